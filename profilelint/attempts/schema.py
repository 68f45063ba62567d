"""How the ledger's file is laid out, and how one of an earlier version is brought up to date."""

from __future__ import annotations

import sqlite3

from profilelint.errors import ProfilelintError

APPLICATION = 0x70724C61
"""What marks a database as a ledger of ours (``prLa``)."""

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE attempts (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        file TEXT NOT NULL,
        submitted TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('refused', 'approved', 'pending')),
        feedback TEXT NOT NULL,
        profile TEXT NOT NULL,
        verdict TEXT NOT NULL,
        score REAL,
        rubric TEXT NOT NULL,
        findings TEXT NOT NULL
    );
    """,
    """
    ALTER TABLE attempts ADD COLUMN key TEXT NOT NULL DEFAULT '';
    UPDATE attempts SET key = lower(hex(randomblob(8)));
    CREATE UNIQUE INDEX attempts_by_key ON attempts (key);
    """,
)
"""What leads from each version to the next; the first makes version 1 out of an empty file."""

VERSION = len(STEPS)


def version_of(database: sqlite3.Connection, name: str) -> int:
    """The version of a ledger, 0 for a file that is still empty.

    :raises ProfilelintError: for a database that is no ledger, or one of a later version.
    """
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or version or tables):
        raise ProfilelintError(
            f"{name} is a database of another program, no ledger of profilelint; it was left "
            "alone. Name another file with --ledger."
        )
    if version > VERSION:
        raise ProfilelintError(
            f"{name} was written by a newer profilelint (version {version} of the ledger; this "
            f"one knows up to {VERSION}). Update profilelint; the file was left alone."
        )
    return int(version)


def migrate(database: sqlite3.Connection, name: str) -> None:
    """Bring a ledger to :data:`VERSION`, all steps or none.

    :raises ProfilelintError: as :func:`version_of` does.
    """
    if version_of(database, name) == VERSION:
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        # Asked again, since another process may have done it while this one waited.
        for step in STEPS[version_of(database, name) :]:
            for statement in step.split(";"):
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
