"""Our own language rules, one by one by their examples, and on clean text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from profilelint.language.issue import Issue
from profilelint.language.rules import ARROW, own_issues, rules
from profilelint.language.wordclasses import inflected, is_consonant_sound, is_vowel_sound

RULES = rules().rules
CLEAN = Path(__file__).parent / "data" / "language_clean.txt"


def corrected(text: str, found: list[Issue]) -> str:
    """A text with the first replacement of each issue."""
    for issue in reversed(found):
        text = text[: issue.start] + issue.replacements[0] + text[issue.end :]
    return text


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


WRONG = [(name, line) for name, rule in RULES.items() for line in lines(rule.wrong)]
RIGHT = [(name, line) for name, rule in RULES.items() for line in lines(rule.right)]
PHRASES = [(name, line) for name, rule in RULES.items() for line in lines(rule.table)]


def test_every_rule_has_examples() -> None:
    assert len(RULES) > 90
    for name, rule in RULES.items():
        assert len(lines(rule.wrong)) >= 2, name
        assert len(lines(rule.right)) >= 3, name
        assert rule.pattern or rule.regex or rule.table, name
        assert rule.message.endswith("."), name


@pytest.mark.parametrize(("name", "line"), WRONG)
def test_a_wrong_example_is_found_and_corrected(name: str, line: str) -> None:
    text, _, right = line.partition(ARROW)
    found = [issue for issue in own_issues(text) if issue.rule == name]
    assert corrected(text, found) == right
    assert all(issue.certain == RULES[name].certain for issue in found)


@pytest.mark.parametrize(("name", "line"), RIGHT)
def test_a_right_example_is_left_alone_by_all_rules(name: str, line: str) -> None:
    assert own_issues(line) == []


@pytest.mark.parametrize(("name", "line"), PHRASES)
def test_a_listed_phrase_is_corrected_for_good(name: str, line: str) -> None:
    wrong, _, right = line.partition(ARROW)
    text = f"x {wrong} x"
    found = [issue for issue in own_issues(text) if issue.rule == name]
    assert corrected(text, found) == f"x {right} x"
    again = [issue for issue in own_issues(f"x {right} x") if issue.rule == name]
    assert again == []


@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name, line in WRONG if RULES[name].certain]
)
def test_a_certain_correction_leaves_nothing_to_its_rule(name: str, line: str) -> None:
    assert [one for one in own_issues(line.partition(ARROW)[2]) if one.rule == name] == []


def test_every_replacement_names_words_of_its_pattern() -> None:
    listed = [
        (rule, replacement)
        for entries in rules().by_word.values()
        for rule, _, replacement in entries
    ]
    assert len(listed) > 300
    for rule, replacement in listed:
        assert replacement.strip(), rule


def test_every_pattern_can_be_read() -> None:
    patterns = {one[1] for entries in rules().by_word.values() for one in entries}
    assert len(patterns) > 300
    for pattern in patterns:
        assert pattern.elements
        assert pattern.anchors


def test_clean_text_stays_clean() -> None:
    texts = [
        line
        for line in CLEAN.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert sum(len(line.split()) for line in texts) > 10_000
    hits = [
        (issue.rule, line[max(0, issue.start - 30) : issue.end + 20])
        for line in texts
        for issue in own_issues(line)
    ]
    assert len(hits) <= 4, hits


@pytest.mark.parametrize(
    "piece",
    [
        "have ",
        "I have been ",
        "a a ",
        " ,",
        "( ",
        ". ",
        "x",
        "é",
        "work, than ",
        "first, first ",
        "translate ",
        "I work as ",
        "one of my ",
        "'",
        "👍 i ",
        "\n",
        "a,b,",
        "@",
        "www.",
    ],
)
def test_hostile_text_takes_time_in_line_with_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        own_issues(text)
        return time.process_time() - began

    own_issues(piece * 20)
    short, long = max(seconds(4_000), 0.01), seconds(40_000)
    assert long < 40 * short  # ten times is linear, a hundred times is not


def test_issues_come_in_order_and_apart() -> None:
    text = "\n".join(line.partition(ARROW)[0] for _, line in WRONG)
    found = own_issues(text)
    assert len(found) > 200
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(text[one.start : one.end] != one.replacements[0] for one in found)


def test_capitals_and_apostrophes_are_those_of_the_text() -> None:
    assert corrected("DONT WAIT.", own_issues("DONT WAIT.")) == "DON'T WAIT."
    text = "I’m sure, but I dont say so."
    assert corrected(text, own_issues(text)) == "I’m sure, but I don’t say so."
    assert corrected("Alot of work.", own_issues("Alot of work.")) == "A lot of work."


def test_addresses_are_left_alone() -> None:
    text = "Write to dont.wait@example.org or https://example.org/a,b,c or see me , not #dont."
    assert [text[one.start : one.end] for one in own_issues(text)] == [" ,"]


@pytest.mark.parametrize(
    ("word", "form", "made"),
    [
        ("plan", "ing", "planning"),
        ("write", "ing", "writing"),
        ("oversee", "ing", "overseeing"),
        ("study", "past", "studied"),
        ("written", "base", "write"),
        ("travelled", "base", "travel"),
        ("traveled", "base", "travel"),
        ("edit", "past", "edited"),
        ("submit", "ing", "submitting"),
        ("fix", "third", "fixes"),
        ("person", "plural", "people"),
        ("strategies", "singular", "strategy"),
        ("unknownword", "past", None),
    ],
)
def test_forms_of_words(word: str, form: str, made: str | None) -> None:
    assert inflected(word, form) == made


@pytest.mark.parametrize(
    "word", ["hour", "MBA", "SEO", "honest", "HR", "8-week", "app", "18", "MSc", "IT", "iPad"]
)
def test_words_after_an(word: str) -> None:
    assert is_vowel_sound(word)
    assert not is_consonant_sound(word)


@pytest.mark.parametrize(
    "word", ["UX", "European", "one-time", "URL", "website", "university", "user", "100-page"]
)
def test_words_after_a(word: str) -> None:
    assert is_consonant_sound(word)
    assert not is_vowel_sound(word)


@pytest.mark.parametrize("word", ["SQL", "herb", "historic", "1800", "Eulerian"])
def test_words_that_are_left_open(word: str) -> None:
    assert not (is_consonant_sound(word) and is_vowel_sound(word))
    assert not is_consonant_sound(word)
