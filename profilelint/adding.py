"""How an item is added at the end of a list in the text of a JSON or YAML file.

As in :mod:`profilelint.rewriting`, a result is a proposal that is read again before it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from profilelint.rewriting import SourceEdit, item_texts, line_start
from profilelint.source import Path, Source

_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")


def additions(source: Source, parent: Path, count: int, item: str) -> Iterator[list[SourceEdit]]:
    """The ways to put a text behind the ``count`` items of a list, the most alike first."""
    if parent not in source.spans:
        return
    start = source.spans[parent][0]
    for written in item_texts(source.format, item):
        if source.text.startswith("[", start):
            yield [_in_brackets(source, parent, count, written)]
        elif source.text.startswith("-", start) and count:
            yield [_in_lines(source, parent, count, written)]


def _in_brackets(source: Source, parent: Path, count: int, written: str) -> SourceEdit:
    """Behind the last item, set off as that is from the one before."""
    text, (start, end) = source.text, source.spans[parent]
    if not count:
        return SourceEdit((start + 1, end - 1), written)
    last = source.spans[(*parent, count - 1)]
    before = text[source.spans[(*parent, count - 2)][1] : last[0]] if count > 1 else ""
    gap = text[start + 1 : last[0]] if count == 1 else ""
    if _COMMA.fullmatch(before):
        comma = before
    elif "\n" in gap and not gap.strip():
        comma = f",{gap}"
    else:
        comma = ", "
    return SourceEdit((last[1], last[1]), comma + written)


def _in_lines(source: Source, parent: Path, count: int, written: str) -> SourceEdit:
    """On a line of its own with a ``-``, below the last item."""
    text, first = source.text, source.spans[parent][0]
    margin = text[line_start(text, first) : first]
    last = source.spans[(*parent, count - 1)][1]
    found = _LINE_END.search(text, last - 1 if text[last - 1] in "\r\n" else last)
    assert found is not None
    line_break = "\r\n" if "\r\n" in text else "\n"
    return SourceEdit((found.start(), found.start()), f"{line_break}{margin}- {written}")
