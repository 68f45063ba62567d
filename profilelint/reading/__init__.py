"""From a file to a profile: recognises the format by its content and keeps where values stand."""

from __future__ import annotations

from pathlib import Path as FilePath

from profilelint.errors import UsageError, did_you_mean
from profilelint.reading import decoding
from profilelint.reading.document import Document, Given
from profilelint.reading.formats import FORMATS, reader, recognise

STDIN = "-"


def opened(path: str | FilePath) -> Given:
    """Open a file or an export's folder, or standard input for ``-``.

    :raises ReadError: where there is nothing to read, or too much.
    """
    name = "<stdin>" if str(path) == STDIN else str(path)
    file = None if str(path) == STDIN else FilePath(path)
    if file is not None and file.is_dir():
        from profilelint.reading import linkedin

        if linkedin.is_export(file):
            return Given(name, folder=file)
    return Given(name, decoding.bytes_of(name, file))


def read(path: str | FilePath, *, input_format: str | None = None) -> Document:
    """Read a profile from a file or an export's folder, or from standard input for ``-``.

    :raises ReadError: with every problem that keeps the file from being read as a profile.
    :raises UsageError: for an ``input_format`` that does not exist.
    """
    return read_given(opened(path), input_format)


def read_bytes(data: bytes, name: str, *, input_format: str | None = None) -> Document:
    """Like :func:`read`, for bytes that are there already."""
    return read_given(Given(name, data), input_format)


def read_given(given: Given, input_format: str | None = None) -> Document:
    """Like :func:`read`, for what has been opened already."""
    return reader(format_of(given, input_format)[0]).read(given)


def format_of(given: Given, input_format: str | None = None) -> tuple[str, str]:
    """The format that something is read as, and why.

    :raises UsageError: for an ``input_format`` that does not exist.
    """
    if input_format is None:
        return recognise(given)
    if input_format not in FORMATS:
        raise UsageError(
            f"No input format is called “{input_format}”{did_you_mean(input_format, FORMATS)}. "
            f"There are: {', '.join(FORMATS)}."
        )
    return input_format, "you said so with --input-format"


__all__ = [
    "FORMATS",
    "STDIN",
    "Document",
    "Given",
    "format_of",
    "opened",
    "read",
    "read_bytes",
    "read_given",
]
