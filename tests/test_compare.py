"""``check --compare``: what is mended, new and left since an earlier report, and how it is told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.reports import FORMATS

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
ONLY = (
    "--select",
    "title-vague,skills-few,skills-duplicate,language-spelling,overview-short",
)
COMPARED = (*ONLY, "--compare", "old.json")
FULL = "I build online shops. " * 40
BEFORE: dict[str, Any] = {
    "title": "Consultant",
    "skills": ["PHP", "php"],
    "overview": f"I recieve orders. {FULL}",
}


@pytest.fixture
def old(cli: Cli, profile: Write) -> Path:
    """The report of a profile before it was mended."""
    profile(**BEFORE)
    assert cli("check", "profile.json", *ONLY, "--output", "json=old.json", "-q").returncode == 1
    return Path("old.json")


def since(cli: Cli, *words: str) -> dict[str, Any]:
    answer = cli("check", "profile.json", *COMPARED, "--output-format", "json", *words)
    assert answer.returncode in (0, 1), answer.stderr
    found = json.loads(answer.stdout)["profiles"][0]["since"]
    assert isinstance(found, dict)
    return found


def checks(report: dict[str, Any], since_: dict[str, Any], key: str) -> list[str]:
    names = {one["fingerprint"]: one["check"] for one in report["profiles"][0]["findings"]}
    return [names[mark] for mark in since_[key]]


def test_the_same_profile_has_everything_left(cli: Cli, old: Path) -> None:
    found = since(cli)
    report = json.loads(old.read_text(encoding="utf-8"))
    assert checks(report, found, "left") == [
        one["check"] for one in report["profiles"][0]["findings"]
    ]
    assert len(found["left"]) >= 4
    assert (found["mended"], found["new"], found["not_judged"]) == ([], [], [])
    assert found["score_change"] == 0


def test_mended_new_and_left_are_told_apart(cli: Cli, old: Path, profile: Write) -> None:
    profile(**BEFORE | {"title": "Tax attorney", "overview": f"I beleive in orders. {FULL}"})
    found = since(cli)
    answer = cli("check", "profile.json", *ONLY, "--output-format", "json")
    report = json.loads(answer.stdout)
    assert sorted(one["check"] for one in found["mended"]) == ["language-spelling", "title-vague"]
    assert checks(report, found, "new") == ["language-spelling"]
    assert checks(report, found, "left") == ["skills-few", "skills-duplicate"]
    before = json.loads(old.read_text(encoding="utf-8"))["profiles"][0]["score"]
    assert found["score_before"] == before
    assert found["score_change"] == pytest.approx(report["profiles"][0]["score"] - before, abs=0.05)
    assert found["score_change"] > 0


def test_what_is_said_of_a_whole_value_stays_while_the_value_changes(
    cli: Cli, profile: Write
) -> None:
    profile(overview="I build shops.")
    cli("check", "profile.json", *ONLY, "--output", "json=old.json", "-q")
    profile(overview="I build shops and more.")
    found = since(cli)
    assert found["mended"] == found["new"] == []
    assert len(found["left"]) == 1


def test_what_cannot_be_judged_any_more_is_not_mended(cli: Cli, old: Path, profile: Write) -> None:
    profile(**BEFORE | {"skills": None})
    found = since(cli)
    assert [one["check"] for one in found["not_judged"]] == ["skills-few", "skills-duplicate"]
    assert found["mended"] == []


def test_a_finding_that_is_hidden_now_is_not_mended(cli: Cli, old: Path) -> None:
    settings = '[[ignores]]\ncheck = "title-vague"\nreason = "it is what I do"\n'
    Path("profilelint.toml").write_text(settings, encoding="utf-8")
    found = since(cli)
    assert found["mended"] == found["not_judged"] == found["new"] == []


def test_files_are_matched_by_their_names(cli: Cli, old: Path, profile: Write) -> None:
    profile("clients/profile.json", **BEFORE)
    answer = cli("check", "clients/profile.json", *COMPARED)
    assert "0 mended, 0 new" in answer.stdout
    profile("other.json", **BEFORE)
    answer = cli("check", "./profile.json", "other.json", *COMPARED)
    assert answer.stderr == "other.json: the earlier report does not have this profile.\n"
    assert answer.stdout.count("Since the earlier report") == 1


@pytest.mark.parametrize("form", ["rich", "markdown", "html", "json", "jsonl", "sarif"])
def test_the_formats_tell_it(cli: Cli, old: Path, profile: Write, form: str) -> None:
    profile(**BEFORE | {"title": "Tax attorney", "overview": f"I beleive in orders. {FULL}"})
    text = cli("check", "profile.json", *COMPARED, "--output-format", form).stdout
    if form == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        assert {(one["ruleId"], one["baselineState"]) for one in results} == {
            ("language-spelling", "new"),
            ("skills-few", "unchanged"),
            ("skills-duplicate", "unchanged"),
        }
        return
    assert "recieve" in text  # what was mended
    assert "Consultant" in text
    if form in ("rich", "markdown", "html"):
        assert "2 mended, 1 new, 2 left" in text
        assert " points" in text
    assert form in FORMATS


BAD = {
    "missing": (None, "old.json: There is no such file."),
    "empty": (b"", "old.json:1:1: This file is empty."),
    "binary": (b"\x00\x01", "old.json: This is not a text file"),
    "broken": (b'{"version": 1,\n "profiles": [}', "old.json:2:15: "),
    "list": (b"[]", "old.json:1:1: this is no JSON report"),
    "profile": (b'{"title": "Tax attorney"}', "old.json:1:1: this is no JSON report"),
    "version": (b'{"version": 2,\n"profiles": []}', "old.json:1:13: this is no JSON report"),
    "wrong type": (
        b'{"version": 1, "profiles": [\n{"file": 3, "verdict": "READY", "score": 1}]}',
        "old.json:2:10: this is no JSON report of this version of profilelint (Expected “str”, ",
    ),
    "lines": (b'{"version": 1}\n{"version": 1}\n', "old.json:2:1: "),
    "deep": (b"[" * 5000, "old.json:1:101: "),
}


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
def test_a_report_that_cannot_be_read(
    cli: Cli, profile: Write, tmp_path: Path, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / "old.json").write_bytes(data)
    profile()
    answer = cli("check", "profile.json", "--compare", "old.json", "--output", "x.txt")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith(f"profilelint: {said}")
    assert answer.stderr.count("\n") == 1
    assert not Path("x.txt").exists()
