"""The reader of YAML: the right values, the right places, and problems in plain words."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from profilelint.reading.tree import Tree, value_at
from profilelint.reading.yaml_text import parse_yaml

BREAKS = "\r\n\x85\u2028\u2029"
WORDS = ["Shopify", "a", "it's", 'say "hi"', "x: y", "- z", "# c", "é", "😀", "yes", "12", "\\n"]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.lists(
        st.sampled_from([*WORDS, " ", "  ", "\n", "\n\n", "\n  ", "\t", "\x85", "\u2028", ","]),
        max_size=25,
    ).map("".join),
    st.lists(st.sampled_from(WORDS), min_size=5, max_size=40).map(" ".join),
    # PyYAML writes by YAML 1.1, in which 1e5 is a text; here it is a number, as in YAML 1.2.
).filter(lambda text: not re.fullmatch(r"[-+.0-9eEx_]+", text))
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)


def nested(leaves: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
        max_leaves=12,
    )


OPTIONS = st.fixed_dictionaries(
    {
        "width": st.sampled_from([10, 20, 80, 10_000]),
        "allow_unicode": st.booleans(),
        "default_flow_style": st.sampled_from([True, False, None]),
        "indent": st.sampled_from([None, 4]),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
        "explicit_start": st.booleans(),
    }
)


@pytest.fixture(params=["C", "Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both loaders of PyYAML: some systems have only the one written in Python."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML has no loader written in C")
    return str(request.param)


def strings(tree: Tree) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path in tree.spans:
        value = value_at(tree.value, path)
        if isinstance(value, str):
            yield path, value


def check_offsets(text: str, tree: Tree, path: tuple[str | int, ...], value: str) -> None:
    """Hold the places of a text against the source, with nothing of the reader's own method."""
    offsets = tree.offsets(path)
    assert offsets is not None
    assert len(offsets) == len(value) + 1
    assert offsets == sorted(offsets)
    start, end = tree.spans[path]
    assert start <= offsets[0]
    assert offsets[-1] <= end
    quoted = text[start] == '"'
    for character, here, following in zip(value, offsets, offsets[1:], strict=False):
        written = text[here:following]
        if quoted and written.startswith("\\"):
            continue  # read as a whole below
        if character in " \n" or character in BREAKS:
            # A break, with the indentation and the empty line after it, or a plain space.
            assert written.strip(" \t") == "" or set(written) <= set(BREAKS + " \t\\")
        elif written != "''":
            assert written[0] == character
            assert set(written[1:]) <= set(BREAKS + " \t\\")


def read_slice(text: str, style: str, written: str) -> object:
    """What a slice of the source says, read by PyYAML between quotation marks of its own."""
    if style == '"':
        return yaml.safe_load(f'"{written}"')
    if style == "'":
        return yaml.safe_load(f"'{written}'")
    return yaml.safe_load("'" + written.replace("'", "''") + "'")


def check_dump(value: object, text: str, data: st.DataObject) -> None:
    tree = parse_yaml(text)
    assert tree.problems == []
    assert repr(tree.value) == repr(value)
    for path, part in strings(tree):
        check_offsets(text, tree, path, part)
        offsets = tree.offsets(path)
        assert offsets is not None
        style = text[tree.spans[path][0]]
        a = data.draw(st.integers(0, len(part)))
        b = data.draw(st.integers(a, len(part)))
        if style in "|>":
            continue
        # Half of a group of line breaks says something else than the whole group does.
        whole = all(not (part[i - 1 : i] in BREAKS and part[i : i + 1] in BREAKS) for i in (a, b))
        if whole:
            assert read_slice(text, style, text[offsets[a] : offsets[b]]) == part[a:b]
    for path, (start, end) in tree.keys.items():
        assert yaml.safe_load(text[start:end]) == path[-1] or text[start] in "|>"


