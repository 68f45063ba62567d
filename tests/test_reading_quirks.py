"""Each quirk of how exports spell values, in each format in which it can occur.

Every format stands under every quirk: with how a value is put into a file of it, or with the fields
that it never tells, so that there is nothing to spell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.profile import Profile
from profilelint.reading import FORMATS, Document, read_bytes
from profilelint.reading.formats import reader
from tests.conftest import Answer
from tests.fuzz_seeds import SEEDS, packed
from tests.test_reading_mhtml import part, saved

Cli = Callable[..., Answer]
Put = Callable[[Any], bytes]
"""Makes a file of a format with a value in it, as the format writes one."""
OURS = ("json", "yaml")
"""Our own format has one spelling for each value, and refuses others by name."""


def in_json(seed: str, *at: str | int) -> Put:
    def put(value: Any) -> bytes:
        whole = json.loads(SEEDS[seed])
        node = whole
        for step in at[:-1]:
            node = node[step]
        node[at[-1]] = value
        return json.dumps(whole).encode()

    return put


def in_text(seed: str, old: str, new: str) -> Put:
    """``new`` in place of ``old``, with the value where it has ``{}``."""
    before = SEEDS[seed].decode()
    assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {seed}"
    return lambda value: before.replace(old, new.replace("{}", str(value))).encode()


def in_script(old: str, new: str) -> Put:
    put = in_text("page_viewer.html", old, new)
    return lambda value: put(json.dumps(value))


def in_payload(group: str, key: str) -> Put:
    """The value at the end of the page's table, and a key of one of its groups pointing there."""
    text = SEEDS["page_nuxt3.html"].decode()
    found = re.search(r'(?<="__NUXT_DATA__">).*(?=</script>)', text)
    assert found is not None

    def put(value: Any) -> bytes:
        table = json.loads(found[0])
        holder = next(one for one in table if isinstance(one, dict) and group in one)
        holder[key] = len(table)
        new = json.dumps([*table, value])
        return (text[: found.start()] + new + text[found.end() :]).encode()

    return put


def in_mail(put: Put) -> Put:
    return lambda value: saved(part(put(value)))


def in_linkedin(table: str, old: str) -> Put:
    def put(value: Any) -> bytes:
        def change(name: str, data: bytes) -> bytes:
            if name != table:
                return data
            assert old.encode() in data
            return data.replace(old.encode(), str(value).encode())

        return packed(change)

    return put


def in_table(column: str) -> Put:
    return lambda value: f'title,overview,{column}\nA,B,"{value}"\n'.encode()


def in_agency(value: Any) -> bytes:
    return in_json(*COMPANY, "agencyDetails")({"topRatedStatus": value})


