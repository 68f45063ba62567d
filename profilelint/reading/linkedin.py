"""LinkedIn's export of one's own data: a zip archive or folder of tables, or one of its tables.

Tables that would be empty are absent from an export, and people choose what theirs holds, so what
is absent is not known. Shape: complete exports of 2026-07 and 2026-09, as public readers list it.
Birth date, address, telephone and other contact data are left out; the e-mail is kept private.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import UNSET, UnsetType

from profilelint.errors import ReadError
from profilelint.profile import (
    Certification,
    Education,
    Employment,
    Location,
    OtherExperience,
    PartialDate,
    PortfolioItem,
    Profile,
    SpokenLanguage,
)
from profilelint.reading import archive, decoding, values
from profilelint.reading.archive import ArchiveError
from profilelint.reading.csv_text import rows_of
from profilelint.reading.document import Document, Given
from profilelint.reading.json_resume import CONTACT_NOTE
from profilelint.source import Problem

never_has: tuple[str, ...] = (
    *("category", "subcategories", "hourly_rate", "level", "english", "linked_accounts", "photo"),
    *("video", "availability", "visibility", "agency", "stats", "available_from", "account"),
)
advice = (
    "LinkedIn knows no rate, no categories and no experience level. Choose them, write them beside "
    "the rest into a file in profilelint's own format, and rewrite headline and summary for "
    "clients: LinkedIn's speak to employers."
)
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "profile.csv": ("first name", "last name", "headline", "summary"),
    "profile summary.csv": ("profile summary",),
    "positions.csv": ("company name", "title"),
    "education.csv": ("school name", "degree name"),
    "skills.csv": ("name",),
    "languages.csv": ("name", "proficiency"),
    "certifications.csv": ("name", "certification name", "authority"),
    "projects.csv": ("title", "description", "url"),
    "volunteering.csv": ("company name", "role"),
    "honors.csv": ("title", "description"),
    "email addresses.csv": ("email address",),
    "phonenumbers.csv": ("number",),
    "connections.csv": ("first name", "last name", "connected on"),
}
"""The tables that are looked for, and columns of which one stands in each heading."""

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "profile summary.csv": ("overview",),
    "profile.csv": ("name", "location", "title", "overview"),
    "positions.csv": ("employment",),
    "education.csv": ("education",),
    "skills.csv": ("skills",),
    "languages.csv": ("languages",),
    "certifications.csv": ("certifications",),
    "projects.csv": ("portfolio",),
    "volunteering.csv": ("other_experience",),
    "honors.csv": ("other_experience",),
    "email addresses.csv": ("email",),
}
"""Which fields each table tells of."""

READ: Final = frozenset(COLUMNS) - {"phonenumbers.csv", "connections.csv"}
SURE: Final = frozenset(("profile.csv", "positions.csv", "education.csv", "skills.csv"))
CONTACT: Final = {
    "address": "address",
    "birth date": "birth date",
    "zip code": "address",
    "twitter handles": "accounts elsewhere",
    "websites": "websites",
    "instant messengers": "accounts elsewhere",
}
_REGION: Final = re.compile(r"\barea\b", re.IGNORECASE)
MAX_ROWS: Final = 2_000
NOT_ONE: Final = (
    "This is not LinkedIn's export: it holds none of the tables Profile.csv, Positions.csv, "
    "Education.csv and Skills.csv. Ask LinkedIn for a copy of your data (Settings, Data privacy) "
    "and give the file that arrives."
)
Row = dict[str, str]


def recognise(given: Given) -> str | None:
    """A zip archive or a folder, or a table whose heading is that of ``Profile.csv``."""
    if given.folder is not None:
        return "a folder with the tables of LinkedIn's export" if is_export(given.folder) else None
    if given.kind == "archive":
        return "a zip archive, as LinkedIn's export is one"
    heading = given.data[:1000].removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower()
    if heading.startswith(b"first name,last name,") and b"headline" in heading:
        return "the table Profile.csv of LinkedIn's export"
    return None


def is_export(folder: Path) -> bool:
    """Whether a folder, or the only one within it, holds ``Profile.csv`` or two other tables."""
    for _ in range(archive.MAX_DEPTH):
        try:
            inside = [path for path in folder.iterdir() if not path.name.startswith((".", "__"))]
        except OSError:
            return False
        names = {path.name.lower() for path in inside} & SURE
        if "profile.csv" in names or len(names) > 1:
            return True
        if len(inside) != 1 or not inside[0].is_dir():
            return False
        folder = inside[0]
    return False


def read(given: Given) -> Document:
    """Read it; a value stands in one of several tables, so none has a place."""
    try:
        files = _files(given)
    except ArchiveError as error:
        raise ReadError(given.name, [Problem(str(error))]) from None
    if not SURE & files.keys():
        raise ReadError(given.name, [Problem(NOT_ONE)])
    notes: list[str] = []
    tables = {name: _table(given, name, files[name], notes) for name in files if name in READ}
    profile = _profile(tables, notes)
    held = {
        what
        for row in tables.get("profile.csv", ())
        for at, what in CONTACT.items()
        if _of(row, at)
    }
    held |= {"telephone"} if "phonenumbers.csv" in files else set()
    if held:
        notes.append(CONTACT_NOTE.format(what=", ".join(sorted(held))))
    reason = f"LinkedIn's export, with {', '.join(sorted(tables))}"
    origins: dict[tuple[str | int, ...], str] = {
        (field,): table
        for table, fields in FIELDS.items()
        for field in fields
        if table in tables and getattr(profile, field) is not None
    }
    return Document(
        given.source("linkedin", reason, text=""), profile, tuple(notes), origins=origins
    )


def _files(given: Given) -> dict[str, bytes]:
    if given.folder is not None:
        return archive.files_of_folder(given.folder, COLUMNS)
    if given.kind == "archive":
        return archive.files_of_zip(given.data, COLUMNS)
    if recognise(given) is None:
        raise ArchiveError(NOT_ONE)
    return {"profile.csv": given.data}


def _table(given: Given, name: str, data: bytes, notes: list[str]) -> list[Row]:
    """The rows of a table by the names of their columns in small letters.

    What stands above the heading (some tables begin with a remark) is left out.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return []
    try:
        text, _ = decoding.text_of(f"{given.name}: {name}", data)
    except ReadError as error:
        raise ReadError(given.name, [Problem(f"{name}: {error.problems[0].message}")]) from None
    heading: list[str] | None = None
    found: list[Row] = []
    for number, row in enumerate(rows_of(text, ",")):
        cells = [cell.text.strip().replace("\r\n", "\n") for cell in row]
        if heading is None:
            names = [cell.lower() for cell in cells]
            if set(COLUMNS[name]) & set(names):
                heading = names
            elif number > 10:
                break
        elif len(found) >= MAX_ROWS:
            notes.append(f"{name} has more than {MAX_ROWS:,} rows; the others were not read")
            break
        else:
            found.append(dict(zip(heading, cells, strict=False)))
    if heading is None:
        notes.append(f"{name} has no heading that is known, so it was not read")
    return found


