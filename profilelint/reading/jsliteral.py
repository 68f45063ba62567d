"""The state that a saved page carries in `window.__NUXT__`, read as data.

Nuxt 2 writes the state as a small program: a value that occurs twice becomes a parameter of a
function, and shared objects are filled by statements before the `return`::

    window.__NUXT__=(function(a,b){b.city="Porto";return {name:a,place:b}}("Alex",{}));

Only the forms that Nuxt writes are understood, and nothing is ever executed: what is not plain
data is refused with a `LiteralError`. Time and memory are in proportion to the text.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final, NoReturn, TypeAlias

from .jstokens import (
    ASSIGNMENT,
    BLANK,
    CHAIN,
    CONSTANTS,
    END,
    FUNCTION,
    KEY,
    MARKS,
    PARAMETER,
    RETURN,
    SEPARATOR,
    SEPARATORS,
    STATEMENT,
    VALUE,
    LiteralError,
    name_value,
    number_value,
    string_value,
)
from .nuxtscript import find_nuxt_script

__all__ = ["LiteralError", "find_nuxt_script", "nuxt_state"]

MAX_LEVELS: Final = 200
MAX_VALUES: Final = 2_000_000
MAX_ARRAY: Final = 10_000

_TOO_DEEP: Final = "nested too deeply"
_TOO_MANY: Final = f"more than {MAX_VALUES:,} values"
_OPENING: Final = frozenset(("open", "call"))


class _Parameter:
    """A parameter of the script's function; the arguments that give its value come last."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: object = None


_Holder: TypeAlias = list[object] | dict[str, object]


