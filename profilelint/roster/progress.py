"""A bar on standard error: how far, how fast, how long still. Silent where it is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from profilelint.roster.rows import Row

Step = Callable[[Row], None]
"""Told of each row that is done."""


class _Rate(ProgressColumn):
    """Profiles a second, over the whole run."""

    def render(self, task: Task) -> Text:
        seconds, rows = task.elapsed, task.fields["rows"]
        return Text(f"{rows / seconds:,.0f}/s" if seconds and rows else "", style="dim")


@contextmanager
def progress(size: int, *, quiet: bool) -> Iterator[Step]:
    """Show the progress over so many bytes of files while the body runs."""
    console = Console(stderr=True, emoji=False, highlight=False, markup=False)
    with Progress(
        TextColumn("{task.fields[rows]:,} profiles", markup=False),
        BarColumn(),
        TaskProgressColumn(markup=False),
        _Rate(),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
        refresh_per_second=4,
        disable=quiet or not console.is_terminal,
    ) as bar:
        task = bar.add_task("", total=size, rows=0)
        rows = 0

        def step(row: Row) -> None:
            nonlocal rows
            rows += 1
            bar.update(task, advance=max(1, row.end - row.start), rows=rows)

        yield step
