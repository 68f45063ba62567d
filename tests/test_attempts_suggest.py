"""What to try next: never what was tried, with reasons that are true, in the order promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from profilelint import read
from profilelint.attempts.attempt import Attempt
from profilelint.attempts.combination import FIELDS, combination_of, tried
from profilelint.attempts.feedback import pointers, sections_of, signs
from profilelint.attempts.suggest import LEFT_OUT, Suggestion, suggest, suggestion_as_dict
from profilelint.attempts.views import ShowView, SuggestView
from profilelint.linter import Plan, lint, plan
from profilelint.profile import Profile
from profilelint.registry import discover, matching
from profilelint.reports.history import NOT_KNOWN
from profilelint.scorecard import score_of
from profilelint.vocabulary import subcategories
from tests.attempting import attempt

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LETTER = "There are too many freelancers with similar skills."


@cache
def settled() -> Plan:
    """What suggestions are judged by."""
    return plan(ignore=LEFT_OUT, engines=())


@cache
def refused() -> Profile:
    """The profile of examples/refused.json."""
    return read(EXAMPLES / "refused.json").profile


def suggested(*attempts: Attempt, profile: Profile | None = None) -> tuple[Suggestion, ...]:
    """All suggestions for a profile."""
    return suggest(profile or refused(), attempts, settled(), most=31)


def fields(one: Suggestion) -> set[str]:
    """The fields that a suggestion changes."""
    return {move.field for move in one.moves}


def test_every_suggestion_says_what_why_and_what_it_gains() -> None:
    found = suggested(attempt(profile=refused(), outcome="refused", feedback=LETTER))
    assert len(found) > 10
    before = score_of(lint(refused(), settled()).outcomes)
    assert before is not None
    for one in found:
        after = score_of(lint(one.profile, settled()).outcomes)
        assert after is not None
        assert one.points == pytest.approx(after - before, abs=0.06)
        assert fields(one) <= set(FIELDS)
        for move in one.moves:
            assert getattr(one.profile, move.field) == move.value != getattr(refused(), move.field)
            assert move.says
            assert move.reasons
        untouched = set(Profile.__struct_fields__) - fields(one)
        assert all(getattr(one.profile, name) == getattr(refused(), name) for name in untouched)


def test_the_order_is_as_promised() -> None:
    found = suggested(attempt(profile=refused(), outcome="refused", feedback=LETTER))
    keys = [(-one.pointed, -one.points, -one.remarks, len(one.moves)) for one in found]
    assert keys == sorted(keys)
    assert len({frozenset(fields(one)) for one in found}) == len(found)
    assert fields(found[0]) >= {"title", "subcategories", "skills"}  # what the letter points to


def test_without_feedback_the_checks_order_alone() -> None:
    found = suggested(attempt(profile=refused(), outcome="refused"))
    assert {one.pointed for one in found} == {0}
    assert found[0].points == max(one.points for one in found) > 0


def test_a_reason_is_a_finding_of_the_profile_or_the_very_words_of_a_letter() -> None:
    here = attempt(number=7, profile=refused(), outcome="refused", feedback=LETTER)
    messages = {found.message for found in lint(refused(), settled()).findings}
    by_check = by_letter = 0
    for one in suggested(here):
        for reason in (reason for move in one.moves for reason in move.reasons):
            name, _, said = reason.partition(": ")
            if name in discover().checks and name != "level-undersold":  # see the next test
                by_check += 1
                assert any(message.startswith(said) for message in messages), reason
            elif reason.startswith("Attempt 7 was refused with “"):
                by_letter += 1
                assert re.findall("“(.*)”", reason)[0] in LETTER
    assert by_check > 5
    assert by_letter > 5


def test_what_a_better_title_shows_is_suggested_with_it() -> None:
    """The level is found too low once the title names the trade that the job is in."""
    assert "level-undersold" not in {one.check for one in lint(refused(), settled()).findings}
    levels = [
        move
        for one in suggested(attempt(profile=refused()))
        for move in one.moves
        if move.field == "level"
    ]
    assert levels
    assert {move.value for move in levels} == {"intermediate"}


def test_a_title_is_put_together_from_the_profile_s_own_words() -> None:
    own = f"{refused()}".casefold()
    titles = {
        move.value
        for one in suggested(attempt(profile=refused()))
        for move in one.moves
        if move.field == "title"
    }
    assert titles
    for title in titles:
        assert all(part in own for part in re.split(r" \| |, ", title.casefold()))
        assert not [
            one
            for one in lint(msgspec.structs.replace(refused(), title=title), settled()).findings
            if one.section == "title"
        ]


def test_more_types_of_work_are_of_the_service_and_within_the_limit() -> None:
    parts = [
        move.value
        for one in suggested(attempt(profile=refused()))
        for move in one.moves
        if move.field == "subcategories"
    ]
    assert parts
    for chosen in parts:
        assert len(chosen) <= 4
        assert {subcategories()[name].category for name in chosen} == {refused().category}


def test_what_was_tried_gives_way_to_the_next() -> None:
    """What is suggested is tried, again and again, until nothing is left; none comes twice."""
    now = Profile(
        title="Shopify developer for fashion brands",
        category="Web, Mobile & Software Dev",
        subcategories=("Web Development",),
        skills=("Shopify", "Liquid"),
        hourly_rate=9,
    )
    attempts = [attempt(profile=now, outcome="refused", feedback=LETTER)]
    seen = [combination_of(now)]
    for _ in range(40):
        found = suggested(*attempts, profile=now)
        for combination in (combination_of(one.profile) for one in found):
            assert combination not in seen
            seen.append(combination)
        attempts += [attempt(profile=one.profile, outcome="refused") for one in found]
        if not found:
            break
    assert len(seen) > 10
    assert suggested(*attempts, profile=now) == ()
    text = printed(SuggestView((), attempts), 100)
    assert "Neither the checks nor the feedback point to" in text


PROFILES = st.builds(
    Profile,
    title=st.sampled_from([None, "Consultant", "Web developer", "Shopify developer | Liquid"]),
    category=st.just("Web, Mobile & Software Dev"),
    subcategories=st.sampled_from(
        [None, (), ("Web Development",), ("Web Development", "Ecommerce Development")]
    ),
    skills=st.sampled_from(
        [None, (), ("Shopify", "Liquid", "shopify"), ("PHP", "WordPress", "Microsoft Word")]
    ),
    hourly_rate=st.sampled_from([None, 0.0, 4.0, 22.5, 300.0]),
    level=st.sampled_from([None, "entry", "expert"]),
    overview=st.sampled_from([None, "I build shops with Shopify, Klaviyo and React."]),
)


@settings(max_examples=25, deadline=None)
@given(PROFILES, st.lists(PROFILES, max_size=4), st.sampled_from(["", LETTER, "rate and title"]))
def test_nothing_tried_is_ever_suggested(
    now: Profile, before: Sequence[Profile], feedback: str
) -> None:
    attempts = [attempt(profile=one, outcome="refused", feedback=feedback) for one in before]
    for one in suggest(now, attempts, settled(), most=31):
        assert not tried(one.profile, attempts)
        mine = combination_of(one.profile)
        for other in map(combination_of, before):
            known = [
                name for name in FIELDS if None not in (getattr(mine, name), getattr(other, name))
            ]
            assert not known or any(getattr(mine, name) != getattr(other, name) for name in known)


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ({"title": "Web Developer"}, {"title": "web developer."}, True),
        ({"skills": ("A", "B")}, {"skills": ("b", "a")}, True),
        ({"skills": ("C",)}, {"skills": ("C++",)}, False),
        ({"hourly_rate": 10}, {"hourly_rate": 11}, False),
        ({"hourly_rate": 10}, {"hourly_rate": 10, "level": "entry"}, True),  # may have been
        ({"hourly_rate": 10}, {"level": "entry"}, False),  # nothing is known of both
        ({}, {}, False),
    ],
)
def test_what_counts_as_tried(
    before: dict[str, object], now: dict[str, object], same: bool
) -> None:
    assert tried(Profile(**now), [attempt(profile=Profile(**before))]) is same  # type: ignore[arg-type]


def test_no_chance_is_named() -> None:
    found = suggested(attempt(profile=refused(), outcome="refused", feedback=LETTER))
    text = printed(SuggestView(found, [attempt()]), 100)
    assert "Nobody can say how likely an approval is" in text
    assert not re.search(r"\d ?%|probab|chance|likelihood", text)
    assert "chance" not in f"{[suggestion_as_dict(one) for one in found]}"


@pytest.mark.parametrize("width", [60, 100])
def test_suggestions_fit_the_screen(width: int) -> None:
    found = suggested(attempt(profile=refused(), outcome="refused", feedback=LETTER))
    lines = printed(SuggestView(found, [attempt()]), width).splitlines()
    assert max(len(line.rstrip()) for line in lines) <= width


def printed(view: object, width: int) -> str:
    """What is printed in a terminal of that width, without colour."""
    console = Console(width=width, record=True, color_system=None, file=StringIO())
    console.print(view)
    return console.export_text()


# --- what feedback points to


def test_every_sign_has_its_source_and_names_checks_that_exist() -> None:
    found = signs()
    assert len(found) > 10
    assert len({sign.name for sign in found}) == len(found)
    every = discover().checks.values()
    for sign in found:
        assert len(sign.source) > 15
        assert len(sign.wording) > 15
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", sign.as_of)
        assert sign.says.endswith((".", "?"))
        for pattern in sign.checks:
            assert matching(pattern, every), f"{sign.name}: no check is called {pattern}"


def test_every_phrase_finds_itself() -> None:
    seen = 0
    for sign in signs():
        for phrase in sign.phrases:
            words = [word.split("/")[0].rstrip("*") for word in phrase.split() if word != "…"]
            seen += 1
            assert sign.name in {one.sign.name for one in pointers(f"Well: {' '.join(words)}!")}
    assert seen > 60


@pytest.mark.parametrize(
    ("feedback", "name"),
    [
        (
            "There are already many freelancers with a similar skill set to yours and we cannot "
            "accept your registration.",
            "too-many-alike",
        ),
        (
            "At times our marketplace may have too many freelancers with similar skills competing "
            "for a small number of projects.",
            "too-many-alike",
        ),
        (
            "Our marketplace doesn’t have opportunities for you based on your combination of\n"
            "skills and experience",
            "no-opportunities",
        ),
        ("Your profile is NOT 100% complete.", "incomplete"),
        ("There were spelling errors in your overview", "errors-in-the-text"),
        ("Please upload a clear photo", "photo"),
        ("we found contact information in your profile", "contact-details"),
        ("You must use your real name", "name"),
        ("you already have an account", "second-account"),
        ("You need to be at least 18", "age"),
        ("please verify your identity", "identity"),
    ],
)
def test_known_wordings_are_recognised(feedback: str, name: str) -> None:
    assert name in {pointer.sign.name for pointer in pointers(feedback)}


def test_too_many_alike_points_to_types_of_work_and_skills() -> None:
    assert {"subcategories", "skills"} <= set(sections_of(LETTER))


@pytest.mark.parametrize("feedback", ["", "Sorry.", "We thank you for your interest.", "12345 !!"])
def test_what_is_not_known_is_said(feedback: str) -> None:
    assert pointers(feedback) == ()
    text = printed(ShowView(attempt(number=1, outcome="refused", feedback=feedback)), 100)
    assert (NOT_KNOWN in text) is bool(feedback)


def test_a_letter_that_is_huge_takes_no_time() -> None:
    assert pointers("many freelancers have similar " * 4_000 + "skills")
