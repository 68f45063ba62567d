"""Drafts: from the profile's own facts, never more, and with gaps that the checks find."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint import lint, plan, read
from profilelint.drafting import outline, titles
from profilelint.drafting.template import template
from profilelint.linter import Report
from profilelint.profile import Profile
from profilelint.testing import TODAY, document, example_cases
from profilelint.vocabulary import column, rows, skills_of_subcategory, subcategories
from tests.conftest import Answer
from tests.test_fixes_of_checks import mixed

PLAN = plan(today=TODAY)
WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"<[^<>]+>")
BAKER = {
    "title": "Freelancer | Hard worker",
    "category": "Accounting & Consulting",
    "subcategories": ["Accounting & Bookkeeping"],
    "skills": ["Bookkeeping", "Xero", "Bank Reconciliation"],
    "overview": "I keep the books of bakeries in Xero. In 2024 I closed 36 months for nine shops. "
    "Write to me at jo@brightfern.org, it takes 5 minutes.",
    "employment": [
        {"company": "Brot & Stein", "title": "Bookkeeper", "start": "2019-04", "end": "2023-01"},
        {"company": "Self-employed", "title": "Payroll clerk", "start": "2023-02", "end": None},
    ],
}


def report_of(profile: Mapping[str, Any]) -> Report:
    return lint(document(profile), PLAN)


def gaps_found(profile: Profile, text: str) -> int:
    """How many places of a template the checks find in an overview."""
    report = lint(msgspec.structs.replace(profile, overview=text), PLAN)
    return sum(
        one.check == "overview-remnants" and one.at == ("overview",) for one in report.findings
    )


# Titles.


def in_service(part: str) -> dict[str, Any]:
    """A profile in one of the platform's types of work, with a title that says nothing."""
    work = subcategories()[part]
    skills = [*skills_of_subcategory(part)[:8], *work.specialties]
    return {
        "title": "Freelancer",
        "category": work.category,
        "subcategories": [part],
        "skills": list(dict.fromkeys(skills))[:10],
        "overview": "",
    }


def test_titles_for_all_types_of_work_pass_the_checks() -> None:
    parts = list(subcategories())
    assert len(parts) == 64
    some = three = 0
    for part in parts:
        profile = document(in_service(part)).profile
        drafted = titles(profile, PLAN)
        some += bool(drafted)
        three += len(drafted) == 3
        for title in drafted:
            report = lint(msgspec.structs.replace(profile, title=title), PLAN)
            assert [one.message for one in report.findings if one.at == ("title",)] == []
            assert len(title) <= 70
    assert (some >= 62, three >= 30) == (True, True)


def test_titles_for_the_examples_of_all_checks_pass_too() -> None:
    seen = drafted = 0
    for _, example in example_cases():
        if {"title", "skills"} & set(example.profile):
            seen += 1
            profile = document(example.profile).profile
            for title in titles(profile, PLAN):
                drafted += 1
                report = lint(msgspec.structs.replace(profile, title=title), PLAN)
                assert not any(one.at == ("title",) for one in report.findings), title
    assert seen > 100
    assert drafted > 80


def test_titles_say_different_things() -> None:
    drafted = titles(document(BAKER).profile, PLAN)
    assert len(drafted) == 3
    said = [set(WORD.findall(title.lower())) for title in drafted]
    assert not any(a <= b for a in said for b in said if a is not b)
    assert any("Bookkeeper" in title for title in drafted)


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ({"title": "Senior UX Designer", "skills": ["Figma"]}, "UX designer"),
        ({"employment": [{"title": "Website builder"}], "skills": ["PHP"]}, "Website builder"),
        ({"subcategories": ["Web Development"], "skills": ["PHP"]}, "Web developer"),
        (
            {"overview": "I am a grant writer for museums.", "skills": []},
            "Grant writer for museums",
        ),
        (
            {"title": "German to Dutch translator", "skills": ["Subtitling"]},
            "German to Dutch trans",
        ),
        ({"title": "JUNIOR GRAPHIC DESIGNER", "skills": ["Blender"]}, "Graphic desi"),
    ],
)
def test_where_a_role_comes_from(profile: dict[str, Any], words: str) -> None:
    drafted = titles(document(profile).profile, PLAN)
    assert any(words in title for title in drafted), drafted


def test_titles_pass_all_checks_though_only_some_were_asked_for() -> None:
    few = plan(today=TODAY, select_=["skills-few"])
    profiles = [document(in_service(part)).profile for part in list(subcategories())[:20]]
    assert [titles(one, few) for one in profiles] == [titles(one, PLAN) for one in profiles]


