"""One line a finding, as editors and scripts read it: ``file:line:column: severity check: ...``."""

from __future__ import annotations

from profilelint.findings import Located
from profilelint.hiding import Hidden
from profilelint.reading.own import field_name
from profilelint.reports.run import Run
from profilelint.scorecard import Scorecard
from profilelint.text import flat


def compact(run: Run) -> str:
    """The findings of a run, a line each, then a line a profile with verdict and score."""
    lines = [
        f"{one.name}:{problem.line or ''}:{problem.column or ''}: unreadable: " + problem.message
        for one in run.errors
        for problem in one.problems
    ]
    for card in run.scorecards:
        name = card.report.document.source.name
        lines += [_line(name, found) for found in card.report.findings]
        if run.show_ignored:
            lines += [_hidden(name, one) for one in card.report.hidden]
        if told := card.what_if:
            lines += [f"{where(name, one)}: goes {one.check}: {one.message}" for one in told.gone]
            lines += [f"{where(name, one)}: comes {one.check}: {one.message}" for one in told.new]
        lines += [f"{name}: broken check {one.check.name}: {one.reason}" for one in card.broken]
        if told := card.what_if:
            lines.append(f"{name}: {_standing(told.before)}, without {', '.join(told.changes)}")
        lines.append(f"{name}: {_standing(card)}, coverage {card.coverage:.0%}: {card.reason}")
        if session := card.session:
            checks = ", ".join(gain.check for gain in session.gains) or "nothing"
            lines.append(
                f"{name}: in {session.limit} minutes: {checks}; then {_standing(session.after)}"
            )
    return "".join(f"{flat(line)}\n" for line in lines)


def _standing(card: Scorecard) -> str:
    score = "not judged" if card.score is None else f"{card.score:.1f}"
    return f"{card.verdict}, score {score}"


def _line(name: str, found: Located) -> str:
    head = f"{where(name, found)}: {found.severity.word} {found.check}:"
    return f"{head} {found.message} {found.mend}".rstrip()


def _hidden(name: str, one: Hidden) -> str:
    found = one.finding
    until = f" until {one.until}" if one.until else ""
    return (
        f"{where(name, found)}: hidden {found.severity.word} {found.check}: {found.message} "
        f"({one.by}{until}: {one.reason})"
    )


def where(name: str, found: Located) -> str:
    """The place of a finding: ``file:line:column``, or the field where there are no lines."""
    place = found.place
    return f"{name}:{place.line}:{place.column}" if place else f"{name}:[{field_name(found.at)}]"
