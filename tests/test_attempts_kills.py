"""The ledger outlives its writers: 200 of them killed at random, several at once, no room left."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from profilelint.attempts.ledger import Ledger

ROOT = Path(__file__).resolve().parents[1]
KILLS = 200


def run(*words: object) -> list[str]:
    """What the writers reported, a line each."""
    command = [sys.executable, "-m", "tests.ledger_writer", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_nothing_is_lost_or_torn_by_200_kills(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    reported = [line.split() for line in run(path, KILLS, 7)]
    said = {
        what: {int(key): int(number) for word, key, number in reported if word == what}
        for what in ("added", "forgetting", "forgotten")
    }
    assert len(said["added"]) > KILLS / 2
    assert len(said["forgotten"]) > KILLS / 4
    cut_short = said["forgetting"].keys() - said["forgotten"].keys()
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Ledger(path, reading=True) as ledger:
        there = {int(one.key, 16): one for one in ledger.all()}
    must_be = said["added"].keys() - said["forgetting"].keys()
    assert must_be <= there.keys()
    assert there.keys().isdisjoint(said["forgotten"])
    # One attempt a writer may be there without having been reported: killed between the two.
    unreported = there.keys() - said["added"].keys()
    assert len(unreported) <= KILLS
    assert cut_short | must_be | unreported >= there.keys()
    for key, one in there.items():
        assert one.profile.title == f"title {key}"
        assert one.profile.overview == f"overview {key} " * 400
        assert one.feedback == f"feedback {key}"
        assert said["added"].get(key, one.number) == one.number


def test_what_a_killed_writer_forgot_is_gone_from_the_files(tmp_path: Path) -> None:
    """Also where the kill came between the deletion and the cleaning, once somebody cleans."""
    path = tmp_path / "ledger.sqlite3"
    forgotten = [line.split()[1] for line in run(path, 30, 3) if line.startswith("forgotten")]
    assert forgotten
    with Ledger(path) as ledger:
        ledger.forget([ledger.all()[0].number])
    text = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"overview" in text
    assert [key for key in forgotten if f"overview {key} ".encode() in text] == []


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    code = (
        "import sys; from pathlib import Path; from tests.ledger_writer import numbered\n"
        "from profilelint.attempts.ledger import Ledger\n"
        "for key in range(int(sys.argv[2]), int(sys.argv[2]) + 25):\n"
        "    with Ledger(Path(sys.argv[1])) as ledger:\n"
        "        ledger.add(numbered(key))\n"
    )
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), str(first)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for first in range(0, 400, 100)
    ]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
    with Ledger(path, reading=True) as ledger:
        assert len(ledger.all()) == 100


LIMITED = (
    "import resource, sys; from profilelint.cli import main\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2); main()"
)


@pytest.mark.parametrize("more", [0, 4096, 12_000])
def test_a_full_disk_is_said_and_harms_nothing(more: int, tmp_path: Path) -> None:
    assert resource.RLIMIT_FSIZE
    path = tmp_path / "ledger.sqlite3"
    profile = tmp_path / "profile.json"
    profile.write_text('{"title": "Translator"}', encoding="utf-8")
    words = ["attempts", "add", str(profile), "--ledger", str(path), "--engine", "none"]
    first = subprocess.run(
        [sys.executable, "-c", LIMITED, "1000000", *words, "--on", "2026-10-01"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert first.returncode == 0, first.stderr
    before = path.read_bytes()
    profile.write_text('{"overview": "%s"}' % ("many words " * 4000), encoding="utf-8")
    full = subprocess.run(
        [sys.executable, "-c", LIMITED, str(more), *words, "--on", "2026-10-02"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (full.returncode, full.stdout) == (2, "")
    assert str(path) in full.stderr
    assert "disk" in full.stderr
    assert "Traceback" not in full.stderr
    assert path.read_bytes() == before
    with Ledger(path) as ledger:
        assert [one.profile.title for one in ledger.all()] == ["Translator"]
