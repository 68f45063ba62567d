"""What is no profile, too large, too slow or not to be trusted, from a real server with TLS."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time

import pytest
from msgspec.structs import replace

from profilelint.errors import ReadError
from profilelint.fetching import fetched
from profilelint.fetching.address import Site
from profilelint.reading.page import CHALLENGES, HOW_TO_SAVE
from tests.playing_site import (
    HERE,
    HOST,
    PAGE,
    PROFILE,
    Play,
    PlayedSite,
    Visit,
    packed,
    played_site,
    refused,
    says,
    silent_port,
)

# Answers that are no profile.


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (204, "did not show this page (code 204)"),
        (401, "only to those who log in"),
        (403, "refused to show this page to a program, as it mostly does (code 403)"),
        (404, "no profile at this address, or it is not public"),
        (410, "no profile at this address any more"),
        (418, "did not show this page (code 418)"),
        (429, "asked too often, and refused (code 429)"),
        (451, "where you are"),
        (500, "cannot answer at the moment (code 500)"),
        (503, "cannot answer at the moment (code 503)"),
    ],
)
def test_a_page_that_is_not_shown_is_not_asked_for_again(
    site: PlayedSite, status: int, why: str
) -> None:
    site.plays[PROFILE] = says(b"", status, Retry_After="0")
    said = refused(site)
    assert why in said
    assert "Nothing was tried again." in said
    assert said.endswith(HOW_TO_SAVE)
    assert site.asked() == ["/robots.txt", PROFILE]


@pytest.mark.parametrize("mark", CHALLENGES)
@pytest.mark.parametrize("status", [200, 403, 429, 503])
def test_a_page_that_asks_whether_one_is_human(site: PlayedSite, mark: str, status: int) -> None:
    page = f"<!DOCTYPE html><html><head><title>{mark.title()}</title></head><body>{mark}</body>"
    site.plays[PROFILE] = says(page.encode(), status)
    said = refused(site)
    assert "asks whether you are human instead of showing the profile" in said
    assert said.endswith(HOW_TO_SAVE)
    assert site.asked() == ["/robots.txt", PROFILE]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/pdf", b"%PDF-1.7"),
        ("application/json", b'{"title": "Editor"}'),
        ("", b"<html></html>"),
        ("text/html", b'{"title": "Editor", "overview": "I edit."}'),
        ("text/html; charset=utf-8", b"title: Editor"),
    ],
)
def test_what_is_no_page(site: PlayedSite, kind: str, body: bytes) -> None:
    site.plays[PROFILE] = says(body, kind=kind)
    assert "no web page" in refused(site)


def test_a_page_without_a_profile(site: PlayedSite) -> None:
    site.plays[PROFILE] = says(b"<!DOCTYPE html><html><body>Log in</body></html>")
    assert HOW_TO_SAVE in refused(site)


# Size and time.


def test_a_page_that_is_too_large(site: PlayedSite) -> None:
    site.plays[PROFILE] = says(b"<html>" + b"x" * 300_000)
    assert "larger than" in refused(site, most=200_000)


def test_a_page_without_end(site: PlayedSite) -> None:
    sent = 0

    def endless(visit: Visit) -> None:
        nonlocal sent
        visit.send_response(200)
        visit.send_header("Content-Type", "text/html")
        visit.send_header("Connection", "close")
        visit.end_headers()
        for _ in range(10_000):
            visit.wfile.write(b"<p>" * 10_000)
            sent += 30_000

    site.plays[PROFILE] = endless
    assert "larger than 5 MB" in refused(site)
    assert 5_000_000 < sent < 60_000_000


def test_a_page_that_unpacks_to_far_more(site: PlayedSite) -> None:
    site.plays[PROFILE] = packed(b"<html>" + b"\0" * 200_000_000)
    assert "larger than 5 MB" in refused(site)


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (gzip.compress(PAGE)[:-500], "gzip"),
        (b"no gzip at all", "gzip"),
        (b"", "gzip"),
    ],
)
def test_a_page_that_cannot_be_unpacked(site: PlayedSite, body: bytes, packing: str) -> None:
    site.plays[PROFILE] = says(body, Content_Encoding=packing)
    assert "broke off on its way" in refused(site)


@pytest.mark.parametrize("packing", ["br", "deflate", "zstd", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for(site: PlayedSite, packing: str) -> None:
    site.plays[PROFILE] = says(PAGE, Content_Encoding=packing)
    assert f"not asked for (“{packing}”)" in refused(site)


def test_a_page_that_breaks_off(site: PlayedSite) -> None:
    def short(visit: Visit) -> None:
        visit.send_response(200)
        visit.send_header("Content-Type", "text/html")
        visit.send_header("Content-Length", "90000")
        visit.end_headers()
        visit.wfile.write(b"<html>")
        visit.close_connection = True

    site.plays[PROFILE] = short
    assert "could not be reached, or broke off" in refused(site)


def test_an_answer_that_is_none(site: PlayedSite) -> None:
    def rubbish(visit: Visit) -> None:
        visit.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")
        visit.close_connection = True

    site.plays[PROFILE] = rubbish
    assert "could not be reached, or broke off" in refused(site)


def test_a_head_without_end(site: PlayedSite) -> None:
    def heads(visit: Visit) -> None:
        visit.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(20_000):
            visit.wfile.write(b"X-%d: y\r\n" % number)

    site.plays[PROFILE] = heads
    assert "could not be reached, or broke off" in refused(site)


def drips(head: bytes) -> Play:
    def play(visit: Visit) -> None:
        visit.wfile.write(head)
        for _ in range(100):
            visit.wfile.write(b"a")
            visit.wfile.flush()
            time.sleep(0.1)

    return play


@pytest.mark.parametrize("what", ["robots", "head", "body"])
def test_a_site_that_sends_a_byte_now_and_then(site: PlayedSite, what: str) -> None:
    """Each byte comes in time, all of them do not."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    if what != "head":
        head += b"Content-Length: 1000\r\n\r\n"
    site.plays["/robots.txt" if what == "robots" else PROFILE] = drips(head)
    began = time.monotonic()
    assert "did not send the page within 1 second" in refused(site, seconds=1)
    assert time.monotonic() - began < 8


