"""Every check holds against its own examples, and its page says what a reader needs."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from profilelint.check import Check, Example
from profilelint.findings import Safety, Severity
from profilelint.fixing import mended
from profilelint.linter import Status, lint
from profilelint.reading import read_bytes
from profilelint.registry import discover
from profilelint.testing import document, example_cases, findings, outcome, plan_for, prove

CASES = example_cases()
CHECKS = [check for check in discover().checks.values() if check.examples]
BAD = [(check, example) for check, example in CASES if example.says is not None]


def named(cases: list[tuple[Check, Example]]) -> list[object]:
    """The cases, each with a name to read: ``title-vague-bad-2``."""
    seen: Counter[str] = Counter()
    params: list[object] = []
    for check, example in cases:
        kind = f"{check.name}-{kind_of(example)}"
        seen[kind] += 1
        params.append(pytest.param(check, example, id=f"{kind}-{seen[kind]}"))
    return params


def kind_of(example: Example) -> str:
    """``good``, ``bad`` or ``skipped``."""
    return "bad" if example.says else "skipped" if example.skips else "good"


def of_checks(checks: list[Check]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("check", checks, ids=lambda check: check.name)


def test_every_check_was_found() -> None:
    registry = discover()
    assert registry.failures == ()
    sections = {check.section for check in CHECKS}
    assert {"title", "overview", "subcategories", "skills", "rate", "employment"} <= sections
    assert {"title-vague", "title-too-narrow", "skills-over-limit"} <= set(registry.checks)
    assert [check.name for check in registry.checks.values() if not check.examples] == []


@pytest.mark.parametrize(("check", "example"), named(CASES))
def test_a_check_answers_its_example(check: Check, example: Example) -> None:
    prove(check, example)


@of_checks(CHECKS)
def test_a_check_has_two_good_and_two_bad_examples(check: Check) -> None:
    """No rule needs to be excused: even the one on an absent title has two ways to break it."""
    kinds = Counter(kind_of(example) for example in check.examples)
    assert kinds["good"] >= 2
    assert kinds["bad"] >= 2


@of_checks(CHECKS)
def test_no_example_is_given_twice(check: Check) -> None:
    seen = [(example.profile, example.options) for example in check.examples]
    assert [one for one in seen if seen.count(one) > 1] == []


@of_checks(CHECKS)
def test_a_check_says_when_it_cannot_judge(check: Check) -> None:
    """Not known is not zero: each check is tried on a profile that tells nothing at all."""
    found = outcome(check.name, {})
    assert found.status is Status.SKIPPED
    assert re.fullmatch(r"[a-z][^\n]+[^.\s]", found.reason), found.reason
    assert any(example.skips for example in check.examples)


@of_checks(CHECKS)
def test_the_page_says_why_and_how_to_mend_it(check: Check) -> None:
    headings = re.findall(r"^#+ .*$", check.page, re.MULTILINE)
    assert headings == ["## Why", "## How to mend it"]
    _, why, how = re.split(r"^## .*$", check.page, flags=re.MULTILINE)
    for part in (why, how):
        assert len(part.split()) >= 5
        assert part.strip().endswith((".", '."', ".”"))


@of_checks(CHECKS)
def test_the_summary_is_one_sentence(check: Check) -> None:
    assert re.fullmatch(r"[A-Z][^.!?\n]*\.", check.summary), check.summary
    assert len(check.summary) <= 100


@pytest.mark.parametrize(("check", "example"), named(BAD))
def test_a_finding_says_what_to_do(check: Check, example: Example) -> None:
    found = findings(check.name, example.profile, **example.options)
    assert found
    for one in found:
        assert one.message.endswith((".", ".)", "?"))
        if one.severity >= Severity.WARNING:
            assert one.mend.endswith((".", "?")), one.message
        assert one.place is not None, "a finding in a file stands somewhere in it"
        assert one.authority


@pytest.mark.parametrize(("check", "example"), named(BAD))
def test_a_finding_is_gone_after_its_fix(check: Check, example: Example) -> None:
    """What a fix was offered for is not found again in the text that comes out of it."""
    plan = plan_for(check.name, **example.options)
    here = document(example.profile)
    before = lint(here, plan).findings
    text, done, left = mended(here, before, Safety.UNSAFE)
    fixable = [one for one in before if one.fix and one.fix.safety is not Safety.DISPLAY]
    assert len(done) + len(left) == len(before)
    assert done or not fixable
    assert (text == here.source.text) == (not done)
    after = lint(read_bytes(text.encode(), "mended.json"), plan).outcomes[0]
    assert after.status is not Status.BROKEN
    now, still = (Counter(one.message for one in some) for some in (after.findings, left))
    # What was a warning may be a remark afterwards: 16 skills are too many, 15 more than most have.
    least = min((one.severity for one in done), default=Severity.INFO)
    assert sum(one.severity >= least for one in after.findings) <= len(left)
    assert [one.message for one in done if now[one.message] > still[one.message]] == []


def test_some_examples_are_mended() -> None:
    """Guards the test above: it would say nothing if no check had a fix."""
    with_fix = {check.name for check, example in BAD if example.becomes is not None}
    assert {"skills-duplicate", "subcategories-unknown", "skills-off-topic"} <= with_fix
