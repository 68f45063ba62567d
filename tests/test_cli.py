"""The command line: what goes in, what comes out, where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest

from profilelint import __version__
from profilelint.reading.decoding import MAX_BYTES
from profilelint.schema import report_schema

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
DAY = ("--today", "2026-11-23")
JSON = ("--output-format", "json")


def names_of(text: str) -> list[str]:
    """The files of a JSON report, without the folders they stand in."""
    return [Path(one["file"]).name for one in json.loads(text)["profiles"]]


# --- what goes in


def test_standard_input(cli: Cli, profile: Write) -> None:
    answer = cli("check", "-", stdin=profile().read_text(encoding="utf-8"))
    assert answer.returncode == 0
    assert "<stdin>" in answer.stdout.splitlines()[0]
    yaml = cli("check", "-", *JSON, stdin="title: Tax attorney\n")
    assert json.loads(yaml.stdout)["profiles"][0]["format"] == "yaml"


def test_standard_input_that_cannot_be_read(cli: Cli) -> None:
    answer = cli("check", "-", stdin="")
    assert (answer.returncode, answer.stderr) == (2, "<stdin>:1:1: This file is empty.\n")


def test_several_files_are_reported_in_their_order(cli: Cli, profile: Write) -> None:
    paths = [profile("b.json"), profile("a.json", skills=[]), profile("c.json")]
    answer = cli("check", *paths, *JSON)
    assert names_of(answer.stdout) == ["b.json", "a.json", "c.json"]
    assert answer.returncode == 1
    shown = cli("check", *paths).stdout
    assert "3 profiles: 1 BLOCKED, 2 READY" in shown


def test_folders_are_searched(cli: Cli, profile: Write, tmp_path: Path, examples: Path) -> None:
    for name in ("p/z.json", "p/b/y.yaml", "p/a.JSON", "p/.git/no.json", "p/node_modules/no.json"):
        profile(name)
    (tmp_path / "p" / "notes.txt").write_text("not a profile", encoding="utf-8")
    page = (examples / "saved_page.html").read_bytes()
    (tmp_path / "p" / "b" / "page.html").write_bytes(page)
    answer = cli("check", "p", *JSON)
    assert names_of(answer.stdout) == ["a.JSON", "z.json", "page.html", "y.yaml"]
    assert json.loads(answer.stdout)["errors"] == []


def test_excludes_are_patterns_as_of_gitignore(cli: Cli, profile: Write, tmp_path: Path) -> None:
    for name in ("p/keep.json", "p/old.json", "p/drafts/a.json", "p/q/drafts/b.json", "p/q/c.json"):
        profile(name)
    settings = 'exclude = ["drafts/", "!keep.json", "/p/old.*"]'
    (tmp_path / "profilelint.toml").write_text(settings, encoding="utf-8")
    assert names_of(cli("check", "p", *JSON).stdout) == ["keep.json", "c.json"]
    named = cli("check", "p/old.json", "p/drafts/a.json", *JSON)
    assert names_of(named.stdout) == ["old.json", "a.json"]


@pytest.mark.parametrize("here", [".", "p/deep", ".hidden/work"])
def test_a_folder_may_be_named_from_anywhere(
    cli: Cli, profile: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    profile(".hidden/x.json")
    profile("build/x.json")
    (tmp_path / here).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / here)
    for folder in (".hidden", "build"):
        path = os.path.relpath(tmp_path / folder)
        assert names_of(cli("check", path, *JSON).stdout) == ["x.json"]


def test_a_bad_file_does_not_stop_the_good_ones(cli: Cli, profile: Write, tmp_path: Path) -> None:
    good, other = profile("good.json"), profile("other.json")
    (tmp_path / "bad.json").write_text('{"title": "x",}', encoding="utf-8")
    answer = cli("check", good, "bad.json", "absent.json", other, *JSON)
    assert answer.returncode == 2
    assert names_of(answer.stdout) == ["good.json", "other.json"]
    errors = json.loads(answer.stdout)["errors"]
    assert [(one["file"], one["line"]) for one in errors] == [
        ("bad.json", 1),
        ("absent.json", None),
    ]
    assert [line.split(":")[0] for line in answer.stderr.splitlines()] == [
        "bad.json",
        "absent.json",
    ]
    compact = cli("check", good, "bad.json", "--output-format", "compact")
    assert compact.stdout.startswith("bad.json:1:14: unreadable: ")


# --- files that cannot be read: one clear line each


def deep(mark: str, depth: int = 50_000) -> bytes:
    return (mark * depth).encode()


UNREADABLE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("x.json", b"", ":1:1: This file is empty."),
    "blank": ("x.yaml", b" \n\n", ":1:1: This file is empty."),
    "binary": ("x.json", b"\x89PNG\r\n\x1a\n\x00\x00" + b"\x01" * 90, ": This is not a text file"),
    "archive": ("x.json", b"PK\x03\x04\x00\x00" + b"\x01" * 90, ": This archive is damaged"),
    "utf-16": ("x.json", '{"title": "x"}'.encode("utf-16"), ":1:1: This file is written in UTF-16"),
    "utf-16 without a mark": (
        "x.yaml",
        "title: x".encode("utf-16-le"),
        ":1:1: This file is written",
    ),
    "latin-1": (
        "x.json",
        b'{\n"title": "Caf\xe9"}',
        ":2:14: This character is not written in UTF-8",
    ),
    "huge": ("x.json", b"x" * (MAX_BYTES + 1), ": This file is larger than 20 MB"),
    "challenge": (
        *("x.html", b"<html><title>Just a moment...</title></html>"),
        ":1:14: This is not your profile but a page that asks whether you are human",
    ),
    "other page": (
        "x.html",
        b"<html><p>Hi</p></html>",
        ":1:1: This page was saved without its data",
    ),
    "deep json": ("x.json", deep("["), ":1:101: Lists and groups lie more than 100 deep"),
    "deep yaml": ("x.yaml", deep("[", 3000), ":1:101: Lists and groups lie more than 100 deep"),
    "duplicate key": (
        *("x.json", b'{"title": "a",\n "title": "b"}'),
        ':2:2: The name "title" stands here a second time',
    ),
    "duplicate key in yaml": ("x.yaml", b"title: a\ntitle: b\n", ':2:1: The name "title" stands'),
    "comma": ("x.json", b'{"title": "a",}', ":1:14: Remove this comma"),
    "list": ("x.json", b"[]", ":1:1: This file holds a list"),
    "text": ("x.yaml", b"hello", ":1:1: This is not a profile"),
    "newline in a word": ("x.json", b'{"level": "a\\nx.json: READY"}', ":1:11: “a x.json: READY”"),
    "unknown field": (
        "x.yaml",
        b"titel: x",
        ":1:1: There is no field called “titel” (did you mean",
    ),
}


@pytest.mark.parametrize(("name", "data", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_clear_line(
    cli: Cli, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    answer = cli("check", name)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith(name + said)
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.rstrip().endswith((".", "?", ")"))
    assert len(answer.stderr) < 500


def test_a_missing_file_and_an_empty_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    answer = cli("check", "absent.json", "folder")
    absent, folder = answer.stderr.splitlines()
    assert answer.returncode == 2
    assert absent == "absent.json: There is no such file. Check the name and the folder you are in."
    assert folder.startswith("folder: There is no profile in this folder (no file .json, .yaml,")


def test_several_problems_of_a_file_are_told_at_once(cli: Cli, tmp_path: Path) -> None:
    text = "titel: x\nhourly_rate: cheap\nlevel: good\n"
    (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
    lines = cli("check", "p.yaml").stderr.splitlines()
    assert [line[:11] for line in lines] == ["p.yaml:1:1:", "p.yaml:2:14", "p.yaml:3:8:"]


# --- what comes out, and where


def test_the_json_report_fits_its_schema(cli: Cli, profile: Write, examples: Path) -> None:
    schema = json.loads(cli("schema", "report").stdout)
    assert schema == report_schema()
    validator = jsonschema_rs.Draft202012Validator(schema)
    answer = cli("check", examples, profile("x.json", skills=[]), "absent.json", *JSON)
    report = json.loads(answer.stdout)
    assert len(report["profiles"]) >= 5
    assert any(found["fix"] for one in report["profiles"] for found in one["findings"])
    assert [error.message for error in validator.iter_errors(report)] == []
    report["profiles"][0]["verdict"] = "FINE"
    assert not validator.is_valid(report)


def test_the_json_report_is_the_same_bytes_every_time(
    program: Cli, profile: Write, examples: Path
) -> None:
    path = profile(skills=["Ökologie 👍", "Ökologie 👍"])
    arguments = (
        "check",
        path,
        examples / "refused.json",
        examples / "saved_page.html",
        *JSON,
        *DAY,
    )
    first = program(*arguments).stdout
    assert "Ökologie 👍" in first
    for around in (
        {},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Etc/GMT+12", "COLUMNS": "40", "FORCE_COLOR": "1"},
        {"PYTHONIOENCODING": "ascii"},
    ):
        assert program(*arguments, env=around).stdout == first, around


def test_the_compact_format_has_a_line_a_finding(cli: Cli, examples: Path) -> None:
    path = examples / "refused.json"
    lines = cli("check", path, "--output-format", "compact").stdout.splitlines()
    findings = json.loads(cli("check", path, *JSON).stdout)["profiles"][0]["findings"]
    assert len(lines) == len(findings) + 1 > 5
    for line, found in zip(lines, findings, strict=False):
        place = f"{found['line']}:{found['column']}"
        assert line.startswith(f"{path}:{place}: {found['severity']} {found['check']}: ")
    assert re.fullmatch(r".*: [A-Z ]+, score [\d.]+, coverage \d+%: .*", lines[-1])


def test_output_in_a_file_takes_the_place_of_the_screen(cli: Cli, profile: Write) -> None:
    path = profile()
    on_screen = cli("check", path, *JSON)
    answer = cli("check", path, *JSON, "--output", "out.json")
    assert (answer.returncode, answer.stdout) == (0, "")
    assert Path("out.json").read_text(encoding="utf-8") == on_screen.stdout


def test_further_formats_come_besides_and_nothing_else_is_left(cli: Cli, profile: Write) -> None:
    path = profile(skills=[])
    files = ("--output", "json=a.json", "--output", "compact=b.txt", "--output", "rich=c.txt")
    answer = cli("check", path, *files)
    assert answer.returncode == 1
    assert "BLOCKED" in answer.stdout
    assert names_of(Path("a.json").read_text(encoding="utf-8")) == [path.name]
    compact = Path("b.txt").read_text(encoding="utf-8")
    assert compact == cli("check", path, "--output-format", "compact").stdout
    assert Path("c.txt").read_text(encoding="utf-8").startswith("╭─ ")
    written = sorted(one.name for one in Path().iterdir())
    assert written == ["a.json", "b.txt", "c.txt", path.name]


def test_a_file_is_replaced_whole(cli: Cli, profile: Write) -> None:
    Path("out.txt").write_text("obsolete " * 10_000, encoding="utf-8")
    assert cli("check", profile(), "-q", "--output", "out.txt").returncode == 0
    assert "obsolete" not in Path("out.txt").read_text(encoding="utf-8")


def test_a_name_with_an_equals_sign_is_a_file_if_it_has_a_folder(cli: Cli, profile: Write) -> None:
    assert cli("check", profile(), "--output", "./a=b.txt").returncode == 0
    assert Path("a=b.txt").is_file()


@pytest.mark.parametrize("target", ["absent/out.txt", ".", "json=absent/out.json"])
def test_a_file_that_cannot_be_written(cli: Cli, profile: Write, target: str) -> None:
    path = profile()
    answer = cli("check", path, "--output", target)
    assert answer.returncode == 2
    assert answer.stderr.startswith(f"profilelint: {target.removeprefix('json=')} ")
    assert answer.stderr.count("\n") == 1
    assert [one.name for one in Path().iterdir()] == [path.name]


def test_quiet_and_verbose(cli: Cli, profile: Write) -> None:
    good, bad = profile("good.json"), profile("bad.json", skills=[], employment=None)
    quiet = cli("check", good, bad, "-q")
    assert quiet.stdout == f"{good}: READY\n{bad}: BLOCKED\n"
    assert cli("check", good, "--quiet").stdout == f"{good}: READY\n"
    told = cli("check", bad, "-v").stdout
    assert "Read as json: " in told
    assert "employment-missing" in told
    assert "employment-missing" not in cli("check", bad).stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "good.json"], 0),
        (["check", "good.json", *JSON], 0),
        (["check", "good.json", "-q"], 0),
        (["check", "bad.json", "--output-format", "compact"], 1),
        (["check", "bad.json"], 1),
        (["explain"], 0),
        (["schema"], 0),
        (["--help"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_a_reader_that_leaves_early_is_no_error(
    profile: Write, tmp_path: Path, arguments: list[str], code: int
) -> None:
    """As with ``| head -c 10``, only surer: here nobody reads at all."""
    profile("good.json")
    profile("bad.json", skills=[])
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "profilelint", *arguments],
        cwd=tmp_path,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (code, "")


def test_a_file_name_that_is_no_text_is_no_bug(cli: Cli, profile: Write) -> None:
    name = os.fsdecode(b"caf\xe9.json")
    try:
        profile(name)
    except (OSError, UnicodeError):
        return  # this system has only names that are text
    for form in ("rich", "json", "compact"):
        answer = cli("check", name, "--output-format", form, "--output", f"{form}=out.txt")
        assert answer.returncode == 0, answer.stderr
        assert "caf?.json" in Path("out.txt").read_text(encoding="utf-8")


# --- wrong words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output-format", "jsn"], "“jsn” (did you mean “json”?)"),
        (["--output", "jsn=x.txt"], "“jsn” (did you mean “json”?)"),
        (["--output", "json="], "--output json= names no file."),
        (["--input-format", "yml"], "“yml” (did you mean “yaml”?)"),
        (["--rubric", "guide-2023"], "(did you mean “guide-2022”?)"),
        (["--select", "title,titel"], "“titel” (did you mean “title”?)"),
        (["--ignore", "skills-fw"], "(did you mean “skills-few”?)"),
        (["--engine", "harpr"], "“harpr” (did you mean “harper”?)"),
        (["--today", "tomorrow"], "--today takes a date such as 2026-11-23, not “tomorrow”."),
        (["--fail-on", "errors"], "'not-ready', 'error', 'warning', 'info', 'never'"),
        (["--target-score", "101"], "100"),
        (["--outpt", "x"], "--output"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "-",
)
def test_a_wrong_word_is_answered_with_the_right_one(
    cli: Cli, profile: Write, arguments: list[str], said: str
) -> None:
    answer = cli("check", profile(), *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert not Path("jsn=x.txt").exists()


def test_an_unknown_command_and_none(cli: Cli) -> None:
    answer = cli("chek")
    assert answer.returncode == 2
    assert "'check'" in answer.stderr
    assert cli("check").returncode == 2
    assert cli("explain", "title-vage").stderr.startswith(
        "profilelint: No check is called “title-vage” (did you mean “title-vague”?)"
    )


def test_the_version_and_the_help(cli: Cli) -> None:
    assert cli("--version").stdout == f"profilelint {__version__}\n"
    assert cli("--help").returncode == 0
    assert "--fail-on" in cli("check", "--help").stdout
