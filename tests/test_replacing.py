"""A file is replaced as a whole or not at all: by programs that are killed, on disks that fail."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from profilelint.errors import ProfilelintError
from profilelint.findings import Safety
from profilelint.linter import Plan
from profilelint.mending import Mending, mend
from profilelint.reading import Document
from profilelint.replacing import replace_file
from tests.conftest import ROOT, Answer

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="signals, permissions and limits are those of POSIX"
)
TWICE = {"title": "Bookkeeper", "skills": ["Xero", "Excel", "Xero"]}
NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of profiles in which something can be mended, small and large, plain and linked."""
    (tmp_path / "a.json").write_text(json.dumps(TWICE))
    (tmp_path / "b.yaml").write_text("title: Bookkeeper\r\nskills: [Xero, Excel, Xero] # mine")
    large = {**TWICE, "overview": "I keep books.\n" * 10_000}
    (tmp_path / "c.json").write_text(json.dumps(large, indent=2))
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "d.json").write_text(json.dumps(TWICE, indent=1))
    (tmp_path / "d.json").symlink_to(kept / "d.json")
    (tmp_path / "b.yaml").chmod(0o640)
    return tmp_path


def test_nothing_is_lost_by_200_kills(folder: Path, cli: Callable[..., Answer]) -> None:
    names = {path.name for path in folder.glob("*.*")}
    script = ROOT / "tests" / "nursery.py"
    told = json.loads(
        subprocess.run(
            [sys.executable, script, folder, "200", "7"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
    )
    assert (told["kills"], told["broken"]) == (200, 0)
    assert told["old"] + told["new"] == 200 * len(names)
    assert min(told["old"], told["new"]) > 50, "the files were hardly written"
    leftovers = list(folder.rglob(".profilelint-*.tmp"))
    assert leftovers, "no process was killed while it wrote"
    assert (folder / "d.json").is_symlink()
    assert stat.S_IMODE((folder / "b.yaml").stat().st_mode) == 0o640
    # What was left behind is no profile, and goes with the next change once it is old.
    read = cli("check", "--engine", "none", "--output-format", "json", folder)
    assert json.loads(read.stdout)["errors"] == []
    files = [Path(one["file"]).name for one in json.loads(read.stdout)["profiles"]]
    assert sorted(files) == sorted([*names, "d.json"])
    replace_file(folder / "a.json", b"{}", None)
    assert list(folder.rglob(".profilelint-*.tmp")) == leftovers, "they may still be written"
    an_hour_ago = time.time() - 3601
    for leftover in leftovers:
        os.utime(leftover, (an_hour_ago, an_hour_ago))
    replace_file(folder / "a.json", b"{}", None)
    replace_file(folder / "d.json", b"{}", None)
    assert list(folder.rglob(".profilelint-*.tmp")) == []


def test_a_private_file_is_private_at_every_moment(tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_bytes(b"old")
    file.chmod(0o600)
    seen = []

    def look(path: int) -> None:
        (beside,) = tmp_path.glob(".profilelint-*.tmp")
        seen.append(stat.S_IMODE(beside.stat().st_mode))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", look)
        replace_file(file, b"new", b"old")
    assert seen == [0o600]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


# Where it cannot be written.


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that lets nobody make files in it, with a file that anybody may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "p.json").write_text(json.dumps(TWICE))
        (folder / "p.json").chmod(0o666)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:  # to whom every folder is open
            os.seteuid(NOBODY)
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_folder_that_is_read_only(locked: Path) -> None:
    file = locked / "p.json"
    before = file.read_bytes()
    with pytest.raises(ProfilelintError, match=r"Permission denied.*it is unchanged"):
        replace_file(file, b"{}", before)
    assert [path.read_bytes() for path in locked.iterdir()] == [before]


@pytest.mark.parametrize("command", [["--fix"], ["--fix", "--unsafe-fixes"]])
def test_a_disk_that_is_full(folder: Path, command: list[str]) -> None:
    """The limit on the size of a file stands for it: what is over does not get written."""
    file = folder / "c.json"
    before = file.read_bytes()
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000));"
        "from profilelint.cli import main; main()"
    )
    arguments = ["check", *command, "--engine", "none", str(file)]
    answer = subprocess.run(
        [sys.executable, "-c", limited, *arguments], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 2, answer.stderr
    assert "could not be written (File too large); it is unchanged." in answer.stderr
    assert file.read_bytes() == before
    assert list(folder.glob(".profilelint-*")) == []


def test_a_file_changed_since_it_was_read_is_let_be(
    folder: Path, cli: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone saves the file in an editor while it is being checked."""
    file = folder / "a.json"

    def saved_meanwhile(document: Document, plan: Plan, allow: Safety) -> Mending:
        file.write_text('{"title": "Typist"}')
        return mend(document, plan, allow)

    monkeypatch.setattr("profilelint.cli.mend.mend", saved_meanwhile)
    answer = cli("check", "--fix", "--engine", "none", file)
    assert answer.returncode == 2
    assert "was changed by another program meanwhile, so nothing was written" in answer.stderr
    assert file.read_text() == '{"title": "Typist"}'
