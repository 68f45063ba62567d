"""The engine LanguageTool: a server of our own on this machine, or one that the user names.

The Python client, language-tool-python (GPL-3.0-only, which is why it is an extra and imported only
here), says how a server is started. The asking is done with httpx, because the client, as of 3.4,

- downloads 250 MB by itself where it finds no LanguageTool, without being told to;
- asks through the proxy that the environment names, even its own server on this machine, so that
  the text may leave it;
- makes a new connection a request, has one time limit of 300 seconds, and when a request fails
  restarts the server from each thread that waits;
- takes any program that answers on its port for its server, and sets no limit to Java's memory.

The server stays warm until the engine is closed or the program ends.
"""

from __future__ import annotations

import random
import ssl
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from profilelint.errors import UsageError
from profilelint.language import install, languagetool_matches
from profilelint.language.issue import Issue
from profilelint.text import excerpt, flat

if TYPE_CHECKING:
    import httpx

    from profilelint.language.languagetool_server import LocalServer

NAME = "languagetool"
IN_FLIGHT = 4
"""Requests at once; more do not make two cores faster."""
ANSWER_LIMIT = 120.0
"""Seconds that an answer may take; the first of a cold server takes four on an idle machine."""
CONNECT_LIMIT = 10.0
LANGUAGE = "en-US"
TOO_BUSY = (429, 503)
"""What a server answers that cannot take a request now, but may later."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
"""Seconds before a request is made again."""

_MISSING = (
    "The proofreading engine languagetool is not installed here. Install it with "
    "`pip install 'profilelint[languagetool]'`, or run with `--engine harper`."
)


class Unreachable(UsageError):
    """A server that the user named does not answer."""


class _Software(msgspec.Struct, frozen=True):
    version: str = "unknown"


class _Answer(msgspec.Struct, frozen=True):
    matches: list[languagetool_matches.Match]
    software: _Software = _Software()


class LanguageTool:
    """LanguageTool, asked for up to :data:`IN_FLIGHT` texts at once. Close it, or use ``with``.

    ``url`` names a server; then no Java is needed, and nothing but that server is contacted.

    :raises UsageError: where something is missing, with what to do.
    """

    name = NAME

    def __init__(self, url: str | None = None) -> None:
        client = _client(url)
        self._named = None if url is None else address_of(url)
        self._lock = threading.Lock()
        self._slots = threading.Semaphore(IN_FLIGHT)
        self._server: LocalServer | None = None
        self._stop: Callable[[], object] = lambda: None
        self._restarted = False
        self._failed: UsageError | None = None
        self._named_version = ""
        self._patience = 0.0
        if self._named is None:
            self._command, self._installed = local()
        self._pool = ThreadPoolExecutor(IN_FLIGHT, NAME)
        self._client = client
        self._ends = weakref.finalize(self, client.close)

    def __enter__(self) -> LanguageTool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """LanguageTool's version, and whose server it is."""
        if self._named is None:
            version = self._installed
        else:
            if not self._named_version:
                self._named_version = self._ask("Hello.").software.version
            version = f"{self._named_version}@{self._named}"
        return f"{NAME} {version}"

    def share(self, in_flight: int, patience: float) -> None:
        """Ask for so many texts at once at most, since others ask the same server, and go on asking
        for so many seconds where it does not answer or is too busy."""
        self._slots = threading.Semaphore(in_flight)
        self._patience = patience

    def issues(self, text: str) -> list[Issue]:
        """The issues of a text, in code points.

        :raises UsageError: where the server does not answer.
        """
        if not text.strip():
            return []
        return languagetool_matches.issues(text, self._ask(text).matches)

    def all_issues(self, texts: Sequence[str]) -> list[list[Issue]]:
        """The issues of several texts, asked for at once."""
        return list(self._pool.map(self.issues, texts))

    def close(self) -> None:
        """End the server, if it is ours."""
        self._pool.shutdown(cancel_futures=True)
        with self._lock:
            self._stop()
            self._server = None
        self._ends()

    def _ask(self, text: str) -> _Answer:
        with self._slots:
            response = self._answered({**_request(), "text": _encodable(text)})
        if response.status_code != 200:
            raise UsageError(self._refused(response))
        try:
            return msgspec.json.decode(response.content, type=_Answer)
        except msgspec.DecodeError:
            raise UsageError(
                f"{self._who()} answered with something else than LanguageTool does. "
                "Look whether the address is right, or leave --languagetool-url out."
            ) from None

    def _answered(self, form: dict[str, str]) -> httpx.Response:
        """The answer to a request, which is made again, ever more seldom, while patience lasts."""
        end, pause = time.monotonic() + self._patience, FIRST_PAUSE
        while True:
            late = time.monotonic() >= end
            try:
                response = self._post(form)
            except Unreachable:
                if late:
                    raise
            else:
                if late or response.status_code not in TOO_BUSY:
                    return response
            time.sleep(pause * random.uniform(0.5, 1.5))  # so that not all come back at once
            pause = min(2 * pause, LONGEST_PAUSE)

    def _post(self, form: dict[str, str]) -> httpx.Response:
        import httpx

        while True:
            server = None if self._named else self._running()
            base = self._named or (server.url if server else "")
            try:
                return self._client.post(f"{base}/v2/check", data=form)
            except httpx.ReadTimeout:
                raise UsageError(
                    f"{self._who()} did not answer within {ANSWER_LIMIT:.0f} seconds. Try again, "
                    "or run with `--engine harper`."
                ) from None
            except (httpx.TransportError, httpx.InvalidURL) as error:
                if server is None:
                    raise Unreachable(
                        f"{self._who()} cannot be reached ({excerpt(flat(str(error)), 100)}). Look "
                        "whether it runs and the address is right, or leave --languagetool-url out."
                    ) from None
                self._lost(server)

    def _running(self) -> LocalServer:
        """Our server, started where it does not run yet."""
        from profilelint.language.languagetool_server import LocalServer

        with self._lock:
            if self._failed is not None:
                raise self._failed
            if self._server is None:
                try:
                    self._server = LocalServer(self._command)
                except UsageError as error:
                    self._failed = error
                    raise
                self._stop = weakref.finalize(self, self._server.close)
            return self._server

    def _lost(self, server: LocalServer) -> None:
        """Have a server that answers no more started again, once; whoever sees it first does."""
        with self._lock:
            if self._server is not server:
                return
            self._stop()
            self._server = None
            if self._restarted:
                self._failed = UsageError(
                    "LanguageTool's server stopped twice; the machine may be out of memory (it "
                    "needs about 1 GB). Close other programs, or run with `--engine harper`."
                )
            self._restarted = True

    def _who(self) -> str:
        return f"The LanguageTool server {self._named}" if self._named else "LanguageTool's server"

    def _refused(self, response: httpx.Response) -> str:
        status = response.status_code
        said = excerpt(flat(response.text), 120) if response.text.isprintable() else ""
        if response.is_redirect:
            why = "sends on to another address; name that one yourself if it is right"
        elif status == 413:
            why = "takes no text of this length"
        elif status in (426, 429):
            why = "takes no more requests for now; wait a minute"
        elif status in (401, 403):
            why = "does not let you in"
        elif status == 404:
            why = "does not know LanguageTool's requests; look whether the address is right"
        else:
            why = f"answered with an error ({status}{': ' + said if said else ''})"
        return f"{self._who()} {why}. `--engine harper` works without it."


