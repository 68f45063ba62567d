"""The employment history as a whole: what is missing from it, and what does not fit together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.pattern import Pattern
from profilelint.profile import Education, Employment, PartialDate, Profile
from profilelint.text import WORD, counted, excerpt, span_of_months, squashed

Months = tuple[int, int]
"""The first and the last month of a stretch of time, counted from the year 0."""

_SENTENCE = Pattern(r"[^.!?\n•✅✔]+(?:\.(?=\w)[^.!?\n•✅✔]+)*", exact=True)
_YEAR = r"(?:19|20)\d\d"
_EVIDENCE = Pattern(
    r"\b(?:since|from) " + _YEAR + r"[, ]+(?:on,? )?I(?:['’]ve)?\b"
    r"(?! (?:have )?(?:been )?(?:liv|stud|lov|am (?:based|in|married)))"
    r"|\bI(?:['’]ve| have| am|['’]m)? (?:\w+ ){0,4}\w+(?:ed|ing|ten|ilt|old|un)\b[^.\n]* since "
    + _YEAR
    + r"|\b(?:I|and|have|been|['’]ve) (?:also |previously )?(?:worked|working|served|was employed|"
    r"freelanced|freelancing) (?:[\w-]+ ){0,3}?(?:(?:at|as)(?! (?:per|well|low|a result))|"
    r"for (?!(?:many|various|different|multiple|diverse|clients|almost)\b|\d)|in (?-i:[A-Z]))"
    r"|\b(?:I|and|have|['’]ve) (?:also |previously )?(?:interned|volunteered|taught) (?!myself)"
    r"|\b(?:I am|I'm|I’m) (?:currently |now )?(?:working|employed|interning|volunteering) "
    r"(?:at|for|as)\b(?! hard)"
    r"|\bmy (?:clients|employers|customers) (?:include|included|were|are) (?-i:[A-Z])"
    r"|\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\+? years "
    r"(?:as an?|at|with) (?!experience)\w"
)
_NOT_FULL_TIME = Pattern(
    r"self[- ]?employed|freelanc|part[- ]?time|volunt|founder|owner|consultant|contract|advis|"
    r"board|tutor|independent|upwork|fiverr|various|multiple|student|phd|research assistant|"
    r"teaching assistant|intern\b|own (?:business|firm|studio)|ambassador|member|mentor|blogger|"
    r"remote|proprietor|partner|agency|hobby|open[- ]source|honorary|trustee|fellow"
)
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "for", "i", "in", "of", "on", "the", "was", "work", "worked"]
)

_CLERK = {"company": "Acme", "title": "Data entry clerk", "start": "2020-01", "end": "2021-06"}
_AGENT = {"company": "Sun Ltd", "title": "Sales agent", "start": "2021-09", "end": None}
_EDITOR = {"company": "Daily Post", "title": "Copy editor", "start": "2023-02", "end": None}


@check(
    section="employment",
    severity=Severity.WARNING,
    guide_tip=9,
    examples=[
        Example({"overview": "I worked for Acme Ltd.", "employment": [_CLERK]}),
        Example({"overview": "I design logos and I like tea.", "employment": []}),
        Example({"overview": "I have worked hard since I was a child.", "employment": []}),
        Example(
            {"overview": "Hello! Since 2019 I translate leases for Lim & Co.", "employment": []},
            says="“Since 2019 I translate leases for Lim & Co”",
        ),
        Example(
            {"overview": "I interned at a law office in Lagos.", "employment": []},
            says="“I interned at a law office in Lagos”",
        ),
        Example(
            {"overview": "Packaging artist. My clients include Brot & Stein.", "employment": []},
            says="“My clients include Brot & Stein”",
        ),
        Example(
            {
                "other_experience": [
                    {
                        "subject": "Red Cross, 2021 to 2023",
                        "description": "First aid courses, twice a month.",
                    }
                ],
                "employment": [],
            },
            says="“Red Cross, 2021 to 2023”",
        ),
        Example({"overview": "I sell solar panels."}, skips="does not tell the employment"),
        Example({"employment": []}, skips="no overview and no other experience"),
    ],
)
def employment_evidence_unlisted(profile: Profile, *, most: int) -> Iterator[Finding]:
    """List as jobs the work that your overview tells of.

    ## Why
    The approval guide (tip 9) says that almost everybody has an employment history and does not
    notice: freelance work counts, and so does a project, with an entry of its own. If the history
    is empty and your own overview says "since 2019 I translate for Lim & Co", the entry is there;
    it only stands in the wrong place. Upwork counts a profile without any job as incomplete.

    ## How to mend it
    Write one entry for each: who it was for (or "Self-employed"), what you were, from when to when,
    and a sentence on what came of it. Keep the sentence in the overview too, but shorter.
    """
    if profile.employment is None:
        raise Skip("the file does not tell the employment history")
    overview = profile.overview or ""
    others = profile.other_experience or ()
    if not overview.strip() and not others:
        raise NotApplicable("there is no overview and no other experience to look for jobs in")
    if profile.employment:
        return
    told = 0
    for found in _SENTENCE.finditer(overview):
        if told < most and _EVIDENCE.search(found[0]):
            told += 1
            text = found[0].strip()
            start = found.start() + found[0].index(text)
            yield Finding(
                f"The employment history is empty, but the overview says “{excerpt(text, 90)}”.",
                _entry(text),
                at=("overview",),
                span=(start, start + len(text)),
            )
    for index, other in enumerate(others):
        if told < most and (text := (other.subject or "").strip()) and re.search(_YEAR, text):
            told += 1
            yield Finding(
                f"The employment history is empty, but under other experience stands “{text}”.",
                _entry(text),
                at=("other_experience", index, "subject"),
            )


def _entry(text: str) -> str:
    """What the entry for a sentence may look like."""
    year = re.search(_YEAR, text)
    begin = f"begin in {year[0]}" if year else "the month in which it began"
    return (
        "Add it as a job: the client or employer (or “Self-employed”), what you were there, "
        f"{begin}, and one sentence on what came of it."
    )


@check(
    section="employment",
    severity=Severity.INFO,
    guide_tip=9,
    examples=[
        Example({"employment": [_CLERK, _AGENT]}),
        Example({"employment": [_EDITOR]}),
        Example(
            {
                "employment": [_CLERK, _EDITOR],
                "education": [{"school": "HTL Wien", "start": 2021, "end": 2023}],
            }
        ),
        Example({"employment": [_CLERK, _EDITOR]}, says="Between 2021-06 and 2023-02"),
        Example(
            {
                "employment": [
                    {"title": "Site engineer", "start": 2012, "end": 2014},
                    {"title": "Structural engineer", "start": 2019, "end": None},
                ]
            },
            says="Between 2014 and 2019",
        ),
        Example({"employment": [_CLERK, {"title": "Tutor"}]}, skips="not all jobs"),
        Example({"employment": []}, skips="no job to judge"),
    ],
)
def employment_gaps(profile: Profile, *, months: int) -> Iterator[Finding]:
    """Tell what you did in the longer gaps between jobs.

    ## Why
    A gap is no fault, and the platform has no rule against one. But it is often room that was left
    empty: the approval guide (tip 9) counts freelance work, projects and volunteering as
    employment history, and that is what many people do between two jobs. This is a remark only.

    Only what is certain is reported: a job that ends "in 2014" may have lasted until December.
    Time at a school that the profile lists is no gap.

    ## How to mend it
    If you worked in that time, for whomever, add it. If you did not (a child, an illness, a
    journey), leave it as it is; nobody may ask.
    """
    jobs = _jobs(profile)
    stretches = sorted(stretch for job in jobs if (stretch := stretch_of(job, None)))
    if len(stretches) < len(jobs):
        raise Skip("not all jobs have a start and an end, so a gap may be none")
    schools = [stretch for item in profile.education or () if (stretch := stretch_of(item, None))]
    if len(schools) < len(profile.education or ()):
        raise Skip("not all schools have a start and an end, so a gap may be none")
    latest = stretches[0]
    ends = {stretch: job for job in jobs if (stretch := stretch_of(job, None))}
    for stretch in stretches[1:]:
        away = stretch[0] - latest[1] - 1
        studied = sum(
            max(0, min(last, stretch[0]) - max(first, latest[1])) for first, last in schools
        )
        if away - studied > months:
            before, after = ends[latest], ends[stretch]
            yield Finding(
                f"Between {before.ended} and {after.start} the employment history tells nothing: "
                f"{span_of_months(away)}.",
                "If you did freelance work, a project or unpaid work then, add it as a job.",
                at=("employment", jobs.index(after), "start"),
            )
        latest = max(latest, stretch, key=lambda one: one[1])


@check(
    section="employment",
    severity=Severity.INFO,
    examples=[
        Example({"employment": [_CLERK, _AGENT]}),
        Example(
            {"employment": [_AGENT, {"company": "Self-employed", "title": "Tutor", "end": None}]}
        ),
        Example(
            {
                "employment": [
                    _AGENT,
                    {"company": "Daily Post", "title": "Part-time editor", "end": None},
                ]
            }
        ),
        Example(
            {"employment": [_AGENT, _EDITOR]},
            says="“Sales agent” at “Sun Ltd” and “Copy editor” at “Daily Post”",
        ),
        Example(
            {
                "employment": [
                    {"company": "Ortiz Legal", "title": "Paralegal", "start": 2015, "end": None},
                    {"company": "Oak Realty", "title": "Office manager", "end": None},
                ]
            },
            says="“Paralegal” at “Ortiz Legal” and “Office manager” at “Oak Realty”",
        ),
        Example({"employment": [{"title": "Tester"}]}, skips="which jobs go on"),
        Example({"employment": []}, skips="no job to judge"),
    ],
)
def employment_two_current(profile: Profile) -> Iterator[Finding]:
    """Look once more when two full-time jobs both seem to go on.

    ## Why
    Mostly one of them ended and nobody entered the end; then the profile is wrong by a job. Where
    both are true, a client will ask how many hours are left. It is no rule of the platform, so this
    is a remark only.

    Freelance, part-time, own and unpaid work is left out, as far as title and company show it.

    ## How to mend it
    Enter the end of the job that is over. If both go on, write "part-time" into the title of the
    smaller one.
    """
    jobs = _jobs(profile)
    if all(job.is_current is None for job in jobs):
        raise Skip("the file does not tell which jobs go on")
    current = [
        index
        for index, job in enumerate(jobs)
        if job.is_current
        and job.company
        and not _NOT_FULL_TIME.search(f"{job.title} {job.company} {(job.description or '')[:120]}")
    ]
    if len({squashed(jobs[index].company or "") for index in current}) > 1:
        named = " and ".join(_named(jobs[index]) for index in current[:2])
        yield Finding(
            f"{counted(len(current), 'job')} seem to go on at the same time: {named}.",
            "Enter the end of what is over, or write “part-time” into the smaller one's title.",
            at=("employment", current[1]),
        )


@check(
    section="employment",
    severity=Severity.WARNING,
    guide_tip=9,
    examples=[
        Example(
            {"employment": [{"title": "Sales agent", "description": "Sold 40 solar roofs a year."}]}
        ),
        Example({"employment": [{"title": "UX designer", "description": "UX for a bank."}]}),
        Example(
            {
                "employment": [
                    {
                        "company": "Lim & Co",
                        "title": "Legal assistant",
                        "description": "Legal assistant at Lim & Co.",
                    }
                ]
            },
            says="only repeats the title",
        ),
        Example(
            {
                "employment": [
                    {"title": "Civil Engineer", "description": "I worked as a civil engineer"}
                ]
            },
            says="only repeats the title",
        ),
        Example({"employment": [_CLERK]}, skips="describes no job"),
        Example({"employment": []}, skips="no job to judge"),
    ],
)
def employment_description_repeats(profile: Profile) -> Iterator[Finding]:
    """Say in a job's description more than its title says.

    ## Why
    "Legal assistant at Lim & Co" under the heading "Legal assistant, Lim & Co" tells nothing. The
    approval guide's example of a good entry (tip 9) lives by what stands in the description: the
    service, and the clients that it was done for.

    ## How to mend it
    Your task in one sentence, something that you finished in a second, with a figure if there is
    one: "Kept the files of 60 open cases; wrote the first draft of every lease."
    """
    jobs = _jobs(profile)
    if all(not (job.description or "").strip() for job in jobs):
        raise Skip("the file describes no job")
    for index, job in enumerate(jobs):
        said = _words(job.description)
        if said and said <= _words(job.title) | _words(job.company) | _SMALL:
            yield Finding(
                f"The description of {_named(job)} only repeats the title: "
                f"“{excerpt(job.description or '')}”.",
                "Write what your task was, something that you finished, and a figure.",
                at=("employment", index, "description"),
            )


def stretch_of(item: Employment | Education, today: date | None) -> Months | None:
    """From when to when a job or school went, at its longest; ``None`` where that is not known.

    What goes on lasts until ``today``, or without it for ever.
    """
    if item.start is None:
        return None
    if item.end is None:
        return _first(item.start), today.year * 12 + today.month - 1 if today else 10**6
    return (_first(item.start), _last(item.end)) if isinstance(item.end, PartialDate) else None


def months_in(stretches: Iterable[Months]) -> int:
    """Months covered by stretches of time; those that overlap are counted once."""
    total, reached = 0, -1
    for first, last in sorted(stretches):
        total += max(0, last - max(first, reached + 1) + 1)
        reached = max(reached, last)
    return total


def months_since_first(starts: Iterable[PartialDate], today: date) -> int:
    """Months from the earliest of some dates, taken as early as it may be, to today."""
    return today.year * 12 + today.month - 1 - min(_first(start) for start in starts)


def _first(when: PartialDate) -> int:
    return when.year * 12 + (when.month or 1) - 1


def _last(when: PartialDate) -> int:
    return when.year * 12 + (when.month or 12) - 1


def _jobs(profile: Profile) -> tuple[Employment, ...]:
    """The jobs of a profile.

    :raises Skip: where there is none.
    """
    if profile.employment is None:
        raise Skip("the file does not tell the employment history")
    if not profile.employment:
        raise NotApplicable("there is no job to judge")
    return profile.employment


def _words(text: str | None) -> set[str]:
    return set(WORD.findall((text or "").casefold()))


def _named(job: Employment) -> str:
    """A job as the freelancer knows it."""
    title, company = excerpt(job.title or "", 40), excerpt(job.company or "", 40)
    if title and company:
        return f"“{title}” at “{company}”"
    return f"“{title or company or 'a job without a title'}”"
