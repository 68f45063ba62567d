"""A real server with TLS on this machine that plays the platform's site, well or badly."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme

from profilelint.errors import ReadError
from profilelint.fetching import Fetcher, Guard, Site, fetched

HOST = "www.profiles.example"
HERE = "127.0.0.1"
PAGE = (Path(__file__).parents[1] / "examples/saved_page.html").read_bytes()
PROFILE = "/freelancers/~01ab23cd45ef67ab89"

Play = Callable[["Visit"], None]
"""What the site does when it is asked for something."""


class Visit(BaseHTTPRequestHandler):
    """One request, as a play sees it."""

    protocol_version = "HTTP/1.1"
    site: PlayedSite

    def do_GET(self) -> None:
        """Every request that is not a GET is answered with an error by the base class."""
        self.site.visits.append((self.path, dict(self.headers.items())))
        play = self.site.plays.get(self.path)
        if play is None:
            self.answer(b"Nothing here.", 404)
        else:
            play(self)

    def answer(
        self, body: bytes, status: int = 200, kind: str = "text/html", **headers: str
    ) -> None:
        """A whole answer; ``Set_Cookie`` as a name stands for ``Set-Cookie``."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing; the tests look at :attr:`PlayedSite.visits`."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A visitor that leaves early is what many tests are about."""


class PlayedSite:
    """The server: what it plays by path, who came, and how to fetch from it."""

    def __init__(self, server: ThreadingHTTPServer, authority: trustme.CA) -> None:
        self.plays: dict[str, Play] = {PROFILE: says(PAGE)}
        self.visits: list[tuple[str, dict[str, str]]] = []
        self.port = int(server.server_address[1])
        self.authority = authority
        self.looked_up: list[str] = []

    @property
    def address(self) -> str:
        """That of the profile."""
        return f"https://{HOST}:{self.port}{PROFILE}"

    def asked(self) -> list[str]:
        """The paths asked for, in their order."""
        return [path for path, _ in self.visits]

    def fetcher(
        self,
        *addresses: str,
        but: Sequence[str] = (HERE,),
        seconds: float = 20,
        trust: bool = True,
        most: int = 5_000_000,
    ) -> Fetcher:
        """One for which the site's name leads to these addresses, to this machine if to none."""

        def resolver(name: str, port: int) -> list[str]:
            self.looked_up.append(name)
            return list(addresses or [HERE])

        def tls() -> ssl.SSLContext:
            context = ssl.create_default_context()
            if trust:
                self.authority.configure_trust(context)
            return context

        return Fetcher(
            site=Site(HOST, ("profiles.example",), self.port),
            guard=Guard(resolver, frozenset(but)),
            tls=tls,
            seconds=seconds,
            most=most,
        )


def says(body: bytes, status: int = 200, kind: str = "text/html", **headers: str) -> Play:
    """A play that answers so."""
    return lambda visit: visit.answer(body, status, kind, **headers)


def sends_to(location: str, status: int = 302) -> Play:
    """A play that redirects."""
    return says(b"", status, Location=location)


def packed(body: bytes) -> Play:
    """A play that answers with something packed by gzip."""
    return says(gzip.compress(body), Content_Encoding="gzip")


@contextmanager
def played_site(host: str = HOST) -> Iterator[PlayedSite]:
    """Start one, with a certificate for ``host``."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    visit = type("Visit", (Visit,), {})
    with _Server((HERE, 0), visit) as server:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        site = visit.site = PlayedSite(server, authority)  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def silent_port() -> Iterator[int]:
    """A port at which somebody listens and never says a word."""
    with socket.create_server((HERE, 0)) as server:
        yield int(server.getsockname()[1])


def refused(site: PlayedSite, address: str = "", **how: Any) -> str:
    """What is said where nothing can be fetched; ``how`` is for :meth:`PlayedSite.fetcher`."""
    with pytest.raises(ReadError) as error:
        fetched(address or site.address, site.fetcher(**how)).document()
    (problem,) = error.value.problems
    assert error.value.name == (address or site.address)
    return problem.message
