"""An earlier report, and what has changed since: findings mended, new, left; the score's move."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from profilelint.errors import ReadError, UsageError
from profilelint.findings import Located
from profilelint.reports.run import Run, known_by
from profilelint.reports.since import Known, Since
from profilelint.scorecard import Scorecard

AGAIN = "Make one with `profilelint check --output json=FILE`."
_TICKED = re.compile(r"`([^`]*)`")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")


class _Finding(msgspec.Struct, frozen=True):
    check: str
    section: str
    severity: Literal["info", "warning", "error"]
    message: str
    fingerprint: str
    path: tuple[str | int, ...]
    quote: str | None


class _Profile(msgspec.Struct, frozen=True):
    file: str
    verdict: str
    score: float | None
    findings: tuple[_Finding, ...]
    hidden: tuple[_Finding, ...] = ()


class Earlier(msgspec.Struct, frozen=True):
    """What an earlier report said, as far as it is compared. ``redacted``: names were replaced."""

    version: Literal[1]
    profiles: tuple[_Profile, ...]
    redacted: bool = False


def read_earlier(path: Path) -> Earlier:
    """Read a JSON report.

    :raises UsageError: with the place, where it is none.
    """
    from profilelint.reading.decoding import bytes_of, text_of
    from profilelint.reading.export import problems_of
    from profilelint.reading.json_text import parse_json
    from profilelint.source import Source

    name = str(path)
    try:
        text, _ = text_of(name, bytes_of(name, path))
    except ReadError as error:
        problem = error.problems[0]
        raise UsageError(
            f"{_place(name, problem.line, problem.column)}: {problem.message}"
        ) from None
    tree = parse_json(text)
    source = Source(name, text, "json", spans=tree.spans, keys=tree.keys)
    for problem in problems_of(tree, source):
        where = _place(name, problem.line, problem.column)
        raise UsageError(f"{where}: {problem.message} It should be a JSON report. {AGAIN}")
    try:
        return msgspec.convert(tree.value, Earlier)
    except msgspec.ValidationError as error:
        says, _, at = str(error).partition(" - at ")
        found = source.locate(_path_of(at))
        where = _place(name, found.line, found.column) if found else name
        says = _TICKED.sub(r"“\1”", says)
        raise UsageError(
            f"{where}: this is no JSON report of this version of profilelint ({says}). {AGAIN}"
        ) from None


def _place(name: str, line: int | None, column: int | None) -> str:
    return f"{name}:{line}:{column}" if line else name


def _path_of(at: str) -> tuple[str | int, ...]:
    """The path that msgspec means by ``$.profiles[0].file``, as far as it is there.

    It writes ``[...]`` for items of a list; then the list itself is meant.
    """
    path: list[str | int] = []
    for name, index in _STEP.findall(at):
        if index == "...":
            break
        path.append(int(index) if index else name)
    return tuple(path)


def compared(run: Run, earlier: Earlier) -> Run:
    """The run with what has changed since; profiles that the earlier report lacks have nothing."""
    found: dict[str, Since] = {}
    for card in run.scorecards:
        name = card.report.document.source.name
        old = _match(name, earlier.profiles, run.scorecards)
        if old is not None:
            found[name] = _since(card, old)
    return msgspec.structs.replace(run, since=found)


def not_compared(run: Run) -> Iterator[str]:
    """The profiles of a compared run that the earlier report lacks."""
    for card in run.scorecards:
        if card.report.document.source.name not in run.since:
            yield card.report.document.source.name


def _match(name: str, profiles: Iterable[_Profile], cards: Iterable[Scorecard]) -> _Profile | None:
    """The profile of the same path; or of the same file name, if only one on either side has it."""
    wanted = os.path.normpath(name)
    old = {os.path.normpath(one.file): one for one in profiles}
    if wanted in old:
        return old[wanted]
    here = Path(wanted).name
    likely = [one for path, one in old.items() if Path(path).name == here]
    names = [Path(card.report.document.source.name).name for card in cards]
    return likely[0] if len(likely) == 1 and names.count(here) == 1 else None


def _since(card: Scorecard, old: _Profile) -> Since:
    report = card.report
    marks = known_by(report)
    judged = {one.check.name for one in report.outcomes if one.judged}
    before = {one.fingerprint for one in (*old.findings, *old.hidden)}
    gone = [one for one in old.findings if one.fingerprint not in set(marks.values())]
    new = [found for found in report.findings if marks[id(found)] not in before]
    gone, new = _without_those_of_a_whole(gone, new)
    come = {id(found) for found in new}
    score = card.score
    return Since(
        verdict=old.verdict,
        score=old.score,
        change=None if score is None or old.score is None else round(score, 1) - old.score,
        mended=tuple(_known(one) for one in gone if one.check in judged),
        unjudged=tuple(_known(one) for one in gone if one.check not in judged),
        new=tuple(marks[id(found)] for found in new),
        left=tuple(marks[id(found)] for found in report.findings if id(found) not in come),
    )


def _without_those_of_a_whole(
    gone: Sequence[_Finding], new: Sequence[Located]
) -> tuple[list[_Finding], list[Located]]:
    """Both without what a check says of a whole value then and now.

    Its fingerprint changes with the value: an overview that was too short and has got two words
    more is still too short, and neither mended nor newly so.
    """
    old = [(one.check, one.path) for one in gone if one.quote is None]
    now = [(found.check, found.at) for found in new if found.span is None]
    both = set(old) & set(now)
    return (
        [one for one in gone if one.quote is not None or (one.check, one.path) not in both],
        [found for found in new if found.span is not None or (found.check, found.at) not in both],
    )


def _known(one: _Finding) -> Known:
    return Known(one.check, one.section, one.severity, one.message, one.fingerprint)
