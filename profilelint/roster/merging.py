"""Puts the results of several parts of a roster together, in the order of the roster."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from pathlib import Path

from profilelint.errors import UsageError
from profilelint.roster.books import Books, Outcome
from profilelint.roster.lines import summaries_of


def merge(paths: Sequence[Path], books: Books) -> tuple[Outcome, int]:
    """Hand the lines of all files to the books; the outcome, and how many rows are missing.

    Each file must be in the order of the roster, as every run writes it; of each only a line is
    held at a time.

    :raises ProfilelintError: for a file that holds no results, or a row that stands in two.
    """
    last, missing = 0, 0
    at = paths[0]
    for row, line, path in heapq.merge(*map(_part, paths), key=lambda part: part[0]):
        if row == last:
            raise UsageError(
                f"Row {row} of the roster stands in {at} and in {path}. Name each part once."
            )
        missing += row - last - 1
        last, at = row, path
        books.take(line)
    return books.outcome(incomplete=bool(missing)), missing


def _part(path: Path) -> Iterator[tuple[int, bytes, Path]]:
    last = 0
    for line, one in summaries_of(path):
        if one.row < last:
            raise UsageError(
                f"{path} is not in the order of its rows (row {one.row} follows row {last}). "
                "Merge the files as `profilelint roster` has written them."
            )
        last = one.row
        yield one.row, line, path
