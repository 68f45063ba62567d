"""How well breaches of the contact rules are found, on both frozen sets, and how long it takes.

Usage: ``python benchmarks/policy.py [FILE.jsonl]``. A set holds marked breaches and innocent lines
that look alike; each line is put into an overview. A breach counts as found if a finding of
policy-contact-details or policy-off-platform touches the marked words, an innocent line as right if
there is none. FILE holds live, hence approved profiles, and is no part of the project; the findings
on it are printed, to be judged by eye.
"""

from __future__ import annotations

import csv
import json
import re
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from profilelint import lint, plan
from profilelint.findings import Located
from profilelint.linter import Plan
from profilelint.profile import Profile

SETS = Path(__file__).resolve().parents[1] / "tests/data"
CHECKS = ("policy-contact-details", "policy-off-platform")
_MARK = re.compile(r"\[\[|\]\]")


class Line(msgspec.Struct, frozen=True):
    """A line of a set: its kind, the text without marks, and the marked characters."""

    kind: str
    breach: bool
    text: str
    spans: tuple[tuple[int, int], ...]


class Score(msgspec.Struct, frozen=True):
    """Breaches found of all breaches, innocent lines left alone of all innocent lines."""

    found: int
    breaches: int
    right: int
    innocent: int

    def __str__(self) -> str:
        return (
            f"found {self.found} of {self.breaches} ({self.found / self.breaches:.1%}), "
            f"right {self.right} of {self.innocent} ({self.right / self.innocent:.1%})"
        )


def lines(name: str) -> Iterator[Line]:
    """The lines of a frozen set (``ours``, ``blind``)."""
    with (SETS / f"policy_contact_{name}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            marked = row["text"].replace("\\n", "\n")
            text, places, at = "", [], 0
            for found in _MARK.finditer(marked):
                text += marked[at : found.start()]
                places.append(len(text))
                at = found.end()
            text += marked[at:]
            spans = tuple(zip(places[::2], places[1::2], strict=True))
            yield Line(row["kind"], row["breach"] == "yes", text, spans)


def findings(profile: Profile, settled: Plan) -> list[Located]:
    """What the two checks find in a profile."""
    return lint(profile, settled).findings


def hit(line: Line, settled: Plan) -> bool:
    """Whether a breach is found where it is marked, or anything at all in an innocent line."""
    found = findings(Profile(overview=line.text), settled)
    if not line.breach:
        return bool(found)
    return any(
        one.span and one.span[0] < end and start < one.span[1]
        for one in found
        for start, end in line.spans
    )


def score(name: str) -> Score:
    """The score on a frozen set."""
    settled = plan(select_=CHECKS, engines=())
    judged = [(line.breach, hit(line, settled)) for line in lines(name)]
    breaches = [hit_ for breach, hit_ in judged if breach]
    innocent = [hit_ for breach, hit_ in judged if not breach]
    return Score(sum(breaches), len(breaches), innocent.count(False), len(innocent))


def show_live(file: Path) -> None:
    """Print what all checks of the section find in live profiles, and the time that they take."""
    settled = plan(select_=["policy"], engines=())
    times = []
    rows = [json.loads(row) for row in file.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    for row in rows:
        profile = Profile(title=row["title"], overview=row["overview"])
        for one in findings(profile, settled):
            print(f"  {one.check} {one.severity.word}: {one.quote!r}")
        if 1800 <= len(row["overview"]) <= 2200:
            took = []
            for _ in range(9):
                start = time.perf_counter()
                lint(profile, settled)
                took.append(time.perf_counter() - start)
            times.append(min(took))
    print(
        f"{len(rows)} profiles; all policy checks on an overview of 2,000 characters: "
        f"{statistics.median(times) * 1000:.2f} ms (median of {len(times)}, best of 9 each)"
    )


def main() -> None:
    """Print the scores, and what is found in live profiles if a file of them is given."""
    for name in ("ours", "blind"):
        print(f"{name:6} {score(name)}")
    for file in sys.argv[1:]:
        show_live(Path(file))


if __name__ == "__main__":
    main()
