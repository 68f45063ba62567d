"""One fetch: ``robots.txt``, then the page; each asked for once, whatever the answer is."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING

import msgspec

from profilelint.errors import ReadError
from profilelint.fetching import robots, words
from profilelint.fetching.address import Site, profile_address, redirected
from profilelint.fetching.guard import Guard, NotAllowed
from profilelint.reading import Document, Given, read_given
from profilelint.reading.page import MAX_LENGTH, challenge_at
from profilelint.source import Problem

if TYPE_CHECKING:
    import httpx

SECONDS = 30.0
"""Within which all must be done. Basis: ours; a page comes in two or three."""
MOST_REDIRECTS = 5
"""Redirects that are followed. Basis: ours; RFC 9309, 2.3.1.2 asks five for robots.txt."""
HEADERS = {
    "user-agent": f"{robots.NAME}/{version('profilelint')} (one page, for the person it is about)",
    "accept": "text/html, text/plain;q=0.5",
    "accept-encoding": "gzip",
    "connection": "close",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_STOPS = (401, 403, 429)
"""Answers to the question for robots.txt that are taken for a no, as are those from 500."""


def _trusted() -> ssl.SSLContext:
    import httpx

    return httpx.create_ssl_context()


class Fetcher(msgspec.Struct, frozen=True):
    """From where, and how, a page is fetched: what a test puts a server of its own in for."""

    site: Site = Site()
    guard: Guard = Guard()
    tls: Callable[[], ssl.SSLContext] = _trusted
    seconds: float = SECONDS
    most: int = MAX_LENGTH
    """Bytes that a page may have."""


def _challenges(data: bytes) -> bool:
    """Whether a page asks if its visitor is human."""
    return challenge_at(data.decode("utf-8", "replace")) is not None


class Fetched(msgspec.Struct, frozen=True):
    """A page: the address it was asked for by, and its bytes as the site wrote them."""

    address: str
    data: bytes

    def document(self) -> Document:
        """The profile in the page.

        :raises ReadError: where there is none in it.
        """
        given = Given(self.address, self.data)
        try:
            if given.kind != "page":
                raise ReadError(self.address, [Problem(words.NO_PAGE)])
            return read_given(given)
        except ReadError as error:
            if not _challenges(self.data):
                raise
            raise ReadError(self.address, [Problem(words.CHALLENGED)]) from error


USUAL = Fetcher()


def can_be_fetched(address: str, fetcher: Fetcher | None = None) -> bool:
    """Whether this is the address of a profile page on the site."""
    try:
        profile_address(address, (fetcher or USUAL).site)
    except ValueError:
        return False
    return True


def fetched(address: str, fetcher: Fetcher | None = None) -> Fetched:
    """Fetch the public profile page at an address.

    :raises ReadError: where it is not the address of one, where the site or its robots.txt does not
        let it be fetched, or where anything else comes than a page within size and time.
    """
    return _Run(fetcher or USUAL, address).page()


class _Answer(msgspec.Struct, frozen=True):
    status: int
    headers: Mapping[str, str]
    body: bytes


class _Run:
    """What one fetch needs on its way."""

    def __init__(self, fetcher: Fetcher, address: str) -> None:
        from profilelint.fetching.transport import Deadline

        self.fetcher = fetcher
        self.name = address
        self.deadline = Deadline(fetcher.seconds)
        self.tls = fetcher.tls()

    def page(self) -> Fetched:
        """The page."""
        site = self.fetcher.site
        try:
            address = profile_address(self.name, site)
        except ValueError as error:
            raise self._refused(str(error)) from None
        rules = self._rules()
        answer = self._asked(address, rules)
        if answer.status != 200:
            said = words.CHALLENGED if _challenges(answer.body) else words.status(answer.status)
            raise self._refused(said)
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in ("text/html", "application/xhtml+xml"):
            raise self._refused(words.NO_PAGE)
        return Fetched(address, answer.body)

    def _rules(self) -> bytes:
        """What robots.txt says; nothing where the site has none."""
        answer = self._asked(self.fetcher.site.origin + robots.PATH, None)
        if answer.status in _STOPS or answer.status >= 500:
            raise self._refused(words.no_robots(answer.status))
        if _challenges(answer.body):
            raise self._refused(words.CHALLENGED)
        return answer.body if answer.status == 200 else b""

    def _asked(self, address: str, rules: bytes | None) -> _Answer:
        """The answer to a question, or that to which it leads; ``rules`` are those for a page."""
        seen: set[str] = set()
        while address not in seen and len(seen) <= MOST_REDIRECTS:
            seen.add(address)
            if rules is not None and not robots.allows(rules, address):
                raise self._refused(words.FORBIDDEN)
            answer = self._get(address, None if rules is None else self.fetcher.most)
            if answer.status not in _REDIRECTS:
                return answer
            location = answer.headers.get("location", "")
            try:
                address = redirected(address, location, self.fetcher.site)
                if rules is not None:
                    profile_address(address, self.fetcher.site)
            except ValueError as error:
                raise self._refused(words.sent_on(str(error))) from None
        raise self._refused(words.ROUND)

    def _get(self, address: str, most: int | None) -> _Answer:
        """One request on a connection of its own, so that nothing is carried from one to the next.

        ``most``: bytes that the answer may have; ``None`` for robots.txt, the rest of which is not
        read.
        """
        import httpcore
        import httpx

        from profilelint.fetching.transport import Transport

        transport = Transport(self.fetcher.guard, self.deadline, self.tls)
        try:
            # Without httpx's client, which would keep cookies and follow the environment's proxies.
            with transport:
                response = transport.handle_request(httpx.Request("GET", address, headers=HEADERS))
                body = self._body(response, robots.MOST if most is None else most, cut=most is None)
                return _Answer(response.status_code, response.headers, body)
        except NotAllowed as error:
            raise self._refused(words.not_public(self.fetcher.site.host, str(error))) from None
        except (TimeoutError, httpcore.TimeoutException):
            raise self._refused(words.too_slow(self.fetcher.seconds)) from None
        except (OSError, UnicodeError, httpcore.NetworkError, httpcore.ProtocolError) as error:
            untrusted = isinstance(error.__context__, ssl.SSLCertVerificationError)
            host = self.fetcher.site.host
            raise self._refused(
                words.untrusted(host) if untrusted else words.unreachable(host)
            ) from None

    def _body(self, response: httpx.Response, most: int, *, cut: bool) -> bytes:
        """The bytes of an answer, unpacked no further than they may go."""
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip", ""):
            raise self._refused(words.odd_packing(packing))
        unpack = zlib.decompressobj(wbits=31) if "gzip" in packing else None
        found = bytearray()
        received = 0
        for part in response.iter_raw():
            received += len(part)
            try:
                found += unpack.decompress(part, most + 1 - len(found)) if unpack else part
            except zlib.error:
                raise self._refused(words.BROKEN) from None
            if max(len(found), received) > most:
                if cut:
                    return bytes(found[:most])
                raise self._refused(words.too_large(most))
        if unpack is not None and not unpack.eof:
            raise self._refused(words.BROKEN)
        return bytes(found)

    def _refused(self, message: str) -> ReadError:
        return ReadError(self.name, [Problem(message)])
