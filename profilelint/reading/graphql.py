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
        other_experience=pick.built(_other, ("other_experience",), "otherExperiences", "edges"),
        languages=pick.built(_language, ("languages",), "languages", "edges"),
        certifications=pick.built(_certification, ("certifications",), "certificates"),
        linked_accounts=pick.built(
            _linked_account, ("linked_accounts",), "linkedExternalAccountsList", "edges"
        ),
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

    def job(pick: Picker, target: Path, at: Path) -> Employment:
        return Employment(
            company=pick.text((*target, "company"), *at, "companyName", null=""),
            title=pick.text((*target, "title"), *at, "jobTitle", null=""),
            start=pick.read((*target, "start"), values.date_of, *at, start),
            end=export.ended(pick, target, (*at, end)),
            description=pick.text((*target, "description"), *at, "description", null=""),
            city=pick.text((*target, "city"), *at, "city"),
            country=pick.text((*target, "country"), *at, "country"),
        )

    return pick.built(job, ("employment",), "employmentRecords")


def education_of(pick: Picker, start: str, end: str) -> tuple[Education, ...] | None:
    """``educationRecords``."""

    def school(pick: Picker, target: Path, at: Path) -> Education:
        return Education(
            school=pick.text((*target, "school"), *at, "institutionName", null=""),
            degree=pick.text((*target, "degree"), *at, "degree", null=""),
            field=pick.text((*target, "field"), *at, "areaOfStudy", null=""),
            start=pick.read((*target, "start"), values.date_of, *at, start),
            end=export.ended(pick, target, (*at, end)),
            description=pick.text((*target, "description"), *at, "description", null=""),
        )

    return pick.built(school, ("education",), "educationRecords")


def other_of(pick: Picker, target: Path, at: Path) -> OtherExperience:
    """One of the other experiences, which both replies spell alike."""
    return OtherExperience(
        subject=pick.text((*target, "subject"), *at, "subject"),
        description=pick.text((*target, "description"), *at, "description"),
    )


def _other(pick: Picker, target: Path, at: Path) -> OtherExperience:
    return other_of(pick, target, (*at, "node"))


def _language(pick: Picker, target: Path, at: Path) -> SpokenLanguage:
    return SpokenLanguage(
        language=pick.text((*target, "language"), *at, "node", "language", "englishName")
    )


def _certification(pick: Picker, target: Path, at: Path) -> Certification:
    return Certification(
        name=pick.text((*target, "name"), *at, "name"),
        earned=pick.read((*target, "earned"), values.date_of, *at, "earnedDate"),
        url=pick.text((*target, "url"), *at, "url"),
    )


def _linked_account(pick: Picker, target: Path, at: Path) -> LinkedAccount:
    return LinkedAccount(
        name=pick.text((*target, "name"), *at, "node", "name"),
        url=pick.text((*target, "url"), *at, "node", "userProfile"),
    )
