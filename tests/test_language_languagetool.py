"""The engine LanguageTool, asked on a real server; ``make languagetool`` installs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from profilelint import lint, plan
from profilelint.check import check
from profilelint.errors import UsageError
from profilelint.findings import Finding, Severity
from profilelint.language import Proofreader, engines, install, languagetool, languagetool_matches
from profilelint.language.issue import Issue
from profilelint.language.languagetool import LanguageTool
from profilelint.language.languagetool_server import LocalServer, command_for
from profilelint.profile import Profile

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / ".cache" / "languagetool"


@pytest.fixture(scope="session")
def server() -> Iterator[LocalServer]:
    """A server for all tests that end none."""
    found = install.find(HERE)
    assert found is not None, "LanguageTool is not there: run `make languagetool`"
    running = LocalServer(command_for(found.folder, found.version))
    yield running
    running.close()


@pytest.fixture(scope="session")
def engine(server: LocalServer) -> Iterator[LanguageTool]:
    """The engine in front of it."""
    with LanguageTool(server.url) as one:
        yield one


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have LanguageTool found where ``make languagetool`` puts it."""
    monkeypatch.setenv(install.FOLDER_VARIABLE, str(HERE))


def quotes(text: str, issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind, text[issue.start : issue.end]) for issue in issues]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "😀 ",
        "👩‍💻🇺🇦 I lead. ",
        "日本語 ",
        "𝐁𝐨𝐥𝐝 and 𠮷. ",
        "Café\r\n",
        "half \ud83d\n",
        "\ud83d\ude00 ",
    ],
    ids=["none", "emoji", "joined", "cjk", "beyond", "crlf", "half", "pair"],
)
def test_offsets_are_code_points(engine: LanguageTool, before: str) -> None:
    text = f"{before}I recieve payments, and he have two apple."
    assert ("spelling", "recieve") in quotes(text, engine.issues(text))
    assert ("grammar", "have") in quotes(text, engine.issues(text))


@pytest.mark.parametrize(
    ("text", "kind", "quote", "best"),
    [
        ("I can definately help.", "spelling", "definately", "definitely"),
        ("I have wrote two books.", "grammar", "wrote", "written"),
        ("I gave them advise on taxes.", "usage", "advise", "advice"),
        ("My shop runs on the the cloud.", "repetition", "the the", "the"),
        ("I post on youtube each week.", "casing", "youtube", "YouTube"),
        ("I can edit ,cut and mix.", "punctuation", " ,", ","),
        ("I need a full time job.", "punctuation", "full time", "full-time"),
    ],
)
def test_kinds(engine: LanguageTool, text: str, kind: str, quote: str, best: str) -> None:
    found = [one for one in engine.issues(text) if text[one.start : one.end] == quote]
    assert [one.kind for one in found] == [kind]
    assert found[0].replacements[0].strip() == best
    assert (found[0].engine, found[0].certain) == ("languagetool", False)
    assert found[0].rule
    assert found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "I build shops. I write tests. I ship on time.",  # ENGLISH_WORD_REPEAT_BEGINNING_RULE
        "I write the code and I test it with care.",  # COMMA_COMPOUND_SENTENCE
        "We grew by 12 per cent last year.",  # PER_CENT
        "I hold an MSc in chemistry from Leeds.",  # BACHELOR_ABBR
        "I freelance full time.",  # a hyphen is demanded before a noun only
        "I build multi-step forms.",  # EN_COMPOUNDS_*: one hyphen too many is none
        "Skills:\n  Excel      Word",  # WHITESPACE_RULE
        "Data Entry Expert | My Clients Reviews",  # grammar is not asked of headings
        "",
        " \n",
    ],
)
def test_what_is_off(engine: LanguageTool, text: str) -> None:
    assert engine.issues(text) == []


def test_what_is_off_is_off_where_a_server_does_not_heed_it(
    engine: LanguageTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languagetool, "_request", lambda: {"language": "en-US"})
    assert len(engine._ask("We grew by 12 per cent last year.").matches) == 1
    assert engine.issues("We grew by 12 per cent last year.") == []


def test_every_rule_that_is_off_says_why() -> None:
    import tomllib

    settings = tomllib.loads((ROOT / "data" / languagetool_matches.SETTINGS).read_text("utf-8"))
    assert set(settings) == {"categories_off", "rules_off", "rules_kept"}
    assert len(settings["rules_off"]) > 30
    assert all(reason.strip() for part in settings.values() for reason in part.values())


