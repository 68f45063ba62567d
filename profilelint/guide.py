"""The approval guide's fifteen tips, and which checks and commands handle each of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
import tomli

from profilelint.check import Check
from profilelint.vocabulary import text_of

TIPS = 15
"""How many tips the guide has."""


class Tip(msgspec.Struct, frozen=True):
    """A tip in one line, the checks that judge it, and the commands that handle it.

    ``note`` says how, or what has changed since the guide was written.
    """

    number: int
    says: str
    checks: tuple[str, ...]
    commands: tuple[str, ...]
    note: str = ""


@cache
def _table() -> dict[str, Any]:
    return tomli.loads(text_of("guide.toml"))


def source() -> str:
    """Where the tips are from."""
    return str(_table()["source"])


def tips(checks: Iterable[Check]) -> list[Tip]:
    """All tips in their order, each with those of the checks that name it."""
    found: dict[int, list[str]] = {}
    for check in checks:
        if check.guide_tip is not None:
            found.setdefault(check.guide_tip, []).append(check.name)
    return [
        Tip(
            number=row["number"],
            says=row["says"],
            checks=tuple(found.get(row["number"], ())),
            commands=tuple(row["commands"]),
            note=row.get("note", ""),
        )
        for row in _table()["tips"]
    ]
