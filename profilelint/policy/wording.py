"""A text together with what all the detectors ask of it first: its lower case and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

_WORD = re.compile(r"\w+")
_SPELLED = bytes([True] * 4)


class Names(msgspec.Struct, frozen=True):
    """Names in lower case, told apart by how they are found: see :func:`names_of`.

    ``compound`` are those of several words, each with its words, by the longest of them.
    """

    single: frozenset[str]
    compound: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    unspaced: tuple[str, ...]


def names_of(listed: Iterable[str]) -> Names:
    """Names of one word, of several (``whats app``), and those in scripts without blanks."""
    names = sorted(set(listed))
    compound: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in names:
        words = tuple(_WORD.findall(name))
        if name.isascii() and words and words != (name,):
            compound.setdefault(max(words, key=len), []).append((name, words))
    return Names(
        frozenset(name for name in names if _WORD.fullmatch(name)),
        {word: tuple(named) for word, named in compound.items()},
        tuple(name for name in names if not name.isascii()),
    )


class Wording(msgspec.Struct, frozen=True):
    """A text, the same in lower case, and its words in lower case: in order, and each once.

    ``lowered`` is as long as ``text``, so that a place in one is a place in the other. ``letters``
    tells whether words of one letter follow one another, as in ``g m a i l``; ``digits`` counts
    the digits 0 to 9.
    """

    text: str
    lowered: str
    words: tuple[str, ...]
    each: frozenset[str]
    letters: bool
    digits: int

    def has(self, words: Iterable[str]) -> bool:
        """Whether any of the single words occurs."""
        return not self.each.isdisjoint(words)

    def present(self, names: Names) -> set[str]:
        """Those of the names that may occur: all their words do."""
        found = set(names.single & self.each)
        for word in self.each & names.compound.keys():
            named = names.compound[word]
            found.update(name for name, words in named if self.each.issuperset(words))
        if not self.text.isascii():
            found.update(name for name in names.unspaced if name in self.lowered)
        return found

    def places(self, word: str) -> Iterator[tuple[int, int]]:
        """Where a word or name stands as a whole."""
        at, size, lowered = 0, len(word), self.lowered
        inside = word.isascii()
        while (at := lowered.find(word, at)) >= 0:
            end = at + size
            before, after = lowered[at - 1 : at] if at else "", lowered[end : end + 1]
            if not inside or not ((before.isalnum() and before.isascii()) or after.isalnum()):
                yield at, end
            at = end


@lru_cache(maxsize=128)
def wording(text: str) -> Wording:
    """The wording of a text; the last ones are kept, since several checks ask for the same."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a capital that becomes two letters would move all places
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    words = tuple(_WORD.findall(lowered))
    single = bytes(map((1).__eq__, map(len, words)))
    digits = sum(map(text.count, "0123456789"))
    return Wording(text, lowered, words, frozenset(words), _SPELLED in single, digits)
