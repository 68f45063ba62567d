"""The user's settings: where they are found, what they may hold, and what they change."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.config import Config, find, load
from profilelint.errors import ConfigError
from profilelint.findings import Severity
from profilelint.linter import plan
from profilelint.rubric import load as load_rubric

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
EVERYTHING = """
rubric = "upwork-2026"
select = ["title", "skills-*"]
ignore = ["title-vague"]
exclude = ["drafts/"]
target-score = 90.5
fail-on = "warning"
attempts = false

[checks.overview-short]
severity = "info"
weight = 2
limit = 100
"""


def written(folder: Path, text: str, name: str = "profilelint.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def under(text: str) -> str:
    """Settings as they stand in pyproject.toml."""
    return "[tool.profilelint]\n" + text.replace("[checks.", "[tool.profilelint.checks.")


def report(cli: Cli, *arguments: object) -> dict[str, Any]:
    answer = cli("check", *arguments, "--output-format", "json")
    assert answer.returncode < 2, answer.stderr
    profiles = json.loads(answer.stdout)["profiles"]
    assert isinstance(profiles[0], dict)
    return profiles[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [("profilelint.toml", EVERYTHING), ("pyproject.toml", under(EVERYTHING))],
)
def test_every_setting_is_read(tmp_path: Path, name: str, text: str) -> None:
    path = written(tmp_path, text, name)
    config = load(path)
    assert config == Config(
        rubric="upwork-2026",
        select=("title", "skills-*"),
        ignore=("title-vague",),
        exclude=("drafts/",),
        target_score=90.5,
        fail_on="warning",
        attempts=False,
        checks={"overview-short": {"severity": "info", "weight": 2, "limit": 100}},
        file=path,
    )
    assert config.severity("overview-short") is Severity.INFO
    assert config.weight("overview-short") == 2
    assert config.options("overview-short") == {"limit": 100}
    assert config.severity("title-vague") is config.weight("title-vague") is None


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    assert load(path) == Config(file=path)


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    assert load(written(tmp_path, '\ufeffrubric = "upwork-2026"')).rubric == "upwork-2026"


# --- where they are found


def test_the_nearest_file_upwards_wins(tmp_path: Path) -> None:
    outer = written(tmp_path, "")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find(below) == outer
    inner = written(tmp_path / "a", under(""), "pyproject.toml")
    assert find(below) == inner
    assert find(tmp_path) == outer
    own = written(below, "")
    assert find(below) == own


def test_profilelint_toml_comes_before_pyproject_toml(tmp_path: Path) -> None:
    written(tmp_path, under(""), "pyproject.toml")
    own = written(tmp_path, "")
    assert find(tmp_path) == own


@pytest.mark.parametrize("text", ["", "[tool.other]\n", "[project]\nname = 'x'\n", "not toml ["])
def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path, text: str) -> None:
    outer = written(tmp_path, "")
    written(tmp_path / "inner", text, "pyproject.toml")
    assert find(tmp_path / "inner") == outer


def test_a_broken_pyproject_that_names_us_is_not_passed_over(tmp_path: Path) -> None:
    written(tmp_path, "[tool.profilelint]\nselect = ?", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml cannot be read: .*line 2"):
        find(tmp_path)


def test_the_settings_of_the_folder_hold_for_the_program(
    cli: Cli, profile: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = profile()
    written(tmp_path, "target-score = 91")
    (tmp_path / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "down")
    assert report(cli, path)["target_score"] == 91
    written(tmp_path / "deep", "target-score = 92")
    assert report(cli, path)["target_score"] == 92
    other = written(tmp_path / "elsewhere", under("target-score = 93"), "pyproject.toml")
    assert report(cli, path, "--config", other)["target_score"] == 93
    assert report(cli, path, "--config", other, "--target-score", 94)["target_score"] == 94


# --- what is refused


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('rubrik = "x"', "there is no setting “rubrik” (did you mean “rubric”?)"),
        ("targetscore = 3", "(did you mean “target-score”?)"),
        ("target_score = 3", "(did you mean “target-score”?)"),
        ('zebra = "x"', "there is no setting “zebra”."),
        ("rubric = 3", "rubric must be text."),
        ("rubric = true", "rubric must be text."),
        ('select = "title"', "select must be a list of texts."),
        ("ignore = [3]", "ignore must be a list of texts."),
        ("exclude = {}", "exclude must be a list of texts."),
        ('target-score = "80"', "target-score must be a number."),
        ("target-score = true", "target-score must be a number."),
        ("target-score = 101", "target-score must be from 0 to 100."),
        ("target-score = -1", "target-score must be from 0 to 100."),
        ("target-score = nan", "target-score must be from 0 to 100."),
        ('fail-on = "sometimes"', "fail-on must be one of not-ready, error, warning, info, never"),
        ("fail-on = 1", "fail-on must be one of"),
        ("checks = 3", "checks must be a table."),
        ("checks.title-vague = 3", "checks.title-vague must be a table."),
        ('checks.title-vague.severity = "fatal"', "severity of title-vague must be info, warning"),
        ("checks.title-vague.severity = 3", "severity of title-vague must be info, warning"),
        ('checks.title-vague.weight = "heavy"', "weight of title-vague must be a number from 0"),
        ("checks.title-vague.weight = -1", "weight of title-vague must be a number from 0"),
        ("checks.title-vague.weight = true", "weight of title-vague must be a number from 0"),
        ("checks.title-vague.weight = nan", "weight of title-vague must be a number from 0"),
        ("checks.title-vague.weight = inf", "weight of title-vague must be a number from 0"),
        ("rubric = ", "cannot be read: "),
    ],
)
@pytest.mark.parametrize("name", ["profilelint.toml", "pyproject.toml"])
def test_a_wrong_setting_is_refused_with_its_file(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = written(tmp_path, text if name == "profilelint.toml" else under(text), name)
    with pytest.raises(ConfigError) as refused:
        load(path)
    assert str(path) in str(refused.value)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ({"title-vage": {}}, "there is no check “title-vage” (did you mean “title-vague”?)"),
        ({"overview-short": {"limt": 3}}, "no option “limt” (did you mean “limit”?)"),
        ({"title-missing": {"limit": 3}}, "title-missing has no option “limit”"),
        ({"overview-short": {"limit": "3"}}, "option limit of overview-short must be like 302"),
        ({"overview-short": {"limit": True}}, "option limit of overview-short must be like 302"),
        ({"overview-short": {"limit": 3.5}}, "must be a whole number, like 302"),
        ({"rate-below-floor": {"floor": float("nan")}}, "must be a number, like 3.0"),
        ({"rate-below-band": {"low": 10}}, "option low of rate-below-band must be like 'p10'"),
        ({"skills-over-limit": {"not_skills": "x"}}, "option not_skills of skills-over-limit"),
    ],
)
def test_settings_of_checks_are_held_against_the_checks(
    checks: dict[str, dict[str, object]], said: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        plan(Config(checks=checks))
    assert said in str(refused.value)


def test_a_whole_number_does_where_any_number_does() -> None:
    settled = plan(Config(checks={"rate-below-floor": {"floor": 4}}))
    assert settled.options["rate-below-floor"]["floor"] == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('rubric = "guide-2023"', "No rubric is called “guide-2023” (did you mean “guide-2022”?)"),
        ('select = ["titel"]', "No check or section is called “titel” (did you mean “title”?)"),
        ('ignore = ["skills-fw"]', "(did you mean “skills-few”?)"),
        ("[checks.title-vage]", "profilelint.toml: there is no check “title-vage”"),
        ("rubrik = 3", "profilelint.toml: there is no setting “rubrik”"),
    ],
)
def test_the_program_says_what_is_wrong_with_the_settings(
    cli: Cli, profile: Write, tmp_path: Path, text: str, said: str
) -> None:
    path = profile()
    written(tmp_path, text)
    answer = cli("check", path)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert answer.stderr.startswith("profilelint: ")
    assert answer.stderr.count("\n") == 1


def test_a_named_file_must_be_there_and_have_our_table(cli: Cli, tmp_path: Path) -> None:
    absent = cli("check", "x.json", "--config", "absent.toml")
    assert absent.returncode == 2
    assert absent.stderr == "profilelint: absent.toml cannot be read: No such file or directory.\n"
    written(tmp_path, "[project]\n", "pyproject.toml")
    without = cli("check", "x.json", "--config", "pyproject.toml")
    assert without.returncode == 2
    assert "pyproject.toml has no [tool.profilelint] table." in without.stderr


# --- what they change


def test_a_severity_of_the_users_own(cli: Cli, profile: Write, tmp_path: Path) -> None:
    path = profile(title="Consultant")
    assert [found["severity"] for found in titles(report(cli, path))] == ["warning"]
    for word, verdict in (("error", "BLOCKED"), ("info", "READY")):
        written(tmp_path, f'checks.title-vague.severity = "{word}"')
        answer = report(cli, path)
        assert [found["severity"] for found in titles(answer)] == [word]
        assert answer["verdict"] == verdict


def titles(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [found for found in answer["findings"] if found["check"] == "title-vague"]


def test_a_severity_of_the_users_own_never_raises_a_remark(
    cli: Cli, profile: Write, tmp_path: Path
) -> None:
    """A check that says of one finding that it is only a remark knows why."""
    path = profile(skills=[f"Skill {letter}" for letter in "ABCDEFGHIJKL"])
    written(tmp_path, 'checks.skills-over-limit.severity = "error"')
    found = report(cli, path, "--select", "skills-over-limit")["findings"]
    assert [one["severity"] for one in found] == ["info"]


def test_a_severity_of_the_users_own_lowers_what_a_check_calls_an_error(
    cli: Cli, profile: Write, tmp_path: Path
) -> None:
    path = profile(skills=[f"Skill {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUV"])
    arguments = (path, "--select", "skills-over-limit")
    assert [one["severity"] for one in report(cli, *arguments)["findings"]] == ["error"]
    written(tmp_path, 'checks.skills-over-limit.severity = "info"')
    assert [one["severity"] for one in report(cli, *arguments)["findings"]] == ["info"]


@pytest.mark.parametrize(("weight", "score"), [("0", 100.0), ("3", 75.0), ("9", 50.0)])
def test_a_weight_of_the_users_own(
    cli: Cli, profile: Write, tmp_path: Path, weight: str, score: float
) -> None:
    """The check that passes weighs 9."""
    path = profile(overview="I translate.")
    text = f"checks.overview-short.weight = {weight}\nchecks.title-vague.weight = 9"
    written(tmp_path, text)
    assert report(cli, path, "--select", "overview-short,title-vague")["score"] == score


def test_an_option_of_the_users_own(cli: Cli, profile: Write, tmp_path: Path) -> None:
    path = profile(overview="I translate contracts.")
    arguments = (path, "--select", "overview-short")
    assert len(report(cli, *arguments)["findings"]) == 1
    written(tmp_path, "checks.overview-short.limit = 10")
    assert report(cli, *arguments)["findings"] == []


def test_the_rubric_of_the_command_line_wins(cli: Cli, profile: Write, tmp_path: Path) -> None:
    path = profile()
    written(tmp_path, 'rubric = "upwork-2026"')
    one = json.loads(cli("check", path, "--output-format", "json").stdout)
    other = cli("check", path, "--output-format", "json", "--rubric", "guide-2022").stdout
    assert (one["rubric"], json.loads(other)["rubric"]) == ("upwork-2026", "guide-2022")
    assert load_rubric("upwork-2026").title in cli("check", path).stdout


def test_select_and_ignore_of_both_sides(cli: Cli, profile: Write, tmp_path: Path) -> None:
    path = profile()
    written(tmp_path, 'select = ["title"]\nignore = ["title-vague"]')
    answer = report(cli, path, "--ignore", "title-missing")
    assert answer["partial"] is True
    assert {one["check"] for one in answer["ignored"]} == {"title-vague", "title-missing"}
    chosen = report(cli, path, "--select", "rate")
    assert {row["section"] for row in chosen["sections"]} == {"rate"}


def test_fail_on_of_the_settings_and_of_the_command_line(
    cli: Cli, profile: Write, tmp_path: Path
) -> None:
    path = profile(title="Consultant")
    assert cli("check", path).returncode == 0
    written(tmp_path, 'fail-on = "warning"')
    assert cli("check", path).returncode == 1
    assert cli("check", path, "--fail-on", "never").returncode == 0
