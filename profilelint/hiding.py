"""Findings that the user does not want to see: by the settings, a comment, or a baseline."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from profilelint.findings import Located

By = Literal["settings", "comment", "baseline"]


class Hidden(msgspec.Struct, frozen=True):
    """A finding that is not shown, what hides it, why, and until which day (that day included)."""

    finding: Located
    by: By
    reason: str
    until: date | None = None
