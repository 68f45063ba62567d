"""From LanguageTool's matches to issues: offsets, kinds, and what is left out and why."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from itertools import accumulate

import msgspec
import tomli

from profilelint import vocabulary
from profilelint.language.issue import Issue, Kind

SETTINGS = "languagetool_rules.toml"
SUGGESTIONS = 10
"""Replacements that are kept of a match."""

KINDS: dict[str, Kind] = {
    "CASING": "casing",
    "PROPER_NOUNS": "casing",
    "COLLOCATIONS": "usage",
    "CONFUSED_WORDS": "usage",
    "NONSTANDARD_PHRASES": "usage",
    "TYPOS": "usage",
    "COMPOUNDING": "punctuation",
    "PUNCTUATION": "punctuation",
    "TYPOGRAPHY": "punctuation",
}
"""Our kinds by LanguageTool's categories; any other is grammar, its spell checker's spelling."""

SPELLING = "MORFOLOGIK_RULE_"
"""What the names of its spell checker's rules begin with."""

_LOOKALIKE = re.compile(r"[\U0001D400-\U0001D7FF\u20D0-\u20FF]")
"""Letters of mathematics that stand in for bold ones; LanguageTool takes them for signs."""
_BEFORE_NOUN = re.compile(r"\b(?:a|an)\s+(?:very\s+|highly\s+)?$", re.IGNORECASE)
_WORD_FOLLOWS = re.compile(r" +[^\W\d_]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class _Replacement(msgspec.Struct, frozen=True):
    value: str = ""


class _Category(msgspec.Struct, frozen=True):
    id: str = ""


class _Rule(msgspec.Struct, frozen=True):
    id: str
    category: _Category = _Category()


class Match(msgspec.Struct, frozen=True):
    """A match as the server sends it; offset and length count UTF-16 code units."""

    offset: int
    length: int
    rule: _Rule
    message: str = ""
    replacements: tuple[_Replacement, ...] = ()


class Off(msgspec.Struct, frozen=True):
    """What is off: categories, rules (``*``: any letters); and rules that are on all the same."""

    categories: tuple[str, ...]
    rules: tuple[str, ...]
    kept: tuple[str, ...]

    def __call__(self, rule: _Rule) -> bool:
        """Whether a rule is off; asked of every match, since a server may not do as it is told."""
        if rule.id in self.kept:
            return False
        return rule.category.id in self.categories or any(
            fnmatchcase(rule.id, pattern) for pattern in self.rules
        )


@cache
def switched_off() -> Off:
    """What the settings switch off."""
    settings = tomli.loads(vocabulary.text_of(SETTINGS))
    return Off(*(tuple(settings[part]) for part in ("categories_off", "rules_off", "rules_kept")))


def issues(text: str, matches: Iterable[Match]) -> list[Issue]:
    """The issues that the matches of a text are, in its order."""
    off = switched_off()
    place = _CodePoints(text)
    found = [
        issue
        for match in matches
        if not off(match.rule) and (issue := _issue(text, place, match)) is not None
    ]
    return sorted(found, key=lambda issue: (issue.start, issue.end, issue.rule))


class _CodePoints:
    """Turns offsets in UTF-16 code units into code points."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = (
            None if text.isascii() else [0, *accumulate(1 + (ord(one) > 0xFFFF) for one in text)]
        )

    def __call__(self, offset: int) -> int:
        """An offset within a character counts as the character's own; one beyond is the end."""
        if self._starts is None:
            return max(0, min(offset, self._length))
        return max(0, min(bisect_right(self._starts, offset) - 1, self._length))


def _issue(text: str, place: _CodePoints, match: Match) -> Issue | None:
    start, end = place(match.offset), place(match.offset + match.length)
    if start >= end or _LOOKALIKE.search(text, max(0, start - 1), end + 1):
        return None
    spelling = match.rule.id.startswith(SPELLING)
    kind: Kind = "spelling" if spelling else KINDS.get(match.rule.category.id, "grammar")
    if "REPEAT_RULE" in match.rule.id:
        kind = "repetition"
    issue = Issue(
        start=start,
        end=end,
        kind=kind,
        rule=match.rule.id,
        message=_plain(match.message),
        replacements=tuple(_plain(one.value) for one in match.replacements[:SUGGESTIONS]),
        engine="languagetool",
    )
    return issue if spelling or _stands(text, issue, match.rule.category.id) else None


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _stands(text: str, issue: Issue, category: str) -> bool:
    """Whether a match that is no spelling is an error in a profile's text too."""
    start, end = issue.start, issue.end
    quoted = text[start:end]
    if issue.kind == "repetition" and not any(letter.isalpha() for letter in quoted):
        return False
    if category == "GRAMMAR" and _is_heading(text, start, end):
        return False
    best = issue.replacements[0] if issue.replacements else ""
    if _letters(best) == _letters(quoted) != "" and best.casefold() != quoted.casefold():
        return _is_compound(text, start, end, best, category)
    return True


def _is_compound(text: str, start: int, end: int, best: str, category: str) -> bool:
    """Whether words must be written as one, where the match says only how they hang together.

    A hyphen is demanded only before a noun, after an article ("a full time job", but "I work full
    time"); one too many never ("multi-step"). Words that begin with capitals may be a name.
    """
    quoted = text[start:end]
    if " " not in quoted:
        return "-" not in quoted
    if category == "PROPER_NOUNS":
        return True
    if any(word[:1].isupper() for word in quoted.split()[1:]):
        return False
    if "-" in best:
        return bool(_BEFORE_NOUN.search(text, 0, start) and _WORD_FOLLOWS.match(text, end))
    return True


def _letters(text: str) -> str:
    return re.sub(r"[ \-]", "", text).casefold()


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a place is in a line in Title Case or capitals, which grammar cannot judge."""
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
    words = _LONG_WORD.findall(line)
    return len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) >= 0.6
