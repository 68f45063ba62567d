"""The types of work (subcategories) chosen under the service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, NotApplicable, Safety, Severity, Skip
from profilelint.profile import Profile
from profilelint.text import excerpt
from profilelint.vocabulary import (
    categories,
    categories_chosen,
    category_named,
    subcategories,
    subcategories_with,
    subcategory_named,
)


def _chosen(profile: Profile) -> tuple[str, ...]:
    """The types of work chosen, at least one.

    :raises Skip: where they are not known, or there are none.
    """
    if profile.subcategories is None:
        raise Skip("the types of work are not known")
    if not profile.subcategories:
        raise NotApplicable("no type of work is chosen")
    return profile.subcategories


def _others(profile: Profile) -> list[str]:
    """The other types of work in the same service, in the platform's order."""
    groups = categories_chosen(profile.category, profile.subcategories)
    mine = {part.name for name in profile.subcategories or () if (part := subcategory_named(name))}
    return [
        part.name
        for part in subcategories().values()
        if part.category in groups and part.name not in mine
    ]


def _fitting(names: list[str], skills: Sequence[str]) -> tuple[str, ...]:
    """Those types of work for which the platform lists two or more of the skills, the most first.

    There are such lists for three services; one skill alone often stands in most of them.
    """
    shared = Counter(part for skill in skills for part in subcategories_with(skill))
    near = [name for name in names if shared[name] > 1]
    return tuple(sorted(near, key=lambda name: -shared[name]))


def _listed(names: list[str]) -> str:
    """The names in quotes, the first five where there are more."""
    more = " and others" if len(names) > 5 else ""
    return ", ".join(f"“{excerpt(name)}”" for name in names[:5]) + more


@check(
    severity=Severity.WARNING,
    guide_tip=3,
    examples=[
        Example({"subcategories": ["Content Writing", "Editing & Proofreading Services"]}),
        Example({"subcategories": ["Corporate & Contract Law"]}),
        Example({"category": "Legal", "subcategories": []}, says="No type of work"),
        Example({"category": "Translation", "subcategories": []}, says="No type of work"),
        Example({"title": "Bookkeeper"}, skips="not known"),
    ],
)
def subcategories_missing(profile: Profile) -> Iterator[Finding]:
    """Choose the types of work that you do.

    ## Why

    After the service, the platform asks for the types of work in it. The approval guide (tips 2 and
    3) says that they tell the platform for which jobs you can be counted; with none of them there
    is nothing to count you for.

    ## How to mend it

    Tick every type of work that you could take on today, up to four.
    """
    if profile.subcategories is None:
        raise Skip("the types of work are not known")
    if not profile.subcategories:
        others = _others(profile)
        such = f" In {category_named(profile.category or '')} there are {_listed(others)}."
        yield Finding(
            "No type of work (subcategory) is chosen.",
            "Choose those that you could do today." + (such if others else ""),
            at=("subcategories",),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=3,
    examples=[
        Example({"subcategories": ["Web Development", "Ecommerce Development"]}),
        Example({"subcategories": ["Branding & Logo Design", "Art & Illustration"]}),
        Example(
            {"subcategories": ["Content Writing"]},
            says="Only one type of work is chosen: “Content Writing”",
        ),
        Example({"subcategories": ["Civil & Structural Engineering"]}, says="“Civil & Structural"),
        Example({"subcategories": []}, skips="no type of work"),
        Example({"subcategories": ["Virtual Assistance"]}, options={"minimum": 1}),
    ],
)
def subcategories_single(profile: Profile, *, minimum: int) -> Iterator[Finding]:
    """Choose more than one type of work.

    ## Why

    The approval guide (tip 3) advises never to choose only one: each type of work is another kind
    of job that you can be counted for, and many of them overlap. It is one author's advice; the
    platform publishes no such rule.

    ## How to mend it

    Add the types of work that border on yours. You need no freelance experience in them, only the
    ability to do the work.
    """
    chosen = _chosen(profile)
    if len(chosen) < minimum:
        others = _others(profile)
        number = "one type of work is" if len(chosen) == 1 else f"{len(chosen)} types of work are"
        yield Finding(
            f"Only {number} chosen: {_listed(list(chosen))}.",
            "Add another that you can do, even without freelance experience in it"
            + (f". The same service also has {_listed(others)}." if others else "."),
            at=("subcategories",),
            offers=_fitting(others, profile.skills or ()),
        )


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"subcategories": ["Digital Marketing", "Lead Generation & Telemarketing"]}),
        Example(
            {
                "subcategories": [
                    "Content Writing",
                    "Editing & Proofreading Services",
                    "Professional & Business Writing",
                    "Sales & Marketing Copywriting",
                ]
            }
        ),
        Example(
            {
                "subcategories": [
                    "Photography",
                    "Art & Illustration",
                    "Product Design",
                    "Performing Arts",
                    "Video & Animation",
                ]
            },
            says="5 types of work",
        ),
        Example(
            {"subcategories": ["Public Law", "Finance & Tax Law", "Corporate & Contract Law"]},
            says="no published limit allows",
            options={"limit": 1, "upper_limit": 2},
        ),
        Example({"category": "Legal"}, skips="not known"),
    ],
)
def subcategories_over_limit(
    profile: Profile, *, limit: int, upper_limit: int
) -> Iterator[Finding]:
    """Choose no more types of work than the platform takes.

    ## Why

    The guide (tip 3) names four at most, and the platform's help names four for a new account;
    elsewhere its help is reported to say ten. Where the published limits disagree, being over the
    lower one is a warning. Being over the higher one stays a warning too, since only one reader of
    the help has reported it.

    ## How to mend it

    Keep those that you want work in most.
    """
    chosen = _chosen(profile)
    if len(chosen) > limit:
        why = (
            f"no published limit allows more than {upper_limit}"
            if len(chosen) > upper_limit
            else f"a new account takes {limit}; up to {upper_limit} are reported for later"
        )
        yield Finding(
            f"{len(chosen)} types of work are chosen: {why}.",
            f"Keep the {limit} that you want work in most. "
            f"“{excerpt(chosen[limit])}” is the first beyond them.",
            at=("subcategories", limit),
        )


