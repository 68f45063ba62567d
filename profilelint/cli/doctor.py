"""``profilelint doctor``: what a file was recognised as, and what it tells of a profile."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from profilelint.cli import options


def doctor(
    path: options.File,
    output_format: Annotated[
        Literal["rich", "json"], typer.Option(help="For people, or for programs.")
    ] = "rich",
    input_format: options.InputFormat = None,
    config: options.Settings = None,
) -> None:
    """Say what a file was recognised as and why, which fields it has, and which it cannot have.

    Exit code: 0, or 2 where no profile can be read from it.
    """
    from rich.console import Console

    from profilelint.errors import ReadError
    from profilelint.reading import opened
    from profilelint.reading.examining import Examination, examined
    from profilelint.reports.doctor import DoctorView, doctor_as_dict

    columns = options.settings(config).columns
    try:
        found = examined(opened(path), input_format, columns)
    except ReadError as error:
        found = Examination(error.name, problems=error.problems)
    with options.reader_may_leave():
        if output_format == "json":
            print(json.dumps(doctor_as_dict(found), indent=2, ensure_ascii=False))
        else:
            Console(highlight=False, emoji=False, markup=False).print(DoctorView(found))
    raise typer.Exit(2 if found.problems else 0)
