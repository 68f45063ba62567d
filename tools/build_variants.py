"""Build ``data/spelling_variants.csv`` from Debian's package scowl 2020.12.07-2.

A pair is a word that only the British lists have and its counterpart that the American ones have,
found by the regular differences (-our/-or, -ise/-ize, -yse/-yze, -re/-er, -ogue/-og, -ll-/-l-) and
a few irregular ones. Forms in -ize are British too (Oxford), which the third column says: such a
form is no sign of American spelling. Usage: see build_english.py.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
SIZES = (10, 20, 35, 40, 50)
CHANGES = (
    (r"our", "or"),
    (r"is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"iz\1"),
    (r"ys(e|ed|es|er|ers|ing)$", r"yz\1"),
    (r"tre(s?)$", r"ter\1"),
    (r"bre(s?)$", r"ber\1"),
    (r"ogue(s?)$", r"og\1"),
    (r"ll(ed|ing|er|ers|or|ors)$", r"l\1"),
    (r"ence(s?)$", r"ense\1"),
    (r"ae", "e"),
    (r"gramme(s?)$", r"gram\1"),
    (r"lfil", "lfill"),
    (r"rolment", "rollment"),
    (r"tyre", "tire"),
    (r"grey", "gray"),
    (r"mould", "mold"),
)


def words(folder: Path, spelling: str) -> set[str]:
    """The words that stand only in one spelling's list."""
    found: set[str] = set()
    for size in SIZES:
        path = folder / f"{spelling}-words.{size}"
        if path.exists():
            found |= set(path.read_text(encoding="utf-8").splitlines())
    return {word for word in found if word.isalpha() and word.islower()}


def main(folder: Path) -> None:
    """Write the file."""
    american = words(folder, "american")
    british = words(folder, "british") | words(folder, "british_z")
    shared = words(folder, "english")
    rows = []
    for word in sorted(british - american):
        for pattern, change in CHANGES:
            other = re.sub(pattern, change, word)
            if other != word and other in american | shared:
                rows.append((word, other, "no" if other in british | shared else "yes"))
                break
    with (DATA / "spelling_variants.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["british", "american", "american_only"])
        table.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
