"""How long it takes to mend what a check finds, read from `data/effort.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec
import tomli

from profilelint.vocabulary import text_of


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Checks whose findings take the same time."""

    why: str
    checks: tuple[str, ...]
    minutes: int = 0
    minutes_each: int = 0


class _Efforts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    source: str
    as_of: str
    basis: str
    note: str
    efforts: tuple[_Group, ...]


@cache
def efforts() -> Mapping[str, tuple[int, int]]:
    """Of each check that is known: the minutes in all, and those for each finding."""
    found = msgspec.convert(tomli.loads(text_of("effort.toml")), _Efforts)
    return {
        name: (group.minutes, group.minutes_each)
        for group in found.efforts
        for name in group.checks
    }


def minutes_for(check: str, findings: int) -> int | None:
    """How long it takes to mend so many findings of a check; ``None`` where nobody says."""
    if check not in efforts():
        return None
    whole, each = efforts()[check]
    return whole + each * findings
