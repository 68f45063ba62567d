"""Build ``english_words.txt`` and ``rare_words.txt`` from Debian's package scowl 2020.12.07-2.

SCOWL (Spell Checker Oriented Word Lists) is Copyright 2000-2011 Kevin Atkinson, with a permissive
notice that is carried in ``data/SOURCES.md``. Usage: unpack the package (``dpkg -x scowl_*.deb
FOLDER``), then ``python tools/build_english.py FOLDER/usr/share/dict/scowl``.

The first has one word a line, in three parts: common words (sizes 10 and 20), after the line
``# rarer`` those of the sizes 35 to 50, after ``# names`` names of people, places and peoples (up
to size 50). British and American spellings both; no possessives. ``rare_words.txt`` has those of
sizes 55 to 70 that the engine Harper does not know, so that they are not taken for misspellings
(needs harper-py; takes some minutes).
"""

from __future__ import annotations

import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
COMMON, RARER, RARE = (10, 20), (35, 40, 50), (55, 60, 70)
WORDS, NAMES = ("words", "contractions"), ("upper", "proper-names")
SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian")


def words(folder: Path, kinds: tuple[str, ...], sizes: tuple[int, ...]) -> set[str]:
    """The words of some kinds and sizes."""
    found: set[str] = set()
    for spelling in SPELLINGS:
        for kind in kinds:
            for size in sizes:
                path = folder / f"{spelling}-{kind}.{size}"
                if path.exists():
                    found |= set(path.read_text(encoding="utf-8").splitlines())
    return {word for word in found if word and not word.endswith("'s")}


def main(folder: Path) -> None:
    """Write the file."""
    common = words(folder, WORDS, COMMON)
    rarer = words(folder, WORDS, RARER) - common
    names = words(folder, NAMES, COMMON + RARER)
    lines = [
        "# English words by how common they are: SCOWL 2020.12.07, see SOURCES.md.",
        "# common",
        *sorted(common),
        "# rarer",
        *sorted(rarer),
        "# names",
        *sorted(names),
    ]
    (DATA / "english_words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rare = words(folder, WORDS[:1], RARE) - common - rarer
    rare_lines = [
        "# Rare English words that Harper does not know: SCOWL 2020.12.07, see SOURCES.md.",
        *unknown_to_harper(sorted(word for word in rare if word.isalpha())),
    ]
    (DATA / "rare_words.txt").write_text("\n".join(rare_lines) + "\n", encoding="utf-8")


def unknown_to_harper(listed: list[str]) -> list[str]:
    """The words that Harper calls misspelt."""
    from harper import Linter

    linter = Linter()
    rules: dict[str, bool | None] = dict.fromkeys(linter.get_lint_config(), False)
    rules["SpellCheck"] = True
    linter.set_lint_config(rules)
    return [
        lint.problem_text
        for start in range(0, len(listed), 400)
        for lint in linter.lint("\n\n".join(listed[start : start + 400]), language="plaintext")
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
