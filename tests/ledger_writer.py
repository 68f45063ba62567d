"""A program that writes to a ledger until it is killed, for ``test_attempts_kills.py``.

``python -m tests.ledger_writer LEDGER KILLS SEED`` starts that many processes in turn and
kills each (SIGKILL) at a random moment. It prints a line for each attempt whose number was handed
back by the ledger: what was reported as written.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from profilelint.attempts.attempt import Attempt
from profilelint.attempts.ledger import Ledger
from profilelint.profile import Profile
from tests.attempting import attempt

LONGEST = 0.02
"""Seconds until the kill, at most."""
AWAITED = (b"", b"added", b"forgotten")
"""What a writer must have reported before its time runs: one of them each, in turn."""


def numbered(key: int) -> Attempt:
    """An attempt whose every part can be told from its key."""
    return attempt(
        key=f"{key:016x}",
        feedback=f"feedback {key}",
        profile=Profile(title=f"title {key}", overview=f"overview {key} " * 400),
    )


def write_on(path: Path, first: int, report: int) -> None:
    """Open the ledger and write, say it, and write again; every fifth attempt is forgotten."""
    with Ledger(path) as ledger:
        for key in range(first, first + 1000):
            number = ledger.add(numbered(key)).number
            os.write(report, f"added {key} {number}\n".encode())
            if key % 5 == 0:
                os.write(report, f"forgetting {key} {number}\n".encode())
                ledger.forget([number])
                os.write(report, f"forgotten {key} {number}\n".encode())


def main(path: Path, kills: int, seed: int) -> None:
    """Kill one writer after the other: at once, or once it has added or forgotten something."""
    moments = random.Random(seed)
    with Ledger(path):
        pass  # so that the writers have loaded what they need when they begin
    for writer in range(kills):
        reports, report = os.pipe()
        child = os.fork()
        if child == 0:
            write_on(path, writer * 1000, report)
            os._exit(0)
        os.close(report)
        said = b""
        while AWAITED[writer % 3] not in said:
            said += os.read(reports, 1)
        time.sleep(moments.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reports, 65536):
            said += more
        os.close(reports)
        sys.stdout.write(said.decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
