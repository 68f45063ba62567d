"""All processes of a roster ask one real LanguageTool server, which is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from profilelint.errors import UsageError
from profilelint.language import install
from profilelint.language.languagetool import LanguageTool, Unreachable
from profilelint.language.languagetool_server import LocalServer
from profilelint.roster import proofserver
from profilelint.roster.judging import Job
from profilelint.roster.pool import Limits, Pool
from profilelint.roster.proofserver import ProofServer
from profilelint.roster.rows import rows
from profilelint.roster.run import Line, judged
from profilelint.testing import TODAY

HERE = Path(__file__).resolve().parents[1] / ".cache" / "languagetool"
ROWS = 96


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert install.find(HERE) is not None, "LanguageTool is not there: run `make languagetool`"
    monkeypatch.setenv(install.FOLDER_VARIABLE, str(HERE))


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Profiles with one mistake each that only LanguageTool finds."""
    path = tmp_path / "clients.jsonl"
    texts = [f"I cook for {n + 2} guests. The guests was happy." for n in range(ROWS)]
    path.write_text("".join(json.dumps({"overview": text}) + "\n" for text in texts))
    return path


def results(roster: Path, server: ProofServer) -> Iterator[Line]:
    """Judge a roster with two processes that ask a server."""
    job = Job(
        today=TODAY,
        select=("language-grammar",),
        engines=("languagetool",),
        languagetool_url=server.url,
        in_flight=2,
    )
    with Pool(job, 2, Limits(seconds=120)) as pool:
        server.watch(pool.fail)
        yield from judged(rows([str(roster)], {}), pool)


def told(line: Line) -> Any:
    return json.loads(line.text)


def test_a_server_that_is_killed_costs_no_row(roster: Path) -> None:
    lines = []
    with ProofServer() as server:
        first = server.pid
        for line in results(roster, server):
            lines.append(told(line))
            if len(lines) == 1:
                os.kill(server.pid, signal.SIGKILL)
        assert server.pid != first
    assert [line["row"] for line in lines] == list(range(1, ROWS + 1))
    quoted = [[finding["quote"] for finding in line["findings"]] for line in lines]
    assert quoted[0]
    assert quoted == [quoted[0]] * ROWS


def test_a_server_that_stays_dead_ends_the_run(
    roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofserver, "RESTARTS", 0)
    with ProofServer() as server:
        lines = results(roster, server)
        next(lines)
        os.kill(server.pid, signal.SIGKILL)
        with pytest.raises(UsageError, match="so the run was ended"):
            list(lines)


def test_a_patient_engine_asks_again_until_there_is_an_answer() -> None:
    with ProofServer() as server:
        url = server.url
    with LanguageTool(url) as engine:
        with pytest.raises(Unreachable):
            engine.issues("The guests was happy.")
        engine.share(1, 60)
        answers: list[int] = []
        asking = threading.Thread(
            target=lambda: answers.append(len(engine.issues("The guests was happy.")))
        )
        asking.start()
        time.sleep(0.5)
        assert answers == []
        again = LocalServer(server._command, int(url.rpartition(":")[2]))
        asking.join(60)
        again.close()
    assert answers == [1]
