"""The program as a user gets it: built, installed in each way the README names, and run.

Slow, since each way makes an environment of its own. `make test` keeps each file on one process
(``--dist loadfile``), so that nothing here is built twice.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from profilelint import __version__
from profilelint.registry import discover

ROOT = Path(__file__).resolve().parents[1]
MAPPED = {"profilelint": "profilelint", "checks": "profilelint/checks", "data": "profilelint/data"}
"""Folder of the tree -> folder in the wheel."""


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what would let the tree, or this test's own tools, shine through."""
    dropped = ("PYTHON", "VIRTUAL_ENV", "FORCE_COLOR", "PIPX_", "UV_", "PROFILELINT")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "NO_COLOR": "1", "COLUMNS": "100", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more}


def run(
    *command: str | Path, folder: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command and hand back how it ended."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=clean_environment() if env is None else env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def must(*command: str | Path, folder: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command that has to succeed: its output."""
    done = run(*command, folder=folder, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def names() -> list[str]:
    """The project's files, committed or not yet, as paths from its root."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    found = must(*command, folder=ROOT, env=dict(os.environ)).split("\0")
    return [name for name in found if name and (ROOT / name).is_file()]


def copy_of(names: list[str], folder: Path) -> Path:
    """A checkout without anything that earlier builds left behind."""
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    return folder


@pytest.fixture(scope="session")
def wheel(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive and not from the tree."""
    source = copy_of(names, tmp_path_factory.mktemp("built"))
    must(sys.executable, "-m", "build", folder=source)
    assert len(list((source / "dist").glob("*.tar.gz"))) == 1
    (wheel,) = (source / "dist").glob("*.whl")
    return wheel


def test_the_wheel_holds_the_tree_and_nothing_else(wheel: Path, names: list[str]) -> None:
    expected = {
        f"{MAPPED[folder]}/{rest}"
        for folder, _, rest in (name.partition("/") for name in names)
        if folder in MAPPED
    }
    assert {
        "profilelint/py.typed",
        "profilelint/checks/__init__.py",
        "profilelint/data/rubrics/guide-2022.toml",
        "profilelint/cli/__init__.py",
    } <= expected
    about = f"profilelint-{__version__}.dist-info"
    files = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "top_level.txt")
    expected |= {f"{about}/{name}" for name in (*files, "licenses/LICENSE", "licenses/NOTICE")}
    with zipfile.ZipFile(wheel) as archive:
        assert set(archive.namelist()) == expected
        assert archive.read(f"{about}/top_level.txt").split() == [b"profilelint"]


@dataclass(frozen=True)
class Installed:
    """An installed program: the environment's Python and the command."""

    python: Path
    command: Path


def executables(environment: Path) -> Path:
    """The folder of an environment that holds its commands."""
    return environment / ("Scripts" if os.name == "nt" else "bin")


def by_pip(what: Path, folder: Path) -> Installed:
    """``pip install`` into an environment with nothing in it."""
    venv.create(folder / "venv", with_pip=True)
    programs = executables(folder / "venv")
    must(programs / "python", "-m", "pip", "install", "--quiet", what, folder=folder)
    return Installed(programs / "python", programs / "profilelint")


def by_pipx(what: Path, folder: Path) -> Installed:
    """``pipx install``, working with pip: left to choose it takes uv, which :func:`by_uv` tries."""
    homes = {"PIPX_HOME": "home", "PIPX_BIN_DIR": "programs", "PIPX_MAN_DIR": "man"}
    env = clean_environment(
        **{name: str(folder / value) for name, value in homes.items()}, PIPX_DEFAULT_BACKEND="pip"
    )
    must(sys.executable, "-m", "pipx", "install", what, folder=folder, env=env)
    inside = executables(folder / "home" / "venvs" / "profilelint")
    return Installed(inside / "python", folder / "programs" / "profilelint")


def by_uv(what: Path, folder: Path) -> Installed:
    """``uv tool install``, with the Python that runs the tests and this machine's certificates."""
    homes = {"UV_TOOL_DIR": "tools", "UV_TOOL_BIN_DIR": "programs", "UV_CACHE_DIR": "cache"}
    env = clean_environment(
        **{name: str(folder / value) for name, value in homes.items()},
        UV_PYTHON=sys.executable,
        UV_PYTHON_DOWNLOADS="never",
        UV_NATIVE_TLS="1",
        UV_SYSTEM_CERTS="1",
    )
    must(sys.executable, "-m", "uv", "tool", "install", what, folder=folder, env=env)
    inside = executables(folder / "tools" / "profilelint")
    return Installed(inside / "python", folder / "programs" / "profilelint")


@pytest.fixture(scope="session", params=["wheel", "source", "pipx", "uv"])
def installed(
    request: pytest.FixtureRequest, names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    """The program, installed from the wheel or, in three ways, from the folder of its source."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "wheel":
        return by_pip(request.getfixturevalue("wheel"), folder)
    source = copy_of(names, folder / "checkout")
    install = {"source": by_pip, "pipx": by_pipx, "uv": by_uv}[request.param]
    return install(source, folder)


def test_the_installed_program_is_not_the_tree(installed: Installed, tmp_path: Path) -> None:
    question = "import profilelint; print(profilelint.__file__)"
    answer = Path(must(installed.python, "-c", question, folder=tmp_path).strip())
    assert "site-packages" in answer.parts
    assert not answer.is_relative_to(ROOT / "profilelint")


def test_version(installed: Installed, tmp_path: Path) -> None:
    for command in ([installed.command], [installed.python, "-m", "profilelint"]):
        assert __version__ in must(*command, "--version", folder=tmp_path)


def test_a_refused_profile_is_refused(installed: Installed, tmp_path: Path) -> None:
    example = ROOT / "examples/refused.json"
    assert example.is_file()
    for command in ([installed.command], [installed.python, "-m", "profilelint"]):
        done = run(*command, "check", example, folder=tmp_path)
        assert done.returncode == 1, done.stderr
        assert "BLOCKED" in done.stdout or "NOT READY" in done.stdout
        assert "Traceback" not in done.stderr


def test_a_ready_profile_is_ready(installed: Installed, tmp_path: Path) -> None:
    example = ROOT / "examples/ready.json"
    assert example.is_file()
    done = run(installed.command, "check", example, folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "READY" in done.stdout
    assert "NOT READY" not in done.stdout


def test_every_built_in_check_is_installed(installed: Installed, tmp_path: Path) -> None:
    """The checks come in by the entry point, so that the tree is not needed to find them."""
    here = discover()
    assert here.checks
    assert here.failures == ()
    question = (
        "from profilelint.registry import discover;"
        "found = discover(); print(*found.failures, *sorted(found.checks), sep='\\n')"
    )
    answer = must(installed.python, "-c", question, folder=tmp_path).splitlines()
    assert answer == sorted(here.checks)
