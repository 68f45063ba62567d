"""What ``profilelint badges`` prints: a panel a badge, with every criterion, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from rich.box import ROUNDED
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from profilelint.badges import VETTED, Badge, Badges, Criterion, Note, Seen, Standing, State
from profilelint.casework import PARTS, Case
from profilelint.check import Figure
from profilelint.criteria import TITLES
from profilelint.interview import Interview, offset_of
from profilelint.rubric import in_words
from profilelint.text import inert

STATE_STYLES = {
    State.MET: "green",
    State.NOT_MET: "bold yellow",
    State.NOT_KNOWN: "dim",
    State.LEFT_OUT: "dim",
}
STANDING_STYLES = {
    Standing.HELD: "bold green",
    Standing.EARNED: "bold green",
    Standing.READY: "bold green",
    Standing.SURPASSED: "bold green",
    Standing.NOT_YET: "bold yellow",
    Standing.NOT_KNOWN: "bold magenta",
}
HEADINGS = {
    "process": "How it goes",
    "ready": "What to have ready",
    "benefit": "What it brings",
    "seen": "Who sees it",
    "about": "Good to know",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_PROMISE = (
    "No program can promise a badge: the platform decides, by numbers of its own that no file "
    "shows in full."
)
NOT_KNOWN = (
    "What is not known can be written into a file in profilelint's own format, under stats, "
    "account and agency."
)
MORE = "The checklist for the interview, what the badge brings and who sees it: --badge {}."


class BadgesView:
    """All badges for people. ``whole``: with everything that is worth knowing, too."""

    def __init__(self, found: Badges, *, verbose: bool = False, whole: bool = False) -> None:
        self.found = found
        self.verbose = verbose
        self.whole = whole or verbose

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.found
        whose = "an agency's profile" if found.kind == "agency" else "a freelancer's profile"
        head = Text(inert(found.document.source.name), style="bold")
        yield head.append(f": {whose}, judged by {found.today}", style="default")
        for badge in found.badges:
            yield _panel(badge, found, verbose=self.verbose, whole=self.whole)
        if self.verbose:
            yield from (Text(inert(note), style="dim") for note in found.document.notes)
        if any(one.state is State.NOT_KNOWN for badge in found.badges for one in badge.criteria):
            yield Text(NOT_KNOWN, style="dim")
        yield Text(NO_PROMISE, style="dim")


def _panel(badge: Badge, found: Badges, *, verbose: bool, whole: bool) -> Panel:
    standing = badge.reason
    if badge.not_before:
        standing += f" Not before {badge.not_before}."
    lines: list[RenderableType] = [Text(standing)]
    lines += [_criterion(one, verbose=verbose) for one in badge.criteria]
    vetted = badge.name.endswith(VETTED)
    whole |= vetted and found.interview is not None
    if vetted and whole and found.cases:
        lines += [Text(), *_cases(found.cases)]
    if vetted and found.interview:
        lines += [Text(), *_interview(found.interview, found.rules)]
    if whole:
        now = {"seen": _seen(found.seen)} if vetted else {}
        lines += _notes(badge.notes, now, verbose=verbose)
    elif vetted:
        lines += [Text(), Text(MORE.format(VETTED), style="dim")]
    title = Text(badge.title, style="bold")
    title.append(f": {badge.standing.value}", style=STANDING_STYLES[badge.standing])
    return Panel(Group(*lines), title=title, title_align="left", box=ROUNDED, padding=(0, 1))


def _criterion(one: Criterion, *, verbose: bool) -> Table:
    """A criterion: its state beside what is needed, what was found, what lacks and who says so."""
    outcome, measure = one.outcome, one.outcome.measure
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(width=9, no_wrap=True)
    table.add_column(overflow="fold")
    needed = measure.needed if measure else outcome.check.summary
    asked = Text(inert(needed[:1].upper() + needed[1:]), style="bold")
    lines = [asked.append(f"  {outcome.check.name}", style="dim not bold")]
    if measure and measure.found is not None:
        lines.append(Text(inert(f"Found: {measure.found}.")))
    if outcome.reason:
        lines.append(Text(inert(_sentence(outcome.reason))))
    for lack in outcome.findings:
        lines.append(Text(inert(f"{lack.message} {lack.mend}")))
    if measure and (measure.soonest or measure.note):
        soonest = f"Soonest: {measure.soonest}. " if measure.soonest else ""
        lines.append(Text(inert(f"{soonest}{measure.note}".rstrip())))
    lines += [Text(line, style="dim") for line in _sources(one.figures, verbose=verbose)]
    table.add_row(Text(one.state.value, style=STATE_STYLES[one.state]), Group(*lines))
    return table


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def _sources(figures: Mapping[str, Figure], *, verbose: bool) -> list[str]:
    """Who says so, each source once, and what others say; with ``verbose`` the notes too."""
    said: dict[str, None] = {}
    for name, figure in figures.items():
        if figure.basis == "ours" and isinstance(figure.value, list):
            continue  # a list of words is no figure to be told with each profile
        said[f"Source: {_source(figure)}."] = None
        if verbose and figure.value is not True:
            said[f"  {name}: {in_words(figure.value)}"] = None
        if verbose and figure.note:
            said[f"  {figure.note}"] = None
        for other in figure.others:
            note = f" {other.note}" if other.note else ""
            said[f"Elsewhere: {in_words(other.value)} ({_source(other)}).{note}"] = None
    return list(said)


def _source(figure: Figure) -> str:
    return f"{figure.source}; {figure.as_of}; {figure.basis}"


def _cases(found: Iterable[Case]) -> Iterator[RenderableType]:
    yield Text("Work to tell of in the interview", style="bold underline")
    for case in found:
        line = Text(inert(f"{case.name} ({case.at[0]}): "))
        told = [f"{part} “{getattr(case, part)}”" for part in PARTS if getattr(case, part)]
        lacking = f"no {', no '.join(case.missing)}" if case.missing else ""
        line.append(inert(", ".join([*told, *([lacking] if lacking else [])]) + "."))
        yield _point(line)


def _interview(call: Interview, rules: Mapping[str, Figure]) -> Iterator[RenderableType]:
    """The moments around the call, with what each of them means."""
    yield Text(f"Your interview, in the time of {inert(call.zone)}", style="bold underline")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    times = rules["reschedule_times"].value
    once = "once" if times == 1 else f"{times} times"
    rows = (
        (call.reschedule_until, f"last moment to move it ({once}, by the link of the calendar)"),
        (call.start, "begins"),
        (call.grace_until, "be there by then, or you are out of consideration"),
        (call.end, "ends"),
    )
    for moment, what in rows:
        table.add_row(Text(clock(moment)), Text(what))
    table.add_row(Text(f"{call.reconsidered}"), Text("considered again, if you miss the call"))
    yield table
    if call.note:
        yield Text(inert(call.note), style="dim")


def clock(moment: datetime) -> str:
    """``Friday 2026-12-04 14:00 (UTC+00:00)``."""
    return f"{DAYS[moment.weekday()]} {moment:%Y-%m-%d %H:%M} (UTC{offset_of(moment)})"


def _seen(seen: Seen) -> str:
    """What clients see now, by this file."""
    titles = [
        "not known" if name is None else TITLES[name] for name in (seen.business, seen.others)
    ]
    return (
        f"By this file, now: {titles[0]} for Business Plus and Enterprise, {titles[1]} for others."
    )


def _notes(notes: Iterable[Note], now: Mapping[str, str], *, verbose: bool) -> list[RenderableType]:
    """The notes by their kind; ``now`` has a line on this profile for some of the kinds."""
    lines: list[RenderableType] = []
    for kind, heading in HEADINGS.items():
        mine = [note for note in notes if note.kind == kind]
        if mine:
            lines += [Text(), Text(heading, style="bold underline")]
        for note in mine:
            line = Text(note.says)
            if verbose:
                line.append(f" ({note.source}; {note.as_of}; {note.basis})", style="dim")
            lines.append(_point(line))
        if kind in now:
            lines.append(_point(Text(now[kind])))
    return lines


def _point(line: Text) -> Table:
    """A line with a dash before it, and its further lines indented."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_row(Text("-"), line)
    return table


