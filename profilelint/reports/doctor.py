"""What ``profilelint doctor`` prints: what a file was taken for, and what it tells of a profile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from profilelint.reading.examining import Examination
from profilelint.text import counted, flat

OWN = ("json", "yaml")


class DoctorView:
    """An examination for people."""

    def __init__(self, found: Examination) -> None:
        self.found = found

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.found
        yield Text(flat(found.file), style="bold")
        if found.format:
            yield Text(flat(f"Read as {found.format}: {found.reason}."))
        for problem in found.problems:
            where = f"Line {problem.line}, column {problem.column}: " if problem.line else ""
            yield Text(flat(f"{where}{problem.message}"), style="red")
        if not found.problems:
            yield from self._body()

    def _body(self) -> Iterator[RenderableType]:
        found = self.found
        yield Text()
        if found.profiles > 1:
            yield _heading(f"Found in {counted(found.profiles, 'profile')}")
        else:
            yield _heading(f"Found: {counted(len(found.found), 'field')}")
        yield Padding(self._table(), (0, 0, 0, 2))
        for title, names in (
            ("Not in this file, though there could be", found.missing),
            (f"Never in this format ({found.format})", found.never),
            ("There, and not understood", found.notes),
            ("There, and of no use to any check", found.unused),
        ):
            if names:
                yield Text()
                yield _heading(title)
                joined = "\n" if names is found.notes else ", "
                yield Padding(Text(joined.join(map(flat, names))), (0, 0, 0, 2))
        yield Text()
        yield _heading("What to do")
        yield Padding(Text("\n".join(steps(found))), (0, 0, 0, 2))

    def _table(self) -> Table:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold", ratio=1)
        table.add_column(justify="right", no_wrap=True, style="dim")
        for field in self.found.found:
            where = f"line {field.line}" if field.line else ""
            table.add_row(Text(field.name), Text(flat(field.says)), Text(where))
        return table


def steps(found: Examination) -> list[str]:
    """What a person can do now, whole sentences."""
    if found.profiles > 1:
        return [found.advice, f"Judge all of them: profilelint roster {flat(found.file)}"]
    if found.format in OWN:
        return [
            "Everything may stand in this format; docs/profile-format.md names each field.",
            f"Be asked for what is missing: profilelint init {flat(found.file)}",
            f"Judge it: profilelint check {flat(found.file)}",
        ]
    return [
        found.advice,
        "Make such a file out of this one, and be asked for the rest: "
        f"profilelint init profile.yaml --from {flat(found.file)}",
    ]


def doctor_as_dict(found: Examination) -> dict[str, Any]:
    """The same for programs. Keys may be added, never renamed."""
    return {
        "version": 1,
        "file": found.file,
        "format": found.format or None,
        "reason": found.reason or None,
        "profiles": 0 if found.problems else found.profiles,
        "found": [
            {
                "path": list(field.path),
                "says": field.says,
                "line": field.line,
                "origin": field.origin or None,
            }
            for field in found.found
        ],
        "missing": list(found.missing),
        "never": list(found.never),
        "advice": found.advice or None,
        "not_understood": list(found.notes),
        "unused": list(found.unused),
        "errors": [
            {"message": one.message, "line": one.line, "column": one.column}
            for one in found.problems
        ],
    }


def _heading(text: str) -> Text:
    return Text(text, style="bold underline")
