"""The reader of JSON: the right values, the right places, and every problem told at once."""

import json
import math
import re
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.reading.json_text import parse_json
from profilelint.reading.tree import MAX_PROBLEMS, Tree, value_at

CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]), st.sampled_from('"\\/\n\t\r\b\f\x00\x1f é😀\u2028')
)
TEXTS = st.text(CHARACTERS, max_size=30)
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    LEAVES | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=25,
)
STYLES = st.fixed_dictionaries(
    {
        "ensure_ascii": st.booleans(),
        "indent": st.sampled_from([None, 0, 2, "\t"]),
        "separators": st.sampled_from([(",", ":"), (", ", ": "), (" ,\n", " :\r\n")]),
    }
)
PROFILE = """{
  "title": "Shopify developer \\u00e9\\ud83d\\ude00",
  "overview": "First line\\nsecond \\"line\\"",
  "skills": ["Shopify", "Liquid", ""],
  "hourly_rate": 28.5, "jobs": -3e2,
  "employment": [{"company": "ACME", "end": null, "current": true}]
}
"""


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, by the plainest means."""
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


def told(text: str) -> list[tuple[int, int, str]]:
    return [
        (*place(text, problem.span[0]), problem.message) for problem in parse_json(text).problems
    ]


def texts_of(tree: Tree) -> list[tuple[str | int, ...]]:
    return [path for path in tree.spans if isinstance(value_at(tree.value, path), str)]


@given(VALUES, STYLES)
@settings(max_examples=300, deadline=None)
def test_values_and_spans_are_those_of_the_json_module(
    value: object, style: dict[str, Any]
) -> None:
    text = json.dumps(value, **style)
    tree = parse_json(text)
    assert tree.problems == []
    assert tree.value == value
    assert repr(tree.value) == repr(value), "1 and 1.0 and True are not the same"
    assert tree.spans[()] == (0, len(text))
    for path, (start, end) in tree.spans.items():
        assert json.loads(text[start:end]) == value_at(value, path)
    for path, (start, end) in tree.keys.items():
        assert json.loads(text[start:end]) == path[-1]
    assert set(tree.keys) == {path for path in tree.spans if path and isinstance(path[-1], str)}


@given(VALUES, STYLES, st.data())
@settings(max_examples=300, deadline=None)
def test_offsets_lead_to_what_is_written(
    value: object, style: dict[str, Any], data: st.DataObject
) -> None:
    text = json.dumps(value, **style)
    tree = parse_json(text)
    for path in tree.spans:
        part = value_at(value, path)
        offsets = tree.offsets(path)
        if not isinstance(part, str):
            assert offsets is None
            continue
        assert offsets is not None
        assert len(offsets) == len(part) + 1
        a = data.draw(st.integers(0, len(part)))
        b = data.draw(st.integers(a, len(part)))
        assert json.loads('"' + text[offsets[a] : offsets[b]] + '"') == part[a:b]


@pytest.mark.parametrize(
    ("written", "value", "offsets"),
    [
        (r'"a\nb"', "a\nb", [1, 2, 4, 5]),
        (r'"\"\/\\"', '"/\\', [1, 3, 5, 7]),
        (r'"\u00e9x"', "éx", [1, 7, 8]),
        (r'"\ud83d\ude00!"', "😀!", [1, 13, 14]),
        ('"😀é"', "😀é", [1, 2, 3]),
        (r'"\ud83dx\ude00"', "\ufffdx\ufffd", [1, 7, 8, 14]),
        (r'"\ud83d\ud83d\ude00"', "\ufffd😀", [1, 7, 19]),
        ('"\ud83d"', "\ufffd", [1, 2]),
        ('""', "", [1]),
    ],
)
def test_escapes_are_counted_right(written: str, value: str, offsets: list[int]) -> None:
    tree = parse_json(written)
    assert tree.problems == []
    assert tree.value == value
    assert tree.offsets(()) == offsets


def test_offsets_of_what_is_no_text_or_not_there() -> None:
    tree = parse_json('{"a": 1, "b": [true]}')
    assert tree.offsets(("a",)) is None
    assert tree.offsets(("b", 0)) is None
    assert tree.offsets(("b", 7)) is None
    assert tree.offsets(("nowhere",)) is None


def test_a_byte_order_mark_is_passed_over() -> None:
    tree = parse_json('\ufeff{"a": "x"}')
    assert tree.problems == []
    assert tree.value == {"a": "x"}
    assert tree.spans["a",] == (7, 10)


PROBLEMS = [
    ('{"a": 1,\n}', (1, 8), "Remove this comma: nothing follows it before the closing bracket."),
    ("[1,\n 2,]", (2, 3), "Remove this comma: nothing follows it"),
    ("[1,,2]", (1, 4), "Remove this comma"),
    ('{,"a": 1}', (1, 2), "Remove this comma: nothing stands before it."),
    ('{"a": 1\n "b": 2}', (1, 8), "Put a comma here: another entry follows."),
    ("[1\n 2]", (1, 3), "Put a comma here: another value follows."),
    ('{"a" 1}', (1, 5), "Put a colon (:) here"),
    ('{"a" = 1}', (1, 6), "Write a colon (:) here instead of the equals sign."),
    ('{"a"}', (1, 5), "Write a colon and a value here"),
    ('{"a":}', (1, 6), "Write a value here, after the colon."),
    ('{"a":, "b": 1}', (1, 6), "Write a value before this comma."),
    ("{: 1}", (1, 2), "Write a name in double quotation marks before this colon."),
    ("{[1]}", (1, 2), "Write a name in double quotation marks before this bracket"),
    ('["a": 1]', (1, 5), "Write a comma here instead of this colon."),
    ("{\"a\": 'it's'}", (1, 7), "Put straight double quotation marks"),
    ("{'a': 1}", (1, 2), "Put straight double quotation marks"),
    ('{"a": “b”}', (1, 7), "Put straight double quotation marks"),
    ("{“a”: 1}", (1, 2), "Put straight double quotation marks"),
    ('{"a”: "x"}', (1, 4), 'Write a straight double quotation mark (") here'),
    ('{"a": "x”, "b": 2}', (1, 9), 'Write a straight double quotation mark (") here'),
    ('{"a: "x", "b": 2}', (1, 4), 'Write a straight double quotation mark (") here'),
    ('{"a": "He said "hi" to me", "b": 1}', (1, 7), "Put a backslash before each quotation mark"),
    ("{a: 1}", (1, 2), "Put double quotation marks around this name."),
    ('{"a": Shopify developer}', (1, 7), "Put double quotation marks around this text."),
    ('{"a": 2021-03}', (1, 7), "Put double quotation marks around this text."),
    ('{"a": 1 nonsense, "b": 2}', (1, 9), "Remove this, or put it inside"),
    ('{\n// x\n"a": 1}', (2, 1), "Remove this comment"),
    ('{"a": /* x\n y */ 1}', (1, 7), "Remove this comment"),
    ('{"a": 1 # x\n}', (1, 9), "Remove this comment"),
    ('{"a": 1,\n "b": 2,\n "a": {"c": 3}}', (3, 2), 'The name "a" stands here a second time: the'),
    ("[NaN]", (1, 2), "Write a number here, or null"),
    ("[-Infinity]", (1, 2), "Write a number here, or null"),
    ("[01]", (1, 2), "Remove the zero at the front"),
    ("[-01.5]", (1, 2), "Remove the zero at the front"),
    ("[+1]", (1, 2), "Remove the plus sign"),
    ("[1.]", (1, 2), "Write a digit after the point"),
    ("[.5]", (1, 2), "Write a 0 before the point."),
    ("[0x10]", (1, 2), "with the digits 0 to 9 only"),
    ("[1_000]", (1, 2), "with the digits 0 to 9 only"),
    ("[True]", (1, 2), "Write true in small letters."),
    ("[False]", (1, 2), "Write false in small letters."),
    ("[None]", (1, 2), "Write null here"),
    (r'["ab\x41"]', (1, 5), "Write two backslashes"),
    (r'["\u12"]', (1, 3), "Write four digits"),
    ('["a\nb"]', (1, 4), "Write \\n instead of this line break"),
    ('["a\tb"]', (1, 4), "Write \\t or a space instead of this tab."),
    ('["a\x00b"]', (1, 4), "Remove this invisible character"),
    ('{"a": "abc,\n "b": 1}', (1, 7), "Close this text with a double quotation mark"),
    ('{"a": \'abc,\n "b": 1}', (1, 7), "Close this text with a double quotation mark"),
    ('{"a": "abc', (1, 7), "Close this text with a double quotation mark"),
    ('{"a":\n [1, {"b": 2\n', (2, 13), "the { of line 2 is still open"),
    ('{\n"a": 1,', (2, 8), "the { of line 1 is still open"),
    ('{"a": tru', (1, 10), "the { of line 1 is still open"),
    ('{"a": [1, 2}', (1, 12), "Put ] before this }: the [ of line 1 is open."),
    ('{"a": [1, 2}, "b": 3}', (1, 12), "Write ] here instead of }"),
    ('{"a": 1]', (1, 8), "Write } here instead of ]"),
    ('{"a": 1}\n{"b": 2}', (2, 1), "Remove everything from here on"),
    ('"a": 1', (1, 4), "Put { at the beginning of the file"),
    ("title: x", (1, 1), "This is not JSON"),
    ("", (1, 1), "This file is empty."),
    (" \n\t", (1, 1), "This file is empty."),
    ("[" * 101 + "]" * 101, (1, 101), "lie more than 100 deep"),
    ("[" + "1" * 401 + "]", (1, 2), "This number is too large"),
    ("[1e999]", (1, 2), "This number is too large"),
]


@pytest.mark.parametrize(("text", "where", "message"), PROBLEMS)
def test_each_problem_is_told_once_at_its_place(
    text: str, where: tuple[int, int], message: str
) -> None:
    problems = told(text)
    assert [problem[:2] for problem in problems] == [where]
    assert message in problems[0][2]


def test_the_messages_are_in_plain_words() -> None:
    messages = {message for text, *_ in PROBLEMS for *_, message in told(text)}
    assert len(messages) > 30
    for message in messages:
        assert not re.search(r"\b(token|pars\w+|delimiter|string|syntax|object|array)\b", message)
        assert message.endswith(".")


def test_a_duplicate_names_the_line_of_the_first_and_leaves_it_in_place() -> None:
    text = '{\n"a": {"b": 1},\n"a": {"b": 2, "c": 3}}'
    tree = parse_json(text)
    assert "the first is in line 2." in tree.problems[0].message
    assert tree.value == {"a": {"b": 1}}
    assert set(tree.spans) == {(), ("a",), ("a", "b")}
    assert text[slice(*tree.spans["a", "b"])] == "1"


def test_all_problems_of_a_file_are_told_at_once() -> None:
    text = """{
  // my profile
  title: "Shopify developer",
  "overview": 'I build shops',
  "rate": 028,
  "skills": ["Liquid" "CSS",],
  "open": True
  "late": NaN,
}"""
    assert [problem[:2] for problem in told(text)] == [
        (2, 3),
        (3, 3),
        (4, 15),
        (5, 11),
        (6, 22),
        (6, 28),
        (7, 11),
        (7, 15),
        (8, 11),
        (8, 14),
    ]
    # What was meant is read all the same, so that nothing else is taken for missing.
    assert [path[0] for path in parse_json(text).keys] == [
        "title",
        "overview",
        "rate",
        "skills",
        "open",
        "late",
    ]


def test_limits() -> None:
    assert parse_json("[" * 100 + "]" * 100).problems == []
    assert parse_json("[" + "1" * 400 + "]").problems == []
    assert parse_json("[" + "1," * 199_998 + "1]").problems == []
    (problem,) = parse_json("[" + "1," * 200_000 + "1]").problems
    assert "more than 200,000 values" in problem.message
    problems = parse_json("[" + "01," * 80 + "1]").problems
    assert len(problems) == MAX_PROBLEMS + 1
    assert "was not looked at" in problems[-1].message
    assert all("zero at the front" in problem.message for problem in problems[:-1])


def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def no_constant(_: str) -> None:
    raise ValueError


def finite(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError
    for part in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        finite(part)
    return value


@given(
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 4),
            st.one_of(
                st.text(st.sampled_from("{}[]:,\"'\\/*#“” \n\ttrue01.-+eu"), max_size=4),
                st.text(max_size=2),
            ),
        ),
        max_size=6,
    )
)
@settings(max_examples=1500, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_has_problems_exactly_if_the_json_module_refuses_it(
    damages: list[tuple[float, int, str]],
) -> None:
    text = PROFILE
    for where, gone, new in damages:
        at = int(where * len(text))
        text = text[:at] + new + text[at + gone :]
    tree = parse_json(text)
    try:
        expected = finite(json.loads(text, object_pairs_hook=once, parse_constant=no_constant))
    except ValueError:
        assert tree.problems
    else:
        assert tree.problems == []
        written = json.dumps(expected, ensure_ascii=False)
        assert tree.value == json.loads(re.sub("[\ud800-\udfff]", "\ufffd", written))
    for problem in tree.problems:
        assert 0 <= problem.span[0] <= problem.span[1] <= len(text)
    for path in texts_of(tree):
        offsets = tree.offsets(path)
        assert offsets is None or offsets == sorted(offsets)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 300_000,
        '["' + '\\"\n' * 100_000,
        "['" + "' " * 150_000 + "x",
        "['" + "'" + " " * 300_000 + "x",
        "[x " + " " * 300_000 + "x",
        "/*" * 150_000,
        '["a' + "\n" * 300_000 + 'x"y',
        "[" * 100 + "}" * 300_000,
        '{"a": ' + "x " * 150_000,
        '["' + "\\u" * 150_000,
        "[" + " #" * 150_000,
        "[" + '"a"b' * 75_000,
        "[{" * 50 + "]" * 300_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_more_than_linear_time(text: str) -> None:
    before = time.process_time()
    assert parse_json(text).problems
    # About 0.2 s; going through such a text once per character takes minutes.
    assert time.process_time() - before < 5
