"""``profilelint init`` in a real terminal: what it asks, what comes to stand in the file."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from profilelint.profile import Employment, PartialDate, Profile
from profilelint.reading import read
from tests.conftest import ROOT, Answer
from tests.terminal import Terminal

Start = Callable[..., Terminal]
Run = Callable[..., Answer]
ASKED = "> "
MORE = "portfolio?"


@pytest.fixture
def start(terminal: Start) -> Start:
    """Start the program in a terminal: ``start("me.yaml", columns=60)``."""
    return partial(terminal, "init", "--today", "2026-11-23", "--engine", "none")


def say(screen: Terminal, *answers: str) -> str:
    """Give each answer once it is asked for; what was shown before the last one."""
    shown = ""
    for answer in answers:
        shown = screen.expect(ASKED)
        screen.type(f"{answer}\n")
    return shown


def written(folder: Path, name: str = "profile.yaml") -> Profile:
    return read(folder / name).profile


def stop(screen: Terminal) -> int:
    """Press Ctrl-C until it has an effect: Python may lose one in the moment that it asks in, or
    see it only with the next key."""
    for _ in range(60):
        for key in ("\x03", "\x7f"):
            with suppress(OSError):  # it has left meanwhile
                screen.type(key)
            with suppress(subprocess.TimeoutExpired):
                screen.process.wait(0.4)
                return screen.end()
    raise AssertionError(f"it goes on:\n{screen.screen}")


def leave_out(screen: Terminal, questions: int) -> None:
    say(screen, *[""] * questions)


# From nothing to a scorecard.


def test_from_nothing_to_the_first_scorecard(start: Start, tmp_path: Path) -> None:
    screen = start()
    assert "Enter leaves a question out" in say(screen, "Shopify developer for fashion brands")
    screen.expect("Your overview")
    assert written(tmp_path) == Profile(title="Shopify developer for fashion brands")
    assert "At most 5,000 characters." in say(screen, "I build shops in [bold]Liquid[/bold].")
    say(screen, "", "Last year I moved 3,200 articles.", ".")
    shown = say(screen, "web")
    assert "  11  Web, Mobile & Software Dev\n" in shown
    assert "“web” may be:" in say(screen, "1")
    assert "   4  Ecommerce Development\n" in say(screen, "4, mobile dev")
    assert "“mobile dev” may be:\n   1  Mobile Development\n" in say(screen, "1")
    say(screen, "Shopify, Liquid", "CSS", "")
    assert "   2  intermediate\n" in say(screen, "2")
    shown = say(screen, "$28/hr")
    assert re.search(r"Clients offered \$[\d.]+ to \$[\d.]+ for\s“Ecommerce Development”", shown)
    assert re.search(r"middle half of [\d,]+ job posts of \w+ 202\d", shown)
    say(screen, "y", "Brot & Stein", "Web designer", "March 2019", "now", "Sites.", ".", "")
    say(screen, "-")
    say(screen, "")
    shown = screen.expect("profilelint check profile.yaml")
    assert screen.end() == 0
    assert "score" in shown
    assert "Fix first" in shown
    assert "profilelint fix profile.yaml" in shown
    assert written(tmp_path) == Profile(
        title="Shopify developer for fashion brands",
        overview="I build shops in [bold]Liquid[/bold].\n\nLast year I moved 3,200 articles.",
        category="Web, Mobile & Software Dev",
        subcategories=("Ecommerce Development", "Mobile Development"),
        skills=("Shopify", "Liquid", "CSS"),
        level="intermediate",
        hourly_rate=28,
        employment=(
            Employment("Brot & Stein", "Web designer", PartialDate(2019, 3), None, "Sites."),
        ),
        education=(),
    )


def test_the_further_questions_and_json(start: Start, tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text(
        '{"title": "Editor", "overview": "", "category": "", "subcategories": [], "skills": [],\n'
        ' "level": "entry", "hourly_rate": 0, "employment": []}\n'
    )
    screen = start("me.json")
    assert "Your schools and courses. Add a school or course?" in say(screen, "y")
    say(screen, "ESAD", "", "Design", "2011", "2014", "")
    assert MORE in say(screen, "y")
    say(screen, "Ann", "-", "portrait.jpg", "4")
    say(screen, "y", "French", "f", "y", "Wolof", "", "")
    say(screen, "part", "", "-")
    screen.expect("profilelint check me.json")
    assert screen.end() == 0
    found = json.loads((tmp_path / "me.json").read_text())
    assert found["education"] == [{"school": "ESAD", "field": "Design", "start": 2011, "end": 2014}]
    assert {name: found[name] for name in list(found)[9:]} == {
        "name": "Ann",
        "email": "",
        "photo": "portrait.jpg",
        "english": "native",
        "languages": [
            {"language": "French", "proficiency": "fluent"},
            {"language": "Wolof"},
        ],
        "availability": "part-time",
        "certifications": [],
    }


def test_wrong_answers_are_asked_again(start: Start, tmp_path: Path) -> None:
    screen = start()
    leave_out(screen, 5)
    say(screen, "7")
    assert "Type the number, or one of entry, intermediate, expert." in say(screen, "2")
    say(screen, "lots")
    assert "Write the rate as a number of US dollars" in say(screen, "28")
    say(screen, "y", "A", "", "soon")
    assert "Write the date as 2021, 2021-03 or March 2021." in say(screen, "2021")
    screen.expect(ASKED)
    assert stop(screen) == 130
    assert written(tmp_path) == Profile(level="intermediate", hourly_rate=28)


def test_nothing_answered_nothing_written(start: Start, tmp_path: Path) -> None:
    screen = start()
    leave_out(screen, 10)
    screen.expect("Nothing was answered, so nothing was written.")
    assert screen.end() == 0
    assert list(tmp_path.iterdir()) == []


# Pastes.


@pytest.mark.parametrize("marked", [False, True], ids=["as-keys", "as-a-paste"])
def test_long_lines_and_empty_lines_of_a_paste_arrive_whole(
    start: Start, tmp_path: Path, marked: bool
) -> None:
    """A terminal by itself cuts a line at 4,095 bytes."""
    paste = "\n\n".join(("I knit socks. " * 350 + "End.", "Last line: “ü” # [x]", "a" * 90))
    screen = start()
    leave_out(screen, 1)
    screen.expect(ASKED)
    screen.type(f"\x1b[200~{paste}\x1b[201~\n.\n" if marked else f"{paste}\n.\n")
    screen.expect("Your service")
    stop(screen)
    assert written(tmp_path).overview == paste


def test_ctrl_d_ends_a_text_and_stops_elsewhere(start: Start, tmp_path: Path) -> None:
    screen = start()
    say(screen, "Editor", "I edit.")
    screen.expect(ASKED)
    screen.type("\x04")
    screen.expect("Your service")
    screen.expect(ASKED)
    screen.type("\x04")
    shown = screen.expect("with profile.yaml.")
    assert "Stopped. `profilelint init profile.yaml` goes on" in shown
    assert screen.end() == 0
    assert written(tmp_path) == Profile(title="Editor", overview="I edit.")


# Stopping, and taking up again.


def test_it_is_taken_up_where_it_stopped(start: Start, tmp_path: Path) -> None:
    screen = start()
    say(screen, "Editor", "")
    screen.expect(ASKED)
    assert stop(screen) == 130
    assert "Stopped." in screen.screen
    path = tmp_path / "profile.yaml"
    path.write_text(path.read_text().replace("title: Editor", "title: Editor  # mine\n# note"))
    before = path.read_text()
    screen = start()
    shown = say(screen, "I edit.", ".", "Writing")
    assert "Your title" not in screen.screen
    assert "Your overview" in screen.screen
    assert "Your service" in shown
    screen.expect(ASKED)
    stop(screen)
    assert path.read_text() == f"{before}overview: I edit.\ncategory: Writing\n"


def test_jobs_are_gone_on_with(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(
        "title: a\noverview: b\ncategory: Writing\nsubcategories: []\nskills: []\nlevel: entry\n"
        "hourly_rate: 3\nemployment:\n  - company: A\neducation: []\n"
    )
    screen = start()
    assert "Your jobs, your own clients included: 1 in the file. Add another?" in say(screen, "y")
    say(screen, "B", "", "", "", "")
    say(screen, "")
    assert MORE in say(screen, "")
    screen.expect("profilelint check profile.yaml")
    assert screen.end() == 0
    assert written(tmp_path).employment == (Employment("A"), Employment("B"))
    assert written(tmp_path).education == ()


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_killed_it_loses_at_most_the_answer_it_was_at(
    start: Start, tmp_path: Path, after: int
) -> None:
    answers = {"title": "A", "overview": "B\n.", "category": "Writing", "subcategories": "-"}
    screen = start()
    for answer in list(answers.values())[:after]:
        screen.expect(ASKED)
        screen.type(f"{answer}\n")
    screen.expect("Your ")
    screen.process.send_signal(signal.SIGKILL)
    assert screen.end() == -signal.SIGKILL
    known = [name for name in answers if getattr(written(tmp_path), name) is not None]
    assert known in (list(answers)[:after], list(answers)[: after - 1])
    screen = start()
    say(screen, "")
    assert ("Your title" in screen.screen) == ("title" not in known)
    stop(screen)


# What it starts from.


@pytest.mark.parametrize("source", ["examples/saved_page.html", "tests/data/exports/resume.json"])
def test_started_from_an_export_only_the_rest_is_asked(
    start: Start, tmp_path: Path, source: str
) -> None:
    screen = start("--from", str(ROOT / source))
    screen.expect(ASKED)
    stop(screen)
    assert "Your title" not in screen.screen
    assert written(tmp_path).title == read(ROOT / source).profile.title
    assert "# Made by profilelint from" in (tmp_path / "profile.yaml").read_text()
    if "resume" in source:
        assert "the platform forbids contact details" in " ".join(screen.screen.split())


def test_an_export_is_not_written_into(start: Start, tmp_path: Path) -> None:
    data = (ROOT / "examples/saved_page.html").read_bytes()
    (tmp_path / "me.yaml").write_bytes(data)
    screen = start("me.yaml")
    screen.expect("profilelint init NEW.yaml --from me.yaml")
    assert screen.end() == 2
    assert (tmp_path / "me.yaml").read_bytes() == data


def test_a_file_that_is_there_is_not_replaced(cli: Run, tmp_path: Path) -> None:
    Path("profile.yaml").write_text("title: Mine\n")
    source = ROOT / "examples/saved_page.html"
    for words in (("--non-interactive",), ("--from", source, "--non-interactive")):
        ran = cli("init", *words)
        assert ran.returncode == 2
        assert "profile.yaml is there already." in ran.stderr
    assert Path("profile.yaml").read_text() == "title: Mine\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [("titel: x\n", "titel"), ("title: [\n", ":"), ("\0", "not a text file")],
)
def test_a_file_that_cannot_be_read(start: Start, tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "profile.yaml").write_text(text)
    screen = start()
    screen.expect("profile.yaml")
    assert screen.end() == 2
    assert why in screen.screen
    assert "Traceback" not in screen.screen
    assert (tmp_path / "profile.yaml").read_text() == text


# Without a terminal.


def test_without_a_terminal(cli: Run) -> None:
    ran = cli("init", stdin="Editor\n")
    assert ran.returncode == 2
    assert "With --non-interactive it writes a file to fill in." in " ".join(ran.stderr.split())
    assert list(Path().iterdir()) == []


def test_the_file_to_fill_in(cli: Run) -> None:
    ran = cli("init", "--non-interactive")
    assert ran.returncode == 0
    assert ran.stdout == (
        "Written to profile.yaml. Fill it in, then: profilelint check profile.yaml\n"
    )
    ran = cli("check", "profile.yaml", "--engine", "none")
    assert ran.returncode == 1
    assert "INCOMPLETE" in ran.stdout
    ran = cli("init", "--non-interactive", "me.json")
    assert ran.returncode == 2
    assert "ends in .yaml" in ran.stderr


def test_from_an_export_without_a_terminal(cli: Run) -> None:
    ran = cli("init", "me.json", "--non-interactive", "--from", ROOT / "examples/saved_page.html")
    assert ran.returncode == 0
    assert json.loads(Path("me.json").read_text())["title"]


# How it looks.


@pytest.mark.parametrize("columns", [60, 100])
def test_no_line_is_longer_than_the_window(start: Start, columns: int) -> None:
    screen = start(columns=columns)
    leave_out(screen, 10)
    screen.expect("nothing was written.")
    screen.end()
    assert max(len(line) for line in screen.screen.splitlines()) <= columns
    assert "\x1b[" in screen.raw


def test_without_colours(start: Start) -> None:
    screen = start(NO_COLOR="1")
    leave_out(screen, 3)
    screen.expect("Your types of work")
    assert not re.search(r"\x1b\[3\dm", screen.raw)
    stop(screen)


def test_what_a_terminal_would_obey_is_not_kept(start: Start, tmp_path: Path) -> None:
    screen = start()
    screen.expect(ASKED)
    screen.type("Ed\x16\x1b[31mitor\n")  # Ctrl-V takes the next key as it is
    screen.expect("Your overview")
    stop(screen)
    assert "\x1b" not in (tmp_path / "profile.yaml").read_text()


def test_its_help() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "profilelint", "init", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "60"},
    )
    assert "question by question" in " ".join(ran.stdout.split())
    assert max(map(len, ran.stdout.splitlines())) <= 60
