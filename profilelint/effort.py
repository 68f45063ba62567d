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


class Effort(msgspec.Struct, frozen=True):
    """How long mending takes: ``minutes`` in all, ``minutes_each`` for each finding; and why."""

    minutes: int
    minutes_each: int
    why: str
    source: str
    as_of: str
    basis: str
    note: str


@cache
def efforts() -> Mapping[str, Effort]:
    """The effort of each check that is known."""
    found = msgspec.convert(tomli.loads(text_of("effort.toml")), _Efforts)
    told = found.source, found.as_of, found.basis, found.note
    return {
        name: Effort(one.minutes, one.minutes_each, one.why, *told)
        for one in found.efforts
        for name in one.checks
    }


def minutes_for(check: str, findings: int) -> int | None:
    """How long it takes to mend so many findings of a check; ``None`` where nobody says."""
    one = efforts().get(check)
    return None if one is None else one.minutes + one.minutes_each * findings
