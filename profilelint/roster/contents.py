"""What a row and its settings are, as digests: by these a result is known again."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from profilelint import __version__
from profilelint.config import Config, load
from profilelint.errors import ConfigError
from profilelint.language import install
from profilelint.registry import discover
from profilelint.roster.judging import Job, settings_beside
from profilelint.roster.rows import Row

LENGTH = 16
PACKAGES = ("profilelint", "profilelint.checks", "profilelint.data")
_ENGINES = {"harper": "harper-py", "languagetool": "language-tool-python"}


class Contents:
    """Reads rows one after the other; a file of many stays open until the next one."""

    def __init__(self) -> None:
        self._name = ""
        self._file: BinaryIO | None = None

    def close(self) -> None:
        """Close the file that is open."""
        if self._file is not None:
            self._file.close()

    def digest(self, row: Row) -> bytes | None:
        """Of the bytes of a row and its heading; ``None`` where there is nothing to read."""
        if row.problem is not None:
            return None
        try:
            if row.line is None:
                return _digest(Path(row.file).read_bytes())
            body = self._part(row, row.start, row.end).rstrip(b"\r\n")  # the last may have none
            return _digest(self._part(row, 0, row.head), body)
        except OSError:
            return None

    def _part(self, row: Row, start: int, end: int) -> bytes:
        if self._file is None or self._name != row.file:
            self.close()
            self._name, self._file = row.file, Path(row.file).open("rb")  # noqa: SIM115
        self._file.seek(start)
        return self._file.read(end - start)


def shard(rows: Iterable[Row], part: int, many: int) -> Iterator[Row]:
    """One of ``many`` parts of a roster, the ``part``-th from 1.

    Which part a row is in depends on its bytes alone, so it stays there however the roster grows,
    and whatever the files are called. Rows that cannot be read are in the first.
    """
    with closing(Contents()) as contents:
        for row in rows:
            content = contents.digest(row) or bytes(LENGTH)
            if int.from_bytes(content, "big") % many == part - 1:
                yield row


class Keys:
    """By what the result of a row is found again: its bytes, and all that it is judged by."""

    def __init__(self, job: Job) -> None:
        self.settings = settings_digest(job)
        self._job = job
        self._contents = Contents()
        self._beside: dict[Path, bytes] = {}

    def key(self, row: Row) -> bytes | None:
        """The key of a row; ``None`` for one that has to be judged each time."""
        content = self._contents.digest(row)
        if content is None:
            return None
        beside = self._settings_beside(row)
        if beside or depends_on_names(self._job):
            return _digest(self.settings, content, beside, row.name.encode(errors="replace"))
        return _digest(self.settings, content)

    def close(self) -> None:
        """Close what is open."""
        self._contents.close()

    def _settings_beside(self, row: Row) -> bytes:
        folder = Path(row.file).parent
        if folder not in self._beside:
            path = settings_beside(row.file, self._job)
            self._beside[folder] = b""
            if path is not None:
                try:
                    files = [path, *_files_of(load(path))]
                except ConfigError:  # the row tells it
                    files = [path]
                self._beside[folder] = _digest(*map(_bytes_of, files))
        return self._beside[folder]


def depends_on_names(job: Job) -> bool:
    """Whether the same profile may come out differently under another name of its file."""
    config = job.config
    return bool(config.clients or config.ignores or config.baseline or job.baseline)


def settings_digest(job: Job) -> bytes:
    """Of everything but the row that a result depends on: settings, date, engines, the program."""
    config = msgspec.structs.replace(job.config, file=None)
    told = msgspec.structs.replace(job, config=config)
    words = msgspec.json.encode(told, enc_hook=str, order="deterministic")
    files = [path for one in (job.config, *job.config.clients.values()) for path in _files_of(one)]
    files += [job.baseline] if job.baseline else []
    return _digest(words, program_digest(), *map(_bytes_of, files), *_versions(job))


def _files_of(config: Config) -> list[Path]:
    """The files that settings name."""
    return [path for path in (config.baseline, config.words_file) if path is not None]


def _bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _versions(job: Job) -> Iterator[bytes]:
    if "languagetool" in job.engines and job.languagetool_url is None:
        found = install.find()
        yield f"LanguageTool {found.version if found else 'missing'}".encode()
    for engine in job.engines:
        try:
            yield f"{engine} {importlib.metadata.version(_ENGINES[engine])}".encode()
        except importlib.metadata.PackageNotFoundError:
            yield f"{engine} missing".encode()


@cache
def program_digest() -> bytes:
    """Of the program as it is installed: its code, its data, and the checks of other packages."""
    files: dict[str, Path] = {}
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for path in Path(folder).rglob("*"):
                if path.suffix != ".pyc" and path.is_file():
                    files[f"{package}/{path.relative_to(folder).as_posix()}"] = path
    for check in discover().checks.values():
        module = sys.modules.get(check.function.__module__)
        if module is not None and module.__file__:
            files.setdefault(f"check {check.function.__module__}", Path(module.__file__))
    parts = [part for name in sorted(files) for part in (name.encode(), files[name].read_bytes())]
    return _digest(__version__.encode(), *parts)


def _digest(*parts: bytes) -> bytes:
    made = hashlib.blake2b(digest_size=LENGTH)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()
