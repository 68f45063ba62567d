"""What exports tell of an account's standing and of agencies, for the badges."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.errors import ReadError
from profilelint.profile import Account, Agency, Location, PartialDate, Profile, Stats
from profilelint.reading import Document, read, read_bytes

FOLDER = Path(__file__).parent / "data" / "exports"
AGENCY = Profile(
    kind="agency",
    name="Nordlys Tegnestue",
    location=Location(city="Bergen", country="Norway", timezone="Europe/Oslo"),
    overview="Nine draughtspeople in Bergen who draw fire plans for hotels and ferries.",
    photo="https://example.org/nordlys.png",
    stats=Stats(badge="top-rated-plus", vetted=False),
)


def changed(name: str, change: Callable[[Any], object]) -> Document:
    """An export of JSON, read after a change to its values."""
    value = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    change(value)
    return read_bytes(json.dumps(value).encode(), name)


def test_an_agency_is_read_from_the_companys_reply() -> None:
    document = read(FOLDER / "agency_company.json")
    assert document.profile == AGENCY
    assert document.source.format == "agency"
    assert document.notes == (), "the better of the two badges is taken, the other not asked for"
    place = document.source.locate(("stats", "badge"))
    assert place is not None
    assert (place.line, place.column) == (12, 96)


@pytest.mark.parametrize("wrapped", ["public", "private"])
def test_an_agency_stands_in_either_half_of_a_company(wrapped: str) -> None:
    def move(value: Any) -> None:
        value["data"]["company"] = {wrapped: value["data"]["company"]["private"]}

    assert changed("agency_company.json", move).profile == AGENCY


def test_an_agencys_own_company_is_read_likewise() -> None:
    def move(value: Any) -> None:
        company = value["data"].pop("company")["private"]
        company["summary"] = company.pop("description")
        value["data"]["organization"] = {"id": "1", "company": company}

    assert changed("agency_company.json", move).profile == AGENCY


def test_a_company_that_is_no_agency_is_no_profile() -> None:
    def plain(value: Any) -> None:
        del value["data"]["company"]["private"]["agencyDetails"]

    with pytest.raises(ReadError):
        changed("agency_company.json", plain)


def test_contracts_without_a_profile_s_counts_are_kept() -> None:
    def bare(value: Any) -> None:
        del value["data"]["user"]["freelancerProfile"]["aggregates"]

    stats = changed("graphql_reply.json", bare).profile.stats
    assert stats is not None
    assert [one.start for one in stats.contracts or ()] == [
        PartialDate(2026, 1, 12),
        PartialDate(2017, 9, 4),
    ]
    assert stats.weeks_eligible is None


def test_a_page_names_the_agency_of_a_person() -> None:
    text = (FOLDER / "page_viewer.html").read_text(encoding="utf-8")
    assert (text.count("agencies:a"), text.count("idVerified:!0")) == (1, 1)
    text = text.replace("agencies:a", 'agencies:[{name:"Lana SRL"}]')
    assert read_bytes(text.encode(), "page").profile.agency == Agency(name="Lana SRL")
    text = text.replace("idVerified:!0", "idVerified:!0,exclusiveAgencyContractor:!0")
    assert read_bytes(text.encode(), "page").profile.agency == Agency("Lana SRL", exclusive=True)


def test_the_counts_that_badges_ask_for_are_never_guessed() -> None:
    def odd(value: Any) -> None:
        at = value["data"]["user"]["freelancerProfile"]
        at["aggregates"]["profileStats"]["weeksEligibleWithin16wks"] = 17
        at["aggregates"]["adjustedFeedbackScore"] = 0
        at["aggregates"]["vetted"] = "no"
        at["verifications"]["idVerified"] = None

    document = changed("graphql_reply.json", odd)
    stats, account = document.profile.stats, document.profile.account
    assert stats is not None
    assert (stats.weeks_eligible, stats.rating, stats.vetted) == (None, None, None)
    assert account == Account(holds=0)
    noted = [note.partition(":")[0].rpartition(".")[2] for note in document.notes]
    assert noted == ["adjustedFeedbackScore", "vetted", "weeksEligibleWithin16wks"]
