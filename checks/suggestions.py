"""The skills compared with the rest of the profile and the platform's spelling: suggestions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from profilelint import needed
from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, NotApplicable, Safety, Severity, Skip
from profilelint.matching import alias_of, folded, named_skills
from profilelint.profile import Profile
from profilelint.text import excerpt
from profilelint.vocabulary import (
    categories_chosen,
    skill_names,
    skills_of_category,
    squashed_all,
)

_TAILS = frozenset(
    {"ad", "administration", "ads", "analysis", "and", "app", "application", "consultation"}
    | {"content", "creation", "design", "development", "editing", "expert", "for", "framework"}
    | {"integration", "in", "language", "management", "marketing", "of", "plugin", "programming"}
    | {"service", "services", "setup", "skills", "software", "strategy", "support", "system", "the"}
    | {"to", "tool", "tools", "web", "website", "writing"}
    | {"adobe", "amazon", "apache", "apple", "autodesk", "google", "ibm", "microsoft", "oracle"}
)
"""Words of a skill's name that alone do not show it, and makers that people leave out."""

_PLACES = {
    "title": "the title",
    "overview": "the overview",
    "employment": "the employment history",
    "portfolio": "the portfolio",
}


def _work_texts(profile: Profile) -> list[tuple[str, str]]:
    """What tells of the person's own work, each with the part of the profile it stands in.

    Names of employers are left out: who worked at a maker of software need not know it.
    """
    found = [("title", profile.title or ""), ("overview", profile.overview or "")]
    for job in profile.employment or ():
        found += [("employment", job.title or ""), ("employment", job.description or "")]
    for item in profile.portfolio or ():
        found += [
            ("portfolio", text or "")
            for text in (item.title, item.role, item.description, *(item.skills or ()))
        ]
    return [(place, text) for place, text in found if text]


def _quoted(names: Sequence[str], most: int = 5) -> str:
    """``“A”, “B” and 3 more``."""
    shown = [f"“{excerpt(name)}”" for name in names[:most]]
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


@check(
    section="skills",
    severity=Severity.INFO,
    guide_tip=4,
    examples=[
        Example({"overview": "I build shops with Shopify.", "skills": ["Shopify"]}),
        Example(
            {
                "overview": "I react quickly, go the extra mile and work well in sales teams.",
                "skills": ["Contract Drafting"],
            }
        ),
        Example({"overview": "I do not work with WordPress.", "skills": ["Shopify"]}),
        Example(
            {"overview": "I build shops with Shopify, Klaviyo and React.", "skills": ["Liquid"]},
            says="“Shopify” (the overview), “Klaviyo” (the overview), “React” (the overview)",
        ),
        Example(
            {
                "overview": "I draw plans of small houses.",
                "skills": ["Architectural Design"],
                "employment": [{"title": "Draughtsman", "description": "Plans in AutoCAD, daily."}],
            },
            says="“Autodesk AutoCAD” (the employment history)",
        ),
        Example(
            {
                "overview": "I answer letters and do data entry and bookkeeping in QuickBooks.",
                "skills": ["Typing"],
            },
            says="“Intuit QuickBooks”",
        ),
        Example({"overview": "I use Figma.", "skills": ["Logo Design"]}, options={"limit": 1}),
        Example({"skills": ["Logo Design"]}, skips="overview"),
        Example({"overview": "I use Figma."}, skips="not known"),
    ],
)
def skills_unlisted(profile: Profile, *, limit: int, most: int) -> Iterator[Finding]:
    """List also the skills that your own texts name.

    ## Why

    The guide (tip 4) advises to list as many genuine skills as there is room for. Looked for are
    names of skills, in the platform's spelling, in the title, the overview, the jobs and the
    portfolio. What is left out on purpose: everyday words such as “communication”, employers, a
    word with a second meaning such as “React” or “Swift” unless it stands beside another skill,
    what a “no” or “without” stands before, and what a listed skill already contains.

    ## How to mend it

    Add those that you really have and want work with; leave the others.
    """
    if profile.skills is None:
        raise Skip("the skills are not known")
    if profile.overview is None and profile.employment is None and profile.portfolio is None:
        raise Skip("neither the overview nor the jobs nor the portfolio are known")
    room = min(most, limit - len(profile.skills))
    if room <= 0:
        return
    mine = [set(folded(name).split()) for name in profile.skills]
    keys = set(squashed_all(profile.skills))
    places: dict[str, dict[str, int]] = {}
    for place, text in _work_texts(profile):
        for found in named_skills(text):
            where = places.setdefault(found.skill, {})
            where[place] = where.get(place, 0) + 1
    names = list(places)
    chosen: dict[str, str] = {}
    for name, key in zip(names, squashed_all(names), strict=True):
        words = set(folded(name).split())
        if key not in keys and not any(words <= theirs or theirs <= words for theirs in mine):
            chosen[name] = key
            mine.append(words)
    if not chosen:
        return
    ranked = sorted(chosen, key=lambda name: (-len(places[name]), -sum(places[name].values())))
    if len(ranked) > room:  # then those first that belong to the service
        groups = categories_chosen(profile.category, profile.subcategories)
        own = [skills_of_category(group) for group in groups]
        ranked.sort(key=lambda name: not any(chosen[name] in one for one in own))
    shown = ", ".join(f"“{name}” ({_PLACES[next(iter(places[name]))]})" for name in ranked[:room])
    yield Finding(
        f"Your own texts name skills that the list lacks: {shown}.",
        f"Add those that you really have; there is room for {limit - len(profile.skills)} more.",
        at=("skills",),
        offers=tuple(ranked[:room]),
    )


