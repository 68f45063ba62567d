"""What the words of a refusal point to: from ``data/feedback.toml``, each link with its source."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec
import tomli

from profilelint.check import Basis, Check
from profilelint.registry import discover, matching
from profilelint.vocabulary import text_of

_GAP = r"[^\w.!?;]+"
_FEW = rf"(?:{_GAP}[\w'’-]+){{0,4}}?"


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a refusal may say: how it is known, and which checks look at it.

    ``checks`` are names, sections or patterns of checks; empty where none can look at it.
    """

    name: str
    says: str
    phrases: tuple[str, ...]
    checks: tuple[str, ...]
    source: str
    as_of: str
    basis: Basis
    wording: str


class Pointer(msgspec.Struct, frozen=True):
    """A sign found in a feedback, and the very words by which it was."""

    sign: Sign
    words: str

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks that look at it."""
        every = discover().checks.values()
        found = {
            check.name: check for pattern in self.sign.checks for check in matching(pattern, every)
        }
        return tuple(found.values())


@cache
def signs() -> tuple[Sign, ...]:
    """All that is known of what refusals say."""
    table = tomli.loads(text_of("feedback.toml"))
    return msgspec.convert(table["signs"], tuple[Sign, ...])


def pointers(feedback: str) -> tuple[Pointer, ...]:
    """What a feedback points to, in the order of its words; empty where that is not known."""
    found = []
    for sign in signs():
        hits = [hit for phrase in sign.phrases if (hit := _pattern(phrase).search(feedback))]
        if hits:
            first = min(hits, key=lambda hit: (hit.start(), -hit.end()))
            found.append((first.start(), Pointer(sign, first.group())))
    return tuple(pointer for _, pointer in sorted(found, key=lambda one: one[0]))


def pointers_as_list(feedback: str) -> list[dict[str, Any]]:
    """What a feedback points to, as plain values."""
    return [
        {
            "words": pointer.words,
            "says": pointer.sign.says,
            "checks": [check.name for check in pointer.checks],
            "source": pointer.sign.source,
            "as_of": pointer.sign.as_of,
            "basis": pointer.sign.basis,
        }
        for pointer in pointers(feedback)
    ]


def sections_of(feedback: str) -> tuple[str, ...]:
    """The sections of the profile that a feedback points to, each once."""
    sections = [check.section for pointer in pointers(feedback) for check in pointer.checks]
    return tuple(dict.fromkeys(sections))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The pattern for a phrase of the table; see the head of ``data/feedback.toml``."""
    pattern = ""
    for item in phrase.split():
        if item == "…":
            pattern += _FEW
        else:
            words = "|".join(map(_word, item.split("/")))
            pattern += f"{_GAP if pattern else ''}(?:{words})"
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    stem = re.escape(word.rstrip("*")).replace("'", "['’]")
    return stem + r"\w*" * word.endswith("*")
