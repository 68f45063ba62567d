"""Which questions there are, in their order, and how each is put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import msgspec

from profilelint.profile import Availability, Level, Proficiency, Profile

Shape = Literal["line", "text", "names", "rate", "date", "end", "word", "category", "types"]
"""What an answer is: a line, a text of several, a list, and what has a meaning of its own."""


class Question(msgspec.Struct, frozen=True):
    """One question: the field that it fills, how it is put, and what helps to answer it."""

    field: str
    asks: str
    shape: Shape = "line"
    help: str = ""
    how: str = ""
    """How to type it, where one is asked at a terminal."""
    words: tuple[str, ...] = ()
    """For the shape ``word``: what can be answered."""


class Group(msgspec.Struct, frozen=True):
    """A list of entries that are asked for one by one: jobs, schools, languages."""

    field: str
    asks: str
    entry: str
    """What one of them is called: “job”."""
    parts: tuple[Question, ...]
    help: str = ""


class Limits(msgspec.Struct, frozen=True):
    """How much each field takes, by the rubric; ``None`` where the rubric does not tell."""

    title: int | None = None
    overview: int | None = None
    subcategories: int | None = None
    skills: int | None = None

    @classmethod
    def of(cls, figures: Mapping[str, Mapping[str, object]]) -> Limits:
        """From the options of the checks, as a plan settles them."""

        def limit(check: str) -> int | None:
            found = figures.get(check, {}).get("limit")
            return found if isinstance(found, int) else None

        return cls(
            title=limit("title-too-long"),
            overview=limit("overview-too-long"),
            subcategories=limit("subcategories-over-limit"),
            skills=limit("skills-over-limit"),
        )


def _most(limit: int | None, what: str) -> str:
    return f"At most {limit:,} {what}. " if limit is not None else ""


def questions(limits: Limits) -> Sequence[Question | Group]:
    """The questions about what a profile is refused for, in the order in which the form asks."""
    return (
        Question(
            "title",
            "Your title: the line under your name",
            help=f"{_most(limits.title, 'characters')}Say what you do, and for whom.",
        ),
        Question(
            "overview",
            "Your overview: the long text",
            "text",
            _most(limits.overview, "characters").strip(),
            "Paste it as it is, with its empty lines.",
        ),
        Question("category", "Your service", "category"),
        Question(
            "subcategories",
            "Your types of work",
            "types",
            _most(limits.subcategories, "of them").strip(),
            "Numbers or names with commas between them, or a few letters to search.",
        ),
        Question(
            "skills",
            "Your skills",
            "names",
            f"{_most(limits.skills, 'of them')}As they stand in the profile.",
            "One a line, or with commas between them.",
        ),
        Question("level", "Your experience level", "word", words=get_args(Level)),
        Question("hourly_rate", "Your hourly rate in US dollars", "rate"),
        *GROUPS,
    )


_START = Question("start", "Since when?", "date", "As 2021, 2021-03 or March 2021.")
_END = Question("end", "Until when?", "end", "“now” if it goes on.")

GROUPS = (
    Group(
        "employment",
        "Your jobs, your own clients included",
        "job",
        (
            Question("company", "Employer or client", help="“Self-employed” is one, too."),
            Question("title", "What were you there?"),
            _START,
            _END,
            Question("description", "What did you do, and what came of it?", "text"),
        ),
    ),
    Group(
        "education",
        "Your schools and courses",
        "school or course",
        (
            Question("school", "School, university or course"),
            Question("degree", "Degree or certificate"),
            Question("field", "Field of study"),
            _START,
            _END,
        ),
    ),
)

MORE: tuple[Question | Group, ...] = (
    Question("name", "Your name"),
    Question(
        "email",
        "The e-mail address that you signed up with",
        help="It is judged by itself, stays in this file and is never printed.",
    ),
    Question("photo", "The file or address of your photo"),
    Question("english", "Your English", "word", words=get_args(Proficiency)),
    Group(
        "languages",
        "Your other languages",
        "language",
        (
            Question("language", "Language"),
            Question("proficiency", "How well?", "word", words=get_args(Proficiency)),
        ),
    ),
    Question("availability", "How much time you have", "word", words=get_args(Availability)),
    Group(
        "portfolio",
        "Pieces of work in your portfolio",
        "piece of work",
        (
            Question("title", "Its title"),
            Question("role", "Your part in it"),
            Question("description", "What it is, and what came of it", "text"),
        ),
    ),
    Group(
        "certifications",
        "Your certificates",
        "certificate",
        (Question("name", "Its name"), Question("issuer", "Who gave it?")),
    ),
)
"""Questions that pay off less, asked only of those who want to go on."""

_FIELDS = Profile.__struct_fields__
assert all(one.field in _FIELDS for one in (*questions(Limits()), *MORE))
