"""The HTML report as text: all of it there, all of it escaped, nothing from elsewhere."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from profilelint.findings import Edit, Fix, Located, Severity
from profilelint.linter import lint, plan
from profilelint.profile import Profile
from profilelint.reading import read
from profilelint.reports import Run, text_of
from profilelint.reports.excerpts import Piece, change, excerpt, marked, tells_all
from profilelint.reports.html import environment, first_sentence
from profilelint.scorecard import scorecard
from profilelint.source import Path as At
from profilelint.source import Span
from profilelint.testing import TODAY, document

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
TAG = re.compile(r"<[^>]+>")


def found_at(at: At, span: Span | None = None, fix: Fix | None = None) -> Located:
    return Located(
        check="x",
        section="x",
        severity=Severity.WARNING,
        message="m",
        mend="m",
        at=at,
        span=span,
        quote=None,
        authority="a",
        place=None,
        fix=fix,
    )


@pytest.fixture(scope="module")
def refused() -> tuple[Run, str]:
    card = scorecard(lint(read(EXAMPLES / "refused.json"), plan(today=TODAY)))
    run = Run("guide-2022", (card,), today=TODAY)
    return run, text_of(run, "html")


def shown(page: str) -> str:
    body = page.partition("</head>")[2]
    return " ".join(html.unescape(TAG.sub(" ", body)).split())


def test_everything_is_on_the_page(refused: tuple[Run, str]) -> None:
    run, page = refused
    text = shown(page)
    card = run.scorecards[0]
    assert len(card.report.findings) > 10
    for found in card.report.findings:
        for part in (*first_sentence(found.message), found.mend, found.check):
            assert " ".join(part.split()) in text
    for gain in card.fix_first:
        assert f"+{gain.points:.1f} points" in text
    for outcome in card.outcomes("skipped"):  # type: ignore[arg-type]
        assert outcome.reason in text
    assert "23 November 2026" in text
    assert "No program can promise approval" in text


def test_nothing_comes_from_elsewhere(refused: tuple[Run, str]) -> None:
    _, page = refused
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    addresses = re.findall(r'(?:src|srcset|href|action|data|poster)\s*=\s*"([^"]*)"', page)
    assert len(addresses) > 10
    assert [one for one in addresses if not one.startswith(("#", "data:,"))] == []
    assert re.findall(r"https?:|@import|url\(", page.partition("<body")[0]) == []
    assert "<script" not in page


def test_the_same_input_gives_the_same_bytes(refused: tuple[Run, str]) -> None:
    run, page = refused
    assert text_of(run, "html") == page


def test_all_templates_escape_and_miss_nothing_in_silence() -> None:
    made = environment()
    assert made.list_templates() == [
        *("attempts.html", "league.html", "parts.html", "profile.html", "report.css", "report.html")
    ]
    assert made.autoescape is True
    assert made.from_string("{{ x }}").render(x="<b>\u202e\x1b'\"") == "&lt;b&gt;··&#39;&#34;"
    with pytest.raises(Exception, match="undefined"):
        made.from_string("{{ y }}").render()
    for name in made.list_templates():
        source = made.loader.get_source(made, name)[0] if made.loader else ""
        assert "|safe" not in source
        assert "autoescape" not in source


def test_the_private_address_is_not_shown() -> None:
    card = scorecard(
        lint(document({"email": "jane.canary@gmail.com", "name": "Jane"}), plan(today=TODAY))
    )
    assert any(found.at == ("email",) for found in card.report.findings)
    assert "jane.canary" not in text_of(Run("guide-2022", (card,)), "html")


def test_a_long_message_is_told_in_two_parts() -> None:
    long = "The first sentence says what it is about. " + "The rest follows. " * 10
    assert first_sentence(long)[0] == "The first sentence says what it is about."
    assert " ".join(first_sentence(long)) == long
    assert first_sentence("Short. Very.") == ("Short. Very.", "")
    assert first_sentence("x" * 200) == ("x" * 200, "")


# --- pieces of texts


def test_an_excerpt_marks_the_words_and_cuts_between_words() -> None:
    text = "before " * 40 + "BAD WORDS" + " after" * 40
    start = text.index("BAD")
    first, mark, last = excerpt(Profile(overview=text), found_at(("overview",), (start, start + 9)))
    assert mark == Piece("BAD WORDS", "marked")
    assert re.fullmatch(r"…(before )+", first.text)
    assert re.fullmatch(r"( after)+…", last.text)


def test_an_excerpt_of_what_is_no_text_is_empty() -> None:
    profile = Profile(title="x" * 200, hourly_rate=4, email="jane@example.com")
    for at in ((), ("title",), ("hourly_rate",), ("skills", 3), ("email",)):
        assert excerpt(profile, found_at(at)) == ()
    assert excerpt(profile, found_at(("email",), (0, 4))) == ()
    assert excerpt(profile, found_at(("title",), (150, 300))) == ()


def test_a_change_shows_what_goes_and_what_comes() -> None:
    profile = Profile(title="Write teh code", skills=("Java", "Java"), hourly_rate=4)
    fix = Fix((Edit(("title",), "the", (6, 9)),))
    assert change(profile, fix) == (
        Piece("Write "),
        Piece("teh", "removed"),
        Piece("the", "added"),
        Piece(" code"),
    )
    assert change(profile, Fix((Edit(("skills", 1), None),))) == (Piece("Java", "removed"),)
    assert change(profile, Fix((Edit(("hourly_rate",), 28.5),))) == (
        Piece("4", "removed"),
        Piece("28.5", "added"),
    )
    assert change(profile, None) == ()
    assert tells_all(found_at(("title",), (6, 9), fix))
    assert not tells_all(found_at(("title",), (0, 9), fix))


def test_marks_that_overlap_become_one() -> None:
    profile = Profile(overview="one two three four")
    pieces = marked(profile, ("overview",), [(4, 7), (0, 3), (6, 13), (8, 13)])
    assert "".join(piece.text for piece in pieces) == profile.overview
    assert [piece.text for piece in pieces if piece.kind == "marked"] == ["one", "two", " three"]
