"""``profilelint baseline``: record the findings of today, so that only new ones are shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from profilelint.cli import options
from profilelint.errors import ReadError, UsageError
from profilelint.reading import STDIN
from profilelint.text import counted, flat


def baseline(
    paths: options.Paths,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write it here. Without: the baseline of the settings, or "
            "profilelint-baseline.json.",
        ),
    ] = None,
    rubric: options.Rubric = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    input_format: options.InputFormat = None,
    engine: options.Engine = None,
    languagetool_url: options.LanguageToolUrl = None,
    config: options.Settings = None,
    first: options.First = False,
    today: options.Today = None,
) -> None:
    """Record all findings of profiles as known. `check --baseline FILE` then shows only new ones.

    A finding is known again by its check, its field and its text, wherever it stands. What the file
    says of profiles that are not named now stays in it. Exit code: 0, or 2 where something cannot
    be read or written; then nothing is written.
    """
    from profilelint.baseline import NAME, recorded
    from profilelint.linter import lint, plan
    from profilelint.reading import read
    from profilelint.replacing import replace_file

    settings = options.settings(config)
    path = output or settings.baseline or Path(NAME)
    if STDIN in paths:
        raise UsageError("A baseline knows profiles by the names of their files; give a file.")
    settled = plan(
        settings,
        rubric=rubric,
        select_=options.names(select),
        ignore=options.names(ignore),
        today=options.date_of(today),
        first=first,
        engines=options.engines(engine, languagetool_url),
        languagetool_url=languagetool_url,
        use_baseline=False,
    )
    found, unread = [], False
    for name in options.files(paths, settings):
        try:
            if isinstance(name, ReadError):
                raise name
            report = lint(read(name, input_format=input_format), settled)
        except ReadError as error:
            options.say_unread(error)
            unread = True
        else:
            found.append((report.document, report.findings))
    if unread:
        raise UsageError(f"{path} was not written, since not every file could be read.")
    replace_file(path, recorded(path, found).data(), None)
    number = sum(len(findings) for _, findings in found)
    print(
        flat(
            f"{path}: {counted(number, 'finding')} of {counted(len(found), 'profile')} recorded. "
            f"`profilelint check --baseline {path}` shows only others."
        )
    )
