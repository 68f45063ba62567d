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
    their order; ``report`` is what is left. ``opposed`` are findings whose fixes undo each other:
    of these the text is as it was when they first met.
    """

    document: Document
    text: str
    made: tuple[Located, ...]
    report: Report
    opposed: tuple[Located, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was mended."""
        return self.text != self.document.source.text

    def data(self) -> bytes:
        """The new file, with the byte order mark that the old one had."""
        return (b"\xef\xbb\xbf" if self.document.source.bom else b"") + self.text.encode()


class _Pass(msgspec.Struct, frozen=True):
    """Where mending stood: the document, what was found in it, and what led to it."""

    document: Document
    report: Report
    done: tuple[Located, ...] = ()


def mend(document: Document, plan: Plan, allow: Safety) -> Mending:
    """Make the fixes that ``allow`` lets through, until none is left or a text comes back.

    A document that cannot be edited (an export, a saved page) comes back as it was.
    """
    passes = [_Pass(document, lint(document, plan))]
    opposed: tuple[Located, ...] = ()
    while passes[-1].document.source.editable:
        here = passes[-1]
        text, done, _ = mended(here.document, here.report.findings, allow)
        if not done or text == here.document.source.text:
            break
        texts = [one.document.source.text for one in passes]
        if text in texts:
            first = texts.index(text)
            opposed = tuple(found for one in passes[first + 1 :] for found in one.done) + tuple(
                done
            )
            del passes[first + 1 :]
            break
        again = reread(text, here.document.source)
        passes.append(_Pass(again, lint(again, plan), tuple(done)))
    made = tuple(found for one in passes for found in one.done)
    last = passes[-1]
    return Mending(document, last.document.source.text, made, last.report, opposed)


def reread(text: str, source: Source) -> Document:
    """The document that the text of a file becomes once it is changed."""
    document = read_bytes(text.encode(), source.name, input_format=source.format)
    document.source.bom = source.bom
    return document
