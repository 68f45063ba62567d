"""SARIF: valid by the official schema, places in UTF-16 units, fixes that do what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest

from profilelint.linter import lint, plan
from profilelint.reading import read, read_bytes
from profilelint.reports import Run, text_of
from profilelint.reports.sarif import help_uri, uri
from profilelint.rubric import load
from profilelint.scorecard import scorecard
from profilelint.testing import TODAY
from tests.golden import CHECKS, TEXT, golden_run

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = json.loads((ROOT / "tests/data/schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema_rs.Draft4Validator(SCHEMA, validate_formats=True)
PLAN = plan(checks=CHECKS, ignore=["rate-ignored"], today=TODAY)


def problems(text: str) -> list[str]:
    return [
        f"{list(one.instance_path)}: {one.message}"
        for one in VALIDATOR.iter_errors(json.loads(text))
    ]


def one_run(text: str) -> dict[str, Any]:
    (found,) = json.loads(text)["runs"]
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    return one_run(text_of(golden_run(), "sarif"))


@pytest.fixture(scope="module")
def examples() -> str:
    settled = plan(today=TODAY)
    paths = sorted(
        path for path in (ROOT / "examples").iterdir() if path.suffix not in (".csv", ".md")
    )
    cards = tuple(scorecard(lint(read(path), settled)) for path in paths)
    assert len(cards) >= 4
    return text_of(Run("guide-2022", cards), "sarif")


def test_the_log_is_valid(examples: str) -> None:
    assert problems(text_of(golden_run(), "sarif")) == []
    assert problems(text_of(Run("guide-2022", ()), "sarif")) == []
    assert problems(examples) == []


def test_the_schema_would_refuse_something(golden: dict[str, Any]) -> None:
    log = {"version": "2.1.0", "runs": [{**golden, "columnKind": "characters"}]}
    assert problems(json.dumps(log))


def test_every_rule_has_help_and_an_address(examples: str) -> None:
    found = one_run(examples)
    rules = found["tool"]["driver"]["rules"]
    assert len(rules) > 60
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"][:20])
        assert rule["helpUri"].startswith("https://support.upwork.com/hc/en-us/articles/")
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_address_is_that_of_the_article_that_is_cited() -> None:
    rubric = load("guide-2022")
    from profilelint.registry import discover

    checks = discover().checks
    assert help_uri(checks["skills-duplicate"], rubric).endswith("/360016252373")
    assert help_uri(CHECKS[0], rubric).endswith("/214180797")


def stretch(text: str, region: dict[str, int]) -> str:
    """The text of a region, found as an editor finds it: by lines and UTF-16 units."""
    assert region["startLine"] == region["endLine"]
    line = text.split("\n")[region["startLine"] - 1].encode("utf-16-le")
    return line[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le")


def test_regions_are_the_words_found(golden: dict[str, Any]) -> None:
    regions = {
        result["ruleId"]: stretch(TEXT, result["locations"][0]["physicalLocation"]["region"])
        for result in golden["results"]
        if result["ruleId"] != "skills-remark"
    }
    assert golden["columnKind"] == "utf16CodeUnits"
    assert regions == {
        "title-blocked": "Consultant",
        "overview-spelling": "*all* towns, `soon` <b>now</b>",
        "skills-doubled": "PHP",
    }
    assert TEXT.split("\n")[2].index("Consultant") + 1 == 12  # in characters
    assert golden["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 14


def test_fixes_do_what_they_say(golden: dict[str, Any]) -> None:
    fixed = [result for result in golden["results"] if "fixes" in result]
    assert len(fixed) >= 3
    for result in fixed:
        (change,) = result["fixes"][0]["artifactChanges"]
        lines = TEXT.split("\n")
        for replacement in reversed(change["replacements"]):
            region = replacement["deletedRegion"]
            old = stretch(TEXT, region)
            line = lines[region["startLine"] - 1]
            before = line.encode("utf-16-le")[: 2 * region["startColumn"] - 2].decode("utf-16-le")
            new = before + replacement["insertedContent"]["text"] + line[len(before) + len(old) :]
            lines[region["startLine"] - 1] = new
        report = lint(read_bytes("\n".join(lines).encode(), "x.yaml"), PLAN)
        assert len(report.findings) == 4  # of 5


def test_what_is_hidden_is_suppressed(golden: dict[str, Any]) -> None:
    hidden = [result for result in golden["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in hidden] == ["skills-doubled"]
    assert hidden[0]["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "it is two things",
            "properties": {"by": "comment", "until": "2027-01-31"},
        }
    ]


def test_fingerprints_hold_while_lines_move(golden: dict[str, Any]) -> None:
    moved = "# One more line.\n\n" + TEXT.replace("skills: [", "skills: [Copywriting, ")
    card = scorecard(lint(read_bytes(moved.encode(), "zoë.yaml"), PLAN))
    later = one_run(text_of(Run("guide-2022", (card,)), "sarif"))

    def marks(run: dict[str, Any]) -> set[str]:
        return {
            result["partialFingerprints"]["profilelint/v1"]
            for result in run["results"]
            if result["ruleId"] != "skills-remark"
        }

    assert len(marks(golden)) == 4
    assert marks(later) == marks(golden)


def test_what_was_not_read_or_broke_is_a_notification(golden: dict[str, Any]) -> None:
    (invocation,) = golden["invocations"]
    assert invocation["executionSuccessful"] is False
    texts = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert len(texts) == 3
    assert "Remove this comma" in texts[0]
    assert "language-broken broke (a bug)" in texts[1]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("clients/a b.json", "clients/a%20b.json"),
        ("./x.json", "x.json"),
        ("../zoë#1.yaml", "../zo%C3%AB%231.yaml"),
        ("/tmp-like/x.json", "file:///tmp-like/x.json"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_names_of_files_are_addresses(name: str, address: str) -> None:
    assert uri(name) == address
    assert unquote(address).endswith(Path(name).name)
