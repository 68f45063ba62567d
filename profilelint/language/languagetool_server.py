"""A LanguageTool server of our own: started on this machine, ended when we end, however we end."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from profilelint.errors import UsageError

HOST = "127.0.0.1"
MEMORY = "-Xmx1g"
"""What Java may take; English texts of a profile's length need about 0.7 GB."""
START_LIMIT = 120.0
"""Seconds that a start may take; it takes three on an idle machine."""
STARTS = 3
"""Tries with another port, where a program takes a free one in the moment before we do."""

SETTINGS = {
    "pipelineCaching": True,  # what is made ready for a text serves the next, a third quicker
    "maxPipelinePoolSize": 8,
    "pipelineExpireTimeInSeconds": 3600,
}
"""What the server is told besides its port."""

if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0
_READY = "Server started"
_TAKEN = re.compile("BindException|Address already in use", re.IGNORECASE)
_BLAMES = re.compile(r"error|exception|could not|invalid|unable", re.IGNORECASE)

# Stands between us and Java. Our end of its standard input closes when we end, even where we are
# killed and can run nothing more; then it ends Java, which would otherwise stay for good.
_GUARD = """
import subprocess, sys, threading
server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
print("pid", server.pid, flush=True)
def end_with_the_parent():
    sys.stdin.buffer.read()
    server.kill()
threading.Thread(target=end_with_the_parent, daemon=True).start()
try:
    sys.exit(server.wait() != 0)
finally:
    server.kill()
"""


class LocalServer:
    """A running server. ``url`` is its address, ``pid`` that of the Java process.

    What it prints is kept in memory, the last lines of it, and shown only where it does not start:
    nothing of a text reaches the disk. ``port`` is where it is to answer, if not anywhere free.

    :raises UsageError: where it does not start.
    """

    def __init__(self, command: Callable[[int], list[str]], port: int | None = None) -> None:
        for _ in range(STARTS):
            self.port = port or _free_port()
            self._process = _started(command(self.port))
            self._output: deque[str] = deque(maxlen=60)
            self._answered = threading.Event()
            self.pid = 0
            self._reader = threading.Thread(target=self._read, name="languagetool", daemon=True)
            self._reader.start()
            self._answered.wait(START_LIMIT)
            if self._is_ready():
                return
            self.close()
            if not any(_TAKEN.search(line) for line in self._output):
                break
        raise UsageError(
            f"LanguageTool's server did not start{self._reason()}. Run `profilelint languagetool "
            "status` to see whether it is whole, or run with `--engine harper`."
        )

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, and wait until it has ended."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(10)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _is_ready(self) -> bool:
        return self.alive and any(_READY in line for line in self._output)

    def _read(self) -> None:
        """Keep what is printed; say so when the server is ready, or when it has ended."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._output.append(line.strip())
            if line.startswith("pid "):
                self.pid = int(line.split()[1])
            if _READY in line:
                self._answered.set()
        self._answered.set()

    def _reason(self) -> str:
        from profilelint.text import excerpt

        told = [line for line in self._output if _BLAMES.search(line)]
        return f" ({excerpt(told[0], 160)})" if told else ""


def _started(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _GUARD, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        creationflags=_NO_WINDOW,
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def command_for(folder: Path, version: str) -> Callable[[int], list[str]]:
    """The command line that starts the LanguageTool in a folder, by port.

    :raises UsageError: where Java is missing or too old.
    """
    from language_tool_python import config_file, download_lt

    class Here(download_lt.ReleaseLocalLanguageTool):
        """The client asks the environment where LanguageTool is; we know."""

        def get_directory_path(self) -> Path:
            return folder

    try:
        download_lt.confirm_java_compatibility(version)
    except (ModuleNotFoundError, SystemError, SystemExit, OSError, subprocess.SubprocessError):
        raise UsageError(
            "LanguageTool needs Java 17 or newer, and none was found. Install it (Debian and "
            "Ubuntu: `apt install default-jre-headless`; otherwise https://adoptium.net), name a "
            "server with `--languagetool-url`, or run with `--engine harper`."
        ) from None

    settings = config_file.LanguageToolConfig(SETTINGS)  # a file, removed when the program ends

    def command(port: int) -> list[str]:
        java, *rest = Here(version).get_server_cmd(port, settings)
        return [java, MEMORY, *rest]

    return command
