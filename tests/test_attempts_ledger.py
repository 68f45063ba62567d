"""The ledger's file: its versions, what cannot be used, who may read it, and what is forgotten."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from profilelint.attempts.choosing import read_all
from profilelint.attempts.ledger import Ledger
from profilelint.attempts.schema import APPLICATION, STEPS, VERSION
from profilelint.errors import ProfilelintError, UsageError
from profilelint.profile import Profile
from tests.attempting import attempt

VERSION_1 = Path(__file__).with_name("data") / "attempts_version_1.sqlite3"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may lie."""
    return tmp_path / "ledger.sqlite3"


def version_in(path: Path) -> tuple[int, int]:
    """Which version of which application a database says that it is."""
    database = sqlite3.connect(path)
    found = [
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("user_version", "application_id")
    ]
    database.close()
    return found[0], found[1]


# --- what is written is read again


def test_an_attempt_comes_back_as_it_was(path: Path) -> None:
    with Ledger(path) as ledger:
        written = ledger.add(attempt(feedback="Sorry.\nNo."))
        assert ledger.add(attempt(key="f" * 16, on=date(2026, 9, 1), score=None)).number == 2
    assert written == attempt(feedback="Sorry.\nNo.", number=1)
    assert [one.number for one in read_all(path)] == [2, 1]
    assert read_all(path)[1] == written
    assert read_all(path)[0].score is None


def test_a_number_is_never_given_twice(path: Path) -> None:
    with Ledger(path) as ledger:
        for key in "abc":
            ledger.add(attempt(key=key * 16, profile=Profile(title=key)))
        ledger.forget([3])
        assert ledger.add(attempt(key="d" * 16)).number == 4


