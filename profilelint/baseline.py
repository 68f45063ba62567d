"""A baseline: findings that were there already, so that only new ones are shown.

The file is JSON, sorted, with nothing of a profile's text in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Literal

import msgspec

from profilelint.errors import ConfigError
from profilelint.findings import Located
from profilelint.fingerprint import fingerprints
from profilelint.paths import written
from profilelint.reading import Document

NAME = "profilelint-baseline.json"
"""The file that ``profilelint baseline`` writes if no other is named."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that is known. ``check`` and ``place`` are for people; only the first counts."""

    fingerprint: str
    check: str
    place: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    version: Literal[1]
    files: dict[str, tuple[Entry, ...]]


class Baseline(msgspec.Struct, frozen=True):
    """The known findings of each profile, by its file's path from the baseline's folder."""

    path: FilePath
    files: Mapping[str, tuple[Entry, ...]] = {}

    def key(self, name: str) -> str:
        """How the baseline calls a file."""
        try:
            way = os.path.relpath(name, self.path.parent)
        except ValueError:  # on another drive
            way = str(FilePath(name).absolute())
        return FilePath(way).as_posix()

    def of(self, name: str) -> tuple[Entry, ...]:
        """The known findings of a file."""
        return self.files.get(self.key(name), ())

    def gone(self) -> list[str]:
        """The files that are named in it and exist no longer."""
        return [name for name in self.files if not (self.path.parent / name).exists()]

    def data(self) -> bytes:
        """The bytes of the file; the same findings give the same bytes."""
        import json

        files = {name: self.files[name] for name in sorted(self.files)}
        text = json.dumps(msgspec.to_builtins(_File(1, files)), ensure_ascii=False, indent=1)
        return f"{text}\n".encode(errors="surrogateescape")


def recorded(path: FilePath, found: Iterable[tuple[Document, Sequence[Located]]]) -> Baseline:
    """The findings of profiles as a baseline, with those of the other profiles in the file.

    :raises ConfigError: where the file is there and is no baseline.
    """
    old = load(path) if path.exists() else Baseline(path)
    files = {name: known for name, known in old.files.items() if name not in old.gone()}
    for document, findings in found:
        marks = fingerprints(document, findings)
        files[old.key(document.source.name)] = tuple(
            Entry(mark, one.check, written(one.at))
            for mark, one in zip(marks, findings, strict=True)
        )
    return Baseline(path, {name: known for name, known in files.items() if known})


def load(path: FilePath) -> Baseline:
    """Read a baseline.

    :raises ConfigError: for a file that is not there, or is no baseline.
    """
    again = f"`profilelint baseline PATH... -o {path}` makes one."
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_File)
    except FileNotFoundError:
        raise ConfigError(f"There is no baseline {path}. {again}") from None
    except OSError as error:
        raise ConfigError(f"The baseline {path} cannot be read: {error.strerror}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is no baseline: {error}. {again}") from None
    return Baseline(path, found.files)