COMPANY = ("agency_company.json", "data", "company", "private")
REPLY = ("graphql_reply.json", "data", "user", "freelancerProfile")
OWN = ("connector_own.json", "data")
SCORE, EARNINGS, BADGE = "stats.job_success", "stats.earnings", "stats.badge"
WAYS: dict[str, dict[str, Put]] = {
    SCORE: {
        "graphql": in_json(*REPLY, "aggregates", "jobSuccessScore"),
        "page": in_script("nSS100BwScore:.94", "nSS100BwScore:{}"),
        "page-nuxt3": in_payload("nSS100BwScore", "nSS100BwScore"),
        "mhtml": in_mail(in_script("nSS100BwScore:.94", "nSS100BwScore:{}")),
        "roster": in_table("JSS"),
    },
    EARNINGS: {
        "graphql": in_json(*REPLY, "aggregates", "totalEarnings"),
        "connector": in_json(*OWN, "profileAggregates", "totalEarnings"),
        "page": in_script("totalEarnings:a", "totalEarnings:{}"),
        "page-nuxt3": in_payload("totalEarnings", "totalEarnings"),
        "mhtml": in_mail(in_script("totalEarnings:a", "totalEarnings:{}")),
        "page-html": in_text("page_air3.html", "$20K+", "{}"),
        "page-text": in_text("page_copied.txt", "$20K+", "{}"),
        "roster": in_table("earnings"),
    },
    BADGE: {
        "graphql": in_json(*REPLY, "aggregates", "topRatedStatus"),
        "agency": in_agency,
        "connector": in_json(*OWN, "profileAggregates", "topRatedStatus"),
        "page": in_script('topRatedStatus:"hipo"', "topRatedStatus:{}"),
        "page-nuxt3": in_payload("topRatedStatus", "topRatedStatus"),
        "mhtml": in_mail(in_script('topRatedStatus:"hipo"', "topRatedStatus:{}")),
    },
    "employment": {
        "graphql": in_json(*REPLY, "employmentRecords", 0, "startDate"),
        "connector": in_json(*OWN, "employmentRecords", 0, "startDateTime"),
        "page": in_script("employmentHistory:a", "employmentHistory:[{startDate:{}}]"),
        "mhtml": in_mail(in_script("employmentHistory:a", "employmentHistory:[{startDate:{}}]")),
        "page-html": in_text("page_air3.html", "March 2013 - June 2019", "{} - June 2019"),
        "page-text": in_text("page_copied.txt", "March 2013 - June 2019", "{} - June 2019"),
        "json-resume": in_json("resume.json", "work", 0, "startDate"),
        "linkedin": in_linkedin("Positions.csv", "Mar 2015"),
    },
    "stats.last_active": {
        "graphql": in_json(*REPLY, "aggregates", "lastActivityDateTime"),
        "connector": in_json(*OWN, "profileAggregates", "lastWorkedOn"),
        "page": in_script("rating:4.75", "rating:4.75,lastWorkedOn:{}"),
        "page-nuxt3": in_payload("nSS100BwScore", "lastWorkedOn"),
        "mhtml": in_mail(in_script("rating:4.75", "rating:4.75,lastWorkedOn:{}")),
    },
    "availability": {
        "graphql": in_json(*REPLY, "availability", "capacity"),
        "connector": in_json(*OWN, "personAvailability", "capacity"),
        "page": in_script('nid:"asNeeded"', "nid:{}"),
        "page-nuxt3": in_payload("nid", "nid"),
        "mhtml": in_mail(in_script('nid:"asNeeded"', "nid:{}")),
        "roster": in_table("availability"),
    },
    "languages": {
        "connector": in_json(*OWN, "languages", 1, "proficiency"),
        "page-html": in_text("page_air3.html", "<span>Fluent</span>", "<span>{}</span>"),
        "page-text": in_text("page_copied.txt", "English: Fluent", "English: {}"),
        "json-resume": in_json("resume.json", "languages", 1, "fluency"),
        "linkedin": in_linkedin("Languages.csv", "Native or bilingual proficiency"),
    },
    "level": {"roster": in_table("level")},
    "visibility": {
        "graphql": in_json(*REPLY, "userPreferences", "visibilityLevel"),
        "roster": in_table("visibility"),
    },
    "english": {"roster": in_table("english")},
}
"""Each field with a quirk, and how a value of it is put into a file of each format."""
LACKING = {
    ("languages", "graphql"): "the API tells the language alone",
    ("languages", "page"): "the state tells the language alone",
    ("languages", "page-nuxt3"): "the state tells the language alone",
    ("languages", "mhtml"): "it is that of page-html",
    ("employment", "page-nuxt3"): "the list of lists is that of page",
    ("availability", "page-html"): "a line of any words may be anything, so only known ones count",
    ("availability", "page-text"): "a line of any words may be anything, so only known ones count",
    (SCORE, "page-html"): "what is visible is in percent: see the test of it",
    (SCORE, "page-text"): "what is visible is in percent: see the test of it",
}
"""Formats that tell a field without having its quirk, and why."""
TEXTUAL = ("page-html", "page-text", "roster", "linkedin")
"""Formats that hold texts alone, where null is an empty one and a number is its digits."""
SEEN = ("page-html", "page-text")
WORDS = ("availability", "languages", "level", "visibility", "english")


def document(name: str, field: str, value: Any) -> Document:
    return read_bytes(WAYS[field][name](value), "made-up", input_format=name)


def value_of(profile: Profile, field: str) -> Any:
    found: Any = profile
    for step in field.split("."):
        found = getattr(found, step)
    if field == "employment":
        return str(found[0].start) if found[0].start else None
    if field == "languages":
        return next(one.proficiency for one in found if one.language in CHANGED)
    return str(found) if field == "stats.last_active" and found else found


CHANGED = ("English", "Portuguese")
"""The languages whose levels the tests write anew."""


def each(field: str, *values: tuple[Any, Any]) -> list[Any]:
    """Formats with each spelling that they can hold, and what it must be read as."""
    return [
        pytest.param(name, written, meant, id=f"{name}-{written}")
        for name in WAYS[field]
        for written, meant in values
        if written is not None or name not in TEXTUAL
    ]


@pytest.mark.parametrize("field", WAYS)
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in OURS])
def test_every_format_stands_under_every_quirk(field: str, name: str) -> None:
    never = reader(name).never_has
    told = name in WAYS[field]
    lacks = field in never or field.partition(".")[0] in never
    reasons = told, lacks, (field, name) in LACKING
    assert sum(reasons) == 1, f"{field} in {name}: told, never told, without the quirk: {reasons}"


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    each(SCORE, (0.97, 97.0), (1, 100.0), (97, 97.0), (88.5, 88.5), (100, 100.0), (None, None)),
)
def test_the_success_score_as_a_fraction_or_in_percent(
    name: str, written: Any, meant: float | None
) -> None:
    found = document(name, SCORE, written)
    assert value_of(found.profile, SCORE) == meant
    assert not any("score" in note.lower() for note in found.notes)


