"""Where a profile stands among live profiles, counted: its title, its overview, its skills."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import msgspec

from profilelint.profile import Profile
from profilelint.vocabulary import rows

SOURCE = "live profiles of the platform, counted; data/live_profiles.csv"


class LivePlace(msgspec.Struct, frozen=True):
    """One measure of a profile beside ``n`` live ones.

    ``percentile`` is the share of them, from 0 to 100, that have less; ``low``, ``middle`` and
    ``high`` are the quarters' bounds, in ``unit``.
    """

    what: str
    unit: str
    value: int
    n: int
    percentile: float
    low: int
    middle: int
    high: int

    @property
    def words(self) -> str:
        """Where it stands, in words: ``more than 12 of 100 live profiles``."""
        share = min(99, max(1, round(self.percentile)))
        if self.low <= self.value <= self.high:
            return "like half of all live profiles"
        if self.value < self.low:
            return f"less than {100 - share} of 100 live profiles"
        return f"more than {share} of 100 live profiles"


def places(profile: Profile) -> tuple[LivePlace, ...]:
    """What of a profile can be compared; what is not known or empty is left out."""
    title, overview = profile.title or "", profile.overview or ""
    measured = {
        "title_characters": ("Title", "characters", len(title)),
        "title_words": ("Title", "words", len(title.split())),
        "overview_characters": ("Overview", "characters", len(overview)),
        "overview_words": ("Overview", "words", len(overview.split())),
        "skills": ("Skills", "skills", len(profile.skills or ())),
    }
    table = {row["measure"]: row for row in rows("live_profiles.csv")}
    return tuple(
        _place(what, unit, value, table[measure])
        for measure, (what, unit, value) in measured.items()
        if value
    )


def _place(what: str, unit: str, value: int, row: Mapping[str, str]) -> LivePlace:
    points = [(int(key[1:]), int(row[key])) for key in row if key[0] == "p"]
    quarters = dict(points)
    return LivePlace(
        what=what,
        unit=unit,
        value=value,
        n=int(row["n"]),
        percentile=_percentile(value, points),
        low=quarters[25],
        middle=quarters[50],
        high=quarters[75],
    )


def _percentile(value: int, points: list[tuple[int, int]]) -> float:
    """The share below a value, on straight lines between the known ones; of a step, its middle."""
    if value < points[0][1]:
        return 0.0
    if value > points[-1][1]:
        return 100.0
    equal = [share for share, known in points if known == value]
    if equal:
        return (equal[0] + equal[-1]) / 2
    for (share, known), (next_share, next_known) in pairwise(points):
        if known < value < next_known:
            return share + (next_share - share) * (value - known) / (next_known - known)
    raise AssertionError("the points of a measure rise")
