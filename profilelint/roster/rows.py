"""Which profiles a roster holds, and where each of them stands: found by looking for line ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from profilelint.errors import ReadError
from profilelint.reading.decoding import MAX_BYTES
from profilelint.reading.walk import SUFFIXES, files_of
from profilelint.roster import tables

LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
_BOM = b"\xef\xbb\xbf"


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One profile of a roster: a whole file, or the bytes ``start`` to ``end`` of one.

    ``number`` counts from 1 over the whole roster. ``line`` is the line of the file that it begins
    on, ``None`` for a whole file. ``head`` is the length of a table's heading, 0 where there is
    none. ``problem`` says why there is nothing to read.
    """

    number: int
    file: str
    line: int | None = None
    start: int = 0
    end: int = 0
    head: int = 0
    problem: str | None = None

    @property
    def name(self) -> str:
        """``clients.jsonl:12``, or the file."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def files(paths: Sequence[str], exclude: Sequence[str], root: Path) -> list[str | ReadError]:
    """The files of a roster, in order; those of folders as ``check`` finds them, and rosters."""
    return list(files_of(paths, exclude, root, (*SUFFIXES, *LINES, *TABLES)))


def rows(found: Sequence[str | ReadError], columns: Mapping[str, str]) -> Iterator[Row]:
    """The rows of files, in their order. A file of many is read as far as its rows are asked for.

    ``columns`` maps further names of a table's columns to fields.
    """
    every = chain.from_iterable(_rows_of(one, columns) for one in found)
    for number, row in enumerate(every, start=1):
        yield msgspec.structs.replace(row, number=number)


def size_of(found: Sequence[str | ReadError]) -> int:
    """The bytes of all files, so that progress can be shown; a folder counts as one."""
    total = 0
    for one in found:
        try:
            total += 1 if isinstance(one, ReadError) else Path(one).stat().st_size
        except OSError:
            total += 1
    return total


def _rows_of(found: str | ReadError, columns: Mapping[str, str]) -> Iterator[Row]:
    if isinstance(found, ReadError):
        yield Row(0, found.name, problem=found.problems[0].message)
        return
    suffix = Path(found).suffix.lower()
    if suffix not in (*LINES, *TABLES) or not Path(found).is_file():
        yield Row(0, found, end=size_of([found]))
        return
    try:
        with Path(found).open("rb") as file:
            if suffix in LINES:
                yield from _lines(found, file)
            elif (head := tables.heading(found, file, columns)) is None:
                yield Row(0, found, end=size_of([found]))
            else:
                yield from _records(found, file, head)
    except OSError as error:
        yield Row(0, found, problem=f"This file cannot be opened: {error.strerror or error}.")


def _lines(name: str, file: BinaryIO) -> Iterator[Row]:
    """A row a line; lines without anything on them are none."""
    at, number = 0, 0
    for length, blank in _lengths(file):
        number += 1
        if not blank:
            yield Row(0, name, number, at, at + length)
        at += length
    if not number:
        yield Row(0, name, problem="This file is empty.")


def _lengths(file: BinaryIO) -> Iterator[tuple[int, bool]]:
    """The length of each line and whether it is blank; a line without end is read in pieces."""
    while line := file.readline(MAX_BYTES):
        length, blank = len(line), not line.removeprefix(_BOM).strip()
        while not line.endswith(b"\n") and (line := file.readline(MAX_BYTES)):
            length, blank = length + len(line), False
        yield length, blank


def _records(name: str, file: BinaryIO, head: tables.Heading) -> Iterator[Row]:
    found = False
    for record in tables.records(file, head):
        found = True
        yield Row(0, name, record.line, record.start, record.end, head.length)
    if not found:
        yield Row(0, name, problem="This table has a heading and no row below it.")
