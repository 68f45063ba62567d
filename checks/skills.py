"""The skill tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from profilelint import needed
from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, Safety, Severity, Skip
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.text import counted, excerpt
from profilelint.vocabulary import (
    categories_chosen,
    category_named,
    everyday_skills,
    skill_names,
    skills_of_category,
    skills_of_subcategory,
    squashed_all,
    subcategory_named,
)

_TEN = [f"Skill {letter}" for letter in "ABCDEFGHIJ"]
"""Ten skills for examples in which only the number matters."""

_DESIGNER = ["Logo Design", "Brand Identity", "Adobe Illustrator", "Packaging Design"]
_LAWYER = ["Contract Drafting", "Legal Research", "Corporate Law"]
_MS = Pattern(r"\bms\b", exact=True)
_ENDING = Pattern(r"(?<=\w{5})(?:ance|ing|ion)$", exact=True)
"""What a sentence may have otherwise (“virtual assistant”); short words stay whole, since “typ”
would be found in “TypeScript”."""

_WEB = "Web, Mobile & Software Dev"


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"skills": ["Bookkeeping"]}),
        Example({"skills": _DESIGNER}),
        Example({"skills": []}, says="No skill"),
        Example({"title": "Tax attorney", "skills": []}, says="No skill"),
        Example({"title": "Tax attorney"}, skips="not known"),
    ],
)
def skills_missing(profile: Profile) -> Iterator[Finding]:
    """List your skills.

    ## Why

    The platform's help says that a profile needs at least one skill before it is complete and can
    be used to propose. Skills are also what clients filter by.

    ## How to mend it

    Begin with the skill in your title, then add the tools and methods that you use.
    """
    if profile.skills is None:
        raise Skip("the skills are not known")
    if not profile.skills:
        yield Finding(
            "No skill is listed.",
            "Add the skill in your title first, then the tools and methods that you use for it.",
            at=("skills",),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=4,
    examples=[
        Example({"skills": _TEN}),
        Example({"skills": [*_TEN, "Legal Research"]}),
        Example({"skills": _LAWYER}, says="Only 3 skills"),
        Example({"skills": ["Data Entry"]}, says="Only one skill"),
        Example(
            {"subcategories": ["Web Development"], "skills": ["JavaScript", "Vue.js"]},
            says="Only 2 skills",
        ),
        Example({"skills": _DESIGNER}, options={"minimum": 4}),
        Example({"skills": []}, skips="no skill"),
    ],
)
def skills_few(profile: Profile, *, minimum: int) -> Iterator[Finding]:
    """List as many skills as you truly have, ten or more.

    ## Why

    The approval guide (tip 4) advises to fill the list, which then took ten, with skills that you
    really have. Live profiles do: of 908 counted, about 95 in 100 list ten or more, and half list
    fifteen or more.

    ## How to mend it

    Type what you use into the platform's search box and take what it offers; look at what others
    with your service list. Basic knowledge is enough, but every skill must be true and belong to
    your service, even if the list then stays shorter.
    """
    mine = needed.skills(profile)
    if len(mine) >= minimum:
        return
    known = set(_keys(mine))
    parts = [part for name in profile.subcategories or () if (part := subcategory_named(name))]
    offered = skills_of_subcategory(parts[0].name)[:20] if parts else ()
    missing = [
        skill for skill, key in zip(offered, _keys(offered), strict=True) if key not in known
    ]
    ideas = f" For {parts[0].name} the platform offers {', '.join(missing[:5])}." if missing else ""
    yield Finding(
        f"Only {'one skill is' if len(mine) == 1 else f'{len(mine)} skills are'} listed; "
        f"the aim is {minimum} or more.",
        f"Add {counted(minimum - len(mine), 'skill')} that you really have and that belong to your "
        f"service.{ideas}",
        at=("skills",),
    )


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"skills": _TEN}),
        Example({"skills": _DESIGNER}),
        Example({"skills": [*_TEN, "Contract Law"]}, says="“Contract Law”"),
        Example(
            {"title": "AutoCAD drafter", "skills": [*_TEN, *_TEN[:5], "AutoCAD"]},
            says="the platform's help says 15",
            becomes={
                "title": "AutoCAD drafter",
                "skills": [*_TEN, *_TEN[:4], "AutoCAD"],
            },
        ),
        Example({"skills": [*_TEN, *_TEN, "Cold Calling"]}, says="takes 20 at most"),
        Example({"skills": [*_TEN, "Contract Law"]}, options={"guide_limit": 15}),
        Example({"skills": [*_TEN, "Offers consultations"]}),
        Example({"title": "Translator"}, skips="not known"),
    ],
)
def skills_over_limit(
    profile: Profile, *, limit: int, upper_limit: int, guide_limit: int, not_skills: list[str]
) -> Iterator[Finding]:
    """List no more skills than the platform takes.

    ## Why

    Three figures are about. The guide of 2022 says ten, which is out of date: the platform's help
    says fifteen, so from eleven to fifteen this is only a remark. Another help article and the
    platform's own connector say twenty, so sixteen to twenty is a warning, and more than twenty,
    which nothing allows, an error.

    ## How to mend it

    Keep the skills that a client in your service would search for. Take out what is said twice,
    then what is furthest from your title.
    """
    places = [place for place, name in enumerate(needed.skills(profile)) if name not in not_skills]
    number = len(places)
    if number > upper_limit:
        allowed, severity = upper_limit, Severity.ERROR
        why = f"the platform takes {upper_limit} at most"
    elif number > limit:
        allowed, severity = limit, Severity.WARNING
        why = f"the platform's help says {limit}, another page of it {upper_limit}"
    elif number > guide_limit:
        allowed, severity = guide_limit, Severity.INFO
        why = f"the guide says {guide_limit}, the platform takes {limit}"
    else:
        return
    mend = (
        "Nothing has to change; a list without weak skills reads better than a full one."
        if severity is Severity.INFO
        else f"Take out {number - allowed}: first what is said twice, then what is furthest from "
        "your title."
    )
    first = places[allowed]
    yield Finding(
        f"{number} skills are listed: {why}. “{excerpt(needed.skills(profile)[first])}” is number "
        f"{allowed + 1}.",
        mend,
        at=("skills", first),
        fix=None if severity is Severity.INFO else _without_least(profile, places, allowed),
        severity=severity,
    )


def _without_least(profile: Profile, places: Sequence[int], allowed: int) -> Fix:
    """The removal of the skills that the rest of the profile backs least, the last of them first.

    What is listed twice goes before all others; then what neither the title, nor the other texts,
    nor the skills that the platform lists for the service name.
    """
    mine = needed.skills(profile)
    keys = _keys(mine)
    texts = " ".join(_folded(text) for _, text in profile.texts())
    title = _folded(profile.title or "")
    services = categories_chosen(profile.category, profile.subcategories)

    def backing(place: int) -> tuple[bool, int, int]:
        spoken = _spoken(mine[place])
        listed = any(keys[place] in skills_of_category(service) for service in services)
        points = 4 * (spoken in title) + 2 * (spoken in texts) + listed
        return keys[place] not in keys[:place], points, -place

    weakest = sorted(places, key=backing)[: len(places) - allowed]
    return Fix(tuple(Edit(("skills", place), None) for place in sorted(weakest)), Safety.UNSAFE)


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"skills": ["C", "C++", "C#"]}),
        Example({"skills": ["Contract Drafting", "Contract Law"]}),
        Example(
            {"skills": ["Proofreading", "Copy Editing", "Proofreading"]},
            says="“Proofreading” is listed twice",
            becomes={"skills": ["Proofreading", "Copy Editing"]},
        ),
        Example(
            {"skills": ["Wordpress", "PHP", "WordPress"]},
            says="“Wordpress” and “WordPress” are the same skill",
            becomes={"skills": ["PHP", "WordPress"]},
        ),
        Example(
            {"skills": ["Node.js", "NodeJS", "AutoCAD", "node js"]},
            says="“node js”",
            becomes={"skills": ["Node.js", "AutoCAD"]},
        ),
        Example({"skills": []}, skips="no skill"),
    ],
)
def skills_duplicate(profile: Profile) -> Iterator[Finding]:
    """List every skill once.

    ## Why

    The number of skills is limited, and the same one in two spellings uses two places. It also
    reads as haste, which is what the guide warns of (tip 11: treat the profile as a resume).

    ## How to mend it

    Keep the platform's spelling and use the free place for another skill.
    """
    groups: dict[str, list[int]] = {}
    mine = needed.skills(profile)
    for index, key in enumerate(_keys(mine)):
        groups.setdefault(key, []).append(index)
    if len(groups) == len(mine):
        return
    for key, places in groups.items():
        if len(places) < 2 or not key:
            continue
        spelling = skill_names().get(key)
        keep = next((place for place in places if mine[place] == spelling), places[0])
        for place in places:
            if place == keep:
                continue
            same = mine[place].split() == mine[keep].split()
            yield Finding(
                f"“{mine[keep]}” is listed twice."
                if same
                else f"“{mine[place]}” and “{mine[keep]}” are the same skill.",
                "Take one out and use its place for another skill."
                if same
                else f"Keep “{mine[keep]}” and use the place for another skill.",
                at=("skills", place),
                fix=Fix((Edit(("skills", place), None),), Safety.SAFE if same else Safety.UNSAFE),
            )


def _keys(skills: Sequence[str]) -> list[str]:
    """For each skill what is the same in all its spellings, as in the vocabulary's tables."""
    return squashed_all(" ".join(skill.replace(" and ", " & ").split()) for skill in skills)


