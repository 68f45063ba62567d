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

LONGEST = 4
"""Words of the longest phrase."""
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


class _Table(msgspec.Struct, frozen=True):
    """The phrases: all fields of the table in a row, where each phrase stands among them, and the
    words with which phrases of several words begin."""

    fields: list[str]
    places: dict[str, int]
    firsts: frozenset[str]

    def get(self, phrase: str) -> _Phrase | None:
        """The row of a phrase, if there is one."""
        place = self.places.get(phrase)
        return None if place is None else _Phrase(*self.fields[place + 1 : place + 4])


@cache
def _table() -> _Table:
    """Read the table. No field of it holds a comma or a line end, so it can be cut up at once.

    Rows are made only for what is looked up: two thousand of them take longer than a profile.
    """
    fields = text_of("skill_phrases.csv").rstrip("\n").replace("\n", ",").split(",")
    phrases = fields[4::4]
    places = dict(zip(phrases, range(4, len(fields), 4), strict=True))
    firsts = [phrase[: phrase.index(" ")] for phrase in phrases if " " in phrase]
    return _Table(fields, places, frozenset(firsts))


def alias_of(name: str) -> str | None:
    """The platform's name for a skill that people call otherwise (“GoHighLevel”), or ``None``."""
    phrase = _table().get(folded(name))
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
    table = _table()
    firsts, places = table.firsts, table.places
    words = words_of(text)
    count, taken = len(words), 0
    for index in [
        at
        for at, (word, _, _) in enumerate(words)
        if word in firsts or word in places or word[:-1] in places
    ]:
        if index < taken:
            continue
        most = LONGEST if words[index][0] in firsts else 1
        for length in range(min(most, count - index), 0, -1):
            last = index + length
            phrase = _phrase(table, words, index, last)
            if phrase is None or not all(
                text[words[at][2] : words[at + 1][1]] in _GAPS for at in range(index, last - 1)
            ):
                continue
            if not any(word in _NOT for word, _, _ in words[max(0, index - _REACH) : index]):
                after = words[last][0] if last < count else ""
                yield phrase, words[index][1], words[last - 1][2], after
            taken = last
            break


def _phrase(
    table: _Table, words: list[tuple[str, int, int]], first: int, last: int
) -> _Phrase | None:
    """The row of a run of words, or of its singular."""
    text = " ".join([word for word, _, _ in words[first:last]])
    return table.get(text) or (table.get(text[:-1]) if text[-1] == "s" else None)
