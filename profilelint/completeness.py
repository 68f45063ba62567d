"""The platform's own *profile completeness*, worked out by its published formula.

It stands beside the score and is never mixed into it. What a file does not tell, and what the
platform does not publish, makes a range instead of a number.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import tomli

from profilelint.profile import Profile
from profilelint.vocabulary import text_of

ALMOST = 99
"""The most that a profile can have while a required part is missing."""


class Part(msgspec.Struct, frozen=True):
    """A part of the profile: what it earns, in percent, from ``low`` to ``high`` of ``most``.

    ``have`` counts its entries, ``None`` where the file does not tell. ``note`` says why the two
    differ, and is empty where they do not.
    """

    name: str
    says: str
    low: int
    high: int
    most: int
    have: int | None
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether the file tells it."""
        return self.have is not None


class Step(msgspec.Struct, frozen=True):
    """Something to do, and the percent that it earns: at least ``low``, at most ``high``."""

    what: str
    low: int
    high: int


class Completeness(msgspec.Struct, frozen=True):
    """The percentage, from ``low`` to ``high``; ``platform`` is the platform's own number, if the
    export has it."""

    low: int
    high: int
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    source: str
    as_of: str
    platform: float | None = None


@cache
def _formula() -> dict[str, Any]:
    return tomli.loads(text_of("completeness.toml"))


def completeness(profile: Profile) -> Completeness:
    """Work out the completeness of a profile."""
    formula = _formula()
    required = _required(profile, formula["required"])
    parts = [_part(profile, table) for table in formula["parts"]]
    cap = formula["optional_most"]
    low = required.low + min(cap, sum(part.low for part in parts))
    high = required.high + min(cap, sum(part.high for part in parts))
    if required.low < required.high and _missing(profile):
        high = min(high, ALMOST)
    every = (required, *parts)
    return Completeness(
        low=low,
        high=high,
        parts=every,
        steps=tuple(_steps(profile, parts)),
        notes=(
            *((formula["agency"]["note"],) if profile.kind == "agency" else ()),
            *dict.fromkeys(part.note for part in every if part.note),
            formula["legacy"]["note"],
        ),
        source=formula["source"],
        as_of=formula["as_of"],
        platform=profile.stats.completeness if profile.stats else None,
    )


def _four(profile: Profile) -> dict[str, bool | None]:
    """The four required parts: there, missing, or not known."""
    return {
        "a photo": _there(profile.photo),
        "an overview": _there(profile.overview),
        "one job": _there(profile.employment),
        "one skill": _there(profile.skills),
    }


def _there(value: str | tuple[object, ...] | None) -> bool | None:
    if isinstance(value, str):
        return bool(value.strip())
    return None if value is None else bool(value)


def _missing(profile: Profile) -> list[str]:
    return [name for name, there in _four(profile).items() if there is False]


def _required(profile: Profile, table: dict[str, Any]) -> Part:
    """The part that four things earn together."""
    four = _four(profile)
    percent: int = table["percent"]
    have = sum(there is True for there in four.values())
    complete = have == len(four)
    unknown = [name for name, there in four.items() if there is None]
    note = ""
    if _missing(profile):
        note = f"Missing: {', '.join(_missing(profile))}. {table['note']}"
    elif unknown:
        note = (
            f"The file does not tell of {' or '.join(unknown)}, which the first {percent} % need."
        )
    return Part(
        name="required",
        says=table["says"],
        low=percent if complete else 0,
        high=percent,
        most=percent,
        have=have,
        note=note,
    )


def _part(profile: Profile, table: dict[str, Any]) -> Part:
    """One of the optional parts."""
    name, most = table["name"], table["most"]
    have = _entries(profile, name)
    earned = 0 if have is None else min(most, table["each"] * max(0, have + 1 - table["from"]))
    low = high = earned
    note = ""
    if have is None:
        high = most
    elif earned and have < table.get("sure_from", 0):
        low, note = 0, table["note"]
    return Part(name, table["says"], low, high, most, have, note)


def _entries(profile: Profile, name: str) -> int | None:
    """How many entries a part has; a video is one, or none."""
    value = getattr(profile, name)
    if isinstance(value, str):
        return int(bool(value.strip()))
    return None if value is None else len(value)


def _steps(profile: Profile, parts: list[Part]) -> list[Step]:
    """What to do next, the least work first; nothing that no longer earns anything.

    A part that may be full already is not proposed, nor one that the file does not tell.
    """
    formula = _formula()
    missing = _missing(profile)
    percent = formula["required"]["percent"]
    steps = [Step(f"add {' and '.join(missing)}", 0, percent)] if missing else []
    free = formula["optional_most"] - sum(part.low for part in parts)
    for part, table in zip(parts, formula["parts"], strict=True):
        if not part.known or free <= 0:
            continue
        low = min(table["each"], part.most - part.high, free)
        high = min(table["each"], part.most - part.low, free)
        if high > 0:
            steps.append(Step(table["add"], low, high))
    return steps
