"""How two processes of a roster talk: a length, then as many bytes of MessagePack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Literal, TypeVar

import msgspec

from profilelint.roster.judging import Result
from profilelint.roster.rows import Row

T = TypeVar("T")
_LENGTH = 4


class Task(msgspec.Struct, frozen=True, array_like=True):
    """Rows to judge. ``careful``: send each result before the next row is begun."""

    rows: Sequence[Row]
    careful: bool


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What a worker says: it is ``ready``, has ``results`` of the next rows, or must ``stop``.

    ``stop`` ends the whole run, for a reason that the user can mend.
    """

    kind: Literal["ready", "results", "stop"]
    results: Sequence[Result] = ()
    reason: str = ""


def send(stream: BinaryIO, message: object) -> None:
    """Send a message.

    :raises OSError: where the other process is gone.
    """
    data = msgspec.msgpack.encode(message)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO, kind: type[T]) -> T | None:
    """The next message, or ``None`` where the other process is gone."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    data = stream.read(length)
    return msgspec.msgpack.decode(data, type=kind) if len(data) == length else None
