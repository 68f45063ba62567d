"""From outcomes to score, coverage, verdict, sections and what to mend first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.check import Check, check
from profilelint.findings import Finding, Located, Severity
from profilelint.linter import Outcome, Report, Status
from profilelint.profile import Profile
from profilelint.rubric import load
from profilelint.scorecard import Scorecard, Verdict, coverage_of, score_of, scorecard
from profilelint.testing import document

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR
HERE = document({"title": "Tax attorney"})


@check(severity=Severity.WARNING, section="title")
def template(profile: Profile) -> Iterator[Finding]:
    """Stand in for a check whose outcome is given."""
    yield from ()


def named(name: str, section: str = "title") -> Check:
    return msgspec.structs.replace(template, name=name, section=section)


def located(check: Check, severity: Severity) -> Located:
    return Located(
        check=check.name,
        section=check.section,
        severity=severity,
        message="Something is wrong.",
        mend="Mend it.",
        at=("title",),
        span=None,
        quote=None,
        authority="us",
        place=HERE.source.locate(("title",)),
        fix=None,
    )


def passed(name: str, weight: float = 1, section: str = "title") -> Outcome:
    return Outcome(named(name, section), Status.PASSED, weight)


def found(name: str, weight: float = 1, *severities: Severity, section: str = "title") -> Outcome:
    mine = named(name, section)
    findings = tuple(located(mine, one) for one in severities or (WARNING,))
    return Outcome(mine, Status.FOUND, weight, findings)


def left_out(name: str, status: Status, weight: float = 1, section: str = "title") -> Outcome:
    return Outcome(named(name, section), status, weight, reason="a reason")


def card(outcomes: Sequence[Outcome], *, partial: bool = False, target: float = 80) -> Scorecard:
    return scorecard(Report(HERE, load(), tuple(outcomes), partial, target))


def test_the_score_is_the_weight_passed_over_the_weight_judged() -> None:
    assert score_of([passed("a", 3), found("b", 1)]) == 75
    assert score_of([passed("a", 1), found("b", 3)]) == 25
    assert score_of([found("a", 3), found("b", 1)]) == 0


def test_several_findings_of_a_check_cost_its_weight_once() -> None:
    assert score_of([passed("a", 3), found("b", 1, WARNING, ERROR, WARNING)]) == 75


def test_an_info_never_lowers_the_score() -> None:
    assert score_of([passed("a"), found("b", 5, INFO, INFO)]) == 100
    assert score_of([passed("a"), found("b", 1, INFO, WARNING)]) == 50


@pytest.mark.parametrize(
    "status", [Status.SKIPPED, Status.UNAVAILABLE, Status.IGNORED, Status.BROKEN]
)
def test_what_was_not_judged_leaves_the_score_alone(status: Status) -> None:
    judged = [passed("a", 3), found("b", 1)]
    assert score_of([*judged, left_out("c", status, 100)]) == score_of(judged)


def test_nothing_judged_is_no_score_rather_than_none_passed() -> None:
    assert score_of([left_out("a", Status.SKIPPED)]) is None
    assert score_of([]) is None
    assert score_of([passed("a", 0)]) is None
    assert card([left_out("a", Status.SKIPPED)]).score is None


def test_only_what_the_profile_does_not_tell_lowers_the_coverage() -> None:
    judged = [passed("a", 3), found("b", 3)]
    assert coverage_of(judged) == 1
    assert coverage_of([*judged, left_out("c", Status.SKIPPED, 2)]) == 0.75
    for status in (Status.UNAVAILABLE, Status.IGNORED, Status.BROKEN):
        assert coverage_of([*judged, left_out("c", status, 2)]) == 1


def test_the_coverage_of_nothing_is_none() -> None:
    assert coverage_of([]) == 0
    assert coverage_of([left_out("a", Status.UNAVAILABLE)]) == 0


def test_an_error_blocks_before_anything_else() -> None:
    unknown = left_out("c", Status.SKIPPED, 1000)
    for outcomes in ([found("a", 1, ERROR)], [found("a", 1, ERROR), unknown]):
        result = card([passed("b", 99), *outcomes], partial=True)
        assert result.verdict is Verdict.BLOCKED
        assert "1 thing breaks" in result.reason
    two = card([found("a", 1, ERROR, ERROR)])
    assert "2 things break" in two.reason


def test_too_little_known_comes_before_the_score() -> None:
    unknown = left_out("c", Status.SKIPPED, 41)
    for judged in (passed("a", 59), found("a", 59)):
        result = card([judged, unknown])
        assert result.verdict is Verdict.INCOMPLETE
        assert "59%" in result.reason
        assert "60%" in result.reason


def test_exactly_enough_known_is_enough() -> None:
    assert card([passed("a", 60), left_out("c", Status.SKIPPED, 40)]).verdict is Verdict.READY


@pytest.mark.parametrize(
    ("lost", "target", "verdict"),
    [
        (21, 80, Verdict.NOT_READY),
        (20, 80, Verdict.READY),
        (20, 80.5, Verdict.NOT_READY),
        (100, 0, Verdict.READY),
        (1, 100, Verdict.NOT_READY),
    ],
)
def test_the_score_is_held_against_the_target(lost: float, target: float, verdict: Verdict) -> None:
    outcomes = [found("b", lost), *([passed("a", 100 - lost)] if lost < 100 else [])]
    result = card(outcomes, target=target)
    assert result.verdict is verdict
    assert f"{target:g}" in result.reason


def test_a_partial_report_is_never_ready() -> None:
    assert card([passed("a")], partial=True).verdict is Verdict.PARTIAL
    assert card([found("a")], partial=True).verdict is Verdict.NOT_READY
    assert card([left_out("a", Status.SKIPPED)], partial=True).verdict is Verdict.INCOMPLETE


def test_a_broken_check_is_named_and_does_not_change_the_verdict() -> None:
    result = card([passed("a"), left_out("b", Status.BROKEN)])
    assert [one.check.name for one in result.broken] == ["b"]
    assert result.verdict is Verdict.READY


def test_outcomes_are_told_apart_by_how_they_ended() -> None:
    result = card([passed("a"), left_out("b", Status.SKIPPED), left_out("c", Status.IGNORED)])
    names = [one.check.name for one in result.outcomes(Status.IGNORED, Status.SKIPPED)]
    assert names == ["b", "c"]


def test_a_section_has_its_own_score_and_counts() -> None:
    result = card(
        [
            passed("a", 3),
            found("b", 1, WARNING, WARNING, INFO),
            found("c", 2, ERROR, section="skills"),
            left_out("d", Status.SKIPPED, section="skills"),
            left_out("e", Status.SKIPPED, section="rate"),
        ]
    )
    rows = {row.name: row for row in result.sections}
    assert list(rows) == ["title", "skills", "rate"]
    title, skills, rate = rows.values()
    assert (title.score, title.errors, title.warnings, title.infos, title.skipped) == (
        *(75, 0, 2, 1),
        0,
    )
    assert (skills.score, skills.errors, skills.warnings, skills.skipped) == (0, 1, 0, 1)
    assert (rate.score, rate.skipped) == (None, 1)


def test_what_blocks_comes_first_then_what_gains_most() -> None:
    result = card(
        [
            found("small", 1),
            found("big", 7),
            found("blocks", 1, ERROR),
            found("blocks-more", 2, WARNING, ERROR),
            found("remark", 9, INFO),
            passed("fine", 5),
        ]
    )
    assert [gain.check for gain in result.fix_first] == ["blocks-more", "blocks", "big", "small"]
    assert [gain.unblocks for gain in result.fix_first] == [True, True, False, False]
    assert result.fix_first[0].findings == result.report.outcomes[3].findings


def test_equal_gains_stand_in_the_order_of_their_names() -> None:
    result = card([found("b"), found("c"), found("a")])
    assert [gain.check for gain in result.fix_first] == ["a", "b", "c"]


STATUSES = st.sampled_from(list(Status))
SEVERITIES = st.lists(st.sampled_from(list(Severity)), min_size=1, max_size=3)
WEIGHTS = st.sampled_from([0, 0.5, 1, 2, 3, 6, 8, 100])


@st.composite
def outcome_lists(draw: st.DrawFn) -> list[Outcome]:
    """Outcomes of up to twelve checks in three sections."""
    outcomes = []
    for number in range(draw(st.integers(0, 12))):
        status = draw(STATUSES)
        section = draw(st.sampled_from(["title", "skills", "rate"]))
        name, weight = f"check-{number}", draw(WEIGHTS)
        if status is Status.FOUND:
            outcomes.append(found(name, weight, *draw(SEVERITIES), section=section))
        else:
            outcomes.append(left_out(name, status, weight, section))
    return outcomes


def mended(outcomes: Sequence[Outcome], name: str) -> list[Outcome]:
    """The outcomes as they would be if a check found nothing any more."""
    return [
        passed(name, one.weight, one.check.section) if one.check.name == name else one
        for one in outcomes
    ]


@given(outcome_lists())
def test_each_gain_is_what_scoring_again_brings(outcomes: list[Outcome]) -> None:
    before = card(outcomes)
    costly = {one.check.name for one in outcomes if one.costs}
    assert {gain.check for gain in before.fix_first} == costly
    for gain in before.fix_first:
        after = card(mended(outcomes, gain.check))
        assert isclose((before.score or 0) + gain.points, after.score or 0, abs_tol=1e-9)
        assert gain.points >= 0
        assert gain.unblocks == any(one.severity is ERROR for one in gain.findings)


@given(outcome_lists())
def test_mending_everything_brings_it_to_a_hundred(outcomes: list[Outcome]) -> None:
    for gain in card(outcomes).fix_first:
        outcomes = mended(outcomes, gain.check)
    assert card(outcomes).score in (None, 100)
    assert card(outcomes).verdict is not Verdict.BLOCKED


@given(outcome_lists(), st.sampled_from([0, 50, 80, 100]), st.booleans())
def test_the_verdict_follows_from_the_gates_alone(
    outcomes: list[Outcome], target: float, partial: bool
) -> None:
    result = card(outcomes, partial=partial, target=target)
    assert 0 <= result.coverage <= 1
    assert result.score is None or 0 <= result.score <= 100
    if any(one.severity is ERROR for one in result.report.findings):
        expected = Verdict.BLOCKED
    elif result.coverage < 0.6:
        expected = Verdict.INCOMPLETE
    elif result.score is None or result.score < target:
        expected = Verdict.NOT_READY
    else:
        expected = Verdict.PARTIAL if partial else Verdict.READY
    assert result.verdict is expected
    assert result.reason.endswith(".")


@given(outcome_lists())
def test_the_sections_add_up_to_the_whole(outcomes: list[Outcome]) -> None:
    result = card(outcomes)
    severities = [one.severity for one in result.report.findings]
    assert sum(row.errors for row in result.sections) == severities.count(ERROR)
    assert sum(row.warnings for row in result.sections) == severities.count(WARNING)
    assert sum(row.infos for row in result.sections) == severities.count(INFO)
    skipped = len(result.outcomes(Status.SKIPPED))
    assert sum(row.skipped for row in result.sections) == skipped
    names = [row.name for row in result.sections]
    assert len(names) == len(set(names))
