"""The figures behind the charts of the HTML page; the template draws them as inline SVG."""

from __future__ import annotations

from typing import Literal

import msgspec

from profilelint.findings import Skip
from profilelint.profile import Profile
from profilelint.rates import (
    QUANTILES,
    Standing,
    compared,
    data_set_of,
    dollars,
    group_name,
    month_of,
    moved,
    quantile,
)
from profilelint.reports.history import History, Outcome, Point, columns, sentences, spread, tally
from profilelint.rubric import Rubric

Anchor = Literal["start", "middle", "end"]
SIGNS: dict[Outcome, str] = {"refused": "×", "pending": "?", "approved": "✓"}
ROOM, MARGIN = 30, 3.0
"""How many attempts have room beside one another, and percent left free on either side."""
EDGE = 16.0
"""Percent from an edge within which a label is set away from it."""


class Dial(msgspec.Struct, frozen=True):
    """A score as part of a circle: ``score`` and ``target`` in percent of it."""

    score: float | None
    target: float
    label: str
    says: str


def dial(score: float | None, target: float) -> Dial:
    """The dial of a score, from 0 to 100."""
    if score is None:
        return Dial(None, target, "–", "No check could be judged, so there is no score.")
    return Dial(
        score, target, f"{score:.0f}", f"Score {score:.0f} of 100; the target is {target:.0f}."
    )


class RateChart(msgspec.Struct, frozen=True):
    """A band of rates: where its quantiles and the profile's rate stand, in percent of the width,
    and how each of them is written in dollars."""

    standing: Standing
    name: str
    month: str
    data_set: str
    moved: str
    at: dict[str, float]
    dollars: dict[str, str]
    mine: float | None
    anchor: Anchor
    says: str


class Rates(msgspec.Struct, frozen=True):
    """All bands of a profile on one scale from 0 to ``top``, and what the guide advises."""

    charts: tuple[RateChart, ...]
    rate: str
    top: str
    advice: str


def rates(profile: Profile, rubric: Rubric) -> Rates | None:
    """The bands to compare a profile's rate with; ``None`` where there are none."""
    figures = rubric.entries["rate-below-band"].figures
    try:
        found = compared(
            profile,
            minimum_n=int(str(figures["minimum_n"].value)),
            low=str(figures["low"].value),
            high=str(figures["high"].value),
        )
    except Skip:
        return None
    top = max(found.rate or 0.0, *(standing.band.p90 for standing in found.standings)) * 1.08
    return Rates(
        charts=tuple(_chart(standing, found.rate, top) for standing in found.standings),
        rate="" if found.rate is None else dollars(found.rate),
        top=dollars(round(top)),
        advice=found.advice,
    )


def _chart(standing: Standing, rate: float | None, top: float) -> RateChart:
    band = standing.band
    values = {name: quantile(band, name) for name in QUANTILES}
    mine = None if rate is None else _percent(rate, top)
    yours = "" if rate is None else f" Yours is {dollars(rate)}: {standing.place}."
    return RateChart(
        standing=standing,
        name=group_name(band),
        month=month_of(band),
        data_set=data_set_of(band),
        moved=moved(standing.trend),
        at={name: _percent(value, top) for name, value in values.items()},
        dollars={name: dollars(value) for name, value in values.items()},
        mine=mine,
        anchor=anchor(mine),
        says=(
            f"Half of the offers lie between {dollars(band.p25)} and {dollars(band.p75)} an hour; "
            f"the middle is {dollars(band.p50)}.{yours}"
        ),
    )


class Mark(msgspec.Struct, frozen=True):
    """An attempt on the timeline: where it stands in percent of the width, its sign, and how high
    its bars are in percent; ``None`` where rate or score is not known."""

    point: Point
    at: float
    sign: str
    rate: float | None
    score: float | None
    dollars: str


class Timeline(msgspec.Struct, frozen=True):
    """The attempts with a profile over their dates; ``sentences`` tell what there is to say.

    ``rate`` and ``score`` are the lowest and the highest, `` $4 to $22``; empty for not known.
    """

    marks: tuple[Mark, ...]
    tally: str
    rate: str
    score: str
    sentences: tuple[str, ...]
    says: str


def attempts(history: History) -> Timeline:
    """The timeline of the attempts; of very many, the last :data:`ROOM`."""
    points = history.points[-ROOM:]
    places = columns([point.on for point in points], ROOM)
    top = max((point.rate or 0.0 for point in points), default=0.0)
    marks = tuple(
        Mark(
            point=point,
            at=round(MARGIN + place * (100 - 2 * MARGIN) / (ROOM - 1), 2),
            sign=SIGNS[point.outcome],
            rate=None if point.rate is None else _percent(point.rate, top),
            score=point.score,
            dollars="–" if point.rate is None else dollars(point.rate),
        )
        for point, place in zip(points, places, strict=True)
    )
    rate = spread([point.rate for point in points], dollars)
    score = spread([point.score for point in points], lambda value: f"{value:.0f}")
    told = [f"{tally(history.points)}."]
    told += [f"{name}: {values}." for name, values in (("Rate", rate), ("Score", score)) if values]
    return Timeline(
        marks=marks,
        tally=tally(history.points),
        rate=f" {rate}" if rate else "",
        score=f" {score}" if score else "",
        sentences=tuple(sentences(history)),
        says=" ".join(told),
    )


def _percent(value: float, top: float) -> float:
    return round(100 * value / top, 2)


def anchor(position: float | None) -> Anchor:
    """How a label is set at a position, so that it stays inside the picture."""
    if position is None or EDGE <= position <= 100 - EDGE:
        return "middle"
    return "start" if position < EDGE else "end"
