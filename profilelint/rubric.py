"""A rubric: the options of the checks, each figure with its source, date and basis."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

import msgspec
import tomli

from profilelint.check import Basis, Check, Figure
from profilelint.errors import ConfigError, did_you_mean
from profilelint.findings import Severity
from profilelint.vocabulary import text_of

DEFAULT_RUBRIC = "guide-2022"
BADGES = "badges"
"""The group of the checks that are criteria of a badge."""
MAY_BLOCK: frozenset[Basis] = frozenset({"official", "measured"})
"""Bases on which a figure may be an error; a reported one needs two sources, named in it."""

_FIGURE_KEYS = {"value", "source", "as_of", "basis", "note", "others"}
_ENTRY_KEYS = {"weight", "weight_reason", "severity", "authority"}


class Entry(msgspec.Struct, frozen=True):
    """What a rubric says about one check."""

    weight: float | None
    weight_reason: str
    severity: Severity | None
    authority: Figure | None
    figures: Mapping[str, Figure]


_NOTHING = Entry(None, "", None, None, {})


class Rubric(msgspec.Struct, frozen=True):
    """A named set of figures. ``entries`` maps the name of a check to what is said of it."""

    name: str
    title: str
    about: str
    target_score: Figure
    minimum_coverage: Figure
    entries: Mapping[str, Entry]

    def entry(self, check: Check) -> Entry:
        """What the rubric says of a check; nothing for one that it does not name.

        The criteria of badges have one table for all rubrics: see :func:`badge_entries`.
        """
        found = self.entries.get(check.name)
        if found is None and check.group == BADGES:
            found = badge_entries().get(check.name)
        return found or _NOTHING

    def figures(self, check: Check) -> dict[str, Figure]:
        """The figures of a check's options: the check's own, then the rubric's."""
        return {**check.figures, **self.entry(check).figures}


def in_words(value: object, most: int = 12) -> str:
    """The value of a figure as it is shown: the first ``most`` of a list, a table as pairs."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key} = {in_words(one)}" for key, one in value.items())
    if isinstance(value, list):
        more = f", … ({len(value)} in all)" if len(value) > most else ""
        return ", ".join(map(str, value[:most])) + more
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def names() -> list[str]:
    """The rubrics that come with profilelint."""
    from importlib.resources import files

    folder = files("profilelint.data").joinpath("rubrics")
    return sorted(one.name[:-5] for one in folder.iterdir() if one.name.endswith(".toml"))


@cache
def load(name: str = DEFAULT_RUBRIC) -> Rubric:
    """Load a rubric by name.

    :raises ConfigError: for an unknown name, or a rubric that does not hold together.
    """
    try:
        raw = tomli.loads(text_of(f"rubrics/{name}.toml"))
    except (FileNotFoundError, ValueError):
        if name in names():
            raise
        raise ConfigError(
            f"No rubric is called “{name}”{did_you_mean(name, names())}. There are: "
            + ", ".join(names())
            + "."
        ) from None
    base = load(raw["extends"]) if "extends" in raw else None
    entries = dict(base.entries) if base else {}
    for check_name, table in raw.get("checks", {}).items():
        entries[check_name] = _entry(f"{name}: {check_name}", table, entries.get(check_name))
    return Rubric(
        name=name,
        title=raw["title"],
        about=raw["about"],
        target_score=figure_of(f"{name}: target_score", raw["target_score"])
        if "target_score" in raw
        else _inherited(base).target_score,
        minimum_coverage=figure_of(f"{name}: minimum_coverage", raw["minimum_coverage"])
        if "minimum_coverage" in raw
        else _inherited(base).minimum_coverage,
        entries=entries,
    )


@cache
def badge_entries() -> Mapping[str, Entry]:
    """The figures of the badges' criteria, from ``data/badges.toml``; read only when asked for.

    A table with ``like`` has the figures of an earlier one, and its own in their place.
    """
    entries: dict[str, Entry] = {}
    for name, table in tomli.loads(text_of("badges.toml"))["checks"].items():
        like = entries[table.pop("like")] if "like" in table else None
        entries[name] = _entry(f"badges: {name}", table, like)
    return entries


def _inherited(base: Rubric | None) -> Rubric:
    if base is None:
        raise ConfigError("A rubric needs target_score and minimum_coverage, or one to extend.")
    return base


def _entry(where: str, table: Mapping[str, Any], base: Entry | None) -> Entry:
    base = base or _NOTHING
    figures = dict(base.figures)
    for key, value in table.items():
        if key not in _ENTRY_KEYS:
            figures[key] = figure_of(f"{where}.{key}", value)
    return Entry(
        weight=table.get("weight", base.weight),
        weight_reason=table.get("weight_reason", base.weight_reason),
        severity=Severity.from_word(table["severity"]) if "severity" in table else base.severity,
        authority=figure_of(f"{where}.authority", {"value": True, **table["authority"]})
        if "authority" in table
        else base.authority,
        figures=figures,
    )


def figure_of(where: str, table: Mapping[str, Any]) -> Figure:
    """A figure from its table.

    :raises ConfigError: for a table that lacks something or has a key too many.
    """
    if missing := {"value", "source", "as_of", "basis"} - set(table):
        raise ConfigError(f"{where} lacks {', '.join(sorted(missing))}.")
    if unknown := set(table) - _FIGURE_KEYS:
        raise ConfigError(f"{where} has unknown keys: {', '.join(sorted(unknown))}.")
    if table["basis"] not in get_args(Basis):
        raise ConfigError(f"{where}: “{table['basis']}” is not a basis.")
    others = [figure_of(f"{where}.others", other) for other in table.get("others", ())]
    return Figure(**{**table, "others": tuple(others)})
