"""The table of Nuxt 3, and the profile in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from profilelint.errors import ReadError
from profilelint.profile import Location, PortfolioItem, Profile, Stats
from profilelint.reading import read, read_bytes
from profilelint.reading.devalue import MAX_DEPTH, OddTable, Values, table_of

EXPORTS = Path(__file__).parent / "data" / "exports"


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ([{"a": 1, "b": 2}, "x", [1, 1]], {"a": "x", "b": ["x", "x"]}),
        ([["Reactive", 1], {"a": 2}, 5], {"a": 5}),
        ([["ShallowRef", 1], ["Ref", 2], True], True),
        ([{"gone": -1, "there": 1}, None], {"there": None}),
        ([[-3, -4, -5, -6, -1]], [None, None, None, 0, None]),
        ([[1, -2, 1], "x"], ["x", "x"]),
        ([[-7, 1000000, 5, 1, 9, 2], "x", "y"], ["x", "y"]),
        ([["Date", "2026-01-05T00:00:00.000Z"]], "2026-01-05T00:00:00.000Z"),
        ([["Set", 1, 2], "x", "y"], ["x", "y"]),
        ([["Map", 1, 2, 3, 2], "x", "y", 7], {"x": "y"}),
        ([["null", "a", 1], "x"], {"a": "x"}),
        ([["Object", 1], "x"], "x"),
        ([["EmptyRef", 1], '""'], ""),
        ([["EmptyRef", 1], "0"], 0),
        ([["EmptyShallowRef", 1], "_"], None),
        ([["BigInt", "12"]], None),
        ([["RegExp", "a", "g"]], None),
        ([["Ref"]], None),
        ([["Unheard", 1], "x"], None),
        ([{"a": 99}], {"a": None}),
        ([{"a": "1", "b": 1.0, "c": True, "d": [1]}, "x"], dict.fromkeys("abcd")),
        ([{"me": 0, "a": 1}, "x"], {"me": None, "a": "x"}),
        ([["Ref", 0]], None),
        ([[1, 1], [0]], [[None], [None]]),
        ([{"__proto__": 1}, "x"], {"__proto__": "x"}),
        (["x"], "x"),
        ([{"\ud800a": 1}, "b\udc00c😀"], {"\ufffda": "b\ufffdc😀"}),
    ],
)
def test_a_table_is_read_as_the_value_that_it_holds(table: list[object], value: object) -> None:
    assert Values(table_of(json.dumps(table))).at(0) == value


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "5", '"x"', "[1", "[" * 100_000, "[1]]", "9" * 5000]
)
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(OddTable):
        table_of(text)


def test_a_table_that_goes_deep_is_refused_and_one_that_shares_is_not() -> None:
    deep: list[object] = [[number + 1] for number in range(MAX_DEPTH + 5)]
    with pytest.raises(OddTable):
        Values([*deep, "x"]).at(0)
    doubling: list[object] = [[number + 1, number + 1] for number in range(50)]
    shared = Values([*doubling, "x"]).at(0)  # 2 ** 50 texts, if they were not shared
    for _ in range(50):
        assert isinstance(shared, list)
        shared = shared[1]
    assert shared == "x"


def test_a_page_of_nuxt_3() -> None:
    document = read(EXPORTS / "page_nuxt3.html")
    assert document.profile == Profile(
        name="Tamar G.",
        location=Location(city="Kutaisi", country="Georgia", timezone="Asia/Tbilisi"),
        title="Choir scores, engraved | Dorico",
        overview=("Scores that a choir can sight-read.\n\n60 pieces for 9 choirs since 2018."),
        category="Design & Creative",
        subcategories=("Audio & Music Production",),
        skills=("Music Engraving", "Dorico"),
        hourly_rate=26.0,
        portfolio=(PortfolioItem(title="Easter hymns", role="Engraver", description="24 pages."),),
        photo="/profile-portraits/INVENTED",
        video="",
        availability="part-time",
        stats=Stats(job_success=100.0, jobs=17, hours=310.25, rating=4.9, badge="top-rated"),
    )
    assert document.notes == ()


def test_what_comes_before_the_profile_and_looks_like_it_is_passed_over() -> None:
    table = [
        *({"profile": 1, "stats": 2}, "dark", None, {"profile": 4, "stats": 2}, {"name": 1}),
        *({"profile": 6, "stats": 2}, {"title": 7}, "Cellist"),
    ]
    text = f'<html><script id="__NUXT_DATA__">{json.dumps(table)}</script></html>'
    assert read_bytes(text.encode(), "x").profile == Profile(title="Cellist")


def test_a_table_without_a_profile_says_so() -> None:
    text = '<html><script id="__NUXT_DATA__">[{"profile":1,"stats":1},"x"]</script></html>'
    with pytest.raises(ReadError, match="holds no freelancer's profile"):
        read_bytes(text.encode(), "x", input_format="page-nuxt3")
    with pytest.raises(ReadError, match="saved without its data"):
        read_bytes(text.encode(), "x")
