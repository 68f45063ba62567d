"""What several test modules share: the program, run within the tests or as a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from profilelint.cli import main
from tests.playing_site import PAGE, PROFILE, PlayedSite, played_site, says
from tests.programs import missing
from tests.terminal import Terminal

settings.register_profile(  # for `pytest -m fuzz --hypothesis-profile=fuzz`
    "fuzz", max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck)
)

ROOT = Path(__file__).resolve().parents[1]
SHAPES_OUTPUT = ("COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PYTHONIOENCODING", "TERM")
"""What the person who runs the tests may have set, and what would show in the output."""

Answer = subprocess.CompletedProcess[str]
"""How a run ended: ``returncode``, ``stdout`` and ``stderr``."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say below all results, where nobody overlooks it, what could not be tested here."""
    for sentence in missing():
        terminalreporter.write_line("")
        terminalreporter.write_line(sentence, red=True, bold=True)


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds or leaves anything in the cache of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROFILELINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def _playing_site() -> Iterator[PlayedSite]:
    with played_site() as playing:
        yield playing


@pytest.fixture
def site(_playing_site: PlayedSite) -> PlayedSite:
    """The platform's site, played on this machine: no robots.txt, one page, no visit yet."""
    _playing_site.plays = {PROFILE: says(PAGE)}
    _playing_site.visits.clear()
    _playing_site.looked_up.clear()
    return _playing_site


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Start the program in a terminal, in an empty folder: ``terminal("fix", "x.json")``.

    ``columns`` is its width; other names go into the environment. What still runs at the end of the
    test is ended.
    """
    running: list[Terminal] = []

    def run(*arguments: object, columns: int = 80, **env: str) -> Terminal:
        kept = {name: value for name, value in os.environ.items() if name not in SHAPES_OUTPUT}
        command = [sys.executable, "-m", "profilelint", *map(str, arguments)]
        kept = {**kept, "TERM": "xterm-256color", **env}
        running.append(Terminal(command, tmp_path, kept, columns))
        return running[-1]

    yield run
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


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


@pytest.fixture
def profile(tmp_path: Path, examples: Path) -> Callable[..., Path]:
    """Write examples/ready.json with other values: ``profile("p.json", title="", skills=None)``.

    ``None`` leaves the key out, so that the value is not known.
    """

    def write(name: str = "profile.json", **values: object) -> Path:
        fields = json.loads((examples / "ready.json").read_text(encoding="utf-8")) | values
        kept = {key: value for key, value in fields.items() if value is not None}
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write


@pytest.fixture
def plugin(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Lay down a package of checks as an installer does; answers the environment that has it.

    ``plugin("name", code)`` makes a module ``name`` with the code, and an entry point to it.
    """
    site = tmp_path / "site"

    def install(name: str, code: str, target: str = "") -> dict[str, str]:
        info = site / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (site / f"{name}.py").write_text(code, encoding="utf-8")
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(
            f"[profilelint.checks]\n{name} = {target or name}\n", encoding="utf-8"
        )
        return {"PYTHONPATH": str(site)}

    return install
