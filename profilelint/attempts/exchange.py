"""Attempts as a file: written as JSON or CSV, and read again with nothing lost on the way."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

import msgspec

from profilelint.attempts.attempt import Attempt, fields_of, profile_of, text_of
from profilelint.errors import ReadError
from profilelint.reading import STDIN, decoding
from profilelint.reading.csv_text import rows_of
from profilelint.reading.document import Given
from profilelint.reading.export import problems_of
from profilelint.reading.own import field_name
from profilelint.reports.history import Outcome
from profilelint.source import Path, Problem, Source, Span

Form = Literal["json", "csv"]
VERSION = 1
COLUMNS = (
    *("number", "on", "outcome", "feedback", "verdict", "score", "rubric", "findings"),
    *("name", "file", "profile", "key"),
)
_BEGINS_FORMULA = tuple("=+-@\t\r'")
"""What a spreadsheet takes for a formula; such a cell gets an apostrophe before it."""
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_LACKS = re.compile("missing required field `([^`]*)`")
_HAS = re.compile("contains unknown field `([^`]*)`")
_WANTED = {
    "": "a group with “version” and “attempts”",
    "version": "1, the only one that this profilelint knows",
    "attempts": "a list of attempts",
    "number": "a whole number",
    "on": "a day such as 2026-11-23",
    "outcome": "refused, approved or pending",
    "profile": "the fields of a profile",
    "score": "a number from 0 to 100, or nothing",
    "findings": "names of checks",
    "name": "a text that is not empty",
    "key": "16 of the characters 0 to 9 and a to f",
}
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An attempt in such a file. ``number`` is for the reader; it is not brought in."""

    on: date
    outcome: Outcome
    name: Annotated[str, msgspec.Meta(min_length=1)]
    profile: dict[str, Any]
    key: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16}$")]
    verdict: str
    score: Annotated[float, msgspec.Meta(ge=0, le=100)] | None
    rubric: str
    findings: tuple[str, ...] = ()
    feedback: str = ""
    file: str = ""
    number: int = 0


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: Literal[1]
    attempts: tuple[Entry, ...]


def attempt_as_dict(attempt: Attempt) -> dict[str, Any]:
    """An attempt as plain values, its profile in our own format."""
    found = {name: getattr(attempt, name) for name in COLUMNS}
    found |= {
        "on": attempt.on.isoformat(),
        "findings": list(attempt.findings),
        "profile": fields_of(attempt.profile),
    }
    return found


def exported(attempts: Sequence[Attempt], form: Form) -> str:
    """The attempts as the text of a file."""
    if form == "json":
        whole = {"version": VERSION, "attempts": [attempt_as_dict(one) for one in attempts]}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in attempts:
        cells = attempt_as_dict(one) | {
            "findings": " ".join(one.findings),
            "profile": text_of(one.profile),
            "score": "" if one.score is None else f"{one.score:g}",
        }
        table.writerow([_guarded(str(cells[name])) for name in COLUMNS])
    return out.getvalue()


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return "'" + cell if cell.startswith(_BEGINS_FORMULA) else cell


def imported(path: str | FilePath) -> tuple[Attempt, ...]:
    """The attempts in a file that :func:`exported` wrote; ``-`` reads standard input.

    :raises ReadError: with what is wrong and where. None of the attempts is of use then.
    """
    name = "<stdin>" if str(path) == STDIN else str(path)
    given = Given(name, decoding.bytes_of(name, None if str(path) == STDIN else FilePath(path)))
    return _from_json(given) if given.syntax == "json" else _from_csv(given)


def _from_json(given: Given) -> tuple[Attempt, ...]:
    source = given.source("json")
    source.spans, source.keys = given.json.spans, given.json.keys
    if problems := problems_of(given.json, source):
        raise ReadError(given.name, problems)
    try:
        file = msgspec.convert(given.json.value, _File)
    except msgspec.ValidationError as error:
        raise ReadError(given.name, [_problem(error, source)]) from None
    return tuple(
        _attempt(entry, given.name, source, ("attempts", place, "profile"))
        for place, entry in enumerate(file.attempts)
    )


def _from_csv(given: Given) -> tuple[Attempt, ...]:
    source = given.source("csv")
    rows = rows_of(given.text, ",")
    heading = [cell.text for cell in next(rows, [])]
    if set(heading) != set(COLUMNS) or len(heading) != len(COLUMNS):
        raise given.refused(
            "This is no export of attempts: it is neither JSON nor a table with the columns "
            f"{', '.join(COLUMNS)}. `profilelint attempts export` writes one."
        )
    found = []
    spans: dict[Path, Span] = {}
    source.spans = spans
    for place, row in enumerate(rows):
        at: Path = ("attempts", place)
        spans |= {(*at, key): cell.span for key, cell in zip(heading, row, strict=False)}
        spans[at] = (row[0].span[0], row[-1].span[1])
        cells = {key: cell.text.removeprefix("'") for key, cell in zip(heading, row, strict=False)}
        try:
            entry = msgspec.convert(_values(cells), Entry, strict=False)
        except msgspec.ValidationError as error:
            raise ReadError(given.name, [_problem(error, source, at)]) from None
        found.append(_attempt(entry, given.name, source, (*at, "profile")))
    return tuple(found)


def _values(cells: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = dict(cells)
    values["findings"] = cells.get("findings", "").split()
    values["score"] = cells.get("score") or None
    try:
        values["profile"] = json.loads(cells.get("profile", ""))
    except (ValueError, RecursionError):
        values["profile"] = None
    return values


def _attempt(entry: Entry, name: str, source: Source, at: Path) -> Attempt:
    try:
        profile = profile_of(json.dumps(entry.profile), name)
    except ReadError as error:
        place = source.locate(at)
        raise ReadError(
            name,
            [
                Problem(
                    f"The profile of this attempt cannot be read: {problem.message}",
                    place.line if place else None,
                    place.column if place else None,
                )
                for problem in error.problems
            ],
        ) from None
    kept = {key: getattr(entry, key) for key in COLUMNS if key not in ("number", "profile")}
    return Attempt(number=0, profile=profile, **kept)


def _problem(error: msgspec.ValidationError, source: Source, before: Path = ()) -> Problem:
    """What does not fit, in plain words, with its place."""
    message = str(error)
    found = _AT.search(message)
    steps = _STEP.findall(found["path"] if found else "")
    at: Path = (*before, *(int(number) if number else key for key, number in steps))
    place = source.locate(at)
    where = field_name(at) if at else "the file"
    if field := _LACKS.search(message):
        what = f"{where} lacks “{field[1]}”"
    elif field := _HAS.search(message):
        what = f"{where} has “{field[1]}”, which is not known"
    else:
        last = next((str(step) for step in reversed(at) if isinstance(step, str)), "")
        what = f"{where} must be {_WANTED.get(last, 'a text')}"
    return Problem(
        f"This is no export of attempts, or it was changed: {what}.",
        place.line if place else 1,
        place.column if place else 1,
    )
