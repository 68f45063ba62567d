"""Typed readers of ``data/``: the taxonomy, the vocabularies and the rate benchmarks.

They stand here and not in ``data/__init__.py`` because type checkers cannot follow a package
whose folder is mapped by the build (``package-dir``).
"""

from __future__ import annotations

import csv
import json
import pkgutil
import re
from collections.abc import Iterable, Set
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from profilelint.text import squashed

_NOT_SQUASHED = re.compile(r"[^\w\n+#]|_")
_DROPPED = {code: None for code in range(128) if not (chr(code).isalnum() or chr(code) in "+#\n")}
_COMMENT = re.compile(r"#.*")
_AND = re.compile(r"\band\b", re.IGNORECASE)


def text_of(name: str) -> str:
    """The text of a data file; ``pkgutil`` reads it at half the cost of ``importlib.resources``.

    :raises FileNotFoundError: where there is none of that name.
    """
    data = pkgutil.get_data("profilelint.data", name)
    assert data is not None, "the data lie in a package that can be read"
    return data.decode("utf-8").replace("\r\n", "\n")


def folder() -> Path:
    """Where the data files lie."""
    return Path(next(iter(import_module("profilelint.data").__path__)))


def holds_line(text: str, low: int, high: int, word: str) -> bool:
    """Whether a word is a line in a part of a text whose lines are sorted.

    Some 17 steps, ten microseconds; a plain search of the whole text takes fifty times as long.
    """
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if line == word:
            return True
        if line < word:
            low = start + len(line) + 1
        else:
            high = start
    return False


@cache
def words(name: str) -> frozenset[str]:
    """A word list: one entry a line, ``#`` begins a comment."""
    return frozenset(map(str.strip, _COMMENT.sub("", text_of(name)).split("\n"))) - {""}


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table with a heading."""
    return list(csv.DictReader(text_of(name).splitlines()))


@cache
def column(name: str) -> list[str]:
    """The first column of a table with a heading; several times as quick as :func:`rows`."""
    table = csv.reader(text_of(name).splitlines())
    next(table)
    return [row[0] for row in table]


class Subcategory(msgspec.Struct, frozen=True):
    """A type of work, its category and its specialties."""

    name: str
    category: str
    specialties: tuple[str, ...]


@cache
def subcategories() -> dict[str, Subcategory]:
    """All subcategories of the platform, by name."""
    taxonomy: dict[str, Any] = json.loads(text_of("taxonomy.json"))
    return {
        part["name"]: Subcategory(part["name"], group["name"], tuple(part["specialties"]))
        for group in taxonomy["categories"]
        for part in group["subcategories"]
    }


@cache
def categories() -> tuple[str, ...]:
    """The platform's categories."""
    return tuple(dict.fromkeys(part.category for part in subcategories().values()))


def _plain(name: str) -> str:
    """A name for comparing: neither case nor ``&`` or ``and`` matters."""
    return squashed(_AND.sub("", name))


@cache
def _by_plain_name() -> dict[str, Subcategory]:
    return {_plain(name): part for name, part in subcategories().items()}


@cache
def _categories_by_plain_name() -> dict[str, str]:
    return {_plain(name): name for name in categories()}


def subcategory_named(name: str) -> Subcategory | None:
    """The subcategory of that name, however it is written, or ``None``."""
    return subcategories().get(name) or _by_plain_name().get(_plain(name))


def category_named(name: str) -> str | None:
    """The platform's spelling of a category's name, however it is written, or ``None``."""
    return name if name in categories() else _categories_by_plain_name().get(_plain(name))


def categories_chosen(category: str | None, parts: Iterable[str] | None) -> tuple[str, ...]:
    """The known categories that a profile stands in: the chosen one and its subcategories'."""
    named = category_named(category or "")
    found = [part.category for name in parts or () if (part := subcategory_named(name))]
    return tuple(dict.fromkeys([named, *found] if named else found))


class Band(msgspec.Struct, frozen=True):
    """Hourly rates that clients posted for a group of jobs, in US dollars.

    ``n`` posts; ``p10`` to ``p90`` are quantiles of the middle of the posted range.
    """

    category: str
    subcategory: str
    level: str
    n: int
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    collected: str
    source: str


@cache
def bands() -> dict[tuple[str, str, str], Band]:
    """The rate benchmarks by category, subcategory and level; an empty one means all.

    Where two collections hold the same group, the newer one counts.
    """
    found = [
        Band(
            row["category"],
            row["subcategory"],
            row["experience_level"],
            int(row["n"]),
            float(row["p10"]),
            float(row["p25"]),
            float(row["p50"]),
            float(row["p75"]),
            float(row["p90"]),
            row["collected"],
            row["source"],
        )
        for row in rows("rate_benchmarks.csv")
    ]
    found.sort(key=lambda band: (band.collected, band.n))
    return {(band.category, band.subcategory, band.level): band for band in found}


