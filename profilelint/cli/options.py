"""What several commands share: finding the settings, reading words of the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from profilelint.config import Config, find, load
from profilelint.errors import UsageError, did_you_mean
from profilelint.language import DEFAULT_ENGINES, ENGINES


def settings(config: Path | None) -> Config:
    """The settings of a file named, or of the nearest one from here upwards."""
    path = config or find(Path.cwd())
    return load(path) if path else Config()


def names(words: Sequence[str] | None) -> tuple[str, ...]:
    """``--select a,b --select c`` as one tuple."""
    return tuple(part.strip() for word in words or () for part in word.split(",") if part.strip())


def date_of(text: str | None) -> date | None:
    """The date of ``--today``.

    :raises UsageError: for anything but ``YYYY-MM-DD``.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today takes a date such as 2026-11-23, not “{text}”.") from None


def engines(words: str | None, languagetool_url: str | None = None) -> tuple[str, ...]:
    """``--engine harper,languagetool`` as a tuple; ``none`` is the empty one.

    :raises UsageError: for an engine that does not exist, or a server that none would ask.
    """
    wanted = DEFAULT_ENGINES if words is None else names([words])
    if languagetool_url is not None and "languagetool" not in wanted:
        raise UsageError(
            "--languagetool-url names a server for the engine languagetool. "
            "Add `--engine languagetool`."
        )
    if words is None:
        return wanted
    if wanted == ("none",):
        return ()
    for word in wanted:
        if word not in ENGINES:
            raise UsageError(
                f"No engine is called “{word}”{did_you_mean(word, ENGINES)}. "
                f"There are: {', '.join(ENGINES)}, or none."
            )
    return wanted


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Print within; that nobody reads on (``| head``) ends the printing, and is no error."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        forget_stdout()
    except SystemExit as end:  # what Rich makes of it
        if not isinstance(end.__context__, BrokenPipeError):
            raise


def forget_stdout() -> None:
    """Send what is still to be printed nowhere, so that leaving does not try it once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
