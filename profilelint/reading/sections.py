"""What the lines of a profile page tell, by the headings that they stand under.

Only what is sure is taken: a section whose lines do not follow the pattern is not known, and a note
says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from msgspec import UNSET, UnsetType

from profilelint.profile import (
    Certification,
    Education,
    Employment,
    PartialDate,
    PortfolioItem,
    SpokenLanguage,
    Stats,
)
from profilelint.reading import values
from profilelint.reading.lines import Line

HEADINGS: Final = {
    **{name: name for name in ("work history", "employment history", "education", "languages")},
    **{name: name for name in ("skills", "portfolio", "certifications", "availability")},
    **dict.fromkeys(("verifications", "video introduction", "other experiences"), ""),
    **dict.fromkeys(("hours per week", "linked accounts", "testimonials", "licenses"), ""),
    **dict.fromkeys(("project catalog", "associated with", "completed jobs", "about"), ""),
    **dict.fromkeys(("specialized profiles", "all work", "footer navigation"), ""),
    "licenses & certifications": "certifications",
}
"""Headings of a profile page in small letters, and under which name their lines are wanted."""

ENDS: Final = re.compile(
    r"©.*|browse similar freelancers|explore (?:more )?freelancers", re.IGNORECASE
)
RATE: Final = re.compile(r"\$(\d{1,3}(?:,\d{3})*(?:\.\d\d)?)/hr")
MORE: Final = ("more", "less", "read more", "show more", "see more", "view more")
MONTHS: Final = (
    "January February March April May June July August September October November December"
)
_DATE: Final = rf"(?:(?:{'|'.join(f'{m[:3]}(?:{m[3:]})?' for m in MONTHS.split())}) )?(?:19|20)\d\d"
_SPAN: Final = re.compile(rf"({_DATE})(?: ?[-–—] ?({_DATE}|Present))?")
_YEARS: Final = re.compile(r"((?:19|20)\d\d)(?: ?[-–—] ?((?:19|20)\d\d|Present))?")
_LANGUAGE: Final = re.compile(r"([^\W\d_][\w ()'-]{1,40}): ?(.*)")
_PERCENT: Final = re.compile(r"(\d{1,3})%(?: job success(?: score)?)?", re.IGNORECASE)
_ISSUER: Final = re.compile(r"Provider: (.*?)(?: Issued: (.*?))?(?: Expire[sd]?: .*)?")
TOTALS: Final = {"total jobs": "jobs", "total hours": "hours", "total earnings": "earnings"}
BULLETS: Final = "•·◦ "
"""With which a copied text may mark the entries of a list."""

MAX_SKILLS: Final = 60
_LONGEST_SKILL: Final = 60


class Sections:
    """The lines of a page, sorted under its headings; ``notes`` tell what was not understood."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.notes: list[str] = []
        self.rate_at = _rate_at(lines)
        self.under: dict[str, list[Line]] = {}
        self.twice: set[str] = set()
        self._sort()

    def _sort(self) -> None:
        under, level = "", 0
        marked = any(line.level for line in self.lines)
        for index, line in enumerate(self.lines):
            name = heading(line, marked=marked)
            if name is not None:
                under, level = name, line.level
                if name in self.under and not marked:
                    self.twice.add(name)
                if name:
                    self.under.setdefault(name, [])
            elif ENDS.fullmatch(line.text) or (line.level and line.level <= level):
                under, level = "", line.level
            elif self.rate_at is not None and index in (self.rate_at - 1, self.rate_at):
                under, level = "", 0  # the title stands above the rate, the overview below it
            elif under and line.text.lower() not in MORE:
                self.under[under].append(line)

    def unsure(self, name: str) -> None:
        """Note that a section is there and was not understood."""
        self.notes.append(
            f"“{name.capitalize()}” on this page was not understood, so it counts as not known"
        )

    def known(self) -> dict[str, Any]:
        """The fields of a profile that the lines tell."""
        found: dict[str, Any] = {}
        readers = {
            "skills": self.skills,
            "languages": self.languages,
            "education": self.education,
            "employment history": self.employment,
            "certifications": self.certifications,
            "portfolio": self.portfolio,
        }
        for name, read in readers.items():
            lines = self.under.get(name)
            if not lines:
                continue
            value = None if name in self.twice else read(lines)
            if value:
                found["employment" if name == "employment history" else name] = tuple(value)
            else:
                self.unsure(name)
        if self.rate_at is not None:
            rate = RATE.fullmatch(self.lines[self.rate_at].text)
            found["hourly_rate"] = values.amount_of(rate[1]) if rate else None
        words = (values.AVAILABILITY.get(line.text.lower()) for line in self.lines)
        found["availability"] = next((word for word in words if word), None)
        found["stats"] = self.stats()
        return found

    def skills(self, lines: list[Line]) -> list[str] | None:
        """The chips; of a mere text, lines that are short, and more than one of them."""
        chips = [line.text for line in lines if line.kind == "skill"]
        if not chips and not any(line.level for line in self.lines):
            chips = [line.text.lstrip(BULLETS) for line in lines]
            if len(chips) < 2 or any(re.search(r"[.:!?]$|[,;]", chip) for chip in chips):
                return None
        chips = list(dict.fromkeys(chips))
        fits = len(chips) <= MAX_SKILLS and all(len(chip) <= _LONGEST_SKILL for chip in chips)
        return chips if fits else None

    def languages(self, lines: list[Line]) -> list[SpokenLanguage] | None:
        """Lines such as ``English: Fluent``, on one line or on two."""
        found: list[SpokenLanguage] = []
        waiting = [line.text.lstrip(BULLETS) for line in lines]
        while waiting:
            match = _LANGUAGE.fullmatch(waiting.pop(0))
            if match is None:
                break
            word = match[2] or (waiting.pop(0) if waiting else "")
            level = values.PROFICIENCY.get(word.lower())
            if level is None and not match[2]:
                break
            if level is None:
                self.notes.append(f"“{word[:40]}” as a level of {match[1]} is not known")
            found.append(SpokenLanguage(match[1].strip(), level))
        return found

    def education(self, lines: list[Line]) -> list[Education] | None:
        """Blocks of a school, a degree or none, and the years; all of them, or nothing."""
        found: list[Education] = []
        block: list[Line] = []
        for index, line in enumerate(lines):
            block.append(line)
            following = lines[index + 1].entry if index + 1 < len(lines) else None
            years = _YEARS.fullmatch(line.text)
            if line.entry and following == line.entry:
                continue
            if not line.entry and not years:
                continue
            if len(block) - bool(years) not in (1, 2):
                return None
            found.append(_education(block, years))
            block = []
        return None if block else found

    def employment(self, lines: list[Line]) -> list[Employment] | None:
        """``Title | Company`` and, on the next line, from when to when; then what was done."""
        starts = [
            index
            for index in range(len(lines) - 1)
            if " | " in lines[index].text and _SPAN.fullmatch(lines[index + 1].text)
        ]
        if not starts or starts[0] != 0:
            return None
        found: list[Employment] = []
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            parts = lines[start].text.split(" | ")
            title, company = parts if len(parts) == 2 else (None, None)
            begun, ended = _span(lines[start + 1].text)
            text = "\n".join(line.text for line in lines[start + 2 : end])
            found.append(Employment(company, title, begun, ended, text or None))
        return found

    def certifications(self, lines: list[Line]) -> list[Certification] | None:
        """A name, and on the next line who gave it."""
        found: list[Certification] = []
        for name, line in pairwise(lines):
            match = _ISSUER.fullmatch(line.text) if len(line.text) < 300 else None
            if match is not None:
                earned = values.date_of(match[2]) if match[2] else None
                if match[2] and earned is None:
                    self.notes.append(f"“{match[2][:40]}” is no date, so it counts as not known")
                found.append(Certification(name.text, match[1] or None, earned))
        return found

    def portfolio(self, lines: list[Line]) -> list[PortfolioItem] | None:
        """The titles of the tiles; a mere text does not show which lines are titles."""
        return [PortfolioItem(title=line.text) for line in lines if line.kind == "tile"]

    def stats(self) -> Stats | None:
        """Success score and totals, where a line says what they are."""
        found: dict[str, Any] = {}
        texts = [line.text for line in self.lines]
        for line, following in zip(self.lines, [*texts[1:], ""], strict=False):
            score = _PERCENT.fullmatch(line.text)
            if score and "job_success" not in found:
                labelled = "success" in line.text.lower() or line.kind == "success"
                if labelled or following.lower().startswith("job success"):
                    found["job_success"] = values.completeness_of(int(score[1]))
            field = TOTALS.get(following.lower())
            if field and field not in found:
                amount = values.amount_of(line.text)
                if amount is None:
                    self.notes.append(
                        f"“{line.text[:40]}” for {following.lower()} is no amount, so it counts as "
                        "not known"
                    )
                else:
                    found[field] = int(amount) if field == "jobs" else amount
        return Stats(**found) if found else None


