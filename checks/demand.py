"""How crowded the skills are, from counts; no chances are worked out, since no file shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from profilelint.check import Example, check
from profilelint.findings import Finding, Severity, Skip
from profilelint.profile import Profile
from profilelint.text import excerpt
from profilelint.vocabulary import (
    Trend,
    bands,
    categories_chosen,
    mentions_of,
    skill_demand,
    skill_names,
    squashed_all,
    subcategory_named,
    trends,
)

_CROWD = ["JavaScript", "Python", "WordPress", "Web Development", "PHP"]


@check(
    section="skills",
    severity=Severity.INFO,
    guide_tip=2,
    examples=[
        Example({"skills": ["Contract Law", "Legal Writing", "Patent Law", "Contract Drafting"]}),
        Example({"skills": ["Logo Design", "T-Shirt Design", "Flyer Design", "Adobe Illustrator"]}),
        Example(
            {"skills": [*_CROWD, "Liquid"]},
            says="5 of the 6 skills that could be counted are among the 100 named most",
        ),
        Example(
            {
                "category": "Data Science & Analytics",
                "subcategories": ["Data Analysis & Testing"],
                "skills": ["Data Analysis", "Python", "SQL", "Microsoft Excel", "Power Query"],
            },
            says="Of 963 job posts in Data Science & Analytics (May to August 2024), "
            "514 asked for “Data Analysis”",
        ),
        Example(
            {
                "category": "Sales & Marketing",
                "subcategories": ["Lead Generation & Telemarketing"],
                "skills": ["Lead Generation", "Cold Calling", "Telemarketing", "Sales"],
            },
            says="were for “Lead Generation & Telemarketing”",
        ),
        Example({"skills": ["Python", "PHP"]}, skips="fewer than 4"),
        Example({"title": "Bookkeeper"}, skips="not known"),
        Example({"skills": ["Beekeeping", "Lace Making"]}, options={"minimum": 1}, skips="fewer"),
    ],
)
def skills_crowded(profile: Profile, *, top: int, share: float, minimum: int) -> Iterator[Finding]:
    """Set skills that few others name beside those that everybody names.

    ## Why

    The reason that the platform gives for a refusal is that it has no opportunities for the
    combination of skills and experience; the guide (tip 2) explains it by too many freelancers for
    the same jobs. What was counted: how often each of 3,842 skills is named in public profiles, job
    posts and skill lists taken together (up to 2026-11-22); in how many job posts of three services
    a skill is asked for (2024-05 to 2024-08); and how many hourly posts each type of work had
    (2023-01). The first count does not tell profiles from posts, and how many freelancers list a
    skill is published nowhere, so this is a picture and not a chance.

    ## How to mend it

    Nothing has to go. Put your own rarer skills into the title or the first lines of the overview,
    and choose the types of work that go with them.
    """
    if profile.skills is None:
        raise Skip("the skills are not known")
    known = skill_names()
    counted = list(
        dict.fromkeys(known[key] for key in squashed_all(profile.skills) if key in known)
    )
    if len(counted) < minimum:
        raise Skip(f"fewer than {minimum} of the skills have been counted")
    most = _most_named(top)
    if sum(name in most for name in counted) < share * len(counted):
        return
    mentions = mentions_of(counted)
    counted.sort(key=lambda name: -mentions[name])
    crowded = [name for name in counted if name in most]
    rare = [name for name in reversed(counted) if name not in crowded][:3]
    mend = (
        f"Your own rarer ones are {_named(rare, mentions)}: name them early if you want such work."
        if rare
        else "If you truly have a rarer skill, list it too, and name it early."
    )
    first = squashed_all(profile.skills).index(squashed_all(crowded)[0])
    yield Finding(
        f"{len(crowded)} of the {len(counted)} skills that could be counted are among the {top} "
        f"named most of {len(known):,}: {_named(crowded[:3], mentions)}"
        f"{f' and {len(crowded) - 3} more' if len(crowded) > 3 else ''}. (Times named in public "
        "profiles, job posts and skill lists together, up to 2026-11-22.)"
        + _asked(profile, counted)
        + _posts(profile),
        mend,
        at=("skills", first),
    )


@cache
def _most_named(top: int) -> frozenset[str]:
    """The skills that were counted most often; the names stand in that order."""
    return frozenset(islice(skill_names().values(), top))


def _named(names: Sequence[str], mentions: dict[str, int]) -> str:
    """``“Python” (3,811), “PHP” (2,214)``."""
    return ", ".join(f"“{name}” ({mentions[name]:,})" for name in names)


def _asked(profile: Profile, counted: Sequence[str]) -> str:
    """In how many job posts of the service the skills were asked for; empty where not counted."""
    for service in categories_chosen(profile.category, profile.subcategories):
        total, jobs = skill_demand(service)
        asked = sorted((name for name in counted if name in jobs), key=lambda name: -jobs[name])
        if asked:
            first, *others = asked[:3]
            more = "".join(f", {jobs[name]} for “{name}”" for name in others)
            return (
                f" Of {total} job posts in {service} (May to August 2024), {jobs[first]} asked for "
                f"“{first}”{more}."
            )
    return ""


def _posts(profile: Profile) -> str:
    """How many hourly posts each type of work had; empty where none is known."""
    found: list[str] = []
    services: dict[str, Trend] = {}
    for name in profile.subcategories or ():
        part = subcategory_named(name)
        band = bands().get((part.category, part.name, "")) if part else None
        if part and band and band.collected == "2023-01" and part.category in trends():
            services[part.category] = trends()[part.category]
            found.append(f"{band.n:,} were for “{excerpt(part.name)}”")
    if len(services) != 1:
        return ""
    ((service, trend),) = services.items()
    return (
        f" Of {trend.posts_2023:,} hourly posts of January 2023 in {service}, "
        f"{', '.join(found)}; in July and August 2026 the whole service had {trend.posts_2026:,} "
        "(SnipeWork Upwork Market Index)."
    )
