"""Which pieces of work in a profile tell the challenge, the solution and the result in figures.

Talent managers ask for just that in the interview for Expert-Vetted. The words that give away a
challenge or a solution are data; a figure is any number that is no year and no version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from profilelint.pattern import Pattern, either
from profilelint.profile import Profile
from profilelint.source import Path
from profilelint.text import excerpt

PARTS = ("challenge", "solution", "figures")

_FIGURE = Pattern(
    r"(?<![\w.,/-])[$€£]?\d[\d,]*(?:\.\d+)?(?: ?(?:%|percent\b|[km]\b|x\b))?(?![\w/])"
    r"|\b(?:halved|doubled|tripled|twice)\b"
)
_YEAR = Pattern(r"(?:19|20)\d\d", exact=True)
_VERSION = Pattern(
    r"\b(?:python|web|angular|laravel|php|java|bootstrap|drupal|vue|django|windows|magento|rails|"
    r"symfony|swift|net|version|v|top|level|phase|step|stage|part)[ -]$"
)


class Case(msgspec.Struct, frozen=True):
    """A piece of work, and the words of it that tell each of the three; ``None`` where none do."""

    at: Path
    name: str
    challenge: str | None
    solution: str | None
    figures: str | None

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of the three parts it does not tell."""
        return tuple(part for part in PARTS if getattr(self, part) is None)


def cases(profile: Profile, challenge: Sequence[str], solution: Sequence[str]) -> tuple[Case, ...]:
    """Every piece of the portfolio and every job, with what it tells.

    ``challenge`` and ``solution`` are words and phrases, ``*`` standing for any ending.
    """
    problems, deeds = _pattern(tuple(challenge)), _pattern(tuple(solution))
    return tuple(
        Case(at, name, _first(problems, text), _first(deeds, text), _figure(text))
        for at, name, text in _pieces(profile)
    )


def _pieces(profile: Profile) -> Iterator[tuple[Path, str, str]]:
    for index, piece in enumerate(profile.portfolio or ()):
        name = piece.title or f"piece {index + 1} of the portfolio"
        yield ("portfolio", index), excerpt(name, 40), piece.description or ""
    for index, job in enumerate(profile.employment or ()):
        name = job.title or job.company or f"job {index + 1}"
        yield ("employment", index), excerpt(name, 40), job.description or ""


@cache
def _pattern(words: tuple[str, ...]) -> Pattern:
    return Pattern(rf"\b{either(' '.join(word.replace(' ', '_') for word in words))}\b")


def _first(pattern: Pattern, text: str) -> str | None:
    found = pattern.search(text)
    return found.group() if found else None


def _figure(text: str) -> str | None:
    for found in _FIGURE.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        if not _YEAR.fullmatch(found.group()) and not _VERSION.search(before):
            return found.group().strip()
    return None
