"""Comments in a YAML file that hide findings: ``# profilelint: ignore[title-vague] The reason.``

A comment covers every field or entry that begins on its line, with all that is in it. One that has
a line of its own covers those that begin on the next line with anything but a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from profilelint.findings import Located
from profilelint.profile import value_at
from profilelint.reading import Document
from profilelint.source import Path, Source

MARK = "profilelint:"
FORM = "# profilelint: ignore[name-of-the-check] the reason"
_COMMENT = re.compile(r"(?<![^\s])#[^\S\r\n]*profilelint:(?P<says>[^\r\n]*)", re.IGNORECASE)
_SAYS = re.compile(r"\s*ignore\s*\[(?P<checks>[^\]]*)\](?:\s*until=(?P<until>\S*))?(?P<reason>.*)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_NOTHING_YET = re.compile(r"\s*(?:#.*)?")


class Comment(msgspec.Struct, frozen=True):
    """A comment in line ``line`` about what begins in line ``about``, for the checks named.

    ``fault`` says in words why it hides nothing, where it is not written as it must be.
    """

    line: int
    about: int
    checks: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    fault: str = ""

    def covers(self, source: Source, found: Located) -> bool:
        """Whether a finding, of whatever check, is about something that begins in its line."""
        if found.place is not None and found.place.line == self.about:
            return True
        return any(
            _begins(source, found.at[:length]) == self.about
            for length in range(1, len(found.at) + 1)
        )


def comments_of(document: Document) -> list[Comment]:
    """The comments of a YAML file, in their order; other formats have none."""
    source = document.source
    if source.format != "yaml" or MARK not in source.text.lower():
        return []
    return list(_comments(document))


def _comments(document: Document) -> Iterator[Comment]:
    source = document.source
    texts = [
        _inside(source, span)
        for path, span in source.spans.items()
        if isinstance(value_at(document.profile, path), str)
    ]
    lines = _LINE_END.split(source.text)
    for found in _COMMENT.finditer(source.text):
        if any(start <= found.start() < end for start, end in texts):
            continue  # a part of the profile's own text
        line, column = source.position(found.start())
        alone = not lines[line - 1][: column - 1].strip()
        about = line
        while alone and about <= len(lines) and _NOTHING_YET.fullmatch(lines[about - 1]):
            about += 1
        yield _understood(found["says"], line, about)


def _inside(source: Source, span: tuple[int, int]) -> tuple[int, int]:
    """The part of a text value in which no comment can stand: of a block, what follows ``|``."""
    start, end = span
    if source.text[start] in "|>":
        start = source.text.find("\n", start, end)
    return start, end


def _understood(says: str, line: int, about: int) -> Comment:
    found = _SAYS.fullmatch(says)
    if found is None:
        return Comment(line, about, fault=f"it is not written like “{FORM}”")
    checks = tuple(name.strip() for name in found["checks"].split(",") if name.strip())
    reason = found["reason"].strip().lstrip(":-–—").strip()
    until = None
    if found["until"] is not None:
        try:
            until = date.fromisoformat(found["until"])
        except ValueError:
            return Comment(line, about, fault="after until= comes a date such as 2026-12-31")
    if not checks:
        return Comment(line, about, fault=f"it names no check; write “{FORM}”")
    if not reason:
        return Comment(line, about, fault=f"it gives no reason; write “{FORM}”")
    return Comment(line, about, checks, reason, until)


def _begins(source: Source, at: Path) -> int | None:
    """The line in which a field, or an entry of a list, begins."""
    origin = source.origin(at)
    span = None if origin is None else source.keys.get(origin) or source.spans.get(origin)
    return None if span is None else source.position(span[0])[0]
