"""An attempt for tests, with whatever differs from it."""

from __future__ import annotations

from datetime import date

import msgspec

from profilelint.attempts.attempt import Attempt
from profilelint.profile import Profile

_ATTEMPT = Attempt(
    number=0,
    key="0123456789abcdef",
    name="Ann",
    file="",
    on=date(2026, 10, 1),
    outcome="pending",
    feedback="",
    profile=Profile(title="Translator", skills=("Translation",), hourly_rate=25),
    verdict="READY",
    score=81.5,
    rubric="guide-2022",
    findings=("skills-few",),
)


def attempt(**values: object) -> Attempt:
    """An attempt; ``values`` take the place of its own."""
    return msgspec.structs.replace(_ATTEMPT, **values)
