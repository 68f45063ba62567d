"""Reads tables of comma-separated values, and remembers where each cell stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from profilelint.source import Span

_OPENED: Final = re.compile(r' *+"')  # spaces before the mark are no part of the cell
_MARKS: Final = re.compile(r'"++')
_REST: Final = {
    sign: re.compile(rf"(?P<text>[^{sign}\r\n]*+)(?P<end>{sign}|\r\n|\r|\n|\Z)")
    for sign in (",", ";", "\t")
}
MAX_CELLS: Final = 1_000
MAX_EMPTY: Final = 10_000


class Cell(NamedTuple):
    """The text of a cell and where it stands, without quotation marks.

    ``plain`` says that the characters stand there one by one, with no doubled quotation mark.
    """

    text: str
    span: Span
    plain: bool


def delimiter_of(line: str) -> str:
    """Which sign parts the cells of a heading: the comma, unless another occurs more often."""
    return max((",", ";", "\t"), key=line.count)


def rows_of(text: str, delimiter: str, start: int = 0) -> Iterator[list[Cell]]:
    """The rows of a table, those without any text left out.

    Reading ends after a row of more than :data:`MAX_CELLS`, and at a long stretch of empty rows:
    neither is part of a table that a person made.
    """
    rest = _REST[delimiter]
    pos, row, empty = start, list[Cell](), 0
    while pos <= len(text):
        cell = None
        if opened := _OPENED.match(text, pos):
            cell, pos = _quoted(text, opened.end())
        match = rest.match(text, pos)
        assert match is not None  # it may be empty
        row.append(cell or Cell(match["text"], match.span("text"), True))
        if match["end"] != delimiter:
            filled = any(one.text.strip() for one in row)
            empty = 0 if filled else empty + 1
            if filled:
                yield row
            row = []
            if match.end() >= len(text) or empty > MAX_EMPTY:
                return
        elif len(row) > MAX_CELLS:
            yield row
            return
        pos = match.end()


def _quoted(text: str, start: int) -> tuple[Cell, int]:
    """A cell that begins behind a quotation mark, and where it ends.

    Two marks stand for one, so the first odd number of marks ends the cell, or else the text's end.
    """
    pos, plain = start, True
    while marks := _MARKS.search(text, pos):
        if len(marks[0]) % 2:
            end = marks.end() - 1
            plain = plain and len(marks[0]) == 1
            break
        pos, plain = marks.end(), False
    else:
        end = len(text)
    return Cell(text[start:end].replace('""', '"'), (start, end), plain), min(end + 1, len(text))
