"""``profilelint schema``: the JSON Schema of the profile format or of the JSON report."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer


def schema(
    of: Annotated[
        Literal["profile", "report"], typer.Argument(help="The format to describe.")
    ] = "profile",
) -> None:
    """Print the JSON Schema of profilelint's profile format, or of its JSON report."""
    from profilelint.schema import profile_schema, report_schema

    found = profile_schema() if of == "profile" else report_schema()
    typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
