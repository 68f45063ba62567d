"""A page saved as one file (MHTML, "Webpage, single file"): the page is taken out and read.

The file is a mail of several parts. It is split flat and each head is read by :mod:`email`, so that
parts within parts, which no browser writes, cost nothing.
"""

from __future__ import annotations

import binascii
import re
from email.message import Message
from email.parser import BytesHeaderParser

from profilelint.errors import ReadError
from profilelint.reading import page, page_html
from profilelint.reading.document import MAX_HEAD, Document, Given

never_has: tuple[str, ...] = tuple(name for name in page.never_has if name in page_html.never_has)
advice = page_html.advice
REASON = "a page saved as a single file (MHTML)"
MAX_PARTS = 5_000
NO_PAGE = (
    "There is no page in this file, though it begins as a page saved as a single file does. "
    f"{page.HOW_TO_SAVE}"
)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHARSETS = re.compile(r"iso-8859-(?:[1-9]|1[0-6])(?<!-12)|windows-125[0-8]|us-ascii|gbk|shift_jis")
_BASE64 = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
_NO_BASE64 = bytes(sorted(frozenset(range(256)) - _BASE64))
_PAGES = ("page", "page-nuxt3", "page-html")


def recognise(given: Given) -> str | None:
    """A head that names the version of MIME, and several parts that belong together."""
    if given.kind != "mail":
        return None
    head = _head(given.data.lstrip())
    several = head.get_content_type() == "multipart/related"
    return REASON if several and "mime-version" in head else None


def read(given: Given) -> Document:
    """Read the page in it, by whichever reader of pages recognises it."""
    from profilelint.reading.formats import reader

    text = _page_in(given)
    if text is None:
        raise given.refused(NO_PAGE)
    inner = Given(given.name, text.encode())
    for name in _PAGES:
        reason = reader(name).recognise(inner)
        if reason is not None:
            break
    else:
        name, reason = page.NAME, ""
    try:
        document = reader(name).read(inner)
    except ReadError as error:  # lines of the page are not lines of the file
        raise given.refused(error.problems[0].message) from None
    document.source.format, document.source.reason = "mhtml", f"{REASON}: {reason}"
    return document


def _head(data: bytes) -> Message:
    """The head at the beginning of some bytes."""
    end = _HEAD_END.search(data, 0, MAX_HEAD)
    return BytesHeaderParser().parsebytes(data[: end.end() if end else MAX_HEAD])


def _page_in(given: Given) -> str | None:
    """The text of the page: the part that the head names, or the first one that is a page."""
    data = given.data.lstrip()
    head = _head(data)
    boundary = head.get_boundary()
    if not boundary:
        return None
    wanted = str(head.get("Snapshot-Content-Location", ""))
    mark = b"--" + boundary.encode("utf-8", "surrogateescape")
    first: bytes | None = None
    line = rb"(?:^|\r?\n)" + re.escape(mark) + rb"[^\n]*+\r?\n?"
    for part in re.split(line, data, maxsplit=MAX_PARTS)[1:]:
        inner = _head(part)
        if inner.get_content_type() != "text/html":
            continue
        if wanted and str(inner.get("Content-Location", "")).strip() == wanted.strip():
            return _decoded(part)
        first = part if first is None else first
    return None if first is None else _decoded(first)


def _decoded(part: bytes) -> str:
    """The text of a part, in whichever of the three ways of browsers it is written."""
    head = _head(part)
    end = _HEAD_END.search(part, 0, MAX_HEAD)
    body = part[end.end() :] if end else b""
    way = str(head.get("Content-Transfer-Encoding", "")).strip().lower()
    if way == "quoted-printable":
        body = binascii.a2b_qp(body)
    elif way == "base64":
        signs = body.translate(None, _NO_BASE64)
        signs = signs[:-1] if len(signs) % 4 == 1 else signs
        body = binascii.a2b_base64(signs + b"=" * (-len(signs) % 4))
    charset = head.get_content_charset() or ""
    text = body.decode(charset if _CHARSETS.fullmatch(charset) else "utf-8", "replace")
    return text.replace("\0", "").encode("utf-8", "replace").decode()
