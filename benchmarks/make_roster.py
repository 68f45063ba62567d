"""Makes rosters of any size: different made-up freelancers, some with planted defects, and the key.

Usage: ``python benchmarks/make_roster.py COUNT [--seed N] [--clean] ROSTER.jsonl [KEY.jsonl]``

The same seed gives the same bytes. Each line of the roster is ``{"client": ..., "profile": ...}``;
each line of the key tells what was planted in it. The people and their texts are made from
``roster_trades.toml``; what a defect is, and which check must find it, stands in
``roster_defects.py``, written from what the checks are meant to find and not from their code.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TODAY = "2026-11-23"
YEAR = 2026
MOST_DEFECTS = 3
MAX_TITLE = 70
FIRST = [
    "Ana",
    "Amina",
    "Arjun",
    "Beatriz",
    "Bogdan",
    "Camille",
    "Chidi",
    "Daniela",
    "Dmitri",
    "Elena",
    "Emeka",
    "Farah",
    "Felix",
    "Grace",
    "Hana",
    "Hugo",
    "Ines",
    "Ivan",
    "Jana",
    "Joao",
    "Kamal",
    "Katarina",
    "Kofi",
    "Lars",
    "Leila",
    "Lucia",
    "Mateo",
    "Mei",
    "Milan",
    "Nadia",
    "Ngozi",
    "Olga",
    "Omar",
    "Paolo",
    "Priya",
    "Rafael",
    "Rosa",
    "Samir",
    "Sofia",
    "Tariq",
    "Teresa",
    "Tomas",
    "Uma",
    "Viktor",
    "Wanjiru",
    "Yara",
    "Yusuf",
    "Zofia",
]
LAST = [
    "Adeyemi",
    "Almeida",
    "Banerjee",
    "Bauer",
    "Castillo",
    "Costa",
    "Dimitrov",
    "Eze",
    "Fernandez",
    "Fischer",
    "Garcia",
    "Haddad",
    "Horvat",
    "Ivanova",
    "Jansen",
    "Kaya",
    "Khan",
    "Kovac",
    "Kumar",
    "Lopez",
    "Marino",
    "Mbeki",
    "Moreau",
    "Nakamura",
    "Novak",
    "Nowak",
    "Ochieng",
    "Okafor",
    "Oliveira",
    "Pavlov",
    "Petrov",
    "Popescu",
    "Reyes",
    "Rossi",
    "Santos",
    "Schmidt",
    "Silva",
    "Singh",
    "Tanaka",
    "Torres",
    "Usman",
    "Vasquez",
    "Weber",
    "Yilmaz",
    "Zhang",
]
CITIES = {
    "Lisbon": "Portugal", "Nairobi": "Kenya", "Lahore": "Pakistan", "Manila": "Philippines",
    "Krakow": "Poland", "Bogota": "Colombia", "Hanoi": "Vietnam", "Lagos": "Nigeria",
    "Porto": "Portugal", "Zagreb": "Croatia", "Pune": "India", "Accra": "Ghana",
    "Leipzig": "Germany", "Toulouse": "France", "Izmir": "Turkey", "Tunis": "Tunisia",
    "Cordoba": "Argentina", "Riga": "Latvia", "Sofia": "Bulgaria", "Valencia": "Spain",
}  # fmt: skip
SCHOOLS = ("University of {city}", "{city} Technical University", "{city} College")
COMPANIES = (
    "{last} & Sons",
    "{city} Works",
    "Studio {last}",
    "{last} Group",
    "North {city} Services",
)
CLOSINGS = (
    "I answer within a working day, and I say no to work that I cannot do well.",
    "Tell me what you need and by when, and I will tell you honestly whether I can do it.",
    "If you are not sure what you need, describe the problem; that is enough to begin.",
    "I work in your time zone for at least four hours a day.",
)
LEVELS = ((8, "intermediate"), (99, "expert"))
"""By the guide nobody who has held a relevant job is a beginner."""
Profile = dict[str, Any]


class Person:
    """A freelancer in the making: the profile, the trade, and what texts are filled with."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.trade = rng.choice(trades())
        self.niche = rng.choice(self.trade["niches"])
        self.years = rng.randint(1, 14)
        self.city: str = rng.choice(list(CITIES))
        self.first, self.last = rng.choice(FIRST), rng.choice(LAST)
        self.profile: Profile = self._profile()

    def filled(self, text: str) -> str:
        """A text with clients, places and numbers in it."""
        rng = self.rng
        return text.format(
            niche=self.niche,
            city=rng.choice(list(CITIES)),
            last=rng.choice(LAST),
            a=rng.randint(60, 900),
            b=rng.randint(12, 48),
            c=rng.randint(3, 9),
        )

    def some(self, kind: str, least: int, most: int) -> list[Any]:
        """A few of what the trade has of a kind, in its order."""
        of = self.trade[kind]
        wanted = min(len(of), self.rng.randint(least, most))
        return [of[at] for at in sorted(self.rng.sample(range(len(of)), wanted))]

    def _profile(self) -> Profile:
        rng, trade = self.rng, self.trade
        paragraphs = [
            " ".join(map(self.filled, [rng.choice(trade["offer"]), trade["evidence"][0]])),
            " ".join(map(self.filled, trade["evidence"][1 : rng.randint(2, 3)])),
            " ".join(map(self.filled, [*self.some("method", 2, 3), rng.choice(CLOSINGS)])),
        ]
        level = next(word for limit, word in LEVELS if self.years < limit)
        return {
            "name": f"{self.first} {self.last}",
            "email": f"{self.first}@{self.last}-{trade['category'].split()[0]}.com".lower(),
            "location": {"city": self.city, "country": CITIES[self.city]},
            "title": self._title(),
            "overview": "\n\n".join(paragraphs),
            "category": trade["category"],
            "subcategories": trade["subcategories"][: rng.randint(2, 3)],
            "skills": self.some("skills", 10, 12),
            "hourly_rate": self._rate(level),
            "level": level,
            "employment": self._jobs(),
            "education": [
                {
                    "school": self.filled(rng.choice(SCHOOLS)),
                    "field": field,
                    "start": YEAR - self.years - 5 + at,
                    "end": YEAR - self.years - 1 + at,
                    "description": self.filled(description),
                }
                for at, (field, description) in enumerate(self.some("study", 1, 2))
            ],
            "portfolio": [
                {"title": self.filled(title), "description": self.filled(description)}
                for title, description in trade["pieces"]
            ],
            "languages": [{"language": "English", "proficiency": "fluent"}],
            "english": "fluent",
            "certifications": [],
            "linked_accounts": [{"name": rng.choice(("LinkedIn", "GitHub", "Behance"))}],
            "photo": f"https://example.org/photos/{self.last.lower()}-{rng.randint(1, 9999)}.jpg",
            "availability": rng.choice(("full-time", "part-time", "as-needed")),
            "visibility": "public",
        }

    def _title(self) -> str:
        while True:
            title = self.filled(self.rng.choice(self.trade["titles"]))
            if len(title) <= MAX_TITLE:
                return title

    def _rate(self, level: str) -> int:
        """A rate in the middle of what clients offered for the category and the level."""
        low, high = bands()[self.trade["category"], level]
        return max(4, round(low + (high - low) * self.rng.uniform(0.3, 0.7)))

    def _jobs(self) -> list[Profile]:
        """The jobs one after the other, the newest still going on, over all the years."""
        begin = YEAR - self.years
        middle = begin + self.years // 2
        spans = [(f"{middle}-02", None), (f"{begin}-03", f"{middle}-01")]
        if self.years < 2:
            spans = [(f"{begin}-03", None)]
        found = []
        for (start, end), (title, description) in zip(spans, self.trade["jobs"], strict=False):
            found.append(
                {
                    "company": self.filled(self.rng.choice(COMPANIES)),
                    "title": title,
                    "start": start,
                    "end": end,
                    "description": self.filled(description),
                }
            )
        return found


