"""``--redact``: no word of a profile in any format, aliases for names, and the same judgement."""

from __future__ import annotations

import json
import re
import subprocess
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from profilelint.check import Check, Example
from profilelint.linter import lint, plan
from profilelint.profile import Profile
from profilelint.reading import read
from profilelint.reports import FORMATS, Format, Run, text_of
from profilelint.reports.redaction import GONE, Redactor, is_public, masked, redacted
from profilelint.scorecard import scorecard
from profilelint.testing import TODAY, document, example_cases, plan_for
from tests.golden import golden_run

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CANARY = re.compile(r"zq[a-z]+\d+", re.IGNORECASE)
PLAIN: dict[str, object] = {  # what a text of any kind would not be read as
    "category": "Web, Mobile & Software Dev",
    "subcategories": ["Web Development"],
}


def canaries(kind: Any, frame: str, field: str, count: Iterator[int]) -> Any:
    """A value of a type in which every text holds a word of its own, within a ``frame``."""
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [one for one in get_args(kind) if one not in (type(None), msgspec.UnsetType)]
        return canaries(kinds[0], frame, field, count)
    if get_origin(kind) is tuple:
        items = [canaries(get_args(kind)[0], frame, field, count) for _ in range(3)]
        return None if items[0] is None else items
    if kind is str:
        word = f"zq{re.sub('[^a-z]', '', field)}{next(count)}"
        return f"{word}@{word}.example" if field == "email" else frame.format(word)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind)
        return {
            name: value
            for name, hint in hints.items()
            if (value := PLAIN.get(name) or canaries(hint, frame, name, count)) is not None
        }
    return None  # numbers, dates and words of a list of the format's own


FRAMES = {
    "bare": "{}",
    "sentence": (
        "I recieve the the {0} alot. Contact me at skype {0} or {0}@mail.example. "
        "My {0} helps companys in javascript, wordpress and {0}!! HIRE {0} NOW!!!"
    ),
    "quotes": '“{0}” and "{0}" said: ”{0}“ don’t (whatsapp: {0}) #{0} @{0} http://{0}.example/x',
}


@pytest.fixture(scope="module", params=FRAMES)
def canary_run(request: pytest.FixtureRequest) -> tuple[Run, list[str]]:
    values = canaries(Profile, FRAMES[request.param], "profile", iter(range(10_000)))
    values.pop("kind", None)
    words = CANARY.findall(json.dumps(values))
    assert len(set(words)) > 60
    here = document(values)
    here.source.name = f"clients/{words[0]}x.json"
    run = Run("guide-2022", (scorecard(lint(here, plan(today=TODAY))),), verbose=True)
    assert len(run.scorecards[0].report.findings) > 5
    return run, sorted(set(words))


@pytest.mark.parametrize("form", FORMATS)
def test_no_word_of_the_profile_is_in_any_format(
    canary_run: tuple[Run, list[str]], form: Format
) -> None:
    run, words = canary_run
    open_ = CANARY.findall(text_of(run, form))
    assert len(set(open_)) >= 2  # else it would show them
    assert CANARY.findall(text_of(redacted(run), form)) == []
    assert words


def words_that_tell(value: object) -> set[str]:
    """The words in a profile that are neither the platform's nor ordinary English."""
    return {
        word
        for word in Redactor(_profile(value), "", "").words
        if len(word) > 2 and Redactor(_profile(value), "", "")._tells(word)
    }


def _profile(value: object) -> Profile:
    assert isinstance(value, dict)
    return document(value).profile


CASES = [case for case in example_cases() if case[1].says is not None]


def test_there_are_examples() -> None:
    assert len(CASES) > 150


@pytest.mark.parametrize("section", sorted({check.section for check, _ in CASES}))
def test_no_example_of_a_check_tells(section: str) -> None:
    """Each message that our checks can make, redacted: no quote, no telling word of the profile."""
    for check, example in CASES:
        if check.section == section:
            _prove(check, example)


def _prove(check: Check, example: Example) -> None:
    report = lint(document(example.profile), plan_for(check.name, **example.options))
    (card,) = redacted(Run("guide-2022", (scorecard(report),))).scorecards
    told = words_that_tell(example.profile)
    assert len(card.report.findings) == len(report.findings)
    for found in card.report.findings:
        text = f"{found.message} {found.mend}"
        for quote in re.findall("“([^”]*)”", text):
            assert quote == GONE or is_public(quote), (check.name, quote)
        ours = re.sub("“[^”]*”", "", text)
        words = {word.casefold() for word in re.findall(r"\w+", ours)}
        assert words & told == set(), (check.name, text)
        assert (found.quote, found.span, found.fix, found.offers) == (None, None, None, ())


def test_names_become_aliases_the_same_every_time() -> None:
    profile = {
        "name": "Amina Okafor",
        "employment": [
            {"company": "Zenith Bank", "title": "Clerk", "start": "2021", "description": ""},
            {"company": "Lagos Tax Office", "title": "Clerk", "start": "2019", "description": ""},
            {"company": "Zenith Bank", "title": "Head", "start": "2017", "description": ""},
        ],
    }
    select = ["employment-description-missing"]
    report = lint(document(profile), plan(select_=select, today=TODAY))
    run = redacted(Run("guide-2022", (scorecard(report),)))
    told = [found.message for found in run.scorecards[0].report.findings]
    assert told == [
        "The job “…” at Employer 1 has no description.",
        "The job “…” at Employer 2 has no description.",
        "The job “…” at Employer 1 has no description.",
    ]
    assert run.scorecards[0].report.document.profile.name == "Freelancer 1"
    assert run.scorecards[0].report.document.source.name == "Profile 1"


