"""What exports tell of how an account stands: its counts and badge, holds, and contracts."""

from __future__ import annotations

from profilelint.profile import Account, Badge, Contract, Stats
from profilelint.reading import values
from profilelint.reading.export import ended
from profilelint.reading.pick import MISSING, Picker
from profilelint.source import Path

OWN_ONLY: tuple[str, ...] = (
    *("available_from", "account.payout_method", "account.holds", "account.violations"),
    *("account.invitations", "stats.earnings_12_months", "stats.earnings_90_days"),
    *("stats.vetted", "stats.weeks_eligible", "stats.first_contract", "stats.proposals_90_days"),
    *("stats.negative_feedback", "stats.contracts"),
)
"""Fields that no public page and no reply of the connector tells."""
WORK: Path = ("talentWorkHistory", "workHistoryList")
"""Where a reply to several queries holds the contracts, beside the profile."""


def stats_of(pick: Picker) -> Stats | None:
    """The counts of a reply of the API, with the contracts that stand beside the profile.

    Shapes: ``FreelancerProfileAggregates``, ``FreelancerProfileStats`` and ``TalentWorkHistory`` of
    the API's documentation (2026-01-20).
    """
    target: Path = ("stats",)
    groups = [pick.group(target, key) for key in ("profileCompletenessSummary", "aggregates")]
    contracts = contracts_of(pick)
    if not any(groups) and contracts is None:
        return None
    at, counts = ("aggregates",), ("aggregates", "profileStats")
    return Stats(
        job_success=pick.read((*target, "job_success"), values.percent_of, *at, "jobSuccessScore"),
        hours=pick.read((*target, "hours"), values.amount_of, *at, "totalHours"),
        earnings=pick.read((*target, "earnings"), values.amount_of, *at, "totalEarnings"),
        earnings_12_months=pick.read(
            (*target, "earnings_12_months"), values.amount_of, *counts, "totalCharge365NoPending"
        ),
        earnings_90_days=pick.read(
            (*target, "earnings_90_days"), values.amount_of, *counts, "totalCharge90"
        ),
        rating=pick.read((*target, "rating"), values.stars_of, *at, "adjustedFeedbackScore"),
        completeness=pick.read(
            (*target, "completeness"),
            values.completeness_of,
            *("profileCompletenessSummary", "actual"),
        ),
        badge=badge_of(pick, "aggregates"),
        vetted=pick.read((*target, "vetted"), values.flag_of, *at, "vetted"),
        weeks_eligible=pick.read(
            (*target, "weeks_eligible"), values.weeks_of, *counts, "weeksEligibleWithin16wks"
        ),
        last_active=pick.read(
            (*target, "last_active"), values.date_of, *at, "lastActivityDateTime"
        ),
        proposals_90_days=pick.read(
            (*target, "proposals_90_days"), values.count_of, *counts, "proposalsCount90Days"
        ),
        contracts=contracts,
    )


def badge_of(pick: Picker, at: str) -> Badge | None:
    """The badge. ``not_eligible`` says that it is not that one; it may still be Rising Talent."""
    for key in ("topRatedPlusStatus", "topRatedStatus"):
        if pick.raw(at, key) != "not_eligible":
            badge = pick.word(("stats", "badge"), values.BADGES, at, key)
            if badge is not None:
                return badge
    return None


def account_of(pick: Picker) -> Account | None:
    """Whether a reply of the API says that the identity is verified, and the recent holds."""
    verified = pick.read(
        ("account", "identity_verified"), values.flag_of, "verifications", "idVerified"
    )
    holds = pick.read(
        ("account", "holds"),
        values.count_of,
        *("aggregates", "profileStats", "suspensions90limited"),
    )
    if verified is None and holds is None:
        return None
    return Account(identity_verified=verified, holds=holds)


def contracts_of(pick: Picker) -> tuple[Contract, ...] | None:
    """The contracts under ``talentWorkHistory``, which is a query beside that of the profile.

    The API tells neither a contract's service nor whether its outcome was a negative one.
    """
    beside = pick.moved(pick.base[:1] if pick.base[:1] == ("data",) else ())
    return beside.built(_contract, ("stats", "contracts"), *WORK)


def _contract(pick: Picker, target: Path, here: Path) -> Contract:
    at: Path = (*here, "contract")
    start = "createDate" if pick.raw(*at, "startDate") in (MISSING, None) else "startDate"
    return Contract(
        title=pick.text((*target, "title"), *at, "title"),
        amount=pick.read(
            (*target, "amount"),
            values.amount_of,
            *(*here, "contractAggregate", "totalCharge"),
        ),
        start=pick.read((*target, "start"), values.date_of, *at, start),
        end=ended(pick, target, (*at, "endDate")),
    )
