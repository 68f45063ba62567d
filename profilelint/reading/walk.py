"""Which files to read: those named, and those in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from profilelint.errors import ConfigError, ReadError
from profilelint.reading import STDIN
from profilelint.source import Problem

SUFFIXES = (".json", ".yaml", ".yml", ".html", ".htm", ".mhtml", ".mht")
ALWAYS_EXCLUDED = (".*/", "node_modules/", "__pycache__/", "build/", "dist/")


def files_of(
    paths: Sequence[str],
    exclude: Sequence[str],
    root: Path,
    suffixes: Sequence[str] = SUFFIXES,
) -> Iterator[str | ReadError]:
    """The files to read, in order: a file as named, a folder's files sorted by name.

    ``exclude`` are patterns as in .gitignore, relative to ``root``; they hold for the files of
    folders, never for a file that was named itself. Hidden and built folders are left out within
    a folder, not where one is named. A folder that is an export is read as one. What cannot be used
    comes as a :class:`ReadError`, so that it does not stop the others.
    """
    for name in paths:
        path = Path(name)
        if name == STDIN or not path.is_dir() or _is_export(path):
            yield name
            continue
        unread: list[ReadError] = []
        found = list(_walk(path, exclude, root, unread, suffixes))
        if not found and not unread:
            yield ReadError(
                name,
                [Problem(f"There is no profile in this folder (no file {', '.join(suffixes)}).")],
            )
        yield from found
        yield from unread


def _is_export(folder: Path) -> bool:
    from profilelint.reading import linkedin  # here, since most runs are of files

    return linkedin.is_export(folder)


def _walk(
    folder: Path,
    exclude: Sequence[str],
    root: Path,
    unread: list[ReadError],
    suffixes: Sequence[str],
) -> Iterator[str]:
    """The files of a folder; folders that cannot be opened are added to ``unread``."""
    from pathspec import GitIgnoreSpec

    try:
        users, ours = GitIgnoreSpec.from_lines(exclude), GitIgnoreSpec.from_lines(ALWAYS_EXCLUDED)
    except ValueError as error:
        raise ConfigError(f"An exclude pattern cannot be understood: {error}.") from None

    # Only what lies in the folder can be left out: that the folder named lies in a hidden one, or
    # far from the settings, says nothing about its files.
    top, base = (Path(os.path.normpath(one.absolute())) for one in (folder, root))
    prefix = top.relative_to(base) if top.is_relative_to(base) else Path()

    def excluded(path: Path, mark: str = "") -> bool:
        within = path.relative_to(folder)
        return ours.match_file(f"{within}{mark}") or users.match_file(f"{prefix / within}{mark}")

    def refused(error: OSError) -> None:
        message = f"This folder cannot be opened: {error.strerror or error}."
        unread.append(ReadError(str(error.filename or folder), [Problem(message)]))

    for here, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(one for one in folders if not excluded(Path(here, one), "/"))
        exports = [one for one in folders if _is_export(Path(here, one))]
        yield from (str(Path(here, one)) for one in exports)
        folders[:] = [one for one in folders if one not in exports]
        for one in sorted(files):
            path = Path(here, one)
            if path.suffix.lower() in suffixes and not excluded(path):
                yield str(path)
