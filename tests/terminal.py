"""A terminal of our own: runs a program in it, types, and reads what is on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PATIENCE = 60
"""Seconds after which a program that says nothing has failed."""


class Terminal:
    """A program in a terminal of ``columns``; ``raw`` is everything that it has written."""

    def __init__(
        self, command: Sequence[str], folder: Path, env: Mapping[str, str], columns: int = 80
    ) -> None:
        self.master, self._slave = pty.openpty()
        self.raw = ""
        self.seen = 0
        self.resize(columns)
        self.process = subprocess.Popen(
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=folder,
            env=dict(env),
            start_new_session=True,
            preexec_fn=self._take_terminal,  # noqa: PLW1509 (nothing in it waits for a thread)
        )
        os.close(self._slave)

    @staticmethod
    def _take_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches the program

    def resize(self, columns: int) -> None:
        """Make the window another width; the program is told, as by a real one."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))

    @property
    def screen(self) -> str:
        """What was written, without colours."""
        return CONTROLS.sub("", self.raw).replace("\r\n", "\n")

    def expect(self, text: str) -> str:
        """Wait for a text; what was written since the last one, up to its end."""
        until = time.monotonic() + PATIENCE
        while text not in (new := self.screen[self.seen :]):
            assert time.monotonic() < until, f"“{text}” never came:\n{new}"
            assert self._read(), f"it ended before “{text}” came:\n{new}"
        end = self.seen + new.index(text) + len(text)
        found, self.seen = self.screen[self.seen : end], end
        return found

    def type(self, keys: str) -> None:
        """Type keys; ``\\x03`` is Ctrl-C, ``\\x04`` Ctrl-D."""
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Wait for the end: the exit code."""
        while self._read():
            pass
        code = self.process.wait(timeout=PATIENCE)
        os.close(self.master)
        return code

    def _read(self) -> bool:
        """Read what is there, or wait for it; false once the program has left."""
        if not select.select([self.master], [], [], PATIENCE)[0]:
            raise AssertionError(f"nothing came for {PATIENCE} seconds:\n{self.screen}")
        try:
            data = os.read(self.master, 65536)
        except OSError:  # how Linux says that nobody writes any more
            return False
        self.raw += data.decode(errors="replace")
        return bool(data)
