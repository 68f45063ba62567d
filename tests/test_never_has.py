"""What each format can never tell is listed, all of it, and nothing that it does tell."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.errors import ReadError
from profilelint.profile import Account, Profile, Stats
from profilelint.reading import FORMATS, read_bytes
from profilelint.reading.formats import reader
from tests.fuzz_seeds import READERS, SEEDS

FIELDS = [name for name in Profile.__struct_fields__ if name not in ("kind", "stats", "account")]
FIELDS += [f"stats.{name}" for name in Stats.__struct_fields__]
FIELDS += [f"account.{name}" for name in Account.__struct_fields__]
UNPROVED = {
    "linkedin": {"other_experience", "certifications"},
    "mhtml": {"account.identity_verified", "agency", "category", "subcategories", "video"}
    | {"stats.badge", "stats.completeness", "stats.earnings", "stats.last_active", "stats.rating"},
    "page": {"agency", "stats.completeness", "stats.last_active"},
    "page-nuxt3": {"account.identity_verified", "agency", "education", "employment", "languages"}
    | {"stats.completeness", "stats.earnings", "stats.last_active"},
    "page-html": {"stats.earnings"},
    "page-text": {"education", "skills", "stats.earnings"},
    "roster": {"email", "category", "subcategories", "english", "photo", "video", "availability"}
    | {"visibility", "stats.jobs", "stats.hours", "stats.earnings"},
    "graphql": {"available_from", "stats.completeness"},
    "connector": {"photo", "stats.completeness", "stats.last_active"},
    "json-resume": {"photo"},
}
"""Fields that a format may tell, though no file of it that is kept here does."""


def value(profile: Profile, field: str) -> Any:
    found: Any = profile
    for part in field.split("."):
        found = getattr(found, part, None)
    return found


def told(name: str) -> set[str]:
    """Every field that some file of a format tells."""
    found: set[str] = set()
    for seed in READERS[name]:
        try:
            profile = read_bytes(SEEDS[seed], seed, input_format=name).profile
        except ReadError:
            continue
        found |= {field for field in FIELDS if value(profile, field) is not None}
    return found


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("json", "yaml")])
def test_every_field_is_told_or_listed_as_never_told(name: str) -> None:
    never = set(reader(name).never_has)
    listed = {field for field in FIELDS if field in never or field.partition(".")[0] in never}
    found = told(name)
    assert len(found) > 1
    assert found & listed == set(), "listed as never told"
    unproved = UNPROVED.get(name, set())
    assert set(FIELDS) - found - listed - unproved == set(), "neither told nor listed"
    assert unproved & (found | listed) == set(), "proved by now"
    assert never <= {*FIELDS, "kind", "stats", "account"}


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_our_own_format_can_tell_everything(name: str) -> None:
    assert reader(name).never_has == ()
