"""From a profile to a file in profilelint's own format, which reads back as the same profile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Literal

import msgspec

from profilelint.errors import UsageError
from profilelint.profile import PartialDate, Profile
from profilelint.source import Path

Syntax = Literal["json", "yaml"]
SUFFIXES: dict[str, Syntax] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


def syntax_of(name: str) -> Syntax | None:
    """Which syntax the ending of a file's name asks for."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def wanted_syntax(name: str) -> Syntax:
    """The same, where there must be one.

    :raises UsageError: for another ending.
    """
    syntax = syntax_of(name)
    if syntax is None:
        raise UsageError(
            f"{name} does not say whether to write YAML or JSON. Give it one of the endings "
            f"{', '.join(SUFFIXES)}."
        )
    return syntax


def plain(profile: Profile) -> dict[str, Any]:
    """A profile as groups, lists, texts and numbers; what is not known is left out."""
    found: dict[str, Any] = msgspec.to_builtins(profile, enc_hook=_date)
    return found


def written(
    profile: Profile,
    syntax: Syntax,
    *,
    heading: str = "",
    notes: Mapping[Path, str] | None = None,
) -> str:
    """A profile in profilelint's own format; reading it gives the same profile again.

    ``heading`` and ``notes`` become comments in YAML: lines above everything, and a line above
    each field or entry. JSON has no comments.

    :raises ValueError: for a text with half a character (a lone surrogate), which no file can hold.
    """
    values = plain(profile)
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    text.encode()  # half a character is refused in either syntax
    if syntax == "json":
        return text
    from profilelint.writing.yaml import yaml_of

    return yaml_of(values, heading, notes or {})


def _date(value: object) -> str | int:
    """A bare year is a number, as a person writes it in YAML."""
    if isinstance(value, PartialDate):
        return str(value) if value.month else value.year
    raise NotImplementedError(type(value))
