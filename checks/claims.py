"""Claims of the profile held against the rest of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.text import WORD, counted, excerpt

from .history import months_since_first

_NUMBERS = {
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_YEARS = Pattern(
    rf"(?<![\w.,$-])(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\s?\+?[ -]?(?:years?|yrs?)\b['’]?"
    r"(?:(?: of)?(?: [\w/&+-]+){0,4} (?:experience|expertise)\b"
    r"|(?: experience)? (?:as an?|in the)\b|\+| of \w+ing\b)"
)
_NOT_MINE = Pattern(
    r"\b(?:we|our|us|team|company|agency|combined|collective|together|founded|clients?|with more "
    r"than \d+ people|employees|business has|old)\b"
)
_CERTIFIED = Pattern(
    r"(?P<before>(?:[A-Z][\w+#&/-]*(?:\.\w+)*,? ){0,4})\b[Cc](?:ertified|ERTIFIED)\b"
    r"(?P<after>(?: (?:in |as an? |by )?[A-Z][\w+#&/-]*(?:\.\w+)*){0,5})",
    exact=True,
)
_NOT_A_TITLE = Pattern(
    r"^\s*(?:translation|translator'?s? stamp|cop(?:y|ies)|mail|document|organic|product|partner|"
    r"vendor|and\b|pre-?owned|public translation|compan|team|agenc|supplier|software|system|"
    r"data ?cent|buildings?|payroll report|seller|repair)"
)
_NOT_YET = Pattern(
    r"\b(?:get|gets|getting|become|becomes|becoming|obtain|achieve)\b[^.\n]{0,25}$"
    r"|\b(?:be|being|not|isn['’]t|non|help|helps|until|than|un|hire|with|by|from|of|all)[ -]+$"
)
_CLERK = {"company": "Acme", "title": "Data entry clerk", "start": "2022-01", "end": None}
_JUDGE = {"company": "Ortiz Legal", "title": "Paralegal", "start": "2012-03", "end": "2020-01"}


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"overview": "4 years of experience in data entry.", "employment": [_CLERK]}),
        Example({"overview": "14+ years of experience in law.", "employment": [_JUDGE]}),
        Example(
            {"overview": "Our team has 40 years of combined experience.", "employment": [_CLERK]}
        ),
        Example({"overview": "I sold a 20-year-old house.", "employment": [_CLERK]}),
        Example(
            {"overview": "I have 10 years of experience in data entry.", "employment": [_CLERK]},
            says="“10 years of experience”, but the oldest job in the profile began in 2022-01",
        ),
        Example(
            {"title": "Paralegal | 25+ years experience", "employment": [_JUDGE]},
            says="“25+ years experience”",
        ),
        Example(
            {
                "overview": "Product designer with twelve years' experience in fintech.",
                "employment": [{"title": "UX designer", "start": 2020, "end": None}],
            },
            says="began in 2020",
        ),
        Example({"overview": "10 years of experience."}, skips="does not tell the employment"),
        Example({"overview": "10 years of experience.", "employment": []}, skips="no job"),
        Example(
            {"overview": "10 years of experience.", "employment": [{"title": "Clerk"}]},
            skips="not all jobs",
        ),
    ],
)
def claims_years(profile: Profile, *, tolerance: int, today: date) -> Iterator[Finding]:
    """Let the years that you claim and the dates of your jobs tell the same story.

    ## Why
    "10 years of experience" above a history that begins four years ago is the first thing that a
    careful reader notices, and Upwork's rules ask for no false or misleading information. Mostly
    the claim is true and the older jobs are missing, which costs you their weight as well.

    The claim is compared with the time from the oldest start to today, gaps included, so it is
    taken as generously as can be. A job that began in a year counts from its January. What a team
    or a company claims is not judged.

    ## How to mend it
    Add the older jobs; freelance work, apprenticeship and unpaid work count. If there are none,
    write the number that the dates bear out.
    """
    if profile.employment is None:
        raise Skip("the file does not tell the employment history")
    if not profile.employment:
        raise NotApplicable("there is no job to compare with")
    starts = [job.start for job in profile.employment if job.start]
    if len(starts) < len(profile.employment):
        raise Skip("not all jobs have a start, so the oldest is not known")
    oldest = min(starts)
    months = months_since_first(starts, today)
    for at, text in _said(profile):
        for found in _YEARS.finditer(text):
            word = found["number"].lower()
            years = int(word) if word.isdecimal() else _NUMBERS[word]
            around = _sentence(text, found.start(), found.end())
            if years * 12 <= months + tolerance * 12 or _NOT_MINE.search(around):
                continue
            yield Finding(
                f"The profile claims “{found[0]}”, but the oldest job in the profile began in "
                f"{oldest}, {counted(months // 12, 'year')} ago.",
                "Add the older jobs, freelance and unpaid work included; or write the number that "
                "the dates bear out.",
                at=at,
                span=found.span(),
            )
            return


@check(
    severity=Severity.WARNING,
    examples=[
        Example(
            {
                "title": "Certified Public Accountant",
                "certifications": [{"name": "CPA", "issuer": "State board of accountancy, Texas"}],
            }
        ),
        Example({"overview": "I deliver certified translations.", "certifications": []}),
        Example({"overview": "I help plants to get ISO 9001 certified.", "certifications": []}),
        Example(
            {
                "overview": "AWS Certified Solutions Architect",
                "certifications": [{"name": "AWS Solutions Architect, Associate"}],
            }
        ),
        Example(
            {"title": "Google Ads Certified media buyer", "certifications": []},
            says="“Google Ads Certified”, but lists no certification",
        ),
        Example(
            {"overview": "I am a certified paralegal.", "certifications": []},
            says="“certified”",
        ),
        Example(
            {
                "overview": "As a Certified SOLIDWORKS Professional I draw housings.",
                "certifications": [{"name": "First aid", "issuer": "Red Cross"}],
            },
            says="none of the certifications listed",
        ),
        Example({"title": "Certified bookkeeper"}, skips="does not tell the certifications"),
        Example({"certifications": []}, skips="neither title nor overview"),
    ],
)
def claims_certified(profile: Profile) -> Iterator[Finding]:
    """List the certificate wherever you call yourself certified.

    ## Why
    "Certified" is a claim that can be checked, and Upwork's rules ask for no false or misleading
    information. The certificate has a place of its own in the profile: it shows who gave it and
    when, and each earns 5 % of the platform's completeness, up to 10 %.

    What you certify for others ("certified translations"), and certificates listed as education or
    other experience, are no ground for a finding. If you list certificates, but none seems to be
    the one that you mention, that is only a remark.

    ## How to mend it
    Add the certificate with its issuer and date. If it is of the platform's own tests, which are
    gone, or has expired, take the word out.
    """
    if profile.certifications is None:
        raise Skip("the file does not tell the certifications")
    texts = list(_said(profile))
    if not texts:
        raise NotApplicable("there is neither title nor overview to find claims in")
    listed = _letters(
        part for item in profile.certifications for part in (item.name, item.issuer) if part
    )
    elsewhere = _letters(
        part
        for group in (profile.education or (), profile.other_experience or ())
        for item in group
        for part in _parts(item)
    )
    for at, text in texts:
        for found in _CERTIFIED.finditer(text):
            if _NOT_A_TITLE.match(text[found.end("after") :]) or _NOT_A_TITLE.match(found["after"]):
                continue
            if _NOT_YET.search(text[: found.start()]) or _NOT_YET.search(found["before"]):
                continue
            named = _letters([text[found.start() : found.end() + 40]]) - _COMMON
            if named & (listed | elsewhere) or "certif" in elsewhere:
                continue
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            end = found.start() + len(found[0].rstrip(" ,.("))
            if profile.certifications:
                message = "but none of the certifications listed seems to be that one"
            else:
                message = "but lists no certification"
            yield Finding(
                f"The profile says “{excerpt(text[start:end])}”, {message}.",
                "Add the certificate with its issuer and date, or take the word out.",
                at=at,
                span=(start, end),
                severity=Severity.INFO if profile.certifications else Severity.WARNING,
            )
            return


_COMMON = frozenset(
    [
        *("and", "the", "for", "with", "from", "certified", "certificate", "certification"),
        *("professional", "expert", "specialist", "associate", "engineer", "developer", "manager"),
        *("have", "years", "experience", "who", "can", "help", "your", "certif", ""),
    ]
)
"""Words beside a claim that do not tell which certificate is meant."""


def _said(profile: Profile) -> Iterator[tuple[tuple[str], str]]:
    """Title and overview, where they are."""
    for name, text in (("title", profile.title), ("overview", profile.overview)):
        if text and text.strip():
            yield (name,), text


def _sentence(text: str, start: int, end: int) -> str:
    """The line or sentence around a stretch of a text."""
    begin = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    stops = [at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0]
    return text[begin : min(stops, default=len(text))]


def _letters(texts: Iterable[str]) -> set[str]:
    """The words of texts in lower case, and the initials of each text (CPA)."""
    found: set[str] = set()
    for text in texts:
        words = WORD.findall(text)
        found |= {word.casefold() for word in words if len(word) > 2}
        found.add("".join(word[0] for word in words if word[0].isupper()).casefold())
        if "certif" in text.casefold():
            found.add("certif")
    return found


def _parts(item: object) -> list[str]:
    names = ("school", "degree", "field", "subject", "description")
    return [text for name in names if (text := getattr(item, name, None))]
