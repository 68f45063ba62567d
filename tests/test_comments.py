"""Comments in a YAML file that hide findings: which are understood, and what each covers."""

from __future__ import annotations

from datetime import date

import pytest

from profilelint.comments import Comment, comments_of
from profilelint.reading import read_bytes


def comments(text: str, name: str = "profile.yaml") -> list[Comment]:
    return comments_of(read_bytes(text.encode(), name))


def test_a_comment_behind_a_value_is_about_its_line() -> None:
    (found,) = comments("title: Consultant  # profilelint: ignore[title-vague] My trade.\n")
    assert found == Comment(1, 1, ("title-vague",), "My trade.")


def test_a_comment_alone_is_about_the_next_line_that_is_none() -> None:
    text = (
        "# profilelint: ignore[title-vague] One.\n"
        "  # profilelint: ignore[title-too-long] Two.\n"
        "\n"
        "title: Consultant\n"
    )
    assert [(one.line, one.about) for one in comments(text)] == [(1, 4), (2, 4)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = end.join(
        ['name: "Jo\u2028Doe"', "# profilelint: ignore[title-vague] So.", "title: Consultant", ""]
    )
    assert [(one.line, one.about) for one in comments(text)] == [(2, 3)]


def test_several_checks_and_a_last_day() -> None:
    (found,) = comments(
        "title: X # profilelint:ignore[title-vague , skills-*]  until=2027-01-31 : Because.\n"
    )
    assert found.checks == ("title-vague", "skills-*")
    assert (found.until, found.reason) == (date(2027, 1, 31), "Because.")


TEXT_WITH_A_MARK = """
title: "Shop # profilelint: ignore[title-vague] text"
name: 'Jo # profilelint: ignore[title-vague] text'
overview: |
  I build shops.
  # profilelint: ignore[overview-short] text
skills: [Figma]
"""


def test_what_stands_in_the_profile_s_own_text_is_no_comment() -> None:
    assert comments(TEXT_WITH_A_MARK) == []
    (found,) = comments(TEXT_WITH_A_MARK + "# profilelint: ignore[skills-few] now a comment\n")
    assert found.reason == "now a comment"


def test_a_comment_may_stand_behind_the_sign_of_a_block() -> None:
    (found,) = comments("overview: |  # profilelint: ignore[overview-short] Brief.\n  I sew.\n")
    assert (found.about, found.checks) == (1, ("overview-short",))


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("ignore", "it is not written like “# profilelint: ignore[name-of-the-check] the reason”"),
        ("ignore title-vague", "it is not written like"),
        ("ignore[title-vague", "it is not written like"),
        ("ignore[]  Why.", "it names no check"),
        ("ignore[title-vague]", "it gives no reason"),
        ("ignore[title-vague] until=2027-01-31", "it gives no reason"),
        ("ignore[title-vague] until=soon Why.", "after until= comes a date such as 2026-12-31"),
    ],
)
def test_a_comment_that_cannot_be_understood_says_so(comment: str, fault: str) -> None:
    (found,) = comments(f"title: Consultant  # profilelint: {comment}\n")
    assert found.fault.startswith(fault)
    assert found.checks == ()


def test_other_comments_and_other_formats_have_none() -> None:
    assert comments("title: X  # see profilelint: it is a program\n") == []
    assert comments("title: X  # hello\n") == []
    assert comments('{"title": "# profilelint: ignore[title-vague] x"}', "profile.json") == []
