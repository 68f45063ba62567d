"""``profilelint doctor``: what a file was taken for, what was found, and what it never has."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer

Cli = Callable[..., Answer]
EXPORTS = Path(__file__).resolve().parent / "data/exports"


def test_a_saved_page_is_told_with_what_it_never_has(cli: Cli, examples: Path) -> None:
    done = cli("doctor", examples / "saved_page.html")
    assert done.returncode == 0
    shown = " ".join(done.stdout.split())
    assert "Read as page: a saved page with a profile at state.profileViewer.profile." in shown
    assert "title “Logo Designer | Brand identity for cafés”" in shown
    assert "Never in this format (page) email, level, english" in shown


def test_the_same_for_programs(cli: Cli, examples: Path) -> None:
    done = cli("doctor", examples / "refused.json", "--output-format", "json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["format"]) == (0, "json")
    assert "Freelancer | Hard worker" in done.stdout


def test_every_export_is_told(cli: Cli) -> None:
    files = [path for path in EXPORTS.iterdir() if path.suffix in (".json", ".html", ".mhtml")]
    assert len(files) >= 4
    for path in files:
        done = cli("doctor", path)
        assert done.returncode == 0, f"{path.name}: {done.stderr}"
        assert "Read as" in done.stdout


@pytest.mark.parametrize("text", ["{", "<html><title>Just a moment..."])
def test_what_keeps_a_file_from_being_read_is_said(cli: Cli, tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.txt"
    path.write_text(text, encoding="utf-8")
    done = cli("doctor", path)
    assert done.returncode == 2
    assert "Line 1, column" in done.stdout + done.stderr


def test_values_of_a_group_are_named_without_commas(cli: Cli) -> None:
    done = cli("doctor", EXPORTS / "graphql_reply.json", "--output-format", "json")
    never = json.loads(done.stdout)["never"]
    assert "stats jobs" in never
    assert not [name for name in never if "," in name]


def test_a_table_of_many_is_told_column_by_column_and_check_names_the_command_for_it(
    cli: Cli, tmp_path: Path
) -> None:
    (tmp_path / "profilelint.toml").write_text('columns = {Town = "location.city"}\n', "utf-8")
    table = tmp_path / "clients.csv"
    table.write_text("Name,Title,Town\nAna,Editor,Porto\nBo,Tutor,\n", encoding="utf-8")
    told = json.loads(cli("doctor", table, "--output-format", "json").stdout)
    assert (told["format"], told["profiles"]) == ("roster", 2)
    found = {tuple(field["path"]): field for field in told["found"]}
    assert found["location", "city"]["says"] == "in 1 of 2"
    assert found["location", "city"]["origin"] == "column “Town”"
    done = cli("check", table)
    assert done.returncode == 2
    assert "`profilelint roster FILE` judges all of them" in done.stderr
