"""What a proofreading engine finds, and what an engine is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

Kind = Literal["spelling", "grammar", "punctuation", "casing", "usage", "repetition", "style"]


class Issue(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of a text that is probably wrong.

    ``start`` and ``end`` count code points from 0, the end exclusive. ``replacements`` are ranked;
    an empty text among them takes the stretch out. ``certain`` is said of an issue whose first
    replacement needs no reading (a doubled word, a brand's own spelling). ``message`` may be an
    engine's own wording and is shown only where we have none of ours.
    """

    start: int
    end: int
    kind: Kind
    rule: str
    message: str
    replacements: tuple[str, ...] = ()
    engine: str = "own"
    certain: bool = False


class Engine(Protocol):
    """Text in, issues out."""

    name: str

    @property
    def version(self) -> str:
        """What a cached answer depends on, besides our own data: which engine of which version."""
        ...

    def issues(self, text: str) -> list[Issue]:
        """The issues of a text, in its order; may be called from several threads."""
        ...

    def all_issues(self, texts: Sequence[str]) -> list[list[Issue]]:
        """The issues of each of several texts; for an engine that reads some of them at once."""
        ...
