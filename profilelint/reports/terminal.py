"""The scorecard in a terminal: verdict, sections, findings with their mend, what to mend first.

All text is put out as :class:`rich.text.Text`, never as markup, with control characters made
inert: nothing in a profile can colour, move or hide anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.box import ROUNDED
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from profilelint.completeness import completeness
from profilelint.findings import Located, Severity
from profilelint.hiding import Hidden
from profilelint.linter import Status
from profilelint.reports.attempts import history_panel
from profilelint.reports.history import History
from profilelint.reports.loop import place_words, session_line, what_if_lines
from profilelint.reports.panels import completeness_panel, since_panel
from profilelint.reports.run import Run, new_findings
from profilelint.reports.since import Since
from profilelint.scorecard import Gain, Scorecard, SectionRow, Verdict
from profilelint.text import counted, inert

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
VERDICT_STYLES = {
    Verdict.BLOCKED: "bold red",
    Verdict.INCOMPLETE: "bold magenta",
    Verdict.NOT_READY: "bold yellow",
    Verdict.READY: "bold green",
    Verdict.PARTIAL: "bold cyan",
}
HIDDEN_BY = {
    "settings": "the settings",
    "comment": "a comment in the file",
    "baseline": "the baseline",
}
NO_PROMISE = (
    "No program can promise approval: it also depends on how many clients look for your skills, "
    "which no file shows."
)
WIDTH_IN_FILES = 100


def as_text(run: Run) -> str:
    """The whole run as plain text, :data:`WIDTH_IN_FILES` columns wide."""
    out = StringIO()
    console = Console(
        file=out, width=WIDTH_IN_FILES, color_system=None, force_terminal=False, _environ={}
    )
    console.print(RunView(run))
    return out.getvalue()


class RunView:
    """All scorecards of a run, then one line that counts them where there are several."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for card in self.run.scorecards:
            yield ScorecardView(
                card,
                verbose=self.run.verbose,
                show_ignored=self.run.show_ignored,
                history=self.run.histories.get(card.report.document.source.name),
                since=self.run.since.get(card.report.document.source.name),
            )
        if len(self.run.scorecards) > 1:
            yield _totals(self.run)
        if self.run.scorecards:
            yield Text(NO_PROMISE, style="dim")


class ScorecardView:
    """One scorecard."""

    def __init__(
        self,
        card: Scorecard,
        *,
        verbose: bool = False,
        show_ignored: bool = False,
        history: History | None = None,
        since: Since | None = None,
    ) -> None:
        self.card = card
        self.verbose = verbose
        self.show_ignored = show_ignored
        self.history = history
        self.since = since

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        card = self.card
        yield Panel(
            _verdict(card), title=_name(card), title_align="left", box=ROUNDED, padding=(0, 1)
        )
        if self.since is not None:
            yield since_panel(self.since)
        if card.what_if is not None:
            yield from what_if_lines(card.what_if, card)
        if card.what_if is None or self.verbose:
            yield from self._whole()
        if self.show_ignored and card.report.hidden:
            yield from _hidden(card.report.hidden)
        if card.fix_first:
            yield Text()
            yield _fix_first(card)
        if card.session is not None:
            yield session_line(card.session)
        if card.what_if is None or self.verbose:
            yield Text()
            yield completeness_panel(completeness(card.report.document.profile))
            if self.history is not None:
                yield history_panel(self.history)
            yield from _not_judged(card, verbose=self.verbose)
        yield Text()

    def _whole(self) -> RenderResult:
        """The sections and the findings."""
        card = self.card
        yield _sections(card.sections)
        new = new_findings(card, self.since)
        by_section: dict[str, list[Located]] = {}
        for found in card.report.findings:
            by_section.setdefault(found.section, []).append(found)
        for row in card.sections:
            if found_here := by_section.get(row.name):
                yield Text()
                yield Text(section_title(row.name), style="bold underline")
                yield from (_finding(found, new=id(found) in new) for found in found_here)


def section_title(section: str) -> str:
    """``fix-first`` as a heading."""
    return section.replace("-", " ").capitalize()


def _name(card: Scorecard) -> Text:
    return Text(inert(card.report.document.source.name), style="bold")


def verdict_line(card: Scorecard) -> Text:
    """Verdict, score and coverage on one line."""
    line = Text(card.verdict.value, style=VERDICT_STYLES[card.verdict])
    score = "not judged" if card.score is None else f"{card.score:.0f} of 100"
    line.append(f"   score {score}", style="default")
    line.append(f"   {card.coverage:.0%} of it could be judged", style="default")
    return line


def _verdict(card: Scorecard) -> RenderableType:
    lines: list[RenderableType] = [verdict_line(card), Text(card.reason, style="default")]
    missing = card.outcomes(Status.SKIPPED)
    if missing:
        lines.append(
            Text(f"Not known: {_reasons(list(missing_reasons(card)))}.", style="dim default")
        )
    lines.append(Text(f"Rubric: {card.report.rubric.title} ({card.report.rubric.name})", "dim"))
    return Group(*lines)


def missing_reasons(card: Scorecard) -> dict[str, list[str]]:
    """Why checks could not judge: the reason, and the checks it held back."""
    return _reasons_of(card, Status.SKIPPED)


def _reasons_of(card: Scorecard, status: Status) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for one in card.outcomes(status):
        reasons.setdefault(one.reason, []).append(one.check.name)
    return reasons


