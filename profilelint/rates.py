"""What clients offered for work like a profile's: the band to compare its hourly rate with.

The checks of the rate and ``profilelint rate`` say the same, because both take it from here.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from profilelint.findings import Skip
from profilelint.profile import Level, Profile
from profilelint.text import excerpt
from profilelint.vocabulary import Band, Trend, bands, category_named, subcategory_named, trends

QUANTILES = ("p10", "p25", "p50", "p75", "p90")
NEXT_LEVEL: dict[Level, Level] = {"entry": "intermediate", "intermediate": "expert"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_STEADY = 0.02
"""A mean that has moved by less is said to have hardly moved."""


class Standing(msgspec.Struct, frozen=True):
    """A band that a profile is compared with, and where its rate stands in it.

    ``widened`` says which narrower group had too few posts, or is empty. ``place`` is ``None``
    without a rate.
    """

    band: Band
    widened: str
    trend: Trend | None
    place: str | None


class Comparison(msgspec.Struct, frozen=True):
    """A profile's rate (``None`` for none) against all its bands, and what the guide advises."""

    rate: float | None
    level: Level | None
    standings: tuple[Standing, ...]
    advice: str


def groups_of(profile: Profile) -> list[tuple[str, str]]:
    """Category and type of work (empty for the whole category) of what the profile offers.

    :raises Skip: where the service is not known.
    """
    parts = [part for name in profile.subcategories or () if (part := subcategory_named(name))]
    if parts:
        return [(part.category, part.name) for part in parts]
    category = category_named(profile.category or "")
    if category:
        return [(category, "")]
    if profile.category:
        raise Skip(
            f"“{excerpt(profile.category)}” is none of the platform's services (categories); name "
            "one of the 12, so that the rate can be compared"
        )
    raise Skip(
        "the service (category) is not known; add it, or the types of work, so that the rate "
        "can be compared"
    )


def bands_of(profile: Profile, minimum_n: int) -> list[Band]:
    """The bands to compare with: one for each type of work chosen, or the service's.

    :raises Skip: where the service is not known, or no group has ``minimum_n`` posts.
    """
    groups = groups_of(profile)
    found = [band for group in groups if (band := band_of(*group, profile.level or "", minimum_n))]
    if not found:
        raise Skip(
            f"there are fewer than {minimum_n:,} job posts to compare with for “{groups[0][0]}”"
        )
    return found


def band_of(category: str, part: str, level: str, minimum_n: int) -> Band | None:
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


def compared(profile: Profile, *, minimum_n: int, low: str, high: str) -> Comparison:
    """How the profile's rate compares with each of its bands, each band once, and the advice.

    The bands of the types of work come first, then those of their whole services. ``low`` and
    ``high`` name the quantiles between which a rate is inside a band.

    :raises Skip: as :func:`bands_of` does.
    """
    rate = profile.hourly_rate or None
    narrow = bands_of(profile, minimum_n)
    level = profile.level or ""
    wide = [band_of(band.category, "", level, minimum_n) for band in narrow]
    found = {
        (band.category, band.subcategory, band.level): band for band in (*narrow, *wide) if band
    }
    return Comparison(
        rate=rate,
        level=profile.level,
        standings=tuple(
            Standing(
                band=band,
                widened=widened(profile, band) if band in narrow else "",
                trend=trends().get(band.category),
                place=None if rate is None else place_of(rate, band),
            )
            for band in found.values()
        ),
        advice=advice(profile, minimum_n, low, high),
    )


def compared_by(profile: Profile, figures: Mapping[str, object]) -> Comparison:
    """The same by the figures of the check ``rate-below-band``, as a plan settles them.

    :raises Skip: as :func:`bands_of` does.
    """
    return compared(
        profile,
        minimum_n=int(str(figures["minimum_n"])),
        low=str(figures["low"]),
        high=str(figures["high"]),
    )


def place_of(rate: float, band: Band) -> str:
    """Between which quantiles a rate stands, in words: ``in the band, under its middle``."""
    if rate < band.p10:
        return "below the band: more than nine of ten of these posts offered more"
    if rate < band.p25:
        return "near the lower end of the band: more than three of four of these posts offered more"
    if rate < band.p50:
        return "in the band, under its middle"
    if rate <= band.p75:
        return "in the band, in its upper half"
    if rate <= band.p90:
        return "near the upper end of the band: more than three of four of these posts offered less"
    return "above the band: more than nine of ten of these posts offered less"


