"""The same work on an existing Dask cluster, whose workers see the same disk.

A plugin gets each worker ready once: it holds a :class:`Pool` of as many processes as the worker
has threads. So a poisonous profile costs its row there, too, and never a worker of the cluster.
Where a worker dies, the scheduler has its tasks done by another.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from profilelint.errors import UsageError
from profilelint.roster.contents import program_digest, settings_digest
from profilelint.roster.judging import Job, Result
from profilelint.roster.pool import Limits, Pool
from profilelint.roster.rows import Row

if TYPE_CHECKING:
    from distributed import Worker

ANSWER_WITHIN = 15
"""Seconds in which the scheduler must answer and a worker be there."""
_MISSING = (
    "Dask is not installed here. Install it with `pip install 'profilelint[dask]'`, or leave "
    "--scheduler out; then this machine judges alone."
)


class Cluster:
    """The workers of a scheduler, named as ``tcp://host:8786``. Use it with ``with``.

    ``folder`` is where file names are relative to, as the workers see it.

    :raises UsageError: where Dask is missing, or the cluster cannot do the work.
    """

    def __init__(self, address: str, job: Job, limits: Limits, folder: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise UsageError(_MISSING) from None
        _reached(address)
        self._name = f"profilelint-{settings_digest(job).hex()}"
        connect: Any = Client  # Dask types few of its functions
        self._client = connect(address, timeout=ANSWER_WITHIN, set_as_default=False)
        try:
            self._client.wait_for_workers(1, timeout=ANSWER_WITHIN)
            self._client.register_plugin(_plugin(job, limits, folder), name=self._name)
        except TimeoutError:
            self._client.close()
            raise UsageError(
                f"The Dask scheduler at {address} has no workers. Start some with "
                f"`dask worker {address}`."
            ) from None
        except UsageError:
            self._client.close()
            raise
        self.jobs = max(1, sum(self._client.nthreads().values()))

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.unregister_worker_plugin(self._name)
        self._client.close()

    def submit(self, rows: Sequence[Row]) -> _Promise:
        """Have rows judged, in their order."""
        return _Promise(self._client.submit(_judge, rows, self._name, pure=False))


def _reached(address: str) -> None:
    """See that something answers; Dask itself would try long and fail loudly.

    :raises UsageError: where nothing does.
    """
    try:
        parts = urlsplit(address)
        if not (parts.scheme and parts.hostname and parts.port):
            raise ValueError("it must be like tcp://127.0.0.1:8786")
        socket.create_connection((parts.hostname, parts.port), ANSWER_WITHIN).close()
    except (OSError, ValueError) as error:
        raise UsageError(
            f"No Dask scheduler answers at {address} ({error}). Start one with `dask scheduler`, "
            "or leave --scheduler out."
        ) from None


class _Promise:
    """A future of Dask's, whose own failures are told in our words."""

    def __init__(self, future: Any) -> None:
        self._future = future

    def add_done_callback(self, fn: Any) -> None:
        """Have a function called when the results are there."""
        self._future.add_done_callback(lambda _: fn(self))

    def result(self) -> list[Result]:
        """The results; waits for them."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            found: list[Result] = self._future.result()
        except KilledWorker:
            raise UsageError(
                "The workers of the Dask cluster end again and again. Look into their logs; "
                "what is done is kept where --state was given."
            ) from None
        except FutureCancelledError:
            raise UsageError(
                "The Dask scheduler has ended. Start the cluster again, and the run with --resume "
                "if --state was given."
            ) from None
        return found


def _plugin(job: Job, limits: Limits, folder: str) -> Any:
    """What gets a worker ready; made here, since Dask is imported only where it is asked for."""
    from distributed import WorkerPlugin

    class Ready(WorkerPlugin):
        """Holds the processes of a worker."""

        def __init__(self) -> None:
            self.program = program_digest()

        def setup(self, worker: Worker) -> None:
            if self.program != program_digest():
                raise UsageError(
                    f"The Dask worker {worker.address} has another version of profilelint, or "
                    "other packages of checks. Install the same on all machines."
                )
            self.pool = Pool(job, worker.state.nthreads, limits, folder)

        def teardown(self, worker: Worker) -> None:  # noqa: ARG002
            self.pool.close()

    return Ready()


def _judge(rows: Sequence[Row], name: str) -> list[Result]:
    """Judge rows on a worker."""
    from distributed import get_worker

    plugin = cast("Any", get_worker().plugins[name])
    found: list[Result] = plugin.pool.submit(rows).result()
    return found