SHOWN_REASONS = 3
"""Reasons that stand under the verdict; `-v` shows them all."""


def _reasons(reasons: Sequence[str]) -> str:
    more = len(reasons) - SHOWN_REASONS
    rest = f"; and {counted(more, 'other thing')} (see them with -v)" if more > 0 else ""
    return inert("; ".join(reasons[:SHOWN_REASONS]) + rest)


def _sections(rows: Sequence[SectionRow]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("Section")
    table.add_column("Passed", justify="right")
    table.add_column("Found")
    for row in rows:
        table.add_row(
            section_title(row.name),
            "-" if row.score is None else f"{row.score:.0f} %",
            _tally(row),
        )
    return table


def _tally(row: SectionRow) -> Text:
    parts = [
        Text(counted(number, severity.word), style=STYLES[severity])
        for severity, number in (
            (Severity.ERROR, row.errors),
            (Severity.WARNING, row.warnings),
            (Severity.INFO, row.infos),
        )
        if number
    ]
    if row.score is None and not parts:
        return Text("not known", style="dim")
    return Text(", ").join(parts) if parts else Text("nothing to mend", style="green")


def _finding(found: Located, *, new: bool = False) -> RenderableType:
    head = Text(found.severity.word, style=STYLES[found.severity])
    if new:
        head.append("  new", style="bold magenta")
    head.append(f"  {found.check}", style="bold default")
    head.append(f"  {place_words(found)}", style="dim default")
    lines = [head, Text(inert(found.message), style="default")]
    if found.mend:
        mend = Text("Mend: ", style="green")
        mend.append(inert(found.mend), style="default")
        lines.append(mend)
    lines.append(Text(f"Says: {spoken(found.authority)}", style="dim default"))
    first, *rest = lines
    return Group(first, *(Padding(line, (0, 0, 0, 2)) for line in rest))


def _hidden(hidden: Sequence[Hidden]) -> Iterator[RenderableType]:
    yield Text()
    yield Text("Hidden", style="bold underline")
    for one in hidden:
        found = one.finding
        what = f"{found.severity.word}  {found.check}  {place_words(found)}"
        until = f", until {one.until}" if one.until else ""
        lines = (found.message, f"Hidden by {HIDDEN_BY[one.by]}{until}: {one.reason}")
        yield Text(what, style="dim default")
        yield from (Padding(Text(inert(line), style="dim default"), (0, 0, 0, 2)) for line in lines)


def spoken(authority: str) -> str:
    """``guide tip 3`` as a reader says it: ``the guide, tip 3``."""
    tip = authority.removeprefix("guide tip ")
    return f"the guide, tip {tip}" if tip != authority else authority


def _fix_first(card: Scorecard) -> RenderableType:
    session = card.session
    table = Table(
        box=None,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        show_header=False,
        title="Fix first" if session is None else f"Fix first, in {session.limit} minutes",
        title_justify="left",
        title_style="bold underline",
    )
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    gains = card.fix_first if session is None else session.gains
    if any(gain.minutes is not None for gain in gains):
        table.add_column(justify="right", style="dim", no_wrap=True)
    for number, gain in enumerate(gains, start=1):
        minutes = [] if gain.minutes is None else [f"{gain.minutes} min"]
        table.add_row(f"{number}.", _what(gain), _worth(gain), *minutes)
    return table


def _what(gain: Gain) -> Text:
    text = Text()
    text.append(gain.check, style="bold")
    first = gain.findings[0]
    text.append(f"  {place_words(first)}", style="dim")
    if len(gain.findings) > 1:
        text.append(f" and {counted(len(gain.findings) - 1, 'more place')}", style="dim")
    return text


def _worth(gain: Gain) -> Text:
    worth = Text(f"+{gain.points:.1f} points", style="green")
    return Text("unblocks, ", style="bold red") + worth if gain.unblocks else worth


def _not_judged(card: Scorecard, *, verbose: bool) -> Iterator[RenderableType]:
    notes: list[Text] = []
    for reason, names_ in _reasons_of(card, Status.IGNORED).items():
        notes.append(Text(f"Not judged, {reason}: {', '.join(names_)}", style="dim"))
    for one in card.outcomes(Status.UNAVAILABLE):
        notes.append(Text(f"Not available: {one.check.name}: {inert(one.reason)}", style="dim"))
    for one in card.broken:
        notes.append(
            Text(f"Broken check (a bug, not your profile): {one.check.name}: ", style="bold red")
            + Text(inert(one.reason), style="red")
        )
    if verbose:
        for reason, names_ in missing_reasons(card).items():
            notes.append(Text(f"Not judged, {inert(reason)}: {', '.join(names_)}", style="dim"))
        document = card.report.document
        notes += [Text(f"Note: {inert(note)}", style="dim") for note in document.notes]
        if document.unused:
            notes.append(
                Text(f"Not read from this export: {inert(', '.join(document.unused))}", "dim")
            )
        notes.append(
            Text(f"Read as {document.source.format}: {inert(document.source.reason)}", "dim")
        )
    if notes:
        yield Text()
        yield from notes


def _totals(run: Run) -> Text:
    verdicts = [card.verdict for card in run.scorecards]
    parts = [
        f"{verdicts.count(verdict)} {verdict.value}" for verdict in Verdict if verdict in verdicts
    ]
    return Text(f"{counted(len(verdicts), 'profile')}: {', '.join(parts)}", style="bold")
