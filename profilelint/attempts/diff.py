"""What changed between two versions of a profile, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal

import msgspec

from profilelint.attempts.attempt import Attempt, fields_of
from profilelint.profile import Profile
from profilelint.source import Path

PRIVATE = "email"
_NAMES = ("company", "title", "school", "degree", "subject", "name", "language")
"""What an entry of a list is known again by, whatever else of it changes."""


class Change(msgspec.Struct, frozen=True):
    """A value that differs. ``None``, before or after, stands for what is not told there."""

    at: Path
    before: Any
    after: Any


class Piece(msgspec.Struct, frozen=True):
    """Words of a text that follow one another, and what became of them."""

    kind: Literal["same", "out", "in"]
    words: tuple[str, ...]


def changes(before: Profile, after: Profile) -> tuple[Change, ...]:
    """Every value that differs, in the order of the profile's fields.

    The entries of a list (jobs, schools ...) are paired by their names first, so that one that was
    put in before them does not make all of them look changed.
    """
    old, new = fields_of(before), fields_of(after)
    return tuple(
        change
        for field in names_of_fields()
        for change in _between((field,), old.get(field), new.get(field))
    )


def names_of_fields() -> tuple[str, ...]:
    """The fields of a profile that a ledger keeps, in their order."""
    return tuple(name for name in Profile.__struct_fields__ if name != PRIVATE)


def unchanged(before: Profile, after: Profile) -> tuple[str, ...]:
    """The fields that both tell, and tell alike."""
    old, new = fields_of(before), fields_of(after)
    return tuple(
        field for field in names_of_fields() if field in old and old[field] == new.get(field)
    )


def _between(at: Path, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _between((*at, key), old.get(key), new.get(key))
    elif _are_entries(old) and _are_entries(new):
        yield from _between_entries(at, old, new)
    else:
        yield Change(at, old, new)


def _are_entries(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _between_entries(at: Path, old: list[Any], new: list[Any]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [_name(one) for one in old], [_name(one) for one in new], False)
    for _, low, high, start, stop in matcher.get_opcodes():
        gone, come = old[low:high], new[start:stop]
        both = min(len(gone), len(come))
        for place in range(both):
            yield from _between((*at, start + place), gone[place], come[place])
        for place in range(both, len(gone)):
            yield Change((*at, low + place), gone[place], None)
        for place in range(both, len(come)):
            yield Change((*at, start + place), None, come[place])


def _name(entry: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(entry[key]) for key in _NAMES if entry.get(key))


def items(change: Change) -> tuple[list[str], list[str]] | None:
    """What was added to a list of words and what was taken out; ``None`` for any other value."""
    old, new = change.before, change.after
    if not (isinstance(old, list) and isinstance(new, list)):
        return None
    if not all(isinstance(item, str) for item in (*old, *new)):
        return None
    return less(new, old), less(old, new)


def less(items_: Sequence[str], others: Sequence[str]) -> list[str]:
    """The items without those of the others, each taken off once."""
    left = list(others)
    found = []
    for item in items_:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """A text word by word: what stayed, what went out, what came in. White space does not count."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for kind, low, high, start, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", tuple(new[start:stop])))
            continue
        if low < high:
            found.append(Piece("out", tuple(old[low:high])))
        if start < stop:
            found.append(Piece("in", tuple(new[start:stop])))
    return tuple(found)


def diff_as_dict(before: Attempt, after: Attempt) -> dict[str, Any]:
    """What changed between two attempts, as plain values."""
    return {
        "before": before.number,
        "after": after.number,
        "changes": [
            {"path": list(one.at), "before": one.before, "after": one.after}
            for one in changes(before.profile, after.profile)
        ],
        "unchanged": list(unchanged(before.profile, after.profile)),
        "score_before": before.score,
        "score_after": after.score,
        "mended": less(before.findings, after.findings),
        "new": less(after.findings, before.findings),
    }
