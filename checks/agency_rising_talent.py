"""The badge Rising Talent, for agencies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from profilelint import criteria
from profilelint.check import Example, check
from profilelint.findings import Answer, Finding, Measure, Severity
from profilelint.profile import Agency, Profile, Stats
from profilelint.text import counted


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "agency": {"members": 2}}),
        Example({"kind": "agency", "name": "Nordlys", "agency": {"members": 14}}),
        Example({"kind": "agency", "agency": {"members": 1}}, says="has 1 member."),
        Example({"kind": "agency", "agency": {"members": 0}}, says="has 0 members."),
        Example({"kind": "agency", "name": "Nordlys"}, skips="how many members"),
    ],
)
def agency_rising_talent_members(profile: Profile, *, at_least: int) -> Iterator[Answer]:
    """Have at least two members in the agency.

    ## Why
    The badge asks for two. It needs no Job Success Score; the guide to the badges of agencies of
    2022 names only a complete profile and the terms.

    ## How to mend it
    Invite the people who work with you, and let them accept.
    """
    return criteria.members(profile, at_least)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"completeness": 100}}),
        Example({"kind": "agency", "name": "Nordlys", "stats": {"completeness": 100}}),
        Example({"kind": "agency", "stats": {"completeness": 85}}, says="85 % complete"),
        Example({"kind": "agency", "stats": {"completeness": 0}}, says="0 % complete"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="no formula is published"),
    ],
)
def agency_rising_talent_profile(profile: Profile, *, at_least: float) -> Iterator[Answer]:
    """Complete the agency's profile.

    ## Why
    The agency's profile must be complete. How its percentage comes about is not published, other
    than that of a freelancer's.

    ## How to mend it
    The agency's page shows the percentage and what it still asks for.
    """
    return criteria.complete(profile, at_least)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "agency": {"owner_completeness": 100}}),
        Example({"kind": "agency", "agency": {"owner_completeness": 100, "members": 3}}),
        Example({"kind": "agency", "agency": {"owner_completeness": 90}}, says="90 % complete"),
        Example({"kind": "agency", "agency": {"owner_completeness": 5}}, says="5 % complete"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="the owner's own profile"),
    ],
)
def agency_rising_talent_owner(profile: Profile, *, at_least: float) -> Iterator[Answer]:
    """Complete the owner's own profile.

    ## Why
    The badge asks for it beside the agency's profile.

    ## How to mend it
    `profilelint check` on the owner's profile shows the percentage part by part.
    """
    return criteria.others_complete(
        (profile.agency or Agency()).owner_completeness,
        at_least,
        whose="the owner's own profile",
        field="owner_completeness",
    )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "agency": {"members_completeness": 60}}),
        Example({"kind": "agency", "agency": {"members_completeness": 82.5}}),
        Example({"kind": "agency", "agency": {"members_completeness": 59.9}}, says="59.9 %"),
        Example({"kind": "agency", "agency": {"members_completeness": 20}}, says="20 %"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="the members' profiles"),
    ],
)
def agency_rising_talent_member_profiles(profile: Profile, *, at_least: float) -> Iterator[Answer]:
    """Bring the members' profiles to 60 % on average.

    ## Why
    Clients look at the people of an agency too, and the badge asks for their profiles.

    ## How to mend it
    Photo, overview, one job and one skill make 50 % of a profile already; `profilelint roster` goes
    through many profiles at once.
    """
    return criteria.others_complete(
        (profile.agency or Agency()).members_completeness,
        at_least,
        whose="the members' profiles on average",
        field="members_completeness",
    )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "account": {"violations": []}}),
        Example({"kind": "agency", "account": {"violations": ["2026-08-23", "2021"]}}),
        Example({"kind": "agency", "account": {"violations": ["2026-08-24"]}}, says="2026-08-24"),
        Example({"kind": "agency", "account": {"violations": ["2026-11"]}}, says="2026-11"),
        Example({"kind": "agency", "account": {"holds": 0}}, skips="of violations of the terms"),
    ],
)
def agency_rising_talent_standing(
    profile: Profile, *, months: int, today: date
) -> Iterator[Answer]:
    """Keep to the platform's terms.

    ## Why
    The badge asks for three months without a violation of the terms.

    ## How to mend it
    A violation is forgiven by time alone. A payment outside the platform costs every badge for six
    months.
    """
    return criteria.standing(profile, months=months, holds_at_most=None, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"proposals_90_days": 4}}),
        Example({"kind": "agency", "stats": {"proposals_90_days": 61}}),
        Example({"kind": "agency", "stats": {"proposals_90_days": 0}}, says="no proposal"),
        Example({"kind": "agency", "stats": {"proposals_90_days": 0, "jobs": 3}}, says="no prop"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="proposals"),
    ],
)
def agency_rising_talent_proposals(profile: Profile) -> Iterator[Answer]:
    """Send proposals that fit.

    ## Why
    The badge asks for relevant proposals. How many is not published, and whether they fit no file
    tells: here only that some were sent in the last 90 days is looked at.

    ## How to mend it
    Send proposals for work that is among the services of the agency.
    """
    sent = (profile.stats or Stats()).proposals_90_days
    return criteria.number(
        sent,
        bool(sent),
        Measure(
            "relevant proposals (how many is not published)",
            None if sent is None else f"{counted(sent, 'proposal')} in the last 90 days",
        ),
        Finding(
            "The agency sent no proposal in the last 90 days.",
            "Send some for work that is among your services.",
            at=("stats", "proposals_90_days"),
        ),
        "the file does not tell how many proposals were sent",
    )
