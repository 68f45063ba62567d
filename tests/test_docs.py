"""What the README and docs/ say holds: generated parts are fresh, links and commands exist."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer.main

from profilelint import reading, reports, testing
from profilelint.check import Check
from profilelint.cli.commands import program
from profilelint.config import FAIL_ON, Config
from profilelint.linter import lint, plan
from profilelint.registry import discover
from profilelint.rubric import names as rubric_names
from profilelint.scorecard import Verdict

ROOT = Path(__file__).resolve().parents[1]
TOOL = ROOT / "tools/build_docs.py"
WITH_A_PACKAGE = ROOT / "docs/writing-checks.md"
"""Its commands need a package installed; ``test_third_party.py`` runs them."""

OF_THE_USER = (
    "profile.yaml",
    "robots.txt",
    "profilelint.toml",
    "profilelint-words.txt",
    ".gitignore",
    "clients/",
    "clients/ann.yaml",
    ".github/workflows/profiles.yml",
    "your-agency/profilelint",
    "github/codeql-action/upload-sarif",
)
"""Files that are named, but belong to whoever uses the program."""

LINK = re.compile(r"(?<!\\)\]\((?P<link>[^)\s]+)\)|(?:src|srcset)=\"(?P<source>[^\"]+)\"")
FENCE = re.compile(r"^ *```(?P<language>\w*)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:csv|html|json|md|py|svg|toml|txt|yaml)")


def pages() -> list[Path]:
    """Every Markdown page of the README and docs/."""
    found = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    assert {ROOT / "README.md", ROOT / "CONTRIBUTING.md", WITH_A_PACKAGE} <= set(found)
    assert len(found) > len(discover().checks)
    return sorted(found)


def hand_written() -> list[Path]:
    """The pages that are not one of a check."""
    return [page for page in pages() if page.parent.name != "checks"]


def text_of(page: Path) -> str:
    """The text of a page."""
    return page.read_text(encoding="utf-8")


def build_docs(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the tool that writes the generated part."""
    command = [sys.executable, str(TOOL), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


# --- what is generated


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with docs/ as the tool writes it now."""
    folder = tmp_path_factory.mktemp("written")
    done = build_docs("--folder", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_what_is_generated_is_fresh() -> None:
    done = build_docs("--check")
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_everything_is_generated_that_should_be(written: Path) -> None:
    files = {str(path.relative_to(written / "docs")) for path in written.rglob("*.*")}
    built_in = {
        name
        for name, check in discover().checks.items()
        if check.function.__module__.startswith("profilelint.checks")
    }
    assert "title-vague" in built_in
    others = {"README", "architecture", "fixing", "writing-checks", "profile-format"}
    others |= {"from-refused-to-ready"}
    assert {Path(name).stem for name in files if name.endswith(".md")} == built_in | others
    assert {"profile.schema.json", "report.schema.json", "images/scorecard.svg"} <= files


def test_the_page_of_the_whole_way_leads_from_refused_to_ready() -> None:
    page = text_of(ROOT / "docs/from-refused-to-ready.md")
    verdicts = re.findall(r"^│ (READY|NOT READY|BLOCKED|INCOMPLETE) ", page, re.MULTILINE)
    assert (verdicts[0], verdicts[-1]) == ("NOT READY", "READY")
    commands = re.findall(r"^\$ profilelint (.+)$", page, re.MULTILINE)
    for option in ("--fix", "--set", "--effort"):
        assert any(option in command for command in commands), option
    assert "What if\n" in page
    assert re.search(r"^-.*Wordpress.*\n\+", page, re.MULTILINE), "the difference is shown"


def test_what_is_stale_is_named_and_written_anew(written: Path) -> None:
    assert build_docs("--check", "--folder", written).returncode == 0
    changed = ("docs/checks/title-vague.md", "docs/images/scorecard.svg", "docs/architecture.md")
    gone, left_over = "docs/profile-format.md", "docs/checks/title-forgotten.md"
    for name in changed:
        (written / name).write_bytes((written / name).read_bytes() + b" ")
    (written / gone).unlink()
    (written / left_over).touch()
    done = build_docs("--check", "--folder", written)
    assert done.returncode == 1
    named = {line for line in done.stdout.splitlines() if line.startswith("stale: ")}
    assert named == {f"stale: {name}" for name in (*changed, gone, left_over)}
    assert build_docs("--folder", written).returncode == 0
    assert not (written / left_over).exists()
    assert build_docs("--check", "--folder", written).returncode == 0


@pytest.mark.parametrize("of", ["profile", "report", "badges"])
def test_the_schemas_are_what_the_command_prints(of: str) -> None:
    command = [sys.executable, "-m", "profilelint", "schema", of]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == text_of(ROOT / f"docs/{of}.schema.json")
    assert '"$schema"' in done.stdout


@pytest.mark.parametrize("name", ["scorecard", "scorecard-dark"])
def test_the_picture_loads_nothing_from_elsewhere(name: str) -> None:
    svg = text_of(ROOT / f"docs/images/{name}.svg")
    addresses = re.findall(r"\w+://[^\s\"'<)]*", svg)
    assert set(addresses) == {"http://www.w3.org/2000/svg"}  # the name of the format, never loaded
    assert re.findall(r"url\([^#]|@import|href|<script|<image|<foreignObject", svg) == []
    shown = "".join(ElementTree.fromstring(svg).itertext()).replace("\xa0", " ")
    assert "profilelint check examples/refused.json" in shown
    assert "NOT READY" in shown
    assert "No program can promise approval" in shown


def test_every_page_of_a_check_tells_all_of_it() -> None:
    shown = 0
    for name, check in discover().checks.items():
        page = ROOT / f"docs/checks/{name}.md"
        if not page.exists():
            continue  # of another package; what is generated is held complete above
        text = text_of(page)
        assert check.page in text
        for option in check.options:
            assert f"| `{option}` |" in text, f"{name} does not tell its figure {option}"
            shown += 1
        assert text.count("```json") >= len(check.examples), name
    assert shown > 10


# --- links, files and commands


def anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page get."""
    prose = FENCE.sub("", text_of(page))
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def links() -> Iterator[tuple[Path, str]]:
    """Every link to a file of this repository, with the page that it stands on."""
    for page in pages():
        prose = CODE.sub("", FENCE.sub("", text_of(page)))
        for found in LINK.finditer(prose):
            target = found["link"] or found["source"]
            if not re.match(r"\w+:", target):
                yield page, target


def test_every_link_leads_somewhere() -> None:
    found = list(links())
    assert len(found) > 50
    assert (ROOT / "README.md", "docs/images/scorecard.svg") in found
    broken = []
    for page, target in found:
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        here = f"{page.relative_to(ROOT)}: {target}"
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(here)
    assert broken == []


def test_every_file_named_exists() -> None:
    found = {
        (page, word)
        for page in hand_written()
        if page.name != "profile-format.md"  # its words are the examples of fields
        for code in CODE.findall(FENCE.sub("", text_of(page)))
        for word in code.split()
        if FILE.fullmatch(word) and not word.startswith(".venv/")  # which `make` makes
    }
    assert (ROOT / "README.md", "examples/translator.yaml") in found
    assert len(found) > 20
    places = (ROOT, ROOT / "tests/third_party/profilelint-emoji")
    missing = {
        f"{page.name}: {word}"
        for page, word in found
        if not any((place / word).exists() for place in places)
    }
    assert missing <= {f"{page.name}: {word}" for page in hand_written() for word in OF_THE_USER}


def console() -> list[tuple[str, list[str]]]:
    """The commands shown in the pages, each with the lines of output shown below it."""
    found: list[tuple[str, list[str]]] = []
    for page in hand_written():
        if page == WITH_A_PACKAGE:
            continue
        for block in FENCE.finditer(text_of(page)):
            if block["language"] != "console":
                continue
            for line in block["body"].splitlines():
                if line.startswith("$ "):
                    found.append((line.removeprefix("$ "), []))
                else:
                    found[-1][1].append(line)
    return found


def test_the_commands_shown_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    commands = [one for one in console() if one[0].startswith("profilelint ")]
    assert "check examples/refused.json" in {command.partition(" ")[2] for command, _ in commands}
    assert any(output for _, output in commands)
    scripts = sysconfig.get_path("scripts")
    env = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    for command, output in commands:
        done = subprocess.run(
            command,
            shell=True,
            cwd=tmp_path,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), f"{command}\n{done.stderr}"
        assert done.stdout or "--output " in command, command
        missing = [line for line in output if line not in done.stdout.splitlines()]
        assert missing == [], command


def options_by_command() -> dict[str, set[str]]:
    """Every command of the program with the options that it takes."""
    whole = typer.main.get_command(program())
    commands = getattr(whole, "commands", {})
    assert {"check", "explain", "schema"} <= set(commands)
    found = {
        name: {
            word
            for one in (command, *getattr(command, "commands", {}).values())
            for parameter in one.params
            for word in (*parameter.opts, *parameter.secondary_opts)
        }
        for name, command in commands.items()
    }
    return {**found, "": {word for one in whole.params for word in one.opts} | {"--help"}}


def test_every_command_and_option_named_exists() -> None:
    known = options_by_command()
    every = set().union(*known.values())
    named, wrong = 0, []
    for page in hand_written():
        text = text_of(page)
        shown = [*CODE.findall(FENCE.sub("", text)), *re.findall(r"^\$ (.+)$", text, re.MULTILINE)]
        for code in shown:
            words = code.split()
            options = {re.split("=", word)[0] for word in words if re.match(r"--?[a-z]", word)}
            if words[0] == "profilelint" and len(words) > 1:
                named += 1
                command = "" if words[1].startswith("-") else words[1]
                if command not in known or options - known[command]:
                    wrong.append(f"{page.name}: {code}")
            elif words[0].startswith("-") and len(options) == 1:
                named += 1
                if options - every:
                    wrong.append(f"{page.name}: {code}")
    assert named > 20
    assert wrong == []


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^(\w+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {
        target
        for page in hand_written()
        for target in re.findall(r"(?:^|`)make (\w+)", text_of(page), re.MULTILINE)
    }
    assert {"demo", "test", "docs"} <= named
    assert named <= targets


# --- the README and the architecture leave nothing out


def test_the_readme_names_what_there_is() -> None:
    readme = text_of(ROOT / "README.md")
    words = (*reading.FORMATS, *reports.FORMATS, *FAIL_ON, *rubric_names())
    assert len(words) > 10
    assert [word for word in words if f"`{word}`" not in readme] == []
    assert [verdict.value for verdict in Verdict if verdict.value not in readme] == []
    commands = [name for name in options_by_command() if name]
    pages_ = "".join(text_of(page) for page in hand_written())
    assert [name for name in commands if f"profilelint {name}" not in pages_] == []


def test_the_readme_s_settings_hold(tmp_path: Path) -> None:
    blocks = FENCE.finditer(text_of(ROOT / "README.md"))
    (settings,) = (block["body"] for block in blocks if block["language"] == "toml")
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    shutil.copy2(ROOT / "examples/refused.json", tmp_path)
    command = [sys.executable, "-m", "profilelint", "check", "refused.json"]
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    assert "target is 85" in done.stdout
    assert "the aim is 12 or more" in done.stdout
    assert re.search(r"^info +skills-few", done.stdout, re.MULTILINE)
    assert "Not judged, ignored in the settings: rate-above-band" in done.stdout
    assert "1 finding is hidden as you asked." in done.stdout


def test_the_readme_s_python_runs() -> None:
    blocks = FENCE.finditer(text_of(ROOT / "README.md"))
    (program,) = (block["body"] for block in blocks if block["language"] == "python")
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "NOT READY" in done.stdout


def test_the_architecture_names_every_module() -> None:
    page = text_of(ROOT / "docs/architecture.md")
    modules = [
        str(path.relative_to(ROOT))
        for folder in ("profilelint", "checks")
        for path in (ROOT / folder).rglob("*.py")
    ]
    assert "profilelint/linter.py" in modules
    outside = {"profilelint/__init__.py"}  # it holds the names for others, and nothing else
    assert [name for name in modules if f"| `{name}` | " not in page and name not in outside] == []
    assert re.findall(r"^\| `[^`]+` \| *\|$", page, re.MULTILINE) == [], "a module says nothing"


def test_the_check_that_contributing_shows_holds(tmp_path: Path) -> None:
    found = FENCE.finditer(text_of(ROOT / "CONTRIBUTING.md"))
    blocks = {one["language"]: textwrap.dedent(one["body"]) for one in found}
    module = tmp_path / "title.py"
    module.write_text(blocks["python"], encoding="utf-8")
    one = runpy.run_path(str(module))["title_capitals"]
    assert isinstance(one, Check)
    table = tomllib.loads(blocks["toml"])["checks"][one.name]
    assert "weight_reason" in table
    config = Config(checks={one.name: {name: table[name]["value"] for name in one.options}})
    only = plan(config, checks=[one])
    assert {example.says or example.skips for example in one.examples} == {
        None,
        "3 words",
        "no title in this export",
    }
    for example in one.examples:
        (outcome,) = lint(testing.document(example.profile), only).outcomes
        assert outcome.judged == (example.skips is None)
        assert outcome.reason == (example.skips or "")
        messages = [finding.message for finding in outcome.findings]
        assert len(messages) == (example.says is not None)
        assert all((example.says or "") in message for message in messages)
