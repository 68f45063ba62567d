"""``profilelint fix`` in a real terminal: what it shows, and what each key does to the file."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.config import load
from tests.conftest import Answer
from tests.terminal import Terminal

PROFILE = {
    "title": "Consultant",
    "overview": "I keep books for bakeries in Xero , every month.",
    "skills": ["Bookkeeping", "Xero", "Xero"],
    "employment": [{"title": "Bookkeeper", "company": "Brot & Stein", "start": "2019-04"}],
}
ASKED = "quit and keep: "
Start = Callable[..., Terminal]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "p.json"
    path.write_text(json.dumps(PROFILE, indent=2))
    return path


@pytest.fixture
def start(terminal: Start, file: Path) -> Start:
    """Start the program in a terminal: ``start("--select", "title", columns=60, EDITOR="vi")``."""
    usual = {"VISUAL": "", "EDITOR": "false"}

    def run(*arguments: str, columns: int = 80, **env: str) -> Terminal:
        words = ("fix", "--today", "2026-11-23", "--engine", "none", *arguments, file.name)
        return terminal(*words, columns=columns, **{**usual, **env})

    return run


def read(file: Path) -> Any:
    return json.loads(file.read_text())


def editor(folder: Path, code: str) -> str:
    """An editor: a program that changes the ``text`` in the file it is given, at ``path``."""
    script = folder / "editor.py"
    script.write_text(
        "import os, sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n"
        f"text = path.read_text()\n{code}\npath.write_text(text)\n"
    )
    return f"{sys.executable} {script}"


# What it shows, and apply, skip and quit.


def test_apply_skip_and_quit(start: Start, file: Path) -> None:
    screen = start("--select", "skills-duplicate,language-punctuation")
    step = screen.expect(ASKED)
    assert "warning language-punctuation  line 3" in step
    assert "\n- I keep books for bakeries in Xero , every month.\n" in step
    assert "\n+ I keep books for bakeries in Xero, every month.\n" in step
    assert "This keeps what you say." in step
    assert "· 0 changes made · 2 left]" in step
    screen.type("a\n")
    step = screen.expect(ASKED)
    assert read(file)["overview"] == "I keep books for bakeries in Xero, every month."
    assert "warning skills-duplicate" in step
    assert "\n- Xero\n" in step
    assert "· 1 change made · 1 left]" in step
    before = file.read_bytes()
    screen.type("s\n")
    end = screen.expect("is in the file.")
    assert "· 1 change made · 1 passed over · 0 left]" in end
    assert screen.end() == 0
    assert file.read_bytes() == before
    assert "\x1b[31m" in screen.raw, "nothing was red"
    assert "\x1b[32m" in screen.raw, "nothing was green"


def test_of_a_long_text_only_what_changes_is_shown(start: Start, file: Path) -> None:
    line = "I keep the books of bakeries in **Xero** and close each month within ten days.\n"
    file.write_text(json.dumps({"overview": line * 9}))
    screen = start("--select", "overview-markdown", columns=160)
    step = screen.expect(ASKED)
    assert step.count("\n- ") == step.count("\n+ ") == 4
    assert "and 5 more like it" in step
    assert max(len(one) for one in step.splitlines() if one[:2] in ("- ", "+ ")) <= 160
    screen.type("a\n")
    screen.expect("is in the file.")
    assert screen.end() == 0
    assert "*" not in read(file)["overview"]


def test_without_colours(start: Start) -> None:
    screen = start("--select", "language-punctuation", NO_COLOR="1")
    step = screen.expect(ASKED)
    assert "- I keep books" in step
    assert "+ I keep books" in step
    assert "\x1b[31m" not in screen.raw
    assert "\x1b[32m" not in screen.raw
    screen.type("q\n")
    screen.expect("Nothing was changed.")
    assert screen.end() == 0


def test_the_most_urgent_comes_first(start: Start, file: Path) -> None:
    file.write_text(json.dumps({**PROFILE, "skills": []}))
    screen = start()
    assert "error skills-missing" in screen.expect(ASKED)
    screen.type("Q\n")
    assert screen.end() == 0


def test_sixty_columns_and_another_width_meanwhile(start: Start, file: Path) -> None:
    screen = start("--select", "title-vague,skills-duplicate,language-punctuation", columns=60)
    lines = screen.expect(ASKED).splitlines()
    assert max(map(len, lines)) <= 60
    assert "─" * 60 in lines
    screen.resize(100)
    screen.type("s\n")
    assert "─" * 100 in screen.expect(ASKED).splitlines()
    screen.type("q\n")
    assert screen.end() == 0


@pytest.mark.parametrize(("keys", "code"), [("\x03", 130), ("\x04", 0)], ids=["ctrl-c", "ctrl-d"])
def test_leaving_in_the_middle_keeps_what_was_done(
    start: Start, file: Path, keys: str, code: int
) -> None:
    screen = start("--select", "skills-duplicate,language-punctuation")
    screen.expect(ASKED)
    screen.type("a\n")
    screen.expect(ASKED)
    screen.type(keys)
    screen.expect("Everything that was changed is in the file.")
    assert screen.end() == code
    assert "Xero, every" in read(file)["overview"]
    assert read(file)["skills"] == PROFILE["skills"]
    assert [path.name for path in file.parent.iterdir()] == ["p.json"]


def test_another_key_is_asked_again(start: Start) -> None:
    screen = start("--select", "skills-duplicate")
    screen.expect(ASKED)
    screen.type("x\n")
    screen.expect("Type one of these, then Enter.")
    screen.expect(ASKED)
    screen.type("\n")
    screen.expect("Type one of these, then Enter.")
    screen.type("q\n")
    assert screen.end() == 0


def test_a_value_that_is_offered_is_taken_by_its_number(start: Start, file: Path) -> None:
    job = {"title": "Bookkeeper", "start": "2015-01", "end": "2024-01"}
    file.write_text(json.dumps({"title": "Bookkeeper", "level": "entry", "employment": [job]}))
    screen = start("--select", "level-undersold")
    step = screen.expect(ASKED)
    assert "1: intermediate" in step
    assert "2: expert" in step
    screen.type("2\n")
    screen.expect("is in the file.")
    assert screen.end() == 0
    assert read(file)["level"] == "expert"


# The editor.


def test_edit_shows_the_value_alone_and_privately(start: Start, file: Path) -> None:
    seen = file.parent / "seen"
    keep = (
        f"pathlib.Path({str(seen)!r}).write_text(f'{{path}}|{{oct(path.stat().st_mode)}}|{{text}}')"
    )
    program = editor(file.parent, f"{keep}\ntext = 'Bookkeeper for bakeries\\n'")
    screen = start("--select", "title-vague", EDITOR=program)
    screen.expect(ASKED)
    screen.type("e\n")
    screen.expect("is in the file.")
    assert screen.end() == 0
    assert read(file)["title"] == "Bookkeeper for bakeries"
    name, mode, text = seen.read_text().split("|")
    assert text == "Consultant"
    assert stat.S_IMODE(int(mode, 8)) == 0o600
    assert not Path(name).exists()


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("no-such-editor-here", "cannot be started (No such file or directory)"),
        ("false", "ended with an error, so nothing was changed."),
        ('"', "The words of EDITOR cannot be understood"),
    ],
)
def test_an_editor_that_fails(start: Start, file: Path, program: str, says: str) -> None:
    before = file.read_bytes()
    screen = start("--select", "title-vague", columns=160, EDITOR=program)
    screen.expect(ASKED)
    screen.type("e\n")
    screen.expect(says)
    screen.expect(ASKED)
    screen.type("q\n")
    assert screen.end() == 0
    assert file.read_bytes() == before


def test_edit_opens_the_file_for_a_list_and_takes_no_nonsense(start: Start, file: Path) -> None:
    before = file.read_bytes()
    screen = start("--select", "skills-few", columns=120, EDITOR=editor(file.parent, "text = '{'"))
    screen.expect(ASKED)
    screen.type("e\n")
    screen.expect("That would not be a profile any more in line 1:")
    screen.expect(ASKED)
    assert file.read_bytes() == before
    (file.parent / "editor.py").write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('Bookkeeping', 'Payroll'))\n"
    )
    screen.type("e\n")
    screen.expect(ASKED)
    screen.type("q\n")
    assert screen.end() == 0
    assert read(file)["skills"][0] == "Payroll"


def test_a_file_saved_elsewhere_meanwhile_is_let_be(start: Start, file: Path) -> None:
    screen = start("--select", "skills-duplicate", columns=160)
    screen.expect(ASKED)
    file.write_text('{"title": "Typist"}')
    screen.type("a\n")
    screen.expect("was changed by another program meanwhile, so nothing was written.")
    screen.expect(ASKED)
    screen.type("q\n")
    assert screen.end() == 0
    assert file.read_text() == '{"title": "Typist"}'


# Drafts and ignores.


def test_a_drafted_title_is_chosen_by_its_number(start: Start, file: Path) -> None:
    screen = start("--select", "title-vague")
    screen.expect(ASKED)
    screen.type("d\n")
    offered = screen.expect("Number to take, or Enter for none: ")
    titles = [line.partition(": ")[2] for line in offered.splitlines() if line.startswith("  ")]
    assert len(titles) == 3
    screen.type("2\n")
    screen.expect("is in the file.")
    assert screen.end() == 0
    assert read(file)["title"] == titles[1]


def test_an_outline_left_as_it_was_changes_nothing(start: Start, file: Path) -> None:
    before = file.read_bytes()
    screen = start("--select", "overview-short", EDITOR="true")
    screen.expect(ASKED)
    screen.type("d\n")
    screen.expect(ASKED)
    assert file.read_bytes() == before
    screen.type("q\n")
    assert screen.end() == 0
    program = editor(file.parent, "text = text.replace('<result in numbers>', 'twelve shops')")
    screen = start("--select", "overview-short", EDITOR=program)
    screen.expect(ASKED)
    screen.type("d\n")
    screen.expect("is in the file.")
    assert screen.end() == 0
    assert "Bookkeeper at Brot & Stein: twelve shops." in read(file)["overview"]


def test_ignore_asks_for_a_reason_and_writes_the_settings(start: Start, file: Path) -> None:
    settings = file.parent / "pyproject.toml"
    settings.write_text("# mine\n[tool.profilelint]\nrubric = 'guide-2022'  # old\n[tool.other]\n")
    screen = start("--select", "title-vague,skills-duplicate")
    screen.expect(ASKED)
    screen.type("i\n")
    screen.expect("Why may it stay?")
    screen.type("\n")
    screen.expect(ASKED)
    assert "ignores" not in settings.read_text()
    screen.type("i\n")
    screen.expect("Why may it stay?")
    screen.type("It is what I am.\n")
    screen.expect("Until which day")
    screen.type("soon\n")
    screen.expect("takes a date such as")
    screen.expect(ASKED)
    screen.type("i\n")
    screen.expect("Why may it stay?")
    screen.type('It is what “I” am: "so".\n')
    screen.expect("Until which day")
    screen.type("2027-03-31\n")
    screen.expect("Noted in")
    assert "title-vague" not in screen.expect(ASKED)
    screen.type("q\n")
    assert screen.end() == 0
    (entry,) = load(settings).ignores
    assert (entry.check, entry.place) == ("title-vague", ("title",))
    assert entry.reason == 'It is what “I” am: "so".'
    assert str(entry.until) == "2027-03-31"
    assert settings.read_text().startswith(
        "# mine\n[tool.profilelint]\nrubric = 'guide-2022'  # old"
    )
    again = start("--select", "title-vague")
    again.expect("Nothing was changed.")
    assert again.end() == 0


# Where there is nobody to ask, or nothing to change.


@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, subprocess.PIPE])
def test_without_a_terminal_it_refuses(file: Path, stdin: int) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "profilelint", "fix", str(file)],
        stdin=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "asks you at a terminal, and there is none here" in answer.stderr
    assert "`profilelint check --fix`" in answer.stderr


def test_standard_input_and_files_that_cannot_be_read(
    cli: Callable[..., Answer], start: Start, file: Path
) -> None:
    assert cli("fix", "-").returncode == 2
    file.write_text('{"title": ')
    screen = start()
    screen.expect("p.json:1:")
    assert screen.end() == 2


def test_an_export_cannot_be_changed(start: Start, file: Path, examples: Path) -> None:
    file.write_bytes((examples / "saved_page.html").read_bytes())
    screen = start(columns=200)
    screen.expect("is an export of another program and cannot be changed here.")
    screen.expect("profilelint convert")
    assert screen.end() == 2


def test_a_profile_cannot_draw_on_the_screen(start: Start, file: Path) -> None:
    file.write_text(json.dumps({**PROFILE, "title": "\x1b[31mConsultant [bold]\x07"}))
    screen = start("--select", "title-vague", NO_COLOR="1")
    assert "·[31mConsultant [bold]·" in screen.expect(ASKED)
    assert "\x07" not in screen.raw
    screen.type("q\n")
    assert screen.end() == 0


def test_what_is_offered_for_a_list_is_added_to_it(start: Start, file: Path) -> None:
    overview = "I keep books in Xero and build shops with Shopify and Klaviyo."
    file.write_text(json.dumps({**PROFILE, "overview": overview, "skills": ["Bookkeeping"]}))
    screen = start("--select", "skills-unlisted")
    assert "1: " in screen.expect(ASKED)
    screen.type("1\n")
    screen.expect("· 1 change made")
    screen.type("q\n")
    assert screen.end() == 0
    assert len(read(file)["skills"]) == 2
    assert read(file)["skills"][1] in ("Xero", "Shopify", "Klaviyo")
