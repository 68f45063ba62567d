"""The platform's own completeness: its published formula, part by part, and nothing guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema_rs
import pytest

from profilelint import lint, plan, scorecard
from profilelint.completeness import Part, completeness
from profilelint.profile import Profile, Stats
from profilelint.reading import read_bytes
from profilelint.reports import Run, text_of
from profilelint.schema import report_schema
from profilelint.testing import document

REQUIRED: dict[str, object] = {
    "photo": "me.jpg",
    "overview": "I draft contracts.",
    "employment": [{"title": "Lawyer"}],
    "skills": ["Contract Drafting"],
}
NOTHING_ELSE: dict[str, object] = {
    "portfolio": [],
    "education": [],
    "video": "",
    "linked_accounts": [],
    "certifications": [],
    "other_experience": [],
}
FULL: dict[str, object] = {
    **REQUIRED,
    "employment": [{"title": "Lawyer"}] * 3,
    "skills": [f"Skill {number}" for number in range(15)],
    "portfolio": [{"title": "Contract"}] * 4,
    "education": [{"school": "Law School"}] * 2,
    "video": "https://youtu.be/x",
    "linked_accounts": [{"name": "GitHub"}],
    "certifications": [{"name": "Bar"}] * 2,
    "other_experience": [{"subject": "Moot court"}],
}


def of(profile: dict[str, object]) -> Profile:
    """A profile in our own format."""
    return document(profile).profile


def part(profile: dict[str, object], name: str) -> Part:
    """One part of its completeness."""
    (found,) = [one for one in completeness(of(profile)).parts if one.name == name]
    return found


def test_the_required_four_are_worth_half() -> None:
    found = completeness(of({**REQUIRED, **NOTHING_ELSE}))
    assert (found.low, found.high) == (50, 50)


@pytest.mark.parametrize("key", list(REQUIRED))
def test_without_one_of_the_four_it_is_never_whole(key: str) -> None:
    found = completeness(of({**FULL, key: "" if isinstance(FULL[key], str) else []}))
    assert found.low <= 50
    assert found.high < 100
    assert "not published" in " ".join(found.notes)
    assert found.steps[0].what.startswith("add ")


@pytest.mark.parametrize("key", list(REQUIRED))
def test_one_of_the_four_that_is_not_known_makes_a_range(key: str) -> None:
    found = completeness(of({name: value for name, value in FULL.items() if name != key}))
    assert (found.low, found.high) == (50, 100)
    assert any("does not tell" in note for note in found.notes)


def test_the_optional_parts_are_capped_at_half() -> None:
    """They sum to 105 by the published table, and count for 50."""
    found = completeness(of(FULL))
    optional = [one for one in found.parts if one.name != "required"]
    assert sum(one.most for one in optional) == 105
    assert sum(one.low for one in optional) == 105
    assert (found.low, found.high, found.steps) == (100, 100, ())


@pytest.mark.parametrize(
    ("name", "entries", "earned"),
    [
        ("portfolio", 1, 5),
        ("portfolio", 4, 20),
        ("portfolio", 9, 20),
        ("employment", 1, 0),
        ("employment", 2, 10),
        ("employment", 3, 20),
        ("employment", 7, 20),
        ("education", 1, 10),
        ("education", 3, 20),
        ("certifications", 1, 5),
        ("certifications", 3, 10),
        ("linked_accounts", 1, 10),
        ("linked_accounts", 2, 10),
        ("other_experience", 2, 5),
        ("skills", 1, 0),
        ("skills", 15, 10),
    ],
)
def test_a_part_earns_what_is_published(name: str, entries: int, earned: int) -> None:
    item: object = "Law" if name == "skills" else {}
    found = part({**REQUIRED, **NOTHING_ELSE, name: [item] * entries}, name)
    assert (found.low, found.high) == (earned, earned)


def test_how_many_skills_earn_it_is_not_published() -> None:
    for number in (2, 14):
        found = part({"skills": ["Law"] * number}, "skills")
        assert (found.low, found.high) == (0, 10)
        assert "does not say how many" in found.note


def test_what_the_file_does_not_tell_is_a_range_and_not_none() -> None:
    found = completeness(of(REQUIRED))
    unknown = [one.name for one in found.parts if not one.known]
    assert set(unknown) == set(NOTHING_ELSE)
    assert (found.low, found.high) == (50, 100)
    assert {step.what for step in found.steps} == {
        "list more skills, up to the 15 that the help allows",
        "add one more job; freelance work and volunteering count",
    }


def test_the_next_step_says_what_it_earns() -> None:
    steps = {
        step.what: (step.low, step.high)
        for step in completeness(of({**REQUIRED, **NOTHING_ELSE})).steps
    }
    assert steps["add one portfolio item"] == (5, 5)
    assert steps["record a short video and link it"] == (10, 10)
    assert steps["add one certificate that you hold"] == (5, 5)


@pytest.mark.parametrize("key", [*NOTHING_ELSE, "employment", "skills"])
def test_a_step_earns_what_it_says(key: str) -> None:
    """Doing it and working it out again gives that much more, no more and no less."""
    base = {**REQUIRED, **NOTHING_ELSE}
    before = completeness(of(base))
    more: dict[str, object] = {
        **base,
        "video": "https://youtu.be/x" if key == "video" else "",
    }
    if key != "video":
        here = base[key]
        assert isinstance(here, list)
        more[key] = [*here, "Law"] * 15 if key == "skills" else [*here, {}]
    after = completeness(of(more))
    words = {
        "portfolio": "portfolio",
        "education": "school",
        "video": "video",
        "linked_accounts": "account",
        "certifications": "certificate",
        "other_experience": "experience",
        "employment": "job",
        "skills": "skills",
    }
    (step,) = [one for one in before.steps if words[key] in one.what]
    assert after.low - before.low == step.low == step.high


def test_the_platform_s_own_number_is_shown_beside_ours() -> None:
    found = completeness(Profile(stats=Stats(completeness=95)))
    assert (found.platform, found.low) == (95, 0)


EXPORTS: dict[str, dict[str, Any]] = {
    "graphql": {
        "data": {
            "user": {
                "freelancerProfile": {
                    "personalData": {"title": "Lawyer"},
                    "profileCompletenessSummary": {"actual": 1, "display": 95},
                }
            }
        }
    },
    "connector": {
        "data": {
            "talentProfile": {
                "personalData": {"title": "Lawyer"},
                "profileCompleteness": {"pciActual": 1},
            }
        }
    },
}


@pytest.mark.parametrize("name", list(EXPORTS))
def test_an_export_s_number_is_read_in_percent(name: str) -> None:
    read = read_bytes(json.dumps(EXPORTS[name]).encode(), f"{name}.json")
    assert read.profile.stats is not None
    assert read.profile.stats.completeness == 1
    assert not [one for one in read.unused if one.endswith(("actual", "pciActual"))]


def test_a_saved_page_s_number_is_read() -> None:
    state = {
        "state": {
            "profileViewer": {
                "profile": {"profile": {"title": "Lawyer", "pci": {"actual": 85, "display": 80}}}
            }
        }
    }
    page = f"<html><script>window.__NUXT__={json.dumps(state)}</script></html>"
    read = read_bytes(page.encode(), "page.html")
    assert read.profile.stats is not None
    assert read.profile.stats.completeness == 85


def run_of(profile: dict[str, object]) -> Run:
    """A run over one profile."""
    return Run("guide-2022", (scorecard(lint(document(profile), plan(engines=()))),))


def test_it_is_no_part_of_the_score() -> None:
    base = {**REQUIRED, **NOTHING_ELSE, "title": "Contract lawyer"}
    told = {**base, "stats": {"completeness": 3}}
    first, second = (run_of(one).scorecards[0] for one in (base, told))
    assert first.score == second.score
    assert first.coverage == second.coverage


@pytest.mark.parametrize("profile", [REQUIRED, FULL, {**NOTHING_ELSE}, {"title": "Lawyer"}])
def test_the_json_report_holds_it(profile: dict[str, object]) -> None:
    report = json.loads(text_of(run_of(profile), "json"))
    jsonschema_rs.validator_for(report_schema()).validate(report)
    block = report["profiles"][0]["completeness"]
    assert block["low"] <= block["high"]
    assert len(block["parts"]) == 9
    assert block["as_of"] == "2026-09-26"


def test_the_panel_stands_under_the_score(
    cli: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    file = tmp_path / "lawyer.json"
    file.write_text(json.dumps({**REQUIRED, "stats": {"completeness": 65}}), encoding="utf-8")
    printed = " ".join(cli("check", "--engine", "none", file).stdout.replace("│", " ").split())
    assert "Profile completeness, as Upwork counts it" in printed
    assert "50 to 100 %" in printed
    assert "Upwork says: 65 %" in printed
    assert "No part of the score" in printed
    assert "Upwork help, article 211063188" in printed
