"""What holds for every format: golden files, nothing missing, nothing dangerous, no broken pipe."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from profilelint.linter import Status, lint, plan
from profilelint.reading import read
from profilelint.reports import FORMATS, Format, Run, text_of
from profilelint.scorecard import Scorecard, scorecard
from profilelint.testing import TODAY, document
from tests.golden import FOLDER, SUFFIXES, golden_run, golden_texts

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
Write = Callable[..., Path]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(form: Format, text: str) -> str:
    """What a reader of a format sees of it, without spaces."""
    if form == "html":
        text = html.unescape(re.sub(r"</?(?:mark|bdi|del|ins|span|strong)[^>]*>", "", text))
    elif form == "markdown":
        text = html.unescape(text.replace("<!-- -->", ""))
    elif form in ("json", "jsonl", "sarif"):
        lines = text.splitlines() if form == "jsonl" else [text]
        text = "\n".join(strings(json.loads(line)) for line in lines)
    elif form == "junit":
        root = ElementTree.fromstring(text)
        text = "\n".join(
            value for one in root.iter() for value in (one.text or "", *one.attrib.values())
        )
    elif form == "github":
        text = text.replace("%0A", "\n").replace("%25", "%")
    return re.sub(r"[\s│]+", "", text)


def strings(value: object) -> str:
    """All texts in a value of JSON."""
    if isinstance(value, dict):
        return "\n".join(strings(one) for one in value.values())
    if isinstance(value, list):
        return "\n".join(strings(one) for one in value)
    return str(value)


@pytest.fixture(scope="module")
def refused() -> Scorecard:
    card = scorecard(lint(read(EXAMPLES / "refused.json"), plan(today=TODAY)))
    assert len(card.report.findings) > 10
    return card


def test_every_format_has_a_golden_file() -> None:
    assert set(SUFFIXES) == set(FORMATS) == set(get_args(Format))
    assert {path.name for path in FOLDER.iterdir()} == {
        f"report.{one}" for one in SUFFIXES.values()
    }


def test_the_golden_run_has_everything() -> None:
    run = golden_run()
    statuses = {one.status for card in run.scorecards for one in card.report.outcomes}
    assert statuses == set(Status)
    card = run.scorecards[0]
    assert {found.severity for found in card.report.findings} == {1, 2, 3}
    assert card.report.hidden
    assert run.errors
    assert any(found.fix for found in card.report.findings)
    assert any(found.place is None for found in run.scorecards[1].report.everything) or not (
        run.scorecards[1].report.everything
    )


@pytest.mark.parametrize("form", FORMATS)
def test_the_golden_file_is_what_the_format_makes(form: Format) -> None:
    """Where this is meant to change: `make golden`, then look at what it changed."""
    name = f"report.{SUFFIXES[form]}"
    assert golden_texts()[name] == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_finding_is_shown_or_counted(refused: Scorecard, form: Format) -> None:
    run = Run("guide-2022", (refused,), today=TODAY)
    text = plain(form, text_of(run, form))
    missing = [
        found.check
        for found in refused.report.findings
        if re.sub(r"\s+", "", found.message) not in text
        or re.sub(r"\s+", "", found.mend) not in text
    ]
    if form == "github":
        told = re.search(r"(\d+)morefindings", text)
        assert told is not None
        assert int(told[1]) == len(missing) > 0
    elif form == "html":  # a long message is told in two parts
        assert len(missing) <= sum(len(found.message) > 140 for found in refused.report.findings)
    else:
        assert missing == []


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_not_read_is_in_every_format(form: Format) -> None:
    run = golden_run()
    text = plain(form, text_of(run, form))
    if form == "rich":
        return  # said on standard error, line by line
    assert "Removethiscomma:“],}”endsnothing." in text
    assert "brokenfile.json" in text.replace("%20", "")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_run_gives_the_same_text(form: Format) -> None:
    assert text_of(golden_run(), form) == text_of(golden_run(), form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_run_is_a_whole_report(form: Format) -> None:
    text = text_of(Run("guide-2022", ()), form)
    if form in ("json", "sarif"):
        json.loads(text)
    elif form == "junit":
        ElementTree.fromstring(text)
    elif form == "html":
        assert text.rstrip().endswith("</html>")
    else:
        assert text.strip() == ""


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_lets_control_characters_through(form: Format) -> None:
    odd = "Tax \x1b[2J\x07\x9b2J\u202egnp.exe\ufffe attorney \udc80"
    card = scorecard(
        lint(
            document({"title": odd.replace("\udc80", ""), "skills": [odd[:-1]]}), plan(today=TODAY)
        )
    )
    card.report.document.source.name = f"x{odd}.json"
    text = text_of(Run("guide-2022", (card,)), form)
    if form in ("json", "jsonl", "sarif"):
        found = [char for char in CONTROL.findall(text) if ord(char) < 32 or ord(char) == 127]
    else:
        found = CONTROL.findall(text)
    assert found == []
    text.encode(errors="replace")
    if form == "junit":
        ElementTree.fromstring(text.encode())


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_that_leaves_early_is_no_error(profile: Write, tmp_path: Path, form: str) -> None:
    """As with ``| head -c 10``, only surer: here nobody reads at all."""
    profile("bad.json", skills=[])
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "profilelint", "check", "bad.json", "--output-format", form],
        cwd=tmp_path,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (1, "")
