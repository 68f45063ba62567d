"""Judges one row of a roster: from its bytes to what the report says of it, as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from profilelint.config import Config, load
from profilelint.errors import ConfigError, ReadError
from profilelint.language import DEFAULT_ENGINES, Proofreader
from profilelint.linter import Plan, lint, plan
from profilelint.profile import Profile
from profilelint.reading import Document, read, read_bytes, roster_csv
from profilelint.reading.decoding import MAX_BYTES
from profilelint.reading.document import Given
from profilelint.reports import Run, text_of
from profilelint.reports.json import profile_as_dict
from profilelint.roster.rows import Row
from profilelint.scorecard import Scorecard, scorecard
from profilelint.source import Problem

PATIENCE = 60.0
"""Seconds for which a row waits for a LanguageTool server that is started again or too busy."""
_EMPTY = "This row tells nothing of the profile: its cells are empty."
_SEVERAL = (
    "This row does not end where its line ends. Save the table again as CSV, in UTF-8, with "
    "quotation marks around texts of several lines."
)


class Job(msgspec.Struct, frozen=True):
    """How all rows are to be judged; what every worker is told once.

    ``in_flight``: how many texts one process may ask LanguageTool for at once, where all ask one.
    ``pages``: a page for each client, too. ``beside``: settings beside a client's file hold for it.
    """

    today: date
    config: Config = Config()
    rubric: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    target_score: float | None = None
    first: bool = False
    engines: Sequence[str] = DEFAULT_ENGINES
    languagetool_url: str | None = None
    in_flight: int | None = None
    baseline: Path | None = None
    pages: bool = False
    beside: bool = True

    def plan(self, config: Config | None = None) -> Plan:
        """The checks to run, by other settings if they are given.

        :raises ConfigError: for names that do not exist.
        """
        made = plan(
            config or self.config,
            rubric=self.rubric,
            select_=self.select,
            ignore=self.ignore,
            today=self.today,
            target_score=self.target_score,
            first=self.first,
            engines=self.engines,
            languagetool_url=self.languagetool_url,
            baseline=self.baseline,
        )
        if self.in_flight is not None:
            _share(made, self.in_flight)
        return made


def _share(made: Plan, in_flight: int) -> None:
    """Have the engine LanguageTool know that its server is not its own."""
    from profilelint.language.languagetool import LanguageTool

    reader = made.provided["proofreader"]
    assert isinstance(reader, Proofreader)
    for engine in reader.ready():
        if isinstance(engine, LanguageTool):
            engine.share(in_flight, PATIENCE)


class Result(NamedTuple):
    """What came of a row: an object in JSON, without the row's number and name.

    ``page`` is the client's page, if pages are wanted. ``lasting`` says that it would come out the
    same again; ``spent`` that the process that made it should not be used again.
    """

    body: bytes
    page: bytes = b""
    lasting: bool = True
    spent: bool = False


def settings_beside(file: str, job: Job) -> Path | None:
    """The settings that lie beside a client's file and hold for it instead of the roster's."""
    if not job.beside:
        return None
    path = Path(file).parent / "profilelint.toml"
    own = job.config.file
    return path if path.is_file() and not (own and own.exists() and path.samefile(own)) else None


class Judge:
    """Judges rows, one after the other; its proofreading engines stay warm.

    :raises ConfigError: for a job that names what does not exist.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.plan = job.plan()
        self._plans: dict[tuple[Path | None, int], Plan] = {}
        self._beside: dict[Path, Config | None] = {}

    def ready(self) -> None:
        """Load what the first profile would otherwise wait for.

        :raises UsageError: where an engine is missing.
        """
        profile_as_dict(scorecard(lint(Profile(title="Copywriter", overview="Hello."), self.plan)))

    def result(self, row: Row) -> Result:
        """What came of a row. Only an engine that is not there is an error.

        :raises UsageError: for such an engine.
        """
        try:
            client, document = self._read(row)
            card = scorecard(lint(document, self._plan_for(row, client)))
        except ReadError as error:
            return refused("unreadable", _problems(error, row))
        except ConfigError as error:  # of settings beside the client's file
            return refused("settings", [_problem(row, str(error))])
        except MemoryError:
            return _out_of_memory(row)
        if any(one.reason.startswith("MemoryError") for one in card.broken):
            return _out_of_memory(row)
        return Result(_encoded(_said(client, card)), self._page(card))

    def _page(self, card: Scorecard) -> bytes:
        if not self.job.pages:
            return b""
        run = Run(card.report.rubric.name, (card,), today=self.job.today)
        return text_of(run, "html").encode(errors="replace")

    def _plan_for(self, row: Row, client: str | None) -> Plan:
        folder = Path(row.file).parent
        if folder not in self._beside:
            path = settings_beside(row.file, self.job)
            self._beside[folder] = load(path) if path else None
        config = (self._beside[folder] or self.job.config).of(
            client or "", row.file, Path(row.file).name
        )
        if config is self.job.config:
            return self.plan
        key = config.file, id(config)
        if key not in self._plans:
            self._plans[key] = self.job.plan(config)
        return self._plans[key]

    def _read(self, row: Row) -> tuple[str | None, Document]:
        """The client's name, where the roster gives one, and the profile."""
        if row.problem is not None:
            raise ReadError(row.name, [Problem(row.problem)])
        if row.line is None:
            return None, read(row.file)
        if row.end - row.start > MAX_BYTES:
            raise ReadError(
                row.name,
                [Problem(f"This row is larger than {MAX_BYTES // 1_000_000} MB; no profile is.")],
            )
        data = _bytes(row.file, row.start, row.end)
        if row.head:
            return self._of_table(row, data)
        client, data = unwrapped(data)
        document = read_bytes(data, row.name)
        document.source.first_line = row.line
        return client, document

    def _of_table(self, row: Row, data: bytes) -> tuple[str | None, Document]:
        head = _bytes(row.file, 0, row.head)
        found = list(roster_csv.profiles(Given(row.name, head + data), self.job.config.columns))
        if len(found) != 1:
            raise ReadError(row.name, [Problem(_SEVERAL if found else _EMPTY, row.line, 1)])
        label, document = found[0]
        if isinstance(document, ReadError):
            problems = [Problem(one.message, row.line, one.column) for one in document.problems]
            raise ReadError(row.name, problems)
        assert row.line is not None
        document.source.name = row.name
        document.source.first_line = row.line - head.count(b"\n")
        return None if label == "row 2" else label, document


