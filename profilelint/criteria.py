"""What the criteria of badges have in common: each function holds one figure against a profile.

All of them yield a :class:`Measure` first, so that what is needed is told even where the profile
does not tell enough; then a :class:`Finding` where the criterion is not met. They raise
:class:`Skip` where that is not known. The checks in ``checks/`` give them their figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from profilelint.completeness import completeness
from profilelint.days import months_after, span
from profilelint.findings import Answer, Finding, Measure, Skip
from profilelint.profile import Account, Agency, Badge, PartialDate, Profile, Stats
from profilelint.rates import dollars
from profilelint.source import Path
from profilelint.text import counted

NOT_DATED = (
    "No day can be given: it depends on what is earned, and a file gives the sum, not when each "
    "part of it was paid."
)


TITLES: dict[Badge, str] = {
    "none": "no badge",
    "rising-talent": "Rising Talent",
    "top-rated": "Top Rated",
    "top-rated-plus": "Top Rated Plus",
    "expert-vetted": "Expert-Vetted",
}


def sentence(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def number(
    value: float | None, enough: bool, measure: Measure, short: Finding, unknown: str
) -> Iterator[Answer]:
    """A count that is enough, or not, or not known."""
    yield measure
    if value is None:
        raise Skip(unknown)
    if not enough:
        yield short


def complete(profile: Profile, at_least: float) -> Iterator[Answer]:
    """The profile's completeness: the platform's own number, else what its formula makes of it."""
    told = profile.stats.completeness if profile.stats else None
    needed = f"a profile that is {at_least:g} % complete"
    if told is None and profile.kind == "agency":
        yield Measure(needed)
        raise Skip("the file does not tell the agency's completeness, and no formula is published")
    found = completeness(profile)
    low, high = (found.low, found.high) if told is None else (told, told)
    shown = f"{low:g} %" if low == high else f"{low:g} to {high:g} %"
    yield Measure(needed, shown)
    if high < at_least:
        steps = "; ".join(step.what for step in found.steps[:2])
        yield Finding(
            f"The profile is {shown} complete.",
            f"Next: {steps}." if steps else "Fill in what the profile page still asks for.",
            at=("stats", "completeness"),
        )
    elif low < at_least:
        raise Skip(f"the profile is {low:g} to {high:g} % complete by what this file tells")


def earned(profile: Profile, needed: float, *, more: bool = False, today: date) -> Iterator[Answer]:
    """Earnings of the last 12 months: at least ``needed`` US dollars, or ``more`` than that."""
    stats = profile.stats or Stats()
    measure = f"{'more than' if more else 'at least'} {dollars(needed)} in the last 12 months"
    value, what = stats.earnings_12_months, "in the last 12 months"
    if value is None and stats.earnings is not None and stats.earnings < needed:
        value, what = stats.earnings, "in all"  # so no part of it can be enough
    if value is None:
        yield Measure(measure)
        raise Skip("the file does not tell the earnings of the last 12 months")
    short = value <= needed if more else value < needed
    pace = _pace(needed, value, stats.earnings_90_days, today)
    yield Measure(measure, f"{dollars(value)} {what}", note=pace if short else "")
    if short:
        lacks = dollars(needed - value)
        lacks = f"more than {lacks} besides" if more else f"{lacks} more"
        yield Finding(
            f"The earnings are {dollars(value)} {what}.",
            f"Earn {lacks}; what is older than 12 months drops out of the sum day by day.",
            at=("stats", "earnings_12_months"),
        )


def _pace(needed: float, value: float, of_90_days: float | None, today: date) -> str:
    """When the sum is reached at the pace of the last 90 days, or why that cannot be told."""
    if not of_90_days:
        return NOT_DATED
    year = of_90_days / 90 * 365
    pace = f"At the pace of the last 90 days ({dollars(of_90_days)})"
    if year <= needed:
        return f"{pace} the sum of 12 months comes to {dollars(round(year))}, which is not enough."
    days = math.ceil((needed - value) / of_90_days * 90)
    return (
        f"{pace} it is reached on {today + timedelta(days=max(days, 1))}, if nothing drops out of "
        "the sum until then; no export tells when each part of it was paid."
    )


def weeks(
    profile: Profile, *, needed: int, of_last: int, job_success: float, today: date
) -> Iterator[Answer]:
    """So many of the last weeks with the success score, or with Rising Talent."""
    stats = profile.stats or Stats()
    count, score = stats.weeks_eligible, stats.job_success
    measure = (
        f"a Job Success Score of at least {job_success:g} %, or Rising Talent, in {needed} of the "
        f"last {of_last} weeks"
    )
    if count is None:
        yield Measure(measure, None if score is None else f"a score of {score:g} % today")
        raise Skip(f"the file does not tell how many of the last {of_last} weeks counted")
    if count >= needed:
        yield Measure(measure, f"{count} of the last {of_last} weeks")
        return
    lacking = needed - count
    soonest = today + timedelta(weeks=lacking)
    yield Measure(
        measure,
        f"{count} of the last {of_last} weeks",
        soonest,
        f"If every week from now on counts, and those that drop out are weeks that did not; "
        f"{today + timedelta(weeks=needed)} at the latest, as the file does not tell which weeks "
        "counted."
        + (
            f" The score is {score:g} % today: until it is {job_success:g} % again, a week counts "
            "only with Rising Talent."
            if score is not None and score < job_success
            else ""
        ),
    )
    yield Finding(
        f"{counted(count, 'week')} of the last {of_last} counted.",
        f"{counted(lacking, 'more week')} with a score of at least {job_success:g} % "
        f"{'is' if lacking == 1 else 'are'} needed.",
        at=("stats", "weeks_eligible"),
    )


def began(profile: Profile, *, more_than_days: int, today: date) -> Iterator[Answer]:
    """The first contract began long enough ago."""
    stats = profile.stats or Stats()
    measure = f"a first contract that began more than {more_than_days} days ago"
    wait = timedelta(days=more_than_days + 1)
    if stats.first_contract is None and (stats.jobs == 0 or stats.contracts == ()):
        yield Measure(measure, "no contract yet", today + wait, "If one begins today.")
        yield Finding(
            "There is no contract yet.",
            f"The {more_than_days} days begin with the first one.",
            at=("stats", "first_contract"),
        )
        return
    first, surely = stats.first_contract, stats.first_contract is not None
    if first is None:  # the oldest of those listed; there may have been older ones
        first = min((one.start for one in stats.contracts or () if one.start), default=None)
    if first is None:
        yield Measure(measure)
        raise Skip("the file does not tell when the first contract began")
    early, late = span(first)
    if late + wait <= today:
        yield Measure(
            measure,
            f"{'' if surely else 'at the latest '}{first}, "
            f"{'' if early == late else 'at least '}{counted((today - late).days, 'day')} ago",
        )
        return
    soonest = max(early + wait, today) if surely else None
    yield Measure(measure, str(first), soonest)
    if not surely:
        raise Skip("the oldest contract in the file is too young, and there may be older ones")
    if early + wait <= today:
        raise Skip(f"“{first}” is not precise enough; the day is needed")
    yield Finding(
        f"The first contract began on {first}."
        if early == late
        else f"The first contract began in {first}.",
        "Nothing to do but wait.",
        at=("stats", "first_contract"),
    )


def active(profile: Profile, *, within_days: int, today: date) -> Iterator[Answer]:
    """A proposal sent or a day worked not too long ago."""
    stats = profile.stats or Stats()
    measure = f"a proposal sent or a day worked in the last {within_days} days"
    if stats.last_active is None:
        sent = stats.proposals_90_days
        if sent and within_days >= 90:
            yield Measure(measure, f"{counted(sent, 'proposal')} in the last 90 days")
            return
        yield Measure(measure)
        raise Skip("the file does not tell when the last proposal was sent or the last day worked")
    early, late = span(stats.last_active)
    yield Measure(measure, f"the last one: {stats.last_active}")
    if early > today:
        raise Skip(f"the last activity, {stats.last_active}, lies after the day to judge by")
    oldest = today - timedelta(days=within_days)
    if late < oldest:
        yield Finding(
            f"The last activity was on {stats.last_active}."
            if early == late
            else f"The last activity was in {stats.last_active}.",
            "Send a proposal for work that fits, or work a day.",
            at=("stats", "last_active"),
        )
    elif early < oldest:
        raise Skip(f"“{stats.last_active}” is not precise enough; the day is needed")


def standing(
    profile: Profile, *, months: int, holds_at_most: int | None, today: date
) -> Iterator[Answer]:
    """No violation of the terms in the last months and, where asked for, no holds."""
    account = profile.account or Account()
    measure = f"no violation of the terms in the last {counted(months, 'month')}"
    if holds_at_most is not None:
        measure += ", and no hold on the account"
    recent = _recent(account.violations or (), months, today)
    soonest = months_after(span(recent)[1], months) if recent else None
    told = [
        counted(len(account.violations), "violation") if account.violations is not None else "",
        counted(account.holds, "hold") + " in the last 90 days"
        if account.holds is not None
        else "",
    ]
    yield Measure(measure, ", ".join(one for one in told if one) or None, soonest)
    if recent:
        yield Finding(
            f"The terms were found broken on {recent}.",
            f"{counted(months, 'month')} must pass without another one.",
            at=("account", "violations"),
        )
    if holds_at_most is not None and (account.holds or 0) > holds_at_most:
        yield Finding(
            f"The account had {counted(account.holds or 0, 'hold')} in the last 90 days.",
            "Do what the platform's notice asks for; holds older than 90 days are not counted.",
            at=("account", "holds"),
        )
        return
    if recent:
        return
    lacking = ["violations of the terms"] if account.violations is None else []
    if holds_at_most is not None and account.holds is None:
        lacking.append("holds on the account")
    if lacking:
        raise Skip(f"the file does not tell of {' and '.join(lacking)}")


def _recent(violations: Sequence[PartialDate], months: int, today: date) -> PartialDate | None:
    """The newest violation from which the months have not surely passed."""
    found = [one for one in violations if months_after(span(one)[1], months) > today]
    return max(found, default=None)


def job_success(
    value: float | None, at_least: float, *, whose: str, at: Path, none_yet: bool = False
) -> Iterator[Answer]:
    """The success score, where there is one already."""
    needed = f"a Job Success Score of at least {at_least:g} %, once there is one"
    if value is None and none_yet:
        yield Measure(needed, "none yet")
        return
    yield from number(
        value,
        (value or 0) >= at_least,
        Measure(needed, None if value is None else f"{value:g} %"),
        Finding(
            f"The Job Success Score of {whose} is {value or 0:g} %.",
            "The best of the last 6, 12 and 24 months counts: close contracts that rest, and let "
            "clients give their feedback.",
            at=at,
        ),
        f"the file does not tell the Job Success Score of {whose}; without one, nothing is asked",
    )


def members(profile: Profile, at_least: int) -> Iterator[Answer]:
    """How many people an agency has."""
    count = (profile.agency or Agency()).members
    return number(
        count,
        (count or 0) >= at_least,
        Measure(
            f"at least {at_least} members", None if count is None else counted(count, "member")
        ),
        Finding(
            f"The agency has {counted(count or 0, 'member')}.",
            "Invite the people who work with you, and let them accept.",
            at=("agency", "members"),
        ),
        "the file does not tell how many members the agency has",
    )


def others_complete(
    value: float | None, at_least: float, *, whose: str, field: str
) -> Iterator[Answer]:
    """The completeness of the owner's profile, or of the members' on average."""
    return number(
        value,
        (value or 0) >= at_least,
        Measure(
            f"{whose} at least {at_least:g} % complete", None if value is None else f"{value:g} %"
        ),
        Finding(
            f"{sentence(whose)}: {value or 0:g} % complete.",
            "`profilelint check` on such a profile says what to fill in first.",
            at=("agency", field),
        ),
        f"the file does not tell the completeness of {whose}",
    )


def flag(
    value: bool | None, *, needed: str, yes: str, no: str, mend: str, at: Path, unknown: str
) -> Iterator[Answer]:
    """Something that is so, or not so, or not known."""
    found = None if value is None else yes if value else no
    return number(
        value,
        bool(value),
        Measure(needed, found),
        Finding(f"{sentence(no)}.", mend, at=at),
        unknown,
    )


def identity(profile: Profile) -> Iterator[Answer]:
    """Whether the platform has verified who it is."""
    return flag(
        (profile.account or Account()).identity_verified,
        needed="a verified identity",
        yes="verified",
        no="the identity is not verified",
        mend="Start the verification in the account's settings, with your document at hand.",
        at=("account", "identity_verified"),
        unknown="the file does not tell whether the identity is verified",
    )


def top_rated(profile: Profile, *, whose: str) -> Iterator[Answer]:
    """The badge Top Rated, or the one above it."""
    badge = (profile.stats or Stats()).badge
    needed = "the badge Top Rated"
    yield Measure(needed, None if badge is None else TITLES[badge])
    if badge is None:
        raise Skip(f"the file does not tell which badge {whose} has")
    if badge == "expert-vetted":
        raise Skip("the file shows Expert-Vetted, behind which another badge may stand")
    if badge in ("none", "rising-talent"):
        yield Finding(
            f"{sentence(whose)} does not have Top Rated.",
            "Meet the criteria of Top Rated first.",
            at=("stats", "badge"),
        )
