"""The made-up rosters: all different, the same from the same seed, with defects that are true."""

from __future__ import annotations

import json

from benchmarks.make_roster import made
from benchmarks.roster_defects import DEFECTS
from benchmarks.roster_truth import Truth
from profilelint import vocabulary
from profilelint.findings import Severity
from profilelint.linter import lint, plan
from profilelint.registry import discover
from profilelint.reports.json import profile_as_dict
from profilelint.scorecard import scorecard
from profilelint.testing import TODAY, document

COUNT = 150


def test_the_same_seed_gives_the_same_people_and_none_twice() -> None:
    first, again = (json.dumps(list(made(300, 7))) for _ in range(2))
    assert first == again
    people = [json.dumps(profile) for profile, _ in made(300, 7)]
    assert len(set(people)) == 300
    assert people[:100] != [json.dumps(profile) for profile, _ in made(100, 8)]


def test_every_defect_names_checks_that_there_are() -> None:
    checks = discover().checks
    assert len(DEFECTS) > 40
    for defect in DEFECTS:
        assert {defect.check, *defect.may} <= checks.keys()


def test_planted_defects_are_found_and_little_else_is() -> None:
    settled = plan(today=TODAY, engines=())
    truth = Truth()
    for number, (profile, planted) in enumerate(made(COUNT, 3), start=1):
        card = scorecard(lint(document(profile), settled))
        line = {**profile_as_dict(card), "row": number}
        truth.add({"planted": planted}, line, None)
    assert truth.planted.total() > COUNT
    assert truth.found.total() / truth.planted.total() > 0.9
    assert truth.alarms.total() / COUNT < 0.05


def test_a_person_without_defects_is_near_to_ready() -> None:
    settled = plan(today=TODAY, engines=())
    for profile, planted in made(40, 5, clean=True):
        assert planted == []
        found = lint(document(profile), settled).findings
        assert [one.message for one in found if one.severity is Severity.ERROR] == []


def test_no_trade_is_missing() -> None:
    names = set(vocabulary.categories())
    assert len(names) == 12
    assert {profile["category"] for profile, _ in made(300, 7)} == names
