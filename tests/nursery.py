"""Kills processes that mend files, at random moments: run by ``tests/test_replacing.py``.

Each process is a copy (fork) of this one, which has loaded everything, so that 200 of them cost
seconds and not minutes. Prints what came of it as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from profilelint.findings import Safety
from profilelint.linter import plan
from profilelint.mending import mend
from profilelint.reading import read_bytes
from profilelint.replacing import replace_file
from profilelint.testing import TODAY

PLAN = plan(select_=["skills-duplicate"], engines=(), today=TODAY)


def mend_for_ever(files: dict[Path, bytes]) -> None:
    """What ``--fix`` does, over and over, on files that are made as they were in between."""
    while True:
        for path, old in files.items():
            now = path.read_bytes()
            done = mend(read_bytes(now, str(path)), PLAN, Safety.SAFE)
            replace_file(path, done.data() if done.changed else old, now)


def main() -> None:
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    old = {path: path.read_bytes() for path in sorted(folder.glob("*.*"))}
    new = {
        path: mend(read_bytes(data, str(path)), PLAN, Safety.SAFE).data()
        for path, data in old.items()
    }
    told = {"kills": 0, "old": 0, "new": 0, "broken": 0}
    for _ in range(kills):
        child = os.fork()
        if not child:
            mend_for_ever(old)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        told["kills"] += os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        for path, before in old.items():
            data = path.read_bytes()
            told["old"] += data == before
            told["new"] += data == new[path]
            told["broken"] += data not in (before, new[path])
    print(json.dumps(told))


if __name__ == "__main__":
    main()
