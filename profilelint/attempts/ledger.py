"""The ledger itself: a SQLite database that several processes may use at once."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

import msgspec

from profilelint.attempts.attempt import Attempt, outcome_named, profile_of, text_of
from profilelint.attempts.place import default_path
from profilelint.attempts.schema import VERSION, migrate, version_of
from profilelint.errors import ProfilelintError, UsageError
from profilelint.reports.history import Outcome

PATIENCE = 10.0
"""Seconds for which a command waits while another process writes."""

_COLUMNS = (
    "number, key, name, file, submitted, outcome, feedback, profile, verdict, score, rubric, "
    "findings"
)
_REASONS = {
    "SQLITE_BUSY": "another program is writing to it. Try again in a moment",
    "SQLITE_LOCKED": "another program is writing to it. Try again in a moment",
    "SQLITE_FULL": "there is no room left on the disk",
    "SQLITE_IOERR": "the disk is full, or it failed",
    "SQLITE_READONLY": "it, or its folder, is protected from writing",
    "SQLITE_CANTOPEN": "it, or its folder, is not there or may not be opened",
    "SQLITE_PERM": "it, or its folder, may not be opened",
    "SQLITE_AUTH": "it may not be opened",
    "SQLITE_NOTADB": "it is no ledger of profilelint, or it is damaged",
    "SQLITE_CORRUPT": "it is damaged. `profilelint attempts import` brings back an earlier export",
    "SQLITE_TOOBIG": "the profile is too long for it",
}
"""What SQLite's errors mean to a person."""


