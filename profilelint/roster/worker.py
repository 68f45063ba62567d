"""A process that judges rows: ``python -m profilelint.roster.worker``, started by the pool.

It reads its job and then its tasks from standard input, and ends when that ends, whatever it is at.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
import time
from typing import BinaryIO

from profilelint.errors import ProfilelintError
from profilelint.roster.frames import Answer, Task, receive, send
from profilelint.roster.judging import Judge, Result

SEND_AFTER = 0.05
"""Seconds for which results may be gathered before they are sent."""


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run, and so us
    tasks, out = sys.stdin.buffer, _answers()
    job, memory = pickle.load(tasks)
    try:
        judge = Judge(job)
        judge.ready()
    except ProfilelintError as error:
        send(out, Answer("stop", reason=str(error)))
        return
    _limit_memory(memory)
    send(out, Answer("ready"))
    waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, waiting), daemon=True).start()
    while True:
        if not _work(judge, waiting.get(), out):
            return


def _answers() -> BinaryIO:
    """What was standard output; what a check prints goes nowhere, and harms no answer."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _listen(tasks: BinaryIO, waiting: queue.SimpleQueue[Task]) -> None:
    while (task := receive(tasks, Task)) is not None:
        waiting.put(task)
    os._exit(0)  # the parent has ended, or wants nothing more


def _work(judge: Judge, task: Task, out: BinaryIO) -> bool:
    """Do a task; ``False`` where this process should do no other."""
    results: list[Result] = []
    sent = time.monotonic()
    for row in task.rows:
        if results and (task.careful or time.monotonic() - sent > SEND_AFTER):
            send(out, Answer("results", results))
            results, sent = [], time.monotonic()
        try:
            results.append(judge.result(row))
        except ProfilelintError as error:
            send(out, Answer("stop", reason=str(error)))
            return False
        if results[-1].spent:
            send(out, Answer("results", results))
            return False
    send(out, Answer("results", results))
    return True


def _limit_memory(megabytes: int) -> None:
    """Let this process take so much more memory than it has now, where the system can do that."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    most = pages * resource.getpagesize() + megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main()
