"""The little language in which rules say what words they look for.

A pattern is a row of elements between spaces, each for one word; words are joined by one space.

======================  ==========================================================================
``has|have``            one of these words, in whatever case; with a capital, just so (``Excel``)
``{VERB}``              a word of a class: see `wordclasses`, or ``[classes]`` of the rules
``{COUNT}~{BASE}|work``  of the first class, but neither of the second nor ``work``
``v:{VERB}``            the same, called ``v`` in replacements
``also?``               may be left out
``*4`` ``*4~has|who``   up to four words, none of these
``!that|which``         the next word is none of these
``>to|{NUM}``           the next word is one of these
``<to|{NUM}``           the word before is one of these
``<!the``               the word before is none of these
``^`` ``~``             a clause begins here: after a mark or a line's start; ``~`` also after *and*
``$``                   a phrase ends here: a mark, a line's end, or a small word such as *of*
``.``                   a mark or a line's end follows
``[`` ``]``             around what is to be replaced; the whole where they are missing
======================  ==========================================================================

Every element is tried once a place, gaps are bounded, so a text takes time in line with its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from profilelint.language import wordclasses
from profilelint.language.wordclasses import Test

_TOKEN = re.compile(r"[^\W_]+(?:['.,/&@:#_+-]+[^\W_]+)*(?:\+\+|[+%#])?")
_CLASS = re.compile(r"\{([A-Z_]+)\}")
_VERBS = frozenset(["VERB", "NOUN_VERB", "BASE", "THIRD", "ONLY_THIRD", "ANY_PAST", "PAST", "ING"])
_STOPS = frozenset(".,;:!?)\n")
_BREAKS = frozenset('.,;:!?()\n"“”|–—•·>*-✓✔✅➤►→/')

TWICE = "{TWICE}"
"""The key of patterns that begin with a word that stands twice."""


class Tokens:
    """The words of a text: where they stand, in lower case, and whether one space joins them."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_TOKEN.finditer(text))
        self.words = [one[0] for one in found]
        self.low = [word.lower() for word in self.words]
        self.spans = [one.span() for one in found]
        self.count = len(found)
        self.joined = [False]
        """Whether one space, and nothing else, stands before a word; ``False`` past the last."""
        stop = -2
        for start, end in self.spans:
            self.joined.append(start == stop + 1 and text[stop] == " ")
            stop = end
        del self.joined[:1]
        self.joined.append(False)

    def is_stopped(self, place: int) -> bool:
        """Whether a mark, a line's end or the text's end stands before a word."""
        stop = self.spans[place - 1][1]
        rest = self.text[stop : stop + 3].lstrip(" \r")
        return (not rest and stop + 3 >= len(self.text)) or (rest[:1] in _STOPS and bool(rest))

    def is_open(self, place: int) -> bool:
        """Whether a mark or the beginning of a line stands before a word."""
        if place == 0:
            return True
        before = self.text[self.spans[place - 1][1] : self.spans[place][0]]
        return not _BREAKS.isdisjoint(before)


_RARE_ENOUGH = 5
_FREQUENT = {
    word: weight
    for weight, listed in (
        (200, "the and to of a in i for with"),
        (40, "my is on have am you your are as that by or"),
        (15, "work working worked years experience project projects data"),
        (10, "at we it can from will an be also this all has not"),
    )
    for word in listed.split()
}
"""How often words are met that are met often, roughly; any other word weighs 1."""


class Classes:
    """The classes of words that patterns name, and the elements read so far."""

    def __init__(self, listed: Mapping[str, frozenset[str]]) -> None:
        self.listed = listed
        self._elements: dict[str, Element] = {}

    def element(self, source: str) -> Element:
        """An element, read once."""
        found = self._elements.get(source)
        if found is None:
            found = self._elements[source] = Element(source, self.listed)
        return found

    def weight(self, element: Element) -> int:
        """How often an element's words are met, roughly; 0 where they cannot be told."""
        if element.tests or element.kind != "word":
            return 0
        if len(element.words) > 60:
            return 20 * len(element.words)
        return sum(_FREQUENT.get(word, 1) for word in element.words)


