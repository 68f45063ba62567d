"""How the attempts with a profile look in a terminal: a timeline, and a small panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from profilelint.rates import dollars
from profilelint.reports.history import History, Outcome, Point
from profilelint.text import counted, excerpt, inert

MARKS: dict[Outcome, str] = {"refused": "x", "pending": "?", "approved": "+"}
LEGEND = "x refused   ? pending   + approved"
STYLES: dict[Outcome, str] = {"refused": "red", "pending": "yellow", "approved": "green"}
BARS, PLAIN_BARS = "▁▂▃▄▅▆▇█", "_.:-=+*#"
"""From the lowest value to the highest; the second for terminals without block characters."""
LEAST_WIDTH, MOST_WIDTH = 10, 60
_LABEL = 9
_RANGE = 24
"""Columns before the chart, and after it."""


def history_panel(history: History) -> Panel:
    """The small panel under the scorecard."""
    return Panel(
        Group(*_lines(history)),
        title=Text("Your attempts", style="bold"),
        title_align="left",
        box=ROUNDED,
        padding=(0, 1),
    )


def _lines(history: History) -> list[RenderableType]:
    last = history.points[-1]
    lines = [Text(_tally(history.points), style="bold")]
    if last.outcome == "pending":
        lines.append(Text(f"Attempt {last.number} of {last.on} has no answer yet."))
    refused = history.refused
    if refused is None:
        return list(lines)
    if history.feedback:
        lines.append(
            Text(f"Last refused on {refused.on}: “{inert(excerpt(history.feedback, 160))}”")
        )
        pointing = ", ".join(history.points_to) or "it is not known what it points to"
        lines.append(
            Text(f"It points to: {pointing}." if history.points_to else f"{pointing.capitalize()}.")
        )
    else:
        lines.append(Text(f"Last refused on {refused.on}, without feedback written down."))
    if not history.changed:
        lines.append(Text("Nothing has changed since then.", style="yellow"))
    else:
        lines.append(Text(f"Changed since then: {', '.join(history.changed)}."))
        if history.unchanged:
            lines.append(Text(f"Unchanged: {', '.join(history.unchanged)}."))
    lines.append(Text("`profilelint attempts suggest` says what has not been tried.", style="dim"))
    return list(lines)


def _tally(points: Sequence[Point]) -> str:
    parts = [
        f"{number} {outcome}"
        for outcome in MARKS
        if (number := sum(point.outcome == outcome for point in points))
    ]
    return f"{counted(len(points), 'attempt')}: {', '.join(parts)}"


def timeline(points: Sequence[Point], width: int, *, ascii_only: bool = False) -> list[str]:
    """The attempts from left to right over their dates, with rate and score, in ``width`` columns.

    Each attempt has a column of its own, even where two were made on one day; if there are more
    attempts than columns, the last ones are shown. Nothing is told by colour.
    """
    room = max(LEAST_WIDTH, min(MOST_WIDTH, width - _LABEL - _RANGE))
    shown = points[-room:]
    columns = _columns([point.on for point in shown], room)
    bars = PLAIN_BARS if ascii_only else BARS
    lines = [_row("Outcome", columns, [MARKS[point.outcome] for point in shown])]
    values: list[tuple[str, list[float | None], Callable[[float], str]]] = [
        ("Rate", [point.rate for point in shown], dollars),
        ("Score", [point.score for point in shown], lambda value: f"{value:.0f}"),
    ]
    for name, numbers, spoken in values:
        known = [number for number in numbers if number is not None]
        if known:
            low, high = min(known), max(known)
            spread = spoken(low) if low == high else f"{spoken(low)} to {spoken(high)}"
            row = _row(name, columns, [_bar(number, low, high, bars) for number in numbers])
            lines.append(row.ljust(_LABEL + columns[-1] + 3) + spread)
    lines.append(_dates(shown[0].on, shown[-1].on, columns[-1]))
    lines.append(f"{'':{_LABEL}}{LEGEND}")
    return lines


def _columns(dates: Sequence[date], room: int) -> list[int]:
    """A column for each date, in proportion to the days between, no two the same."""
    span = (dates[-1] - dates[0]).days
    columns: list[int] = []
    for place, day in enumerate(dates):
        wanted = round((day - dates[0]).days / span * (room - 1)) if span else 2 * place
        least = columns[-1] + 1 if columns else 0
        most = room - len(dates) + place
        columns.append(max(least, min(wanted, most)))
    return columns


def _bar(value: float | None, low: float, high: float, bars: str) -> str:
    if value is None:
        return " "
    if low == high:
        return bars[len(bars) // 2]
    return bars[round((value - low) / (high - low) * (len(bars) - 1))]


def _row(name: str, columns: Sequence[int], marks: Sequence[str]) -> str:
    line = [" "] * (columns[-1] + 1)
    for column, mark in zip(columns, marks, strict=True):
        line[column] = mark
    return f"{name:{_LABEL}}{''.join(line)}"


def _dates(first: date, last: date, end: int) -> str:
    """The first and the last date under their columns; one below the other where it is narrow."""
    if first == last:
        return f"{'':{_LABEL}}{first}"
    gap = end - 10
    between = " " * (gap - 9) if gap >= 10 else " to "
    return f"{'':{_LABEL}}{first}{between}{last}"
