"""The connector's ``list_highlights``: titles of portfolio pieces and certificates, and no more.

Public readers describe what the reply tells (2026-08), not how it spells its keys: read are the
names that the connector's other replies have for the same things.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from profilelint.profile import Certification, PortfolioItem, Profile
from profilelint.reading import export
from profilelint.reading.connector import WRAPPERS
from profilelint.reading.document import Document, Given
from profilelint.reading.pick import MISSING, Picker
from profilelint.source import Path

T = TypeVar("T")
never_has: tuple[str, ...] = (
    *("name", "email", "location", "title", "overview", "category", "subcategories", "skills"),
    *("hourly_rate", "level", "employment", "education", "other_experience", "languages"),
    *("english", "linked_accounts", "photo", "video", "availability", "visibility", "agency"),
    *("stats", "account", "available_from"),
)
advice = (
    "This reply tells titles only. Read the reply of the connector's get_profile for the rest, and "
    "take both together into one file in profilelint's own format."
)
PORTFOLIO = ("projects", "portfolioProjects", "portfolio", "portfolios")
CERTIFICATES = ("certificates", "communityCertificates", "certifications")
NAMES = ("title", "name")
BASES: tuple[Path, ...] = (("data", "highlights"), ("data",), ("highlights",), ())


def recognise(given: Given) -> str | None:
    """A reply with titled projects or certificates, and no ``personalData``."""
    return export.recognised(given, base_of)


def read(given: Given) -> Document:
    """Read it."""
    return export.read_reply(given, "highlights", base_of, profile_of)


def base_of(value: object) -> Path | None:
    """Where both lists stand in a reply, or ``None`` for anything else."""
    for wrapper in ((), *WRAPPERS):
        for base in BASES:
            here = Picker(value, wrapper + base)
            lists = [key for key in (*PORTFOLIO, *CERTIFICATES) if _titled(here, key)]
            sure = "data" in base or len(lists) > 1
            if lists and sure and here.raw("personalData") is MISSING:
                return wrapper + base
    return None


def _titled(here: Picker, key: str) -> bool:
    """Whether a list's first item is a group with an id and a title, as the reply has them."""
    first = here.raw(key, 0)
    return isinstance(first, dict) and "id" in first and any(name in first for name in NAMES)


def profile_of(pick: Picker) -> Profile:
    """The profile; ``pick`` keeps what was not understood."""
    return Profile(
        certifications=_first(pick, _certificate, "certifications", CERTIFICATES),
        portfolio=_first(pick, _project, "portfolio", PORTFOLIO),
    )


def _first(
    pick: Picker, make: Callable[[Picker, Path, Path], T], field: str, keys: tuple[str, ...]
) -> tuple[T, ...] | None:
    """The first of the lists that is there."""
    lists = (pick.built(make, (field,), key) for key in keys if pick.raw(key) is not MISSING)
    return next((found for found in lists if found is not None), None)


def _certificate(pick: Picker, target: Path, at: Path) -> Certification:
    return Certification(name=_name(pick, (*target, "name"), at))


def _project(pick: Picker, target: Path, at: Path) -> PortfolioItem:
    return PortfolioItem(title=_name(pick, (*target, "title"), at))


def _name(pick: Picker, target: Path, at: Path) -> str | None:
    name = next((one for one in NAMES if pick.raw(*at, one) is not MISSING), NAMES[0])
    return pick.text(target, *at, name)
