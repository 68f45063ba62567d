"""Tables: the cells are those of Python's own reader, and each stands where it is said to."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.reading.csv_text import MAX_CELLS, MAX_EMPTY, delimiter_of, rows_of


def texts(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows_of(text, delimiter)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ('"a,b","c\r\nd"\n', [["a,b", "c\r\nd"]]),
        ('"say ""x""",b\n', [['say "x"', "b"]]),
        ('a, "b, c"\n', [["a", "b, c"]]),
        ('a"b,c\n', [['a"b', "c"]]),
        ('"a\nb', [["a\nb"]]),
        ("\n\n,,\na\n", [["a"]]),
        ("", []),
        ("a,", [["a", ""]]),
    ],
)
def test_rows(text: str, rows: list[list[str]]) -> None:
    assert texts(text) == rows


@given(
    st.lists(
        st.lists(st.text('a",;\t\r\n é', max_size=6), min_size=1, max_size=4), max_size=5
    ).filter(lambda rows: all(any(cell.strip() for cell in row) for row in rows)),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_python_writes_is_read_back(rows: list[list[str]], delimiter: str, end: str) -> None:
    memory = io.StringIO()
    csv.writer(memory, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        rows
    )
    text = memory.getvalue()
    assert texts(text, delimiter) == rows
    for row in rows_of(text, delimiter):
        for cell in row:
            written = text[slice(*cell.span)]
            assert written.replace('""', '"') == cell.text
            assert cell.plain is (written == cell.text)


@pytest.mark.parametrize(
    ("line", "sign"), [("a,b", ","), ("a;b;c,d", ";"), ("a\tb", "\t"), ("a", ",")]
)
def test_the_sign_between_cells(line: str, sign: str) -> None:
    assert delimiter_of(line) == sign


def test_a_table_that_nobody_made_ends_early() -> None:
    assert len(texts("a," * (MAX_CELLS + 500))[0]) == MAX_CELLS + 1
    assert texts("a\n" + "\n" * (MAX_EMPTY + 2) + "b\n") == [["a"]]
    assert texts("a\n" + "\n" * (MAX_EMPTY - 2) + "b\n") == [["a"], ["b"]]
