"""Days: which of them a partial date covers, and months counted from one of them."""

from __future__ import annotations

import calendar
from datetime import date

from profilelint.profile import PartialDate


def span(written: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date such as ``2026-03`` may mean.

    ``2026-02-30`` is no day: the last one of that month stands for it.
    """
    months = (written.month, written.month) if written.month else (1, 12)
    first = _clamped(written.year, months[0], written.day or 1)
    return first, _clamped(written.year, months[1], written.day or 31)


def months_after(day: date, months: int) -> date:
    """The same day of a later or earlier month, or its last day where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _clamped(years, month + 1, day.day)


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
