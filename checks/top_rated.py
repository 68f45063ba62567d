"""The badge Top Rated, for freelancers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from profilelint import criteria
from profilelint.check import Example, check
from profilelint.days import span
from profilelint.findings import Answer, Finding, Measure, Severity, Skip
from profilelint.profile import Profile


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"weeks_eligible": 13}}),
        Example({"stats": {"weeks_eligible": 16, "job_success": 100}}),
        Example({"stats": {"weeks_eligible": 9}}, says="9 weeks of the last 16 counted"),
        Example({"stats": {"weeks_eligible": 12, "job_success": 85}}, says="12 weeks"),
        Example({"stats": {"job_success": 97}}, skips="how many of the last 16 weeks"),
    ],
)
def top_rated_weeks(
    profile: Profile, *, weeks_at_least: int, of_last: int, job_success_at_least: float, today: date
) -> Iterator[Answer]:
    """Hold the success score for 13 of the last 16 weeks.

    ## Why
    A week counts with a Job Success Score of at least 90 %, or with Rising Talent. The API counts
    them itself (`weeksEligibleWithin16wks`); pages and the connector do not tell.

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
        Example({"stats": {"first_contract": "2026-08-24"}}),
        Example({"stats": {"first_contract": 2024}}),
        Example({"stats": {"contracts": [{"title": "Logo", "start": "2026-02-01"}]}}),
        Example({"stats": {"first_contract": "2026-08-25"}}, says="began on 2026-08-25"),
        Example({"stats": {"first_contract": "2026-10"}}, says="began in 2026-10"),
        Example({"stats": {"jobs": 0}}, says="no contract yet"),
        Example({"stats": {"first_contract": "2026-08"}}, skips="not precise enough"),
        Example(
            {"stats": {"contracts": [{"title": "Logo", "start": "2026-11-01"}]}},
            skips="there may be older ones",
        ),
        Example({"stats": {"jobs": 4}}, skips="when the first contract began"),
    ],
)
def top_rated_first_contract(
    profile: Profile, *, more_than_days: int, today: date
) -> Iterator[Answer]:
    """Have had a first contract for some months.

    ## Why
    The first contract must have begun more than 90 days ago: on the 91st day it is enough. In 2016
    a month was.

    ## How to mend it
    Only time mends it. The soonest day is worked out from the day on which it began.
    """
    return criteria.began(profile, more_than_days=more_than_days, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"earnings_12_months": 1000}}),
        Example({"stats": {"earnings_12_months": 24000, "earnings": 90000}}),
        Example({"stats": {"earnings_12_months": 999.5}}, says="$999.50 in the last 12 months"),
        Example({"stats": {"earnings": 640}}, says="$640 in all"),
        Example({"stats": {"earnings": 5000}}, skips="of the last 12 months"),
    ],
)
def top_rated_earnings(profile: Profile, *, at_least: float, today: date) -> Iterator[Answer]:
    """Earn enough within 12 months.

    ## Why
    The sum is that of the last 12 months and not of all time. A file gives the sum and not when
    each part of it was paid, so no soonest day can be worked out; where it tells the earnings of
    the last 90 days, the day at that pace is told.

    ## How to mend it
    It is met on the day on which the sum is reached.
    """
    return criteria.earned(profile, at_least, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"completeness": 100}}),
        Example({"title": "Cellist", "stats": {"completeness": 100}}),
        Example({"stats": {"completeness": 90}}, says="90 % complete"),
        Example({"overview": "", "portfolio": []}, says="0 to 99 %"),
        Example({"title": "Cellist"}, skips="0 to 100 %"),
    ],
)
def top_rated_profile(profile: Profile, *, at_least: float) -> Iterator[Answer]:
    """Complete the profile.

    ## Why
    The badge asks for a profile that is complete by Upwork's own count.

    ## How to mend it
    `profilelint check` shows the percentage part by part and what to do next.
    """
    return criteria.complete(profile, at_least)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"availability": "part-time"}),
        Example({"availability": "none", "available_from": "2027-01-11"}),
        Example({"availability": "none", "available_from": "2026-06-01"}, says="until 2026-06-01"),
        Example({"availability": "none", "available_from": "2025"}, says="until 2025"),
        Example({"availability": "none"}, skips="only you know"),
        Example({"availability": "none", "available_from": 2026}, skips="only you know"),
        Example({"title": "Cellist"}, skips="does not tell the availability"),
    ],
)
def top_rated_availability(profile: Profile, *, today: date) -> Iterator[Answer]:
    """Keep the availability up to date.

    ## Why
    The badge asks for an availability that is up to date. A file shows what is set; whether it is
    still true only you know.

    ## How to mend it
    Set the hours in the profile whenever they change, and a day where there is no time now.
    """
    set_to, until = profile.availability, profile.available_from
    found = set_to and f"set to “{set_to}”" + (f" until {until}" if until else "")
    yield Measure("an availability that is up to date", found)
    if set_to is None:
        raise Skip("the file does not tell the availability")
    if set_to != "none":
        return
    if until is None or span(until)[0] <= today <= span(until)[1]:
        raise Skip("whether having no time is still true only you know")
    if span(until)[1] < today:
        yield Finding(
            f"The profile says that you have no time until {until}, which is over.",
            "Set the hours that you have now.",
            at=("available_from",),
        )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"account": {"violations": [], "holds": 0}}),
        Example({"account": {"violations": ["2026-08-23"], "holds": 0}}),
        Example({"account": {"violations": ["2026-08-24"]}}, says="broken on 2026-08-24"),
        Example({"account": {"violations": [], "holds": 2}}, says="2 holds in"),
        Example({"account": {"holds": 0}}, skips="of violations of the terms"),
    ],
)
def top_rated_standing(
    profile: Profile, *, months: int, holds_at_most: int, today: date
) -> Iterator[Answer]:
    """Keep to the platform's terms.

    ## Why
    The badge asks for three months without a violation of the terms, and for no holds on the
    account. A payment outside the platform costs every badge for six months.

    ## How to mend it
    Do what the platform's notice asks for. A violation is forgiven by time alone.
    """
    return criteria.standing(profile, months=months, holds_at_most=holds_at_most, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"last_active": "2026-11-20"}}),
        Example({"stats": {"proposals_90_days": 1}}),
        Example({"stats": {"last_active": "2026-05-02"}}, says="2026-05-02"),
        Example({"stats": {"last_active": "2026-07"}}, says="in 2026-07"),
        Example({"title": "Cellist"}, skips="last proposal"),
    ],
)
def top_rated_active(profile: Profile, *, within_days: int, today: date) -> Iterator[Answer]:
    """Send a proposal or work at least once in a quarter of a year.

    ## Why
    The badge asks for activity in the last 90 days.

    ## How to mend it
    Send a proposal for work that fits. It counts from the day on which it is sent.
    """
    return criteria.active(profile, within_days=within_days, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"agency": {"name": "Two Desks", "exclusive": False}}),
        Example({"kind": "freelancer", "agency": {"exclusive": False}}),
        Example({"agency": {"name": "Two Desks", "exclusive": True}}, says="“Two Desks”"),
        Example({"agency": {"exclusive": True}}, says="an agency"),
        Example({"agency": {"name": "Two Desks"}}, skips="only through the agency"),
        Example({"title": "Cellist"}, skips="belong to an agency"),
    ],
)
def top_rated_membership(profile: Profile) -> Iterator[Answer]:
    """Be free to work outside an agency.

    ## Why
    The badge is for freelancers and for members of an agency who may work outside it too. Who works
    only through an agency shares the agency's badge.

    ## How to mend it
    Ask the agency to change the membership, or let the agency earn its own badge. If you belong to
    none, write `agency: {exclusive: false}`.
    """
    agency = profile.agency
    needed = "no agency, or one that lets you work outside it"
    exclusive = agency.exclusive if agency else None
    found = {True: "all work goes through an agency", False: "work outside an agency is open"}
    yield Measure(needed, None if exclusive is None else found[exclusive])
    if agency is None:
        raise Skip("the file does not tell whether you belong to an agency")
    if exclusive is None:
        raise Skip("the file does not tell whether you work only through the agency")
    if exclusive:
        name = f"“{agency.name}”" if agency.name else "an agency"
        yield Finding(
            f"All of your work goes through {name}.",
            "Ask for a membership that lets you work outside it, or let the agency earn the badge.",
            at=("agency", "exclusive"),
        )
