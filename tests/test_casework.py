"""Which pieces of work tell the challenge, the solution and the figures."""

from __future__ import annotations

from typing import cast

import pytest

from profilelint.casework import PARTS, cases
from profilelint.linter import plan
from profilelint.profile import Employment, PortfolioItem, Profile

OPTIONS = plan(group="badges", select_=["expert-vetted-examples"], engines=()).options[
    "expert-vetted-examples"
]
WORDS = [cast("list[str]", OPTIONS[name]) for name in ("challenge_words", "solution_words")]


def told(text: str) -> tuple[str | None, ...]:
    """What a description tells of the challenge, the solution and the figures."""
    (case,) = cases(Profile(portfolio=(PortfolioItem(title="x", description=text),)), *WORDS)
    return tuple(getattr(case, part) for part in PARTS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orders got lost. I rebuilt the till: 31 % fewer returns.", ("lost", "rebuilt", "31 %")),
        ("The site was too slow, so I cut the pictures.", ("too slow", "cut", None)),
        ("Nobody could find it. We reorganised 1,200 pages.", (None, "reorganised", "1,200")),
        ("Revenue doubled after I redesigned the shop.", (None, "redesigned", "doubled")),
        ("Saved $4.5k a month.", (None, None, "$4.5k")),
        ("Conversion went up 2.3x.", (None, None, "2.3x")),
        ("Written in 2021 with Python 3 and HTML5.", (None, None, None)),
        ("Version 2 of the app, top 1 talent, 24/7.", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_what_a_text_tells(text: str, found: tuple[str | None, ...]) -> None:
    assert told(text) == found


def test_each_piece_has_its_name_and_place() -> None:
    profile = Profile(
        portfolio=(PortfolioItem(title="Shop"), PortfolioItem(description="Two pages.")),
        employment=(Employment(company="Acme"), Employment()),
    )
    found = [(case.name, case.at) for case in cases(profile, *WORDS)]
    assert found == [
        ("Shop", ("portfolio", 0)),
        ("piece 2 of the portfolio", ("portfolio", 1)),
        ("Acme", ("employment", 0)),
        ("job 2", ("employment", 1)),
    ]
    assert all(case.missing == PARTS for case in cases(profile, *WORDS))


def test_a_profile_without_work_has_no_cases() -> None:
    assert cases(Profile(), *WORDS) == ()


def test_the_words_are_taken_as_words_and_not_as_patterns() -> None:
    profile = Profile(portfolio=(PortfolioItem(title="x", description="a.c (was) wrong"),))
    (case,) = cases(profile, ["a.b", "(was)"], ["wr*"])
    assert (case.challenge, case.solution) == (None, "wrong")
