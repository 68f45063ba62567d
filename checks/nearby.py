"""Which further types of work lie near those chosen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.matching import folded
from profilelint.profile import Profile
from profilelint.text import counted
from profilelint.vocabulary import (
    categories_chosen,
    categories_with_lists,
    squashed_all,
    subcategories,
    subcategories_with,
    subcategory_named,
)


@check(
    section="subcategories",
    severity=Severity.INFO,
    guide_tip=3,
    examples=[
        Example(
            {
                "category": "Engineering & Architecture",
                "subcategories": ["Civil & Structural Engineering"],
                "title": "Structural engineer for timber houses",
                "skills": ["Steel Structure"],
            }
        ),
        Example(
            {
                "category": "Legal",
                "subcategories": ["Corporate & Contract Law"],
                "skills": ["Contract Drafting"],
            }
        ),
        Example(
            {
                "category": "Web, Mobile & Software Dev",
                "subcategories": ["Web Development"],
                "skills": ["WooCommerce", "Shopify", "BigCommerce", "PHP"],
            },
            says="“Ecommerce Development” (“WooCommerce”, “Shopify” and “BigCommerce”)",
        ),
        Example(
            {
                "category": "Design & Creative",
                "subcategories": ["Graphic, Editorial & Presentation Design"],
                "skills": ["Logo Design", "Editorial Design"],
            },
            says="“Branding & Logo Design” (“Logo Design”)",
        ),
        Example(
            {
                "category": "Writing",
                "subcategories": ["Content Writing"],
                "title": "Blog posts and proofreading for gardeners",
                "skills": ["Blog Writing"],
            },
            says="“Editing & Proofreading Services” (“Proofreading”)",
        ),
        Example({"subcategories": ["Public Law"]}, skips="skills"),
        Example({"category": "Legal", "skills": ["Tax Law"]}, skips="types of work"),
    ],
)
def subcategories_nearby(
    profile: Profile, *, limit: int, most: int, minimum: int, shared: int
) -> Iterator[Finding]:
    """See whether a neighbouring type of work is also yours.

    ## Why

    The guide (tip 3) says that many types of work overlap, and that you need no professional
    experience to choose one that you can do. A type of work of your service counts as near where
    one of its specialties is among your skills or in your title, or where several of your skills
    are on the platform's list for it and on few others. There are such lists for three services
    (data science, IT and web development); in the others only specialties are compared.

    ## How to mend it

    Add it if you could take on such a job today; leave it if not.
    """
    if profile.subcategories is None:
        raise Skip("the types of work are not known")
    if not profile.skills and not profile.title:
        raise Skip("neither the skills nor the title are known")
    chosen = {part.name for name in profile.subcategories if (part := subcategory_named(name))}
    groups = categories_chosen(profile.category, profile.subcategories)
    if not chosen or not groups:
        raise NotApplicable("none of the types of work is known by name")
    room = min(most, limit - len(profile.subcategories))
    if room <= 0:
        return
    keys = set(squashed_all(profile.skills or ()))
    title = f" {folded(profile.title or '')} "
    lists = _lists_of(profile, groups, shared)
    near: list[tuple[int, str, list[str]]] = []
    for group in groups:
        for name, specials in _types_of(group):
            if name in chosen:
                continue
            direct = [
                special
                for key, phrase, special in specials
                if key in keys or f" {phrase} " in title
            ]
            known = lists.get(name, [])
            if direct or len(known) >= minimum:
                evidence = list(dict.fromkeys([*direct, *known]))
                near.append((2 * len(direct) + len(known), name, evidence))
    near.sort(key=lambda one: -one[0])
    if near:
        shown = ", ".join(f"“{name}” ({_quoted(why)})" for _, name, why in near[:room])
        yield Finding(
            f"Other types of work lie near what your skills and title name: {shown}.",
            "Choose those that you could do today, even without freelance experience in them; "
            f"{counted(limit - len(profile.subcategories), 'place')} of {limit} are free.",
            at=("subcategories",),
            offers=tuple(name for _, name, _ in near[:room]),
        )


def _lists_of(profile: Profile, groups: tuple[str, ...], shared: int) -> dict[str, list[str]]:
    """Those of the skills that tell something, by the types of work that list them.

    ``shared``: in how many lists a skill may stand at most to tell something.
    """
    found: dict[str, list[str]] = {}
    if not categories_with_lists().isdisjoint(groups):
        for skill in dict.fromkeys(profile.skills or ()):
            parts = subcategories_with(skill)
            if len(parts) <= shared:
                for part in parts:
                    found.setdefault(part, []).append(skill)
    return found


@cache
def _types_of(category: str) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """The types of work of a service, each with its specialties.

    A specialty is given squashed, as words, and as it is written.
    """
    return tuple(
        (
            part.name,
            tuple(
                (key, folded(special), special)
                for key, special in zip(
                    squashed_all(part.specialties), part.specialties, strict=True
                )
            ),
        )
        for part in subcategories().values()
        if part.category == category
    )


def _quoted(names: list[str]) -> str:
    """``“A”, “B” and “C”``, the first three."""
    shown = [f"“{name}”" for name in names[:3]]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
