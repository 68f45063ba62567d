"""A résumé in the JSON Resume format, version 1 (schema 1.2.1 of 2026-06), with its places.

A résumé is no profile: it has no rate, no categories and no level, and it carries contact data that
the platform forbids in a profile. The e-mail goes to the private field, the rest is left out.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import UNSET, UnsetType

from profilelint.profile import (
    Certification,
    Education,
    Employment,
    LinkedAccount,
    Location,
    OtherExperience,
    PartialDate,
    PortfolioItem,
    Profile,
    SpokenLanguage,
)
from profilelint.reading import export, values
from profilelint.reading.document import Document, Given
from profilelint.reading.pick import MISSING, Picker
from profilelint.source import Path

never_has: tuple[str, ...] = (
    *("category", "subcategories", "hourly_rate", "level", "english", "video", "availability"),
    *("visibility", "agency", "stats", "available_from", "account"),
)
advice = (
    "A résumé has no rate, no categories and no experience level. Choose them, write them beside "
    "the rest into a file in profilelint's own format, and rewrite the summary for clients: a "
    "résumé speaks to employers."
)
REASON: Final = "a résumé as JSON Resume writes it: it has “basics”"
CONTACT: Final = {"phone": "telephone", "url": "website"}
CONTACT_NOTE: Final = (
    "This file holds contact data ({what}). It was left out: the platform forbids contact details "
    "in a profile"
)
SECTIONS: Final = ("work", "education", "skills", "projects", "languages", "volunteer")
_SCHEMA = re.compile(r"resume-schema|jsonresume", re.IGNORECASE)


def recognise(given: Given) -> str | None:
    """A group called ``basics`` beside the other sections, or the schema's address."""
    if given.syntax == "page" or not _is_resume(given.tree.value):
        return None
    return REASON


def _is_resume(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("basics"), dict):
        return False
    schema = value.get("$schema")
    named = isinstance(schema, str) and bool(_SCHEMA.search(schema))
    return named or any(isinstance(value.get(name), list) for name in SECTIONS)


def read(given: Given) -> Document:
    """Read it, with the place of each value."""
    return export.read_reply(
        given, "json-resume", lambda value: () if _is_resume(value) else None, profile_of, REASON
    )


def profile_of(pick: Picker) -> Profile:
    """The profile; ``pick`` keeps what was not understood."""
    profile = Profile(
        name=pick.text(("name",), "basics", "name"),
        email=pick.text(("email",), "basics", "email") or None,
        location=_location(pick),
        title=pick.text(("title",), "basics", "label"),
        overview=pick.text(("overview",), "basics", "summary"),
        skills=_skills(pick),
        employment=pick.built(_job, ("employment",), "work"),
        education=pick.built(_school, ("education",), "education"),
        other_experience=_other_experience(pick),
        languages=pick.built(_language, ("languages",), "languages"),
        certifications=pick.built(_certification, ("certifications",), "certificates"),
        portfolio=pick.built(_project, ("portfolio",), "projects"),
        linked_accounts=pick.built(_linked_account, ("linked_accounts",), "basics", "profiles"),
        photo=pick.text(("photo",), "basics", "image") or None,
    )
    held = [CONTACT[key] for key in CONTACT if pick.raw("basics", key) not in (MISSING, None, "")]
    if pick.raw("basics", "location", "address") not in (MISSING, None, ""):
        held.append("address")
    if held:
        pick.notes.append(CONTACT_NOTE.format(what=", ".join(held)))
    return profile


def _location(pick: Picker) -> Location | None:
    """The city. The country is a code here, and a profile has its name, so it is not known."""
    if not pick.group(("location",), "basics", "location"):
        return None
    return Location(city=pick.text(("location", "city"), "basics", "location", "city"))


def _skills(pick: Picker) -> tuple[str, ...] | None:
    """The keywords of each group of skills, or its name where it has none."""
    indexes = pick.items(("skills",), "skills")
    if indexes is None:
        return None
    found: dict[str, None] = {}
    for index in indexes:
        keywords = pick.raw("skills", index, "keywords")
        several = isinstance(keywords, list) and keywords
        inner: list[Path] = (
            [("keywords", number) for number in range(len(keywords))] if several else [("name",)]
        )
        for at in inner:
            target = ("skills", len(found))
            text = pick.text(target, "skills", index, *at)
            if text and text not in found:
                found[text] = None
            else:
                pick.origins.pop(target, None)
    return tuple(found)