def _of(row: Row, *names: str) -> str | None:
    """The first of some columns that is there and not empty."""
    return next((row[name] for name in names if row.get(name)), None)


def _profile(tables: Mapping[str, list[Row]], notes: list[str]) -> Profile:
    person = next(iter(tables.get("profile.csv", ())), Row())
    summary = next(iter(tables.get("profile summary.csv", ())), Row())
    name = " ".join(part for part in (_of(person, "first name"), _of(person, "last name")) if part)
    skills = tables.get("skills.csv")
    return Profile(
        name=name or None,
        email=_email(tables.get("email addresses.csv", [])),
        location=_location(_of(person, "geo location")),
        title=person.get("headline"),
        overview=_of(person, "summary") or _of(summary, "profile summary") or person.get("summary"),
        skills=None
        if skills is None
        else tuple(text for row in skills if (text := _of(row, "name"))),
        employment=_employment(tables.get("positions.csv"), notes),
        education=_education(tables.get("education.csv"), notes),
        other_experience=_other(tables),
        languages=_languages(tables.get("languages.csv"), notes),
        certifications=_certifications(tables.get("certifications.csv"), notes),
        portfolio=_portfolio(tables.get("projects.csv")),
    )


def _email(rows: list[Row]) -> str | None:
    """The first address, or the one marked as the main one."""
    main = (row for row in rows if row.get("primary", "").lower() == "yes")
    row = next(main, rows[0] if rows else None)
    return None if row is None else _of(row, "email address")