def test_the_judgement_is_the_same() -> None:
    settled = plan(today=TODAY)
    cards = [scorecard(lint(read(path), settled)) for path in sorted(EXAMPLES.glob("*.json"))]
    run = redacted(Run("guide-2022", tuple(cards)))
    for before, after in zip(cards, run.scorecards, strict=True):
        assert (after.verdict, after.score, after.coverage) == (
            before.verdict,
            before.score,
            before.coverage,
        )
        assert [(one.check, one.place) for one in after.report.findings] == [
            (one.check, one.place) for one in before.report.findings
        ]
        assert [gain.check for gain in after.fix_first] == [gain.check for gain in before.fix_first]


def test_a_mask_keeps_the_shape() -> None:
    assert masked("Ann's 2 shops: 税理 é!") == "xxx'x x xxxxx: xx x!"


def test_everything_in_a_run_is_redacted() -> None:
    run = redacted(golden_run())
    text = "".join(text_of(run, form) for form in FORMATS)
    for word in (
        "Zoë",
        "zoë",
        "山田",
        "税理士",
        "Acme",
        "recieve",
        "towns",
        "zoe.example",
        "a bug &",
    ):
        assert word not in text
    assert "Profile 3" in text
    assert json.loads(text_of(run, "json"))["redacted"] is True


def test_the_command(cli: Cli, profile: Write) -> None:
    path = profile("zqfile1.json", overview="Zqoverview2", title="Zqtitle3 consultant", skills=[])
    bad = path.with_name("bad.json")
    bad.write_text('{"title": "x", "level": "Zqlevel4"}', encoding="utf-8")
    for form in FORMATS:
        answer = cli("check", path, bad, "--redact", "--output-format", form)
        assert answer.returncode == 2
        assert CANARY.findall(answer.stdout) == []
        assert CANARY.findall(answer.stderr.replace(str(path), "")) == []
        assert str(bad) in answer.stderr  # for the one who named it
    answer = cli("check", path, "--redact", "--diff")
    assert (answer.returncode, answer.stdout) == (2, "")


def test_redacted_reports_are_compared_with_redacted_ones(cli: Cli, profile: Write) -> None:
    profile("p.json", title="Consultant", skills=["Zqskill1", "Zqskill1"])
    for name, words in (("open.json", ()), ("closed.json", ("--redact",))):
        cli("check", "p.json", "-q", *words, "--output", f"json={name}")
    profile("p.json", skills=["Zqskill1", "Zqskill1"])
    for name in ("open.json", "closed.json"):
        answer = cli("check", "p.json", "--redact", "--compare", name, "--output-format", "json")
        since = json.loads(answer.stdout)["profiles"][0]["since"]
        assert "title-vague" in [one["check"] for one in since["mended"]]
        assert since["left"]
        assert CANARY.findall(answer.stdout) == []
    answer = cli("check", "p.json", "--compare", "closed.json")
    assert answer.returncode == 2
    assert answer.stderr == (
        "profilelint: closed.json was made with --redact. Add --redact to compare with it.\n"
    )


def test_logs_hold_no_text_of_a_profile(
    cli: Cli, profile: Write, caplog: pytest.LogCaptureFixture
) -> None:
    path = profile(title="Zqtitle1 consultant", overview="I recieve zqoverview2.", skills=[])
    with caplog.at_level(0):
        answer = cli("check", path, "--output", "report.txt")
    assert CANARY.search(Path("report.txt").read_text(encoding="utf-8"))
    assert (answer.stdout, answer.stderr) == ("", "")
    assert [record for record in caplog.records if CANARY.search(record.getMessage())] == []


def test_a_bug_is_told_without_what_it_says(
    cli: Cli, profile: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Zqtitle1 is too long")

    monkeypatch.setattr("profilelint.cli.check.plan", broken)
    answer = cli("check", profile(title="Zqtitle1"))
    assert answer.returncode == 3
    assert CANARY.search(answer.stderr) is None
    assert re.search(r"ValueError in [\w.]*test_redaction, line \d+\.", answer.stderr)


def test_changes_and_a_session_are_redacted_too(cli: Cli, profile: Write) -> None:
    path = profile(title="Zqtitle1 consultant", skills=["Zqskill2", "Zqskill2"])
    words = ("--set", "title=Zqtitle3 consultant", "--effort", "60")
    for form in FORMATS:
        answer = cli("check", path, *words, "--redact", "--output-format", form)
        assert answer.returncode in (0, 1), answer.stderr
        assert CANARY.findall(answer.stdout) == [], form
    told = json.loads(cli("check", path, *words, "--redact", "--output-format", "json").stdout)
    assert told["profiles"][0]["what_if"]["changes"] == ["title=…"]
