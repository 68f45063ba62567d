"""``profilelint rate``: what clients offered for work like this, and where the profile stands."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from profilelint.cli import options
from profilelint.errors import ReadError, UsageError
from profilelint.findings import Skip


def rate(
    path: Annotated[str, typer.Argument(help="A profile; - reads standard input.", metavar="FILE")],
    rubric: Annotated[
        str | None, typer.Option(metavar="NAME", help="guide-2022 (default) or upwork-2026.")
    ] = None,
    output_format: Annotated[
        Literal["rich", "json"], typer.Option(help="For people, or for programs.")
    ] = "rich",
    input_format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="Read the file as this format.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take the settings from this file.")
    ] = None,
) -> None:
    """Print the hourly rates that clients offered for such work, and where this one stands.

    Counted from job posts, with their number, date and source. Exit code: 0, or 2 where the file
    cannot be read or nothing is known to compare with.
    """
    from rich.console import Console

    from profilelint.linter import plan
    from profilelint.rates import compared
    from profilelint.reading import read
    from profilelint.reports.rate import RateView, rate_as_dict

    settings = options.settings(config)
    figures = plan(settings, rubric=rubric, select_=["rate-below-band"]).options["rate-below-band"]
    try:
        document = read(path, input_format=input_format)
    except ReadError as error:
        for problem in error.problems:
            where = f":{problem.line}:{problem.column}" if problem.line else ""
            print(f"{error.name}{where}: {problem.message}", file=sys.stderr)
        raise typer.Exit(2) from None
    try:
        found = compared(
            document.profile,
            minimum_n=int(str(figures["minimum_n"])),
            low=str(figures["low"]),
            high=str(figures["high"]),
        )
    except Skip as skip:
        raise UsageError(f"{document.source.name}: {skip.reason}.") from None
    with options.reader_may_leave():
        if output_format == "json":
            print(json.dumps(rate_as_dict(document.source.name, found), indent=2))
        else:
            Console(highlight=False, emoji=False, markup=False).print(RateView(found))
