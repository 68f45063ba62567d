"""What the ledger tells of a profile: its attempts over time, and what is as when refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from profilelint.attempts.attempt import Attempt
from profilelint.attempts.choosing import read_all, with_file
from profilelint.attempts.diff import changes, unchanged
from profilelint.attempts.feedback import sections_of
from profilelint.attempts.place import place_of
from profilelint.profile import Profile
from profilelint.reading.own import field_name
from profilelint.reports.history import History, Point
from profilelint.reports.run import Run

SHORT_PATIENCE = 0.2
"""Seconds for which a check waits while another process writes to the ledger."""


def timeline_of(attempts: Sequence[Attempt]) -> tuple[Point, ...]:
    """The attempts as points over time, the oldest first: outcome, hourly rate, score."""
    points = [
        Point(
            number=one.number,
            on=one.on,
            outcome=one.outcome,
            rate=one.profile.hourly_rate or None,
            score=one.score,
            verdict=one.verdict,
        )
        for one in attempts
    ]
    return tuple(sorted(points, key=lambda point: (point.on, point.number)))


def history_of(profile: Profile, attempts: Sequence[Attempt]) -> History:
    """What the attempts with a profile, at least one, tell about it as it is now."""
    points = timeline_of(attempts)
    refused = last_refusal(attempts)
    if refused is None:
        return History(points)
    changed = dict.fromkeys(change.at[0] for change in changes(refused.profile, profile))
    return History(
        points=points,
        refused=next(point for point in points if point.number == refused.number),
        feedback=refused.feedback,
        points_to=sections_of(refused.feedback),
        unchanged=tuple(field_name((field,)) for field in unchanged(refused.profile, profile)),
        changed=tuple(field_name((field,)) for field in changed),
    )


def with_histories(run: Run, ledger: Path) -> Run:
    """The run, and what the ledger tells of the profiles in it.

    :raises ProfilelintError: where the ledger cannot be read.
    """
    every = read_all(ledger, SHORT_PATIENCE)
    found: dict[str, History] = {}
    for card in run.scorecards:
        document = card.report.document
        if mine := with_file(every, place_of(document.source.name)):
            found[document.source.name] = history_of(document.profile, mine)
    return msgspec.structs.replace(run, histories=found)


def last_refusal(attempts: Sequence[Attempt]) -> Attempt | None:
    """The last refusal; ``None`` where there is none, or an approval came later."""
    settled = [one for one in attempts if one.outcome != "pending"]
    last = max(settled, key=lambda one: (one.on, one.number), default=None)
    return last if last is not None and last.outcome == "refused" else None
