"""The attempts with a profile, as the reports tell of them; taken from the ledger elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

Outcome = Literal["refused", "approved", "pending"]


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
