"""An outline of an overview: the profile's own facts, with gaps for what only its writer knows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from profilelint.drafting.facts import Facts, facts_of, is_self_employed
from profilelint.drafting.template import filled, first_filled, template
from profilelint.findings import Severity
from profilelint.linter import Report
from profilelint.profile import Employment

_JOBS = 2
_FIGURES = 2


class Outline(msgspec.Struct, frozen=True):
    """A text to be filled in, and what could not be said because the profile does not tell it."""

    text: str
    missing: tuple[str, ...]


def outline(report: Report) -> Outline:
    """The outline for the profile of a report.

    Sentences in which something was found that breaks a rule or is misspelt are not taken over.
    """
    spoilt = [
        (found.at, found.span)
        for found in report.findings
        if found.severity > Severity.INFO
        and (found.section in ("policy", "language") or found.check == "overview-remnants")
    ]
    facts = facts_of(report.document.profile, spoilt)
    return Outline("\n\n".join(_paragraphs(facts)), tuple(_missing(facts)))


def _paragraphs(facts: Facts) -> Iterator[str]:
    lines = template()["overview"]
    named = {**facts.named(), "role": facts.roles[0] if facts.roles else ""}
    yield str(lines["mark"])
    start = [first_filled(lines["start"], named), first_filled(lines["skills"], named)]
    yield " ".join(line for line in start if line)
    if facts.figures:
        yield "\n".join(facts.figures[:_FIGURES])
    jobs = [line for job in facts.jobs[:_JOBS] if (line := _job(job))]
    if jobs:
        yield "\n".join(jobs)
    yield "\n".join(line for line in lines["end"] if filled(line, {}))


def _job(job: Employment) -> str | None:
    """A line for a job: what one was, where, and from when to when."""
    own = is_self_employed(job)
    facts = {"job": (job.title or "").strip(), "company": "" if own else (job.company or "")}
    shapes = [line for line in template()["overview"]["job"] if own == ("self-employed" in line)]
    if job.start is not None:
        facts["from"] = str(job.start.year)
    if job.ended is not None:
        facts["to"] = str(job.ended.year)
        shapes = [line for line in shapes if "since" not in line]
    elif not job.is_current:
        shapes = [line for line in shapes if "{from}" not in line]
    return first_filled([*shapes, template()["overview"]["job"][-1]], facts)


def _missing(facts: Facts) -> Iterator[str]:
    """What the profile does not tell, in words."""
    there = {
        "role": facts.roles,
        "skills": facts.skills,
        "jobs": facts.jobs,
        "numbers": facts.figures,
        "audience": facts.audience,
    }
    for name, value in there.items():
        if not value:
            yield str(template()["missing"][name])
