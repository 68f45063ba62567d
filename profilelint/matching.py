"""Which skills a running text names, by the platform's spelling.

Right or absent: ``data/skill_phrases.csv`` leaves out what anybody says (“communication”) and what
names a client or an employer, and asks for more where a word has another meaning (“React”, “Go”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from profilelint.vocabulary import text_of

KINDS = ("any", "case", "list")
"""How a phrase must stand: in any spelling; in its own; in its own and beside another skill."""

_TOKEN = re.compile(r"[^\W_]+(?:[.'’+#]*[^\W_]+)*(?:\+\+|#|\+)?|\.[^\W_]{2,}")
_INNER = str.maketrans("", "", ".'’")
_GAPS = frozenset({" ", "-", "\u2010", "\u2011", "\xa0", "  "})
"""What may stand between two words of a name."""
_BESIDE = re.compile(r"[\s()]*(?:[,;/|&+•·]|\band\b|\bor\b)+\s*(?:(?:and|or|&)\s+)?[\s•*(-]*")
"""What stands between two items of a list."""
_WORK = frozenset(
    {"app", "apps", "code", "coder", "coding", "developer", "developers", "development", "engineer"}
    | {"engineering", "expert", "framework", "library", "programmer", "programming", "script"}
    | {"scripts", "scripting", "specialist"}
)
"""Words behind an uncertain name that make it sure: “Rust developer”."""
_NOT = frozenset(
    {"no", "not", "without", "never", "dont", "isnt", "except", "instead", "zero", "interested"}
)
_KEPT = 64
"""Texts whose words are remembered: several checks ask for those of the same profile."""
_REACH = 3
"""Words within which a “no” or “without” takes back what follows."""


class Named(msgspec.Struct, frozen=True):
    """A skill and where a text names it: characters ``start`` to ``end``."""

    skill: str
    start: int
    end: int


class _Phrase(msgspec.Struct, frozen=True):
    """``alias``: how people write it, where that is not the skill's own name."""

    skill: str
    kind: str
    alias: str


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded for comparing, with their places.

    ``Node.js`` and ``nodeJS`` are one word ``nodejs``; ``.NET``, ``C#`` and ``C++`` keep their
    marks.
    """
    low = text.lower()
    if len(low) != len(text):  # a few letters have a longer small form; places must not shift
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    words = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(low)]
    return [
        one if one[0].isalnum() else (one[0][0] + one[0][1:].translate(_INNER), one[1], one[2])
        for one in words
    ]


def folded(text: str) -> str:
    """The words of a text with one space between them: what phrases are looked up by."""
    return " ".join(word for word, _, _ in words_of(text))


@cache
def _phrases() -> tuple[dict[str, str], dict[str, int]]:
    """The rows of the table by phrase, and the longest phrase that begins with a word, in words.

    A single word is listed with its plural; the last word of a longer phrase is tried without.
    """
    table = [line.partition(",") for line in text_of("skill_phrases.csv").splitlines()[1:]]
    longest: dict[str, int] = {}
    for phrase, _, _ in table:
        if " " not in phrase:
            longest.setdefault(phrase, 1)
            longest.setdefault(phrase + "s", 1)
        elif (length := phrase.count(" ") + 1) > longest.get(first := phrase.split(" ", 1)[0], 0):
            longest[first] = length
    return {phrase: rest for phrase, _, rest in table}, longest


def alias_of(name: str) -> str | None:
    """The platform's name for a skill that people call otherwise (“GoHighLevel”), or ``None``."""
    row = _phrases()[0].get(folded(name))
    phrase = _read(row) if row else None
    return phrase.skill if phrase and phrase.alias else None


@lru_cache(maxsize=_KEPT)
def named_skills(text: str) -> tuple[Named, ...]:
    """The skills that a text names, in its order; of two that overlap the longer one."""
    found = list(_candidates(text))
    sure: list[Named] = []
    for index, (phrase, start, end, after) in enumerate(found):
        if phrase.kind != "any" and text[start:end] != (phrase.alias or phrase.skill):
            continue
        if phrase.kind == "list" and after not in _WORK:
            before = found[index - 1] if index else None
            following = found[index + 1] if index + 1 < len(found) else None
            if not (before and _BESIDE.fullmatch(text, before[2], start)) and not (
                following and _BESIDE.fullmatch(text, end, following[1])
            ):
                continue
        sure.append(Named(phrase.skill, start, end))
    return tuple(sure)


def _candidates(text: str) -> Iterator[tuple[_Phrase, int, int, str]]:
    """Phrases that stand in a text, sure or not, with their places and the word behind them."""
    rows, longest = _phrases()
    words = words_of(text)
    count, taken = len(words), 0
    for index in [at for at, (word, _, _) in enumerate(words) if word in longest]:
        if index < taken:
            continue
        for length in range(min(longest[words[index][0]], count - index), 0, -1):
            last = index + length
            row = _row(rows, words, index, last)
            if row is None or not all(
                text[words[at][2] : words[at + 1][1]] in _GAPS for at in range(index, last - 1)
            ):
                continue
            if not any(word in _NOT for word, _, _ in words[max(0, index - _REACH) : index]):
                after = words[last][0] if last < count else ""
                yield _read(row), words[index][1], words[last - 1][2], after
            taken = last
            break


def _row(
    rows: dict[str, str], words: list[tuple[str, int, int]], first: int, last: int
) -> str | None:
    """The row of a run of words, or of its singular."""
    phrase = " ".join([word for word, _, _ in words[first:last]])
    return rows.get(phrase) or (rows.get(phrase[:-1]) if phrase[-1] == "s" else None)


def _read(row: str) -> _Phrase:
    skill, kind, alias = row.split(",")
    return _Phrase(skill, kind, alias)
