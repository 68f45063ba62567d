"""What the reader of YAML says about a file that it cannot read, and where."""

import re

import pytest
import yaml

from profilelint.reading.yaml_text import parse_yaml


@pytest.fixture(params=["C", "Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both loaders of PyYAML: some systems have only the one written in Python."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML has no loader written in C")
    return str(request.param)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, by the plainest means."""
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


def told(text: str) -> list[tuple[int, int, str]]:
    return [
        (*place(text, problem.span[0]), problem.message) for problem in parse_yaml(text).problems
    ]


PROBLEMS = [
    ("a:\n\tb: 1\n", (2, 1), "Write spaces instead of this tab"),
    ("a:\n  b: 1\n\tc: 2\n", (3, 1), "Write spaces instead of this tab"),
    ("a: |\n  x\n \ty\n", (3, 2), "Write spaces instead of this tab"),
    ("title: Dev: Shopify\n", (1, 8), "a colon and a space stand inside it"),
    ("😀: é\r\nt: 😀: Shopify\r\n", (2, 4), "a colon and a space stand inside it"),
    ('\ufeffa: "foo\nb: 1\n', (1, 5), 'never closed. Put another "'),
    ("a: 'foo\nb: 1\n", (1, 4), "never closed. Put another '"),
    ('a: "foo\nb: "x"\nc: 1\n', (1, 4), 'never closed. Put another "'),
    ("a: 'it's good'\nb: 1\n", (1, 4), "put a second one before it"),
    ('a: "x" y\n', (1, 4), "put a backslash before it"),
    ('a: "x\\q"\n', (1, 6), "What follows this backslash is not known."),
    ('a: "x\\', (1, 6), "What follows this backslash is not known."),
    ('a: "\\x4"\n', (1, 5), "What follows this backslash is not known."),
    ("a:\n  b: 1\n c: 2\n", (3, 2), "Begin it in exactly the same column"),
    ("a: foo\n  b: 1\n", (2, 3), "Begin it in exactly the same column"),
    ("  a: 1\nb: 2\n", (2, 1), "Begin it in exactly the same column"),
    ("a:\n  - b\n - c\n", (3, 2), "Begin it in exactly the same column"),
    ("a: |\n    foo\n  bar\n", (3, 3), "Begin it in exactly the same column"),
    ("a\nb: 1\n", (1, 1), "This line has no colon."),
    ("a: 1\nb\nc: 2\n", (2, 1), "This line has no colon."),
    ("a: >\n foo\nbar\n", (3, 1), "This line has no colon."),
    ("a: - x\n", (1, 4), "Begin the list on the next line"),
    ("a: [1, 2\nb: 1\n", (1, 4), "This bracket is never closed. Put ]"),
    ("a: {b: [1,", (1, 8), "This bracket is never closed. Put ]"),
    ("a: {x: 1\n", (1, 4), "This bracket is never closed. Put }"),
    ("a: [x y: z: w]\n", (1, 11), "Put a comma or the closing bracket before this"),
    ("a: @me\n", (1, 4), "Put quotation marks around this text: @"),
    ("a: `x`\n", (1, 4), "Put quotation marks around this text: `"),
    ("a: %x\n", (1, 4), "Put quotation marks around this text: %"),
    ("a: & more\n", (1, 4), "Put quotation marks around this text: &"),
    ("a: *React*\n", (1, 4), "Put quotation marks around this text: *"),
    ("a: ]\n", (1, 4), "Put quotation marks around this text: ]"),
    ("a: |x\n  foo\n", (1, 4), "Begin the text on the next line"),
    ("%YAML 9.9\n---\na: 1", (1, 1), "Remove this line"),
    ("a: 1\n---\nb: 2\n", (2, 1), "only one profile fits in a file"),
    ("a: &x 1\n", (1, 4), "& at the beginning gives a place"),
    ("a: *x\n", (1, 4), "* at the beginning repeats"),
    ("a: !!str 1\n", (1, 4), "! at the beginning gives the value a type"),
    ("a: !x [1]\n", (1, 4), "! at the beginning gives the value a type"),
    ("a:\n  <<: {b: 1}\n", (2, 3), "<< at the beginning copies"),
    ("*x : 1\n", (1, 1), "* at the beginning repeats"),
    ("a: 1\nb: 2\na: {c: 3}\n", (3, 1), "the first is in line 1. Remove one"),
    ("2021: x\n", (1, 1), "Put quotation marks around this name"),
    ("true: x\n", (1, 1), "Put quotation marks around this name"),
    (": x\n", (1, 1), "Write a name before this colon."),
    ("? [a]\n: 1\n", (1, 3), "Write a plain text as the name here"),
    ("a: .nan\n", (1, 4), "Write a number here"),
    ("a: -.inf\n", (1, 4), "Write a number here"),
    ("a: " + "1" * 401, (1, 4), "This number is too large"),
    ("a: x\x07y\n", (1, 5), "Remove the invisible character"),
    ("a: x\ud800y\n", (1, 5), "Remove the invisible character"),
    ("", (1, 1), "This file is empty."),
    ("# nothing\n", (1, 1), "This file is empty."),
    ("[" * 101 + "]" * 101, (1, 101), "lie more than 100 deep"),
]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("text", "where", "message"), PROBLEMS)
def test_each_problem_is_told_once_at_its_place(
    text: str, where: tuple[int, int], message: str
) -> None:
    problems = told(text)
    assert [problem[:2] for problem in problems] == [where]
    assert message in problems[0][2]


def test_the_messages_are_in_plain_words() -> None:
    messages = {message for text, *_ in PROBLEMS for *_, message in told(text)}
    assert len(messages) > 25
    for message in messages:
        assert not re.search(
            r"\b(token|pars\w+|delimiter|scalar|mapping|node|anchor|alias|tag|block)\b", message
        )
        assert message.endswith(".")


@pytest.mark.usefixtures("loader")
def test_halves_of_a_character_are_one_problem_with_both_loaders() -> None:
    (problem,) = told('a: "\\ud83d\\ude00"\n')
    assert problem[0] == 1
    assert "What follows this backslash is not known." in problem[2]


@pytest.mark.usefixtures("loader")
def test_all_problems_up_to_the_first_unreadable_line_are_told() -> None:
    text = "a: &x 1\na: 2\n2021: *x\nb: !t c\nd: .inf\ne: f: g\nh: &z 1\n"
    assert [problem[:2] for problem in told(text)] == [
        *[(1, 4), (2, 1), (3, 1), (3, 7), (4, 4), (5, 4), (6, 4)]
    ]
    assert parse_yaml("a: {b: 1}\na: {b: 2, c: 3}\n").value == {"a": {"b": 1}}


def test_limits() -> None:
    assert parse_yaml("[" * 100 + "]" * 100).problems == []
    assert parse_yaml("[" + "1," * 199_999 + "]").problems == []
    (problem,) = parse_yaml("[" + "1," * 200_000 + "]").problems
    assert "more than 200,000 values" in problem.message
    problems = parse_yaml("- &x 1\n" * 80).problems
    assert len(problems) == 51
    assert "was not looked at" in problems[-1].message
