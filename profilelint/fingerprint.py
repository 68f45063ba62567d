"""By what a finding is known again in a later version of the file.

Lines, columns and places in a list are no part of it, since they move when something else changes.
What counts is the check, the field, and the text that the finding is about.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec

from profilelint.findings import Located
from profilelint.profile import PartialDate, Profile, value_at
from profilelint.reading import Document
from profilelint.source import Path, Span

WORDS_AROUND = 3
"""How many words before and after the ones found belong to it. The same slip in another sentence
then is another finding. Basis: ours."""

_WINDOW = 400
"""Characters in which the words around are looked for."""


def fingerprint(document: Document, located: Located) -> str:
    """16 hexadecimal digits that stay the same while the finding is the same.

    They are made of the check, the field (``skills``, ``employment.description``), and the text
    found with the words around it; where nothing is quoted, the whole value; where that is
    absent or empty, the entry of the list that lacks it.
    """
    from hashlib import sha256  # 2 ms, which a plain check need not pay

    field = ".".join(str(step) for step in located.at if isinstance(step, str))
    parts = (located.check, field, _text(document.profile, located.at, located.span))
    return sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:16]


def fingerprints(document: Document, findings: Iterable[Located]) -> list[str]:
    """The fingerprint of each; one that comes again gets ``:2``, then ``:3``."""
    seen: dict[str, int] = {}
    found = []
    for one in findings:
        mark = fingerprint(document, one)
        seen[mark] = seen.get(mark, 0) + 1
        found.append(mark if seen[mark] == 1 else f"{mark}:{seen[mark]}")
    return found


def _text(profile: Profile, at: Path, span: Span | None) -> str:
    """The text that a finding is about."""
    value = value_at(profile, at)
    if isinstance(value, str) and value:
        if at == ("email",):  # so that nobody can find the private address by trying some
            return _normal(value.rpartition("@")[2])
        return _normal(value if span is None else _around(value, span))
    while value in (None, "", ()) and any(isinstance(step, int) for step in at):
        at = at[:-1]
        value = value_at(profile, at)
    return _written(value)


def _around(text: str, span: Span) -> str:
    start, end = span
    before = text[max(0, start - _WINDOW) : start].split()[-WORDS_AROUND:]
    after = text[end : end + _WINDOW].split()[:WORDS_AROUND]
    return "\1".join([" ".join(before), text[start:end], " ".join(after)])


def _normal(text: str) -> str:
    """A text in which only what a reader sees counts."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _written(value: object) -> str:
    match value:
        case None | msgspec.UNSET:
            return ""
        case str():
            return _normal(value)
        case bool() | PartialDate():
            return str(value)
        case int() | float():
            return f"{value:g}"
        case tuple():
            return "\1".join(_written(item) for item in value)
    fields = {name: getattr(value, name) for name in getattr(value, "__struct_fields__", ())}
    return "\1".join(f"{name}={_written(one)}" for name, one in fields.items() if one is not None)