@check(
    severity=Severity.WARNING,
    guide_tip=4,
    examples=[
        Example({"category": _WEB, "skills": ["JavaScript", "Microsoft Excel"]}),
        Example({"category": "Admin Support", "skills": ["Microsoft Word", "Typing"]}),
        Example({"category": "Legal", "skills": ["Contract Law", "Microsoft Word"]}),
        Example(
            {
                "category": _WEB,
                "title": "Developer of Microsoft Word add-ins",
                "skills": ["Microsoft Word"],
            }
        ),
        Example(
            {
                "category": "Data Science & Analytics",
                "title": "Data analyst and virtual assistant",
                "skills": ["Virtual Assistance", "Python"],
            }
        ),
        Example(
            {"category": _WEB, "skills": ["JavaScript", "Microsoft Word"]},
            says="“Microsoft Word”",
            becomes={"category": _WEB, "skills": ["JavaScript"]},
        ),
        Example(
            {"category": "Engineering & Architecture", "skills": ["AutoCAD", "Data Entry"]},
            says="“Data Entry” is an everyday skill",
        ),
        Example(
            {"subcategories": ["Branding & Logo Design"], "skills": ["Typing", "Logo Design"]},
            says="Design & Creative",
        ),
        Example({"skills": ["Typing"]}, skips="service"),
    ],
)
def skills_off_topic(profile: Profile) -> Iterator[Finding]:
    """List only skills that belong to the service you offer.

    ## Why

    The guide (tip 4) warns of skills that have nothing to do with the service, such as “Microsoft
    Word” for a web developer, however well one knows them. Only everyday office, phone and
    character skills are looked at, and none that your title, your overview or your types of work
    name, that the platform lists for your service, or that its clients were seen to ask for.

    ## How to mend it

    Take it out, even if the list is then shorter. If it is part of what you sell, say so in the
    title or the overview.
    """
    mine = needed.skills(profile)
    services = categories_chosen(profile.category, profile.subcategories)
    if not services:
        raise Skip("the service (category) is not known; add it so that the skills can be compared")
    service = category_named(profile.category or "") or services[0]
    places = list(_off_topic(profile, services))
    for index in places:
        # The list is not emptied: no skill at all would block the profile.
        only = index == places[0] and len(places) == len(mine)
        yield Finding(
            f"“{mine[index]}” is an everyday skill that says little about {service}.",
            "Use its place for a skill that clients look for in your service, or leave it out. If "
            "it is part of what you sell, say so in the title or the overview.",
            at=("skills", index),
            fix=None if only else Fix((Edit(("skills", index), None),), Safety.UNSAFE),
        )


def _off_topic(profile: Profile, services: Sequence[str]) -> Iterator[int]:
    """The places of everyday skills that the profile's services and words do not ask for."""
    everyday, mine, text = everyday_skills(), profile.skills or (), ""
    for index, (name, key) in enumerate(zip(mine, _keys(mine), strict=True)):
        fine = everyday.get(key)
        if fine is None or not fine.isdisjoint(services):
            continue
        if any(key in skills_of_category(service) for service in services):
            continue
        text = text or _own_words(profile)
        if _spoken(name) not in text:
            yield index


def _own_words(profile: Profile) -> str:
    """What the profile says of its work: title, overview, types of work and their specialties."""
    parts = [part for name in profile.subcategories or () if (part := subcategory_named(name))]
    words = [profile.title or "", profile.overview or "", *(profile.subcategories or ())]
    words += [special for part in parts for special in part.specialties]
    return _folded("\n".join(words))


def _spoken(skill: str) -> str:
    """The part of a skill's name that people use in a sentence: “virtual assist”."""
    return _ENDING.sub("", _folded(skill).removesuffix(" skills"))


def _folded(text: str) -> str:
    return _MS.sub("microsoft", text.casefold().replace("-", " "))
