"""What is kept of earlier proofreading: found again, sealed, and never in the way."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from profilelint import lint, plan, vocabulary
from profilelint.language import Cache, Proofreader
from profilelint.language import cache as kept
from profilelint.language.answer import Answer
from profilelint.language.issue import Issue
from profilelint.language.own_words import OwnWords
from profilelint.language.spared import Spared
from profilelint.profile import Employment, Profile
from tests.conftest import Answer as Ended

PROFILE = Profile(
    name="Żaneta Wójcik",
    title="Proffesional Pastry Chef | Wordpress Menus",
    overview="I recieve guests at the theatre.\n\nMy favorite colour is blue, and and the rest is "
    "Kubeflow.\n\nTraduzco contratos y documentos judiciales del inglés al español.",
    employment=(Employment(company="Karczma Ossolińska", description="I has baked ,and iced."),),
)
SLIPS = {"recieve", "Proffesional", "Wordpress", "and and"}
TEXTS = [text for _, text in PROFILE.texts()]
CONTEXT = kept.context(["harper 0"], Spared(PROFILE))


def answers(
    cache: Cache | None, profile: Profile = PROFILE, words: tuple[str, ...] = ()
) -> list[Answer]:
    """What a proofreader of its own answers to each text of a profile, by Harper and our rules."""
    reader = Proofreader(["harper"], OwnWords(words), cache=cache)
    return [answer for _, _, answer in reader.answers(profile)]


def test_an_answer_from_the_cache_is_the_same(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    without = answers(None)
    found = {
        text[issue.start : issue.end]
        for text, answer in zip(TEXTS, without, strict=True)
        for issue in answer.issues
    }
    assert found >= SLIPS
    assert [bool(answer.foreign) for answer in without].count(True) == 1
    assert sum(len(answer.variants) for answer in without) >= 3
    assert answers(cache) == without  # read and kept
    assert cache.texts() == len(set(TEXTS))
    assert cache.read(kept.context(["harper 0"], Spared(PROFILE)), TEXTS) == {}
    assert answers(cache) == without  # from the cache


LOADED = """
import json, sys
from profilelint.cli import main
sys.argv = ["profilelint", "check", sys.argv[1], "--output-format", "json"]
try:
    main()
except SystemExit:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
ENGINE = {
    "harper",
    "concurrent.futures",
    *(f"profilelint.language.{one}" for one in ("rules", "patterns", "brands", "spelling")),
}


def test_a_second_check_loads_neither_the_engine_nor_the_rules(
    profile: Callable[..., Path],
) -> None:
    path = profile(title="Proffesional pastry chef")

    def run() -> tuple[object, set[str]]:
        command = [sys.executable, "-c", LOADED, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout), set(json.loads(done.stderr))

    Cache().clear()
    first, loaded = run()
    assert loaded >= ENGINE
    second, loaded = run()
    assert "profilelint.language.proofreader" in loaded
    assert loaded & ENGINE == set()
    assert second == first
    assert "language-spelling" in json.dumps(first)


