"""SARIF 2.1.0, for code scanning and editors: rules with their pages, results with their places.

Columns are counted in UTF-16 units, as the standard wants them where it is said so; our own are
counted in characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from profilelint import __version__
from profilelint.check import Check
from profilelint.errors import ReadError
from profilelint.findings import Fix, Located, Severity
from profilelint.fixing import source_edits
from profilelint.hiding import Hidden
from profilelint.linter import Outcome
from profilelint.reading.own import field_name
from profilelint.reports.run import Run, known_by
from profilelint.rubric import Rubric
from profilelint.scorecard import Scorecard
from profilelint.source import Place, Source

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "profilelint/v1"
HELP = "https://support.upwork.com/hc/en-us/articles/"
REFUSED = "214180797"
"""The platform's own article on why applications are not accepted: for what cites no other one."""

_ARTICLE = re.compile(r"\b(?:article|articles|section) (\d{6,14})\b")
_HEADING = re.compile(r"^#+ ", re.MULTILINE)


def to_sarif(run: Run) -> str:
    """The run as a SARIF log with one run in it."""
    cards = run.scorecards
    outcomes = {one.check.name: one for card in cards for one in card.report.outcomes}
    rules = {name: index for index, name in enumerate(outcomes)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "profilelint",
                        "semanticVersion": __version__,
                        "rules": [_rule(one, cards[0].report.rubric) for one in outcomes.values()],
                    }
                },
                "columnKind": "utf16CodeUnits",
                "artifacts": [
                    {"location": _location(card), "roles": ["analysisTarget"]} for card in cards
                ],
                "results": [result for card in cards for result in _results(card, rules, run)],
                "invocations": [_invocation(run)],
                "properties": {
                    "rubric": run.rubric,
                    "profiles": [
                        {
                            "file": card.report.document.source.name,
                            "verdict": card.verdict.value,
                            "score": None if card.score is None else round(card.score, 1),
                            "coverage": round(card.coverage, 4),
                        }
                        for card in cards
                    ],
                },
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


# --- rules


def _rule(outcome: Outcome, rubric: Rubric) -> dict[str, Any]:
    check = outcome.check
    return {
        "id": check.name,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.summary},
        "help": {"text": _HEADING.sub("", check.page), "markdown": check.page},
        "helpUri": help_uri(check, rubric),
        "defaultConfiguration": {"level": LEVELS[outcome.severity]},
        "properties": {"tags": [check.section], "weight": outcome.weight},
    }


def help_uri(check: Check, rubric: Rubric) -> str:
    """The platform's article that a check cites, or the one on why applications are refused."""
    rule = rubric.entry(check).authority
    sources = [rule.source] if rule else []
    sources += [figure.source for figure in rubric.figures(check).values()]
    found = next((article for source in sources for article in _ARTICLE.findall(source)), REFUSED)
    return HELP + str(found)


# --- results


def _results(card: Scorecard, rules: dict[str, int], run: Run) -> Iterator[dict[str, Any]]:
    report = card.report
    marks = known_by(report)
    hidden = {id(one.finding): one for one in report.hidden}
    columns = _Columns(report.document.source)
    since = run.since.get(report.document.source.name)
    for found in report.everything:
        result: dict[str, Any] = {
            "ruleId": found.check,
            "ruleIndex": rules[found.check],
            "level": LEVELS[found.severity],
            "message": {"text": f"{found.message} {found.mend}".rstrip()},
            "locations": [_place(card, found, columns)],
            "partialFingerprints": {FINGERPRINT: marks[id(found)]},
            "properties": {"section": found.section, "source": found.authority},
        }
        if since is not None:
            known = marks[id(found)] not in since.new
            result["baselineState"] = "unchanged" if known else "new"
        if fix := _fix(card, found.fix, columns):
            result["fixes"] = [fix]
        if one := hidden.get(id(found)):
            result["suppressions"] = [_suppression(one)]
        yield result


def _suppression(one: Hidden) -> dict[str, Any]:
    return {
        "kind": "inSource" if one.by == "comment" else "external",
        "status": "accepted",
        "justification": one.reason or f"hidden by the {one.by}",
        "properties": {
            "by": one.by,
            "until": None if one.until is None else one.until.isoformat(),
        },
    }


def _place(card: Scorecard, found: Located, columns: _Columns) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _location(card)}
    if found.place is not None:
        physical["region"] = columns.region(found.place)
    logical = {
        "fullyQualifiedName": "/".join(str(step) for step in found.at) or "profile",
        "name": field_name(found.at),
    }
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _fix(card: Scorecard, fix: Fix | None, columns: _Columns) -> dict[str, Any] | None:
    source = card.report.document.source
    edits = None if fix is None else source_edits(source, fix)
    if not edits or fix is None:
        return None
    return {
        "description": {"text": FIXES[fix.safety.value]},
        "artifactChanges": [
            {
                "artifactLocation": _location(card),
                "replacements": [
                    {
                        "deletedRegion": columns.region(source.place_of(edit.span)),
                        "insertedContent": {"text": edit.replacement},
                    }
                    for edit in edits
                ],
            }
        ],
    }


FIXES = {
    "safe": "Safe: the meaning is kept.",
    "unsafe": "Read it before it stands.",
    "display": "A proposal only.",
}


class _Columns:
    """Turns columns in characters into columns in UTF-16 units, both from 1."""

    def __init__(self, source: Source) -> None:
        self.lines: list[str] = re.split(r"\r\n|\n|\r", source.text)

    def region(self, place: Place) -> dict[str, int]:
        """A place as SARIF writes it."""
        return {
            "startLine": place.line,
            "startColumn": self._column(place.line, place.column),
            "endLine": place.end_line,
            "endColumn": self._column(place.end_line, place.end_column),
        }

    def _column(self, line: int, column: int) -> int:
        before = self.lines[line - 1][: column - 1]
        return column + sum(char > "\uffff" for char in before)


# --- files


def _location(card: Scorecard) -> dict[str, str]:
    return {"uri": uri(card.report.document.source.name)}


@cache
def uri(name: str) -> str:
    """A file's name as a URI: relative as it was given, or ``file:`` for a whole path."""
    path = Path(name)
    given = path.as_posix() if path.name else name
    return f"file://{_quoted(given)}" if path.is_absolute() else _quoted(given)


def _quoted(text: str) -> str:
    return quote(text.encode(errors="surrogateescape"))


def _invocation(run: Run) -> dict[str, Any]:
    broken = [one for card in run.scorecards for one in card.broken]
    notes = [_unread(error) for error in run.errors]
    notes += [
        {
            "level": "error",
            "message": {"text": f"The check {one.check.name} broke (a bug): {one.reason}"},
            "associatedRule": {"id": one.check.name},
        }
        for one in broken
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _unread(error: ReadError) -> dict[str, Any]:
    first = error.problems[0]
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(error.name)}}
    if first.line:
        physical["region"] = {"startLine": first.line}
    return {
        "level": "error",
        "message": {"text": " ".join(problem.message for problem in error.problems)},
        "locations": [{"physicalLocation": physical}],
    }
