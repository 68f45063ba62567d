"""``profilelint attempts``: each command, as a person uses it."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Cli = Callable[..., CompletedProcess[str]]
LETTER = "There are already many freelancers with a similar skill set to yours."


@pytest.fixture
def book(cli: Cli, tmp_path: Path) -> Cli:
    """A command of ``attempts`` with a ledger of its own: ``book("add", "profile.json")``."""

    def run(command: str, *words: object, stdin: str = "") -> CompletedProcess[str]:
        ledger = tmp_path / "ledger.sqlite3"
        return cli("attempts", command, *words, "--ledger", ledger, stdin=stdin)

    return run


@pytest.fixture
def add(book: Cli) -> Cli:
    """Write an attempt down, without proofreading, and take for granted that it is."""

    def run(*words: object) -> CompletedProcess[str]:
        done = book("add", *words, "--engine", "none")
        assert done.returncode == 0, done.stderr
        return done

    return run


def told(done: CompletedProcess[str]) -> Any:
    """What a command prints as JSON."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_an_attempt_is_written_down_and_listed(
    book: Cli, add: Cli, profile: Callable[..., Path]
) -> None:
    done = add(profile(hourly_rate=18), "--on", "2026-10-02")
    assert done.stdout.startswith("Attempt 1 of 2026-10-02 is written down (pending).")
    assert "`profilelint attempts outcome 1 refused`" in done.stdout
    (entry,) = told(book("list", "--output-format", "json"))["attempts"]
    assert (entry["number"], entry["on"], entry["outcome"]) == (1, "2026-10-02", "pending")
    assert (entry["hourly_rate"], entry["verdict"]) == (18, "READY")
    assert entry["profile"] == str((profile()).resolve())
    listed = book("list").stdout
    assert "2026-10-02  pending   $18" in listed


def test_the_ledger_is_readable_by_its_owner_alone(
    add: Cli, profile: Callable[..., Path], tmp_path: Path
) -> None:
    add(profile())
    files = list(tmp_path.glob("ledger.sqlite3*"))
    assert files
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_without_a_name_the_ledger_lies_in_the_user_s_folder(
    cli: Cli, profile: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    done = cli("attempts", "add", profile(), "--engine", "none")
    assert done.returncode == 0, done.stderr
    file = tmp_path / "data/profilelint/attempts.sqlite3"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_private_address_is_never_kept(
    book: Cli, add: Cli, profile: Callable[..., Path], tmp_path: Path
) -> None:
    add(profile(email="ann.private@example.org"), "--outcome", "refused")
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("ledger.sqlite3*"))
    assert b"WordPress" in kept
    assert b"ann.private" not in kept
    assert "ann.private" not in book("export").stdout


def test_the_answer_is_written_down_later(
    book: Cli, add: Cli, profile: Callable[..., Path]
) -> None:
    add(profile(), "--on", "2026-10-02")
    done = book("outcome", "1", "refused", "--feedback", LETTER)
    assert done.stdout == "Attempt 1 of 2026-10-02 is refused now.\n"
    shown = told(book("show", "1", "--output-format", "json"))
    assert (shown["outcome"], shown["feedback"]) == ("refused", LETTER)
    assert "skills-few" in shown["points_to"][0]["checks"]
    book("outcome", "1", "approved")
    assert told(book("show", "1", "--output-format", "json"))["feedback"] == LETTER


def test_the_same_submission_is_not_written_down_twice(
    book: Cli, add: Cli, profile: Callable[..., Path]
) -> None:
    file = profile()
    add(file, "--on", "2026-10-02")
    done = book("add", file, "--on", "2026-10-02", "--engine", "none")
    assert done.returncode == 2
    assert "is attempt 1 already (pending)" in done.stderr
    add(file, "--on", "2026-10-05")
    assert len(told(book("list", "--output-format", "json"))["attempts"]) == 2


def test_a_file_keeps_the_name_that_it_was_given(
    book: Cli, add: Cli, profile: Callable[..., Path]
) -> None:
    add(profile("one.json"), "--profile", "Ann", "--on", "2026-10-02")
    add(profile("one.json", title="Translator"), "--on", "2026-10-05")
    entries = told(book("list", "--profile", "Ann", "--output-format", "json"))["attempts"]
    assert [one["number"] for one in entries] == [1, 2]
    done = book("list", "--profile", "Anne")
    assert done.returncode == 2
    assert "No attempt is of “Anne” (did you mean “Ann”?)" in done.stderr


def test_standard_input_needs_a_name(book: Cli, profile: Callable[..., Path]) -> None:
    text = profile().read_text(encoding="utf-8")
    done = book("add", "-", "--engine", "none", stdin=text)
    assert done.returncode == 2
    assert "--profile NAME" in done.stderr
    done = book("add", "-", "--engine", "none", "--profile", "Ann", stdin=text)
    assert done.returncode == 0
    assert told(book("show", "1", "--output-format", "json"))["file"] == ""


def test_a_day_that_is_still_to_come_is_refused(book: Cli, profile: Callable[..., Path]) -> None:
    later = date(date.today().year + 1, 1, 1)
    done = book("add", profile(), "--on", later)
    assert done.returncode == 2
    assert "is still to come" in done.stderr
    assert "--on takes a date such as" in book("add", profile(), "--on", "soon").stderr


@pytest.mark.parametrize(
    "command", [("show", "7"), ("diff", "1", "7"), ("outcome", "7", "refused")]
)
def test_a_number_that_is_not_there_is_said(
    command: tuple[str, ...], book: Cli, add: Cli, profile: Callable[..., Path]
) -> None:
    add(profile())
    done = book(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no attempt 7" in done.stderr


def test_before_the_first_attempt_there_is_nothing_and_no_file(book: Cli, tmp_path: Path) -> None:
    done = book("list")
    assert done.returncode == 0
    assert "No attempt is written down yet" in done.stdout
    assert told(book("list", "--output-format", "json"))["attempts"] == []
    assert book("show", "1").returncode == 2
    assert book("suggest").returncode == 2
    assert book("forget", "--all", "--yes").returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_shown_is_inert(book: Cli, add: Cli, profile: Callable[..., Path]) -> None:
    evil = "[red]x[/red] \x1b[31mred\x1b[0m \u202eabc"
    add(profile(title=evil), "--feedback", evil, "--profile", evil, "--on", "2026-10-02")
    add(profile(title="Translator"), "--profile", evil, "--on", "2026-10-03")
    for command in (("list",), ("show", "1"), ("diff", "1", "2"), ("suggest",)):
        done = book(*command)
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
    assert "[red]x[/red]" in book("show", "1").stdout
