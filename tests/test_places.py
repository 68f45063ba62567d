"""Wherever a finding points, there stands what it quotes: in every format, in every spelling."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from random import Random
from typing import Any

import msgspec
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.check import check
from profilelint.findings import Finding, Located, Severity
from profilelint.linter import Plan, Status, lint, plan
from profilelint.profile import Profile, value_at
from profilelint.reading import Document, read_bytes
from profilelint.source import Path, Place

OPEN, CLOSE = "<untrusted_participant_content>", "</untrusted_participant_content>"
WORDS = {"level", "english", "proficiency", "availability", "visibility"}
"""Fields that hold one of a list of words, which an export may spell otherwise."""

# Much of this is what checks flag, so that the built-in ones have something to quote.
PHRASES = st.sampled_from(
    [
        *("I build shops", "teh clients recieve the the best best work!!!", "I am a hard worker."),
        *("mail a.b@example.com", "call +1 415 555 0132", "https://example.org/x", "Freelancer"),
        *("i can do any work", "100% satisfaction guaranteed", "WordPress Wordpress", "SEO EXPERT"),
        *(
            '"quoted"',
            "it's",
            "back\\slash",
            "\U0001f600\U0001f9f6",
            "caf\u00e9 \u00fcber",
            "\u2022 point",
        ),
        *(
            "\n",
            "\n\n",
            "\t",
            ": ",
            "# ",
            "- ",
            "{}",
            "&amp;",
            "e\u0301",
            "\u200d",
            "\u00a0",
            "\u2028",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(PHRASES, max_size=6).map(" ".join),
    st.lists(PHRASES, max_size=3).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


def parts(*names: str) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(names, TEXTS)), max_size=2)


PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXTS,
        "title": TEXTS,
        "overview": TEXTS,
        "category": TEXTS,
        "subcategories": st.lists(TEXTS, max_size=2),
        "skills": st.lists(TEXTS, max_size=4),
        "hourly_rate": st.integers(0, 200),
        "location": st.fixed_dictionaries({}, optional={"city": TEXTS, "country": TEXTS}),
        "employment": parts("company", "title", "description", "city"),
        "education": parts("school", "degree", "field", "description"),
        "other_experience": parts("subject", "description"),
        "languages": parts("language"),
    },
)


def numbered(value: Any, count: Iterator[int]) -> Any:
    """The same, each text with a number of its own, so that it stands in one place only."""
    match value:
        case dict():
            return {key: numbered(inner, count) for key, inner in value.items()}
        case list():
            return [numbered(inner, count) for inner in value]
        case str():
            return f"{value.strip()}~{next(count)}~"
    return value


# The exports, made from a profile in our own format.


def renamed(item: dict[str, Any], **names: str) -> dict[str, Any]:
    return {names[key]: value for key, value in item.items() if key in names}


JOB = {"company": "companyName", "title": "jobTitle", "description": "description", "city": "city"}
COURSE = {
    "school": "institutionName",
    "degree": "degree",
    "field": "areaOfStudy",
    "description": "description",
}


def records(profile: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if "employment" in profile:
        made["employmentRecords"] = [renamed(job, **JOB) for job in profile["employment"]]
    if "education" in profile:
        made["educationRecords"] = [renamed(one, **COURSE) for one in profile["education"]]
    return made


def edges(nodes: list[Any]) -> dict[str, Any]:
    return {"edges": [{"node": node} for node in nodes]}


def graphql(profile: dict[str, Any]) -> dict[str, Any]:
    person = renamed(profile, title="title", overview="description", hourly_rate="chargeRate")
    if "location" in profile:
        person["address"] = renamed(profile["location"], city="cityName", country="countryName")
    made = {"personalData": person, **renamed(profile, name="fullName"), **records(profile)}
    if "skills" in profile:
        made["skills"] = edges([{"preferredLabel": skill} for skill in profile["skills"]])
    if "subcategories" in profile:
        chosen = [{"preferredLabel": name} for name in profile["subcategories"]]
        made["jobCategories"] = edges([{"selectedSubCategories": chosen}])
    if "other_experience" in profile:
        made["otherExperiences"] = edges(profile["other_experience"])
    if "languages" in profile:
        spoken = [renamed(one, language="englishName") for one in profile["languages"]]
        made["languages"] = edges([{"language": one} for one in spoken])
    return {"data": {"user": {"freelancerProfile": made}}}


def connector(profile: dict[str, Any]) -> dict[str, Any]:
    person = renamed(profile, name="lastName", hourly_rate="chargeRate", location="location")
    for name, theirs in (("title", "title"), ("overview", "description")):
        if name in profile:
            person[theirs] = f"{OPEN}\n{profile[name]}\n{CLOSE}"
    made = {"personalData": person, **records(profile)}
    if "skills" in profile:
        made["skills"] = [{"id": "1", "prettyName": skill} for skill in profile["skills"]]
    if "subcategories" in profile:
        chosen = [{"name": name} for name in profile["subcategories"]]
        made["jobCategories"] = [{"selectedCategories": chosen}]
    made |= renamed(profile, other_experience="otherExperiences", languages="languages")
    return {"status": "ok", "data": made}


# How each format is written, and how a piece of it is read by the plainest means.

Decoder = Callable[[str, Located, Document], object]
File = tuple[dict[str, Any], Document, Decoder]
"""A profile, the same as read from a file of some format, and how a piece of that is decoded."""


def from_json(cut: str, found: Located, _document: Document) -> object:
    return json.loads(cut if found.quote is None else f'"{cut}"')


def from_wrapped(cut: str, found: Located, document: Document) -> object:
    return from_json(json.loads(f'"{cut}"'), found, document)


def from_yaml(cut: str, found: Located, document: Document) -> object:
    """Across lines, where YAML folds and indents, white space is not compared."""
    style = document.source.text[document.source.spans[found.at][0]]
    value = value_at(document.profile, found.at)
    quote = value if found.quote is None else found.quote
    if style in "'\"":
        read = yaml.safe_load(cut if found.quote is None else f"{style}{cut}{style}")
    else:
        read = yaml.safe_load(f"x: {cut}")["x"] if found.quote is None and style in "|>" else cut
    assert isinstance(read, str)
    assert isinstance(quote, str)
    one_line = not re.search("[\r\n\x85\u2028\u2029]", cut)
    return quote if not one_line and squeezed(read) == squeezed(quote) else read


def squeezed(text: str) -> str:
    return "".join(text.split())


class Styled(str):
    """A text that is to be written in one style of YAML."""

    __slots__ = ("style",)
    style: str | None


class Dumper(yaml.SafeDumper):
    pass


Dumper.add_representer(
    Styled, lambda to, text: to.represent_scalar("tag:yaml.org,2002:str", str(text), text.style)
)


def styled(value: Any, random: Random) -> Any:
    match value:
        case dict():
            return {key: styled(inner, random) for key, inner in value.items()}
        case list():
            return [styled(inner, random) for inner in value]
        case str():
            text = Styled(value)
            text.style = random.choice([None, "'", '"', "|", ">"])
            return text
    return value


@st.composite
def json_texts(draw: st.DrawFn, value: object) -> str:
    return json.dumps(
        value,
        indent=draw(st.sampled_from([None, 0, 2, "\t"])),
        ensure_ascii=draw(st.booleans()),
        separators=draw(st.sampled_from([None, (",", ":"), (" , ", " :\n ")])),
    )


@st.composite
def yaml_texts(draw: st.DrawFn, value: object) -> str:
    written: str = yaml.dump(
        styled(value, Random(draw(st.integers(0, 2**32)))),
        Dumper=Dumper,
        allow_unicode=draw(st.booleans()),
        width=draw(st.sampled_from([10, 40, 10_000])),
        indent=draw(st.sampled_from([2, 3, 4])),
        default_flow_style=draw(st.sampled_from([False, None])),
        sort_keys=False,
    )
    return written


@st.composite
def files(draw: st.DrawFn) -> File:
    profile = numbered(draw(PROFILES), iter(range(10_000)))
    kind = draw(st.sampled_from(["json", "yaml", "yaml", "graphql", "own", "result", "content"]))
    value: Any = profile
    decoder: Decoder = {"yaml": from_yaml, "result": from_wrapped, "content": from_wrapped}.get(
        kind, from_json
    )
    if kind not in ("json", "yaml"):
        value = graphql(profile) if kind == "graphql" else connector(profile)
    if kind in ("result", "content"):
        inner = draw(json_texts(value))
        value = {"result": inner} if kind == "result" else {"content": [{"text": inner}]}
    text = draw(yaml_texts(value) if kind == "yaml" else json_texts(value))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    form = kind if kind in ("json", "yaml") else None
    return profile, read_bytes(mark + text.encode(), "profile", input_format=form), decoder


def cut_of(text: str, place: Place) -> str:
    """The stretch of a text that a place names, by the plainest means."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    before = [sum(map(len, lines[: line - 1])) for line in (place.line, place.end_line)]
    return text[before[0] + place.column - 1 : before[1] + place.end_column - 1]


