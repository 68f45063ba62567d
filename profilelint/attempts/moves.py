"""Single changes worth trying: of title, types of work, skills, rate or level, each with reasons.

They come from what the checks offer, from the feedback of refusals, and last from the guide's
advice to experiment. Nothing is made up: a title is put together from the profile's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from profilelint.attempts.attempt import Attempt
from profilelint.attempts.feedback import pointers
from profilelint.findings import Located, Skip
from profilelint.linter import Plan, Report, lint
from profilelint.profile import Profile
from profilelint.rates import bands_of, dollars, group_name, month_of
from profilelint.text import excerpt, squashed

SECTIONS = {
    "title": "title",
    "subcategories": "subcategories",
    "skills": "skills",
    "rate": "hourly_rate",
    "level": "level",
}
"""Sections of checks, and the field that each is about."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Move(msgspec.Struct, frozen=True):
    """A new value for a field, what is done in words, and why.

    ``checks`` are those that point to it; ``by_feedback`` tells whether a refusal does.
    """

    field: str
    value: Any
    says: str
    reasons: tuple[str, ...]
    checks: tuple[str, ...] = ()
    by_feedback: bool = False


def moves(report: Report, attempts: Sequence[Attempt], plan: Plan) -> dict[str, tuple[Move, ...]]:
    """The moves for each field of a profile that was judged, the best first.

    Only what changes the profile is among them.
    """
    profile = report.document.profile
    told = _feedback(attempts)
    found: dict[str, tuple[Move, ...]] = {}
    for field, maker in _MAKERS.items():
        different: dict[object, Move] = {}
        for move in maker(profile, _Here(report, plan, field, field in told)):
            different.setdefault(_key(move.value), move)
        different.pop(_key(getattr(profile, field)), None)
        found[field] = tuple(
            msgspec.structs.replace(
                move, reasons=(*move.reasons, *told.get(field, ())), by_feedback=field in told
            )
            for move in different.values()
        )
    return found


class _Here(msgspec.Struct, frozen=True):
    """What a maker of moves goes by; ``told``: the feedback points to the field."""

    report: Report
    plan: Plan
    field: str
    told: bool

    def findings(self, field: str = "") -> list[Located]:
        """What was found about the field, or about another."""
        return [one for one in self.report.findings if one.at[:1] == (field or self.field,)]

    def figure(self, check: str, option: str) -> object:
        """A figure that a check judges by; ``None`` where the check is not run."""
        return self.plan.options.get(check, {}).get(option)


def _key(value: Any) -> Any:
    """A value for comparing, as :mod:`combination` compares it."""
    if isinstance(value, tuple):
        return frozenset(squashed(item) for item in value)
    return squashed(value) if isinstance(value, str) else value


def _feedback(attempts: Iterable[Attempt]) -> dict[str, list[str]]:
    """By field, the refusals whose feedback points to it, the last first."""
    told: dict[str, list[str]] = {}
    refused = [one for one in attempts if one.outcome == "refused"]
    for attempt in sorted(refused, key=lambda one: (one.on, one.number), reverse=True):
        for pointer in pointers(attempt.feedback):
            words = f"Attempt {attempt.number} was refused with “{excerpt(pointer.words)}”."
            for section in dict.fromkeys(check.section for check in pointer.checks):
                if section in SECTIONS:
                    mine = told.setdefault(SECTIONS[section], [])
                    if words not in mine:
                        mine.append(words)
    return told