@given(nested(LEAVES | TEXTS), OPTIONS, st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_pyyaml_writes_is_read_back(
    value: object, options: dict[str, Any], data: st.DataObject
) -> None:
    text = yaml.safe_dump(value, sort_keys=False, **options)
    assume(repr(yaml.safe_load(text)) == repr(value))
    check_dump(value, text, data)


@given(nested(TEXTS), st.sampled_from(["'", '"', "|", ">"]), OPTIONS, st.data())
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_style_of_text_is_read_back(
    value: object, style: str, options: dict[str, Any], data: st.DataObject
) -> None:
    text = yaml.dump(value, Dumper=yaml.SafeDumper, default_style=style, sort_keys=False, **options)
    # Some texts PyYAML itself does not read back as they were (line breaks of other kinds).
    assume(yaml.safe_load(text) == value)
    check_dump(value, text, data)


# What is written, what it says, and where its characters begin (and where the last one ends).
HAND = [
    ("a: foo bar", "foo bar", [3, 4, 5, 6, 7, 8, 9, 10]),
    ("a: fo\n  ba", "fo ba", [3, 4, 5, 8, 9, 10]),
    ("a: x \n\n  y", "x\ny", [3, 4, 9, 10]),
    ("a: x\n\n\n  y", "x\n\ny", [3, 4, 6, 9, 10]),
    ("a: 😀é # note", "😀é", [3, 4, 5]),
    ("a: 'it''s'", "it's", [4, 5, 6, 8, 9]),
    ("a: ' x\n  y '", " x y ", [4, 5, 6, 9, 10, 11]),
    ("a: 'x\n\n y'", "x\ny", [4, 5, 8, 9]),
    ("a: ''", "", [4]),
    (r'a: "\n\"\x41\u00e9\U0001F600z"', '\n"Aé😀z', [4, 6, 8, 12, 18, 28, 29]),
    ('a: "x\\\n   y"', "xy", [4, 10, 11]),
    ('a: "x \\\n  \\ y"', "x  y", [4, 5, 10, 12, 13]),
    ('a: "x\n\n  y"', "x\ny", [4, 5, 9, 10]),
    ('a: "\\\n  x\\\n\n  y"', "x\ny", [8, 9, 14, 15]),
    (r'a: "\t\_\/\0\e"', "\t\xa0/\0\x1b", [4, 6, 8, 10, 12, 14]),
    ("a: |\n  x\n  y\n", "x\ny\n", [7, 8, 11, 12, 13]),
    ("a: |\n  x", "x", [7, 8]),
    ("a: |-\n  x\n\n   y\n\n", "x\n\n y", [8, 9, 10, 13, 14, 15]),
    ("a: |+\n  x\n \n\nb: 1", "x\n\n\n", [8, 9, 10, 12, 13]),
    ("a: |2\n   x\n", " x\n", [8, 9, 10, 11]),
    ("a: |1-\n   x\n", "  x", [8, 9, 10, 11]),
    ("a: | # no-te+\n  x\n", "x\n", [16, 17, 18]),
    ("a: |-2 # note\n   x\n", " x", [16, 17, 18]),
    ("a: |\n\n  x\n", "\nx\n", [5, 8, 9, 10]),
    ("a: |\r\n  é\r\n  y\r\n", "é\ny\n", [8, 9, 13, 14, 16]),
    ("a: |+\n\n\n", "\n\n", [6, 7, 8]),
    ("a: |\nb: 1", "", [4]),
    ("a: >\n  x\n  y\n", "x y\n", [7, 8, 11, 12, 13]),
    ("a: >\n  x\n\n  y\n", "x\ny\n", [7, 8, 12, 13, 14]),
    ("a: >-\n  x\n\n\n  y\n", "x\n\ny", [8, 9, 11, 14, 15]),
    ("a: >-\n  x\n   y\n  z", "x\n y\nz", [8, 9, 12, 13, 14, 17, 18]),
    ("a: >-\n  x\n\n   y\n\n  z", "x\n\n y\n\nz", [8, 9, 10, 13, 14, 15, 16, 19, 20]),
    ("a: >+\n  x\n\n", "x\n\n", [8, 9, 10, 11]),
    ("a: >1\n  x\n y\n", " x\ny\n", [7, 8, 9, 11, 12, 13]),
    ("\ufeffa: é", "é", [4, 5]),
]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("text", "value", "offsets"), HAND)
def test_offsets_of_every_style(text: str, value: str, offsets: list[int]) -> None:
    tree = parse_yaml(text)
    assert tree.problems == []
    assert value_at(tree.value, ("a",)) == value
    assert tree.offsets(("a",)) == offsets


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_spans(newline: str, mark: str) -> None:
    text = mark + newline.join(
        [
            "# profile 😀",
            "title: 'Dév 😀'  # note",
            "overview: |",
            "  One",
            "",
            "  two",
            "",
            "skills:",
            "- Liquid",
            '- "CSS"',
            "",
            "jobs: [{company: 😀 Co, end: }, [ ] ]",
            "rate:",
            "last: >-",
            "    x",
            "",
            "",
        ]
    )
    tree = parse_yaml(text)
    assert tree.problems == []
    assert tree.value == {
        "title": "Dév 😀",
        "overview": "One\n\ntwo\n",
        "skills": ["Liquid", "CSS"],
        "jobs": [{"company": "😀 Co", "end": None}, []],
        "rate": None,
        "last": "x",
    }
    written = {path: text[slice(*span)] for path, span in tree.spans.items()}
    assert written["title",] == "'Dév 😀'"
    assert written["overview",] == newline.join(["|", "  One", "", "  two", ""])
    assert written["skills",] == newline.join(["- Liquid", '- "CSS"'])
    assert written["skills", 1] == '"CSS"'
    assert written["jobs",] == "[{company: 😀 Co, end: }, [ ] ]"
    assert written["jobs", 0] == "{company: 😀 Co, end: }"
    assert written["jobs", 0, "company"] == "😀 Co"
    assert written["jobs", 0, "end"] == ""
    assert written["jobs", 1] == "[ ]"
    assert written["last",] == newline.join([">-", "    x"])
    assert written[()].startswith("title:")
    assert written[()].endswith("    x")
    assert {text[slice(*span)] for span in tree.keys.values()} == {
        *("title", "overview", "skills", "jobs", "company", "end", "rate", "last")
    }


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *(
            (word, word)
            for word in ("yes", "No", "on", "OFF", "y", "nUll", "2021-03-01", "2021-03")
        ),
        *((word, word) for word in ("012", "-007", "0o14", "1_000", "1:30", "012.5", "1.5.2")),
        *((word, word) for word in ("=", "0b1", "+", "-.", "1e", "$28", "28%", "C#", "a:b")),
        *[("0", 0), ("-12", -12), ("+5", 5), ("0x1F", 31), ("1.5", 1.5), ("1.", 1.0), (".5", 0.5)],
        *[
            ("1e5", 1e5),
            ("-1.5E-3", -0.0015),
            ("'12'", "12"),
            ('"true"', "true"),
            ("|-\n 12", "12"),
        ],
    ],
)
def test_plain_values(written: str, value: object) -> None:
    tree = parse_yaml(f"a: {written}")
    assert tree.problems == []
    assert repr(tree.value) == repr({"a": value})


