"""The results of earlier runs, in a file of SQLite: what is unchanged is not judged again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from profilelint.errors import ProfilelintError, UsageError
from profilelint.roster.contents import Keys
from profilelint.roster.judging import Job, Result
from profilelint.roster.lines import moved
from profilelint.roster.rows import Row

APPLICATION = 0x70726F66
"""What SQLite's ``application_id`` says of our files."""
VERSION = 1
_WAIT = 30.0
_SCHEMA = f"""
PRAGMA page_size = 16384;
PRAGMA journal_mode = WAL;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE results (
    key BLOB PRIMARY KEY, line INTEGER NOT NULL, body BLOB NOT NULL, page BLOB NOT NULL,
    settings BLOB NOT NULL
);
CREATE TABLE runs (day TEXT NOT NULL, settings BLOB NOT NULL, finished INTEGER NOT NULL);
"""


class State:
    """Results by what they were made of. Use it with ``with``.

    :raises UsageError: for a file that is no such state, or cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._keys: Keys | None = None
        try:
            is_new = not path.exists() or not path.stat().st_size
            self._db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
            if is_new:
                self._db.executescript(_SCHEMA)
            (application,) = self._db.execute("PRAGMA application_id").fetchone()
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            self._db.execute("PRAGMA synchronous = NORMAL")
        except (sqlite3.Error, OSError) as error:
            raise UsageError(
                f"The state {path} cannot be used: {error}. Name another file with --state, or "
                "delete this one; then every profile is judged anew."
            ) from None
        if (application, version) != (APPLICATION, VERSION):
            self._db.close()
            raise UsageError(
                f"{path} is no state that this version of `profilelint roster` has written. "
                "Name another file with --state."
            )

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        if self._keys is not None:
            self._keys.close()
        self._db.close()

    def interrupted(self) -> date | None:
        """The day by which the last run judged, if it was cut off."""
        row = self._db.execute("SELECT day FROM runs WHERE NOT finished").fetchone()
        return date.fromisoformat(row[0]) if row else None

    def begin(self, job: Job) -> int:
        """Begin a run; how many results there are that were made as this one makes them."""
        self._keys, self._pages = Keys(job), job.pages
        with self._writing():
            self._db.execute("DELETE FROM runs")
            self._db.execute(
                "INSERT INTO runs VALUES (?, ?, 0)", (job.today.isoformat(), self._keys.settings)
            )
        (count,) = self._db.execute(
            "SELECT count(*) FROM results WHERE settings = ?", (self._keys.settings,)
        ).fetchone()
        return int(count)

    def finish(self) -> None:
        """Say that the run has ended, and forget what no run like it can use."""
        assert self._keys is not None
        with self._writing():
            self._db.execute("UPDATE runs SET finished = 1")
            self._db.execute("DELETE FROM results WHERE settings != ?", (self._keys.settings,))

    def keys(self, rows: Sequence[Row]) -> list[bytes | None]:
        """The keys of rows; ``None`` for those that cannot be found again."""
        assert self._keys is not None
        return [self._keys.key(row) for row in rows]

    def known(self, rows: Sequence[Row], keys: Sequence[bytes | None]) -> list[Result | None]:
        """The results that are there already."""
        wanted = [key for key in keys if key is not None]
        query = f"SELECT * FROM results WHERE key IN ({','.join('?' * len(wanted))})"
        with self._using():
            found = {key: values for key, *values in self._db.execute(query, wanted)}
        return [
            self._as_result(found[key], row) if key in found else None
            for row, key in zip(rows, keys, strict=True)
        ]

    def keep(
        self, rows: Sequence[Row], keys: Sequence[bytes | None], new: Sequence[Result]
    ) -> None:
        """Keep results, so that they stay whatever happens next."""
        assert self._keys is not None
        with self._writing():
            self._db.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)",
                [
                    (key, row.line or 1, result.body, result.page, self._keys.settings)
                    for row, key, result in zip(rows, keys, new, strict=True)
                    if key is not None and result.lasting
                ],
            )

    def _as_result(self, found: Sequence[Any], row: Row) -> Result | None:
        line, body, page, _ = found
        if self._pages and not page:
            return None
        return Result(moved(body, (row.line or 1) - line), page)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._using():
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")

    @contextmanager
    def _using(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ProfilelintError(
                f"The state {self.path} cannot be used any more: {error}. Name another file with "
                "--state; then every profile is judged anew."
            ) from None
