"""One LanguageTool server for all processes of a roster, started again where it dies."""

from __future__ import annotations

import threading
from collections.abc import Callable

from profilelint.errors import UsageError
from profilelint.language.languagetool import local
from profilelint.language.languagetool_server import LocalServer

RESTARTS = 3
"""How often a server that died is started again in one run."""
_LOOK = 0.2
"""Seconds between two looks at the server."""


class ProofServer:
    """A running server that always answers at the same ``url``. Use it with ``with``.

    :raises UsageError: where LanguageTool is missing or does not start.
    """

    def __init__(self) -> None:
        self._command, self.version = local()
        self._server = LocalServer(self._command)
        self.url = self._server.url
        self._stopped = threading.Event()
        self._watch: threading.Thread | None = None

    @property
    def pid(self) -> int:
        """The process that answers now."""
        return self._server.pid

    def __enter__(self) -> ProofServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        if self._watch is not None:
            self._watch.join()
        self._server.close()

    def watch(self, give_up: Callable[[UsageError], object]) -> None:
        """Start the server again when it dies; ``give_up`` is told when that is of no use."""
        self._watch = threading.Thread(target=self._keep, args=(give_up,), daemon=True)
        self._watch.start()

    def _keep(self, give_up: Callable[[UsageError], object]) -> None:
        restarts = 0
        while not self._stopped.wait(_LOOK):
            if self._server.alive:
                continue
            if restarts == RESTARTS:
                give_up(_gave_up(restarts))
                return
            restarts += 1
            self._server.close()
            try:
                self._server = LocalServer(self._command, self._server.port)
            except UsageError as error:
                give_up(error)
                return


def _gave_up(restarts: int) -> UsageError:
    return UsageError(
        f"LanguageTool's server died {restarts + 1} times, so the run was ended; the machine may "
        "be out of memory (the server needs about 1 GB). What was judged is kept if --state was "
        "given: run again with --resume, or with `--engine harper`."
    )
