"""Markdown: hostile text is shown and does nothing; no comment is ever too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from markdown_it import MarkdownIt

from profilelint.check import check
from profilelint.findings import Finding, Severity
from profilelint.linter import lint, plan
from profilelint.profile import Profile
from profilelint.reports import Run, text_of
from profilelint.reports.markdown import MOST, _length, escaped, to_markdown
from profilelint.scorecard import Scorecard, scorecard
from profilelint.testing import TODAY, document
from profilelint.text import flat

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = [
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- never",
    "</details></td> <b>bold</b> &lt; &amp; &#60;",
    "`code` ``more`` ``` ```js ~~~ ~~gone~~",
    "*bold* _thin_ **b** __b__ [a](http://evil.example) ![p](x.png) [r]: x",
    "| a | b | \\| \\\\ \\",
    "# head",
    "- item",
    "1. item",
    "2) item",
    "+ more",
    "> quote",
    "=== --- ***",
    "http://evil.example www.evil.example <http://evil.example> jane@evil.example",
    "@octocat cc @org/team #1 GH-12 octo/repo#3 $x^2$ $$y$$ :skull: ^1 [^1]",
    "line one\nline two\r\n\r\n\r\n# head\n\n    code",
    "\u2028 \u202e \x1b[31m \x00",
    "{{ x }} {% x %} ${{ secrets.TOKEN }}",
]


def shown(source: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{READER.render(source)}</div>")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["- **x** ({}): y", "| a |\n| --- |\n| {} |", "1. {} z", "{}"])
def test_hostile_text_is_shown_as_it_is(text: str, frame: str) -> None:
    page = shown(frame.format(escaped(text)))
    tags = {one.tag for one in page.iter() if isinstance(one.tag, str)}
    assert tags <= {
        "div",
        "ul",
        "ol",
        "li",
        "p",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert "".join(flat(text).split()) in "".join(page.text_content().split())


@pytest.mark.parametrize(
    "call",
    [
        "@octocat",
        "jane@evil.example",
        "#12",
        "x/y#3",
        "http://e.example",
        "www.e.example",
        "GH-3",
        ":skull:",
    ],
)
def test_nobody_is_called_and_nothing_linked(call: str) -> None:
    """GitHub looks for these in each piece of text of the page, so they must stand in two."""
    page = shown(escaped(f"ask {call} now"))
    pieces = [piece.strip() for piece in page.itertext() if piece.strip()]
    assert page.text_content().strip() == f"ask {call} now"
    assert all(call not in piece for piece in pieces), pieces


@check(severity=Severity.WARNING, section="skills")
def each_skill(profile: Profile) -> Iterator[Finding]:
    """Say something of every skill."""
    for index, skill in enumerate(profile.skills or ()):
        yield Finding(f"“{skill}” is a skill, {'x' * 60}.", "Leave it.", at=("skills", index))


def card_with(skills: int, text: str = "Skill") -> Scorecard:
    names = [f"{text} {number}" for number in range(skills)]
    return scorecard(lint(document({"skills": names}), plan(checks=[each_skill], today=TODAY)))


@pytest.mark.parametrize("text", ["Skill", "👍<b>|", "税理士"])
@pytest.mark.parametrize("skills", [1, 300, 3000])
def test_a_comment_is_cut_with_a_count(skills: int, text: str) -> None:
    page = text_of(Run("guide-2022", (card_with(skills, text),)), "markdown")
    assert _length(page) <= MOST
    told = page.count("costs score")
    left = re.search(r"Left out for want of room: (?:.*? and )?([\d,]+) finding", page)
    assert told + (int(left[1].replace(",", "")) if left else 0) == skills
    assert (left is None) == (skills < 3000)
    assert page.count("<details>") == page.count("</details>")


def test_many_profiles_are_cut_with_a_count() -> None:
    cards = (card_with(2),) * 2000
    page = to_markdown(Run("guide-2022", cards))
    assert _length(page) <= MOST
    told = len(re.findall("^## ", page, re.MULTILINE))
    assert 30 < told < 2000
    assert f"{2000 - told:,} profiles" in page
    left = re.search(r"([\d,]+) findings", page.partition("Left out")[2])
    assert left is not None
    assert page.count("costs score") + int(left[1].replace(",", "")) == 4000


def test_the_whole_is_well_formed() -> None:
    page = shown(text_of(Run("guide-2022", (card_with(3), card_with(4))), "markdown"))
    assert len(page.findall(".//details")) == 2
    assert [len(one.findall(".//li")) for one in page.findall(".//details")] == [3, 4]
    assert len(page.findall(".//table//tr")) == 3
