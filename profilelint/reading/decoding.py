"""From a file to text: size, encoding and the plainest mistakes, each with a way to mend it."""

from __future__ import annotations

import sys
from pathlib import Path

from profilelint.errors import ReadError
from profilelint.source import Problem, Source

MAX_BYTES = 20_000_000
"""Files over this size are refused. Basis: ours; a saved profile page is 1.3 to 1.7 MB."""

WEB = ("http://", "https://")
SAVE_AS_UTF8 = "Save it again as UTF-8 (in most editors: Save As, Encoding: UTF-8)."

NO_FILE = "There is no such file. Check the name and the folder you are in."
AN_ADDRESS = (
    "This is an address on the web, not a file. `profilelint check` and `profilelint fetch` take "
    "the one of your public profile; else save the page from your browser and give that file."
)


def is_web_address(name: str) -> bool:
    """Whether what the user named is an address on the web and no file."""
    return name.lower().startswith(WEB)


def bytes_of(name: str, path: Path | None) -> bytes:
    """The bytes of a file, or of standard input for ``None``.

    :raises ReadError: where there is nothing to read, or too much.
    """
    try:
        if path is None:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            if path.is_dir():
                raise ReadError(name, [Problem("This is a folder, not a file.")])
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadError(name, [Problem(AN_ADDRESS if is_web_address(name) else NO_FILE)]) from None
    except PermissionError:
        raise ReadError(name, [Problem("You have no permission to read this file.")]) from None
    except (OSError, ValueError) as error:
        raise ReadError(name, [Problem(f"This file cannot be opened: {error}.")]) from None
    if len(data) > MAX_BYTES:
        raise ReadError(
            name,
            [
                Problem(
                    f"This file is larger than {MAX_BYTES // 1_000_000} MB; a profile is far "
                    "smaller. Is it the right file?"
                )
            ],
        )
    return data


def text_of(name: str, data: bytes) -> tuple[str, bool]:
    """The text of a file and whether it began with a byte order mark, which is left out.

    :raises ReadError: for an empty file, a binary one, or one that is not UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(data):
        raise ReadError(name, [Problem(f"This file is written in UTF-16. {SAVE_AS_UTF8}", 1, 1)])
    if (at := data.find(b"\0")) >= 0:
        raise ReadError(
            name,
            [
                Problem(
                    f"This is not a text file (byte {at + 1:,} is zero). Give a profile as JSON, "
                    "YAML or a saved page, not a document or picture."
                )
            ],
        )
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        text = data[3 if bom else 0 :].decode("utf-8")
    except UnicodeDecodeError as error:
        start = 3 if bom else 0
        before = data[start : start + error.start].decode("utf-8")
        line, column = Source(name, before, "").position(len(before))
        byte = data[start + error.start]
        raise ReadError(
            name,
            [
                Problem(
                    f"This character is not written in UTF-8 (byte 0x{byte:02x}). {SAVE_AS_UTF8}",
                    line,
                    column,
                )
            ],
        ) from None
    if not text.strip():
        raise ReadError(name, [Problem("This file is empty.", 1, 1)])
    return text, bom


def _looks_like_utf16(data: bytes) -> bool:
    """UTF-16 without a mark: every other byte of the beginning is zero."""
    head = data[:64]
    return len(head) >= 4 and (not any(head[1::2]) or (not any(head[0::2]) and any(head[1::2])))
