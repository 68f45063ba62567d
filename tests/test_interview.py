"""The moments around a call for Expert-Vetted: the rules of seed 000, time zones and clocks."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.badges import rules
from profilelint.errors import UsageError
from profilelint.interview import Rules, interview

RULES = Rules(**{name: int(str(figure.value)) for name, figure in rules().items()})
ZONES = ("Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")


def test_the_rules_are_those_of_the_page() -> None:
    assert Rules(30, 5, 24, 1, 6) == RULES
    assert {figure.basis for figure in rules().values()} == {"official"}


def test_a_call_in_the_persons_own_time() -> None:
    found = interview("2026-12-04T15:00+02:00", RULES, "Europe/Lisbon")
    assert found.start.isoformat() == "2026-12-04T13:00:00+00:00"
    assert found.reschedule_until.isoformat() == "2026-12-03T13:00:00+00:00"
    assert found.grace_until.isoformat() == "2026-12-04T13:05:00+00:00"
    assert found.end.isoformat() == "2026-12-04T13:30:00+00:00"
    assert found.reconsidered == date(2027, 6, 4)
    assert (found.zone, found.note) == ("Europe/Lisbon", "")


def test_a_day_ahead_is_24_hours_whatever_the_clocks_do() -> None:
    """In the night to 2026-10-25 Portugal goes back from UTC+01:00 to UTC."""
    found = interview("2026-10-25T10:00Z", RULES, "Europe/Lisbon")
    assert found.start.isoformat() == "2026-10-25T10:00:00+00:00"
    assert found.reschedule_until.isoformat() == "2026-10-24T11:00:00+01:00"
    spring = interview("2027-03-28T14:00+01:00", RULES, "Europe/Lisbon")
    assert spring.reschedule_until.isoformat() == "2027-03-27T13:00:00+00:00"


def test_the_day_of_the_call_is_that_of_the_person() -> None:
    """At 23:30 in New York it is the next day in UTC; half a year runs from the person's day."""
    found = interview("2026-09-01T03:30Z", RULES, "America/New_York")
    assert found.start.isoformat() == "2026-08-31T23:30:00-04:00"
    assert found.reconsidered == date(2027, 2, 28)
    assert found.end.date() == date(2026, 9, 1)


@pytest.mark.parametrize(
    "name", [None, "", "UTC+03:00 Nairobi", "Mars/Olympus", "Europe", "../etc"]
)
def test_a_zone_that_is_none_gives_way_to_the_offset(name: str | None) -> None:
    found = interview("2026-12-04T15:00+02:00", RULES, name)
    assert found.start.isoformat() == "2026-12-04T15:00:00+02:00"
    assert found.zone == "UTC+02:00"
    assert "offset that you gave" in found.note
    assert not name or f"“{name}”" in found.note


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("2026-12-04T15:00", "Add the offset from UTC: in Europe/Lisbon on that day it is "
         "2026-12-04T15:00+00:00."),
        ("2026-07-04T15:00", "it is 2026-07-04T15:00+01:00."),
        ("2026-12-04", "has no time of day"),
        ("4 December", "not “4 December”"),
        ("2026-02-30T10:00Z", "not “2026-02-30T10:00Z”"),
        ("", "not “”"),
        ("0001-01-01T00:00+12:00", "too far"),
        ("9999-12-31T23:50Z", "too far"),
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_what_to_write(written: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        interview(written, RULES, "Europe/Lisbon")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2026, 12, 3), ""),
        (date(2026, 12, 4), "The last moment to move it has passed."),
        (date(2026, 12, 5), "This day has passed."),
    ],
)
def test_what_has_passed_is_told(today: date, says: str) -> None:
    found = interview("2026-12-04T15:00+02:00", RULES, "Europe/Lisbon", today=today)
    assert found.note == says


def test_without_a_zone_the_refusal_still_says_what_to_write() -> None:
    with pytest.raises(UsageError) as error:
        interview("2026-12-04T15:00", RULES)
    assert "Z for UTC, or as in 2026-12-04T15:00+02:00" in str(error.value)


@given(
    st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    st.integers(-12 * 4, 14 * 4),
    st.sampled_from(ZONES),
)
def test_the_moments_lie_as_far_apart_as_the_rules_say(
    day: date, clock: time, quarters: int, zone: str
) -> None:
    sign, minutes = "-" if quarters < 0 else "+", abs(quarters) * 15
    written = f"{day}T{clock:%H:%M}{sign}{minutes // 60:02}:{minutes % 60:02}"
    found = interview(written, RULES, zone)
    assert found.start == datetime.fromisoformat(written)
    apart = [
        moment.timestamp() - found.start.timestamp()
        for moment in (found.reschedule_until, found.grace_until, found.end)
    ]
    assert apart == [-24 * 3600, 5 * 60, 30 * 60]