@pytest.mark.parametrize("profile", [{}, {"title": "Hard worker"}, {"skills": ["Typing"]}])
def test_no_title_without_a_fact(profile: dict[str, Any]) -> None:
    assert titles(document(profile).profile, PLAN) == ()


# The outline.


def test_an_outline_is_the_facts_and_gaps() -> None:
    draft = outline(report_of(BAKER))
    assert draft.text.startswith("<draft: ")
    assert "Bookkeeper at Brot & Stein, 2019 to 2023: <result in numbers>." in draft.text
    assert "Payroll clerk, self-employed since 2023: <result in numbers>." in draft.text
    assert "In 2024 I closed 36 months for nine shops." in draft.text
    assert "Bookkeeping" in draft.text
    assert draft.missing == ("for whom you work",)


def test_what_breaks_a_rule_is_not_taken_over() -> None:
    assert "takes 5 minutes" in str(BAKER["overview"])
    assert "brightfern" not in outline(report_of(BAKER)).text


def test_few_facts_make_few_sentences() -> None:
    draft = outline(report_of({"title": ""}))
    assert len(draft.missing) == len(template()["missing"])
    assert len(draft.text) < len(outline(report_of(BAKER)).text) / 2
    assert "{" not in draft.text


def test_every_gap_of_the_template_is_found_by_the_checks() -> None:
    lines = template()["overview"]
    every = [lines["mark"], *lines["start"], *lines["skills"], *lines["job"], *lines["end"]]
    gaps = {gap for line in every for gap in GAP.findall(line)}
    assert len(gaps) >= 8
    for gap in gaps:
        assert gaps_found(Profile(), f"Bookkeeper. {gap}") == 1, gap


# Never more than the profile, the vocabularies and the template say.


@cache
def known_words() -> frozenset[str]:
    """The words of the vocabularies and of the template."""
    texts = [*column("roles.csv"), *column("skills.csv"), *column("industries.csv")]
    texts += [row["written"] for row in rows("skill_phrases.csv")]
    for part in subcategories().values():
        texts += [part.name, part.category, *part.specialties]
    texts += [str(table) for table in template().values()]
    return frozenset(word for text in texts for word in WORD.findall(text.lower()))


def own_words(value: object) -> set[str]:
    """The words of a text, or of all texts and numbers within a value."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return {word for one in value for word in own_words(one)}
    return set(WORD.findall(str(value).lower()))


EXAMPLES = st.sampled_from([example.profile for _, example in example_cases()])


@settings(max_examples=150, deadline=None)
@given(profile=st.lists(EXAMPLES, min_size=1, max_size=4).map(mixed))
def test_no_word_comes_from_elsewhere(profile: dict[str, Any]) -> None:
    report = report_of(profile)
    draft = outline(report)
    for text in (draft.text, *titles(report.document.profile, PLAN)):
        assert own_words(text) <= known_words() | own_words(profile)
    numbers = set(re.findall(r"\d+", GAP.sub("", draft.text)))
    assert numbers <= set(re.findall(r"\d+", str(profile)))
    assert gaps_found(report.document.profile, draft.text) == len(GAP.findall(draft.text))


def test_words_from_elsewhere_would_be_seen() -> None:
    """Guards the test above."""
    assert not {"rockstar", "zoetrope"} <= known_words()
    assert 4_000 < len(known_words()) < 30_000


# The command.


def test_the_command(cli: Callable[..., Answer], examples: Path) -> None:
    file = examples / "refused.json"
    before = file.read_bytes()
    both = cli("draft", file)
    assert (both.returncode, both.stderr) == (0, "")
    assert "  1. Website builder | WordPress, HTML\n" in both.stdout
    assert "Website builder, self-employed since 2023: <result in numbers>.\n" in both.stdout
    assert "  - for whom you work\n" in both.stdout
    drafted = titles(read(file).profile, PLAN)
    assert cli("draft", "--title", file).stdout.splitlines() == list(drafted)
    assert cli("draft", "--overview", file).stdout.startswith("<draft: ")
    assert cli("draft", "--overview", "--title", file).returncode == 2
    assert file.read_bytes() == before


def test_what_cannot_be_read(cli: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{"title": ')
    answer = cli("draft", "broken.json")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "broken.json:1:" in answer.stderr


def test_a_profile_cannot_draw_on_the_screen(cli: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(
        '{"employment": [{"title": "Bookkeeper [red]\\u001b[31m", "company": "[bold]A"}]}'
    )
    shown = cli("draft", "x.json").stdout
    assert "\x1b" not in shown
    assert "[bold]A" in shown
