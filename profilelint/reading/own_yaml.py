"""profilelint's own format as YAML: whatever begins with neither `{`, `[` nor `<`."""

from __future__ import annotations

from profilelint.reading import own
from profilelint.reading.document import Document, Given

never_has: tuple[str, ...] = ()
advice = "Every field may stand in this file; `profilelint schema` prints them all."


def recognise(given: Given) -> str | None:
    """Whatever begins as YAML does."""
    return own.REASON if given.syntax == "yaml" else None


def read(given: Given) -> Document:
    """Read it."""
    return own.read(given, "yaml")