PROFILE = """title: 'Shopify: it''s é😀'
overview: |
  First line

  second "line"
summary: >-
  folded
  text
skills: [Shopify, "Li\\u00e9quid", {a: b}]
rate: 28.5
jobs:
  - company: ACME
      Ltd
    end:
  - "x \\
    y"
"""
DAMAGES = st.tuples(
    st.floats(0, 1),
    st.integers(0, 4),
    st.one_of(
        st.text(st.sampled_from("{}[]:,\"'\\|>#-?&*!%@` \n\t\r\x85é😀a1"), max_size=4),
        st.text(max_size=2),
    ),
)


def same_shape(mine: object, theirs: object) -> bool:
    """Whether a value agrees with what PyYAML reads if it takes every plain value for text."""
    if isinstance(mine, dict):
        return (
            isinstance(theirs, dict)
            and list(mine) == list(theirs)
            and all(same_shape(mine[name], theirs[name]) for name in mine)
        )
    if isinstance(mine, list):
        return (
            isinstance(theirs, list)
            and len(mine) == len(theirs)
            and all(map(same_shape, mine, theirs))
        )
    return isinstance(theirs, str) and (not isinstance(mine, str) or mine == theirs)


@given(st.lists(DAMAGES, max_size=6))
@settings(max_examples=1500, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_read_as_pyyaml_reads_it_or_has_problems(
    damages: list[tuple[float, int, str]],
) -> None:
    text = PROFILE
    for where, gone, new in damages:
        at = int(where * len(text))
        text = text[:at] + new + text[at + gone :]
    tree = parse_yaml(text)
    if not tree.problems:
        read = yaml.load(
            text.lstrip("\ufeff"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        )
        assert same_shape(tree.value, read)
    for problem in tree.problems:
        assert 0 <= problem.span[0] <= problem.span[1] <= len(text)
        assert problem.message.endswith(".")
    for path, value in strings(tree):
        if not tree.problems:
            check_offsets(text, tree, path, value)
        start, end = tree.spans[path]
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: '" + " " * 200_000 + "x\n" * 10,
        "a: |\n" + "  x\n" * 50_000 + "b",
        "a: >\n" + " \n" * 100_000 + "b",
        "a: " + "x " * 100_000 + ": y",
        "a: " + "!x " * 1_000,
        "- &a x\n" * 20_000,
        "a: {" + "b: c: " * 20_000,
        "? " * 100_000,
        "a: '" + "\n" * 200_000,
        "a: '" + "\nb: " * 50_000 + "'x",
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_more_than_linear_time(text: str) -> None:
    before = time.process_time()
    assert parse_yaml(text).problems
    assert time.process_time() - before < 5


def test_the_places_of_long_texts_take_linear_time() -> None:
    for text in (
        "a: |\n" + "  x y\n" * 40_000,
        "a: >\n" + "  x y\n\n" * 40_000,
        "a: '" + "x  \n\n" * 40_000 + "'",
        'a: "' + "x  \\\n " * 40_000 + '"',
        "a: " + "x   \n " * 40_000,
        "a: " + "x" + " " * 200_000 + "y",
    ):
        before = time.process_time()
        tree = parse_yaml(text)
        assert tree.problems == []
        assert tree.offsets(("a",)) is not None
        assert time.process_time() - before < 5
