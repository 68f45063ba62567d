"""Which commands there are, and that only the one asked for is loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import typer

from profilelint.cli.commands import COMMANDS, program

HELPERS = {"__init__", "commands", "mend", "options", "outputs", "running", "watching"}
"""Modules of the command line that are no commands."""


def test_every_module_of_the_command_line_is_a_command_or_a_helper() -> None:
    folder = Path(sys.modules["profilelint.cli"].__file__ or "").parent
    modules = {file.stem for file in folder.glob("*.py")}
    assert modules >= HELPERS
    assert modules - HELPERS == {name.replace("-", "_") for name in COMMANDS}


def test_without_words_all_commands_are_there_in_their_order() -> None:
    assert tuple(getattr(typer.main.get_command(program()), "commands", {})) == COMMANDS


def test_a_word_that_is_no_command_is_answered_with_all_of_them() -> None:
    assert set(getattr(typer.main.get_command(program(["chek"])), "commands", {})) == set(COMMANDS)


def test_a_run_loads_only_the_command_that_it_is() -> None:
    code = (
        "import json, sys; from profilelint.cli.commands import program; program(['schema']);"
        "print(json.dumps([m for m in sys.modules if m.startswith('profilelint.cli.')]))"
    )
    loaded = json.loads(subprocess.check_output([sys.executable, "-c", code], text=True))
    assert "profilelint.cli.schema" in loaded
    assert not {"profilelint.cli.check", "profilelint.cli.explain"} & set(loaded)
