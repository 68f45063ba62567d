"""A run with everything in it that a report may have to show, and how each format shows it.

``make golden`` writes what the formats make of it to ``tests/data/golden/``. Its checks stand here,
so that the files change only where a format does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from profilelint import __version__
from profilelint.check import Check, check
from profilelint.errors import ReadError
from profilelint.findings import (
    Edit,
    Finding,
    Fix,
    NotApplicable,
    Safety,
    Severity,
    Skip,
    Unavailable,
)
from profilelint.hiding import Hidden
from profilelint.linter import Report, lint, plan
from profilelint.profile import Profile
from profilelint.reading import read_bytes
from profilelint.reports import FORMATS, Format, Run, text_of
from profilelint.scorecard import scorecard
from profilelint.source import Problem
from profilelint.testing import TODAY

FOLDER = Path(__file__).resolve().parent / "data" / "golden"
SUFFIXES: dict[Format, str] = {
    "rich": "rich.txt",
    "compact": "compact.txt",
    "json": "json",
    "jsonl": "jsonl",
    "html": "html",
    "markdown": "md",
    "sarif": "sarif",
    "junit": "xml",
    "github": "github.txt",
}
TEXT = """\
# A profile in our own format, with letters that take one, two, three and four bytes.
name: Zoë 山田 👩‍💻
title: "👍👍 Consultant | 税理士"
overview: |
  I am consultant. I recieve clients | in *all* towns, `soon` <b>now</b>.
  Ask @zoe or see https://zoe.example.
category: Web, Mobile & Software Dev
subcategories: [Web Development]
skills: [Wordpress, PHP, PHP]
hourly_rate: 12.5
level: entry
employment:
  - {company: Acme & Sons, title: Clerk, start: 2021-03, end: null}
"""
PAGE = (
    "<html><script>window.__NUXT__="
    '{state:{profile:{profile:{title:"Tax attorney"}}}}</script></html>'
)


@check(severity=Severity.ERROR, weight=5, section="title", guide_tip=7)
def title_blocked(profile: Profile) -> Iterator[Finding]:
    """Say in the title what you do.

    ## Why
    It is read first.
    """
    title = profile.title or ""
    if "Consultant" in title:
        start = title.index("Consultant")
        yield Finding(
            f"“{title}” breaks a rule,\nhere.",
            "Write another: 100 % yours.",
            at=("title",),
            span=(start, start + 10),
            fix=Fix((Edit(("title",), "Tax adviser", (start, start + 10)),), Safety.UNSAFE),
        )


@check(severity=Severity.WARNING, weight=2, section="overview")
def overview_spelling(profile: Profile) -> Iterator[Finding]:
    """Spell every word right."""
    text = profile.overview or ""
    for wrong, right in (("recieve", "receive"), ("*all* towns, `soon` <b>now</b>", "")):
        start = text.find(wrong)
        if start >= 0:
            yield Finding(
                f"“{wrong}” is not right.",
                f"Write “{right}”." if right else "Leave it out.",
                at=("overview",),
                span=(start, start + len(wrong)),
                fix=Fix((Edit(("overview",), right, (start, start + len(wrong))),)),
            )


@check(severity=Severity.WARNING, section="skills")
def skills_doubled(profile: Profile) -> Iterator[Finding]:
    """List each skill once."""
    skills = profile.skills or ()
    for index, skill in enumerate(skills):
        if skill in skills[:index]:
            yield Finding(
                f"“{skill}” stands there twice.",
                "Keep one.",
                at=("skills", index),
                fix=Fix((Edit(("skills", index), None),)),
            )


@check(severity=Severity.INFO, section="skills")
def skills_remark(profile: Profile) -> Iterator[Finding]:
    """Know how many skills others list."""
    if profile.skills is not None:
        yield Finding(f"{len(profile.skills)} skills.", "Nothing has to change.", at=("skills",))


@check(severity=Severity.WARNING, section="education")
def education_here(profile: Profile) -> Iterator[Finding]:
    """Name a school."""
    raise Skip("the education is not known")


@check(severity=Severity.WARNING, section="education")
def education_first(profile: Profile) -> Iterator[Finding]:
    """Name one more school."""
    raise NotApplicable("there is nothing to judge")


@check(severity=Severity.WARNING, section="language")
def language_extra(profile: Profile) -> Iterator[Finding]:
    """Need what is not installed."""
    raise Unavailable("install profilelint[extra]")


@check(severity=Severity.WARNING, section="language")
def language_broken(profile: Profile) -> Iterator[Finding]:
    """Have a bug."""
    yield Finding("Found before the bug.", "Mend it.")
    raise ZeroDivisionError("a bug & more")


@check(severity=Severity.WARNING, section="rate")
def rate_ignored(profile: Profile) -> Iterator[Finding]:
    """Be ignored by the settings."""
    yield Finding("Never seen.", "Never done.")


@check(severity=Severity.WARNING, section="employment")
def employment_fine(profile: Profile) -> Iterator[Finding]:
    """Find nothing."""
    yield from ()


CHECKS: tuple[Check, ...] = (
    title_blocked,
    overview_spelling,
    skills_doubled,
    skills_remark,
    rate_ignored,
    employment_fine,
    education_here,
    education_first,
    language_extra,
    language_broken,
)


def golden_run() -> Run:
    """Two profiles, one of them without places, a file that was not read, and a hidden finding."""
    settled = plan(checks=CHECKS, ignore=["rate-ignored"], today=TODAY)
    first = lint(read_bytes(TEXT.encode(), "clients/zoë.yaml"), settled)
    second = lint(read_bytes(PAGE.encode(), "clients/page.html"), settled)
    unread = ReadError(
        "clients/broken file.json",
        [Problem("Remove this comma: “],}” ends nothing.", 3, 9), Problem("It ends too early.")],
    )
    cards = tuple(scorecard(one) for one in (_with_one_hidden(first), second))
    return Run(settled.rubric.name, cards, (unread,), today=TODAY)


def _with_one_hidden(report: Report) -> Report:
    """The report with the doubled skill hidden, as a comment in the file does it."""
    hidden = []
    outcomes = []
    for one in report.outcomes:
        if one.check is skills_doubled:
            hidden += [
                Hidden(found, "comment", "it is two things", date(2027, 1, 31))
                for found in one.findings
            ]
            outcomes.append(msgspec.structs.replace(one, findings=()))
        else:
            outcomes.append(one)
    return msgspec.structs.replace(report, outcomes=tuple(outcomes), hidden=tuple(hidden))


def golden_texts() -> dict[str, str]:
    """What each format makes of the run, by the name of its file."""
    run = golden_run()
    texts = {f"report.{SUFFIXES[form]}": text_of(run, form) for form in FORMATS}
    return {name: _without_version(text) for name, text in texts.items()}


def _without_version(text: str) -> str:
    """A release must not change the files."""
    return re.sub(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])", "VERSION", text)


def main() -> None:
    """Write the files, and take away those of formats that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts = golden_texts()
    for path in FOLDER.iterdir():
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(
        f"{len(texts)} golden files written; look at what changed with: git diff tests/data/golden"
    )


if __name__ == "__main__":
    main()
