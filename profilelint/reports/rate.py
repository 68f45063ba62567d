"""What ``profilelint rate`` prints: the bands as a small chart in text, or as JSON."""

from __future__ import annotations

from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from profilelint.rates import (
    QUANTILES,
    Comparison,
    Standing,
    data_set_of,
    dollars,
    group_name,
    month_of,
    moved,
    quantile,
)
from profilelint.vocabulary import Band

LEAST_WIDTH, MOST_WIDTH = 24, 72
"""Columns of a chart."""
NO_RULE = "What was offered once is no rule; higher rates are won, and lower ones are no fault."


class RateView:
    """The comparison for people: a chart for each band, then the advice."""

    def __init__(self, found: Comparison) -> None:
        self.found = found

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.found
        rate = "not known" if found.rate is None else f"{dollars(found.rate)} an hour"
        yield Text(f"Your rate: {rate}", style="bold")
        width = max(LEAST_WIDTH, min(MOST_WIDTH, options.max_width - 2))
        for standing in found.standings:
            yield Text()
            yield from _standing(standing, found.rate, width, top_of(found))
        yield Text()
        for sentence in dict.fromkeys(moved(standing.trend) for standing in found.standings):
            if sentence:
                yield Text(sentence)
        yield Text(found.advice)
        yield Text(NO_RULE, style="dim")


def _standing(standing: Standing, rate: float | None, width: int, top: float) -> list[Text]:
    """A band: what it is, the chart, and where the rate stands."""
    band = standing.band
    lines = [
        Text(f"{group_name(band)}, hourly rates offered by clients", style="bold underline"),
        Text(
            f"{band.n:,} job posts of {month_of(band)}, the middle of each post's range; data set "
            f"{data_set_of(band)}"
        ),
    ]
    if standing.widened:
        lines.append(Text(standing.widened))
    lines += [Text(line, no_wrap=True) for line in chart(band, rate, width, top)]
    if standing.place:
        lines.append(Text(f"Yours is {standing.place}."))
    return lines


def top_of(found: Comparison) -> float:
    """The right end of all charts, in US dollars, so that they can be laid beside one another."""
    highest = max(standing.band.p90 for standing in found.standings)
    return max(highest, found.rate or 0.0) * 1.05


def chart(band: Band, rate: float | None, width: int, top: float) -> list[str]:
    """A band on a line from 0 to ``top`` dollars, ``width`` characters long, and what it means.

    ``-`` runs from the lowest to the highest tenth, ``=`` over the middle half, ``|`` is the
    middle, ``^`` the profile's own rate.
    """
    values = [quantile(band, name) for name in QUANTILES]

    def column(value: float) -> int:
        return min(width - 1, round(value / top * (width - 1)))

    low, quarter, middle, third, high = (column(value) for value in values)
    bar = [" "] * width
    bar[low : high + 1] = "-" * (high + 1 - low)
    bar[quarter : third + 1] = "=" * (third + 1 - quarter)
    bar[middle] = "|"
    lines = ["".join(bar).rstrip()]
    if rate is not None:
        mark, label = column(rate), f"you, {dollars(rate)}"
        before = mark + 2 + len(label) > width
        lines.append(f"{label} ^".rjust(mark + 1) if before else f"{'^':>{mark + 1}} {label}")
    lowest, quarter_, half, upper, highest = (dollars(value) for value in values)
    lines.append(f"- {lowest} to {highest}: without the lowest and the highest tenth")
    lines.append(f"= {quarter_} to {upper}: the middle half   | {half}: the middle")
    return lines


def rate_as_dict(name: str, found: Comparison) -> dict[str, Any]:
    """The comparison as plain values."""
    return {
        "version": 1,
        "file": name,
        "hourly_rate": found.rate,
        "level": found.level,
        "bands": [_band(standing) for standing in found.standings],
        "advice": found.advice,
    }


def _band(standing: Standing) -> dict[str, Any]:
    band, trend = standing.band, standing.trend
    return {
        "category": band.category,
        "subcategory": band.subcategory or None,
        "level": band.level or None,
        "n": band.n,
        **{name: quantile(band, name) for name in QUANTILES},
        "collected": band.collected,
        "source": band.source,
        "widened": standing.widened or None,
        "place": standing.place,
        "trend": None
        if trend is None
        else {
            "mean_2023_01": trend.january_2023,
            "mean_2026_07_08": trend.summer_2026,
            "change": round(trend.change, 4),
            "source": "SnipeWork Upwork Market Index",
        },
    }
