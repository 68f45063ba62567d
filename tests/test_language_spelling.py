"""Which words are misspelt, what they were meant to be, and phrases whose words are right each."""

from __future__ import annotations

import pytest

from profilelint.language import spelling


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("I led costumer service for years.", "costumer service", "customer service"),
        ("Costumer service is what I do.", "Costumer service", "Customer service"),
        ("VA | Costumer Service", "Costumer Service", "Customer Service"),
        ("COSTUMER SERVICE", "COSTUMER SERVICE", "CUSTOMER SERVICE"),
        ("İyi: I keep google calender tidy.", "google calender", "Google Calendar"),
    ],
)
def test_phrases(text: str, wrong: str, right: str) -> None:
    (issue,) = spelling.phrases(text)
    assert text[issue.start : issue.end] == wrong
    assert issue.replacements == (right,)
    assert not issue.certain


@pytest.mark.parametrize(
    "text", ["My costumerservice.", "I am an acostumer service", "A costumer, service and more."]
)
def test_no_phrases(text: str) -> None:
    assert list(spelling.phrases(text)) == []


def test_a_phrase_that_stands_twice_is_found_twice() -> None:
    assert len(list(spelling.phrases("web desing, and again Web desing"))) == 2
