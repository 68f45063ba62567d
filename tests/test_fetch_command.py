"""``profilelint fetch`` and ``check URL``: what is said and asked first, and what is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from profilelint.fetching import run
from profilelint.fetching.words import AGREE, STEPS, TERMS
from tests.conftest import ROOT, Answer
from tests.playing_site import PAGE, PROFILE, PlayedSite, says
from tests.terminal import Terminal

Run = Callable[..., Answer]
REAL = "https://www.upwork.com/freelancers/~01ab23cd45ef67ab89"


@pytest.fixture(autouse=True)
def _at_home(site: PlayedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program fetches from a server on this machine; it has no option for that."""
    monkeypatch.setattr(run, "USUAL", site.fetcher())


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_what_the_terms_forbid_is_said_first(cli: Run, site: PlayedSite) -> None:
    ran = cli("fetch", site.address, "--yes")
    assert ran.returncode == 0, ran.stderr
    said = one_line(ran.stderr)
    assert said.startswith(TERMS)
    assert {"Chrome, Edge", "Firefox", "Safari"} == set(STEPS)
    for browser, steps in STEPS.items():
        assert f"{browser}: {steps}" in said
    assert ran.stderr.endswith(f"  {site.address}\n")
    assert ran.stdout == "Written to profile.html. Now: profilelint check profile.html\n"
    assert Path("profile.html").read_bytes() == PAGE


@pytest.mark.parametrize("words", [("fetch",), ("check",)])
def test_without_a_terminal_and_without_yes_nothing_is_fetched(
    cli: Run, site: PlayedSite, words: tuple[str, ...]
) -> None:
    ran = cli(*words, site.address, stdin="y\n")
    assert ran.returncode == 2
    assert one_line(ran.stderr).startswith(TERMS)
    assert "There is nobody to ask here. Add --yes" in ran.stderr
    assert site.visits == []
    assert not Path("profile.html").exists()


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_a_no_in_a_terminal(tmp_path: Path, terminal: Callable[..., Terminal], answer: str) -> None:
    """The real program, on the real address; a no is given before anything is asked for."""
    screen = terminal("fetch", REAL, columns=60)
    shown = screen.expect("[y/N]: ")
    assert one_line(AGREE) in one_line(shown)
    assert max(len(line) for line in shown.splitlines()) <= 60 + len(AGREE)
    screen.type(answer)
    assert screen.end() == 1
    assert list(tmp_path.iterdir()) == []


def test_check_judges_the_page_and_keeps_nothing(
    cli: Run, site: PlayedSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cache = tmp_path / "kept"
    monkeypatch.setenv("PROFILELINT_CACHE_DIR", str(cache))
    ran = cli("check", site.address, "--yes", "--output-format", "json")
    assert ran.returncode == 0, ran.stderr
    (profile,) = json.loads(ran.stdout)["profiles"]
    assert profile["file"] == site.address
    Path("saved.html").write_bytes(PAGE)
    saved = json.loads(cli("check", "saved.html", "--output-format", "json").stdout)
    assert profile["findings"] == saved["profiles"][0]["findings"]
    assert cache.exists(), "the file was not kept either, so this proves nothing"
    (tmp_path / "again").mkdir()
    monkeypatch.setenv("PROFILELINT_CACHE_DIR", str(tmp_path / "again/kept"))
    monkeypatch.chdir(tmp_path / "again")
    assert cli("check", site.address, "--yes").returncode == 0
    assert not list((tmp_path / "again").rglob("*"))


def test_a_page_beside_a_file(cli: Run, site: PlayedSite, examples: Path) -> None:
    """Asked for once; one that is not shown does not stop the file."""
    site.plays[PROFILE] = says(b"", 403)
    ran = cli("check", "--yes", "--quiet", site.address, examples / "ready.json")
    assert ran.returncode == 2
    assert f"{site.address}: The site refused to show this page to a program" in ran.stderr
    assert ran.stderr.count(TERMS[:20]) == 1
    assert ran.stdout.endswith("ready.json: READY\n")
    assert len(ran.stdout.splitlines()) == 1


def test_what_was_not_a_profile_is_not_written(cli: Run, site: PlayedSite) -> None:
    site.plays[PROFILE] = says(b"<html><title>Just a moment...</title></html>")
    ran = cli("fetch", site.address, "-y", "-o", "mine.html")
    assert ran.returncode == 2
    assert "asks whether you are human" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(Path().iterdir()) == []


def test_a_file_is_not_replaced_unasked(cli: Run, site: PlayedSite) -> None:
    Path("profile.html").write_text("mine")
    ran = cli("fetch", site.address, "--yes")
    assert (ran.returncode, site.visits) == (2, [])
    assert "profile.html is there already. Add --force to replace it." in ran.stderr
    assert cli("fetch", site.address, "--yes", "--force").returncode == 0
    assert Path("profile.html").read_bytes() == PAGE


@pytest.mark.parametrize("output", ["none/x.html", "."])
def test_where_nothing_can_be_written_nothing_is_fetched(
    cli: Run, site: PlayedSite, output: str
) -> None:
    ran = cli("fetch", site.address, "--yes", "-o", output)
    assert (ran.returncode, site.visits) == (2, [])
    assert "is no file that can be written" in ran.stderr


def test_one_page_at_a_time(cli: Run, site: PlayedSite) -> None:
    ran = cli("check", site.address, f"{site.address}x", "--yes")
    assert (ran.returncode, site.visits) == (2, [])
    assert "Only one page is fetched at a time" in ran.stderr


def test_another_address_is_refused_before_anything_is_asked(cli: Run, site: PlayedSite) -> None:
    for command in ("fetch", "check"):
        ran = cli(command, "https://example.com/freelancers/~01")
        assert ran.returncode == 2
        assert "Only profile pages of www.profiles.example are fetched." in ran.stderr
        assert TERMS[:20] not in ran.stderr
    assert site.visits == []


@pytest.mark.parametrize("option", ["--fix", "--diff", "--watch", "--input-format=page"])
def test_a_page_on_the_web_is_only_checked(cli: Run, site: PlayedSite, option: str) -> None:
    ran = cli("check", site.address, "--yes", option)
    assert ran.returncode == 2
    assert f"profilelint fetch {site.address}" in ran.stderr
    assert site.visits == []


@pytest.mark.parametrize(
    "command", ["draft", "doctor", "convert", "roster", "rate", "badges", "words"]
)
def test_other_commands_say_what_to_do_with_an_address(cli: Run, command: str) -> None:
    ran = cli(command, REAL, *(["out.yaml"] if command == "convert" else []))
    assert ran.returncode == 2
    said = one_line(ran.stderr + ran.stdout)
    assert "This is an address on the web, not a file." in said
    assert "profilelint fetch" in said


def test_redacted_the_address_is_left_out(cli: Run, site: PlayedSite) -> None:
    ran = cli("check", site.address, "--yes", "--redact", "--output-format", "json")
    assert "~01ab23" not in ran.stdout
    assert json.loads(ran.stdout)["profiles"][0]["file"] == "Profile 1"


def test_the_page_of_the_docs_tells_the_same_steps() -> None:
    page = one_line((ROOT / "docs/fetching.md").read_text(encoding="utf-8"))
    for browser, steps in STEPS.items():
        assert f"| {browser} | {steps.rstrip('.')} |" in page
