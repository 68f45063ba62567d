"""Attempts as a file: what goes out comes in again, once, and what does not fit is said."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.attempts.attempt import Attempt
from profilelint.attempts.choosing import read_all
from profilelint.attempts.exchange import COLUMNS, Form, exported, imported
from profilelint.attempts.ledger import Ledger
from profilelint.errors import ReadError
from profilelint.profile import Profile
from tests.attempting import attempt

FORMS: tuple[Form, ...] = ("json", "csv")
SEVERAL = (
    attempt(feedback='=HYPERLINK("http://x")\n"quoted", and; more', outcome="refused"),
    attempt(key="f" * 16, name="@bob", file="/profiles/bob.json", score=None, findings=()),
    attempt(key="a" * 16, feedback="'=1", profile=Profile(overview="Zeile\r\n\t„Ü“ 漢字 \u202e")),
)


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_comes_in_again(form: Form, tmp_path: Path) -> None:
    file = tmp_path / "attempts"
    file.write_bytes(exported(SEVERAL, form).encode())
    assert imported(file) == SEVERAL


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.tuples(TEXTS, TEXTS.filter(str.strip), TEXTS, TEXTS),
    form=st.sampled_from(FORMS),
    score=st.none() | st.decimals(0, 100, places=1).map(float),
)
def test_any_text_comes_through(
    texts: tuple[str, str, str, str], form: Form, score: float | None, tmp_path: Path
) -> None:
    feedback, name, file, title = texts
    one = attempt(
        feedback=feedback, name=name, file=file, profile=Profile(title=title), score=score
    )
    path = tmp_path / "attempts"
    path.write_bytes(exported([one], form).encode())
    assert imported(path) == (one,)


def test_a_spreadsheet_runs_no_cell() -> None:
    cells = [cell for row in csv.reader(io.StringIO(exported(SEVERAL, "csv"))) for cell in row]
    assert len(cells) == len(COLUMNS) * (1 + len(SEVERAL))
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]


@pytest.mark.parametrize("form", FORMS)
def test_bringing_in_twice_changes_nothing(form: Form, tmp_path: Path) -> None:
    file, ledger = tmp_path / "attempts", tmp_path / "ledger.sqlite3"
    file.write_bytes(exported(SEVERAL, form).encode())
    with Ledger(ledger) as book:
        assert book.bring_in(imported(file)) == (3, 0)
        assert book.bring_in(imported(file)) == (0, 0)
    there = [msgspec.structs.replace(one, number=0) for one in read_all(ledger)]
    assert sorted(there, key=lambda one: one.key) == sorted(SEVERAL, key=lambda one: one.key)


def test_a_pending_one_takes_the_answer_over_and_nothing_else_is_touched(tmp_path: Path) -> None:
    answered = attempt(outcome="approved", feedback="Welcome!")
    with Ledger(tmp_path / "ledger.sqlite3") as book:
        book.add(attempt())
        assert book.bring_in([answered]) == (0, 1)
        assert book.bring_in([attempt(outcome="refused"), attempt()]) == (0, 0)
        (one,) = book.all()
    assert (one.outcome, one.feedback) == ("approved", "Welcome!")


def changed(**values: object) -> str:
    """An export in which the second attempt has other values; ``...`` takes the key out."""
    whole = json.loads(exported(SEVERAL, "json"))
    entry = whole["attempts"][1] | values
    whole["attempts"][1] = {key: value for key, value in entry.items() if value is not ...}
    return json.dumps(whole, indent=1)


JSON, CSV = exported(SEVERAL, "json"), exported(SEVERAL, "csv")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "This file is empty."),
        ("a,b\n1,2\n", "no export of attempts: it is neither JSON nor a table"),
        ("{", "ends"),
        ("[]", "no export of attempts"),
        ('{"version": 2, "attempts": []}', "version"),
        (JSON[:700], "Close this text"),
        (changed(on="yesterday"), "attempts 2, on"),
        (changed(on="2026-02-30"), "attempts 2, on"),
        (changed(outcome="maybe"), "attempts 2, outcome"),
        (changed(score="high"), "attempts 2, score"),
        (changed(score=101), "attempts 2, score must be a number from 0 to 100"),
        (changed(key="xyz"), "attempts 2, key"),
        (changed(key=...), "attempts 2 lacks “key”"),
        (changed(name=""), "attempts 2, name"),
        (changed(surprise=1), "attempts 2 has “surprise”, which is not known"),
        (changed(profile={"titel": "x"}), "There is no field called “titel”"),
        (changed(profile=[]), "attempts 2, profile"),
        (
            exported(SEVERAL, "csv").replace('"pending"', '"maybe"', 1),
            "attempts 2, outcome must be refused",
        ),
        (CSV.replace('{""title', '{""titel', 1), "There is no field called"),
        (
            exported(SEVERAL, "csv").replace('"{""title', '"{title', 1),
            "attempts 1, profile must be",
        ),
        (CSV.rpartition(",")[0], "key"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "attempts"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError) as error:
        imported(file)
    problem = error.value.problems[0]
    assert says in problem.message
    assert problem.line
    assert problem.column
    assert problem.line <= max(1, text.count("\n") + 1)


def test_of_a_file_with_one_bad_attempt_none_is_brought_in(
    cli: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "in.json").write_text(changed(outcome="maybe"), encoding="utf-8")
    done = cli("attempts", "import", "in.json", "--ledger", "l.sqlite3")
    assert done.returncode == 2
    assert "in.json:" in done.stderr
    assert not (tmp_path / "l.sqlite3").exists()


def test_out_and_in_by_the_commands(
    cli: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    with Ledger(tmp_path / "one.sqlite3") as book:
        written: list[Attempt] = [book.add(one) for one in SEVERAL]
    assert written[0].on == date(2026, 10, 1)
    for name in ("out.csv", "out.json"):
        cli("attempts", "export", "--output", name, "--ledger", "one.sqlite3")
        done = cli("attempts", "import", name, "--ledger", "two.sqlite3")
        there = 3 if name == "out.json" else 0
        assert done.stdout == (
            f"{3 - there} brought in, 0 pending ones settled, {there} were there already.\n"
        )
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith('"number","on","outcome"')
    assert len(read_all(tmp_path / "two.sqlite3")) == 3
    cli(
        "attempts", "export", "--profile", "@bob", "--output", "bob.json", "--ledger", "one.sqlite3"
    )
    assert [one.name for one in imported(tmp_path / "bob.json")] == ["@bob"]
