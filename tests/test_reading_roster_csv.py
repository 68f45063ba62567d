"""A table of people: a profile a row, each value placed in its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.errors import ReadError
from profilelint.profile import Location, Profile, Stats
from profilelint.reading import Document, read, read_bytes
from profilelint.reading.document import Given
from profilelint.reading.roster_csv import profiles

SAMPLE = Path(__file__).parent / "data" / "exports" / "roster.csv"
TOWN = {"Town": "location.city"}


def rows(columns: dict[str, str] | None = None) -> dict[str, Document | ReadError]:
    return dict(profiles(Given("roster.csv", SAMPLE.read_bytes()), columns))


def one(data: bytes) -> Profile:
    return read_bytes(data, "x", input_format="roster").profile


def test_each_row_is_a_profile_or_a_reason() -> None:
    found = rows(TOWN)
    assert list(found) == ["A-1", "A-2", "A-3", "A-4", "A-5"]
    profiles_ = {name: row.profile for name, row in found.items() if isinstance(row, Document)}
    assert profiles_ == {
        "A-1": Profile(
            name="Ngozi Obi",
            title="Podcast editor, interviews",
            overview=(
                'I cut an hour to 28 minutes.\n\nYour guests sound as if they had "rehearsed".'
            ),
            skills=("Audio Editing", "Podcast"),
            hourly_rate=32.0,
            location=Location(city="Jos", country="Nigeria"),
            stats=Stats(job_success=98.0),
            level="expert",
        ),
        "A-2": Profile(
            name="Piet Smal",
            title="Excel macros for farms",
            skills=("Excel", "VBA"),
            hourly_rate=18.5,
            location=Location(city="Urk", country="Netherlands"),
            stats=Stats(job_success=97.0),
        ),
        "A-4": Profile(
            name="Rosa Lima",
            title="Tile painter’s shop pages",
            overview="Tiles.",
            skills=("Shopify",),
            location=Location(city="Évora", country="Portugal"),
        ),
    }
    empty, odd = found["A-3"], found["A-5"]
    assert isinstance(empty, ReadError)
    assert isinstance(odd, ReadError)
    assert "cells are empty" in str(empty)
    assert "has 12 cells, but the heading names 11" in str(odd)
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    assert lines[(empty.problems[0].line or 0) - 1].startswith("A-3")
    assert lines[(odd.problems[0].line or 0) - 1].startswith("A-5")


def test_what_is_not_understood_or_not_used_is_told() -> None:
    document = rows()["A-4"]
    assert isinstance(document, Document)
    assert document.source.name == "roster.csv: A-4"
    assert document.notes == (
        "hourly_rate: “a lot” was not understood, so it is not known",
        "level: “master” was not understood, so it is not known",
    )
    assert document.unused == ("Town", "Paid")


def test_values_stand_in_their_cells() -> None:
    document = rows(TOWN)["A-1"]
    assert isinstance(document, Document)
    source = document.source
    for at, span, cut in (
        (("title",), (8, 14), "editor"),
        (("title",), None, "Podcast editor, interviews"),
        (("skills", 1), None, "Audio Editing; Podcast"),
        (("location", "city"), (0, 3), "Jos"),
        (("stats", "job_success"), None, "0.98"),
    ):
        found = source.span_of(at, span)
        assert found is not None
        assert source.text[slice(*found)] == cut
    assert source.offsets(("overview",)) is None, "its quotation marks are doubled"
    row = source.span_of(("education",))
    assert row is not None
    assert source.text[row[0] :].startswith("A-1")


@pytest.mark.parametrize(
    ("data", "profile"),
    [
        (b"title;skills\nA, b;x, y\n", Profile(title="A, b", skills=("x", "y"))),
        (b"\xef\xbb\xbfTitle\tRate\r\nA\t$40/hr\r\n", Profile(title="A", hourly_rate=40.0)),
        (b'title,overview\n" A ","B"\n', Profile(title="A", overview="B")),
        (b"title,jss\nA,1\n", Profile(title="A", stats=Stats(job_success=100.0))),
        (b"title,jss\nA,1%\n", Profile(title="A", stats=Stats(job_success=1.0))),
        (b"title,jobs,jobs\nA,7,8\n", Profile(title="A", stats=Stats(jobs=7))),
        (b"title,availability\nA,Full-time\n", Profile(title="A", availability="full-time")),
    ],
)
def test_cells(data: bytes, profile: Profile) -> None:
    assert read_bytes(data, "x").source.format == "roster"
    assert one(data) == profile


def test_one_file_is_one_profile() -> None:
    with pytest.raises(ReadError, match="holds several profiles"):
        read(SAMPLE)
    with pytest.raises(ReadError, match="no row below it"):
        one(b"title,overview\n")
    with pytest.raises(ReadError, match="No column of this table is known"):
        one(b"a,b\nc,d\n")


def test_a_mapping_to_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ReadError, match="A table has no field “town”"):
        rows({"Town": "town"})


def test_a_mapping_wins_over_the_names_that_are_known() -> None:
    given = Given("x", b"title,headline\nA,B\n")
    ((_, found),) = profiles(given, {"title": "label"})
    assert isinstance(found, Document)
    assert (found.source.name, found.profile.title) == ("x: A", "B")


def test_a_profile_in_yaml_is_no_table() -> None:
    text = b"title: a, b, overview\noverview: x\n"
    assert read_bytes(text, "x").source.format == "yaml"