def _ended(pick: Picker, target: Path, *at: str | int) -> PartialDate | UnsetType | None:
    """The end; the format has no word for "still there", so what is absent is not known."""
    written = pick.raw(*at)
    if isinstance(written, str) and written.strip().lower() in ("present", "current", "now"):
        pick.origins[target] = (at, 0)
        return None
    return UNSET if written == "" else pick.read(target, values.date_of, *at) or UNSET


def _described(pick: Picker, target: Path, *at: str | int) -> str | None:
    """Summary or description, and below it the highlights, a line each.

    With highlights the text stands in several places, so it is placed at the whole entry.
    """
    name = "summary" if pick.raw(*at, "summary") is not MISSING else "description"
    text = pick.text(target, *at, name)
    lines = pick.raw(*at, "highlights")
    if not isinstance(lines, list) or not lines:
        return text
    texts = (pick.text(target, *at, "highlights", number) for number in range(len(lines)))
    shown = "\n".join(f"- {line}" for line in texts if line)
    pick.origins[target] = (at, 0)
    return f"{text}\n{shown}" if text else shown


def _job(pick: Picker, target: Path, at: Path) -> Employment:
    # Before version 1 the employer was called "company".
    company = "name" if pick.raw(*at, "name") is not MISSING else "company"
    return Employment(
        company=pick.text((*target, "company"), *at, company),
        title=pick.text((*target, "title"), *at, "position"),
        start=pick.read((*target, "start"), values.date_of, *at, "startDate"),
        end=_ended(pick, (*target, "end"), *at, "endDate"),
        description=_described(pick, (*target, "description"), *at),
    )


def _school(pick: Picker, target: Path, at: Path) -> Education:
    return Education(
        school=pick.text((*target, "school"), *at, "institution"),
        degree=pick.text((*target, "degree"), *at, "studyType"),
        field=pick.text((*target, "field"), *at, "area"),
        start=pick.read((*target, "start"), values.date_of, *at, "startDate"),
        end=_ended(pick, (*target, "end"), *at, "endDate"),
    )


def _other_experience(pick: Picker) -> tuple[OtherExperience, ...] | None:
    """Volunteering and awards, one after the other."""
    found: list[OtherExperience] = []
    known = False
    for section, name in (("volunteer", "position"), ("awards", "title")):
        for index in pick.items(("other_experience",), section) or ():
            target = ("other_experience", len(found))
            pick.origins[target] = ((section, index), 0)
            found.append(
                OtherExperience(
                    subject=pick.text((*target, "subject"), section, index, name),
                    description=_described(pick, (*target, "description"), section, index),
                )
            )
        known = known or isinstance(pick.raw(section), list)
    return tuple(found) if known else None


def _language(pick: Picker, target: Path, at: Path) -> SpokenLanguage:
    return SpokenLanguage(
        language=pick.text((*target, "language"), *at, "language"),
        proficiency=pick.word((*target, "proficiency"), values.FLUENCY, *at, "fluency"),
    )


def _certification(pick: Picker, target: Path, at: Path) -> Certification:
    return Certification(
        name=pick.text((*target, "name"), *at, "name"),
        issuer=pick.text((*target, "issuer"), *at, "issuer"),
        earned=pick.read((*target, "earned"), values.date_of, *at, "date"),
        url=pick.text((*target, "url"), *at, "url"),
    )


def _project(pick: Picker, target: Path, at: Path) -> PortfolioItem:
    return PortfolioItem(
        title=pick.text((*target, "title"), *at, "name"),
        role=pick.text((*target, "role"), *at, "roles", 0),
        description=_described(pick, (*target, "description"), *at),
        skills=_keywords(pick, (*target, "skills"), *at, "keywords"),
        url=pick.text((*target, "url"), *at, "url"),
    )


def _keywords(pick: Picker, target: Path, *at: str | int) -> tuple[str, ...] | None:
    indexes = pick.items(target, *at)
    if indexes is None:
        return None
    found: list[str] = []
    for index in indexes:
        text = pick.text((*target, len(found)), *at, index)
        found += [] if text is None else [text]
    return tuple(found)


def _linked_account(pick: Picker, target: Path, at: Path) -> LinkedAccount:
    return LinkedAccount(
        name=pick.text((*target, "name"), *at, "network"),
        url=pick.text((*target, "url"), *at, "url"),
    )
