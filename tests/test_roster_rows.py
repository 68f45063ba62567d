"""Which rows a roster holds, and where they stand: found without reading a profile."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.reading.csv_text import rows_of
from profilelint.roster import rows as rows_module
from profilelint.roster.rows import Row, files, rows

HEADING = "Client,Headline,Overview"


def found(*paths: Path, columns: dict[str, str] | None = None) -> list[Row]:
    """The rows of files."""
    names = files([str(path) for path in paths], (), paths[0].parent)
    return list(rows(names, columns or {}))


def parts(path: Path, **options: dict[str, str]) -> list[tuple[int | None, bytes]]:
    """The line and the bytes of each row."""
    data = path.read_bytes()
    return [(row.line, data[row.start : row.end]) for row in found(path, **options)]


def test_json_lines_are_a_row_a_line_and_blank_lines_are_none(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"a":1}\n\n  \r\n{"b":2}\r\n{"c":3}')
    assert parts(path) == [(1, b'{"a":1}\n'), (4, b'{"b":2}\r\n'), (5, b'{"c":3}')]


def test_numbers_run_over_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n{}\n")
    (tmp_path / "b.json").write_text("{}")
    (tmp_path / "c.ndjson").write_text("{}\n")
    assert [(row.number, Path(row.name).name) for row in found(tmp_path)] == [
        (1, "a.jsonl:1"),
        (2, "a.jsonl:2"),
        (3, "b.json"),
        (4, "c.ndjson:1"),
    ]


def test_a_line_without_end_is_passed_over_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows_module, "MAX_BYTES", 10)
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"x" * 35 + b"\n{}\n")
    assert [(row.start, row.end) for row in found(path)] == [(0, 36), (36, 39)]


def test_a_table_ends_its_rows_where_no_quotation_mark_is_open(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    body = ['A,"two\nlines, ""quoted""",x\n', 'B,a 5" screen,y\n', "\n", ",,\n", 'C, "z",w']
    path.write_text("".join([HEADING, "\n", *body]))
    assert parts(path) == [
        (2, body[0].encode()),
        (4, body[1].encode()),
        (7, body[4].encode()),
    ]
    assert {row.head for row in found(path)} == {len(HEADING) + 1}


CELL = st.text(st.sampled_from('ab", ;\n'), max_size=8)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_tables_are_parted_as_their_reader_parts_them(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    text = "".join(",".join(row) + "\n" for row in table)
    cells = partial(rows_of, delimiter=",")
    path = tmp_path_factory.mktemp("table") / "x.csv"
    path.write_text(f"{HEADING}\n{text}", newline="")
    ours = [[cell.text for cell in row] for _, data in parts(path) for row in cells(data.decode())]
    assert ours == [[cell.text for cell in row] for row in cells(f"{HEADING}\n{text}")][1:]


def test_a_table_of_something_else_is_left_to_the_readers(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Colour,Weight\nred,3\n")
    assert [(row.line, row.head) for row in found(path)] == [(None, 0)]


def test_columns_of_the_settings_make_a_table(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Was,Text\nCook,I cook.\n")
    assert [row.line for row in found(path)] == [None]
    columns = {"Was": "title", "Text": "overview"}
    assert [row.line for row in found(path, columns=columns)] == [2]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("x.jsonl", "", "This file is empty."),
        ("x.csv", f"{HEADING}\n", "This table has a heading and no row below it."),
    ],
)
def test_a_file_without_a_row_is_one_row_with_a_problem(
    tmp_path: Path, name: str, text: str, problem: str
) -> None:
    (tmp_path / name).write_text(text)
    assert [row.problem for row in found(tmp_path / name)] == [problem]


def test_an_export_in_a_folder_is_one_client(tmp_path: Path) -> None:
    (tmp_path / "clients/anna").mkdir(parents=True)
    for name in ("Profile.csv", "Positions.csv"):
        (tmp_path / "clients/anna" / name).write_text("First Name\nAnna\n")
    (tmp_path / "clients/ben.json").write_text("{}")
    names = [Path(row.name).relative_to(tmp_path).as_posix() for row in found(tmp_path / "clients")]
    assert names == ["clients/anna", "clients/ben.json"]
