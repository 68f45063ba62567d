"""Where the values of a file stand, and where those stand that it lacks: some of each, by hand."""

from __future__ import annotations

import re
from pathlib import Path as FilePath

import pytest

from profilelint.reading import read, read_bytes
from profilelint.source import Path, Place, Source

EXPORTS = FilePath(__file__).parent / "data" / "exports"


def cut_of(text: str, place: Place) -> str:
    """The stretch of a text that a place names, by the plainest means."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    before = [sum(map(len, lines[: line - 1])) for line in (place.line, place.end_line)]
    return text[before[0] + place.column - 1 : before[1] + place.end_column - 1]


@pytest.mark.parametrize(
    ("name", "at", "cut"),
    [
        ("graphql_reply.json", ("level",), "{"),
        ("graphql_reply.json", ("hourly_rate",), '{"rawValue": "37.50", "currency": "USD", '),
        ("graphql_reply.json", ("employment",), "[\n          {"),
        ("graphql_reply.json", ("employment", 0), '{\n            "id": "1",'),
        ("graphql_reply.json", ("employment", 0, "end"), "null"),
        ("graphql_reply.json", ("employment", 7), '"employmentRecords"'),
        ("graphql_reply.json", ("employment", 7, "title"), '"employmentRecords"'),
        ("graphql_reply.json", ("skills", 9), '"edges"'),
        ("graphql_reply.json", ("languages", 0, "proficiency"), '{"node": {"id": "1", "language"'),
        ("graphql_reply.json", ("stats", "jobs"), '"aggregates"'),
        ("graphql_reply.json", ("location", "timezone"), '"Europe/Tallinn"'),
        ("graphql_odd.json", ("location", "city"), '"address"'),
        ("connector_own.json", ("name",), '"Wanjiru"'),
        ("connector_own.json", ("employment", 1, "city"), '{\n        "companyName": "Mbegu'),
        ("connector_own.json", ("video",), "{"),
        ("connector_content.json", ("employment", 7), r"\"employmentRecords\""),
        ("connector_content.json", ("skills", 1), r"\"Audio Editing\""),
        ("connector_result.json", ("skills", 1), r"\"Audio Editing\""),
        ("connector_structured.json", ("stats",), '{\n    "totalEarnings": "$1K+"'),
    ],
)
def test_values_and_what_is_absent_have_their_place(name: str, at: Path, cut: str) -> None:
    """What is absent stands at the nearest thing around it that is there: at its key, if any."""
    source = read(EXPORTS / name).source
    place = source.locate(at)
    assert place is not None
    found = cut_of(source.text, place)
    assert found.startswith(cut)
    assert found == cut or cut[0] in "{["


def test_a_saved_page_has_no_places() -> None:
    source = read(EXPORTS / "page_viewer.html").source
    assert [source.locate(at) for at in ((), ("title",), ("skills", 0), ("level",))] == [None] * 4
    assert source.locate(("title",), (0, 4)) is None


def test_first_and_last_name_stand_apart_so_the_first_is_shown() -> None:
    source = read(EXPORTS / "connector_own.json").source
    for span, cut in [((0, 4), "Wanj"), ((0, 7), "Wanjiru"), ((8, 11), '"Wanjiru"')]:
        place = source.locate(("name",), span)
        assert place is not None
        assert cut_of(source.text, place) == cut


OWN = (
    '{"title": "x",\n "location": {"city": "Oulu"},\n '
    '"employment": [{}, {"end": null}], "skills": []}',
    "title: x\nlocation:\n  city: Oulu\nemployment:\n- {}\n- end: null\nskills: []\n",
)


@pytest.mark.parametrize(
    ("at", "cuts"),
    [
        ((), OWN),
        (("title",), ('"x"', "x")),
        (("level",), ("{", "t")),
        (("location",), ('{"city": "Oulu"}', "city: Oulu")),
        (("location", "country"), ('"location"', "location")),
        (("location", "city"), ('"Oulu"', "Oulu")),
        (("employment", 0), ("{}", "{}")),
        (("employment", 0, "title"), ("{}", "{}")),
        (("employment", 1, "end"), ("null", "null")),
        (("employment", 1, "title"), ('{"end": null}', "end: null")),
        (("employment", 2), ('"employment"', "employment")),
        (("employment", 2, "title"), ('"employment"', "employment")),
        (("skills",), ("[]", "[]")),
        (("skills", 0), ('"skills"', "skills")),
        (("stats", "jobs"), ("{", "t")),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_own_format(at: Path, cuts: tuple[str, str], end: str) -> None:
    for own, cut in zip(OWN, cuts, strict=True):
        source = read_bytes(own.replace("\n", end).encode(), "profile").source
        place = source.locate(at)
        assert place is not None
        assert cut_of(source.text, place).strip() == cut.replace("\n", end).strip()


def test_every_character_has_its_line_and_column() -> None:
    text = "a\r\nb\n\rc\r\r\n\U0001f600d\u2028e"
    places = [Source("x", text, "").position(offset) for offset in range(len(text) + 1)]
    lines = {1: "a\r\n", 2: "b\n", 3: "\r", 4: "c\r", 5: "\r\n", 6: "\U0001f600d\u2028e "}
    assert places == [
        (number, column) for number, line in lines.items() for column in range(1, len(line) + 1)
    ]
