"""How items are taken out of a list in the text of a JSON or YAML file.

As in :mod:`profilelint.rewriting`, a result is a proposal that is read again before it counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from profilelint.pattern import compiled
from profilelint.rewriting import SourceEdit, line_start
from profilelint.source import Path, Source, Span

# Between the items of a list in brackets stand white space, commas and, in YAML, comments.
_GAP = compiled(r"(?:[ \t\r\n,]|(?<![^ \t\r\n,\[])#[^\r\n]*+)*+")
_COMMA = compiled(r"(?:[ \t\r\n]|#[^\r\n]*+)*+(?P<comma>,)")
_REST_OF_LINE = compiled(r"[ \t]*(?P<comment>#[^\r\n]*)?(?P<end>\r\n|\n|\r|\Z)")
_LINE = compiled(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_SPACE = compiled(r"[ \t]*")
_COLON = compiled(r"[ \t]*:")


def removal(
    source: Source, parent: Path, count: int, gone: Collection[int]
) -> list[SourceEdit] | None:
    """Edits that take the items ``gone`` out of the list ``parent`` of ``count`` items.

    ``None`` where the text does not show where an item begins and ends.
    """
    items = [source.spans.get((*parent, index)) for index in range(count)]
    spans = [item for item in items if item is not None]
    if parent not in source.spans or len(spans) < count:
        return None
    start, end = source.spans[parent]
    if source.text.startswith("[", start):
        flow = _Flow(source.text, start, end, spans, frozenset(gone))
        cuts = flow.cuts()
        return None if cuts is None else _deletions(cuts)
    if source.text.startswith("-", start):
        return _from_block(source, parent, count, gone)
    return None


def _deletions(cuts: Iterable[Span]) -> list[SourceEdit]:
    """Edits that delete stretches of text; those that touch become one."""
    merged: list[Span] = []
    for start, end in sorted(cuts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return [SourceEdit(span, "") for span in merged]


class _Flow:
    """A list in brackets and the items that go."""

    def __init__(
        self, text: str, start: int, end: int, spans: list[Span], gone: frozenset[int]
    ) -> None:
        self.text = text
        self.inside = (start + 1, end - 1)
        self.spans = spans
        self.gone = gone
        edges = [start + 1, *(edge for span in spans for edge in span), end - 1]
        self.gaps = list(zip(edges[::2], edges[1::2], strict=True))

    def cuts(self) -> list[Span] | None:
        """What to delete, ``None`` where something else than commas stands between the items."""
        if not all(_GAP.fullmatch(self.text, *gap) for gap in self.gaps):
            return None
        if any("#" in self.text[slice(*gap)] for gap in self.gaps):
            return self._between_comments()
        if len(self.gone) == len(self.spans):
            return [self.inside]
        return [self._run(first, last) for first, last in self._runs()]

    def _runs(self) -> list[tuple[int, int]]:
        """Neighbours that go, as first and last index."""
        runs: list[tuple[int, int]] = []
        for index in sorted(self.gone):
            if runs and runs[-1][1] == index - 1:
                runs[-1] = (runs[-1][0], index)
            else:
                runs.append((index, index))
        return runs

    def _run(self, first: int, last: int) -> Span:
        """Up to the next item at the beginning of a line, else from the item before."""
        start, end = self.spans[first][0], self.spans[last][1]
        at_line_start = not self.text[line_start(self.text, start) : start].strip()
        if last + 1 < len(self.spans) and (first == 0 or at_line_start):
            return start, self.spans[last + 1][0]
        return self.spans[first - 1][1], end

    def _between_comments(self) -> list[Span]:
        """Item by item: a comment goes with the item on whose line it stands, others stay."""
        cuts = [cut for index in sorted(self.gone) for cut in self._item(index)]
        kept = [index for index in range(len(self.spans)) if index not in self.gone]
        last = len(self.spans) - 1
        if kept and last in self.gone and self._comma(last) is None:
            comma = self._comma(kept[-1])
            cuts += [(comma, comma + 1)] if comma is not None else []
        return cuts

    def _comma(self, index: int) -> int | None:
        """Where the comma after an item stands."""
        found = _COMMA.match(self.text, *self.gaps[index + 1])
        return None if found is None else found.start("comma")

    def _item(self, index: int) -> list[Span]:
        start, end = self.spans[index]
        cuts = []
        comma = self._comma(index)
        if comma is not None and _SPACE.fullmatch(self.text, end, comma):
            end = comma + 1
        elif comma is not None:
            cuts.append((comma, comma + 1))
        line = line_start(self.text, start)
        rest = _REST_OF_LINE.match(self.text, end)
        if rest is None:
            # Something follows on this line, so the white space before it goes.
            found = _SPACE.match(self.text, end)
            end = end if found is None else found.end()
        elif not self.text[line:start].strip():
            start, end = line, rest.end()
        elif index > 0 and index - 1 not in self.gone and self.spans[index - 1][1] > line:
            # The comment is also that of the item before, which stays.
            start = line + len(self.text[line:start].rstrip(" \t"))
        else:
            end = rest.start("end")
        return [*cuts, (start, end)]


def _from_block(
    source: Source, parent: Path, count: int, gone: Collection[int]
) -> list[SourceEdit] | None:
    """For a list with a ``-`` before each item: the item's whole lines go."""
    text, first = source.text, source.spans[parent][0]
    column = first - line_start(text, first)
    if text[first - column : first].strip():
        # Something else stands before the first item on its line.
        return None
    cuts = []
    for index in gone:
        item = source.spans[(*parent, index)]
        start = _dash_line(text, item[0], column, first)
        if start is None:
            return None
        cuts.append(_with_empty_lines(text, start, _end_of_lines(text, item[1])))
    edits = _deletions(_without_last_break(text, cuts))
    if len(gone) == count:
        # Without items the key would have no value at all, and that means: not known.
        key = source.keys.get(parent)
        colon = _COLON.match(text, key[1]) if key is not None else None
        if colon is None:
            return None
        start = end = colon.end()
        if edits[0].span[0] == start:
            end = edits.pop(0).span[1]
        edits.insert(0, SourceEdit((start, end), " []"))
    return edits


def _without_last_break(text: str, cuts: list[Span]) -> list[Span]:
    """Where the last lines of a file go that had no line break at its end, it gets none either."""
    merged = [edit.span for edit in _deletions(cuts)]
    start, end = merged[-1]
    if end == len(text) and not text.endswith(("\n", "\r")):
        merged[-1] = (len(text[:start].rstrip("\r\n")), end)
    return merged


def _dash_line(text: str, start: int, column: int, first: int) -> int | None:
    """The line, at or above the beginning of an item, that has its ``-`` in this column."""
    line = line_start(text, start)
    while line + column >= first:
        if text.startswith("-", line + column) and not text[line : line + column].strip():
            return line
        line = _line_above(text, line)
    return None


def _line_above(text: str, line: int) -> int:
    """Where the line before the one that begins at ``line`` begins."""
    return line_start(text, line - (2 if text[max(0, line - 2) : line] == "\r\n" else 1))


def _end_of_lines(text: str, end: int) -> int:
    """The end of the line that something ends in, its line break included."""
    if end > 0 and text[end - 1] in "\r\n":
        return end
    found = _LINE.match(text, end)
    return end if found is None else found.end()


def _with_empty_lines(text: str, start: int, end: int) -> Span:
    """Take the empty lines below along where there are some above, so that no gap grows."""
    if start == 0 or text[_line_above(text, start) : start].strip():
        return start, end
    while end < len(text) and (line := _LINE.match(text, end)) is not None and not line[0].strip():
        end = line.end()
    return start, end
