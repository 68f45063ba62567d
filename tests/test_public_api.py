"""The names that others import from profilelint, and that they do what they say."""

from __future__ import annotations

from pathlib import Path

import profilelint
from profilelint import Document, Report, Scorecard, lint, plan, read, scorecard

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NAMES = ["Document", "Report", "Scorecard", "lint", "plan", "read", "scorecard"]


def test_the_public_names() -> None:
    assert sorted(profilelint.__all__) == sorted(NAMES)


def test_from_a_file_to_a_verdict() -> None:
    document = read(EXAMPLES / "ready.json")
    report = lint(document, plan())
    card = scorecard(report)
    assert (type(document), type(report), type(card)) == (Document, Report, Scorecard)
    assert card.verdict == "READY"
    assert scorecard(lint(read(EXAMPLES / "refused.json"))).verdict == "NOT READY"
