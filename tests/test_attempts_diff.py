"""What changed between two attempts, as values and in a terminal."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from profilelint.attempts.attempt import fields_of, profile_of, text_of
from profilelint.attempts.diff import Change, changes, diff_as_dict, items, pieces, unchanged
from profilelint.attempts.views import DiffView
from profilelint.profile import Profile
from profilelint.testing import document
from tests.attempting import attempt

JOBS: list[dict[str, Any]] = [
    {"company": "Anvil Ltd", "title": "Developer", "start": "2021-03", "end": None},
    {"company": "Bell Ltd", "title": "Tester", "start": "2019", "end": "2021"},
]


def profile(**values: Any) -> Profile:
    """A profile as read from a file with these fields."""
    return document(values).profile


def between(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The changes as plain tuples."""
    found = changes(profile(**before), profile(**after))
    return [(one.at, one.before, one.after) for one in found]


def test_only_what_differs_is_told() -> None:
    before = {"title": "Writer", "hourly_rate": 12, "level": "entry", "overview": "Hello."}
    after = {"title": "Copywriter", "hourly_rate": 12, "skills": ["SEO"], "overview": "Hello."}
    assert between(before, after) == [
        (("title",), "Writer", "Copywriter"),
        (("skills",), None, ["SEO"]),
        (("level",), "entry", None),
    ]
    assert unchanged(profile(**before), profile(**after)) == ("overview", "hourly_rate")


def test_the_private_address_is_no_change() -> None:
    assert changes(Profile(email="a@example.org"), Profile(email="b@example.org")) == ()


def test_a_job_put_in_before_the_others_changes_none_of_them() -> None:
    new = {"company": "Cask Ltd", "title": "Lead", "start": "2024"}
    found = between({"employment": JOBS}, {"employment": [new, *JOBS]})
    assert found == [(("employment", 0), None, new)]
    found = between({"employment": JOBS}, {"employment": JOBS[1:]})
    assert found == [(("employment", 0), JOBS[0], None)]


def test_a_field_of_a_job_is_told_with_its_place() -> None:
    better = {**JOBS[1], "description": "Tested bells.", "end": None}
    assert between({"employment": JOBS}, {"employment": [JOBS[0], better]}) == [
        (("employment", 1, "end"), "2021", None),
        (("employment", 1, "description"), None, "Tested bells."),
    ]


def test_words_of_a_list_are_counted() -> None:
    assert items(Change(("skills",), ["A", "A", "B"], ["A", "C"])) == (["C"], ["A", "B"])
    assert items(Change(("skills",), ["A", "B"], ["B", "A"])) == ([], [])
    assert items(Change(("title",), "A", "B")) is None


TEXT = st.text(st.sampled_from("ab \n"), max_size=40)


@given(TEXT, TEXT)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    old = [word for piece in found if piece.kind != "in" for word in piece.words]
    new = [word for piece in found if piece.kind != "out" for word in piece.words]
    assert (old, new) == (before.split(), after.split())


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["", "Writer", "Translator"]),
        "skills": st.lists(st.sampled_from(["A", "B", "C"]), max_size=3),
        "hourly_rate": st.sampled_from([0, 9, 12.5]),
        "employment": st.lists(st.sampled_from(JOBS), max_size=3),
        "visibility": st.sampled_from(["public", "private"]),
    },
)


@settings(deadline=None)
@given(FIELDS, FIELDS)
def test_there_is_a_change_if_and_only_if_something_differs(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    old, new = profile(**before), profile(**after)
    changed = {change.at[0] for change in changes(old, new)}
    differ = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert changed == differ
    assert set(unchanged(old, new)) == before.keys() - differ


@settings(deadline=None)
@given(FIELDS)
def test_a_profile_is_read_again_as_it_was_written(values: dict[str, Any]) -> None:
    one = profile(**values)
    assert profile_of(text_of(one), "x") == one
    assert json.loads(json.dumps(fields_of(one))) == fields_of(one)


def test_as_plain_values() -> None:
    old = attempt(number=1, score=60.0, findings=("title-vague", "skills-few"))
    new = attempt(
        number=2,
        score=70.0,
        findings=("skills-few", "rate-below-band"),
        profile=Profile(title="Translator", skills=("Translation",), hourly_rate=5),
    )
    assert diff_as_dict(old, new) == {
        "before": 1,
        "after": 2,
        "changes": [{"path": ["hourly_rate"], "before": 25, "after": 5}],
        "unchanged": ["title", "skills"],
        "score_before": 60.0,
        "score_after": 70.0,
        "mended": ["title-vague"],
        "new": ["rate-below-band"],
    }


@pytest.mark.parametrize("width", [60, 100])
def test_it_reads_without_colour(width: int) -> None:
    long = "I write and translate texts on gardens, tools and small machines. " * 4
    before = profile(title="Writer", skills=["A", "B"], overview=long + "I can do any work.")
    after = profile(title="Copywriter", skills=["B", "C"], overview=long + "I rewrote 40 manuals.")
    console = Console(width=width, record=True, color_system=None, file=StringIO())
    console.print(
        DiffView(attempt(number=1, profile=before), attempt(number=2, profile=after, score=None))
    )
    lines = [line.rstrip() for line in console.export_text().splitlines()]
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    assert "From attempt 1 of 2026-10-01: pending to attempt 2 of 2026-10-01: pending" in text
    assert "title: “Writer” became “Copywriter”" in text
    assert "skills: added “C”; taken out “A”" in text
    assert "I [-can do any work.-] {+rewrote 40 manuals.+}" in text
    assert text.count("gardens") == 1  # what is far from the change is left out
    assert "Score: 82 before, not judged after" in text


def test_two_that_are_the_same_are_called_so() -> None:
    console = Console(width=80, record=True, color_system=None, file=StringIO())
    console.print(DiffView(attempt(number=1), attempt(number=2)))
    assert "The two profiles are the same." in console.export_text()


def test_a_text_whose_lines_alone_changed_is_called_so() -> None:
    console = Console(width=80, record=True, color_system=None, file=StringIO())
    one, two = "word " * 20, "word\n\n" * 20
    console.print(
        DiffView(
            attempt(number=1, profile=Profile(overview=one)),
            attempt(number=2, profile=Profile(overview=two)),
        )
    )
    assert "overview: only spaces or line breaks changed" in console.export_text()
