"""Pieces of a profile's text around what a finding is about, and around what its fix changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from profilelint.findings import Edit, Fix, Located
from profilelint.profile import Profile, value_at
from profilelint.source import Path, Span

AROUND = 90
"""Characters of the text shown before and after what is marked."""
SHORT = 120
"""A finding on a whole text marks it if it has no more characters than this."""
GAP = "…"


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text: as it is (``kept``), what a finding is about (``marked``), or what a fix
    takes out (``removed``) and puts in (``added``)."""

    text: str
    kind: Literal["kept", "marked", "removed", "added"] = "kept"


def excerpt(profile: Profile, found: Located) -> tuple[Piece, ...]:
    """The text around what a finding is about; empty where it is about no text, or the e-mail."""
    text = _text(profile, found.at)
    if not text:
        return ()
    if found.span is None:
        return (Piece(text, "marked"),) if len(text) <= SHORT else ()
    start, end = found.span
    if not 0 <= start <= end <= len(text):
        return ()
    return tuple(
        piece
        for piece in (
            Piece(before(text[:start])),
            Piece(shortened(text[start:end]), "marked"),
            Piece(after(text[end:])),
        )
        if piece.text
    )


def change(profile: Profile, fix: Fix | None) -> tuple[Piece, ...]:
    """What a fix makes of the text, around the places that it changes; empty without one."""
    if fix is None:
        return ()
    places = dict.fromkeys(edit.at for edit in fix.edits)
    pieces: list[Piece] = []
    for at in places:
        pieces += [Piece(" ")] if pieces else []
        pieces += _changed(profile, at, [edit for edit in fix.edits if edit.at == at])
    return tuple(piece for piece in pieces if piece.text)


def tells_all(found: Located) -> bool:
    """Whether what a fix changes is also what the finding is about, so that one text shows both."""
    edits = found.fix.edits if found.fix else ()
    return found.span is not None and any(
        edit.at == found.at
        and edit.span is not None
        and edit.span[0] <= found.span[0]
        and found.span[1] <= edit.span[1]
        for edit in edits
    )


def marked(profile: Profile, at: Path, spans: list[Span]) -> tuple[Piece, ...]:
    """A whole text with everything marked that findings are about; overlaps become one mark."""
    text = _text(profile, at)
    pieces: list[Piece] = []
    last = 0
    for start, end in sorted(spans):
        if start >= last:
            pieces += [Piece(text[last:start]), Piece(text[start:end], "marked")]
        elif end > last:
            pieces.append(Piece(text[last:end], "marked"))
        last = max(last, end)
    return tuple(piece for piece in (*pieces, Piece(text[last:])) if piece.text)


def _text(profile: Profile, at: Path) -> str:
    value = value_at(profile, at)
    return value if isinstance(value, str) and at[0] != "email" else ""


def _changed(profile: Profile, at: Path, edits: list[Edit]) -> Iterator[Piece]:
    value = value_at(profile, at)
    whole = edits[0]
    if whole.span is None or not isinstance(value, str):
        if value is not None:
            yield Piece(shortened(str(value)), "removed")
        if whole.replacement is not None:
            yield Piece(shortened(f"{whole.replacement}"), "added")
        return
    last = 0
    for edit in sorted(edits, key=lambda one: one.span or (0, 0)):
        start, end = edit.span or (0, 0)
        between = value[last:start]
        yield Piece(before(between) if not last else _middle(between))
        yield Piece(value[start:end], "removed")
        yield Piece(f"{edit.replacement or ''}", "added")
        last = end
    yield Piece(after(value[last:]))


def before(text: str) -> str:
    """The last part of what stands before, from the beginning of a word."""
    if len(text) <= AROUND:
        return text
    cut = text[-AROUND:]
    return GAP + (cut.partition(" ")[2] or cut)


def after(text: str) -> str:
    """The first part of what comes after, up to the end of a word."""
    if len(text) <= AROUND:
        return text
    cut = text[:AROUND]
    return (cut.rpartition(" ")[0] or cut).rstrip(" .,;:") + GAP


def shortened(text: str) -> str:
    """A long text without its middle."""
    return text if len(text) <= 4 * AROUND else f"{after(text)} {before(text)}"


def _middle(text: str) -> str:
    return text if len(text) <= 2 * AROUND else f"{after(text)} {before(text)}"
