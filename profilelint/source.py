"""The text that was read, and where each value stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

Path = tuple[str | int, ...]
"""The way to a value: ``("employment", 0, "title")``."""

Span = tuple[int, int]
"""First and last-plus-one character, counted in code points from 0."""


class Place(msgspec.Struct, frozen=True):
    """A stretch of the source text. Lines and columns start at 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(msgspec.Struct, frozen=True):
    """Something in a file that keeps it from being read: what is wrong and what to do."""

    message: str
    line: int | None = None
    column: int | None = None


def no_offsets(_path: Path) -> list[int] | None:
    """For sources whose characters cannot be placed."""
    return None


Origin = Callable[[Path], Path | None]
"""The path at which a value stood in the text; ``None`` for one that does not stand there."""


def unmoved(path: Path) -> Path | None:
    """For documents whose values are those of the text."""
    return path


class Source(msgspec.Struct):
    """What was read, from where, and where each value stands in it.

    ``spans`` and ``keys`` give offsets into ``text`` (a value with its quotes, a key likewise);
    ``offsets(path)`` gives, for a text value of n characters, the n + 1 offsets at which they
    stand, or ``None``. A source without places (a saved page) has empty ``spans``. ``first_line``
    is the line of the file that ``text`` begins on, where it is a part of one. Where values were
    changed since (what if), ``origin`` leads from the path of one to that in the text.
    """

    name: str
    text: str
    format: str
    reason: str = ""
    spans: Mapping[Path, Span] = msgspec.field(default_factory=dict)
    keys: Mapping[Path, Span] = msgspec.field(default_factory=dict)
    offsets: Callable[[Path], list[int] | None] = no_offsets
    bom: bool = False
    editable: bool = False
    first_line: int = 1
    origin: Origin = unmoved

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset into the text."""
        text = self.text
        # A return whose line feed is still to come ends no line yet.
        until = offset - 1 if text[max(0, offset - 1) : offset + 1] == "\r\n" else offset
        pairs = text.count("\r\n", 0, until)
        line = self.first_line + text.count("\n", 0, until) + text.count("\r", 0, until) - pairs
        start = 1 + max(text.rfind("\n", 0, until), text.rfind("\r", 0, until))
        return line, offset - start + 1

    def place_of(self, span: Span) -> Place:
        """The lines and columns of a span of the source text."""
        return Place(*self.position(span[0]), *self.position(span[1]))

    def span_of(self, at: Path, span: Span | None = None) -> Span | None:
        """Where a value, or the characters ``span`` of it, stands in the source text.

        A value that is absent is placed at its nearest ancestor that is there, at its key.
        ``None`` for a source without places, and for a value that was changed since.
        """
        origin = self.origin(at)
        if origin is None:
            return None
        at = origin
        if at in self.spans:
            if span is not None and (offsets := self.offsets(at)) is not None:
                start, end = span
                if 0 <= start <= end < len(offsets):
                    return offsets[start], offsets[end]
            return self.spans[at]
        for length in range(len(at) - 1, 0, -1):
            if at[:length] in self.spans:
                return self.keys.get(at[:length], self.spans[at[:length]])
        whole = self.spans.get(())
        return None if whole is None else (whole[0], min(whole[0] + 1, whole[1]))

    def locate(self, at: Path, span: Span | None = None) -> Place | None:
        """Like :meth:`span_of`, as lines and columns."""
        found = self.span_of(at, span)
        return None if found is None else self.place_of(found)
