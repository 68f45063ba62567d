"""The way through a roster: rows in, lines out in the same order, whoever judges them."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from profilelint.roster.judging import Result
from profilelint.roster.lines import line_of
from profilelint.roster.rows import Row
from profilelint.roster.state import State

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
    """A row, the line to be written of it, and its page, if pages are wanted."""

    row: Row
    text: bytes
    page: bytes = b""


class _Task:
    """Rows that are judged together; those whose result is known already are not."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.keys: Sequence[bytes | None] = ()
        self.results: list[Result | None] = [None] * len(rows)

    @property
    def missing(self) -> list[int]:
        """Which of the rows have no result yet."""
        return [at for at, result in enumerate(self.results) if result is None]


def judged(rows: Iterable[Row], judges: Judges, state: State | None = None) -> Iterator[Line]:
    """The lines of rows, in their order. Rows are asked for as they are needed.

    Results that the state holds are taken from it, and new ones are kept there before they are
    written anywhere.

    :raises UsageError: where an engine is missing, or stops answering.
    """
    finished: queue.SimpleQueue[tuple[_Task, Promise]] = queue.SimpleQueue()
    waiting: deque[_Task] = deque()
    tasks = _tasks(rows)
    more = True
    while more or waiting:
        while more and len(waiting) < AHEAD * judges.jobs:
            task = next(tasks, None)
            if task is None:
                more = False
                break
            waiting.append(task)
            _begin(task, judges, state, finished)
            if len(waiting) == 1 and not task.missing:
                break
        if waiting and waiting[0].missing:
            _end(*finished.get(), state)
        while waiting and not waiting[0].missing:
            task = waiting.popleft()
            for row, result in zip(task.rows, task.results, strict=True):
                assert result is not None
                yield Line(row, line_of(row, result.body), result.page)


def _begin(
    task: _Task,
    judges: Judges,
    state: State | None,
    finished: queue.SimpleQueue[tuple[_Task, Promise]],
) -> None:
    """Take what is known, and have the rest judged."""
    if state is not None:
        task.keys = state.keys(task.rows)
        task.results = state.known(task.rows, task.keys)
    if missing := task.missing:
        promise = judges.submit([task.rows[at] for at in missing])
        promise.add_done_callback(lambda promise: finished.put((task, promise)))


def _end(task: _Task, promise: Promise, state: State | None) -> None:
    """Take the results that were missing, and keep them."""
    missing, new = task.missing, promise.result()
    if state is not None:
        state.keep([task.rows[at] for at in missing], [task.keys[at] for at in missing], new)
    for at, result in zip(missing, new, strict=True):
        task.results[at] = result


def _tasks(rows: Iterable[Row]) -> Iterator[_Task]:
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
