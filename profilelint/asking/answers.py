"""What a person typed or pasted, as a value of the profile; a reason where it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from profilelint.errors import did_you_mean
from profilelint.profile import PartialDate
from profilelint.vocabulary import (
    Subcategory,
    categories,
    category_named,
    subcategories,
    subcategory_named,
)

if TYPE_CHECKING:
    from profilelint.asking.questions import Question

NONE = "-"
"""The answer that says: there is nothing there. An empty answer says: not known."""
NOW = ("now", "present", "today")
"""Answers that say that something still goes on."""
OFFERED = 9
"""Names offered at once, each by a digit."""
_LEAST = 55
"""Alikeness, of 100, from which a name is offered. Basis: ours, tried on slips and short forms."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BETWEEN = re.compile(r"[,;\n]")
_RATE = re.compile(
    r"(?:US)?\$? *(?P<number>[0-9]+(?:[.,][0-9]{1,2})?) *(?:\$|USD|dollars?)?(?: */ *h(?:ou)?r?)?",
    re.IGNORECASE,
)


def cleaned(text: str) -> str:
    """A text without what a terminal puts into it: marks of a paste, keys, other controls."""
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub("", text).encode(errors="replace").decode()


def value_of(question: Question, answer: str) -> Any:
    """What an answer puts into a question's field; :data:`UNSET` for an empty answer.

    :raises ValueError: where it is no answer to it, with what would be.
    """
    if not answer.strip():
        return UNSET
    if answer.strip() == NONE:
        return _nothing(question)
    match question.shape:
        case "text":
            return answer.strip("\n")
        case "names":
            return names_in(answer)
        case "rate":
            return rate_of(answer)
        case "date":
            return date_of(answer)
        case "end":
            return None if answer.strip().lower() in NOW else date_of(answer)
        case "word":
            return one_of(answer, question.words)
        case _:
            return answer.strip()


def _nothing(question: Question) -> Any:
    """That there is nothing: what the profile format writes for it."""
    match question.shape:
        case "names":
            return []
        case "rate":
            return 0
        case "date" | "end" | "word":
            raise ValueError("This cannot be nothing. Enter leaves it out.")
        case _:
            return ""


def names_in(answer: str) -> list[str]:
    """The entries of a list as people write it, on lines of their own or with commas; each once."""
    found = (part.strip().strip("•*·").strip() for part in _BETWEEN.split(answer))
    return list(dict.fromkeys(part for part in found if part))


def rate_of(answer: str) -> float | int:
    """An hourly rate in dollars: ``28``, ``$28.50``, ``28 USD/hr``.

    :raises ValueError: for anything else.
    """
    found = _RATE.fullmatch(answer.strip())
    if found is None:
        raise ValueError("Write the rate as a number of US dollars, such as 28 or 28.50.")
    number = float(found["number"].replace(",", "."))
    return int(number) if number.is_integer() else number


def date_of(answer: str) -> str | int:
    """A date as the profile format writes it: ``2021``, ``2021-03``, ``2021-03-05``.

    What people write besides (“March 2021”, “03/2021”) is understood too.

    :raises ValueError: for anything else.
    """
    from profilelint.reading import values

    found: PartialDate | None
    try:
        found = PartialDate.parse(answer)
    except ValueError:
        found = values.date_of(answer)
    if found is None:
        raise ValueError("Write the date as 2021, 2021-03 or March 2021.")
    return str(found) if found.month else found.year


def one_of(answer: str, words: Sequence[str]) -> str:
    """One of some words, by its number, its name or how it begins.

    :raises ValueError: for anything else.
    """
    if (number := number_of(answer, len(words))) is not None:
        return words[number]
    low = answer.strip().lower().replace(" ", "-")
    found = [word for word in words if word == low] or [
        word for word in words if word.startswith(low)
    ]
    if len(found) != 1:
        near = did_you_mean(low, words)
        raise ValueError(f"Type the number, or one of {', '.join(words)}{near}.")
    return found[0]


def alike(answer: str, names: Sequence[str]) -> list[str]:
    """The names most like what was typed, the nearest first, at most :data:`OFFERED`."""
    from rapidfuzz import fuzz, process, utils

    typed = utils.default_process(answer)
    if not typed:
        return []
    begins = [name for name in names if _within(typed, utils.default_process(name))]
    near = process.extract(
        answer,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_LEAST,
        limit=OFFERED,
    )
    return list(dict.fromkeys([*begins, *(name for name, _, _ in near)]))[:OFFERED]


def _within(typed: str, name: str) -> bool:
    """Whether each word typed begins a word of the name."""
    return all(any(word.startswith(part) for word in name.split()) for part in typed.split())


def categories_like(answer: str) -> list[str]:
    """The services that an answer may mean; one alone where it names or numbers it."""
    if (number := number_of(answer, len(categories()))) is not None:
        return [categories()[number]]
    named = category_named(answer)
    return [named] if named else alike(answer, categories())


def types_of_work(category: str | None) -> list[str]:
    """The types of work of a service, or all of them."""
    parts: list[Subcategory] = list(subcategories().values())
    return [part.name for part in parts if category is None or part.category == category]


def types_like(answer: str, offered: Sequence[str]) -> list[str]:
    """The types of work that one answer may mean: by its number, its name, or names like it.

    Those offered come first; where none is like it, all that there are are looked through.
    """
    if (number := number_of(answer, len(offered))) is not None:
        return [offered[number]]
    named = subcategory_named(answer)
    if named is not None:
        return [named.name]
    return alike(answer, offered) or alike(answer, types_of_work(None))


def number_of(answer: str, most: int) -> int | None:
    """The place, from 0, that a number from 1 to ``most`` names; ``None`` for any other answer."""
    typed = answer.strip()
    wanted = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else 0
    return wanted - 1 if 0 < wanted <= most else None
