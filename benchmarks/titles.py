"""How often the title checks are right on labelled titles: ``python benchmarks/titles.py``.

``titles_frozen.tsv`` was written and labelled by somebody who had not seen the code, before it was
tuned; the two tuning sets were used while tuning, so their figures are flattering.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from profilelint.testing import findings

DATA = Path(__file__).parent.parent / "tests" / "data"


def label(title: str) -> str:
    """What the checks call a title."""
    if findings("title-vague", {"title": title}):
        return "vague"
    return "narrow" if findings("title-too-narrow", {"title": title}) else "fine"


def labelled(name: str) -> list[tuple[str, str, str]]:
    """Category, label and title of each row of a set."""
    with (DATA / f"titles_{name}.tsv").open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(table)
        return [(row[0], row[1], row[2]) for row in table]


def right(name: str) -> tuple[float, Counter[tuple[str, str]], dict[str, float]]:
    """The share right, the pairs of label and answer, and the share right by category."""
    pairs: Counter[tuple[str, str]] = Counter()
    by_category: dict[str, list[bool]] = {}
    for category, wanted, title in labelled(name):
        answer = label(title)
        pairs[wanted, answer] += 1
        by_category.setdefault(category, []).append(answer == wanted)
    shares = {category: sum(marks) / len(marks) for category, marks in by_category.items()}
    good = sum(count for (wanted, answer), count in pairs.items() if wanted == answer)
    return good / pairs.total(), pairs, shares


def main() -> None:
    """Print the figures of each set."""
    for name in ("frozen", "tuning", "tuning2"):
        share, pairs, shares = right(name)
        print(f"{name}: {share:.1%} right of {pairs.total()}")
        for (wanted, answer), count in sorted(pairs.items()):
            print(f"  {wanted:7} called {answer:7} {count}")
        print("  " + ", ".join(f"{category} {share:.0%}" for category, share in shares.items()))


if __name__ == "__main__":
    main()
