"""Build ``data/skill_phrases.csv``: the names of skills that can be recognised in running text.

Taken from ``data/skills.csv`` by rules, and from ``tools/skill_phrases_own.txt`` by hand. Run it
after either has changed: ``python tools/build_skill_phrases.py``.

The columns: ``phrase``, the words as :mod:`profilelint.matching` sees them; ``skill``, the
platform's spelling; ``kind``: ``any`` (however it is written), ``case`` (only as ``written``), or
``list`` (likewise, and only beside another skill). ``written`` is an alias as people write it, else
empty, for the skill's own name.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from profilelint.matching import KINDS, LONGEST, folded
from profilelint.vocabulary import squashed_all

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
OFTEN = 8
"""How often a name of everyday words alone must have been counted to be taken for a name."""
SELDOM = 3
"""How often any name that stands in no official list must have been counted."""
_LABEL = re.compile(r"\b(?:Ages|Employees|Skills|Company|Website|Wiki|Stack)\b|[&/()]")
"""Names of tags that say something of the client, or that nobody writes in a sentence."""


def own() -> tuple[dict[str, set[str]], dict[str, str]]:
    """The lists made by hand, by heading, and the aliases."""
    lists: dict[str, set[str]] = {}
    aliases: dict[str, str] = {}
    heading = ""
    for raw in (HERE / "skill_phrases_own.txt").read_text(encoding="utf-8").splitlines():
        line = raw.partition(" #")[0].strip() if not raw.startswith("#") else ""
        if line.startswith("["):
            heading = line.strip("[] ")
        elif "=" in line:
            alias, _, name = line.partition("=")
            aliases[alias.strip()] = name.strip()
        elif line:
            lists.setdefault(heading, set()).update(part.strip() for part in line.split(","))
    return lists, aliases


def english() -> set[str]:
    """The English words, names included, in lower case."""
    lines = (DATA / "english_words.txt").read_text(encoding="utf-8").splitlines()
    return {line.lower() for line in lines if line and not line.startswith("#")}


def kind_of(name: str, phrase: str, mentions: int, official: bool, words: set[str]) -> str | None:
    """How surely a name can be recognised; ``None`` for not at all."""
    parts = phrase.split()
    if (
        len(parts) > LONGEST
        or _LABEL.search(name)
        or "," in name
        or not (official or mentions >= SELDOM)
    ):
        return None
    plain = all(part in words or part.rstrip("s") in words for part in parts)
    if len(parts) == 1:
        return None if plain else "case" if len(phrase) <= 4 else "any"
    return "any" if not plain or mentions >= OFTEN else None


def main() -> int:
    """Write the file; 1 where the list made by hand names an alias of no skill."""
    lists, aliases = own()
    words = english()
    with (DATA / "skills.csv").open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    with (DATA / "offtopic_skills.csv").open(encoding="utf-8") as file:
        never = lists["never"] | {row["skill"] for row in csv.DictReader(file)}
    names = {row["skill"] for row in table}
    unknown = {name for name in aliases.values() if name not in names}
    found: dict[str, tuple[str, str, str]] = {}
    for row in table:
        name = row["skill"]
        phrase = folded(name)
        kind = (
            None
            if name in never
            else "any"
            if name in lists["any"]
            else "list"
            if name in lists["list"]
            else "case"
            if name in lists["case"]
            else kind_of(name, phrase, int(row["mentions"]), row["official"] == "1", words)
        )
        if kind and phrase:
            found.setdefault(phrase, (name, kind, ""))
    for alias, name in aliases.items():
        if name in names:
            # An alias with a capital has another meaning too: “Illustrator” is also a person.
            found[folded(alias)] = (name, "any" if alias.islower() else "list", alias)
    for phrase, parts in found.items():
        assert parts[1] in KINDS, phrase
        assert "," not in "".join(parts), "the reader splits the lines at commas"
    with (DATA / "skill_phrases.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["phrase", "skill", "kind", "written"])
        writer.writerows((phrase, *found[phrase]) for phrase in sorted(found))
    keys = set(squashed_all(names))
    listed = (lists["any"] | lists["list"] | lists["case"]) - names
    print(f"{len(found)} phrases of {len(names)} skills ({len(keys)} squashed)")
    if unknown or listed:
        print(f"no skills: {sorted(unknown | listed)}", file=sys.stderr)
    return int(bool(unknown or listed))


if __name__ == "__main__":
    sys.exit(main())
