"""The hourly rate."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.check import Example, check
from profilelint.findings import Finding, Severity, Skip
from profilelint.profile import Level, Profile
from profilelint.text import counted, excerpt
from profilelint.vocabulary import Band, bands, category_named, subcategory_named, trends

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LOWEST = {"p10": "the lowest tenth", "p25": "the lowest quarter", "p50": "the lower half"}
_HIGHEST = {"p50": "the upper half", "p75": "the highest quarter", "p90": "the highest tenth"}
_NEXT: dict[Level, Level] = {"entry": "intermediate", "intermediate": "expert"}
_STEADY = 0.02
"""A mean that has moved by less is said to have hardly moved."""


def _rate(profile: Profile) -> float:
    """The hourly rate in US dollars, above zero.

    :raises Skip: where it is not known, or none has been entered.
    """
    if profile.hourly_rate is None:
        raise Skip("the hourly rate is not known")
    if not profile.hourly_rate:
        raise Skip("no hourly rate has been entered")
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
            f"{_dollars(rate)} is less than {_dollars(floor)} an hour, the least that the platform "
            "allows for hourly work.",
            f"Enter {_dollars(floor)} or more; better, what clients offer for your type of work.",
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
    best = min(_bands(profile, minimum_n), key=lambda band: _quantile(band, low))
    lowest = _quantile(best, low)
    if rate < lowest:
        yield Finding(
            f"{_dollars(rate)} an hour is below {_described(profile, best, low, high)}",
            f"Raise it to {_dollars(lowest)} or more; half of these posts offered "
            f"{_dollars(best.p50)} or more. Being the cheapest does not help the approval.",
            at=("hourly_rate",),
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
    best = max(_bands(profile, minimum_n), key=lambda band: _quantile(band, high))
    highest = _quantile(best, high)
    if rate > highest:
        jobs = profile.stats.jobs if profile.stats else None
        mend = _level_advice(profile, best, rate, minimum_n, high) + (
            f"consider {_dollars(highest)} or less until you have won work, and raise it then."
        )
        if jobs:
            mend = (
                f"The advice is meant for a new account. With {counted(jobs, 'contract')} behind "
                "you, keep the rate if clients pay it."
            )
        yield Finding(
            f"{_dollars(rate)} an hour is above {_described(profile, best, low, high)}",
            mend,
            at=("hourly_rate",),
            severity=Severity.INFO if jobs else None,
        )


def _level_advice(profile: Profile, band: Band, rate: float, minimum_n: int, high: str) -> str:
    """What a high rate may say of the level; ends so that another advice can follow."""
    if profile.level is None:
        return (
            "See whether your experience level is set too low: work in an ordinary job counts. "
            "Otherwise "
        )
    above = _NEXT.get(profile.level)
    if above is None:
        return "If this is a new account, "
    held = f"If you have done this work in a job, choose the level “{above}”"
    next_band = bands().get((band.category, band.subcategory, above))
    if next_band is None or next_band.n < minimum_n or _quantile(next_band, high) <= band.p50:
        return f"{held}; otherwise "
    top = _quantile(next_band, high)
    if top <= _quantile(band, high):
        return f"{held}; otherwise "
    fits = ", where this rate fits" if rate <= top else ""
    return f"{held}: its band goes up to {_dollars(top)}{fits}. Otherwise "


def _bands(profile: Profile, minimum_n: int) -> list[Band]:
    """The bands to compare with: one for each type of work chosen, or the service's.

    :raises Skip: where the service is not known, or no group has enough posts.
    """
    parts = [part for name in profile.subcategories or () if (part := subcategory_named(name))]
    category = category_named(profile.category or "")
    if parts:
        groups = [(part.category, part.name) for part in parts]
    elif category:
        groups = [(category, "")]
    elif profile.category:
        raise Skip(
            f"“{excerpt(profile.category)}” is none of the platform's services (categories); name "
            "one of the 12, so that the rate can be compared"
        )
    else:
        raise Skip(
            "the service (category) is not known; add it, or the types of work, so that the rate "
            "can be compared"
        )
    found = [band for group in groups if (band := _band(*group, profile.level or "", minimum_n))]
    if not found:
        raise Skip(
            f"there are fewer than {minimum_n:,} job posts to compare with for “{groups[0][0]}”"
        )
    return found


def _band(category: str, part: str, level: str, minimum_n: int) -> Band | None:
    """The band of the narrowest group with enough posts."""
    known = bands()
    for key in (
        (category, part, level),
        (category, part, ""),
        (category, "", level),
        (category, "", ""),
    ):
        band = known.get(key)
        if band is not None and band.n >= minimum_n:
            return band
    return None


def _quantile(band: Band, name: str) -> float:
    """:raises ValueError: for a name that is none of p10, p25, p50, p75 and p90."""
    if name not in _LOWEST and name not in _HIGHEST:
        raise ValueError(f"“{name}” is none of p10, p25, p50, p75 and p90")
    return float(getattr(band, name))


def _described(profile: Profile, band: Band, low: str, high: str) -> str:
    """The band in words: for what, from where to where, how many posts, when, moved how far."""
    level = f" at the {band.level} level" if band.level else ""
    name = f"“{band.subcategory or band.category}”"
    year, _, month = band.collected.partition("-")
    source = band.source.partition(" (")[0].rpartition(" ")[2]
    without = " and ".join(filter(None, (_LOWEST.get(low), _HIGHEST.get(high))))
    return (
        f"the band for {name}{level}, {_dollars(_quantile(band, low))} to "
        f"{_dollars(_quantile(band, high))} ({band.n:,} hourly job posts of "
        f"{_MONTHS[int(month) - 1]} {year} without {without}; data set {source})."
        f"{_widened(profile, band)}{_moved(band.category)}"
    )


def _widened(profile: Profile, band: Band) -> str:
    """That a wider group had to be taken, and why."""
    parts = [part for name in profile.subcategories or () if (part := subcategory_named(name))]
    if parts and not band.subcategory:
        mine = next(part.name for part in parts if part.category == band.category)
        return f" Too few posts for “{mine}” are known, so the whole service is compared."
    if profile.level and not band.level:
        return f" Too few posts at the {profile.level} level are known, so all levels are compared."
    return ""


def _moved(category: str) -> str:
    """How far the category's mean has moved since, with the source."""
    trend = trends().get(category)
    if trend is None:
        return ""
    change = trend.change
    way = (
        "hardly moved"
        if abs(change) < _STEADY
        else f"{'risen' if change > 0 else 'fallen'} by {abs(change):.0%}"
    )
    return (
        f" From January 2023 to July and August 2026 the mean of {category} has {way} "
        f"({_dollars(trend.january_2023)} to {_dollars(trend.summer_2026)}; SnipeWork Upwork "
        "Market Index)."
    )


def _dollars(amount: float) -> str:
    """``$3``, ``$7.50``, ``$1,200``."""
    return f"${amount:,.2f}".removesuffix(".00")
