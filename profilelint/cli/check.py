"""``profilelint check``: read profiles, judge them, print what to mend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from profilelint.cli import options, outputs
from profilelint.cli.running import Job, earlier_report, exit_code
from profilelint.errors import UsageError
from profilelint.findings import Safety
from profilelint.linter import plan
from profilelint.reading import STDIN
from profilelint.reading.decoding import is_web_address


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
    nlp: options.UseNlp = False,
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
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file is saved, until Ctrl-C.")
    ] = False,
    yes: options.Yes = False,
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
    mending, changes = fix or diff or unsafe_fixes, options.changes(set_)
    if redact and diff:
        raise UsageError("--diff shows the text of the profile, which --redact leaves out.")
    if mending and changes:
        raise UsageError("--set changes no file, so it does not go with --fix and --diff.")
    if watch and (mending or STDIN in paths):
        raise UsageError("--watch looks at files again and again; it does not mend them.")
    addresses = [path for path in paths if is_web_address(path)]
    if len(addresses) > 1:
        raise UsageError("Only one page is fetched at a time: your own.")
    if addresses:
        if mending or watch or input_format:
            raise UsageError(
                "A page on the web is only checked. Fetch it into a file first: "
                f"profilelint fetch {addresses[0]}"
            )
        options.agree_to_fetch(addresses[0], yes=yes)
    settled = plan(
        settings,
        rubric=rubric,
        select_=options.names(select),
        ignore=options.names(ignore),
        today=options.date_of(today),
        target_score=target_score,
        first=first,
        nlp=nlp,
        engines=options.engines(engine, languagetool_url),
        languagetool_url=languagetool_url,
        baseline=baseline,
        # What is fetched is kept no longer than the run.
        cache=options.cache(no_cache=no_cache or bool(addresses), watch=watch),
    )
    if mending:
        from profilelint.cli.mend import mend_files

        allow = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
        names = list(options.files(paths, settings))
        code = mend_files(names, settled, allow, input_format=input_format, diff=diff)
        if diff:
            raise typer.Exit(code)
    job = Job(
        paths=paths,
        settings=settings,
        plan=settled,
        out=out,
        input_format=input_format,
        changes=tuple(changes),
        effort=effort,
        earlier=earlier_report(compare, redact=redact),
        attempts=settings.attempts if attempts is None else attempts,
        ledger=ledger,
        quiet=quiet,
        verbose=verbose,
        show_ignored=show_ignored,
        redact=redact,
    )
    if watch:
        from profilelint.cli.watching import watch_and_run

        watch_and_run(job)
    raise typer.Exit(exit_code(job.run(), fail_on or settings.fail_on))
