"""What several test modules share: the program, run within the tests or as a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from profilelint.cli import main

ROOT = Path(__file__).resolve().parents[1]
SHAPES_OUTPUT = ("COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PYTHONIOENCODING", "TERM")
"""What the person who runs the tests may have set, and what would show in the output."""

Answer = subprocess.CompletedProcess[str]
"""How a run ended: ``returncode``, ``stdout`` and ``stderr``."""


@pytest.fixture
def examples() -> Path:
    """The folder of example profiles."""
    return ROOT / "examples"


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Run the program within the test, in an empty folder: ``cli("check", "x.json", stdin="")``."""
    monkeypatch.chdir(tmp_path)
    for name in SHAPES_OUTPUT:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, stdin: str = "") -> Answer:
        words = ["profilelint", *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", words)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        code = end.value.code
        assert isinstance(code, int), code
        return subprocess.CompletedProcess(words, code, out, err)

    return run


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., Answer]:
    """Run the program as a process of its own, in an empty folder, as ``cli`` does within.

    ``env`` adds to the environment; ``encoding`` is that of what comes out.
    """

    def run(
        *arguments: object,
        stdin: str = "",
        env: dict[str, str] | None = None,
        encoding: str = "utf-8",
    ) -> Answer:
        around = {key: value for key, value in os.environ.items() if key not in SHAPES_OUTPUT}
        return subprocess.run(
            [sys.executable, "-m", "profilelint", *map(str, arguments)],
            input=stdin,
            cwd=tmp_path,
            env=around | (env or {}),
            capture_output=True,
            encoding=encoding,
            check=False,
        )

    return run
