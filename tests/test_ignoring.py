"""An ignore is added to the settings, and every other letter of them stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from profilelint.config import load
from profilelint.errors import ConfigError
from profilelint.hiding import Ignore
from profilelint.ignoring import add_ignore

ENTRY = Ignore("title-vague", 'Say “so” \\ "so" # é', ("skills", 3), until=date(2027, 3, 31))
PROJECT = "[project]\nname = 'x'\n\n[tool.profilelint]\nfail-on = 'error' # mine\n"


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("profilelint.toml", ""),
        ("profilelint.toml", "fail-on = 'error'"),
        ("profilelint.toml", "# only a note\r\nfail-on = 'error'\r\n"),
        ("profilelint.toml", "[[ignores]]\ncheck = 'rate-*'\nreason = 'old'\n"),
        ("pyproject.toml", PROJECT),
        ("pyproject.toml", PROJECT + "[tool.other]\nx = [1]"),
        ("pyproject.toml", PROJECT + "[[tool.profilelint.ignores]]\ncheck='a'\nreason='b'\n"),
    ],
)
def test_an_entry_is_added_at_the_end(tmp_path: Path, name: str, old: str) -> None:
    settings, profile = tmp_path / name, tmp_path / "clients" / "ann.yaml"
    if old:
        settings.write_bytes(old.encode())
    path, entry = add_ignore(settings, ENTRY, profile)
    text = path.read_bytes().decode()
    assert path == settings
    assert text.startswith(old)
    assert ("\r\n" in text) == ("\r\n" in old)
    assert "\r" not in text.replace("\r\n", "")
    added = load(settings).ignores[-1]
    assert added == entry
    assert (added.check, added.reason, added.place) == (ENTRY.check, ENTRY.reason, ENTRY.place)
    assert (added.until, added.file) == (ENTRY.until, "/clients/ann.yaml")
    assert added.names(str(profile))
    assert not added.names(str(tmp_path / "clients" / "bob.yaml"))


def test_settings_begin_beside_the_profile(tmp_path: Path) -> None:
    path, _ = add_ignore(None, ENTRY, tmp_path / "ann.yaml")
    assert path == tmp_path / "profilelint.toml"
    assert load(path).ignores[0].check == "title-vague"


@pytest.mark.parametrize(
    "old", ["ignores = []\n", "ignores = [{check = 'a', reason = 'b'}]\n", "fail-on = \n"]
)
def test_what_cannot_be_added_to_is_let_be(tmp_path: Path, old: str) -> None:
    settings = tmp_path / "profilelint.toml"
    settings.write_text(old)
    with pytest.raises(ConfigError, match="by hand") as told:
        add_ignore(settings, ENTRY, tmp_path / "ann.yaml")
    assert 'check = "title-vague"' in str(told.value)
    assert settings.read_text() == old
