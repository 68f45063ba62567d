"""The GitHub Action and the workflow of docs/ci.md: linted, and their steps run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import programs
from tests.test_packaging import copy_of, names

__all__ = ["names"]  # a fixture
ROOT = Path(__file__).resolve().parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
Write = Callable[..., Path]


def workflow_text() -> str:
    (found,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert isinstance(found, str)
    return found


def workflow() -> dict[str, Any]:
    found = yaml.safe_load(workflow_text().replace("\non:", "\n'on':"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def actionlint() -> str:
    found = programs.actionlint()
    if found is None:
        if programs.needed():
            pytest.fail(programs.NO_ACTIONLINT)
        pytest.skip(programs.NO_ACTIONLINT)
    return found


def linted(actionlint: str, folder: Path, text: str) -> list[str]:
    """What actionlint says of a workflow."""
    path = folder / ".github/workflows/x.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", folder], check=True)
    done = subprocess.run(
        [actionlint, "-no-color", "-oneline", str(path)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.splitlines()


def as_workflow() -> str:
    """The steps of the action as a workflow with the same inputs: actionlint reads no others."""
    inputs = {
        name: {"type": "string", "description": one["description"]}
        for name, one in ACTION["inputs"].items()
    }
    job = {"runs-on": "ubuntu-latest", "steps": ACTION["runs"]["steps"]}
    return yaml.safe_dump({"on": {"workflow_call": {"inputs": inputs}}, "jobs": {"action": job}})


def test_the_workflow_is_linted(actionlint: str, tmp_path: Path) -> None:
    assert linted(actionlint, tmp_path, workflow_text()) == []


def test_the_action_s_steps_are_linted(actionlint: str, tmp_path: Path) -> None:
    assert linted(actionlint, tmp_path, as_workflow()) == []


def test_the_action_takes_what_it_says(actionlint: str, tmp_path: Path) -> None:
    """actionlint holds the inputs of an action in the same repository against its metadata."""
    shutil.copy(ROOT / "action.yml", tmp_path)
    step = {"uses": "./", "with": {"paths": "clients", "fail-on": "error"}}
    job = {"runs-on": "ubuntu-latest", "steps": [step]}
    text = yaml.safe_dump({"on": "push", "jobs": {"x": job}})
    assert linted(actionlint, tmp_path, text) == []
    (said,) = linted(actionlint, tmp_path, text.replace("fail-on", "fail-at"))
    assert '"fail-at" is not defined' in said


def test_the_linter_would_say_something(actionlint: str, tmp_path: Path) -> None:
    text = as_workflow().replace('"$ACTION"', '"${{ github.event.issue.title }}"')
    assert any("untrusted" in line for line in linted(actionlint, tmp_path, text))


def test_the_workflow_gives_only_inputs_that_there_are() -> None:
    steps = workflow()["jobs"]["profiles"]["steps"]
    (given,) = (step["with"] for step in steps if "profilelint@" in step.get("uses", ""))
    assert given
    assert set(given) <= set(ACTION["inputs"])
    for name in ACTION["inputs"]:
        assert f"| `{name}` |" in PAGE
    for name in ACTION["outputs"]:
        assert f"`{name}`" in PAGE


def test_no_script_takes_what_users_give_as_code() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert [script for script in scripts if "${{" in script] == []


class Step:
    """A step run as the runner does it, in a folder with a file for its outputs and summary."""

    def __init__(self, step: dict[str, Any], folder: Path, **env: str) -> None:
        self.output, self.summary = folder / "output.txt", folder / "summary.md"
        for path in (self.output, self.summary):
            path.touch()
        around = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            **env,
        }
        self.done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder,
            env=around,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def outputs(self) -> dict[str, str]:
        lines = self.output.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


def check_step(folder: Path, **inputs: str) -> Step:
    """The step that checks, with inputs in place of their defaults."""
    (step,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == "check")
    values = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | inputs
    env = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], value)
        for name, value in step["env"].items()
    }
    assert not any("${{" in value for value in env.values())
    return Step(step, folder, **env)


@pytest.fixture
def clients(tmp_path: Path, profile: Write) -> Path:
    profile("clients/a b.json", title="Consultant")
    profile("clients/bad.json", skills=[])
    return tmp_path


def test_the_check_fails_with_annotations_summary_and_reports(clients: Path) -> None:
    step = check_step(clients, paths="\n  clients  \n")
    assert step.done.returncode == 1, step.done.stderr
    assert re.search(r"^::error file=clients/bad.json,line=\d+", step.done.stdout, re.MULTILINE)
    assert "BLOCKED" in step.summary.read_text(encoding="utf-8")
    assert step.outputs["exit-code"] == "1"
    assert set(step.outputs) == set(ACTION["outputs"])
    for name in ("html", "json", "markdown", "sarif", "junit"):
        assert (clients / step.outputs[name]).stat().st_size > 500
    report = json.loads((clients / step.outputs["json"]).read_text(encoding="utf-8"))
    assert len(report["profiles"]) == 2


def test_options_and_paths_are_words_and_no_code(clients: Path) -> None:
    step = check_step(
        clients,
        paths="clients/a b.json\n$(touch owned)",
        arguments="--rubric=upwork-2026\n--select=title; touch owned",
    )
    assert not (clients / "owned").exists()
    assert step.done.returncode == 2
    good = check_step(clients, paths="clients/a b.json", arguments="--rubric=upwork-2026")
    report = json.loads((clients / good.outputs["json"]).read_text(encoding="utf-8"))
    assert report["rubric"] == "upwork-2026"


def test_redact_reaches_the_report(clients: Path) -> None:
    step = check_step(clients, paths="clients", redact="true")
    report = json.loads((clients / step.outputs["json"]).read_text(encoding="utf-8"))
    assert report["redacted"] is True
    assert "Consultant" not in step.summary.read_text(encoding="utf-8") + step.done.stdout


def test_the_agency_s_workflow_fails_only_on_new_findings(clients: Path, profile: Write) -> None:
    record = re.search(r"^profilelint (baseline .*)$", PAGE, re.MULTILINE)
    assert record is not None
    made = Step({"run": f"profilelint {record[1]}"}, clients)
    assert made.done.returncode == 0, made.done.stderr
    steps = workflow()["jobs"]["profiles"]["steps"]
    (given,) = (one["with"] for one in steps if "profilelint@" in one.get("uses", ""))
    known = check_step(clients, **given)
    assert known.done.returncode == 0, known.done.stdout + known.done.stderr
    profile("clients/a b.json", title="Consultant", overview="I recieve orders and more. " * 20)
    new = check_step(clients, **given)
    assert new.done.returncode == 1
    assert "recieve" in new.done.stdout
    assert "Consultant" not in new.done.stdout


def test_the_league_table_is_written_and_posted(clients: Path) -> None:
    steps = workflow()["jobs"]["profiles"]["steps"]
    table, post = (step for step in steps if "run" in step)
    step = Step(table, clients)
    assert step.done.returncode == 0, step.done.stderr
    league = (clients / "league.md").read_text(encoding="utf-8")
    assert league.startswith("## All clients\n```\n")
    assert "bad.json" in league
    assert step.summary.read_text(encoding="utf-8") == league
    assert len((clients / "league.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    # GitHub's own program is on its runners only; here one that writes down how it was called.
    folder = clients / "programs"
    folder.mkdir()
    (folder / "gh").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > called.txt\n', encoding="utf-8")
    (folder / "gh").chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    assert Step(post, clients, NUMBER="7", PATH=path).done.returncode == 0
    called = (clients / "called.txt").read_text(encoding="utf-8").split()
    assert called[:5] == ["pr", "comment", "7", "--body-file", "league.md"]


def test_the_install_step_installs_the_program(names: list[str], tmp_path: Path) -> None:
    (step,) = (one for one in ACTION["runs"]["steps"] if one.get("name") == "Install profilelint")
    assert step["env"] == {"ACTION": "${{ github.action_path }}"}
    venv.create(tmp_path / "venv", with_pip=True)
    path = f"{tmp_path / 'venv/bin'}{os.pathsep}{os.environ['PATH']}"
    source = copy_of(names, tmp_path)
    # What it depends on is left out: test_packaging.py installs all of it, in every way.
    done = Step(step, tmp_path, PATH=path, ACTION=str(source), PIP_NO_DEPS="1").done
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "venv/bin/profilelint").is_file()
