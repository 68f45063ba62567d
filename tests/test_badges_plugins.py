"""Badges and criteria of other packages, installed beside profilelint as their users would."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Cli = Callable[..., CompletedProcess[str]]


def test_a_criterion_that_breaks_is_our_bug(
    plugin: Callable[..., dict[str, str]], program: Cli, examples: Path
) -> None:
    env = plugin(
        "broken",
        "from profilelint.check import check\n"
        "from profilelint.findings import Severity\n"
        '@check(severity=Severity.INFO, group="badges", section="top-rated")\n'
        "def top_rated_broken(profile):\n"
        '    """Break."""\n'
        "    raise RuntimeError('on purpose')\n",
    )
    done = program("badges", examples / "rising.yaml", "--badge", "top-rated", env=env)
    assert done.returncode == 3
    assert "RuntimeError: on purpose" in " ".join(done.stdout.split())
    assert "top-rated-weeks" in done.stdout


def test_a_badge_of_another_package(
    plugin: Callable[..., dict[str, str]], program: Cli, examples: Path
) -> None:
    """A criterion of another package, its own figure and its own badge."""
    env = plugin(
        "guild",
        "from profilelint.check import Figure, check\n"
        "from profilelint.findings import Finding, Measure, Severity\n"
        'FIGURES = {"at_least": Figure(500, "the guild of weavers", "2026-11-01", "community")}\n'
        '@check(severity=Severity.INFO, group="badges", section="guild-member", figures=FIGURES)\n'
        "def guild_hours(profile, *, at_least):\n"
        '    """Weave for 500 hours."""\n'
        "    hours = profile.stats.hours or 0\n"
        '    yield Measure(f"{at_least} hours", f"{hours:g} hours")\n'
        "    if hours < at_least:\n"
        '        yield Finding("Too few hours.", "Weave on.", at=("stats", "hours"))\n',
    )
    asked = ("badges", examples / "rising.yaml", "--badge", "guild-member")
    done = program(*asked, "--output-format", "json", env=env)
    assert done.returncode == 0, done.stderr
    (badge,) = json.loads(done.stdout)["badges"]
    assert (badge["badge"], badge["title"], badge["standing"]) == (
        "guild-member",
        "Guild member",
        "not yet",
    )
    (one,) = badge["criteria"]
    assert (one["needed"], one["found"], one["state"]) == ("500 hours", "0 hours", "not met")
    assert one["figures"][0]["source"] == "the guild of weavers"
    checked = program("check", examples / "rising.yaml", "--output-format", "json", env=env)
    assert "guild" not in checked.stdout
    explained = program("explain", "guild-hours", env=env)
    assert "at_least = 500" in explained.stdout


def test_a_package_that_does_not_load_is_told(
    plugin: Callable[..., dict[str, str]], program: Cli, examples: Path
) -> None:
    env = plugin("gone", "raise ImportError('no such thread')\n")
    done = program("badges", examples / "rising.yaml", env=env)
    assert done.returncode == 3
    assert "a package of checks did not load: gone" in done.stderr
    assert "Top Rated: not yet" in done.stdout
