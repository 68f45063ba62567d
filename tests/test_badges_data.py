"""``data/badges.toml``: every figure has its source, its threshold says whether it is inclusive."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

import pytest

from profilelint.badges import Note, notes, rules
from profilelint.check import Basis, Check, Figure
from profilelint.registry import discover
from profilelint.rubric import badge_entries
from profilelint.testing import TODAY
from profilelint.vocabulary import categories, subcategories, text_of

RAW = tomllib.loads(text_of("badges.toml"))
CRITERIA = {name: one for name, one in discover().checks.items() if one.group == "badges"}
KNOWN_THRESHOLDS = re.compile(r"(?:\w+_)?at_least|at_most|(?:\w+_)?at_most|more_than(?:_days)?")
SPANS = {"within_days", "within_months", "months", "of_last"}
"""Options that are a span of time, which the last day belongs to."""
TABLES = {"amounts", "names", "challenge_words", "solution_words"}


def figures() -> Iterator[tuple[str, Figure]]:
    """Every figure with where it stands, those of other sources too."""
    for name, entry in badge_entries().items():
        for option, figure in (*entry.figures.items(), ("authority", entry.authority)):
            if figure is not None:
                yield f"{name}.{option}", figure
                yield from ((f"{name}.{option}.others", other) for other in figure.others)
    yield from ((f"interview.{name}", figure) for name, figure in rules().items())


EVERY = [pytest.param(where, figure, id=where) for where, figure in figures()]


def test_there_is_something_to_guard() -> None:
    assert len(CRITERIA) >= 44
    assert len(EVERY) > 70
    assert len(notes()) >= 20


def test_each_criterion_of_ours_has_a_table_and_each_table_a_criterion() -> None:
    ours = {n for n, one in CRITERIA.items() if one.function.__module__.startswith("profilelint.")}
    assert set(badge_entries()) == ours
    sections = {CRITERIA[name].section for name in ours}
    assert sections == {badge["name"] for badge in RAW["badges"]}


@pytest.mark.parametrize("check", CRITERIA.values(), ids=lambda check: check.name)
def test_a_criterion_stands_on_somebodys_word(check: Check) -> None:
    entry = badge_entries()[check.name]
    assert entry.authority or entry.figures
    assert set(entry.figures) == set(check.options)
    assert entry.weight is None, "no part of the score"


@pytest.mark.parametrize("check", CRITERIA.values(), ids=lambda check: check.name)
def test_a_threshold_says_whether_it_is_inclusive(check: Check) -> None:
    for option in check.options:
        inclusive = KNOWN_THRESHOLDS.fullmatch(option) or option in SPANS
        assert inclusive or option in TABLES, option


@pytest.mark.parametrize(("where", "figure"), EVERY)
def test_a_figure_says_where_it_comes_from(where: str, figure: Figure) -> None:
    assert figure.basis in get_args(Basis)
    assert len(figure.source) >= 10
    assert re.fullmatch(r"20\d\d(-[01]\d(-[0-3]\d)?)?", figure.as_of), figure.as_of
    year, month, day = [*map(int, figure.as_of.split("-")), 1, 1][:3]
    assert date(2010, 1, 1) <= date(year, month, day) <= TODAY
    if figure.basis == "ours":
        assert figure.source.startswith("profilelint")
        assert figure.note


@pytest.mark.parametrize("note", notes(), ids=lambda note: note.name)
def test_a_note_is_a_sentence_with_its_source(note: Note) -> None:
    assert note.says.endswith(".")
    assert note.source
    assert note.basis in get_args(Basis)
    assert note.kind in ("about", "process", "ready", "benefit", "seen")
    assert set(note.about) <= {badge["name"] for badge in RAW["badges"]}
    assert [other.name for other in notes()].count(note.name) == 1


def amounts(check: str, option: str) -> Mapping[str, float]:
    value: Any = badge_entries()[check].figures[option].value
    assert isinstance(value, dict)
    return value


def test_the_large_contracts_cover_the_platforms_categories() -> None:
    ours = set(categories())
    assert len(ours) == 12
    freelancers = amounts("top-rated-plus-contract", "amounts")
    assert set(freelancers) == ours
    agencies = amounts("agency-top-rated-plus-contract", "amounts")
    smaller = amounts("agency-top-rated-plus-contract", "more_than")
    assert set(agencies) | set(smaller) == ours
    assert not set(agencies) & set(smaller)
    assert all(freelancers[name] == amount for name, amount in smaller.items())
    assert all(freelancers[name] < amount for name, amount in agencies.items())


def test_the_eight_categories_stand_for_names_of_the_platform() -> None:
    for check in ("expert-vetted-category", "agency-expert-vetted-category"):
        table: Any = badge_entries()[check].figures["names"].value
        assert len(table) == 8
        meant = [name for names in table.values() for name in names]
        assert set(meant) <= set(categories()) | set(subcategories())
        assert len(meant) == len(set(meant))


@pytest.mark.parametrize(
    ("check", "option", "used", "elsewhere"),
    [
        ("agency-top-rated-plus-contract", "at_least", 1, "more than one"),
        ("agency-top-rated-plus-contract", "amounts", 30000, 15000),
        ("top-rated-plus-earnings", "at_least", 10000, "more than 10,000"),
        ("top-rated-first-contract", "more_than_days", 90, "30 days of work history"),
        ("expert-vetted-category", "names", 8, "six categories"),
    ],
)
def test_where_sources_differ_the_other_figure_is_kept(
    check: str, option: str, used: object, elsewhere: object
) -> None:
    figure = badge_entries()[check].figures[option]
    assert figure.others
    value: Any = figure.value
    if isinstance(value, dict):
        value = len(value) if used == len(value) else next(iter(value.values()))
    assert value == used
    assert str(elsewhere) in str(figure.others[0].value)
