"""How often the checks are right on a made-up roster whose defects are known.

Usage: ``python benchmarks/roster_truth.py [COUNT] [--seed N] [--engine NAME] [--show CHECK]``

For each check: how many of its planted defects it found, and on how many profiles it found
something (a warning or an error) where nothing was planted that it may speak about. ``--show``
prints some profiles that a check missed and some where it spoke unasked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHOWN = 12


class Truth:
    """Counts by check: planted, found, alarms, and how many profiles an alarm could be false on."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.alarms: Counter[str] = Counter()
        self.innocent = 0
        self.shown: list[str] = []

    def add(self, key: dict[str, Any], line: dict[str, Any], show: str | None) -> None:
        """Hold what was found in a profile against what was planted in it."""
        spoke = {one["check"]: one for one in line["findings"]}
        must = {one["check"] for one in key["planted"]}
        may = must | {check for one in key["planted"] for check in one["may"]}
        costs = {check for check, one in spoke.items() if one["severity"] != "info"}
        self.planted.update(must)
        self.found.update(must & spoke.keys())
        self.alarms.update(costs - may)
        self.innocent += 1
        if show in must - spoke.keys():
            self.shown.append(f"missed in row {line['row']}")
        elif show in costs - may:
            said = spoke[show]
            self.shown.append(f"unasked in row {line['row']}: {said['message']}")


def ran(folder: Path, count: int, seed: int, engine: str) -> tuple[Path, Path, Path]:
    """The roster, its key and the results."""
    roster, key, out = (folder / name for name in ("roster.jsonl", "key.jsonl", "out.jsonl"))
    made = [sys.executable, HERE / "make_roster.py", count, roster, key, "--seed", seed]
    subprocess.run([str(word) for word in made], check=True)
    words = [sys.executable, "-m", "profilelint", "roster", roster, "--output", f"jsonl={out}"]
    words += ["--engine", engine, "--today", "2026-11-23", "--fail-on", "never", "--quiet"]
    subprocess.run([str(word) for word in words], check=True)
    return roster, key, out


def truth_of(roster: Path, key: Path, out: Path, show: str | None) -> Truth:
    """The counts, and what is to be shown of a check, with the profiles' texts."""
    truth = Truth()
    with roster.open(encoding="utf-8") as rows, key.open() as keys, out.open() as lines:
        for row, told, line in zip(rows, keys, lines, strict=True):
            before = len(truth.shown)
            truth.add(json.loads(told), json.loads(line), show)
            if len(truth.shown) > before:
                profile = json.loads(row)["profile"]
                texts = {name: profile[name] for name in ("title", "overview", "skills")}
                truth.shown[-1] += f"\n    {json.dumps(texts, ensure_ascii=False)}"
    return truth


def printed(truth: Truth) -> str:
    """A line a check, the ones that are seldom right first."""
    lines = [f"{'check':34} {'found':>14} {'recall':>8}   alarms where nothing was planted"]
    checks = truth.planted.keys() | truth.alarms.keys()

    def recall(check: str) -> float:
        planted = truth.planted[check]
        return truth.found[check] / planted if planted else 1.0

    for check in sorted(checks, key=lambda check: (recall(check), -truth.alarms[check], check)):
        hits = f"{truth.found[check]}/{truth.planted[check]}" if truth.planted[check] else "-"
        share = f"{recall(check):8.1%}" if truth.planted[check] else " " * 8
        alarms = truth.alarms[check]
        rate = f"{alarms} of {truth.innocent:,} ({alarms / truth.innocent:.2%})" if alarms else ""
        lines.append(f"{check:34} {hits:>14} {share}   {rate}")
    found, planted = truth.found.total(), truth.planted.total()
    lines.append(
        f"in all: {found:,} of {planted:,} planted defects found ({found / planted:.2%}), "
        f"{truth.alarms.total():,} alarms on {truth.innocent:,} profiles"
    )
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", default="harper")
    parser.add_argument("--show", metavar="CHECK")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = ran(Path(folder), given.count, given.seed, given.engine)
        truth = truth_of(*files, given.show)
    print(printed(truth))
    print("\n".join(truth.shown[:SHOWN]))


if __name__ == "__main__":
    main()
