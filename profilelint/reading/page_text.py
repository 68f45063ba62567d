"""A profile page copied as plain text (select all, copy, paste into a file).

The text keeps no structure but its lines, so only what the wording makes certain is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from profilelint.profile import Location, Profile
from profilelint.reading import page
from profilelint.reading.document import Document, Given
from profilelint.reading.lines import Line
from profilelint.reading.sections import MORE, RATE, Sections, heading
from profilelint.reading.standing import OWN_ONLY

never_has: tuple[str, ...] = (
    *("email", "category", "subcategories", "level", "english", "other_experience", "portfolio"),
    *("linked_accounts", "photo", "video", "visibility", "agency", "stats.rating"),
    *("stats.completeness", "stats.badge", "stats.last_active", "account.identity_verified"),
    *OWN_ONLY,
)
advice = (
    "A copied text does not show what is a heading and what is not, so little of it is certain. "
    f"{page.HOW_TO_SAVE}"
)
REASON = "the text of a profile page: a line with an hourly rate, and its headings"
MIN_HEADINGS = 2
MAX_LENGTH = 1_000_000
_OWN_KEY = re.compile(r"^(?:title|overview|skills|hourly_rate|name|employment):", re.MULTILINE)
_TIME = re.compile(
    r"(?P<city>[^,]+), (?P<country>[^,]+?) [-–—] \d{1,2}:\d\d ?[ap]m local time", re.IGNORECASE
)
_SHORT_NAME = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)* [^\W\d_]\.")


def recognise(given: Given) -> str | None:
    """A text with an hourly rate on a line of its own, and headings of a profile page."""
    if given.syntax != "yaml" or len(given.text) > MAX_LENGTH or _OWN_KEY.search(given.text):
        return None
    lines = _lines(given.text)
    headings = {line.text.lower() for line in lines if heading(line, marked=False) is not None}
    rated = Sections(lines).rate_at is not None
    return REASON if rated and len(headings) >= MIN_HEADINGS else None


def read(given: Given) -> Document:
    """Read it; what stands where is told by the name of the field alone."""
    if len(given.text) > MAX_LENGTH:
        raise given.refused("This text is far longer than a profile. Is it the right file?")
    lines = _lines(given.text)
    sections = Sections([line for line in lines if line.text])
    if sections.rate_at is None:
        raise given.refused(
            "There is no line with an hourly rate, such as $25.00/hr, in this text, so it is not "
            f"known where the profile stands in it. {page.HOW_TO_SAVE}"
        )
    fields = sections.known() | _own_words(sections, lines)
    return Document(given.source("page-text", REASON), Profile(**fields), tuple(sections.notes))


def _lines(text: str) -> list[Line]:
    """The lines without the space around them; empty ones stay, as they part the overview."""
    return [Line(line.strip()) for line in text.splitlines()]


def _own_words(sections: Sections, lines: list[Line]) -> dict[str, Any]:
    """Name, place, title and overview."""
    found: dict[str, Any] = {}
    shown, at = sections.lines, sections.rate_at or 0
    if at and heading(shown[at - 1], marked=False) is None:
        found["title"] = shown[at - 1].text
    for before, line in zip([Line(""), *shown[:at]], shown[:at], strict=False):
        if place := _TIME.fullmatch(line.text):
            found["location"] = Location(city=place["city"], country=place["country"])
            if _SHORT_NAME.fullmatch(before.text):
                found["name"] = before.text
    rest = lines[next(i for i, line in enumerate(lines) if RATE.fullmatch(line.text)) + 1 :]
    end = next((i for i, line in enumerate(rest) if heading(line, marked=False) is not None), None)
    if end is None or _twice(rest[end], shown):
        sections.unsure("overview")
        return found
    words = [line.text for line in rest[:end]]
    while words and words[-1].lower() in ("", *MORE):
        words.pop()
    found["overview"] = "\n".join(words).strip() or None
    return found


def _twice(line: Line, shown: Sequence[Line]) -> bool:
    """Whether a heading stands on the page more than once, so that one may be in the overview."""
    return sum(other.text.lower() == line.text.lower() for other in shown) > 1
