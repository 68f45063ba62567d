"""The experience level: entry, intermediate or expert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, NotApplicable, Safety, Severity, Skip
from profilelint.lexicon import singulars
from profilelint.pattern import Pattern
from profilelint.profile import Level, Profile
from profilelint.text import WORD, excerpt, span_of_months

from .history import Months, months_in, stretch_of

_YEAR = r"(?:19|20)\d\d"
_RANGE = Pattern(
    rf"\b(?P<from>{_YEAR})\s?(?:-|–|—|to|until|till)\s?(?P<to>{_YEAR}|today|now|present)\b"
    rf"|\bsince (?P<since>{_YEAR})\b"
)
_STUDENT = Pattern(r"\b(?:student|pupil|trainee|apprentice)\b")
_NEXT: dict[Level, str] = {"entry": "Intermediate", "intermediate": "Expert"}

_BAKER = {
    "company": "Brot & Stein",
    "title": "Bookkeeper",
    "start": "2019-04",
    "end": "2023-01",
}
_BOOKS = {"title": "Bookkeeper for restaurants", "skills": ["Bookkeeping", "QuickBooks Online"]}


@check(
    severity=Severity.WARNING,
    guide_tip=5,
    examples=[
        Example({**_BOOKS, "level": "intermediate", "employment": [_BAKER]}),
        Example(
            {
                **_BOOKS,
                "level": "entry",
                "employment": [{"title": "Waiter", "start": "2015", "end": "2024"}],
            }
        ),
        Example(
            {
                "title": "Civil engineer",
                "level": "entry",
                "employment": [
                    {"title": "Civil engineering intern", "start": "2026-06", "end": None}
                ],
            }
        ),
        Example({**_BOOKS, "level": "expert", "employment": [_BAKER]}),
        Example(
            {**_BOOKS, "level": "entry", "employment": [_BAKER]},
            says="3 years and 10 months",
            becomes={**_BOOKS, "level": "intermediate", "employment": [_BAKER]},
        ),
        Example(
            {
                "title": "Packaging designer",
                "level": "entry",
                "employment": [
                    {"title": "Graphic designer", "start": "2012-01", "end": "2018-12"},
                    {"title": "Packaging design volunteer", "start": "2017-01", "end": "2020-12"},
                ],
            },
            says="9 years",
        ),
        Example(
            {
                "title": "First aid and safety trainer",
                "level": "entry",
                "employment": [],
                "other_experience": [
                    {"subject": "Red Cross", "description": "Safety courses, 2021 to 2024."}
                ],
            },
            says="“Red Cross”",
        ),
        Example(
            {
                "title": "Contract lawyer",
                "level": "intermediate",
                "employment": [{"title": "Contract lawyer", "start": "2014-02", "end": None}],
            },
            says="12 years and 10 months",
        ),
        Example(
            {
                "title": "Data analyst for retailers",
                "level": "entry",
                "employment": [{"title": "Data analyst", "start": "2020-02", "end": None}],
            },
            says="“Data analyst”",
        ),
        Example({"title": "Translator", "employment": [_BAKER]}, skips="does not tell the level"),
        Example({**_BOOKS, "level": "entry", "employment": []}, skips="no dated work"),
        Example({"level": "entry", "employment": [_BAKER]}, skips="neither the title nor"),
    ],
)
def level_undersold(
    profile: Profile, *, intermediate_months: int, expert_months: int, today: date
) -> Iterator[Finding]:
    """Choose the experience level that your whole working life supports.

    ## Why
    The approval guide gives a tip to it (5): people who are new to freelancing call themselves
    beginners, though they have done the same work for an employer for years. Who has held a
    relevant job should choose Intermediate or Expert; volunteering and projects for friends may
    count as well. The level decides which jobs the platform counts you for, and an undersold level
    often goes with an undersold rate.

    Months are counted from the dates of the jobs, those that overlap once. A job counts if its
    title shares a word with your title, your skills or your types of work; other experience and
    portfolio count where they tell years ("2021 to 2024"). From how many months a level is
    undersold is our choice, since nobody publishes it. Intermediate instead of Expert is only a
    remark: the guide is content with either.

    ## How to mend it
    Raise the level by one if the work listed in the message is the work that you offer. If it is
    not, leave it; a true beginner is welcome too.
    """
    level = profile.level
    if level is None:
        raise Skip("the file does not tell the level")
    own = _trade_of(profile)
    if not own:
        raise Skip("the file tells neither the title nor the skills to know your trade by")
    dated, counting = _relevant(profile, own, today)
    if not dated:
        raise NotApplicable("there is no dated work to compare the level with")
    months = months_in(stretch for _, stretch in counting)
    needed = intermediate_months if level == "entry" else expert_months
    if level == "expert" or months < needed:
        return
    names = list(dict.fromkeys(name for name, _ in counting))
    listed = ", ".join(f"“{excerpt(name, 40)}”" for name in names[:3])
    either = " or Expert" if level == "entry" and months >= expert_months else ""
    yield Finding(
        f"The level is {level.capitalize()}, but {span_of_months(months)} of work in your trade "
        f"stand in the profile: {listed}{' and others' if len(names) > 3 else ''}.",
        f"Choose {_NEXT[level]}{either} if that is the work that you offer, and look at the rate "
        "again with it.",
        at=("level",),
        fix=Fix((Edit(("level",), "intermediate"),), Safety.UNSAFE) if level == "entry" else None,
        severity=Severity.WARNING if level == "entry" else Severity.INFO,
        offers=(_NEXT[level].lower(), *(["expert"] if either else [])),
    )


def _relevant(profile: Profile, own: set[str], today: date) -> tuple[int, list[tuple[str, Months]]]:
    """How many dated pieces of work there are, and those of the person's trade, each named."""
    found: list[tuple[str, str, Months]] = []
    for job in profile.employment or ():
        if _STUDENT.search(job.title or ""):
            continue
        if stretch := stretch_of(job, today):
            name = job.title or job.company or "a job"
            found.append((name, name, stretch))
    for other in profile.other_experience or ():
        name = other.subject or "other experience"
        text = f"{name} {other.description or ''}"
        found += [(name, text, stretch) for stretch in _told(text, today)]
    for piece in profile.portfolio or ():
        name = piece.title or "a portfolio piece"
        text = f"{name} {piece.role or ''} {piece.description or ''}"
        found += [(name, text, stretch) for stretch in _told(text, today)]
    role = WORD.findall((profile.title or "").casefold())
    counting = [
        (name, stretch)
        for name, text, stretch in found
        if own & _stems([text]) or _is_same_role(name, role)
    ]
    return len(found), counting


