"""Takes the lines of a roster one after the other: writes them, counts them, keeps the places."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from profilelint.config import FailOn
from profilelint.errors import UsageError, did_you_mean
from profilelint.findings import Severity
from profilelint.roster.comparing import Changes
from profilelint.roster.league import League
from profilelint.roster.lines import Summary, summary_of

if TYPE_CHECKING:
    from profilelint.roster.pages import Pages

FORMATS = ("jsonl", "html")


class Outputs(msgspec.Struct, frozen=True):
    """Where to write what: the results, and a folder of pages."""

    jsonl: Path | None = None
    html: Path | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What a run came to; ``fails`` by ``--fail-on``, ``incomplete`` where rows are missing."""

    league: League
    fails: bool
    incomplete: bool = False

    @property
    def exit_code(self) -> int:
        """3 a broken check, 2 a row without a verdict or missing, 1 it fails, 0 passed."""
        if self.league.broken:
            return 3
        return 2 if self.league.reasons or self.incomplete else int(self.fails)


def outputs(words: list[str]) -> Outputs:
    """What ``--output FORMAT=FILE`` asks for.

    :raises UsageError: for a format that does not exist, or a word without a file.
    """
    found: dict[str, Path] = {}
    for word in words:
        form, mark, path = word.partition("=")
        if not mark or not path:
            raise UsageError(
                f"--output {word} does not say what to write where. Write --output jsonl=FILE for "
                "the results, or --output html=FOLDER for pages."
            )
        if form not in FORMATS:
            raise UsageError(
                f"No output format of a roster is called “{form}”{did_you_mean(form, FORMATS)}. "
                f"There are: {', '.join(FORMATS)}."
            )
        if form in found:
            raise UsageError(f"--output names the format {form} twice.")
        found[form] = Path(path)
    return Outputs(**found)


class Books:
    """Use it with ``with``; ask for the :meth:`outcome` when all lines were taken.

    ``compare`` are the results of an earlier run. ``only_new``: it fails by the errors and warnings
    that are new since then, and by no other.

    :raises ProfilelintError: where a file cannot be written, or an earlier run not be read.
    """

    def __init__(
        self,
        wanted: Outputs,
        fail_on: FailOn,
        compare: Path | None = None,
        *,
        only_new: bool = False,
    ) -> None:
        self.league = League(Changes(compare) if compare else None)
        self._only_new = only_new
        self._wanted, self._fail_on = wanted, fail_on
        self._fails = False
        self._stack = ExitStack()
        self._file: BinaryIO | None = None
        self._pages: Pages | None = None

    def __enter__(self) -> Books:
        with ExitStack() as stack:
            if self._wanted.jsonl is not None:
                self._file = stack.enter_context(_opened(self._wanted.jsonl))
            if self._wanted.html is not None:
                from profilelint.roster.pages import Pages

                self._pages = stack.enter_context(Pages(self._wanted.html))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def take(self, line: bytes, page: bytes = b"") -> None:
        """Write a line, so that whoever reads along sees whole lines only, and count it."""
        if self._file is not None:
            _write(self._file, line)
        one = summary_of(line)
        change = self.league.add(one)
        if self._only_new:
            new = one.findings if change is None else change.new
            self._fails |= any(found.severity != "info" for found in new)
        else:
            self._fails |= fails(one, self._fail_on)
        if self._pages is not None:
            self._pages.add(one, change, page)

    def outcome(self, *, incomplete: bool = False) -> Outcome:
        """What it came to; the page of the whole roster is written now."""
        if self._pages is not None:
            self._pages.write(self.league)
        return Outcome(self.league, self._fails, incomplete)


def _opened(path: Path) -> BinaryIO:
    """A file to write lines to while the run goes on; each is handed to the system at once.

    :raises UsageError: where it cannot be written.
    """
    try:
        return path.open("wb", buffering=0)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from None


def _write(file: BinaryIO, line: bytes) -> None:
    """Write all of a line; a system may take it in parts."""
    rest = memoryview(line)
    while rest:
        rest = rest[file.write(rest) :]


def fails(one: Summary, fail_on: FailOn) -> bool:
    """Whether a row meets ``--fail-on``."""
    if fail_on == "never" or one.verdict is None:
        return False
    if fail_on == "not-ready":
        return one.verdict not in ("READY", "PARTIAL")
    least = Severity.from_word(fail_on)
    return any(Severity.from_word(found.severity) >= least for found in one.findings)