def _because(findings: Iterable[Located]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The findings as reasons, the first sentence of each, and the names of their checks."""
    listed = list(findings)
    reasons = (f"{one.check}: {_SENTENCE.split(one.message, maxsplit=1)[0]}" for one in listed)
    return tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(one.check for one in listed))


def _titles(profile: Profile, here: _Here) -> Iterator[Move]:
    """Titles put together from the person's own jobs and skills, that no check of titles minds."""
    findings = here.findings()
    if not (findings or here.told):
        return
    jobs = [job.title for job in profile.employment or () if job.title]
    bases = [*jobs, *([] if findings or not profile.title else [profile.title])]
    said = squashed(" ".join(bases))
    kept, _ = _cleaned(profile, here)
    skills = [name for name in kept if squashed(name) not in said]
    reasons, checks = _because(findings)
    for base in dict.fromkeys(bases):
        for more in (skills[:2], skills[:1], []):
            title = " | ".join(filter(None, (base, ", ".join(more))))
            if _passes(msgspec.structs.replace(profile, title=title), here.plan):
                yield Move("title", title, f"“{title}”, from your own words", reasons, checks)


def _passes(profile: Profile, plan: Plan) -> bool:
    """Whether the checks of the title have nothing against it."""
    mine = tuple(check for check in plan.selected if check.section == "title")
    return not lint(profile, msgspec.structs.replace(plan, selected=mine, ignored=())).findings


def _subcategories(profile: Profile, here: _Here) -> Iterator[Move]:
    """The types of work that checks offer: all that there is room for, then each alone."""
    names, reasons, checks = _offered(here.findings())
    mine = profile.subcategories or ()
    limit = here.figure("subcategories-nearby", "limit")
    room = max(0, limit - len(mine)) if isinstance(limit, int) else len(names)
    for added in (names[:room], *([name] for name in names if room)):
        if added:
            yield Move("subcategories", (*mine, *added), f"add {_quoted(added)}", reasons, checks)


def _skills(profile: Profile, here: _Here) -> Iterator[Move]:
    """The skills that checks offer, and without what they would take out; both, then each alone."""
    mine = profile.skills or ()
    kept, cleaning = _cleaned(profile, here)
    names, why_add, by_add = _offered(here.findings())
    why_clean, by_clean = _because(one for one in here.findings() if one.fix)
    done = "; ".join(cleaning)
    if names and cleaning:
        says = f"add {_quoted(names)}; {done}"
        yield Move("skills", (*kept, *names), says, why_add + why_clean, by_add + by_clean)
    if names:
        yield Move("skills", (*mine, *names), f"add {_quoted(names)}", why_add, by_add)
    if cleaning:
        yield Move("skills", kept, done, why_clean, by_clean)


def _cleaned(profile: Profile, here: _Here) -> tuple[tuple[str, ...], list[str]]:
    """The skills after the fixes of the checks, and these fixes in words."""
    edits = {
        edit.at[1]: edit.replacement
        for one in here.findings("skills")
        if one.fix
        for edit in one.fix.edits
        if len(edit.at) == 2 and edit.span is None
    }
    kept: dict[str, None] = {}
    out: list[str] = []
    better: list[str] = []
    for place, name in enumerate(profile.skills or ()):
        change = edits.get(place, name)
        if change is None:
            out.append(name)
            continue
        kept[str(change)] = None
        if change != name:
            better.append(f"write “{change}” for “{name}”")
    return tuple(kept), [*([f"take out {_quoted(out)}"] if out else []), *better]


def _rates(profile: Profile, here: _Here) -> Iterator[Move]:
    """The rates that checks offer; then, to experiment with, the quarters of the band."""
    if profile.hourly_rate is None:
        return
    offering = [one for one in here.findings() if one.offers]
    reasons, checks = _because(offering)
    for one in offering:
        for rate in map(float, one.offers):
            yield Move("hourly_rate", rate, _rate(rate, profile), reasons, checks)
    for rate, why in _quarters(profile, here.figure("rate-below-band", "minimum_n")):
        yield Move("hourly_rate", rate, _rate(rate, profile), (why,))


def _quarters(profile: Profile, minimum_n: object) -> Iterator[tuple[float, str]]:
    """The quarters of the first band of a profile, each with why it may be tried."""
    if not isinstance(minimum_n, int):
        return
    try:
        band = bands_of(profile, minimum_n)[0]
    except Skip:
        return
    parts = ((band.p50, "half"), (band.p25, "three of four"), (band.p75, "one of four"))
    for rate, part in parts:
        yield (
            rate,
            f"The guide, tip 15: try other rates. Of {band.n:,} job posts of {month_of(band)} for "
            f"{group_name(band)}, {part} offered {dollars(rate)} or more.",
        )


def _rate(rate: float, profile: Profile) -> str:
    now = f" in place of {dollars(profile.hourly_rate)}" if profile.hourly_rate else ""
    return f"{dollars(rate)} an hour{now}"


def _levels(profile: Profile, here: _Here) -> Iterator[Move]:
    """The levels that checks offer."""
    offering = [one for one in here.findings() if one.offers]
    reasons, checks = _because(offering)
    for one in offering:
        for level in one.offers:
            yield Move("level", level, f"“{level}” in place of “{profile.level}”", reasons, checks)


def _offered(findings: Sequence[Located]) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    """What findings offer, each once, with the reasons and the checks."""
    offering = [one for one in findings if one.offers]
    names: dict[str, str] = {}
    for name in (str(name) for one in offering for name in one.offers):
        names.setdefault(squashed(name), name)
    return list(names.values()), *_because(offering)


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


_MAKERS = {
    "title": _titles,
    "subcategories": _subcategories,
    "skills": _skills,
    "hourly_rate": _rates,
    "level": _levels,
}
