"""A profile that is written reads back as the same, whatever stands in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from profilelint import profile as parts
from profilelint.profile import PartialDate, Profile
from profilelint.reading import read_bytes
from profilelint.writing import Syntax, plain, written
from tests.conftest import ROOT

TRAPS = [
    *(
        "",
        " ",
        "\n",
        "\n\n",
        "a\n",
        "a\n\n",
        "a\n\nb\n",
        " a\n b",
        "\ta\nb",
        "a \nb\t\n",
        "a\n  \nb",
    ),
    *("yes", "No", "null", "~", "true", "1e3", "007", "0x1f", "1_000", "12:30", "2021", "2021-03"),
    *(
        "...",
        "2021-03-05",
        ".inf",
        "=",
        "<<",
        "-",
        "- a",
        "? a",
        ": a",
        "a: b",
        "a:b",
        "a:",
        "a #b",
    ),
    "#a",
    *(
        "'a'",
        '"a"',
        "it's",
        "{a}",
        "[a]",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "---",
        "...",
    ),
    *("a\rb", "a\r\nb", "a\x85b", "a\u2028b", "a\u2029b\n", "\ufeffa", "\0", "\x1b[31m", "\x7f"),
    *(
        "é 😀 漢字",
        "a\xa0b",
        "\u202ea",
        "\\n",
        "a\\",
        "a, b",
        "Was #1, is C#: fine",
        "a\n# b\n",
        "\ta",
    ),
]
odd = st.text(
    st.one_of(
        st.sampled_from("ab N1\n \t:#-'\"\\{[|>&*!%@`?~=,\r\x85\u2028\ufeff\xa0"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=20,
)
texts = st.one_of(st.sampled_from(TRAPS), odd)
dates = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2199)),
    st.builds(PartialDate, st.integers(1900, 2199), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2199), st.integers(1, 12), st.integers(1, 31)),
)
amounts = st.floats(0, 1_000_000_000)
maybe: Any = lambda strategy: st.one_of(st.none(), strategy)  # noqa: E731
ends = st.one_of(st.just(UNSET), st.none(), dates)


def part(kind: Any, /, **fields: Any) -> Any:
    return st.builds(kind, **{name: maybe(strategy) for name, strategy in fields.items()})


def several(strategy: Any) -> Any:
    return st.lists(strategy, max_size=3).map(tuple)


def ended(kind: Any, /, **fields: Any) -> Any:
    return st.builds(kind, end=ends, **{name: maybe(one) for name, one in fields.items()})


contracts = ended(
    parts.Contract, title=texts, category=texts, amount=amounts, start=dates, negative=st.booleans()
)
profiles = part(
    Profile,
    kind=st.sampled_from(["freelancer", "agency"]),
    **dict.fromkeys(("name", "email", "title", "overview", "category", "photo", "video"), texts),
    location=part(parts.Location, city=texts, country=texts, timezone=texts),
    subcategories=several(texts),
    skills=several(texts),
    hourly_rate=amounts,
    level=st.sampled_from(parts.LEVELS),
    employment=several(
        ended(parts.Employment, company=texts, title=texts, start=dates, description=texts)
    ),
    education=several(ended(parts.Education, school=texts, degree=texts, field=texts, start=dates)),
    other_experience=several(part(parts.OtherExperience, subject=texts, description=texts)),
    languages=several(
        part(parts.SpokenLanguage, language=texts, proficiency=st.sampled_from(["basic", "native"]))
    ),
    english=st.sampled_from(["basic", "native"]),
    certifications=several(part(parts.Certification, name=texts, earned=dates, url=texts)),
    portfolio=several(part(parts.PortfolioItem, title=texts, skills=several(texts), url=texts)),
    linked_accounts=several(part(parts.LinkedAccount, name=texts, url=texts)),
    availability=st.sampled_from(["full-time", "none"]),
    available_from=dates,
    agency=part(parts.Agency, name=texts, members=st.integers(0, 1_000_000_000)),
    stats=part(
        parts.Stats,
        job_success=st.floats(0, 100),
        jobs=st.integers(0, 1_000_000_000),
        earnings=amounts,
        badge=st.sampled_from(["none", "top-rated"]),
        vetted=st.booleans(),
        first_contract=dates,
        contracts=several(contracts),
    ),
    account=part(
        parts.Account,
        holds=st.integers(0, 9),
        violations=several(dates),
        payout_method=st.booleans(),
    ),
)
notes = st.dictionaries(
    st.sampled_from([("title",), ("stats", "jobs"), ("employment", 0), ("employment", 0, "end")]),
    texts,
)


def test_the_random_profiles_have_every_field_of_the_format() -> None:
    found: set[str] = set()

    @settings(max_examples=60, database=None)
    @given(profiles)
    def look(profile: Profile) -> None:
        found.update(plain(profile))

    look()
    assert found == set(Profile.__struct_fields__) - {"visibility"}


@pytest.mark.parametrize("syntax", ["json", "yaml"])
@settings(max_examples=150, deadline=None)
@given(profile=profiles, heading=texts, notes=notes)
def test_what_is_written_reads_back_as_the_same(
    syntax: Syntax, profile: Profile, heading: str, notes: dict[Any, str]
) -> None:
    text = written(profile, syntax, heading=heading, notes=notes)
    assert read_bytes(text.encode(), "made-up", input_format=syntax).profile == profile


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize("syntax", ["json", "yaml"])
def test_every_odd_text_reads_back_and_is_a_text_to_other_readers_of_yaml(
    syntax: Syntax, text: str
) -> None:
    profile = Profile(title=text, overview=text, skills=(text, text))
    made = written(profile, syntax)
    assert read_bytes(made.encode(), "made-up").profile == profile
    if syntax == "yaml":
        assert yaml.safe_load(made) == json.loads(json.dumps(plain(profile)))


def test_not_known_empty_and_going_on_are_kept_apart() -> None:
    job, course = parts.Employment(end=None), parts.Education(end=UNSET)
    profile = Profile(
        title="", skills=(), video=None, stats=parts.Stats(), employment=(job,), education=(course,)
    )
    for syntax in ("json", "yaml"):
        text = written(profile, syntax)
        assert read_bytes(text.encode(), "x").profile == profile
        assert "video" not in text


@pytest.mark.parametrize("syntax", ["json", "yaml"])
def test_half_a_character_is_refused(syntax: Syntax) -> None:
    with pytest.raises(ValueError, match="surrogate"):
        written(Profile(overview="a\n\ud800"), syntax)


def test_yaml_is_written_as_a_person_would() -> None:
    profile = Profile(
        title="Shopify developer: fashion",
        overview="First.\n\nSecond.\n",
        skills=("C#", "Node.js"),
        hourly_rate=28.0,
        employment=(parts.Employment(company="Blum", start=PartialDate(2019), end=None),),
    )
    text = written(profile, "yaml", heading="From a page", notes={("employment", 0): "here"})
    assert text == (
        "# From a page\n"
        'title: "Shopify developer: fashion"\n'
        "overview: |\n  First.\n\n  Second.\n"
        "skills:\n  - C#\n  - Node.js\n"
        "hourly_rate: 28\n"
        "employment:\n"
        "  # here\n"
        "  - company: Blum\n"
        "    start: 2019\n"
        "    end: null\n"
    )


def test_the_examples_read_back() -> None:
    files = [path for path in (ROOT / "examples").iterdir() if path.suffix in (".json", ".yaml")]
    assert len(files) >= 3
    for path in files:
        profile = read_bytes(path.read_bytes(), path.name).profile
        for syntax in ("json", "yaml"):
            text = written(profile, syntax)
            assert read_bytes(text.encode(), "x").profile == profile
