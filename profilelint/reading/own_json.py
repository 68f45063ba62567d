"""profilelint's own format as JSON: whatever begins with `{` or `[`."""

from __future__ import annotations

from profilelint.reading import own
from profilelint.reading.document import Document, Given

never_has: tuple[str, ...] = ()
advice = "Every field may stand in this file; `profilelint schema` prints them all."


def recognise(given: Given) -> str | None:
    """Whatever begins as JSON does."""
    return own.REASON if given.syntax == "json" else None


def read(given: Given) -> Document:
    """Read it."""
    return own.read(given, "json")
