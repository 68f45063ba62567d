"""What if: a profile with changes is judged, the file is left alone, and places stay right."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from profilelint.errors import ReadError, UsageError
from profilelint.linter import lint, plan
from profilelint.profile import Profile, value_at
from profilelint.reading import Document, read, read_bytes
from profilelint.source import Path as Way
from profilelint.testing import TODAY, document
from profilelint.whatif import change_of, changed, what_if

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
QUICK = ("--engine", "none", "--today", "2026-11-23")
PROFILE: Mapping[str, object] = {
    "title": "Bookkeeper for restaurants",
    "skills": ["Bookkeeping", "Typing", "Xero"],
    "hourly_rate": 20,
    "employment": [{"company": "Acme", "title": "Clerk", "start": "2019", "end": None}],
}


def with_(*changes: str, profile: Mapping[str, object] = PROFILE) -> Profile:
    return changed(document(profile), [change_of(one) for one in changes]).profile


@pytest.mark.parametrize(
    ("change", "at", "value"),
    [
        ("rate=35", ("hourly_rate",), 35),
        ("hourly_rate=35.5", ("hourly_rate",), 35.5),
        ("title=Bookkeeper: Xero, QuickBooks", ("title",), "Bookkeeper: Xero, QuickBooks"),
        ('title="Bookkeeper \\u2013 Xero"', ("title",), "Bookkeeper – Xero"),
        ("title=", ("title",), ""),
        ("title=null", ("title",), None),
        ("title=2024=a=b", ("title",), "2024=a=b"),
        ("level=expert", ("level",), "expert"),
        ("skills+=Figma", ("skills",), ("Bookkeeping", "Typing", "Xero", "Figma")),
        ("skills-=typing", ("skills",), ("Bookkeeping", "Xero")),
        ("skills=[A, B]", ("skills",), ("A", "B")),
        ("skills.1=Payroll", ("skills",), ("Bookkeeping", "Payroll", "Xero")),
        ("subcategories+=Bookkeeping", ("subcategories",), ("Bookkeeping",)),
        ("employment.0.title=Buyer", ("employment", 0, "title"), "Buyer"),
        ("employment[0].end=2021-03", ("employment", 0, "end"), "2021-03"),
        ("employment+={company: Bly, title: Cook}", ("employment", 1, "company"), "Bly"),
        ("employment-=0", ("employment",), ()),
        ("location.city=Poznań", ("location", "city"), "Poznań"),
        ("stats.jobs=3", ("stats", "jobs"), 3),
    ],
)
def test_a_change_is_made_in_the_profile_s_own_terms(change: str, at: Way, value: object) -> None:
    found = value_at(with_(change), at)
    assert found == value or str(found) == value
    assert value_at(with_(), at) != value


def test_changes_are_made_in_their_order() -> None:
    assert with_("skills+=A", "skills-=Xero", "skills.2=B").skills == ("Bookkeeping", "Typing", "B")
    assert with_("rate=1", "rate=2").hourly_rate == 2


def test_a_text_is_taken_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text("I keep books.\n\nWell: quickly.\n", encoding="utf-8")
    assert with_(f"overview=@{file}").overview == "I keep books.\n\nWell: quickly."


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("rate", "this is no change. Write it like rate=35"),
        ("=35", "this is no change"),
        ("titel=x", "there is no field “titel” (did you mean “title”?)"),
        ("employment.0.tite=x", "there is no field “tite” in employment[0]"),
        ("rate=", "it gives no value"),
        ("skills+=", "it gives no value"),
        ("skills=Figma", "skills is a list. Write skills=[A, B], or skills+=A to add one entry"),
        ("title+=x", "title is no list, so it takes = and not +="),
        ("employment+={company: ", "This bracket is never closed"),
        ("skills=[A", "what skills shall be cannot be read"),
    ],
)
def test_what_is_no_change_is_refused_before_anything_is_read(change: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        change_of(change)
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"--set {change}: ")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("rate=abc", "hourly rate must be a number, but it is the text “abc”."),
        ("rate=-3", "hourly rate cannot be -3"),
        ("level=boss", "“boss” is not a word that level can have"),
        ("skills-=Typin", "there is no “Typin” in skills (did you mean “Typing”?)"),
        ("skills.7=x", "there is no skills[7], since skills has 3 entries. Add one by skills+="),
        ("employment.1.title=x", "there is no employment[1], since employment has 1 entry."),
        ("employment-=1", "employment has 1 entry; the number of one is wanted, counted from 0"),
        ("employment+={compny: x}", "no field called “compny” (did you mean “company”?)"),
        ("employment.0.start=soon", "“soon” is not a date"),
    ],
)
def test_what_does_not_fit_the_profile_is_refused(change: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        with_(change)
    assert says in str(caught.value)
    assert f"--set {change}, in example.json: " in str(caught.value)


# --- places


def places(here: Document) -> dict[str, int | None]:
    """The line of each value that the tests ask for."""
    ways: tuple[Way, ...] = (
        ("title",),
        ("hourly_rate",),
        *(("skills", index) for index in range(4)),
        ("employment", 0, "title"),
        ("employment", 1, "company"),
    )
    found = {way: here.source.locate(way) for way in ways}
    return {
        str(value_at(here.profile, way)): None if place is None else place.line
        for way, place in found.items()
    }


YAML = b"""\
title: Bookkeeper
skills:
  - Bookkeeping
  - Typing
  - Xero
hourly_rate: 20
employment:
  - title: Clerk
