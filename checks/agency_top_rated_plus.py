"""The badge Top Rated Plus, for agencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from profilelint import contracts, criteria
from profilelint.check import Example, check
from profilelint.findings import Answer, Severity
from profilelint.profile import Profile

_PORTAL = {
    "title": "Portal of a clinic",
    "category": "Web, Mobile & Software Dev",
    "amount": 30000,
    "end": None,
    "negative": False,
}
_NOVEL = {**_PORTAL, "title": "Novel", "category": "Translation"}


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"badge": "top-rated"}}),
        Example({"kind": "agency", "stats": {"badge": "top-rated-plus"}}),
        Example({"kind": "agency", "stats": {"badge": "none"}}, says="does not have Top Rated"),
        Example({"kind": "agency", "stats": {"badge": "rising-talent"}}, says="does not have Top"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="which badge"),
    ],
)
def agency_top_rated_plus_base(profile: Profile) -> Iterator[Answer]:
    """Hold the agency's Top Rated first.

    ## Why
    Top Rated Plus is given to agencies that hold Top Rated and meet two more criteria.

    ## How to mend it
    See what Top Rated lacks; the same command shows it.
    """
    return criteria.top_rated(profile, whose="the agency")


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"earnings_12_months": 20000.01}}),
        Example({"kind": "agency", "stats": {"earnings_12_months": 64000}}),
        Example({"kind": "agency", "stats": {"earnings_12_months": 20000}}, says="$20,000 in the"),
        Example({"kind": "agency", "stats": {"earnings_12_months": 9000}}, says="$9,000 in the"),
        Example({"kind": "agency", "stats": {"earnings": 64000}}, skips="of the last 12 months"),
    ],
)
def agency_top_rated_plus_earnings(
    profile: Profile, *, more_than: float, today: date
) -> Iterator[Answer]:
    """Earn enough with the agency within 12 months.

    ## Why
    More than $20,000 in the last 12 months, as a moderator of Upwork and the guide of 2022 say; the
    sum itself is not enough. It is twice what Top Rated asks of an agency.

    ## How to mend it
    It is met on the day on which the sum is passed. What is older than 12 months drops out.
    """
    return criteria.earned(profile, more_than, more=True, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "stats": {"contracts": [_PORTAL]}}),
        Example({"kind": "agency", "stats": {"contracts": [_NOVEL, _PORTAL]}}),
        Example(
            {"kind": "agency", "stats": {"contracts": [{**_PORTAL, "amount": 15000}]}},
            says="No contract of the last 12 months",
        ),
        Example(
            {"kind": "agency", "stats": {"contracts": [{**_PORTAL, "negative": True}]}},
            says="No contract of the last 12 months",
        ),
        Example(
            {"kind": "agency", "stats": {"contracts": [{**_NOVEL, "amount": 5000}]}},
            says="No contract of the last 12 months",
        ),
        Example({"kind": "agency", "stats": {"contracts": [_NOVEL]}}, skips="no amount is pub"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="does not tell the contracts"),
    ],
)
def agency_top_rated_plus_contract(
    profile: Profile,
    *,
    at_least: int,
    amounts: Mapping[str, float],
    more_than: Mapping[str, float],
    today: date,
) -> Iterator[Answer]:
    """Have one large contract of the agency that went well.

    ## Why
    Upwork's people say at least one; the guide of 2022 says more than one. The amounts for agencies
    are larger than those for freelancers. For web, mobile and software an agency read $30,000 on
    Upwork's page, while the guide gives $15,000, which is the freelancers' figure. The other lines
    of the table could not be read, so that only what is surely too small is told.

    ## How to mend it
    Look for one larger piece of work, or let a contract grow that goes on. If you have one, list it
    under `stats` with `amount`, `category`, `end` and `negative`.
    """
    return contracts.large(
        profile, amounts=amounts, more_than=more_than, at_least=at_least, today=today
    )
