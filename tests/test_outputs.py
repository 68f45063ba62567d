"""Where reports go: formats named once or several times, files, and the screen."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]


def named(*formats: str) -> list[str]:
    return [word for form in formats for word in ("--output-format", form)]


def test_of_several_formats_the_one_without_a_file_goes_to_the_screen(
    cli: Cli, profile: Write
) -> None:
    path = profile(skills=[])
    answer = cli("check", path, *named("compact", "json"), "--output", "json=a.json")
    assert answer.returncode == 1
    assert answer.stdout == cli("check", path, *named("compact")).stdout
    assert Path("a.json").read_text(encoding="utf-8") == cli("check", path, *named("json")).stdout


def test_formats_that_all_have_a_file_leave_the_screen_empty(cli: Cli, profile: Write) -> None:
    files = ("--output", "json=a.json", "--output", "compact=b.txt")
    answer = cli("check", profile(), *named("compact", "json"), *files)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["version"] == 1
    assert "READY" in Path("b.txt").read_text(encoding="utf-8")


def test_a_format_named_twice_counts_once(cli: Cli, profile: Write) -> None:
    path = profile()
    assert (
        cli("check", path, *named("json", "json")).stdout
        == cli("check", path, *named("json")).stdout
    )


def test_a_bare_file_takes_what_the_screen_would_have_shown(cli: Cli, profile: Write) -> None:
    path = profile()
    files = ("--output", "b.txt", "--output", "json=a.json")
    assert cli("check", path, *named("json", "compact"), *files).stdout == ""
    assert Path("b.txt").read_text(encoding="utf-8") == cli("check", path, *named("compact")).stdout


def test_two_formats_cannot_share_the_screen(cli: Cli, profile: Write) -> None:
    answer = cli("check", profile(), *named("compact", "json"), "--output", "rich=c.txt")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == (
        "profilelint: compact and json cannot share the screen. Give each format but one a file, "
        "for example --output json=FILE.\n"
    )
    assert not Path("c.txt").exists()


def test_json_lines_say_what_the_json_report_says(cli: Cli, profile: Write) -> None:
    paths = [profile("a.json", title="Ärzte\u2028税"), profile("b.json", skills=[]), "absent.json"]
    whole = json.loads(cli("check", *paths, *named("json")).stdout)
    text = cli("check", *paths, *named("jsonl")).stdout
    lines = [json.loads(line) for line in text.rstrip("\n").split("\n")]
    head = {"version": 1, "rubric": "guide-2022"}
    assert lines[:2] == [{**head, **one} for one in whole["profiles"]]
    assert lines[2:] == [
        {"version": 1, "file": "absent.json", "errors": [{**one} for one in whole["errors"]]}
    ]
