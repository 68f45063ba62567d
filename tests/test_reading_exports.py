"""Each export is read as exactly the profile that it holds, and as nothing more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from profilelint.errors import ReadError, UsageError
from profilelint.profile import (
    Account,
    Certification,
    Contract,
    Education,
    Employment,
    LinkedAccount,
    Location,
    OtherExperience,
    PartialDate,
    PortfolioItem,
    Profile,
    SpokenLanguage,
    Stats,
)
from profilelint.reading import Document, read, read_bytes

FOLDER = Path(__file__).parent / "data" / "exports"
ONE_FREELANCER = (
    "connector_own.json",
    "connector_content.json",
    "connector_result.json",
    "connector_structured.json",
)
WANJIRU = Profile(
    name="Wanjiru Tagawa",
    location=Location(city="Kisumu", country="Kenya", timezone="UTC+03:00 Nairobi"),
    title="Voice-over artist for museums · English & Swahili",
    overview=(
        "Your audio guide will be heard 400 times a day, so I record it until nobody notices the "
        "voice.\n\n• 31 guides for 12 museums, 9 of them café-loud on site\n"
        '• Files named "room_stop_take.wav" 🎧\n\n'
        "Send one page of text; a sample is back within a day."
    ),
    skills=("Voice-Over", "Audio Editing", "Swahili"),
    hourly_rate=42.5,
    employment=(
        Employment(
            company="Lakeside Radio",
            title="Announcer",
            start=PartialDate(2018, 2, 1),
            end=None,
            description="Two live hours each weekday, and the station's jingles.",
            city="Kisumu",
            country="Kenya",
        ),
        Employment(
            company="Mbegu Theatre",
            title="Speaker",
            start=PartialDate(2015, 9, 1),
            end=PartialDate(2018, 1, 31),
            description="",
        ),
    ),
    education=(
        Education(
            school="Winam College",
            degree="Diploma",
            field="Broadcasting",
            start=PartialDate(2013, 1, 1),
            end=PartialDate(2015, 6, 1),
        ),
    ),
    other_experience=(),
    languages=(
        SpokenLanguage(language="Swahili", proficiency="native"),
        SpokenLanguage(language="English", proficiency="fluent"),
        SpokenLanguage(language="German", proficiency="basic"),
    ),
    availability="part-time",
    stats=Stats(jobs=9),
)
EXPECTED = {
    **dict.fromkeys(ONE_FREELANCER, WANJIRU),
    "connector_by_key.json": Profile(
        name="Oskar",
        location=Location(country="Austria"),
        title="Bookkeeper for dental practices | DATEV",
        overview="",
        category="Accounting & Consulting",
        subcategories=("Accounting & Bookkeeping", "Financial Planning", "Project Management"),
        skills=(),
        stats=Stats(jobs=23, earnings=8100.0, badge="top-rated"),
    ),
    "graphql_reply.json": Profile(
        name="Maarja Ilves",
        location=Location(city="Tartu", country="Estonia", timezone="Europe/Tallinn"),
        title="Fire-safety drawings | Revit & AutoCAD",
        overview=(
            "Escape plans that your inspector signs at the first visit.\n\nSince 2017:\n"
            "- 210 floors drawn for hotels in Tärtu and Riga\n- 4 days from survey to print 🔥"
        ),
        category="Engineering & Architecture",
        subcategories=("Building & Landscape Architecture", "3D Modeling & CAD"),
        skills=("Autodesk Revit", "AutoCAD"),
        hourly_rate=37.5,
        employment=(
            Employment(
                company="Tulepost OÜ",
                title="Draughtswoman",
                start=PartialDate(2017, 7, 1),
                end=None,
                description="Plans, signs and the yearly revision.",
                city="Tartu",
                country="Estonia",
            ),
        ),
        education=(
            Education(
                school="Emajõe Technical School",
                degree="Associate degree",
                field="Building services",
                start=PartialDate(2014, 9, 1),
                end=PartialDate(2017, 6, 1),
                description="",
            ),
        ),
        other_experience=(
            OtherExperience(subject="Volunteer fire brigade", description="Every second Saturday."),
        ),
        languages=(SpokenLanguage(language="Estonian"),),
        certifications=(
            Certification(
                name="Revit Architecture",
                earned=PartialDate(2022, 11, 3),
                url="https://example.org/revit",
            ),
        ),
        linked_accounts=(LinkedAccount(name="behance", url="https://example.org/ilves"),),
        photo="https://www.upwork.com/profile-portraits/INVENTED",
        availability="full-time",
        visibility="public",
        stats=Stats(
            job_success=100.0,
            hours=640.5,
            earnings=23940.0,
            earnings_12_months=11250.0,
            earnings_90_days=3100.0,
            rating=4.97,
            badge="top-rated-plus",
            vetted=False,
            weeks_eligible=15,
            last_active=PartialDate(2026, 11, 19),
            proposals_90_days=4,
            contracts=(
                Contract(
                    title="Escape plans for six hotels",
                    amount=6400.0,
                    start=PartialDate(2026, 1, 12),
                    end=None,
                ),
                Contract(
                    title="Signs",
                    amount=240.0,
                    start=PartialDate(2017, 9, 4),
                    end=PartialDate(2017, 9, 29),
                ),
            ),
        ),
        account=Account(identity_verified=True, holds=0),
    ),
    "graphql_odd.json": Profile(
        location=Location(country="Chile"),
        title="",
        overview="Short and plain.",
        category="Writing",
        employment=(Employment(company="Puerto Azul"),),
        education=(),
        photo="",
        stats=Stats(),
    ),
    "page_viewer.html": Profile(
        name="Pilar N.",
        location=Location(city="Oruro", country="Bolivia", timezone="America/La_Paz"),
        title="Stop-motion animator for toys & tales",
        overview=(
            "I move clay, paper and wool, 12 pictures a second.\n\n"
            "Your toy film: script on Monday, puppets in week two, 30 seconds by the end of the "
            'month. "Lana y Lobo" ran at 3 festivals 🐺.'
        ),
        category="Design & Creative",
        subcategories=("Video & Animation", "Art & Illustration"),
        skills=("Stop-Motion Animation", "Dragonframe"),
        hourly_rate=33.0,
        portfolio=(
            PortfolioItem(
                title="Lana y Lobo", role="Animator", description="Wool wolf, 40 seconds."
            ),
        ),
        photo="/profile-portraits/INVENTED",
        video="https://example.org/reel",
        availability="as-needed",
        stats=Stats(job_success=94.0, jobs=8, hours=95.25, rating=4.75),
        account=Account(identity_verified=True),
    ),
    "page_profile.html": Profile(
        name="Jonte B.",
        location=Location(city="Umeå", country="Sweden"),
        title="Piano tuner’s remote assistant",
        overview="Three calls, one tuning plan.",
        category="Admin Support",
        subcategories=("Virtual Assistance",),
        employment=(
            Employment(
                company="Norrklang AB",
                title="Scheduler",
                start=PartialDate(2019, 3),
                description="Booked 60 tunings a week.",
            ),
        ),
        education=(
            Education(school="Folkhögskolan Norr", degree="Certificate", field="Acoustics"),
        ),
        languages=(SpokenLanguage(language="Swedish"),),
        portfolio=(),
        video="",
    ),
}


def changed(name: str, change: Callable[[Any], object]) -> Document:
    """An export of JSON, read after a change to its values."""
    value = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    change(value)
    return read_bytes(json.dumps(value).encode(), name)


def test_every_export_is_tried() -> None:
    there = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert set(EXPECTED) < there
    tests = [
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_rea*.py")
    ]
    elsewhere = there - set(EXPECTED)
    assert [name for name in elsewhere if not any(f'"{name}"' in test for test in tests)] == []
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in there if f"`{name}`" not in listed] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_an_export_is_read_as_the_profile_that_it_holds(name: str) -> None:
    document = read(FOLDER / name)
    assert document.profile == EXPECTED[name]
    assert (
        document.source.format
        == {
            "a": "agency",
            "c": "connector",
            "g": "graphql",
            "p": "page",
        }[name[0]]
    )
    assert not document.source.editable


def test_a_visitors_page_does_not_tell_what_it_hides() -> None:
    profile = read(FOLDER / "page_viewer.html").profile
    hidden = ("employment", "education", "languages", "certifications", "other_experience")
    unsaid = ("email", "level", "english", "linked_accounts", "visibility", "agency")
    told = {name: getattr(profile, name) for name in (*hidden, *unsaid)}
    assert told == dict.fromkeys((*hidden, *unsaid))
    text = (FOLDER / "page_viewer.html").read_text(encoding="utf-8")
    for name in ("employmentHistory", "education", "languages", "certificates"):
        assert f"{name}:a" in text, "the page no longer has a null here"
        text = text.replace(f"{name}:a", f"{name}:[]")
    assert read_bytes(text.encode(), "page").profile == profile, "[] hides as null does"


def test_what_is_not_understood_is_kept_and_judged_not_known() -> None:
    document = read(FOLDER / "graphql_odd.json")
    here = "data.freelancerProfileByProfileKey."
    noted = {note.removeprefix(here).split(":")[0] for note in document.notes}
    assert noted == {
        "fullName",
        "personalData.chargeRate",
        "userPreferences.visibilityLevel",
        "availability.capacity",
        "skills.edges[0]",
        "skills.edges[1]",
        "employmentRecords[0].startDate",
        "employmentRecords[0].endDate",
        "aggregates.jobSuccessScore",
        "aggregates.totalHours",
        "aggregates.totalEarnings",
    }
    assert all(note.endswith("so it counts as not known") for note in document.notes)
    assert [one.removeprefix(here) for one in document.unused] == [
        "headline",
        "languages",
        "personalData.address.planet",
        "skills.edges[0].node",
        "skills.edges[1].node",
    ]


def test_a_bucket_is_no_amount_and_is_noted() -> None:
    (note,) = read(FOLDER / "connector_own.json").notes
    assert note.startswith("data.profileAggregates.totalEarnings: '$1K+' was not understood")


def test_an_export_keeps_not_known_and_empty_apart() -> None:
    def at(value: Any) -> Any:
        return value["data"]["user"]["freelancerProfile"]

    name = "graphql_reply.json"
    assert changed(name, lambda v: at(v).pop("skills")).profile.skills is None
    assert changed(name, lambda v: at(v)["skills"].update(edges=[])).profile.skills == ()
    assert changed(name, lambda v: at(v).pop("employmentRecords")).profile.employment is None
    (job,) = (
        changed(name, lambda v: at(v)["employmentRecords"][0].pop("endDate")).profile.employment
        or ()
    )
    assert job.end is UNSET
    group = ("jobCategories", "edges", 0, "node")

    def chosen(value: Any) -> Any:
        node = at(value)
        for step in group:
            node = node[step]
        return node

    emptied = changed(name, lambda v: chosen(v).update(selectedSubCategories=[]))
    assert emptied.profile.subcategories == ()
    dropped = changed(name, lambda v: chosen(v).pop("selectedSubCategories"))
    assert dropped.profile.subcategories is None


@pytest.mark.parametrize(
    ("portrait", "photo"),
    [
        (None, ""),
        ({}, ""),
        ({"portrait100": None}, ""),
        ({"portrait100": None, "portrait": "/p"}, "/p"),
        ("/p", "/p"),
        ({"portrait": 7}, None),
        (7, None),
    ],
)
def test_a_portrait(portrait: object, photo: str | None) -> None:
    value = {"personalData": {"portrait": portrait}}
    assert read_bytes(json.dumps(value).encode(), "x").profile.photo == photo


def test_input_format_overrides_what_the_content_looks_like() -> None:
    data = (FOLDER / "connector_own.json").read_bytes()
    assert read_bytes(data, "x", input_format="connector").profile == WANJIRU
    for wanted, words in [
        ("graphql", "no profile of the format “graphql”"),
        ("json", "There is no field called “status” (did you mean “stats”?)"),
        ("yaml", "There is no field called “status” (did you mean “stats”?)"),
        ("page", "begins like a web page but is none"),
    ]:
        with pytest.raises(ReadError) as error:
            read_bytes(data, "x", input_format=wanted)
        assert words in str(error.value)
    with pytest.raises(UsageError, match="No input format is called “jsn” "):
        read_bytes(data, "x", input_format="jsn")


def test_a_wrapped_reply_that_is_broken_says_so_at_its_place() -> None:
    text = (FOLDER / "connector_content.json").read_text(encoding="utf-8")
    broken = text.replace(r"\"skills\": [", r"\"skills\": ")
    assert broken != text
    with pytest.raises(ReadError) as error:
        read_bytes(broken.encode(), "x")
    (first, *_) = error.value.problems
    line = broken.splitlines()[(first.line or 0) - 1]
    assert line[(first.column or 0) - 1 :].startswith(r"{\"id\": \"12\"")
    outer = text.replace('"isError": false', '"isError": false,')
    with pytest.raises(ReadError, match="Remove this comma"):
        read_bytes(outer.encode(), "x")


def test_a_reply_of_a_million_characters_inside_a_text_is_refused() -> None:
    inner = json.dumps({"personalData": {"title": "x" * 1_000_000}})
    with pytest.raises(ReadError, match="has more than 1,000,000 characters"):
        read_bytes(json.dumps({"result": inner}).encode(), "x")
    assert read_bytes(inner.encode(), "x").profile.title == "x" * 1_000_000
