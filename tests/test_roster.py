"""``profilelint roster``: many profiles in, a line each out, in order."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.config import FailOn
from profilelint.roster.books import fails
from profilelint.roster.lines import Found, Summary
from tests.conftest import Answer

Cli = Callable[..., Answer]
TODAY = "2026-11-23"


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The results in a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def roster(tmp_path: Path, examples: Path) -> Path:
    """JSON Lines of the ready and the refused example, ten times in turn, each its own rate."""
    both = [
        json.loads((examples / name).read_text(encoding="utf-8"))
        for name in ("ready.json", "refused.json")
    ]
    rows = [{**both[number % 2], "hourly_rate": 10 + number} for number in range(20)]
    path = tmp_path / "clients.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def judge(cli: Cli) -> Cli:
    """Run ``roster`` without proofreading, on a fixed day."""

    def run(*words: object, **more: str) -> Answer:
        return cli("roster", "--engine", "none", "--today", TODAY, "--jobs", 2, *words, **more)

    return run


def test_lines_come_in_order_and_say_what_check_says(
    judge: Cli, cli: Cli, roster: Path, tmp_path: Path
) -> None:
    done = judge(roster.name, "--output", "jsonl=out.jsonl")
    assert (done.returncode, done.stderr) == (1, "")
    lines = lines_of(tmp_path / "out.jsonl")
    assert [line["row"] for line in lines] == list(range(1, 21))
    assert [line["file"] for line in lines] == [f"clients.jsonl:{n}" for n in range(1, 21)]
    assert [line["findings"][0]["line"] for line in lines if line["findings"]] == [
        number for number, line in enumerate(lines, start=1) if line["findings"]
    ]
    fourth = roster.read_text(encoding="utf-8").splitlines()[3]
    (tmp_path / "fourth.json").write_text(fourth, encoding="utf-8")
    single = cli(
        *("check", "fourth.json", "--engine", "none", "--today", TODAY),
        *("--output-format", "json"),
    )
    (profile,) = json.loads(single.stdout)["profiles"]
    assert profile["findings"]
    for finding in profile["findings"]:
        finding["line"] = finding["end_line"] = 4
        for edit in (finding["fix"] or {}).get("edits", ()):
            edit["line"] = edit["end_line"] = 4
    assert {**lines[3], "file": "fourth.json"} == {
        "version": 1,
        "row": 4,
        "rubric": "guide-2022",
        "client": None,
        **profile,
    }


def test_the_same_roster_gives_the_same_bytes_with_any_number_of_processes(
    judge: Cli, roster: Path, tmp_path: Path
) -> None:
    for jobs in (1, 2):
        judge(roster.name, "--jobs", jobs, "--output", f"jsonl={jobs}.jsonl")
    one = (tmp_path / "1.jsonl").read_bytes()
    assert one.count(b"\n") == 20
    assert one == (tmp_path / "2.jsonl").read_bytes()


def test_folders_tables_and_wrapped_lines(
    judge: Cli, examples: Path, tmp_path: Path, roster: Path
) -> None:
    first = json.loads(roster.read_text(encoding="utf-8").splitlines()[1])
    folder = tmp_path / "clients"
    folder.mkdir()
    shutil.copy(examples / "ready.json", folder)
    shutil.copy(examples / "translator.yaml", folder)
    (folder / "table.csv").write_text(
        'Client,Headline,Overview,Rate\nA-1,Cook,"I cook.\nFor all."\nA-2,Consultant,Hm.,,9\n'
    )
    (folder / "wrapped.jsonl").write_text(
        f"\n{json.dumps({'client': 'Ünal “B”', 'profile': first}, ensure_ascii=False)}\n",
        encoding="utf-8",
    )
    done = judge("clients", "--output", "jsonl=out.jsonl")
    assert done.returncode == 2
    lines = lines_of(tmp_path / "out.jsonl")
    told = [(line["file"], line["client"], line.get("verdict")) for line in lines]
    assert told == [
        ("clients/ready.json", None, "READY"),
        ("clients/table.csv:2", "A-1", "INCOMPLETE"),
        ("clients/table.csv:4", None, None),
        ("clients/translator.yaml", None, "READY"),
        ("clients/wrapped.jsonl:2", "Ünal “B”", "NOT READY"),
    ]
    assert lines[2]["errors"][0]["line"] == 4
    assert "5 cells" in lines[2]["errors"][0]["message"]
    texts = (folder / "wrapped.jsonl").read_text(encoding="utf-8").splitlines()
    quoted = [one for one in lines[4]["findings"] if one["path"] == ["title"]]
    assert quoted
    for one in quoted:
        shown = texts[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1]
        assert shown.strip('"') == one["quote"]


def test_a_row_that_cannot_be_read_stops_no_other(judge: Cli, roster: Path, tmp_path: Path) -> None:
    good = roster.read_text(encoding="utf-8").splitlines()[0]
    bad = ["{", '{"title": 3}', "[]", "\x00", '"x"', good.replace("{", '{"titel": "x",', 1)]
    roster.write_text("\n".join([good, *bad, good]), encoding="utf-8")
    done = judge(roster.name, "--output", "jsonl=out.jsonl")
    assert done.returncode == 2
    lines = lines_of(tmp_path / "out.jsonl")
    assert [line.get("verdict") for line in lines] == ["READY", *[None] * 6, "READY"]
    assert [line["errors"][0]["line"] for line in lines[1:-1]] == [2, 3, 4, 5, 6, 7]
    assert {line["reason"] for line in lines[1:-1]} == {"unreadable"}
    assert "title" in lines[2]["errors"][0]["message"]
    assert "6 NO VERDICT" in done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["no-such-folder"], "There is no such file."),
        (["-"], "save standard input to a file first"),
        (["clients.jsonl", "--output", "out.jsonl"], "Write --output jsonl=FILE for the results"),
        (["clients.jsonl", "--output", "jsnl=x"], "did you mean “jsonl”?"),
        (["clients.jsonl", "--output", "jsonl=no/such/x"], "cannot be written"),
        (["clients.jsonl", "--select", "titel"], "did you mean “title”?"),
    ],
)
def test_what_cannot_be_used_is_said_with_exit_code_2(
    judge: Cli, roster: Path, words: list[str], says: str
) -> None:
    done = judge(*words)
    assert done.returncode == 2
    assert says in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("fail_on", "fail"),
    [
        ("never", []),
        ("error", ["BLOCKED"]),
        ("warning", ["NOT READY", "BLOCKED"]),
        ("info", ["READY", "NOT READY", "BLOCKED"]),
        ("not-ready", ["NOT READY", "BLOCKED"]),
    ],
)
def test_which_rows_fail(fail_on: FailOn, fail: list[str]) -> None:
    worst = {"READY": "info", "NOT READY": "warning", "BLOCKED": "error"}
    rows = [
        Summary(1, "x", verdict=verdict, findings=(Found("a", "info"), Found("b", severity)))
        for verdict, severity in worst.items()
    ]
    assert [row.verdict for row in rows if fails(row, fail_on)] == fail


def test_the_league_counts_and_names(judge: Cli, roster: Path) -> None:
    done = judge(roster.name)
    first, *rest = done.stdout.splitlines()
    assert first.startswith("20 profiles: ")
    assert "10 READY" in first
    heads = [line for line in rest if line.startswith(("READY", "NOT READY"))]
    assert [line.split("  ")[0] for line in heads] == ["NOT READY", "READY"]
    table = rest[rest.index("What an hour of coaching would move most") + 1 :]
    assert table[0].split() == [
        *("Check", "Clients", "Blocks", "Points", "in", "all", "Points", "an", "hour")
    ]
    assert table[1].split()[1] == "10"
    quiet = judge(roster.name, "--quiet", "--fail-on", "never")
    assert (quiet.returncode, quiet.stdout) == (0, f"{first}\n")


def test_clients_have_settings_of_their_own(judge: Cli, roster: Path, tmp_path: Path) -> None:
    text = roster.read_text(encoding="utf-8").splitlines()[1]  # the refused one
    for name in ("ana", "ben", "eva"):
        folder = tmp_path / "clients" / name
        folder.mkdir(parents=True)
        (folder / "profile.json").write_text(text, encoding="utf-8")
    (tmp_path / "clients/wrapped.jsonl").write_text(
        json.dumps({"client": "A-17", "profile": json.loads(text)})
    )
    (tmp_path / "clients/eva/profilelint.toml").write_text("ignore = ['skills']\n")
    (tmp_path / "profilelint.toml").write_text(
        "ignore = ['education']\n"
        "[clients.'clients/ben/*']\nignore = ['title']\n"
        "[clients.'A-*']\ntarget-score = 99\n"
    )
    judge("clients", "--output", "jsonl=out.jsonl", "--state", "state.db")
    ignored = {
        line["file"]: {one["check"].partition("-")[0] for one in line["ignored"]}
        for line in lines_of(tmp_path / "out.jsonl")
    }
    assert ignored == {
        "clients/ana/profile.json": {"education"},
        "clients/ben/profile.json": {"education", "title"},
        "clients/eva/profile.json": {"skills"},
        "clients/wrapped.jsonl:1": {"education"},
    }
    goals = [line["target_score"] for line in lines_of(tmp_path / "out.jsonl")]
    assert goals == [99, 80, 80, 80]  # files come before folders

    (tmp_path / "clients/eva/profilelint.toml").write_text("ignore = ['titel']\n")
    judge("clients", "--output", "jsonl=out.jsonl", "--state", "state.db")
    lines = lines_of(tmp_path / "out.jsonl")
    (odd,) = [line for line in lines if "verdict" not in line]
    assert (odd["file"], odd["reason"]) == ("clients/eva/profile.json", "settings")
    assert "did you mean" in odd["errors"][0]["message"]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[clients.x]\nfail-on = 'never'", "fail-on holds for the whole roster"),
        ("[clients]\nx = 3", "clients.x must be a table"),
        ("[clients.x]\nignore = ['titel']", "did you mean “title”?"),
        ("[columns]\nTown = 3", "columns.Town must be the name of a field"),
    ],
)
def test_settings_of_clients_that_do_not_fit_are_told(
    judge: Cli, roster: Path, tmp_path: Path, settings: str, says: str
) -> None:
    (tmp_path / "profilelint.toml").write_text(settings)
    done = judge(roster.name)
    assert (done.returncode, says in done.stderr) == (2, True)


def test_a_baseline_hides_what_was_there(
    judge: Cli, cli: Cli, tmp_path: Path, examples: Path
) -> None:
    (tmp_path / "clients").mkdir()
    shutil.copy(examples / "refused.json", tmp_path / "clients")
    cli("baseline", "clients", "--engine", "none", "--today", TODAY)
    known = tmp_path / "profilelint-baseline.json"
    assert known.exists()
    words = ("clients", "--fail-on-new", "--baseline", known.name, "--state", "state.db")
    assert judge(*words).returncode == 0
    path = tmp_path / "clients/refused.json"
    profile = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**profile, "hourly_rate": 0}), encoding="utf-8")
    assert judge(*words).returncode == 1