class Ledger:
    """A ledger that is open: ``with Ledger(path) as ledger: ...``.

    ``reading`` opens an existing one without a change to it; otherwise it is made where there is
    none, readable by its owner alone, and brought to the present version. ``patience`` is for how
    many seconds to wait while another process writes.

    :raises ProfilelintError: from every method, where the file cannot be used; nothing of what the
        method was to write is in it then.
    """

    def __init__(self, path: Path, *, reading: bool = False, patience: float = PATIENCE) -> None:
        self.path = path
        with self._told("opened"):
            if reading:
                self._database = _opened_to_read(path, patience)
            else:
                _make(path)
                self._database = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            with self._told("read" if reading else "opened"):
                if reading:
                    self.version = version_of(self._database, str(path))
                else:
                    self._prepare()
        except BaseException:
            self._database.close()
            raise

    def _prepare(self) -> None:
        """:raises ProfilelintError: for a database that is not ours; it is left as it was."""
        version_of(self._database, str(self.path))
        for setting in (
            "journal_mode = WAL",
            "synchronous = FULL",  # what is reported as written is on the disk
            "secure_delete = ON",  # what is deleted or replaced is overwritten
            "temp_store = MEMORY",  # no text of a profile in a folder for temporary files
        ):
            self._database.execute(f"PRAGMA {setting}")
        migrate(self._database, str(self.path))
        self.version = VERSION

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def add(self, attempt: Attempt) -> Attempt:
        """Write an attempt down; it comes back with its number.

        :raises UsageError: where it is there already: the same profile on the same day.
        """
        with self._writing():
            found = self._database.execute(
                "SELECT number, outcome FROM attempts WHERE name = ? AND submitted = ? "
                "AND profile = ?",
                (attempt.name, attempt.on.isoformat(), text_of(attempt.profile)),
            ).fetchone()
            if found:
                number, outcome = found
                raise UsageError(
                    f"This very profile of {attempt.on} is attempt {number} already ({outcome}), "
                    "so it was not added again. To change what came back: "
                    f"`profilelint attempts outcome {number} refused`."
                )
            return self._insert(attempt)

    def name_of(self, file: str) -> str | None:
        """The name under which the last attempt with a file was written down, if there is one."""
        if not (file and self.version):
            return None
        with self._told("read"):
            found = self._database.execute(
                "SELECT name FROM attempts WHERE file = ? ORDER BY number DESC LIMIT 1", (file,)
            ).fetchone()
        return str(found[0]) if found else None

    def all(self, name: str | None = None) -> tuple[Attempt, ...]:
        """The attempts of one name, or of all, in the order of their dates."""
        return self._rows("?1 IS NULL OR name = ?1", name)

    def get(self, number: int) -> Attempt:
        """:raises UsageError: where there is no attempt of that number."""
        found = self._rows("number = ?1", number)
        if not found:
            raise UsageError(
                f"There is no attempt {number} in {self.path}. `profilelint attempts list` shows "
                "those that there are."
            )
        return found[0]

    def _rows(self, where: str, value: object) -> tuple[Attempt, ...]:
        if not self.version:  # a file without anything in it
            return ()
        with self._told("read"):
            rows = self._database.execute(
                f"SELECT {self._columns()} FROM attempts WHERE {where} ORDER BY submitted, number",
                (value,),
            ).fetchall()
        return tuple(self._attempt(row) for row in rows)

    def settle(self, number: int, outcome: Outcome, feedback: str | None = None) -> Attempt:
        """Change what came of an attempt; feedback that is ``None`` stays as it is.

        :raises UsageError: where there is no attempt of that number.
        """
        with self._writing():
            old = self.get(number)
            kept = old.feedback if feedback is None else feedback.strip()
            self._database.execute(
                "UPDATE attempts SET outcome = ?, feedback = ? WHERE number = ?",
                (outcome, kept, number),
            )
        return msgspec.structs.replace(old, outcome=outcome, feedback=kept)

    def bring_in(self, attempts: Sequence[Attempt]) -> tuple[int, int]:
        """Add those of the attempts that are not there yet, all or none of them.

        One that is there as pending takes the outcome over. Answers how many were added and how
        many were changed.
        """
        added = changed = 0
        with self._writing():
            known = {one.key: one for one in self.all()}
            for attempt in attempts:
                mine = known.get(attempt.key)
                if mine is None:
                    known[attempt.key] = self._insert(attempt)
                    added += 1
                elif mine.outcome == "pending" != attempt.outcome:
                    self._database.execute(
                        "UPDATE attempts SET outcome = ?, feedback = ? WHERE key = ?",
                        (attempt.outcome, attempt.feedback, attempt.key),
                    )
                    changed += 1
        return added, changed

    def forget(self, numbers: Sequence[int] | None = None) -> int:
        """Delete attempts, all of them for ``None``, so that their text is gone from the files.

        Answers how many there were.

        :raises UsageError: where there is no attempt of a number; none is deleted then.
        """
        with self._writing():
            known = {number for (number,) in self._database.execute("SELECT number FROM attempts")}
            wanted = known if numbers is None else set(numbers)
            if wanted <= known:
                self._database.executemany(
                    "DELETE FROM attempts WHERE number = ?", [(number,) for number in wanted]
                )
        self._clean()
        if missing := sorted(wanted - known):
            raise UsageError(f"There is no attempt {missing[0]} in {self.path}; none was deleted.")
        return len(wanted)

    def _clean(self) -> None:
        """Leave nothing of what was deleted, in the file or in the log beside it."""
        with self._told("cleaned"):
            self._database.execute("VACUUM")
            (busy, *_) = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise ProfilelintError(
                f"The attempts are deleted, but another program has {self.path} open, so their "
                "text may still stand in the file beside it that ends in -wal. Run the same "
                "command once more when that program has ended."
            )

    def _columns(self) -> str:
        """The columns to ask for; a ledger of version 1, opened to be read, has no keys yet."""
        return _COLUMNS if self.version > 1 else _COLUMNS.replace("key", "''", 1)

    def _insert(self, attempt: Attempt) -> Attempt:
        row = (
            attempt.key,
            attempt.name,
            attempt.file,
            attempt.on.isoformat(),
            attempt.outcome,
            attempt.feedback,
            text_of(attempt.profile),
            attempt.verdict,
            attempt.score,
            attempt.rubric,
            json.dumps(attempt.findings),
        )
        columns = _COLUMNS.removeprefix("number, ")
        done = self._database.execute(
            f"INSERT INTO attempts ({columns}) VALUES ({', '.join('?' * len(row))})", row
        )
        return msgspec.structs.replace(attempt, number=done.lastrowid or 0)

    def _attempt(self, row: Sequence[object]) -> Attempt:
        """:raises ProfilelintError: for a row that no profilelint wrote."""
        number, key, name, file, on, outcome, feedback, profile, verdict, score, rubric, found = row
        try:
            return Attempt(
                number=int(str(number)),
                key=str(key),
                name=str(name),
                file=str(file),
                on=date.fromisoformat(str(on)),
                outcome=outcome_named(str(outcome)),
                feedback=str(feedback),
                profile=profile_of(str(profile), f"attempt {number}"),
                verdict=str(verdict),
                score=None if score is None else float(str(score)),
                rubric=str(rubric),
                findings=tuple(map(str, json.loads(str(found)))),
            )
        except (ValueError, ProfilelintError) as error:
            raise ProfilelintError(
                f"Attempt {number} in {self.path} cannot be read ({error}). "
                f"`profilelint attempts forget {number}` takes it out."
            ) from None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All that is done within is written, or none of it."""
        with self._told("written"):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Say in plain words what SQLite, or the system, has against it."""
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            reason = next(
                (words for start, words in _REASONS.items() if name.startswith(start)), str(error)
            )
        except OSError as error:
            reason = error.strerror or str(error)
        else:
            return
        done = "Nothing was written to the ledger" if what == "written" else "The ledger"
        cannot = "" if what == "written" else f" cannot be {what}"
        raise ProfilelintError(f"{done} {self.path}{cannot}: {reason}.")


def _make(path: Path) -> None:
    """Make an empty file that only its owner can read, where there is none."""
    if path.parent == default_path().parent:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))


def _opened_to_read(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that cannot write."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    database = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    try:
        database.execute("PRAGMA user_version")
    except sqlite3.OperationalError:
        database.close()
        # In a folder where nothing can be written there is nobody to wait for.
        if os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists():
            raise
        return sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return database
