"""Where a report goes: ``--output-format`` and ``--output``, the screen and the files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from profilelint.errors import UsageError, did_you_mean
from profilelint.reports import FORMATS, Format, Run, text_of

OutputFormat = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FORMAT",
        help=f"One of: {', '.join(FORMATS)}. Several, where --output gives the others a file.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[FORMAT=]FILE",
        help="Write to a file: FILE takes the place of the screen, FORMAT=FILE comes besides.",
    ),
]
AS_THE_SCREEN = frozenset[Format]({"rich", "compact"})
"""Formats for people, in the encoding of their terminal; the others are UTF-8 everywhere."""


class Outputs(msgspec.Struct, frozen=True):
    """Which format goes where; ``screen`` is ``None`` where nothing goes to standard output."""

    screen: Format | None
    files: tuple[tuple[Format, Path], ...]

    def write(self, run: Run) -> None:
        """Write the files, each as a whole.

        :raises ProfilelintError: for a file that cannot be written; it is unchanged then.
        """
        from profilelint.replacing import replace_file

        for form, path in self.files:
            replace_file(path, _encoded(text_of(run, form)), None)

    def print(self, run: Run) -> None:
        """Print what goes to the screen."""
        if self.screen == "rich":
            from rich.console import Console

            from profilelint.reports.terminal import RunView

            Console(highlight=False, emoji=False, markup=False).print(RunView(run))
        elif self.screen is not None:
            text = text_of(run, self.screen)
            if self.screen not in AS_THE_SCREEN and hasattr(sys.stdout, "buffer"):
                sys.stdout.buffer.write(_encoded(text))
            else:
                sys.stdout.write(text)
        if self.screen == "github":
            _summarise(run)


def _summarise(run: Run) -> None:
    """Append the whole report to the job's summary, where GitHub Actions names a file for it.

    :raises UsageError: where that file cannot be written.
    """
    from profilelint.reports.github import to_summary

    named = os.environ.get("GITHUB_STEP_SUMMARY")
    if not named:
        return
    path = Path(named)
    try:
        used = path.stat().st_size if path.exists() else 0
        with path.open("ab") as file:
            file.write(_encoded(to_summary(run, used)))
    except OSError as error:
        raise UsageError(f"The job's summary cannot be written: {error.strerror}.") from None


def outputs(formats: Sequence[str] | None, words: Sequence[str] | None) -> Outputs:
    """Settle where each format goes.

    The format that ``--output-format`` names goes to the screen, and ``--output FORMAT=FILE`` comes
    besides; where it names several, those with a file go only there. ``--output FILE`` takes the
    place of the screen.

    :raises UsageError: for a format that does not exist, a name that is no file's, or several
        formats for one screen.
    """
    named = list(dict.fromkeys(_format(word) for word in formats or ("rich",)))
    targets = [_target(word) for word in words or ()]
    taken = {form for form, _ in targets} if len(named) > 1 else set()
    unplaced = [form for form in named if form not in taken]
    if len(unplaced) > 1:
        raise UsageError(
            f"{' and '.join(unplaced)} cannot share the screen. Give each format but one a file, "
            f"for example --output {unplaced[-1]}=FILE."
        )
    main = unplaced[0] if unplaced else named[0]
    files = tuple((form or main, path) for form, path in targets)
    replaced = any(form is None for form, _ in targets)
    return Outputs(main if unplaced and not replaced else None, files)


def _target(word: str) -> tuple[Format | None, Path]:
    """The format, where ``--output`` names one, and the file; ``./a=b.json`` is a file."""
    form, mark, path = word.partition("=")
    if not mark or not form.isidentifier():
        form, path = "", word
    if not path:
        raise UsageError(f"--output {word} names no file.")
    return _format(form) if form else None, Path(path)


def _format(word: str) -> Format:
    for known in FORMATS:
        if word == known:
            return known
    raise UsageError(
        f"No output format is called “{word}”{did_you_mean(word, FORMATS)}. "
        f"There are: {', '.join(FORMATS)}."
    )


def _encoded(text: str) -> bytes:
    """UTF-8, with ``?`` for the parts of a file's name that are no text."""
    return text.encode(errors="replace")
