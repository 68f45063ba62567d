"""Findings hidden by the settings and by comments: which, until when, and that it is told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.config import load
from profilelint.errors import ConfigError
from profilelint.hiding import Ignore
from profilelint.reports import FORMATS

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
QUICK = ("--engine", "none", "--today", "2026-11-23")
JOBS = [
    {"company": "Acme", "title": "Clerk", "start": "2020", "end": "2021", "description": ""},
    {"company": "Bly", "title": "Buyer", "start": "2018", "end": "2019", "description": ""},
]


@pytest.fixture
def settings(tmp_path: Path) -> Callable[..., Path]:
    """Write a profilelint.toml with one ``[[ignores]]``: ``settings(check="title-vague")``."""

    def write(**values: str) -> Path:
        lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
        path = tmp_path / "profilelint.toml"
        path.write_text(f"[[ignores]]\n{lines}", encoding="utf-8")
        return path

    return write


def report(cli: Cli, *arguments: object) -> dict[str, Any]:
    """The whole JSON report."""
    answer = cli("check", *arguments, *QUICK, "--output-format", "json")
    assert answer.returncode < 2, answer.stderr
    found = json.loads(answer.stdout)
    assert isinstance(found, dict)
    return found


def shown_and_hidden(found: dict[str, Any], check: str) -> tuple[int, int]:
    (profile,) = found["profiles"]
    counts = [[one["check"] for one in profile[key]].count(check) for key in ("findings", "hidden")]
    return counts[0], counts[1]


# --- the settings


def test_an_ignore_hides_its_findings_with_its_reason(
    cli: Cli, profile: Write, settings: Write
) -> None:
    path = profile(title="Consultant")
    assert shown_and_hidden(report(cli, path), "title-vague") == (1, 0)
    settings(check="title-vague", reason="It is my trade.")
    (found,) = report(cli, path)["profiles"]
    (hidden,) = found["hidden"]
    assert hidden["check"] == "title-vague"
    assert hidden["message"].startswith("“Consultant”")
    assert (hidden["hidden_by"], hidden["reason"], hidden["until"]) == (
        "settings",
        "It is my trade.",
        None,
    )
    assert {"check": "title-vague", "reason": "all that it finds is ignored in the settings"} in (
        found["ignored"]
    )


@pytest.mark.parametrize(
    ("place", "counts"),
    [
        ("employment", (0, 2)),
        ("employment[1]", (1, 1)),
        ("employment[*].description", (0, 2)),
        ("employment.0.description", (1, 1)),
        ("employment[*].title", (2, 0)),
        ("education", (2, 0)),
    ],
)
def test_a_place_narrows_it(
    cli: Cli, profile: Write, settings: Write, place: str, counts: tuple[int, int]
) -> None:
    settings(check="employment-description-missing", reason="Secret work.", place=place)
    found = report(cli, profile(employment=JOBS))
    assert shown_and_hidden(found, "employment-description-missing") == counts
    told = [f"at {place} hides nothing" in one["message"] for one in found["unused_ignores"]]
    assert told == ([] if counts[1] else [True])


@pytest.mark.parametrize(
    ("pattern", "counts"),
    [
        ("clients/*.json", (0, 1)),
        ("clients/", (0, 1)),
        ("jo.json", (0, 1)),
        ("/jo.json", (1, 0)),
        ("*.yaml", (1, 0)),
    ],
)
def test_a_pattern_of_files_narrows_it(
    cli: Cli, profile: Write, settings: Write, pattern: str, counts: tuple[int, int]
) -> None:
    path = profile("clients/jo.json", title="Consultant")
    settings(check="title-vague", reason="As the client wishes.", file=pattern)
    found = report(cli, path)
    assert shown_and_hidden(found, "title-vague") == counts
    assert found["unused_ignores"] == [], "of files that were not checked nothing is known"


@pytest.mark.parametrize("check", ["title-vague", "title", "title-*"])
def test_a_check_may_be_named_by_section_and_pattern(
    cli: Cli, profile: Write, settings: Write, check: str
) -> None:
    settings(check=check, reason="Mine.")
    assert shown_and_hidden(report(cli, profile(title="Consultant")), "title-vague") == (0, 1)


@pytest.mark.parametrize(
    ("until", "counts"), [("2026-11-23", (0, 1)), ("2026-11-22", (1, 0)), ("2027-01-31", (0, 1))]
)
def test_the_day_named_is_the_last_and_then_the_finding_comes_back(
    cli: Cli, profile: Write, settings: Write, until: str, counts: tuple[int, int]
) -> None:
    settings(check="title-vague", reason="For now.", until=until)
    path = profile(title="Consultant")
    found = report(cli, path)
    assert shown_and_hidden(found, "title-vague") == counts
    said = [one["message"] for one in found["unused_ignores"]]
    ended = f"The ignore of title-vague ended on {until}: what it hid is shown again."
    assert said == ([ended] if counts[0] else [])
    assert (ended in cli("check", path, *QUICK).stderr) is bool(counts[0])


def test_an_error_may_be_hidden_and_is_counted_apart(
    cli: Cli, profile: Write, settings: Write
) -> None:
    path = profile(overview="Write to jo@mail.example. " + "I sew shirts for shops. " * 20)
    assert report(cli, path)["profiles"][0]["verdict"] == "BLOCKED"
    settings(check="policy-contact-details", reason="It is my client's.")
    (found,) = report(cli, path)["profiles"]
    assert found["verdict"] != "BLOCKED"
    assert "1 finding is hidden as you asked, 1 error among them." in found["reason"]
    assert "policy-contact-details" not in {one["check"] for one in found["findings"]}


def test_what_is_hidden_costs_neither_score_nor_coverage(
    cli: Cli, profile: Write, settings: Write
) -> None:
    path = profile(title="Consultant")
    (before,) = report(cli, path)["profiles"]
    settings(check="title-vague", reason="Mine.")
    (after,) = report(cli, path)["profiles"]
    assert after["score"] > before["score"]
    assert after["coverage"] == before["coverage"]
    assert "title-vague" not in {one["check"] for one in after["fix_first"]}


def test_an_ignore_that_hides_nothing_is_told_once_for_all_files(
    cli: Cli, profile: Write, settings: Write
) -> None:
    path = settings(check="title-vague", reason="Mine.")
    one, other = profile("one.json"), profile("two.json")
    said = "The ignore of title-vague hides nothing, since nothing is found there. Take it away."
    answer = cli("check", one, other, *QUICK, "-q")
    assert answer.stderr == f"{path}: {said}\n"
    assert answer.returncode == 0
    assert [x["message"] for x in report(cli, one, other)["unused_ignores"]] == [said]
    profile("two.json", title="Consultant")
    assert report(cli, one, other)["unused_ignores"] == []


def test_of_a_check_that_did_not_judge_nothing_is_said(
    cli: Cli, profile: Write, settings: Write
) -> None:
    settings(check="rate-below-band", reason="Mine.")
    assert report(cli, profile(hourly_rate=None))["unused_ignores"] == []
    assert report(cli, profile(), "--select", "title")["unused_ignores"] == []
    assert len(report(cli, profile())["unused_ignores"]) == 1


def test_fixes_leave_alone_what_is_hidden(cli: Cli, profile: Write, settings: Write) -> None:
    path = profile(skills=["Shopify", "Shopify", "Figma"])
    assert "-" in cli("check", path, *QUICK, "--diff").stdout
    settings(check="skills-duplicate", reason="Mine.")
    assert cli("check", path, *QUICK, "--diff", "--select", "skills-duplicate").stdout == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ignores = 3", "ignores must be tables, each under a line [[ignores]]"),
        ("ignores = ['title-vague']", "ignores must be tables"),
        ("[[ignores]]\nreason = 'x'", "ignores, number 1: it names no check."),
        ("[[ignores]]\ncheck = 'title-vague'", "it gives no reason for ignoring title-vague."),
        ("[[ignores]]\ncheck = 'title-vague'\nreason = ' '", "it gives no reason"),
        ("[[ignores]]\ncheck = 7", "check must be text"),
        ("[[ignores]]\nchek = 'x'", "there is no “chek” (did you mean “check”?)"),
        (
            "[[ignores]]\ncheck = 'title-vague'\nreason = 'x'\nplace = 'titel'",
            "there is no field “titel” (did you mean “title”?)",
        ),
        (
            "[[ignores]]\ncheck = 'title-vague'\nreason = 'x'\nuntil = 'soon'",
            "until must be a date, as until = 2026-12-31",
        ),
        (
            "[[ignores]]\ncheck = 'title-vague'\nreason = 'x'\nuntil = 2026-12-31T10:00:00",
            "until must be a date",
        ),
        ("baseline = 3", "baseline must be text"),
    ],
)
def test_an_ignore_that_is_not_whole_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "profilelint.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert says in str(caught.value)


def test_a_check_that_does_not_exist_is_refused(cli: Cli, profile: Write, settings: Write) -> None:
    settings(check="title-vage", reason="Mine.")
    answer = cli("check", profile())
    assert answer.returncode == 2
    assert "called “title-vage” (did you mean “title-vague”?)" in answer.stderr


def test_ignores_are_read_with_a_date_of_toml_s_own(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(
        "[[tool.profilelint.ignores]]\ncheck = 'title'\nreason = 'x'\nuntil = 2026-12-31\n",
        encoding="utf-8",
    )
    (found,) = load(path).ignores
    assert isinstance(found, Ignore)
    assert (found.check, str(found.until), found.folder) == ("title", "2026-12-31", tmp_path)


# --- comments

YAML = """\
title: Consultant  # profilelint: ignore[title-vague] It is my trade.
# profilelint: ignore[overview-short] until=2026-12-31 I write little.
overview: |
  I am a consultant.
