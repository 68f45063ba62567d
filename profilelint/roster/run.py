"""The way through a roster: rows in, lines out in the same order, whoever judges them."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from profilelint.roster.judging import Result
from profilelint.roster.lines import line_of
from profilelint.roster.rows import Row

MOST_ROWS = 16
MOST_BYTES = 400_000
"""The size of a task, so that processes are asked seldom and none waits long for the last."""
AHEAD = 32
"""Tasks that may be under way or done before their turn, per process."""


class Promise(Protocol):
    """Results to come: a future of this or another machine."""

    def result(self) -> list[Result]:
        """The results; waits for them."""

    def add_done_callback(self, fn: Callable[..., object], /) -> object:
        """Have a function called with this when the results are there."""


class Judges(Protocol):
    """Whoever judges rows: processes of this machine, or a cluster."""

    jobs: int

    def submit(self, rows: Sequence[Row]) -> Promise:
        """Have rows judged, in their order."""


class Line(NamedTuple):
    """A row and the line to be written of it."""

    row: Row
    text: bytes


class _Task:
    """Rows that are judged together."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.results: Sequence[Result] | None = None


def judged(rows: Iterable[Row], judges: Judges) -> Iterator[Line]:
    """The lines of rows, in their order. Rows are asked for as they are needed.

    :raises UsageError: where an engine is missing, or stops answering.
    """
    finished: queue.SimpleQueue[tuple[_Task, Promise]] = queue.SimpleQueue()
    waiting: deque[_Task] = deque()
    tasks = tasks_of(rows)
    more = True
    while more or waiting:
        while more and len(waiting) < AHEAD * judges.jobs:
            task = next(tasks, None)
            if task is None:
                more = False
            else:
                waiting.append(task)
                judges.submit(task.rows).add_done_callback(
                    lambda promise, task=task: finished.put((task, promise))
                )
        if waiting:
            task, promise = finished.get()
            task.results = promise.result()
        while waiting and (results := waiting[0].results) is not None:
            for row, result in zip(waiting.popleft().rows, results, strict=True):
                yield Line(row, line_of(row, result.body))


def tasks_of(rows: Iterable[Row]) -> Iterator[_Task]:
    """Rows in groups of a handy size."""
    group: list[Row] = []
    size = 0
    for row in rows:
        group.append(row)
        size += row.end - row.start
        if len(group) == MOST_ROWS or size > MOST_BYTES:
            yield _Task(group)
            group, size = [], 0
    if group:
        yield _Task(group)
