"""The scorecard in a terminal: its width, its colours, and profiles that try to take it over."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from profilelint.check import Check, check
from profilelint.findings import Finding, Severity
from profilelint.linter import Plan, Status, lint, plan
from profilelint.profile import Profile
from profilelint.reading import read
from profilelint.reports import Run, text_of
from profilelint.reports import terminal as view
from profilelint.scorecard import Scorecard, Verdict, scorecard
from profilelint.testing import TODAY, document

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
WIDTHS = (40, 60, 80, 100, 200)
ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-79]|9[0-7]|38;[25];[\d;]+)m")

HOSTILE = {
    "markup": "[bold red]Tax[/bold red] attorney [link=https://evil.example]x[/link]",
    "unclosed markup": "[/nothing] [bold [",
    "clear screen": "Tax \x1b[2J\x1b[H attorney",
    "title of the window": "Tax \x1b]0;owned\x07 attorney",
    "c1 control": "Tax \x9b2J attorney",
    "carriage return": "Tax attorney\rREADY   score 100",
    "backspace": "Tax\x08\x08\x08 attorney",
    "right to left": "Tax \u202egnp.exe\u202c attorney",
    "isolate": "Tax \u2067attorney\u2069",
    "line separator": "Tax\u2028READY\u2029attorney",
    "long word": "x" * 500,
    "cjk": "税理士事務所の経営コンサルタント" * 6,
    "emoji family": "Tax 👩‍👩‍👧‍👦 attorney 🇺🇸 👍🏽",
    "combining": "T̷̢̛a̸x̶ " + "e\u0301" * 40,
    "emoji code": ":skull: :warning: attorney",
}
FORBIDDEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


@check(severity=Severity.WARNING, section="title")
def quotes(profile: Profile) -> Iterator[Finding]:
    """Quote the title and each skill in what it says."""
    yield Finding(f"“{profile.title}” is quoted.", f"Mend {profile.title}.", at=("title",))
    for place, skill in enumerate(profile.skills or ()):
        yield Finding(f"“{skill}” is a skill.", "Leave it.", at=("skills", place))


def only(*checks: Check) -> Plan:
    return plan(checks=checks, today=TODAY)


def hostile(text: str) -> Scorecard:
    return scorecard(lint(document({"title": text, "skills": [text]}), only(quotes)))


def shown(run: Run, width: int = 100) -> str:
    out = StringIO()
    console = Console(file=out, width=width, color_system=None, highlight=False)
    console.print(view.RunView(run))
    return out.getvalue()


def squeezed(text: str) -> str:
    """A text without what wrapping adds to it."""
    return re.sub(r"[\s│]+", "", text)


@pytest.fixture
def cards(examples: Path) -> list[Scorecard]:
    """The scorecards of all example profiles."""
    paths = sorted(path for path in examples.iterdir() if path.suffix not in (".csv", ".md"))
    settled = plan(today=TODAY)
    return [scorecard(lint(read(path), settled)) for path in paths]


def test_there_are_examples_with_and_without_findings(cards: list[Scorecard]) -> None:
    """Guards the tests below."""
    assert {Verdict.READY} < {card.verdict for card in cards}
    assert any(len(card.report.findings) > 5 for card in cards)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_longer_than_the_screen(cards: list[Scorecard], width: int) -> None:
    lines = shown(Run("guide-2022", tuple(cards), verbose=True), width).splitlines()
    assert len(lines) > 50
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_finding_is_there(cards: list[Scorecard], width: int) -> None:
    for card in cards:
        text = squeezed(shown(Run("guide-2022", (card,)), width))
        for found in card.report.findings:
            for part in (found.check, found.message, found.mend, view.spoken(found.authority)):
                assert squeezed(part) in text
        for gain in card.fix_first:
            assert squeezed(gain.check) in text


def test_the_verdict_comes_first_and_the_promise_last(cards: list[Scorecard]) -> None:
    for card in cards:
        lines = shown(Run("guide-2022", (card,))).strip().splitlines()
        assert card.report.document.source.name in squeezed(lines[0])
        assert lines[1].startswith(f"│ {card.verdict} ")
        assert squeezed(" ".join(lines)).endswith(squeezed(view.NO_PROMISE))


def test_several_profiles_are_counted_once(cards: list[Scorecard]) -> None:
    text = shown(Run("guide-2022", tuple(cards)))
    assert text.count(f"{len(cards)} profiles: ") == 1
    assert squeezed(text).count(squeezed(view.NO_PROMISE)) == 1


def test_what_was_not_judged_is_told(examples: Path) -> None:
    card = scorecard(lint(read(examples / "saved_page.html"), plan(today=TODAY)))
    skipped = card.outcomes(Status.SKIPPED)
    assert skipped
    plain = squeezed(shown(Run("guide-2022", (card,))))
    told = squeezed(shown(Run("guide-2022", (card,), verbose=True)))
    reasons = list(dict.fromkeys(one.reason for one in skipped))
    assert len(reasons) > view.SHOWN_REASONS
    assert all(squeezed(reason) in plain for reason in reasons[: view.SHOWN_REASONS])
    assert (
        squeezed(f"and {len(reasons) - view.SHOWN_REASONS} other things (see them with -v)")
        in plain
    )
    assert all(squeezed(reason) in told for reason in reasons)
    assert all(one.check.name in told for one in skipped)


def test_a_run_without_profiles_shows_nothing() -> None:
    assert shown(Run("guide-2022", ())) == ""


# --- hostile profiles


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", [20, 60, 100])
def test_a_hostile_text_can_do_nothing(text: str, width: int) -> None:
    out = shown(Run("guide-2022", (hostile(text),)), width)
    assert not FORBIDDEN.search(out)
    assert [line for line in out.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("kind", ["markup", "unclosed markup", "emoji code", "long word", "cjk"])
def test_an_odd_text_is_shown_as_it_is(kind: str) -> None:
    out = shown(Run("guide-2022", (hostile(HOSTILE[kind]),)))
    assert squeezed(f"“{HOSTILE[kind]}” is quoted.") in squeezed(out)


def test_an_emoji_family_stays_together() -> None:
    out = shown(Run("guide-2022", (hostile("Tax 👩‍👩‍👧‍👦 attorney"),)))
    assert "👩‍👩‍👧‍👦" in out


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_stays_inert_in_colour(text: str) -> None:
    out = StringIO()
    console = Console(
        file=out, width=80, force_terminal=True, color_system="truecolor", _environ={}
    )
    console.print(view.RunView(Run("guide-2022", (hostile(text),))))
    plain = re.sub(r"\x1b\[[\d;]*m", "", out.getvalue())
    assert out.getvalue() != plain
    assert not FORBIDDEN.search(plain)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_stays_on_its_line_in_the_compact_format(text: str) -> None:
    out = text_of(Run("guide-2022", (hostile(text),)), "compact")
    assert not FORBIDDEN.search(out)
    lines = out.splitlines()
    assert len(lines) == 3  # two findings and the verdict
    assert all(line.startswith("example.json:") for line in lines)


@pytest.mark.parametrize(
    "name", ["[bold red]x.json", "a\x1b[2Jb.json", "a\u202eb.json", "x\ny.json"]
)
def test_a_hostile_file_name_stays_inert(cli: Cli, profile: Write, name: str) -> None:
    path = profile(name)
    for arguments in ([], ["-q"], ["--output-format", "compact"], ["--input-format", "graphql"]):
        answer = cli("check", path.name, *arguments)
        assert not FORBIDDEN.search(answer.stdout + answer.stderr)
        if "\n" not in name and ESCAPE not in name and "\u202e" not in name:
            assert name in answer.stdout + answer.stderr


# --- colours


def test_what_is_piped_has_no_colour(program: Cli, profile: Write) -> None:
    answer = program("check", profile(skills=[]))
    assert "BLOCKED" in answer.stdout
    assert ESCAPE not in answer.stdout + answer.stderr


def test_force_color_gives_colour_and_no_color_takes_it(program: Cli, profile: Write) -> None:
    path = profile(skills=[])
    terminal = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert COLOUR.search(program("check", path, env=terminal).stdout)
    colourless = program("check", path, env=terminal | {"NO_COLOR": "1"}).stdout
    assert "BLOCKED" in colourless
    assert not COLOUR.search(colourless)
    assert ESCAPE not in program("check", path, env={"NO_COLOR": "1"}).stdout


def test_a_file_never_has_colour(program: Cli, profile: Write) -> None:
    path = profile(skills=[])
    program("check", path, "--output", "out.txt", env={"FORCE_COLOR": "1"})
    assert ESCAPE not in (path.parent / "out.txt").read_text(encoding="utf-8")


def styles_of(text: Text) -> Iterator[Style]:
    for style in (text.style, *(span.style for span in text.spans)):
        yield Style.parse(style) if isinstance(style, str) else style


def test_no_style_takes_the_background_for_granted(cards: list[Scorecard]) -> None:
    """White, black and bright colours vanish on a light or a dark screen; others show on both."""
    styles = [*map(Style.parse, [*view.STYLES.values(), *view.VERDICT_STYLES.values()])]
    for card in cards:
        styles += styles_of(view.verdict_line(card))
    console = Console(file=StringIO(), width=100, force_terminal=True, color_system="truecolor")
    for segment in console.render(view.RunView(Run("guide-2022", tuple(cards), verbose=True))):
        if segment.style:
            styles.append(segment.style)
    coloured = [style for style in styles if style.color and not style.color.is_default]
    assert len(coloured) > 20
    names = {style.color.name for style in coloured if style.color}
    assert names <= {"red", "green", "yellow", "cyan", "magenta"}
    assert not any(style.bgcolor for style in styles)


# --- old screens


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437", "utf-8"])
@pytest.mark.parametrize("form", ["rich", "compact"])
def test_an_old_encoding_is_no_obstacle(
    program: Cli, profile: Write, encoding: str, form: str
) -> None:
    path = profile(title="Consultant 税 👍 “x”", skills=[])
    answer = program(
        *("check", path, "absent.json", "--output-format", form),
        env={"PYTHONIOENCODING": encoding},
        encoding=encoding,
    )
    assert answer.returncode == 2
    assert "skills-missing" in answer.stdout
    assert answer.stderr.startswith("absent.json: There is no such file.")
    assert "Traceback" not in answer.stderr