def _rate_at(lines: Sequence[Line]) -> int | None:
    """The number of the line with the hourly rate; those below "Work history" are of past jobs."""
    for number, line in enumerate(lines):
        if line.text.lower() == "work history":
            return None
        if RATE.fullmatch(line.text):
            return number
    return None


def heading(line: Line, *, marked: bool) -> str | None:
    """Under which name the lines below a heading are wanted; ``None`` for no known heading.

    ``marked`` says that the page tells its headings, so that an unmarked line is none.
    """
    if marked and not line.level:
        return None
    return HEADINGS.get(re.sub(r" ?\(\d+\)$", "", line.text).lower())


def _span(text: str) -> tuple[PartialDate | None, PartialDate | UnsetType | None]:
    """Start and end of a time; the end is null for one that goes on."""
    match = _SPAN.fullmatch(text)
    if match is None or match[2] is None:
        return (values.date_of(match[1]) if match else None), UNSET
    return values.date_of(match[1]), None if match[2] == "Present" else values.date_of(match[2])


def _education(block: list[Line], years: re.Match[str] | None) -> Education:
    degree, comma, field = (block[1].text if len(block) - bool(years) > 1 else "").partition(", ")
    start, end = _span(years[0]) if years and years[2] else (None, UNSET)
    return Education(
        school=block[0].text,
        degree=degree or None,
        field=field if comma else None,
        start=start,
        end=end,
    )
