"""Annotations for GitHub Actions: commands on standard output that mark lines of a change.

GitHub shows ten of a kind from one step and drops the rest in silence, so that at most ten are
printed, the most severe first, and the last of them counts the others. The whole report belongs
into the summary of the job: see :func:`to_summary`.
"""

from __future__ import annotations

from profilelint.findings import Located, Severity
from profilelint.reports.markdown import to_markdown
from profilelint.reports.run import Run
from profilelint.scorecard import hidden_words
from profilelint.text import counted, inert

MOST = 10
"""Annotations that one step may have. Source: GitHub's documentation of workflow commands."""
SUMMARY_BYTES = 1024 * 1024
"""What GitHub takes as the summary of one step. Source: likewise."""
KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(run: Run) -> str:
    """The most severe findings as annotations, the files not read before them."""
    lines = [
        command("error", problem.message, file=one.name, line=problem.line, col=problem.column)
        for one in run.errors
        for problem in one.problems
    ]
    lines += [
        command("error", f"Broken check (a bug): {one.reason}", title=one.check.name)
        for card in run.scorecards
        for one in card.broken
    ]
    found = [
        (card.report.document.source.name, one)
        for card in run.scorecards
        for one in card.report.findings
    ]
    found.sort(key=lambda one: -one[1].severity)
    lines += [_annotation(name, one) for name, one in found]
    lines += [
        command(
            "notice",
            hidden_words(card.report),
            file=card.report.document.source.name,
            title="profilelint",
        )
        for card in run.scorecards
        if card.report.hidden
    ]
    if len(lines) > MOST:
        more = len(lines) - (MOST - 1)
        text = f"{counted(more, 'more finding')} of profilelint: see the summary of this job."
        lines = [*lines[: MOST - 1], command("notice", text, title="profilelint")]
    return "".join(f"{line}\n" for line in lines)


def to_summary(run: Run, used: int = 0) -> str:
    """The whole report for the summary of the job, of which ``used`` bytes are taken already."""
    return to_markdown(run, most=(SUMMARY_BYTES - used) // 3)  # a character has three bytes or less


def _annotation(name: str, found: Located) -> str:
    place = found.place
    one_line = place is not None and place.line == place.end_line
    return command(
        KINDS[found.severity],
        f"{found.message}\n{found.mend}".strip(),
        file=name,
        line=place.line if place else None,
        endLine=place.end_line if place else None,
        col=place.column if place and one_line else None,
        endColumn=place.end_column if place and one_line else None,
        title=found.check,
    )


def command(kind: str, text: str, **properties: str | int | None) -> str:
    """A workflow command on one line, with everything escaped that could end it early."""
    given = ",".join(
        f"{name}={_escaped_more(inert(str(value)))}"
        for name, value in properties.items()
        if value is not None
    )
    head = f"{kind} {given}" if given else kind
    return f"::{head}::{_escaped(inert(text))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_more(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