def quantile(band: Band, name: str) -> float:
    """:raises ValueError: for a name that is none of p10, p25, p50, p75 and p90."""
    if name not in QUANTILES:
        raise ValueError(f"“{name}” is none of p10, p25, p50, p75 and p90")
    return float(getattr(band, name))


def month_of(band: Band) -> str:
    """When the posts were collected: ``January 2023``."""
    year, _, month = band.collected.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def data_set_of(band: Band) -> str:
    """The data set that the posts are from: ``Canerakcasu/data``."""
    return band.source.partition(" (")[0].rpartition(" ")[2]


def group_name(band: Band) -> str:
    """What the band is for: ``“Web Development” at the entry level``."""
    level = f" at the {band.level} level" if band.level else ""
    return f"“{band.subcategory or band.category}”{level}"


def widened(profile: Profile, band: Band) -> str:
    """That a wider group had to be taken, and why; empty where it was not."""
    parts = [part for name in profile.subcategories or () if (part := subcategory_named(name))]
    if parts and not band.subcategory:
        mine = next(part.name for part in parts if part.category == band.category)
        return f"Too few posts for “{mine}” are known, so the whole service is compared."
    if profile.level and not band.level:
        return f"Too few posts at the {profile.level} level are known, so all levels are compared."
    return ""


def moved(trend: Trend | None) -> str:
    """How far a category's mean has moved since, with the source; empty where it is not known."""
    if trend is None:
        return ""
    way = (
        "hardly moved"
        if abs(trend.change) < _STEADY
        else f"{'risen' if trend.change > 0 else 'fallen'} by {abs(trend.change):.0%}"
    )
    return (
        f"From January 2023 to July and August 2026 the mean of {trend.category} has {way} "
        f"({dollars(trend.january_2023)} to {dollars(trend.summer_2026)}; SnipeWork Upwork "
        "Market Index)."
    )


def level_advice(level: Level | None, band: Band, rate: float, minimum_n: int, high: str) -> str:
    """What a high rate may say of the level; ends so that another advice can follow."""
    if level is None:
        return (
            "See whether your experience level is set too low: work in an ordinary job counts. "
            "Otherwise "
        )
    above = NEXT_LEVEL.get(level)
    if above is None:
        return "If this is a new account, "
    held = f"If you have done this work in a job, choose the level “{above}”"
    next_band = bands().get((band.category, band.subcategory, above))
    if next_band is None or next_band.n < minimum_n or quantile(next_band, high) <= band.p50:
        return f"{held}; otherwise "
    top = quantile(next_band, high)
    if top <= quantile(band, high):
        return f"{held}; otherwise "
    fits = ", where this rate fits" if rate <= top else ""
    return f"{held}: its band goes up to {dollars(top)}{fits}. Otherwise "


def advice(profile: Profile, minimum_n: int, low: str, high: str) -> str:
    """What the guide (tip 6) advises for this rate, in one or two sentences.

    With several types of work a rate inside the band of any of them is fine.

    :raises Skip: as :func:`bands_of` does.
    """
    found = bands_of(profile, minimum_n)
    lowest = min(found, key=lambda band: quantile(band, low))
    highest = max(found, key=lambda band: quantile(band, high))
    rate = profile.hourly_rate
    if not rate:
        return (
            f"No rate to compare. The guide advises to begin inside the band; half of these posts "
            f"offered {dollars(lowest.p50)} or more."
        )
    if rate < quantile(lowest, low):
        return (
            f"Too low, says the guide: raise it to {dollars(quantile(lowest, low))} or more. Being "
            "the cheapest does not help the approval."
        )
    if rate > quantile(highest, high):
        held = level_advice(profile.level, highest, rate, minimum_n, high)
        return (
            f"Higher than the guide advises for a new account. {held}consider "
            f"{dollars(quantile(highest, high))} or less until you have won work; raise it then."
        )
    return "Inside the band, which is what the guide advises for the beginning."


def dollars(amount: float) -> str:
    """``$3``, ``$7.50``, ``$1,200``."""
    return f"${amount:,.2f}".removesuffix(".00")