def test_a_site_that_listens_and_says_nothing(site: PlayedSite) -> None:
    with silent_port() as port:
        fetcher = replace(site.fetcher(seconds=1), site=Site(HOST, (), port))
        with pytest.raises(ReadError, match="did not send the page within 1 second"):
            fetched(f"https://{HOST}:{port}{PROFILE}", fetcher)


def test_a_resolver_that_never_answers(site: PlayedSite) -> None:
    let_go = threading.Event()

    def waits(_name: str, _port: int) -> list[str]:
        let_go.wait(30)
        return []

    fetcher = replace(site.fetcher(seconds=1), guard=type(site.fetcher().guard)(waits))
    with pytest.raises(ReadError, match="did not send the page within 1 second"):
        fetched(site.address, fetcher)
    let_go.set()


# Whom one talks to.


def test_a_certificate_that_nobody_trusts(site: PlayedSite) -> None:
    assert "cannot prove that it is that site" in refused(site, trust=False)
    assert site.visits == []


def test_a_certificate_for_another_name() -> None:
    with played_site("www.evil.example") as other:
        assert "cannot prove that it is that site" in refused(other)
        assert other.visits == []


def test_a_server_without_tls() -> None:
    with socket.create_server((HERE, 0)) as server, played_site() as site:
        port = int(server.getsockname()[1])

        def plain() -> None:
            visitor, _ = server.accept()
            with visitor:
                visitor.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        threading.Thread(target=plain, daemon=True).start()
        fetcher = replace(site.fetcher(), site=Site(HOST, (), port))
        with pytest.raises(ReadError, match="could not be reached, or broke off"):
            fetched(f"https://{HOST}:{port}{PROFILE}", fetcher)


def test_the_usual_trust_is_that_of_the_system() -> None:
    from profilelint.fetching.run import USUAL

    context = USUAL.tls()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert USUAL.guard.but == frozenset()