class _Wrapped(msgspec.Struct, forbid_unknown_fields=True):
    client: str
    profile: msgspec.Raw


def unwrapped(line: bytes) -> tuple[str | None, bytes]:
    """The client and the profile of a line ``{"client": "A-17", "profile": {...}}``.

    What stands around the profile becomes spaces, so that columns stay right. Any other line is a
    profile itself.
    """
    if b'"client"' not in line:
        return None, line
    try:
        found = msgspec.json.decode(line, type=_Wrapped)
    except msgspec.DecodeError:
        return None, line
    profile = bytes(found.profile)
    before = line[: line.rindex(profile)].decode()
    return found.client, b" " * len(before) + profile


def _bytes(name: str, start: int, end: int) -> bytes:
    """A part of a file.

    :raises ReadError: where it cannot be read.
    """
    try:
        with Path(name).open("rb") as file:
            file.seek(start)
            return file.read(end - start)
    except OSError as error:
        message = f"This file cannot be opened: {error.strerror or error}."
        raise ReadError(name, [Problem(message)]) from None


def refused(
    reason: str, problems: Sequence[Mapping[str, object]], *, spent: bool = False
) -> Result:
    """The result of a row without a verdict.

    ``reason`` is ``unreadable``, ``settings``, ``too-slow``, ``memory`` or ``crashed``.
    """
    body = _encoded({"client": None, "reason": reason, "errors": problems})
    return Result(body, lasting=reason == "unreadable", spent=spent)


def _out_of_memory(row: Row) -> Result:
    message = "Judging this profile took more memory than a row may have, so it was given up."
    return refused("memory", [_problem(row, message)], spent=True)


def _problem(row: Row, message: str) -> dict[str, object]:
    return {"line": row.line, "column": None, "message": message}


def _problems(error: ReadError, row: Row) -> list[dict[str, object]]:
    shift = row.line - 1 if row.line and not row.head else 0
    return [
        {
            "line": problem.line + shift if problem.line else row.line,
            "column": problem.column,
            "message": problem.message,
        }
        for problem in error.problems
    ]


def _said(client: str | None, card: Scorecard) -> dict[str, Any]:
    said = profile_as_dict(card)
    del said["file"]
    return {"rubric": card.report.rubric.name, "client": client, **said}


def _encoded(values: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8; what UTF-8 cannot carry (half a pair of UTF-16) is escaped."""
    try:
        return msgspec.json.encode(values)
    except UnicodeEncodeError:
        return json.dumps(values, separators=(",", ":")).encode()
