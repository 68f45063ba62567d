"""Values as the platform's exports write them: dates, amounts, words of a list.

Each function answers ``None`` for what it does not know; nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from profilelint.profile import Availability, Badge, PartialDate, Proficiency, Visibility

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")
_EPOCH_MS = re.compile(r"-?\d{11,14}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.? (\d{4})")
_AMOUNT = re.compile(r"\$?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OPENING, _CLOSING = "<untrusted_participant_content>", "</untrusted_participant_content>"

AVAILABILITY: dict[str, Availability] = {
    "fulltime": "full-time",
    "more than 30 hrs/week": "full-time",
    "parttime": "part-time",
    "less than 30 hrs/week": "part-time",
    "asneeded": "as-needed",
    "as needed - open to offers": "as-needed",
    "none": "none",
}
PROFICIENCY: dict[str, Proficiency] = {
    "basic": "basic",
    "conversational": "conversational",
    "fluent": "fluent",
    "native": "native",
    "native or bilingual": "native",
}
FLUENCY: dict[str, Proficiency] = PROFICIENCY | {
    "native speaker": "native",
    "elementary proficiency": "basic",
    "limited working proficiency": "conversational",
    "full professional proficiency": "fluent",
    "native or bilingual proficiency": "native",
}
"""The words of résumés, too. Basis: ours; "professional working" lies between two of the platform's
levels, so it is not among them."""

BADGES: dict[str, Badge] = {
    "top_rated": "top-rated",
    "toprated": "top-rated",
    "top_rated_plus": "top-rated-plus",
    "topratedplus": "top-rated-plus",
}
"""Spellings seen in exports (2026). What ``hipo`` and ``ELIGIBLE`` mean is not confirmed, so they
are not among them."""

VISIBILITY: dict[str, Visibility] = {
    "public": "public",
    "upwork users only": "upwork-users",
    "private": "private",
}

MOST = 1_000_000_000
"""No amount or number is larger; it is the bound of the profile format, which keeps out slips."""


def date_of(value: object) -> PartialDate | None:
    """A date from ISO text, milliseconds since 1970, a year, or ``March 2019``/``Mar 2019``."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip()
    if iso := _ISO.fullmatch(text):
        text = iso[1]
    elif _EPOCH_MS.fullmatch(text):
        try:
            moment = _EPOCH + timedelta(milliseconds=int(text))
        except OverflowError:  # before the year 1
            return None
        text = f"{moment:%Y-%m-%d}" if moment.year >= 1000 else ""
    elif (named := _MONTH_YEAR.fullmatch(text)) and named[1][:3].lower() in _MONTHS:
        text = f"{named[2]}-{_MONTHS.index(named[1][:3].lower()) + 1:02}"
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def amount_of(value: object) -> float | None:
    """US dollars from a number, ``"55.0"``, ``"$41,250.00"`` or the platform's money object.

    A bucket such as ``"$10K+"`` is no amount: ``None``.
    """
    if isinstance(value, dict):
        if value.get("currency", value.get("currencyCode", "USD")) != "USD":
            return None
        value = value.get("rawValue", value.get("amount"))
    if isinstance(value, str):
        written = value.strip()
        if len(written) > 40 or not _AMOUNT.fullmatch(written):
            return None
        value = float(written.replace("$", "").replace(",", ""))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= MOST else None


def count_of(value: object) -> int | None:
    """A whole number from 0 up."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= MOST else None


def flag_of(value: object) -> bool | None:
    """True or false, and nothing else that might be taken for it."""
    return value if isinstance(value, bool) else None


def stars_of(value: object) -> float | None:
    """A rating of 1 to 5 stars; 0 stands where nobody has rated yet, and is not known."""
    found = amount_of(value)
    return found if found is not None and 1 <= found <= 5 else None


def weeks_of(value: object) -> int | None:
    """How many of the last 16 weeks."""
    found = count_of(value)
    return found if found is not None and found <= 16 else None


def percent_of(value: object) -> float | None:
    """The Job Success Score, which some pages give as a fraction (0.97) and others in percent."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        return None
    return float(round(value * 100, 2) if value <= 1 else value)


def completeness_of(value: object) -> float | None:
    """The profile completeness, which the platform gives in percent: ``1`` is one of a hundred."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        return None
    return float(value)


def unwrapped(text: str) -> tuple[str, int]:
    """A text without the connector's ``<untrusted_participant_content>`` marks, and its start."""
    marked = text.strip()
    if not (marked.startswith(_OPENING) and marked.endswith(_CLOSING)):
        return text, 0
    inner = marked[len(_OPENING) : -len(_CLOSING)]
    start = text.index(_OPENING) + len(_OPENING)
    return inner.strip(), start + len(inner) - len(inner.lstrip())
