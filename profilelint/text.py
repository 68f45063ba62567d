"""Small helpers for texts, shared by the checks."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word: letters and digits, with apostrophes inside."""


def excerpt(text: str, limit: int = 60) -> str:
    """A text on one line, cut at a word's end, with an ellipsis, where it is over ``limit``."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.-–|") + "…"


def squashed(text: str) -> str:
    """A text for comparing: lower case, letters and digits only (``Node.js`` -> ``nodejs``).

    ``+`` and ``#`` stay, since C, C++ and C# are three things.
    """
    return "".join(char for char in text.casefold() if char.isalnum() or char in "+#")


def counted(number: int, one: str, many: str = "") -> str:
    """``1 skill``, ``3 skills``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def span_of_months(months: int) -> str:
    """``3 years and 10 months``, ``4 years``, ``7 months``."""
    years, rest = divmod(months, 12)
    parts = [counted(years, "year")] if years else []
    parts += [counted(rest, "month")] if rest else []
    return " and ".join(parts)


_HALF = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """A text in which half a character, which no file can hold, has become the sign for it."""
    return _HALF.sub("\ufffd", text)


_KEPT = {"\n", "\u200d"}  # line ends, and the joiner inside family and flag emoji
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SEPARATORS = frozenset("\u2028\u2029\ufeff")


def inert(text: str) -> str:
    """A text that can do nothing to a terminal: control and direction characters become ``·``."""
    if text.isprintable():
        return text
    return "".join(
        "·"
        if char not in _KEPT
        and (ord(char) < 32 or 127 <= ord(char) < 160 or char in _DIRECTIONS or char in _SEPARATORS)
        else char
        for char in text
    )


_ODD_SPACE = re.compile(r"\s*[^\S ]\s*")
"""White space with anything but plain spaces in it: line ends, tabs."""


def flat(text: str) -> str:
    """A text on one line without control characters, so that a profile cannot fake a line."""
    return inert(_ODD_SPACE.sub(" ", text))
