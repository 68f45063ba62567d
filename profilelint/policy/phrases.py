"""Phrases to look for in a text, kept as a table that anybody can edit.

A row has a ``kind``, a ``phrase`` and the words that make it harmless (``unless``). In a phrase:

==============  ===========================================================
``pay/paid``    either word
``(me)``        a word that may be absent; ``(to/for)`` works too
``assign*``     a word that begins so
``…``           up to three words of any kind
``<messenger>`` any name of that kind in ``outside_services.csv``
==============  ===========================================================

Between two words of a phrase there are blanks, commas, quotes or dashes, never the end of a
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from profilelint.pattern import Pattern
from profilelint.policy.wording import Names, Wording, names_of
from profilelint.vocabulary import rows

NAMES = "outside_services.csv"
_GAP = r"[^\w.!?;\n]{1,4}"
_ANY = rf"(?:{_GAP}[\w'’]+){{0,3}}?"
_ITEM = Pattern(r"\(([^)]*)\)|(\S+)", exact=True)
_PART = re.compile(r"\w+")
_NOT = Pattern(
    r"\b(?:never|(?:do|does|wo|would|ca|must|should|is|are)n['’]?t|do not|will not|would not|"
    r"must not|should not|can ?not|is not|are not|not allowed|refuse[sd]?|decline[sd]?|reject|"
    r"against|instead of|rather than|no interest in|please no|not interested in)\b[^.!?\n]*$"
)
_NOT_WITHIN = Pattern(r"\b(?:never|not)\b")
_BEFORE, _AROUND = 60, 45
"""Characters before a phrase in which it may be denied, and around it in which ``unless`` is
looked for."""


_REACH = 120
"""Characters of the longest phrase on either side of one of its words."""


class Phrase(msgspec.Struct, frozen=True):
    """A row of a table, ready to be searched for.

    ``needs`` are sets of words in lower case, and ``stems`` lists of beginnings: one of each must
    occur before the pattern is tried.
    """

    kind: str
    pattern: Pattern
    needs: tuple[frozenset[str], ...]
    stems: tuple[tuple[str, ...], ...]
    unless: Pattern | None


class Hit(msgspec.Struct, frozen=True, order=True):
    """Where something was found: characters ``start`` to ``end``, and what kind it is."""

    start: int
    end: int
    kind: str


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of one kind of service (``messenger``, ``social``, ``pay``), the longest first."""
    found = {row["name"] for row in rows(NAMES) if kind in row["kind"].split("|")}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


@cache
def table(name: str) -> tuple[Phrase, ...]:
    """The phrases of a table with the columns ``kind``, ``phrase`` and ``unless``."""
    return tuple(_phrase(row) for row in rows(name))


def _phrase(row: dict[str, str]) -> Phrase:
    pattern = ""
    needs: list[frozenset[str]] = []
    stems: list[tuple[str, ...]] = []
    for found in _ITEM.finditer(row["phrase"]):
        may_miss, item = found.group(1), found.group(2)
        if item == "…":
            pattern += _ANY
            continue
        words = _alternatives(may_miss or item)
        part = "(?:" + "|".join(_written(word) for word in words) + ")"
        gap = _GAP if pattern else ""
        pattern += f"(?:{gap}{part})?" if may_miss else gap + part
        if may_miss and not gap:
            raise ValueError(f"“{row['phrase']}” begins with a word that may be absent")
        if not may_miss and any(word.endswith("*") for word in words):
            stems.append(tuple(word.rstrip("*").casefold() for word in words))
        elif not may_miss:
            needs.append(_keys(words))
    return Phrase(
        row["kind"],
        Pattern(rf"(?<!\w){pattern}(?!\w)"),
        tuple(sorted(needs, key=len)),
        tuple(stems),
        Pattern(rf"\b(?:{row['unless'].replace('/', '|')})") if row["unless"] else None,
    )


@cache
def _alternatives(item: str) -> tuple[str, ...]:
    found: list[str] = []
    for word in item.split("/"):
        found += names(word[1:-1]) if word.startswith("<") else [word.replace("_", " ")]
    return tuple(found)


@cache
def _written(word: str) -> str:
    """The pattern for a word; a blank within a name may be any blank, or be absent."""
    stem = re.escape(word.rstrip("*")).replace(r"\ ", r"[\s-]?").replace("'", "['’]")
    return stem + (r"[\w'’]*" if word.endswith("*") else r"(?:['’]s)?")


@cache
def _keys(names_: tuple[str, ...]) -> frozenset[str]:
    """What to look for among the words of a text, to know whether one of the names may be there.

    A name of several words has two: all its words, with a blank between, and the words in one.
    """
    found: set[str] = set()
    for name in names_:
        parts = _PART.findall(name.casefold()) if name.isascii() else [name.casefold()]
        found |= {" ".join(parts), "".join(parts)}
    return frozenset(found)


@cache
def _all_keys(name: str) -> Names:
    """All keys of a table."""
    return names_of(key for phrase in table(name) for need in phrase.needs for key in need)


@cache
def _by_key(name: str) -> dict[str, list[int]]:
    """The phrases of a table by the words of which they need one; ``""``: those that need none."""
    found: dict[str, list[int]] = {}
    for number, phrase in enumerate(table(name)):
        for key in phrase.needs[0] if phrase.needs else ("",):
            found.setdefault(key, []).append(number)
    return found


def find(name: str, said: Wording) -> Iterator[Hit]:
    """The phrases of a table in a text; one may come twice."""
    every = said.present(_all_keys(name))
    phrases, by_key = table(name), _by_key(name)
    for number in sorted({at for key in (*every, "") for at in by_key.get(key, ())}):
        phrase = phrases[number]
        if any(map(every.isdisjoint, phrase.needs)):
            continue
        if all(any(stem in said.lowered for stem in stems) for stems in phrase.stems):
            needed = [need & every for need in phrase.needs]
            yield from _found(phrase, said, max(needed, key=_shortest, default=frozenset()))


def _shortest(words: frozenset[str]) -> int:
    """The length of the shortest word: the longer, the rarer the words are likely to be."""
    return min((len(max(key.split(), key=len)) for key in words), default=0)


def _windows(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The surroundings of places, those that overlap made one."""
    windows: list[tuple[int, int]] = []
    for start, end in places:
        if windows and start - _REACH < windows[-1][1]:
            windows[-1] = windows[-1][0], end + _REACH
        else:
            windows.append((max(0, start - _REACH), end + _REACH))
    return windows


def _found(phrase: Phrase, said: Wording, near: frozenset[str]) -> Iterator[Hit]:
    """Where a phrase stands; looked at is what surrounds the words of which it has one."""
    text = said.text
    words = {max(key.split(), key=len) for key in near}
    places = sorted(place for word in words for place in said.places(word))
    for begin, stop in _windows(places) or [(0, len(text))]:
        for found in phrase.pattern.finditer(text, begin, stop):
            around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            if phrase.unless and phrase.unless.search(around):
                continue
            if not (denied(text, found.start()) or _NOT_WITHIN.search(found.group())):
                yield Hit(found.start(), found.end(), phrase.kind)


def denied(text: str, start: int) -> bool:
    """Whether the sentence before a place says that it does *not* hold."""
    return _NOT.search(text, max(0, start - _BEFORE), start) is not None
