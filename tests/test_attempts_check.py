"""``check`` and the ledger: panel and JSON, when it is asked, and that it never is in the way."""

from __future__ import annotations

import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema_rs
import pytest
from rich.console import Console

from profilelint import lint, plan, read, scorecard
from profilelint.attempts.history import history_of, last_refusal, timeline_of
from profilelint.attempts.ledger import Ledger
from profilelint.attempts.views import ListView
from profilelint.profile import Profile
from profilelint.reports import Run, text_of
from profilelint.reports.attempts import BARS, PLAIN_BARS, history_panel, timeline
from profilelint.reports.history import History, Point
from profilelint.schema import report_schema
from tests.attempting import attempt

Cli = Callable[..., CompletedProcess[str]]
LETTER = "There are too many freelancers with similar skills."


@pytest.fixture
def refused(profile: Callable[..., Path], tmp_path: Path) -> Path:
    """A profile refused on 2026-10-01 that has another rate since; its ledger lies beside it."""
    file = profile(hourly_rate=20)
    with Ledger(tmp_path / "ledger.sqlite3") as ledger:
        ledger.add(
            attempt(
                file=str(file.resolve()),
                outcome="refused",
                feedback=LETTER,
                profile=read(profile(hourly_rate=30)).profile,
            )
        )
    profile(hourly_rate=20)
    return file


def printed(view: object, width: int) -> str:
    """What is printed in a terminal of that width, without colour."""
    console = Console(width=width, record=True, color_system=None, file=StringIO())
    console.print(view)
    return " ".join(console.export_text().replace("│", " ").split())


def report(done: CompletedProcess[str]) -> Any:
    """The attempts in a JSON report, which fits its schema."""
    whole = json.loads(done.stdout)
    jsonschema_rs.validator_for(report_schema()).validate(whole)
    return whole["profiles"][0]["attempts"]


QUICK = ("--engine", "none", "--fail-on", "never")


def test_json_says_what_is_as_it_was_when_refused(cli: Cli, refused: Path) -> None:
    words = ("check", refused, *QUICK, "--output-format", "json")
    told = report(cli(*words, "--ledger", "ledger.sqlite3"))
    (point,) = told["attempts"]
    assert (point["number"], point["outcome"], point["hourly_rate"]) == (1, "refused", 30)
    last = told["last_refusal"]
    assert (last["on"], last["feedback"]) == ("2026-10-01", LETTER)
    assert last["changed"] == ["hourly rate"]
    assert {"title", "skills", "overview"} <= set(last["unchanged"])
    assert {"subcategories", "skills"} <= set(last["points_to"])


