"""The wording of the proposals, and how a line of it is filled with facts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from profilelint.vocabulary import text_of

_FIELD = re.compile(r"\{(\w+)\}")


@cache
def template() -> dict[str, dict[str, Any]]:
    """The tables of ``data/drafts.toml``."""
    return tomllib.loads(text_of("drafts.toml"))


def filled(line: str, facts: Mapping[str, str]) -> str | None:
    """A line with its facts, ``None`` where one is not known.

    ``{role}`` stands in the middle of a sentence, ``{Role}`` at its beginning.
    """
    names = _FIELD.findall(line)
    if not all(facts.get(name.lower()) for name in names):
        return None

    def fact(found: re.Match[str]) -> str:
        value = facts[found[1].lower()]
        return value[:1].upper() + value[1:] if found[1][0].isupper() else value

    return _FIELD.sub(fact, line)


def first_filled(lines: Sequence[str], facts: Mapping[str, str]) -> str | None:
    """The first of several lines whose facts are all known."""
    return next((text for line in lines if (text := filled(line, facts))), None)
