"""Where a profile stands among live ones: exact at the counted points, rising between them."""

from __future__ import annotations

import pytest

from profilelint.live import LivePlace, places
from profilelint.profile import Profile
from profilelint.vocabulary import rows


def skills(number: int) -> LivePlace:
    (place,) = places(Profile(skills=tuple(f"Skill {one}" for one in range(number))))
    return place


def test_there_is_something_to_compare_with() -> None:
    assert {row["measure"]: int(row["n"]) for row in rows("live_profiles.csv")} == {
        "title_characters": 1279,
        "title_words": 1279,
        "overview_characters": 1252,
        "overview_words": 1252,
        "skills": 908,
    }


def test_the_counted_points_are_met() -> None:
    place = next(one for one in places(Profile(overview="x" * 1139)) if one.unit == "characters")
    assert (place.n, place.low, place.middle, place.high) == (1252, 669, 1139, 1804)
    assert place.percentile == 50
    assert place.words == "like half of all live profiles"


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (1, "less than 99 of 100 live profiles"),
        (12, "less than 82 of 100 live profiles"),
        (15, "like half of all live profiles"),
        (16, "more than 92 of 100 live profiles"),
        (40, "more than 99 of 100 live profiles"),
    ],
)
def test_the_words(number: int, says: str) -> None:
    assert skills(number).words == says


def test_more_is_never_a_lower_place() -> None:
    found = [skills(number).percentile for number in range(1, 40)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, 100)


def test_what_is_not_known_is_left_out() -> None:
    assert places(Profile()) == ()
    assert places(Profile(title="", skills=(), overview=None)) == ()
    assert [one.what for one in places(Profile(title="Tax attorney"))] == ["Title", "Title"]
