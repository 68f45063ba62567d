"""How fast the main job is, as ratios against a floor in the same run: ``make bench``.

Floor: ``bare.py``, a Typer and Rich program that prints one table, as a whole process. The two are
run in turn, and each pair gives one ratio, so that a machine that slows down slows both.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from profilelint import lint, plan, read

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
PAIRS = 15
BASIC = (
    "title,overview-missing,overview-short,overview-opening,overview-too-long,subcategories-missing,"
    "subcategories-single,subcategories-over-limit,skills-missing,skills-few,skills-over-limit,"
    "skills-duplicate,skills-off-topic,rate,employment-missing,employment-dates-missing,"
    "employment-role-missing,employment-description-missing,employment-end-before-start,education"
)
"""The checks that read a profile's own fields, without proofreading, policy and suggestions."""


def seconds(command: list[str]) -> float:
    """The wall time of a whole process whose output is thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def pairs(command: list[str], floor: list[str]) -> tuple[list[float], float]:
    """The ratios of a command to the floor, pair by pair, and the floor's median in seconds."""
    seconds(command), seconds(floor)
    times = [(seconds(command), seconds(floor)) for _ in range(PAIRS)]
    return [one / other for one, other in times], statistics.median(two for _, two in times)


def show(name: str, ratios: list[float], limit: float) -> bool:
    """Print a row and say whether the median keeps to the limit."""
    middle = statistics.median(ratios)
    print(
        f"{name:58} {middle:8.4f} (from {min(ratios):.4f} to {max(ratios):.4f}), "
        f"at most {limit:.4f}: {'kept' if middle <= limit else 'NOT KEPT'}"
    )
    return middle <= limit


def main() -> int:
    """Print all ratios; 1 where one of them is not kept."""
    os.environ["NO_COLOR"] = "1"
    run = [sys.executable, "-m", "profilelint", "check", "--engine", "none"]
    floor = [sys.executable, str(HERE / "bare.py"), "x"]
    # As in an installed program: ours, and all that both programs load.
    compileall.compile_dir(HERE.parent / "profilelint", quiet=2)
    compileall.compile_dir(sysconfig.get_path("purelib"), quiet=2)
    compileall.compile_dir(HERE.parent / "checks", quiet=2)
    kept = []
    for name in ("ready.json", "refused.json"):
        path = str(EXAMPLES / name)
        ratios, floor_time = pairs([*run, "--select", BASIC, path], floor)
        kept.append(show(f"check {name} with the basic rules, process / bare", ratios, 1.5))
        ratios, floor_time = pairs([*run, path], floor)
        kept.append(show(f"check {name} with all rules, process / bare", ratios, 1.5))
    hook = [sys.executable, "-m", "profilelint", "check", "--output-format", "compact"]
    for name in ("ready.json", "refused.json"):  # the first run of each fills the cache
        ratios, floor_time = pairs([*hook, str(EXAMPLES / name)], floor)
        kept.append(show(f"hook of pre-commit on {name}, second run / bare", ratios, 1.5))
    for name in ("ready.json", "refused.json"):
        document, settled = read(EXAMPLES / name), plan(engines=())
        lint(document, settled)
        times = []
        for _ in range(200):
            start = time.perf_counter()
            lint(document, settled)
            times.append((time.perf_counter() - start) / floor_time)
        kept.append(show(f"all rules on {name}, in process / bare", times, 1 / 100))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
