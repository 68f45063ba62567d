"""The baseline: what it records, what it hides, and that nothing new hides behind it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.baseline import NAME, load
from profilelint.errors import ConfigError

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
QUICK = ("--engine", "none", "--today", "2026-11-23")
OVERVIEW = (
    "I build online shops with Shopify for fashion brands. You can mail me at jo@mail.example. "
    "In nine years I have built 41 of them, and each of them sold more than before."
)


def record(cli: Cli, *arguments: object) -> dict[str, Any]:
    """What the baseline holds after ``profilelint baseline``."""
    answer = cli("baseline", *arguments, *QUICK)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(Path(NAME).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def report(cli: Cli, *arguments: object) -> dict[str, Any]:
    """The JSON report of the first profile, checked with the baseline."""
    words = ("--baseline", NAME, *QUICK, "--output-format", "json")
    answer = cli("check", *arguments, *words)
    assert answer.returncode < 2, answer.stderr
    found = json.loads(answer.stdout)["profiles"][0]
    assert isinstance(found, dict)
    return found


def checks(found: list[dict[str, Any]]) -> set[str]:
    return {one["check"] for one in found}


def test_what_was_there_is_hidden_and_counted(cli: Cli, profile: Write) -> None:
    path = profile(title="Consultant", overview=OVERVIEW)
    known = record(cli, path)["files"]["profile.json"]
    assert {"title-vague", "policy-contact-details"} <= {one["check"] for one in known}
    after = report(cli, path)
    assert after["findings"] == []
    assert len(after["hidden"]) == len(known)
    assert {one["hidden_by"] for one in after["hidden"]} == {"baseline"}
    assert {"title-vague", "policy-contact-details"} <= checks(after["ignored"])
    assert after["verdict"] == "READY"
    errors = sum(one["severity"] == "error" for one in after["hidden"])
    assert errors == 1
    assert f"{len(known)} findings are hidden as you asked, 1 error among them." in after["reason"]


def test_lines_may_move(cli: Cli, profile: Write) -> None:
    path = profile(title="Consultant", overview=OVERVIEW, skills=["Photoshp", "Figma"])
    record(cli, path)
    fields = json.loads(path.read_text(encoding="utf-8"))
    fields["skills"].reverse()
    moved = {"photo": "", **dict(reversed(fields.items()))}
    path.write_text("\n\n\n" + json.dumps(moved, indent=4), encoding="utf-8")
    hidden = report(cli, path)["hidden"]
    assert {"title-vague", "policy-contact-details"} <= checks(hidden)


@pytest.mark.parametrize(
    ("field", "before", "after", "check"),
    [
        ("title", "Consultant", "Freelancer", "title-vague"),
        ("overview", OVERVIEW, OVERVIEW.replace("jo@mail", "jane@post"), "policy-contact-details"),
        (
            "overview",
            OVERVIEW,
            OVERVIEW.replace("You can mail me at jo@mail.example. ", "")
            + " Write to jo@mail.example for more.",
            "policy-contact-details",
        ),
    ],
)
def test_a_swapped_finding_is_shown(
    cli: Cli, profile: Write, field: str, before: str, after: str, check: str
) -> None:
    path = profile(**{field: before})
    record(cli, path)
    assert check in checks(report(cli, path)["hidden"])
    found = report(cli, profile(**{field: after}))
    assert check in checks(found["findings"])
    assert check not in checks(found["hidden"])
    assert any(check in one["message"] for one in found["unused_ignores"])


def test_one_more_of_the_same_is_shown(cli: Cli, profile: Write) -> None:
    job = {"company": "Acme", "title": "Clerk", "start": "2020", "description": ""}
    record(cli, profile(employment=[job]))
    found = report(cli, profile(employment=[job, job]))
    lacking = "employment-description-missing"
    assert [one["check"] for one in found["hidden"]].count(lacking) == 1
    assert [one["check"] for one in found["findings"]].count(lacking) == 1


def test_what_is_mended_is_told_and_left_out_of_the_next(cli: Cli, profile: Write) -> None:
    record(cli, profile(title="Consultant"), "--select", "title")
    path = profile()
    answer = cli("check", path, "--baseline", NAME, *QUICK)
    assert "1 finding of the baseline is mended or changed (title-vague)." in answer.stderr
    assert record(cli, path, "--select", "title")["files"] == {}
    assert "mended or changed" not in cli("check", path, "--baseline", NAME, *QUICK).stderr


def test_a_check_that_is_not_run_leaves_nothing_stale(cli: Cli, profile: Write) -> None:
    path = profile(title="Consultant")
    record(cli, path)
    assert report(cli, path, "--select", "skills")["unused_ignores"] == []
    assert report(cli, path, "--ignore", "title-vague")["unused_ignores"] == []


def test_files_are_known_from_wherever_the_program_is_run(
    cli: Cli, profile: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = profile("a/one.json", title="Consultant"), profile("b/two.json", title="Freelance")
    assert set(record(cli, one, other)["files"]) == {"a/one.json", "b/two.json"}
    monkeypatch.chdir(tmp_path / "a")
    answer = cli("check", "one.json", "--baseline", f"../{NAME}", *QUICK, "-q")
    assert answer.stdout == "one.json: READY (3 hidden)\n"
    assert answer.returncode == 0


def test_files_not_named_now_stay_and_those_gone_go(cli: Cli, profile: Write) -> None:
    one, other = profile("one.json", title="Consultant"), profile("two.json", title="Freelancer")
    record(cli, one, other)
    other.unlink()
    third = profile("three.json", title="Expert")
    answer = cli("check", third, "--baseline", NAME, *QUICK)
    assert f"The baseline {NAME} knows 1 file that is there no longer: two.json." in answer.stderr
    assert set(record(cli, third)["files"]) == {"one.json", "three.json"}


def test_the_same_findings_make_the_same_bytes_without_the_profile_s_text(
    cli: Cli, profile: Write
) -> None:
    path = profile(title="Consultant", overview=OVERVIEW)
    record(cli, path)
    first = Path(NAME).read_bytes()
    record(cli, path)
    assert Path(NAME).read_bytes() == first
    assert b"Consultant" not in first
    assert b"mail.example" not in first


def test_the_settings_name_it_too_from_their_own_folder(
    cli: Cli, profile: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = profile(title="Consultant")
    (tmp_path / "profilelint.toml").write_text('baseline = "known.json"', encoding="utf-8")
    answer = cli("check", path, *QUICK)
    assert answer.returncode == 2
    assert f"There is no baseline {tmp_path / 'known.json'}." in answer.stderr
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert cli("baseline", "../profile.json", *QUICK).returncode == 0
    assert set(load(tmp_path / "known.json").files) == {"profile.json"}
    assert "(3 hidden)" in cli("check", "../profile.json", *QUICK, "-q").stdout


def test_hidden_findings_are_not_recorded(cli: Cli, profile: Write, tmp_path: Path) -> None:
    (tmp_path / "profilelint.toml").write_text(
        '[[ignores]]\ncheck = "title-vague"\nreason = "Mine."', encoding="utf-8"
    )
    path = profile(title="Consultant")
    assert record(cli, path, "--select", "title")["files"] == {}
    assert load(Path(NAME)).of(str(path)) == ()


def test_a_file_that_cannot_be_read_leaves_the_old_baseline(cli: Cli, profile: Write) -> None:
    path = profile(title="Consultant")
    record(cli, path)
    before = Path(NAME).read_bytes()
    Path("broken.json").write_text("{", encoding="utf-8")
    answer = cli("baseline", path, "broken.json", *QUICK)
    assert answer.returncode == 2
    assert "broken.json:1:2: " in answer.stderr
    assert f"{NAME} was not written" in answer.stderr
    assert Path(NAME).read_bytes() == before


def test_standard_input_has_no_name_to_be_known_by(cli: Cli) -> None:
    answer = cli("baseline", "-", stdin="title: X")
    assert answer.returncode == 2
    assert "give a file" in answer.stderr


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no baseline"),
        (b"{", "is no baseline"),
        (b"[]", "is no baseline: Expected `object`"),
        (b"\xff\xfe", "is no baseline"),
        (b'{"version": 2, "files": {}}', "is no baseline: Invalid enum value 2"),
        (b'{"version": 1, "files": {"a": [{"check": "x"}]}}', "is no baseline: Object missing"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / NAME
    path.write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert says in str(caught.value)
    assert "`profilelint baseline PATH..." in str(caught.value)
