"""What a check says: findings, and the edits that mend them."""

from __future__ import annotations

import enum
from datetime import date

import msgspec

from profilelint.source import Path, Place, Span


class Severity(enum.IntEnum):
    """How much a finding matters: an error blocks, a warning costs score, an info only tells."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case word used in files and reports."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> Severity:
        """:raises KeyError: for a word that is no severity."""
        return cls[word.upper()]


class Safety(enum.StrEnum):
    """Whether a fix may be made without asking."""

    SAFE = "safe"
    """The meaning is kept."""
    UNSAFE = "unsafe"
    """The person must read it before it stands."""
    DISPLAY = "display"
    """Only shown, never made by the program."""


class Edit(msgspec.Struct, frozen=True):
    """One change to a value: new text for the characters ``span`` of it, or its removal.

    ``replacement`` is a text for text values (``span=None``: the whole value), a number for
    number values, and ``None`` to take an item out of its list.
    """

    at: Path
    replacement: str | float | None
    span: Span | None = None


class Fix(msgspec.Struct, frozen=True):
    """Edits that mend a finding together, and how safe they are."""

    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE


class Finding(msgspec.Struct, frozen=True):
    """Something to mend, as a check yields it.

    ``message`` says what is wrong, quoting the profile; ``mend`` says what to do. ``at`` is the
    path of the value in the profile (it may name a value that is absent), ``span`` the characters
    within that text. ``severity`` lowers the check's own severity for this finding. ``offers`` are
    values that could stand there, the best first: in place of a text or a number, or added to a
    list.
    """

    message: str
    mend: str = ""
    at: Path = ()
    span: Span | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    offers: tuple[str | float, ...] = ()


class Measure(msgspec.Struct, frozen=True):
    """What a criterion of a badge is held against, in words; a check yields it before it judges.

    ``needed`` is what is asked for, ``found`` what the profile has, ``None`` where that is not
    known. ``soonest`` is the first day on which the criterion could be met, where that can be
    worked out, and ``note`` says what that day rests on, or where sources differ. It judges
    nothing: a criterion is not met by a :class:`Finding`, and not known by a :class:`Skip`.
    """

    needed: str
    found: str | None = None
    soonest: date | None = None
    note: str = ""


Answer = Finding | Measure
"""What a check may yield."""


class Skip(Exception):
    """Raised by a check that cannot judge because the profile does not tell; it lowers the
    coverage. The text is the reason, in plain words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotApplicable(Skip):
    """Raised where there is nothing to judge though the profile tells all: an empty list, a first
    submission, a trade that nobody has counted. It counts in neither score nor coverage."""


class Unavailable(Skip):
    """Raised by a check whose extra is not installed; it counts in neither score nor coverage."""


class Located(msgspec.Struct, frozen=True):
    """A finding with everything that the engine adds to it."""

    check: str
    section: str
    severity: Severity
    message: str
    mend: str
    at: Path
    span: Span | None
    quote: str | None
    authority: str
    place: Place | None
    fix: Fix | None
    offers: tuple[str | float, ...] = ()
