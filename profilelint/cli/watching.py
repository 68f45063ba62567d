"""``--watch`` of ``profilelint check``: check again whenever a file is saved."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from profilelint.cli import options
from profilelint.cli.running import Job
from profilelint.errors import ProfilelintError, ReadError
from profilelint.text import flat
from profilelint.watching import saves


def watch_and_run(job: Job) -> NoReturn:
    """Run a job now and after each save, until Ctrl-C, and leave with 130 as interrupted ones do.

    What a file that is half written brings about is said, and the watching goes on.

    :raises ProfilelintError: where already the first run cannot be made.
    """
    print("profilelint: watching; Ctrl-C ends it.", file=sys.stderr)
    try:
        for number, saved in enumerate(saves(job.paths, lambda: _files(job))):
            if number:
                _make_room(saved)
            try:
                job.run()
            except ProfilelintError as error:
                if not number:
                    raise
                print(f"profilelint: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("profilelint: stopped.", file=sys.stderr)
    raise typer.Exit(130)


def _files(job: Job) -> list[str]:
    files = options.files(job.paths, job.settings)
    return [file.name if isinstance(file, ReadError) else file for file in files]


def _make_room(saved: list[str]) -> None:
    """Clear a person's screen, and say what was saved."""
    if options.is_own_screen():
        from rich.console import Console

        Console().clear()
    print(flat(f"profilelint: {', '.join(saved)} changed."), file=sys.stderr, flush=True)
