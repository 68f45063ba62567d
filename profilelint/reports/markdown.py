"""Markdown for a comment on a pull request: folded, and never longer than a comment may be.

Text of a profile stays text: what Markdown, HTML or GitHub would take for more is written so that
it is shown and does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from profilelint.findings import Located, Severity
from profilelint.hiding import Hidden
from profilelint.linter import Status
from profilelint.reading.own import field_name
from profilelint.reports.run import Run, new_findings
from profilelint.reports.since import Since
from profilelint.reports.terminal import NO_PROMISE, missing_reasons, section_title, spoken
from profilelint.scorecard import Scorecard
from profilelint.text import counted, excerpt, flat

MOST = 65_536
"""Characters that a comment on GitHub may have. Source: GitHub, “Body is too long (maximum is 65536
characters)”; characters outside the basic plane are counted as two here, to be safe."""
RESERVE = 400
"""Characters kept for the ends of folds and the count of what was left out."""
GAIN_LENGTH = 140
MARKS = {Severity.ERROR: "blocks", Severity.WARNING: "costs score", Severity.INFO: "remark"}

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$]|\A[-+=#]|(?<=\A\d)[.)]")
"""What Markdown would take for more than itself, anywhere or at the beginning."""
_CALLS = re.compile(
    r"@(?=\w)|(?<=\w)@|#(?=\d)|(?<=[A-Za-z])://|(?<=www)\.|(?<=GH)-(?=\d)|:(?=[\w+-]+:)",
    re.IGNORECASE,
)
"""What GitHub makes people, issues, links and pictures of, even where it is escaped."""
_APART, _COMMENT = "\0", "<!-- -->"


def to_markdown(run: Run, most: int = MOST) -> str:
    """The run as Markdown of at most ``most`` characters, with a count of what was left out."""
    page = _Page(most)
    for error in run.errors:
        for problem in error.problems:
            where = f", line {problem.line}, column {problem.column}" if problem.line else ""
            name, message = escaped(error.name), escaped(problem.message)
            page.add(f"**Not read: {name}**{where}: {message}\n\n", "file that was not read")
    if len(run.scorecards) > 1:
        _overview(page, run.scorecards)
    for card in run.scorecards:
        _profile(page, card, run.since.get(card.report.document.source.name))
    if run.scorecards:
        page.add(f"<sub>{escaped(NO_PROMISE)}</sub>\n")
    return page.text()


class _Page:
    """A text that grows up to a limit, and counts what no longer found a place in it."""

    def __init__(self, most: int) -> None:
        self.most = most - RESERVE
        self.parts: list[str] = []
        self.length = 0
        self.left_out: dict[str, int] = {}

    def add(self, text: str, what: str = "", keep: int = 0) -> bool:
        """Add a part if ``keep`` characters are left after it; else count it as ``what``."""
        length = _length(text)
        if self.length + length + keep > self.most:
            self.leave_out(what)
            return False
        self.parts.append(text)
        self.length += length
        return True

    def leave_out(self, what: str, number: int = 1) -> None:
        """Count what has no place."""
        if what:
            self.left_out[what] = self.left_out.get(what, 0) + number

    def text(self) -> str:
        """All parts, and what was left out."""
        if not self.left_out:
            return "".join(self.parts)
        counts = " and ".join(counted(number, what) for what, number in self.left_out.items())
        return "".join(self.parts) + (
            f"\n**Left out for want of room: {counts}.** The JSON and the HTML report have all.\n"
        )


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", errors="replace")) // 2


def escaped(text: str) -> str:
    """A text on one line that Markdown, HTML and GitHub show as it is."""
    parted = _CALLS.sub(lambda call: f"{_APART}{call[0]}{_APART}", flat(text))
    entities = _SPECIAL.sub(lambda char: f"&#{ord(char[0])};", parted)
    return entities.replace(_APART, _COMMENT)


def _overview(page: _Page, cards: Sequence[Scorecard]) -> None:
    page.add("| Profile | Verdict | Score | Judged |\n| --- | --- | ---: | ---: |\n")
    for card in cards:
        name = escaped(card.report.document.source.name)
        page.add(
            f"| {name} | {card.verdict} | {_score(card)} | {card.coverage:.0%} |\n",
            "row of the table",
            keep=page.most // 2,
        )
    page.add("\n")


def _score(card: Scorecard) -> str:
    return "not judged" if card.score is None else f"{card.score:.0f}"


def _profile(page: _Page, card: Scorecard, since: Since | None) -> None:
    report = card.report
    name = escaped(report.document.source.name)
    found = report.findings
    head = (
        f"## {name}: {card.verdict}\n\n"
        f"**Score {_score(card)}** of 100, {card.coverage:.0%} of it could be judged. "
        f"{escaped(card.reason)}\n\n"
    )
    if not page.add(head, "profile"):
        page.leave_out("finding", len(found))
        return
    if since is not None:
        _changes(page, since)
    if card.fix_first:
        rows = "".join(
            f"{number}. {escaped(excerpt(gain.findings[0].message, GAIN_LENGTH))} "
            f"**+{gain.points:.1f}**{', unblocks' if gain.unblocks else ''}\n"
            for number, gain in enumerate(card.fix_first, start=1)
        )
        page.add(f"**Fix first**\n\n{rows}\n", "list of what to fix first")
    new = new_findings(card, since)
    for row in card.sections:
        _section(page, row.name, [one for one in found if one.section == row.name], new)
    _rest(page, card)


def _changes(page: _Page, since: Since) -> None:
    """What has changed since an earlier report."""
    before = "not judged" if since.score is None else f"{since.score:.0f}"
    then = f"({since.verdict}, {before})"
    page.add(f"**Since the earlier report** {then}: {since.move}; {since.counts}.\n\n")
    for one in since.mended:
        page.add(f"- mended: {escaped(one.message)}\n", "mended finding")
    for one in since.unjudged:
        page.add(
            f"- not judged this time: {escaped(one.message)}\n", "finding not judged this time"
        )
    page.add("\n")


def _section(page: _Page, name: str, found: Sequence[Located], new: Set[int]) -> None:
    if not found:
        return
    closing = "\n</details>\n\n"
    summary = f"{section_title(name)}: {counted(len(found), 'finding')}"
    if not page.add(f"<details>\n<summary>{escaped(summary)}</summary>\n\n", keep=len(closing)):
        page.leave_out("finding", len(found))
        return
    for one in found:
        page.add(_finding(one, new=id(one) in new), "finding", len(closing))
    page.add(closing)


def _finding(found: Located, *, new: bool) -> str:
    where = f"line {found.place.line}" if found.place else field_name(found.at)
    mend = f" **To mend:** {escaped(found.mend)}" if found.mend else ""
    mark = f"{'new, ' if new else ''}{MARKS[found.severity]}"
    return (
        f"- **{mark}** ({escaped(where)}, {escaped(found.check)}): "
        f"{escaped(found.message)}{mend} <sub>{escaped(spoken(found.authority))}</sub>\n"
    )


def _why(one: Hidden) -> str:
    reasons = [escaped(one.reason)] if one.reason else []
    reasons += [f"until {one.until}"] if one.until else []
    return f" ({'; '.join(reasons)})" if reasons else ""


def _rest(page: _Page, card: Scorecard) -> None:
    """What was not judged, hidden or broken, folded."""
    lines = [f"- not known: {escaped(reason)}" for reason in missing_reasons(card)]
    lines += [
        f"- hidden by the {one.by}{_why(one)}: {escaped(one.finding.message)}"
        for one in card.report.hidden
    ]
    for status, word in ((Status.IGNORED, "ignored"), (Status.UNAVAILABLE, "not available")):
        lines += [
            f"- {word}: {escaped(one.check.name)}: {escaped(one.reason)}"
            for one in card.outcomes(status)
        ]
    lines += [
        f"- **broken check (a bug, not the profile)**: {escaped(one.check.name)}: "
        f"{escaped(one.reason)}"
        for one in card.broken
    ]
    if lines:
        body = "\n".join(lines)
        page.add(
            f"<details>\n<summary>{counted(len(lines), 'further note')}</summary>\n\n{body}\n\n"
            "</details>\n\n",
            "list of what was not judged",
        )
