"""How long mending takes, and what to mend in a given time."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from itertools import chain, combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.effort import efforts, minutes_for
from profilelint.linter import lint, plan
from profilelint.registry import discover
from profilelint.scorecard import Gain, Scorecard, Verdict, scorecard, within
from profilelint.testing import TODAY, document

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
QUICK = ("--engine", "none", "--today", "2026-11-23")


# --- the figures


def test_every_check_of_the_profile_says_how_long_its_mending_takes() -> None:
    mine = {
        name
        for name, one in discover().checks.items()
        if one.group == "profile" and one.function.__module__.startswith("profilelint.checks")
    }
    assert len(mine) > 50
    assert mine - set(efforts()) == set(), "add them to a list of data/effort.toml"
    assert set(efforts()) - mine == set(), "these are in data/effort.toml and are no checks"


def test_every_figure_is_some_minutes_and_no_check_has_two() -> None:
    for name, one in efforts().items():
        assert 0 < one.minutes + one.minutes_each <= 120, name
        assert 0 in (one.minutes, one.minutes_each), name
    text = (Path(__file__).parents[1] / "data/effort.toml").read_text(encoding="utf-8")
    assert 'basis = "ours"' in text
    assert [name for name in efforts() if text.count(f'"{name}"') != 1] == []


def test_some_take_their_time_for_each_finding() -> None:
    assert minutes_for("skills-duplicate", 3) == 3 * (minutes_for("skills-duplicate", 1) or 0)
    assert minutes_for("rate-missing", 3) == minutes_for("rate-missing", 1)
    assert minutes_for("a-check-of-another-package", 1) is None


def test_explain_tells_it_with_where_it_comes_from(cli: Cli) -> None:
    out = " ".join(cli("explain", "skills-duplicate").stdout.split())
    assert "Mending takes about 1 minute for each finding" in out
    assert "profilelint; 2026-11-26; basis: ours" in out
    assert "Mending takes about 2 minutes (" in " ".join(
        cli("explain", "rate-missing").stdout.split()
    )


# --- the best set


REFUSED = {
    "title": "Consultant",
    "overview": "Hello. Write to jo@mail.example.",
    "category": "Web, Mobile & Software Dev",
    "subcategories": ["Web Development"],
    "skills": ["WordPress", "Wordpress", "Typing"],
    "hourly_rate": 1,
    "employment": [],
    "education": [],
}


@pytest.fixture(scope="module")
def card() -> Scorecard:
    """A profile with much to mend, some of which blocks it."""
    found = scorecard(lint(document(REFUSED), plan(engines=(), today=TODAY)))
    assert found.verdict is Verdict.BLOCKED
    assert len(found.fix_first) > 8
    return found


def worth(gains: Sequence[Gain]) -> tuple[int, float, int]:
    return (
        sum(one.unblocks for one in gains),
        round(sum(one.points for one in gains), 6),
        -sum(one.minutes or 0 for one in gains),
    )


def best_of_all(gains: Sequence[Gain], minutes: int) -> tuple[int, float, int]:
    """Every set is tried."""
    known = [one for one in gains if one.minutes is not None]
    sets = chain.from_iterable(combinations(known, size) for size in range(len(known) + 1))
    return max(worth(one) for one in sets if sum(gain.minutes or 0 for gain in one) <= minutes)


@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.none() | st.integers(0, 40), st.booleans()), max_size=9
    ),
    st.integers(0, 90),
)
def test_no_other_set_that_fits_is_better(
    card: Scorecard, made: list[tuple[int, int | None, bool]], minutes: int
) -> None:
    template = card.fix_first[0]
    gains = tuple(
        msgspec.structs.replace(
            template, check=f"check-{number}", points=points, minutes=takes, unblocks=blocks
        )
        for number, (points, takes, blocks) in enumerate(made)
    )
    session = within(msgspec.structs.replace(card, fix_first=gains), minutes)
    assert worth(session.gains) == best_of_all(gains, minutes)
    assert session.minutes == sum(one.minutes or 0 for one in session.gains) <= minutes


@pytest.mark.parametrize("minutes", [1, 5, 12, 30, 100])
def test_what_comes_of_it_is_scored_again(card: Scorecard, minutes: int) -> None:
    session = within(card, minutes)
    assert worth(session.gains) == best_of_all(card.fix_first, minutes)
    gained = sum(one.points for one in session.gains)
    assert session.after.score == pytest.approx((card.score or 0) + gained)
    left = {one.check for one in session.after.fix_first}
    assert left == {one.check for one in card.fix_first} - {one.check for one in session.gains}


def test_what_blocks_comes_first_and_then_what_gains_most_a_minute(card: Scorecard) -> None:
    gains = within(card, 60).gains
    assert [one.unblocks for one in gains] == sorted((one.unblocks for one in gains), reverse=True)
    rates = [one.points / (one.minutes or 1) for one in gains if not one.unblocks]
    assert len(rates) > 3
    assert rates == sorted(rates, reverse=True)


def test_with_all_the_time_of_the_world_nothing_is_left(card: Scorecard) -> None:
    session = within(card, 5_000)
    assert {one.check for one in session.gains} == {one.check for one in card.fix_first}
    assert (session.after.score, session.after.fix_first) == (100, ())


# --- the command


def test_the_command_plans_a_session(cli: Cli, profile: Write) -> None:
    path = profile(**REFUSED)
    found = json.loads(
        cli("check", path, *QUICK, "--effort", "30", "--output-format", "json").stdout
    )["profiles"][0]
    session = found["session"]
    assert session["minutes"] <= session["limit"] == 30
    assert session["after"]["score"] > found["score"]
    minutes = {one["check"]: one["minutes"] for one in found["fix_first"]}
    assert sum(minutes[name] for name in session["checks"]) == session["minutes"]
    out = cli("check", path, *QUICK, "--effort", "30").stdout
    assert "Fix first, in 30 minutes" in out
    assert f"About {session['minutes']} minutes" in out
    shown = [line.split()[1] for line in out.splitlines() if line.endswith(" min")]
    assert shown == session["checks"]
    compact = cli("check", path, *QUICK, "--effort", "30", "--output-format", "compact").stdout
    assert f"in 30 minutes: {', '.join(session['checks'])}; then " in compact


def test_minutes_stand_beside_each_gain_without_asking(cli: Cli, profile: Write) -> None:
    out = cli("check", profile(title="Consultant"), *QUICK).stdout
    (line,) = (one for one in out.splitlines() if one.startswith("1.  title-vague"))
    assert line.endswith(f"{minutes_for('title-vague', 1)} min")


def test_where_nothing_fits_it_says_so(cli: Cli, profile: Write) -> None:
    out = cli("check", profile(title="Consultant"), *QUICK, "--effort", "1").stdout
    assert "Nothing that could be mended fits into 1 minute" in out


def test_no_time_at_all_is_refused(cli: Cli, profile: Write) -> None:
    assert cli("check", profile(), "--effort", "0").returncode == 2
    assert cli("check", profile(), "--effort", "soon").returncode == 2