class Element:
    """One element of a pattern: which words it takes."""

    def __init__(self, source: str, classes: Mapping[str, frozenset[str]]) -> None:
        self.kind, self.name, self.optional, self.most = "word", "", False, 0
        body = source
        if source in ("^", "~", "$", ".", "[", "]"):
            self.kind, body = source, ""
        elif source.startswith("*"):
            number, _, body = source[1:].partition("~")
            self.kind, self.most = "*", int(number)
        elif source.startswith(("<!", "!", "<", ">")):
            self.kind = source[: 2 if source.startswith("<!") else 1]
            body = source[len(self.kind) :]
        else:
            name, colon, rest = source.partition(":")
            if colon:
                self.name, body = name, rest
            self.optional, body = body.endswith("?"), body.removesuffix("?")
        taken, _, barred = body.partition("~")
        self.words, self.tests = _set(taken, classes)
        self.barred, self.barred_tests = _set(barred, classes)
        self.barred = frozenset(word.lower() for word in self.barred)
        self.words -= self.barred
        self.plain = bool(_VERBS.intersection(_CLASS.findall(taken)))

    def takes(self, tokens: Tokens, place: int) -> bool:
        """Whether the word at a place is one of the element's."""
        low, word = tokens.low[place], tokens.words[place]
        if low not in self.words and word not in self.words:
            if not self.tests or low in self.barred:
                return False
            if not any(test(word) for test in self.tests):
                return False
        if self.plain and word[0].isupper() and not word.isupper():
            return False  # a product, such as React or Create
        return not self.barred_tests or not any(test(word) for test in self.barred_tests)


def _set(
    source: str, classes: Mapping[str, frozenset[str]]
) -> tuple[frozenset[str], tuple[Test, ...]]:
    """The words and the tests of a list such as ``{NUM}|two|{DET}``."""
    words: set[str] = set()
    tests: list[Test] = []
    for part in filter(None, source.split("|")):
        name = _CLASS.fullmatch(part)
        if not name:
            words.add(part)
        elif name[1] in classes:
            words |= classes[name[1]]
        elif (listed := wordclasses.members(name[1])) is not None:
            words |= listed
        else:
            tests.append(wordclasses.TESTS[name[1]])
    return frozenset(words), tuple(tests)


class Match:
    """Where a pattern was found: the stretch to replace, and the words with a name."""

    __slots__ = ("named", "start", "stop")

    def __init__(self, start: int, stop: int, named: dict[str, str]) -> None:
        self.start, self.stop, self.named = start, stop, named


class Pattern:
    """A row of elements, read in full once one of its anchors is met.

    ``anchors`` are words in lower case, one of which every match holds, ``offset`` words after its
    beginning: the rarest of those that can be told.

    :raises ValueError: where there are none.
    """

    def __init__(self, source: str, classes: Classes) -> None:
        self.source, self._classes = source, classes
        self.offset, self.anchors = 0, frozenset({TWICE})
        if TWICE not in source:
            self._find_anchors()

    def _find_anchors(self) -> None:
        best, offset = 0, 0
        for part in self.source.split():
            element = self._classes.element(part)
            if element.kind == "*" or element.optional:
                break
            if element.kind != "word":
                continue
            weight = self._classes.weight(element)
            if weight and (not best or weight < best):
                best, self.offset = weight, offset
                self.anchors = frozenset(word.lower() for word in element.words)
            offset += 1
            if 0 < best < _RARE_ENOUGH:
                break
        if not best:
            raise ValueError(f"A pattern needs a word of a list near its beginning: {self.source}")

    @cached_property
    def elements(self) -> list[Element]:
        """All elements."""
        return [self._classes.element(part) for part in self.source.split() if part != TWICE]

    @cached_property
    def _gate(self) -> frozenset[str]:
        """The words in lower case that may follow the anchor; empty where any word may."""
        found: frozenset[str] = frozenset()
        words = [
            one for one in self.elements if one.kind not in _CONDITIONS and one.kind not in "[]"
        ]
        for element in words[self.offset + 1 :] if TWICE not in self.source else ():
            if element.kind != "word" or element.tests:
                break
            found |= element.words
            if not element.optional:
                return frozenset(word.lower() for word in found)
        return frozenset()

    def match(self, tokens: Tokens, place: int) -> Match | None:
        """The match whose anchor is at a word, or ``None``."""
        gate = self._gate
        if gate and (place + 1 >= tokens.count or tokens.low[place + 1] not in gate):
            return None
        place -= self.offset
        if place < 0:
            return None
        attempt = _Attempt(self.elements, tokens, place)
        stop = attempt.follow(0, place)
        if stop is None:
            return None
        first, last = attempt.marks.get("[", place), attempt.marks.get("]", stop)
        return Match(
            tokens.spans[first][0],
            tokens.spans[last - 1][1],
            {name: tokens.words[at] for name, at in attempt.named.items()},
        )


