"""What the words of a title name: a role, a service, a skill, an industry, a tool, or nothing.

The vocabularies are those of ``data/``: the platform's taxonomy and skills, occupation titles,
industries, and the words that say nothing. They are matched as phrases of one to five words, so
that a title costs some sixty look-ups; the larger lists are opened only where those find nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from profilelint import vocabulary

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


def forms(word: str) -> Iterator[str]:
    """A word and the singulars that it may be a plural of."""
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


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
    return frozenset(row["industry"] for row in vocabulary.rows("industries.csv"))


@cache
def names() -> frozenset[str]:
    """Everything that names work: roles, skills, subcategories, specialties, categories."""
    listed = {row["role"] for row in vocabulary.rows("roles.csv")}
    listed |= {row["skill"].casefold() for row in vocabulary.rows("skills.csv")}
    for part in vocabulary.subcategories().values():
        listed |= {one.casefold() for one in (part.name, part.category, *part.specialties)}
    return frozenset(listed - generic())


@cache
def broad() -> frozenset[str]:
    """Words that name a whole field: marketing, data."""
    return vocabulary.words("title_broad.txt")


def is_broad(word: str) -> bool:
    """Whether a word or its singular names a whole field."""
    return any(form in broad() for form in forms(word))


@cache
def telling() -> frozenset[str]:
    """Single words that mark a field of work, because several of the named phrases hold them.

    How many is our choice: ten of some 10,000 phrases for a common English word, so that *photo* and
    *tax* are in and *peace* and *numbers* are out; three for a rarer one (*payroll*).
    """
    counts = Counter(word for phrase in names() for word in set(_split(phrase)))
    common = english()[0]
    return frozenset(
        word
        for word, count in counts.items()
        if count >= (10 if word in common else 3) and len(word) > 2 and word not in generic()
    )


def named(words: list[str]) -> bool:
    """Whether a phrase of the vocabularies stands among words, other than the name of a field."""
    known = names()
    for way in (words, [singular(word) for word in words], parts(words)):
        for _, length, phrase in phrases(way):
            if phrase in known and (length > 1 or not is_broad(phrase)):
                return True
            if length == 2 and phrase.replace(" ", "") in known:
                return True
    return any(
        form in telling() and not is_broad(form) for word in parts(words) for form in forms(word)
    )


def holds_role(words: list[str], besides: Iterable[str] = ()) -> bool:
    """Whether a noun for a role stands among words, outside of some phrases."""
    taken = {word for phrase in besides for word in phrase.split()}
    return any(form in role_nouns() for word in words if word not in taken for form in forms(word))


def parts(words: list[str]) -> list[str]:
    """Words with hyphenated ones taken apart: ``web-developer`` is ``web developer``."""
    return [part for word in words for part in word.split("-") if part]


def is_rare(word: str) -> bool:
    """Whether a word is English, and neither common nor generic."""
    common, rarer, _ = english()
    shapes = tuple(forms(word))
    return (
        any(form in rarer for form in shapes)
        and not any(form in common or form in generic() for form in shapes)
    )


@cache
def english() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Common English words, rarer ones, and names of people and places (lower case)."""
    text = vocabulary.text_of("english_words.txt")
    common, rarer, proper = re.split(r"^# (?:rarer|names)$", text, flags=re.MULTILINE)
    return (
        frozenset(common.splitlines()),
        frozenset(rarer.split()),
        frozenset(proper.casefold().split()),
    )


def is_english(word: str) -> bool:
    """Whether a word is in the English list, names included."""
    return is_word(word) or word in english()[2]


def is_word(word: str) -> bool:
    """Whether a word or its singular is a common or rarer English word, names left out."""
    common, rarer, _ = english()
    return any(form in common or form in rarer for form in forms(word))


def is_slip(word: str) -> bool:
    """Whether a word is most likely a misspelt English one, such as ``proffesional``."""
    if len(word) < 5:
        return False
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    allowed = 1 if len(word) < 8 else 2
    common, rarer, _ = english()
    return any(
        process.extractOne(word, listed, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        for listed in (common, rarer)
    )


def singular(word: str) -> str:
    """The shortest form of a word that a vocabulary may hold."""
    return min(forms(word), key=lambda form: (form not in names(), len(form)))


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
def working_words() -> frozenset[str]:
    """Every single word of roles, specialties and industries, and those of several skills."""
    skills = [row["skill"].casefold() for row in vocabulary.rows("skills.csv")]
    counts = Counter(word for phrase in skills for word in set(_split(phrase)))
    found = {word for word, count in counts.items() if count > 1}
    rows = vocabulary.rows("roles.csv")
    listed = [row["role"] for row in rows] + list(industries())
    for part in vocabulary.subcategories().values():
        listed += [one.casefold() for one in (part.name, part.category, *part.specialties)]
    for phrase in listed:
        found.update(_split(phrase))
    return frozenset(found)


def _split(phrase: str) -> list[str]:
    return re.split(r"[-/ ]+", phrase)


def is_outside_work(word: str) -> bool:
    """Whether a word belongs to no vocabulary of work: neither trade, tool, industry nor place."""
    if len(word) < 3 or any(char.isdigit() for char in word):
        return False
    known = generic() | role_nouns()
    return not any(
        form in known or form in working_words() or form in english()[2]
        for part in (word, *word.split("-"))
        for form in forms(part)
    )
