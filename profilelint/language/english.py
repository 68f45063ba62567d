"""Whether a sentence is English, and in which of its two spellings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

import msgspec

from profilelint import lexicon, vocabulary
from profilelint.language.answer import Variant
from profilelint.source import Path, Span

SHORTEST = 20
"""Characters of the shortest sentence that is asked for its language."""
FEWEST = 5
"""Words of the shortest sentence that is asked for its language."""
SHARE = 0.4
"""The share of its lower-case words that an English sentence has in the English list at least.
Basis: ours; of the clean sentences in tests/data none has under 0.6."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTERS = ((0x370, 0x1FFF), (0x2C00, 0xABFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF))


def foreign_sentences(text: str) -> list[Span]:
    """The sentences of a text that are not English; texts of a few words are not judged."""
    if text.isascii() and len(text) < SHORTEST:
        return []
    found: list[Span] = []
    for sentence in _SENTENCE.finditer(text):
        stretch = sentence[0]
        if len(stretch) < SHORTEST and stretch.isascii():
            continue
        if _is_foreign(stretch):
            start = sentence.start() + len(stretch) - len(stretch.lstrip())
            stop = sentence.start() + len(stretch.rstrip())
            if found and not text[found[-1][1] : start].strip(" "):
                found[-1] = (found[-1][0], stop)
            else:
                found.append((start, stop))
    return found


def _is_foreign(sentence: str) -> bool:
    if not sentence.isascii():  # letters of mathematics, used for show, are Latin ones
        sentence = unicodedata.normalize("NFKC", sentence)
    words = _WORD.findall(sentence)
    letters = sum(map(len, words))
    if not sentence.isascii() and sum(map(_is_foreign_letter, sentence)) > letters / 2 > 0:
        return True
    plain = [word for word in words if word.islower()]
    if len(plain) < FEWEST:
        return False
    known = sum(lexicon.is_word(word) for word in plain)
    return known / len(plain) < SHARE


def _is_foreign_letter(char: str) -> bool:
    """Whether a letter is of another script than the Latin one."""
    return char.isalpha() and any(low <= ord(char) <= high for low, high in _FOREIGN_LETTERS)


class Mixed(msgspec.Struct, frozen=True):
    """The words in the spelling, British or American, that the rest of a profile does not use.

    ``words`` are path, span, the word and its other spelling; ``example`` is a word of ``main``.
    """

    main: str
    other: str
    example: str
    words: tuple[tuple[Path, Span, str, str], ...]


@cache
def _variants() -> dict[str, tuple[str, str]]:
    """A word by its other spelling: ``colour`` -> ("British", "color")."""
    found: dict[str, tuple[str, str]] = {}
    for row in vocabulary.rows("spelling_variants.csv"):
        found[row["british"]] = ("British", row["american"])
        if row["american_only"] == "yes":
            found[row["american"]] = ("American", row["british"])
    return found


def variants(text: str) -> list[Variant]:
    """The words of a text that are spelt otherwise on the other side of the Atlantic.

    Words with a capital are left out: they may be names (World Trade Centre).
    """
    known = _variants()
    return [
        Variant(found.span(), *known[found[0]])
        for found in _WORD.finditer(text)
        if found[0] in known
    ]


def mixed_spelling(texts: Iterable[tuple[Path, str, Iterable[Variant]]]) -> Mixed | None:
    """The words in the rarer of the two spellings, where a profile uses both.

    Each text comes with its path and its :func:`variants`.
    """
    seen = [(path, text[slice(*one.span)], one) for path, text, found in texts for one in found]
    counts = Counter(one.spelling for *_, one in seen)
    if len(counts) < 2:
        return None
    main = max(counts, key=lambda which: (counts[which], which))
    return Mixed(
        main=main,
        other=next(one.spelling for *_, one in seen if one.spelling != main),
        example=next(word for _, word, one in seen if one.spelling == main),
        words=tuple(
            (path, one.span, word, one.other) for path, word, one in seen if one.spelling != main
        ),
    )
