"""The lines that a roster's results are written as, and what is read out of them again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from profilelint.errors import ProfilelintError
from profilelint.reports.json import VERSION
from profilelint.roster.rows import Row


class Found(msgspec.Struct, frozen=True):
    """A finding, as far as a roster counts it."""

    check: str
    severity: str
    fingerprint: str = ""
    message: str = ""


class Gain(msgspec.Struct, frozen=True):
    """What mending all findings of a check would bring this client."""

    check: str
    points: float
    unblocks: bool


class Named(msgspec.Struct, frozen=True):
    """An outcome without findings."""

    check: str
    reason: str = ""


class Trouble(msgspec.Struct, frozen=True):
    """Why a row has no verdict."""

    message: str
    line: int | None = None
    column: int | None = None


class Summary(msgspec.Struct, frozen=True):
    """What a roster's reports need of a line. A row without a verdict has ``errors``."""

    row: int
    file: str
    client: str | None = None
    verdict: str | None = None
    score: float | None = None
    coverage: float | None = None
    findings: tuple[Found, ...] = ()
    hidden: tuple[Found, ...] = ()
    fix_first: tuple[Gain, ...] = ()
    broken: tuple[Named, ...] = ()
    errors: tuple[Trouble, ...] = ()
    reason: str = ""

    @property
    def who(self) -> str:
        """The client, or where the profile stands."""
        return self.client or self.file


_READER = msgspec.json.Decoder(Summary)


def line_of(row: Row, body: bytes) -> bytes:
    """The line of a row, whose ``body`` is an object in JSON."""
    head = b'{"version":%d,"row":%d,"file":%s,' % (VERSION, row.number, _text(row.name))
    return head + body[1:] + b"\n"


def _text(name: str) -> bytes:
    return msgspec.json.encode(name.encode(errors="replace").decode())


def summary_of(line: bytes) -> Summary:
    """What a line tells.

    :raises msgspec.MsgspecError: for a line that is none of ours.
    """
    return _READER.decode(line)


def moved(body: bytes, by: int) -> bytes:
    """A body for a row that now begins ``by`` lines further down its file."""
    if not by:
        return body
    values = msgspec.json.decode(body)
    for one in (*values.get("findings", ()), *values.get("errors", ())):
        _move(one, by)
        for edit in (one.get("fix") or {}).get("edits", ()):
            _move(edit, by)
    return msgspec.json.encode(values)


def _move(place: dict[str, Any], by: int) -> None:
    for key in ("line", "end_line"):
        if place.get(key) is not None:
            place[key] += by


def summaries_of(path: Path) -> Iterator[tuple[bytes, Summary]]:
    """The lines of a file of results, each with what it tells.

    :raises ProfilelintError: for a file that cannot be read or is no such file.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield line, summary_of(line)
                except msgspec.MsgspecError:
                    raise ProfilelintError(
                        f"{path}:{number}: this is no line of a roster's results. Name a file "
                        "that `profilelint roster --output jsonl=FILE` has written."
                    ) from None
    except OSError as error:
        raise ProfilelintError(f"{path} cannot be read: {error.strerror or error}.") from None
