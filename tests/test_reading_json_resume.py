"""A résumé in JSON: what it tells, where it stands, and what it must not carry over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from profilelint.errors import ReadError
from profilelint.profile import (
    Certification,
    Education,
    Employment,
    LinkedAccount,
    Location,
    OtherExperience,
    PartialDate,
    PortfolioItem,
    Profile,
    SpokenLanguage,
)
from profilelint.reading import Document, read, read_bytes

SAMPLE = Path(__file__).parent / "data" / "exports" / "resume.json"


def changed(change: Callable[[Any], object]) -> Document:
    value = json.loads(SAMPLE.read_text(encoding="utf-8"))
    change(value)
    return read_bytes(json.dumps(value).encode(), "x")


def test_a_resume() -> None:
    document = read(SAMPLE)
    assert document.source.format == "json-resume"
    assert document.profile == Profile(
        name="Sunniva Aas",
        email="sunniva@example.org",
        location=Location(city="Bodø"),
        title="Map maker for hiking clubs",
        overview="Trail maps that survive rain.\n\n- 14 clubs since 2016",
        skills=("QGIS", "Adobe Illustrator", "Norwegian Bokmål Translation"),
        employment=(
            Employment(
                company="Kartverksted AS",
                title="Cartographer",
                start=PartialDate(2016, 4),
                end=PartialDate(2022, 10, 31),
                description=(
                    "Drew maps.\n- Cut the printing cost by a third\n- Taught 3 apprentices"
                ),
            ),
            Employment(
                company="Self-employed",
                title="Map maker",
                start=PartialDate(2022, 11),
                end=None,
                description="Clubs only.",
            ),
            Employment(company="Fjellavisa", title="Volunteer editor"),
        ),
        education=(
            Education(
                school="Nord Map School",
                degree="Diploma",
                field="Cartography",
                start=PartialDate(2013),
                end=PartialDate(2016),
            ),
        ),
        other_experience=(
            OtherExperience("Trail guide", "Two weekends a month."),
            OtherExperience("Map of the year", "For “Saltfjellet”."),
        ),
        languages=(
            SpokenLanguage("Norwegian", "native"),
            SpokenLanguage("English", "fluent"),
            SpokenLanguage("Lule Sámi"),
        ),
        certifications=(
            Certification(
                name="QGIS Certification",
                issuer="QGIS.ORG",
                earned=PartialDate(2020, 2),
                url="https://example.org/qgis",
            ),
        ),
        portfolio=(
            PortfolioItem(
                title="Rago in four sheets",
                role="Cartographer",
                description="Waterproof maps of a national park.\n- 1,200 sold",
                skills=("QGIS",),
                url="https://example.org/rago",
            ),
        ),
        linked_accounts=(LinkedAccount("GitHub", "https://example.org/gh/aas"),),
    )
    assert (document.profile.employment or ())[2].end is UNSET


def test_contact_data_are_kept_out_of_the_texts_and_the_user_is_told() -> None:
    document = read(SAMPLE)
    texts = " ".join(text for _, text in document.profile.texts())
    for secret in ("sunniva@", "+47", "example.org/aas", "Storgata"):
        assert secret in document.source.text
        assert secret not in texts
        assert not any(secret in note for note in document.notes)
    assert document.notes[-1] == (
        "This file holds contact data (telephone, website, address). It was left out: the platform "
        "forbids contact details in a profile"
    )

    def without(value: Any) -> None:
        for key in ("phone", "url", "location"):
            del value["basics"][key]

    assert not any("contact data" in note for note in changed(without).notes)


@pytest.mark.parametrize(
    ("at", "span", "cut"),
    [
        (("title",), (0, 3), "Map"),
        (("overview",), (31, 33), "- "),
        (("skills", 2), None, '"Norwegian Bokmål Translation"'),
        (("employment", 0, "title"), None, '"Cartographer"'),
        (("employment", 0, "description"), (0, 4), '{\n      "name": "Kartverksted AS"'),
        (("employment", 1, "description"), (0, 5), "Clubs"),
        (("employment", 2, "start"), None, '"spring 2014"'),
        (("other_experience", 1, "subject"), None, '"Map of the year"'),
        (("portfolio", 0, "skills", 0), None, '"QGIS"'),
        (("hourly_rate",), None, "{"),
    ],
)
def test_values_have_their_place(
    at: tuple[str | int, ...], span: tuple[int, int] | None, cut: str
) -> None:
    source = read(SAMPLE).source
    found = source.span_of(at, span)
    assert found is not None
    assert source.text[found[0] :].startswith(cut)


@pytest.mark.parametrize(
    "value",
    [
        {"title": "x", "skills": ["a"]},
        {"basics": {}},
        {"basics": "x", "work": []},
        {"basics": {"name": "x"}, "work": {}},
        [{"basics": {}, "work": []}],
    ],
)
def test_what_only_resembles_a_resume_is_none(value: object) -> None:
    with pytest.raises(ReadError):
        read_bytes(json.dumps(value).encode(), "x", input_format="json-resume")


def test_a_resume_that_is_broken_says_where() -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace('"work": [', '"work": [,', 1)
    with pytest.raises(ReadError) as error:
        read_bytes(text.encode(), "x")
    line = text.splitlines()[(error.value.problems[0].line or 0) - 1]
    assert '"work": [,' in line


def test_odd_values_are_noted_and_not_known() -> None:
    def odd(value: Any) -> None:
        value["basics"]["label"] = 7
        value["skills"] = [{"keywords": ["a", 5, None, "a"]}, "b", {}]
        value["work"][0]["highlights"] = "none"

    document = changed(odd)
    assert document.profile.title is None
    assert document.profile.skills == ("a",)
    assert (document.profile.employment or ())[0].description == "Drew maps."
    assert len([note for note in document.notes if "not understood" in note]) >= 4


def test_a_resume_in_yaml_is_one_too() -> None:
    text = "basics:\n  name: Ada\n  label: Weaver\nwork: []\n"
    assert read_bytes(text.encode(), "x").profile == Profile(
        name="Ada", title="Weaver", employment=()
    )
