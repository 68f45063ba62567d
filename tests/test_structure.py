"""The layout of the project: who imports whom, how long a module is, what a plain run loads."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ("profilelint", "checks", "data", "tests", "tools", "benchmarks")
LONGEST_MODULE = 400
HEAVY = ("dask", "harper", "httpx", "jinja2", "language_tool_python", "spacy")
"""Packages that cost time or memory to load; only a run that needs one may load it."""

MACHINE_PATH = re.compile(
    r"(?<![\w.:/-])/(?:home|mnt|opt|root|tmp|work|Users)/\w|\b[A-Z]:\\Users\\", re.ASCII
)
NEIGHBOUR = re.compile(r"\.\./shared\b")


def project_files() -> list[Path]:
    """Every file that belongs to the project, whether committed yet or not; none that is gone."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def modules_of(*folders: str) -> list[Path]:
    """The Python modules under these folders of the project."""
    return sorted(module for folder in folders for module in (ROOT / folder).rglob("*.py"))


def test_no_module_is_too_long() -> None:
    modules = modules_of(*CODE)
    assert {ROOT / "profilelint/check.py", Path(__file__).resolve()} <= set(modules)
    lengths = {
        str(module.relative_to(ROOT)): len(module.read_text(encoding="utf-8").splitlines())
        for module in modules
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


@pytest.mark.parametrize("text", ["see /home/ann/x", '"/tmp/x"', "C:\\Users\\ann", "(/work/a)"])
def test_a_path_of_a_machine_is_recognised(text: str) -> None:
    assert MACHINE_PATH.search(text)


@pytest.mark.parametrize("text", ["https://example.org/home/x", "at home/work/tmp", "/checks/x"])
def test_other_paths_are_let_be(text: str) -> None:
    assert not MACHINE_PATH.search(text)


def test_no_file_names_a_path_of_this_machine() -> None:
    files = project_files()
    assert {ROOT / "pyproject.toml", ROOT / "profilelint/check.py"} <= set(files)
    files.remove(Path(__file__).resolve())  # the examples above
    named = []
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or an archive
        # The benchmarks may look for measuring data beside the checkout.
        neighbour_allowed = file.is_relative_to(ROOT / "benchmarks")
        for number, line in enumerate(text.splitlines(), start=1):
            beside = NEIGHBOUR.search(line) and not neighbour_allowed
            if beside or str(ROOT) in line or MACHINE_PATH.search(line):
                named.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert named == []


@pytest.fixture(scope="session")
def contracts() -> dict[str, dict[str, Any]]:
    """The import contracts of pyproject.toml by their id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def test_the_arrows_name_every_module(contracts: dict[str, dict[str, Any]]) -> None:
    modules = {
        path.stem
        for path in (ROOT / "profilelint").iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
    }
    assert {"profile", "source", "linter", "reading", "reports", "cli"} <= modules
    layers = contracts["arrows"]["layers"]
    named = [name.strip(" ()") for layer in layers for name in layer.split("|")]
    assert len(named) == len(set(named)), "a module stands on two lines"
    assert modules <= set(named)
    assert contracts["arrows"]["exhaustive"] is True


def test_checks_and_engine_are_kept_apart(contracts: dict[str, dict[str, Any]]) -> None:
    of_checks, of_engine = contracts["checks"], contracts["engine"]
    assert (of_checks["source_modules"], of_checks["forbidden_modules"]) == (
        ["checks"],
        ["profilelint"],
    )
    language = {"language", "language.**"}
    words = {"lexicon", "matching", "naming", "needed", "pattern", "rates", "text", "vocabulary"}
    badges = {"contracts", "criteria", "days", "vetting"}
    seen = {"check", "findings", "profile", "source", "policy", "policy.**"} | language | words
    seen |= badges
    assert set(of_checks["ignore_imports"]) == {f"checks.* -> profilelint.{name}" for name in seen}
    assert (of_engine["source_modules"], of_engine["forbidden_modules"]) == (
        ["profilelint"],
        ["checks"],
    )


def imported(module: Path) -> Iterator[str]:
    """The full names that a module imports; of ``from a import b`` both ``a`` and ``a.b``."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_mapped_packages_are_never_imported_by_name() -> None:
    """The build moves ``checks/`` and ``data/`` into profilelint, so neither name works twice.

    Type checkers and import-linter cannot follow ``profilelint.checks``; an installed program has
    no ``checks``. The registry finds the checks, ``importlib.resources`` the data.
    """
    modules = modules_of("profilelint", "checks", "data")
    names = {(module.relative_to(ROOT), name) for module in modules for name in imported(module)}
    assert (Path("profilelint/check.py"), "profilelint.findings.Answer") in names
    mapped = re.compile(r"(?:profilelint\.)?(?:checks|data)(?:\.|$)")
    assert {(str(module), name) for module, name in names if mapped.match(name)} == set()


def test_checks_are_flat() -> None:
    """A package inside ``checks/`` would be left out of the wheel without a word."""
    assert (ROOT / "checks/__init__.py").is_file()
    assert [path for path in (ROOT / "checks").rglob("*.py") if path.parent.name != "checks"] == []


RUN = """
import json, sys
sys.path.append(sys.argv.pop(1))
try:
    {statement}
    code = None
except SystemExit as end:
    code = end.code
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules)]))
"""
PROGRAM = "from profilelint.cli import main; main()"


def loaded(statement: str, stand_ins: Path, *arguments: str) -> tuple[int | None, set[str]]:
    """Run a statement in a fresh Python: its exit code, and the modules it leaves loaded.

    ``stand_ins`` holds an empty package for each of :data:`HEAVY`, so that loading one shows up
    even where it is not installed.
    """
    command = [sys.executable, "-c", RUN.format(statement=statement), str(stand_ins), *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    code, modules = json.loads(run.stderr.rpartition("\n")[2])
    return code, set(modules)


@pytest.fixture(scope="session")
def stand_ins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty package for each heavy one."""
    folder = tmp_path_factory.mktemp("stand_ins")
    for name in HEAVY:
        (folder / f"{name}.py").touch()
    return folder


def test_loading_a_heavy_package_would_show(stand_ins: Path) -> None:
    _, modules = loaded(f"import {', '.join(HEAVY)}", stand_ins)
    assert set(HEAVY) <= modules


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["check", "--engine", "none", "examples/refused.json"], 1),
    ],
    ids=["version", "help", "check"],
)
def test_a_plain_run_loads_nothing_heavy(
    arguments: list[str], expected: int, stand_ins: Path
) -> None:
    code, modules = loaded(PROGRAM, stand_ins, *arguments)
    assert code == expected
    assert "profilelint.cli" in modules
    assert modules & set(HEAVY) == set()
