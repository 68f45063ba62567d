"""One self-contained HTML page: what a coach mails to a client. It loads and runs nothing.

The template stands in ``templates/``. All text of a profile is escaped by Jinja2, made inert (no
control characters, no changes of direction), and set in elements of its own direction.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from profilelint import __version__
from profilelint.completeness import completeness
from profilelint.findings import Located
from profilelint.linter import Outcome, Status
from profilelint.live import places
from profilelint.rates import MONTHS
from profilelint.reading.own import field_name
from profilelint.reports.charts import attempts, dial, rates
from profilelint.reports.excerpts import change, excerpt, marked, tells_all
from profilelint.reports.run import Run, new_findings
from profilelint.reports.terminal import (
    NO_PROMISE,
    missing_reasons,
    section_title,
    spoken,
)
from profilelint.scorecard import Scorecard
from profilelint.source import Path
from profilelint.text import counted, inert
from profilelint.text import excerpt as shortened

if TYPE_CHECKING:
    from jinja2 import Environment

BASES = {
    "official": "the platform itself",
    "reported": "the platform, quoted by others",
    "measured": "counted",
    "guide": "the guide of 2022",
    "community": "other users",
    "ours": "our own choice",
}
"""What a figure rests on, in two or three words."""
GAIN_LENGTH = 140
"""Characters of a message in the list of what to fix first, and of the longest heading."""
LEAST_HEAD = 30
SENTENCE_END = re.compile(r"(?<=[.:!?”)]) (?=[A-Z“])")


def to_html(run: Run) -> str:
    """The whole run as one page."""
    return (
        environment()
        .get_template("report.html")
        .render(
            version=__version__,
            today=run.today,
            redacted=run.redacted,
            cards=[_card(card, index, run) for index, card in enumerate(run.scorecards, start=1)],
            errors=run.errors,
            no_promise=NO_PROMISE,
        )
    )


@cache
def environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def settled(value: object) -> object:
        return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    made = Environment(
        autoescape=True,
        loader=PackageLoader("profilelint.reports"),
        undefined=StrictUndefined,
        finalize=settled,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        counted=counted, section_title=section_title, spoken=spoken, written=written, begun=begun
    )
    return made


def written(day: date) -> str:
    """A date as people write it: ``23 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def begun(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _card(card: Scorecard, number: int, run: Run) -> dict[str, Any]:
    """What the template needs to know of one profile."""
    report = card.report
    profile = report.document.profile
    shown = [
        (row, [found for found in report.findings if found.section == row.name])
        for row in card.sections
    ]
    order = [found for _, findings in shown for found in findings]
    numbers = {id(found): index for index, found in enumerate(order, start=1)}
    since = run.since.get(report.document.source.name)
    history = run.histories.get(report.document.source.name)
    return {
        "id": f"p{number}",
        "card": card,
        "profile": profile,
        "since": since,
        "new": {numbers[at] for at in new_findings(card, since) if at in numbers},
        "file": report.document.source.name,
        "dial": dial(card.score, report.target_score),
        "sections": [
            {
                "row": row,
                "findings": [_finding(card, found, numbers[id(found)], run) for found in findings],
            }
            for row, findings in shown
        ],
        "texts": _texts(card),
        "gains": [
            {
                "gain": gain,
                "numbers": sorted(numbers[id(found)] for found in gain.findings),
                "message": shortened(gain.findings[0].message, GAIN_LENGTH),
            }
            for gain in card.fix_first
        ],
        "completeness": completeness(profile),
        "rates": rates(profile, report.rubric),
        "attempts": None if history is None else attempts(history),
        "places": places(profile),
        "missing": missing_reasons(card),
        "hidden": report.hidden,
        "ignored": card.outcomes(Status.IGNORED),
        "unavailable": card.outcomes(Status.UNAVAILABLE),
    }


def _finding(card: Scorecard, found: Located, number: int, run: Run) -> dict[str, Any]:
    profile = card.report.document.profile
    outcome = next(one for one in card.report.outcomes if one.check.name == found.check)
    head, rest = first_sentence(found.message)
    return {
        "number": number,
        "found": found,
        "head": head,
        "rest": rest,
        "level": found.severity.word,
        "where": field_name(found.at),
        "excerpt": () if tells_all(found) or run.redacted else excerpt(profile, found),
        "change": change(profile, found.fix),
        "figures": _figures(card, outcome),
        "summary": outcome.check.summary,
    }


def first_sentence(message: str) -> tuple[str, str]:
    """A long message as its first sentence and the rest; a short one stays whole."""
    if len(message) <= GAIN_LENGTH:
        return message, ""
    end = SENTENCE_END.search(message, LEAST_HEAD)
    return (message[: end.start()], message[end.end() :]) if end else (message, "")


def _figures(card: Scorecard, outcome: Outcome) -> list[dict[str, str]]:
    """On what a check stands: its rule and its figures, each once by its source."""
    rubric = card.report.rubric
    rule = rubric.entry(outcome.check).authority
    figures = [rule] if rule else []
    figures += rubric.figures(outcome.check).values()
    found = {
        (one.source, one.as_of): {
            "source": one.source,
            "as_of": one.as_of,
            "basis": BASES[one.basis],
        }
        for one in figures
    }
    return list(found.values())


def _texts(card: Scorecard) -> list[dict[str, Any]]:
    """The long texts in which something is marked, whole."""
    profile = card.report.document.profile
    spans: dict[Path, list[tuple[int, int]]] = {}
    for found in card.report.findings:
        if found.span is not None and found.at[-1:] in (("overview",), ("description",)):
            spans.setdefault(found.at, []).append(found.span)
    return [
        {"where": field_name(at), "pieces": marked(profile, at, here)} for at, here in spans.items()
    ]
