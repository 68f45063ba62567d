"""Takes single files out of a zip archive or a folder, within limits, and unpacks nothing to disk.

A member whose name leads out of the archive, a member or an archive that would grow beyond any
export, an encrypted one and a broken one are refused in words.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile

MAX_MEMBERS = 20_000
MAX_MEMBER = 5_000_000
MAX_ALL = 20_000_000
MAX_DEPTH = 4
"""Of folders within a folder. Basis of all: ours; the tables of an export take some 100 kB."""

BROKEN = "This archive is damaged or was not downloaded whole. Download it again."
OUTSIDE = (
    "A file in this archive has a name that leads out of it, as no export has. "
    "Download the archive again from where it came from."
)
TOO_LARGE = (
    "This archive holds far more than an export of a profile does. Is it the right file? "
    "Unpack it yourself and give the folder if you trust it."
)
LOCKED = "This archive is locked with a password. Unpack it yourself and give the folder."
PACKED_ODDLY = "This archive is packed in an unusual way. Unpack it yourself and give the folder."
_PLAIN = (0, 8)
"""Stored as it is, and deflated: ways of packing that take no memory to unpack."""


class ArchiveError(Exception):
    """Why an archive or a folder is refused: a sentence for the user."""


def files_of_zip(data: bytes, wanted: Collection[str]) -> dict[str, bytes]:
    """The wanted files by their name in small letters, in whatever folder they lie.

    :raises ArchiveError: for an archive that is broken, locked, hostile or far too large.
    """
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive, wanted)
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError),
        *(NotImplementedError, KeyError, IndexError, UnicodeError, MemoryError),
    ):
        raise ArchiveError(BROKEN) from None


def _members(archive: zipfile.ZipFile, wanted: Collection[str]) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise ArchiveError(TOO_LARGE)
    found: dict[str, bytes] = {}
    left = MAX_ALL
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or (path.parts[:1] and ":" in path.parts[0]):
            raise ArchiveError(OUTSIDE)
        name = path.name.lower()
        if name not in wanted or name in found or member.is_dir() or "__MACOSX" in path.parts:
            continue
        if member.flag_bits & 1:
            raise ArchiveError(LOCKED)
        if member.compress_type not in _PLAIN:
            raise ArchiveError(PACKED_ODDLY)
        with archive.open(member) as file:  # the size that it tells of itself may be a lie
            content = file.read(min(MAX_MEMBER, left) + 1)
        if len(content) > min(MAX_MEMBER, left):
            raise ArchiveError(TOO_LARGE)
        left -= len(content)
        found[name] = content
    return found


def files_of_folder(folder: Path, wanted: Collection[str]) -> dict[str, bytes]:
    """Like :func:`files_of_zip`, for a folder and those within it; links are not followed.

    :raises ArchiveError: for a file that cannot be opened, or is far too large.
    """
    found: dict[str, bytes] = {}
    for path in sorted(paths_of_folder(folder, wanted), key=lambda path: len(path.parts)):
        name = path.name.lower()
        if name in found:
            continue
        try:
            with path.open("rb") as file:
                content = file.read(MAX_MEMBER + 1)
        except OSError as error:
            raise ArchiveError(
                f"The file {path.name} in this folder cannot be opened: {error.strerror or error}."
            ) from None
        if len(content) > MAX_MEMBER:
            raise ArchiveError(f"The file {path.name} is far too large for an export of a profile.")
        found[name] = content
    return found


def paths_of_folder(folder: Path, wanted: Collection[str], depth: int = 0) -> list[Path]:
    """Where the wanted files lie in a folder and those within it, the outermost first."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return []
    inside = [path for path in inside if not path.is_symlink()]
    found = [path for path in inside if path.name.lower() in wanted and path.is_file()]
    if depth < MAX_DEPTH:
        for path in inside[:MAX_MEMBERS]:
            if path.is_dir() and not path.name.startswith("."):
                found += paths_of_folder(path, wanted, depth + 1)
    return found
