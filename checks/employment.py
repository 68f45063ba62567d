"""The employment history: jobs, freelance work and volunteering."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.profile import Employment, Profile
from profilelint.text import excerpt

_BAKER = {
    "company": "Brot & Stein",
    "title": "Bookkeeper",
    "start": "2019-04",
    "end": "2023-01",
    "description": "Monthly accounts and VAT returns for a bakery with 30 staff.",
}
_STUDIO = {
    "company": "Self-employed",
    "title": "Packaging designer",
    "start": "2023-02",
    "end": None,
    "description": "Boxes and labels for eleven small food brands.",
}


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"employment": [_BAKER]}),
        Example({"employment": [{"company": "Red Cross, Nairobi", "title": "Volunteer"}]}),
        Example({"title": "Junior copywriter", "employment": []}, says="lists no job"),
        Example({"title": "Paralegal", "overview": "…", "employment": []}, says="lists no job"),
        Example({"title": "Civil engineer"}, skips="does not tell"),
    ],
)
def employment_missing(profile: Profile) -> Iterator[Finding]:
    """List at least one job; freelance work, projects and volunteering count too.

    ## Why
    Upwork's help page on the complete profile asks for at least one item of employment beside
    photo, overview and skill; without it a profile cannot get to 100 %. Each further item, up to
    two, adds to the completeness. The approval guide (tip 9) reminds those who think that they have
    nothing to list that freelance work is employment history as well, and that a project may have
    an entry of its own.

    ## How to mend it
    Add what you have really done: a job outside your trade, work for family and friends, an
    internship, a course project for a real firm, unpaid work for a club. Name yourself as the
    employer ("Self-employed") where there was none, and say in the description what you did. Never
    invent an employer.
    """
    if profile.employment is None:
        raise Skip("the file does not tell the employment history")
    if not profile.employment:
        yield Finding(
            "The profile lists no job, and it is not complete without one.",
            "Add at least one entry. Freelance work, a project and volunteering count as well.",
            at=("employment",),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=9,
    examples=[
        Example({"employment": [_BAKER, _STUDIO]}),
        Example(
            {"employment": [{"company": "Acme", "title": "Data entry clerk", "start": "2020"}]}
        ),
        Example(
            {"employment": [_BAKER, {"company": "Acme", "title": "Sales agent"}]},
            says="“Sales agent” at “Acme” has no start date",
        ),
        Example(
            {"employment": [{"company": "Ortiz Legal", "end": "2021-06"}]},
            says="The job at “Ortiz Legal” has no start date",
        ),
        Example({"employment": [{"company": "Acme", "title": "Tester"}]}, skips="gives no dates"),
        Example({"employment": []}, skips="no job to judge"),
    ],
)
def employment_dates_missing(profile: Profile) -> Iterator[Finding]:
    """Give every job the month and year in which it began.

    ## Why
    Upwork asks for the start of a job when it is entered; the end may be left open for a job that
    goes on. A job without dates cannot be weighed by anyone: two months and ten years look alike.

    A date that is absent is reported only if the file gives dates elsewhere in the employment
    history (a start or an end, of this job or another). A file that has none at all may simply not
    carry them, so nothing is judged then.

    ## How to mend it
    Add the start as precisely as you know it; the year alone will do. If you do not remember, look
    at the first invoice, contract or e-mail.
    """
    jobs = _jobs(profile)
    if not any(job.start or job.is_current is not None for job in jobs):
        raise Skip("the file gives no dates for any job")
    for index, job in enumerate(jobs):
        if job.start is None:
            yield Finding(
                f"{_named(job, index)} has no start date.",
                "Add when it began, such as 2021-03; the year alone will do.",
                at=("employment", index, "start"),
            )


@check(
    severity=Severity.WARNING,
    guide_tip=9,
    examples=[
        Example({"employment": [_BAKER, _STUDIO]}),
        Example({"employment": [{"title": "Freelance translator"}]}),
        Example(
            {"employment": [_STUDIO, {"company": "Delta Translations", "start": "2018"}]},
            says="The job at “Delta Translations” does not say what you were",
        ),
        Example({"employment": [{"start": "2020", "title": " "}]}, says="Job 1 does not say"),
        Example({"employment": [{"company": "Acme"}]}, skips="names no role"),
        Example({"employment": []}, skips="no job to judge"),
    ],
)
def employment_role_missing(profile: Profile) -> Iterator[Finding]:
    """Say for every job what you were there.

    ## Why
    Upwork asks for a job title when a job is entered. The name of a company alone leaves open
    whether you ran its accounts or its kitchen.

    A role that is absent is reported only if another job in the file has one, or if it is there and
    empty. A file without any role may simply not carry them, so nothing is judged then.

    ## How to mend it
    Write the role in words that a client would search for: "Bookkeeper", "Landing page designer",
    "Volunteer tutor for maths". If your contract had an inside name for it ("Associate II"), write
    what you did instead.
    """
    jobs = _jobs(profile)
    if all(job.title is None for job in jobs):
        raise Skip("the file names no role for any job")
    for index, job in enumerate(jobs):
        if not (job.title or "").strip():
            yield Finding(
                f"{_named(job, index)} does not say what you were there.",
                "Add the job title, such as “Bookkeeper” or “Volunteer translator”.",
                at=("employment", index, "title"),
            )


@check(
    severity=Severity.WARNING,
    guide_tip=9,
    examples=[
        Example({"employment": [_BAKER, _STUDIO]}),
        Example({"employment": [{"title": "Tutor", "description": "Maths for grades 5 to 9."}]}),
        Example(
            {"employment": [_BAKER, {"company": "Lim & Co", "title": "Legal assistant"}]},
            says="“Legal assistant” at “Lim & Co” has no description",
        ),
        Example(
            {"employment": [{"title": "Network engineer", "description": ""}]},
            says="“Network engineer” has no description",
        ),
        Example({"employment": [{"title": "Sales agent"}]}, skips="describes no job"),
        Example({"employment": []}, skips="no job to judge"),
    ],
)
def employment_description_missing(profile: Profile) -> Iterator[Finding]:
    """Describe every job: what you did there and what came of it.

    ## Why
    The approval guide (tip 9) shows an entry that lives by its description: the service that was
    given, and the clients that it was given to. Upwork lets you leave the field empty, and then a
    job is a name and two dates.

    A description that is absent is reported only if another job in the file has one, or if it is
    there and empty. A file without any description may simply not carry them, so nothing is judged
    then. If you keep your profile in profilelint's own format, write `description: ""` for a job
    that has none.

    ## How to mend it
    Two or three sentences are enough: your task, something that you finished, a figure. "Answered
    60 tickets a day by e-mail and chat; wrote the 40 help pages that halved them." Keep names of
    clients out where you promised to.
    """
    jobs = _jobs(profile)
    if all(job.description is None for job in jobs):
        raise Skip("the file describes no job, so it may not carry descriptions")
    for index, job in enumerate(jobs):
        if not (job.description or "").strip():
            yield Finding(
                f"{_named(job, index)} has no description.",
                "Add two or three sentences: your task, something you finished, a figure.",
                at=("employment", index, "description"),
            )


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"employment": [_BAKER, _STUDIO]}),
        Example({"employment": [{"title": "Surveyor", "start": "2021-03", "end": "2021"}]}),
        Example(
            {
                "employment": [
                    {"company": "Acme", "title": "Editor", "start": "2021-05", "end": "2019-02"}
                ]
            },
            says="“Editor” at “Acme” ends (2019-02) before it begins (2021-05)",
        ),
        Example(
            {"employment": [_BAKER, {"company": "Oak Realty", "start": "2020", "end": "2002"}]},
            says="“Oak Realty” ends (2002) before it begins (2020)",
        ),
        Example({"employment": [{"title": "Tester", "start": "2020"}]}, skips="both a start and"),
        Example({"employment": []}, skips="no job to judge"),
    ],
)
def employment_end_before_start(profile: Profile) -> Iterator[Finding]:
    """Make sure that no job ends before it begins.

    ## Why
    It is nearly always a slip of the keyboard or two dates changed over. Upwork's checklist for an
    application that was turned down asks whether there are errors in the text, and a reader who
    sees an impossible date trusts the others less.

    Only what is certain is reported: a job from March 2021 to 2021 may well be right.

    ## How to mend it
    Put the two dates right; a contract or an invoice tells which one is wrong. For a job that goes
    on, leave the end open.
    """
    jobs = _jobs(profile)
    if not any(job.start and job.is_current is not None for job in jobs):
        raise Skip("no job in this file has both a start and an end")
    for index, job in enumerate(jobs):
        if job.start and job.ended and job.ended.before(job.start):
            yield Finding(
                f"{_named(job, index)} ends ({job.ended}) before it begins ({job.start}).",
                "Correct the two dates, or leave the end open if the job goes on.",
                at=("employment", index, "end"),
            )


def _jobs(profile: Profile) -> tuple[Employment, ...]:
    """The jobs of a profile.

    :raises Skip: where there is none.
    """
    if profile.employment is None:
        raise Skip("the file does not tell the employment history")
    if not profile.employment:
        raise NotApplicable("there is no job to judge")
    return profile.employment


def _named(job: Employment, index: int) -> str:
    """A job as the freelancer knows it, at the beginning of a sentence."""
    title, company = excerpt(job.title or "", 40), excerpt(job.company or "", 40)
    if title and company:
        return f"The job “{title}” at “{company}”"
    if title:
        return f"The job “{title}”"
    return f"The job at “{company}”" if company else f"Job {index + 1}"