def test_few_false_alarms_on_clean_text(engine: LanguageTool) -> None:
    """Spelling is left to the filter; at most one alarm per 1,000 words is."""
    lines = (ROOT / "tests/data/language_clean.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line.strip()][::3]
    words = sum(len(line.split()) for line in lines)
    assert words > 3_000
    found = [
        (line[issue.start : issue.end], issue.rule)
        for line, issues in zip(lines, engine.all_issues(lines), strict=True)
        for issue in issues
        if issue.kind != "spelling"
    ]
    assert len(found) <= words / 1_000, found


def test_several_texts_keep_their_order(engine: LanguageTool) -> None:
    texts = [f"{'Fine. ' * number}I recieve it." for number in range(12)]
    found = engine.all_issues(texts)
    assert [[one.start for one in issues] for issues in found] == [[2 + 6 * n] for n in range(12)]


def test_versions_tell_servers_apart(engine: LanguageTool, server: LocalServer) -> None:
    assert engine.version == f"languagetool {install.VERSION}@{server.url}"
    assert engines.make("languagetool", url=f"{server.url}/v2/check").version == engine.version


def test_one_server_serves_a_run_and_ends_with_it(installed: None) -> None:
    with LanguageTool() as one:
        assert one.version == f"languagetool {install.VERSION}"
        assert one._server is None  # what is in the cache needs no server
        assert [bool(found) for found in one.all_issues(["I recieve it."] * 6)] == [True] * 6
        first = one._running()
        assert one.issues("I recieve it.")
        assert one._running() is first
        assert Path(f"/proc/{first.pid}").exists() or sys.platform != "linux"
    assert not first.alive


def test_a_server_that_dies_is_started_again_once(installed: None) -> None:
    with LanguageTool() as one:
        before = one._running()
        os.kill(before.pid, signal.SIGTERM)
        before._process.wait(30)
        found = one.all_issues(["I recieve it."] * 4)
        assert [len(issues) for issues in found] == [1] * 4
        after = one._running()
        assert after.pid != before.pid
        os.kill(after.pid, signal.SIGTERM)
        after._process.wait(30)
        for _ in range(2):
            with pytest.raises(UsageError, match=r"stopped twice.*--engine harper"):
                one.issues("I recieve it.")


GUARDED = """
import json, os, sys
seen = []
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        host = args[1][0] if event == "socket.connect" else args[0]
        seen.append(str(host))
        if host not in ("127.0.0.1", "localhost", "::1"):
            raise OSError(f"{event} {host}")
sys.addaudithook(watch)
from profilelint.language.engines import make
url = sys.argv[1] if len(sys.argv) > 1 else None
with make("languagetool", url=url) as engine:
    rules = [issue.rule for issue in engine.issues("I recieve it.")]
    pid = engine._server.pid if engine._server else 0
print(json.dumps([rules, sorted(set(seen))]))
"""


@pytest.mark.parametrize("named", [True, False], ids=["named", "own"])
def test_nothing_else_is_contacted(server: LocalServer, tmp_path: Path, named: bool) -> None:
    trap = "http://192.0.2.1:9"  # what the environment names as a proxy must not see the text
    proxies = {f"{scheme}_proxy": trap for scheme in ("http", "https", "all", "HTTP", "ALL")}
    around = {
        **os.environ,
        **proxies,
        install.FOLDER_VARIABLE: str(HERE if not named else tmp_path),
    }
    if named:
        around["PATH"] = str(tmp_path)  # no Java
    ran = subprocess.run(
        [sys.executable, "-c", GUARDED, *([server.url] if named else [])],
        env=around,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    rules, hosts = json.loads(ran.stdout)
    assert rules == ["MORFOLOGIK_RULE_EN_US"]
    assert hosts == ["127.0.0.1"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_our_server_ends_even_if_we_are_killed(installed: None) -> None:
    code = (
        "import os\nfrom profilelint.language.languagetool import LanguageTool\n"
        "one = LanguageTool()\nprint(one._running().pid, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == -9, ran.stderr
    pid = int(ran.stdout)
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail(f"Java ({pid}) still runs")


@pytest.mark.parametrize("package", ["httpx", "language_tool_python"])
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match=r"pip install 'profilelint\[languagetool\]'"):
        engines.make("languagetool")


def test_without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, installed: None) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"needs Java 17 or newer.*--languagetool-url"):
        engines.make("languagetool")


def test_without_languagetool(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(install.FOLDER_VARIABLE, str(tmp_path / "none"))
    with pytest.raises(UsageError, match="profilelint languagetool install"):
        engines.make("languagetool")
    assert not (tmp_path / "none").exists()


def test_a_broken_installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "LanguageTool-6.8"
    folder.mkdir()
    (folder / "languagetool-server.jar").write_bytes(b"no jar")
    monkeypatch.setenv(install.FOLDER_VARIABLE, str(tmp_path))
    with (
        engines.make("languagetool") as one,  # type: ignore[attr-defined]
        pytest.raises(UsageError, match=r"did not start \(Error: .*languagetool status"),
    ):
        one.issues("Hello there.")


def test_an_engine_that_is_not_there_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is no mistake of the check that asks for it."""

    @check(severity=Severity.INFO)
    def asks(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
        """Ask the engines."""
        proofreader.issues(profile)
        yield from ()

    monkeypatch.setenv(install.FOLDER_VARIABLE, str(tmp_path))
    settled = plan(checks=[asks], engines=("languagetool",))
    with pytest.raises(UsageError, match="profilelint languagetool install"):
        lint(Profile(title="Editor", overview="I edit."), settled)


def test_a_profile_is_proofread_by_the_server_named(server: LocalServer) -> None:
    reader = Proofreader(("languagetool",), languagetool_url=server.url)
    profile = Profile(title="Editor of 📚 books", overview="😀 I have wrote two books.")
    found = reader.issues(profile)
    assert list(found) == [("overview",)]
    assert quotes(profile.overview or "", list(found["overview",])) == [("grammar", "wrote")]
