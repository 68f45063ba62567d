"""The title checks against labelled titles of all twelve fields of work."""

from __future__ import annotations

import pytest

from benchmarks.titles import labelled, right
from profilelint.vocabulary import categories


def test_the_frozen_set_has_twenty_titles_a_category() -> None:
    rows = labelled("frozen")
    assert len(rows) == 240
    for category in categories():
        assert sum(row[0] == category for row in rows) == 20


@pytest.mark.parametrize(("name", "floor"), [("frozen", 0.90), ("tuning", 0.94), ("tuning2", 0.88)])
def test_labelled_titles_are_judged_right(name: str, floor: float) -> None:
    share, pairs, _ = right(name)
    assert pairs.total() >= 240
    assert share >= floor, dict(pairs)


def test_a_fine_title_is_hardly_ever_flagged() -> None:
    _, pairs, _ = right("frozen")
    fine = sum(count for (wanted, _), count in pairs.items() if wanted == "fine")
    assert fine >= 100
    assert pairs["fine", "fine"] / fine >= 0.97
