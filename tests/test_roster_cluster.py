"""A roster on a real Dask cluster: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Answer

CODE = '''
import os, time
from profilelint.check import check
from profilelint.findings import Finding, Severity

@check(severity=Severity.WARNING)
def slow_title(profile):
    """Take a while, die where the title says so, and say that something was judged."""
    if profile.title == "exit":
        os._exit(7)
    with open("calls.txt", "a") as file:
        file.write(f"{profile.title}\\n")
    time.sleep(0.03)
    yield Finding(f"The title is {profile.title}.", at=("title",))
'''
ROWS = 120
WORDS = (
    "--engine",
    "none",
    "--select",
    "slow-title",
    "--today",
    "2026-11-20",
    "--fail-on",
    "never",
)


class Cluster:
    """Processes of ``dask scheduler`` and ``dask worker``."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self.env = {**os.environ, **env, "PYTHONWARNINGS": "ignore"}
        self.processes: list[subprocess.Popen[bytes]] = []
        self._start(
            "scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"
        )
        self.address = self._said("scheduler", r"(tcp://127\.0\.0\.1:\d+)")

    def _start(self, log: str, *words: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{log}.log").open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words],
                cwd=self.folder,
                env=self.env,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self.processes.append(process)
        return process

    def _said(self, log: str, pattern: str, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        while True:
            text = (self.folder / f"{log}.log").read_text(encoding="utf-8", errors="replace")
            if found := re.search(pattern, text):
                return found.group(1)
            assert time.monotonic() < end, text
            time.sleep(0.05)

    def worker(self, name: str) -> subprocess.Popen[bytes]:
        """A worker with one thread and nobody who starts it again."""
        words = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name)
        process = self._start(name, "worker", self.address, *words)
        self._said(name, "(Starting established connection|Registered to)")
        return process

    def close(self) -> None:
        """End all of them."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(plugin: Callable[..., dict[str, str]], tmp_path: Path) -> Iterator[Cluster]:
    running = Cluster(tmp_path, plugin("slow", CODE))
    yield running
    running.close()


def rows_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_a_worker_that_is_killed_costs_no_row(cluster: Cluster, tmp_path: Path) -> None:
    titles = [f"Cook {number}" for number in range(1, ROWS + 1)]
    titles[40] = "exit"
    rows = "".join(json.dumps({"title": title}) + "\n" for title in titles)
    (tmp_path / "clients.jsonl").write_text(rows)
    doomed = cluster.worker("doomed")
    cluster.worker("other")
    command = [sys.executable, "-m", "profilelint", "roster", "clients.jsonl", *WORDS]

    run = subprocess.Popen(
        [*command, "--scheduler", cluster.address, "--output", "jsonl=out.jsonl"],
        cwd=tmp_path,
        env=cluster.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    out = tmp_path / "out.jsonl"
    while run.poll() is None and rows_in(out) < 16:
        time.sleep(0.02)
    written = rows_in(out)  # results come while it runs
    doomed.kill()
    doomed.wait()
    _, said = run.communicate(timeout=120)
    assert 16 <= written < ROWS, said
    assert run.returncode == 2, said
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["row"] for line in lines] == list(range(1, ROWS + 1))
    assert [line["row"] for line in lines if "verdict" not in line] == [41]
    assert lines[40]["reason"] == "crashed"

    subprocess.run(
        [*command, "--jobs", "1", "--output", "jsonl=alone.jsonl"],
        cwd=tmp_path,
        env=cluster.env,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    assert (tmp_path / "alone.jsonl").read_bytes() == out.read_bytes()


def test_no_scheduler_is_told(program: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n")
    for address, says in (("tcp://127.0.0.1:1", "(["), ("x", "it must be like tcp://")):
        done = program("roster", "x.jsonl", "--engine", "none", "--scheduler", address)
        assert done.returncode == 2
        assert f"No Dask scheduler answers at {address}" in done.stderr
        assert says in done.stderr
        assert "Traceback" not in done.stderr


def test_a_scheduler_without_workers_is_told(
    cluster: Cluster, program: Callable[..., Answer], tmp_path: Path
) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n")
    (tmp_path / "sitecustomize.py").write_text(
        "import profilelint.roster.cluster as c\nc.ANSWER_WITHIN = 1\n"
    )
    words = ("roster", "x.jsonl", "--engine", "none", "--scheduler", cluster.address)
    done = program(*words, env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    assert "has no workers. Start some with `dask worker tcp://" in done.stderr
    assert "Traceback" not in done.stderr
