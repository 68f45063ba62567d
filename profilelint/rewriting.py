"""How a changed value is written into the text of a JSON or YAML file, and nothing else touched.

What is offered here is a proposal: :mod:`profilelint.fixing` reads each result again before it
counts, so a proposal may be tried where only the reader of the format can tell whether it holds.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from profilelint.source import Path, Source, Span


class SourceEdit(NamedTuple):
    """New text for a stretch of the source text, in offsets from 0, the end exclusive."""

    span: Span
    replacement: str


class TextEdit(NamedTuple):
    """New characters for the characters ``span`` of a text value."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value that gets another one. ``parts`` are the characters that change, empty for all."""

    at: Path
    old: object
    new: str | int | float
    parts: tuple[TextEdit, ...] = ()


# Characters that YAML does not take raw, takes for a line break, or that nobody would see.
_YAML_ESCAPED = re.compile(
    "[^\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
    '|["\\\\]'
)
NOT_IN_LINE = re.compile(_YAML_ESCAPED.pattern.partition("|")[0])
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
_BLOCK_HEADER = re.compile(r"[|>][-+1-9]*(?P<comment>[ \t]+#[^\r\n]*)?[ \t]*(?=[\r\n]|\Z)")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_INDENTED = re.compile(r"^( *)[^ \r\n]", re.MULTILINE)
_STR = "tag:yaml.org,2002:str"


def proposals(source: Source, change: Change) -> Iterator[list[SourceEdit]]:
    """The ways in which a changed value can be written, the one nearest to the old text first."""
    span = source.spans[change.at]
    if isinstance(change.new, str):
        offsets = source.offsets(change.at) if change.parts else None
        if change.parts and offsets is None:
            return
        if source.format == "json":
            yield from _json_proposals(span, change, change.new, offsets)
        else:
            yield from _yaml_proposals(source, span, change, change.new, offsets)
    elif (written := number_text(change.new)) is not None:
        yield [SourceEdit(span, _after_mark(source.text, span) + written)]


def number_text(number: float) -> str | None:
    """A number as both formats write it, whole ones without a point; ``None`` if none can."""
    if not math.isfinite(number):
        return None
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(number)


def item_texts(syntax: str, text: str) -> list[str]:
    """The ways in which a text may be written as an item of a list, the plainest first."""
    if syntax == "json":
        return [_json(text)]
    plain = [text] if not NOT_IN_LINE.search(text) and stays_text(None, text) else []
    return [*plain, quoted(text)]


def _json_proposals(
    span: Span, change: Change, new: str, offsets: list[int] | None
) -> Iterator[list[SourceEdit]]:
    if offsets is not None:
        yield [
            SourceEdit((offsets[start], offsets[end]), _json(text)[1:-1])
            for (start, end), text in change.parts
        ]
    else:
        yield [SourceEdit(span, _json(new))]


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _yaml_proposals(
    source: Source, span: Span, change: Change, new: str, offsets: list[int] | None
) -> Iterator[list[SourceEdit]]:
    text, (start, end) = source.text, span
    style = text[start : start + 1] if isinstance(change.old, str) and end > start else ""
    if style in ("|", ">"):
        yield from _block_proposals(source, span, change, new, offsets)
        return
    # The whole of a quoted text is what stands between its marks.
    marks = 1 if style in ("'", '"') else 0
    parts = change.parts or (TextEdit((0, 0), new),)
    whole = [start + marks, end - marks]
    written = [_flow_text(part.replacement, style) for part in parts]
    if None not in written and (marks or stays_text(change.old, new)):
        before = _after_mark(text, span)
        yield [
            SourceEdit(
                (whole[0], whole[1]) if offsets is None else (offsets[at[0]], offsets[at[1]]),
                before + str(words),
            )
            for (at, _), words in zip(parts, written, strict=True)
        ]
    yield [SourceEdit(span, _after_mark(text, span) + quoted(new))]


def _after_mark(text: str, span: Span) -> str:
    """The space that a value needs where none was: ``title:`` is followed by nothing."""
    start, end = span
    return " " if start == end and start > 0 and text[start - 1] in ":-,?" else ""


