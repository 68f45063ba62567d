"""Our own format: what is written is what is read, and what is wrong is told at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator
from msgspec import UNSET

from profilelint.errors import ReadError
from profilelint.profile import (
    Account,
    Agency,
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
    Stats,
)
from profilelint.reading import read, read_bytes
from profilelint.schema import profile_schema

ROOT = Path(__file__).resolve().parents[1]
VALIDATOR = Draft202012Validator(profile_schema())

EVERYTHING = (ROOT / "tests/data/own_everything.yaml").read_text(encoding="utf-8")
PROFILE = Profile(
    kind="freelancer",
    name="Ruta Kalnina",
    email="ruta@example.org",
    location=Location(city="Ventspils", country="Latvia", timezone="Europe/Riga"),
    title="Wool dyer's bookkeeper · 🧶",
    overview="Two lines,\nand no more.\n",
    category="Accounting & Consulting",
    subcategories=("Accounting & Bookkeeping",),
    skills=("Bookkeeping", "Xero"),
    hourly_rate=31.5,
    level="expert",
    employment=(
        Employment(
            company="Vilna",
            title="Clerk",
            start=PartialDate(2019, 3),
            end=None,
            description="Books of four shops.",
            city="Ventspils",
            country="Latvia",
        ),
    ),
    education=(
        Education(
            school="Riga College",
            degree="BA",
            field="Finance",
            start=PartialDate(2010),
            end=PartialDate(2014, 6, 30),
            description="x",
        ),
    ),
    other_experience=(OtherExperience(subject="Choir", description="Alto."),),
    languages=(
        SpokenLanguage(language="Latvian", proficiency="native"),
        SpokenLanguage(language="English", proficiency="conversational"),
    ),
    english="fluent",
    certifications=(
        Certification(
            name="ACCA",
            issuer="ACCA",
            earned=PartialDate(2016),
            expires=PartialDate(2030, 1),
            url="https://example.org/a",
        ),
    ),
    portfolio=(
        PortfolioItem(
            title="Ledger",
            role="Author",
            description="A template.",
            skills=("Excel",),
            url="https://example.org/l",
            image="ledger.png",
        ),
    ),
    linked_accounts=(LinkedAccount(name="github", url="https://example.org/g"),),
    photo="ruta.jpg",
    video="",
    availability="none",
    available_from=PartialDate(2027, 1),
    visibility="upwork-users",
    agency=Agency(
        name="Two Desks",
        members=2,
        exclusive=True,
        owner_completeness=95,
        owner_job_success=91,
        members_completeness=60,
    ),
    stats=Stats(job_success=98.0, jobs=12, hours=300.5, earnings=9000.0, rating=4.9),
    account=Account(
        identity_verified=True,
        payout_method=False,
        holds=1,
        violations=(PartialDate(2024, 2, 29), PartialDate(2025, 3)),
        invitations=("rising-talent",),
    ),
)


def profile_of(text: str) -> Profile:
    return read_bytes(text.encode(), "profile").profile


def told(text: str) -> list[tuple[int | None, int | None, str]]:
    """The problems of a text: line, column, message."""
    with pytest.raises(ReadError) as error:
        read_bytes(text.encode(), "profile")
    return [(one.line, one.column, one.message) for one in error.value.problems]


def as_json(text: str) -> str:
    """The same values in JSON; dates stay as they are written."""
    return json.dumps(yaml.load(text, Loader=yaml.BaseLoader))


def test_every_field_in_yaml() -> None:
    assert profile_of(EVERYTHING) == PROFILE
    left_out = [name for name in Profile.__struct_fields__ if getattr(PROFILE, name) is None]
    assert left_out == [], "this test no longer covers every field"


def test_every_field_in_json() -> None:
    fields = json.loads(as_json(EVERYTHING))
    fields["hourly_rate"] = 31.5
    fields["employment"][0]["end"] = None
    fields["agency"] |= {"members": 2, "exclusive": True, "owner_completeness": 95}
    fields["agency"] |= {"owner_job_success": 91, "members_completeness": 60}
    fields["account"] |= {"identity_verified": True, "payout_method": False, "holds": 1}
    fields["stats"] = {key: float(value) for key, value in fields["stats"].items()}
    for style in ({"indent": 1}, {"ensure_ascii": False}, {"separators": (",", ":")}):
        assert profile_of(json.dumps(fields, **style)) == PROFILE


@pytest.mark.parametrize(
    ("text", "skills"),
    [("title: x", None), ("skills:", None), ("skills: null", None), ("skills: []", ())],
)
def test_not_known_is_not_empty(text: str, skills: tuple[str, ...] | None) -> None:
    assert profile_of(text).skills == skills
    assert profile_of('title: ""').title == ""
    assert profile_of("skills: []").title is None


def test_the_end_of_a_job_has_three_states() -> None:
    jobs = profile_of("employment: [{end: null}, {}, {end: 2020-01}]").employment
    assert jobs is not None
    assert [job.end for job in jobs] == [None, UNSET, PartialDate(2020, 1)]
    assert [job.is_current for job in jobs] == [True, None, False]
    assert [job.ended for job in jobs] == [None, None, PartialDate(2020, 1)]
    (course,) = profile_of("education: [{end: }]").education or ()
    assert course.end is None


@pytest.mark.parametrize(
    ("written", "title"),
    [
        *((word, word) for word in ("no", "on", "off", "yes", "y", "NO", "2021-03", "2021-03-05")),
        *((word, word) for word in ("12:30", "0123", "1_000", "=", "null and void", "1,5", "v1.0")),
        ('"null"', "null"),
        ("'1e3'", "1e3"),
        ("a #b", "a"),
        ("a#b", "a#b"),
        ("C# developer", "C# developer"),
        ("Web: fast", None),
        ("{x", None),
    ],
)
def test_yaml_text_stays_what_the_writer_meant(written: str, title: str | None) -> None:
    if title is None:
        assert told(f"title: {written}")
    else:
        assert profile_of(f"title: {written}").title == title
        assert profile_of(f"skills:\n- x\n- {written}").skills == ("x", title)


@pytest.mark.parametrize("written", ["1e3", "1000", "1000.0", "1_000", "0x3E8", "+1000"])
def test_numbers_are_numbers(written: str) -> None:
    if "_" in written:
        message = "hourly rate must be a number, but it is the text “1_000”."
        assert told(f"hourly_rate: {written}") == [(1, 14, message)]
        return
    assert profile_of(f"hourly_rate: {written}").hourly_rate == 1000
    assert profile_of(f"stats: {{jobs: {written}}}") == Profile(stats=Stats(jobs=1000))


PROBLEMS: list[tuple[str, list[tuple[int, int, str]]]] = [
    ("title: 5", [(1, 8, "title must be text, but it is the number 5.")]),
    ("title: true", [(1, 8, "title must be text, but it is “true”, which is true or false.")]),
    ("title: [a]", [(1, 8, "title must be text, but it is a list.")]),
    ("title: {a: b}", [(1, 8, "title must be text, but it is a group of fields.")]),
    ("skills: Excel", [(1, 9, "skills must be a list, but it is the text “Excel”.")]),
    ("skills: [a, 1e3]", [(1, 13, "skills 2 must be text, but it is the number 1000.")]),
    ("skills: [~]", [(1, 10, "skills 1 must be text, but it is nothing (null).")]),
    (
        '{"hourly_rate": "28"}',
        [
            (
                1,
                17,
                "hourly rate must be a number, but it is the text “28” "
                "(take its quotation marks away).",
            )
        ],
    ),
    (
        "hourly_rate: -1",
        [(1, 14, "hourly rate cannot be -1: it is at least 0 and at most 1000000000.")],
    ),
    ("stats: 4", [(1, 8, "stats must be a group of fields, but it is the number 4.")]),
    (
        "stats:\n  jobs: 3.5",
        [(2, 9, "stats, jobs must be a whole number, but it is the number 3.5.")],
    ),
    (
        "stats: {job_success: 101}",
        [(1, 22, "stats, job success cannot be 101: it is at least 0 and at most 100.")],
    ),
    ("location: {citty: x}", [(1, 12, "There is no field called “citty” (did you mean “city”?).")]),
    ("titel: x", [(1, 1, "There is no field called “titel” (did you mean “title”?).")]),
    ("zzz: x", [(1, 1, "There is no field called “zzz”.")]),
    (
        "level: Expert",
        [
            (
                1,
                8,
                "“Expert” is not a word that level can have (did you mean “expert”?). "
                "It is one of: entry, expert, intermediate.",
            )
        ],
    ),
    (
        "level: 3",
        [(1, 8, "level must be one of: entry, expert, intermediate; but it is the number 3.")],
    ),
    (
        "employment: [{start: 03/2021}]",
        [(1, 22, "“03/2021” is not a date. Write 2021, 2021-03 or 2021-03-05.")],
    ),
    (
        "employment: [{end: 1066}]",
        [
            (
                1,
                20,
                "employment 1, end must be a date such as 2021, 2021-03 or 2021-03-05, "
                "but it is the number 1066.",
            )
        ],
    ),
    (
        "employment: [7]",
        [(1, 14, "employment 1 must be a group of fields, but it is the number 7.")],
    ),
    ("[]", [(1, 1, "This file holds a list; profilelint reads one profile a file.")]),
    ("\n 7", [(2, 2, "This file holds one bare value, not the fields of a profile.")]),
]


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_what_is_wrong_is_told_at_its_place(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert told(text) == expected


def test_several_problems_at_once_in_the_order_of_the_text() -> None:
    lines = [
        '{"titel": "x",',
        ' "skills": ["a", 2],',
        ' "employment": [{"end": "soon", "boss": "b"}],',
        ' "hourly_rate": "ten"}',
    ]
    for end in ("\n", "\r\n", "\r"):
        assert [place[:2] for place in told(end.join(lines))] == [
            (1, 2),
            (2, 18),
            (3, 25),
            (3, 33),
            (4, 17),
        ]


def test_problems_of_the_text_and_of_its_values_come_together() -> None:
    found = told('{"titel": "x",\n "skills": ["a",]\n}')
    assert [one[:2] for one in found] == [(1, 2), (2, 16)]
    assert "did you mean “title”" in found[0][2]
    assert found[1][2].startswith("Remove this comma")


def test_a_file_with_very_many_problems_tells_the_first_ones() -> None:
    found = told(json.dumps({"skills": [1] * 200}))
    assert len(found) == 51
    assert found[-1][2].startswith("More than 50 problems")
    (one,) = told(json.dumps({"skills": [1] * 20_000}))
    assert "more than 10,000 values" in one[2]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_mark_and_the_kind_of_line_break_change_nothing(mark: bytes, end: str) -> None:
    document = read_bytes(mark + EVERYTHING.replace("\n", end).encode(), "profile")
    assert document.profile == PROFILE
    assert document.source.bom == bool(mark)
    place = document.source.locate(("hourly_rate",))
    assert place is not None
    assert (place.line, place.column, place.end_line, place.end_column) == (15, 14, 15, 18)


def test_a_text_may_hold_any_key_of_an_export() -> None:
    (found,) = told(json.dumps({"result": json.dumps({"title": "x"})}))
    assert found == (1, 2, "There is no field called “result”.")


def test_examples_are_valid_and_read() -> None:
    names = [path.name for path in (ROOT / "examples").iterdir()]
    own = sorted(name for name in names if name.endswith((".json", ".yaml")))
    assert {"ready.json", "refused.json", "translator.yaml"} <= set(own)
    for name in own:
        path = ROOT / "examples" / name
        fields = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        text = json.dumps(fields, default=lambda date: date.isoformat())
        assert [error.message for error in VALIDATOR.iter_errors(json.loads(text))] == []
        document = read(path)
        assert document.profile.title == fields["title"]
        assert document.source.editable


def test_the_schema_says_what_each_field_is() -> None:
    fields = profile_schema()["$defs"]["Profile"]["properties"]
    assert list(fields) == list(Profile.__struct_fields__)
    assert {
        name: field.get("description", "")[-1:] for name, field in fields.items()
    } == dict.fromkeys(fields, ".")


WORDS = st.sampled_from(
    ["", "x", "expert", "native", "2021", "2021-3", " 2021", "٢٠٢١", "0000", "2021-13", "null"]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | WORDS
    | st.integers(-1, 2300)
    | st.sampled_from([0.5, 3.0, 1e300, -0.0, 10**30, 2**64, 10**12]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["start", "end", "jobs", "job_success", "members", "title", "city", "xx"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*Profile.__struct_fields__, "titel"]), VALUES, max_size=4))
def test_a_file_is_read_exactly_if_the_schema_allows_it(fields: dict[str, object]) -> None:
    text = json.dumps(fields)
    try:
        read_bytes(text.encode(), "profile")
    except ReadError as error:
        read_well, placed = False, all(one.line == 1 and one.column for one in error.problems)
    else:
        read_well, placed = True, True
    assert read_well == VALIDATOR.is_valid(fields)
    assert placed
