"""Days: what a partial date covers, and calendar months."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.days import months_after, span
from profilelint.profile import PartialDate

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-05-04", date(2026, 5, 4), date(2026, 5, 4)),
        ("2026-02-31", date(2026, 2, 28), date(2026, 2, 28)),
    ],
)
def test_the_days_that_a_date_may_mean(written: str, first: date, last: date) -> None:
    assert span(PartialDate.parse(written)) == (first, last)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 12, 4), 6, date(2027, 6, 4)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 1), 0, date(2026, 3, 1)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, found: date) -> None:
    assert months_after(day, months) == found


@given(DAYS, st.integers(-60, 60))
def test_a_month_later_is_in_that_month_and_never_in_the_next(day: date, months: int) -> None:
    found = months_after(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(found.year, found.month)[1]
    assert found.day == min(day.day, last)


@given(DAYS)
def test_a_span_is_whole(day: date) -> None:
    for written in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        first, last = span(PartialDate.parse(written))
        assert first <= day <= last
        assert f"{first:%Y-%m-%d}".startswith(written)
        assert not f"{last + timedelta(days=1):%Y-%m-%d}".startswith(written)
