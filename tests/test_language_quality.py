"""How good the embedded proofreading is on the frozen sets: nothing may get worse unseen."""

from __future__ import annotations

import pytest

from benchmarks import language
from benchmarks.language import EMBEDDED, Quality


@pytest.fixture(scope="module")
def got() -> Quality:
    """The figures of Harper and our own rules on our own sets."""
    ours = next(language.sets(language.SHARED))
    return language.quality(EMBEDDED, ours)


def test_the_sets_are_large_enough(got: Quality) -> None:
    assert got.words > 10_000
    assert got.misspellings > 200
    assert got.grammar > 100


def test_false_alarms(got: Quality) -> None:
    assert got.per_thousand <= language.MOST_ALARMS[EMBEDDED], got.alarms


def test_misspellings(got: Quality) -> None:
    assert got.found / got.misspellings >= language.FEWEST_MISSPELLINGS, got.missed
    assert got.right / got.misspellings >= language.FEWEST_RIGHT, got.wrong


def test_grammar(got: Quality) -> None:
    assert got.hits / got.grammar >= language.FEWEST_GRAMMAR[EMBEDDED], got.missed
