"""``profilelint check``: read profiles, judge them, print what to mend."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from profilelint.cli import options, outputs
from profilelint.config import Config, FailOn
from profilelint.errors import ProfilelintError, ReadError, UsageError
from profilelint.findings import Safety, Severity
from profilelint.language import Cache
from profilelint.linter import Plan, lint, plan
from profilelint.reading import Document, read
from profilelint.registry import discover
from profilelint.reports import Run
from profilelint.scorecard import Scorecard, Verdict, planned, scorecard
from profilelint.text import flat

if TYPE_CHECKING:
    from profilelint.reports.earlier import Earlier
    from profilelint.whatif import Change


def check(
    paths: options.Paths,
    rubric: options.Rubric = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    output_format: outputs.OutputFormat = None,
    output: outputs.Output = None,
    input_format: options.InputFormat = None,
    engine: options.Engine = None,
    languagetool_url: options.LanguageToolUrl = None,
    no_cache: options.NoCache = False,
    config: options.Settings = None,
    baseline: options.Baseline = None,
    show_ignored: Annotated[
        bool, typer.Option("--show-ignored", help="List also the findings that are hidden.")
    ] = False,
    compare: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Show what has changed since this JSON report."),
    ] = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Leave out names and texts; for reports you pass on.")
    ] = False,
    fail_on: options.Fail = None,
    target_score: options.TargetScore = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in the file what can be mended without reading.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="With --fix or --diff: also what you should read."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print what --fix would change, and change nothing.")
    ] = False,
    first: options.First = False,
    attempts: Annotated[
        bool | None,
        typer.Option(
            "--attempts/--no-attempts",
            help="Say what is as it was when last refused; else only on a screen of your own.",
            show_default=False,
        ),
    ] = None,
    ledger: options.Ledger = None,
    today: options.Today = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What if: judge with this change, which is not written. rate=35, skills+=Figma, "
            "skills-=Typing, overview=@FILE, employment.0.title=Editor.",
        ),
    ] = None,
    effort: Annotated[
        int | None,
        typer.Option(
            min=1, max=10_000, metavar="MINUTES", help="What to mend first in so many minutes."
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only the verdict of each file.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print also what was not known or not read.")
    ] = False,
) -> None:
    """Check profiles and print what to mend, what to mend first, and on whose word.

    Exit code: 0 passed, 1 not ready (see --fail-on), 2 something could not be read or used,
    3 a bug of ours.
    """
    settings = options.settings(config)
    out = outputs.outputs(output_format, output)
    if redact and diff:
        raise UsageError("--diff shows the text of the profile, which --redact leaves out.")
    earlier = _earlier(compare, redact=redact)
    settled = plan(
        settings,
        rubric=rubric,
        select_=options.names(select),
        ignore=options.names(ignore),
        today=options.date_of(today),
        target_score=target_score,
        first=first,
        engines=options.engines(engine, languagetool_url),
        languagetool_url=languagetool_url,
        baseline=baseline,
        cache=None if no_cache else Cache(),
    )
    if (fix or diff or unsafe_fixes) and set_:
        raise UsageError("--set changes no file, so it does not go with --fix and --diff.")
    if fix or diff or unsafe_fixes:
        from profilelint.cli.mend import mend_files

        allow = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
        names = list(options.files(paths, settings))
        code = mend_files(names, settled, allow, input_format=input_format, diff=diff)
        if diff:
            raise typer.Exit(code)
    changes = options.changes(set_)
    run = _run(paths, settings, settled, input_format, changes, effort)
    run = msgspec.structs.replace(run, verbose=verbose, show_ignored=show_ignored)
    _say(run, settings, redact=redact)
    wanted = settings.attempts if attempts is None else attempts
    asked = ledger is not None if wanted is None else wanted
    on_screen = out.screen == "rich" and not quiet and options.is_own_screen()
    told = _with_attempts(run, ledger) if asked or (wanted is None and on_screen) else run
    # What was not asked for stays out of files, which would else not be the same twice.
    out.write(_shown(told if asked else run, earlier, redact=redact))
    with options.reader_may_leave():
        shown = _shown(told, earlier, redact=redact, say=True)
        if quiet:
            _print_verdicts(shown)
        else:
            out.print(shown)
    raise typer.Exit(_exit_code(run, fail_on or settings.fail_on))


def _run(
    paths: Sequence[str],
    settings: Config,
    settled: Plan,
    input_format: str | None,
    changes: Sequence[Change],
    effort: int | None,
) -> Run:
    """Read and judge every file; one that cannot be read does not stop the others."""
    cards: list[Scorecard] = []
    errors: list[ReadError] = []
    for name in options.files(paths, settings):
        try:
            if isinstance(name, ReadError):
                raise name
            document = read(name, input_format=input_format)
        except ReadError as error:
            errors.append(error)
        else:
            cards.append(_judged(document, settled, changes, effort))
    unused = settled.hiding.unused([card.report.ignores for card in cards])
    return Run(
        settled.rubric.name,
        tuple(cards),
        tuple(errors),
        today=settled.today,
        unused=tuple(unused),
    )


def _earlier(path: Path | None, *, redact: bool) -> Earlier | None:
    if path is None:
        return None
    from profilelint.reports.earlier import read_earlier

    earlier = read_earlier(path)
    if earlier.redacted and not redact:
        raise UsageError(f"{path} was made with --redact. Add --redact to compare with it.")
    return earlier


def _shown(run: Run, earlier: Earlier | None, *, redact: bool, say: bool = False) -> Run:
    """The run as it is shown: compared with the earlier report, and redacted.

    A redacted report is compared with what is redacted, any other one with what is not. ``say``:
    what cannot be compared is said on standard error.
    """
    if earlier is None and not redact:
        return run
    from profilelint.reports.earlier import compared, not_compared
    from profilelint.reports.redaction import redacted

    if redact and (earlier is None or earlier.redacted):
        run = redacted(run)
    if earlier is not None:
        run = compared(run, earlier)
        for name in not_compared(run) if say else ():
            print(flat(f"{name}: the earlier report does not have this profile."), file=sys.stderr)
    return redacted(run) if redact and not run.redacted else run


def _with_attempts(run: Run, ledger: Path | None) -> Run:
    """The run with what the ledger tells; where it cannot be read, a note on standard error."""
    from profilelint.attempts.place import default_path, is_there

    place = ledger or default_path()
    try:
        if is_there(place):
            from profilelint.attempts.history import with_histories

            return with_histories(run, place)
        if ledger is not None:
            print(f"profilelint: there is no ledger {ledger}, so no attempts.", file=sys.stderr)
    except ProfilelintError as error:
        print(f"profilelint: your attempts are not shown. {error}", file=sys.stderr)
    return run


def _judged(
    document: Document, settled: Plan, changes: Sequence[Change], effort: int | None
) -> Scorecard:
    if changes:
        from profilelint.whatif import what_if

        card = what_if(document, changes, settled)
    else:
        card = scorecard(lint(document, settled))
    return card if effort is None else planned(card, effort)


def _say(run: Run, settings: Config, *, redact: bool) -> None:
    """What does not belong to the report, on stderr: files that could not be read, packages that
    did not load, and ignores that hide nothing. ``redact``: nothing of a file but its name."""
    if redact:
        from profilelint.reports.redaction import with_names_of_files

        run = with_names_of_files(run)
    for error in run.errors:
        options.say_unread(error)
    options.say_not_loaded("profile")
    for card in run.scorecards:
        name = card.report.document.source.name
        for one in card.report.unused:
            where = name if one.line is None else f"{name}:{one.line}"
            print(flat(f"{where}: {one.message}"), file=sys.stderr)
    for one in run.unused:
        source = settings.file if one.by == "settings" else "profilelint"
        print(flat(f"{source}: {one.message}"), file=sys.stderr)


def _print_verdicts(run: Run) -> None:
    for card in run.scorecards:
        hidden = f" ({len(card.report.hidden)} hidden)" if card.report.hidden else ""
        print(flat(f"{card.report.document.source.name}: {card.verdict}{hidden}"))


def _exit_code(run: Run, fail_on: FailOn) -> int:
    """3 a broken check, 2 a file not read, 1 ``fail_on`` met, 0 passed; the highest wins."""
    if any(card.broken for card in run.scorecards) or discover("profile").failures:
        return 3
    if run.errors:
        return 2
    return int(any(_fails(card, fail_on) for card in run.scorecards))


def _fails(card: Scorecard, fail_on: FailOn) -> bool:
    if fail_on == "never":
        return False
    if fail_on == "not-ready":
        return card.verdict not in (Verdict.READY, Verdict.PARTIAL)
    return any(found.severity >= Severity.from_word(fail_on) for found in card.report.findings)
