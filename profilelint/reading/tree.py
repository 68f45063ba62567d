"""What the readers of JSON and YAML text hand over: the values, and where each of them stands."""

import math
import re
from collections.abc import Callable
from typing import TypeAlias

import msgspec

Path: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int]
Offsets: TypeAlias = Callable[[Path], list[int] | None]

# A profile has some hundred values, four deep; beyond these a file is broken or hostile.
MAX_DEPTH = 100
TOO_DEEP = (
    f"Lists and groups lie more than {MAX_DEPTH} deep here, far deeper than in a profile. Check "
    "that it is the right file."
)
MAX_VALUES = 200_000
MAX_PROBLEMS = 50
# Beyond about 310 digits no float holds the number, beyond 4300 Python refuses to read it.
MAX_DIGITS = 400

_LINE = re.compile(r"[^\r\n]*+")


class Problem(msgspec.Struct, frozen=True):
    """Something that keeps the file from being read.

    `span` are offsets into the text in code points, the end exclusive; it is empty where
    something is missing, and then says where to put it. `message` says what to do, in plain words.
    """

    span: Span
    message: str


class Tree(msgspec.Struct):
    """A text that was read: its value, and where each part of it stands.

    `value` is made of dict, list, str, int, float (always finite), bool and None. It is complete
    only if `problems` is empty. `spans` gives for each path where the value stands (a quoted text
    with its quotes, a YAML block from its `|` to the end of its content), `keys` where the name
    of that entry stands.

    `offsets(path)` gives for a text of n characters the n + 1 places in the source: character i
    begins at `offsets[i]`, the last one ends at `offsets[n]`, and `source[offsets[a]:offsets[b]]`
    is what is written for `value[a:b]`. It is worked out anew at each call. It is None for what is
    no text, and where the places are not certain.
    """

    value: object
    spans: dict[Path, Span]
    keys: dict[Path, Span]
    problems: list[Problem]
    offsets: Offsets


class Stop(Exception):
    """Raised by the builder once reading on is of no use; the problem is recorded already."""


class Frame(msgspec.Struct):
    """A list or mapping that is still open. `path` is None if it will not be part of the tree."""

    value: dict[str, object] | list[object]
    start: int
    path: Path | None
    # The name whose value comes next; None if that value cannot be kept.
    name: str | None = None
    names: dict[str, int] = msgspec.field(default_factory=dict)


class Builder:
    """Puts a tree together step by step, without recursion, and keeps to the limits above."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.value: object = None
        self.spans: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.problems: list[Problem] = []
        self.stack: list[Frame] = []
        self._count = 0

    def problem(self, start: int, end: int, message: str) -> None:
        """Record a problem. Raises Stop at the first one too many."""
        if len(self.problems) >= MAX_PROBLEMS:
            message = (
                f"More than {MAX_PROBLEMS} problems: the rest of the file was not looked at."
                " Mend those above, then run the check again."
            )
            self.problems.append(Problem((start, end), message))
            raise Stop
        self.problems.append(Problem((start, end), message))

    def name(self, name: str, start: int, end: int) -> None:
        """Take the name of the next entry of the innermost mapping. A second one is a problem."""
        frame = self.stack[-1]
        frame.name = None
        first = frame.names.setdefault(name, start)
        if first != start:
            line = line_of(self.text, first)
            self.problem(
                start,
                end,
                f"The name {shown(name)} stands here a second time: the first is in line {line}."
                " Remove one of the two.",
            )
            return
        frame.name = name
        if frame.path is not None:
            self.keys[(*frame.path, name)] = (start, end)

    def put(self, value: object, start: int, end: int) -> Path | None:
        """Put a value in its place and return its path, None if it is not kept.

        Raises Stop if the file holds too many values.
        """
        self._count += 1
        if self._count > MAX_VALUES:
            self.problem(
                start,
                end,
                f"This file holds more than {MAX_VALUES:,} values, far more than a profile."
                " Check that it is the right file, or split it.",
            )
            raise Stop
        path = self._attach(value)
        if path is not None:
            self.spans[path] = (start, end)
        return path

    def _attach(self, value: object) -> Path | None:
        if not self.stack:
            self.value = value
            return ()
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            return None if frame.path is None else (*frame.path, len(frame.value) - 1)
        name, frame.name = frame.name, None
        if name is None:
            return None
        frame.value[name] = value
        return None if frame.path is None else (*frame.path, name)

    def open(self, value: dict[str, object] | list[object], start: int, end: int) -> None:
        """Begin a list or mapping. Raises Stop if it lies too deep."""
        if len(self.stack) >= MAX_DEPTH:
            self.problem(start, end, TOO_DEEP)
            raise Stop
        path = self.put(value, start, end)
        self.stack.append(Frame(value, start, path))

    def close(self, end: int) -> None:
        """End the innermost list or mapping."""
        frame = self.stack.pop()
        if frame.path is not None:
            self.spans[frame.path] = (frame.start, end)

    def number(self, written: str, start: int, end: int) -> int | float | None:
        """The number that is written; a problem and None if it is absurdly long or large."""
        if len(written) <= MAX_DIGITS:
            if re.fullmatch(r"[-+]?[0-9]+", written):
                return int(written)
            if written.startswith("0x"):
                return int(written, 16)
            number = float(written)
            if math.isfinite(number):
                return number
        self.problem(
            start,
            end,
            "This number is too large to be used. Write a smaller one, or put quotation marks"
            " around it if it is meant as text.",
        )
        return None

    def tree(self, offsets: Offsets) -> Tree:
        """What was built so far."""
        return Tree(self.value, self.spans, self.keys, self.problems, offsets)


def value_at(value: object, path: Path) -> object:
    """The part of a value that a path leads to, None if it leads nowhere."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def line_of(text: str, offset: int) -> int:
    """The line, from 1, that an offset lies in. A line ends with LF, CR LF or CR."""
    return (
        1
        + text.count("\n", 0, offset)
        + text.count("\r", 0, offset)
        - text.count("\r\n", 0, offset)
    )


def line_end(text: str, start: int) -> int:
    """Where the line that `start` lies in ends, the spaces at its end left out."""
    match = _LINE.match(text, start)
    return start if match is None else start + len(match[0].rstrip())


def shown(name: str, limit: int = 40) -> str:
    """A name as it can be quoted in a message: on one line, in quotes, cut if it is long."""
    name = "".join(c if c.isprintable() else " " for c in name)
    return f'"{name}"' if len(name) <= limit else f'"{name[:limit]}..."'