def _location(place: str | None) -> Location | None:
    """City and country of ``Porto, Portugal``; a place written otherwise is not known."""
    parts = [part.strip() for part in (place or "").split(",")]
    if (
        len(parts) not in (2, 3)
        or not all(parts)
        or re.search(r"\barea\b", parts[0], re.IGNORECASE)
    ):
        return None
    return Location(city=parts[0], country=parts[-1])


def _date(row: Row, name: str, notes: list[str]) -> PartialDate | None:
    """The date in a column; one that is not understood is noted."""
    written = row.get(name)
    found = values.date_of(written)
    if written and found is None:
        notes.append(f"{name}: “{written[:40]}” is no date that is understood, so it is not known")
    return found


def _ended(row: Row, notes: list[str]) -> PartialDate | UnsetType | None:
    """The end of a position; an empty cell is one that goes on."""
    at = "finished on"
    return None if row.get(at) == "" else _date(row, at, notes) or UNSET


def _employment(rows: list[Row] | None, notes: list[str]) -> tuple[Employment, ...] | None:
    if rows is None:
        return None
    return tuple(
        Employment(
            company=_of(row, "company name"),
            title=_of(row, "title"),
            start=_date(row, "started on", notes),
            end=_ended(row, notes),
            description=row.get("description"),
            city=place.city if (place := _location(row.get("location"))) else None,
            country=place.country if place else None,
        )
        for row in rows
    )


def _education(rows: list[Row] | None, notes: list[str]) -> tuple[Education, ...] | None:
    """An end that is empty may be a course that goes on or a year not told: not known."""
    if rows is None:
        return None
    return tuple(
        Education(
            school=_of(row, "school name"),
            degree=_of(row, "degree name"),
            start=_date(row, "start date", notes),
            end=_date(row, "end date", notes) or UNSET,
            description=_of(row, "notes"),
        )
        for row in rows
    )


def _other(tables: Mapping[str, list[Row]]) -> tuple[OtherExperience, ...] | None:
    """Volunteering and honours."""
    if not tables.keys() & {"volunteering.csv", "honors.csv"}:
        return None
    found = [
        OtherExperience(
            subject=", ".join(part for at in ("role", "company name") if (part := _of(row, at))),
            description=_of(row, "description"),
        )
        for row in tables.get("volunteering.csv", ())
    ]
    found += [
        OtherExperience(subject=_of(row, "title"), description=_of(row, "description"))
        for row in tables.get("honors.csv", ())
    ]
    return tuple(found)


def _languages(rows: list[Row] | None, notes: list[str]) -> tuple[SpokenLanguage, ...] | None:
    if rows is None:
        return None
    found: list[SpokenLanguage] = []
    for row in rows:
        word = _of(row, "proficiency")
        level = values.FLUENCY.get(word.lower()) if word else None
        if word and level is None:
            notes.append(f"languages.csv: “{word[:40]}” is not a level that the platform has")
        found.append(SpokenLanguage(_of(row, "name"), level))
    return tuple(found)


def _certifications(rows: list[Row] | None, notes: list[str]) -> tuple[Certification, ...] | None:
    if rows is None:
        return None
    return tuple(
        Certification(
            name=_of(row, "name", "certification name"),
            issuer=_of(row, "authority"),
            earned=_date(row, "started on", notes),
            expires=_date(row, "finished on", notes),
            url=_of(row, "url"),
        )
        for row in rows
    )


def _portfolio(rows: list[Row] | None) -> tuple[PortfolioItem, ...] | None:
    if rows is None:
        return None
    return tuple(
        PortfolioItem(
            title=_of(row, "title"), description=row.get("description"), url=_of(row, "url")
        )
        for row in rows
    )
