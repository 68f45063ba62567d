"""What goes with words that are taken out of a text, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from profilelint.policy.cutting import cut


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I draw maps (X).", "I draw maps."),
        ("I draw maps. Write to X. A map takes a week.", "I draw maps. A map takes a week."),
        ("Write to X. I draw maps.", "I draw maps."),
        ("I draw maps. Write to X!", "I draw maps."),
        ("I draw maps, call X.", "I draw maps."),
        ("I draw maps – call X at noon.", "I draw maps."),
        ("For X, or later, I draw maps. Two a week.", "Two a week."),
        ("Welder | X", "Welder"),
        ("X | Welder", "Welder"),
        ("Welder | X | Rigger", "Welder | Rigger"),
        ("Maps.\nMail: X", "Maps."),
        ("Mail: X\n\nMaps.", "Maps."),
        ("Maps.\n\nMail: X\n\nPlans.", "Maps.\n\nPlans."),
        ("Maps.\nMail: X\n\nPlans.", "Maps.\n\nPlans."),
        ("Maps.\n\nMail: X\nPlans.", "Maps.\n\nPlans."),
        ("Maps.\r\n\r\nMail: X", "Maps."),
        ("Maps. Write to X\nPlans.", "Maps.\nPlans."),
        ("Maps. Tel. X", "Maps."),
        ("Write to X", None),
        ("• X •", None),
    ],
)
def test_what_is_left(text: str, rest: str | None) -> None:
    start = text.index("X")
    span = cut(text, start, start + 1)
    assert (None if span is None else text[: span[0]] + text[span[1] :]) == rest


@given(
    text=st.text(st.sampled_from("ab ,.;|!\n()-•"), max_size=40),
    place=st.integers(0, 39),
    length=st.integers(1, 8),
)
def test_the_words_go_and_something_stays(text: str, place: int, length: int) -> None:
    start, end = min(place, len(text)), min(place + length, len(text))
    assume(text[start:end] and text[start:end] == text[start:end].strip())
    span = cut(text, start, end)
    if span is not None:
        assert 0 <= span[0] <= start <= end <= span[1] <= len(text)
        assert any(char.isalnum() for char in text[: span[0]] + text[span[1] :])
