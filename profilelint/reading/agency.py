"""The platform's public API: a reply with an agency, which is a company with ``agencyDetails``.

Shape: the types ``PrivateCompanyInfo``, ``MarketplacePublicCompanyInfo`` and ``AgencyDetails`` of
the API's documentation (2026-01-20). They tell the agency's name, texts and badges, and no counts.
"""

from __future__ import annotations

from profilelint.profile import Location, Profile, Stats
from profilelint.reading import export, values
from profilelint.reading.document import Document, Given
from profilelint.reading.pick import MISSING, Picker
from profilelint.reading.standing import badge_of
from profilelint.source import Path

BASES: tuple[Path, ...] = (
    ("data", "company", "private"),
    ("data", "company", "public"),
    ("data", "organization", "company"),
    ("company", "private"),
    ("company", "public"),
)
never_has: tuple[str, ...] = (
    *("email", "title", "category", "subcategories", "skills", "hourly_rate", "level"),
    *("employment", "education", "other_experience", "languages", "english", "certifications"),
    *("portfolio", "linked_accounts", "video", "availability", "available_from", "visibility"),
    *("agency", "account", "stats.job_success", "stats.earnings_12_months", "stats.contracts"),
    *("stats.jobs", "stats.hours", "stats.earnings", "stats.earnings_90_days", "stats.rating"),
    *("stats.completeness", "stats.weeks_eligible", "stats.first_contract", "stats.last_active"),
    *("stats.proposals_90_days", "stats.negative_feedback"),
)
advice = (
    "The API tells an agency's name, texts and badges, and neither members nor earnings: write "
    "those into a file in profilelint's own format."
)


def recognise(given: Given) -> str | None:
    """A reply with a company that has ``agencyDetails``."""
    return export.recognised(given, base_of)


def read(given: Given) -> Document:
    """Read it."""
    return export.read_reply(given, "agency", base_of, profile_of)


def base_of(value: object) -> Path | None:
    """Where the agency stands in a reply, or ``None`` for anything else."""
    for base in BASES:
        if isinstance(Picker(value, base).raw("agencyDetails"), dict):
            return base
    return None


def profile_of(pick: Picker) -> Profile:
    """The agency's profile; ``pick`` keeps what was not understood."""
    overview = "description" if pick.raw("description") not in (MISSING, None) else "summary"
    pick.group(("stats",), "agencyDetails")
    return Profile(
        kind="agency",
        name=pick.text(("name",), "name"),
        overview=pick.text(("overview",), overview),
        photo=pick.text(("photo",), "logoURL", null=""),
        location=_location(pick),
        stats=Stats(
            badge=badge_of(pick, "agencyDetails"),
            vetted=pick.read(("stats", "vetted"), values.flag_of, "agencyDetails", "vetted"),
        ),
    )


def _location(pick: Picker) -> Location | None:
    found = Location(
        city=pick.text(("location", "city"), "city"),
        country=pick.text(("location", "country"), "country", "name"),
        timezone=pick.text(("location", "timezone"), "timezone"),
    )
    return None if found == Location() else found
