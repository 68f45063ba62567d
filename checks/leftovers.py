"""What could go from the texts: template places, worn phrases, sentences that stand there twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from profilelint import needed
from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, Safety, Severity, Skip
from profilelint.pattern import Pattern
from profilelint.policy.cutting import cut
from profilelint.profile import Profile
from profilelint.text import excerpt, squashed
from profilelint.vocabulary import column

Path = tuple[str | int, ...]

_EDGES = " \t.,;:!?…-–*•·>\"“”'"

_THING = (
    r"(?:(?:your|my|the|client'?s?|company|job|first|last|full|target|specific|relevant|main|key|"
    r"past|previous)[ _-]){0,3}"
    r"(?:name|names|company|client|clients|industry|industries|niche|skills?|tools?|software|"
    r"service|services|result|results|outcome|achievement|achievements|number|numbers|amount|"
    r"percentage|percent|role|title|profession|expertise|speciali[sz]ation|experience|years|"
    r"date|dates|link|links|url|website|portfolio|city|country|location|x+|n|"
    r"project|projects|product|degree|university|field|language|languages|platform|platforms|"
    r"metric|timeframe|adjective|pain point|e-?mail|phone)(?:[ _-]?\d)?"
    r"(?: (?:in|of|with|per|as|and|or|here) [^\[\]<>{}\n]{1,24})?"
)
_FILL = (
    r"(?:insert|enter|add|put|type|write|choose|fill in|describe|mention|list|your) "
    r"[^\[\]<>{}\n]{2,60}"
)
_ASK = (
    r"(?:draft:|what|which|who|whom|whose|how|why|when|where|results? in|number of|kind of) "
    r"[^\[\]<>{}\n=]{2,70}"
)
"""What stands in the gaps of a draft: a question, never a tag of a page or a comparison."""
_PLACE = Pattern(
    rf"\[(?:{_THING}|{_FILL})\](?!\()|<(?:{_THING}|{_FILL}|{_ASK})>"
    rf"|\{{\{{?(?:{_THING}|{_FILL})\}}?\}}"
)
_REMNANT = Pattern(
    r"\blorem ipsum\b[^.\n]{0,60}|\bdolor sit amet\b"
    r"|(?<!\bI )\binsert (?:[\w'’-]+ ){1,6}here\b(?! and there)"
    r"|\b(?:your|company|client) (?:name|text|company|title|skills?|link) here\b"
    r"|(?<![\w.$-])\$?(?:XX+|xx+|X(?=\+? ))(?:\+|%|\+%)? ?(?:years?|yrs|months|clients|projects|%|"
    r"percent|hours|hrs|languages|companies|customers|articles)\b(?! ago)"
    r"|(?<![\w$])\$XX+\b[kKmM]?|\bXX+%"
    r"|_{2,} ?(?:years|clients|projects|months|industry|companies)\b"
    r"|\bTO-?DO:|\bTBD\b|\bFIXME\b"
)
_REMNANT_SIGNS = (
    *("lorem", "dolor sit", "insert ", "xx", "x year", "x+ year", "x yr", "x+ yr", "tbd", "fixme"),
    *("_ year", "_year", "_ client", "_client", "_ project", "_project", "_ month", "todo:"),
    *("x client", "x+ client", "x project", "x+ project", "to-do:", "name here", "text here"),
    *("company here", "title here", "skills here", "link here"),
)
"""What stands in a text wherever :data:`_REMNANT` finds something: looked for first, for speed."""

_CHAT_SIGNS = (
    *(
        "as an ai ",
        "! here",
        ", here",
        ". here",
        "here's a",
        "here’s a",
        "here is a",
        "here's your",
    ),
    *("here’s your", "here is your", "here's the", "here’s the", "here is the", "my last "),
    *("let me know if you", "customize th", "customise th", "customize it", "customise it"),
    *("personalize", "personalise", "adjust th", "adjust it", "modify th", "modify it"),
    *("tweak th", "tweak it"),
)
"""Likewise for :data:`_CHAT`."""

_CHAT = Pattern(
    r"\bas an AI (?:language )?model\b[^.\n]{0,80}"
    r"|\b(?:certainly|sure|of course|absolutely)[!,.] here(?:['’]s| is| are)\b[^.\n:]{0,80}"
    r"|\bhere(?:['’]s| is) (?:a|an|the|your) (?:\w+[ -]){0,4}"
    r"(?:version|draft|rewrite)(?: of|:)[^.\n]{0,80}"
    r"|\bhere(?:['’]s| is) (?:a|an|your) (?:\w+[ -]){0,4}(?:overview|bio|profile description)"
    r"\b(?! of)[^.\n]{0,80}"
    r"|\b(?:feel free to|you can) (?:customi[sz]e|adjust|modify|tweak|personali[sz]e) "
    r"(?:this|it)\b[^.\n]{0,80}"
    r"|\blet me know if you(?:['’]d| would) like (?:me to|any changes|further)\b[^.\n]{0,80}"
    r"|\bas of my last (?:update|training)\b"
)
_SENTENCE = Pattern(r"[^.!?\n]+[.!?…]*", exact=True)

_BAKER = {
    "company": "Brot & Stein",
    "title": "Bookkeeper",
    "description": "Monthly accounts and VAT returns for a bakery with 30 staff.",
}
_SOLAR = (
    "I set appointments for solar installers: I call house owners from your list, ask the four "
    "questions that you need, and book the visit in your calendar."
)


@check(
    section="overview",
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": "I draft contracts [NDA, SPA, SHA] for small firms <100 staff."}),
        Example(
            {"overview": "C# and List<String>, CSS grids, {JSON}, XXL prints, X-rays, SP 800-XX"}
        ),
        Example({"title": "Packaging designer", "overview": "Insert cards and boxes, made here."}),
        Example({"overview": "Map<String, List<Item>>, <how>, <b>what</b>, a <b and c> d, x <= y"}),
        Example(
            {"overview": "Hi, I am [Your Name], a bookkeeper with XX years of experience."},
            says="“[Your Name]”",
        ),
        Example(
            {"overview": "I wrote the pages of a clinic, which led to <result in numbers>."},
            says="“<result in numbers>”",
        ),
        Example(
            {"overview": "Bookkeeper: <what you do, and for which clients>."},
            says="“<what you do, and for which clients>”",
        ),
        Example(
            {"title": "Illustrator", "overview": "Lorem ipsum dolor sit amet."},
            says="“Lorem ipsum",
        ),
        Example(
            {"overview": "Certainly! Here's a polished version of your overview:\nI sell solar."},
            says="as an answer from a chat program",
            becomes={"overview": "I sell solar."},
        ),
        Example(
            {
                "overview": "Contract lawyer.",
                "employment": [{"title": "Clerk", "description": "Insert your tasks here"}],
            },
            says="“Insert your tasks here”",
        ),
        Example({"hourly_rate": 30}, skips="no text"),
    ],
)
def overview_remnants(profile: Profile) -> Iterator[Finding]:
    """Fill in or delete what is left of a template.

    ## Why
    "[Your name]" or "XX years" says that nobody has read the text before it was sent. Upwork's
    checklist for an application that was turned down asks whether there are errors in the text, and
    its rules want no gibberish in title and overview. The same goes for sentences that a chat
    program wrote to you and not for you ("Certainly! Here is a polished version").

    Every text of the profile is read: title, overview, jobs, schools, portfolio.

    ## How to mend it
    Put the fact in the place, or take the sentence out. Then read the whole text aloud once; where
    one remnant is, there are often more.
    """
    texts = profile.texts()
    if not texts:
        raise Skip("the file tells no text to judge")
    together = "\n".join(text for _, text in texts).lower()
    left_over = any(sign in together for sign in _REMNANT_SIGNS)
    from_chat = any(sign in together for sign in _CHAT_SIGNS)
    for at, text in texts:
        found = list(_PLACE.finditer(text)) if any(sign in text for sign in "[<{") else []
        if left_over:
            found += _REMNANT.finditer(text)
        for one in found:
            yield Finding(
                f"“{excerpt(one[0])}” is a place of a template that was never filled in.",
                "Put your own fact there, or take the sentence out.",
                at=at,
                span=one.span(),
            )
        if from_chat:
            for one in _CHAT.finditer(text):
                yield Finding(
                    f"“{excerpt(one[0])}” reads as an answer from a chat program to you, not as "
                    "a word from you to a client.",
                    "Take the sentence out, and read the rest for others like it.",
                    at=at,
                    span=one.span(),
                    fix=_out(at, cut(text, *one.span())),
                )


@check(
    section="overview",
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": _SOLAR}),
        Example({"overview": "A shop that loads in two seconds: nine bakeries have one from me."}),
        Example(
            {
                "overview": "I am a passionate, results-driven designer and a team player. I will "
                "go the extra mile, and I would love to work on your packaging."
            },
            says="“passionate”, “results-driven”, “team player”",
        ),
        Example(
            {"overview": "Excel ninja for accountants. I have built 60 cash-flow models."},
            says="“ninja” says nothing",
        ),
        Example(
            {
                "overview": "Hardworking and highly motivated legal assistant, quick learner. Look "
                "no further!"
            },
            says="“quick learner”, “Look no further” say nothing",
        ),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def overview_cliches(profile: Profile, *, many: int) -> Iterator[Finding]:
    """Replace worn phrases by facts.

    ## Why
    "Passionate", "results-driven", "rockstar", "ninja" and "I would love to" stand in thousands of
    overviews, and in none of three top earners that a reader looked at in August 2026. That is a
    small sample, so a worn phrase or two is only a remark. Several of them together make an
    overview that could be anybody's, which the approval guide (tip 8) calls the bare minimum.

    The list is in `data/cliches.csv`; most of it is our own choice.

    ## How to mend it
    Ask of each phrase what made you write it, and write that instead: for "detail-oriented", the
    check that you make before you deliver; for "proven track record", the record.
    """
    text = needed.overview(profile)
    plain = text.lower()
    if len(plain) != len(text):  # a capital that becomes two letters would move all places
        plain = text
    for mark, plain_mark in (("’", "'"), ("-", " "), ("‑", " "), ("\n", " ")):
        plain = plain.replace(mark, plain_mark)
    found: dict[int, int] = {}
    for phrase in _cliches():
        at = plain.find(phrase)
        if at >= 0 and _is_whole(plain, at, at + len(phrase)):
            found[at] = max(at + len(phrase), found.get(at, 0))
    # A phrase within another ("satisfaction is my") is not told twice.
    spans = [
        (start, end)
        for start, end in sorted(found.items())
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in found.items())
    ]
    if not spans:
        return
    said = ", ".join(f"“{excerpt(text[start:end])}”" for start, end in spans[:6])
    if len(spans) > 6:
        said += f" and {len(spans) - 6} more"
    one = len(spans) == 1
    yield Finding(
        f"{said} {'says' if one else 'say'} nothing: so many other overviews have the same words.",
        f"Take {'the phrase' if one else 'each phrase'} out, or write the fact that you meant.",
        at=("overview",),
        span=spans[0],
        severity=Severity.WARNING if len(spans) >= many else Severity.INFO,
    )


@check(
    section="overview",
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": _SOLAR, "employment": [_BAKER]}),
        Example(
            {
                "title": "Bookkeeper for bakeries",
                "overview": "I keep books for bakeries.",
                "portfolio": [{"title": "VAT return", "description": "I keep books for bakeries."}],
            }
        ),
        Example({"overview": "Logos. Logos. Logos, labels and boxes. Logos, labels and boxes."}),
        Example(
            {
                "overview": _SOLAR,
                "employment": [{"title": "Sales agent", "description": _SOLAR.upper()}],
            },
            says="stands in the overview already",
        ),
        Example(
            {
                "overview": "Structural engineer for timber halls and bridges, from the first "
                "sketch to the last screw.",
                "portfolio": [
                    {
                        "title": "Hall in Graz",
                        "description": "Span of 24 m. Structural engineer for timber halls and "
                        "bridges, from the first sketch to the last screw!",
                    }
                ],
            },
            says="stands in the overview already",
        ),
        Example(
            {"overview": f"{_SOLAR} It costs $12 a visit. {_SOLAR}"},
            says="stands in the overview twice",
            becomes={"overview": f"{_SOLAR} It costs $12 a visit."},
        ),
        Example(
            {
                "title": "Legal translator, German to English",
                "overview": "Legal translator, German to English.",
            },
            says="only repeats the title",
        ),
        Example({"title": "Illustrator"}, skips="nothing to compare"),
    ],
)
def text_copied(profile: Profile, *, words: int) -> Iterator[Finding]:
    """Write each thing once: overview, jobs and portfolio each have their own to tell.

    ## Why
    The overview says what you offer, a job what you did there, a piece of the portfolio what the
    problem was and what came of it. The same sentence in two of them wastes the second place and
    looks like a form filled in haste, which the approval guide (tip 8) warns of.

    Only whole sentences of some length are compared, letter for letter but for case and
    the marks around them.

    ## How to mend it
    Keep the sentence where it fits best. In the other place write what is particular to it: for a
    job the task and a figure, for a piece of work the client's problem and the result.
    """
    texts = [(at, text) for at, text in profile.texts() if at[-1] in ("overview", "description")]
    if not texts:
        raise Skip("there is nothing to compare: the file has no overview and no description")
    overview, title = profile.overview or "", profile.title or ""
    if 0 < len(overview) < 2 * len(title) and squashed(overview) == squashed(title):
        yield Finding(
            f"The overview only repeats the title: “{excerpt(overview)}”.",
            "Write what you do, for whom, and what came of it.",
            at=("overview",),
        )
        return
    seen: dict[str, tuple[Path, int]] = {}
    for at, text in texts:
        for found in _SENTENCE.finditer(text):
            if found.end() - found.start() < 3 * words:
                continue
            said = found[0].casefold().strip(_EDGES).split()
            if len(said) < words:
                continue
            here = (at, found.start())
            first = seen.setdefault(" ".join(said), here)
            if first != here:
                lead = len(found[0]) - len(found[0].lstrip(_EDGES))
                yield _repeated(found[0][lead:], first[0], at, found.span(), lead)


def _out(at: Path, span: tuple[int, int] | None) -> Fix | None:
    return Fix((Edit(at, "", span),), Safety.UNSAFE) if span else None


def _repeated(sentence: str, first: Path, at: Path, span: tuple[int, int], lead: int) -> Finding:
    """A sentence that stands somewhere else already, or twice in one text."""
    same = first == at
    return Finding(
        f"“{excerpt(sentence)}” stands in {_place(at)} twice."
        if same
        else f"“{excerpt(sentence)}” stands in {_place(first)} already.",
        "Take one of the two out."
        if same
        else "Keep it in one of the two, and write in the other what only that one can tell.",
        at=at,
        span=(span[0] + lead, span[1]),
        fix=Fix((Edit(at, "", span),), Safety.UNSAFE) if same else None,
    )


_PLACES = {
    "overview": "the overview",
    "employment": "the description of job",
    "education": "the description of school",
    "portfolio": "the description of portfolio piece",
    "other_experience": "the description of other experience",
}


def _place(at: Path) -> str:
    """A place in words: ``the description of job 2``."""
    number = f" {at[1] + 1}" if len(at) > 1 and isinstance(at[1], int) else ""
    return _PLACES[str(at[0])] + number


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a phrase begins and ends where words do."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


@cache
def _cliches() -> tuple[str, ...]:
    return tuple(column("cliches.csv"))
