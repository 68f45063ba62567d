"""What a run keeps: nothing finished is lost, nothing unchanged is judged twice."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from profilelint.roster.contents import shard
from profilelint.roster.rows import rows
from tests.conftest import Answer

CODE = '''
import os, time
from profilelint.check import check
from profilelint.findings import Finding, Severity

@check(severity=Severity.WARNING)
def slow_title(profile):
    """Take a while, and say who was judged by whom."""
    with open("calls.txt", "a") as file:
        file.write(f"{os.getpid()} {profile.title}\\n")
    time.sleep(0.03)
    yield Finding(f"The title is {profile.title}.", at=("title",))
'''
WORDS = ("--engine", "none", "--select", "slow-title", "--jobs", "2", "--fail-on", "never")


@pytest.fixture
def place(plugin: Callable[..., dict[str, str]], tmp_path: Path) -> Place:
    """A folder with a roster of eighty, and a check that tells of each call."""
    titles = "".join(json.dumps({"title": f"Cook {n}"}) + "\n" for n in range(1, 81))
    (tmp_path / "clients.jsonl").write_text(titles)
    return Place(tmp_path, plugin("slow", CODE))


class Place:
    """Runs the program in a folder."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self.env = {**os.environ, **env}

    def command(self, *words: object) -> list[str]:
        """The command line."""
        program = [sys.executable, "-m", "profilelint", "roster", "clients.jsonl"]
        return [*program, *WORDS, *map(str, words)]

    def run(self, *words: object, code: int = 0) -> str:
        """Run to the end; what was said on standard error."""
        done = subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stderr

    def lines(self, name: str = "out.jsonl") -> list[dict[str, Any]]:
        """The whole lines of the results."""
        text = (self.folder / name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def calls(self) -> list[str]:
        """The titles judged since the last time that this was asked."""
        path = self.folder / "calls.txt"
        found = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [line.partition(" ")[2] for line in found if not line.endswith("Copywriter")]


def until(done: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def alive(pid: int) -> bool:
    """Whether a process runs (and is not only waiting to be buried)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def killed(place: Place) -> Iterator[Place]:
    """A run with a state that was killed (``kill -9``) when some of its rows were written."""
    words = ("--output", "jsonl=out.jsonl", "--state", "state.db", "--today", "2026-11-20")
    run = subprocess.Popen(place.command(*words), cwd=place.folder, env=place.env)
    out = place.folder / "out.jsonl"
    until(lambda: out.exists() and out.read_bytes().count(b"\n") >= 16)
    run.kill()
    run.wait()
    yield place
    run.kill()


def test_a_run_that_was_killed_is_taken_up(killed: Place) -> None:
    place = killed
    pids = {int(line.split()[0]) for line in (place.folder / "calls.txt").read_text().splitlines()}
    assert pids
    until(lambda: not any(alive(pid) for pid in pids))  # no process is left behind
    before = place.lines()
    assert 16 <= len(before) < 80, "the run ended before it was killed"
    with sqlite3.connect(place.folder / "state.db") as state:
        (kept,) = state.execute("SELECT count(*) FROM results").fetchone()
    assert kept >= len(before)
    place.calls()

    said = place.run("--output", "jsonl=out.jsonl", "--state", "state.db", "--resume")
    assert said == "profilelint: taking up the run of 2026-11-20.\n"
    lines = place.lines()
    assert [line["row"] for line in lines] == list(range(1, 81))
    assert lines[: len(before)] == before
    judged = place.calls()
    assert len(judged) == len(set(judged)) == 80 - kept
    assert not {f"Cook {line['row']}" for line in before} & set(judged)

    place.run("--output", "jsonl=whole.jsonl", "--today", "2026-11-20")
    assert place.lines("whole.jsonl") == lines


def test_only_what_changed_is_judged_again(place: Place) -> None:
    words = ("--output", "jsonl=out.jsonl", "--state", "state.db", "--today", "2026-11-20")
    place.run(*words)
    assert len(place.calls()) == 80
    first = (place.folder / "out.jsonl").read_bytes()
    place.run(*words)
    assert place.calls() == []
    assert (place.folder / "out.jsonl").read_bytes() == first

    path = place.folder / "clients.jsonl"
    texts = path.read_text().splitlines()
    texts[5] = json.dumps({"title": "Baker"})
    path.write_text("\n".join([json.dumps({"title": "New on top"}), *texts]))
    place.run(*words)
    assert sorted(place.calls()) == ["Baker", "New on top"]
    lines = place.lines()
    assert [line["findings"][0]["line"] for line in lines] == list(range(1, 82))
    assert lines[1]["findings"][0]["message"] == "The title is Cook 1."

    place.run(*words, "--ignore", "slow-title")
    place.run(*words)
    assert len(place.calls()) == 81  # other settings, and then what was kept for them is gone

    place.run(*words, "--today", "2026-11-21")
    assert len(place.calls()) == 81  # another date


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("clients.jsonl", b"", "cannot be used"),
        ("other.db", b"SQLite format 3", "cannot be used"),
        ("no/such/state.db", None, "cannot be used"),
    ],
)
def test_a_state_that_is_none_is_refused(
    cli: Callable[..., Answer], tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    (tmp_path / "clients.jsonl").write_text("{}\n")
    if data:
        (tmp_path / name).write_bytes(data)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    done = cli("roster", "clients.jsonl", "--engine", "none", "--state", name)
    assert done.returncode == 2
    assert says in done.stderr
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_data_base_of_another_program_is_not_touched(
    cli: Callable[..., Answer], tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    before = (tmp_path / "other.db").read_bytes()
    (tmp_path / "clients.jsonl").write_text("{}\n")
    done = cli("roster", "clients.jsonl", "--engine", "none", "--state", "other.db")
    assert done.returncode == 2
    assert "is no state that this version" in done.stderr
    assert (tmp_path / "other.db").read_bytes() == before


def test_resume_needs_a_state(cli: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "clients.jsonl").write_text("{}\n")
    done = cli("roster", "clients.jsonl", "--resume")
    assert (done.returncode, "add --state FILE" in done.stderr) == (2, True)


def test_shards_part_a_roster_by_content(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    texts = [json.dumps({"title": f"Cook {n}"}) for n in range(80)]

    def parts() -> list[set[str]]:
        lines = path.read_text().splitlines()
        return [
            {lines[(row.line or 0) - 1] for row in shard(rows([str(path)], {}), part, 3)}
            for part in (1, 2, 3)
        ]

    path.write_text("\n".join(texts))
    before = parts()
    assert all(before)
    assert sorted(text for part in before for text in part) == sorted(texts)
    path = path.rename(tmp_path / "b.jsonl")
    path.write_text("\n".join(['{"title": "Baker"}', *reversed(texts)]))
    assert [part - {'{"title": "Baker"}'} for part in parts()] == before


@pytest.mark.parametrize("word", ["0/3", "4/3", "x", "1/", "1/0"])
def test_a_part_that_is_none_is_refused(
    cli: Callable[..., Answer], tmp_path: Path, word: str
) -> None:
    (tmp_path / "clients.jsonl").write_text("{}\n")
    done = cli("roster", "clients.jsonl", "--shard", word)
    assert (done.returncode, "--shard takes a part such as 2/5" in done.stderr) == (2, True)
