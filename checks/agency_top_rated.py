"""The badge Top Rated, for agencies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from profilelint import criteria
from profilelint.check import Example, check
from profilelint.findings import Answer, Finding, Measure, Severity, Skip
from profilelint.profile import Agency, Profile


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"weeks_eligible": 13}}),
        Example({"kind": "agency", "stats": {"weeks_eligible": 16, "job_success": 93}}),
        Example({"kind": "agency", "stats": {"weeks_eligible": 12}}, says="12 weeks of the last"),
        Example({"kind": "agency", "stats": {"weeks_eligible": 1}}, says="1 week of the last 16"),
        Example({"kind": "agency", "stats": {"job_success": 93}}, skips="last 16 weeks"),
    ],
)
def agency_top_rated_weeks(
    profile: Profile, *, weeks_at_least: int, of_last: int, job_success_at_least: float, today: date
) -> Iterator[Answer]:
    """Hold the agency's success score for 13 of the last 16 weeks.

    ## Why
    A week counts with an agency Job Success Score of at least 90 %, or with the agency's Rising
    Talent. High ratings, contracts that succeed and few that are called off are what the score is
    made of.

    ## How to mend it
    Keep the score, and wait. With the count known, the soonest day is worked out.
    """
    return criteria.weeks(
        profile,
        needed=weeks_at_least,
        of_last=of_last,
        job_success=job_success_at_least,
        today=today,
    )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "agency": {"owner_job_success": 90}}),
        Example({"kind": "agency", "agency": {"owner_job_success": 100, "members": 3}}),
        Example({"kind": "agency", "agency": {"owner_job_success": 84}}, says="is 84 %"),
        Example({"kind": "agency", "agency": {"owner_job_success": 0}}, says="is 0 %"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="of the owner"),
    ],
)
def agency_top_rated_owner_job_success(profile: Profile, *, at_least: float) -> Iterator[Answer]:
    """Let the owner's own success score be high too, where there is one.

    ## Why
    A copy of Upwork's page of 2016 asks for it; newer copies do not name it any more. An owner
    without a score of their own meets it.

    ## How to mend it
    Close the owner's contracts that rest, and ask their clients for feedback.
    """
    return criteria.job_success(
        (profile.agency or Agency()).owner_job_success,
        at_least,
        whose="the owner",
        at=("agency", "owner_job_success"),
    )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"earnings_12_months": 10000}}),
        Example({"kind": "agency", "stats": {"earnings_12_months": 48200}}),
        Example({"kind": "agency", "stats": {"earnings_12_months": 9999}}, says="$9,999 in the"),
        Example({"kind": "agency", "stats": {"earnings": 2500}}, says="$2,500 in all"),
        Example({"kind": "agency", "stats": {"earnings": 25000}}, skips="of the last 12 months"),
    ],
)
def agency_top_rated_earnings(
    profile: Profile, *, at_least: float, today: date
) -> Iterator[Answer]:
    """Earn enough with the agency within 12 months.

    ## Why
    It is ten times what a freelancer needs, and half of what Top Rated Plus asks of an agency.

    ## How to mend it
    It is met on the day on which the sum is reached.
    """
    return criteria.earned(profile, at_least, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"first_contract": "2025-02-03"}}),
        Example({"kind": "agency", "stats": {"first_contract": "2026-08-24"}}),
        Example({"kind": "agency", "stats": {"first_contract": "2026-09-30"}}, says="2026-09-30"),
        Example({"kind": "agency", "stats": {"contracts": []}}, says="no contract yet"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="when the first contract began"),
    ],
)
def agency_top_rated_first_contract(
    profile: Profile, *, more_than_days: int, today: date
) -> Iterator[Answer]:
    """Have had a first contract of the agency for some months.

    ## Why
    The agency's first contract must have begun more than 90 days ago. An older version of the page
    asks for a first hire more than 30 days ago.

    ## How to mend it
    Only time mends it. The soonest day is worked out from the day on which it began.
    """
    return criteria.began(profile, more_than_days=more_than_days, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example(
            {
                "kind": "agency",
                "photo": "logo.png",
                "overview": "We draw fire plans.",
                "subcategories": ["3D Modeling & CAD"],
            }
        ),
        Example(
            {
                "kind": "agency",
                "photo": "https://example.org/l.png",
                "overview": "Nine people.",
                "category": "Writing",
            }
        ),
        Example({"kind": "agency", "photo": ""}, says="lacks a logo"),
        Example(
            {"kind": "agency", "photo": "l.png", "overview": " ", "subcategories": []},
            says="lacks an overview and services",
        ),
        Example({"kind": "agency", "photo": "l.png"}, skips="overview or services"),
        Example({"kind": "agency"}, skips="logo or overview or services"),
    ],
)
def agency_top_rated_profile(profile: Profile) -> Iterator[Answer]:
    """Give the agency's profile a logo, an overview and its services.

    ## Why
    The badge names these three. In an agency's file the logo is `photo`, and the services are
    `category` and `subcategories`.

    ## How to mend it
    Add what is missing in the settings of the agency's profile.
    """
    services = profile.subcategories or ((profile.category,) if profile.category else None)
    parts = {
        "a logo": profile.photo,
        "an overview": profile.overview,
        "services": services if services is not None else profile.subcategories,
    }
    there = [name for name, value in parts.items() if _filled(value)]
    missing = [name for name, value in parts.items() if value is not None and not _filled(value)]
    unknown = [name.split()[-1] for name, value in parts.items() if value is None]
    yield Measure("a logo, an overview and services offered", ", ".join(there) or None)
    if missing:
        yield Finding(
            f"The agency's profile lacks {' and '.join(missing)}.",
            "Add it in the settings of the agency's profile.",
            at=("photo",) if "a logo" in missing else (),
        )
    elif unknown:
        raise Skip(f"the file does not tell the {' or '.join(unknown)}")


def _filled(value: str | tuple[str, ...] | None) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "agency": {"members": 2}}),
        Example({"kind": "agency", "name": "Nordlys", "agency": {"members": 9}}),
        Example({"kind": "agency", "agency": {"members": 1}}, says="has 1 member."),
        Example({"kind": "agency", "agency": {"members": 0}}, says="has 0 members."),
        Example({"kind": "agency", "name": "Nordlys"}, skips="how many members"),
    ],
)
def agency_top_rated_members(profile: Profile, *, at_least: int) -> Iterator[Answer]:
    """Have at least two members in the agency.

    ## Why
    The badge is for agencies; one person alone has the badge of a freelancer.

    ## How to mend it
    Invite the people who work with you, and let them accept.
    """
    return criteria.members(profile, at_least)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "agency": {"owner_completeness": 100}}),
        Example({"kind": "agency", "agency": {"owner_completeness": 100, "members": 9}}),
        Example({"kind": "agency", "agency": {"owner_completeness": 95}}, says="95 % complete"),
        Example({"kind": "agency", "agency": {"owner_completeness": 40}}, says="40 % complete"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="the owner's own profile"),
    ],
)
def agency_top_rated_owner(profile: Profile, *, at_least: float) -> Iterator[Answer]:
    """Complete the owner's own profile.

    ## Why
    The badge asks for it beside the agency's own logo, overview and services.

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
        Example({"kind": "agency", "agency": {"members_completeness": 75}}),
        Example({"kind": "agency", "agency": {"members_completeness": 55}}, says="55 % complete"),
        Example({"kind": "agency", "agency": {"members_completeness": 0}}, says="0 % complete"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="the members' profiles"),
    ],
)
def agency_top_rated_member_profiles(profile: Profile, *, at_least: float) -> Iterator[Answer]:
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
