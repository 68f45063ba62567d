"""``profilelint badges``: the talent badges, criterion by criterion, and what each still lacks."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from profilelint.cli import options


def badges(
    path: options.File,
    badge: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this badge, with all that is worth knowing."),
    ] = None,
    interview: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="When the call for Expert-Vetted begins, as 2026-12-04T15:00+02:00.",
        ),
    ] = None,
    output_format: Annotated[
        Literal["rich", "json"], typer.Option(help="For people, or for programs.")
    ] = "rich",
    input_format: options.InputFormat = None,
    config: options.Settings = None,
    today: options.Today = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print also the notes and all sources.")
    ] = False,
) -> None:
    """Print for each talent badge which criteria are met, not met or not known.

    With the figure found, the figure needed, its source, what lacks, and the soonest day where the
    file tells enough. It is information: the exit code is 0 whatever stands there, 2 where the file
    cannot be read, 3 for a bug of ours.
    """
    from rich.console import Console

    from profilelint.badges import judged
    from profilelint.reports.badges import BadgesView, badges_as_dict
    from profilelint.rubric import BADGES

    settings = options.settings(config)
    wanted = options.names(badge)
    found = judged(
        options.document(path, input_format),
        settings,
        wanted=wanted,
        call=interview,
        today=options.date_of(today),
    )
    failed = options.say_not_loaded(BADGES)
    with options.reader_may_leave():
        if output_format == "json":
            print(json.dumps(badges_as_dict(found), indent=2))
        else:
            view = BadgesView(found, verbose=verbose, whole=bool(wanted))
            Console(highlight=False, emoji=False, markup=False).print(view)
    raise typer.Exit(3 if failed or found.broken else 0)
