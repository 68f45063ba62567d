"""The hourly rate."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.profile import Profile
from profilelint.rates import (
    bands_of,
    data_set_of,
    dollars,
    group_name,
    level_advice,
    month_of,
    moved,
    quantile,
    widened,
)
from profilelint.text import counted
from profilelint.vocabulary import Band, trends

_LOWEST = {"p10": "the lowest tenth", "p25": "the lowest quarter", "p50": "the lower half"}
_HIGHEST = {"p50": "the upper half", "p75": "the highest quarter", "p90": "the highest tenth"}


def _rate(profile: Profile) -> float:
    """The hourly rate in US dollars, above zero.

    :raises Skip: where it is not known, or none has been entered.
    """
    if profile.hourly_rate is None:
        raise Skip("the hourly rate is not known")
    if not profile.hourly_rate:
        raise NotApplicable("no hourly rate has been entered")
    return profile.hourly_rate


@check(
    severity=Severity.WARNING,
    guide_tip=6,
    examples=[
        Example({"hourly_rate": 18}),
        Example({"hourly_rate": 120, "title": "Patent attorney"}),
        Example({"hourly_rate": 0}, says="No hourly rate"),
        Example({"hourly_rate": 0, "title": "Structural engineer"}, says="No hourly rate"),
        Example({"title": "Illustrator"}, skips="not known"),
    ],
)
def rate_missing(profile: Profile) -> Iterator[Finding]:
    """Enter an hourly rate.

    ## Why

    The rate is among the few things that clients see before they open a profile. The guide (tip 6)
    advises to begin with one inside what the platform suggests.

    ## How to mend it

    Enter what clients offer for your type of work and level; `rate-below-band` and
    `rate-above-band` say what that was.
    """
    if profile.hourly_rate is None:
        raise Skip("the hourly rate is not known")
    if not profile.hourly_rate:
        yield Finding(
            "No hourly rate is entered.",
            "Enter a rate inside what the platform suggests for your service and level.",
            at=("hourly_rate",),
        )


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"hourly_rate": 3}),
        Example({"hourly_rate": 45, "title": "Contract lawyer"}),
        Example({"hourly_rate": 2.5, "title": "Data entry clerk"}, says="$2.50"),
        Example({"hourly_rate": 1}, says="less than $3 an hour"),
        Example({"hourly_rate": 0}, skips="entered"),
    ],
)
def rate_below_floor(profile: Profile, *, floor: float) -> Iterator[Finding]:
    """Ask for no less than the platform's lowest hourly rate.

    ## Why

    The platform's help says that hourly contracts start at $3.00 an hour, so a lower rate cannot be
    hired at.

    ## How to mend it

    Enter at least the lowest rate; better, a rate inside what clients offer for your work.
    """
    rate = _rate(profile)
    if rate < floor:
        yield Finding(
            f"{dollars(rate)} is less than {dollars(floor)} an hour, the least that the platform "
            "allows for hourly work.",
            f"Enter {dollars(floor)} or more; better, what clients offer for your type of work.",
            at=("hourly_rate",),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=6,
    examples=[
        Example({"hourly_rate": 25, "category": "Writing", "subcategories": ["Content Writing"]}),
        Example({"hourly_rate": 4, "category": "Admin Support", "level": "entry"}),
        Example({"hourly_rate": 70, "category": "Legal", "level": "expert"}),
        Example(
            {"hourly_rate": 6, "subcategories": ["Web Development"], "level": "intermediate"},
            says="333 hourly job posts of January 2023",
        ),
        Example(
            {"hourly_rate": 5, "category": "Writing", "level": "intermediate"},
            says="$7.50 to $35.10",
        ),
        Example(
            {"hourly_rate": 4, "subcategories": ["Public Law"]},
            says="Too few posts for “Public Law”",
        ),
        Example({"hourly_rate": 25}, skips="service"),
        Example(
            {"hourly_rate": 4, "category": "Legal"},
            skips="fewer than 1,000 job posts",
            options={"minimum_n": 1000},
        ),
        Example({"category": "Writing", "hourly_rate": 0}, skips="entered"),
    ],
)
def rate_below_band(profile: Profile, *, minimum_n: int, low: str, high: str) -> Iterator[Finding]:
    """Ask for no less than clients offer for your type of work.

    ## Why

    The guide (tip 6) says that being the cheapest neither wins the better jobs nor helps the
    approval: a rate far from that of similar freelancers makes a profile look less competitive. The
    band is counted from the hourly rates in job posts (the middle of each post's range) for the
    type of work and the level, or for the whole service where there are too few posts. With several
    types of work, a rate inside the band of any of them is fine.

    ## How to mend it

    Raise the rate into the band.
    """
    rate = _rate(profile)
    best = min(bands_of(profile, minimum_n), key=lambda band: quantile(band, low))
    lowest = quantile(best, low)
    if rate < lowest:
        yield Finding(
            f"{dollars(rate)} an hour is below {_described(profile, best, low, high)}",
            f"Raise it to {dollars(lowest)} or more; half of these posts offered "
            f"{dollars(best.p50)} or more. Being the cheapest does not help the approval.",
            at=("hourly_rate",),
            offers=(lowest, best.p50),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=6,
    examples=[
        Example({"hourly_rate": 35, "category": "Writing", "subcategories": ["Content Writing"]}),
        Example({"hourly_rate": 90, "category": "Legal"}),
        Example(
            {
                "hourly_rate": 60,
                "category": "Writing",
                "subcategories": [
                    "Editing & Proofreading Services",
                    "Professional & Business Writing",
                ],
            }
        ),
        Example(
            {"hourly_rate": 45, "subcategories": ["Web Development"], "level": "intermediate"},
            says="is above the band for “Web Development” at the intermediate level",
        ),
        Example(
            {"hourly_rate": 200, "category": "Design & Creative", "level": "expert"},
            says="SnipeWork",
        ),
        Example(
            {"hourly_rate": 90, "category": "Translation", "stats": {"jobs": 40}},
            says="above the band for “Translation”",
        ),
        Example({"hourly_rate": 300, "category": "Beekeeping"}, skips="service"),
        Example({"title": "Illustrator", "category": "Writing"}, skips="not known"),
    ],
)
def rate_above_band(profile: Profile, *, minimum_n: int, low: str, high: str) -> Iterator[Finding]:
    """Begin with a rate that clients offer for your type of work, or show why yours is higher.

    ## Why

    The guide (tip 6) advises to consider a lower rate while the account is new, and to raise it
    later. It also says that a high rate may be a sign that the experience level is set too low:
    work in an ordinary job counts as experience. The band is counted as for `rate-below-band`. High
    rates are won; this is advice for the beginning, not a rule of the platform, and only a remark
    for somebody who has worked contracts there.

    ## How to mend it

    Choose the higher level if your work outside the platform bears it out, or lower the rate for
    now.
    """
    rate = _rate(profile)
    best = max(bands_of(profile, minimum_n), key=lambda band: quantile(band, high))
    highest = quantile(best, high)
    if rate > highest:
        jobs = profile.stats.jobs if profile.stats else None
        mend = level_advice(profile.level, best, rate, minimum_n, high) + (
            f"consider {dollars(highest)} or less until you have won work, and raise it then."
        )
        if jobs:
            mend = (
                f"The advice is meant for a new account. With {counted(jobs, 'contract')} behind "
                "you, keep the rate if clients pay it."
            )
        yield Finding(
            f"{dollars(rate)} an hour is above {_described(profile, best, low, high)}",
            mend,
            at=("hourly_rate",),
            severity=Severity.INFO if jobs else None,
            offers=() if jobs else (highest, best.p50),
        )


def _described(profile: Profile, band: Band, low: str, high: str) -> str:
    """The band in words: for what, from where to where, how many posts, when, moved how far."""
    without = " and ".join(filter(None, (_LOWEST.get(low), _HIGHEST.get(high))))
    more = (widened(profile, band), moved(trends().get(band.category)))
    return (
        f"the band for {group_name(band)}, {dollars(quantile(band, low))} to "
        f"{dollars(quantile(band, high))} ({band.n:,} hourly job posts of {month_of(band)} "
        f"without {without}; data set {data_set_of(band)})."
        + "".join(f" {sentence}" for sentence in more if sentence)
    )
