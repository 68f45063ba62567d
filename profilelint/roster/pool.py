"""Processes that judge rows. One that dies, hangs or eats memory costs the row it was at.

Each process has a thread here that sends it tasks and takes its answers. Where a process is lost,
the rest of its task is done again by a new one that sends every result at once; so it is known at
which row that one is lost, too, and that row becomes an error.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from typing import BinaryIO

import msgspec

from profilelint.errors import UsageError
from profilelint.roster.frames import Answer, Task, receive, send
from profilelint.roster.judging import Job, Result, refused
from profilelint.roster.rows import Row

READY_LIMIT = 300.0
"""Seconds that a process may take to get ready; it takes about one."""
_LOOK = 0.2
"""Seconds between two looks at the clock."""
_ENDS_WITHIN = 5.0


class Limits(msgspec.Struct, frozen=True):
    """What one row may take: seconds, and megabytes beyond what a process needs anyway.

    Basis: ours; a row takes some milliseconds and a few megabytes.
    """

    seconds: float = 30.0
    megabytes: int = 1_000


class Pool:
    """So many processes, started when they are needed, in ``folder``. Use it with ``with``."""

    def __init__(self, job: Job, jobs: int, limits: Limits, folder: str | None = None) -> None:
        self.job, self.limits, self.jobs, self.folder = job, limits, jobs, folder
        self._tasks: queue.SimpleQueue[tuple[Sequence[Row], Future[list[Result]]] | None] = (
            queue.SimpleQueue()
        )
        self._workers: list[_Worker] = []
        self._stopped = threading.Event()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, rows: Sequence[Row]) -> Future[list[Result]]:
        """Have rows judged, in their order.

        The future raises :class:`UsageError` where an engine is missing, or stops answering.
        """
        done: Future[list[Result]] = Future()
        self._tasks.put((rows, done))
        if len(self._workers) < self.jobs:
            worker = _Worker(self.job, self.limits, self.folder)
            self._workers.append(worker)
            threading.Thread(target=self._serve, args=(worker,), daemon=True).start()
            if len(self._workers) == 1:
                threading.Thread(target=self._watch, daemon=True).start()
        return done

    def close(self) -> None:
        """End all processes, at once."""
        self._stopped.set()
        for _ in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.end()

    def fail(self, error: UsageError) -> None:
        """End all processes, and have whoever waits for results get this error."""
        for worker in self._workers:
            worker.end(error)

    def _serve(self, worker: _Worker) -> None:
        while (taken := self._tasks.get()) is not None:
            rows, done = taken
            try:
                done.set_result(worker.results(rows))
            except BaseException as error:
                done.set_exception(error)

    def _watch(self) -> None:
        while not self._stopped.wait(_LOOK):
            for worker in self._workers:
                worker.look()


class _Worker:
    """One process and its successors."""

    def __init__(self, job: Job, limits: Limits, folder: str | None) -> None:
        self._folder = folder
        self._first_words = pickle.dumps((job, limits.megabytes))
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = float("inf")
        self._too_slow = False
        self._ended: Exception | None = None

    def results(self, rows: Sequence[Row]) -> list[Result]:
        """The results of rows, whatever becomes of the process.

        :raises UsageError: where the process says that the run must end.
        """
        found: list[Result] = []
        careful = False
        while len(found) < len(rows):
            rest = rows[len(found) :]
            if self._do(Task(rest, careful), found):
                continue
            fault = self._fault()
            if careful:
                found.append(_lost(rows[len(found)], fault, self._limits))
            careful = not careful
        return found

    def look(self) -> None:
        """End the process if its time is over."""
        process = self._process
        if process is not None and time.monotonic() > self._deadline:
            self._too_slow = True
            self._deadline = float("inf")
            process.kill()

    def end(self, why: Exception | None = None) -> None:
        """End the process, and start no other; ``why`` is told instead."""
        self._ended = why or RuntimeError("the pool is closed")
        if self._process is not None:
            self._process.kill()
            self._drop()

    def _do(self, task: Task, found: list[Result]) -> bool:
        """Have a task done and add its results; ``False`` where the process was lost meanwhile."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        missing = len(task.rows)
        try:
            send(process.stdin, task)  # type: ignore[arg-type]
            while missing:
                answer = self._next(process.stdout, self._limits.seconds)  # type: ignore[arg-type]
                if answer is None:
                    return False
                found += answer.results
                missing -= len(answer.results)
                if answer.results[-1].spent:
                    self._drop()
                    return True
        except OSError:
            return False
        return True

    def _next(self, stream: BinaryIO, seconds: float) -> Answer | None:
        self._deadline = time.monotonic() + seconds
        answer = receive(stream, Answer)
        self._deadline = float("inf")
        if answer is not None and answer.kind == "stop":
            raise UsageError(answer.reason)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, started where there is none.

        :raises UsageError: where it does not start.
        """
        if self._ended is not None:
            raise self._ended
        if self._process is None:
            self._too_slow = False
            self._process = process = subprocess.Popen(
                [sys.executable, "-m", "profilelint.roster.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=self._folder,
                stderr=None if os.environ.get("PROFILELINT_DEBUG") else subprocess.DEVNULL,
            )
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(self._first_words)
            process.stdin.flush()
            if self._next(process.stdout, READY_LIMIT) is None:  # type: ignore[arg-type]
                fault = self._fault() or "took too long"
                if self._ended is not None:
                    raise self._ended
                raise UsageError(
                    f"A process that judges profiles did not start (it {fault}). A package "
                    "of checks may end it; PROFILELINT_DEBUG=1 shows what it says."
                )
        return self._process

    def _drop(self) -> int:
        """Forget the process, once it has ended; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        try:
            code = process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what it was still to be told
                    stream.close()
        return code

    def _fault(self) -> str:
        """How the process was lost, in words; ``""`` where it took too long."""
        code = self._drop()
        if self._too_slow:
            return ""
        if code < 0:
            return f"ended by {signal.Signals(-code).name}"
        return f"ended with exit code {code}"


def _lost(row: Row, fault: str, limits: Limits) -> Result:
    if fault:
        reason = "crashed"
        message = (
            f"The process that judged this profile was {fault}, twice, so the profile was given "
            "up. A check or an engine crashes on it."
        )
    else:
        reason = "too-slow"
        message = (
            f"Judging this profile took more than {limits.seconds:g} seconds, twice, so it was "
            "given up. --row-timeout allows more."
        )
    return refused(reason, [{"line": row.line, "column": None, "message": message}])
