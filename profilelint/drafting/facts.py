"""The facts that a profile itself tells: roles, services, skills, for whom, jobs, figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

import msgspec

from profilelint import naming
from profilelint.lexicon import is_name, is_word, rank
from profilelint.matching import named_skills, words_of
from profilelint.profile import Employment, Profile
from profilelint.source import Path, Span
from profilelint.text import squashed
from profilelint.vocabulary import (
    categories_chosen,
    column,
    everyday_skills,
    skill_names,
    skills_of_category,
    squashed_all,
    subcategory_named,
)

_LONGEST_ROLE = 3
"""Words that may stand before the noun of a role."""
_I_AM = re.compile(r"(?:\A|\bI(?: am|['’]m)\b)[^.!?\n]*")
_FOR = re.compile(r"\bfor\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[^.!?…\n]|\.(?=[^\s.])|(?<=[\w,;])\n(?=[ \t]*[\w(\"“]))+[.!?…]*")
_FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*")
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 20, 240
_NUMBERS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozens",
        "many",
    ]
)
_BEGINNING = 300
"""Characters of an overview in which its writer says what they are."""
_ENDINGS = {
    "development": "developer",
    "design": "designer",
    "analysis": "analyst",
    "analytics": "analyst",
    "management": "manager",
    "engineering": "engineer",
    "translation": "translator",
    "illustration": "illustrator",
    "animation": "animator",
    "assistance": "assistant",
    "consulting": "consultant",
    "science": "scientist",
    "architecture": "architect",
    "accounting": "accountant",
    "photography": "photographer",
    "transcription": "transcriptionist",
    "entry": "entry specialist",
    "coaching": "coach",
    "ing": "er",
}
"""How the name of a service becomes that of who offers it, if the list of roles has the result."""
_SELF = re.compile(r"\b(?:self[- ]employed|freelanc\w*|own business)\b", re.IGNORECASE)


class Facts(msgspec.Struct, frozen=True):
    """What a profile tells of its writer, the surest and most telling first, in its own spelling.

    ``tools`` are those of the ``skills`` that are names of programs and techniques and that a text
    of the profile shows. ``jobs`` are as in the profile; ``figures`` are sentences of it that hold
    a number.
    """

    roles: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    audience: str = ""
    jobs: tuple[Employment, ...] = ()
    figures: tuple[str, ...] = ()

    def named(self) -> dict[str, str]:
        """The facts by the names that the template gives them, without the jobs and figures."""
        lists = {"service": self.services, "skill": self.skills, "tool": self.tools}
        facts = {"audience": self.audience}
        for name, values in lists.items():
            facts |= {f"{name}{at + 1 if at else ''}": value for at, value in enumerate(values)}
        return facts


def facts_of(profile: Profile, spoilt: Collection[tuple[Path, Span | None]] = ()) -> Facts:
    """The facts of a profile; nothing is taken from the places ``spoilt``."""
    ranked = list(_skills(profile))
    skills = tuple(name for name, _ in ranked)
    services = tuple(_services(profile))
    return Facts(
        roles=tuple(dict.fromkeys(_roles(profile, services, skills))),
        services=services,
        skills=skills,
        tools=tuple(name for name, shown in ranked if shown and is_tool(name)),
        audience=next(_audiences(profile), ""),
        jobs=tuple(
            job
            for index, job in enumerate(profile.employment or ())
            if (job.title or "").strip() and not _is_spoilt(spoilt, ("employment", index))
        ),
        figures=tuple(_figures(profile, spoilt)),
    )


def is_self_employed(job: Employment) -> bool:
    """Whether a job was one's own."""
    return bool(_SELF.search(f"{job.company or ''} {job.title or ''}"))


def _roles(profile: Profile, services: tuple[str, ...], skills: tuple[str, ...]) -> Iterator[str]:
    """What the person is: by the title, the jobs, the overview, else by the service."""
    yield from _roles_in(profile.title or "")
    for job in profile.employment or ():
        title = (job.title or "").strip()
        yield from _roles_in(title)
    for found in _I_AM.finditer(profile.overview or "", 0, _BEGINNING):
        yield from _roles_in(found[0])
    for name in (*services, *skills):
        yield from _role_of(name)


def _roles_in(text: str) -> Iterator[str]:
    """The roles that a text names: a noun for a role with the words that say of what kind."""
    words = words_of(text)
    for index, (noun, _, end) in enumerate(words):
        if noun not in naming.role_nouns():
            continue
        first = index
        while first and index - first < _LONGEST_ROLE and _belongs(text, words, first - 1):
            first -= 1
        for start in range(first, index + 1):
            before = [word for word, _, _ in words[start:index]]
            if text[words[start][1] - 1 : words[start][1]] != "-" and _is_kind(before, noun):
                yield _quiet(text[words[start][1] : end])
                break


def _belongs(text: str, words: list[tuple[str, int, int]], index: int) -> bool:
    """Whether a word stands so before the next that both may say of what kind a role is."""
    return text[words[index][2] : words[index + 1][1]] in (" ", "-", "/")


