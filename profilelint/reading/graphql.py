"""The platform's public API: a reply of GraphQL with a ``freelancerProfile``.

Shape: the types ``FreelancerProfile`` and its parts of the API's documentation (2026-01-20).
"""

from __future__ import annotations

from profilelint.profile import (
    Certification,
    Education,
    Employment,
    LinkedAccount,
    Location,
    OtherExperience,
    Profile,
    SpokenLanguage,
)
from profilelint.reading import export, standing, values
from profilelint.reading.document import Document, Given
from profilelint.reading.pick import MISSING, Picker
from profilelint.source import Path

BASES: tuple[Path, ...] = (
    ("data", "user", "freelancerProfile"),
    ("data", "freelancerProfileByProfileKey"),
    ("user", "freelancerProfile"),
    ("freelancerProfile",),
)
never_has: tuple[str, ...] = (
    *("email", "level", "english", "portfolio", "video", "agency"),
    *("stats.jobs", "account.payout_method", "account.violations", "account.invitations"),
    *("stats.first_contract", "stats.negative_feedback"),
)
advice = (
    "Portfolio and video are not part of this reply: save your public profile page for those. "
    "Experience level and English level stand in your profile settings; write them into a file in "
    "profilelint's own format."
)


def recognise(given: Given) -> str | None:
    """A reply with a ``freelancerProfile``."""
    return export.recognised(given, base_of)


def read(given: Given) -> Document:
    """Read it."""
    return export.read_reply(given, "graphql", base_of, profile_of)


def base_of(value: object) -> Path | None:
    """Where the profile stands in a reply, or ``None`` for anything else."""
    for base in BASES:
        if isinstance(Picker(value, base).raw(), dict):
            return base
    return None


def profile_of(pick: Picker) -> Profile:
    """The profile; ``pick`` keeps what was not understood."""
    return Profile(
        name=pick.text(("name",), "fullName"),
        location=location_of(pick, "personalData", "address"),
        title=pick.text(("title",), "personalData", "title", null=""),
        overview=pick.text(("overview",), "personalData", "description", null=""),
        category=pick.text(
            ("category",), "jobCategories", "edges", 0, "node", "category", "preferredLabel"
        ),
        subcategories=subcategories_of(
            pick, ("jobCategories", "edges"), ("node", "selectedSubCategories"), "preferredLabel"
        ),
        skills=texts(pick, "skills", ("skills", "edges"), ("node", "preferredLabel")),
        hourly_rate=pick.read(("hourly_rate",), values.amount_of, "personalData", "chargeRate"),
        employment=employment_of(pick, "startDate", "endDate"),
        education=education_of(pick, "startDate", "endDate"),
        other_experience=_other_experience(pick),
        languages=_languages(pick),
        certifications=_certifications(pick),
        linked_accounts=_linked_accounts(pick),
        photo=photo_of(pick),
        availability=pick.word(("availability",), values.AVAILABILITY, "availability", "capacity"),
        visibility=pick.word(
            ("visibility",), values.VISIBILITY, "userPreferences", "visibilityLevel"
        ),
        available_from=pick.read(
            ("available_from",), values.date_of, "availability", "availabilityDateTime"
        ),
        stats=standing.stats_of(pick),
        account=standing.account_of(pick),
    )


def location_of(pick: Picker, *at: str) -> Location | None:
    """City, country and time zone; the API calls them ``cityName`` or ``city`` and so on."""
    target = ("location",)
    if not pick.group(target, *at):
        return None
    city = pick.text((*target, "city"), *at, "cityName")
    country = pick.text((*target, "country"), *at, "countryName")
    return Location(
        city=city if city is not None else pick.text((*target, "city"), *at, "city"),
        country=country if country is not None else pick.text((*target, "country"), *at, "country"),
        timezone=pick.text((*target, "timezone"), *at, "timezone"),
    )


def texts(
    pick: Picker, target: str, at: Path, inner: Path, first: int = 0
) -> tuple[str, ...] | None:
    """A list of texts, each somewhere inside its item; ``first`` is the number of the first.

    Items without that text are noted; where no item has it, the list is not known.
    """
    indexes = pick.items((target,), *at)
    if indexes is None:
        return None
    found: list[str] = []
    lacking = False
    for index in indexes:
        text = pick.text((target, first + len(found)), *at, index, *inner)
        if text is not None:
            found.append(text)
            continue
        lacking = True
        if pick.raw(*at, index, *inner) in (MISSING, None):
            pick.odd((*at, index), pick.raw(*at, index))
    return None if lacking and not found else tuple(found)


