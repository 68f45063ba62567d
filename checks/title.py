"""The title: the line under the name, by which clients search and choose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from profilelint import naming
from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, NotApplicable, Safety, Severity, Skip
from profilelint.lexicon import is_english, is_word, singulars
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.text import excerpt

_SEGMENT = Pattern(r"[|,;•·~]| [-–—] ", exact=True)
_DEGREE = Pattern(
    r"\b(?:bachelor|master|mba|bsc|msc|b\.?tech|b\.?a\.?|ll\.?[bm]\.?|diploma|graduate|graduated|"
    r"student|major|class of|degree|university|school|college)\b"
)
_BARE = 2
"""Words of a title that is nothing but a name of work: ``Obituaries``, ``Estate planning``."""
_IT = Pattern(r"\bIT\b", exact=True)
_SHORT = Pattern(r"\b(?!IT\b)[A-Z][A-Z0-9]*&?[A-Z][A-Z0-9]*s?\b", exact=True)
_SEPARATOR = Pattern(r"[|,;/•·~_\\+]| [-–—] ", exact=True)
_LINE = Pattern(r"[|/;•·~]", exact=True)
_AUDIENCE = Pattern(r"\b(?:for|of|to|on|over|about|from)\s+")


def _title_of(profile: Profile) -> str:
    """The title.

    :raises Skip: where it is not known or empty.
    """
    if profile.title is None:
        raise Skip("no title in this export")
    if not profile.title.strip():
        raise NotApplicable("there is no title to judge")
    return profile.title


@check(
    severity=Severity.WARNING,
    guide_tip=7,
    examples=[
        Example({"title": "Bookkeeper for restaurants"}),
        Example({"title": "Surveyor"}),
        Example({"title": ""}, says="has no title"),
        Example({"title": "  "}, says="has no title"),
        Example({}, skips="no title in this export"),
    ],
)
def title_missing(profile: Profile) -> Iterator[Finding]:
    """Give your profile a title: it is the first thing that a client reads.

    ## Why
    The title stands beside your name in every list of search results. The guide treats a low-effort
    title as a reason for refusal; none at all is less still.

    ## How to mend it
    Write what you do in the words that a client would search for: your trade, and the tool, the
    kind of work or the kind of client that you know best. "Bookkeeper for restaurants" is enough.
    """
    if profile.title is None:
        raise Skip("no title in this export")
    if not profile.title.strip():
        yield Finding(
            "Your profile has no title.",
            "Write in a few words what you do, as a client would search for it.",
            at=("title",),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=7,
    examples=[
        Example({"title": "Shopify developer for fashion brands"}),
        Example({"title": "Copywriter for SaaS"}),
        Example({"title": "3D artist"}),
        Example({"title": "Immigration paralegal"}),
        Example({"title": "Excel | VBA | Power Query"}),
        Example({"title": "Consultant"}, says="names no service"),
        Example({"title": "Freelancer | Hard worker"}, says="names no service"),
        Example({"title": "Expert in many things"}, says="names no service"),
        Example({"title": "Your trusted partner for success"}, says="names no service"),
        Example({"title": ""}, skips="no title to judge"),
    ],
)
def title_vague(profile: Profile, *, unusual_words: int) -> Iterator[Finding]:
    """Say in the title what you do, in words that a client searches for.

    ## Why
    The guide counts a vague title ("Consultant") as low effort, and says that preference goes to
    people whose work is in demand, which a title that names no work cannot show. Clients search for
    a trade, a task or a tool, never for "hard worker".

    What counts is what the words name, not how many there are: a role ("paralegal"), a service
    ("bookkeeping"), a skill or tool ("Excel"), an industry together with a role ("consultant for
    law firms"). A role that fits any field, such as "consultant", "assistant" or "developer", names
    nothing on its own.

    ## How to mend it
    Put your trade in front, then the tool, the kind of work or the kind of client that you know
    best: "HR consultant for small restaurants", "Shopify developer".
    """
    title = _title_of(profile)
    if not _names_something(title) and not any(_narrow(title, unusual_words)):
        yield Finding(
            f"“{excerpt(title)}” names no service, skill or trade that a client could search for.",
            "Say what you do: your trade first, then the tool, the kind of work or the kind of "
            "client that you know best.",
            at=("title",),
            span=(0, len(title)),
        )


def _names_something(title: str) -> bool:
    """Whether any word or phrase of a title names work.

    A word for a whole field (``marketing``) does so only beside a role or a second such word.
    """
    parts = [
        part
        for part in _SEGMENT.split(title)
        if not _DEGREE.search(part) or naming.holds_role(naming.tokens(part))
    ]
    said = [naming.without_slogans(naming.tokens(part)) for part in parts]
    words = [word for part in said for word in part]
    if any(naming.named(part) for part in said):
        return True
    broad = {word for word in naming.parts(words) if naming.is_broad(word)}
    if "it" in words and _IT.search(title) and not title.isupper():
        broad.add("it")
    trades = {word for word in naming.parts(words) if naming.is_trade_word(word)}
    industries = {
        phrase
        for _, _, phrase in naming.phrases(words)
        if phrase in naming.industries() and phrase not in naming.generic()
    }
    fields = broad | trades | industries
    if fields and naming.holds_role(words, besides=fields):
        return True
    if trades and len(words) <= _BARE:
        return True
    rare = {word for word in words if naming.is_rare(word)}
    return len(broad | trades | rare) > 1 or _has_tool(title, words)


def _has_tool(title: str, words: list[str]) -> bool:
    """Whether a word that is no English word stands there: a product, a technology, a method."""
    shorts = () if title.isupper() else _SHORT.findall(title)
    if any(
        not any(form in naming.generic() for form in singulars(short.casefold()))
        for short in shorts
    ):
        return True
    return any(
        len(word) > 1
        and word not in naming.generic()
        and not any(char.isdigit() for char in word)
        and not is_english(word)
        and not naming.is_slip(word)
        for whole in words
        for word in re.split(r"[-.&']", whole)
    )


@check(
    severity=Severity.WARNING,
    guide_tip=7,
    examples=[
        Example({"title": "Contract lawyer for startups"}),
        Example({"title": "Copywriter for SaaS and fintech companies"}),
        Example(
            {"title": "Legal representation for underwater basket weaving companies"},
            says="so few clients",
        ),
        Example({"title": "Logo design for left-handed harp repairers"}, says="so few clients"),
        Example({"title": "Consultant"}),
        Example({}, skips="no title in this export"),
    ],
)
def title_too_narrow(profile: Profile, *, unusual_words: int) -> Iterator[Finding]:
    """Keep the title wide enough that more than a handful of clients look for it.

    ## Why
    The guide warns that with a title like "Legal representation for underwater basket weaving
    companies" you seem not to be interested in any other job. A speciality is good; an audience
    that hardly exists is not.

    What is judged is the audience or object that the title names: how many of its words belong to
    no trade, industry, skill or kind of client that the vocabularies know.

    ## How to mend it
    Name the wider trade or the wider kind of client, and keep the niche for the overview.
    """
    title = _title_of(profile)
    for start, end in _narrow(title, unusual_words):
        yield Finding(
            f"“{excerpt(title[start:end])}” is looked for by so few clients that the title "
            "seems to leave out every other job.",
            "Name the wider trade or the wider kind of client here, and tell of the niche in "
            "the overview.",
            at=("title",),
            span=(start, end),
        )


def _narrow(title: str, unusual_words: int) -> Iterator[tuple[int, int]]:
    """The words of a title that name an audience or object that hardly any client has."""
    for start, end in _audiences(title):
        if len(_unusual(naming.tokens(title[start:end]))) >= unusual_words:
            yield start, end
            return
    if not _names_something(title):
        return
    for start, end in _stretches(title, _LINE):
        odd = [word for word in _unusual(naming.tokens(title[start:end])) if is_word(word)]
        rare = sum(naming.is_rare(word) for word in odd)
        if len(odd) >= unusual_words + (not rare):
            yield start, end
            return


def _audiences(title: str) -> Iterator[tuple[int, int]]:
    """The stretches of a title that say for whom or on what the work is."""
    for start, stop in _stretches(title, _SEPARATOR):
        if found := _AUDIENCE.search(title, start, stop):
            yield found.end(), stop


def _stretches(title: str, separator: Pattern) -> Iterator[tuple[int, int]]:
    """The stretches between separators, without the spaces around them."""
    start = 0
    ends = [*((found.start(), found.end()) for found in separator.finditer(title)), (len(title), 0)]
    for stop, following in ends:
        stretch = title[start:stop]
        yield start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
        start = following


def _unusual(words: list[str]) -> list[str]:
    """The words of an audience that belong to no vocabulary of work.

    Words that are no English may be products; they count only beside one that is.
    """
    odd = [word for word in naming.parts(words) if naming.is_outside_work(word)]
    return odd if any(is_word(word) for word in odd) else []


@check(
    severity=Severity.ERROR,
    guide_tip=7,
    examples=[
        Example({"title": "Structural engineer | Steel and timber frames | Eurocode checks"}),
        Example(
            {"title": "Interior designer for small flats | Floor plans and 3D views in colour"}
        ),
        Example(
            {"title": "Translator of contracts and patents from French and German into English"},
            says="71 characters",
        ),
        Example(
            {"title": "Virtual assistant for podcasters | Guests, show notes, uploads, letters"},
            says="“s” is too much",
            becomes={"title": "Virtual assistant for podcasters | Guests, show notes, uploads"},
        ),
        Example({}, skips="no title in this export"),
    ],
)
def title_too_long(profile: Profile, *, limit: int) -> Iterator[Finding]:
    """Keep the title within the characters that the platform takes.

    ## Why
    What goes beyond the limit is cut off or not taken by the form. The limit itself is not in the
    guide; its source is named below.

    ## How to mend it
    Drop what says least: praise ("professional", "top rated"), years, and words that only repeat.
    """
    title = _title_of(profile).strip()
    if len(title) > limit:
        start = (profile.title or "").index(title)
        yield Finding(
            f"The title has {len(title)} characters; the platform takes {limit}. "
            f"“{excerpt(title[limit:])}” is too much.",
            "Shorten it: drop praise, years, and words that repeat each other.",
            at=("title",),
            span=(start + limit, start + len(title)),
            fix=_shorter(profile.title or "", start + limit),
        )


def _shorter(title: str, limit: int) -> Fix | None:
    """The removal of the last parts of a title, if what stays names work by itself."""
    ends = [found.start() for found in _SEPARATOR.finditer(title) if found.start() <= limit]
    end = len(title[: ends[-1]].rstrip()) if ends else 0
    if not _names_something(title[:end]):
        return None
    return Fix((Edit(("title",), "", (end, len(title))),), Safety.UNSAFE)
