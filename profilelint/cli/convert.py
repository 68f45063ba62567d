"""``profilelint convert``: a file of any format into profilelint's own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from profilelint.cli import options


def convert(
    path: options.File,
    out: Annotated[str, typer.Argument(metavar="OUT", help="FILE.yaml or FILE.json; - prints it.")],
    to: Annotated[Literal["yaml", "json"], typer.Option("--to", help="What - prints.")] = "yaml",
    provenance: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write there, as JSON, where each field came from."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    input_format: options.InputFormat = None,
) -> None:
    """Write a profile of any format as a file in profilelint's own format.

    In YAML a comment above each field says where it came from; --provenance writes the same for
    programs. Nothing of our own format is lost on the way.
    """
    from profilelint.text import flat
    from profilelint.writing import converting

    target, syntax = converting.target_of(out, force=force, stdout=to)
    if provenance is not None:
        converting.refuse_to_replace(str(provenance), force=force)
    document = options.document(path, input_format)
    text = converting.converted(document, syntax)
    if target is None:
        with options.reader_may_leave():
            sys.stdout.write(text)
    else:
        converting.save(target, text)
    if provenance is not None:
        made = json.dumps(converting.provenance(document), indent=2, ensure_ascii=False)
        converting.save(provenance, made + "\n")
    for line in converting.said(document, None if target is None else str(target)):
        print(flat(line), file=sys.stderr)
