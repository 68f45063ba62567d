"""``profilelint rate``: the band, its chart, the wider groups, and the guide's advice."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.console import Console

from profilelint.linter import plan
from profilelint.profile import Profile
from profilelint.rates import QUANTILES, compared, place_of, quantile
from profilelint.reports.rate import RateView, chart, top_of
from profilelint.testing import outcome
from profilelint.vocabulary import bands, trends

Cli = Callable[..., CompletedProcess[str]]
WRITER: dict[str, Any] = {
    "category": "Writing",
    "subcategories": ["Content Writing"],
    "hourly_rate": 25,
}
FIGURES: dict[str, Any] = {"minimum_n": 30, "low": "p10", "high": "p90"}


@pytest.fixture
def told(cli: Cli, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """What the command says of a profile, as JSON."""

    def tell(profile: dict[str, Any]) -> dict[str, Any]:
        file = tmp_path / "profile.json"
        file.write_text(json.dumps(profile), encoding="utf-8")
        done = cli("rate", file, "--output-format", "json")
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return tell


def printed(profile: dict[str, Any], width: int) -> str:
    """What is printed in a terminal of that width, without colour."""
    console = Console(width=width, record=True, color_system=None, file=io.StringIO())
    console.print(RateView(compared(Profile(**profile), **FIGURES)))
    return console.export_text()


def test_the_band_is_told_with_all_that_it_rests_on(told: Callable[..., dict[str, Any]]) -> None:
    found = told(WRITER)
    narrow, wide = found["bands"]
    assert (narrow["category"], narrow["subcategory"]) == ("Writing", "Content Writing")
    assert (wide["category"], wide["subcategory"]) == ("Writing", None)
    band = bands()["Writing", "Content Writing", ""]
    assert [narrow[name] for name in QUANTILES] == [quantile(band, name) for name in QUANTILES]
    assert (narrow["n"], narrow["collected"], narrow["source"]) == (
        band.n,
        band.collected,
        band.source,
    )
    assert narrow["trend"]["mean_2026_07_08"] == trends()["Writing"].summer_2026
    assert found["hourly_rate"] == 25


def test_a_small_group_gives_way_to_a_wider_one_and_says_so(
    told: Callable[..., dict[str, Any]],
) -> None:
    assert bands()["Legal", "International & Immigration Law", ""].n < 30
    (found,) = told({"category": "Legal", "subcategories": ["International & Immigration Law"]})[
        "bands"
    ]
    assert found["subcategory"] is None
    assert found["n"] >= 30
    assert found["widened"].startswith("Too few posts for “International & Immigration Law”")


def test_a_small_level_gives_way_to_all_levels_and_says_so(
    told: Callable[..., dict[str, Any]],
) -> None:
    found = told({"subcategories": ["Web Development"], "level": "entry"})["bands"][0]
    assert (found["subcategory"], found["level"]) == ("Web Development", None)
    assert "Too few posts at the entry level" in found["widened"]


def test_no_band_rests_on_fewer_than_thirty_posts() -> None:
    seen = 0
    for category, part, level in bands():
        profile = Profile(category=category, subcategories=(part,), level=level or None)  # type: ignore[arg-type]
        for standing in compared(profile, **FIGURES).standings:
            seen += 1
            assert standing.band.n >= 30
    assert seen > 200


@pytest.mark.parametrize(
    ("rate", "level", "says"),
    [
        (4, None, "Too low, says the guide: raise it to $"),
        (25, None, "Inside the band"),
        (300, None, "See whether your experience level is set too low"),
        (300, "intermediate", "choose the level “expert”"),
        (300, "expert", "If this is a new account"),
        (0, None, "No rate to compare"),
    ],
)
def test_the_guide_s_advice_is_given(
    rate: float, level: str | None, says: str, told: Callable[..., dict[str, Any]]
) -> None:
    profile = {**WRITER, "hourly_rate": rate, **({"level": level} if level else {})}
    assert says in told(profile)["advice"]


@pytest.mark.parametrize("rate", [1, 3, 5, 8, 12, 20, 25, 33, 40, 55, 90, 200])
def test_the_command_and_the_checks_agree(rate: float, told: Callable[..., dict[str, Any]]) -> None:
    profile = {**WRITER, "hourly_rate": rate}
    advice = told(profile)["advice"]
    assert bool(outcome("rate-below-band", profile).findings) == advice.startswith("Too low")
    assert bool(outcome("rate-above-band", profile).findings) == advice.startswith("Higher")


def test_the_place_in_the_band_goes_up_with_the_rate() -> None:
    band = bands()["Writing", "", ""]
    edges = [quantile(band, name) for name in QUANTILES]
    rates = [edges[0] - 1, *(sum(pair) / 2 for pair in pairwise(edges)), edges[-1] + 1]
    places = [place_of(rate, band) for rate in rates]
    assert len(set(places)) == 6
    assert "below the band" in places[0]
    assert "above the band" in places[-1]


@pytest.mark.parametrize("width", [40, 60, 100, 200])
@pytest.mark.parametrize("rate", [0, 3, 25, 250])
def test_the_chart_fits_and_keeps_its_order(width: int, rate: float) -> None:
    found = compared(Profile(**{**WRITER, "hourly_rate": rate}), **FIGURES)
    for standing in found.standings:
        bar, *others = chart(standing.band, found.rate, width, top_of(found))
        assert len(bar) <= width
        assert re.fullmatch(r" *-*=*\|=*-*", bar)
        if found.rate is None:
            continue
        mark = others[0].index("^")
        assert mark < width
        assert len(others[0]) <= width
        assert "you, $" in others[0]
        assert (mark < bar.index("-")) == (found.rate < standing.band.p10 - 0.5)


@pytest.mark.parametrize("width", [60, 100])
def test_it_can_be_read_without_colour(width: int) -> None:
    text = printed(WRITER, width)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    joined = " ".join(text.split())
    for part in ("Your rate: $25 an hour", "^ you, $25", "the middle half", "job posts of January"):
        assert part in joined
    assert joined.count("SnipeWork Upwork Market Index") == 1
    assert "What was offered once is no rule" in joined


def test_what_cannot_be_compared_is_said(cli: Cli) -> None:
    done = cli("rate", "-", stdin=json.dumps({"hourly_rate": 25}))
    assert (done.returncode, done.stdout) == (2, "")
    assert "the service (category) is not known" in done.stderr
    done = cli("rate", "-", stdin=json.dumps({"category": "Beekeeping"}))
    assert done.returncode == 2
    assert "none of the platform's services" in done.stderr


def test_a_file_that_is_not_there_is_said(cli: Cli) -> None:
    done = cli("rate", "nowhere.json")
    assert done.returncode == 2
    assert "nowhere.json" in done.stderr


def test_the_user_s_own_figures_count(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "profilelint.toml").write_text(
        "[checks.rate-below-band]\nminimum_n = 1\n", encoding="utf-8"
    )
    profile = {
        "category": "Legal",
        "subcategories": ["International & Immigration Law"],
        "hourly_rate": 20,
    }
    (tmp_path / "lawyer.json").write_text(json.dumps(profile), encoding="utf-8")
    done = cli("rate", "lawyer.json", "--output-format", "json")
    assert json.loads(done.stdout)["bands"][0]["subcategory"] == "International & Immigration Law"
    assert plan().options["rate-below-band"]["minimum_n"] == 30
