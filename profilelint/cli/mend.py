"""``--fix`` and ``--diff`` of ``profilelint check``: mend the files, or show what would change."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

from profilelint.errors import ReadError, UsageError
from profilelint.findings import Safety
from profilelint.linter import Plan
from profilelint.mending import Mending, mend
from profilelint.reading import STDIN, decoding, read_bytes
from profilelint.replacing import replace_file
from profilelint.text import counted, inert


def mend_files(
    names: Sequence[str | ReadError],
    plan: Plan,
    allow: Safety,
    *,
    input_format: str | None,
    diff: bool,
) -> int:
    """Mend each file in its place, or print the differences; 1 where there are some.

    A file that cannot be read is left to the report that follows; what is printed about the
    mending goes to standard error.
    """
    changed = False
    for name in names:
        if isinstance(name, ReadError):
            continue
        if name == STDIN:
            raise UsageError("Standard input cannot be mended in its place; give a file.")
        try:
            data = decoding.bytes_of(name, Path(name))
            mending = mend(read_bytes(data, name, input_format=input_format), plan, allow)
        except ReadError as error:
            if diff:
                print(error, file=sys.stderr)
            continue
        changed |= mending.changed
        if diff:
            sys.stdout.write(difference(mending))
        elif mending.changed:
            replace_file(Path(name), mending.data(), data)
        _say(name, mending, diff=diff)
    return int(changed)


def difference(mending: Mending) -> str:
    """The change as a unified diff; empty where there is none."""
    source = mending.document.source
    before, after = (text.splitlines(keepends=True) for text in (source.text, mending.text))
    lines = difflib.unified_diff(before, after, source.name, f"{source.name} (mended)", n=2)
    text = "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
    return "\n".join(inert(line) for line in text.split("\n"))


def _say(name: str, mending: Mending, *, diff: bool) -> None:
    if not mending.document.source.editable:
        print(
            f"{inert(name)}: this is an export of another program and is not changed; mend the "
            "profile on the platform.",
            file=sys.stderr,
        )
        return
    done = "would be mended" if diff else "mended"
    print(f"{inert(name)}: {counted(len(mending.made), 'thing')} {done}.", file=sys.stderr)
    if mending.opposed:
        checks = " and ".join(sorted({found.check for found in mending.opposed}))
        print(
            f"{inert(name)}: {checks} ask for opposite changes, so they were left alone. Mend that "
            "place by hand, or leave one of them out with --ignore.",
            file=sys.stderr,
        )
