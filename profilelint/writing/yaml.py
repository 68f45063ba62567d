"""Writes the values of a profile as YAML, as a person would: blocks for long texts, few quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from profilelint.rewriting import NOT_IN_LINE, number_text, quoted, stays_text
from profilelint.source import Path
from profilelint.text import flat

_PLAIN = re.compile(r"[^\W\d_](?:[^\n:#]|:(?=[^\s,])|(?<=\S)#)*(?<![\s:])|\d{4}-\d\d(?:-\d\d)?")
"""Begins with a letter and holds nothing that ends a text or begins a comment; or is a date."""


def yaml_of(values: Mapping[str, Any], heading: str, notes: Mapping[Path, str]) -> str:
    """A mapping as YAML, with ``heading`` and ``notes`` as comments."""
    above = "".join(f"{comment(line)}\n" for line in heading.splitlines())
    return above + "".join(_entries(values, (), "", notes)) if values else above + "{}\n"


def comment(line: str) -> str:
    """A line as a comment; what YAML does not take within a line becomes a dot."""
    return f"# {NOT_IN_LINE.sub('·', flat(line))}".rstrip()


def field_text(name: str, value: object) -> str:
    """One field of the outermost group, as it stands in a file."""
    return "".join(_entries({name: value}, (), "", {}))


def _entries(
    values: Mapping[str, Any], at: Path, indent: str, notes: Mapping[Path, str]
) -> Iterator[str]:
    """The fields of a group, each on lines of its own."""
    for name, value in values.items():
        yield _note((*at, name), indent, notes)
        yield f"{indent}{name}:{_value(value, (*at, name), indent, notes)}"


def _note(at: Path, indent: str, notes: Mapping[Path, str]) -> str:
    return f"{indent}{comment(notes[at])}\n" if at in notes else ""


def _value(value: Any, at: Path, indent: str, notes: Mapping[Path, str]) -> str:
    """What follows the colon, up to the end of its last line."""
    match value:
        case dict() if value:
            return "\n" + "".join(_entries(value, at, indent + "  ", notes))
        case list() | tuple() if value:
            return "\n" + "".join(_items(value, at, indent + "  ", notes))
        case str():
            return " " + _text(value, indent + "  ") + "\n"
        case _:
            return f" {_scalar(value)}\n"


def _items(
    values: Sequence[Any], at: Path, indent: str, notes: Mapping[Path, str]
) -> Iterator[str]:
    for index, value in enumerate(values):
        yield _note((*at, index), indent, notes)
        if isinstance(value, dict) and value:
            entry = "".join(_entries(value, (*at, index), indent + "  ", _inner(notes, at, index)))
            yield f"{indent}- {entry[len(indent) + 2 :]}"
        else:
            yield f"{indent}-{_value(value, (*at, index), indent, notes)}"


def _inner(notes: Mapping[Path, str], at: Path, index: int) -> Mapping[Path, str]:
    """The notes without those of an entry's own fields: the entry's is enough."""
    return {key: note for key, note in notes.items() if key[: len(at) + 1] != (*at, index)}


def _scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return number_text(value) or "null"
        case _:
            return "{}" if isinstance(value, dict) else "[]"


def _text(text: str, indent: str) -> str:
    """A text as a block, as it is, or in quotes: the first that reads back as the same."""
    if "\n" in text and _fits_block(text):
        lines = text.removesuffix("\n").split("\n")
        block = "\n".join(f"{indent}{line}" if line else "" for line in lines)
        return ("|\n" if text.endswith("\n") else "|-\n") + block
    if _PLAIN.fullmatch(text) and not NOT_IN_LINE.search(text) and stays_text(None, text):
        return text
    return quoted(text)


def _fits_block(text: str) -> bool:
    """Whether a text keeps every character in a block that begins with ``|`` or ``|-``."""
    lines = text.removesuffix("\n").split("\n")
    return (
        bool(lines[-1])
        and not text.lstrip("\n").startswith((" ", "\t"))
        and not any(
            NOT_IN_LINE.search(line.replace("\t", "")) or (line and not line.strip())
            for line in lines
        )
    )
