"""The user's settings: ``[tool.profilelint]`` in pyproject.toml, or ``profilelint.toml``."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import tomli

from profilelint.errors import ConfigError, did_you_mean
from profilelint.findings import Severity
from profilelint.hiding import Ignore
from profilelint.paths import path_of

FailOn = Literal["not-ready", "error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
FILES = ("profilelint.toml", "pyproject.toml")
_KEYS = (
    *("rubric", "select", "ignore", "ignores", "baseline", "exclude", "target-score"),
    *("fail-on", "checks", "columns", "clients", "attempts", "language"),
)
_ROSTER_KEYS = ("exclude", "fail-on", "columns", "clients")
"""Settings of a whole roster, which cannot differ from client to client."""
_IGNORE_KEYS = ("check", "place", "file", "reason", "until")
_LANGUAGE_KEYS = ("words", "words-file")
WORDS_FILE = "profilelint-words.txt"
"""The words file beside the settings, or in the folder where profilelint runs without any."""
_CHECK_KEYS = ("severity", "weight")


class Language(msgspec.Struct, frozen=True):
    """The user's own dictionary: words, and a file with more of them, which must be there."""

    words: tuple[str, ...] = ()
    words_file: Path | None = None


class Config(msgspec.Struct, frozen=True):
    """What a user may set. Empty and ``None`` mean: as the rubric and the defaults say."""

    rubric: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    target_score: float | None = None
    fail_on: FailOn = "not-ready"
    checks: Mapping[str, Mapping[str, object]] = msgspec.field(default_factory=dict)
    columns: Mapping[str, str] = msgspec.field(default_factory=dict)
    clients: Mapping[str, Config] = msgspec.field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()
    baseline: Path | None = None
    attempts: bool | None = None
    language: Language = Language()
    file: Path | None = None

    @property
    def words_file(self) -> Path | None:
        """The file with the user's own words: the one named, or :data:`WORDS_FILE` if it is there.

        ``None`` also without a file of settings.
        """
        beside = self.file.parent / WORDS_FILE if self.file else None
        return self.language.words_file or (beside if beside and beside.is_file() else None)

    def severity(self, check: str) -> Severity | None:
        """The severity set for a check, if one is."""
        word = self.checks.get(check, {}).get("severity")
        return None if word is None else Severity.from_word(str(word))

    def of(self, *names: str) -> Config:
        """The settings of a client, by its name or its file: the first pattern that fits one."""
        for pattern, config in self.clients.items():
            if any(fnmatchcase(name, pattern) for name in names):
                return config
        return self

    def weight(self, check: str) -> float | None:
        """The weight set for a check, if one is."""
        weight = self.checks.get(check, {}).get("weight")
        return weight if isinstance(weight, int | float) else None

    def options(self, check: str) -> dict[str, object]:
        """The options set for a check."""
        table = self.checks.get(check, {})
        return {key: value for key, value in table.items() if key not in _CHECK_KEYS}


def find(start: Path) -> Path | None:
    """The nearest file with settings, from a folder upwards."""
    for folder in (start, *start.parents):
        for name in FILES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
                return path
    return None


def load(path: Path) -> Config:
    """Read settings.

    :raises ConfigError: for a file that is no TOML, or settings that do not exist or fit.
    """
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path} has no [tool.profilelint] table.")
    return _config(path, table)


