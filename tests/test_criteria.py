"""The days that criteria work out, held against the windows they come from."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint import contracts, criteria
from profilelint.findings import Answer, Finding, Measure, Skip
from profilelint.profile import Account, Contract, PartialDate, Profile, Stats

TODAY = date(2026, 11, 26)
WEEKS = {"needed": 13, "of_last": 16, "job_success": 90.0}


def answers(found: object) -> tuple[Measure, list[Finding], str]:
    """The measure, the findings, and the reason why it is not known."""
    measure, findings, reason = Measure(""), [], ""
    try:
        for one in found:  # type: ignore[attr-defined]
            answer: Answer = one
            if isinstance(answer, Measure):
                measure = answer
            else:
                findings.append(answer)
    except Skip as skip:
        reason = skip.reason
    return measure, findings, reason


def weeks_until(window: list[bool], needed: int) -> int:
    """How many weeks pass until a window has enough, if every week from now on counts."""
    for passed in range(len(window) + 1):
        if sum(window[passed:]) + passed >= needed:
            return passed
    raise AssertionError("a whole window of weeks that count is not enough")


@pytest.mark.parametrize("count", range(13))
def test_the_soonest_week_is_that_of_the_luckiest_window(count: int) -> None:
    """The old weeks that counted may be the newest of the window, or the oldest."""
    profile = Profile(stats=Stats(weeks_eligible=count))
    measure, findings, _ = answers(criteria.weeks(profile, **WEEKS, today=TODAY))  # type: ignore[arg-type]
    lucky = [False] * (16 - count) + [True] * count
    unlucky = lucky[::-1]
    assert measure.soonest == TODAY + timedelta(weeks=weeks_until(lucky, 13))
    latest = TODAY + timedelta(weeks=weeks_until(unlucky, 13))
    assert f"{latest} at the latest" in measure.note
    assert len(findings) == 1


@pytest.mark.parametrize("count", [13, 14, 15, 16])
def test_enough_weeks_are_enough(count: int) -> None:
    profile = Profile(stats=Stats(weeks_eligible=count))
    measure, findings, reason = answers(criteria.weeks(profile, **WEEKS, today=TODAY))  # type: ignore[arg-type]
    assert (measure.soonest, findings, reason) == (None, [], "")


def test_a_low_score_is_told_beside_the_soonest_week() -> None:
    low = Profile(stats=Stats(weeks_eligible=12, job_success=81))
    measure, _, _ = answers(criteria.weeks(low, **WEEKS, today=TODAY))  # type: ignore[arg-type]
    assert "The score is 81 % today" in measure.note
    high = Profile(stats=Stats(weeks_eligible=12, job_success=90))
    measure, _, _ = answers(criteria.weeks(high, **WEEKS, today=TODAY))  # type: ignore[arg-type]
    assert "today" not in measure.note


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_first_contract_counts_from_the_91st_day_on(first: date) -> None:
    profile = Profile(stats=Stats(first_contract=PartialDate(first.year, first.month, first.day)))

    def met(today: date) -> bool:
        measure, findings, _ = answers(criteria.began(profile, more_than_days=90, today=today))
        assert findings or measure.soonest is None
        return not findings

    assert not met(first + timedelta(days=90))
    assert met(first + timedelta(days=91))
    measure, _, _ = answers(criteria.began(profile, more_than_days=90, today=first))
    assert measure.soonest == first + timedelta(days=91)


def test_a_month_is_enough_where_all_of_it_is() -> None:
    profile = Profile(stats=Stats(first_contract=PartialDate(2026, 8)))
    states = []
    for day in range(200):
        today = date(2026, 8, 31) + timedelta(days=day)
        measure, findings, reason = answers(criteria.began(profile, more_than_days=90, today=today))
        states.append("not met" if findings else "not known" if reason else "met")
        assert not findings or measure.soonest == date(2026, 10, 31)
    changes = [(one, two) for one, two in pairwise(states) if one != two]
    assert changes == [("not met", "not known"), ("not known", "met")]
    assert states.index("not known") == (date(2026, 10, 31) - date(2026, 8, 31)).days
    assert states.index("met") == (date(2026, 11, 30) - date(2026, 8, 31)).days


@pytest.mark.parametrize(
    ("broken", "soonest"),
    [
        ("2026-08-27", date(2026, 11, 27)),
        ("2026-11", date(2027, 2, 28)),
        ("2026-11-30", date(2027, 2, 28)),
    ],
)
def test_a_violation_is_forgiven_after_three_months_of_the_calendar(
    broken: str, soonest: date
) -> None:
    account = Account(violations=(PartialDate.parse(broken), PartialDate(2019)), holds=0)

    def on(today: date) -> tuple[Measure, list[Finding], str]:
        found = criteria.standing(Profile(account=account), months=3, holds_at_most=0, today=today)
        return answers(found)

    measure, findings, _ = on(TODAY)
    assert measure.soonest == soonest
    assert [one.at for one in findings] == [("account", "violations")]
    assert len(on(soonest - timedelta(days=1))[1]) == 1
    assert on(soonest)[1] == []


def test_earnings_are_never_dated_but_at_a_pace() -> None:
    def note(**stats: float) -> str:
        found = criteria.earned(Profile(stats=Stats(**stats)), 1000, today=TODAY)  # type: ignore[arg-type]
        measure, findings, _ = answers(found)
        assert (measure.soonest, len(findings)) == (None, 1)
        return measure.note

    assert note(earnings_12_months=250) == criteria.NOT_DATED
    assert note(earnings_12_months=250, earnings_90_days=0) == criteria.NOT_DATED
    assert "comes to $811, which is not enough" in note(
        earnings_12_months=250, earnings_90_days=200
    )
    at_a_pace = note(earnings_12_months=250, earnings_90_days=450)
    assert f"reached on {TODAY + timedelta(days=150)}" in at_a_pace
    assert "if nothing drops out" in at_a_pace
    assert answers(criteria.earned(Profile(), 1000, today=TODAY))[2]


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (PartialDate(2025, 11, 26), "met"),
        (PartialDate(2025, 11, 25), "not met"),
        (PartialDate(2025, 11), "not known"),
        (PartialDate(2025, 12), "met"),
        (None, "met"),
    ],
)
def test_a_large_contract_counts_while_it_has_earnings_of_12_months(
    end: PartialDate | None, found: str
) -> None:
    one = Contract(category="Writing", amount=5000, end=end, negative=False)
    _, findings, reason = answers(
        contracts.large(
            Profile(stats=Stats(contracts=(one,))),
            amounts={"Writing": 5000},
            at_least=1,
            today=TODAY,
        )
    )
    assert ("not met" if findings else "not known" if reason else "met") == found


def test_one_that_counts_outweighs_others_that_are_not_known() -> None:
    good = Contract(category="Writing", amount=9000, end=None, negative=False)
    odd = Contract(title="?", amount=None)
    arguments = {"amounts": {"Writing": 5000.0}, "today": TODAY}
    both = Profile(stats=Stats(contracts=(odd, good)))
    assert answers(contracts.large(both, at_least=1, **arguments))[1:] == ([], "")  # type: ignore[arg-type]
    _, findings, reason = answers(contracts.large(both, at_least=2, **arguments))  # type: ignore[arg-type]
    assert (findings, "has no amount" in reason) == ([], True)
