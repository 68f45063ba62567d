"""A page saved as a single file, in each way in which browsers write one."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from profilelint.errors import ReadError
from profilelint.profile import Location, Profile
from profilelint.reading import read, read_bytes
from tests.test_reading_page_html import ILSE

EXPORTS = Path(__file__).parent / "data" / "exports"
AIR3 = (EXPORTS / "page_air3.html").read_bytes()
HEAD = (
    "From: <Saved by a browser>\nSnapshot-Content-Location: https://saved.example/a\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="B.1"\n\n'
)


def part(body: bytes, way: str = "8bit", kind: str = "text/html", at: str = "a") -> bytes:
    head = f"\n--B.1\nContent-Type: {kind}\nContent-Transfer-Encoding: {way}\n"
    return f"{head}Content-Location: https://saved.example/{at}\n\n".encode() + body


def saved(*parts: bytes, end: str = "\n") -> bytes:
    whole = HEAD.encode() + b"".join(parts) + b"\n--B.1--\n"
    return whole.replace(b"\n", end.encode()) if end != "\n" else whole


def test_a_page_that_chromium_saved() -> None:
    document = read(EXPORTS / "page_air3.mhtml")
    assert document.profile == ILSE
    assert document.source.format == "mhtml"
    assert document.source.text.startswith("<!DOCTYPE html>")
    assert document.source.locate(("title",)) is None


def test_chromium_drops_the_state_so_the_metadata_remain() -> None:
    assert b"window.__NUXT__" not in (EXPORTS / "page_state.mhtml").read_bytes()
    assert read(EXPORTS / "page_state.mhtml").profile == Profile(
        name="Mara V.",
        location=Location("Riga", "Latvia"),
        title="Logo Designer | Brand identity for cafés",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("body", "way"),
    [
        (AIR3, "8bit"),
        (quopri.encodestring(AIR3), "quoted-printable"),
        (base64.encodebytes(AIR3), "base64"),
        (base64.encodebytes(AIR3), "BASE64"),
        (base64.b64encode(AIR3).rstrip(b"="), "base64"),
    ],
)
def test_the_ways_of_writing_a_part(body: bytes, way: str, end: str) -> None:
    assert read_bytes(saved(part(body, way), end=end), "x").profile == ILSE


def test_the_page_is_the_part_that_the_head_names() -> None:
    frame = part(b"<html><title>An advertisement</title></html>", at="frame")
    style = part(b"p { color: red }", kind="text/css", at="css")
    assert read_bytes(saved(frame, style, part(AIR3)), "x").profile == ILSE
    unnamed = saved(part(AIR3, at="b"), frame)
    assert read_bytes(unnamed, "x").profile == ILSE


def test_a_page_with_its_state_is_read_by_it() -> None:
    state = (EXPORTS / "page_viewer.html").read_bytes()
    document = read_bytes(saved(part(state)), "x")
    assert document.profile == read_bytes(state, "x").profile
    assert document.source.reason.endswith(
        "a saved page with a profile at state.profileViewer.profile"
    )


@pytest.mark.parametrize(
    ("charset", "body"),
    [("windows-1252", "é".encode("cp1252")), ("utf-8", "é".encode()), ("punycode", "é".encode())],
)
def test_the_encoding_of_a_part(charset: str, body: bytes) -> None:
    page = b"<html><title>A - " + body + b" - Upwork Freelancer from B, C</title></html>"
    found = read_bytes(saved(part(page, kind=f"text/html; charset={charset}")), "x").profile
    assert found.title == "é"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (saved(), "no page in this file"),
        (saved(part(b"x", kind="text/css")), "no page in this file"),
        (saved().replace(b'boundary="B.1"', b"x=y"), "no page in this file"),
        (saved(part(b"<html><title>Just a moment...</title>")), "whether you are human"),
        (saved(part(b"", "base64")), "This file is empty"),
        (saved(part(b"\0\0", "8bit")), "This file is empty"),
    ],
)
def test_a_file_without_a_profile_says_so(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read_bytes(data, "x")


def test_a_profile_that_mentions_mails_is_none() -> None:
    text = b"title: MIME-Version expert\noverview: I write multipart/related by hand.\n"
    assert read_bytes(text, "x").source.format == "yaml"
