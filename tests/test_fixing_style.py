"""What a fix looks like to the person who opens the file afterwards."""

from __future__ import annotations

import re

import pytest

from profilelint.findings import Edit, Fix
from profilelint.fixing import apply, source_edits
from profilelint.reading import read_bytes
from profilelint.source import Path, Span

TITLE: Path = ("title",)


def made(text: str, *edits: Edit) -> str:
    """The text after a fix that must be possible."""
    source = read_bytes(text.encode(), "profile").source
    found = source_edits(source, Fix(edits))
    assert found is not None
    return apply(source, found)


@pytest.mark.parametrize(
    ("before", "span", "replacement", "after"),
    [
        ('{"title": "a \\u0062 c"}', (2, 3), 'é"\\\n😀\u2028', 'a é\\"\\\\\\n😀\u2028 c'),
        ('title: "a \\x62 c"  # x', (2, 3), 'é"\\\n😀\u2028', 'a é\\"\\\\\\n😀\\u2028 c'),
    ],
)
def test_escapes(before: str, span: Span, replacement: str, after: str) -> None:
    inner = re.compile('"(a .* c)"')
    assert inner.search(made(before, Edit(TITLE, replacement, span)))[1] == after  # type: ignore[index]


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("title: 'it''s a'  # x\n", [((5, 6), "b's")], "title: 'it''s b''s'  # x\n"),
        ("title: 'a b'\n", [((1, 2), "\n")], 'title: "a\\nb"\n'),
        ("title: an web  # x\n", [((0, 2), "a")], "title: a web  # x\n"),
        ("title: an  web shop\n", [((0, 2), "a"), ((3, 4), "")], "title: a web shop\n"),
        ("title: a web\n", [((1, 2), ": ")], 'title: "a: web"\n'),
        ("title: a web  # x\n", [((1, 2), " #")], 'title: "a #web"  # x\n'),
        ("title: no way\n", [((2, 6), "")], 'title: "no"\n'),
        ("title: 12 m\n", [((2, 4), "")], 'title: "12"\n'),
        ("title: one\n  two\n", [((0, 3), "a")], "title: a\n  two\n"),
        ("title: |  # x\n   an\n   b\n", [((0, 2), "a")], "title: |  # x\n   a\n   b\n"),
        ("title: |\n   a\n   b\n", [((1, 2), "\n\n")], "title: |\n   a\n\n   b\n"),
        ("title: |\r\n  a b\r\n", [((1, 2), "\n\n")], "title: |\r\n  a\r\n\r\n  b\r\n"),
        ("title: |\n  a\n\n  b\n", [((2, 2), "x")], "title: |\n  a\n  x\n  b\n"),
        ("title: |\n  a\n  b\n  c\n", [((2, 3), "")], "title: |\n  a\n\n  c\n"),
        ("title: |\n  a\n  b\n  c\n", [((1, 3), "")], "title: |\n  a\n  c\n"),
        ("title: |2\n   a\n  b\n", [((1, 2), "x")], "title: |2\n   x\n  b\n"),
        ("title: |2\n   a\n\n  b\n", [((3, 3), "x")], "title: |2\n   a\n  x\n  b\n"),
        ("title: |2\n   a b\n", [((2, 3), "\n")], "title: |2\n   a\n  b\n"),
        ("title: >  # x\n  a b\n  c\n", [((2, 3), "d")], "title: >  # x\n  a d\n  c\n"),
        ("title: >  # x\n  a b\n  c\n", [((1, 2), "\n")], "title: |  # x\n  a\n  b c\n"),
        ("title: |-\n  a\nskills: []\n", [((0, 1), "\x07")], 'title: "\\x07"\nskills: []\n'),
        ("skills: []\ntitle: |-\n  a", [((1, 1), "b")], "skills: []\ntitle: |-\n  ab"),
    ],
)
def test_a_text_keeps_its_style_where_it_can(
    before: str, edits: list[tuple[Span, str]], after: str
) -> None:
    assert made(before, *(Edit(TITLE, new, span) for span, new in edits)) == after


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ('{"title":null, "skills" : [] }', "a", '{"title":"a", "skills" : [] }'),
        ("title:\nskills: []\n", "a b", "title: a b\nskills: []\n"),
        ("title: # x\n", "a", "title: a # x\n"),
        ("title: ~\n", "yes", 'title: "yes"\n'),
        ("title: a\n", "b", "title: b\n"),
        ("title: 'a'\n", "it's", "title: 'it''s'\n"),
        ('title: "a"\n', "b", 'title: "b"\n'),
        (
            "title: |  # x\n    a\nskills: []\n",
            "b\n\nc",
            "title: |-  # x\n    b\n\n    c\nskills: []\n",
        ),
        ("title: |-\n    a\nskills: []\n", "b\nc\n", "title: |\n    b\n    c\nskills: []\n"),
        ("title: >\n  a\n", " b\n", 'title: " b\\n"\n'),
    ],
)
def test_a_whole_text_is_written_like_the_old_one(before: str, new: str, after: str) -> None:
    assert made(before, Edit(TITLE, new)) == after


