"""What several checks need of a profile, or the reason why they cannot judge it."""

from __future__ import annotations

from profilelint.findings import NotApplicable, Skip
from profilelint.profile import Profile


def overview(profile: Profile) -> str:
    """The overview, which has more than blanks.

    :raises Skip: where it is not known or empty.
    """
    if profile.overview is None:
        raise Skip("the file does not tell the overview")
    if not profile.overview.strip():
        raise NotApplicable("there is no overview to judge")
    return profile.overview


def skills(profile: Profile) -> tuple[str, ...]:
    """The skills, at least one.

    :raises Skip: where they are not known, or there are none.
    """
    if profile.skills is None:
        raise Skip("the skills are not known")
    if not profile.skills:
        raise NotApplicable("no skill is listed")
    return profile.skills
