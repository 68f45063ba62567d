"""What has changed since an earlier run, client by client."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from profilelint.roster.lines import Found, Summary, summaries_of
from profilelint.text import counted

NO_VERDICT = "NO VERDICT"
"""What stands in the place of the verdict for a row that could not be judged."""
LISTED = 20
"""New findings that are kept to be listed."""
LEAST = 0.1
"""Points by which a score must differ to have changed: what the results show."""


class Change(msgspec.Struct, frozen=True):
    """Where a client stood before, and by how many points the score has moved; ``verdict`` is
    ``None`` for a new client. ``new`` are the findings that it did not have, without the remarks.
    """

    verdict: str | None
    points: float | None
    new: tuple[Found, ...] = ()


class Changes:
    """An earlier run's results, and what came of each client since.

    A client is known again by its name in the roster, or else by where its profile stands.

    :raises ProfilelintError: for a file that holds no results.
    """

    def __init__(self, path: Path) -> None:
        self._before = {one.who: _kept(one) for _, one in summaries_of(path)}
        self._seen: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.new: list[tuple[str, Found]] = []

    def of(self, one: Summary) -> Change:
        """What changed for a client, which is counted."""
        verdict, score, known = self._before.get(one.who, (None, None, frozenset()))
        new = tuple(
            found
            for found in one.findings
            if found.severity != "info" and found.fingerprint not in known
        )
        self.counts["new findings"] += len(new)
        self.new += [(one.who, found) for found in new[: LISTED - len(self.new)]]
        if one.who not in self._before:
            self.counts["new"] += 1
            return Change(None, None, new)
        self._seen.add(one.who)
        points = None if one.score is None or score is None else one.score - score
        if points is not None and abs(points) >= LEAST:
            self.counts["better" if points > 0 else "worse"] += 1
        if one.verdict != verdict:
            self.counts["became READY"] += one.verdict == "READY"
            self.counts["no longer READY"] += verdict == "READY"
        return Change(verdict or NO_VERDICT, points, new)

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


def _kept(one: Summary) -> tuple[str | None, float | None, frozenset[str]]:
    """What has to be known of a client later: verdict, score, and the findings, hidden ones too."""
    marks = (found.fingerprint for found in (*one.findings, *one.hidden))
    return one.verdict, one.score, frozenset(marks)
