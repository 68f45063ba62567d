"""Holds the check against its own examples, and one by hand."""

from __future__ import annotations

import pytest

from profilelint.check import Check, Example
from profilelint.testing import example_cases, findings, prove

CASES = example_cases("profilelint_emoji")


def test_the_check_is_found() -> None:
    assert {check.name for check, _ in CASES} == {"title-emoji"}


@pytest.mark.parametrize(("check", "example"), CASES)
def test_examples(check: Check, example: Example) -> None:
    prove(check, example)


def test_a_joined_emoji_is_one() -> None:
    (found,) = findings("title-emoji", {"title": "Copywriter 👩‍💻"})
    assert found.quote == "👩‍💻"
