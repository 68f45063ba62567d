"""Takes words out of a text with what would make no sense without them: a clause, a sentence."""

from __future__ import annotations

import re

from profilelint.source import Span

_SENTENCE_END = re.compile(r"[.!?…]+(?=[ \t])|\n")
_BAR = re.compile(r"[ \t]*[|•·~][ \t]*")
_COMMA = re.compile(r"[ \t]*[,;][ \t]+|[ \t]+[-–—][ \t]+")
_SHORT = re.compile(r"\b(?:tel|cell?|mob|ph|kom|no|mr|mrs|ms|dr|st|vs|e\.g|i\.e)\.$", re.IGNORECASE)
_MARKS = " \t.!?…"


def cut(text: str, start: int, end: int) -> Span | None:
    """What to delete so that the characters ``start`` to ``end`` go, and the rest reads on.

    That is what stands in brackets; else the part between bars, or the last clause after a comma;
    else the sentence, with the line that it fills. ``None`` where nothing would be left.
    """
    first, last = _sentence(text, start, end)
    span = _brackets(text, start, end) or _part(text, (first, last), start, end)
    span = span or _with_blanks(text, first, last)
    rest = text[: span[0]] + text[span[1] :]
    return span if any(char.isalnum() for char in rest) else None


def _brackets(text: str, start: int, end: int) -> Span | None:
    if text[:start].endswith("(") and text.startswith(")", end):
        return len(text[: start - 1].rstrip(" ")), end + 1
    return None


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around some characters, without blanks, its marks included."""
    edges = [
        found.end()
        for found in _SENTENCE_END.finditer(text)
        if not _SHORT.search(text, max(0, found.end() - 6), found.end())
    ]
    first = max((edge for edge in edges if edge <= start), default=0)
    last = min((edge for edge in edges if edge >= end), default=len(text))
    inner = text[first:last]
    return first + len(inner) - len(inner.lstrip()), first + len(inner.rstrip())


def _part(text: str, sentence: Span, start: int, end: int) -> Span | None:
    """The part between bars, or the last clause of the sentence, with what sets it off."""
    bars = [found.span() for found in _BAR.finditer(text, *sentence)]
    before = [span for span in bars if span[1] <= start]
    after = [span for span in bars if span[0] >= end]
    if before:
        return before[-1][0], after[0][0] if after else sentence[1]
    if after:
        return sentence[0], after[0][1]
    commas = [found.span() for found in _COMMA.finditer(text, *sentence)]
    before = [span for span in commas if span[1] <= start]
    if before and not any(span[0] >= end for span in commas):
        closing = len(text[: sentence[1]].rstrip(_MARKS))
        return before[-1][0], max(closing, end)
    return None


def _with_blanks(text: str, start: int, end: int) -> Span:
    """A sentence with the blanks on one side; with the shorter gap, where it fills its lines."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if text[line:start].strip():
        blanks = len(text[:start]) - len(text[:start].rstrip(" \t"))
        return (start - blanks, end) if not text[end:stop].strip() else (start, _skip(text, end))
    if text[end:stop].strip():
        return start, _skip(text, end)
    above = line - len(text[:line].rstrip("\r\n"))
    below = len(text[stop:]) - len(text[stop:].lstrip("\r\n"))
    if not text[stop:].strip() or (text[:line].strip() and above < below):
        return line - above, stop
    return line, stop + below


def _skip(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip(" \t"))
