"""``profilelint schema``: the JSON Schema of the profile format, or of what a command prints."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer


def schema(
    of: Annotated[
        Literal["profile", "report", "badges"], typer.Argument(help="The format to describe.")
    ] = "profile",
) -> None:
    """Print the JSON Schema of the profile format, of the JSON report, or of the badges."""
    from profilelint.schema import schemas

    typer.echo(json.dumps(schemas()[of], indent=2, ensure_ascii=False))
