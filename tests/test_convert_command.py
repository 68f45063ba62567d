"""``profilelint convert``: from any format to ours, losing nothing, telling the origin."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from profilelint import read
from tests.conftest import Answer

Cli = Callable[..., Answer]


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_saved_page_becomes_a_file_that_is_read_alike(
    cli: Cli, examples: Path, tmp_path: Path, ending: str
) -> None:
    page, out = examples / "saved_page.html", tmp_path / f"mine.{ending}"
    done = cli("convert", page, out)
    assert done.returncode == 0
    assert f"{out} is written" in done.stderr
    assert read(out).profile == read(page).profile
    assert cli("check", "--engine", "none", out).returncode in (0, 1)


def test_comments_say_where_each_value_came_from(cli: Cli, examples: Path) -> None:
    shown = cli("convert", examples / "saved_page.html", "-").stdout
    assert "# from state.profileViewer.profile.profile.title\ntitle: " in shown
    assert "so not known: email" in shown


def test_provenance_for_programs(cli: Cli, examples: Path, tmp_path: Path) -> None:
    origins = tmp_path / "origins.json"
    done = cli("convert", examples / "refused.json", "-", "--to", "json", "--provenance", origins)
    assert (done.returncode, json.loads(done.stdout)["hourly_rate"]) == (0, 4)
    fields = {tuple(one["path"]): one["from"] for one in json.loads(origins.read_text())["fields"]}
    assert fields[("title",)] == "line 4"


def test_nothing_is_replaced_unasked(cli: Cli, examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("title: Mine\n", encoding="utf-8")
    done = cli("convert", examples / "refused.json", out)
    assert (done.returncode, out.read_text(encoding="utf-8")) == (2, "title: Mine\n")
    assert "--force" in done.stderr
    assert cli("convert", examples / "refused.json", out, "--force").returncode == 0
    assert read(out).profile == read(examples / "refused.json").profile


def test_another_ending_is_refused(cli: Cli, examples: Path, tmp_path: Path) -> None:
    done = cli("convert", examples / "refused.json", tmp_path / "mine.txt")
    assert done.returncode == 2
    assert ".yaml" in done.stderr


def test_the_address_goes_along_privately_and_is_said(
    cli: Cli, profile: Callable[..., Path], tmp_path: Path
) -> None:
    path = profile(email="ana@duarte.example")
    done = cli("convert", path, tmp_path / "mine.yaml")
    assert read(tmp_path / "mine.yaml").profile.email == "ana@duarte.example"
    assert "private field" in done.stderr
    assert "duarte" not in done.stderr.replace(str(tmp_path), "")
