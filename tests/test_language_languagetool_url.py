"""The engine LanguageTool in front of a server that somebody names, whatever that may do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

import pytest

from profilelint.errors import UsageError
from profilelint.language import languagetool
from profilelint.language.languagetool import LanguageTool, address_of


@contextmanager
def pretender(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server that is none of LanguageTool's."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def says(status: int, body: str = "", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body.encode())))
        handler.end_headers()
        handler.wfile.write(body.encode())

    return answer


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (says(307, Location="http://192.0.2.1/"), "sends on to another address"),
        (says(413), "takes no text of this length"),
        (says(429), "wait a minute"),
        (says(403), "does not let you in"),
        (says(404), "look whether the address is right"),
        (says(500, "out of memory"), r"an error \(500: out of memory\)"),
        (says(200, "<html>"), "something else than LanguageTool"),
        (says(200, '{"matches": 3}'), "something else than LanguageTool"),
    ],
)
def test_a_server_that_refuses(
    answer: Callable[[BaseHTTPRequestHandler], None], words: str
) -> None:
    with pretender(answer) as url, LanguageTool(url) as one:
        with pytest.raises(UsageError, match=words) as error:
            one.issues("Hello there.")
        assert error.value.exit_code == 2


def test_odd_offsets_of_a_server_are_survived() -> None:
    matches = [
        {"offset": offset, "length": length, "rule": {"id": "X"}}
        for offset, length in ((-5, 3), (1, 1), (3, 99), (99, 5), (0, 0))
    ]
    with pretender(says(200, json.dumps({"matches": matches}))) as url, LanguageTool(url) as one:
        found = one.issues("a😀bcd")
        assert [(issue.start, issue.end) for issue in found] == [(2, 5)]


def test_a_server_that_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "ANSWER_LIMIT", 0.2)
    waits = threading.Event()

    def answer(_: BaseHTTPRequestHandler) -> None:
        waits.wait(5)

    with pretender(answer) as url, LanguageTool(url) as one:
        with pytest.raises(UsageError, match=r"did not answer within .* seconds"):
            one.issues("Hello there.")
        waits.set()


def test_a_server_that_is_not_there() -> None:
    with (
        LanguageTool("http://127.0.0.1:1") as one,
        pytest.raises(UsageError, match=r"127\.0\.0\.1:1 cannot be reached .* address is right"),
    ):
        one.issues("Hello there.")


@pytest.mark.parametrize(
    "url",
    [
        "localhost:8081",
        "ftp://x",
        "http://",
        "http://a:b@c",
        "http://x:0",
        "http://x?y",
        "",
        "http://x:y",
    ],
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(UsageError, match="--languagetool-url takes"):
        LanguageTool(url)


@pytest.mark.parametrize("end", ["", "/", "/v2", "/v2/", "/v2/check"])
def test_an_address_however_it_ends(end: str) -> None:
    assert address_of(f"http://localhost:8081{end}") == "http://localhost:8081"
    assert address_of(f"https://example.org/lt{end}") == "https://example.org/lt"


@pytest.mark.parametrize("busy", [429, 503])
def test_a_patient_run_waits_for_a_server_that_is_too_busy(busy: int) -> None:
    """As the processes of a roster do: it is asked again until it has time."""
    asked: list[float] = []

    def answer(visit: BaseHTTPRequestHandler) -> None:
        asked.append(time.monotonic())
        says(busy if len(asked) < 4 else 200, '{"matches": []}')(visit)

    with pretender(answer) as url, LanguageTool(url) as engine:
        engine.share(1, 30)
        assert engine.issues("The guests was happy.") == []
    assert len(asked) == 4
    pauses = [later - earlier for earlier, later in pairwise(asked)]
    assert min(pauses) > 0.04
    assert pauses[2] > pauses[0] / 2, "it is asked ever more seldom"


def test_patience_has_an_end() -> None:
    with pretender(says(503)) as url, LanguageTool(url) as engine:
        engine.share(1, 0.3)
        with pytest.raises(UsageError, match=r"answered with an error \(503"):
            engine.issues("The guests was happy.")
