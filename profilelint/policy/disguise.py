"""A text as a person reads it: written-out signs, spaced letters and look-alike letters undone.

Each reading comes with the place of every character in the text that it was made from, so that
what is found in it can be shown where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from profilelint.pattern import Pattern, either
from profilelint.policy.wording import Wording


class Reading:
    """A text as it is read, and where each part of it stands in the original.

    ``parts`` are the changes in their order: where in the original a part begins and ends that is
    read as another text.
    """

    def __init__(self, text: str, parts: Sequence[tuple[int, int, str]], size: int) -> None:
        self.text, self._parts, self._size = text, parts, size

    @cached_property
    def _places(self) -> Sequence[int]:
        """The place in the original of each character, and of the end."""
        places: list[int] = []
        at = 0
        for start, end, meant in self._parts:
            places += range(at, start)
            places += [start] * len(meant)
            at = end
        places += range(at, self._size + 1)
        return places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the original for characters of this text."""
        first = self._places[start]
        return first, max(first + 1, self._places[end - 1] + 1, self._places[end])


# Cyrillic and Greek letters that look like Latin ones; read so only in words with Latin letters.
_TWINS = dict(
    zip(
        "аеорсухіјѕԁһӏкԝАВЕКМНОРСТХІЈЅοανικτΟΑΒΕΗΙΚΜΝΡΤΧΥΖ",
        "aeopcyxijsdhlkwABEKMHOPCTXIJSoaviktOABEHIKMNPTXYZ",
        strict=True,
    )
)
_WORD = Pattern(r"[^\W\d_][\w@.-]*", exact=True)
_LATIN = Pattern(r"[a-zA-Z@]", exact=True)
_DOTS = {"。": ".", "｡": ".", "․": ".", "﹫": "@"}


@lru_cache(maxsize=2048)
def _plain(char: str) -> str:
    """A character in its plain form; empty for one that is not seen at all."""
    if char in _DOTS:
        return _DOTS[char]
    kind = unicodedata.category(char)
    if kind in ("Cf", "Me"):
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(char))
    if kind[0] in "LN" or "！" <= char <= "～":  # full-width signs
        plain = unicodedata.normalize("NFKC", char)
        return plain if plain.isascii() or len(plain) == 1 else char
    return char


def plain(text: str) -> Reading | None:
    """The text in plain letters and digits; ``None`` where that changes nothing.

    Full-width and mathematical letters, digits of other scripts and invisible characters are
    undone, and so are Cyrillic and Greek letters that stand among Latin ones.
    """
    if text.isascii():
        return None
    every = {char for char in set(text) if not char.isascii()}
    odd = {char: meant for char in every if (meant := _plain(char)) != char}
    read = text.translate({ord(char): meant for char, meant in odd.items()}) if odd else text
    if not every.isdisjoint(_TWINS):
        read = _WORD.sub(_without_twins, read)
    if read == text:
        return None
    changed = [(at, at + 1, odd[char]) for at, char in enumerate(text) if char in odd]
    return Reading(read, changed, len(text))


def _without_twins(found: re.Match[str]) -> str:
    word = found.group()
    if word.isascii() or not _LATIN.search(word):
        return word
    return "".join(_TWINS.get(char, char) for char in word)


_SAID_FOR = {
    "@": "at at_sign at_symbol at-sign at_the_rate at_the_rate_of arroba ät собака chiocciola a "
    "a_t",
    ".": "dot d0t punto punkt point ponto точка kropka nokta d_o_t",
    "_": "underscore",
    "/": "slash forward_slash",
    "-": "dash hyphen",
}
_MEANT = {
    word.replace("_", " "): sign for sign, listed in _SAID_FOR.items() for word in listed.split()
}
_SIGNS = "|".join(sorted(map(re.escape, _MEANT), key=len, reverse=True))
_ALONE = either(
    "at_sign at_symbol at-sign at_the_rate_of at_the_rate arroba собака chiocciola dot punto punkt "
    "ponto точка underscore forward_slash slash hyphen dash"
)
_EVERYDAY = ("sign", "symbol", "rate", "the", "point", "forward")
_LETTERS = r"(?<!\w)\w(?:[ .*_-]{1,3}\w){3,40}(?!\w)"
_RUN = Pattern(_LETTERS)
_SPOKEN = Pattern(
    rf"\s?[\[({{<|*]{{1,2}} ?(?P<in>{_SIGNS}|[@./_]) ?[\])}}>|*]{{1,2}}\s?"
    rf"|(?<=\w)[ _-](?P<word>{_ALONE})[ _-](?=\w)"
    r"|(?<=[^\W_])[_-](?P<joined>at|dot)[_-](?=\w)"
    rf"|(?P<letters>{_LETTERS})"
    r"|(?<=\w) ?(?P<gap>\.) (?=(?:com|net|org|io|co|me|gg)\b)"
    r"|(?<=\w)(?P<at>@) (?=\w)|(?<=\w) (?P<dot>\.)(?=[a-z])"
)
_WORDS_FOR_SIGNS = frozenset(
    word for said in _MEANT for word in said.split() if len(word) > 2 and word not in _EVERYDAY
)
_JOINTS = (
    "_at_",
    "-at-",
    "_dot_",
    "-dot-",
    "@ ",
    " .co",
    " .net ",
    " .org",
    " .io ",
    ". com",
    ". io ",
)
_OPENINGS = "[({<|*"
_OPENED = Pattern(rf"[\[({{<|*]{{1,2}} ?(?:{_SIGNS}|[@./_]) ?[\])}}>|*]", exact=True)
_SPACED = Pattern(r"(?<!\w)\w[ .*_-]{1,3}\w[ .*_-]{1,3}\w[ .*_-]{1,3}\w(?!\w)", exact=True)
_BETWEEN = Pattern(r"[ .*_-]", exact=True)


def spelled(said: Wording) -> Iterator[tuple[int, int, str]]:
    """Words written letter by letter, with their places: ``w h a t s a p p``."""
    if said.letters:
        for found in _SPACED.finditer(said.text):
            if run := _RUN.match(said.text, found.start()):
                yield run.start(), run.end(), _BETWEEN.sub("", run.group())


def spoken(said: Wording) -> Reading | None:
    """The text with ``(at)``, ``dot``, ``slash`` and single letters read as they are meant.

    ``None`` where there is none of them.
    """
    text, lowered = said.text, said.lowered
    if not (
        said.has(_WORDS_FOR_SIGNS)
        or any(sign in lowered for sign in _JOINTS)
        or (any(sign in lowered for sign in _OPENINGS) and _OPENED.search(lowered))
        or (said.letters and _SPACED.search(text))
    ):
        return None
    changed: list[tuple[int, int, str]] = []
    parts: list[str] = []
    at = 0
    for found in _SPOKEN.finditer(text):
        if letters := found["letters"]:
            meant = _BETWEEN.sub("", letters)
            if meant.isdigit():
                continue
        else:
            signs = found.group("in", "word", "joined", "gap", "at", "dot")
            meaning = next(sign for sign in signs if sign)
            meant = _MEANT.get(meaning.casefold(), meaning)
        changed.append((*found.span(), meant))
        parts += text[at : found.start()], meant
        at = found.end()
    return Reading("".join(parts) + text[at:], changed, len(text)) if changed else None
