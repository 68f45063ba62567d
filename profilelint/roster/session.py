"""One run over a roster: what was asked for, what is written meanwhile, what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from profilelint.config import FailOn
from profilelint.errors import ReadError, UsageError, did_you_mean
from profilelint.findings import Severity
from profilelint.roster.contents import shard
from profilelint.roster.judging import Job
from profilelint.roster.league import League
from profilelint.roster.lines import Summary, summary_of
from profilelint.roster.pool import Limits, Pool
from profilelint.roster.progress import Step, progress
from profilelint.roster.rows import rows, size_of
from profilelint.roster.run import Line, judged
from profilelint.roster.state import State

FORMATS = ("jsonl",)


class Outputs(msgspec.Struct, frozen=True):
    """The files to write."""

    jsonl: Path | None = None


class Wanted(msgspec.Struct, frozen=True):
    """A run, as it was asked for. ``files`` are those of :func:`rows.files`."""

    files: Sequence[str | ReadError]
    job: Job
    jobs: int
    outputs: Outputs = Outputs()
    limits: Limits = Limits()
    state: Path | None = None
    shard: tuple[int, int] | None = None
    quiet: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """What a run came to; ``fails`` by ``--fail-on``, ``unread`` and ``broken`` by rows."""

    league: League
    fails: bool
    unread: bool
    broken: bool

    @property
    def exit_code(self) -> int:
        """3 a broken check, 2 a row without a verdict, 1 ``--fail-on`` met, 0 passed."""
        return 3 if self.broken else 2 if self.unread else int(self.fails)


def outputs(words: Sequence[str]) -> Outputs:
    """What ``--output FORMAT=FILE`` asks for.

    :raises UsageError: for a format that does not exist, or a word without a file.
    """
    found: dict[str, Path] = {}
    for word in words:
        form, mark, path = word.partition("=")
        if not mark or not path:
            raise UsageError(
                f"--output {word} does not say what to write where. "
                f"Write --output FORMAT=FILE; there are: {', '.join(FORMATS)}."
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


def run(wanted: Wanted, fail_on: FailOn) -> Outcome:
    """Judge a roster, and write its lines while it runs.

    :raises ProfilelintError: where an engine is missing, or a file cannot be written.
    """
    for config in (wanted.job.config, *wanted.job.config.clients.values()):
        wanted.job.plan(config)  # so that a wrong name is told before anything starts
    with ExitStack() as stack:
        state = None
        if wanted.state is not None:
            state = stack.enter_context(State(wanted.state))
            state.begin(wanted.job)
        pool = stack.enter_context(Pool(wanted.job, wanted.jobs, wanted.limits))
        step = stack.enter_context(progress(size_of(wanted.files), quiet=wanted.quiet))
        every = rows(wanted.files, wanted.job.config.columns)
        if wanted.shard is not None:
            every = shard(every, *wanted.shard)
        lines = judged(every, pool, state)
        if wanted.outputs.jsonl is not None:
            file = stack.enter_context(_opened(wanted.outputs.jsonl))
            lines = _written(lines, file)
        outcome = _counted(lines, step, fail_on)
        if state is not None:
            state.finish()
        return outcome


def _counted(lines: Iterable[Line], step: Step, fail_on: FailOn) -> Outcome:
    league = League()
    failing = False
    for line in lines:
        one = summary_of(line.text)
        league.add(one)
        failing = failing or fails(one, fail_on)
        step(line.row)
    unread = bool(league.reasons)
    return Outcome(league, failing, unread, bool(league.broken))


def _written(lines: Iterable[Line], file: BinaryIO) -> Iterator[Line]:
    """The lines, each after it was written; whoever reads along sees whole lines only."""
    for line in lines:
        file.write(line.text)
        file.flush()
        yield line


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A file to write lines to while the run goes on.

    :raises UsageError: where it cannot be written.
    """
    try:
        with path.open("wb") as file:
            yield file
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from None


def fails(one: Summary, fail_on: FailOn) -> bool:
    """Whether a row meets ``--fail-on``."""
    if fail_on == "never" or one.verdict is None:
        return False
    if fail_on == "not-ready":
        return one.verdict not in ("READY", "PARTIAL")
    least = Severity.from_word(fail_on)
    return any(Severity.from_word(found.severity) >= least for found in one.findings)