def test_several_are_forgotten_or_none(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(attempt())
        with pytest.raises(UsageError, match="There is no attempt 9"):
            ledger.forget([1, 9])
        assert len(ledger.all()) == 1
        assert ledger.forget([1, 1]) == 1


@pytest.mark.parametrize("everything", [False, True])
def test_what_is_forgotten_is_gone_from_the_bytes(path: Path, everything: bool) -> None:
    secret = "Quetzalcoatlus kept this overview"
    with Ledger(path) as ledger:
        for number in range(1, 30):
            ledger.add(
                attempt(
                    key=f"{number:016x}",
                    profile=Profile(overview=f"{secret} {number}. " * 300),
                    feedback=f"Because of Quetzalcoatlus {number}",
                )
            )
        ledger.settle(1, "refused", "Quetzalcoatlus was named here")
        ledger.settle(1, "refused", "another letter")
        ledger.add(attempt(key="f" * 16, profile=Profile(overview="This one stays.")))
        before = b"".join(file.read_bytes() for file in path.parent.iterdir())
        assert before.count(b"Quetzalcoatlus") > 1000
        gone = ledger.forget(None if everything else range(1, 30))
        # Looked at while the ledger is still open, so with all its files.
        after = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert gone == 29 + everything
    assert b"Quetzalcoatlus" not in after
    assert (b"This one stays." in after) is not everything


def test_a_reader_that_keeps_the_old_text_alive_is_told_of(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(attempt(profile=Profile(title="Quetzalcoatlus")))
    with Ledger(path, patience=0.1) as ledger:
        ledger.add(attempt(key="f" * 16))
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM attempts").fetchall()
        with pytest.raises(ProfilelintError, match=r"another program has .* open"):
            ledger.forget([1])
        reader.close()
        with pytest.raises(UsageError, match="no attempt 1"):
            ledger.forget([1])  # the same command once more
        after = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"Quetzalcoatlus" not in after


# --- versions


def test_a_ledger_of_version_1_is_brought_up_to_date(path: Path) -> None:
    assert version_in(VERSION_1) == (1, APPLICATION)
    assert VERSION == len(STEPS) > 1
    shutil.copy(VERSION_1, path)
    with Ledger(path) as ledger:
        first, second = ledger.all()
        ledger.add(attempt())
    assert version_in(path) == (VERSION, APPLICATION)
    assert (first.name, first.on, first.outcome) == ("Ann", date(2026, 9, 1), "refused")
    assert first.profile == Profile(title="Consultant", skills=("Shopify",), hourly_rate=12)
    assert first.findings == ("title-vague", "skills-few")
    assert (second.verdict, second.score) == ("READY", 84)
    assert len({first.key, second.key}) == 2
    assert min(len(first.key), len(second.key)) == 16


def test_a_ledger_of_version_1_is_read_without_a_change(path: Path) -> None:
    shutil.copy(VERSION_1, path)
    before = path.read_bytes()
    assert [one.profile.title for one in read_all(path)] == ["Consultant", "Shopify developer"]
    assert path.read_bytes() == before


def test_an_update_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(VERSION_1, path)
    monkeypatch.setattr("profilelint.attempts.schema.STEPS", (*STEPS, "CREATE NONSENSE"))
    monkeypatch.setattr("profilelint.attempts.schema.VERSION", VERSION + 1)
    with pytest.raises(ProfilelintError, match="cannot be opened"):
        Ledger(path)
    assert version_in(path)[0] == 1
    monkeypatch.undo()
    assert len(read_all(path)) == 2


@pytest.mark.parametrize("reading", [False, True])
def test_a_newer_ledger_is_left_alone(path: Path, reading: bool) -> None:
    with Ledger(path) as ledger:
        ledger.add(attempt())
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    before = path.read_bytes()
    with pytest.raises(ProfilelintError, match=r"written by a newer profilelint .* Update"):
        Ledger(path, reading=reading)
    assert path.read_bytes() == before


@pytest.mark.parametrize("reading", [False, True])
def test_a_database_of_another_program_is_left_alone(path: Path, reading: bool) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE notes (text)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(ProfilelintError, match="a database of another program"):
        Ledger(path, reading=reading)
    assert path.read_bytes() == before


# --- what cannot be used


@pytest.mark.parametrize("reading", [False, True])
@pytest.mark.parametrize("data", [b"title: Translator\n" * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_no_ledger_is_said(path: Path, reading: bool, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(ProfilelintError, match=r"no ledger of profilelint, or it is damaged"):
        Ledger(path, reading=reading)
    assert path.read_bytes() == data


def test_an_empty_file_is_an_empty_ledger(path: Path) -> None:
    path.touch()
    assert read_all(path) == ()
    with Ledger(path) as ledger:
        ledger.add(attempt())
    assert len(read_all(path)) == 1


def test_a_truncated_ledger_is_said(path: Path) -> None:
    with Ledger(path) as ledger:
        for number in range(40):
            ledger.add(attempt(key=f"{number:016x}", profile=Profile(overview=f"{number} " * 900)))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ProfilelintError, match=r"damaged"):
        read_all(path)


def test_a_row_that_no_profilelint_wrote_is_named(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(attempt())
    database = sqlite3.connect(path)
    database.execute("UPDATE attempts SET profile = '{\"titel\": 1}'")
    database.commit()
    database.close()
    with pytest.raises(ProfilelintError, match=r"Attempt 1 in .* `profilelint attempts forget 1`"):
        read_all(path)
    with Ledger(path) as ledger:
        assert ledger.forget([1]) == 1


def test_a_ledger_that_another_process_writes_to_is_waited_for(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(attempt())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger(path, patience=0.1) as ledger:
        assert len(ledger.all()) == 1
        with pytest.raises(ProfilelintError, match=r"Nothing was written .* another program"):
            ledger.add(attempt(key="f" * 16, on=date(2026, 11, 1)))
        other.execute("ROLLBACK")
        assert ledger.add(attempt(key="f" * 16, on=date(2026, 11, 1))).number == 2
    other.close()


@pytest.mark.parametrize("name", ["nowhere/ledger.sqlite3", "."])
def test_a_place_that_is_none_is_said(name: str, tmp_path: Path) -> None:
    with pytest.raises(ProfilelintError, match="cannot be opened"):
        Ledger(tmp_path / name)


# --- who may read and write

HELD_BACK = """
import ctypes, os
from profilelint.cli import main
if os.geteuid() == 0:  # whom no permission holds back, until all capabilities are given up
    head, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(head, none) == 0
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a ledger and a profile."""
    with Ledger(tmp_path / "ledger.sqlite3") as ledger:
        ledger.add(attempt())
    (tmp_path / "profile.json").write_text('{"title": "Translator"}', encoding="utf-8")
    yield tmp_path
    tmp_path.chmod(0o755)


@pytest.fixture
def held_back(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program so that permissions hold it back, whoever runs the tests."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", HELD_BACK, *words, "--ledger", str(folder / "ledger.sqlite3")],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_ledger_that_is_protected_from_writing_is_said(
    folder: Path, held_back: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (folder / "ledger.sqlite3").chmod(0o444)
    folder.chmod(0o555)
    before = (folder / "ledger.sqlite3").read_bytes()
    for words in (
        ("add", "profile.json", "--engine", "none"),
        ("outcome", "1", "refused"),
        ("forget", "1", "--yes"),
    ):
        done = held_back("attempts", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "protected from writing" in done.stderr
        assert str(folder / "ledger.sqlite3") in done.stderr
    assert (folder / "ledger.sqlite3").read_bytes() == before
    done = held_back("attempts", "list")
    assert done.returncode == 0, done.stderr
    assert "Translator" in done.stdout


def test_a_ledger_that_may_not_be_read_is_said(
    folder: Path, held_back: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (folder / "ledger.sqlite3").chmod(0)
    done = held_back("attempts", "list")
    assert (done.returncode, done.stdout) == (2, "")
    assert "may not be opened" in done.stderr
    done = held_back("check", "profile.json", "--engine", "none", "--fail-on", "never")
    assert done.returncode == 0
    assert "your attempts are not shown" in done.stderr
    assert "Translator" not in done.stderr


def test_a_folder_that_is_protected_from_writing_is_said(
    folder: Path, held_back: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (folder / "ledger.sqlite3").unlink()
    folder.chmod(0o555)
    done = held_back("attempts", "add", "profile.json", "--engine", "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be opened" in done.stderr
    assert list(folder.glob("ledger*")) == []
