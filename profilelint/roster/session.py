"""One run over a roster: what was asked for, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import msgspec

from profilelint.config import FailOn
from profilelint.errors import ReadError
from profilelint.roster.books import Books, Outcome, Outputs
from profilelint.roster.cluster import Cluster
from profilelint.roster.contents import shard
from profilelint.roster.judging import Job
from profilelint.roster.pool import Limits, Pool
from profilelint.roster.progress import progress
from profilelint.roster.rows import rows, size_of
from profilelint.roster.run import Judges, judged
from profilelint.roster.state import State


class Wanted(msgspec.Struct, frozen=True):
    """A run, as it was asked for. ``files`` are those of :func:`rows.files`."""

    files: Sequence[str | ReadError]
    job: Job
    jobs: int
    fail_on: FailOn
    outputs: Outputs = Outputs()
    limits: Limits = Limits()
    state: Path | None = None
    shard: tuple[int, int] | None = None
    compare: Path | None = None
    only_new: bool = False
    scheduler: str | None = None
    quiet: bool = False


def _judges(wanted: Wanted) -> AbstractContextManager[Judges]:
    if wanted.scheduler is None:
        return Pool(wanted.job, wanted.jobs, wanted.limits)
    return Cluster(wanted.scheduler, wanted.job, wanted.limits, str(Path.cwd()))


def run(wanted: Wanted) -> Outcome:
    """Judge a roster, and write its lines while it runs.

    :raises ProfilelintError: where an engine is missing, or a file cannot be written.
    """
    job = wanted.job
    for config in (job.config, *job.config.clients.values()):
        job.plan(config)  # so that a wrong name is told before anything starts
    with ExitStack() as stack:
        state = None
        if wanted.state is not None:
            state = stack.enter_context(State(wanted.state))
            state.begin(job)
        books = stack.enter_context(
            Books(wanted.outputs, wanted.fail_on, wanted.compare, only_new=wanted.only_new)
        )
        judges = stack.enter_context(_judges(wanted))
        step = stack.enter_context(progress(size_of(wanted.files), quiet=wanted.quiet))
        every = rows(wanted.files, job.config.columns)
        if wanted.shard is not None:
            every = shard(every, *wanted.shard)
        for line in judged(every, judges, state):
            books.take(line.text, line.page)
            step(line.row)
        if state is not None:
            state.finish()
        return books.outcome()
