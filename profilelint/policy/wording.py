"""A text together with what all the detectors ask of it first: its lower case and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

_WORD = re.compile(r"\w+")
_SPELLED = bytes([True] * 4)


class Wording(msgspec.Struct, frozen=True):
    """A text, the same in lower case, and its words in lower case: in order, and each once.

    ``lowered`` is as long as ``text``, so that a place in one is a place in the other. ``letters``
    tells whether words of one letter follow one another, as in ``g m a i l``.
    """

    text: str
    lowered: str
    words: tuple[str, ...]
    each: frozenset[str]
    letters: bool

    def has(self, words: Iterable[str]) -> bool:
        """Whether any of the single words occurs."""
        return not self.each.isdisjoint(words)

    def names(self, names: Iterable[str]) -> Iterator[str]:
        """Those of the names (``whats app``) that may occur: all their words do."""
        for name in names:
            if name in self.each:
                yield name
            elif not name.isascii():  # scripts without blanks
                if name in self.lowered:
                    yield name
            elif not name.isalnum() and self.each.issuperset(_WORD.findall(name)):
                yield name

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
    return Wording(text, lowered, words, frozenset(words), _SPELLED in single)
