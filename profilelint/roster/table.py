"""The league in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from profilelint.findings import Severity
from profilelint.reports.terminal import STYLES, VERDICT_STYLES
from profilelint.roster.comparing import NO_VERDICT, Changes
from profilelint.roster.league import ORDER, League, Place
from profilelint.scorecard import Verdict
from profilelint.text import counted, flat, inert

SHOWN_CHECKS = 10


class LeagueView:
    """Counts, clients, and the findings that cost the roster most."""

    def __init__(self, league: League) -> None:
        self.league = league

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        league = self.league
        yield totals(league)
        if league.changes is not None:
            yield Text(f"Since last time: {league.changes}.")
            yield from _new(league.changes)
        for verdict in ORDER:
            if league.verdicts[verdict]:
                yield Text()
                yield _heading(league, verdict)
                yield _clients(league.best(verdict))
        if shared := league.shared():
            yield Text()
            yield Text("What an hour of coaching would move most", style="bold underline")
            table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
            table.add_column("Check", overflow="fold")
            table.add_column("Clients", justify="right")
            table.add_column("Blocks", justify="right")
            table.add_column("Points in all", justify="right")
            table.add_column("Points an hour", justify="right")
            for one in shared[:SHOWN_CHECKS]:
                blocks = str(one.blocks) if one.blocks else ""
                hour = "not known" if one.per_hour is None else f"+{one.per_hour:,.0f}"
                points = f"+{one.points:,.0f}"
                table.add_row(one.check, f"{one.clients:,}", blocks, points, hour)
            yield table


def _new(changes: Changes) -> Iterator[RenderableType]:
    """The findings that were not there last time, a line each."""
    count = changes.counts["new findings"]
    if not count:
        return
    head = Text(f"{counted(count, 'new finding')}", style="bold")
    if count > len(changes.new):
        head.append(f", the first {len(changes.new)}:", style="dim default")
    yield Text()
    yield head
    for who, found in changes.new:
        line = Text(f"{inert(who)}  ")
        line.append(
            f"{found.severity} {found.check}  ", style=STYLES[Severity.from_word(found.severity)]
        )
        line.append(flat(found.message), style="default")
        yield Padding(line, (0, 0, 0, 2))


def totals(league: League) -> Text:
    """One line that counts the verdicts."""
    parts = [
        f"{league.verdicts[verdict]:,} {verdict}" for verdict in ORDER if league.verdicts[verdict]
    ]
    line = f"{counted(league.rows, 'profile')}: {', '.join(parts)}"
    if league.mean_score is not None:
        line += f"; mean score {league.mean_score:.1f}"
    return Text(line, style="bold")


def _heading(league: League, verdict: str) -> Text:
    style = "bold red" if verdict == NO_VERDICT else VERDICT_STYLES[Verdict(verdict)]
    head = Text(verdict, style=style)
    count, shown = league.verdicts[verdict], len(league.best(verdict))
    head.append(f"  {counted(count, 'client')}", style="default")
    if shown < count:
        what = "first" if verdict == NO_VERDICT else "best"
        head.append(f", the {what} {shown}:", style="dim default")
    return head


def _clients(places: list[Place]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for one in places:
        score = "-" if one.score < 0 else f"{one.score:.0f}"
        who = Text(inert(one.who))
        if one.reason:
            who.append(f"  {inert(one.reason)}", style="dim")
        table.add_row(score, who)
    return table
