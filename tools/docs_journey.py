"""Writes ``docs/from-refused-to-ready.md``: its commands are run, and what they print stands below.

They are run within this process, on a copy of the example, by the date that examples are judged by.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from profilelint import testing
from profilelint.cli import main
from tools.docs_profile import TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
STARTS_AS = ROOT / "examples/refused.json"
WRITTEN = TEMPLATES / "journey_written.json"
"""The profile as its owner writes it in the middle of the page."""

STEP = re.compile(r"^\$ (?P<command>profilelint .+)$|^<!-- written -->$", re.MULTILINE)
SURROUNDINGS = {"NO_COLOR": "1", "COLUMNS": "100", "CI": "1", "TERM": "dumb"}


def journey_page() -> str:
    """The page, with what each of its commands prints."""
    template = (TEMPLATES / "from-refused-to-ready.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, _alone_in(Path(folder)):
        profile = Path("profile.json")
        profile.write_bytes(STARTS_AS.read_bytes())
        return STEP.sub(lambda step: _done(step, profile), template)


def _done(step: re.Match[str], profile: Path) -> str:
    """What stands in the page for a step: the command with its output, or the new profile."""
    command = step["command"]
    if command is None:
        profile.write_bytes(WRITTEN.read_bytes())
        return f"```json\n{WRITTEN.read_text(encoding='utf-8')}```"
    output = "\n".join(line.rstrip() for line in printed(command).rstrip().splitlines())
    return f"$ {command}\n{output}"


def printed(command: str) -> str:
    """What a command prints, on both streams.

    :raises SystemExit: where it ends with more than 1, the verdict.
    """
    out = StringIO()
    before = sys.argv
    sys.argv = [*shlex.split(command), "--today", testing.TODAY.isoformat()]
    try:
        with redirect_stdout(out), redirect_stderr(out):
            main()
    except SystemExit as end:
        if end.code not in (0, 1):
            sys.exit(f"{command}: {out.getvalue()}")
    finally:
        sys.argv = before
    return out.getvalue()


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """In a folder of its own, without what the person who makes the page has set."""
    kept = dict(os.environ)
    os.environ.update({**SURROUNDINGS, "XDG_CACHE_HOME": str(folder), "XDG_DATA_HOME": str(folder)})
    os.environ.pop("FORCE_COLOR", None)
    try:
        with chdir(folder):
            yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
