"""The JSON report, version 1. Keys may be added within a version, never renamed."""

from __future__ import annotations

import json
from typing import Any

from profilelint.completeness import Completeness, completeness
from profilelint.errors import ReadError
from profilelint.findings import Fix, Located
from profilelint.fixing import source_edits
from profilelint.hiding import Hidden, Unused
from profilelint.linter import Outcome, Status
from profilelint.reports.history import history_as_dict
from profilelint.reports.run import Run, known_by
from profilelint.reports.since import since_as_dict
from profilelint.scorecard import Scorecard, Session, WhatIf
from profilelint.source import Place, Source

VERSION = 1
LISTED = (
    Status.SKIPPED,
    Status.NOT_APPLICABLE,
    Status.IGNORED,
    Status.UNAVAILABLE,
    Status.BROKEN,
)
"""The outcomes without findings that are listed with their reasons, each under its own key."""


def to_json(run: Run) -> str:
    """The report as JSON text, two spaces deep, the same bytes for the same input."""
    return json.dumps(as_dict(run), ensure_ascii=False, indent=2) + "\n"


def as_dict(run: Run) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "version": VERSION,
        "rubric": run.rubric,
        "redacted": run.redacted,
        "profiles": [profile_as_dict(card, run) for card in run.scorecards],
        "errors": [entry for error in run.errors for entry in unread_as_dicts(error)],
        "unused_ignores": [unused_as_dict(one) for one in run.unused],
    }


def profile_as_dict(card: Scorecard, run: Run | None = None) -> dict[str, Any]:
    """What the report says of one profile, as plain values; ``run`` may know its attempts and
    what has changed since an earlier report."""
    report = card.report
    source = report.document.source
    history = run.histories.get(source.name) if run else None
    since = run.since.get(source.name) if run else None
    marks = known_by(report)
    return {
        "file": source.name,
        "format": source.format,
        "verdict": card.verdict.value,
        "reason": card.reason,
        "score": _rounded(card.score),
        "target_score": report.target_score,
        "coverage": round(card.coverage, 4),
        "partial": report.partial,
        "sections": [
            {
                "section": row.name,
                "score": _rounded(row.score),
                "errors": row.errors,
                "warnings": row.warnings,
                "infos": row.infos,
            }
            for row in card.sections
        ],
        "findings": [_finding(found, source, marks) for found in report.findings],
        "hidden": [_hidden(one, source, marks) for one in report.hidden],
        "unused_ignores": [unused_as_dict(one) for one in report.unused],
        "fix_first": [
            {
                "check": gain.check,
                "section": gain.section,
                "points": round(gain.points, 1),
                "unblocks": gain.unblocks,
                "minutes": gain.minutes,
            }
            for gain in card.fix_first
        ],
        "since": None if since is None else since_as_dict(since),
        "attempts": None if history is None else history_as_dict(history),
        "what_if": None if card.what_if is None else _what_if(card.what_if, source, marks),
        "session": None if card.session is None else _session(card.session),
        "completeness": _completeness(completeness(report.document.profile)),
        **{status.value: [_outcome(one) for one in card.outcomes(status)] for status in LISTED},
    }


def _what_if(told: WhatIf, source: Source, marks: dict[int, str]) -> dict[str, Any]:
    before = told.before
    old = known_by(before.report)
    return {
        "changes": list(told.changes),
        "before": {"verdict": before.verdict.value, "score": _rounded(before.score)},
        "gone": [_finding(one, before.report.document.source, old) for one in told.gone],
        "new": [_finding(one, source, marks) for one in told.new],
    }


def _session(session: Session) -> dict[str, Any]:
    after = session.after
    return {
        "limit": session.limit,
        "minutes": session.minutes,
        "checks": [gain.check for gain in session.gains],
        "after": {"verdict": after.verdict.value, "score": _rounded(after.score)},
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)


def _completeness(found: Completeness) -> dict[str, Any]:
    return {
        "low": found.low,
        "high": found.high,
        "platform": found.platform,
        "parts": [
            {
                "part": part.name,
                "says": part.says,
                "low": part.low,
                "high": part.high,
                "most": part.most,
                "entries": part.have,
            }
            for part in found.parts
        ],
        "steps": [{"what": step.what, "low": step.low, "high": step.high} for step in found.steps],
        "notes": list(found.notes),
        "source": found.source,
        "as_of": found.as_of,
    }


def _finding(found: Located, source: Source, marks: dict[int, str]) -> dict[str, Any]:
    return {
        "check": found.check,
        "section": found.section,
        "severity": found.severity.word,
        "message": found.message,
        "mend": found.mend,
        "path": list(found.at),
        **_place(found.place),
        "quote": found.quote,
        "source": found.authority,
        "fingerprint": marks[id(found)],
        "fix": None if found.fix is None else _fix(found.fix, source),
        "offers": list(found.offers),
    }


def _hidden(one: Hidden, source: Source, marks: dict[int, str]) -> dict[str, Any]:
    return {
        **_finding(one.finding, source, marks),
        "hidden_by": one.by,
        "reason": one.reason,
        "until": None if one.until is None else one.until.isoformat(),
    }


def unused_as_dict(one: Unused) -> dict[str, Any]:
    """A comment, an entry of the settings or of the baseline that hides nothing."""
    return {"by": one.by, "line": one.line, "message": one.message}


def _fix(fix: Fix, source: Source) -> dict[str, Any] | None:
    edits = source_edits(source, fix)
    if edits is None:
        return None
    return {
        "safety": fix.safety.value,
        "edits": [
            {**_place(source.place_of(edit.span)), "replacement": edit.replacement}
            for edit in edits
        ],
    }


def _place(place: Place | None) -> dict[str, int | None]:
    return {
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    return {"check": one.check.name, "reason": one.reason}


def unread_as_dicts(error: ReadError) -> list[dict[str, Any]]:
    """What keeps a file from being read, an entry a problem."""
    return [
        {
            "file": error.name,
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
        }
        for problem in error.problems
    ]