@pytest.mark.parametrize(("number", "written"), [(28, "28"), (28.0, "28"), (12.5, "12.5")])
@pytest.mark.parametrize("before", ['{"hourly_rate": 0.50}', "hourly_rate: 0.50 # x\n"])
def test_a_number_is_written_plainly(before: str, number: float, written: str) -> None:
    assert made(before, Edit(("hourly_rate",), number)) == before.replace("0.50", written)


LINES = '{"skills": [\n  "a",\n  "b",\n  "c"\n]}'


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ('{"skills": ["a", "b", "c"]}', [0], '{"skills": ["b", "c"]}'),
        ('{"skills": ["a", "b", "c"]}', [1], '{"skills": ["a", "c"]}'),
        ('{"skills": ["a", "b", "c"]}', [2], '{"skills": ["a", "b"]}'),
        ('{"skills": [ "a", "b", "c" ]}', [0, 2], '{"skills": [ "b" ]}'),
        ('{"skills": ["a", "b", "c"]}', [0, 1, 2], '{"skills": []}'),
        ('{"skills": [\n  "a"\n]}', [0], '{"skills": []}'),
        (LINES, [0], LINES.replace('  "a",\n', "")),
        (LINES, [1], LINES.replace('  "b",\n', "")),
        (LINES, [2], LINES.replace(',\n  "c"', "")),
        (LINES, [1, 2], '{"skills": [\n  "a"\n]}'),
        (LINES.replace("\n", "\r\n"), [1], '{"skills": [\r\n  "a",\r\n  "c"\r\n]}'),
        ('{"skills": ["a", "b",\n  "c"]}', [1], '{"skills": ["a",\n  "c"]}'),
        ('{"skills": ["a"\n  , "b"\n  , "c"]}', [1], '{"skills": ["a"\n  , "c"]}'),
        ("skills: [a, 'b', c] # x\n", [1], "skills: [a, c] # x\n"),
        ("skills: [a, b,]\n", [1], "skills: [a,]\n"),
        ("skills: [a, b,] # x\n", [0, 1], "skills: [] # x\n"),
        ("skills: [\n  a, # 1\n  b, # 2\n  c # 3\n]\n", [1], "skills: [\n  a, # 1\n  c # 3\n]\n"),
        ("skills: [\n  a, # 1\n  b, # 2\n  c # 3\n]\n", [2], "skills: [\n  a, # 1\n  b # 2\n]\n"),
        ("skills: [\n  # 1\n  a, # 2\n  # 3\n]\n", [0], "skills: [\n  # 1\n  # 3\n]\n"),
        ("skills: [\n  a, b, # both\n  c\n]\n", [1], "skills: [\n  a, # both\n  c\n]\n"),
        ("skills: [\n  a, b, # both\n  c\n]\n", [0], "skills: [\n  b, # both\n  c\n]\n"),
        ("skills: [a, # 1\n  b]\n", [1], "skills: [a # 1\n  ]\n"),
        ("skills:\n  - a # 1\n  # 2\n  - b\n", [0], "skills:\n  # 2\n  - b\n"),
        ("skills:\n- a\n- b # 1\n- c\n", [1], "skills:\n- a\n- c\n"),
        ("skills:\n- a\n- b", [1], "skills:\n- a"),
        ("skills:\r\n- a\r\n\r\n- b", [1], "skills:\r\n- a"),
        ("skills:\r\n- a\r\n- b\r\n", [0], "skills:\r\n- b\r\n"),
        ("skills:\n- a\n\n- b\n\n- c\n", [1], "skills:\n- a\n\n- c\n"),
        (
            "skills: # 1\n  - a # 2\n  # 3\n  - b\ntitle: x\n",
            [0, 1],
            "skills: [] # 1\n  # 3\ntitle: x\n",
        ),
        ("skills:\n  -\n    a\n  - |\n    b\n\n    c\n  - d\n", [0, 1], "skills:\n  - d\n"),
        ('"skills" :\n  - a', [0], '"skills" : []'),
    ],
)
def test_an_item_goes_with_its_comma_line_and_comment(
    before: str, gone: list[int], after: str
) -> None:
    assert made(before, *(Edit(("skills", index), None) for index in gone)) == after


def test_a_group_goes_with_all_its_lines() -> None:
    text = (
        "employment:\n  # first\n  - company: A # 1\n    description: |\n      x\n\n      y\n"
        "  # second\n  - company: B\n    description: z\n"
    )
    after = "employment:\n  # first\n  # second\n  - company: B\n    description: z\n"
    assert made(text, Edit(("employment", 0), None)) == after


def test_edits_of_one_fix_are_made_together() -> None:
    text = "title: a b\nskills: [x, y, z] # k\nhourly_rate: 5\n"
    edits = [Edit(("skills", 1), None), Edit(TITLE, "c", (2, 3)), Edit(("hourly_rate",), 7)]
    edits.append(Edit(("skills", 2), "w"))
    assert made(text, *edits) == "title: a c\nskills: [x, w] # k\nhourly_rate: 7\n"
