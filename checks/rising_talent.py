"""The badge Rising Talent, for freelancers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from profilelint import criteria
from profilelint.check import Example, check
from profilelint.findings import Answer, Finding, Measure, Severity, Skip
from profilelint.profile import Account, Profile, Stats
from profilelint.rates import dollars
from profilelint.text import counted


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"rating": 4.9, "earnings_12_months": 400}}),
        Example({"account": {"invitations": ["rising-talent"]}}),
        Example({"stats": {"rating": 4.8, "earnings_12_months": 250}}),
        Example(
            {
                "stats": {"rating": 4.7, "earnings_12_months": 400},
                "account": {"invitations": []},
            },
            says="neither an invitation",
        ),
        Example(
            {"stats": {"earnings_12_months": 180}, "account": {"invitations": []}},
            says="neither an invitation",
        ),
        Example({"stats": {"rating": 4.2, "earnings_12_months": 90}}, skips="invited you"),
        Example({"title": "Weaver"}, skips="tells neither"),
    ],
)
def rising_talent_way_in(
    profile: Profile, *, stars_at_least: float, earnings_at_least: float
) -> Iterator[Answer]:
    """Come in by an invitation, or by good stars together with first earnings.

    ## Why
    Upwork invites some newcomers; the others need stars on average and earnings in 12 months, both
    together. An older page asked for a Readiness Test instead, which is not among today's criteria.

    ## How to mend it
    An invitation cannot be asked for. A first small contract that ends well brings stars and
    earnings at once. If you were invited, write `invitations: [rising-talent]` under `account`.
    """
    stats, invitations = profile.stats or Stats(), (profile.account or Account()).invitations
    told = [
        f"{stats.rating:g} stars" if stats.rating else "",
        f"{dollars(stats.earnings_12_months)} in 12 months"
        if stats.earnings_12_months is not None
        else "",
        "an invitation" if invitations and "rising-talent" in invitations else "",
    ]
    yield Measure(
        f"an invitation, or {stars_at_least:g} stars and {dollars(earnings_at_least)} in the last "
        "12 months",
        ", ".join(one for one in told if one) or None,
    )
    if invitations is not None and "rising-talent" in invitations:
        return
    reached = [
        None if value is None else value >= least
        for value, least in (
            (stats.rating or None, stars_at_least),
            (stats.earnings_12_months, earnings_at_least),
        )
    ]
    if all(reached):
        return
    if False not in reached:
        raise Skip("the file tells neither an invitation nor both the stars and the earnings")
    if invitations is None:
        raise Skip(
            "stars and earnings are not enough, and the file does not tell whether Upwork invited "
            "you"
        )
    yield Finding(
        "There is neither an invitation nor enough of stars and earnings.",
        f"{stars_at_least:g} stars on average and {dollars(earnings_at_least)} within 12 months "
        "are needed, both.",
        at=("stats",),
    )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"completeness": 100}}),
        Example({"title": "Cellist", "stats": {"completeness": 100}}),
        Example({"stats": {"completeness": 95}}, says="95 % complete"),
        Example({"photo": "", "employment": [], "skills": ["Law"]}, says="0 to 99 % complete"),
        Example({"title": "Cellist"}, skips="0 to 100 %"),
    ],
)
def rising_talent_profile(profile: Profile, *, at_least: float) -> Iterator[Answer]:
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
        Example({"stats": {"last_active": "2026-11-02"}}),
        Example({"stats": {"proposals_90_days": 3}}),
        Example({"stats": {"last_active": "2026-08-25"}}),
        Example({"stats": {"last_active": "2026-08-24"}}, says="2026-08-24"),
        Example({"stats": {"last_active": "2025"}}, says="in 2025"),
        Example({"stats": {"last_active": "2026-08"}}, skips="not precise enough"),
        Example({"stats": {"last_active": "2027-01"}}, skips="after the day"),
        Example({"stats": {"proposals_90_days": 0}}, skips="does not tell when"),
    ],
)
def rising_talent_active(profile: Profile, *, within_days: int, today: date) -> Iterator[Answer]:
    """Send a proposal or work at least once in a quarter of a year.

    ## Why
    The badge asks for a proposal or for work in the last 90 days.

    ## How to mend it
    Send a proposal for work that fits. It counts from the day on which it is sent.
    """
    return criteria.active(profile, within_days=within_days, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"job_success": 96}}),
        Example({"stats": {"job_success": 90}}),
        Example({"stats": {"jobs": 0}}),
        Example({"stats": {"job_success": 89}}, says="is 89 %"),
        Example({"stats": {"job_success": 74, "jobs": 9}}, says="is 74 %"),
        Example({"stats": {"jobs": 2}}, skips="without one, nothing is asked"),
    ],
)
def rising_talent_job_success(profile: Profile, *, at_least: float) -> Iterator[Answer]:
    """Keep the success score high once there is one.

    ## Why
    The score is first shown after two outcomes with two clients; until then nothing is asked.

    ## How to mend it
    Close contracts that rest, and ask clients for their feedback: contracts without one do not
    count.
    """
    stats = profile.stats or Stats()
    return criteria.job_success(
        stats.job_success,
        at_least,
        whose="this account",
        at=("stats", "job_success"),
        none_yet=stats.jobs == 0,
    )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"account": {"violations": [], "holds": 0}}),
        Example({"account": {"violations": ["2026-05-30"], "holds": 0}}),
        Example({"account": {"violations": [], "holds": 1}}, says="1 hold in"),
        Example({"account": {"violations": ["2026-09-30"]}}, says="broken on 2026-09-30"),
        Example({"account": {"holds": 0}}, skips="of violations of the terms"),
        Example({"title": "Weaver"}, skips="of violations of the terms and holds"),
    ],
)
def rising_talent_standing(
    profile: Profile, *, months: int, holds_at_most: int, today: date
) -> Iterator[Answer]:
    """Keep the account in good standing.

    ## Why
    The badge asks for good standing and no holds. A payment outside the platform, or repeated talk
    outside it before a contract, costs every badge for six months.

    ## How to mend it
    Do what the platform's notice asks for. A violation is forgiven by time alone.
    """
    return criteria.standing(profile, months=months, holds_at_most=holds_at_most, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"stats": {"negative_feedback": 0}}),
        Example({"stats": {"jobs": 0}}),
        Example({"stats": {"negative_feedback": 1}}, says="1 contract has"),
        Example({"stats": {"negative_feedback": 3, "jobs": 12}}, says="3 contracts have"),
        Example({"stats": {"rating": 4.9}}, skips="negative feedback"),
    ],
)
def rising_talent_feedback(profile: Profile, *, at_most: int) -> Iterator[Answer]:
    """Have no contract with negative feedback.

    ## Why
    The badge stands for a good beginning; one contract that went wrong ends it.

    ## How to mend it
    Ask the client whether something can be put right; a client may change a feedback. With Top
    Rated, the next badge, single outcomes weigh less.
    """
    stats = profile.stats or Stats()
    count = 0 if stats.negative_feedback is None and stats.jobs == 0 else stats.negative_feedback
    return criteria.number(
        count,
        (count or 0) <= at_most,
        Measure(
            "no negative feedback" if not at_most else f"negative feedback at most {at_most} times",
            None if count is None else f"{counted(count, 'contract')} with negative feedback",
        ),
        Finding(
            f"{counted(count or 0, 'contract')} {'has' if count == 1 else 'have'} negative "
            "feedback.",
            "Ask the client whether it can be put right.",
            at=("stats", "negative_feedback"),
        ),
        "the file does not tell whether there is negative feedback",
    )


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"account": {"identity_verified": True}}),
        Example({"title": "Weaver", "account": {"identity_verified": True}}),
        Example({"account": {"identity_verified": False}}, says="not verified"),
        Example({"account": {"identity_verified": False, "holds": 0}}, says="not verified"),
        Example({"account": {"holds": 0}}, skips="identity"),
    ],
)
def rising_talent_identity(profile: Profile) -> Iterator[Answer]:
    """Have your identity verified.

    ## Why
    The badge asks for it since 2026. Upwork verifies on request: a document, a photo of yourself
    or a call of less than ten minutes.

    ## How to mend it
    Start it in the account's settings. Until it is done, proposals and the photo are on hold.
    """
    return criteria.identity(profile)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"account": {"payout_method": True}}),
        Example({"title": "Weaver", "account": {"payout_method": True}}),
        Example({"account": {"payout_method": False}}, says="no valid way to be paid"),
        Example({"account": {"payout_method": False, "holds": 0}}, says="no valid way to be paid"),
        Example({"account": {"holds": 0}}, skips="way to be paid"),
    ],
)
def rising_talent_payout(profile: Profile) -> Iterator[Answer]:
    """Set a valid way to be paid.

    ## Why
    The badge asks for a valid payout method, and no export shows whether there is one.

    ## How to mend it
    Add one in the settings of the account. Then write `payout_method: true` under `account` in your
    own file.
    """
    return criteria.flag(
        (profile.account or Account()).payout_method,
        needed="a valid way to be paid",
        yes="set",
        no="there is no valid way to be paid",
        mend="Add one in the settings of the account.",
        at=("account", "payout_method"),
        unknown="the file does not tell whether a valid way to be paid is set",
    )
