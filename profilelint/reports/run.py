"""What one call of the command produced: a scorecard a profile, and the files not read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from profilelint.errors import ReadError
from profilelint.fingerprint import fingerprints
from profilelint.hiding import Unused
from profilelint.linter import Report
from profilelint.reports.history import History
from profilelint.reports.since import Since
from profilelint.scorecard import Scorecard


class Run(msgspec.Struct, frozen=True):
    """Scorecards and errors in the order of the files; ``rubric`` is the name of the one used,
    ``today`` the date that was judged by. ``unused`` are the ignores of the settings that hide
    nothing in any of them. ``histories`` are the attempts with a file's profile, by the name of its
    source, where the ledger was to be asked and knows any; ``since`` is what has changed, likewise,
    where an earlier report was to be compared with. ``redacted``: without names and texts."""

    rubric: str
    scorecards: tuple[Scorecard, ...]
    errors: tuple[ReadError, ...] = ()
    verbose: bool = False
    today: date | None = None
    show_ignored: bool = False
    unused: tuple[Unused, ...] = ()
    histories: Mapping[str, History] = msgspec.field(default_factory=dict)
    since: Mapping[str, Since] = msgspec.field(default_factory=dict)
    redacted: bool = False


def known_by(report: Report) -> dict[int, str]:
    """By what each finding, hidden ones too, is known again: by its ``id``, its fingerprint."""
    every = report.everything
    return dict(zip(map(id, every), fingerprints(report.document, every), strict=True))


def new_findings(card: Scorecard, since: Since | None) -> set[int]:
    """The ``id`` of each finding that an earlier report did not have; none without one."""
    if since is None:
        return set()
    return {at for at, mark in known_by(card.report).items() if mark in since.new}
