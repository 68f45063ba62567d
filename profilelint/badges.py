"""The talent badges: each criterion of each badge met, not met or not known, and what follows.

The criteria are checks of the group ``badges``, those of other packages among them; the section of
a check says which badge it belongs to. Their figures, and what no file shows, stand in
``data/badges.toml``.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, cast

import msgspec
import tomli

from profilelint.casework import Case, cases
from profilelint.check import Check, Figure
from profilelint.config import Config
from profilelint.errors import UsageError, did_you_mean
from profilelint.interview import Interview, Rules, interview
from profilelint.linter import Outcome, Plan, Status, lint, plan
from profilelint.profile import Badge as BadgeName
from profilelint.profile import Kind, Profile, Stats
from profilelint.reading import Document
from profilelint.registry import discover
from profilelint.rubric import BADGES, figure_of
from profilelint.vocabulary import text_of

_AGENCY = "agency-"
VETTED: BadgeName = "expert-vetted"


class State(enum.StrEnum):
    """How a profile stands to a criterion."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"
    LEFT_OUT = "left out"
    """Ignored in the settings, not asked of this profile, or broken by a bug of its own."""


class Standing(enum.StrEnum):
    """How a profile stands to a badge."""

    HELD = "held"
    SURPASSED = "surpassed"
    EARNED = "earned by what the file tells"
    READY = "ready for the screening by what the file tells"
    NOT_YET = "not yet"
    NOT_KNOWN = "not known"


class Note(msgspec.Struct, frozen=True):
    """Something worth knowing that no file shows. ``kind`` is about, process, ready, benefit or
    seen."""

    name: str
    about: tuple[str, ...]
    kind: str
    says: str
    source: str
    as_of: str
    basis: str


class Criterion(msgspec.Struct, frozen=True):
    """A criterion with what was found, and the figures that it rests on by their names."""

    outcome: Outcome
    state: State
    figures: Mapping[str, Figure]

    @property
    def soonest(self) -> date | None:
        """The first day on which it could be met, where that can be worked out."""
        return self.outcome.measure.soonest if self.outcome.measure else None


class Badge(msgspec.Struct, frozen=True):
    """A badge and how the profile stands to it.

    ``not_before`` is a day before which it surely cannot be earned; ``None`` where none is known.
    """

    name: str
    title: str
    standing: Standing
    reason: str
    criteria: tuple[Criterion, ...]
    not_before: date | None
    notes: tuple[Note, ...]


class Seen(msgspec.Struct, frozen=True):
    """Which badge clients see now: those of Business Plus and Enterprise, and all others.

    ``none`` is no badge; ``None`` where the file does not tell.
    """

    business: BadgeName | None
    others: BadgeName | None


class Badges(msgspec.Struct, frozen=True):
    """All badges that were asked for, with what was judged and when."""

    document: Document
    kind: Kind
    today: date
    badges: tuple[Badge, ...]
    cases: tuple[Case, ...]
    seen: Seen
    interview: Interview | None
    rules: Mapping[str, Figure]

    @property
    def broken(self) -> list[Outcome]:
        """Criteria that failed by a bug of their own."""
        every = [one.outcome for badge in self.badges for one in badge.criteria]
        return [one for one in every if one.status is Status.BROKEN]


@cache
def _data() -> dict[str, Any]:
    return tomli.loads(text_of("badges.toml"))


@cache
def notes() -> tuple[Note, ...]:
    """Everything worth knowing that no file shows, in its order."""
    return msgspec.convert(_data()["notes"], tuple[Note, ...])


@cache
def rules() -> dict[str, Figure]:
    """The rules of the pre-vetting call, each with its source."""
    table = _data()["interview"]
    return {name: figure_of(f"interview.{name}", one) for name, one in table.items()}


def judged(
    document: Document,
    config: Config | None = None,
    *,
    wanted: Sequence[str] = (),
    call: str | None = None,
    today: date | None = None,
) -> Badges:
    """How a profile stands to the badges of its kind, or to those wanted by name.

    ``call`` is when a pre-vetting call begins, as ``2026-12-04T15:00+02:00``.

    :raises UsageError: for a badge that does not exist, or a call that is no moment.
    :raises ConfigError: for settings that do not fit.
    """
    profile = document.profile
    kind: Kind = profile.kind or "freelancer"
    sections = _sections(kind)
    if wanted and call is not None:
        wanted = (*wanted, VETTED)  # the call belongs to it, so it is shown
    asked = _asked(wanted, sections, kind)
    settled = plan(
        config, group=BADGES, select_=list(sections), today=today, engines=(), use_baseline=False
    )
    day = cast("date", settled.provided["today"])
    report = lint(document, settled)
    found: dict[str, Badge] = {}
    for name in sections:
        mine = [one for one in report.outcomes if one.check.section == name]
        found[name] = _badge(name, mine, profile, settled, found)
    zone = profile.location.timezone if profile.location else None
    moments = interview(call, _rules(), zone, today=day) if call is not None else None
    return Badges(
        document=document,
        kind=kind,
        today=day,
        badges=tuple(found[name] for name in asked),
        cases=_cases(profile, settled),
        seen=_seen(profile.stats or Stats()),
        interview=moments,
        rules=rules(),
    )


def _sections(kind: Kind) -> list[str]:
    """The badges of freelancers or of agencies: ours in their order, then those of other packages.

    A section that begins with ``agency-`` is for agencies.
    """
    checks = [one for one in discover().checks.values() if one.group == BADGES]
    names = dict.fromkeys([one["name"] for one in _data()["badges"]])
    names |= dict.fromkeys(one.section for one in checks)
    there = {one.section for one in checks}
    return [
        name for name in names if name in there and name.startswith(_AGENCY) == (kind == "agency")
    ]