@check(
    section="skills",
    severity=Severity.INFO,
    examples=[
        Example({"skills": ["HighLevel", "Contract Drafting"]}),
        Example({"skills": ["Lace Making", "Beekeeping", "Angular 17"]}),
        Example(
            {"skills": ["GoHighLevel"]},
            says="calls “GoHighLevel” “HighLevel”",
            becomes={"skills": ["HighLevel"]},
        ),
        Example(
            {"skills": ["Javascrpit", "Logo Design"]},
            says="“JavaScript” is the nearest",
            becomes={"skills": ["JavaScript", "Logo Design"]},
        ),
        Example(
            {"skills": ["Photoshop", "Bookeeping"]},
            says="“Bookkeeping”",
            becomes={"skills": ["Adobe Photoshop", "Bookkeeping"]},
        ),
        Example({"title": "Tax attorney"}, skips="not known"),
    ],
)
def skills_spelling(profile: Profile, *, similarity: float) -> Iterator[Finding]:
    """Spell your skills as the platform does.

    ## Why

    The platform takes only skills from its own list, in its own spelling: the skill is “HighLevel”,
    not “GoHighLevel”. A file written by hand may hold other names, which its form then does not
    find. The list known here has 3,842 names and is not complete, so a name that it lacks is passed
    over unless another name is very near.

    ## How to mend it

    Take the platform's spelling, after reading whether it is the skill that you mean.
    """
    mine = needed.skills(profile)
    known = skill_names()
    keys = squashed_all(mine)
    for index, (name, key) in enumerate(zip(mine, keys, strict=True)):
        if key in known:
            continue
        other = alias_of(name)
        near = other or _nearest(name, key, similarity)
        if near is None or near in mine:
            continue
        message = (
            f"The platform calls “{excerpt(name)}” “{near}”."
            if other
            else f"“{excerpt(name)}” is none of the known skills; “{near}” is the nearest."
        )
        yield Finding(
            message,
            f"If it is what you mean, list “{near}”.",
            at=("skills", index),
            fix=Fix((Edit(("skills", index), near),), Safety.UNSAFE),
        )


@cache
def _by_first() -> dict[str, list[str]]:
    """The squashed names of the known skills, by their first letter."""
    found: dict[str, list[str]] = {}
    for key in skill_names():
        found.setdefault(key[:1], []).append(key)
    return found


def _nearest(name: str, key: str, similarity: float) -> str | None:
    """The platform's name that a name, and its squashed form, is a slip of, or ``None``."""
    if len(key) < 6:
        return None
    letters = set(key)
    near = [
        other
        for other in _by_first().get(key[0], ())
        if abs(len(other) - len(key)) < 3 and len(letters.symmetric_difference(other)) < 3
    ]
    if not near:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    cutoff = similarity / 100
    found = process.extractOne(key, near, scorer=OSA.normalized_similarity, score_cutoff=cutoff)
    if found is None:
        return None
    better = skill_names()[found[0]]
    return None if _are_two_things(folded(name), folded(better)) else better


