"""One line a finding, as editors and scripts read it: ``file:line:column: severity check: ...``."""

from __future__ import annotations

from profilelint.findings import Located
from profilelint.reading.own import field_name
from profilelint.reports.run import Run
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
        lines += [f"{name}: broken check {one.check.name}: {one.reason}" for one in card.broken]
        score = "not judged" if card.score is None else f"{card.score:.1f}"
        lines.append(
            f"{name}: {card.verdict}, score {score}, coverage {card.coverage:.0%}: {card.reason}"
        )
    return "".join(f"{flat(line)}\n" for line in lines)


def _line(name: str, found: Located) -> str:
    where = (
        f"{found.place.line}:{found.place.column}" if found.place else f"[{field_name(found.at)}]"
    )
    head = f"{name}:{where}: {found.severity.word} {found.check}:"
    return f"{head} {found.message} {found.mend}".rstrip()
