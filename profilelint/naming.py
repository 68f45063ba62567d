"""What the words of a title name: a role, a service, a skill, an industry, a tool, or nothing.

The vocabularies are those of ``data/``: the platform's taxonomy and skills, occupation titles,
industries, and the words that say nothing. They are matched as phrases of one to five words, so
that a title costs some sixty look-ups; the larger lists are opened only where those find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from profilelint import vocabulary
from profilelint.lexicon import english_words, is_name, rank, singulars

LONGEST = 5
"""Words of the longest phrase that is looked up."""

_TOKEN = re.compile(r"[^\W_]+(?:[.'’+#&-]*[^\W_]+)*(?:\+\+|#|\+)?|\.[^\W_]{2,}")


def tokens(text: str) -> list[str]:
    """The words of a title in lower case; ``C++``, ``Node.js`` and ``.NET`` are one word each."""
    return [found.replace("’", "'") for found in _TOKEN.findall(text.casefold())]


def phrases(words: list[str]) -> Iterator[tuple[int, int, str]]:
    """Every run of up to five words: where it begins, how many words, and the phrase."""
    for start in range(len(words)):
        for length in range(1, min(LONGEST, len(words) - start) + 1):
            yield start, length, " ".join(words[start : start + length])


@cache
def generic() -> frozenset[str]:
    """Words that say nothing in a title."""
    return vocabulary.words("title_generic.txt")


@cache
def role_nouns() -> frozenset[str]:
    """Words that are a role once something stands before them: developer, writer."""
    return vocabulary.words("role_nouns.txt")


@cache
def industries() -> frozenset[str]:
    """Industries, audiences and kinds of client."""
    return frozenset(vocabulary.column("industries.csv"))


@cache
def names() -> frozenset[str]:
    """Everything that names work: roles, skills, subcategories, specialties, categories."""
    return frozenset({*_roles_and_services(), *_skills()} - generic())


@cache
def _roles_and_services() -> list[str]:
    listed = list(vocabulary.column("roles.csv"))
    for part in vocabulary.subcategories().values():
        listed += [one.casefold() for one in (part.name, part.category, *part.specialties)]
    return listed


@cache
def _skills() -> list[str]:
    return "\n".join(vocabulary.column("skills.csv")).casefold().split("\n")


@cache
def broad() -> frozenset[str]:
    """Words that name a whole field: marketing, data."""
    return vocabulary.words("title_broad.txt")


def is_broad(word: str) -> bool:
    """Whether a word or its singular names a whole field."""
    return any(form in broad() for form in singulars(word))


_SPACED = bytes.maketrans(b"/-,()&\n", b"       ")


def _spaced(listed: Iterable[str]) -> bytes:
    """Phrases as one text in which every single word stands between spaces of its own."""
    text = "\n".join(listed).encode().translate(_SPACED)
    return b"  " + text.replace(b" ", b"  ") + b"  "


def _alone(word: str) -> bytes:
    return f" {word} ".encode()


@cache
def _names_text() -> bytes:
    return _spaced(names())


@cache
def _trades_text() -> bytes:
    """Roles, services and industries: what a word of work stands in at least once."""
    return _spaced([*_roles_and_services(), *industries()])


@cache
def _skills_text() -> bytes:
    return _spaced(_skills())


@cache
def is_telling(word: str) -> bool:
    """Whether a single word marks a field of work, because several of the named phrases hold it.

    How many is our choice: ten of some 10,000 phrases for a common English word, so that *photo*
    and *tax* are in and *peace* and *numbers* are out; three for a rarer one (*payroll*).
    """
    if len(word) < 3 or word in generic() or is_broad(word):
        return False
    return _names_text().count(_alone(word)) >= (10 if rank(word) == "common" else 3)


@cache
def trade_words() -> frozenset[str]:
    """Single words for the objects, documents and methods of the trades."""
    return vocabulary.words("trade_words.txt")


def named(words: list[str]) -> bool:
    """Whether a phrase of the vocabularies stands among words, other than the name of a field."""
    known = names()
    for way in (words, [singular(word) for word in words], parts(words)):
        for _, length, phrase in phrases(way):
            if phrase in known and (length > 1 or not is_broad(phrase)):
                return True
            if length == 2 and phrase.replace(" ", "") in known:
                return True
    return any(is_telling(form) for word in parts(words) for form in singulars(word))


def is_trade_word(word: str) -> bool:
    """Whether a word or its singular names an object, document or method of a trade."""
    return any(form in trade_words() and form not in generic() for form in singulars(word))


def holds_role(words: list[str], besides: Iterable[str] = ()) -> bool:
    """Whether a noun for a role stands among words, outside of some phrases."""
    taken = {word for phrase in besides for word in phrase.split()}
    return any(
        form in role_nouns() for word in words if word not in taken for form in singulars(word)
    )


def parts(words: list[str]) -> list[str]:
    """Words with hyphenated ones taken apart: ``web-developer`` is ``web developer``."""
    return [part for word in words for part in word.split("-") if part]


def is_rare(word: str) -> bool:
    """Whether a word is English, and neither common nor generic."""
    ranks = {form: rank(form) for form in singulars(word)}
    return "rarer" in ranks.values() and not any(
        found == "common" or form in generic() for form, found in ranks.items()
    )


def is_slip(word: str) -> bool:
    """Whether a word is most likely a misspelt English one, such as ``proffesional``."""
    if len(word) < 5:
        return False
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    allowed = 1 if len(word) < 8 else 2
    return (
        process.extractOne(
            word, english_words(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed
        )
        is not None
    )


def singular(word: str) -> str:
    """The shortest form of a word that a vocabulary may hold."""
    return min(singulars(word), key=lambda form: (form not in names(), len(form)))


def without_slogans(words: list[str]) -> list[str]:
    """The words left once pairs such as ``game changer`` (``game-changer``) are taken out."""
    left: list[str] = []
    for word in words:
        if left and f"{left[-1]}-{word}" in generic():
            left.pop()
        else:
            left.append(word)
    return left


@cache
def _is_of_work(word: str) -> bool:
    """Whether a role, a service, an industry, or two skills hold a word."""
    return (
        word in generic()
        or word in role_nouns()
        or word in trade_words()
        or _alone(word) in _trades_text()
        or _skills_text().count(_alone(word)) > 1
    )


def is_outside_work(word: str) -> bool:
    """Whether a word belongs to no vocabulary of work: neither trade, tool, industry nor place."""
    if len(word) < 3 or any(char.isdigit() for char in word):
        return False
    return not any(
        _is_of_work(form) or is_name(form)
        for part in (word, *word.split("-"))
        for form in singulars(part)
    )
