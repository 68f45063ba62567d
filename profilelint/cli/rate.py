"""``profilelint rate``: what clients offered for work like this, and where the profile stands."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from profilelint.cli import options
from profilelint.errors import UsageError
from profilelint.findings import Skip


def rate(
    path: options.File,
    rubric: options.Rubric = None,
    output_format: Annotated[
        Literal["rich", "json"], typer.Option(help="For people, or for programs.")
    ] = "rich",
    input_format: options.InputFormat = None,
    config: options.Settings = None,
) -> None:
    """Print the hourly rates that clients offered for such work, and where this one stands.

    Counted from job posts, with their number, date and source. Exit code: 0, or 2 where the file
    cannot be read or nothing is known to compare with.
    """
    from rich.console import Console

    from profilelint.linter import plan
    from profilelint.rates import compared_by
    from profilelint.reports.rate import RateView, rate_as_dict

    settings = options.settings(config)
    figures = plan(settings, rubric=rubric, select_=["rate-below-band"]).options["rate-below-band"]
    document = options.document(path, input_format)
    try:
        found = compared_by(document.profile, figures)
    except Skip as skip:
        raise UsageError(f"{document.source.name}: {skip.reason}.") from None
    with options.reader_may_leave():
        if output_format == "json":
            print(json.dumps(rate_as_dict(document.source.name, found), indent=2))
        else:
            Console(highlight=False, emoji=False, markup=False).print(RateView(found))
