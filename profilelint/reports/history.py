"""The attempts with a profile, as the reports tell of them; taken from the ledger elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, get_args

import msgspec

from profilelint.text import counted, excerpt

Outcome = Literal["refused", "approved", "pending"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
NOT_KNOWN = "It is not known what it points to."
QUOTED = 160
"""Characters of the feedback that are quoted."""
_FIELDS = {"rate": "hourly rate"}
"""Sections of checks that are called otherwise than the field of the profile."""


class Point(msgspec.Struct, frozen=True):
    """An attempt on the timeline: when, what came back, US dollars an hour, score in percent."""

    number: int
    on: date
    outcome: Outcome
    rate: float | None
    score: float | None
    verdict: str


class History(msgspec.Struct, frozen=True):
    """The attempts with a profile, and what it still has in common with the one last refused.

    ``points`` are all attempts, the oldest first. ``refused`` is the last refusal, ``None`` where
    there is none or an approval came later; ``feedback`` is what came back with it, and
    ``points_to`` the sections of the checks that it points to. ``unchanged`` and ``changed`` are
    fields of the profile, as people call them.
    """

    points: tuple[Point, ...]
    refused: Point | None = None
    feedback: str = ""
    points_to: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def tally(points: Sequence[Point]) -> str:
    """``3 attempts: 2 refused, 1 pending``."""
    parts = [
        f"{number} {outcome}"
        for outcome in OUTCOMES
        if (number := sum(point.outcome == outcome for point in points))
    ]
    return f"{counted(len(points), 'attempt')}: {', '.join(parts)}"


def sentences(history: History) -> list[str]:
    """What there is to say about the profile as it is now, beside the attempts counted."""
    last = history.points[-1]
    found = []
    if last.outcome == "pending":
        found.append(f"Attempt {last.number} of {last.on} has no answer yet.")
    refused = history.refused
    if refused is None:
        return found
    if history.feedback:
        found.append(f"Last refused on {refused.on}: “{excerpt(history.feedback, QUOTED)}”")
        pointing = ", ".join(history.points_to)
        found.append(f"It points to: {pointing}." if pointing else NOT_KNOWN)
    else:
        found.append(f"Last refused on {refused.on}, without feedback written down.")
    if not history.changed:
        return [*found, "Nothing has changed since then."]
    found.append(f"Changed since then: {', '.join(history.changed)}.")
    pointed = [_FIELDS.get(section, section) for section in history.points_to]
    if still := [field for field in history.unchanged if field in pointed]:
        found.append(f"Unchanged, though it points there: {', '.join(still)}.")
    if others := [field for field in history.unchanged if field not in still]:
        found.append(f"Unchanged{' as well' if still else ''}: {', '.join(others)}.")
    return found


def spread(values: Sequence[float | None], spoken: Callable[[float], str]) -> str:
    """The lowest and the highest of the values that are known: ``$4 to $22``; empty for none."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = spoken(min(known)), spoken(max(known))
    return low if low == high else f"{low} to {high}"


def columns(dates: Sequence[date], room: int) -> list[int]:
    """A column for each date, in proportion to the days between, no two the same.

    ``dates`` are in their order, at most ``room`` of them.
    """
    span = (dates[-1] - dates[0]).days
    found: list[int] = []
    for place, day in enumerate(dates):
        wanted = round((day - dates[0]).days / span * (room - 1)) if span else 2 * place
        least = found[-1] + 1 if found else 0
        most = room - len(dates) + place
        found.append(max(least, min(wanted, most)))
    return found


def history_as_dict(history: History) -> dict[str, Any]:
    """The history as plain values."""
    refused = history.refused
    return {
        "attempts": [point_as_dict(point) for point in history.points],
        "last_refusal": None
        if refused is None
        else {
            "number": refused.number,
            "on": refused.on.isoformat(),
            "feedback": history.feedback,
            "points_to": list(history.points_to),
            "unchanged": list(history.unchanged),
            "changed": list(history.changed),
        },
    }


def point_as_dict(point: Point) -> dict[str, Any]:
    """A point as plain values."""
    return {
        "number": point.number,
        "on": point.on.isoformat(),
        "outcome": point.outcome,
        "hourly_rate": point.rate,
        "score": point.score,
        "verdict": point.verdict,
    }
