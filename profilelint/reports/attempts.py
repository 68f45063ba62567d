"""How the attempts with a profile look in a terminal: a timeline, and a small panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rich.box import ROUNDED
from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from profilelint.rates import dollars
from profilelint.reports.history import History, Outcome, Point, columns, sentences, spread, tally
from profilelint.text import inert

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
    lines = [Text(tally(history.points), style="bold")]
    lines += [Text(inert(sentence), style="default") for sentence in sentences(history)]
    if history.refused is not None:
        hint = "`profilelint attempts suggest` says what has not been tried."
        lines.append(Text(hint, style="dim default"))
    return Panel(
        Group(*lines),
        title=Text("Your attempts", style="bold"),
        title_align="left",
        box=ROUNDED,
        padding=(0, 1),
    )


def timeline(points: Sequence[Point], width: int, *, ascii_only: bool = False) -> list[str]:
    """The attempts from left to right over their dates, with rate and score, in ``width`` columns.

    Each attempt has a column of its own, even where two were made on one day; if there are more
    attempts than columns, the last ones are shown. Nothing is told by colour.
    """
    room = max(LEAST_WIDTH, min(MOST_WIDTH, width - _LABEL - _RANGE))
    shown = points[-room:]
    places = columns([point.on for point in shown], room)
    bars = PLAIN_BARS if ascii_only else BARS
    lines = [_row("Outcome", places, [MARKS[point.outcome] for point in shown])]
    values: list[tuple[str, list[float | None], Callable[[float], str]]] = [
        ("Rate", [point.rate for point in shown], dollars),
        ("Score", [point.score for point in shown], lambda value: f"{value:.0f}"),
    ]
    for name, numbers, spoken in values:
        if words := spread(numbers, spoken):
            row = _row(name, places, _bars(numbers, bars))
            lines.append(row.ljust(_LABEL + places[-1] + 3) + words)
    lines.append(_dates(shown[0].on, shown[-1].on, places[-1]))
    lines.append(f"{'':{_LABEL}}{LEGEND}")
    return lines


def _bars(values: Sequence[float | None], bars: str) -> list[str]:
    """A bar for each value, from the lowest to the highest of them; a gap where none is known."""
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    step = (len(bars) - 1) / (high - low) if high > low else 0.0
    middle = len(bars) // 2
    return [
        " " if value is None else bars[round((value - low) * step) if step else middle]
        for value in values
    ]


def _row(name: str, places: Sequence[int], marks: Sequence[str]) -> str:
    line = [" "] * (places[-1] + 1)
    for column, mark in zip(places, marks, strict=True):
        line[column] = mark
    return f"{name:{_LABEL}}{''.join(line)}"


def _dates(first: date, last: date, end: int) -> str:
    """The first and the last date under their columns; one below the other where it is narrow."""
    if first == last:
        return f"{'':{_LABEL}}{first}"
    gap = end - 10
    between = " " * (gap - 9) if gap >= 10 else " to "
    return f"{'':{_LABEL}}{first}{between}{last}"
