"""A saved public profile page: the state that the page carries in ``window.__NUXT__``.

The state is read by a literal parser and never executed. A visitor's page leaves out employment,
education, languages and certificates (null or empty in the state): those are not known, not none.
Shape: two public pages of 2026-06.
"""

from __future__ import annotations

from profilelint.profile import (
    Account,
    Agency,
    Education,
    Employment,
    Location,
    PortfolioItem,
    Profile,
    SpokenLanguage,
    Stats,
)
from profilelint.reading import values
from profilelint.reading.graphql import texts
from profilelint.reading.pick import Picker
from profilelint.reading.standing import badge_of
from profilelint.source import Path

BASES: tuple[Path, ...] = (("state", "profileViewer", "profile"), ("state", "profile", "profile"))


def base_of(value: object) -> Path | None:
    """Where the profile stands in a page's state, or ``None`` for a page of another kind."""
    for base in BASES:
        here = Picker(value, base)
        if isinstance(here.raw("profile"), dict):
            return base
        if isinstance(here.raw("title"), str):
            return base[:-1]
    return None


def profile_of(pick: Picker) -> Profile:
    """The profile; ``pick`` keeps what was not understood."""
    groups = "jobCategoriesV2" if pick.raw("jobCategoriesV2") else "jobCategories"
    return Profile(
        name=pick.text(("name",), "profile", "name"),
        location=_location(pick),
        title=pick.text(("title",), "profile", "title", null=""),
        overview=pick.text(("overview",), "profile", "description", null=""),
        category=pick.text(("category",), groups, 0, "groupName"),
        subcategories=_subcategories(pick, groups),
        skills=texts(pick, "skills", ("profile", "skills"), ("prettyName",)),
        hourly_rate=pick.read(("hourly_rate",), values.amount_of, "stats", "hourlyRate"),
        employment=_employment(pick),
        education=_education(pick),
        languages=_languages(pick),
        portfolio=_portfolio(pick),
        photo=pick.text(("photo",), "profile", "portrait", "portrait"),
        video=pick.text(("video",), "video", null=""),
        availability=pick.word(
            ("availability",), values.AVAILABILITY, "availability", "capacity", "nid"
        ),
        agency=_agency(pick),
        stats=_stats(pick),
        account=_account(pick),
    )


def _filled(pick: Picker, key: str) -> range | None:
    """The indexes of a list that a visitor may not see: empty or null is not known."""
    value = pick.raw(key)
    return range(len(value)) if isinstance(value, list) and value else None


def _location(pick: Picker) -> Location | None:
    if not isinstance(pick.raw("profile", "location"), dict):
        return None
    return Location(
        city=pick.text(("location", "city"), "profile", "location", "city"),
        country=pick.text(("location", "country"), "profile", "location", "country"),
        timezone=pick.text(("location", "timezone"), "profile", "location", "countryTimezone"),
    )


def _subcategories(pick: Picker, groups: str) -> tuple[str, ...] | None:
    indexes = _filled(pick, groups)
    if indexes is None:
        return None
    found: list[str] = []
    for group in indexes:
        chosen = pick.raw(groups, group, "selectedCategories")
        ways: list[Path] = (
            [("selectedCategories", index, "name") for index in range(len(chosen))]
            if isinstance(chosen, list)
            else [("name",)]
        )
        for way in ways:
            name = pick.text(("subcategories", len(found)), groups, group, *way)
            if name is not None:
                found.append(name)
    return tuple(found) or None


def _employment(pick: Picker) -> tuple[Employment, ...] | None:
    indexes = _filled(pick, "employmentHistory")
    if indexes is None:
        return None
    return tuple(
        Employment(
            company=pick.text(
                ("employment", index, "company"), "employmentHistory", index, "companyName"
            ),
            title=pick.text(("employment", index, "title"), "employmentHistory", index, "jobTitle"),
            start=pick.read(
                ("employment", index, "start"),
                values.date_of,
                *("employmentHistory", index, "startDate"),
            ),
            description=pick.text(
                ("employment", index, "description"), "employmentHistory", index, "description"
            ),
        )
        for index in indexes
    )


def _education(pick: Picker) -> tuple[Education, ...] | None:
    indexes = _filled(pick, "education")
    if indexes is None:
        return None
    return tuple(
        Education(
            school=pick.text(("education", index, "school"), "education", index, "institutionName"),
            degree=pick.text(("education", index, "degree"), "education", index, "degree"),
            field=pick.text(("education", index, "field"), "education", index, "areaOfStudy"),
        )
        for index in indexes
    )


def _languages(pick: Picker) -> tuple[SpokenLanguage, ...] | None:
    indexes = _filled(pick, "languages")
    if indexes is None:
        return None
    return tuple(
        SpokenLanguage(
            language=pick.text(
                ("languages", index, "language"), "languages", index, "language", "name"
            )
        )
        for index in indexes
    )


def _portfolio(pick: Picker) -> tuple[PortfolioItem, ...] | None:
    indexes = pick.items(("portfolio",), "portfolios")
    if indexes is None:
        return None
    return tuple(
        PortfolioItem(
            title=pick.text(("portfolio", index, "title"), "portfolios", index, "title"),
            role=pick.text(("portfolio", index, "role"), "portfolios", index, "role"),
            description=pick.text(
                ("portfolio", index, "description"), "portfolios", index, "description"
            ),
        )
        for index in indexes
    )


def _stats(pick: Picker) -> Stats | None:
    counted = pick.group(("stats",), "stats")
    if not counted and not pick.group(("stats",), "profile", "pci"):
        return None
    return Stats(
        job_success=pick.read(
            ("stats", "job_success"), values.percent_of, "stats", "nSS100BwScore"
        ),
        jobs=pick.read(
            ("stats", "jobs"),
            values.count_of,
            *("stats", "totalJobsWorked"),
        ),
        hours=pick.read(("stats", "hours"), values.amount_of, "stats", "totalHours"),
        earnings=pick.read(("stats", "earnings"), values.amount_of, "stats", "totalEarnings"),
        rating=pick.read(("stats", "rating"), values.stars_of, "stats", "rating"),
        completeness=pick.read(
            ("stats", "completeness"),
            values.completeness_of,
            *("profile", "pci", "actual"),
        ),
        badge=badge_of(pick, "stats"),
        last_active=pick.read(("stats", "last_active"), values.date_of, "stats", "lastWorkedOn"),
    )


def _account(pick: Picker) -> Account | None:
    verified = pick.read(("account", "identity_verified"), values.flag_of, "profile", "idVerified")
    return None if verified is None else Account(identity_verified=verified)


def _agency(pick: Picker) -> Agency | None:
    """The first agency of a person, and whether all their work goes through it."""
    name = pick.text(("agency", "name"), "agencies", 0, "name")
    if name is None:
        return None
    pick.group(("agency",), "agencies", 0)
    return Agency(
        name=name,
        exclusive=pick.read(
            ("agency", "exclusive"), values.flag_of, "profile", "exclusiveAgencyContractor"
        ),
    )
