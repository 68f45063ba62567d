"""Keeps what was found out about a text, so that a text that has not changed is not read again.

An answer is kept under a hash of the text and of all that the answer depends on: the engines, our
rules, lists and code, the person's own words. The text itself is not kept. What an answer holds,
such as the right spelling of a word, could still tell about it, so the answer is sealed with
another hash of the same: only who has the text can read what is kept about it.

SQLite, because several processes may write at once, it is part of Python, and 100,000 texts are one
file. Whatever goes wrong with it, profilelint works on without.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from profilelint import vocabulary
from profilelint.language.answer import Answer
from profilelint.language.spared import Spared

if TYPE_CHECKING:
    from sqlite3 import Connection

FOLDER_VARIABLE = "PROFILELINT_CACHE_DIR"
"""Names another folder than the user's own for such things."""
LIMIT = 100_000
"""Texts that are kept; the oldest go first."""

_CHECKSUM = 8  # bytes
_WAIT = 2.0  # seconds for another process to finish writing
_PACKAGE = Path(__file__).parents[1]


def default_folder() -> Path:
    """Where answers are kept: ``PROFILELINT_CACHE_DIR``, or the user's folder for such things."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_cache_path("profilelint", appauthor=False)


def context(versions: Sequence[str], spared: Spared) -> bytes:
    """A hash of all that an answer depends on besides the text."""
    given = [_ours(), list(versions), sorted(spared.words), sorted(spared.names)]
    return hashlib.blake2b(msgspec.json.encode(given)).digest()


@cache
def _ours() -> str:
    """A hash of our rules, word lists and code: 2 MB, some 3 ms."""
    made = hashlib.blake2b()
    code = [_PACKAGE / f"{name}.py" for name in ("lexicon", "naming", "vocabulary")]
    code += sorted((_PACKAGE / "language").glob("*.py"))
    for path in (*code, *sorted(vocabulary.folder().glob("*.*"))):
        made.update(hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
    return made.hexdigest()


class Cache:
    """The answers of earlier runs, in a folder (by default :func:`default_folder`)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.file = (folder or default_folder()) / "proofreading-1.sqlite3"

    def read(self, context: bytes, texts: Iterable[str]) -> dict[str, Answer]:
        """The answers that are kept, by their text."""
        if not self.file.is_file():
            return {}
        found: dict[str, Answer] = {}
        with self._working_on_without(), self._opened() as connection:
            for text in texts:
                row = connection.execute(
                    "SELECT answer FROM answers WHERE key = ?", (_key(context, text),)
                ).fetchone()
                answer = _opened(context, text, row[0]) if row else None
                if answer is not None:
                    found[text] = answer
        return found

    def write(self, context: bytes, answers: Mapping[str, Answer]) -> None:
        """Keep the answers to texts."""
        rows = [
            (_key(context, text), _sealed(context, text, answer))
            for text, answer in answers.items()
        ]
        with self._working_on_without():
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._opened() as connection, connection:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS answers (key BLOB UNIQUE, answer BLOB)"
                )
                connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?)", rows)
                connection.execute(
                    "DELETE FROM answers WHERE rowid <= (SELECT max(rowid) FROM answers) - ?",
                    (LIMIT,),
                )

    def texts(self) -> int:
        """How many answers are kept; none where there is no cache, or it cannot be used."""
        if self.file.is_file():
            with self._working_on_without(), self._opened() as connection:
                return int(connection.execute("SELECT count(*) FROM answers").fetchone()[0])
        return 0

    def size(self) -> int:
        """Bytes that they take."""
        return self.file.stat().st_size if self.file.is_file() else 0

    def clear(self) -> None:
        """Remove what is kept.

        :raises OSError: where it cannot be removed.
        """
        for path in (self.file, self.file.with_name(f"{self.file.name}-journal")):
            path.unlink(missing_ok=True)

    @contextmanager
    def _opened(self) -> Iterator[Connection]:
        import sqlite3

        with closing(sqlite3.connect(self.file, timeout=_WAIT)) as connection:
            # What a power cut takes is worked out again; waiting for the disk would cost more.
            connection.execute("PRAGMA synchronous = OFF")
            yield connection

    @contextmanager
    def _working_on_without(self) -> Iterator[None]:
        """Go on where the cache cannot be used; one that is damaged goes, for a new one to come."""
        import sqlite3

        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if type(error) is sqlite3.DatabaseError:  # damaged, or no database at all
                with suppress(OSError):
                    self.clear()


def _hash(purpose: bytes, context: bytes, text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, key=context, person=purpose, digest_size=32).digest()


def _key(context: bytes, text: str) -> bytes:
    return _hash(b"key", context, text)


def _sealed(context: bytes, text: str, answer: Answer) -> bytes:
    data = msgspec.msgpack.encode(answer)
    return _masked(context, text, hashlib.blake2b(data, digest_size=_CHECKSUM).digest() + data)


def _opened(context: bytes, text: str, sealed: object) -> Answer | None:
    """The answer that was sealed, or ``None`` where it was damaged since."""
    if not isinstance(sealed, bytes):
        return None
    plain = _masked(context, text, sealed)
    checksum, data = plain[:_CHECKSUM], plain[_CHECKSUM:]
    if hashlib.blake2b(data, digest_size=_CHECKSUM).digest() != checksum:
        return None
    return msgspec.msgpack.decode(data, type=Answer)


def _masked(context: bytes, text: str, data: bytes) -> bytes:
    """Data hidden with a stream that only this text gives; done twice, the data as they were."""
    stream = hashlib.shake_256(_hash(b"seal", context, text)).digest(len(data))
    mixed = int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(data), "big")
