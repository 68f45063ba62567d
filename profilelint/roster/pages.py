"""The roster as HTML: a page of all clients to sort and filter, and a page for each of them."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from profilelint import __version__
from profilelint.errors import ProfilelintError, UsageError
from profilelint.roster.comparing import NO_VERDICT, Change
from profilelint.roster.league import ORDER, League
from profilelint.roster.lines import Summary

INDEX = "index.html"
CLIENTS = "clients"
LONGEST_NAME = 40
_ODD = re.compile(r"[^a-z0-9]+")


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A client in the table of the page."""

    row: int
    who: str
    file: str
    verdict: str
    score: float | None
    coverage: float | None
    first: str
    gain: float | None
    before: str | None
    moved: float | None
    page: str
    problem: str

    @property
    def rank(self) -> int:
        """By which the verdicts sort."""
        return ORDER.index(self.verdict)


class Pages:
    """Writes the clients' pages as they come and the page of all at the end, into a folder.

    What that page will list waits in a temporary file, so that memory does not grow with it.

    :raises UsageError: where the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Pages:
        try:
            (self.folder / CLIENTS).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"The folder {self.folder} cannot be written: {error.strerror or error}."
            ) from None
        self._entries: BinaryIO = tempfile.TemporaryFile()
        return self

    def __exit__(self, *_: object) -> None:
        self._entries.close()

    def add(self, one: Summary, change: Change | None, page: bytes) -> None:
        """Write a client's page and note the client for the page of all.

        Without a page of its own a client is linked to the one that is there already.
        """
        name = f"{CLIENTS}/{page_name(one)}"
        if page:
            self._write(name, page)
        elif not (self.folder / name).exists():
            name = ""
        first = one.fix_first[0] if one.fix_first else None
        entry = Entry(
            row=one.row,
            who=one.who,
            file=one.file,
            verdict=one.verdict or NO_VERDICT,
            score=one.score,
            coverage=one.coverage,
            first=first.check if first else "",
            gain=first.points if first else None,
            before=change.verdict if change else None,
            moved=change.points if change else None,
            page=name,
            problem=one.errors[0].message if one.errors else "",
        )
        data = msgspec.msgpack.encode(entry)
        self._entries.write(len(data).to_bytes(4, "big") + data)

    def write(self, league: League) -> None:
        """Write the page of all."""
        from profilelint.reports.html import environment

        page = (
            environment()
            .get_template("league.html")
            .render(
                version=__version__,
                league=league,
                order=ORDER,
                entries=self._noted(),
            )
        )
        self._write(INDEX, page.encode(errors="replace"))

    def _noted(self) -> Iterator[Entry]:
        self._entries.seek(0)
        while head := self._entries.read(4):
            data = self._entries.read(int.from_bytes(head, "big"))
            yield msgspec.msgpack.decode(data, type=Entry)

    def _write(self, name: str, data: bytes) -> None:
        """Put a page in its place in one step. Pages can be made again, so none is forced to disk.

        :raises ProfilelintError: where it cannot be written.
        """
        path = self.folder / name
        beside = path.with_name(f".{path.name}.tmp")
        try:
            beside.write_bytes(data)
            beside.replace(path)
        except OSError as error:
            raise ProfilelintError(
                f"{path} cannot be written: {error.strerror or error}."
            ) from None


def page_name(one: Summary) -> str:
    """``00012-anna-k.html``: by the row, so that no two clients share a page."""
    plain = unicodedata.normalize("NFKD", one.who).encode("ascii", "ignore").decode().lower()
    word = _ODD.sub("-", plain).strip("-")[-LONGEST_NAME:].strip("-")
    return f"{one.row:05}-{word}.html" if word else f"{one.row:05}.html"
