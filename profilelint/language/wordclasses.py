"""Classes of words that the rules name (``{VERB}``, ``{PLURAL}``), and the forms of a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain

from profilelint import lexicon, naming, vocabulary

Test = Callable[[str], bool]
"""Whether a word as it is written belongs to a class that no list holds."""

_VOWELS = "aeiou"
_ONE_SYLLABLE = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")
_CONSONANT_Y = re.compile(r"[^aeiou]y")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_TIMES = re.compile(r"\d[\d.,]*[+k]?(?:-\d+\+?)?")
_BIG = re.compile(r"\d[\d.,]*[+k]?")
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_VOWEL_NUMBER = re.compile(r"(?:8\d*|11|18)(?![\d,.]|\d)(?:[%-].*|(?:st|nd|rd|th)\b.*)?|8[\d,.]*")
_CONSONANT_NUMBER = re.compile(
    r"[2-79][\d,.]*(?:[%+k]|-.*)?|1|1[02-79](?:-.*|%|\+)?|100(?:-.*|%|\+)?"
)
_SPELLED_OUT = re.compile(r"[AEFHILMNORSX][BCDFGHJKLMNPQRSTVWXZ]{1,2}s?")


class Verb:
    """The forms of a verb."""

    def __init__(self, base: str, past: str = "", participle: str = "") -> None:
        self.base = base
        self.doubled = bool(_ONE_SYLLABLE.fullmatch(base))
        self.past = past or self._joined("ed")
        self.participle = participle or self.past
        if self.past == f"{base}{base[-1]}ed":
            self.doubled = True
        self.ing = self._joined("ing")
        self.third = third_person(base)

    def _joined(self, ending: str) -> str:
        base = self.base
        if self.doubled:
            return f"{base}{base[-1]}{ending}"
        if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe"))):
            return base[:-1] + ending
        if ending == "ed" and _CONSONANT_Y.search(base[-2:]):
            return f"{base[:-1]}i{ending}"
        return base + ending


def third_person(word: str) -> str:
    """A verb with the ``s`` of *he works*; a noun's plural is made in the same way."""
    if word == "have":
        return "has"
    if _CONSONANT_Y.search(word[-2:]):
        return f"{word[:-1]}ies"
    return word + (
        "es" if _SIBILANT.search(word) and not word.endswith(("video", "photo", "logo")) else "s"
    )


@cache
def _sections(name: str) -> dict[str, list[list[str]]]:
    """The lines of a list, as words, by the section that they stand in."""
    found: dict[str, list[list[str]]] = {}
    section = ""
    for line in vocabulary.text_of(name).splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(section, []).append(line.split())
    return found


@cache
def _verbs() -> dict[str, Verb]:
    return {line[0]: Verb(*line) for lines in _sections("verbs.txt").values() for line in lines}


@cache
def _bases() -> dict[str, str]:
    """The base of every form of a verb, ``travelled`` and ``traveled`` alike."""
    found: dict[str, str] = {}
    for verb in _verbs().values():
        forms = [verb.base, verb.past, verb.participle, verb.ing, verb.third]
        if verb.base.endswith("l") and verb.past.endswith("led"):
            forms += [f"{verb.base}led", f"{verb.base}ling"]
        for form in forms:
            found.setdefault(form, verb.base)
    return found


@cache
def _plurals() -> dict[str, str]:
    """The plural of every countable noun."""
    found: dict[str, str] = {}
    for section in ("person", "thing", "collective"):
        for words in _sections("nouns.txt")[section]:
            if len(words) > 1 and words[0] in ("person", "child"):
                found[words[0]] = words[1]
            elif len(words) == 1:
                found[words[0]] = third_person(words[0])
    return found


@cache
def _singulars() -> dict[str, str]:
    return {plural: noun for noun, plural in _plurals().items()}


