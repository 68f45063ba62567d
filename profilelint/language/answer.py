"""All that is found out about one text; it does not hold the text."""

from __future__ import annotations

import msgspec

from profilelint.language.issue import Issue
from profilelint.source import Span


class Variant(msgspec.Struct, frozen=True, array_like=True):
    """A word in one of the two spellings, ``British`` or ``American``, and its other spelling."""

    span: Span
    spelling: str
    other: str


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What stands, after all filters; spans of sentences that are not English; words by spelling.

    All of them count code points of the text from 0.
    """

    issues: tuple[Issue, ...] = ()
    foreign: tuple[Span, ...] = ()
    variants: tuple[Variant, ...] = ()
