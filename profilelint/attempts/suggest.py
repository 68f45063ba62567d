"""Which combinations have not been tried, ordered by what the checks and the feedback point to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import msgspec

from profilelint.attempts.attempt import Attempt
from profilelint.attempts.combination import tried
from profilelint.attempts.moves import Move, moves
from profilelint.findings import Severity
from profilelint.linter import Plan, Report, lint
from profilelint.profile import Profile
from profilelint.scorecard import score_of

MOST_PER_FIELD = 4
MOST_JUDGED = 120
"""How many moves of a field are combined, and how many of the combinations are judged again."""


LEFT_OUT = ("language",)
"""Sections that tell nothing of a combination, and take the most time."""


class Suggestion(msgspec.Struct, frozen=True):
    """A combination that has not been tried.

    ``points`` is what the score gains, worked out by judging the changed profile; it says how many
    findings go away and is no chance of anything. ``pointed`` counts the fields changed that the
    feedback of a refusal points to; ``remarks`` how many mere remarks go away.
    """

    moves: tuple[Move, ...]
    profile: Profile
    points: float
    pointed: int
    remarks: int


def suggest(
    profile: Profile, attempts: Sequence[Attempt], plan: Plan, *, most: int = 5
) -> tuple[Suggestion, ...]:
    """Combinations that none of the attempts was made with, at most one for each set of fields.

    In this order: more fields changed that the feedback points to, more points by the checks, more
    remarks mended, fewer changes.
    """
    before = lint(profile, plan)
    by_field = _moves(before, attempts, plan)
    untried = [
        (chosen, changed)
        for chosen in _combined(by_field)
        if not tried(changed := _changed(profile, chosen), attempts)
    ]
    judged = [_judged(chosen, changed, before, plan) for chosen, changed in untried[:MOST_JUDGED]]
    judged.sort(key=_order)
    best: dict[tuple[str, ...], Suggestion] = {}
    for one in judged:
        best.setdefault(tuple(move.field for move in one.moves), one)
    return tuple(best.values())[:most]


def _moves(before: Report, attempts: Sequence[Attempt], plan: Plan) -> dict[str, tuple[Move, ...]]:
    """The moves for each field, and those that only come up when the best of these are made.

    A truer title, for instance, shows that the level is set too low.
    """
    first = moves(before, attempts, plan)
    best = [found[0] for found in first.values() if found]
    after = lint(_changed(before.document.profile, best), plan)
    then = moves(after, attempts, plan)
    return {field: found or then[field] for field, found in first.items()}


def _combined(by_field: dict[str, tuple[Move, ...]]) -> Iterator[tuple[Move, ...]]:
    """Every combination of at least one move, those likely to be the best first."""
    choices = [(None, *found[:MOST_PER_FIELD]) for found in by_field.values()]
    combined = [tuple(filter(None, chosen)) for chosen in product(*choices)]
    ranks = {id(move): place for found in by_field.values() for place, move in enumerate(found)}

    def likely(chosen: tuple[Move, ...]) -> tuple[int, int, int]:
        told = sum(move.by_feedback for move in chosen)
        checks = len({check for move in chosen for check in move.checks})
        return -told, sum(ranks[id(move)] for move in chosen), -checks

    return iter(sorted(filter(None, combined), key=likely))


def _changed(profile: Profile, chosen: Sequence[Move]) -> Profile:
    return msgspec.structs.replace(profile, **{move.field: move.value for move in chosen})


def _judged(chosen: tuple[Move, ...], changed: Profile, before: Report, plan: Plan) -> Suggestion:
    after = lint(changed, plan)
    gain = (score_of(after.outcomes) or 0.0) - (score_of(before.outcomes) or 0.0)
    return Suggestion(
        moves=chosen,
        profile=changed,
        points=round(gain, 1),
        pointed=sum(move.by_feedback for move in chosen),
        remarks=_remarks(before) - _remarks(after),
    )


def _remarks(report: Report) -> int:
    return sum(found.severity is Severity.INFO for found in report.findings)


def _order(one: Suggestion) -> tuple[int, float, int, int]:
    return -one.pointed, -one.points, -one.remarks, len(one.moves)


def suggestion_as_dict(one: Suggestion) -> dict[str, Any]:
    """A suggestion as plain values."""
    return {
        "changes": [
            {
                "field": move.field,
                "value": list(move.value) if isinstance(move.value, tuple) else move.value,
                "says": move.says,
                "reasons": list(move.reasons),
                "checks": list(move.checks),
                "by_feedback": move.by_feedback,
            }
            for move in one.moves
        ],
        "points": one.points,
        "remarks": one.remarks,
    }
