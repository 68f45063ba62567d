"""The connector's list of highlights: titles, and no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from profilelint.profile import Certification, PortfolioItem, Profile
from profilelint.reading import read, read_bytes

SAMPLE = Path(__file__).parent / "data" / "exports" / "highlights.json"
TITLES = Profile(
    portfolio=(
        PortfolioItem(title="Audio guide for a salt mine"),
        PortfolioItem(title="Safety film, Swahili voice"),
    ),
    certifications=(Certification(name="Studio engineer"),),
)


def test_titles_of_portfolio_and_certificates() -> None:
    document = read(SAMPLE)
    assert (document.profile, document.notes) == (TITLES, ())
    place = document.source.locate(("portfolio", 0, "title"), (0, 5))
    assert place is not None
    line = document.source.text.splitlines()[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == "Audio"


@pytest.mark.parametrize("wrap", ["result", "content", "structured"])
def test_a_wrapped_reply(wrap: str) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    wrapped = {
        "result": {"result": text},
        "content": {"content": [{"type": "text", "text": text}]},
        "structured": {"structuredContent": json.loads(text)},
    }[wrap]
    assert read_bytes(json.dumps(wrapped).encode(), "x").profile == TITLES


def test_a_list_that_is_lacking_is_not_known_and_an_empty_one_is_none() -> None:
    def changed(**lists: object) -> Profile:
        value = json.loads(SAMPLE.read_text(encoding="utf-8"))
        value["data"] = {key: part for key, part in lists.items() if part is not None}
        return read_bytes(json.dumps(value).encode(), "x").profile

    one = [{"id": "1", "name": "A"}]
    assert changed(projects=one) == Profile(portfolio=(PortfolioItem(title="A"),))
    assert changed(projects=one, certificates=[]).certifications == ()
    assert changed(communityCertificates=one).certifications == (Certification(name="A"),)


@pytest.mark.parametrize(
    "value",
    [
        {"projects": [{"id": 1, "title": "x"}]},
        {"data": {"projects": [{"title": "x"}]}},
        {"data": {"projects": ["x"]}},
        {"title": "x", "portfolio": [{"title": "y"}], "certifications": [{"name": "z"}]},
    ],
)
def test_what_only_resembles_a_list_of_highlights_is_none(value: object) -> None:
    from profilelint.reading.highlights import base_of

    assert base_of(value) is None
