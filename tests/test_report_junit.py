"""JUnit: valid by the schema of Jenkins, a case a check, and nothing that XML cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from profilelint.errors import ReadError
from profilelint.linter import Status, lint, plan
from profilelint.reading import read
from profilelint.reports import Run, text_of
from profilelint.scorecard import scorecard
from profilelint.source import Problem
from profilelint.testing import TODAY, document
from tests.golden import golden_run

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = etree.XMLSchema(etree.parse(str(ROOT / "tests/data/schemas/junit-10.xsd")))


def parsed(run: Run) -> etree._Element:
    root = etree.fromstring(text_of(run, "junit").encode())
    SCHEMA.assertValid(root)
    return root


def test_the_reports_are_valid() -> None:
    settled = plan(today=TODAY)
    paths = sorted(
        path for path in (ROOT / "examples").iterdir() if path.suffix not in (".csv", ".md")
    )
    cards = tuple(scorecard(lint(read(path), settled)) for path in paths)
    assert len(parsed(Run("guide-2022", cards))) == len(cards) >= 4
    assert len(parsed(golden_run())) == 3
    assert len(parsed(Run("guide-2022", ()))) == 0


def test_the_schema_would_refuse_something() -> None:
    text = text_of(golden_run(), "junit").replace("<failure ", "<failing ")
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(text.encode())
    text = text_of(golden_run(), "junit").replace('tests="10" ', "", 1)
    assert not SCHEMA.validate(etree.fromstring(text.encode()))


def test_each_check_is_a_case() -> None:
    run = golden_run()
    suite = parsed(run)[0]
    outcomes = run.scorecards[0].report.outcomes
    cases = {case.get("name"): case for case in suite.findall("testcase")}
    assert list(cases) == [one.check.name for one in outcomes]
    expected = {
        Status.PASSED: None,
        Status.SKIPPED: "skipped",
        Status.NOT_APPLICABLE: "skipped",
        Status.UNAVAILABLE: "skipped",
        Status.IGNORED: "skipped",
        Status.BROKEN: "error",
    }
    for one in outcomes:
        tags = [child.tag for child in cases[one.check.name]]
        if one.status is Status.FOUND:
            assert tags in (["failure"], ["system-out"], [])
        else:
            assert tags == [expected[one.status]] * (expected[one.status] is not None)
            if tags:
                assert cases[one.check.name][0].get("message") == one.reason
    assert cases["skills-remark"][0].tag == "system-out"
    assert suite.get("failures") == "2"
    assert suite.get("errors") == "1"
    assert suite.get("skipped") == "4"


def test_the_sums_are_those_of_the_suites() -> None:
    root = parsed(golden_run())
    for name in ("tests", "failures", "errors"):
        assert int(root.get(name, "")) == sum(int(suite.get(name, "")) for suite in root)


@pytest.mark.parametrize(
    "text",
    ["\x00\x0b\x1f", "\ufffe\uffff", "\udc80", "]]>", "<!ENTITY x>&x;", "\U0001f44d", "\x85"],
)
def test_what_xml_cannot_hold_is_replaced(text: str) -> None:
    error = ReadError(f"x{text}.json", [Problem(f"“{text}” is wrong.", 1, 1)])
    card = scorecard(lint(document({"title": "Tax attorney"}), plan(today=TODAY)))
    card.report.document.source.name = f"y{text}.json"
    root = parsed(Run("guide-2022", (card,), (error,)))
    assert root[0].get("name", "").startswith("y")
    assert root.xpath("string(//error/@message)").endswith("” is wrong.")
