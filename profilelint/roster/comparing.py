"""What has changed since an earlier run, client by client."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from profilelint.roster.lines import Summary, summaries_of
from profilelint.text import counted

LEAST = 0.1
"""Points by which a score must differ to have changed: what the results show."""


class Change(msgspec.Struct, frozen=True):
    """Where a client stood before, and by how many points the score has moved."""

    verdict: str | None
    points: float | None


class Changes:
    """An earlier run's results, and what came of each client since.

    A client is known again by its name in the roster, or else by where its profile stands.

    :raises ProfilelintError: for a file that holds no results.
    """

    def __init__(self, path: Path) -> None:
        self._before = {one.who: (one.verdict, one.score) for _, one in summaries_of(path)}
        self._seen: set[str] = set()
        self.counts: Counter[str] = Counter()

    def of(self, one: Summary) -> Change | None:
        """What changed for a client, which is counted; ``None`` for a new one."""
        if one.who not in self._before:
            self.counts["new"] += 1
            return None
        self._seen.add(one.who)
        verdict, score = self._before[one.who]
        known = one.score is not None and score is not None
        points = one.score - score if one.score is not None and score is not None else None
        if known and points is not None and abs(points) >= LEAST:
            self.counts["better" if points > 0 else "worse"] += 1
        if one.verdict != verdict:
            self.counts["became READY"] += one.verdict == "READY"
            self.counts["no longer READY"] += verdict == "READY"
        return Change(verdict, points)

    def __str__(self) -> str:
        """One line: ``12 clients better, 3 worse; 2 became READY; 4 new, 1 gone``."""
        better, worse = self.counts["better"], self.counts["worse"]
        parts = [f"{counted(better, 'client')} better, {worse:,} worse"]
        for what in ("became READY", "no longer READY"):
            if self.counts[what]:
                parts.append(f"{self.counts[what]:,} {what}")
        gone = len(self._before) - len(self._seen)
        parts.append(f"{self.counts['new']:,} new, {gone:,} gone")
        return "; ".join(parts)
