"""From a document of any format to a file in profilelint's own, with where each value came from."""

from __future__ import annotations

from pathlib import Path as FilePath
from pathlib import PurePath
from typing import Any

from profilelint.errors import UsageError
from profilelint.profile import value_at
from profilelint.reading.document import Document
from profilelint.reading.examining import fields_of, label
from profilelint.reading.formats import reader
from profilelint.replacing import replace_file
from profilelint.source import Path
from profilelint.writing import Syntax, wanted_syntax, written

EMAIL_NOTE = (
    "The e-mail address went along into the private field “email”. It is judged by itself and "
    "never printed; leave it out of every other text, as the platform forbids contact details."
)


def target_of(path: str, *, force: bool, stdout: Syntax = "yaml") -> tuple[FilePath | None, Syntax]:
    """The file to write and its syntax, by its ending; ``-`` is standard output (``None``).

    :raises UsageError: for another ending, or a file that is there already, without ``force``.
    """
    if path == "-":
        return None, stdout
    syntax = wanted_syntax(path)
    refuse_to_replace(path, force=force)
    return FilePath(path), syntax


def refuse_to_replace(path: str, *, force: bool) -> None:
    """:raises UsageError: for a file that is there already, without ``force``."""
    if not force and (FilePath(path).exists() or FilePath(path).is_symlink()):
        raise UsageError(f"{path} is there already. Add --force to replace it.")


def save(path: FilePath, text: str) -> None:
    """Write a file in one step.

    :raises ProfilelintError: where it cannot be written.
    """
    replace_file(path, text.encode(), None)


def converted(document: Document, syntax: Syntax) -> str:
    """The document's profile in our format; in YAML, comments say where each field came from."""
    source = document.source
    kind = reader(source.format)
    heading = f"Made by profilelint from {PurePath(source.name).name}, read as {source.format}."
    if source.reason:
        heading += f"\n{source.reason[:1].upper()}{source.reason[1:]}."
    if kind.never_has:
        names = ", ".join(label(tuple(one.split("."))) for one in kind.never_has)
        heading += f"\nNever in that format, so not known: {names}."
    notes = {path: "from " + origin for path, origin in origins_of(document).items()}
    return written(document.profile, syntax, heading=heading, notes=notes)


def origins_of(document: Document) -> dict[Path, str]:
    """Where each value that is known came from: its name in the export, its line, or its format."""
    found: dict[Path, str] = {}
    paths = dict.fromkeys([field.path for field in fields_of(document)])
    paths |= dict.fromkeys(at for at in document.origins if at)
    for path in paths:
        if value_at(document.profile, path) is None:
            continue
        origin = document.origins.get(path) or document.origins.get(path[:1], "")
        place = document.source.locate(path) if path in document.source.spans else None
        line = f"line {place.line}" if place else ""
        found[path] = ", ".join(part for part in (origin, line) if part) or document.source.format
    return found


def provenance(document: Document) -> dict[str, Any]:
    """Where each value came from, for programs. Keys may be added, never renamed."""
    source = document.source
    return {
        "version": 1,
        "file": source.name,
        "format": source.format,
        "reason": source.reason,
        "fields": [
            {"path": list(path), "from": origin} for path, origin in origins_of(document).items()
        ],
        "never": list(reader(source.format).never_has),
        "not_understood": list(document.notes),
        "unused": list(document.unused),
    }


def said(document: Document, target: str | None) -> list[str]:
    """What a person should know of a conversion, a sentence or two a line."""
    lines = list(document.notes)
    if document.profile.email:
        lines.append(EMAIL_NOTE)
    if target is not None:
        lines.append(
            f"{target} is written; `profilelint check {target}` judges it, and `profilelint init "
            f"{target}` asks for what is missing."
        )
    return lines
