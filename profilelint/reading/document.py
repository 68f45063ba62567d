"""What a reader is given, and what it hands back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, Literal, TypeVar

import msgspec

from profilelint.errors import ReadError
from profilelint.profile import Profile
from profilelint.reading import decoding
from profilelint.reading.tree import Tree
from profilelint.source import Path, Problem, Source

T = TypeVar("T")
Kind = Literal["archive", "mail", "page", "json", "yaml"]
MAX_HEAD = 64_000
"""Bytes within which the head of a mail stands."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MAIL = re.compile(rb"[A-Za-z][A-Za-z-]*:")


class Document(msgspec.Struct):
    """A profile, the source it came from, and what in the source was not understood.

    ``notes`` are sentences; ``unused`` are keys of an export that no check has a use for.
    ``origins`` say for a path of the profile what the export calls it, where it has a name there.
    """

    source: Source
    profile: Profile
    notes: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    origins: Mapping[Path, str] = msgspec.field(default_factory=dict)


class Given:
    """What was given to be read: bytes or a folder, and what several readers need of it.

    Everything below is worked out once, when it is first asked for. What cannot be worked out is a
    :class:`ReadError`.
    """

    def __init__(self, name: str, data: bytes = b"", folder: FilePath | None = None) -> None:
        self.name = name
        self.data = data
        self.folder = folder
        self._known: dict[Callable[[Given], Any], Any] = {}

    @cached_property
    def _decoded(self) -> tuple[str, bool]:
        return decoding.text_of(self.name, self.data)

    @property
    def text(self) -> str:
        """The file's text, without a byte order mark."""
        return self._decoded[0]

    @cached_property
    def syntax(self) -> Literal["page", "json", "yaml"]:
        """By the first character that is not white space."""
        first = self.text.lstrip()[:1]
        return "page" if first == "<" else "json" if first in ("{", "[") else "yaml"

    @cached_property
    def kind(self) -> Kind:
        """As which of five kinds this begins; a mail is one of several parts that belong together.

        :raises ReadError: where it is neither text nor an archive.
        """
        if self.folder is not None or self.data.startswith(_ZIP):
            return "archive"
        head = self.data[:MAX_HEAD].lstrip()
        several = _MAIL.match(head) and b"multipart/related" in head.lower()
        return "mail" if several else self.syntax

    @cached_property
    def json(self) -> Tree:
        """The text read as JSON."""
        from profilelint.reading.json_text import parse_json

        return parse_json(self.text)

    @cached_property
    def yaml(self) -> Tree:
        """The text read as YAML."""
        from profilelint.reading.yaml_text import parse_yaml

        return parse_yaml(self.text)

    @property
    def tree(self) -> Tree:
        """The text read as what its first character says."""
        return self.yaml if self.syntax == "yaml" else self.json

    def once(self, work: Callable[[Given], T]) -> T:
        """What ``work`` makes of this; it is done once, however often it is asked for."""
        if work not in self._known:
            self._known[work] = work(self)
        found: T = self._known[work]
        return found

    def source(self, kind: str, reason: str = "", text: str | None = None) -> Source:
        """The source of a document; ``text`` where it was taken out of something else."""
        if text is not None:
            return Source(name=self.name, text=text, format=kind, reason=reason)
        return Source(
            name=self.name, text=self.text, format=kind, reason=reason, bom=self._decoded[1]
        )

    def refused(self, message: str) -> ReadError:
        """The error that the whole of this cannot be read, for one reason."""
        return ReadError(self.name, [Problem(message, 1, 1)])
