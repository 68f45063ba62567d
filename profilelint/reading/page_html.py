"""A saved public page without its state: what its visible text and its metadata tell.

Names that outlived each redesign come first: ``itemprop``, ``og:*``, the title, and the headings of
the pages of 2021 and of 2024 to 2026 (seen in public descriptions of them, 2021-03 to 2026-06).
"""

from __future__ import annotations

import re
from typing import Any

from profilelint.profile import Location, Profile
from profilelint.reading import page, values
from profilelint.reading.document import Document, Given
from profilelint.reading.htmltags import TooManyTags
from profilelint.reading.lines import Page, page_of
from profilelint.reading.sections import MORE, Sections, heading
from profilelint.reading.standing import OWN_ONLY

never_has: tuple[str, ...] = (
    *("email", "category", "subcategories", "level", "english", "other_experience"),
    *("linked_accounts", "video", "visibility", "agency", "stats.rating", "stats.completeness"),
    *("stats.badge", "stats.last_active", "account.identity_verified", *OWN_ONLY),
)
advice = (
    "This page was saved without its data, so only its visible text could be read. "
    f"{page.HOW_TO_SAVE} What is still not known, write into a file in profilelint's own format."
)
REASON = "a saved page without its data; what is visible on it was read"
_TITLE = re.compile(r"(?P<name>.+?) - (?P<title>.+) - Upwork Freelancer from (?P<place>.+)")
_OURS = re.compile(r"\bupwork\b", re.IGNORECASE)


def recognise(given: Given) -> str | None:
    """A page of the platform's with a title or an overview that can be seen."""
    if given.syntax != "page" or len(given.text) > page.MAX_LENGTH:
        return None
    return None if given.once(_read) is None else REASON


def read(given: Given) -> Document:
    """Read it; what stands where is told by the name of the field alone."""
    if len(given.text) > page.MAX_LENGTH:
        raise given.refused(page.TOO_LONG)
    found = given.once(_read) if given.syntax == "page" else None
    if found is None:
        raise given.refused(page.NO_PROFILE)
    return Document(given.source("page-html", REASON), found[0], found[1])


def _read(given: Given) -> tuple[Profile, tuple[str, ...]] | None:
    try:
        seen = page_of(given.text)
    except TooManyTags:
        raise given.refused(page.TOO_LONG) from None
    address = seen.meta.get("og:url", "")
    classes = re.search(r"\b(?:air3-|cfe-ui-profile|up-card-section)", given.text)
    if not (_OURS.search(seen.title) or "/freelancers/" in address or classes):
        return None
    sections = Sections(seen.lines)
    fields = sections.known() | _own_words(seen, sections)
    profile = Profile(**fields)
    if not (profile.title or profile.overview):
        return None
    return profile, tuple(sections.notes)


def _own_words(seen: Page, sections: Sections) -> dict[str, Any]:
    """Name, place, title, overview, rate and photo."""
    titled = _TITLE.fullmatch(seen.title)
    of_profile = titled is not None or "/freelancers/" in seen.meta.get("og:url", "")
    meta = seen.meta if of_profile else {}
    found: dict[str, Any] = {
        "name": seen.items.get("name") or meta.get("og:title") or (titled and titled["name"]),
        "location": _location(seen, titled["place"] if titled else ""),
        "title": _heading_before_rate(sections)
        or meta.get("og:description")
        or (titled["title"] if titled else None),
        "overview": _overview(sections),
        "photo": meta.get("twitter:image") or seen.photo,
    }
    if meta.get("product:price:currency") == "USD" and sections.rate_at is None:
        found["hourly_rate"] = values.amount_of(meta.get("product:price:amount"))
    return {name: value or None for name, value in found.items()}


def _location(seen: Page, place: str) -> Location | None:
    city, comma, country = place.rpartition(", ")
    city = seen.items.get("locality") or (city if comma else "")
    country = seen.items.get("country-name") or country
    return Location(city=city or None, country=country or None) if city or country else None


def _heading_before_rate(sections: Sections) -> str | None:
    """The title stands right above the rate."""
    if not sections.rate_at:
        return None
    line = sections.lines[sections.rate_at - 1]
    return line.text if line.level and heading(line, marked=True) is None else None


def _overview(sections: Sections) -> str | None:
    """The first text below the rate, before the next heading that is known."""
    if sections.rate_at is None:
        return None
    for line in sections.lines[sections.rate_at + 1 :]:
        if heading(line, marked=True) is not None:
            return None
        if line.kind == "text" and line.text.lower() not in MORE:
            return line.text
    return None