def _uncounted(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith("ches") else word[:-1]


_SHAPES: dict[str, Callable[[str], str]] = {
    "capitalize": str.capitalize,
    "bare": str.strip,
    "first": lambda word: word[0],
    "comma": lambda word: f"{word.strip()} ",
    "uncounted": _uncounted,
    "many": lambda word: "months" if word.startswith("m") else "years",
    "apart": lambda word: next(
        f"{word.removesuffix(one)} {one}"
        for one in ("up", "in", "on", "out", "off", "down", "over")
        if word.endswith(one)
    ),
    "possessive": lambda word: f"{word[:-1]}'s",
    "bare_plural": lambda word: (
        third_person(word[:-2])
        if word[:-2] in _plurals()
        else word.replace("'", "").replace("peoples", "people")
    ),
}
"""Changes of a word's spelling alone."""


def inflected(word: str, form: str) -> str | None:
    """A word in another form (``participle``, ``plural``, ``an``), or ``None`` where unknown."""
    low = word.casefold()
    if form in ("a", "an"):
        return f"{_article(word)} {word}"
    if form in _SHAPES:
        return _SHAPES[form](low if form != "bare" else word)
    if form == "plural":
        return _plurals().get(low) or third_person(low)
    if form == "singular":
        return _singulars().get(low)
    verb = _verbs().get(_bases().get(low, ""))
    return None if verb is None else str(getattr(verb, form))


def _article(word: str) -> str:
    if is_vowel_sound(word) or (word[0] in "aeioAEIO" and not is_consonant_sound(word)):
        return "an"
    return "a"


def _of(section: str, form: str) -> Iterator[str]:
    verbs = _verbs()
    return (getattr(verbs[line[0]], form) for line in _sections("verbs.txt")[section])


@cache
def members(name: str) -> frozenset[str] | None:
    """The words of a class that a list holds, in lower case; ``None`` for other classes."""
    if name in _LISTED:
        return frozenset(_LISTED[name]())
    return None


def _list(name: str) -> frozenset[str]:
    found = members(name)
    assert found is not None
    return found


def _nouns(section: str) -> Iterator[str]:
    plurals = _plurals()
    return (line[0] for line in _sections("nouns.txt")[section] if line[0] in plurals)


def _finite(*sections: str) -> Iterator[str]:
    """The verbs of some sections whose third form is told from their plain one."""
    bases = chain.from_iterable(_of(section, "base") for section in sections)
    return (base for base in bases if _verbs()[base].participle != base)


_LISTED: dict[str, Callable[[], Iterable[str]]] = {
    "PERSON": lambda: _nouns("person"),
    "THING": lambda: _nouns("thing"),
    "COLLECTIVE": lambda: _nouns("collective"),
    "UNCOUNTABLE": lambda: (line[0] for line in _sections("nouns.txt")["uncountable"]),
    "COUNT": lambda: chain(_nouns("person"), _nouns("thing")),
    "PLURAL": lambda: (_plurals()[one] for one in _list("COUNT")),
    "PERSONS": lambda: (_plurals()[one] for one in _list("PERSON")),
    "ROLE": naming.role_nouns,
    "VERB": lambda: _finite("only"),
    "NOUN_VERB": lambda: _finite("noun"),
    "BASE": lambda: chain.from_iterable(_of(one, "base") for one in ("only", "noun", "adjective")),
    "PAST": lambda: (
        one.past for one in _verbs().values() if one.past not in (one.base, one.participle)
    ),
    "ANY_PAST": lambda: (one.past for one in _verbs().values() if one.past != one.base),
    "PARTICIPLE": lambda: (
        one.participle for one in _verbs().values() if one.participle != one.base
    ),
    "ING": lambda: (one.ing for one in _verbs().values()),
    "THIRD": lambda: (one.third for one in _verbs().values()),
    "ONLY_THIRD": lambda: _of("only", "third"),
    "ONLY_ING": lambda: _of("only", "ing"),
}
"""The classes that lists hold; `VERB` is hardly ever a noun, `ANY_PAST` may be a participle too."""


@cache
def _sounds() -> dict[str, frozenset[str]]:
    return {
        section: frozenset(word for line in lines for word in line)
        for section, lines in _sections("sounds.txt").items()
    }


def _begins(word: str, section: str) -> bool:
    return any(word.startswith(one) for one in _sounds()[section])


def is_vowel_sound(word: str) -> bool:
    """Whether a word surely takes *an*: hour, MBA, SEO, 8-week."""
    first = re.split(r"[-/']", word)[0]
    if first[:1].isdigit():
        return _VOWEL_NUMBER.fullmatch(word) is not None
    if first.rstrip("s") in _sounds()["an acronyms"]:
        return True
    if len(first) > 1 and first.isupper():
        return first not in _sounds()["a acronyms"] and _SPELLED_OUT.fullmatch(first) is not None
    low = first.casefold()
    if low in _sounds()["an words"]:
        return True
    if first[:1] in ("e", "i") and first[1:2].isupper():  # eBay, iPad
        return True
    if len(low) < 3 or low[0] not in _VOWELS or _begins(low, "a beginnings"):
        return False
    return lexicon.is_word(low) and not _begins(low, "unsure beginnings")


def is_consonant_sound(word: str) -> bool:
    """Whether a word surely takes *a*: European, one-time, URL, website."""
    first = re.split(r"[-/']", word)[0]
    if first[:1].isdigit():
        return _CONSONANT_NUMBER.fullmatch(word) is not None
    if first.rstrip("s") in _sounds()["a acronyms"]:
        return True
    if len(first) > 1 and not first[1:].islower():
        return False
    low = first.casefold()
    if low in _sounds()["an words"] or len(low) < 3:
        return False
    if _begins(low, "a beginnings"):
        return True
    return (
        not _begins(low, "unsure beginnings")
        and low[0] not in "aeiouh"
        and lexicon.is_word(low)
        and any(one in "aeiouy" for one in low)
    )


def _is_modifier(word: str) -> bool:
    """Whether a word may describe a role: an English one or a skill, no name and no verb form."""
    low = word.casefold()
    first = low.split("-")[0]
    if word[0].isupper() and not word.isupper() and lexicon.is_name(low) and not lexicon.rank(low):
        return False
    return (
        first.isalpha()
        and lexicon.is_word(first)
        and not (low.endswith("ing") and low in _list("ING"))
    )


TESTS: dict[str, Test] = {
    "NUM": lambda word: _TIMES.fullmatch(word) is not None,
    "BIG": lambda word: _BIG.fullmatch(word) is not None and word not in ("1", "24"),
    "YEAR": lambda word: _YEAR.fullmatch(word) is not None,
    "CAP": lambda word: word[0].isupper() and not word[1:2].isupper(),
    "LOWER": str.islower,
    "WORD": str.isalpha,
    "ENGLISH": lambda word: word.islower() and lexicon.is_word(word),
    "VOWEL_SOUND": is_vowel_sound,
    "CONSONANT_SOUND": is_consonant_sound,
    "ADVERB": lambda word: (
        len(word) > 5 and word.endswith("ly") and word.casefold() not in _list("BASE")
    ),
    "MODIFIER": _is_modifier,
}
"""The classes that no list holds; a word comes as it is written."""
