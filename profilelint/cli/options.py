"""What several commands share: their options, finding the settings, reading the user's words."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from profilelint.config import WORDS_FILE, Config, FailOn, Language, find, load
from profilelint.errors import ReadError, UsageError, did_you_mean
from profilelint.language import DEFAULT_ENGINES, ENGINES
from profilelint.reading import Document, read
from profilelint.text import flat

if TYPE_CHECKING:
    from profilelint.language import Cache
    from profilelint.whatif import Change

Paths = Annotated[
    list[str], typer.Argument(help="Files or folders; - reads standard input.", metavar="PATH...")
]
File = Annotated[str, typer.Argument(help="A profile; - reads standard input.", metavar="FILE")]
Rubric = Annotated[
    str | None, typer.Option(metavar="NAME", help="guide-2022 (default) or upwork-2026.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Only these checks: names, sections, or name-*."),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Leave these checks out.")]
InputFormat = Annotated[
    str | None, typer.Option(metavar="FORMAT", help="Read the files as this format.")
]
Engine = Annotated[
    str | None,
    typer.Option(metavar="NAME[,NAME]", help="Proofreading: harper, languagetool, or none."),
]
LanguageToolUrl = Annotated[
    str | None,
    typer.Option("--languagetool-url", metavar="URL", help="Ask this server of LanguageTool."),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Proofread all texts anew, and keep nothing about them."),
]
Settings = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Take the settings from this file.")
]
Baseline = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Hide the findings that `profilelint baseline` recorded."),
]
Fail = Annotated[FailOn | None, typer.Option(help="What makes the exit code 1.")]
TargetScore = Annotated[
    float | None, typer.Option(min=0, max=100, help="The score from which it is READY.")
]
First = Annotated[
    bool, typer.Option("--first", help="It is submitted for the first time, so no portfolio yet.")
]
Ledger = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        readable=False,  # the ledger says itself what is wrong with it
        help="The attempts of this ledger, not the usual.",
    ),
]
UseNlp = Annotated[
    bool, typer.Option("--nlp", help="Parse sentences too: needs profilelint[nlp], takes seconds.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")]
Today = Annotated[
    str | None, typer.Option(metavar="DATE", help="The date to judge by, as 2026-11-23.")
]


def settings(config: Path | None) -> Config:
    """The settings of a file named, or of the nearest one from here upwards."""
    path = config or find(Path.cwd())
    if path:
        return load(path)
    words = Path.cwd() / WORDS_FILE
    return Config(language=Language(words_file=words if words.is_file() else None))


def files(paths: Sequence[str], settings: Config) -> Iterator[str | ReadError]:
    """The files to read, those of folders without the ones that the settings exclude."""
    from profilelint.reading.walk import files_of

    root = settings.file.parent if settings.file else Path.cwd()
    return files_of(paths, settings.exclude, root)


def document(name: str, input_format: str | None = None) -> Document:
    """The one profile that a command is about; a file that cannot be read ends the command.

    :raises typer.Exit: with code 2, after every problem of the file was said on standard error.
    """
    try:
        return read(name, input_format=input_format)
    except ReadError as error:
        say_unread(error)
        raise typer.Exit(2) from None


def say_unread(error: ReadError) -> None:
    """Every problem that keeps a file from being read, on standard error, a line each."""
    for problem in error.problems:
        where = f":{problem.line}:{problem.column}" if problem.line else ""
        print(flat(f"{error.name}{where}: {problem.message}"), file=sys.stderr)


def say_not_loaded(group: str) -> bool:
    """Every package of checks that did not load, on standard error; whether there is any."""
    from profilelint.registry import discover

    failures = discover(group).failures
    for failure in failures:
        print(flat(f"profilelint: a package of checks did not load: {failure}"), file=sys.stderr)
    return bool(failures)


def names(words: Sequence[str] | None) -> tuple[str, ...]:
    """``--select a,b --select c`` as one tuple."""
    return tuple(part.strip() for word in words or () for part in word.split(",") if part.strip())


def changes(words: Sequence[str] | None) -> list[Change]:
    """The changes of ``--set``, in their order.

    :raises UsageError: for what is no change.
    """
    if not words:
        return []
    from profilelint.whatif import change_of

    return [change_of(word) for word in words]


def cache(*, no_cache: bool, watch: bool) -> Cache | None:
    """Where the answers of proofreading are kept; with ``watch`` in any case, while it runs."""
    from profilelint.language import Cache

    if not no_cache:
        return Cache()
    if not watch:
        return None
    import atexit
    import tempfile

    folder = tempfile.TemporaryDirectory(prefix="profilelint-")
    atexit.register(folder.cleanup)
    return Cache(Path(folder.name))


def date_of(text: str | None, option: str = "--today") -> date | None:
    """The date that an option gives.

    :raises UsageError: for anything but ``YYYY-MM-DD``, and for a year that no profile can have.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} takes a date such as 2026-11-23, not “{text}”.") from None
    if not 1900 <= day.year <= 2199:
        raise UsageError(f"{option} takes a date from 1900 to 2199, not “{text}”.")
    return day


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


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end of a standard stream, which a program may lack."""
    return stream is not None and stream.isatty()


def can_talk() -> bool:
    """Whether questions can be asked and answered here."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def is_own_screen() -> bool:
    """Whether a person reads what is printed: a terminal, and no service that builds software."""
    return is_terminal(sys.stdout) and not os.environ.get("CI")


def ask(question: str) -> None:
    """Go on only after a yes.

    :raises UsageError: where there is nobody to ask.
    """
    if not is_terminal(sys.stdin):
        raise UsageError("There is nobody to ask here. Add --yes if that is what you want.")
    if not typer.confirm(question, err=True):
        raise typer.Exit(1)


def agree_to_fetch(address: str, *, yes: bool) -> None:
    """Say what the platform's terms forbid and how else one comes by a page, and ask once.

    Nothing is asked about an address that cannot be fetched anyway.

    :raises UsageError: where there is nobody to ask.
    """
    import shutil

    from profilelint.fetching import can_be_fetched, words

    if not can_be_fetched(address):
        return
    width = min(shutil.get_terminal_size().columns, 100)
    print(words.notice(flat(address), width), file=sys.stderr)
    if not yes:
        ask(words.AGREE)


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
