"""Puts a file in the place of another in one step, so that nothing is ever half-written."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from pathlib import Path

from profilelint.errors import ProfilelintError

_LEFTOVER = ".profilelint-"
_LONG_AGO = 3600
"""Seconds after which no program is still writing a file of a few kilobytes."""


def replace_file(path: Path, data: bytes, expected: bytes | None) -> None:
    """Put ``data`` in the place of a file, in one step: a reader sees the old file or the new one.

    The permissions stay; where ``path`` is a symbolic link, the file that it leads to is replaced.
    ``expected`` are the bytes that the file must still have. A program that is killed meanwhile
    leaves a hidden ``.tmp`` file in the folder, which is removed by a later call.

    :raises ProfilelintError: if the file has other bytes by now, or cannot be written. It is
        unchanged then, and nothing is left behind.
    """
    temporary: Path | None = None
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise ProfilelintError(f"{path} is no file, so nothing was written.")
        if target.exists() and not os.access(target, os.W_OK):
            raise ProfilelintError(f"{path} is protected from writing, so nothing was written.")
        _remove_leftovers(target.parent)
        beside = target.parent / f"{_LEFTOVER}{secrets.token_hex(8)}.tmp"
        # Nobody else may read it before it has the permissions of the file.
        mode = 0o600 if target.exists() else 0o666
        with open(beside, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            temporary = beside
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        # As late as can be: this is what someone else may have written meanwhile.
        if expected is not None and not (target.exists() and target.read_bytes() == expected):
            raise ProfilelintError(
                f"{path} was changed by another program meanwhile, so nothing was written. "
                "Run the command again."
            )
        temporary.replace(target)
        temporary = None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"{path} could not be written ({reason}); it is unchanged."
        raise ProfilelintError(message) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _remove_leftovers(folder: Path) -> None:
    """Remove what programs left that were killed long ago; what may still be written to stays."""
    for leftover in folder.glob(f"{_LEFTOVER}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _LONG_AGO:
                leftover.unlink()