def texts_of(value: object, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a profile, with its path."""
    match value:
        case str() if at[-1] not in WORDS:
            yield at, value
        case tuple():
            for index, inner in enumerate(value):
                yield from texts_of(inner, (*at, index))
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from texts_of(getattr(value, name), (*at, name))


def quoting(seed: int) -> Plan:
    """A check that quotes some of every text, so that no path depends on what others flag."""
    random = Random(seed)

    @check(severity=Severity.INFO)
    def quotes_all(profile: Profile) -> Iterator[Finding]:
        """Quote every text: all of it, and stretches of it."""
        for at, text in texts_of(profile):
            yield Finding("whole", at=at)
            spans = [(0, len(text)), (0, 0), (len(text), len(text))]
            spans += [sorted(random.choices(range(len(text) + 1), k=2)) for _ in range(4)]  # type: ignore[misc]
            for span in spans:
                yield Finding("some", at=at, span=(span[0], span[1]))

    return plan(checks=[quotes_all], today=date(2026, 11, 23))


def proven(found: Located, document: Document, decoder: Decoder) -> None:
    """The place of a finding holds its quote; without a quote, the value."""
    assert found.place is not None, found
    cut = cut_of(document.source.text, found.place)
    if found.quote is not None:
        assert decoder(cut, found, document) == found.quote
        return
    value = value_at(document.profile, found.at)
    if isinstance(value, str):
        read = decoder(cut, found, document)
        assert isinstance(read, str)
        assert read.removeprefix(OPEN).removesuffix(CLOSE).strip() == value.strip()


def findings_of(document: Document, plan_: Plan) -> list[Located]:
    outcomes = lint(document, plan_).outcomes
    broken = [f"{one.check.name}: {one.reason}" for one in outcomes if one.status is Status.BROKEN]
    assert broken == []
    return [found for one in outcomes for found in one.findings]


@given(files(), st.integers(0, 2**32))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_stretch_of_every_text_is_found_again(file: File, seed: int) -> None:
    profile, document, decoder = file
    there = dict(texts_of(document.profile))
    wanted = dict(texts_of(msgspec.convert(profile, Profile)))
    if document.source.format in ("graphql", "connector"):
        wanted.pop(("category",), None)  # the makers above leave it out
    # PyYAML may write U+0085 as it is, and then YAML reads it as a line break or a space.
    same = squeezed if document.source.format == "yaml" else str
    assert [(at, same(there[at])) for at in there] == [(at, same(wanted[at])) for at in wanted]
    found = findings_of(document, quoting(seed))
    assert len(found) == 8 * len(there)
    for one in found:
        proven(one, document, decoder)


@cache
def built_in() -> Plan:
    return plan(today=date(2026, 11, 23), engines=())


@given(files())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_built_in_checks_point_at_what_they_quote(file: File) -> None:
    _, document, decoder = file
    for found in findings_of(document, built_in()):
        proven(found, document, decoder)


def test_every_built_in_check_points_at_what_it_quotes_in_its_examples() -> None:
    """As above, but here each check is sure to have something to quote, if it ever quotes."""
    quoting = set()
    for one in built_in().selected:
        alone = plan(today=date(2026, 11, 23), engines=(), select_=[one.name])
        for number, example in enumerate(one.examples):
            random = Random(f"{one.name} {number}")
            for written, form, decoder in written_by_hand(dict(example.profile), random):
                document = read_bytes(written.encode(), "profile", input_format=form)
                for found in findings_of(document, alone):
                    proven(found, document, decoder)
                    quoting.add(one.name) if found.quote else None
    assert len(quoting) >= 3, f"only {sorted(quoting)} quoted anything"


def written_by_hand(
    profile: dict[str, Any], random: Random
) -> Iterator[tuple[str, str | None, Decoder]]:
    """A profile in each format: text, format, how a piece of it is decoded."""
    indent = random.choice([None, 2])
    yield json.dumps(profile, indent=indent).replace("\n", "\r\n"), None, from_json
    yield yaml.dump(styled(profile, random), Dumper=Dumper, width=40), "yaml", from_yaml
    yield json.dumps(graphql(profile), indent=indent), None, from_json
    yield json.dumps({"result": json.dumps(connector(profile), indent=indent)}), None, from_wrapped
