"""The English word lists: how common a word is, what is a name, and what a plural is one of.

The lists are kept as texts and searched by halving: a profile asks for a few hundred words, and a
set of all 110,000 would take longer to make than all its look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from profilelint import vocabulary

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)es$")
_NO_PLURAL = re.compile(r"(?:[^aeiou]y|s|x|z|ch|sh)s$")


def singulars(word: str) -> Iterator[str]:
    """A word, and what it may be a plural of; ``companys`` and ``researchs`` are none."""
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if _SIBILANT.search(word):
        yield word[:-2]
    if word.endswith("s") and not _NO_PLURAL.search(word):
        yield word[:-1]


@cache
def _lists() -> dict[str, tuple[str, int, int]]:
    """Each sorted part of the lists: its text, and where in it the part begins and ends."""
    text, rare = vocabulary.text_of("english_words.txt"), vocabulary.text_of("rare_words.txt")
    marks = [text.index(f"# {part}\n") for part in ("common", "rarer", "names")]
    common, rarer, names = (
        (text, text.index("\n", at) + 1, end)
        for at, end in zip(marks, (*marks[1:], len(text)), strict=True)
    )
    listed = (rare, rare.index("\n") + 1, len(rare))
    return {"common": common, "rarer": rarer, "names": names, "rare": listed}


def _holds(part: str, word: str) -> bool:
    return vocabulary.holds_line(*_lists()[part], word)


@lru_cache(maxsize=50_000)
def rank(word: str) -> Literal["common", "rarer"] | None:
    """How common an English word is; ``None`` for what is none. Names have no rank."""
    if _holds("common", word):
        return "common"
    return "rarer" if _holds("rarer", word) else None


@lru_cache(maxsize=50_000)
def is_listed(word: str) -> bool:
    """Whether a word is in the list of rare English words."""
    return _holds("rare", word)


@lru_cache(maxsize=50_000)
def is_name(word: str) -> bool:
    """Whether a word in lower case is the name of a person, a place or a people."""
    shapes = {word, word.capitalize(), word.upper(), word.title()}
    return any(_holds("names", one) for one in shapes)


def is_word(word: str) -> bool:
    """Whether a word or its singular is a common or rarer English word, names left out."""
    return any(rank(one) is not None for one in singulars(word))


def is_english(word: str) -> bool:
    """Whether a word in lower case is in the English list, names included."""
    return is_word(word) or is_name(word)


def has_as_written(word: str) -> bool:
    """Whether any of the lists has a word with the capitals that it is written with.

    What is listed in lower case may also begin a sentence or stand in capitals.
    """
    low = word.casefold()
    shapes = (low,) if word == low else (low, word, low.title())
    return any(_holds(part, one) for one in shapes for part in _lists())


def english_words() -> list[str]:
    """All English words, the common ones first, names left out."""
    return [
        word
        for text, start, end in (_lists()["common"], _lists()["rarer"])
        for word in text[start:end].splitlines()
        if word.isalpha()
    ]
