"""The rubrics: every option has a figure, every figure a source, and only strong ones block."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from profilelint import rubric as rubrics
from profilelint.check import Check, Figure
from profilelint.config import Config
from profilelint.findings import Severity
from profilelint.linter import Plan, lint, plan
from profilelint.registry import discover
from profilelint.testing import TODAY, document

NAMES = rubrics.names()
CHECKS = list(discover().checks.values())
SCORED = [check for check in CHECKS if check.group == "profile"]
EVERY_FIGURE = [
    pytest.param(name, where, figure, id=f"{name}:{where}")
    for name in NAMES
    for where, figure in (
        ("target_score", rubrics.load(name).target_score),
        ("minimum_coverage", rubrics.load(name).minimum_coverage),
        *(
            (f"{check}.{option}", figure)
            for check, entry in rubrics.load(name).entries.items()
            for option, figure in (*entry.figures.items(), ("authority", entry.authority))
            if figure is not None
        ),
    )
]
STRONG = ("official", "measured")
EXTREMES = (0, 1, 10**6)


def raw(name: str) -> dict[str, Any]:
    """A rubric's file as it is written."""
    file = files("profilelint.data").joinpath("rubrics", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def both_sources(figure: Figure) -> bool:
    """Whether a figure names two sources and says so."""
    return figure.source.count(";") >= 1 and "two sources" in figure.note


def may_block(figure: Figure) -> bool:
    return figure.basis in STRONG or (figure.basis == "reported" and both_sources(figure))


def test_there_are_two_rubrics_and_the_guide_is_the_default() -> None:
    assert NAMES == ["guide-2022", "upwork-2026"]
    assert rubrics.DEFAULT_RUBRIC == "guide-2022"
    assert rubrics.load() == rubrics.load("guide-2022")
    assert frozenset(STRONG) == rubrics.MAY_BLOCK


def test_upwork_2026_extends_the_guide() -> None:
    assert raw("upwork-2026")["extends"] == "guide-2022"
    assert "extends" not in raw("guide-2022")
    guide, upwork = rubrics.load("guide-2022"), rubrics.load("upwork-2026")
    assert set(upwork.entries) >= set(guide.entries)
    assert upwork.target_score == guide.target_score
    changed = {name for name in upwork.entries if guide.entries.get(name) != upwork.entries[name]}
    assert changed == set(raw("upwork-2026")["checks"])


@pytest.mark.parametrize("name", NAMES)
def test_a_rubric_says_what_it_is(name: str) -> None:
    found = rubrics.load(name)
    assert found.name == raw(name)["name"] == name
    assert found.title
    assert found.about.strip().endswith(".")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_option_has_a_figure(check: Check, name: str) -> None:
    figures = rubrics.load(name).figures(check)
    assert set(check.options) <= set(figures)


def test_some_checks_have_options() -> None:
    """Guards the test above."""
    assert sum(bool(check.options) for check in CHECKS) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_a_rubric_names_only_checks_that_exist(name: str) -> None:
    assert set(raw(name)["checks"]) <= {check.name for check in CHECKS}


@pytest.mark.parametrize("name", NAMES)
def test_a_rubric_names_only_options_that_exist(name: str) -> None:
    options = {check.name: set(check.options) for check in CHECKS}
    entries = rubrics.load(name).entries
    unknown = {check: set(entry.figures) - options[check] for check, entry in entries.items()}
    assert {check: names for check, names in unknown.items() if names} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_rubric_has_no_other_keys(name: str) -> None:
    known = {"name", "title", "about", "extends", "target_score", "minimum_coverage", "checks"}
    assert set(raw(name)) <= known
    for table in raw(name)["checks"].values():
        plain = {key for key, value in table.items() if not isinstance(value, dict)}
        assert plain <= {"weight", "weight_reason", "severity"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("check", SCORED, ids=lambda check: check.name)
def test_every_check_has_a_weight_with_its_reason(check: Check, name: str) -> None:
    entry = rubrics.load(name).entry(check)
    assert entry.weight is not None
    assert entry.weight >= 0
    assert re.fullmatch(r"[A-Z].{15,}\.", entry.weight_reason)


def test_a_changed_severity_or_weight_has_a_reason_of_its_own() -> None:
    changed = [
        table
        for table in raw("upwork-2026")["checks"].values()
        if "severity" in table or "weight" in table
    ]
    assert changed
    assert all("weight_reason" in table for table in changed)


def test_there_are_figures_to_judge() -> None:
    """Guards the tests below."""
    assert len(EVERY_FIGURE) > 60


@pytest.mark.parametrize(("name", "where", "figure"), EVERY_FIGURE)
def test_a_figure_says_where_it_comes_from(name: str, where: str, figure: Figure) -> None:
    assert figure.source.strip() == figure.source
    assert len(figure.source) >= (10 if figure.basis != "ours" else 5)
    if figure.basis == "ours":
        assert "profilelint" in figure.source or "ours" in figure.source or "our" in figure.source
    if figure.basis == "guide":
        assert "guide" in figure.source
    if figure.basis == "ours" and not where.endswith("authority"):
        assert figure.note, "a figure of our own says why it is what it is"


@pytest.mark.parametrize(("name", "where", "figure"), EVERY_FIGURE)
def test_a_figure_has_a_date(name: str, where: str, figure: Figure) -> None:
    """A year, a month or a day that has come; for an undated page, the day it was seen."""
    assert re.fullmatch(r"20\d\d(-[01]\d(-[0-3]\d)?)?", figure.as_of), figure.as_of
    year, month, day = [*map(int, figure.as_of.split("-")), 1, 1][:3]
    assert date(2010, 1, 1) <= date(year, month, day) <= TODAY


def blocking(check: Check, name: str) -> Severity:
    return rubrics.load(name).entry(check).severity or check.severity


ERRORS = [
    pytest.param(check, name, id=f"{name}:{check.name}")
    for name in NAMES
    for check in CHECKS
    if blocking(check, name) is Severity.ERROR
]


def test_some_checks_block() -> None:
    """Guards the tests below."""
    assert len(ERRORS) >= 12


@pytest.mark.parametrize(("check", "name"), ERRORS)
def test_what_blocks_rests_on_the_platform_or_on_data(check: Check, name: str) -> None:
    found = rubrics.load(name)
    authority = found.entry(check).authority
    resting_on = [authority] if authority else [found.figures(check)[one] for one in check.options]
    assert any(may_block(figure) for figure in resting_on)


def with_options(name: str, check: Check, options: Mapping[str, object]) -> Plan:
    """A plan for one check alone, with options put in place of those of the rubric."""
    config = Config(checks={check.name: options}) if options else Config()
    return plan(config, rubric=name, checks=[check], today=TODAY)


def trials(name: str, check: Check) -> Iterator[Mapping[str, object]]:
    """Options with one figure that may not block put to each extreme."""
    for option, figure in rubrics.load(name).figures(check).items():
        if not may_block(figure) and isinstance(figure.value, int | float):
            yield from ({option: value} for value in EXTREMES)


@pytest.mark.parametrize(("check", "name"), ERRORS)
def test_no_weak_figure_decides_over_an_error(check: Check, name: str) -> None:
    """Whatever the guide, a blog or we ourselves say: what blocks is the same."""
    for example in check.examples:
        here = document(example.profile)
        own = dict(example.options)
        found = lint(here, with_options(name, check, own)).findings
        errors = [one.severity is Severity.ERROR for one in found].count(True)
        for change in trials(name, check):
            changed = lint(here, with_options(name, check, {**own, **change})).findings
            assert [one.severity is Severity.ERROR for one in changed].count(True) == errors


def test_a_weak_figure_was_tried() -> None:
    """Guards the test above: the guide's ten skills are such a figure."""
    check = discover().checks["skills-over-limit"]
    assert {"guide_limit": 0} in list(trials("guide-2022", check))


def test_a_figure_reported_twice_names_both_sources() -> None:
    figure = rubrics.load("guide-2022").entries["skills-over-limit"].figures["upper_limit"]
    assert figure.basis == "reported"
    assert both_sources(figure)


def test_a_figure_reported_once_does_not_block() -> None:
    found = rubrics.load("guide-2022")
    figure = found.entries["subcategories-over-limit"].figures["upper_limit"]
    assert figure.basis == "reported"
    assert not may_block(figure)
    check = discover().checks["subcategories-over-limit"]
    assert blocking(check, "guide-2022") is Severity.WARNING


@pytest.mark.parametrize("number", [11, 12, 14, 15])
def test_a_guide_figure_that_official_ones_contradict_is_a_remark(number: int) -> None:
    here = document({"skills": [f"Skill {letter}" for letter in "ABCDEFGHIJKLMNOP"[:number]]})
    check = discover().checks["skills-over-limit"]
    (found,) = lint(here, with_options("guide-2022", check, {})).findings
    assert found.severity is Severity.INFO
    assert "the guide says 10, the platform takes 15" in found.message
    assert lint(here, with_options("upwork-2026", check, {})).findings == []


def test_the_guides_advice_without_an_official_rule_is_a_remark_in_upwork_2026() -> None:
    check = discover().checks["subcategories-single"]
    assert blocking(check, "guide-2022") is Severity.WARNING
    assert blocking(check, "upwork-2026") is Severity.INFO