def test_the_ledger_is_not_asked_unless_somebody_wants_it(
    cli: Cli, refused: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes to a file or a pipe is the same whatever the ledger holds."""
    data = tmp_path / "data/profilelint"
    data.mkdir(parents=True)
    (tmp_path / "ledger.sqlite3").rename(data / "attempts.sqlite3")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    words = ("check", refused, *QUICK, "--output-format", "json")
    assert report(cli(*words)) is None
    assert report(cli(*words, "--attempts"))["last_refusal"]
    (tmp_path / "profilelint.toml").write_text("attempts = true\n", encoding="utf-8")
    assert report(cli(*words))["last_refusal"]
    assert report(cli(*words, "--no-attempts")) is None
    (tmp_path / "profilelint.toml").write_text("attempts = false\n", encoding="utf-8")
    assert report(cli(*words)) is None
    assert "Your attempts" not in cli("check", refused, *QUICK).stdout
    assert "Your attempts" in cli("check", refused, *QUICK, "--attempts").stdout


def on_a_terminal(*words: str, folder: Path, **environment: str) -> str:
    """What the program prints where its output is a terminal."""
    ours, theirs = pty.openpty()
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-m", "profilelint", *words],
        cwd=folder,
        stdout=theirs,
        env={**kept, "TERM": "xterm", "COLUMNS": "80", **environment},
    ):
        os.close(theirs)
        text = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not more:
                break
            text += more
    os.close(ours)
    return re.sub(r"\x1b\[[\d;]*m", "", text.decode())


def test_a_person_at_a_terminal_sees_the_panel(refused: Path, tmp_path: Path) -> None:
    data = tmp_path / "data/profilelint"
    data.mkdir(parents=True)
    (tmp_path / "ledger.sqlite3").rename(data / "attempts.sqlite3")
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    words = ("check", str(refused), *QUICK, "--output", "json=out.json")
    shown = on_a_terminal(*words, folder=tmp_path, **home)
    assert "Your attempts" in shown
    assert "Changed since then: hourly rate." in shown
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert written["profiles"][0]["attempts"] is None  # a file is the same for everybody
    assert "Your attempts" not in on_a_terminal(*words, folder=tmp_path, CI="true", **home)
    assert "Your attempts" not in on_a_terminal(*words, "--no-attempts", folder=tmp_path, **home)


@pytest.mark.parametrize("damage", ["gone", "no database", "locked", "newer"])
def test_a_ledger_that_cannot_be_used_is_a_note_at_most(
    damage: str, cli: Cli, refused: Path, tmp_path: Path
) -> None:
    plain = cli("check", refused, *QUICK)
    file = tmp_path / "ledger.sqlite3"
    holding = None
    if damage == "gone":
        file.unlink()
    elif damage == "no database":
        file.write_bytes(b"nothing of the kind " * 500)
    elif damage == "newer":
        with sqlite3.connect(file) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
    else:
        holding = sqlite3.connect(file, isolation_level=None)
        holding.execute("PRAGMA locking_mode = EXCLUSIVE")
        holding.execute("PRAGMA journal_mode = DELETE")
        holding.execute("BEGIN EXCLUSIVE")
    done = cli("check", refused, *QUICK, "--ledger", file)
    if holding is not None:
        holding.close()
    assert (done.returncode, done.stdout) == (plain.returncode, plain.stdout)
    (note,) = done.stderr.splitlines()
    assert str(file) in note


def test_a_check_changes_nothing_in_the_ledger(cli: Cli, refused: Path, tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    before = file.read_bytes()
    assert "Your attempts" in cli("check", refused, *QUICK, "--ledger", file).stdout
    assert file.read_bytes() == before


def test_a_plain_check_loads_nothing_of_the_ledger(refused: Path, tmp_path: Path) -> None:
    code = (
        "import json, sys\nfrom profilelint.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))"
    )
    for more, loaded in (((), False), (("--attempts", "--ledger", "ledger.sqlite3"), True)):
        done = subprocess.run(
            [sys.executable, "-c", code, "check", str(refused), "--engine", "none", *more],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        modules = set(json.loads(done.stderr.rpartition("\n")[2]))
        assert {"profilelint.cli.check"} <= modules
        assert any(name.startswith("profilelint.attempts") for name in modules) is loaded


# --- the panel and the timeline


def test_an_approval_ends_the_story() -> None:
    before = attempt(number=1, outcome="refused", feedback=LETTER)
    after = attempt(number=2, outcome="approved", on=date(2026, 10, 5))
    assert last_refusal([before, after]) is None
    assert last_refusal([before, attempt(number=2, on=date(2026, 10, 5))]) is before
    text = printed(history_panel(history_of(Profile(), [before, after])), 80)
    assert "2 attempts: 1 refused, 1 approved" in text
    assert "Last refused" not in text


@pytest.mark.parametrize(
    ("feedback", "says"),
    [
        (LETTER, "It points to: subcategories, skills, title."),
        ("Sorry.", "It is not known what it points to."),
        ("", "Last refused on 2026-10-01, without feedback written down."),
    ],
)
def test_the_panel_says_what_the_feedback_points_to(feedback: str, says: str) -> None:
    one = attempt(number=1, outcome="refused", feedback=feedback)
    for width in (60, 100):
        assert says in printed(history_panel(history_of(one.profile, [one])), width)
        assert "Nothing has changed since then." in printed(
            history_panel(history_of(one.profile, [one])), width
        )


def points(*days: int, rate: float | None = 10.0) -> list[Point]:
    """Attempts on days counted from the first of October."""
    return [
        Point(
            number=number,
            on=date(2026, 10, 1) + timedelta(day),
            outcome="approved" if number == len(days) else "refused",
            rate=None if rate is None else rate + day,
            score=50.0 + day,
            verdict="READY",
        )
        for number, day in enumerate(days, start=1)
    ]


def test_the_timeline_is_in_proportion_to_the_days() -> None:
    outcome, rate, score, dates, legend = timeline(points(0, 10, 40), 93)
    marks = [(place, mark) for place, mark in enumerate(outcome[9:]) if mark != " "]
    assert [mark for _, mark in marks] == ["x", "x", "+"]
    (first, _), (second, _), (third, _) = marks
    assert (second - first) * 4 == pytest.approx(third - first, abs=4)
    assert [rate[9 + place] for place, _ in marks] == ["▁", BARS[2], "█"]
    assert rate.endswith("$10 to $50")
    assert score.endswith("50 to 90")
    assert dates.split() == ["2026-10-01", "2026-11-10"]
    assert legend.split() == ["x", "refused", "?", "pending", "+", "approved"]


@pytest.mark.parametrize("width", [40, 60, 100, 200])
@pytest.mark.parametrize("days", [(0,), (0, 0, 0), (0, 1), (0, 300, 301, 302), tuple(range(200))])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_timeline_fits_and_loses_no_attempt(
    width: int, days: tuple[int, ...], ascii_only: bool
) -> None:
    lines = timeline(points(*days), width, ascii_only=ascii_only)
    assert max(map(len, lines)) <= max(width, 45)
    marks = re.sub(r"\s", "", lines[0].removeprefix("Outcome"))
    room = max(10, min(60, width - 33))
    assert len(marks) == min(len(days), room)
    assert marks.endswith("+")
    if ascii_only:
        assert all(line.isascii() for line in lines)


def test_what_is_not_known_leaves_a_gap() -> None:
    lines = timeline(points(0, 5, rate=None), 80)
    assert not any(line.startswith("Rate") for line in lines)
    assert [line.split()[0] for line in lines[:2]] == ["Outcome", "Score"]


def test_the_page_shows_the_timeline(refused: Path) -> None:
    card = scorecard(lint(read(refused), plan(today=date(2026, 11, 23))))
    plain = text_of(Run("guide-2022", (card,)), "html")
    history = History(tuple(points(0, 10, 40)), points(0)[0], "<b>No.</b>", (), ("skills",))
    page = text_of(Run("guide-2022", (card,), histories={str(refused): history}), "html")
    assert "Attempts so far" not in plain
    assert "<desc" in page
    told = "3 attempts: 2 refused, 1 approved. Rate: $10 to $50. Score: 50 to 90."
    assert f"{told}</desc>" in page
    at = [float(x) for x in re.findall(r'class="sign \w+" x="([\d.]+)%"', page)]
    assert len(at) == 3
    assert (at[1] - at[0]) * 4 == pytest.approx(at[2] - at[0], abs=8)
    assert "“&lt;b&gt;No.&lt;/b&gt;”" in page
    assert '<tr><th scope="row">2026-10-11</th><td>refused</td><td class="number">$20</td>' in page


def test_an_ascii_terminal_gets_ascii() -> None:
    attempts = [
        attempt(number=place, on=date(2026, 10, place), profile=Profile(hourly_rate=place))
        for place in (1, 2, 3)
    ]
    assert [point.rate for point in timeline_of(attempts[::-1])] == [1, 2, 3]
    console = Console(width=80, file=StringIO(), color_system=None)
    with console.capture() as plain:
        options = console.options.update()
        options.encoding = "ascii"
        console.print(*console.render(ListView(attempts), options), end="")
    assert PLAIN_BARS[0] in plain.get()
    assert not set(BARS) & set(plain.get())
    with console.capture() as full:
        console.print(ListView(attempts))
    assert BARS[0] in full.get()
