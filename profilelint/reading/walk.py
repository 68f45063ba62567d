"""Which files to read: those named, and those in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from profilelint.errors import ConfigError, ReadError
from profilelint.reading import STDIN
from profilelint.source import Problem

SUFFIXES = (".json", ".yaml", ".yml", ".html", ".htm")
ALWAYS_EXCLUDED = (".*/", "node_modules/", "__pycache__/", "build/", "dist/")


def files_of(paths: Sequence[str], exclude: Sequence[str], root: Path) -> Iterator[str | ReadError]:
    """The files to read, in order: a file as named, a folder's files sorted by name.

    ``exclude`` are patterns as in .gitignore, relative to ``root``; they hold for the files of
    folders, never for a file that was named itself. Hidden and built folders are left out within
    a folder, not where one is named. What cannot be used comes as a :class:`ReadError`, so that
    it does not stop the others.
    """
    for name in paths:
        path = Path(name)
        if name == STDIN or not path.is_dir():
            yield name
            continue
        found = list(_walk(path, exclude, root))
        if not found:
            yield ReadError(
                name,
                [Problem(f"There is no profile in this folder (no file {', '.join(SUFFIXES)}).")],
            )
        yield from found


def _walk(folder: Path, exclude: Sequence[str], root: Path) -> Iterator[str]:
    from pathspec import PathSpec

    try:
        always = PathSpec.from_lines("gitwildmatch", ALWAYS_EXCLUDED)
        spec = PathSpec.from_lines("gitwildmatch", exclude)
    except ValueError as error:
        raise ConfigError(f"An exclude pattern cannot be understood: {error}.") from None

    def excluded(path: Path, mark: str = "") -> bool:
        return always.match_file(os.path.relpath(path, folder) + mark) or spec.match_file(
            os.path.relpath(path, root).removeprefix("../") + mark
        )

    for here, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not excluded(Path(here, one), "/"))
        for one in sorted(files):
            path = Path(here, one)
            if path.suffix.lower() in SUFFIXES and not excluded(path):
                yield str(path)