def _is_kind(before: list[str], noun: str) -> bool:
    """Whether words make a role of a noun: “data entry” of a specialist, “to” of nobody."""
    if " ".join([*before, noun]) in _known_roles():
        return bool(before) or noun not in naming.generic()
    if not before:
        return False
    phrase = " ".join(before)
    if before[0] == "to" or before[-1] == "to":
        return False
    if "to" in before and all(word == "to" or is_name(word) for word in before):
        return True  # “Polish to English translator”
    if any(noun == who and f"{phrase} {what}" in naming.names() for what, who in _ENDINGS.items()):
        return True  # whoever offers “virtual assistance”
    known = {phrase, f"{phrase}s"} & naming.names()
    return bool(known) and not (len(before) == 1 and naming.is_broad(phrase))


def _quiet(role: str) -> str:
    """A role in small letters where its words have capitals only because they stand in a title."""
    return re.sub(r"(?<!\.)[^\W\d_]+", _quiet_word, role)


def _quiet_word(found: re.Match[str]) -> str:
    word = found[0]
    loud = word.istitle() or (word.isupper() and len(word) > 3)
    return word.lower() if loud and rank(word.lower()) and not _is_kept(word) else word


def _is_kept(word: str) -> bool:
    """Whether a word has its capital everywhere."""
    return is_tool(word) or is_name(word.lower())


@cache
def _known_roles() -> frozenset[str]:
    return frozenset(column("roles.csv"))


def _role_of(service: str) -> Iterator[str]:
    """The role that offers a service: “Web Development” is that of a web developer."""
    name = service.removesuffix(" Services")
    for ending, noun in _ENDINGS.items():
        if name.lower().endswith(ending):
            role = name[: -len(ending)] + noun
            if role.lower() in _known_roles():
                yield _quiet(role)
                return


def _services(profile: Profile) -> Iterator[str]:
    """The types of work, those first of which a specialty is named in the title."""
    parts = [part.name for name in profile.subcategories or () if (part := subcategory_named(name))]
    yield from (name for name in parts if not name.startswith("Other"))


def _skills(profile: Profile) -> Iterator[tuple[str, bool]]:
    """The skills that are worth a place in the title, none said twice, and whether a text has them.

    Those first that the texts show, or that the platform lists for the service.
    """
    listed = list(dict.fromkeys(profile.skills or ()))
    texts = [text for _, text in profile.texts()]
    shown = {found.skill for text in texts for found in named_skills(text)}
    services = categories_chosen(profile.category, profile.subcategories)
    known = skill_names()
    own = listed or sorted(shown, key=lambda one: _first(texts, one))
    keys = {
        known.get(key, name): key
        for name, key in zip(own, squashed_all(own), strict=True)
        if key and key not in everyday_skills()
    }

    told = {name for name in keys if name in shown or _is_said(name, texts)}

    def weight(name: str) -> tuple[bool, bool]:
        of_service = any(keys[name] in skills_of_category(service) for service in services)
        return name not in told, not of_service

    taken: set[str] = set()
    for name in sorted(keys, key=weight):
        words = {word.lower() for word in re.findall(r"[\w+#.]+", name)}
        if name.startswith(("Business with", "Offers ")) or (words & taken):
            continue
        taken |= words - naming.generic()
        yield name, name in told


def _first(texts: list[str], name: str) -> tuple[int, str]:
    """Where a skill is named first, for an order that the texts give."""
    return "\n".join(texts).lower().find(name.lower()), name


def _is_said(name: str, texts: list[str]) -> bool:
    return any(squashed(name) in squashed(text) for text in texts)


def is_tool(skill: str) -> bool:
    """Whether a skill is the name of a program or technique: no word of it is plain English."""
    return not any(is_word(word) for word in re.split(r"[^\w.+#]+", skill.lower()) if word)


def _audiences(profile: Profile) -> Iterator[str]:
    """For whom the person says that they work: an industry or a kind of client after “for”."""
    for text in (profile.title or "", (profile.overview or "")[:_BEGINNING]):
        for found in _FOR.finditer(text):
            rest = re.split(r"[^\w' &-]", text[found.end() : found.end() + 60], maxsplit=1)[0]
            words = rest.split()[:4]
            for count in range(min(len(words), 4), 0, -1):
                some = [word.lower() for word in words[:count]]
                plain = not any(
                    word in naming.generic() or word in _NUMBERS or word.isdigit() for word in some
                )
                ends = {" ".join(some[at:]) for at in range(count)}
                if plain and ends & naming.industries():
                    yield " ".join(words[:count])
                    break


def _figures(profile: Profile, spoilt: Collection[tuple[Path, Span | None]]) -> Iterator[str]:
    """Sentences of overview and jobs with a number in them, as they stand."""
    for at, text in profile.texts():
        if at[-1] not in ("overview", "description") or at[0] not in ("overview", "employment"):
            continue
        for found in _SENTENCE.finditer(text):
            sentence = " ".join(found[0].strip(" \t\n-–•*").split())
            if (
                _FIGURE.search(sentence)
                and _SHORTEST_SENTENCE < len(sentence) < _LONGEST_SENTENCE
                and sentence[-1] in ".!?…"
                and not _is_spoilt(spoilt, at, found.span())
            ):
                yield sentence


def _is_spoilt(
    spoilt: Collection[tuple[Path, Span | None]], at: Path, span: Span | None = None
) -> bool:
    """Whether a place, or a part of it, is one from which nothing is taken."""
    return any(
        place[: len(at)] == at
        and (span is None or theirs is None or (theirs[0] < span[1] and span[0] < theirs[1]))
        for place, theirs in spoilt
    )