@cache
def trades() -> list[dict[str, Any]]:
    """The trades of ``roster_trades.toml``."""
    found: list[dict[str, Any]] = tomllib.loads(
        (HERE / "roster_trades.toml").read_text(encoding="utf-8")
    )["trade"]
    return found


@cache
def bands() -> dict[tuple[str, str], tuple[float, float]]:
    """The middle half of the rates by category and level; by category where few were counted."""
    found: dict[tuple[str, str], tuple[float, float]] = {}
    with (HERE.parent / "data/rate_benchmarks.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["subcategory"]]
    for _, level in LEVELS:
        for row in rows:  # the whole category comes before its levels
            counted = row["experience_level"] == level and int(row["n"]) >= 30
            if counted or not row["experience_level"]:
                found[row["category"], level] = float(row["p25"]), float(row["p75"])
    return found


def made(count: int, seed: int, *, clean: bool = False) -> Iterator[tuple[Profile, list[Profile]]]:
    """The people of a roster, one after the other, each with the key to its defects."""
    from benchmarks.roster_defects import plant

    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        person = Person(rng)
        planted = [] if clean else plant(person, rng.randint(0, MOST_DEFECTS))
        yield person.profile, planted


def main() -> None:
    """Write a roster, and its key."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("roster", type=Path)
    parser.add_argument("key", type=Path, nargs="?", default=Path("/dev/null"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", action="store_true", help="plant no defect")
    given = parser.parse_args()
    with given.roster.open("w", encoding="utf-8") as roster, given.key.open("w") as key:
        for number, (profile, planted) in enumerate(
            made(given.count, given.seed, clean=given.clean), start=1
        ):
            line = {"client": f"c-{number:06}", "profile": profile}
            roster.write(json.dumps(line, ensure_ascii=False) + "\n")
            key.write(json.dumps({"row": number, "planted": planted}) + "\n")


if __name__ == "__main__":
    import sys

    sys.path.insert(0, str(HERE.parent))
    main()