def _asked(wanted: Sequence[str], sections: Sequence[str], kind: Kind) -> list[str]:
    """The badges wanted, of all those that there are; an agency's go by either name."""
    found = []
    for word in wanted:
        name = "-".join(word.lower().split())
        whole = name if name in sections else f"{_AGENCY}{name}"
        if whole not in sections:
            short = [one.removeprefix(_AGENCY) for one in sections]
            raise UsageError(
                f"No badge of {'an agency' if kind == 'agency' else 'a freelancer'} is called "
                f"“{word}”{did_you_mean(name, short)}. There are: {', '.join(short)}."
            )
        found.append(whole)
    return [name for name in sections if name in found] if wanted else list(sections)


def _badge(
    name: str,
    outcomes: Sequence[Outcome],
    profile: Profile,
    settled: Plan,
    before: Mapping[str, Badge],
) -> Badge:
    table = next((one for one in _data()["badges"] if one["name"] == name), {"name": name})
    criteria = tuple(Criterion(one, _state(one), _figures(one.check, settled)) for one in outcomes)
    standing = _standing(name, criteria, profile, screened="screened" in table)
    days = [one.soonest for one in criteria if one.state is State.NOT_MET and one.soonest]
    base = before.get(table.get("after", ""))
    if base and base.not_before:
        days.append(base.not_before)
    return Badge(
        name=name,
        title=table.get("title", name.replace("-", " ").capitalize()),
        standing=standing,
        reason=_reason(standing, criteria),
        criteria=criteria,
        not_before=max(days, default=None) if standing is Standing.NOT_YET else None,
        notes=tuple(note for note in notes() if name in note.about),
    )


def _state(outcome: Outcome) -> State:
    match outcome.status:
        case Status.PASSED:
            return State.MET
        case Status.FOUND:
            return State.NOT_MET
        case Status.SKIPPED | Status.UNAVAILABLE:
            return State.NOT_KNOWN
        case _:
            return State.LEFT_OUT


def _figures(check: Check, settled: Plan) -> dict[str, Figure]:
    """The figures of a criterion; where the settings give another value, that one is used."""
    rule = settled.rubric.entry(check).authority
    figures = {"the rule itself": rule} if rule else {}
    for name, figure in settled.rubric.figures(check).items():
        used = settled.options[check.name].get(name, figure.value)
        own = Figure(used, "your settings", str(settled.provided["today"]), "ours")
        figures[name] = (
            figure
            if used == figure.value
            else msgspec.structs.replace(own, others=(figure, *figure.others))
        )
    return figures


def _standing(
    name: str, criteria: Sequence[Criterion], profile: Profile, *, screened: bool
) -> Standing:
    states = [one.state for one in criteria]
    stats, short = profile.stats or Stats(), name.removeprefix(_AGENCY)
    if _held(short, stats):
        return Standing.HELD
    if short == "rising-talent" and _held("top-rated", stats):
        return Standing.SURPASSED
    if State.NOT_MET in states:
        return Standing.NOT_YET
    if State.NOT_KNOWN in states or State.MET not in states:
        return Standing.NOT_KNOWN
    return Standing.READY if screened else Standing.EARNED


def _held(name: str, stats: Stats) -> bool:
    """Whether the file shows the badge; who holds Top Rated Plus holds Top Rated."""
    if name == VETTED:
        return bool(stats.vetted) or stats.badge == name
    return stats.badge == name or (name == "top-rated" and stats.badge == "top-rated-plus")


def _seen(stats: Stats) -> Seen:
    """One badge is shown at a time, and Expert-Vetted to some clients only."""
    if _held(VETTED, stats):
        return Seen(VETTED, None if stats.badge == VETTED else stats.badge)
    return Seen(stats.badge if stats.vetted is False else None, stats.badge)


def _reason(standing: Standing, criteria: Sequence[Criterion]) -> str:
    """The standing in a sentence or two, with counts."""
    counts = {state: sum(one.state is state for one in criteria) for state in State}
    total = sum(counts.values()) - counts[State.LEFT_OUT]
    missed, unknown = counts[State.NOT_MET], counts[State.NOT_KNOWN]
    match standing:
        case Standing.HELD:
            lost = (
                f" {missed} of {total} criteria not met now, so it may go when badges are next "
                "reviewed."
            )
            return "The file shows this badge." + (lost if missed else "")
        case Standing.SURPASSED:
            return "The file shows a badge that stands above this one."
        case Standing.EARNED:
            return f"All {total} criteria are met. Whether the badge comes, the platform decides."
        case Standing.READY:
            return f"All {total} criteria are met. The screening itself decides."
        case _:
            parts = [f"{counts[State.MET]} of {total} criteria met"]
            parts += [f"{missed} not met"] if missed else []
            parts += [f"{unknown} not known"] if unknown else []
            return ", ".join(parts) + "."


def _rules() -> Rules:
    return Rules(**{name: int(str(figure.value)) for name, figure in rules().items()})


def _cases(profile: Profile, settled: Plan) -> tuple[Case, ...]:
    """The pieces of work, as the criterion of Expert-Vetted looks at them."""
    names = ("expert-vetted-examples", "agency-expert-vetted-examples")
    options = next((settled.options[name] for name in names if name in settled.options), None)
    if options is None:
        return ()
    words = [cast("list[str]", options[name]) for name in ("challenge_words", "solution_words")]
    return cases(profile, *words)
