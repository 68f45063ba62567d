"""A package with a check of its own, installed beside profilelint and run as its user would."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "tests/third_party/profilelint-emoji"
GUIDE = ROOT / "docs/writing-checks.md"
FILES = ("pyproject.toml", "profilelint_emoji.py", "test_profilelint_emoji.py", "profile.json")
EXAMPLES = 4


@dataclass(frozen=True)
class Place:
    """An environment with both packages, and a folder with the files of the example."""

    programs: Path
    folder: Path

    def run(self, *command: str, shell: bool = False) -> subprocess.CompletedProcess[str]:
        """Run a command there, with the environment's programs before all others."""
        dropped = ("PYTHON", "VIRTUAL_ENV", "FORCE_COLOR", "PYTEST_", "PROFILELINT")
        env = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        env["PATH"] = f"{self.programs}{os.pathsep}{env.get('PATH', '')}"
        return subprocess.run(
            command[0] if shell else list(command),
            shell=shell,
            cwd=self.folder,
            env={**env, "NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def copied(folder: Path) -> Path:
    """The tree without what an earlier build left in it; a build writes beside its source."""
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy2(ROOT / name, folder / name)
    for name in ("profilelint", "checks", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Both packages, built from their sources. Everything they need is lent by this environment."""
    folder = tmp_path_factory.mktemp("example")
    for name in FILES:
        shutil.copy2(PACKAGE / name, folder / name)
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    here = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    lent = [entry for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages")]
    assert lent
    (here / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    sources = (copied(tmp_path_factory.mktemp("tree")), folder)
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps"]
    done = subprocess.run(
        [*install, "--quiet", "--disable-pip-version-check", "--ignore-installed", *sources],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Place(programs, folder)


def test_it_runs_against_what_was_installed(place: Place) -> None:
    question = "import profilelint, profilelint_emoji as e; print(profilelint.__file__, e.__file__)"
    answer = place.run("python", "-I", "-c", question)
    files = [Path(name) for name in answer.stdout.split()]
    assert len(files) == 2, answer.stderr
    assert all(file.is_relative_to(place.programs.parent) for file in files), files


def test_check_runs_it_among_the_others(place: Place) -> None:
    done = place.run("profilelint", "check", "--output-format", "json", "profile.json")
    assert done.returncode == 1, done.stderr
    (profile,) = json.loads(done.stdout)["profiles"]
    (found,) = (one for one in profile["findings"] if one["check"] == "title-emoji")
    assert (found["section"], found["severity"], found["quote"]) == ("title", "warning", "📷")
    assert (found["line"], found["column"]) == (2, 34)
    assert found["source"] == "profilelint-emoji"
    assert [section["section"] for section in profile["sections"]].count("title") == 1
    assert profile["broken"] == []


def test_explain_shows_its_page_and_figure(place: Place) -> None:
    page = place.run("profilelint", "explain", "title-emoji").stdout
    assert "Write the title in words, without emoji." in page
    assert "allowed = 0" in page
    assert "nobody publishes a figure" in page
    listed = place.run("profilelint", "explain").stdout
    assert listed.index("title-vague") < listed.index("title-emoji")


def test_its_own_tests_pass(place: Place) -> None:
    done = place.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", ".")
    assert f"{EXAMPLES + 2} passed" in done.stdout, done.stdout + done.stderr


def test_its_own_tests_can_fail(place: Place, tmp_path: Path) -> None:
    """A package whose examples nothing answers to must not pass."""
    text = (PACKAGE / "test_profilelint_emoji.py").read_text(encoding="utf-8")
    wrong = text.replace("prove(check, example)", 'prove(check, Example({}, says="x"))')
    assert wrong != text
    (tmp_path / "test_wrong.py").write_text(wrong, encoding="utf-8")
    done = place.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path))
    assert f"{EXAMPLES} failed, 2 passed" in done.stdout, done.stdout + done.stderr


def blocks(language: str) -> list[str]:
    """The fenced blocks of the guide in a language."""
    text = GUIDE.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", FILES)
def test_the_guide_shows_the_files(name: str) -> None:
    language = {".py": "python", ".toml": "toml", ".json": "json"}[Path(name).suffix]
    assert (PACKAGE / name).read_text(encoding="utf-8") in blocks(language)


def test_the_guide_shows_all_files_of_the_package() -> None:
    kept = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert kept == set(FILES)


def test_what_the_guide_shows_is_what_is_printed(place: Place) -> None:
    lines = "".join(blocks("console")).splitlines()
    commands = [line for line in lines if line.startswith("$ profilelint ")]
    assert len(commands) >= 3
    assert len(lines) > len(commands), "the guide shows no output"
    printed = ""
    for line in lines:
        if line.startswith("$ "):
            done = place.run(line.removeprefix("$ "), shell=True)
            assert done.returncode in (0, 1), f"{line}\n{done.stdout}{done.stderr}"
            printed = done.stdout
        else:
            assert line in printed.splitlines()


def test_its_option_can_be_set_as_the_guide_says(place: Place) -> None:
    (settings,) = (block for block in blocks("toml") if block.startswith("[checks.title-emoji]"))
    command = ("profilelint", "check", "--select", "title-emoji", "--fail-on", "warning")
    assert place.run(*command, "profile.json").returncode == 1
    file = place.folder / "profilelint.toml"
    file.write_text(settings, encoding="utf-8")
    try:
        done = place.run(*command, "profile.json")
    finally:
        file.unlink()
    assert done.returncode == 0, done.stdout + done.stderr