class _Reader:
    """Reads a script from front to back; `pos` is the place reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.left = MAX_VALUES
        self.parameters: dict[str, _Parameter] = {}
        # What holds a parameter in place of a value, by identity.
        self.borrowers: dict[int, _Holder] = {}
        # What `new Map` and `new Set` made, by identity; kept, so that no identity comes again.
        self.collections: dict[int, tuple[list[object], str]] = {}

    def state(self) -> object:
        if self.accept(ASSIGNMENT) is None:
            raise LiteralError("the script does not begin by setting window.__NUXT__", 0)
        state = self.function() if self.accept(FUNCTION) else self.read(None, "")
        if self.accept(END) is None:
            self.refuse(self.pos)
        return state

    def function(self) -> object:
        """Read a function and its arguments, from the first parameter on: what it returns."""
        parameters: dict[str, _Parameter] = {}
        if not self.accept(MARKS[")"]):
            while True:
                name = self.expect(PARAMETER)["name"]
                if name in parameters or name in ("true", "false", "null", "new", "void"):
                    raise LiteralError(f"the parameter {name} is not allowed here", self.pos)
                parameters[name] = _Parameter()
                if self.accept(MARKS[")"]):
                    break
                self.expect(MARKS[","])
        self.expect(MARKS["{"])
        self.parameters = parameters
        steps: list[Callable[[], None]] = []
        while not self.accept(RETURN):
            self.statement(steps)
            self.expect(MARKS[";"])
        start = self.pos
        returned = self.read(None, "")
        self.accept(MARKS[";"])
        self.expect(MARKS["}"])

        self.parameters = {}  # an argument cannot see the parameters
        closed = self.accept(MARKS[")"])
        self.expect(MARKS["("])
        arguments = self.read([], ")")
        assert isinstance(arguments, list)
        if not closed:
            self.expect(MARKS[")"])
        for parameter, value in zip(parameters.values(), arguments, strict=False):
            parameter.value = value
        for holder in self.borrowers.values():
            _settle(holder)
        for step in steps:
            step()
        state = _settled(returned)
        if any(isinstance(value, (dict, list)) for value in arguments):
            _measure(state, start)
        return state

    def statement(self, steps: list[Callable[[], None]]) -> None:
        """Read `a.b=value`, or `a.add(value).add(value)`; append what there is to do."""
        match = self.expect(STATEMENT)
        offset = match.start("target")
        target = self.parameters.get(match["target"])
        if target is None:
            self.refuse(offset)
        if match["act"] == "=":
            kind = next(kind for kind in ("name", "plain", "coded", "number") if match[kind])
            key, value = name_value(match, kind), self.read(None, "")
            steps.append(partial(self.assign, offset, target, key, value))
            return
        chain: re.Match[str] | None = match
        while chain is not None:
            arguments = self.read([], ")")
            assert isinstance(arguments, list)
            steps.append(partial(self.collect, offset, target, chain["name"], arguments))
            chain = self.accept(CHAIN)

    def assign(self, offset: int, target: _Parameter, key: str, value: object) -> None:
        holder, value = target.value, _settled(value)
        if isinstance(holder, dict):
            self.spend(1, offset)
            holder[key] = value
            return
        if not isinstance(holder, list) or id(holder) in self.collections:
            self.refuse(offset)
        index = int(key) if re.fullmatch(r"0|[1-9][0-9]{0,6}", key) else -1
        length = len(holder)
        if index < 0 or index > max(length, MAX_ARRAY - 1):
            self.refuse(offset)
        if index >= length:
            self.spend(index + 1 - length, offset)
            holder.extend([None] * (index + 1 - length))
        holder[index] = value

    def collect(
        self, offset: int, target: _Parameter, method: str | None, arguments: list[object]
    ) -> None:
        holder, kind = self.collections.get(id(target.value), ([], ""))
        if (kind, method, len(arguments)) == ("Set", "add", 1):
            holder.append(arguments[0])
        elif (kind, method, len(arguments)) == ("Map", "set", 2):
            holder.append(arguments)
        else:
            self.refuse(offset)

    # One loop on purpose: with a call for every step a page would take twice the time.
    def read(self, holder: _Holder | None, closer: str) -> object:  # noqa: PLR0912, PLR0915
        """Read one value; or, for an empty `holder`, values into it as far as `closer`.

        A loop with a stack of its own, as nesting must not use up Python's. Returns the value
        (the holder), in which a parameter stands for itself until the arguments are known.
        """
        text, pos, left = self.text, self.pos, self.left
        maker = key = ""
        stack: list[tuple[_Holder | None, str, str, str]] = []
        if holder is not None:
            stack.append((None, "", "", ""))
        deepest = len(stack) + MAX_LEVELS
        value: object
        while True:
            closed = False
            if closer == "}":
                match = KEY.match(text, pos)
                if match is None:
                    self.refuse(pos)
                pos = match.end()
                closed = match.lastgroup == "close"
                if not closed:
                    key = name_value(match, match.lastgroup)
            if not closed:
                match = VALUE.match(text, pos)
                if match is None:
                    self.refuse(pos)
                kind = match.lastgroup
                start, pos = pos, match.end()
                if kind == "plain":
                    value = match["plain"][1:-1]
                elif kind in _OPENING:
                    stack.append((holder, closer, maker, key))
                    if len(stack) > deepest:
                        raise LiteralError(_TOO_DEEP, pos - 1)
                    if kind == "open":
                        holder, closer = ([], "]") if match["open"] == "[" else ({}, "}")
                    else:
                        maker, holder, closer = match["made"] or match["called"], [], ")"
                        if maker.partition(".")[0] in self.parameters:
                            self.refuse(start)
                    continue
                elif kind != "mark":
                    value = self.single(match, start)
                elif match["mark"] == closer:
                    closed = True
                elif match["mark"] == "," and isinstance(holder, list) and closer == "]":
                    # Holes. The last is placed below, where its comma is read.
                    value, end = None, pos
                    while text.startswith(",", end):
                        end += 1
                    holder.extend([None] * (end - pos))
                    left, pos = left - (end - pos), end - 1
                else:
                    self.refuse(start)
            # The value is whole. Put it in its place, and close what ends after it.
            while holder is not None:
                if not closed:
                    left -= 1
                    if left < 0:
                        raise LiteralError(_TOO_MANY, pos)
                    if type(value) is _Parameter:
                        self.borrowers[id(holder)] = holder
                    if isinstance(holder, list):
                        holder.append(value)
                    else:
                        holder[key] = value
                    mark = text[pos : pos + 1]
                    if mark not in SEPARATORS:
                        match = SEPARATOR.match(text, pos)
                        if match is None:
                            self.refuse(pos)
                        mark, pos = match["mark"], match.end() - 1
                    pos += 1
                    if mark == ",":
                        break
                    if mark != closer:
                        self.refuse(pos - 1)
                closed = False
                value = holder
                if maker and closer == ")":
                    assert isinstance(holder, list)
                    self.left = left
                    value = self.make(maker, holder, pos)
                    left = self.left
                holder, closer, maker, key = stack.pop()
            else:
                self.pos, self.left = pos, left
                return value

    def single(self, match: re.Match[str], start: int) -> object:
        """Return the value of a match of `VALUE` that opens nothing; `start` is where it began."""
        kind = match.lastgroup
        if kind == "number":
            return number_value(match["number"], match.start("number"))
        if kind == "word":
            word = match["word"]
            if word in self.parameters:
                return self.parameters[word]
            if word not in CONSTANTS:
                self.refuse(start)
            return CONSTANTS[word]
        if kind == "sign":
            return CONSTANTS.get(match["sign"])
        if kind == "empty":
            if match["kind"] in self.parameters:
                self.refuse(start)
            return self.make(match["kind"], [], start)
        assert kind is not None
        return string_value(match[kind], match.start(kind))

    def make(self, maker: str, arguments: list[object], offset: int) -> object:
        """Return what `new Date(...)` and its like stand for."""
        first = arguments[0] if arguments else None
        if maker == "Date" and len(arguments) == 1 and not isinstance(first, (dict, list)):
            return first
        if maker in ("Map", "Set") and len(arguments) < 2 and isinstance(first, list | None):
            made = [] if first is None else first
            self.collections[id(made)] = made, maker
            return made
        if maker == "Array" and not arguments:
            return []
        if maker == "Array" and len(arguments) == 1 and type(first) is int and first >= 0:
            if first > MAX_ARRAY:
                raise LiteralError(f"a list of more than {MAX_ARRAY:,} empty places", offset)
            self.spend(first, offset)
            return [None] * first
        if maker == "Object.create" and arguments[:1] == [None] and len(arguments) < 3:
            # Nuxt writes an object without a prototype as a table of descriptions.
            table = arguments[1] if len(arguments) == 2 else {}
            if isinstance(table, dict):
                plain: dict[str, object] = {}
                for key, description in table.items():
                    if not isinstance(description, dict) or "value" not in description:
                        self.refuse(offset)
                    plain[key] = description["value"]
                self.borrowers[id(plain)] = plain
                return plain
        raise LiteralError(f"{maker} is used in a way that is not plain data", offset)

    def spend(self, values: int, offset: int) -> None:
        self.left -= values
        if self.left < 0:
            raise LiteralError(_TOO_MANY, offset)

    def accept(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.pos)
        if match is not None:
            self.pos = match.end()
        return match

    def expect(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = self.accept(pattern)
        if match is None:
            self.refuse(self.pos)
        return match

    def refuse(self, pos: int) -> NoReturn:
        gap = BLANK.match(self.text, pos)
        pos = gap.end() if gap is not None else pos
        found = self.text[pos : pos + 20]
        if not found:
            raise LiteralError("the script ends too early", pos)
        if found[0] in "\"'`":
            raise LiteralError("found a text that is not plain, or has no end", pos)
        raise LiteralError(f"found {found!a}, which is not plain data", pos)


def _settled(value: object) -> object:
    return value.value if type(value) is _Parameter else value


def _settle(holder: _Holder) -> None:
    """Put the values of parameters in their places, now that they are known."""
    if isinstance(holder, dict):
        for key, value in holder.items():
            holder[key] = _settled(value)
    else:
        holder[:] = [_settled(value) for value in holder]


def _measure(state: object, offset: int) -> None:
    """Refuse a state that would be endless, too deep or too large if it were written out.

    Shared parts are one object here, so a short script can stand for any number of values; who
    walks the state later would meet them all.
    """
    sizes: dict[int, tuple[int, int]] = {}  # values and levels, by identity
    entered: set[int] = set()
    path = [state]
    while path:
        holder = path[-1]
        if not isinstance(holder, (dict, list)) or id(holder) in sizes:
            path.pop()
            continue
        parts = [
            part
            for part in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(part, (dict, list))
        ]
        if parts and id(holder) not in entered:
            entered.add(id(holder))
            if any(id(part) in entered and id(part) not in sizes for part in parts):
                raise LiteralError("the data contains itself", offset)
            path.extend(parts)
            continue
        path.pop()
        values = len(holder) + sum(sizes[id(part)][0] for part in parts)
        levels = 1 + max((sizes[id(part)][1] for part in parts), default=0)
        if values > MAX_VALUES:
            raise LiteralError(_TOO_MANY, offset)
        if levels > MAX_LEVELS:
            raise LiteralError(_TOO_DEEP, offset)
        sizes[id(holder)] = values, levels


def nuxt_state(script: str) -> object:
    """Return the state that the text of a script gives to `window.__NUXT__`, as plain values.

    The state is made of dict, list, str, int, float, bool and None; `undefined`, NaN and the
    infinities are None, a date is the number or text it is made from, a map a list of pairs, a
    set a list. A value that the page shares between two places is one object in both. Raises
    `LiteralError` for anything but plain data, for more than 200 levels or 2,000,000 values
    (written out in full), and for a state that contains itself.
    """
    return _Reader(script).state()
