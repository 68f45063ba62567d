"""What is too deep, too large, packed to hurt or locked: one message, the file and a way on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from profilelint.reading.decoding import MAX_BYTES
from tests.conftest import Answer
from tests.test_reading_linkedin import HOSTILE

DEEP = "more than 100 deep"
PAGE = b"<html><title>A - B - Upwork Freelancer from C, D</title>"
TABLE = b'<html><script id="__NUXT_DATA__">'
MAIL = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\n'
HURTFUL: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "lists.json": (lambda: b"[" * 200_000, DEEP, "right file"),
    "groups.json": (lambda: b'{"a":' * 200_000 + b"1", DEEP, "right file"),
    "reply.json": (lambda: b'{"data":{"user":' + b"[" * 9_000, DEEP, "right file"),
    "brackets.yaml": (lambda: b"title: " + b"[" * 200_000, DEEP, "right file"),
    "names.yaml": (lambda: b"".join(b" " * n + b"a:\n" for n in range(999)), DEEP, "right file"),
    "tags.html": (lambda: PAGE + b"<div>" * 900_000, "far longer than a profile", "save it"),
    "table.html": (lambda: TABLE + b"[" * 900_000, "without its data", "save it"),
    "bomb.zip": (lambda: HOSTILE["bomb"][0], "far more than an export", "Unpack it yourself"),
    "several.zip": (lambda: HOSTILE["several"][0], "far more than an export", "Unpack it yourself"),
    "locked.zip": (lambda: HOSTILE["locked"][0], "locked with a password", "Unpack it yourself"),
    "cut.zip": (lambda: HOSTILE["cut off"][0], "damaged", "Download it again"),
}
HURTFUL |= {
    f"huge{ending}": (partial(bytes.ljust, start, MAX_BYTES + 1, b"x"), "than 20 MB", "right file")
    for ending, start in (
        *((".json", b'{"title": "'), (".yaml", b"title: "), (".html", b"<html>")),
        *((".mhtml", MAIL), (".csv", b"title,overview\n"), (".zip", b"PK\x03\x04")),
    )
}
"""Each file, what its message says is wrong, and what it says to do."""


@pytest.mark.parametrize("name", HURTFUL)
def test_one_message_names_the_file_and_what_to_do(
    name: str, cli: Callable[..., Answer], tmp_path: Path
) -> None:
    made, wrong, todo = HURTFUL[name]
    (tmp_path / name).write_bytes(made())
    told = cli("check", name)
    assert told.returncode == 2
    (line,) = told.stderr.splitlines()
    assert line.startswith(f"{name}:")
    assert wrong in line
    assert todo in line
    assert told.stdout == ""
