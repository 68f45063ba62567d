"""A page without its state: only what is sure is read of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import UNSET

from profilelint.errors import ReadError
from profilelint.profile import (
    Certification,
    Education,
    Employment,
    Location,
    PartialDate,
    PortfolioItem,
    Profile,
    SpokenLanguage,
    Stats,
)
from profilelint.reading import Document, read, read_bytes

EXPORTS = Path(__file__).parent / "data" / "exports"
AIR3 = (EXPORTS / "page_air3.html").read_text(encoding="utf-8")
ILSE = Profile(
    name="Ilse R.",
    location=Location(city="Ghent", country="Belgium"),
    title="Beekeeper’s copywriter | labels & shop pages",
    overview=(
        "Your honey is sold before the jar is opened.\n\n"
        "• 40 labels for 11 beekeepers\n• Shop pages in Dutch & English 🐝"
    ),
    skills=("Copywriting", "Product Descriptions", "Dutch to English Translation"),
    hourly_rate=35.0,
    employment=(
        Employment(
            company="De Bijenpost",
            title="Editor",
            start=PartialDate(2013, 3),
            end=PartialDate(2019, 6),
            description="Six issues a year.\nAnd the calendar.",
        ),
        Employment(
            company="Self-employed", title="Copywriter", start=PartialDate(2019, 7), end=None
        ),
    ),
    education=(
        Education(
            school="Hogeschool Leie",
            degree="Bachelor of Arts (BA)",
            field="Journalism",
            start=PartialDate(2009),
            end=PartialDate(2012),
        ),
        Education(school="Bee School Meetjesland"),
    ),
    languages=(SpokenLanguage("English", "fluent"), SpokenLanguage("Dutch", "native")),
    certifications=(
        Certification(name="Label law for food", issuer="Honingbond", earned=PartialDate(2024, 2)),
    ),
    portfolio=(
        PortfolioItem(title="Heather honey, label and leaflet"),
        PortfolioItem(title="Shop pages for three hives"),
    ),
    photo="https://www.upwork.com/profile-portraits/INVENTED",
    availability="part-time",
    stats=Stats(job_success=96.0, jobs=31, hours=1204.0),
)
BRUNO = Profile(
    name="Bruno F.",
    location=Location(city="Olinda", country="Brazil"),
    title="Boat draughtsman",
    overview="Lines plans that your yard can cut from.",
    skills=("Rhinoceros 3D", "AutoCAD"),
    hourly_rate=28.5,
    employment=(
        Employment(
            company="Estaleiro Azul",
            title="Draughtsman",
            start=PartialDate(2004, 3),
            end=PartialDate(2020, 6),
        ),
    ),
    education=(
        Education(
            school="Escola do Mar",
            degree="Technical course",
            field="Ship drawing",
            start=PartialDate(2001),
            end=PartialDate(2003),
        ),
    ),
    languages=(SpokenLanguage("English", "conversational"), SpokenLanguage("Portuguese")),
    photo="Bruno_files/portrait.jpg",
    availability="full-time",
)


def changed(*swaps: tuple[str, str]) -> Document:
    """The page of 2024 to 2026, after a change to its text."""
    text = AIR3
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return read_bytes(text.encode(), "x")


def test_the_pages_of_2024_to_2026_and_of_2021() -> None:
    newer, older = read(EXPORTS / "page_air3.html"), read(EXPORTS / "page_2021.html")
    assert (newer.profile, older.profile) == (ILSE, BRUNO)
    assert newer.notes == ("“$20K+” for total earnings is no amount, so it counts as not known",)
    assert older.notes == ("“Mother tongue” as a level of Portuguese is not known",)
    assert [newer.source.locate(at) for at in ((), ("title",))] == [None, None]


@pytest.mark.parametrize(
    ("swaps", "field", "value"),
    [
        ([("<h2>Beekeeper", "<div>Beekeeper"), ("pages</h2>", "pages</div>")], "title", ILSE.title),
        ([("$35.00/hr</span>", "ask</span>")], "hourly_rate", None),
        ([("$35.00/hr</span>", "$1,035/hr</span>")], "hourly_rate", 1035.0),
        ([("text-pre-line break", "break")], "overview", None),
        ([("<h3>Skills</h3>", "<h3>Talents</h3>")], "skills", None),
        ([("skill-name", "x"), ("air3-token", "y")], "skills", None),
        ([("itemprop", "data-x")], "location", Location("Ghent", "Belgium")),
        ([("Editor | De Bijenpost", "Editor at De Bijenpost")], "employment", None),
        (
            [("Editor | De Bijenpost", "Editor | Letters | De Bijenpost")],
            "employment",
            (
                Employment(
                    start=PartialDate(2013, 3),
                    end=PartialDate(2019, 6),
                    description="Six issues a year.\nAnd the calendar.",
                ),
                (ILSE.employment or ())[1],
            ),
        ),
        ([("March 2013 - June 2019", "six years")], "employment", None),
        (
            [("<li><div><h5>Hoge", "<li><div><p>Evening</p><p>school</p><h5>Hoge")],
            "education",
            None,
        ),
        (
            [("English:</strong> <span>Fluent", "English:</strong> <span>So so")],
            "languages",
            (SpokenLanguage("English"), SpokenLanguage("Dutch", "native")),
        ),
        ([("Less than 30 hrs/week", "Some")], "availability", None),
        ([("96%", "100%")], "stats", Stats(job_success=100.0, jobs=31, hours=1204.0)),
        ([("Total jobs", "Jobs"), ("Total hours", "Hours")], "stats", Stats(job_success=96.0)),
        ([("twitter:image", "x")], "photo", None),
    ],
)
def test_what_is_not_sure_is_not_known(
    swaps: list[tuple[str, str]], field: str, value: object
) -> None:
    assert getattr(changed(*swaps).profile, field) == value


def test_a_section_that_is_not_understood_is_noted() -> None:
    (first, _) = changed(("March 2013 - June 2019", "six years")).notes
    assert first == (
        "“Employment history” on this page was not understood, so it counts as not known"
    )


def test_a_page_of_another_site_is_no_profile() -> None:
    text = (
        "<html><title>Ilse - Copywriter</title><meta property='og:title' content='Ilse'>"
        "<meta property='og:description' content='My shop'><h2>Writer</h2><h3>$35.00/hr</h3></html>"
    )
    with pytest.raises(ReadError, match="saved without its data"):
        read_bytes(text.encode(), "x")


def test_the_metadata_alone_tell_name_title_place_and_rate() -> None:
    text = (
        "<html><title>Bo - A - B - Upwork Freelancer from Lund, Sweden</title>"
        "<meta property='product:price:amount' content='40'>"
        "<meta property='product:price:currency' content='USD'></html>"
    )
    found = read_bytes(text.encode(), "x").profile
    assert found == Profile(
        name="Bo", title="A - B", location=Location("Lund", "Sweden"), hourly_rate=40.0
    )
    euro = read_bytes(text.replace("USD", "EUR").encode(), "x").profile
    assert euro.hourly_rate is None
    assert (Education().end, (ILSE.education or ())[1].end) == (UNSET, UNSET)