def _config(path: Path, table: Mapping[str, Any]) -> Config:
    where = f"{path}"
    for key in table:
        if key not in _KEYS:
            raise ConfigError(f"{where}: there is no setting “{key}”{did_you_mean(key, _KEYS)}.")
    baseline = _typed(where, table, "baseline", str)
    config = Config(
        rubric=_typed(where, table, "rubric", str),
        select=_texts(where, table, "select"),
        ignore=_texts(where, table, "ignore"),
        exclude=_texts(where, table, "exclude"),
        target_score=_typed(where, table, "target-score", (int, float)),
        fail_on=_fail_on(where, table.get("fail-on", "not-ready")),
        checks=_checks(where, _typed(where, table, "checks", dict) or {}),
        columns=_columns(where, _typed(where, table, "columns", dict) or {}),
        clients=_clients(path, table),
        ignores=_ignores(path, table),
        baseline=path.parent / baseline if baseline else None,
        attempts=_typed(where, table, "attempts", bool),
        language=_language(path, _typed(where, table, "language", dict) or {}),
        file=path,
    )
    if config.target_score is not None and not 0 <= config.target_score <= 100:
        raise ConfigError(f"{where}: target-score must be from 0 to 100.")
    return config


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a file: all of profilelint.toml, one table of pyproject.toml."""
    try:
        raw = tomli.loads(path.read_text(encoding="utf-8-sig"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        if path.name == "pyproject.toml" and "profilelint" not in _text(path):
            return None
        reason = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(f"{path} cannot be read: {reason}.") from None
    if path.name != "pyproject.toml":
        return raw
    tool = raw.get("tool")
    table = tool.get("profilelint") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _typed(where: str, table: Mapping[str, Any], key: str, kind: Any) -> Any:
    value = table.get(key)
    fits = isinstance(value, kind) and isinstance(value, bool) == (kind is bool)
    if value is not None and not fits:
        words = {str: "text", dict: "a table", bool: "true or false"}.get(kind, "a number")
        raise ConfigError(f"{where}: {key} must be {words}.")
    return value


def _texts(where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where}: {key} must be a list of texts.")
    return tuple(value)


def _fail_on(where: str, word: object) -> FailOn:
    for known in FAIL_ON:
        if word == known:
            return known
    raise ConfigError(f"{where}: fail-on must be one of {', '.join(FAIL_ON)}.")


def _checks(where: str, table: Mapping[str, Any]) -> dict[str, Mapping[str, object]]:
    for name, settings in table.items():
        if not isinstance(settings, dict):
            raise ConfigError(f"{where}: checks.{name} must be a table.")
        severity = settings.get("severity")
        if severity is not None and severity not in ("info", "warning", "error"):
            raise ConfigError(f"{where}: severity of {name} must be info, warning or error.")
        weight = settings.get("weight", 0)
        number = isinstance(weight, int | float) and not isinstance(weight, bool)
        if not number or not 0 <= weight < math.inf:
            raise ConfigError(f"{where}: weight of {name} must be a number from 0 up.")
    return dict(table)


def _columns(where: str, table: Mapping[str, Any]) -> dict[str, str]:
    for name, field in table.items():
        if not isinstance(field, str):
            raise ConfigError(f"{where}: columns.{name} must be the name of a field, as a text.")
    return dict(table)


def _clients(path: Path, table: Mapping[str, Any]) -> dict[str, Config]:
    """The settings of each pattern of clients: those of all, changed as its table says."""
    found: dict[str, Config] = {}
    common = {key: value for key, value in table.items() if key != "clients"}
    for pattern, own in (_typed(f"{path}", table, "clients", dict) or {}).items():
        if not isinstance(own, dict):
            raise ConfigError(f"{path}: clients.{pattern} must be a table.")
        if odd := [key for key in own if key in _ROSTER_KEYS]:
            raise ConfigError(
                f"{path}: {odd[0]} holds for the whole roster; take it out of clients.{pattern}."
            )
        found[pattern] = _config(path, _merged(common, own))
    return found


def _merged(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Settings with those of a client in them: tables are merged, lists of words or checks grow."""
    made = dict(common)
    for key, value in own.items():
        before = common.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            made[key] = _merged(before, value)
        elif key in ("ignore", "words") and isinstance(before, list) and isinstance(value, list):
            made[key] = [*before, *value]
        else:
            made[key] = value
    return made


def _language(path: Path, table: Mapping[str, Any]) -> Language:
    where = f"{path}: language"
    for key in table:
        if key not in _LANGUAGE_KEYS:
            near = did_you_mean(key, _LANGUAGE_KEYS)
            raise ConfigError(f"{where}: there is no setting “{key}”{near}.")
    named = _typed(where, table, "words-file", str)
    return Language(_texts(where, table, "words"), path.parent / named if named else None)


def _ignores(path: Path, table: Mapping[str, Any]) -> tuple[Ignore, ...]:
    """The tables ``[[ignores]]``."""
    entries = table.get("ignores", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise ConfigError(f"{path}: ignores must be tables, each under a line [[ignores]].")
    return tuple(
        _ignore(f"{path}: ignores, number {number}", one, path.parent)
        for number, one in enumerate(entries, start=1)
    )


def _ignore(where: str, table: Mapping[str, Any], folder: Path) -> Ignore:
    for key in table:
        if key not in _IGNORE_KEYS:
            near = did_you_mean(key, _IGNORE_KEYS)
            raise ConfigError(f"{where}: there is no “{key}”{near}.")
    check, place, file, reason = (
        str(_typed(where, table, key, str) or "").strip()
        for key in ("check", "place", "file", "reason")
    )
    if not check:
        raise ConfigError(f'{where}: it names no check. Write check = "title-vague".')
    if not reason:
        raise ConfigError(
            f'{where}: it gives no reason for ignoring {check}. Write reason = "...", so that '
            "whoever reads it later knows why."
        )
    try:
        at = path_of(place, pattern=True) if place else ()
    except ValueError as error:
        raise ConfigError(f"{where}: {error}.") from None
    return Ignore(check, reason, at, file, _until(where, table.get("until")), folder)


def _until(where: str, value: object) -> date | None:
    try:
        if isinstance(value, str):
            return date.fromisoformat(value)
    except ValueError:
        pass
    if value is None or type(value) is date:
        return value
    raise ConfigError(f"{where}: until must be a date, as until = 2026-12-31 (its last day).")


def check_names(config: Config, names: Sequence[str], options: Mapping[str, Sequence[str]]) -> None:
    """Hold the settings of checks against the checks that there are.

    :raises ConfigError: for a check or an option that does not exist, with the nearest one.
    """
    where = config.file or "the settings"
    for name in config.checks:
        if name not in options:
            raise ConfigError(f"{where}: there is no check “{name}”{did_you_mean(name, names)}.")
        known = (*options[name], *_CHECK_KEYS)
        for key in config.checks[name]:
            if key not in known:
                raise ConfigError(
                    f"{where}: {name} has no option “{key}”{did_you_mean(key, known)}. "
                    f"It has: {', '.join(known)}."
                )
