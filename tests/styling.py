"""Profiles written as files in many ways, as a person or another program may have written them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml
from hypothesis import strategies as st

from profilelint.source import Path

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTE = r"# note \d+\."
BOM = "\ufeff"


@st.composite
def json_texts(draw: st.DrawFn, profile: Mapping[str, Any]) -> str:
    """A profile as JSON, with line breaks of one kind."""
    text = json.dumps(
        profile,
        indent=draw(st.sampled_from([None, 0, 2, 4, "\t"])),
        ensure_ascii=draw(st.booleans()),
        separators=draw(st.sampled_from([None, (",", ":"), (" ,", " : "), (", ", ": ")])),
    )
    line_break = draw(st.sampled_from(["\n", "\r\n"]))
    return (text + draw(st.sampled_from(["", "\n"]))).replace("\n", line_break)


@st.composite
def yaml_texts(draw: st.DrawFn, profile: Mapping[str, Any]) -> str:
    """A profile as YAML with comments (:data:`NOTE`), with line breaks of one kind."""
    text = YamlWriter(draw).mapping(dict(profile), "")
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def texts_of(profile: Mapping[str, Any]) -> st.SearchStrategy[str]:
    """A profile as JSON or YAML."""
    return st.one_of(json_texts(profile), yaml_texts(profile))


@st.composite
def shuffled(draw: st.DrawFn, profile: Mapping[str, Any]) -> dict[str, Any]:
    """The same profile with its keys in another order."""
    return {key: profile[key] for key in draw(st.permutations(list(profile)))}


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
                        and reads_as(f"k: [\n  {one}\n  ]", [item])  # “-” and a line end is none
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
            parts.append(f"{indent}{key}:{self.value(value, indent)}")
        return "".join(parts)

    def value(self, value: Any, indent: str) -> str:
        if isinstance(value, str):
            return " " + self.text(value, indent)
        if isinstance(value, list):
            return self.list(value, indent)
        if isinstance(value, dict):
            inner = self.mapping(value, indent + "  ")
            return f"{self.comment()}\n{inner}" if value else " {}\n"
        return f" {json.dumps(value)}{self.comment()}\n"


def reads_as(fragment: str, value: object) -> bool:
    try:
        return bool(yaml.load(fragment, Loader=LOADER) == {"k": value})
    except yaml.YAMLError:
        return False


def double_quoted(text: str) -> str:
    written: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6)
    return written.strip()


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


def mixed_breaks(text: str) -> bool:
    return "\r\n" in text and re.search(r"(?<!\r)\n", text) is not None
