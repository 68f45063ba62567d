"""Files made to hurt a reader: long, deep, endless or half broken. Each is refused, and soon."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from profilelint.errors import ReadError
from profilelint.reading import Document, read, read_bytes
from profilelint.reading.decoding import MAX_BYTES

pytestmark = pytest.mark.fuzz
LONGEST, MOST_MEMORY = 5.0, 300_000_000
"""Seconds of this process and bytes that one file may take."""


def taken(data: bytes, input_format: str | None = None) -> Document | None:
    """Read a file, in the time allowed; ``None`` if it is refused."""
    document = None
    start = time.process_time()
    with contextlib.suppress(ReadError):
        document = read_bytes(data, "made-up", input_format=input_format)
    seconds = time.process_time() - start
    assert seconds < LONGEST, f"{seconds:.1f} s for {len(data):,} bytes"
    return document


FRAMES = {
    "json": (b'{"title": "', b'"}'),
    "json-bare": (b'{"title": ', b"}"),
    "json-no-number": (b'{"title": ', b"x}"),
    "yaml": (b"title: ", b"\n"),
    "yaml-quoted": (b'title: "', b'"\n'),
    "yaml-single": (b"title: '", b"'\n"),
    "yaml-block": (b"title: |\n  ", b"\n"),
    "wrapper": (b'{"personalData": {"title": "<untrusted_participant_content>', b'x"}}'),
    "result": (b'{"result": "{\\"personalData\\": {\\"title\\": \\"', b'\\"}}"}'),
    "page": (b"<html><script>window.__NUXT__={state:{a:'", b"'}}</script>"),
    "page-bare": (b"<html><script>window.__NUXT__=", b"</script>"),
    "page-tags": (b"<html>", b"<script>window.__NUXT__=1"),
}
FILLINGS = [
    *(
        b" ",
        b"\n",
        b"\r\n",
        b"\t",
        b'"',
        b"'",
        b"\\",
        b"\\\\",
        b'\\"',
        b"\\n",
        b"\\ud800",
        b"-",
        b"- ",
    ),
    *(
        b"[",
        b"{",
        b"{a:",
        b"(",
        b",",
        b": ",
        b"a: ",
        b"#",
        b"/*",
        b"//",
        b"<",
        b"<a ",
        b"<!--",
        b"&a ",
    ),
    *(
        b"1",
        b"0x",
        b"1e",
        b"1,",
        b"a ",
        b"a\n",
        b"=",
        b"\xe2\x80\x9c",
        b"\xf0\x9f\x98\x80",
        b"? ",
        b"!",
    ),
    *(
        b"window.__NUXT__=",
        b"<script>",
        b"</untrusted_participant_content>",
        b"new Map(",
        b"|",
        b"%",
    ),
]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_long_row_of_one_sign(frame: str) -> None:
    before, after = FRAMES[frame]
    for filling in FILLINGS:
        row = filling * (100_000 // len(filling))
        wanted = "yaml" if frame.startswith("yaml") else None
        for data in (
            before + row + after,
            before + row,
            before + row + b'", "\' --> x' + after,
        ):
            taken(data, wanted)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"[" * MAX_BYTES, "more than 100 deep"),
        (b'{"a":' * 100_000, "more than 100 deep"),
        (b"- " * 100_000, "more than 100 deep"),
        (b"".join(b" " * depth + b"a:\n" for depth in range(1500)), "more than 100 deep"),
        (b"<html><script>window.__NUXT__=" + b"[" * 100_000, "not written as profilelint knows"),
        (b"a: &a [x, x]\n" + b"b: &b [*a, *a]\nc: [*b, *b]\n", "gives a place of the file a name"),
        (b"a: &a {<<: *a}", "gives a place of the file a name"),
        (b'{"hourly_rate": ' + b"9" * 1_000_000 + b"}", "number is too large"),
        (b"hourly_rate: " + b"9" * 1_000_000, "number is too large"),
        (b'{"stats": {"jobs": 1' + b"0" * 350 + b"}}", "cannot be 1000"),
        (b"<script>window.__NUXT__=" + b"9" * 1_000_000, "not written as profilelint knows"),
        (b'{"title": "\xed\xa0\x80"}', "not written in UTF-8"),
        (b'title: "\\ud800"', "backslash is not known"),
        (b'{"title": "\0"}', "This is not a text file (byte 12 is zero)"),
        (b"<html>" + b"x" * MAX_BYTES, "larger than 20 MB"),
        (b"<html>" + b"x" * 5_000_000, "far longer than a profile"),
        (b"\xff\xfet\0i\0", "UTF-16"),
        (b"", "This file is empty."),
        (b"\xef\xbb\xbf \n", "This file is empty."),
        (json.dumps({f"title{n}": n for n in range(20_000)}).encode(), "more than 10,000 values"),
    ],
    ids=lambda value: None if isinstance(value, str) else ascii(value[:20]),
)
def test_what_is_refused(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    start = time.process_time()
    with pytest.raises(ReadError) as error:
        read(path)
    assert time.process_time() - start < LONGEST
    assert says in str(error.value)


def test_half_a_character_becomes_a_sign_for_it_and_zero_is_kept() -> None:
    for data in (b'{"title": "\\ud800x\\udc00"}', b'{"title": "\\uD800x\\uDC00"}'):
        document = taken(data)
        assert document is not None
        assert document.profile.title == "\ufffdx\ufffd"
    page = b'<script>window.__NUXT__={state:{profileViewer:{profile:{profile:{title:"\\ud800"}}}}}'
    document = taken(page + b"</script>")
    assert document is not None
    assert document.profile.title == "\ufffd"
    document = taken(b'{"title": "a\\u0000b"}')
    assert document is not None
    assert document.profile.title == "a\0b"


def test_the_size_is_looked_at_before_the_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    with pytest.raises(ReadError, match="written in UTF-16"):
        read(path)
    with path.open("wb") as file:
        file.truncate(10**12)  # a sparse file: it takes no room
    with pytest.raises(ReadError, match="larger than 20 MB"):
        read(path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" " * (MAX_BYTES + 1))))
    with pytest.raises(ReadError, match="<stdin>: This file is larger than 20 MB"):
        read("-")


@pytest.mark.parametrize(
    ("before", "filling", "after"),
    [
        (b'{"a": 1,', b"\n", b'"a": 2, "b": 1}'),
        (b"a: 1\n", b"\n", b"b: ["),
        (b'{"title": "', b"\\u4e00", b'"}'),
        (b'{"title": "', b"\\", b""),
        (b'{"title": ', b"\xe2\x80\x9c", b"}"),
        (b'title: "', b"\xf0\x9f\x98\x80", b'"'),
        (b"skills:\n", b"- a\n", b""),
        (b'{"result": "{', b" ", b'}"}'),
    ],
)
def test_memory(before: bytes, filling: bytes, after: bytes) -> None:
    data = before + filling * ((MAX_BYTES - 100) // len(filling)) + after
    tracemalloc.start()
    try:
        with contextlib.suppress(ReadError):
            read_bytes(data, "large")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    print(f"{peak / 1e6:.0f} MB")  # to be seen with `pytest -s`
    assert peak < MOST_MEMORY
