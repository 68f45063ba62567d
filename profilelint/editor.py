"""The user's own editor, for one text at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from profilelint.errors import ProfilelintError

_USUAL = ("nano", "vi") if sys.platform != "win32" else ("notepad",)


def edited(text: str, suffix: str = ".txt") -> str:
    """The text as the user left it in their editor: ``$VISUAL``, ``$EDITOR``, or a usual one.

    It stands meanwhile in a file that only the user can read, and which is then removed. A line
    break at its end, which editors add, is no change.

    :raises ProfilelintError: where there is no editor, or it fails. Nothing is changed then.
    """
    command = _command()
    handle, name = tempfile.mkstemp(prefix="profilelint-", suffix=suffix)
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        try:
            code = subprocess.run([*command, name], check=False).returncode
        except OSError as error:
            raise ProfilelintError(
                f"The editor “{shlex.join(command)}” cannot be started ({error.strerror}). "
                "Set EDITOR to the name of your editor."
            ) from error
        if code:
            raise ProfilelintError(
                f"The editor “{shlex.join(command)}” ended with an error, so nothing was changed."
            )
        try:
            new = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ProfilelintError(f"What the editor left cannot be read: {error}.") from error
    finally:
        path.unlink(missing_ok=True)
    return new if text.endswith("\n") else new.removesuffix("\n").removesuffix("\r")


def _command() -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if value := os.environ.get(name, "").strip():
            try:
                return shlex.split(value, posix=sys.platform != "win32")
            except ValueError:
                raise ProfilelintError(
                    f"The words of {name} cannot be understood: {value}"
                ) from None
    for usual in _USUAL:
        if found := shutil.which(usual):
            return [found]
    raise ProfilelintError("No editor was found. Set EDITOR to the name of your editor.")
