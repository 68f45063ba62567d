"""One run over a roster: what was asked for, and what it came to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec

from profilelint.config import FailOn
from profilelint.errors import ReadError, UsageError
from profilelint.roster.books import Books, Outcome, Outputs
from profilelint.roster.cluster import Cluster
from profilelint.roster.contents import shard
from profilelint.roster.judging import Job
from profilelint.roster.pool import Limits, Pool
from profilelint.roster.progress import progress
from profilelint.roster.rows import rows, size_of
from profilelint.roster.run import Judges, judged
from profilelint.roster.state import State

LANGUAGETOOL = "languagetool"
IN_FLIGHT = 4
"""Texts that all processes together ask one LanguageTool server for at once, or one each."""


SECONDS_WITH_SERVER = 180.0
"""What one row may take where it may have to wait for a server that is started again."""


def usual_jobs(engines: Sequence[str]) -> int:
    """How many processes keep all cores busy; with LanguageTool most of them wait for it."""
    cores = os.cpu_count() or 1
    return 2 * cores if LANGUAGETOOL in engines else cores


def limits(engines: Sequence[str], seconds: float | None, megabytes: int) -> Limits:
    """What one row may take; for ``None`` seconds, what is usual."""
    usual = SECONDS_WITH_SERVER if LANGUAGETOOL in engines else Limits().seconds
    return Limits(seconds or usual, megabytes)


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


def _judges(wanted: Wanted, stack: ExitStack) -> Judges:
    """Who judges: processes here, with a LanguageTool server of ours if they need one, or Dask."""
    job = wanted.job
    if LANGUAGETOOL in job.engines:
        if wanted.scheduler is not None and job.languagetool_url is None:
            raise UsageError(
                "On a Dask cluster every worker asks the same LanguageTool: name its server with "
                "--languagetool-url, as the workers reach it."
            )
        job = msgspec.structs.replace(job, in_flight=max(1, -(-IN_FLIGHT // wanted.jobs)))
    if wanted.scheduler is not None:
        folder = str(Path.cwd())
        return stack.enter_context(Cluster(wanted.scheduler, job, wanted.limits, folder))
    server = None
    if LANGUAGETOOL in job.engines and job.languagetool_url is None:
        from profilelint.roster.proofserver import ProofServer

        server = stack.enter_context(ProofServer())
        job = msgspec.structs.replace(job, languagetool_url=server.url)
    pool = stack.enter_context(Pool(job, wanted.jobs, wanted.limits))
    if server is not None:
        server.watch(pool.fail)
    return pool


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
        judges = _judges(wanted, stack)
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