@pytest.mark.parametrize(
    ("seed", "name"), [("page_air3.html", SEEN[0]), ("page_copied.txt", SEEN[1])]
)
def test_what_a_page_shows_in_percent_is_never_a_fraction(seed: str, name: str) -> None:
    for shown in (0, 1, 2, 96, 100):
        made = SEEDS[seed].decode().replace("96%", f"{shown}%", 1).encode()
        assert value_of(read_bytes(made, "x", input_format=name).profile, SCORE) == shown


@pytest.mark.parametrize("name", WAYS[EARNINGS])
def test_earnings_as_a_number_a_bucket_or_hidden(name: str) -> None:
    for written in ("$41,250.00", "41250", *(() if name in TEXTUAL else (41250, 41250.0))):
        found = document(name, EARNINGS, written)
        assert value_of(found.profile, EARNINGS) == 41250
    found = document(name, EARNINGS, "$10K+")
    assert value_of(found.profile, EARNINGS) is None
    assert [note for note in found.notes if "$10K+" in note and "not" in note]
    if name not in TEXTUAL:
        hidden = document(name, EARNINGS, None)
        assert value_of(hidden.profile, EARNINGS) is None
        assert not any("earnings" in note.lower() for note in hidden.notes)


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    each(
        BADGE,
        ("top_rated", "top-rated"),
        ("topRated", "top-rated"),
        ("TOP_RATED", "top-rated"),
        ("top_rated_plus", "top-rated-plus"),
        ("topRatedPlus", "top-rated-plus"),
        ("not_eligible", None),
        (None, None),
    ),
)
def test_the_spellings_of_a_badge(name: str, written: str | None, meant: str | None) -> None:
    found = document(name, BADGE, written)
    assert value_of(found.profile, BADGE) == meant
    assert not any("topRated" in note for note in found.notes)


@pytest.mark.parametrize("word", ["hipo", "ELIGIBLE"])
@pytest.mark.parametrize("name", WAYS[BADGE])
def test_a_badge_whose_meaning_is_not_known(name: str, word: str) -> None:
    found = document(name, BADGE, word)
    assert value_of(found.profile, BADGE) is None
    assert any(f"'{word}' was not understood" in note for note in found.notes)


DATES = (
    ("2019-03-01", "2019-03-01"),
    ("2019-03-01T00:00:00.000Z", "2019-03-01"),
    ("2019-03", "2019-03"),
    ("2019", "2019"),
    ("1551398400000", "2019-03-01"),
    (1551398400000, "2019-03-01"),
    ("March 2019", "2019-03"),
    ("Mar 2019", "2019-03"),
    (None, None),
)
SHOWN = ("2019", "March 2019", "Mar 2019")
"""How a page shows dates; another line is none, for it may be anything."""


@pytest.mark.parametrize("field", ["employment", "stats.last_active"])
def test_the_spellings_of_a_date(field: str) -> None:
    for name in WAYS[field]:
        for written, meant in DATES:
            if (name in SEEN and written not in SHOWN) or (written is None and name in TEXTUAL):
                continue
            found = document(name, field, written)
            assert (name, written, value_of(found.profile, field)) == (name, written, meant)


@pytest.mark.parametrize("field", ["employment", "stats.last_active"])
def test_a_date_that_is_none_is_shown_and_not_known(field: str) -> None:
    for name in WAYS[field]:
        found = document(name, field, "one day")
        if name in SEEN:
            assert found.profile.employment is None or len(found.profile.employment) == 1
        else:
            assert value_of(found.profile, field) is None
            assert any("one day" in note for note in found.notes), name


@pytest.mark.parametrize("field", WORDS)
def test_an_unknown_word_is_not_known_and_kept_in_a_note(field: str) -> None:
    for name in WAYS[field]:
        found = document(name, field, "sabbatical")
        assert value_of(found.profile, field) is None
        assert any("sabbatical" in note and "not" in note for note in found.notes), name


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field in (*WORDS, BADGE) for name in WAYS[field]]
)
def test_an_unknown_word_is_shown_where_more_is_asked_for(
    field: str, name: str, cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "made-up"
    path.write_bytes(WAYS[field][name]("sabbatical"))
    told = cli("check", path, "--input-format", name, "--verbose")
    assert "sabbatical" in told.stdout
    assert told.returncode in (0, 1), told.stderr


@pytest.mark.parametrize("name", ["page", "page-nuxt3", "graphql", "mhtml"])
def test_a_rating_is_one_to_five_stars_and_never_a_score(name: str) -> None:
    put = {
        "graphql": in_json(*REPLY, "aggregates", "adjustedFeedbackScore"),
        "page": in_script("rating:4.75", "rating:{}"),
        "page-nuxt3": in_payload("nSS100BwScore", "rating"),
        "mhtml": in_mail(in_script("rating:4.75", "rating:{}")),
    }[name]
    for written, meant in ((4.75, 4.75), (5, 5), (0, None), (97, None), (1e12, None)):
        found = read_bytes(put(written), "made-up", input_format=name)
        assert value_of(found.profile, "stats.rating") == meant
