"""Makes fixes in the source text and touches nothing else: comments, quotes and order stay.

A fix says which values change. Here it becomes edits of the text, and these are read again before
they count: only if the file then holds exactly the changed values is the fix made.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from profilelint.adding import additions
from profilelint.findings import Edit, Fix, Located, Safety
from profilelint.removing import removal
from profilelint.rewriting import Change, SourceEdit, TextEdit, number_text, proposals
from profilelint.source import Path, Source

if TYPE_CHECKING:
    from profilelint.reading import Document

_MADE: dict[Safety, frozenset[Safety]] = {
    Safety.SAFE: frozenset({Safety.SAFE}),
    Safety.UNSAFE: frozenset({Safety.SAFE, Safety.UNSAFE}),
    Safety.DISPLAY: frozenset(),
}


_HALF = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
"""Half a character, escaped or not."""


class _UnsureError(Exception):
    """An edit that does not say surely what shall become of the text."""


def source_edits(source: Source, fix: Fix) -> list[SourceEdit] | None:
    """A fix as edits of the source text, in the order of the text, none over another.

    ``None`` where the source is no file that may be changed (an export, a saved page), and where
    the text that would come out does not surely read as it should.
    """
    if not source.editable or source.format not in ("json", "yaml"):
        return None
    try:
        return sorted(_all_edits(source, fix.edits))
    except _UnsureError:
        return None


def apply(source: Source, edits: Sequence[SourceEdit]) -> str:
    """The source text with edits made; a byte order mark is not part of either.

    :raises ValueError: if an edit lies over another one, or begins at the same place.
    """
    ordered = sorted(edits)
    if _overlapping(ordered):
        raise ValueError("two edits change the same characters of the text")
    parts: list[str] = []
    last = 0
    for (start, end), replacement in ordered:
        parts += [source.text[last:start], replacement]
        last = end
    return "".join([*parts, source.text[last:]])


def added(source: Source, parent: Path, item: str) -> str | None:
    """The source text with one text more in a list; ``None`` as in :func:`source_edits`."""
    if not source.editable or source.format not in ("json", "yaml"):
        return None
    try:
        wanted = copy.deepcopy(_value_of(source))
        items = _inside(wanted, parent)
        if not isinstance(items, list):
            return None
        ways = additions(source, parent, len(items), item)
        items.append(item)
        return apply(source, _first_that_reads(source, ways, wanted))
    except _UnsureError:
        return None


def mended(
    document: Document, findings: Iterable[Located], allow: Safety
) -> tuple[str, list[Located], list[Located]]:
    """One pass over the fixes that ``allow`` lets through: the text, what was mended, what is left.

    ``Safety.SAFE`` lets the safe ones through, ``Safety.UNSAFE`` both; those that are only for
    display are never made. All edits of a fix are made or none. Of two fixes that touch the same
    characters the one that begins first is made; at the same place the more severe finding, then
    the one whose check comes first by name. The other may be made in a next pass.
    """
    source = document.source
    waiting = list(findings)
    candidates: list[tuple[int, list[SourceEdit]]] = []
    for index, finding in enumerate(waiting):
        if finding.fix is not None and finding.fix.safety in _MADE[allow]:
            edits = source_edits(source, finding.fix)
            if edits:
                candidates.append((index, edits))
    candidates.sort(
        key=lambda one: (one[1][0].span[0], -waiting[one[0]].severity, waiting[one[0]].check)
    )
    chosen: list[tuple[int, list[SourceEdit]]] = []
    for candidate in candidates:
        if not _overlapping(_flat([*chosen, candidate])):
            chosen.append(candidate)
    if not _fit_together(source, waiting, chosen):
        chosen = _those_that_fit(source, waiting, chosen)
    made = [index for index, _ in chosen]
    left = [finding for index, finding in enumerate(waiting) if index not in set(made)]
    return apply(source, _flat(chosen)), [waiting[index] for index in made], left


def _flat(fixes: Iterable[tuple[int, list[SourceEdit]]]) -> list[SourceEdit]:
    return sorted(edit for _, edits in fixes for edit in edits)


def _overlapping(ordered: Sequence[SourceEdit]) -> bool:
    """Whether edits, in order, share characters or a place to begin."""
    return any(
        after.span[0] < before.span[1] or after.span[0] == before.span[0]
        for before, after in pairwise(ordered)
    )


def _fit_together(
    source: Source, waiting: Sequence[Located], chosen: Sequence[tuple[int, list[SourceEdit]]]
) -> bool:
    """Whether fixes that are right one by one are right together.

    They are not if they empty a list between them: each alone left something in it.
    """
    if len(chosen) < 2:
        return True
    edits = [edit for index, _ in chosen if (fix := waiting[index].fix) for edit in fix.edits]
    try:
        return _reads_as(source, _flat(chosen), _changed(_value_of(source), edits))
    except _UnsureError:
        return False


def _those_that_fit(
    source: Source, waiting: Sequence[Located], chosen: Sequence[tuple[int, list[SourceEdit]]]
) -> list[tuple[int, list[SourceEdit]]]:
    fitting: list[tuple[int, list[SourceEdit]]] = []
    for one in chosen:
        if _fit_together(source, waiting, [*fitting, one]):
            fitting.append(one)
    return fitting


def _all_edits(source: Source, edits: Sequence[Edit]) -> list[SourceEdit]:
    """The edits of a fix. Raises _UnsureError where one of them cannot be made surely."""
    value = _value_of(source)
    wanted = _changed(value, edits)
    found: list[SourceEdit] = []
    places = {edit.at: [other for other in edits if other.at == edit.at] for edit in edits}
    for at, here in places.items():
        if here[0].replacement is not None:
            change = _change(value, at, here)
            ways = proposals(source, change) if at in source.spans else iter(())
            found += _first_that_reads(source, ways, _changed(value, here))
    lists = {edit.at[:-1]: _gone(edits, edit.at[:-1]) for edit in edits if edit.replacement is None}
    for parent, gone in lists.items():
        way = removal(source, parent, len(_inside(value, parent)), gone)
        removed = _changed(value, [Edit((*parent, index), None) for index in gone])
        found += _first_that_reads(source, iter([] if way is None else [way]), removed)
    if len(places) > 1 and not _reads_as(source, found, wanted):
        raise _UnsureError
    return found


def _first_that_reads(
    source: Source, ways: Iterator[list[SourceEdit]], wanted: object
) -> list[SourceEdit]:
    for edits in ways:
        if _reads_as(source, edits, wanted):
            return edits
    raise _UnsureError


def _reads_as(source: Source, edits: Sequence[SourceEdit], wanted: object) -> bool:
    """Whether the text with these edits is read without a problem as exactly this value."""
    if _overlapping(sorted(edits)):
        return False
    text = apply(source, edits)
    read, value = (source.format == "json" and _read_plainly(text)) or _read(source.format, text)
    # As JSON text, so that 1, 1.0 and true differ, and so does another order of the keys.
    return read and json.dumps(value) == json.dumps(wanted)


def _read_plainly(text: str) -> tuple[bool, Any] | None:
    """JSON read by Python's own reader, forty times as fast as by ours, which knows every place.

    ``None`` where ours has to look: where that one takes more (half characters, names that stand
    twice, numbers that are none), or says that something is wrong.
    """
    if _HALF.search(text):
        return None
    try:
        return True, json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_number(word: str) -> None:
    raise ValueError(word)


def _read(syntax: str, text: str) -> tuple[bool, Any]:
    if syntax == "json":
        from profilelint.reading.json_text import parse_json as parse
    else:
        from profilelint.reading.yaml_text import parse_yaml as parse
    tree = parse(text)
    return not tree.problems, tree.value


_read_kept = lru_cache(maxsize=2)(_read)


def _value_of(source: Source) -> Any:
    """What the source holds now; it must not be changed."""
    read, value = _read_kept(source.format, source.text)
    if not read:
        raise _UnsureError
    return value


def _changed(value: object, edits: Sequence[Edit]) -> Any:
    """A copy of a value with edits made: all paths are those of the value as it was."""
    changed = copy.deepcopy(value)
    for at in {edit.at for edit in edits if edit.replacement is not None}:
        here = [edit for edit in edits if edit.at == at]
        if not at:
            raise _UnsureError
        _inside(changed, at[:-1])[at[-1]] = _change(value, at, here).new
    lists = {edit.at[:-1] for edit in edits if edit.replacement is None}
    # The deepest first: a list that goes as a whole takes its own items along.
    for parent in sorted(lists, key=len, reverse=True):
        items = _inside(changed, parent)
        for index in sorted(_gone(edits, parent), reverse=True):
            if not isinstance(items, list) or not 0 <= index < len(items):
                raise _UnsureError
            del items[index]
    return changed


def _gone(edits: Iterable[Edit], parent: Path) -> set[int]:
    """The items of a list that edits take out."""
    gone: set[int] = set()
    for edit in edits:
        if edit.replacement is None and edit.at[:-1] == parent:
            if edit.span is not None or not edit.at or not isinstance(edit.at[-1], int):
                raise _UnsureError
            gone.add(edit.at[-1])
    return gone


def _inside(value: Any, at: Path) -> Any:
    for step in at:
        found = isinstance(value, dict) and step in value
        if not found and not (
            isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)
        ):
            raise _UnsureError
        value = value[step]
    return value


def _change(value: object, at: Path, edits: Sequence[Edit]) -> Change:
    """What the edits of one value make of it."""
    old = _inside(value, at)
    first = edits[0]
    if first.span is None:
        if len(edits) > 1 or first.replacement is None or isinstance(old, dict | list):
            raise _UnsureError
        return Change(at, old, _as_read(first.replacement))
    parts: list[TextEdit] = []
    for edit in edits:
        if edit.span is None or not isinstance(edit.replacement, str):
            raise _UnsureError
        parts.append(TextEdit(edit.span, edit.replacement))
    if not isinstance(old, str):
        raise _UnsureError
    parts.sort()
    new, last = "", 0
    for index, ((start, end), replacement) in enumerate(parts):
        if not last <= start <= end <= len(old) or (index and start == parts[index - 1].span[0]):
            raise _UnsureError
        new += old[last:start] + replacement
        last = end
    return Change(at, old, new + old[last:], tuple(parts))


def _as_read(replacement: str | float) -> str | int | float:
    """The value that a reader finds where this was written: ``28.0`` is written ``28``."""
    if isinstance(replacement, str):
        return replacement
    written = number_text(replacement)
    if written is None:
        raise _UnsureError
    return int(written) if written.lstrip("-").isdecimal() else float(written)


__all__ = ["SourceEdit", "added", "apply", "mended", "source_edits"]
