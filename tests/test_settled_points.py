"""The settled points of the design, one sentence a test: what users may rely on."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from profilelint.check import Basis, Check, check
from profilelint.cli.running import exit_code
from profilelint.config import FAIL_ON, Config
from profilelint.findings import Finding, Severity, Skip, Unavailable
from profilelint.linter import Status, lint, plan
from profilelint.profile import Profile
from profilelint.registry import discover
from profilelint.reports import FORMATS, Run, text_of
from profilelint.rubric import load
from profilelint.scorecard import Scorecard, Verdict, scorecard
from profilelint.testing import document

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
HERE = document({"title": "Tax attorney"})
SKILLS = [f"Skill {chr(letter)}" for letter in range(ord("A"), ord("A") + 26)]


@check(severity=Severity.WARNING, weight=3, section="title")
def passes(profile: Profile) -> Iterator[Finding]:
    """Find nothing."""
    yield from ()


@check(severity=Severity.ERROR, section="title")
def remarks(profile: Profile) -> Iterator[Finding]:
    """Only remark upon the title."""
    yield Finding("A remark.", "Nothing has to change.", at=("title",), severity=Severity.INFO)


@check(severity=Severity.WARNING, section="title")
def warns(profile: Profile) -> Iterator[Finding]:
    """Warn of the title."""
    yield Finding("A warning.", "Write another one.", at=("title",))


@check(severity=Severity.ERROR, section="title")
def blocks(profile: Profile) -> Iterator[Finding]:
    """Refuse the title."""
    yield Finding("An error.", "Write another one.", at=("title",))


@check(severity=Severity.WARNING, section="title")
def cannot_tell(profile: Profile) -> Iterator[Finding]:
    """Never be able to judge."""
    raise Skip("nothing is known")


@check(severity=Severity.WARNING, section="title")
def lacks_extra(profile: Profile) -> Iterator[Finding]:
    """Need what is not installed."""
    raise Unavailable("install profilelint[extra]")


@check(severity=Severity.WARNING, section="title")
def breaks(profile: Profile) -> Iterator[Finding]:
    """Have a bug."""
    yield Finding("Found before the bug.", "Mend it.")
    raise ZeroDivisionError("a bug")


@check(severity=Severity.ERROR, section="title", group="badges")
def badge(profile: Profile) -> Iterator[Finding]:
    """Belong to another group."""
    yield Finding("No badge yet.", "Earn one.")


def card(*checks: Check, **settings: Any) -> Scorecard:
    return scorecard(lint(HERE, plan(checks=checks, **settings)))


def report(cli: Cli, *arguments: object) -> dict[str, Any]:
    """The first profile of a JSON report."""
    profiles = json.loads(cli("check", *arguments, "--output-format", "json").stdout)["profiles"]
    assert isinstance(profiles[0], dict)
    return profiles[0]


# --- default rubric


def test_the_default_rubric_is_guide_2022(cli: Cli, profile: Write) -> None:
    answer = json.loads(cli("check", profile(), "--output-format", "json").stdout)
    assert answer["rubric"] == "guide-2022"
    assert plan().rubric.name == "guide-2022"


@pytest.mark.parametrize(
    ("number", "severity"),
    [(10, None), (11, "info"), (15, "info"), (16, "warning"), (20, "warning"), (21, "error")],
)
def test_between_the_guides_figure_and_the_official_one_it_is_only_an_info(
    cli: Cli, profile: Write, number: int, severity: str | None
) -> None:
    path = profile(skills=SKILLS[:number])
    found = report(cli, path, "--select", "skills-over-limit")["findings"]
    assert [one["severity"] for one in found] == ([severity] if severity else [])
    if severity == "info":
        assert "the guide says 10, the platform takes 15" in found[0]["message"]


# --- basis of a figure


def test_the_bases_of_figures_are_these_six() -> None:
    assert get_args(Basis) == ("official", "reported", "measured", "guide", "community", "ours")
    used = {figure.basis for entry in load().entries.values() for figure in entry.figures.values()}
    assert {"official", "reported", "measured", "guide", "ours"} <= used


def test_over_the_lower_of_two_limits_warns_and_over_the_higher_blocks(
    cli: Cli, profile: Write
) -> None:
    for number, verdict in ((20, "READY"), (21, "BLOCKED")):
        path = profile(skills=SKILLS[:number])
        assert report(cli, path, "--target-score", 0)["verdict"] == verdict


def test_over_a_higher_limit_that_one_source_reports_only_warns(cli: Cli, profile: Write) -> None:
    path = profile(subcategories=[f"Work {number}" for number in range(11)])
    found = report(cli, path, "--select", "subcategories-over-limit")["findings"]
    assert [one["severity"] for one in found] == ["warning"]
    assert "no published limit allows more than 10" in found[0]["message"]


# --- score


def test_the_score_is_the_weight_passed_over_the_weight_judged() -> None:
    assert card(passes, warns).score == 75
    assert card(passes, blocks).score == 75
    assert card(passes, warns, cannot_tell, lacks_extra, breaks).score == 75


def test_an_info_never_lowers_the_score() -> None:
    result = card(passes, remarks)
    assert result.score == 100
    assert [one.severity for one in result.report.findings] == [Severity.INFO]
    assert result.fix_first == ()


def test_an_ignored_check_is_not_judged_and_is_listed(cli: Cli, profile: Write) -> None:
    result = card(passes, blocks, config=Config(ignore=("blocks",)))
    assert result.score == 100
    assert result.verdict is Verdict.READY
    assert [one.check.name for one in result.outcomes(Status.IGNORED)] == ["blocks"]
    path = profile(title="Consultant")
    assert "title-vague" in {one["check"] for one in report(cli, path)["findings"]}
    answer = report(cli, path, "--ignore", "title-vague")
    assert [one["check"] for one in answer["ignored"]] == ["title-vague"]
    assert "title-vague" not in {one["check"] for one in answer["findings"]}
    assert "title-vague" in cli("check", path, "--ignore", "title-vague").stdout


def test_with_select_the_report_is_partial_and_never_ready(cli: Cli, profile: Write) -> None:
    path = profile()
    whole, part = report(cli, path), report(cli, path, "--select", "title")
    assert (whole["partial"], whole["verdict"]) == (False, "READY")
    assert (part["partial"], part["verdict"]) == (True, "PARTIAL")
    assert {row["section"] for row in part["sections"]} == {"title"}


# --- coverage


def test_coverage_is_lowered_only_by_what_the_profile_does_not_tell() -> None:
    assert card(passes, cannot_tell).coverage == 0.75
    assert (
        card(passes, lacks_extra, breaks, blocks, config=Config(ignore=("blocks",))).coverage == 1
    )


def test_an_unavailable_check_is_listed_and_counts_in_neither() -> None:
    result = card(passes, lacks_extra)
    assert (result.score, result.coverage) == (100, 1)
    (one,) = result.outcomes(Status.UNAVAILABLE)
    assert one.reason == "install profilelint[extra]"
    for form in FORMATS:
        if form not in ("compact", "github"):  # these give a line a finding and nothing else
            assert "lacks-extra" in text_of(Run("guide-2022", (result,)), form)


# --- target score


def test_the_target_is_80_on_our_own_word_and_stands_in_the_rubric(
    cli: Cli, profile: Write
) -> None:
    target = load().target_score
    assert (target.value, target.basis) == (80, "ours")
    assert report(cli, profile())["target_score"] == 80


# --- --fail-on and exit codes


def fails(word: str, *checks: Check) -> int:
    (fail_on,) = [known for known in FAIL_ON if known == word]
    return exit_code(Run("guide-2022", (card(*checks),)), fail_on)


@pytest.mark.parametrize(
    ("word", "codes"),
    [  # for checks that pass, remark, warn, warn of most, block, and cannot tell
        ("not-ready", [0, 0, 0, 1, 1, 1]),
        ("error", [0, 0, 0, 0, 1, 0]),
        ("warning", [0, 0, 1, 1, 1, 0]),
        ("info", [0, 1, 1, 1, 1, 0]),
        ("never", [0, 0, 0, 0, 0, 0]),
    ],
)
def test_each_word_of_fail_on(word: str, codes: list[int]) -> None:
    kinds: list[Sequence[Check]] = [
        [passes],
        [passes, remarks],
        [passes, warns, *some_more(passes)],
        [warns],
        [passes, blocks],
        [cannot_tell],
    ]
    assert [fails(word, *checks) for checks in kinds] == codes


def some_more(one: Check) -> list[Check]:
    """A check under two other names, so that a single warning does not cost the target."""
    from msgspec.structs import replace

    return [replace(one, name="more"), replace(one, name="still-more")]


def test_not_ready_is_the_default_of_fail_on(cli: Cli, profile: Write) -> None:
    assert Config().fail_on == "not-ready"
    path = profile(title="Consultant")
    strict = ("check", path, "--target-score", 100)
    assert cli(*strict).returncode == 1
    assert cli(*strict, "--fail-on", "error").returncode == 0


def test_exit_0_where_it_passed(program: Cli, profile: Write) -> None:
    assert program("check", profile()).returncode == 0


def test_exit_1_where_fail_on_is_met(program: Cli, profile: Write) -> None:
    answer = program("check", profile(skills=[]))
    assert answer.returncode == 1
    assert "BLOCKED" in answer.stdout


@pytest.mark.parametrize(
    "arguments",
    [["--no-such-option"], ["absent.json"], ["--config", "absent.toml"], ["--rubric", "none"]],
    ids=["usage", "input", "config", "rubric"],
)
def test_exit_2_for_what_the_user_can_mend(
    program: Cli, profile: Write, arguments: list[str]
) -> None:
    answer = program("check", profile(), *arguments)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


BROKEN = '''
from profilelint.check import check
from profilelint.findings import Severity

@check(severity=Severity.WARNING, section="title")
def divides(profile):
    """Divide by nothing."""
    yield 1 / 0
'''


def test_exit_3_for_a_broken_check_with_the_report_still_printed(
    program: Cli, profile: Write, plugin: Callable[..., dict[str, str]]
) -> None:
    answer = program("check", profile(), env=plugin("broken_plugin", BROKEN))
    assert answer.returncode == 3
    assert "READY" in answer.stdout
    assert "divides: ZeroDivisionError" in " ".join(answer.stdout.split())
    assert "Traceback" not in answer.stderr


def test_the_highest_exit_code_of_many_files_wins(
    cli: Cli, program: Cli, profile: Write, plugin: Callable[..., dict[str, str]]
) -> None:
    good, bad = profile("good.json"), profile("bad.json", skills=[])
    assert cli("check", good, good).returncode == 0
    assert cli("check", bad, good).returncode == 1
    assert cli("check", good, "absent.json", bad).returncode == 2
    env = plugin("broken_plugin", BROKEN)
    assert program("check", bad, "absent.json", good, env=env).returncode == 3


# --- strictness


def test_our_own_format_is_strict(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("title: Tax attorney\nlevle: expert\n", encoding="utf-8")
    answer = cli("check", "own.yaml")
    assert answer.returncode == 2
    assert answer.stderr.startswith("own.yaml:2:1: There is no field called “levle”")


def test_exports_are_tolerant_and_say_with_v_what_was_not_understood(
    cli: Cli, tmp_path: Path
) -> None:
    inside = {
        "personalData": {"title": "Tax attorney", "description": "I file taxes."},
        "availability": {"capacity": "SOMETIMES"},
        "newThing": 1,
    }
    export = {"data": {"user": {"freelancerProfile": inside}}}
    (tmp_path / "export.json").write_text(json.dumps(export), encoding="utf-8")
    plain, told = cli("check", "export.json"), cli("check", "export.json", "-v")
    assert plain.returncode == told.returncode == 1
    shown = " ".join(told.stdout.split())
    assert "'SOMETIMES' was not understood, so it counts as not known" in shown
    assert "Not read from this export: data.user.freelancerProfile.newThing" in shown
    assert "newThing" not in plain.stdout


# --- e-mail


@pytest.mark.parametrize("form", FORMATS)
def test_the_private_email_is_never_printed(cli: Cli, profile: Write, form: str) -> None:
    """Not even where a check says at which provider the address is."""
    for secret in ("ann.xqz@hidden.example", "ann.xqz@gmail.com", "ann.xqz"):
        path = profile(email=secret, title="Consultant", overview="", skills=["x"], hourly_rate=1)
        answer = cli("check", path, "-v", "--output-format", form, "--output", "compact=more.txt")
        assert "title-vague" in answer.stdout
        written = (path.parent / "more.txt").read_text(encoding="utf-8")
        for text in (answer.stdout, answer.stderr, written):
            assert "xqz" not in text
            assert "hidden.example" not in text


def test_the_private_email_is_not_printed_when_the_file_cannot_be_read(
    cli: Cli, profile: Write
) -> None:
    for wrong in (["ann.xqz@hidden.example"], {"ann.xqz@hidden.example": 1}):
        answer = cli("check", profile(email=wrong, levle="expert"))
        assert answer.returncode == 2
        assert "email" in answer.stderr
        assert "xqz" not in answer.stdout + answer.stderr


# --- badges


def test_check_never_selects_checks_of_another_group(cli: Cli, profile: Write) -> None:
    result = card(passes, badge)
    assert [one.check.name for one in result.report.outcomes] == ["passes"]
    assert [one.check.name for one in card(passes, badge, group="badges").report.outcomes] == [
        "badge"
    ]
    others = {one.name for one in discover().checks.values() if one.group != "profile"}
    answer = report(cli, profile(), "--rubric", "upwork-2026")
    lists = ("findings", "skipped", "ignored", "unavailable", "broken")
    assert not others & {one["check"] for name in lists for one in answer[name]}


def test_the_report_schema_comes_with_the_program() -> None:
    assert files("profilelint.data").joinpath("report-1.schema.json").is_file()
