"""How a text is written: capitals, and words that stand there only to be found by a search."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from profilelint import lexicon
from profilelint.pattern import Pattern, either
from profilelint.policy.wording import Wording
from profilelint.vocabulary import skill_names, words

_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_CAPITALS = 4
"""Letters of the shortest word that is looked at: shorter ones are mostly abbreviations."""
_FEW = 8
"""A text with fewer than one in so many words in capitals is not looked at any closer."""
_LONG = 9
"""Letters of a word in capitals that is no abbreviation, whatever it is."""
_ITEM_WORDS = 4
"""Words of the longest item that is still a keyword and not a clause."""
_LINE = re.compile(r"[^\n]+")
_CAPITALS = re.compile(r"\b[A-Z]+(?:['’][A-Z]+)*\b")
_ENDS = ".!?…|\n"
_EITHER = frozenset({"it", "us"})
_SPLIT = re.compile(r"[,|;/•·●▪✓✔✅★►▶➤]|\s[-–—]\s")
_CLAUSE = Pattern(
    r"\b(?:i|we|you|my|your|our|the|is|are|was|will|can|have|has|that|which|who|because|so|if|when|"
    r"with|for|from|to|of)\b"
)
_COMMON = frozenset(
    either("""
    with that this have from your will your they their them what when where which able also into
    more most such than then there these those very were been over work working project projects
    client clients experience years year need needs help like make time good best provide
    including using based other every each about would could should some many well know just
    only both service services business team skills skill development developer data design""")[
        3:-1
    ].split("|")
)


def capitals(text: str) -> tuple[int, int, tuple[int, int] | None]:
    """How many words are shouted, of how many, and where the first to the last of them stand.

    Looked at are words of four letters or more; one in capitals is shouted if it is an English word
    or too long for an abbreviation, so that HTML and NASA are not.
    """
    loose = text.split()
    if sum(map(str.isupper, loose)) * _FEW < len(loose):
        return 0, 0, None
    shouted = every = 0
    first = last = -1
    for found in _WORD.finditer(text):
        every += 1
        word = found.group()
        if word.isupper() and (len(word) >= _LONG or _is_listed(word.lower())):
            shouted += 1
            first = found.start() if first < 0 else first
            last = found.end()
    return shouted, every, (first, last) if shouted else None


def lowered(text: str) -> str:
    """A text in capitals as it would be written: capitals for sentences, names, abbreviations."""
    return _CAPITALS.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    word, small, text = found[0], found[0].lower(), found.string
    before = text[: found.start()].rstrip(' \t"“(•*-')
    begins = not before or before[-1] in _ENDS or small.split("'")[0].split("’")[0] == "i"
    rank = lexicon.rank(small)
    if small in _EITHER and "." not in text:
        return word  # in a title rather an abbreviation than a pronoun
    if rank != "common" and (name := skill_names().get(small)):
        return name
    if not rank and lexicon.is_name(small):
        return small.capitalize()
    if len(word) < _LONG and not rank and not _is_listed(small) and "'" not in word:
        return word
    return small[0].upper() + small[1:] if begins else small


def _is_listed(word: str) -> bool:
    """Whether a word in lower case stands in the list of English words."""
    return word in words("english_words.txt")


def repeated(said: Wording, least: int, share: float) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """Words that come ``least`` times and make up ``share`` of all words: word, count, first place.

    Words that every profile uses often ("work", "client") are not counted.
    """
    for word, count in Counter(said.words).most_common(12):
        if count < least or count < share * len(said.words):
            return
        if len(word) >= _LEAST_CAPITALS and word not in _COMMON:
            place = said.lowered.find(word)
            yield word, count, (place, place + len(word))


def keyword_lists(text: str, least: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Stretches of a text that are a list of ``least`` or more keywords: how many, and where.

    An item is up to four words between commas, bars or signs; words of a sentence ("with", "I")
    end the list.
    """
    if sum(map(text.count, ",|;/•·")) < least - 1:
        return
    for line in _LINE.finditer(text):
        count, begin, end = 0, -1, -1
        for start, stop in (*_items(line), (line.end(), line.end())):
            plain = text[start:stop]
            if plain and len(plain.split()) <= _ITEM_WORDS and not _CLAUSE.search(plain):
                begin = begin if count else start
                count, end = count + 1, stop
            elif plain or start == line.end():
                if count >= least:
                    yield count, (begin, end)
                count = 0


def _items(line: re.Match[str]) -> Iterator[tuple[int, int]]:
    """What stands between the separators of a line, without the blanks around it."""
    text, start = line.string, line.start()
    ends = [found.span() for found in _SPLIT.finditer(text, line.start(), line.end())]
    for stop, following in (*ends, (line.end(), 0)):
        item = text[start:stop]
        yield start + len(item) - len(item.lstrip()), start + len(item.rstrip())
        start = following
