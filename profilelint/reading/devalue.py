"""The table of values that Nuxt 3 puts into a page: read as data, never executed.

Values stand in one list, and lists and objects hold the numbers of their parts, so that what occurs
twice is written once. A list whose first part is a text is a value of a special kind, such as
``["Date", "2026-01-05T00:00:00.000Z"]``. Format: version 5 of the package devalue (read 2026-08).
"""

from __future__ import annotations

import json
from typing import Final

from profilelint.text import whole

WRAPPERS: Final = frozenset(
    ("Reactive", "ShallowReactive", "Ref", "ShallowRef", "NuxtError", "Island")
)
EMPTY: Final = frozenset(("EmptyRef", "EmptyShallowRef"))
UNDEFINED, HOLE, SPARSE = -1, -2, -7
MAX_DEPTH: Final = 60
MAX_VALUES: Final = 1_000_000


class OddTable(Exception):
    """A table that is not written as it should be."""


def table_of(text: str) -> list[object]:
    """The table, from its text.

    :raises OddTable: for a text that is no table.
    """
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise OddTable from None
    if not isinstance(table, list) or not table:
        raise OddTable
    return [_whole(value) for value in table] if "\\u" in text else table


def _whole(value: object) -> object:
    """A value in which half a character, which no file can hold, has become the sign for it."""
    match value:
        case str():
            return whole(value)
        case dict():
            return {_whole(name): number for name, number in value.items()}
        case _:
            return value


class Values:
    """Takes values out of a table, each once; what is part of itself is left out there.

    :raises OddTable: from :meth:`at`, for what is nested too deeply, or too much.
    """

    def __init__(self, table: list[object]) -> None:
        self.table = table
        self._done: dict[int, object] = {}
        self._doing: set[int] = set()
        self._left = MAX_VALUES

    def at(self, number: object, depth: int = 0) -> object:
        """The value with a number; ``None`` for undefined and for what is no number."""
        if isinstance(number, bool) or not isinstance(number, int):
            return None
        if number == -6:
            return 0
        if not 0 <= number < len(self.table) or number in self._doing:
            return None
        if number in self._done:
            return self._done[number]
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            raise OddTable
        self._doing.add(number)
        value = self._read(self.table[number], depth + 1)
        self._doing.discard(number)
        self._done[number] = value
        return value

    def _read(self, entry: object, depth: int) -> object:
        if isinstance(entry, dict):
            return {name: self.at(at, depth) for name, at in entry.items() if at != UNDEFINED}
        if not isinstance(entry, list):
            return entry
        if entry and isinstance(entry[0], str):
            return self._special(entry[0], entry[1:], depth)
        self._left -= len(entry)
        if entry and entry[0] == SPARSE:
            entry = entry[3::2]
        return [self.at(at, depth) for at in entry if at != HOLE]

    def _special(self, kind: str, parts: list[object], depth: int) -> object:
        if kind == "Set":
            return [self.at(at, depth) for at in parts]
        if kind in ("Map", "null"):
            pairs = zip(parts[::2], parts[1::2], strict=False)
            named = ((name if kind == "null" else self.at(name, depth), at) for name, at in pairs)
            return {name: self.at(at, depth) for name, at in named if isinstance(name, str)}
        if not parts:
            return None
        if kind in WRAPPERS or kind == "Object":
            return self.at(parts[0], depth)
        if kind in EMPTY:
            return {'""': "", "0": 0, "false": False}.get(str(self.at(parts[0], depth)))
        if kind in ("Date", "URL"):
            return parts[0] if isinstance(parts[0], str) else None
        return None
