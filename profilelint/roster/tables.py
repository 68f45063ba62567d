"""Finds the rows of a table in the bytes of its file, without holding more of it than one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from profilelint.errors import ReadError
from profilelint.reading import roster_csv
from profilelint.reading.csv_text import delimiter_of
from profilelint.reading.decoding import MAX_BYTES
from profilelint.reading.document import Given

_OPENED = re.compile(rb' *+"')
_MARKS = re.compile(rb'"++')


class Heading(NamedTuple):
    """The bytes and the lines that a table's heading takes, and the sign that parts its cells."""

    length: int
    lines: int
    delimiter: bytes


class Record(NamedTuple):
    """Where a row stands: its first line, and its bytes in the file."""

    line: int
    start: int
    end: int


def heading(name: str, file: BinaryIO, columns: Mapping[str, str]) -> Heading | None:
    """The heading of a table of profiles; ``None`` for any other table. The file stands behind it.

    ``columns`` maps further names of columns to fields.
    """
    text, lines = b"", 0
    while line := file.readline(MAX_BYTES):
        text, lines = text + line, lines + 1
        if line.removeprefix(b"\xef\xbb\xbf").strip() or len(text) > MAX_BYTES:
            break
    first = text.decode(errors="replace").lstrip("\ufeff").lstrip()
    delimiter = delimiter_of(first.split("\n", 1)[0])
    while _open_after(first.encode(), delimiter.encode(), False) and len(text) < MAX_BYTES:
        if not (line := file.readline(MAX_BYTES)):
            break
        text, lines = text + line, lines + 1
        first = text.decode(errors="replace").lstrip("\ufeff").lstrip()
    try:
        known = roster_csv.recognise(Given(name, text), columns)
    except ReadError:
        return None
    return Heading(len(text), lines, delimiter.encode()) if known else None


def records(file: BinaryIO, head: Heading) -> Iterator[Record]:
    """The rows below a heading. The line breaks within a cell in quotation marks end none."""
    at, number = head.length, head.lines
    start, first, is_open, filled = at, number + 1, False, False
    while line := file.readline(MAX_BYTES):
        at += len(line)
        number += line.endswith(b"\n")
        filled = filled or bool(line.strip(b" \r\n\t" + head.delimiter))
        is_open = _open_after(line, head.delimiter, is_open)
        if is_open and at - start <= MAX_BYTES:
            continue
        if filled:
            yield Record(first, start, at)
        start, first, is_open, filled = at, number + 1, False, False
    if filled:
        yield Record(first, start, at)


def _open_after(line: bytes, delimiter: bytes, is_open: bool) -> bool:
    """Whether a cell in quotation marks goes on after this line; the rules of ``csv_text``."""
    if b'"' not in line:
        return is_open
    pos = 0
    while True:
        if not is_open:
            opened = _OPENED.match(line, pos)
            is_open, pos = bool(opened), opened.end() if opened else pos
        if is_open:
            is_open, pos = _closed(line, pos)
            if is_open:
                return True
        pos = line.find(delimiter, pos) + 1
        if not pos:
            return False


def _closed(line: bytes, pos: int) -> tuple[bool, int]:
    """Whether a cell is still open at the line's end, and else where it ends."""
    while marks := _MARKS.search(line, pos):
        pos = marks.end()
        if len(marks[0]) % 2:
            return False, pos
    return True, len(line)
