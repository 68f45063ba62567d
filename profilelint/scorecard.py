"""From outcomes to a verdict, a score, and what to mend first."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import msgspec

from profilelint.effort import minutes_for
from profilelint.findings import Located, Severity
from profilelint.linter import Outcome, Report, Status
from profilelint.text import counted


class Verdict(enum.StrEnum):
    """The gates, in their order. ``PARTIAL`` stands for READY where only some checks ran."""

    BLOCKED = "BLOCKED"
    INCOMPLETE = "INCOMPLETE"
    NOT_READY = "NOT READY"
    READY = "READY"
    PARTIAL = "PARTIAL"


class Gain(msgspec.Struct, frozen=True):
    """What mending all findings of a check would bring: points of the score, and the verdict.

    ``minutes`` is how long it takes; ``None`` where nobody says.
    """

    check: str
    section: str
    points: float
    unblocks: bool
    findings: tuple[Located, ...]
    minutes: int | None = None


class SectionRow(msgspec.Struct, frozen=True):
    """A section of the profile: weights passed and judged, and its findings by severity."""

    name: str
    score: float | None
    errors: int
    warnings: int
    infos: int
    skipped: int


class Scorecard(msgspec.Struct, frozen=True):
    """A report with its verdict. ``score`` is in percent, ``None`` where nothing was judged;
    ``coverage`` is a share from 0 to 1. ``what_if`` and ``session`` are there where they were
    asked for."""

    report: Report
    verdict: Verdict
    reason: str
    score: float | None
    coverage: float
    sections: tuple[SectionRow, ...]
    fix_first: tuple[Gain, ...]
    what_if: WhatIf | None = None
    session: Session | None = None

    @property
    def broken(self) -> list[Outcome]:
        """Checks that failed by a bug of their own."""
        return [one for one in self.report.outcomes if one.status is Status.BROKEN]

    def outcomes(self, *wanted: Status) -> list[Outcome]:
        """The outcomes of one kind or several."""
        return [one for one in self.report.outcomes if one.status in wanted]


class WhatIf(msgspec.Struct, frozen=True):
    """How a scorecard with changes, as the user wrote them, differs from the one without."""

    changes: tuple[str, ...]
    before: Scorecard
    gone: tuple[Located, ...]
    new: tuple[Located, ...]


class Session(msgspec.Struct, frozen=True):
    """What to mend within a given time: the checks in their order, and what comes of it.

    ``minutes`` is what it takes; ``after`` is the scorecard with all of them mended.
    """

    limit: int
    gains: tuple[Gain, ...]
    minutes: int
    after: Scorecard


def score_of(outcomes: Iterable[Outcome], mended: str | None = None) -> float | None:
    """Weight of the checks passed over the weight of those judged, in percent.

    Checks that only tell (an info) are left out of both, so that they do not raise it either.
    ``mended`` names a check whose findings are taken as mended.
    """
    scored = [one for one in outcomes if one.scored]
    total = sum(one.weight for one in scored)
    if not total:
        return None
    passed = sum(one.weight for one in scored if not one.costs or one.check.name == mended)
    return 100 * passed / total


def coverage_of(outcomes: Iterable[Outcome]) -> float:
    """Weight of the checks judged over the weight of those that the profile could be judged by.

    A check whose findings are hidden counts as judged, since the profile tells what it asks.
    """
    told = (Status.PASSED, Status.FOUND, Status.IGNORED)
    asked = [one for one in outcomes if one.status in (*told, Status.SKIPPED)]
    total = sum(one.weight for one in asked)
    return sum(one.weight for one in asked if one.status in told) / total if total else 0.0


def scorecard(report: Report) -> Scorecard:
    """Work out the scorecard of a report."""
    score, coverage = score_of(report.outcomes), coverage_of(report.outcomes)
    verdict, reason = _verdict(report, score, coverage)
    if report.hidden:
        reason = f"{reason} {hidden_words(report)}"
    return Scorecard(
        report=report,
        verdict=verdict,
        reason=reason,
        score=score,
        coverage=coverage,
        sections=_sections(report),
        fix_first=_fix_first(report, score or 0.0),
    )


def _verdict(report: Report, score: float | None, coverage: float) -> tuple[Verdict, str]:
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    least = report.rubric.minimum_coverage.value
    assert isinstance(least, int | float)
    if errors:
        what = "thing breaks" if len(errors) == 1 else "things break"
        return Verdict.BLOCKED, f"{len(errors)} {what} a published rule or limit of the platform."
    if coverage < least:
        return Verdict.INCOMPLETE, (
            f"Only {coverage:.0%} of the checks could be judged, because the file does not tell "
            f"enough; {least:.0%} are needed for a verdict."
        )
    if score is None or score < report.target_score:
        return Verdict.NOT_READY, (
            f"The score is {_number(score or 0.0)}; the target is {_number(report.target_score)}."
        )
    if report.partial:
        return Verdict.PARTIAL, "Only some checks were run, so there is no verdict on the whole."
    return Verdict.READY, (
        f"Nothing blocks it and the score is {_number(score)} "
        f"(target {_number(report.target_score)})."
    )


def hidden_words(report: Report) -> str:
    """How many findings the verdict does without, as a sentence."""
    errors = sum(one.finding.severity is Severity.ERROR for one in report.hidden)
    words = f"{counted(len(report.hidden), 'finding')} {'is' if len(report.hidden) == 1 else 'are'}"
    among = f", {counted(errors, 'error')} among them" if errors else ""
    return f"{words} hidden as you asked{among}."


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _sections(report: Report) -> tuple[SectionRow, ...]:
    names = dict.fromkeys(one.check.section for one in report.outcomes)
    rows = []
    for name in names:
        mine = [one for one in report.outcomes if one.check.section == name]
        severities = [found.severity for one in mine for found in one.findings]
        rows.append(
            SectionRow(
                name=name,
                score=score_of(mine),
                errors=severities.count(Severity.ERROR),
                warnings=severities.count(Severity.WARNING),
                infos=severities.count(Severity.INFO),
                skipped=sum(one.status is Status.SKIPPED for one in mine),
            )
        )
    return tuple(rows)


def _fix_first(report: Report, score: float) -> tuple[Gain, ...]:
    """The checks to mend, by what each gains; what blocks comes first."""
    gains = []
    for one in report.outcomes:
        if not one.costs:
            continue
        after = score_of(report.outcomes, mended=one.check.name) or 0.0
        gains.append(
            Gain(
                check=one.check.name,
                section=one.check.section,
                points=after - score,
                unblocks=any(found.severity is Severity.ERROR for found in one.findings),
                findings=one.findings,
                minutes=minutes_for(one.check.name, len(one.findings)),
            )
        )
    return tuple(sorted(gains, key=lambda gain: (not gain.unblocks, -gain.points, gain.check)))


def planned(card: Scorecard, minutes: int) -> Scorecard:
    """A scorecard with what to mend in so many minutes."""
    return msgspec.structs.replace(card, session=within(card, minutes))


def within(card: Scorecard, minutes: int) -> Session:
    """The checks to mend first in so many minutes: what unblocks most, then what gains most.

    The best of all sets that fit is found, and worked out by scoring again. Where two are as good,
    it is the one that takes less time. Checks of which nobody says how long they take are left out.
    """
    best: list[tuple[tuple[int, float, int], tuple[Gain, ...]]]
    best = [((0, 0.0, 0), ())] * (minutes + 1)
    for gain in card.fix_first:
        if gain.minutes is None:
            continue
        for limit in range(minutes, gain.minutes - 1, -1):
            (blocks, points, spent), chosen = best[limit - gain.minutes]
            points = round(points + gain.points, 9)  # so that as good is as good in any order
            worth = (blocks + gain.unblocks, points, spent - gain.minutes)
            if worth > best[limit][0]:
                best[limit] = (worth, (*chosen, gain))
    chosen = best[minutes][1]
    names = {gain.check for gain in chosen}
    mended = tuple(
        msgspec.structs.replace(one, status=Status.PASSED, findings=())
        if one.check.name in names
        else one
        for one in card.report.outcomes
    )
    after = scorecard(msgspec.structs.replace(card.report, outcomes=mended))
    order = sorted(chosen, key=lambda one: (not one.unblocks, -one.points / (one.minutes or 1)))
    return Session(minutes, tuple(order), sum(one.minutes or 0 for one in chosen), after)
