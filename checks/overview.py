"""The overview: the long text under the title."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from profilelint import needed
from profilelint.check import Example, check
from profilelint.findings import Finding, Severity, Skip
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.text import WORD, counted, excerpt
from profilelint.vocabulary import rows, skill_names, squashed_all, subcategories, words

_AT = ("overview",)

# One ending is taken off, so that writer, writing and writes meet in "writ".
_ENDING = Pattern(
    r"(?:ations?|ators?|ates?|ating|ments?|ants?|ians?|ions?|ings?|ists?|ors?|ers?|ed|es|s|e|y)$",
    exact=True,
)
_STEM = 6
"""Characters of a stem that are compared: lenient, since a false alarm is worse than a miss."""
_LONGEST_NAME = 4
"""Words of the longest role, service or skill looked for in an opening."""

_WRITER = (
    "I write case studies and customer stories for B2B software companies. You send me a "
    "recording of the interview, I send back 800 to 1,200 words that your sales team can use. "
    "In six years I have written 140 of them, among others for two payroll providers.\n\n"
    "How it goes: a call of 20 minutes, an outline within two days, a draft within a week, two "
    "rounds of changes."
)
_LAWYER = (
    "Contract lawyer, admitted in Kenya since 2014. I draft and review supply agreements, NDAs "
    "and employment contracts for small manufacturers who sell to the EU.\n\nLast year I went "
    "through 90 supplier contracts for a coffee exporter and brought the clauses that had cost "
    "money down to one page. You get every remark in plain English, with the change that I would "
    "ask for."
)
_PLATITUDES = (
    "Hello and welcome to my profile! I am a hardworking, honest and very motivated person who "
    "always gives 100 %. Your satisfaction is my first goal, and I will not stop until you are "
    "happy. I work fast, I am available every day, and I never miss a deadline."
)


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"overview": _WRITER}),
        Example({"overview": _LAWYER}),
        Example({"title": "Payroll bookkeeper", "overview": ""}, says="There is no overview"),
        Example({"title": "Packaging designer", "overview": " \n "}, says="There is no overview"),
        Example({"title": "Cold-call sales agent"}, skips="does not tell"),
    ],
)
def overview_missing(profile: Profile) -> Iterator[Finding]:
    """Write an overview.

    ## Why
    Upwork's help page on the complete profile puts the overview among the four things that a
    profile must have: photo, overview, at least one job, at least one skill. Without any one of
    them a profile cannot get to 100 %. The approval guide says the same in its tip 8: people who
    mean to write it later look like people who take shortcuts.

    ## How to mend it
    Answer four questions, one or two sentences each: What do you do, and for whom? What came of it,
    in figures? How does working with you go? What should the client do next? If you are stuck, tell
    a friend about your last piece of work and write down what you said.
    """
    if profile.overview is None:
        raise Skip("the file does not tell the overview")
    if not profile.overview.strip():
        yield Finding(
            "There is no overview, and a profile is not complete without one.",
            "Write what you do and for whom, what came of it, and how working with you goes.",
            at=_AT,
        )


@check(
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": _WRITER}),
        Example({"overview": _LAWYER}),
        Example(
            {"overview": "I am a mechanical engineer and can draw your parts in SolidWorks."},
            says="shorter than every one",
        ),
        Example(
            {
                "overview": "Virtual assistant from Cebu. I look after inboxes, calendars and "
                "travel for two founders, and I keep their invoices in Xero. I am free from 8 to "
                "16 h New York time and answer within the hour."
            },
            says="shorter than 95 of 100 live profiles",
        ),
        Example({"overview": _WRITER}, says="shorter than", options={"limit": 1000}),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def overview_short(profile: Profile, *, limit: int) -> Iterator[Finding]:
    """Give the overview enough room to show what you do.

    ## Why
    The approval guide (tip 8) tells you to go beyond the bare minimum here. How much that is,
    nobody publishes, so it was measured: of 1,252 overviews of live profiles, which have all been
    approved, 95 of 100 have 302 characters or more, and half of them have more than 1,139. The
    message says how yours compares. An overview of exactly the limit is not reported.

    The minimum of 100 characters that is often repeated is not used here: no page of the platform
    was found that states it.

    ## How to mend it
    Add what a client cannot guess: one finished piece of work with its result in figures, the tools
    you use, how the work goes from first message to delivery, and when you can be reached. Do not
    fill up with praise of yourself; that lengthens the text and says nothing.
    """
    length = len(needed.overview(profile).strip())
    if length < limit:
        yield Finding(
            f"The overview has {counted(length, 'character')}{_compared(length)}.",
            f"Write at least {limit:,} characters: add a finished piece of work with its result, "
            "your tools, and how working with you goes.",
            at=_AT,
        )


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"overview": _WRITER}),
        Example({"overview": "I translate. " * 380}),
        Example({"overview": "x" * 5000 + "\n\n"}),
        Example({"overview": "I animate logos. " * 300}, says="99 more than the 5,000"),
        Example({"overview": _LAWYER}, says="more than the 200", options={"limit": 200}),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def overview_too_long(profile: Profile, *, limit: int) -> Iterator[Finding]:
    """Keep the overview within the length that the platform takes.

    ## Why
    The text of Upwork's own connector (the tool that changes the overview) gives 5,000 characters
    as the most, read on 2026-09-12; the longest of 1,252 live overviews has 4,990. An overview of
    exactly the limit passes; empty lines and blanks at the end are not counted.

    ## How to mend it
    Cut from the end: lists of every tool you ever opened, repeated offers, a second greeting. Jobs
    belong in the employment history and pieces of work in the portfolio, where they count
    separately. Half of the live overviews have fewer than 1,140 characters.
    """
    text = needed.overview(profile).rstrip()
    if len(text) > limit:
        yield Finding(
            f"The overview has {len(text):,} characters, {len(text) - limit:,} more than the "
            f"{limit:,} that fit. What is beyond begins with “{excerpt(text[limit:])}”.",
            f"Shorten it to {limit:,} characters or fewer.",
            at=_AT,
            span=(limit, len(text)),
        )


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"title": "B2B case study writer", "overview": _WRITER}),
        Example({"title": "Contract lawyer", "overview": _LAWYER}),
        Example(
            {
                "title": "Airtable | Nocode automation",
                "overview": "I help small teams to work less and get more done with no-code!",
            }
        ),
        Example({"title": "Project manager", "overview": "Hi! I am a project manager."}),
        Example(
            {
                "title": "Immigration attorney",
                "overview": "Your H-1B was denied and you have 30 days. I have been through this "
                "with 200 families and small firms. In half an hour I tell you honestly what your "
                "chances are, and you know what it costs.",
            }
        ),
        Example(
            {
                "title": "Traductora jurada inglés-español",
                "overview": "Hola, soy Marta y llevo diez años en este oficio. Cuéntame qué "
                "necesitas y te respondo el mismo día con un precio cerrado.",
            }
        ),
        Example({"title": "Payroll bookkeeper", "overview": _PLATITUDES}, says="Hello and welcome"),
        Example(
            {
                "skills": ["SolidWorks", "AutoCAD"],
                "overview": "Top rated freelancer! 100 % job success, 5 stars from all clients. "
                "Why choose me? I am reliable, I am honest and I deliver on time.\n\n"
                + "I design sheet-metal parts in SolidWorks. "
                * 4,
            },
            says="does not say what you do",
            options={"visible": 140},
        ),
        Example(
            {
                "title": "Appointment setter for solar companies",
                "overview": "Dear Sir, thank you for looking at my profile. I am the best person "
                "for you and I will do everything for your success. Just give me a chance!",
            },
            says="Dear Sir",
        ),
        Example({"overview": _PLATITUDES}, skips="neither the title nor the skills"),
        Example({"title": "Translator", "overview": ""}, skips="no overview to judge"),
    ],
)
def overview_opening(
    profile: Profile, *, visible: int, filler_share: float, everyday: list[str]
) -> Iterator[Finding]:
    """Say what you do within the first lines of the overview.

    ## Why
    A client who searches sees only the beginning of your overview; Upwork's help page on building a
    profile asks you to keep the first 250 characters concise for that reason. A beginning made of
    greetings, thanks and praise of yourself reads the same in every profile, so it gives nobody a
    reason to open yours.

    This check is made to be cautious. It speaks up only where two things come together: at least
    four of five words say nothing about any work ("hello", "hardworking", "clients", "the"), and
    the rest holds no word of your title, no skill, no role and no service. Openings in another
    language than English are not judged.

    ## How to mend it
    Move the greeting out and begin with the sentence that names your work, the kind of client and a
    result: "I build Shopify shops for fashion brands; the last one sold for $40,000 in its first
    month." Badges and stars need no room here, since they stand beside your name anyway.
    """
    text = needed.overview(profile).rstrip()
    if not profile.title and not profile.skills:
        raise Skip("the file tells neither the title nor the skills to compare the overview with")
    start = len(text) - len(text.lstrip())
    opening = text[start : start + visible].rstrip()
    found = _tokens(opening)
    filler = _filler().union(everyday)
    empty = sum(word in filler or word.isdecimal() for word in found)
    if not found or empty < filler_share * len(found):
        return
    if _names_work(found, profile, tuple(everyday)):
        return
    yield Finding(
        f"The beginning of the overview does not say what you do: “{excerpt(opening)}”. Clients "
        f"see only the first {visible} characters when they search.",
        "Begin with your work: what you do, for whom, and one result. Put the rest after it.",
        at=_AT,
        span=(start, start + len(opening)),
    )


def _compared(length: int) -> str:
    """How a length stands among the live profiles that were measured; empty if it is common."""
    row = next(row for row in rows("live_profiles.csv") if row["measure"] == "overview_characters")
    longer = max(
        (100 - int(key[1:]) for key in row if key[0] == "p" and int(row[key]) > length), default=0
    )
    if longer == 100:
        return f": shorter than every one of {int(row['n']):,} live profiles"
    return f": shorter than {longer} of 100 live profiles" if longer else ""


def _names_work(found: Sequence[str], profile: Profile, everyday: tuple[str, ...]) -> bool:
    """Whether the words of an opening hold one about the person's work, or a role's name."""
    filler, (trade, stems) = _filler(), _trade(everyday)
    own_texts = [profile.title or "", profile.category or ""]
    own_texts += [*(profile.skills or ()), *(profile.subcategories or ())]
    own_words = {word for text in own_texts for word in _tokens(text) if word not in filler}
    own = {_stem(word) for word in own_words}
    for word in found:
        if word in filler and word not in trade:
            continue
        if _stem(word) in own or (_stem(word) in stems and word not in everyday):
            return True
    # The opening may end in the middle of a word, and "no-code" is "nocode" to someone else.
    last = found[-1]
    if len(last) > 2 and last not in filler and any(word.startswith(last) for word in own_words):
        return True
    for a, b in pairwise(found):
        if a + b in own_words or (_stem(a + b) in own and not (a in filler and b in filler)):
            return True
    names, skills = _work_names(), skill_names()
    for size in range(1, _LONGEST_NAME + 1):
        for at in range(len(found) - size + 1):
            name = "".join(found[at : at + size])
            lone = size == 1 and (len(name) == 1 or name in filler or name in everyday)
            if not lone and (name in names or name in skills):
                return True
    return False


def _tokens(text: str) -> list[str]:
    """The words of a text in lower case; letters from the maths alphabet become plain ones."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    return [found[0].casefold() for found in WORD.finditer(plain)]


@cache
def _stem(word: str) -> str:
    short = _ENDING.sub("", word) if len(word) > 4 else word
    return (short if len(short) > 2 else word)[:_STEM]


@cache
def _filler() -> frozenset[str]:
    """Words that say nothing about the work; a few of them are roles all the same."""
    return words("title_generic.txt")


@cache
def _trade(everyday: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the platform's services and of roles, without ``everyday`` ones; their stems."""
    roles = words("role_nouns.txt")
    services = {word for name in _services() for word in _tokens(name)} - _filler()
    trade = frozenset((services | roles) - set(everyday))
    return trade, frozenset(_stem(word) for word in trade)


def _services() -> list[str]:
    parts = subcategories().values()
    return [name for part in parts for name in (part.name, part.category, *part.specialties)]


@cache
def _work_names() -> frozenset[str]:
    """Roles and services as one word: each half of "project manager" alone says nothing."""
    return frozenset(squashed_all([*(row["role"] for row in rows("roles.csv")), *_services()]))
