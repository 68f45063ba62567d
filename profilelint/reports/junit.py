"""JUnit XML: a suite a profile, a case a check, for the test pages of CI servers."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from profilelint.errors import ReadError
from profilelint.findings import Located, Severity
from profilelint.linter import Outcome, Status
from profilelint.reading.own import field_name
from profilelint.reports.run import Run
from profilelint.scorecard import Scorecard
from profilelint.text import flat, inert

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(run: Run) -> str:
    """The run as JUnit XML. An error or a warning fails its case; a remark stands in its output."""
    suites = [_suite(card) for card in run.scorecards] + [_unread(one) for one in run.errors]
    root = Xml.Element("testsuites", name="profilelint")
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.extend(suites)
    Xml.indent(root)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"
    )


def legal(text: str) -> str:
    """A text without the characters that XML cannot hold, or that do something to a reader."""
    return _ILLEGAL.sub("\ufffd", inert(text))


def _suite(card: Scorecard) -> Xml.Element:
    outcomes = card.report.outcomes
    cases = [_case(card, one) for one in outcomes]
    suite = Xml.Element(
        "testsuite",
        name=legal(card.report.document.source.name),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
    )
    properties = Xml.SubElement(suite, "properties")
    score = "not judged" if card.score is None else f"{card.score:.1f}"
    for name, value in (
        ("verdict", card.verdict.value),
        ("score", score),
        ("coverage", f"{card.coverage:.4f}"),
        ("rubric", card.report.rubric.name),
        ("hidden", str(len(card.report.hidden))),
    ):
        Xml.SubElement(properties, "property", name=name, value=value)
    suite.extend(cases)
    return suite


def _case(card: Scorecard, outcome: Outcome) -> Xml.Element:
    case = Xml.Element(
        "testcase", name=outcome.check.name, classname=f"profilelint.{outcome.check.section}"
    )
    if outcome.status is Status.BROKEN:
        Xml.SubElement(case, "error", type="bug", message=legal(outcome.reason))
    elif not outcome.judged:
        Xml.SubElement(case, "skipped", type=outcome.status.value, message=legal(outcome.reason))
    elif outcome.findings:
        file = card.report.document.source.name
        text = legal("\n".join(_line(file, found) for found in outcome.findings))
        worst = max(outcome.findings, key=lambda found: found.severity)
        if worst.severity is Severity.INFO:
            Xml.SubElement(case, "system-out").text = text
        else:
            message, kind = legal(worst.message), worst.severity.word
            Xml.SubElement(case, "failure", type=kind, message=message).text = text
    return case


def _line(file: str, found: Located) -> str:
    where = (
        f"{found.place.line}:{found.place.column}" if found.place else f"[{field_name(found.at)}]"
    )
    return flat(f"{file}:{where}: {found.severity.word}: {found.message} {found.mend}".rstrip())


def _unread(error: ReadError) -> Xml.Element:
    suite = Xml.Element(
        "testsuite", name=legal(error.name), tests="1", failures="0", errors="1", skipped="0"
    )
    case = Xml.SubElement(suite, "testcase", name="read", classname="profilelint")
    lines = [
        f"{problem.line or ''}:{problem.column or ''}: {problem.message}"
        for problem in error.problems
    ]
    Xml.SubElement(
        case, "error", type="unreadable", message=legal(error.problems[0].message)
    ).text = legal("\n".join(lines))
    return suite
