"""``profilelint roster``: judge many profiles at once, and say what would move them most."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from profilelint.cli import options
from profilelint.errors import UsageError
from profilelint.roster.books import Books, Outcome, outputs
from profilelint.roster.judging import Job
from profilelint.roster.pool import Limits
from profilelint.roster.rows import files
from profilelint.roster.session import Wanted, limits, run, usual_jobs
from profilelint.roster.state import State
from profilelint.roster.table import LeagueView, totals
from profilelint.text import counted


class _ByDefault(TyperGroup):
    """``profilelint roster PATH...`` judges; ``profilelint roster merge`` is a command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or args[0] not in self.commands:
            args = ["judge", *args]
        return super().parse_args(ctx, args)


Output = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FORMAT=FILE",
        help="jsonl=FILE: the results, a line a profile. html=FOLDER: pages.",
    ),
]
Compare = Annotated[
    Path | None,
    typer.Option(metavar="OLD.jsonl", help="Say what has changed since these results."),
]
FailOnNew = Annotated[
    bool,
    typer.Option(
        "--fail-on-new",
        help="Exit code 1 for errors and warnings that --compare or the baseline lacks, only.",
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print one line that counts the verdicts.")
]

commands = typer.Typer(cls=_ByDefault, rich_markup_mode=None, add_completion=False)


@commands.command(no_args_is_help=True)
def judge(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Folders, files, JSON Lines (a profile a line), tables (CSV, a row a profile).",
            metavar="PATH...",
        ),
    ],
    output: Output = None,
    compare: Compare = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes at once; by default one a core.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="tcp://HOST:PORT", help="Judge on this Dask cluster instead."),
    ] = None,
    row_timeout: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            metavar="SECONDS",
            help="What one profile may take: 30, or 180 with LanguageTool.",
        ),
    ] = None,
    row_memory: Annotated[
        int, typer.Option(min=50, metavar="MB", help="What one profile may take.")
    ] = Limits().megabytes,
    state: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep results here; what is unchanged is taken from it."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Take up the run that was cut off, by its date.")
    ] = False,
    shard: Annotated[
        str | None, typer.Option(metavar="K/N", help="Judge the K-th of N parts, as 2/5.")
    ] = None,
    rubric: options.Rubric = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    engine: options.Engine = None,
    languagetool_url: options.LanguageToolUrl = None,
    config: options.Settings = None,
    baseline: options.Baseline = None,
    fail_on: options.Fail = None,
    fail_on_new: FailOnNew = False,
    target_score: options.TargetScore = None,
    first: options.First = False,
    today: options.Today = None,
    quiet: Quiet = False,
) -> None:
    """Judge many profiles with several processes, and print who stands where.

    Results are written in the order of the roster while it runs (--output jsonl=FILE). A profile
    that crashes or hangs a process costs its own row. `profilelint roster merge` puts the results
    of several machines together.

    Exit code: 0 passed, 1 a profile is not ready (see --fail-on), 2 something could not be read
    or judged, 3 a bug of ours.
    """
    settings = options.settings(config)
    root = settings.file.parent if settings.file else Path.cwd()
    if "-" in paths:
        raise UsageError("A roster is read more than once: save standard input to a file first.")
    written = outputs(output or [])
    engines = options.engines(engine, languagetool_url)
    wanted = Wanted(
        files=files(paths, settings.exclude, root),
        job=Job(
            today=options.date_of(today) or (_taken_up(state) if resume else None) or date.today(),
            config=settings,
            rubric=rubric,
            select=options.names(select),
            ignore=options.names(ignore),
            target_score=target_score,
            first=first,
            engines=engines,
            languagetool_url=languagetool_url,
            baseline=baseline,
            pages=written.html is not None,
            beside=config is None,
        ),
        jobs=jobs or usual_jobs(engines),
        fail_on=fail_on or settings.fail_on,
        outputs=written,
        compare=compare,
        only_new=fail_on_new and _has_an_earlier(compare or baseline or settings.baseline),
        limits=limits(engines, row_timeout, row_memory),
        state=state,
        shard=_part(shard) if shard else None,
        scheduler=scheduler,
        quiet=quiet,
    )
    _tell(run(wanted), quiet=quiet)


@commands.command(no_args_is_help=True)
def merge(
    parts: Annotated[
        list[Path],
        typer.Argument(help="Results of the parts of a roster.", metavar="PART.jsonl..."),
    ],
    output: Output = None,
    compare: Compare = None,
    config: options.Settings = None,
    fail_on: options.Fail = None,
    fail_on_new: FailOnNew = False,
    quiet: Quiet = False,
) -> None:
    """Put the results of the parts of a roster (--shard) together, and print who stands where.

    Exit code as of `profilelint roster`; 2 also where rows are missing between the parts.
    """
    from profilelint.roster.merging import merge as merged

    only_new = fail_on_new and _has_an_earlier(compare)
    failing = fail_on or options.settings(config).fail_on
    with Books(outputs(output or []), failing, compare, only_new=only_new) as books:
        outcome, missing = merged(parts, books)
    if missing:
        lack = f"these files lack {counted(missing, 'row')} of the roster"
        print(f"profilelint: {lack}. Is a part not named?", file=sys.stderr)
    _tell(outcome, quiet=quiet)


def _tell(outcome: Outcome, *, quiet: bool) -> None:
    """Print the league and leave with the exit code."""
    with options.reader_may_leave():
        console = Console(highlight=False, emoji=False, markup=False)
        console.print(totals(outcome.league) if quiet else LeagueView(outcome.league))
    raise typer.Exit(outcome.exit_code)


def _taken_up(state: Path | None) -> date | None:
    """The date of the run that was cut off, which is said on standard error."""
    if state is None:
        raise UsageError("--resume takes up a run whose results were kept: add --state FILE.")
    with State(state) as kept:
        day = kept.interrupted()
    say = "no run was cut off" if day is None else f"taking up the run of {day}"
    print(f"profilelint: {say}.", file=sys.stderr)
    return day


def _has_an_earlier(known: Path | None) -> bool:
    """Whether there is anything by which a finding is new.

    :raises UsageError: where there is not.
    """
    if known is None:
        raise UsageError(
            "--fail-on-new needs to know what was there before: add --compare OLD.jsonl with the "
            "results of an earlier run, or --baseline FILE."
        )
    return True


def _part(word: str) -> tuple[int, int]:
    """``2/5`` as two numbers."""
    part, _, many = word.partition("/")
    if not (part.isdecimal() and many.isdecimal() and 1 <= int(part) <= int(many)):
        raise UsageError(f"--shard takes a part such as 2/5, not “{word}”.")
    return int(part), int(many)
