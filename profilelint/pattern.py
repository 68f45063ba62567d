"""A regular expression that is compiled when it is first tried.

Most texts need few of the patterns, and compiling them all would cost the start of every run more
than all the checks together.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

_AFTER_GROUP = re.compile(r"(?<=\)[*+?])\+")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern whose repeated groups may be possessive, ``(...)*+``.

    Python 3.11.0 to 3.11.4 match such groups wrongly (CPython issue 106052), so there they are
    compiled as plain ones, which find the same and only take more memory on hostile text.
    """
    if sys.version_info < (3, 11, 5):
        pattern = _AFTER_GROUP.sub("", pattern)
    return re.compile(pattern, flags)


class Pattern:
    """Like :class:`re.Pattern`, with its flags; case does not matter unless ``exact``."""

    def __init__(self, pattern: str, *, exact: bool = False) -> None:
        self._pattern, self._flags = pattern, re.NOFLAG if exact else re.IGNORECASE

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compiled(self._pattern, self._flags)

    def search(self, text: str, start: int = 0, end: int = 1 << 62) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = 1 << 62) -> re.Match[str] | None:
        """As :meth:`re.Pattern.match`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As :meth:`re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = 1 << 62) -> Iterator[re.Match[str]]:
        """As :meth:`re.Pattern.finditer`."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[Any]:
        """As :meth:`re.Pattern.findall`."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str | Any]:
        """As :meth:`re.Pattern.split`."""
        return self.compiled.split(text)

    def sub(
        self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0
    ) -> str:
        """As :meth:`re.Pattern.sub`."""
        return self.compiled.sub(replacement, text, count)


def either(listed: str) -> str:
    """The pattern for any of the words: ``get_in_touch`` has blanks, ``writ*`` any ending."""
    words = (re.escape(word).replace("_", " ").replace(r"\*", r"\w*") for word in listed.split())
    return "(?:" + "|".join(words) + ")"
