"""What checks of the language ask: the issues in each text of a profile."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Proofreader(msgspec.Struct, frozen=True):
    """Proofreads the texts of a profile with some engines."""

    engines: Sequence[str]
