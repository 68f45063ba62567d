"""Markdown for :mod:`build_docs`: texts, tables and the mark of a generated page."""

from __future__ import annotations

import re
from collections.abc import Sequence


def plain(text: str) -> str:
    """A text for Markdown: on one line, with nothing in it that Markdown would read as a mark."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", " ".join(text.split()))


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table; the cells are Markdown already."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)


def written_from(source: str) -> str:
    """The first line of a page that nobody should edit."""
    return f"<!-- Written by tools/build_docs.py from {source}. Do not edit; run `make docs`. -->"
