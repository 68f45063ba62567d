"""The hooks, with the real pre-commit in a real git repository, installed from this checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from profilelint.baseline import NAME as BASELINE

ROOT = Path(__file__).resolve().parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
READY = json.loads((ROOT / "examples/ready.json").read_text(encoding="utf-8"))
Git = Callable[..., subprocess.CompletedProcess[str]]


def environment(home: Path) -> dict[str, str]:
    """That of the tests, with git and pre-commit of nobody's own settings."""
    outer = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    person = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Jo"), ("EMAIL", "jo@mail.example"))
    }
    mine = {"PATH": path, "PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull}
    return outer | person | mine | {"PRE_COMMIT_COLOR": "never"}


def ran(folder: Path, env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository with this checkout as it stands, and the name of its one commit."""
    folder = tmp_path_factory.mktemp("source")
    env = environment(folder)
    listed = ran(ROOT, env, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert ".pre-commit-hooks.yaml" in names
    for name in names:
        if not name.startswith(("tests/", "docs/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "As it stands")):
        assert ran(folder, env, "git", *command).returncode == 0
    return folder, ran(folder, env, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def git(source: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Git]:
    """A repository of profiles with the hooks installed, and git in it."""
    folder, env = tmp_path_factory.mktemp("profiles"), environment(tmp_path_factory.mktemp("home"))

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return ran(folder, env, *words)

    hooks = [{"id": "profilelint-fix"}, {"id": "profilelint"}]
    config = {"repos": [{"repo": str(source[0]), "rev": source[1], "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    assert run("git", "init", "-q").returncode == 0
    done = run("pre-commit", "install", "--install-hooks")
    assert done.returncode == 0, done.stdout + done.stderr
    assert run("git", "add", ".pre-commit-config.yaml").returncode == 0
    return folder, run


def written(path: Path, **values: Any) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(READY | values, indent=1), encoding="utf-8")
    return str(path)


def test_a_commit_is_refused_mended_and_made(git: tuple[Path, Git]) -> None:
    folder, run = git
    (folder / "package.json").write_text('{"name": "shop", "version": "1.0.0"}', encoding="utf-8")
    refused = json.loads((ROOT / "examples/refused.json").read_text(encoding="utf-8"))
    written(folder / "clients/profile-jo.json", **refused)
    written(folder / "clients/profile-later.json", **refused)  # is not staged
    run("git", "add", "package.json", "clients/profile-jo.json")

    done = run("git", "commit", "-m", "First try")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "clients/profile-jo.json:" in said
    assert "title-vague" in said
    assert "NOT READY" in said
    assert "package.json" not in said
    assert "profile-later" not in said
    assert run("git", "rev-parse", "-q", "--verify", "HEAD").returncode != 0, "nothing is committed"

    # A ready profile with one thing that the other hook mends.
    skills = [*READY["skills"], READY["skills"][0]]
    written(folder / "clients/profile-jo.json", skills=skills)
    run("git", "add", "clients/profile-jo.json")
    done = run("git", "commit", "-m", "Second try")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout + done.stderr
    mended = json.loads((folder / "clients/profile-jo.json").read_text(encoding="utf-8"))
    assert mended["skills"] == READY["skills"]

    run("git", "add", "clients/profile-jo.json")
    done = run("git", "commit", "-m", "Third try")
    assert done.returncode == 0, done.stdout + done.stderr
    assert run("git", "log", "--format=%s").stdout.splitlines() == ["Third try"]


def test_what_is_staged_is_judged_and_not_what_stands_there_by_now(git: tuple[Path, Git]) -> None:
    folder, run = git
    path = folder / "profile-two.json"
    written(path)
    run("git", "add", path.name)
    written(path, title="Consultant", overview="Hello.", skills=[])
    later = path.read_bytes()
    done = run("git", "commit", "-m", "What is staged is ready")
    assert done.returncode == 0, done.stdout + done.stderr
    assert path.read_bytes() == later


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("profile.yaml", True),
        ("clients/my-profile.json", True),
        ("profiles/jo.json", False),
        ("package.json", False),
        (BASELINE, False),
        (f"clients/{BASELINE}", False),
    ],
)
def test_the_files_that_the_hooks_take(name: str, taken: bool) -> None:
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert [one["id"] for one in hooks] == ["profilelint", "profilelint-fix"]
    for hook in hooks:
        found = re.search(hook["files"], name) and not re.search(hook["exclude"], name)
        assert bool(found) is taken, hook["id"]
