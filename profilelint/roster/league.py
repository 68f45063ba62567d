"""What a whole roster comes to: verdicts, findings shared, what coaching would move."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict

import msgspec

from profilelint.effort import minutes_for
from profilelint.roster.comparing import NO_VERDICT, Change, Changes
from profilelint.roster.lines import Summary
from profilelint.scorecard import Verdict

LISTED = 20
"""Clients that are kept by name for each verdict; the page lists them all."""
ORDER: tuple[str, ...] = (*(verdict.value for verdict in Verdict), NO_VERDICT)


class Place(msgspec.Struct, frozen=True, order=True):
    """A client in the league: the better one is the greater."""

    score: float
    row: int
    who: str
    reason: str = ""


class Shared(msgspec.Struct, frozen=True):
    """A check over the whole roster: how many clients it found something with, how many it blocks,
    and how many points they would gain together if each of them mended it, in how many minutes."""

    check: str
    clients: int
    blocks: int
    points: float
    minutes: int | None = None

    @property
    def per_hour(self) -> float | None:
        """Points that an hour of mending it brings, by our rough figures of what it takes."""
        return 60 * self.points / self.minutes if self.minutes else None


class League:
    """Counts rows as they come, in a size that does not grow with their number.

    ``changes`` compares them with an earlier run, and does grow.
    """

    def __init__(self, changes: Changes | None = None) -> None:
        self.changes = changes
        self.rows = 0
        self.verdicts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()
        self._scores = 0.0
        self._scored = 0
        self._clients: Counter[str] = Counter()
        self._blocks: Counter[str] = Counter()
        self._points: dict[str, float] = defaultdict(float)
        self._minutes: Counter[str] = Counter()
        self._places: dict[str, list[Place]] = {verdict: [] for verdict in ORDER}

    def add(self, one: Summary) -> Change | None:
        """Count a row; what has changed for it, where that is asked for."""
        verdict = one.verdict or NO_VERDICT
        self.rows += 1
        self.verdicts[verdict] += 1
        if one.verdict is None:
            self.reasons[one.reason] += 1
        if one.score is not None:
            self._scores += one.score
            self._scored += 1
        self.broken.update(broken.check for broken in one.broken)
        self._clients.update({found.check for found in one.findings if found.severity != "info"})
        counts = Counter(found.check for found in one.findings)
        for gain in one.fix_first:
            self._minutes[gain.check] += minutes_for(gain.check, counts[gain.check]) or 0
            self._points[gain.check] += gain.points
            self._blocks[gain.check] += gain.unblocks
        self._place(verdict, one)
        return self.changes.of(one) if self.changes is not None else None

    def _place(self, verdict: str, one: Summary) -> None:
        score = -1.0 if one.score is None else one.score
        reason = one.errors[0].message if one.errors else ""
        places = self._places[verdict]
        place = Place(score, -one.row, one.who, reason)
        if len(places) < LISTED:
            heapq.heappush(places, place)
        else:
            heapq.heappushpop(places, place)

    @property
    def mean_score(self) -> float | None:
        """Of the rows that have a score."""
        return self._scores / self._scored if self._scored else None

    def best(self, verdict: str) -> list[Place]:
        """The best of a verdict, the best first, up to :data:`LISTED` of them."""
        return sorted(self._places[verdict], reverse=True)

    def shared(self) -> list[Shared]:
        """The checks that cost anybody anything, first what an hour of coaching moves most."""
        found = [
            Shared(
                check,
                clients,
                self._blocks[check],
                self._points[check],
                self._minutes[check] or None,
            )
            for check, clients in self._clients.items()
        ]
        return sorted(found, key=lambda one: (-(one.per_hour or 0), -one.points, one.check))
