"""What the readers of replies and other structured exports share."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import UNSET, UnsetType

from profilelint.errors import ReadError
from profilelint.profile import PartialDate, Profile
from profilelint.reading import values
from profilelint.reading.document import Document, Given
from profilelint.reading.pick import Picker, dotted, placed, within
from profilelint.reading.tree import Tree
from profilelint.source import Path, Problem, Source

TEXTS: tuple[Path, ...] = (("result",), ("content", 0, "text"), ("result", "content", 0, "text"))
"""Where a reply that arrives as JSON inside a text may hold that text."""


def problems_of(tree: Tree, source: Source) -> list[Problem]:
    """The problems of a tree, by line and column."""
    return [Problem(one.message, *source.position(one.span[0])) for one in tree.problems]


def text_within(value: object) -> Path | None:
    """Where a reply that arrives as JSON inside a text holds that text."""
    for at in TEXTS:
        inner = Picker(value).raw(*at)
        if isinstance(inner, str) and inner.lstrip()[:1] == "{":
            return at
    return None


def reply_of(given: Given) -> Tree:
    """The reply in a file, whether it stands there as it is or as JSON inside a text.

    :raises ReadError: where the JSON inside a text is broken.
    """
    return given.once(_reply)


def _reply(given: Given) -> Tree:
    at = text_within(given.tree.value)
    if at is None:
        return given.tree
    inner = within(given.tree, at)
    if inner.problems:
        raise ReadError(given.name, problems_of(inner, given.source("")))
    return inner


def recognised(given: Given, base_of: Callable[[object], Path | None]) -> str | None:
    """That a profile stands somewhere in a reply, or ``None``."""
    base = None if given.syntax == "page" else base_of(reply_of(given).value)
    return None if base is None else f"a profile stands at {dotted(base)}"


def read_reply(
    given: Given,
    name: str,
    base_of: Callable[[object], Path | None],
    profile_of: Callable[[Picker], Profile],
    reason: str = "",
) -> Document:
    """Read a reply, with the place of each value; ``reason`` is why it was taken for one.

    :raises ReadError: where it is broken, or holds no profile.
    """
    tree = reply_of(given)
    base = base_of(tree.value)
    if base is None:
        raise given.refused(f"There is no profile of the format “{name}” in this file.")
    source = given.source(name, reason or f"a profile stands at {dotted(base)}")
    if tree.problems:
        raise ReadError(given.name, problems_of(tree, source))
    pick = Picker(tree.value, base)
    profile = profile_of(pick)
    source.spans, source.keys, source.offsets = placed(tree, pick.origins)
    return Document(source, profile, tuple(pick.notes), tuple(pick.unused()), pick.named())


def ended(pick: Picker, target: Path, at: Path) -> PartialDate | UnsetType | None:
    """The end of a job or course: null goes on, ``UNSET`` where the export does not tell."""
    if pick.raw(*at) is None:
        pick.origins[(*target, "end")] = (pick.base + at, 0)
        return None
    date = pick.read((*target, "end"), values.date_of, *at)
    return UNSET if date is None else date
