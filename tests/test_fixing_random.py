"""Random profiles, written in many ways: the value asked for changes, and nothing else does."""

from __future__ import annotations

import copy
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.findings import Edit, Fix
from profilelint.fixing import apply, source_edits
from profilelint.reading import read_bytes
from profilelint.source import Path, Source
from tests.styling import NOTE, inside, mixed_breaks, paths_of, texts_of, value_of

ODD = "'\"\\:#-[]{},&*!|>%@`?~=\t\n\u00e9\u2028\x85\x7f\ufeff\u00a0\U0001f600"
characters = st.one_of(st.sampled_from("abc de. No12"), st.sampled_from(ODD))
texts = st.text(characters, max_size=12)
words = st.text(st.sampled_from("abcdef ABC"), min_size=1, max_size=12)
overviews = st.lists(st.one_of(words, texts, st.just("")), max_size=5).map("\n".join)
skill_lists = st.lists(st.one_of(words, texts), min_size=1, max_size=5)
profiles = st.fixed_dictionaries(
    {
        "title": st.one_of(words, texts),
        "overview": st.one_of(overviews, overviews.map(lambda text: text + "\n")),
        "skills": skill_lists,
        "hourly_rate": st.one_of(st.integers(0, 200), st.just(12.5)),
        "employment": st.lists(
            st.fixed_dictionaries({"company": texts, "description": overviews}), max_size=3
        ),
        "portfolio": st.lists(
            st.fixed_dictionaries({"title": words, "skills": skill_lists}), max_size=2
        ),
    }
)


files = profiles.flatmap(lambda profile: texts_of(profile).map(lambda text: (profile, text)))


def source_of(text: str) -> Source:
    return read_bytes(text.encode(), "profile").source


def notes_in(text: str) -> list[str]:
    return re.findall(NOTE, text)


def line_end(text: str, offset: int) -> int:
    return offset + len(re.split(r"[\r\n]", text[offset:], maxsplit=1)[0])


def made(text: str, *edits: Edit) -> str:
    """The text after a fix that must be possible."""
    source = source_of(text)
    found = source_edits(source, Fix(edits))
    assert found is not None
    return apply(source, found)


# What must hold for every profile, however it is written.


@settings(max_examples=400, deadline=None)
@given(data=st.data(), file=files)
def test_characters_of_a_text_change_and_nothing_else(
    data: st.DataObject, file: tuple[dict[str, Any], str]
) -> None:
    profile, text = file
    source = source_of(text)
    paths = [at for at in paths_of(profile, str) if source.offsets(at) is not None]
    if not paths:
        return
    at = data.draw(st.sampled_from(paths))
    old = inside(profile, at)
    ends = sorted(
        data.draw(st.lists(st.integers(0, len(old)), min_size=2, max_size=4, unique=True))
        if len(old) > 3
        else [0, len(old)]
    )
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    edits = [Edit(at, data.draw(texts), span) for span in spans]
    new = old
    for edit, (start, end) in reversed(list(zip(edits, spans, strict=True))):
        new = new[:start] + str(edit.replacement) + new[end:]
    assert_changed(profile, text, at, new, edits)


@settings(max_examples=300, deadline=None)
@given(
    data=st.data(), file=files, new=st.one_of(texts, overviews, st.integers(0, 99), st.just(0.5))
)
def test_a_whole_value_changes_and_nothing_else(
    data: st.DataObject, file: tuple[dict[str, Any], str], new: str | float
) -> None:
    profile, text = file
    kind = str if isinstance(new, str) else (int, float)
    at = data.draw(st.sampled_from(paths_of(profile, kind)))
    assert_changed(profile, text, at, new, [Edit(at, new)])


def assert_changed(
    profile: dict[str, Any], text: str, at: Path, new: str | float, edits: list[Edit]
) -> None:
    after = made(text, *edits)
    expected = copy.deepcopy(profile)
    inside(expected, at[:-1])[at[-1]] = new
    assert value_of(after) == expected
    start, end = source_of(text).spans[at]
    assert after.startswith(text[:start])
    assert after.endswith(text[end:])
    assert notes_in(after) == notes_in(text)
    assert not mixed_breaks(after)


@settings(max_examples=400, deadline=None)
@given(data=st.data(), file=files)
def test_items_go_and_nothing_else(data: st.DataObject, file: tuple[dict[str, Any], str]) -> None:
    profile, text = file
    lists = [at for at in paths_of(profile, list) if inside(profile, at)]
    parent = data.draw(st.sampled_from(lists))
    items = inside(profile, parent)
    gone = data.draw(st.sets(st.integers(0, len(items) - 1), min_size=1))
    after = made(text, *(Edit((*parent, index), None) for index in gone))
    expected = copy.deepcopy(profile)
    kept = [item for index, item in enumerate(items) if index not in gone]
    inside(expected, parent[:-1])[parent[-1]] = kept
    assert value_of(after) == expected
    assert not mixed_breaks(after)
    source = source_of(text)
    lines = [source.spans[(*parent, index)] for index in gone]
    stay = [
        note
        for note in re.finditer(NOTE, text)
        if not any(start < note.start() < line_end(text, end) for start, end in lines)
    ]
    assert {note[0] for note in stay} <= set(notes_in(after))
