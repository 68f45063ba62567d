"""Mends a document with the fixes of its findings, again and again until nothing changes."""

from __future__ import annotations

import msgspec

from profilelint.findings import Located, Safety
from profilelint.fixing import mended
from profilelint.linter import Plan, Report, lint
from profilelint.reading import Document, read_bytes
from profilelint.source import Source


class Mending(msgspec.Struct, frozen=True):
    """What mending a document came to.

    ``text`` is the new source text without a byte order mark; ``made`` are the findings mended, in
    their order; ``report`` is what is left. ``settled`` is false where the fixes of two checks undo
    each other: the text then is the last one before it would have come back.
    """

    document: Document
    text: str
    made: tuple[Located, ...]
    report: Report
    settled: bool

    @property
    def changed(self) -> bool:
        """Whether anything was mended."""
        return self.text != self.document.source.text

    def data(self) -> bytes:
        """The new file, with the byte order mark that the old one had."""
        return (b"\xef\xbb\xbf" if self.document.source.bom else b"") + self.text.encode()


def mend(document: Document, plan: Plan, allow: Safety) -> Mending:
    """Make the fixes that ``allow`` lets through, until none is left or a text comes back.

    A document that cannot be edited (an export, a saved page) comes back as it was.
    """
    report = lint(document, plan)
    seen = {document.source.text}
    made: list[Located] = []
    here = document
    settled = True
    while here.source.editable:
        text, done, _ = mended(here, report.findings, allow)
        if not done or text == here.source.text:
            break
        if text in seen:
            settled = False
            break
        seen.add(text)
        made += done
        here = _again(text, here.source)
        report = lint(here, plan)
    return Mending(document, here.source.text, tuple(made), report, settled)


def _again(text: str, source: Source) -> Document:
    document = read_bytes(text.encode(), source.name, input_format=source.format)
    document.source.bom = source.bom
    return document
