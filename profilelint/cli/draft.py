"""``profilelint draft``: titles to choose from, and an outline of an overview to fill in."""

from __future__ import annotations

from typing import Annotated

import typer

from profilelint.cli import options
from profilelint.errors import UsageError


def draft(
    file: options.File,
    title: Annotated[bool, typer.Option("--title", help="Only the titles, a line each.")] = False,
    overview: Annotated[
        bool, typer.Option("--overview", help="Only the outline, to be written into a file.")
    ] = False,
    rubric: options.Rubric = None,
    input_format: options.InputFormat = None,
    config: options.Settings = None,
    today: options.Today = None,
) -> None:
    """Propose three titles and an outline of an overview, from the facts of the profile alone.

    Nothing is invented and no file is changed. What only you can know stands as a gap, such as
    <result in numbers>, and `profilelint check` finds every gap that is forgotten.
    """
    from profilelint.drafting import outline, titles
    from profilelint.linter import lint, plan
    from profilelint.reports.drafts import text_of

    if title and overview:
        raise UsageError("--title and --overview are for one of the two; without them both come.")
    settled = plan(options.settings(config), rubric=rubric, today=options.date_of(today))
    document = options.document(file, input_format)
    report = lint(document, settled)
    offered = None if overview else titles(document.profile, settled)
    text = None if title else outline(report)
    with options.reader_may_leave():
        print(text_of(offered, text), end="")
