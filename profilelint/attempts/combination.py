"""The combination that a profile was submitted with: title, types of work, skills, rate, level."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from profilelint.attempts.attempt import Attempt
from profilelint.profile import Profile
from profilelint.text import squashed
from profilelint.vocabulary import squashed_all

FIELDS = ("title", "subcategories", "skills", "hourly_rate", "level")
"""What the guide (tip 15) says to try in other combinations."""


class Combination(msgspec.Struct, frozen=True):
    """The five values for comparing: neither case, nor marks, nor the order of a list matters.

    ``None`` stands for a value that is not known.
    """

    title: str | None
    subcategories: frozenset[str] | None
    skills: frozenset[str] | None
    hourly_rate: float | None
    level: str | None

    def may_be(self, other: Combination) -> bool:
        """Whether nothing that is known of both tells them apart, and something is."""
        pairs = [(getattr(self, name), getattr(other, name)) for name in FIELDS]
        known = [(mine, theirs) for mine, theirs in pairs if None not in (mine, theirs)]
        return bool(known) and all(mine == theirs for mine, theirs in known)


def combination_of(profile: Profile) -> Combination:
    """The combination in a profile."""
    return Combination(
        title=None if profile.title is None else squashed(profile.title),
        subcategories=_each(profile.subcategories),
        skills=_each(profile.skills),
        hourly_rate=profile.hourly_rate,
        level=profile.level,
    )


def _each(names: Iterable[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(squashed_all(names))


def tried(profile: Profile, attempts: Iterable[Attempt]) -> bool:
    """Whether one of the attempts may have been made with this combination.

    What an attempt does not tell counts as equal, so that nothing is taken for new that was not.
    """
    mine = combination_of(profile)
    return any(mine.may_be(combination_of(one.profile)) for one in attempts)