def subcategories_of(pick: Picker, groups: Path, inner: Path, name: str) -> tuple[str, ...] | None:
    """The types of work chosen, those of all categories one after another."""
    indexes = pick.items(("subcategories",), *groups)
    if indexes is None:
        return None
    lists: list[tuple[str, ...] | None] = []
    for group in indexes:
        so_far = sum(len(some or ()) for some in lists)
        at: Path = (*groups, group, *inner)
        lists.append(texts(pick, "subcategories", at, (name,), so_far))
    if lists and not any(some is not None for some in lists):
        return None
    return tuple(text for some in lists for text in some or ())


def photo_of(pick: Picker) -> str | None:
    """The portrait's address; empty where the reply has a portrait of null."""
    portrait = pick.raw("personalData", "portrait")
    if isinstance(portrait, dict):
        sizes = [size for size in portrait if portrait[size]]
        found = (pick.text(("photo",), "personalData", "portrait", size) for size in sizes)
        return next((address for address in found if address), None if sizes else "")
    return pick.text(("photo",), "personalData", "portrait", null="")


def employment_of(pick: Picker, start: str, end: str) -> tuple[Employment, ...] | None:
    """``employmentRecords``; an end of null is a job that goes on."""
    indexes = pick.parts(("employment",), "employmentRecords")
    if indexes is None:
        return None
    found: list[Employment] = []
    for index in indexes:
        target, at = ("employment", index), ("employmentRecords", index)
        found.append(
            Employment(
                company=pick.text((*target, "company"), *at, "companyName", null=""),
                title=pick.text((*target, "title"), *at, "jobTitle", null=""),
                start=pick.read((*target, "start"), values.date_of, *at, start),
                end=export.ended(pick, target, (*at, end)),
                description=pick.text((*target, "description"), *at, "description", null=""),
                city=pick.text((*target, "city"), *at, "city"),
                country=pick.text((*target, "country"), *at, "country"),
            )
        )
    return tuple(found)


def education_of(pick: Picker, start: str, end: str) -> tuple[Education, ...] | None:
    """``educationRecords``."""
    indexes = pick.parts(("education",), "educationRecords")
    if indexes is None:
        return None
    found: list[Education] = []
    for index in indexes:
        target, at = ("education", index), ("educationRecords", index)
        found.append(
            Education(
                school=pick.text((*target, "school"), *at, "institutionName", null=""),
                degree=pick.text((*target, "degree"), *at, "degree", null=""),
                field=pick.text((*target, "field"), *at, "areaOfStudy", null=""),
                start=pick.read((*target, "start"), values.date_of, *at, start),
                end=export.ended(pick, target, (*at, end)),
                description=pick.text((*target, "description"), *at, "description", null=""),
            )
        )
    return tuple(found)


def _other_experience(pick: Picker) -> tuple[OtherExperience, ...] | None:
    indexes = pick.parts(("other_experience",), "otherExperiences", "edges")
    if indexes is None:
        return None
    return tuple(
        OtherExperience(
            subject=pick.text(
                ("other_experience", index, "subject"),
                *("otherExperiences", "edges", index, "node", "subject"),
            ),
            description=pick.text(
                ("other_experience", index, "description"),
                *("otherExperiences", "edges", index, "node", "description"),
            ),
        )
        for index in indexes
    )


def _languages(pick: Picker) -> tuple[SpokenLanguage, ...] | None:
    indexes = pick.parts(("languages",), "languages", "edges")
    if indexes is None:
        return None
    return tuple(
        SpokenLanguage(
            language=pick.text(
                ("languages", index, "language"),
                *("languages", "edges", index, "node", "language", "englishName"),
            )
        )
        for index in indexes
    )


def _certifications(pick: Picker) -> tuple[Certification, ...] | None:
    indexes = pick.parts(("certifications",), "certificates")
    if indexes is None:
        return None
    return tuple(
        Certification(
            name=pick.text(("certifications", index, "name"), "certificates", index, "name"),
            earned=pick.read(
                ("certifications", index, "earned"),
                values.date_of,
                *("certificates", index, "earnedDate"),
            ),
            url=pick.text(("certifications", index, "url"), "certificates", index, "url"),
        )
        for index in indexes
    )


def _linked_accounts(pick: Picker) -> tuple[LinkedAccount, ...] | None:
    indexes = pick.parts(("linked_accounts",), "linkedExternalAccountsList", "edges")
    if indexes is None:
        return None
    at: Path = ("linkedExternalAccountsList", "edges")
    return tuple(
        LinkedAccount(
            name=pick.text(("linked_accounts", index, "name"), *at, index, "node", "name"),
            url=pick.text(("linked_accounts", index, "url"), *at, index, "node", "userProfile"),
        )
        for index in indexes
    )
