"""Panels that stand beside the score in a terminal and are never part of it."""

from __future__ import annotations

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from profilelint.completeness import Completeness, Part, Step
from profilelint.reports.since import Since
from profilelint.text import flat, inert

STEPS = 3
"""How many of the next steps are shown."""


def completeness_panel(found: Completeness) -> Panel:
    """The platform's own percentage, part by part, and what to do next."""
    lines: list[RenderableType] = [Text(_percent(found.low, found.high), style="bold")]
    if found.platform is not None:
        lines.append(Text(f"Upwork says: {found.platform:g} %", style="default"))
    lines.append(_parts(found.parts))
    unknown = [f"{part.says} ({part.most} %)" for part in found.parts if not part.known]
    if unknown:
        lines.append(Text(f"Not told by this file: {'; '.join(unknown)}.", style="dim default"))
    if found.steps:
        lines.append(Text("Next, the least work first:", style="default"))
        lines += [Padding(_step(step), (0, 0, 0, 2)) for step in found.steps[:STEPS]]
    lines += [Text(inert(note), style="dim default") for note in found.notes]
    lines.append(Text(f"{found.source}. No part of the score.", style="dim default"))
    return Panel(
        Group(*lines),
        title=Text("Profile completeness, as Upwork counts it", style="bold"),
        title_align="left",
        box=ROUNDED,
        padding=(0, 1),
    )


def _percent(low: int, high: int) -> str:
    return f"{low} %" if low == high else f"{low} to {high} %"


def _parts(parts: tuple[Part, ...]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    for part in parts:
        if part.known:
            table.add_row(Text(part.says), Text(f"{_percent(part.low, part.high)} of {part.most}"))
    return table


def _step(step: Step) -> Text:
    earns = f"{step.low} %" if step.low == step.high else f"up to {step.high} %"
    return Text(f"{step.what}: {earns}", style="default")


def since_panel(since: Since) -> Panel:
    """What has changed since an earlier report; what is new or left is marked at the findings."""
    before = "not judged" if since.score is None else f"{since.score:.0f}"
    lines: list[RenderableType] = [
        Text(f"{since.move} since {since.verdict}, {before}", style="bold"),
        Text(f"Findings: {since.counts}.", style="default"),
    ]
    for word, known, style in (
        ("mended", since.mended, "green"),
        ("not judged this time", since.unjudged, "dim"),
    ):
        for one in known:
            line = Text(f"{word}  ", style=style)
            line.append(one.check, style="bold default")
            line.append(f"  {flat(one.message)}", style="default")
            lines.append(Padding(line, (0, 0, 0, 2)))
    return Panel(
        Group(*lines),
        title=Text("Since the earlier report", style="bold"),
        title_align="left",
        box=ROUNDED,
        padding=(0, 1),
    )
