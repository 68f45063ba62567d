"""Annotations for GitHub: escaped, the worst first, ten at most, and the rest in the summary."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from profilelint.linter import lint, plan
from profilelint.reading import read
from profilelint.reports import Run, text_of
from profilelint.reports.github import MOST, SUMMARY_BYTES, command, to_summary
from profilelint.scorecard import scorecard
from profilelint.testing import TODAY

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LINE = re.compile(r"::(error|warning|notice)(?: ((?:[a-zA-Z]+=[^,:]*,?)+))?::([^\r\n]*)")
FORM = ("--output-format", "github")


def run_of(*names: str) -> Run:
    settled = plan(today=TODAY)
    cards = tuple(scorecard(lint(read(EXAMPLES / name), settled)) for name in names)
    return Run("guide-2022", cards)


@pytest.mark.parametrize(
    "text",
    ["50 % off%0A::error::x", "a\r\nb\n::stop-commands::x", "::x::", "a,b:c=d", "\x1b[31m\u202e"],
)
def test_nothing_breaks_out_of_an_annotation(text: str) -> None:
    line = command("warning", text, file=text, line=3, col=None, title=text)
    found = LINE.fullmatch(line)
    assert found is not None, line
    properties = dict(one.split("=", 1) for one in found[2].split(","))
    assert set(properties) == {"file", "line", "title"}

    def plain(value: str) -> str:
        for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            value = value.replace(code, char)
        return value

    kept = text.replace("\x1b", "·").replace("\u202e", "·").replace("\r", "·")
    assert plain(found[3]) == kept
    assert plain(properties["title"]) == kept


def test_at_most_ten_the_worst_first_and_the_rest_is_counted() -> None:
    run = run_of("refused.json", "translator.yaml")
    lines = text_of(run, "github").splitlines()
    assert len(lines) == MOST
    kinds = [found[1] for line in lines if (found := LINE.fullmatch(line))]
    assert len(kinds) == MOST
    order = ["error", "warning", "notice"]
    assert kinds == sorted(kinds, key=order.index)
    every = sum(len(card.report.findings) for card in run.scorecards)
    assert lines[-1].startswith(f"::notice title=profilelint::{every - MOST + 1} more findings")


def test_few_findings_are_all_annotations() -> None:
    run = run_of("ready.json")
    assert len(text_of(run, "github").splitlines()) == len(run.scorecards[0].report.findings)


def test_the_summary_is_appended_where_github_names_a_file(
    cli: Cli, profile: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = profile(skills=[])
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert cli("check", path, *FORM).returncode == 1
    once = summary.read_text(encoding="utf-8")
    assert once.startswith("# Before\n## ")
    assert (
        once.removeprefix("# Before\n") == cli("check", path, "--output-format", "markdown").stdout
    )
    cli("check", path, *FORM)
    assert summary.read_text(encoding="utf-8").count("## ") == 2


def test_other_formats_leave_the_summary_alone(
    cli: Cli, profile: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    cli("check", profile(), "--output-format", "json")
    cli("check", profile(), "--output", "github=x.txt")
    assert not (tmp_path / "summary.md").exists()


def test_a_summary_that_cannot_be_written_is_said(
    cli: Cli, profile: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    answer = cli("check", profile(), *FORM)
    assert answer.returncode == 2
    assert "The job's summary cannot be written: Is a directory." in answer.stderr


def test_the_summary_stays_within_its_limit() -> None:
    run = run_of("refused.json")
    many = Run("guide-2022", run.scorecards * 400)
    text = to_summary(many)
    assert SUMMARY_BYTES / 4 < len(text.encode()) <= SUMMARY_BYTES
    assert "Left out for want of room" in text
    used = SUMMARY_BYTES - 30_000
    assert len(to_summary(many, used).encode()) <= 30_000
    assert to_summary(many, SUMMARY_BYTES).count("\n") < 5
