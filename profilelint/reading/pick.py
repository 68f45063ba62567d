"""Takes values out of an export and remembers where each came from and what was not used."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from profilelint.reading.tree import Problem, Tree
from profilelint.reading.values import unwrapped
from profilelint.source import Path, Span

T = TypeVar("T")
MISSING = object()
PRIVATE: Path = ("email",)
"""The field whose value no note may repeat."""
MAX_WITHIN = 1_000_000
"""A longer reply inside a text is refused, as each of its characters is placed. Basis: ours."""
TOO_LONG = (
    f"The reply inside this text has more than {MAX_WITHIN:,} characters, far more than a "
    "profile. Is it the right file?"
)


class Picker:
    """A cursor over an export. ``Picker.get`` answers ``None`` for what the export lacks.

    ``origins`` maps a path of the profile to the path in the export and the number of characters
    left out before the text; ``notes`` tell what was there and not understood.
    """

    def __init__(self, value: object, base: Path = ()) -> None:
        self.value = value
        self.base = base
        self.origins: dict[Path, tuple[Path, int]] = {}
        self.notes: list[str] = []
        self._used: set[Path] = set()
        self._read: set[Path] = set()

    def moved(self, base: Path) -> Picker:
        """The same cursor with another base; what is read and noted is kept together."""
        other = copy.copy(self)
        other.base = base
        return other

    def raw(self, *at: str | int) -> Any:
        """The value at a path below the base, or :data:`MISSING`."""
        node: Any = self.value
        whole = self.base + at
        for length, step in enumerate(whole):
            match node:
                case dict() if step in node:
                    node = node[step]
                case list() if isinstance(step, int) and -1 < step < len(node):
                    node = node[step]
                case _:
                    return MISSING
            self._used.add(whole[:length])
        self._used.add(whole)
        return node

    def text(self, target: Path, *at: str | int, null: str | None = None) -> str | None:
        """A text; ``null`` is what an explicit null stands for in this export."""
        value = self.raw(*at)
        if value is MISSING:
            return None
        if value is None:
            if null is not None:
                self.origins[target] = (self.base + at, 0)
            return null
        if not isinstance(value, str):
            self.odd(at, "what is there" if target == PRIVATE else value)
            return None
        text, start = unwrapped(value)
        self.origins[target] = (self.base + at, start)
        return text

    def read(self, target: Path, reader: Callable[[object], T | None], *at: str | int) -> T | None:
        """A value read by one of :mod:`profilelint.reading.values`; odd ones are noted."""
        value = self.raw(*at)
        if value is MISSING or value is None:
            return None
        self.origins[target] = (self.base + at, 0)
        self._read.add(self.base + at)
        found = reader(value)
        if found is None:
            self.odd(at, value)
        return found

    def word(self, target: Path, words: dict[str, T], *at: str | int) -> T | None:
        """One of a list of words; an unknown one is noted and stays not known."""
        return self.read(
            target,
            lambda value: words.get(value.strip().lower()) if isinstance(value, str) else None,
            *at,
        )

    def items(self, target: Path, *at: str | int) -> Iterator[int] | None:
        """The indexes of a list, or ``None`` where the export has no such list."""
        value = self.raw(*at)
        if value is MISSING or value is None:
            return None
        if not isinstance(value, list):
            self.odd(at, value)
            return None
        self.origins[target] = (self.base + at, 0)
        return iter(range(len(value)))

    def built(
        self, make: Callable[[Picker, Path, Path], T], target: Path, *at: str | int
    ) -> tuple[T, ...] | None:
        """The groups of a list, each of which ``make`` turns into a part of the profile.

        ``make`` is given this cursor, the part's path in the profile and the group's in the export.
        """
        indexes = self.items(target, *at)
        if indexes is None:
            return None
        found: list[T] = []
        for index in indexes:
            self.origins[(*target, index)] = ((*self.base, *at, index), 0)
            found.append(make(self, (*target, index), (*at, index)))
        return tuple(found)

    def group(self, target: Path, *at: str | int) -> bool:
        """Whether the export has a group of fields here."""
        found = isinstance(self.raw(*at), dict)
        if found:
            self.origins[target] = (self.base + at, 0)
        return found

    def odd(self, at: Path, value: object) -> None:
        """Note that something is there that was not understood."""
        shown = repr(value)
        self.notes.append(
            f"{dotted(self.base + at)}: {shown if len(shown) <= 40 else shown[:39] + '…'} "
            "was not understood, so it counts as not known"
        )

    def named(self) -> dict[Path, str]:
        """What the export calls the place that each value came from."""
        return {target: dotted(at) for target, (at, _) in self.origins.items()}

    def unused(self) -> list[str]:
        """The keys of the export that were not read, the outermost of each branch."""
        found: list[str] = []
        waiting: list[tuple[Path, Any]] = [((), self.value)]
        while waiting and len(found) < 200:
            path, node = waiting.pop()
            children = (
                node.items()
                if isinstance(node, dict)
                else enumerate(node)
                if isinstance(node, list)
                else ()
            )
            for key, child in children:
                if (*path, key) not in self._used and not (path == () and key == "_note"):
                    found.append(dotted((*path, key)))
                elif isinstance(child, dict | list) and (*path, key) not in self._read:
                    waiting.append(((*path, key), child))
        return sorted(found)


def dotted(at: Path) -> str:
    """A path as ``data.skills[0].name``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at)
    return text.lstrip(".") or "the whole file"


def placed(
    tree: Tree, origins: dict[Path, tuple[Path, int]]
) -> tuple[dict[Path, Span], dict[Path, Span], Callable[[Path], list[int] | None]]:
    """Spans, keys and offsets of a profile's values, from those of the export they came from."""

    def offsets(target: Path) -> list[int] | None:
        if target not in origins:
            return None
        path, start = origins[target]
        found = tree.offsets(path)
        return None if found is None else found[start:]

    spans = {
        target: tree.spans[path] for target, (path, _) in origins.items() if path in tree.spans
    }
    spans[()] = tree.spans.get((), (0, 0))
    keys = {target: tree.keys[path] for target, (path, _) in origins.items() if path in tree.keys}
    return spans, keys, offsets


def within(tree: Tree, at: Path) -> Tree:
    """The tree of a JSON text that stands inside a text value, placed in the outer source.

    Its problems are those of the outer text too. Where the characters of the text cannot be
    placed, all of it stands where the text does.
    """
    from profilelint.reading.json_text import parse_json
    from profilelint.reading.tree import value_at

    text = value_at(tree.value, at)
    assert isinstance(text, str)
    if len(text) > MAX_WITHIN:
        return Tree(None, {}, {}, [*tree.problems, Problem(tree.spans[at], TOO_LONG)], tree.offsets)
    inner = parse_json(text)
    outer = tree.offsets(at)

    def moved(span: Span) -> Span:
        return tree.spans[at] if outer is None else (outer[span[0]], outer[span[1]])

    def offsets(path: Path) -> list[int] | None:
        found = inner.offsets(path)
        return None if found is None or outer is None else [outer[offset] for offset in found]

    return Tree(
        value=inner.value,
        spans={path: moved(span) for path, span in inner.spans.items()},
        keys={path: moved(span) for path, span in inner.keys.items()},
        problems=[
            *tree.problems,
            *(Problem(moved(one.span), one.message) for one in inner.problems),
        ],
        offsets=offsets,
    )
