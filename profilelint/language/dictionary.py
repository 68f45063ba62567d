"""The words that are right though no ordinary dictionary holds them, and those surely wrong.

Right are English words, names, products and terms of the trades (``data/domain_words.txt`` and the
project's other lists). Wrong are those of ``data/misspellings.csv``.
"""

from __future__ import annotations

import csv
from collections.abc import KeysView
from functools import cache

from profilelint import lexicon, vocabulary
from profilelint.lexicon import singulars

_VOCABULARIES = ("skills.csv", "roles.csv", "industries.csv", "trade_words.txt")
_TO_WORDS = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else code if code > 127 else 32
    for code in range(256)
)
"""Makes a text in UTF-8 lower case, with spaces for all but letters and digits of ASCII."""


def is_known(word: str) -> bool:
    """Whether a word is right as it is written: English, a name, a product or a term.

    Case matters as in any dictionary: an entry in lower case may also stand at the beginning of a
    sentence or in capitals, one with a capital stands only as it is, or in capitals. Plurals and
    possessives of an entry are known too.
    """
    bare = without_possessive(word)
    low = bare.casefold()
    if low in trade_terms() or bare in _domain_words() or lexicon.has_as_written(bare):
        return True
    if any(one in trade_terms() for one in singulars(low)) or holds(_domain_words(), bare):
        return low not in misspellings()  # "softwares" is no plural of "software"
    return False


def without_possessive(word: str) -> str:
    """A word without the ``'s`` or ``'`` of a possessive."""
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def holds(words: frozenset[str], word: str) -> bool:
    """Whether words hold a word or its singular, with the case that their entries allow."""
    for one in singulars(word):
        if one in words:
            return True
        if one[:1].isupper() and one[:1].lower() + one[1:] in words:
            return one[1:].islower() or one.isupper() or one.lower() in words
    if word.isupper() and len(word) > 1:
        low = word.lower()
        return any(one in words or one.capitalize() in words for one in singulars(low))
    return False


@cache
def _domain_words() -> frozenset[str]:
    return frozenset(vocabulary.text_of("domain_words.txt").split("\n"))


@cache
def _vocabulary_words() -> dict[str, None]:
    # The tables are read as plain text: their headings and sources add a few common words only,
    # and taking their rows apart would cost five times as long.
    text = "\n".join(map(vocabulary.text_of, _VOCABULARIES)).encode()
    return dict.fromkeys(text.translate(_TO_WORDS).decode().split())


def trade_terms() -> KeysView[str]:
    """The single words of the skills, roles, industries and trades, in lower case and in order."""
    return _vocabulary_words().keys()


@cache
def _slips() -> list[list[str]]:
    rows = csv.reader(vocabulary.text_of("misspellings.csv").splitlines())
    next(rows)
    return list(rows)


@cache
def misspellings() -> dict[str, str]:
    """What each surely misspelt word, in lower case, was meant to be."""
    return {wrong: right for wrong, right in _slips() if " " not in wrong}


@cache
def misspelt_phrases() -> dict[str, str]:
    """The same for phrases whose words are right each, in lower case: ``costumer service``."""
    return {wrong: right for wrong, right in _slips() if " " in wrong}
