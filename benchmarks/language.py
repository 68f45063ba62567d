"""How good and how quick the proofreading is: ``make bench-language`` prints all of it.

Good: false alarms on clean text, misspellings found and what is proposed first, lines with an error
of grammar found; by Harper alone, and with LanguageTool where it is installed. Quick, as ratios in
the same run: a first check against Harper alone, a second check against ``bare.py``, LanguageTool
against its bare server. Sets: tests/data/language_*, and the folder that ``--set`` names.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks import language_server
from benchmarks.bench import pairs, show
from profilelint import read
from profilelint.language import Issue, Proofreader
from profilelint.language import install as installation
from profilelint.profile import Employment, Profile

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared/data/proof_dev"
"""A small set that others made, where it is there; it is no part of the project."""
SETS = HERE.parent / "tests/data"
EMBEDDED, BOTH = ("harper",), ("harper", "languagetool")
MOST_ALARMS = {EMBEDDED: 2.0, BOTH: 3.0}
"""False alarms per 1,000 clean words."""
FEWEST_MISSPELLINGS, FEWEST_RIGHT = 0.9, 0.8
FEWEST_GRAMMAR = {EMBEDDED: 0.45, BOTH: 0.65}
FIRST, SECOND = 1.4, 1.5
ALONE = (
    "import sys; from harper import Linter;"
    "text = open(sys.argv[1], encoding='utf-8').read();"
    "print(len(Linter().lint(text, language='plaintext')))"
)
"""Harper on a text and nothing else."""


class Marked(msgspec.Struct, frozen=True):
    """A text with one error: where it stands, and what is right there."""

    kind: str
    text: str
    start: int
    end: int
    right: str


def marked(kind: str, line: str) -> Marked:
    """A line with its error as ``[[wrong|right]]``."""
    found = re.search(r"\[\[(.*?)\|(.*?)\]\]", line)
    assert found is not None, line
    start = found.start()
    text = line[:start] + found[1] + line[found.end() :]
    return Marked(kind, text, start, start + len(found[1]), found[2])


def grammar_lines(path: Path) -> list[Marked]:
    """The lines of a set with one error each: kind and line, between them a tab."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [marked(kind, line) for kind, line in rows if "[[" in line]


def misspellings(path: Path) -> list[Marked]:
    """The misspelt words of a set: the word, what is right, and a text with it."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            place = re.search(rf"(?<!\w){re.escape(row['wrong'])}(?!\w)", row["text"])
            assert place is not None, row
            found.append(Marked("spelling", row["text"], *place.span(), row["right"]))
    return found


def clean_lines(paths: Iterable[Path]) -> list[str]:
    """The lines of texts in which nothing is wrong."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.strip()]


def issues(reader: Proofreader, texts: Sequence[str]) -> list[tuple[Issue, ...]]:
    """What is found in each of several texts."""
    profile = Profile(employment=tuple(Employment(description=text) for text in texts))
    found = [answer.issues for _, _, answer in reader.answers(profile)]
    assert len(found) == len(texts)
    return found


def alarms(reader: Proofreader, lines: Sequence[str]) -> Iterator[tuple[str, Issue]]:
    """The issues in clean lines, each with its line."""
    for line, found in zip(lines, issues(reader, lines), strict=True):
        for issue in found:
            yield line, issue


def hit(one: Marked, found: Iterable[Issue]) -> Issue | None:
    """The first issue that touches the error, or ``None``."""
    return next((two for two in found if two.start < one.end and one.start < two.end), None)


def is_right(one: Marked, issue: Issue) -> bool:
    """Whether the first proposal makes the text right."""
    if not issue.replacements:
        return False
    made = one.text[: issue.start] + issue.replacements[0] + one.text[issue.end :]
    return made == one.text[: one.start] + one.right + one.text[one.end :]


class Lines(msgspec.Struct, frozen=True):
    """A set: clean lines, misspellings, and lines with an error of grammar."""

    name: str
    clean: list[str]
    slips: list[Marked]
    grammar: list[Marked]


class Quality(msgspec.Struct, frozen=True):
    """Figures of an engine on the sets; what went wrong is listed."""

    words: int
    alarms: list[tuple[str, Issue]]
    misspellings: int
    found: int
    right: int
    grammar: int
    hits: int
    missed: list[Marked]
    """Misspellings and lines of grammar that nothing was found in."""
    wrong: list[tuple[Marked, Issue]]
    """Misspellings whose first proposal is another word."""

    @property
    def per_thousand(self) -> float:
        """False alarms per 1,000 words."""
        return 1000 * len(self.alarms) / self.words


def quality(engines: Sequence[str], lines: Lines, url: str | None = None) -> Quality:
    """How good engines are on a set, together with our own rules."""
    reader = Proofreader(engines, languagetool_url=url)
    clean, slips, grammar = lines.clean, lines.slips, lines.grammar
    answers = [
        (one, hit(one, found))
        for one, found in zip(slips, issues(reader, [one.text for one in slips]), strict=True)
    ]
    said = [(one, issue) for one, issue in answers if issue is not None]
    wrong = [(one, issue) for one, issue in said if not is_right(one, issue)]
    read = issues(reader, [one.text for one in grammar])
    unseen = [one for one, found in zip(grammar, read, strict=True) if hit(one, found) is None]
    return Quality(
        words=sum(len(line.split()) for line in clean),
        alarms=list(alarms(reader, clean)),
        misspellings=len(slips),
        found=len(said),
        right=len(said) - len(wrong),
        grammar=len(grammar),
        hits=len(grammar) - len(unseen),
        missed=[one for one, issue in answers if issue is None] + unseen,
        wrong=wrong,
    )


def say(
    name: str, value: float, of: str, *, least: float | None = None, most: float | None = None
) -> bool:
    """Print a figure with its limit, and answer whether it keeps to it."""
    kept = (least is None or value >= least) and (most is None or value <= most)
    limit = f"at most {most:g}" if least is None else f"at least {least:g}"
    print(f"{name:58} {value:8.2f} ({of}), {limit}: {'kept' if kept else 'NOT KEPT'}")
    return kept


def show_quality(name: str, engines: tuple[str, ...], got: Quality, *, verbose: bool) -> bool:
    """Print the figures of a set, and with ``verbose`` everything that went wrong."""
    who = f"{name}, {'+'.join(engines)}"
    kept = []
    if got.words:
        of = f"{len(got.alarms)} in {got.words:,} words"
        most = MOST_ALARMS[engines]
        kept.append(say(f"{who}: false alarms per 1,000", got.per_thousand, of, most=most))
    if got.misspellings:
        for what, count, least in (
            ("misspellings found", got.found, FEWEST_MISSPELLINGS),
            ("first proposal right", got.right, FEWEST_RIGHT),
        ):
            of = f"{count} of {got.misspellings}"
            kept.append(say(f"{who}: {what}", count / got.misspellings, of, least=least))
    if got.grammar:
        of, least = f"{got.hits} of {got.grammar}", FEWEST_GRAMMAR[engines]
        kept.append(say(f"{who}: lines of grammar found", got.hits / got.grammar, of, least=least))
    if verbose:
        show_mistakes(got)
    return all(kept)


def show_mistakes(got: Quality) -> None:
    """Print everything that went wrong."""
    for line, issue in got.alarms:
        around = line[max(0, issue.start - 30) : issue.end + 30]
        wrong = line[issue.start : issue.end]
        first = issue.replacements[:1]
        print(f"  ALARM {issue.engine} {issue.rule}: {wrong!r} -> {first} in {around!r}")
    for one in got.missed:
        wrong = one.text[one.start : one.end]
        before, after = one.text[: one.start], one.text[one.end :]
        print(f"  MISSED {one.kind}: {before}[[{wrong}|{one.right}]]{after}")
    for one, issue in got.wrong:
        wrong = one.text[one.start : one.end]
        print(f"  WRONG {wrong!r} -> {issue.replacements[:2]}, not {one.right!r} ({issue.rule})")


def speed() -> bool:
    """A first and a second check as processes, against Harper alone and ``bare.py``."""
    path = HERE.parent / "examples/refused.json"
    texts = "\n\n".join(text for _, text in read(path).profile.texts())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PROFILELINT_CACHE_DIR"] = folder
        plain = Path(folder) / "texts.txt"
        plain.write_text(texts, encoding="utf-8")
        run = [sys.executable, "-m", "profilelint", "check", str(path)]
        alone = [sys.executable, "-c", ALONE, str(plain)]
        ratios, _ = pairs([*run, "--no-cache"], alone)
        first = show("first check, process / Harper alone on the same texts", ratios, FIRST)
        ratios, _ = pairs(run, [sys.executable, str(HERE / "bare.py"), "x"])
        return show("second check, process / bare", ratios, SECOND) and first


def sets(folder: Path) -> Iterator[Lines]:
    """Our own set, and that of a folder with ``clean.txt`` and ``errors.tsv``."""
    yield Lines(
        "ours",
        clean_lines(sorted(SETS.glob("language_clean*.txt"))),
        misspellings(SETS / "language_misspellings.tsv"),
        [one for path in sorted(SETS.glob("language_grammar*.tsv")) for one in grammar_lines(path)],
    )
    if folder.is_dir():
        clean, errors = clean_lines([folder / "clean.txt"]), grammar_lines(folder / "errors.tsv")
        yield Lines(folder.name, clean, [], errors)


def main() -> int:
    """Print all figures; 1 where one of them is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=SHARED, metavar="FOLDER", help="another set")
    parser.add_argument("--verbose", action="store_true", help="list what went wrong")
    parser.add_argument("--only", choices=("quality", "speed", "server"))
    given = parser.parse_args()
    os.environ["NO_COLOR"] = "1"
    kept = []
    server = installation.find(HERE.parent / ".cache" / "languagetool") or installation.find()
    if given.only in (None, "quality"):
        if server is not None:
            os.environ[installation.FOLDER_VARIABLE] = str(server.folder.parent)
        for engines in (EMBEDDED, BOTH) if server else (EMBEDDED,):
            for lines in sets(given.set):
                got = quality(engines, lines)
                kept.append(show_quality(lines.name, engines, got, verbose=given.verbose))
    if given.only in (None, "speed"):
        kept.append(speed())
    if given.only in (None, "server") and server is not None:
        kept.append(language_server.measure(server))
    if server is None:
        print("LanguageTool is not installed: run `make languagetool`.")
        return 1
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