def test_the_file_tells_nothing_without_the_text(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    found = answers(cache)
    assert {path.name for path in tmp_path.iterdir()} == {cache.file.name}
    data = cache.file.read_bytes().lower()
    assert b"create table answers" in data
    told = [*TEXTS, PROFILE.name or ""]
    for issue in (one for answer in found for one in answer.issues):
        told += [issue.rule, issue.message, *issue.replacements]
    words = {word.lower() for text in told for word in re.findall(r"[^\W\d_]{4,}", text)}
    assert {"recieve", "receive", "wordpress", "wójcik", "pastry"} <= words
    assert [word for word in words if word.encode() in data] == []


def test_only_the_text_that_changed_is_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    answers(cache)
    other = Profile(
        name=PROFILE.name,
        title="Proffesional Baker",
        overview=PROFILE.overview,
        employment=PROFILE.employment,
    )
    before = cache.texts()
    first = answers(cache, other)
    assert first[0].issues[0].replacements == ("Professional",)
    assert first[1:] == answers(None)[1:]
    assert cache.texts() == before + 1


@pytest.mark.parametrize(
    ("versions", "words", "name"),
    [
        (["harper 1"], (), PROFILE.name),
        ([], (), PROFILE.name),
        (["harper 0"], ("Kubeflow",), PROFILE.name),
        (["harper 0"], (), "Kofi Mensah"),
    ],
)
def test_what_an_answer_depends_on(versions: list[str], words: tuple[str, ...], name: str) -> None:
    spared = Spared(Profile(name=name, employment=PROFILE.employment), OwnWords(words))
    assert kept.context(versions, spared) != CONTEXT
    assert kept.context(["harper 0"], Spared(PROFILE)) == CONTEXT


def test_answers_go_with_the_lists_and_rules_that_they_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = vocabulary.folder()
    copy = shutil.copytree(data, tmp_path / "data")
    monkeypatch.setattr(vocabulary, "folder", lambda: copy)
    kept._ours.cache_clear()
    assert kept.context(["harper 0"], Spared(PROFILE)) == CONTEXT
    for name in ("language_rules.toml", "harper_rules.toml", "brands.csv", "domain_words.txt"):
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write("#")
        kept._ours.cache_clear()
        changed = kept.context(["harper 0"], Spared(PROFILE))
        assert changed != CONTEXT, name
        shutil.copy(data / name, copy / name)
    monkeypatch.undo()
    kept._ours.cache_clear()
    assert kept.context(["harper 0"], Spared(PROFILE)) == CONTEXT


def test_words_of_ones_own_are_no_old_findings(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert answers(cache)[0].issues[-1].rule == "brand-casing"
    assert [one.rule for one in answers(cache, words=("Wordpress",))[0].issues] == ["misspellings"]


WRITER = """
import sys
from pathlib import Path
from profilelint.language import Cache
from profilelint.language.answer import Answer
cache, who = Cache(Path(sys.argv[1])), sys.argv[2]
for number in range(100):
    cache.write(bytes(64), {f"{who} {number}": Answer(foreign=((0, number),))})
    assert cache.read(bytes(64), [f"{who} {number}"])[f"{who} {number}"].foreign == ((0, number),)
"""


def test_processes_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [subprocess.Popen([*command, who], stderr=subprocess.PIPE) for who in "abc"]
    for process in running:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err.decode()
    cache = Cache(tmp_path)
    assert cache.texts() == 300
    found = cache.read(bytes(64), [f"{who} {n}" for who in "abc" for n in range(100)])
    assert found["c 99"].foreign == ((0, 99),)
    assert len(found) == 300


def _scratched(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE answers SET answer = zeroblob(length(answer))")


def _of_another_kind(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE answers SET answer = 7")


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE photos (name TEXT)")


def _cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def _overwritten(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"no database, but long enough to be looked at" * 99),
        _cut,
        _overwritten,
        _scratched,
        _of_another_kind,
        _foreign,
    ],
    ids=["empty", "text", "cut", "overwritten", "scratched", "other", "foreign"],
)
def test_a_damaged_cache_is_not_used_and_mends(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    cache = Cache(tmp_path)
    right = answers(cache)
    damage(cache.file)
    assert answers(cache) == right
    answers(cache)  # a file that is no database goes with the first run, the next makes a new one
    assert cache.texts() == len(set(TEXTS))


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        cache = Cache(folder)
        assert answers(cache) == answers(None)
        assert (cache.texts(), cache.size()) == (0, 0)
    (tmp_path / "folder" / Cache(tmp_path).file.name).mkdir(parents=True)
    assert answers(Cache(tmp_path / "folder")) == answers(None)


def test_a_cache_that_another_process_holds_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_WAIT", 0.05)
    cache = Cache(tmp_path)
    cache.write(CONTEXT, {"a": Answer()})
    with closing(sqlite3.connect(cache.file)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert cache.read(CONTEXT, ["a"]) == {}
        cache.write(CONTEXT, {"b": Answer()})
    assert cache.read(CONTEXT, ["a", "b"]) == {"a": Answer()}


def test_the_oldest_go_where_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LIMIT", 10)
    cache = Cache(tmp_path)
    for number in range(25):
        cache.write(CONTEXT, {f"text {number}": Answer()})
    assert cache.texts() == 10
    assert list(cache.read(CONTEXT, [f"text {n}" for n in range(25)])) == [
        f"text {n}" for n in range(15, 25)
    ]


def test_an_odd_text_and_a_full_answer(tmp_path: Path) -> None:
    text = "a\ud800 \U0001f600 \x00"
    issue = Issue(0, 1, "usage", "a-an", "“a” \ud7ff", ("an", ""), "own", True)
    cache = Cache(tmp_path)
    cache.write(CONTEXT, {text: Answer((issue,), ((2, 3),))})
    assert cache.read(CONTEXT, [text, "a"]) == {text: Answer((issue,), ((2, 3),))}


def test_the_command(cli: Callable[..., Ended], profile: Callable[..., Path]) -> None:
    path = profile(overview="I recieve guests. " * 30)
    Cache().clear()
    assert cli("check", path, "--no-cache").returncode in (0, 1)
    assert not Cache().file.exists()
    assert "0 proofread texts, 0 bytes" in cli("cache").stdout
    first = cli("check", path).stdout
    assert cli("check", path).stdout == first
    told = cli("cache")
    assert told.returncode == 0
    assert told.stdout.startswith(f"{Cache().file}: {Cache().texts()} proofread texts, ")
    assert Cache().texts() > 3
    known = Cache().texts()
    assert cli("cache", "clear").stdout == f"Forgot {known} proofread texts.\n"
    assert (Cache().texts(), Cache().file.exists()) == (0, False)
    assert cli("cache", "clear").stdout == "Forgot 0 proofread texts.\n"


def test_a_cache_that_cannot_be_removed(
    cli: Callable[..., Ended], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / Cache().file.name).mkdir()
    told = cli("cache", "clear")
    assert told.returncode == 2
    assert "cannot be removed" in told.stderr


def test_the_library_keeps_nothing_unasked(tmp_path: Path) -> None:
    Cache().clear()
    lint(PROFILE, plan(select_=["language"]))
    assert Cache().texts() == 0
    lint(PROFILE, plan(select_=["language"], cache=Cache(tmp_path)))
    assert Cache(tmp_path).texts() == len(set(TEXTS))