"""


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("title=New", {"New": None, "Xero": 5}),
        ("skills+=Figma", {"Figma": None, "Xero": 5, "Bookkeeper": 1}),
        ("skills-=Typing", {"Bookkeeping": 3, "Xero": 5}),
        ("skills-=Bookkeeping", {"Typing": 4, "Xero": 5}),
        ("skills=[New, Xero]", {"New": None, "Xero": None, "Clerk": 8}),
        ("employment.0.title=Buyer", {"Buyer": None, "Xero": 5}),
        ("employment+={company: Bly}", {"Bly": None, "Clerk": 8}),
    ],
)
def test_what_changed_has_no_place_and_all_else_keeps_its_own(
    change: str, lines: dict[str, int | None]
) -> None:
    found = places(changed(read_bytes(YAML, "p.yaml"), [change_of(change)]))
    assert {word: found[word] for word in lines} == lines


def test_places_hold_after_several_changes() -> None:
    changes = [change_of(one) for one in ("skills-=Bookkeeping", "skills+=Figma", "skills-=Typing")]
    found = places(changed(read_bytes(YAML, "p.yaml"), changes))
    assert (found["Xero"], found["Figma"]) == (5, None)


def test_a_comment_covers_a_value_no_longer_once_it_is_changed() -> None:
    text = YAML.replace(b"Bookkeeper", b"Consultant # profilelint: ignore[title-vague] Mine.")
    here = read_bytes(text, "p.yaml")
    settled = plan(select_=["title-vague"], engines=(), today=TODAY)
    assert len(lint(here, settled).hidden) == 1
    report = lint(changed(here, [change_of("title=Freelancer")]), settled)
    assert [one.place for one in report.findings] == [None]


# --- before and after


def test_the_difference_is_told() -> None:
    card = what_if(
        document({**PROFILE, "title": "Consultant"}),
        [change_of("title=Bookkeeper for restaurants"), change_of("skills+=bookkeeping")],
        plan(engines=(), today=TODAY),
    )
    told = card.what_if
    assert told is not None
    assert told.changes == ("title=Bookkeeper for restaurants", "skills+=bookkeeping")
    assert "title-vague" in {one.check for one in told.gone}
    assert "skills-duplicate" in {one.check for one in told.new}
    assert {one.check for one in told.gone} & {one.check for one in told.new} == set()
    assert told.before.score != card.score


def test_a_finding_that_only_counts_otherwise_neither_goes_nor_comes() -> None:
    here = document(PROFILE)
    card = what_if(here, [change_of("skills+=Payroll")], plan(select_=["skills-few"], engines=()))
    assert card.what_if is not None
    assert "4 skills" in card.report.findings[0].message
    assert (card.what_if.gone, card.what_if.new) == ((), ())


def test_the_same_change_in_the_file_gives_the_same_findings(profile: Write) -> None:
    settled = plan(engines=(), today=TODAY)
    here, there = profile("a.json"), profile("b.json", title="Consultant", hourly_rate=1)
    changes = [change_of("title=Consultant"), change_of("rate=1")]
    made = lint(changed(read_bytes(here.read_bytes(), "a.json"), changes), settled)
    written = lint(read_bytes(there.read_bytes(), "a.json"), settled)
    messages = [sorted(one.message for one in report.findings) for report in (made, written)]
    assert len(messages[0]) > 3
    assert messages[0] == messages[1]


# --- the command


def test_the_file_is_left_alone_and_the_report_says_before_and_after(
    cli: Cli, profile: Write
) -> None:
    path = profile(title="Consultant")
    before = path.read_bytes(), path.stat().st_mtime_ns
    words = ("check", path, *QUICK, "--set", "title=Bookkeeper for restaurants")
    found: dict[str, Any] = json.loads(cli(*words, "--output-format", "json").stdout)["profiles"][0]
    told = found["what_if"]
    assert told["before"]["score"] < found["score"]
    assert "title-vague" in {one["check"] for one in told["gone"]}
    assert all(one["fix"] is None for one in found["findings"])
    for form in ("rich", "compact"):
        out = cli(*words, "--output-format", form).stdout
        assert f"{told['before']['score']:.1f}" in out
        assert f"{found['score']:.1f}" in out
        assert "goes" in out
        assert "title=Bookkeeper for restaurants" in " ".join(out.split())
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_it_does_not_go_with_mending(cli: Cli, profile: Write, option: str) -> None:
    answer = cli("check", profile(), "--set", "rate=1", option)
    assert answer.returncode == 2
    assert "--set changes no file" in answer.stderr


def test_a_change_that_does_not_fit_ends_with_2(cli: Cli, profile: Write) -> None:
    answer = cli("check", profile(), "--set", "rate=abc")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "must be a number" in answer.stderr


def test_what_a_change_holds_cannot_colour_the_terminal(cli: Cli, profile: Write) -> None:
    out = cli("check", profile(), *QUICK, "--set", "title=[red]x[/red]\u001b[31m").stdout
    assert "[red]x[/red]" in out
    assert "\u001b" not in out


def test_a_change_of_any_export_leaves_all_else_as_it_was() -> None:
    tried = 0
    for path in sorted((Path(__file__).parent / "data/exports").rglob("*")):
        try:
            here = read(path)
        except (ReadError, UsageError):
            continue  # what is there to be refused
        after = changed(here, [change_of("rate=50")]).profile
        assert after == msgspec.structs.replace(here.profile, hourly_rate=50.0), path
        tried += 1
    assert tried > 10
