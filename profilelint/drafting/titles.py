"""Alternatives for a title, from the profile's own role, service, skills and clients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from profilelint import naming
from profilelint.drafting.facts import facts_of
from profilelint.drafting.template import filled, template
from profilelint.linter import Plan, lint
from profilelint.linter import plan as plan_of
from profilelint.profile import Profile
from profilelint.vocabulary import skill_names

NUMBER = 3
"""How many alternatives are offered."""


def titles(profile: Profile, plan: Plan) -> tuple[str, ...]:
    """Up to three titles in which the checks find nothing; fewer where facts lack.

    Asked are all checks, though the plan may have only some. None of the titles only adds to
    another, or only repeats the title of now.
    """
    plan = _whole(plan)
    chosen: list[str] = []
    now = _words(profile.title or "")
    seen: list[frozenset[str]] = []
    for title in _candidates(profile):
        words = _words(title)
        more = [other for other in seen if words <= other or other <= words]
        if words <= now or more or not passes(profile, title, plan):
            continue
        seen.append(words)
        chosen.append(title)
        if len(chosen) == NUMBER:
            break
    return tuple(chosen)


def _whole(some: Plan) -> Plan:
    """A plan with all checks, and otherwise as one that may have only some."""
    if not some.partial:
        return some
    config = msgspec.structs.replace(some.config, select=())
    whole = plan_of(config, rubric=some.rubric.name, today=some.today, use_baseline=False)
    return msgspec.structs.replace(whole, provided=some.provided)


def passes(profile: Profile, title: str, plan: Plan) -> bool:
    """Whether the checks find nothing in a title, once the profile has it."""
    report = lint(msgspec.structs.replace(profile, title=title), plan)
    return not any(found.at == ("title",) for found in report.findings)


def _words(title: str) -> frozenset[str]:
    return frozenset(naming.tokens(title))


def _candidates(profile: Profile) -> Iterator[str]:
    """Titles in the order of the template: each shape for each of two roles, then those without."""
    facts = facts_of(profile)
    lines = template()["title"]
    for role in facts.roles[:2]:
        fitting = _fitting(facts.named(), role)
        yield from _made(lines["shapes"], fitting)
    yield from _made(lines["shapes_without_role"], _fitting(facts.named(), ""))


def _made(shapes: Sequence[str], facts: Mapping[str, str]) -> Iterator[str]:
    return (title for shape in shapes if (title := filled(shape, facts)) is not None)


def _fitting(facts: Mapping[str, str], role: str) -> dict[str, str]:
    """The facts beside a role: without those that only repeat it."""
    said = set(_stems(role))
    kept = {"role": role}
    *kind_of, noun = naming.parts(naming.tokens(role.replace("/", " "))) or [""]
    if noun in template()["title"]["tool_users"] and not set(kind_of) & skill_names().keys():
        kept["tool_user"] = role
    for kind in ("skill", "tool"):
        names = [facts[name] for name in facts if name.rstrip("0123456789") == kind]
        other = [name for name in names if not said & set(_stems(name))]
        kept |= {f"{kind}{at + 1 if at else ''}": name for at, name in enumerate(other)}
    for kind in ("audience", "service"):
        if (value := facts.get(kind)) and not said & set(_stems(value)):
            kept[kind] = value
    return kept


def _stems(text: str) -> Iterator[str]:
    """The first letters of each telling word: “Development” says no more than “developer”."""
    for word in naming.parts(naming.tokens(text)):
        if word not in naming.generic() or len(word) > 5:
            yield word[:5]
