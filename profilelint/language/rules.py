"""Our own rules: what freelancers get wrong most, read from ``data/language_rules.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

import msgspec
import tomli

from profilelint import vocabulary
from profilelint.language import wordclasses
from profilelint.language.issue import Issue, Kind
from profilelint.language.patterns import TWICE, Classes, Match, Pattern, Tokens

ARROW = " -> "
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_PLAIN = {ord("’"): "'", ord("‘"): "'", 0xA0: " "}
_NOT_PROSE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,99}|(?<!\S)[@#]\w\S*"
    r"|(?<![\w-])[\w-]{1,63}\.(?:com|org|net|io|ai|co|dev|de|uk|in|pk|app|me|info)\b(?:/\S*)?"
)
_ADDRESS_MARKS = (
    "://",
    "@",
    "#",
    "www.",
    ".com",
    ".c",
    ".d",
    ".a",
    ".i",
    ".m",
    ".o",
    ".n",
    ".u",
    ".p",
)
_CAPITALISED = re.compile(r"[A-HJ-Z](?![A-Z])|I(?=[a-z])")
"""A word with a capital that is not the word “I”."""
_HIDDEN = "\ue000"


class Rule(msgspec.Struct, forbid_unknown_fields=True, dict=True):
    """A rule as the data file holds it.

    ``pattern`` has a line for each pattern of `patterns`, ``-> replacement | another`` at its end
    or, for all of them, in ``replacement``. ``regex`` is for what words cannot say; it is tried
    where one of ``needs`` stands in the text, and what is replaced is its group ``x`` or the whole.
    ``table`` has a line for each fixed phrase. ``wrong`` and ``right`` are examples, one a line.
    """

    kind: Kind
    message: str
    wrong: str
    right: str
    pattern: str = ""
    regex: str = ""
    needs: list[str] = []
    table: str = ""
    replacement: str = ""
    certain: bool = False
    why: str = ""

    @cached_property
    def phrases(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """The wrong phrases of the table by their first word, with what is right."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for line in filter(None, self.table.splitlines()):
            wrong, _, right = line.partition(ARROW)
            words = tuple(wrong.split())
            found.setdefault(words[0], []).append((words, right))
        return found

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression."""
        return re.compile(self.regex)


class Rules:
    """All rules, and by which words they are tried."""

    def __init__(self, source: str) -> None:
        data = tomli.loads(source)
        listed: dict[str, str] = data.pop("classes")
        classes = Classes({name: frozenset(words.split()) for name, words in listed.items()})
        self.rules = msgspec.convert(data, dict[str, Rule])
        self.order = {name: place for place, name in enumerate(self.rules)}
        self.by_word: dict[str, list[tuple[str, Pattern, str]]] = {}
        self.phrases: dict[str, list[str]] = {}
        for name, rule in self.rules.items():
            for line in filter(None, rule.pattern.splitlines()):
                source, _, replacement = line.partition(ARROW)
                pattern = Pattern(source, classes)
                entry = (name, pattern, replacement or rule.replacement)
                for word in pattern.anchors:
                    self.by_word.setdefault(word, []).append(entry)
            for word in rule.phrases if rule.table else ():
                self.phrases.setdefault(word, []).append(name)
        self.scanned = [(name, rule) for name, rule in self.rules.items() if rule.regex]


@cache
def rules() -> Rules:
    """The rules, read once."""
    return Rules(vocabulary.text_of("language_rules.toml"))


def own_issues(text: str) -> list[Issue]:
    """What our own rules find in a text, in its order and without overlaps."""
    plain = text.translate(_PLAIN)
    if _may_hold_address(plain):
        plain = _NOT_PROSE.sub(lambda found: _HIDDEN * len(found[0]), plain)
    ours = rules()
    found = sorted(
        [*_in_words(plain, text, ours), *_in_characters(plain, text, ours)],
        key=lambda issue: (ours.order[issue.rule], issue.start),
    )
    kept: list[Issue] = []
    taken = bytearray(len(text))
    for issue in found:
        if not any(taken[issue.start : issue.end]):
            kept.append(issue)
            taken[issue.start : issue.end] = b"1" * (issue.end - issue.start)
    return sorted(kept, key=lambda issue: issue.start)


def _may_hold_address(text: str) -> bool:
    return any(
        mark in text
        for mark in (
            "://",
            "www.",
            "@",
            "#",
            ".com",
            ".io",
            ".net",
            ".org",
            ".c",
            ".d",
            ".a",
            ".u",
            ".p",
            ".i",
            ".m",
        )
    )


def _in_words(plain: str, text: str, ours: Rules) -> Iterator[Issue]:
    tokens = Tokens(plain)
    before = ""
    for place, word in enumerate(tokens.low):
        for name, pattern, replacement in ours.by_word.get(word, ()):
            match = pattern.match(tokens, place)
            if match is not None:
                yield from _issue(name, ours, text, match, replacement)
        if word in ours.phrases:
            yield from _phrases(word, tokens, place, text, ours)
        if word == before and tokens.joined[place] and _is_twice(tokens, place):
            for name, pattern, replacement in ours.by_word.get(TWICE, ()):
                match = pattern.match(tokens, place - 1)
                if match is not None:
                    yield from _issue(name, ours, text, match, replacement)
        before = word


def _is_twice(tokens: Tokens, place: int) -> bool:
    """Whether a word that the one before it repeats stands there twice, not three times."""
    word = tokens.low[place]
    around = tokens.low[max(0, place - 2) : place + 2]
    return around.count(word) == 2


def _phrases(word: str, tokens: Tokens, place: int, text: str, ours: Rules) -> Iterator[Issue]:
    for name in ours.phrases[word]:
        for words, right in ours.rules[name].phrases[word]:
            stop = place + len(words)
            if tuple(tokens.low[place:stop]) == words and all(
                tokens.joined[at] for at in range(place + 1, stop)
            ):
                match = Match(tokens.spans[place][0], tokens.spans[stop - 1][1], {})
                yield from _issue(name, ours, text, match, right)


def _in_characters(plain: str, text: str, ours: Rules) -> Iterator[Issue]:
    for name, rule in ours.scanned:
        if rule.needs and not any(one in plain for one in rule.needs):
            continue
        for found in rule.compiled.finditer(plain):
            named = {name: part for name, part in found.groupdict().items() if part is not None}
            match = Match(*found.span("x" if "x" in named else 0), named)
            yield from _issue(name, ours, text, match, rule.replacement)


def _issue(name: str, ours: Rules, text: str, match: Match, replacement: str) -> Iterator[Issue]:
    """The issue of a match, or none where the replacement needs a form that is not known."""
    rule = ours.rules[name]
    wrong = text[match.start : match.stop]
    filled = [_filled(one, match.named) for one in replacement.split(" | ")]
    replacements = tuple(_like(one, wrong, text) for one in filled if one is not None)
    if replacements and wrong not in replacements:
        yield Issue(
            start=match.start,
            end=match.stop,
            kind=rule.kind,
            rule=name,
            message=_filled(rule.message, match.named) or rule.message,
            replacements=replacements,
            certain=rule.certain,
        )


def _filled(template: str, named: dict[str, str]) -> str | None:
    """A template with its words in, or ``None`` where a word has no such form."""
    missing = False

    def put(slot: re.Match[str]) -> str:
        nonlocal missing
        word = named.get(slot[1], "")
        form = wordclasses.inflected(word, slot[2]) if slot[2] and word else word
        missing = missing or form is None
        return form or ""

    filled = _SLOT.sub(put, template)
    return None if missing else re.sub("(?<=\\S) {2,}", " ", filled)


def _like(right: str, wrong: str, text: str) -> str:
    """A replacement with the capitals and the apostrophes of what it replaces."""
    if "'" in right and "’" in text:
        right = right.replace("'", "’")
    if len(wrong) > 3 and wrong.isupper():
        return right.upper()
    if _CAPITALISED.match(wrong) and right[:1].islower():
        return right[0].upper() + right[1:]
    return right
