"""What has changed since an earlier report, as the formats tell it."""

from __future__ import annotations

from typing import Any

import msgspec

from profilelint.text import counted


class Known(msgspec.Struct, frozen=True):
    """A finding of the earlier report that is there no more."""

    check: str
    section: str
    severity: str
    message: str
    fingerprint: str


class Since(msgspec.Struct, frozen=True):
    """A profile compared with an earlier report of it.

    ``verdict`` and ``score`` are those of then, ``change`` is the points of the score since.
    ``mended`` are gone though their checks were judged, ``unjudged`` are gone because theirs were
    not. ``new`` and ``left`` are the fingerprints of the findings of now.
    """

    verdict: str
    score: float | None
    change: float | None
    mended: tuple[Known, ...]
    unjudged: tuple[Known, ...]
    new: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def move(self) -> str:
        """The score's move: ``+14.2 points``, or that it cannot be told."""
        if self.change is None:
            return "the scores cannot be compared"
        return f"{self.change:+.1f} points" if round(self.change, 1) else "the score is the same"

    @property
    def counts(self) -> str:
        """``3 mended, 1 new, 9 left``."""
        parts = [f"{len(self.mended)} mended", f"{len(self.new)} new", f"{len(self.left)} left"]
        if self.unjudged:
            parts.append(f"{counted(len(self.unjudged), 'other')} not judged this time")
        return ", ".join(parts)


def since_as_dict(since: Since) -> dict[str, Any]:
    """The comparison as plain values."""
    return {
        "verdict_before": since.verdict,
        "score_before": since.score,
        "score_change": None if since.change is None else round(since.change, 1),
        "mended": [msgspec.structs.asdict(one) for one in since.mended],
        "not_judged": [msgspec.structs.asdict(one) for one in since.unjudged],
        "new": list(since.new),
        "left": list(since.left),
    }