def _is_same_role(job: str, role: list[str]) -> bool:
    """Whether all words of a job's title stand in the profile's: “Data analyst”, in any trade."""
    words = WORD.findall(job.casefold())
    return len(words) > 1 and set(words) <= set(role)


def _told(text: str, today: date) -> Iterator[Months]:
    """Stretches of time that a text tells of in years, at their shortest."""
    now = today.year * 12 + today.month - 1
    for found in _RANGE.finditer(text):
        first = int(found["from"] or found["since"]) * 12 + 11
        last = int(found["to"]) * 12 if (found["to"] or "").isdigit() else now
        if first <= last <= now:
            yield first, last


def _trade_of(profile: Profile) -> set[str]:
    """Stems of the words by which a profile names its trade."""
    return _stems([profile.title or "", *(profile.skills or ()), *(profile.subcategories or ())])


def _stems(texts: Iterable[str]) -> set[str]:
    """The beginnings of the telling words of texts: design, designer and designing are one."""
    return {
        word[:5]
        for text in texts
        for word in WORD.findall(text.casefold())
        if len(word) > 2 and not any(form in _ANYBODY for form in singulars(word))
    }


_ANYBODY = frozenset(
    [
        *("administrator", "agent", "analyst", "and", "assistant", "associate", "business"),
        *("client", "community", "company", "consultant", "coordinator", "customer", "data"),
        *("developer", "director"),
        *("engineer", "executive", "expert", "for", "freelance", "head", "intern", "lead"),
        *("management", "manager", "officer", "online", "operator", "project", "researcher"),
        *("service", "small", "specialist", "support", "team", "technician", "the", "trainer"),
        *("volunteer", "with", "worker", "senior", "junior", "professional", "freelancer", "top"),
        *("certified", "experienced", "skilled", "years", "experience", "remote", "full", "time"),
        *(
            "part",
            "from",
            "your",
            "all",
            "high",
            "best",
            "quality",
            "creative",
            "global",
            "general",
        ),
        *("chief", "principal", "staff", "member", "other", "services", "solution", "work", "job"),
    ]
)
"""Words of titles that do not tell the trade."""
