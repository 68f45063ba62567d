"""The platform's connector for assistants: the reply of ``get_profile``, own or by key.

The same names are those of the API's ``TalentProfile``, so its replies are read here too. Shape:
replies of 2026-09, as described by public readers; the words in a text's wrapper are left out.
"""

from __future__ import annotations

from profilelint.profile import Profile, SpokenLanguage, Stats
from profilelint.reading import export, values
from profilelint.reading.document import Document, Given
from profilelint.reading.graphql import (
    education_of,
    employment_of,
    location_of,
    other_of,
    photo_of,
    subcategories_of,
    texts,
)
from profilelint.reading.pick import MISSING, Picker
from profilelint.reading.standing import OWN_ONLY, badge_of
from profilelint.source import Path

BASES: tuple[Path, ...] = (
    ("data", "talentProfileByProfileKey"),
    ("data", "talentProfile"),
    ("data",),
    (),
)
WRAPPERS: tuple[Path, ...] = (("structuredContent",), ("result", "structuredContent"))
never_has: tuple[str, ...] = (
    *("email", "level", "english", "certifications", "portfolio", "linked_accounts", "video"),
    *("visibility", "agency", "stats.job_success", "stats.hours", "stats.rating"),
    *("account.identity_verified", *OWN_ONLY),
)
advice = (
    "The connector's reply leaves out portfolio, video, success score and hours: save your public "
    "profile page for those, or write them into a file in profilelint's own format."
)


def recognise(given: Given) -> str | None:
    """A reply with ``personalData``."""
    return export.recognised(given, base_of)


def read(given: Given) -> Document:
    """Read it."""
    return export.read_reply(given, "connector", base_of, profile_of)


def base_of(value: object) -> Path | None:
    """Where the profile stands in a reply, or ``None`` for anything else."""
    for wrapper in ((), *WRAPPERS):
        for base in BASES:
            here = Picker(value, wrapper + base)
            if isinstance(here.raw("personalData"), dict):
                return wrapper + base
    return None


def profile_of(pick: Picker) -> Profile:
    """The profile; ``pick`` keeps what was not understood."""
    return Profile(
        name=_name(pick),
        location=location_of(pick, "personalData", "location"),
        title=pick.text(("title",), "personalData", "title", null=""),
        overview=pick.text(("overview",), "personalData", "description", null=""),
        category=pick.text(("category",), "jobCategories", 0, "name"),
        subcategories=subcategories_of(pick, ("jobCategories",), ("selectedCategories",), "name"),
        skills=texts(pick, "skills", ("skills",), ("prettyName",)),
        hourly_rate=pick.read(("hourly_rate",), values.amount_of, "personalData", "chargeRate"),
        employment=employment_of(pick, "startDateTime", "endDateTime"),
        education=education_of(pick, "startDateTime", "endDateTime"),
        other_experience=pick.built(other_of, ("other_experience",), "otherExperiences"),
        languages=pick.built(_language, ("languages",), "languages"),
        photo=photo_of(pick),
        availability=pick.word(
            ("availability",),
            values.AVAILABILITY,
            *(
                ("personAvailability", "capacity")
                if pick.raw("personAvailability", "capacity") not in (MISSING, None)
                else ("availability", "hours_per_week")
            ),
        ),
        stats=_stats(pick),
    )


def _name(pick: Picker) -> str | None:
    """First and last name. They stand apart, so the whole is placed at the first."""
    last = pick.text(("name",), "personalData", "lastName")
    place = pick.origins.get(("name",))
    first = pick.text(("name",), "personalData", "firstName")
    if not first and place:
        pick.origins[("name",)] = place
    return " ".join(part for part in (first, last) if part) or None


def _stats(pick: Picker) -> Stats | None:
    counted = pick.group(("stats",), "profileAggregates")
    if not counted and not pick.group(("stats",), "profileCompleteness"):
        return None
    return Stats(
        jobs=pick.read(("stats", "jobs"), values.count_of, "profileAggregates", "totalJobs"),
        earnings=pick.read(
            ("stats", "earnings"), values.amount_of, "profileAggregates", "totalEarnings"
        ),
        completeness=pick.read(
            ("stats", "completeness"),
            values.completeness_of,
            *("profileCompleteness", "pciActual"),
        ),
        badge=badge_of(pick, "profileAggregates"),
        last_active=pick.read(
            ("stats", "last_active"), values.date_of, "profileAggregates", "lastWorkedOn"
        ),
    )


def _language(pick: Picker, target: Path, at: Path) -> SpokenLanguage:
    return SpokenLanguage(
        language=pick.text((*target, "language"), *at, "language"),
        proficiency=pick.word((*target, "proficiency"), values.PROFICIENCY, *at, "proficiency"),
    )
