"""Dates, amounts and percents, in every spelling that exports were seen to use."""

from __future__ import annotations

import time

import pytest

from profilelint.profile import PartialDate
from profilelint.reading import values
from profilelint.reading.pick import Picker
from profilelint.reading.standing import badge_of

OPEN, CLOSE = "<untrusted_participant_content>", "</untrusted_participant_content>"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1995-02-10", "1995-02-10"),
        ("2021-05-03T05:10:02.340Z", "2021-05-03"),
        ("2021-05-03 05:10:02", "2021-05-03"),
        ("2026-11-18T00:00:00+0000", "2026-11-18"),
        ("2019-03", "2019-03"),
        ("2019", "2019"),
        (2019, "2019"),
        (" 2019 ", "2019"),
        ("1620018602340", "2021-05-03"),
        (1620018602340, "2021-05-03"),
        ("March 2019", "2019-03"),
        ("Mar 2019", "2019-03"),
        ("Sept. 2020", "2020-09"),
        ("DECEMBER 2020", "2020-12"),
        *(
            (odd, None)
            for odd in ("", "soon", "2021-13", "2021-00-10", "13/2020", "Present", "20191")
        ),
        *((odd, None) for odd in ("-62000000000000", "253402300799000", "March 0001", "May 9999")),
        *((odd, None) for odd in ("Moon 2019", "2019 March", "-99999999999999", "2021-05-03X")),
        *((odd, None) for odd in (None, True, 2019.0, 20_19_03, [2019], {"year": 2019}, 10**300)),
    ],
)
def test_dates(written: object, date: str | None) -> None:
    found = values.date_of(written)
    assert (None if found is None else str(found)) == date


def test_a_date_is_no_more_precise_than_it_is_written() -> None:
    assert values.date_of("Mar 2019") == PartialDate(2019, 3)
    assert values.date_of("2019") == PartialDate(2019)
    assert values.date_of("2019") != PartialDate(2019, 1)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (55, 55.0),
        (55.5, 55.5),
        (0, 0.0),
        ("55.0", 55.0),
        ("$30.0", 30.0),
        ("$41,250.00", 41250.0),
        ("1,234,567", 1234567.0),
        (" 12 ", 12.0),
        ({"rawValue": "41250.00", "currency": "USD", "displayValue": "$41,250.00"}, 41250.0),
        ({"currencyCode": "USD", "amount": 55}, 55.0),
        ({"amount": 55}, 55.0),
        ({"rawValue": "38.0", "currency": "EUR"}, None),
        ({"rawValue": None, "currency": "USD"}, None),
        ({"currency": "USD"}, None),
        ({}, None),
        *((bucket, None) for bucket in ("$10K+", "$1K+", "$100K+", "10k", "40+", "$1M+")),
        *(
            (odd, None)
            for odd in ("1,5", "12,34", "1_000", "1e3", "-5", "nan", "inf", "", "$", "€5")
        ),
        *((odd, None) for odd in (-1, True, None, [5], float("inf"), float("nan"), 10**400, "٥")),
    ],
)
def test_amounts(written: object, amount: float | None) -> None:
    assert values.amount_of(written) == amount


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        (1, 100.0),
        (1.0, 100.0),
        (0.97, 97.0),
        (0.945, 94.5),
        (97, 97.0),
        (100, 100.0),
        (88.5, 88.5),
        (0, 0.0),
        *((odd, None) for odd in (101, -0.1, True, None, "97", "97%", [97], float("nan"), 10**400)),
    ],
)
def test_the_job_success_score_is_a_fraction_or_a_percentage(
    written: object, percent: float | None
) -> None:
    assert values.percent_of(written) == percent


@pytest.mark.parametrize(
    ("written", "count"),
    [(0, 0), (9, 9), *((odd, None) for odd in (-1, True, False, 9.0, "9", None, [9]))],
)
def test_counts(written: object, count: int | None) -> None:
    found = values.count_of(written)
    assert found == count
    assert type(found) is type(count)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("plain", "plain"),
        ("  plain ", "  plain "),
        (f"{OPEN}\nText\n{CLOSE}", "Text"),
        (f" {OPEN} a \n b {CLOSE}\n", "a \n b"),
        (f"{OPEN}{CLOSE}", ""),
        (f"{OPEN}\n\n{CLOSE}", ""),
        (f"{OPEN}{OPEN}{CLOSE}", OPEN),
        (f"{OPEN} half", f"{OPEN} half"),
        (f"half {CLOSE}", f"half {CLOSE}"),
        (f"x {OPEN}a{CLOSE}", f"x {OPEN}a{CLOSE}"),
        (OPEN[:-1] + CLOSE[1:], OPEN[:-1] + CLOSE[1:]),
    ],
)
def test_the_connectors_wrapper(text: str, inner: str) -> None:
    found, start = values.unwrapped(text)
    assert found == inner
    assert text[start : start + len(inner)] == inner


@pytest.mark.parametrize("inner", ["{}", "{}b", "a{}b", "a{}"])
@pytest.mark.parametrize("filling", [" ", "\n", OPEN, "<"])
def test_the_wrapper_of_a_long_text_is_taken_off_in_linear_time(inner: str, filling: str) -> None:
    long = inner.format(filling * 200_000)
    start = time.perf_counter()
    for text in (f"{OPEN}{long}{CLOSE}", f"{OPEN}{long}", f"{long}{CLOSE}", long):
        values.unwrapped(text)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("plus", "rated", "badge"),
    [
        (None, "top_rated", "top-rated"),
        (None, "topRated", "top-rated"),
        (None, "top_rated_plus", "top-rated-plus"),
        ("top_rated_plus", "top_rated", "top-rated-plus"),
        ("not_eligible", "top_rated", "top-rated"),
        ("not_eligible", "not_eligible", None),
        (None, None, None),
    ],
)
def test_the_badge(plus: str | None, rated: str | None, badge: str | None) -> None:
    pick = Picker({"stats": {"topRatedPlusStatus": plus, "topRatedStatus": rated}})
    assert badge_of(pick, "stats") == badge
    assert pick.notes == []


@pytest.mark.parametrize("word", ["hipo", "ELIGIBLE", "legend"])
def test_a_badge_whose_meaning_is_not_known_is_kept_and_shown(word: str) -> None:
    pick = Picker({"stats": {"topRatedStatus": word}})
    assert badge_of(pick, "stats") is None
    assert pick.notes == [
        f"stats.topRatedStatus: '{word}' was not understood, so it counts as not known"
    ]


def test_earnings_are_a_number_a_bucket_or_hidden() -> None:
    for written, amount, notes in ((41250, 41250.0, 0), ("$10K+", None, 1), (None, None, 0)):
        pick = Picker({"totalEarnings": written})
        found = pick.read(("stats", "earnings"), values.amount_of, "totalEarnings")
        assert (found, len(pick.notes)) == (amount, notes)


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("native speaker", "native"),
        ("native or bilingual proficiency", "native"),
        ("full professional proficiency", "fluent"),
        ("limited working proficiency", "conversational"),
        ("elementary proficiency", "basic"),
        ("fluent", "fluent"),
        ("professional working proficiency", None),
    ],
)
def test_how_well_a_resume_says_that_a_language_is_spoken(word: str, level: str | None) -> None:
    assert values.FLUENCY.get(word) == level
