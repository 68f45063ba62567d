"""An item is added at the end of a list as the others stand there, and nothing else changes."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.fixing import added
from profilelint.reading import read_bytes
from tests.styling import NOTE, inside, mixed_breaks, paths_of, value_of
from tests.test_fixing_random import files, texts, words


def after(text: str, item: str = "new") -> str | None:
    return added(read_bytes(text.encode(), "profile").source, ("skills",), item)


@pytest.mark.parametrize(
    ("before", "result"),
    [
        ('{"skills": ["a", "b"]}', '{"skills": ["a", "b", "new"]}'),
        ('{"skills":["a","b"]}', '{"skills":["a","b","new"]}'),
        ('{"skills": []}', '{"skills": ["new"]}'),
        ('{"skills": [\n  "a"\n]}', '{"skills": [\n  "a",\n  "new"\n]}'),
        (
            '{"skills": [\r\n  "a",\r\n  "b"\r\n]}',
            '{"skills": [\r\n  "a",\r\n  "b",\r\n  "new"\r\n]}',
        ),
        ("skills: [a, b] # x\n", "skills: [a, b, new] # x\n"),
        ("skills: [a, b,] # x\n", "skills: [a, b, new,] # x\n"),
        ("skills: [] # x\n", "skills: [new] # x\n"),
        ("skills:\n  - a # 1\n  # 2\ntitle: t\n", "skills:\n  - a # 1\n  - new\n  # 2\ntitle: t\n"),
        ("skills:\n- a\n- b", "skills:\n- a\n- b\n- new"),
        ("skills:\r\n- a\r\n", "skills:\r\n- a\r\n- new\r\n"),
        ("skills:\n- |\n  a\n\ntitle: t\n", "skills:\n- |\n  a\n- new\n\ntitle: t\n"),
    ],
)
def test_where_it_stands(before: str, result: str) -> None:
    assert after(before) == result


@pytest.mark.parametrize("item", ["no", "12", "a: b", "x # y", "é", 'say "so"', "- a", "a, b", ""])
def test_what_is_no_plain_word_is_quoted(item: str) -> None:
    for text in ("skills: [a]\n", "skills:\n- a\n", '{"skills": ["a"]}'):
        result = after(text, item)
        assert result is not None
        assert value_of(result) == {"skills": ["a", item]}


@pytest.mark.parametrize("text", ["title: a\n", "skills:\ntitle: a\n", '{"title": "skills"}'])
def test_there_must_be_a_list(text: str) -> None:
    assert after(text) is None


@settings(max_examples=200, deadline=None)
@given(data=st.data(), file=files, item=st.one_of(words, texts))
def test_it_is_added_and_nothing_else(
    data: st.DataObject, file: tuple[dict[str, Any], str], item: str
) -> None:
    profile, text = file
    source = read_bytes(text.encode(), "profile").source
    lists = [at for at in paths_of(profile, list) if at[-1] == "skills"]
    at = data.draw(st.sampled_from(lists))
    result = added(source, at, item)
    assert result is not None
    expected = copy.deepcopy(profile)
    inside(expected, at).append(item)
    assert value_of(result) == expected
    assert result.startswith(text[: source.spans[at][0]])
    assert re.findall(NOTE, result.replace(item, "")) == re.findall(NOTE, text.replace(item, ""))
    assert not mixed_breaks(result.replace(item, ""))
    assert result.endswith("\n") == text.endswith("\n")