def badges_as_dict(found: Badges) -> dict[str, Any]:
    """Everything as plain values; dates are ISO texts. The schema is ``profilelint schema badges``.

    Keys may be added within a version, never renamed.
    """
    return {
        "version": 1,
        "file": found.document.source.name,
        "kind": found.kind,
        "today": str(found.today),
        "badges": [_badge(one) for one in found.badges],
        "work": [_case(one) for one in found.cases],
        "seen": {"business": found.seen.business, "others": found.seen.others},
        "interview": _call(found.interview, found.rules) if found.interview else None,
        "notes": list(found.document.notes),
    }


def _badge(badge: Badge) -> dict[str, Any]:
    return {
        "badge": badge.name,
        "title": badge.title,
        "standing": badge.standing.value,
        "reason": badge.reason,
        "not_before": str(badge.not_before) if badge.not_before else None,
        "criteria": [_criterion_as_dict(one) for one in badge.criteria],
        "notes": [
            {
                key: getattr(note, key)
                for key in ("name", "kind", "says", "source", "as_of", "basis")
            }
            for note in badge.notes
        ],
    }


def _criterion_as_dict(one: Criterion) -> dict[str, Any]:
    outcome, measure = one.outcome, one.outcome.measure
    return {
        "check": outcome.check.name,
        "asks": outcome.check.summary,
        "state": one.state.value,
        "needed": measure.needed if measure else None,
        "found": measure.found if measure else None,
        "reason": outcome.reason or None,
        "soonest": str(measure.soonest) if measure and measure.soonest else None,
        "note": (measure.note if measure else "") or None,
        "lacks": [
            {
                "message": lack.message,
                "mend": lack.mend,
                "path": list(lack.at),
                "line": lack.place.line if lack.place else None,
                "column": lack.place.column if lack.place else None,
            }
            for lack in outcome.findings
        ],
        "figures": [{"name": name, **_figure(figure)} for name, figure in one.figures.items()],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "source": figure.source,
        "as_of": figure.as_of,
        "basis": figure.basis,
        "note": figure.note or None,
        "others": [_figure(other) for other in figure.others],
    }


def _case(case: Case) -> dict[str, Any]:
    return {
        "path": list(case.at),
        "name": case.name,
        **{part: getattr(case, part) for part in PARTS},
    }


def _call(call: Interview, rules: Mapping[str, Figure]) -> dict[str, Any]:
    moments = ("reschedule_until", "start", "grace_until", "end", "reconsidered")
    return {
        **{name: getattr(call, name).isoformat() for name in moments},
        "zone": call.zone,
        "note": call.note or None,
        "rules": [{"name": name, **_figure(figure)} for name, figure in rules.items()],
    }