class Trend(msgspec.Struct, frozen=True):
    """The mean hourly rate of a category's posts, in US dollars, then and in summer 2026.

    ``posts_2023`` and ``posts_2026`` are how many hourly posts were counted.
    """

    category: str
    january_2023: float
    summer_2026: float
    posts_2023: int
    posts_2026: int

    @property
    def change(self) -> float:
        """By what share the mean has moved: ``-0.17`` for 17 percent less."""
        return self.summer_2026 / self.january_2023 - 1


@cache
def trends() -> dict[str, Trend]:
    """How far each category's mean rate has moved (2026: SnipeWork Upwork Market Index)."""
    return {
        row["category"]: Trend(
            row["category"],
            float(row["mean_2023_01"]),
            float(row["mean_2026_07_08"]),
            int(row["n_2023_01"]),
            int(row["n_2026_07_08"]),
        )
        for row in rows("rate_trend.csv")
    }


def squashed_all(texts: Iterable[str]) -> list[str]:
    """What `text.squashed` gives for each text, in one pass: some 4,000 names in a millisecond."""
    lines = [text.replace("\n", " ") for text in texts]  # a pasted skill may have several lines
    joined = "\n".join(lines).casefold()
    # A table is four times as fast as the pattern, and nearly all names are plain ASCII.
    kept = joined.translate(_DROPPED) if joined.isascii() else _NOT_SQUASHED.sub("", joined)
    return kept.split("\n") if lines else []


@cache
def skill_names() -> dict[str, str]:
    """The platform's spelling of each known skill by squashed name, the most mentioned first."""
    names = column("skills.csv")
    return dict(zip(squashed_all(names), names, strict=True))


@cache
def skill_mentions() -> dict[str, int]:
    """How often each known skill was counted, by the platform's spelling; the most first."""
    table = csv.reader(text_of("skills.csv").splitlines())
    next(table)
    return {row[0]: int(row[1]) for row in table}


@cache
def _skills_text() -> str:
    return text_of("skills.csv")


def mentions_of(names: Iterable[str]) -> dict[str, int]:
    """How often some known skills, by the platform's spelling, were counted.

    For a handful of them this is ten times as quick as :func:`skill_mentions`.
    """
    text = _skills_text()
    found: dict[str, int] = {}
    for name in names:
        start = f'\n"{name}",' if "," in name else f"\n{name},"
        at = text.find(start)
        if at >= 0:
            found[name] = int(text[at + len(start) : text.index(",", at + len(start))])
    return found


@cache
def skill_demand(category: str) -> tuple[int, dict[str, int]]:
    """How many job posts of a category were read, and in how many each skill was asked for.

    Posts of 2024-05 to 2024-08; ``(0, {})`` for the nine categories that were not read.
    """
    table = csv.reader(text_of("skill_by_category.csv").splitlines())
    found = [row for row in table if row[0] == category]
    return (int(found[0][3]) if found else 0), {row[1]: int(row[2]) for row in found}


@cache
def _specialty_skills() -> list[tuple[str, str, tuple[str, ...]]]:
    """Category, subcategory and skills of each specialty whose list is known."""
    table = csv.reader(text_of("specialty_skills.csv").splitlines())
    next(table)
    return [(row[0], row[1], tuple(row[-1].split("|"))) for row in table]


@cache
def skills_of_subcategory(name: str) -> tuple[str, ...]:
    """The skills that the platform lists for a type of work, the most mentioned first.

    Empty where no list is known: there are lists for three of the categories.
    """
    listed = dict.fromkeys(
        skill for _, part, names in _specialty_skills() if part == name for skill in names
    )
    mentions = skill_mentions()
    return tuple(sorted(listed, key=lambda skill: -mentions.get(skill, 0)))


@cache
def _subcategories_by_skill() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for _, part, names in _specialty_skills():
        for skill in names:
            if skill in found:
                found[skill].add(part)
            else:
                found[skill] = {part}
    return found


def subcategories_with(skill: str) -> Set[str]:
    """The types of work for which the platform lists a skill; there are lists for three categories.

    The skill is given in the platform's spelling.
    """
    return _subcategories_by_skill().get(skill, frozenset())


@cache
def categories_with_lists() -> frozenset[str]:
    """The categories whose skills are known."""
    return frozenset(group for group, _, _ in _specialty_skills())


@cache
def skills_of_category(name: str) -> frozenset[str]:
    """Squashed names of the skills that the platform lists, or clients ask for, in a category.

    Empty where nothing is known: there are lists for three of the categories.
    """
    found = {skill for group, _, names in _specialty_skills() if group == name for skill in names}
    found |= {row["skill"] for row in rows("skill_by_category.csv") if row["category"] == name}
    return frozenset(squashed_all(found)) if found else frozenset()


@cache
def everyday_skills() -> dict[str, frozenset[str]]:
    """Squashed names of everyday skills, each with the categories that they are part of."""
    table = rows("offtopic_skills.csv")
    return {
        key: frozenset(row["fine_in"].split("|"))
        for key, row in zip(squashed_all(row["skill"] for row in table), table, strict=True)
    }
