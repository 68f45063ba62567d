"""How the overview looks: paragraphs, and no marks of another program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from profilelint import needed
from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, Safety, Severity
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.text import counted, excerpt

_AT = ("overview",)
_SENTENCE_END = Pattern(r"(?<=[.!?…])[ \t]+(?=[^\s\da-z])", exact=True)

_BREAK = "\n"
_GAP = Pattern(r"\n(?:[ \t]*\n)+", exact=True)
_BOLD = Pattern(r"(?<![*\w])(\*{2,3})(?=[^\s*])([^*\n]*[^\s*])\1(?![*\w])", exact=True)
_HEADING = Pattern(r"(?m)^[ \t]*(#{1,6}[ \t]+)(?=\S)(.*?)[ \t#]*$", exact=True)
_LINK = Pattern(r"!?\[([^\[\]\n]+)\]\(([^()\s]+)\)", exact=True)
_CODE = Pattern(r"```\w*\n?|(?<![`\w])`([^`\n]+)`(?!\w)", exact=True)
_TAG = Pattern(
    r"</?(?:b|i|u|br|p|ul|ol|li|strong|em|div|span|h[1-6]|a|blockquote)(?:\s[^<>\n]*)?/?>"
)
_ENTITY = Pattern(r"&(?:amp|nbsp|lt|gt|quot|apos|#\d{2,5}|#x[\da-fA-F]{2,5});", exact=True)

_BOOKS = (
    "I keep the books of restaurants and cafés. I record every receipt, reconcile the bank each "
    "week, and prepare the VAT return."
)
_PAGE = "You get a page with three figures every Monday."
_LONG = f"{_BOOKS} {_PAGE}"
_LAWYER = (
    "Contract lawyer, admitted in Kenya. I draft and review supply agreements for small "
    "manufacturers who sell to the EU.\n\nYou get every remark in plain English, with the change "
    "that I would ask for."
)


@check(
    section="overview",
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": _LAWYER}),
        Example({"overview": f"{_LONG}\n\n{_LONG}"}),
        Example(
            {"overview": f"{_LONG} {_LONG} {_LONG}"},
            says="a paragraph of 518 characters",
            options={"limit": 400},
            becomes={"overview": f"{_LONG} {_BOOKS}\n\n{_PAGE} {_LONG}"},
        ),
        Example(
            {"overview": f"{_LAWYER}\n\n" + "I draw plans and sections of timber houses, " * 20},
            says="a paragraph of 879 characters",
        ),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def overview_wall(profile: Profile, *, limit: int) -> Iterator[Finding]:
    """Break the overview into paragraphs.

    ## Why
    An overview is read on a screen, often a phone, by somebody with ten more to read. A block
    without a break is skipped. Upwork keeps line breaks, so a paragraph costs nothing.

    The limit is what nearly all live overviews keep to: only one in twenty has a longer stretch
    without a break. A stretch of exactly the limit passes.

    ## How to mend it
    Press Enter twice wherever a new thought begins: the offer, the evidence, how the work goes,
    what to do next. Two to four sentences a paragraph are enough. The fix that the
    program offers breaks at ends of sentences; move them to where the thoughts change.
    """
    text = needed.overview(profile)
    for start, end in _lines(text):
        if end - start <= limit:
            continue
        breaks = _breaks(text, start, end, limit)
        yield Finding(
            f"The overview has a paragraph of {end - start:,} characters without a break: "
            f"“{excerpt(text[start:end])}”.",
            "Break it where a new thought begins; an empty line between paragraphs is kept.",
            at=_AT,
            span=(start, end),
            fix=Fix(tuple(Edit(_AT, "\n\n", one) for one in breaks), Safety.UNSAFE)
            if breaks
            else None,
        )


@check(
    section="overview",
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": _LAWYER}),
        Example({"overview": "*** Open for work ***\n* C# and .NET\n* 5 * 3 tables\n#1 in Lagos"}),
        Example({"overview": "I write __init__.py files, snake_case names & 2 < 3 < 5 proofs."}),
        Example(
            {"overview": "I draft **supply agreements** and **NDAs** for manufacturers."},
            says="“**supply agreements**”",
            becomes={"overview": "I draft supply agreements and NDAs for manufacturers."},
        ),
        Example(
            {"overview": "## Services\nLogos & labels\n### Process ###\nA call, then two drafts."},
            says="“## Services”",
            becomes={"overview": "Services\nLogos & labels\nProcess\nA call, then two drafts."},
        ),
        Example(
            {"overview": "My [case studies](https://example.org/cases) show `VLOOKUP` at work."},
            says="“[case studies](https://example.org/cases)”",
            becomes={
                "overview": "My case studies (https://example.org/cases) show VLOOKUP at work."
            },
        ),
        Example(
            {"overview": "<p>Cold calls &amp; follow-up for <b>solar</b> firms.</p>"},
            says="“<p>”",
            becomes={"overview": "Cold calls & follow-up for solar firms."},
        ),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def overview_markdown(profile: Profile) -> Iterator[Finding]:
    """Take out the marks of Markdown and HTML: Upwork shows them as they are.

    ## Why
    An overview is plain text with line breaks. `**bold**`, `## Heading`, `[text](link)` and
    `<b>bold</b>` appear on the page with all their marks; a reader tried it in August 2026. They
    are the trace of a text that was pasted from a chat window or another program without being
    looked at, and the approval guide (tip 8) warns of looking like somebody who takes shortcuts.

    Asterisks and hyphens at the beginning of a line are fine as bullets, and rows of asterisks as
    decoration; neither is reported.

    ## How to mend it
    Delete the marks and let line breaks and short lines do the work. The program can do
    it for you; a link is written out in brackets, which you should look at.
    """
    text = needed.overview(profile)
    for name, sign, pattern, plain, safety in _MARKS:
        if sign not in text:
            continue
        found = [one for one in pattern.finditer(text) if plain(one) != one[0]]
        if not found:
            continue
        start, end = _trimmed(text, found[0].start(), found[0].end())
        more = f" (and {len(found) - 1} more like it)" if len(found) > 1 else ""
        yield Finding(
            f"“{excerpt(text[start:end])}” shows {name}{more}: the platform does not turn them "
            "into layout.",
            "Delete the marks; use line breaks for order.",
            at=_AT,
            span=(start, end),
            fix=Fix(tuple(Edit(_AT, plain(one), one.span()) for one in found), safety),
        )


@check(
    section="overview",
    severity=Severity.INFO,
    guide_tip=8,
    examples=[
        Example({"overview": _LAWYER}),
        Example({"overview": "\n\n\n" + _LAWYER + "\n\n\n\n"}),
        Example(
            {"overview": f"{_BOOKS}\n\n \n\n{_PAGE}"},
            says="3 empty lines in a row",
            becomes={"overview": f"{_BOOKS}\n\n{_PAGE}"},
        ),
        Example(
            {"overview": f"Lawyer.\n\n\n{_PAGE}\n\n\n{_BOOKS}"},
            says="(and in 1 more place)",
            becomes={"overview": f"Lawyer.\n\n{_PAGE}\n\n{_BOOKS}"},
        ),
        Example({"overview": f"{_BOOKS}\n\n\n{_PAGE}"}, options={"most": 2}),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def overview_gaps(profile: Profile, *, most: int) -> Iterator[Finding]:
    """Leave one empty line between paragraphs.

    ## Why
    A client sees only the first lines of an overview before it unfolds, and every empty line among
    them takes the place of a line of yours. Larger gaps are mostly what is left of another
    program's layout. Many profiles have them all the same: 39 of 316 live ones, so this only tells.

    ## How to mend it
    Take the empty lines out but for one. The program can do it for you without reading.
    """
    text = needed.overview(profile)
    inside = len(text.rstrip())
    found = [
        one
        for one in _GAP.finditer(text, len(text) - len(text.lstrip()), inside)
        if one[0].count("\n") - 1 > most
    ]
    if not found:
        return
    first = found[0]
    more = counted(len(found) - 1, "more place", "more places")
    yield Finding(
        f"The overview has {first[0].count(_BREAK) - 1} empty lines in a row before "
        f"“{excerpt(text[first.end() :], 40)}”{f' (and in {more})' if len(found) > 1 else ''}.",
        "Leave one empty line between paragraphs.",
        at=_AT,
        span=first.span(),
        fix=Fix(tuple(Edit(_AT, _BREAK * (most + 1), one.span()) for one in found), Safety.SAFE),
    )


def _bold(found: re.Match[str]) -> str:
    return found[2]


def _heading(found: re.Match[str]) -> str:
    return found[2]


def _link(found: re.Match[str]) -> str:
    return found[2] if found[1] == found[2] else f"{found[1]} ({found[2]})"


def _code(found: re.Match[str]) -> str:
    return found[1] or ""


def _tag(found: re.Match[str]) -> str:
    return "\n" if found[0].lower().startswith("<br") else ""


def _entity(found: re.Match[str]) -> str:
    import html

    return html.unescape(found[0]).replace("\xa0", " ")


_MARKS: tuple[tuple[str, str, Pattern, Callable[[re.Match[str]], str], Safety], ...] = (
    ("its asterisks", "**", _BOLD, _bold, Safety.SAFE),
    ("its number signs", "#", _HEADING, _heading, Safety.SAFE),
    ("its brackets", "](", _LINK, _link, Safety.UNSAFE),
    ("its backticks", "`", _CODE, _code, Safety.SAFE),
    ("as a tag of a web page", "<", _TAG, _tag, Safety.SAFE),
    ("as a code of a web page", "&", _ENTITY, _entity, Safety.SAFE),
)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks around it."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each stretch without a line break begins and ends, blanks around it left out."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield _trimmed(text, start, start + len(line))
        start += len(line) + 1


def _breaks(text: str, start: int, end: int, limit: int) -> list[tuple[int, int]]:
    """The blanks between sentences at which a stretch falls into parts that keep the limit.

    Empty where no such places exist. The parts are about equally long.
    """
    places = [found.span() for found in _SENTENCE_END.finditer(text, start, end)]
    for parts in range(-(-(end - start) // limit), len(places) + 2):
        size = (end - start) / parts
        aims = [start + size * part for part in range(1, parts)]
        chosen = sorted({_nearest(places, aim) for aim in aims})
        edges = [start, *(edge for one in chosen for edge in one), end]
        if all(edges[at + 1] - edges[at] <= limit for at in range(0, len(edges), 2)):
            return chosen
    return []


def _nearest(places: list[tuple[int, int]], aim: float) -> tuple[int, int]:
    return min(places, key=lambda one: abs(one[0] - aim))
