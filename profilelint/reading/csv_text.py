"""Reads tables of comma-separated values, and remembers where each cell stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from profilelint.source import Span
from profilelint.text import compiled

_CELL: Final = {
    sign: compiled(
        # Spaces before an opening quotation mark are no part of the cell.
        rf'[ ]*+"(?P<quoted>(?:[^"]++|"")*+)"?[^{sign}\r\n]*+(?P<end>{sign}|\r\n|\r|\n|\Z)'
        rf"|(?P<bare>[^{sign}\r\n]*+)(?P<bare_end>{sign}|\r\n|\r|\n|\Z)"
    )
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
    pattern = _CELL[delimiter]
    pos, row, empty = start, list[Cell](), 0
    while pos <= len(text):
        match = pattern.match(text, pos)
        if match is None:
            return
        quoted, end = match["quoted"], match["end"] or match["bare_end"] or ""
        if quoted is None:
            row.append(Cell(match["bare"], match.span("bare"), True))
        else:
            row.append(Cell(quoted.replace('""', '"'), match.span("quoted"), '"' not in quoted))
        if end != delimiter:
            filled = any(cell.text.strip() for cell in row)
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
