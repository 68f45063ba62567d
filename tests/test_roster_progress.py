"""The bar on standard error: there in a terminal, and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer
from tests.terminal import Terminal

ROWS = 400
WORDS = ("roster", "clients.jsonl", "--engine", "none", "--fail-on", "never", "--jobs", "2")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "clients.jsonl"
    line = json.dumps({"title": "Editor of cookbooks", "overview": "I edit cookbooks. " * 30})
    path.write_text(f"{line}\n" * ROWS)
    return path


def test_in_a_terminal_it_says_how_far_how_fast_and_how_long_still(
    roster: Path, terminal: Callable[..., Terminal]
) -> None:
    screen = terminal(*WORDS, columns=100)
    assert screen.end() == 0
    shown = screen.screen
    seen = [int(found) for found in re.findall(r"([\d,]+) profiles ", shown.replace(",", ""))]
    assert max(seen) > 1
    assert seen == sorted(seen)
    assert re.search(r"\b\d{1,3}%", shown)
    assert re.search(r"\b\d+/s\b", shown)
    assert re.search(r"\b\d\d:\d\d\b", shown)
    assert "\x1b[?25h" in screen.raw, "the cursor stays hidden"
    assert not re.search(r"\d+/s", shown.splitlines()[-1])


def test_quiet_means_quiet(roster: Path, terminal: Callable[..., Terminal]) -> None:
    screen = terminal(*WORDS, "--quiet", columns=100)
    assert screen.end() == 0
    assert "/s" not in screen.screen
    assert len(screen.screen.splitlines()) <= 3


def test_piped_there_is_none(roster: Path, program: Callable[..., Answer]) -> None:
    ran = program(*WORDS)
    assert ran.returncode == 0
    assert ran.stderr == ""
    assert "\x1b" not in ran.stdout