skills:  # profilelint: ignore[skills-duplicate] On purpose.
  - Figma
  - Shopify
  - Figma
employment:
  # profilelint: ignore[employment-description-missing] A secret.
  - company: Acme
    title: Clerk
    description: ''
  - company: Bly
    title: Buyer
    description: ''
"""


@pytest.fixture
def yaml(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "profile.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("check", "counts"),
    [
        ("title-vague", (0, 1)),
        ("overview-short", (0, 1)),
        ("skills-duplicate", (0, 1)),
        ("employment-description-missing", (1, 1)),
        ("skills-few", (1, 0)),
    ],
)
def test_a_comment_covers_what_begins_in_its_line(
    cli: Cli, yaml: Callable[[str], Path], check: str, counts: tuple[int, int]
) -> None:
    found = report(cli, yaml(YAML))
    assert shown_and_hidden(found, check) == counts
    assert found["profiles"][0]["unused_ignores"] == []


def test_a_comment_ends_too(cli: Cli, yaml: Callable[[str], Path]) -> None:
    path = yaml(YAML)
    answer = cli("check", path, "--engine", "none", "--today", "2027-01-01")
    assert (
        f"{path}:2: The comment to ignore overview-short ended on 2026-12-31: what it hid is "
        "shown again.\n" in answer.stderr
    )
    assert "overview-short" in answer.stdout


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("ignore[title-missing] So.", "The comment to ignore title-missing hides nothing, since"),
        ("ignore[title-vage] So.", "there is no check “title-vage” (did you mean “title-vague”?)"),
        ("ignore", "This comment hides nothing: it is not written like"),
        ("ignore[title-vague]", "This comment hides nothing: it gives no reason"),
    ],
)
def test_a_comment_that_hides_nothing_is_told_with_its_line(
    cli: Cli, yaml: Callable[[str], Path], comment: str, says: str
) -> None:
    path = yaml(f"name: Jo Doe\ntitle: Consultant  # profilelint: {comment}\n")
    answer = cli("check", path, *QUICK)
    assert f"{path}:2: " in answer.stderr
    assert says in answer.stderr
    assert shown_and_hidden(report(cli, path), "title-vague") == (1, 0)


# --- what is printed


@pytest.mark.parametrize("form", ["rich", "compact"])
def test_show_ignored_lists_what_is_hidden(
    cli: Cli, yaml: Callable[[str], Path], form: str
) -> None:
    path = yaml(YAML)
    words = ("check", path, *QUICK, "--output-format", form)
    plain, listed = cli(*words).stdout, cli(*words, "--show-ignored").stdout
    assert "4 findings are hidden as you asked" in " ".join(plain.split())
    assert "“Consultant” names no service" not in plain
    assert "It is my trade." not in plain
    assert "“Consultant” names no service" in listed
    assert "It is my trade." in listed
    assert "until 2026-12-31" in listed


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_counts_what_is_hidden(
    cli: Cli, yaml: Callable[[str], Path], form: str
) -> None:
    text = cli("check", yaml(YAML), *QUICK, "--output-format", form).stdout
    match form:
        case "sarif":
            (run,) = json.loads(text)["runs"]
            assert sum(bool(one.get("suppressions")) for one in run["results"]) == 4
        case "junit":
            assert 'name="hidden" value="4"' in text
        case _:
            assert "4 findings are hidden as you asked" in " ".join(text.split())


def test_quiet_counts_too(cli: Cli, yaml: Callable[[str], Path]) -> None:
    path = yaml(YAML)
    assert cli("check", path, *QUICK, "-q").stdout == f"{path}: INCOMPLETE (4 hidden)\n"


def test_a_reason_cannot_colour_or_fake_a_line(cli: Cli, profile: Write, settings: Write) -> None:
    settings(check="title-vague", reason="[red]x[/red] \u001b[31m\nforged.json: READY")
    path = profile(title="Consultant")
    for form in ("rich", "compact"):
        out = cli("check", path, *QUICK, "--show-ignored", "--output-format", form).stdout
        assert "[red]x[/red]" in out
        assert "\u001b" not in out
    assert "\nforged.json" not in out