@check(
    severity=Severity.INFO,
    examples=[
        Example({"category": "Writing", "subcategories": ["Content Writing"]}),
        Example({"category": "web, mobile and software dev", "subcategories": ["QA testing"]}),
        Example(
            {"category": "Legal", "subcategories": ["Corporate and Contract Laws"]},
            says="“Corporate and Contract Laws”",
            becomes={"category": "Legal", "subcategories": ["Corporate & Contract Law"]},
        ),
        Example(
            {"category": "Writing", "subcategories": ["Article & Blog Writing"]},
            says="belongs to “Content Writing”",
            becomes={"category": "Writing", "subcategories": ["Content Writing"]},
        ),
        Example(
            {"category": "Design and Creativity"},
            says="“Design and Creativity”",
            becomes={"category": "Design & Creative"},
        ),
        Example({"subcategories": ["Beekeeping"]}, says="“Beekeeping” is none of"),
        Example({"title": "Bookkeeper"}, skips="not known"),
    ],
)
def subcategories_unknown(profile: Profile, *, similarity: float) -> Iterator[Finding]:
    """Name the service and the types of work as the platform does.

    ## Why

    The platform offers fixed lists: 12 services with 64 types of work as of March 2026. A name that
    is in neither list is an older name, or a skill, and cannot be compared with other profiles.

    ## How to mend it

    Take the nearest name of the platform's list, after reading whether it is what you do.
    """
    if not profile.category and not profile.subcategories:
        raise Skip("the service and the types of work are not known")
    parts = subcategories()
    category = category_named(profile.category or "")
    if profile.category and category is None:
        # A type of work that stands where the service belongs tells which service it is.
        names = {name: name for name in categories()} | {
            name: part.category for name, part in parts.items()
        }
        yield _unknown("services", profile.category, ("category",), names, similarity)
    for index, name in enumerate(profile.subcategories or ()):
        if subcategory_named(name) is None:
            here = [part for part in parts.values() if category in (None, part.category)]
            names = {special: part.name for part in here for special in part.specialties}
            names |= {part.name: part.name for part in here}
            yield _unknown("types of work", name, ("subcategories", index), names, similarity)


def _unknown(
    kind: str, word: str, at: tuple[str | int, ...], names: Mapping[str, str], similarity: float
) -> Finding:
    """A finding for a name that is not listed; ``names`` maps the names to choose from to what to
    put instead."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        word, list(names), scorer=fuzz.token_sort_ratio, processor=_folded, score_cutoff=similarity
    )
    message = f"“{excerpt(word)}” is none of the platform's {kind} (list of March 2026)."
    if found is None:
        return Finding(message, f"Choose one of the {kind} that the platform offers.", at=at)
    near, better = found[0], names[found[0]]
    mend = f"If that is what you mean, choose “{better}”."
    if near != better:
        mend = f"“{near}” belongs to “{better}”: choose that if it is what you mean."
        message = (
            message[:-1] + f"; it belongs to “{better}”."
            if _folded(near) == _folded(word)
            else message
        )
    return Finding(message, mend, at=at, fix=Fix((Edit(at, better),), Safety.UNSAFE))


def _folded(text: str) -> str:
    return text.casefold().replace("&", "and")


@check(
    severity=Severity.INFO,
    guide_tip=3,
    examples=[
        Example({"category": "Legal", "subcategories": ["Public Law", "Finance & Tax Law"]}),
        Example({"category": "Translation", "subcategories": ["Poetry"]}),
        Example(
            {"category": "Writing", "subcategories": ["Content Writing", "Virtual Assistance"]},
            says="“Virtual Assistance” belongs to Admin Support",
        ),
        Example(
            {"category": "Sales & Marketing", "subcategories": ["Video & Animation"]},
            says="belongs to Design & Creative",
        ),
        Example({"subcategories": ["Public Law"]}, skips="service"),
    ],
)
def subcategories_foreign(profile: Profile) -> Iterator[Finding]:
    """Choose types of work of the service that you offer.

    ## Why

    The guide (tip 3) describes one service with types of work below it. The platform also lets a
    profile stand in several services, so this is only a remark: look whether it is meant.

    ## How to mend it

    Choose a type of work of your service, or another service if that describes you better.
    """
    chosen = _chosen(profile)
    category = category_named(profile.category or "")
    if category is None:
        raise Skip("the service (category) is not known")
    for index, name in enumerate(chosen):
        part = subcategory_named(name)
        if part is not None and part.category != category:
            yield Finding(
                f"“{part.name}” belongs to {part.category}, the service is {category}.",
                f"Leave it if you offer both; otherwise choose a type of work of {category}.",
                at=("subcategories", index),
            )
