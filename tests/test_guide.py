"""``profilelint explain --guide``: every tip is handled, and only by what there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
import typer.main

from profilelint.cli.commands import program
from profilelint.guide import TIPS, Tip, source, tips
from profilelint.registry import discover

CHECKS = discover().checks
ALL = tips(CHECKS.values())


def test_there_are_fifteen_tips_in_order() -> None:
    assert [tip.number for tip in ALL] == list(range(1, TIPS + 1))


@pytest.mark.parametrize("tip", ALL, ids=lambda tip: f"tip-{tip.number}")
def test_a_tip_is_handled(tip: Tip) -> None:
    assert tip.checks or tip.commands, "no check names this tip, and no command handles it"
    assert re.fullmatch(r"[A-Z][^\n]{10,99}\.", tip.says)


@pytest.mark.parametrize("tip", ALL, ids=lambda tip: f"tip-{tip.number}")
def test_a_tip_that_checks_can_judge_has_one(tip: Tip) -> None:
    """What only a command handles is the last tip: it is about trying again."""
    assert bool(tip.checks) == (tip.number != 15)


def test_only_checks_and_commands_that_exist_are_named() -> None:
    commands = set(getattr(typer.main.get_command(program()), "commands", {}))
    assert {"check", "rate", "explain"} <= commands
    named = [command for tip in ALL for command in tip.commands]
    assert {"check", "rate"} <= set(named) <= commands
    judged = [check for tip in ALL for check in tip.checks]
    assert len(judged) > 15
    assert set(judged) <= set(CHECKS)


def test_no_check_names_a_tip_that_there_is_not() -> None:
    named = {check.guide_tip for check in CHECKS.values() if check.guide_tip is not None}
    assert len(named) > 5
    assert named <= {tip.number for tip in ALL}


def test_the_discontinued_tests_are_told_of() -> None:
    (tip,) = [tip for tip in ALL if "skill test" in tip.says]
    assert tip.number == 14
    assert "discontinued" in tip.note


def test_the_command_prints_the_table(cli: Callable[..., CompletedProcess[str]]) -> None:
    done = cli("explain", "--guide")
    assert done.returncode == 0
    printed = " ".join(done.stdout.split())
    for tip in ALL:
        assert f"{tip.number}. {tip.says}" in printed
        assert f"checks: {', '.join(tip.checks)}" in printed or not tip.checks
        assert all(f"profilelint {command}" in printed for command in tip.commands)
        assert tip.note in printed
    assert source() in printed