class _Attempt:
    """One attempt to match a pattern from a word on."""

    def __init__(self, elements: list[Element], tokens: Tokens, first: int) -> None:
        self.elements, self.tokens, self.first = elements, tokens, first
        self.marks: dict[str, int] = {}
        self.named: dict[str, int] = {}

    def follow(self, index: int, place: int) -> int | None:
        """Where the match ends, from an element and a word on; ``None`` where there is none."""
        elements, tokens = self.elements, self.tokens
        while index < len(elements):
            element = elements[index]
            if element.optional:
                return self._with_or_without(index, place)
            if element.kind == "*":
                return self._after_gap(index, place)
            if element.kind == "word":
                if not self._fits(element, place):
                    return None
                place += 1
            elif element.kind in ("[", "]"):
                self.marks[element.kind] = place
            elif not _CONDITIONS[element.kind](element, tokens, place):
                return None
            index += 1
        return place

    def _fits(self, element: Element, place: int) -> bool:
        tokens = self.tokens
        if place >= tokens.count or not (place == self.first or tokens.joined[place]):
            return False
        if not element.takes(tokens, place):
            return False
        if element.name:
            self.named[element.name] = place
        return True

    def _with_or_without(self, index: int, place: int) -> int | None:
        element = self.elements[index]
        if self._fits(element, place):
            stop = self.follow(index + 1, place + 1)
            if stop is not None:
                return stop
            self.named.pop(element.name, None)
        return self.follow(index + 1, place)

    def _after_gap(self, index: int, place: int) -> int | None:
        element, tokens = self.elements[index], self.tokens
        for here in range(place, place + element.most + 1):
            stop = self.follow(index + 1, here)
            if stop is not None:
                return stop
            if here >= tokens.count or not tokens.joined[here] or element.takes(tokens, here):
                return None
        return None


def _before(element: Element, tokens: Tokens, place: int) -> bool:
    return tokens.joined[place] and element.takes(tokens, place - 1)


def _next(element: Element, tokens: Tokens, place: int) -> bool:
    return place < tokens.count and tokens.joined[place] and element.takes(tokens, place)


def _ends(_: Element, tokens: Tokens, place: int) -> bool:
    if tokens.is_stopped(place):
        return True
    return place < tokens.count and tokens.joined[place] and tokens.low[place] in _SMALL


def _begins(_: Element, tokens: Tokens, place: int) -> bool:
    return tokens.is_open(place) or tokens.low[place - 1] in _OPENERS


_SMALL = frozenset(
    """
    of in on to with for that which who i you we is are was were at from by my your as can
    will should must because so but the a an have has they it when while if since based
    specializing specialising specialized specialised located working living
    """.split()  # noqa: SIM905 - a list of words is read best as a text
)
"""Words before which a phrase may be over."""
_OPENERS = frozenset(
    """
    and but because so when if while since although though where whereas as until unless
    """.split()  # noqa: SIM905 - a list of words is read best as a text
)
"""Words after which a clause may begin."""
_CONDITIONS: dict[str, Callable[[Element, Tokens, int], bool]] = {
    "<": _before,
    "<!": lambda element, tokens, place: not _before(element, tokens, place),
    ">": _next,
    "!": lambda element, tokens, place: not _next(element, tokens, place),
    "^": lambda _, tokens, place: tokens.is_open(place),
    "~": _begins,
    "$": _ends,
    ".": lambda _, tokens, place: tokens.is_stopped(place),
}
