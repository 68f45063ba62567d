"""Suggestions are right or absent: what a text names, and what must never be taken for a name."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from profilelint import lint, plan, scorecard
from profilelint.errors import ReadError
from profilelint.matching import KINDS, alias_of, folded, named_skills
from profilelint.profile import Profile
from profilelint.reading import read_bytes
from profilelint.reports import FORMATS, Run, text_of
from profilelint.testing import document, findings
from profilelint.vocabulary import skill_mentions, skill_names

ROOT = Path(__file__).resolve().parents[1]


def named(text: str) -> list[str]:
    """The skills that a text names."""
    return [found.skill for found in named_skills(text)]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("I build shops in Shopify.", ["Shopify"]),
        ("Sites in WordPress, Webflow and wix", ["WordPress", "Webflow"]),
        ("nodeJS, Node.js and node js", ["Node.js"] * 3),
        ("Reports in Power BI and Excel", ["Microsoft Power BI", "Microsoft Excel"]),
        ("ten years of medical billing", ["Medical Billing"]),
        ("I set up GoHighLevel for dentists", ["HighLevel"]),
        ("Landing in Google Analytics", ["Google Analytics"]),
        ("Flask, Docker and React", ["Flask", "Docker", "React"]),
        ("a Rust developer", ["Rust"]),
        ("Cold calling for roofers, link building", ["Cold Calling", "Link Building"]),
        ("Drawings in AutoCAD/Revit", ["Autodesk AutoCAD", "Autodesk Revit"]),
        ("contract drafting and legal writing", ["Contract Drafting", "Legal Writing"]),
        ("ASP.NET Core with C# and .NET Framework", ["ASP.NET Core", "C#", ".NET Framework"]),
        ("search engine optimization (SEO)", ["Search Engine Optimization"] * 2),
    ],
)
def test_what_a_text_names_is_found(text: str, skills: list[str]) -> None:
    assert named(text) == skills


@pytest.mark.parametrize(
    "text",
    [
        "I react swiftly, go far, and excel in sales and communication.",
        "As an illustrator I draw with a pencil.",
        "A swift answer and a rust-free bicycle",
        "No WordPress, please. I never use Shopify.",
        "Sites without Elementor",
        "I worked at Google, Facebook and Amazon and sold on Etsy.",
        "I am interested in machine learning.",
        "real estate agents, small businesses, customer service",
        "React is what I do when clients call.",
        "the unity of our team; a stripe of colour; a python in the zoo",
        "data, entry forms and web. Design is fun",
        "my blog, my website, my dashboard",
        "",
    ],
)
def test_what_anybody_says_is_no_skill(text: str) -> None:
    assert named(text) == []


def test_of_two_that_overlap_the_longer_one_counts() -> None:
    assert named("React Native apps") == ["React Native"]
    assert named("Google Analytics and Google Tag Manager") == [
        "Google Analytics",
        "Google Tag Manager",
    ]


@pytest.mark.parametrize("text", ["İstanbul: Shopify", "Straße · Shopify", "ﬁne Shopify"])
def test_the_place_is_that_of_the_words(text: str) -> None:
    (found,) = named_skills(text)
    assert text[found.start : found.end] == "Shopify"


def test_only_the_platform_s_spellings_are_suggested() -> None:
    with (ROOT / "data/skill_phrases.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 1000
    assert {row["skill"] for row in rows} <= set(skill_mentions())
    assert {row["kind"] for row in rows} == set(KINDS)
    assert len({row["phrase"] for row in rows}) == len(rows)
    assert [row for row in rows if folded(row["phrase"]) != row["phrase"]] == []


@pytest.mark.parametrize("word", ["Go", "Sales", "Communications", "English", "Email", "Teaching"])
def test_ambiguous_names_are_in_no_table(word: str) -> None:
    assert word in skill_names().values() or word == "Go"
    assert named(f"{word}, Shopify, {word}") == ["Shopify"]


@pytest.mark.parametrize(
    ("written", "better"),
    [("GoHighLevel", "HighLevel"), ("Photoshop", "Adobe Photoshop"), ("Shopify", None)],
)
def test_common_names_have_the_platform_s_beside_them(written: str, better: str | None) -> None:
    assert alias_of(written) == better


@pytest.mark.parametrize(
    ("skill", "better"),
    [
        ("Javascrpit", "JavaScript"),
        ("Wordpres", "WordPress"),
        ("Bookeeping", "Bookkeeping"),
        ("Copywritting", "Copywriting"),
        ("Contract Draftng", "Contract Drafting"),
        ("Mechanical Enginering", "Mechanical Engineering"),
    ],
)
def test_a_slip_is_mended(skill: str, better: str) -> None:
    (found,) = findings("skills-spelling", {"skills": [skill]})
    assert f"“{better}”" in found.message


@pytest.mark.parametrize(
    "skill",
    ["Angular 2", "PIC Programming", "Mathematica", "Beekeeping", "Rhino 7", "Golang", "Wordpress"],
)
def test_another_thing_is_no_slip(skill: str) -> None:
    assert findings("skills-spelling", {"skills": [skill]}) == ()


def test_no_more_is_suggested_than_there_is_room_for() -> None:
    overview = "Shopify, Klaviyo, WooCommerce, Elementor, Webflow, Figma, Zapier, Canva, Airtable"
    for listed, most in ((1, 5), (12, 3), (14, 1)):
        skills = [f"Lace {number}" for number in range(listed)]
        (found,) = findings("skills-unlisted", {"overview": overview, "skills": skills})
        assert found.message.count("(the overview)") == most
        assert f"room for {15 - listed} more" in found.mend
    full = [f"Lace {number}" for number in range(15)]
    assert findings("skills-unlisted", {"overview": overview, "skills": full}) == ()


def test_what_a_listed_skill_contains_is_not_suggested() -> None:
    profile = {"overview": "I use React daily, and Docker, Flask.", "skills": ["React Native"]}
    (found,) = findings("skills-unlisted", profile)
    assert "React" not in found.message
    assert "“Docker”" in found.message


def test_an_employer_s_name_is_not_the_person_s_skill() -> None:
    job = {"company": "Shopify", "title": "Lawyer", "description": "Contracts."}
    profile = {"overview": "I draft.", "skills": ["Contract Drafting"], "employment": [job]}
    assert findings("skills-unlisted", profile) == ()


@pytest.mark.parametrize(
    ("skill", "overview"),
    [
        ("Customer Relationship Management", "I keep your CRM in order."),
        ("User Interface Design", "Clean interfaces for banks."),
        ("Natural Language Processing", "NLP for law firms."),
        ("Microsoft Excel", "Forty excel sheets."),
        ("WordPress Development", "Wordpress sites."),
        ("Bookkeeping", "I have been a bookkeeper since 2012."),
        ("Node.js", "Servers in NodeJS."),
        ("Google Ads", "Google AdWords for dentists."),
        ("C++", "Drivers in C++."),
    ],
)
def test_a_skill_that_is_shown_otherwise_is_no_unshown_one(skill: str, overview: str) -> None:
    profile = {"overview": overview, "skills": [skill], "employment": []}
    assert findings("skills-unshown", profile) == ()


# --- the private address


ADDRESSES = ["ana.duarte@gmail.com", "ana.duarte@duarte-shops.example", "ana.duarte@mailinator.com"]


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_is_in_no_report(address: str, output: str) -> None:
    here = document({"email": address, "title": "Shopify developer"})
    run = Run("guide-2022", (scorecard(lint(here, plan(engines=()))),), verbose=True)
    text = text_of(run, output)  # type: ignore[arg-type]
    names_every_check = output in ("sarif", "junit")
    judged = address.endswith("gmail.com") or names_every_check
    assert ("email-free-provider" in text) == judged
    assert "duarte" not in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_is_in_no_finding(address: str) -> None:
    report = lint(Profile(email=address), plan(select_=["email-*"]))
    assert len(report.outcomes) == 2
    for outcome in report.outcomes:
        assert outcome.judged
        assert "duarte" not in outcome.reason
        for found in outcome.findings:
            assert found.quote is None
            assert found.span is None
            assert found.fix is None
            assert "duarte" not in found.message + found.mend


@pytest.mark.parametrize("value", ["5", '["ana.duarte@gmail.com"]', '{"ana.duarte@gmail.com": 1}'])
def test_an_address_that_cannot_be_read_is_not_printed(value: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(f'{{"email": {value}}}'.encode(), "profile.json")
    assert "duarte" not in str(caught.value) + "".join(one.message for one in caught.value.problems)


@pytest.mark.parametrize("option", ["-q", "-v"])
def test_the_address_is_in_nothing_that_the_command_prints(
    option: str, cli: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    file = tmp_path / "profile.json"
    file.write_text(json.dumps({"email": "ana.duarte@hotmail.com"}), encoding="utf-8")
    for command in (["check", option, "--engine", "none", file], ["check", "--select", "email-*"]):
        done = cli(*command, *([] if file in command else [file]))
        assert "duarte" not in done.stdout + done.stderr
        assert done.stdout


def test_a_disposable_address_is_known_by_its_whole_domain() -> None:
    for domain in ("mailinator.com", "sub.mailinator.com", "anything.dynv6.net"):
        assert findings("email-disposable", {"email": f"x@{domain}"})
    for domain in ("gmail.com", "dynv6.net", "mailinator.com.example", "com", "co.uk"):
        found = [] if "." not in domain else findings("email-disposable", {"email": f"x@{domain}"})
        assert not found, domain


@pytest.mark.parametrize("domain", ["GMAIL.com", "mail.gmail.com", "yahoo.co.uk", "web.de"])
def test_a_free_address_is_known_however_it_is_written(domain: str) -> None:
    assert findings("email-free-provider", {"email": f" X@{domain} "})


def test_the_lists_of_domains_do_not_overlap() -> None:
    """A provider of the free list is one that people keep for years."""
    lines = (ROOT / "data/free_mail_domains.txt").read_text(encoding="utf-8").splitlines()
    free = [line for line in lines if line and not line.startswith("#")]
    assert len(free) > 400
    assert len(set(free)) == len(free)
    wrong = [one for one in free if findings("email-disposable", {"email": f"x@{one}"})]
    assert wrong == []


def test_the_disposable_list_is_small_enough() -> None:
    assert 50_000 < (ROOT / "data/disposable_domains.txt").stat().st_size < 100_000
