"""``--watch``, with real processes and real changes of files."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from profilelint.watching import saves

Write = Callable[..., Path]
Cli = Callable[..., subprocess.CompletedProcess[str]]
AS_IN_A_TERMINAL = (  # where Ctrl-C is not ignored, as it is for what runs in the background
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from profilelint.cli import main; main()"
)
PATIENCE = 60
"""Seconds after which something that must come does not come; nothing waits as long otherwise."""


class Watcher:
    """A running ``profilelint check --watch``, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def says(self, words: str) -> list[str]:
        """Wait for a line with these words; answers the lines up to it."""
        heard: list[str] = []
        while not heard or words not in heard[-1]:
            try:
                heard.append(self.lines.get(timeout=PATIENCE))
            except queue.Empty:
                raise AssertionError(f"“{words}” did not come, but: {''.join(heard)}") from None
        return heard


@contextmanager
def watcher(folder: Path, *words: object) -> Iterator[Watcher]:
    """Run the program with ``--watch`` in a folder, and end it afterwards."""
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "XDG_CACHE_HOME": str(folder / "cache")}
    with subprocess.Popen(
        [sys.executable, "-c", AS_IN_A_TERMINAL, "check", "--watch", *map(str, words)],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        running = Watcher(process)
        try:
            yield running
        finally:
            process.kill()
            running.reader.join()


def replaced(path: Path, data: bytes) -> None:
    """Save as many editors do: write another file and put it in the place of the first."""
    other = path.with_name(f".{path.name}.swp")
    other.write_bytes(data)
    other.replace(path)


def test_every_way_to_save_is_noticed_and_ctrl_c_ends_it(tmp_path: Path, profile: Write) -> None:
    path = profile("p.json")
    good = path.read_bytes()
    bad = good.replace(json.loads(good)["title"].encode(), b"Consultant")
    with watcher(tmp_path, "p.json", "--engine", "none", "--output-format", "compact") as running:
        running.says("watching; Ctrl-C ends it")
        assert not any("title-vague" in line for line in running.says("p.json: READY"))
        path.write_bytes(bad)
        running.says("profilelint: p.json changed.")
        assert any("title-vague" in line for line in running.says("p.json: READY"))
        path.write_bytes(good[: len(good) // 2])  # half of it is written
        running.says("p.json:")
        assert running.process.poll() is None
        replaced(path, good)
        assert not any("title-vague" in line for line in running.says("p.json: READY"))
        replaced(path, bad)
        assert any("title-vague" in line for line in running.says("p.json: READY"))
        path.unlink()
        running.says("p.json: There is no such file.")
        path.write_bytes(good)
        assert not any("title-vague" in line for line in running.says("p.json: READY"))
        path.write_bytes(b"\xff\xfe\x00")
        running.says("p.json:")
        running.process.send_signal(signal.SIGINT)
        running.says("profilelint: stopped.")
        assert running.process.wait(PATIENCE) == 130


def test_a_folder_is_watched_with_all_that_comes_and_goes_in_it(
    tmp_path: Path, profile: Write
) -> None:
    one = profile("clients/one.json")
    with watcher(tmp_path, "clients", "--engine", "none", "-q") as running:
        running.says("clients/one.json: READY")
        (tmp_path / "clients" / "notes.txt").write_text("no profile")
        two = profile("clients/new/two.json")
        running.says("clients/new/two.json: READY")
        one.unlink()
        running.says("changed.")
        heard = running.says("clients/new/two.json: READY")
        assert not any("one.json: READY" in line for line in heard)
        assert two.exists()


@contextmanager
def proofreading_server() -> Iterator[tuple[str, list[str]]]:
    """A server that LanguageTool's client can ask and that finds nothing; and what it was sent."""
    sent: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._answer({"software": {"version": "6.6"}, "matches": []})

        def do_GET(self) -> None:
            self._answer([{"name": "English", "code": "en", "longCode": "en-US"}])

        def _answer(self, value: object) -> None:
            body = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}", sent
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("option", ["", "--no-cache"])
def test_what_did_not_change_is_not_proofread_again(
    tmp_path: Path, profile: Write, option: str
) -> None:
    profile("p.json", hourly_rate=30)
    words = [word for word in ("p.json", "-q", option) if word]
    with proofreading_server() as (address, sent):
        engine = ("--engine", "languagetool", "--languagetool-url", address)
        with watcher(tmp_path, *words, *engine) as running:
            running.says("p.json: READY")
            once = len(sent)
            assert once > 0
            profile("p.json", hourly_rate=31)
            running.says("changed.")
            running.says("p.json: READY")
            assert len(sent) == once
            profile("p.json", hourly_rate=31, title="Shopify developer for book shops")
            running.says("changed.")
            running.says("p.json: READY")
            assert len(sent) > once
            assert "shops" in sent[-1]


def test_what_was_saved_during_the_first_check_is_not_missed(profile: Write) -> None:
    path = profile("p.json")
    found = saves([str(path)], lambda: [str(path)])
    assert next(found) == [str(path)]
    path.write_bytes(path.read_bytes() + b"\n")  # before the watching has begun
    assert next(found) == [str(path)]
    found.close()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("p.json", "--watch", "--fix"), "--watch looks at files again and again"),
        (("p.json", "--watch", "--diff"), "--watch looks at files again and again"),
        (("-", "--watch"), "--watch looks at files again and again"),
        (("nowhere/p.json", "--watch"), "There is no folder nowhere"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    cli: Cli, profile: Write, words: tuple[str, ...], says: str
) -> None:
    profile("p.json")
    answer = cli("check", *words)
    assert answer.returncode == 2
    assert says in answer.stderr
