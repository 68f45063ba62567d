"""The badge Top Rated Plus, for freelancers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from profilelint import contracts, criteria
from profilelint.check import Example, check
from profilelint.findings import Answer, Severity
from profilelint.profile import Profile

_SHOP = {
    "title": "Shop for shoes",
    "category": "Web, Mobile & Software Dev",
    "amount": 15000,
    "end": "2026-06-30",
    "negative": False,
}


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"badge": "top-rated"}}),
        Example({"stats": {"badge": "top-rated-plus"}}),
        Example({"stats": {"badge": "none"}}, says="does not have Top Rated"),
        Example({"stats": {"badge": "rising-talent"}}, says="does not have Top Rated"),
        Example({"stats": {"badge": "expert-vetted"}}, skips="another badge may stand"),
        Example({"title": "Cellist"}, skips="which badge"),
    ],
)
def top_rated_plus_base(profile: Profile) -> Iterator[Answer]:
    """Hold Top Rated first.

    ## Why
    Top Rated Plus is given to those who hold Top Rated and meet two more criteria.

    ## How to mend it
    See what Top Rated lacks; the same command shows it.
    """
    return criteria.top_rated(profile, whose="the profile")


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"earnings_12_months": 10000}}),
        Example({"stats": {"earnings_12_months": 31400}}),
        Example({"stats": {"earnings_12_months": 9800}}, says="$9,800"),
        Example({"stats": {"earnings": 7000}}, says="$7,000 in all"),
        Example({"stats": {"earnings": 70000}}, skips="of the last 12 months"),
    ],
)
def top_rated_plus_earnings(profile: Profile, *, at_least: float, today: date) -> Iterator[Answer]:
    """Earn enough within 12 months.

    ## Why
    The sum is that of the last 12 months. Pages differ on whether exactly that sum is enough.

    ## How to mend it
    It is met on the day on which the sum is reached. What is older than 12 months drops out.
    """
    return criteria.earned(profile, at_least, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"contracts": [_SHOP]}}),
        Example(
            {
                "category": "Writing",
                "stats": {"contracts": [{"amount": 5000, "end": None, "negative": False}]},
            }
        ),
        Example({"stats": {"contracts": [{"amount": 20000, "end": None, "negative": False}]}}),
        Example(
            {"stats": {"contracts": [{**_SHOP, "amount": 14999}]}}, says="No contract of the last"
        ),
        Example(
            {"stats": {"contracts": [{**_SHOP, "end": "2025-11-22"}]}}, says="No contract of the"
        ),
        Example({"stats": {"contracts": [{**_SHOP, "negative": True}]}}, says="No contract of the"),
        Example({"stats": {"contracts": []}}, says="No contract of the last"),
        Example(
            {"stats": {"contracts": [{"amount": 7000, "end": None, "negative": False}]}},
            skips="a contract has no known category",
        ),
        Example(
            {"stats": {"contracts": [{"title": "Ledger", "category": "Legal", "end": None}]}},
            skips="“Ledger” has no amount",
        ),
        Example({"stats": {"contracts": [{**_SHOP, "end": 2025}]}}, skips="when the contract"),
        Example(
            {"stats": {"contracts": [{"category": "Legal", "amount": 9000, "end": None}]}},
            skips="a negative outcome",
        ),
        Example({"stats": {"earnings": 90000}}, skips="does not tell the contracts"),
    ],
)
def top_rated_plus_contract(
    profile: Profile, *, at_least: int, amounts: Mapping[str, float], today: date
) -> Iterator[Answer]:
    """Have one large contract that went well.

    ## Why
    It is the amount of a single contract that counts. How much is large depends on the category:
    $5,000 in writing, $15,000 in web and software, $20,000 in customer service.

    ## How to mend it
    Look for one larger piece of work, or let a contract grow that goes on. If you have one, list it
    under `stats` with `amount`, `category`, `end` and `negative`.
    """
    return contracts.large(profile, amounts=amounts, at_least=at_least, today=today)
