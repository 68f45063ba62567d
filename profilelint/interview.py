"""The dates around a pre-vetting call for Expert-Vetted, in the person's own time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

import msgspec

from profilelint.days import months_after
from profilelint.errors import UsageError

_AN_EXAMPLE = "2026-12-04T15:00+02:00"


class Rules(msgspec.Struct, frozen=True):
    """What is settled about the call: how long it is, the grace, and what a missed one costs."""

    minutes: int
    grace_minutes: int
    reschedule_hours: int
    reschedule_times: int
    missed_months: int


class Interview(msgspec.Struct, frozen=True):
    """A call and the moments around it. ``zone`` names the time zone that all of them are in.

    ``reconsidered`` is the first day on which one is considered again after a missed call.
    """

    start: datetime
    reschedule_until: datetime
    grace_until: datetime
    end: datetime
    reconsidered: date
    zone: str
    note: str = ""


def interview(
    written: str, rules: Rules, timezone: str | None = None, *, today: date | None = None
) -> Interview:
    """Work out the moments around a call that begins at ``written``, as ``2026-12-04T15:00+02:00``.

    They are given in ``timezone``, a name such as ``Europe/Lisbon``; where it is not known, in the
    offset that was written. Hours are hours that pass, whatever the clocks do in between. With
    ``today``, the note says what has passed by then.

    :raises UsageError: for anything but a moment with its offset from UTC.
    """
    zone = _zone(timezone)
    moment = _moment(written, zone)
    here: tzinfo | None = zone or moment.tzinfo

    def at(**after: float) -> datetime:
        return (moment + timedelta(**after)).astimezone(here)

    try:
        start, moved_by = at(), at(hours=-rules.reschedule_hours)
        late = "" if today is None else _late(start, moved_by, today)
        return Interview(
            start=start,
            reschedule_until=moved_by,
            grace_until=at(minutes=rules.grace_minutes),
            end=at(minutes=rules.minutes),
            reconsidered=months_after(start.date(), rules.missed_months),
            zone=str(timezone) if zone else f"UTC{offset_of(start)}",
            note=" ".join(part for part in (late, _note(timezone, zone)) if part),
        )
    except (OverflowError, ValueError):
        raise UsageError(f"--interview {written} lies too far from today.") from None


def offset_of(moment: datetime) -> str:
    """``+02:00``: how far a moment's clock is from UTC."""
    written = f"{moment:%z}"
    return f"{written[:3]}:{written[3:5]}"


def _moment(written: str, zone: tzinfo | None) -> datetime:
    """A moment with its offset, in UTC with that offset kept.

    :raises UsageError: for what is no moment, or one without an offset.
    """
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise UsageError(
            f"--interview takes a day and a time with its offset from UTC, such as {_AN_EXAMPLE}, "
            f"not “{written}”."
        ) from None
    if moment.tzinfo is not None:
        return moment
    if "T" not in written.upper() and ":" not in written:
        raise UsageError(
            f"--interview {written} has no time of day. Write it with its offset from UTC, such as "
            f"{_AN_EXAMPLE}."
        )
    raise UsageError(
        f"--interview {written} does not say in which time zone. Add the offset from UTC: "
        + (
            f"in {zone} on that day it is {written}{offset_of(moment.replace(tzinfo=zone))}."
            if zone
            else f"Z for UTC, or as in {_AN_EXAMPLE}."
        )
    )


def _zone(name: str | None) -> tzinfo | None:
    """The time zone of that name, or ``None`` where there is none."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):  # no such zone, no text of one, a folder of zones
        return None


def _late(start: datetime, moved_by: datetime, today: date) -> str:
    if start.date() < today:
        return "This day has passed."
    return "The last moment to move it has passed." if moved_by.date() < today else ""


def _note(timezone: str | None, zone: tzinfo | None) -> str:
    if zone is not None:
        return ""
    if not timezone:
        return "The profile names no time zone, so all times are in the offset that you gave."
    return (
        f"The profile's time zone “{timezone}” is none that can be looked up, such as "
        "Europe/Lisbon, so all times are in the offset that you gave."
    )
