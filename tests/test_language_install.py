"""Installing LanguageTool: what is fetched is checked, and put in its place whole or not at all."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import subprocess
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from profilelint.errors import UsageError
from profilelint.language import install

ROOT = Path(__file__).resolve().parents[1]
NAME = f"LanguageTool-{install.VERSION}"
JARS = {"org/a/x/1.0/x-1.0.jar": b"one", "org/b/y/2.0/y-2.0-small.jar": b"two"}
Answer = subprocess.CompletedProcess[str]
needs_posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for mvn is a shell script")


def silent(what: str, done: int, whole: int) -> None: ...


def archive(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return held.getvalue()


GOOD = archive(**{f"{NAME}/languagetool-server.jar": b"x", f"{NAME}/libs/a.jar": b"y"})


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], None]]:
    """Have an archive offered where the client would download it; without a call, none is."""
    folder = tmp_path / "site"
    folder.mkdir()

    def offer(content: bytes) -> None:
        (folder / "lt.zip").write_bytes(content)

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None: ...

    handler = functools.partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{running.server_address[1]}/lt.zip"
        monkeypatch.setattr(install, "archive_address", lambda: address)
        yield offer
        running.shutdown()
        thread.join()


@pytest.fixture
def maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have a stand-in for mvn on the PATH, which delivers these files; without a call, none is."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    pinned = tuple(
        install.Jar(path, len(content), hashlib.sha256(content).hexdigest())
        for path, content in JARS.items()
    )
    monkeypatch.setattr(install, "jars", lambda: pinned)

    def deliver(files: dict[str, bytes] = JARS, fails: bool = False) -> None:
        store = tmp_path / "store"
        store.mkdir()
        for path, content in files.items():
            (store / path.rpartition("/")[2]).write_bytes(content)
        script = programs / "mvn"
        failing = "echo '[ERROR] no such thing'; exit 1" if fails else ""
        script.write_text(
            "#!/bin/sh\nPATH=/usr/bin:/bin\n"
            f'for word; do case "$word" in -DoutputDirectory=*) to="${{word#*=}}";; esac; done\n'
            f'cp "$4" {tmp_path}/pom.xml\n{failing}\ncp {store}/* "$to"\n'
        )
        script.chmod(0o755)

    return deliver


def left(into: Path) -> list[str]:
    return sorted(path.name for path in into.iterdir())


def test_the_archive_comes_first(
    serve: Callable[[bytes], None],
    maven: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    serve(GOOD)
    monkeypatch.setattr(install, "ARCHIVE_SHA256", hashlib.sha256(GOOD).hexdigest())
    into, seen = tmp_path / "into", []
    made = install.install(into, lambda *told: seen.append(told))
    assert install.find(into) == made
    assert made.record is not None
    assert made.record.source.startswith("http://127.0.0.1:")
    assert (made.folder / "libs" / "a.jar").read_bytes() == b"y"
    assert left(into) == [NAME]
    assert install.faults(made) == []
    assert [told[1:] for told in seen if "Downloading" in told[0]][-1] == (len(GOOD), len(GOOD))
    (made.folder / "libs" / "a.jar").unlink()
    assert install.faults(made) == ["libs"]


@needs_posix
def test_maven_comes_second_and_only_what_is_pinned(
    serve: Callable[[bytes], None], maven: Callable[..., None], tmp_path: Path
) -> None:
    serve(GOOD)  # whose checksum is not LanguageTool's
    maven()
    into = tmp_path / "into"
    made = install.install(into, silent)
    assert made.record is not None
    assert made.record.source == "Maven Central"
    assert left(into) == [NAME]
    assert left(made.folder / "libs") == ["x-1.0.jar", "y-2.0-small.jar"]
    with zipfile.ZipFile(made.folder / "languagetool-server.jar") as packed:
        manifest = packed.read("META-INF/MANIFEST.MF").decode()
    assert "Class-Path: libs/x-1.0.jar libs/y-2.0-small.jar\r\n" in manifest
    project = (tmp_path / "pom.xml").read_text()
    assert "<groupId>org.b</groupId><artifactId>y</artifactId><version>2.0</version>" in project
    assert project.count("<classifier>") == 1
    assert install.faults(made) == []
    (made.folder / "libs" / "x-1.0.jar").write_bytes(b"0ne")
    assert install.faults(made) == ["x-1.0.jar"]
    assert install.install(into, silent).folder == made.folder  # what is damaged is replaced
    assert install.faults(made) == []
    assert left(into) == [NAME]


@needs_posix
@pytest.mark.parametrize(
    ("files", "fails", "words"),
    [
        ({**JARS, "x-1.0.jar": b"0ne"}, False, "1 of 2 files .* first x-1.0.jar"),
        ({"x-1.0.jar": b"one"}, False, "1 of 2 files .* first y-2.0-small.jar"),
        (JARS, True, "mvn failed: no such thing"),
    ],
)
def test_nothing_is_left_of_what_fails(
    serve: Callable[[bytes], None],
    maven: Callable[..., None],
    tmp_path: Path,
    files: dict[str, bytes],
    fails: bool,
    words: str,
) -> None:
    maven(files, fails)
    with pytest.raises(UsageError, match=words) as error:
        install.install(tmp_path / "into", silent)
    assert "answered 404" in str(error.value)
    assert left(tmp_path / "into") == []


def test_without_any_source(
    serve: Callable[[bytes], None], maven: Callable[..., None], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="program mvn is missing") as error:
        install.install(tmp_path / "into", silent)
    assert "lt.zip: the server answered 404" in str(error.value)


def test_a_folder_that_cannot_be_written(maven: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="Name another folder with --into"):
        install.install(tmp_path / "file" / "into", silent)


@pytest.mark.parametrize("name", ["../evil", "/evil", "a/../../evil", "C:/evil", "..\\evil"])
def test_an_archive_stays_within_its_folder(tmp_path: Path, name: str) -> None:
    packed = tmp_path / "lt.zip"
    packed.write_bytes(archive(**{"fine": b"x", name: b"x"}))
    with pytest.raises(install.Failed, match="outside its own folder"):
        install.unpack(packed, tmp_path / "to", silent)
    assert not (tmp_path / "to").exists()


def test_an_archive_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "lt.zip"
    packed.write_bytes(archive(a=b"x" * 10))
    monkeypatch.setattr(install, "LARGEST_UNPACKED", 9)
    with pytest.raises(install.Failed, match="far larger"):
        install.unpack(packed, tmp_path / "to", silent)


def test_which_one_is_found(tmp_path: Path) -> None:
    for version in ("6.9", "5.10", "5.9"):
        folder = tmp_path / f"LanguageTool-{version}"
        folder.mkdir()
        (folder / "languagetool-server.jar").touch()
    (tmp_path / NAME).mkdir()  # not whole
    found = install.find(tmp_path)
    assert found is not None
    assert (found.version, found.record) == ("6.9", None)
    (tmp_path / NAME / "languagetool-server.jar").touch()
    found = install.find(tmp_path)
    assert found is not None
    assert found.version == install.VERSION
    with pytest.raises(UsageError, match="not put there by profilelint"):
        install.remove(found)


def test_the_pinned_list() -> None:
    jars = install.jars()
    assert len(jars) > 150
    assert len({jar.name for jar in jars}) == len(jars)
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)
    assert f"languagetool-server-{install.VERSION}.jar" in {jar.name for jar in jars}
    from language_tool_python.download_lt import EXPECTED_DOWNLOAD_SHA256

    assert EXPECTED_DOWNLOAD_SHA256[install.VERSION] == install.ARCHIVE_SHA256


def test_what_make_installed_is_whole(cli: Callable[..., Answer]) -> None:
    answer = cli("languagetool", "status", "--into", ROOT / ".cache" / "languagetool")
    assert answer.returncode == 0, answer.stdout
    assert "whole:   yes" in answer.stdout
    again = cli("languagetool", "install", "--into", ROOT / ".cache" / "languagetool")
    assert (again.returncode, again.stderr) == (0, "")
    assert "is installed in" in again.stdout


@needs_posix
def test_the_commands(
    cli: Callable[..., Answer],
    serve: Callable[[bytes], None],
    maven: Callable[..., None],
    tmp_path: Path,
) -> None:
    maven()
    into = tmp_path / "into"
    answer = cli("languagetool", "install", "--into", into)
    assert answer.returncode == 2
    for told in (install.LICENCE, str(into), "lt.zip", install.ARCHIVE_SHA256, "2 files", "--yes"):
        assert told in answer.stderr
    assert not into.exists()
    answer = cli("languagetool", "install", "--into", into, "--yes")
    assert answer.returncode == 0, answer.stderr
    assert f"LTP_PATH={into}" in answer.stdout
    answer = cli("languagetool", "status", "--into", into)
    assert answer.returncode == 1  # Java is not on this PATH
    assert "source:  Maven Central" in answer.stdout
    assert "Java: missing" in answer.stdout
    assert cli("languagetool", "remove", "--into", into).returncode == 2
    assert cli("languagetool", "remove", "--into", into, "--yes").returncode == 0
    assert left(into) == []
    assert "not installed" in cli("languagetool", "status", "--into", into).stdout


def test_a_server_for_an_engine_that_was_not_asked_for(
    cli: Callable[..., Answer], examples: Path
) -> None:
    answer = cli("check", examples / "ready.json", "--languagetool-url", "http://localhost:8081")
    assert answer.returncode == 2
    assert "--engine languagetool" in answer.stderr