def _flow_text(text: str, style: str) -> str | None:
    """Characters as they stand in a text of this style, ``None`` if they cannot stand there."""
    if style == '"':
        return quoted(text)[1:-1]
    if NOT_IN_LINE.search(text):
        return None
    return text.replace("'", "''") if style == "'" else text


def quoted(text: str) -> str:
    return f'"{_YAML_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def stays_text(old: object, new: str) -> bool:
    """Whether a text without quotes is a text to every reader of YAML: ``no`` and ``12`` are not.

    Where the old one was no text to some of them either (a date), the new one may be the same.
    """
    kind = _plain_kind(new)
    return kind == _STR or (isinstance(old, str) and kind == _plain_kind(old))


def _plain_kind(text: str) -> object:
    from yaml.nodes import ScalarNode
    from yaml.resolver import Resolver

    return Resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]


def _block_proposals(
    source: Source, span: Span, change: Change, new: str, offsets: list[int] | None
) -> Iterator[list[SourceEdit]]:
    """For a text in a block: in place, else the block anew as ``|``, else in double quotes."""
    text, (start, end) = source.text, span
    header = _BLOCK_HEADER.match(text, start, end)
    if header is None:
        return
    body = _INDENTED.search(text, header.end(), end)
    after = _LINE_BREAK.match(text, header.end())
    line_break = after[0] if after is not None else "\n"
    if offsets is not None and isinstance(change.old, str) and body is not None:
        block = _Block(text, change.old, offsets, line_break, text[start] == "|")
        if (edits := block.in_place(change.parts)) is not None:
            yield edits
    closing = _LINE_BREAK.search(text, max(start, end - 2), end)
    ending = closing[0] if closing is not None and closing.end() == end else ""
    comment = header["comment"] or ""
    lines = new.removesuffix("\n").split("\n")
    if body is not None and new.strip() and not any(map(_not_in_block, lines)):
        chomping = "" if new.endswith("\n") else "-"
        written = [f"|{chomping}{comment}", *(line and body[1] + line for line in lines)]
        yield [SourceEdit(span, line_break.join(written) + ending)]
    yield [SourceEdit(span, quoted(new) + comment + ending)]


def _not_in_block(line: str) -> bool:
    return NOT_IN_LINE.search(line.replace("\t", "")) is not None


@dataclass(frozen=True, slots=True)
class _Block:
    """A text that stands in a YAML block, ``literal`` (``|``) or folded (``>``)."""

    text: str
    value: str
    offsets: list[int]
    line_break: str
    literal: bool

    def in_place(self, parts: Sequence[TextEdit]) -> list[SourceEdit] | None:
        """Edits of the block's own lines, ``None`` where the new characters cannot stand there."""
        indent = self._indent()
        if indent is None:
            return None
        edits = []
        for part in parts:
            lines = part.replacement.split("\n")
            if any(map(_not_in_block, lines)) or (len(lines) > 1 and not self.literal):
                return None
            edits.append(self._edit(part.span, lines, indent))
        return edits

    def _indent(self) -> int | None:
        """How far the lines are indented: the column of the first line that is not empty."""
        for at, character in enumerate(self.value):
            if character != "\n" and (at == 0 or self.value[at - 1] == "\n"):
                return self._column(self.offsets[at])
        return None

    def _column(self, offset: int) -> int:
        return offset - line_start(self.text, offset)

    def _edit(self, span: Span, lines: list[str], indent: int) -> SourceEdit:
        first, last = span
        start, end = self.offsets[first], self.offsets[last]
        follows = self.value[last : last + 1] not in ("", "\n")
        column = self._column(start)
        has_words = bool(lines[0]) or (len(lines) == 1 and follows)
        before = ""
        if column < indent and has_words:
            # An empty line, which has no indentation yet.
            before = " " * (indent - column)
        elif column == indent and not has_words and self.text[start - indent : start].isspace():
            # The line is empty now: its indentation would be white space at a line's end.
            start -= indent
        margin = " " * indent
        more = [line and margin + line for line in lines[1:]]
        if more and not more[-1] and follows:
            more[-1] = margin
        return SourceEdit((start, end), before + self.line_break.join([lines[0], *more]))


def line_start(text: str, offset: int) -> int:
    """Where the line begins in which an offset lies."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