def address_of(url: str) -> str:
    """The address of a server as the user may write it, without ``/v2`` or ``/v2/check``.

    :raises UsageError: for anything but a whole http or https address.
    """
    plain = url.strip().rstrip("/").removesuffix("/check").removesuffix("/v2").rstrip("/")
    try:
        parts = urlsplit(plain)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole or parts.scheme not in ("http", "https"):
        raise UsageError(
            f"--languagetool-url takes a whole address such as http://localhost:8081, not “{url}”."
        )
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise UsageError(
            "--languagetool-url takes an address without a name, a password, ? or #, such as "
            "http://localhost:8081."
        )
    return plain


def _client(url: str | None) -> httpx.Client:
    """What asks: no proxy of the environment, no sending on, connections kept."""
    try:
        import httpx
    except ImportError:
        raise UsageError(_MISSING) from None
    if url is not None:
        address_of(url)
    return httpx.Client(
        trust_env=False,
        follow_redirects=False,
        verify=False if url is None else ssl.create_default_context(),  # ours speaks no TLS
        timeout=httpx.Timeout(ANSWER_LIMIT, connect=CONNECT_LIMIT),
        limits=httpx.Limits(max_connections=IN_FLIGHT, max_keepalive_connections=IN_FLIGHT),
    )


def local() -> tuple[Callable[[int], list[str]], str]:
    """How our own server is started, and its version.

    :raises UsageError: where the client, LanguageTool or Java is missing.
    """
    try:
        import language_tool_python  # noqa: F401
    except ImportError:
        raise UsageError(_MISSING) from None
    from profilelint.language.languagetool_server import command_for

    found = install.find()
    if found is None:
        raise UsageError(
            "LanguageTool is not installed here. Run `profilelint languagetool install`, name a "
            "server with `--languagetool-url`, or run with `--engine harper`."
        )
    return command_for(found.folder, found.version), found.version


def _request() -> dict[str, str]:
    off = languagetool_matches.switched_off()
    return {
        "language": LANGUAGE,
        "disabledRules": ",".join(off.rules),
        "disabledCategories": ",".join(off.categories),
        "enabledRules": ",".join(off.kept),
    }


def _encodable(text: str) -> str:
    """The text with what UTF-8 cannot carry replaced, and as long in UTF-16 as before."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
