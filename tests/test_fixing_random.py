"""Random profiles, written in many ways: the value asked for changes, and nothing else does."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.findings import Edit, Fix
from profilelint.fixing import apply, source_edits
from profilelint.reading import read_bytes
from profilelint.source import Path, Source

ODD = "'\"\\:#-[]{},&*!|>%@`?~=\t\n\u00e9\u2028\x85\x7f\ufeff\u00a0\U0001f600"
characters = st.one_of(st.sampled_from("abc de. No12"), st.sampled_from(ODD))
texts = st.text(characters, max_size=12)
words = st.text(st.sampled_from("abcdef ABC"), min_size=1, max_size=12)
overviews = st.lists(st.one_of(words, texts, st.just("")), max_size=5).map("\n".join)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTE = r"# note \d+\."
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


# How a profile is written, as a person or another program may have written it.


@st.composite
def json_files(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """A profile and its text as JSON."""
    profile = draw(profiles)
    text = json.dumps(
        profile,
        indent=draw(st.sampled_from([None, 0, 2, 4, "\t"])),
        ensure_ascii=draw(st.booleans()),
        separators=draw(st.sampled_from([None, (",", ":"), (" ,", " : "), (", ", ": ")])),
    )
    line_break = draw(st.sampled_from(["\n", "\r\n"]))
    return profile, (text + draw(st.sampled_from(["", "\n"]))).replace("\n", line_break)


class YamlWriter:
    """Writes a profile as YAML: every text in a style that is drawn, with comments between."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments = 0
        self.unindented = draw(st.booleans())

    def comment(self) -> str:
        if not self.draw(st.booleans()):
            return ""
        self.comments += 1
        return f" # note {self.comments}."

    def between(self, indent: str) -> str:
        kind = self.draw(st.sampled_from(["", "", "", "blank", "note"]))
        if kind == "note":
            self.comments += 1
            return f"{indent}# note {self.comments}.\n"
        return "\n" if kind else ""

    def text(self, text: str, indent: str) -> str:
        margin = indent + " " * self.draw(st.integers(2, 4))
        block = "".join(f"{margin}{line}\n" if line else "\n" for line in text.split("\n"))
        clip = "" if text.endswith("\n") else "-"
        block = block.removesuffix("\n") if text.endswith("\n") else block
        note = self.comment()
        single = "'" + text.replace("'", "''") + "'"

        def wrapped(written: str) -> str:
            return re.sub("(?<=[a-z]) (?=[a-z])", f"\n{margin}", written)

        styles = [
            f"{text}{note}\n",
            f"{wrapped(text)}{note}\n",
            f"{single}{note}\n",
            f"{wrapped(single)}{note}\n",
            f"{wrapped(double_quoted(text))}{note}\n",
            f"|{clip}{note}\n{block}",
            f">{clip}{note}\n{block}",
            f">{clip}{note}\n{wrapped(block)}",
        ]
        good = [style for style in styles if reads_as(f"{indent}k: {style}", text)]
        return self.draw(st.sampled_from([*good, f"{double_quoted(text)}{note}\n"]))

    def flow(self, items: list[str], indent: str) -> str:
        written = [
            self.draw(
                st.sampled_from(
                    [
                        one
                        for one in (item, "'" + item.replace("'", "''") + "'")
                        if reads_as(f"k: [{one}, x]", [item, "x"])
                    ]
                    + [double_quoted(item)]
                )
            )
            for item in items
        ]
        kind = self.draw(st.sampled_from(["line", "lines", "notes"]))
        if kind == "line":
            return f"[{', '.join(written)}]{self.comment()}\n"
        notes = [self.comment() if kind == "notes" else "" for _ in written]
        last = self.draw(st.sampled_from(["", ","]))
        lines = [
            f"{indent}  {one}{',' if at < len(written) - 1 else last}{note}\n"
            for at, (one, note) in enumerate(zip(written, notes, strict=True))
        ]
        return f"[\n{''.join(lines)}{indent}]\n"

    def list(self, items: list[Any], indent: str) -> str:
        if not items:
            return f" []{self.comment()}\n"
        if isinstance(items[0], str) and self.draw(st.booleans()):
            return " " + self.flow(items, indent)
        inner = indent if self.unindented else indent + "  "
        parts = [f"{self.comment()}\n"]
        for item in items:
            parts.append(self.between(inner))
            if isinstance(item, str):
                parts.append(f"{inner}- {self.text(item, inner)}")
            else:
                entry = self.mapping(item, inner + "  ", between=False)
                parts.append(f"{inner}- {entry[len(inner) + 2 :]}")
        return "".join(parts)

    def mapping(self, fields: dict[str, Any], indent: str, *, between: bool = True) -> str:
        parts = []
        for key, value in fields.items():
            parts.append(self.between(indent) if between else "")
            if isinstance(value, str):
                parts.append(f"{indent}{key}: {self.text(value, indent)}")
            elif isinstance(value, list):
                parts.append(f"{indent}{key}:{self.list(value, indent)}")
            else:
                parts.append(f"{indent}{key}: {value}{self.comment()}\n")
        return "".join(parts)


def reads_as(fragment: str, value: object) -> bool:
    try:
        return bool(yaml.load(fragment, Loader=LOADER) == {"k": value})
    except yaml.YAMLError:
        return False


def double_quoted(text: str) -> str:
    written: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6)
    return written.strip()


@st.composite
def yaml_files(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """A profile and its text as YAML."""
    profile = draw(profiles)
    text = YamlWriter(draw).mapping(profile, "")
    return profile, text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


files = st.one_of(json_files(), yaml_files())


def source_of(text: str) -> Source:
    return read_bytes(text.encode(), "profile").source


def value_of(text: str) -> Any:
    """What a reader that is not ours finds."""
    return json.loads(text) if text.lstrip()[:1] == "{" else yaml.load(text, Loader=LOADER)


def paths_of(value: Any, kind: type | tuple[type, ...], at: Path = ()) -> list[Path]:
    """The paths of all values of a kind within a value."""
    found = [at] if isinstance(value, kind) else []
    steps = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    return found + [path for step in steps for path in paths_of(value[step], kind, (*at, step))]


def inside(value: Any, at: Path) -> Any:
    for step in at:
        value = value[step]
    return value


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


def mixed_breaks(text: str) -> bool:
    return "\r\n" in text and re.search(r"(?<!\r)\n", text) is not None


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
