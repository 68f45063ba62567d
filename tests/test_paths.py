"""How a place in a profile is written, and what a pattern of places covers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.paths import covers, path_of, written
from profilelint.source import Path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("title", ("title",)),
        ("skills[3]", ("skills", 3)),
        ("skills.3", ("skills", 3)),
        ("employment[0].title", ("employment", 0, "title")),
        ("employment.0.title", ("employment", 0, "title")),
        ("location.city", ("location", "city")),
        ("portfolio[12].skills[1]", ("portfolio", 12, "skills", 1)),
    ],
)
def test_a_place_is_read_in_both_spellings(text: str, path: Path) -> None:
    assert path_of(text) == path
    assert path_of(written(path)) == path


def test_a_star_stands_for_an_entry_and_only_in_a_pattern() -> None:
    assert path_of("employment[*].title", pattern=True) == ("employment", "*", "title")
    assert path_of("employment.*.title", pattern=True) == ("employment", "*", "title")
    assert written(("employment", "*", "title")) == "employment[*].title"
    with pytest.raises(ValueError, match="is no place in a profile"):
        path_of("employment[*].title")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel", "there is no field “titel” (did you mean “title”?)"),
        ("employment[0].tite", "no field “tite” in employment[0] (did you mean “title”?)"),
        ("skills.Figma", "skills is a list, so an entry of it is written skills[0]"),
        ("title[0]", "there is nothing inside title"),
        ("", "“” is no place in a profile. Write it like skills[0]"),
        ("skills[-1]", "is no place in a profile"),
        ("skills[1", "is no place in a profile"),
        ("employment[0]..title", "is no place in a profile"),
        ("a title", "is no place in a profile"),
        ("*.description", "is no place in a profile"),
    ],
)
def test_what_is_no_place_is_refused_with_the_nearest(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        path_of(text, pattern=True)


@pytest.mark.parametrize(
    ("pattern", "path", "within"),
    [
        ((), ("title",), True),
        (("employment",), ("employment",), True),
        (("employment",), ("employment", 2, "title"), True),
        (("employment", "*", "title"), ("employment", 2, "title"), True),
        (("employment", "*", "title"), ("employment", 2, "company"), False),
        (("employment", "*", "title"), ("employment", 2), False),
        (("skills", 1), ("skills", 1), True),
        (("skills", 1), ("skills", 11), False),
    ],
)
def test_a_pattern_covers_the_place_and_what_is_in_it(
    pattern: Path, path: Path, within: bool
) -> None:
    assert covers(pattern, path) is within


@given(st.text(max_size=30))
def test_any_text_is_a_place_or_refused_in_words(text: str) -> None:
    try:
        path = path_of(text, pattern=True)
    except ValueError:
        return
    assert path_of(written(path), pattern=True) == path