def _are_two_things(one: str, other: str) -> bool:
    """Whether two names that look alike are two skills all the same.

    A number, a short word or a last letter makes that difference: Angular 2 and Angular 10, PIC
    and PLC Programming, Mathematica and Mathematics.
    """
    if [char for char in one if char.isdigit()] != [char for char in other if char.isdigit()]:
        return True
    pairs = list(zip(one.split(), other.split(), strict=False))
    return any(a != b and (len(a) < 5 or a[:-1] == b[:-1]) for a, b in pairs)


@check(
    section="skills",
    severity=Severity.INFO,
    examples=[
        Example(
            {
                "overview": "I write contracts and do legal research for small firms.",
                "skills": ["Contract Drafting", "Legal Research"],
                "employment": [],
            }
        ),
        Example(
            {
                "overview": "SEO for dentists.",
                "skills": ["Search Engine Optimization"],
                "employment": [{"title": "Assistant"}],
            }
        ),
        Example(
            {
                "overview": "I write blog posts about gardens.",
                "skills": ["Blog Writing", "WordPress", "Canva"],
                "employment": [],
            },
            says="2 of the 3 skills are named nowhere else in the profile: “WordPress” and “Canva”",
        ),
        Example(
            {
                "overview": "Calculations and drawings of steel halls.",
                "skills": ["Steel Structure", "MATLAB"],
                "employment": [{"title": "Structural engineer", "description": "Twelve bridges."}],
            },
            says="“MATLAB”",
        ),
        Example({"overview": "I draw.", "skills": ["Sketching"]}, skips="employment"),
        Example({"overview": "I draw.", "employment": []}, skips="not known"),
        Example({"overview": "", "employment": [], "skills": ["Sketching"]}, skips="nothing"),
    ],
)
def skills_unshown(profile: Profile, *, most: int, not_skills: list[str]) -> Iterator[Finding]:
    """Show each skill that you list somewhere in your texts.

    ## Why

    A list alone proves nothing; a client believes a skill that a job, a piece of work or the
    overview shows. The guide (tip 4) asks for genuine skills. A skill counts as shown as soon as
    any telling word of its name, its short form or another common name stands in any text of the
    profile, so what is named here really is nowhere.

    ## How to mend it

    Say in the overview or in a job what you did with it, or take it out of the list.
    """
    mine = needed.skills(profile)
    if profile.overview is None or profile.employment is None:
        raise Skip("the overview or the employment history is not known")
    texts = [text for path, text in profile.texts()]
    texts += [name for item in profile.portfolio or () for name in item.skills or ()]
    words = " ".join(folded(text) for text in texts)
    if not words:
        raise NotApplicable("nothing is written that could show a skill")
    joined, solid = f" {words} ", words.replace(" ", "")
    shown = {found.skill for text in texts for found in named_skills(text)}
    lost = [
        index
        for index, name in enumerate(mine)
        if name not in shown and name not in not_skills and not _is_shown(name, joined, solid)
    ]
    if lost:
        names = [mine[index] for index in lost]
        number = (
            f"{len(lost)} of the {len(mine)} skills are"
            if len(mine) > 1 and len(lost) > 1
            else "One of the skills is"
        )
        yield Finding(
            f"{number} named nowhere else in the profile: {_quoted(names, most)}.",
            "Say in the overview or in a job what you did with it, or take it out of the list.",
            at=("skills", lost[0]),
        )


def _is_shown(name: str, words: str, solid: str) -> bool:
    """Whether any telling word of a skill's name, or its initials, stands in a text.

    ``words`` are those of the text with a space around each, ``solid`` the same without spaces.
    """
    parts = folded(name).split()
    telling = [part for part in parts if part not in _TAILS] or parts
    if not telling:
        return True
    if any(f" {part[: max(4, len(part) - 3)]}" in words for part in telling):
        return True
    initials = "".join(part[0] for part in parts)
    if len(parts) > 1 and (f" {initials} " in words or f" {initials}s " in words):
        return True
    joined = "".join(parts)
    return len(joined) > 4 and joined in solid
