"""``docs/seeds.md``: every statement of the three documents is carried by what there is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from profilelint.cli.commands import COMMANDS
from profilelint.linter import Outcome, Status, lint, plan
from profilelint.registry import discover
from profilelint.testing import TODAY, document
from profilelint.vocabulary import text_of

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/seeds.md").read_text(encoding="utf-8")
EXAMPLES = tomllib.loads((ROOT / "tests/data/seeds.toml").read_text(encoding="utf-8"))["examples"]
ROWS = {
    cells[0]: cells[1:]
    for line in PAGE.splitlines()
    if re.match(r"\| 00\d-", line)
    for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
}
NOBODY = "Nothing to judge: "
CODE = re.compile(r"`([^`]+)`")
DATA = tomllib.loads(text_of("badges.toml"))


def names(cell: str) -> list[str]:
    """What a cell names in code."""
    return CODE.findall(cell)


def checks_named(row: str) -> set[str]:
    return {name for name in names(ROWS[row][1]) if name in discover().checks}


def exists(name: str) -> bool:
    """Whether a name is that of a check, a command, an option, a file or a place in the data."""
    if name.startswith("profilelint "):
        return name.split()[1] in COMMANDS
    group, _, key = name.partition(".")
    if group == "notes":
        return key in {note["name"] for note in DATA["notes"]}
    return name in discover().checks or (group == "interview" and key in DATA[group])


def examples() -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Every example: its row, its check, a profile, and what is expected."""
    for one in EXAMPLES:
        for profile in one.get("each") or [one["profile"]]:
            yield one["row"], one["check"], profile, one


ALL = [
    pytest.param(check, profile, one, id=f"{row}-{check}-{number}")
    for number, (row, check, profile, one) in enumerate(examples())
]


def test_all_three_documents_are_there() -> None:
    counts = [sum(row.startswith(f"{seed}-") for row in ROWS) for seed in ("000", "001", "002")]
    assert counts == [29, 13, 51]
    tips = {int(found[1]) for row in ROWS if (found := re.match(r"002-(\d+)", row))}
    assert set(range(1, 16)) <= tips


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_whole(row: str) -> None:
    assert len(ROWS[row]) == 3, "a row has four cells"
    says, carried, become = ROWS[row]
    assert re.fullmatch(r"\S.*[.?]", says)
    assert names(carried), "nothing carries this statement"
    assert not become or become.endswith((".", ")."))


@pytest.mark.parametrize("row", ROWS)
def test_every_name_exists(row: str) -> None:
    wrong = [name for name in names(ROWS[row][1]) if not exists(name)]
    assert wrong == []
    others = [name for name in names(ROWS[row][2]) if re.fullmatch(r"[a-z]+(-[a-z]+)+", name)]
    assert [name for name in others if name not in discover().checks] == []


@pytest.mark.parametrize("row", ROWS)
def test_a_bare_note_stands_only_where_nothing_could_judge(row: str) -> None:
    if all(name.startswith("notes.") for name in names(ROWS[row][1])):
        assert ROWS[row][2].startswith(NOBODY)


@pytest.mark.parametrize("row", [row for row in ROWS if checks_named(row)])
def test_each_check_named_has_an_example_of_that_row(row: str) -> None:
    assert {one["check"] for one in EXAMPLES if one["row"] == row} == checks_named(row)


def test_there_are_examples_of_both_kinds() -> None:
    assert {one["row"] for one in EXAMPLES} <= set(ROWS)
    found = [one for *_, one in examples() if "says" in one]
    assert len(found) > 50
    assert len(ALL) - len(found) > 20


@pytest.mark.parametrize(("check", "profile", "one"), ALL)
def test_a_check_answers_as_the_statement_says(
    check: str, profile: dict[str, Any], one: dict[str, Any]
) -> None:
    found = answer(check, profile, first=one.get("first", False))
    if "skips" in one:
        assert found.status in (Status.SKIPPED, Status.NOT_APPLICABLE)
        assert one["skips"] in found.reason
        return
    assert found.judged, found.reason
    messages = [located.message for located in found.findings]
    if "says" in one:
        assert any(one["says"] in message for message in messages), messages
    else:
        assert messages == []


def answer(check: str, profile: dict[str, Any], *, first: bool) -> Outcome:
    group = discover().checks[check].group
    settled = plan(select_=[check], today=TODAY, group=group, first=first)
    return lint(document(profile), settled).outcomes[0]
