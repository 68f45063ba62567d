"""Writes an ignore into the user's settings, and changes no other letter of them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import msgspec

from profilelint import paths
from profilelint.errors import ConfigError
from profilelint.hiding import Ignore
from profilelint.replacing import replace_file

NEW = "profilelint.toml"
"""Where the settings begin if there are none yet, in the folder of the profile."""


def add_ignore(settings: Path | None, entry: Ignore, profile: Path) -> tuple[Path, Ignore]:
    """Add an entry for one profile at the end of the settings; the file, and the entry in full.

    Where there are no settings yet, they begin beside the profile.

    :raises ConfigError: where the settings hold their ignores in another form, so that none can be
        added at the end.
    :raises ProfilelintError: where the file cannot be written. It is unchanged then.
    """
    path = settings or profile.absolute().parent / NEW
    data = path.read_bytes() if path.exists() else b""
    old = data.decode("utf-8-sig")
    folder, file = path.absolute().parent, profile.absolute()
    within = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
    entry = msgspec.structs.replace(entry, file=within and f"/{within}", folder=folder)
    line_end = "\r\n" if "\r\n" in old else "\n"
    gap = "" if not old else line_end if old.endswith("\n") else 2 * line_end
    within_project = path.name == "pyproject.toml"
    table = _table(entry, within_project).replace("\n", line_end)
    text = f"{old}{gap}{table}"
    if not _only_adds(old, text, within_project):
        raise ConfigError(
            f"{path} holds its ignores in one line, so the new one must be added by hand:\n{table}"
        )
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    replace_file(path, bom + text.encode(), data if path.exists() else None)
    return path, entry


def _table(entry: Ignore, within_project: bool) -> str:
    fields = {"check": entry.check, "place": paths.written(entry.place), "file": entry.file}
    fields["reason"] = entry.reason
    lines = ["[[tool.profilelint.ignores]]" if within_project else "[[ignores]]"]
    lines += [f"{key} = {_quoted(value)}" for key, value in fields.items() if value]
    lines += [f"until = {entry.until}"] if entry.until else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as TOML writes it, which JSON does alike but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _only_adds(old: str, new: str, within_project: bool) -> bool:
    """Whether the new text is TOML that says what the old one did, and one ignore more."""
    try:
        before, after = tomllib.loads(old), tomllib.loads(new)
    except tomllib.TOMLDecodeError:
        return False
    numbers = []
    for table in (before, after):
        mine = table.setdefault("tool", {}).setdefault("profilelint", {})
        ignores = (mine if within_project else table).pop("ignores", [])
        numbers.append(len(ignores) if isinstance(ignores, list) else None)
    return before == after and numbers[0] is not None and numbers[1] == numbers[0] + 1
