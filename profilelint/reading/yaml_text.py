"""Reads YAML text, as much of it as a profile needs, and remembers where everything stands."""

import contextlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from profilelint.pattern import compiled

from .tree import TOO_DEEP, Builder, Path, Span, Stop, Tree, line_end, value_at

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark
    from yaml.events import Event, NodeEvent

# What YAML takes as one break; the first four all become "\n".
_BREAK = "(?:\r\n|[\r\n\x85\u2028\u2029])"
_BREAKS = compiled(_BREAK)
_LINE = compiled(f"[^\r\n\x85\u2028\u2029]*+(?P<end>{_BREAK}|\\Z)")
_UNREADABLE = compiled("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = compiled("[\ud800-\udfff]")

# Plain values, by the core schema of YAML 1.2. A number with zeros in front (a post code, a phone
# number) and an octal one stay text, as do yes, no, on, off and dates.
_WORDS: dict[str, object] = {"": None, "~": None}
for _word, _meaning in (("null", None), ("true", True), ("false", False)):
    _WORDS |= dict.fromkeys((_word, _word.title(), _word.upper()), _meaning)
_NUMBER = compiled(
    r"[-+]?(?:0|[1-9][0-9]*+)(?:\.[0-9]*+)?(?:[eE][-+]?[0-9]++)?|[-+]?\.[0-9]++(?:[eE][-+]?[0-9]++)?"
    r"|0x[0-9a-fA-F]++"
)
_NOT_FINITE = compiled(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_FOLD = rf"(?P<fold>[ \t]*+(?:{_BREAK}[ \t]*+)++)"
_BLANKS = r"(?P<blanks>[ \t]++)"
_NO_BREAK = " \t\r\n\x85\u2028\u2029"
_FLOW = {
    "": compiled(rf"{_FOLD}|{_BLANKS}|[^{_NO_BREAK}]++"),
    "'": compiled(rf"{_FOLD}|{_BLANKS}|(?P<escape>'')|[^{_NO_BREAK}']++"),
    '"': compiled(
        rf"{_FOLD}|{_BLANKS}|(?P<join>\\{_BREAK}[ \t]*+(?:{_BREAK}[ \t]*+)*+)"
        rf"|(?P<escape>\\(?:x..|u.{{4}}|U.{{8}}|.))|[^{_NO_BREAK}\\]++"
    ),
}
# What stands for what after a backslash, or after the first of two single quotation marks.
_SIGNS = "0abt\tnvfre \"'/\\N_LP", "\0\a\b\t\t\n\v\f\r\x1b \"'/\\\x85\xa0\u2028\u2029"
_ESCAPES = dict(zip(*_SIGNS, strict=True))

# A stretch of decoded text and where it begins; True if it is written as it is read.
_Piece: TypeAlias = tuple[str, int, bool]


def parse_yaml(text: str) -> Tree:
    """Read a YAML text. Never raises: what is wrong with it is in the tree's `problems`."""
    reader = _Reader(text)
    builder = reader.builder
    with contextlib.suppress(Stop):
        reader.read()

    def offsets(path: Path) -> list[int] | None:
        value = value_at(builder.value, path)
        if not isinstance(value, str) or path not in builder.spans:
            return None
        pieces, end = _pieces(text, builder.spans[path], value)
        places: list[int] = []
        for decoded, start, as_written in pieces:
            places += range(start, start + len(decoded)) if as_written else [start]
        return [*places, end] if _is(pieces, value) else None

    return builder.tree(offsets)


class _Reader:
    """One pass over the events of PyYAML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.builder = Builder(text)
        # A byte order mark is skipped here, as the two loaders of PyYAML do not count it alike.
        self.base = len(text) - len(text.lstrip("\ufeff"))
        # For each open mapping whether a name comes next, for each open list None.
        self.named: list[bool | None] = []
        # Where the last value ended: where a block that ends without a bracket ends, too.
        self.after = self.base
        self.last: Span = (0, 0)
        self.documents = 0

    def read(self) -> None:
        """Read to the end. Raises Stop if that is of no use."""
        for match in _UNREADABLE.finditer(self.text, self.base):
            message = "Remove the invisible character that stands here."
            self.builder.problem(*match.span(), message)
        if self.builder.problems:
            return
        for event in self.events():
            self.take(event)
        if not self.documents and not self.builder.problems:
            self.builder.problem(0, 0, "This file is empty. Write the profile into it.")

    def events(self) -> Iterator["Event"]:
        """The events of PyYAML; its error becomes a problem and ends them."""
        import yaml

        try:
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            yield from yaml.parse(self.text[self.base :], Loader=loader)
        except yaml.MarkedYAMLError as error:
            at = self.index(error.problem_mark)
            begin = self.index(error.context_mark) if error.context_mark else at
            said = f"{error.context} {error.problem}"
            self.builder.problem(*_explained(self.builder, said, at, begin, self.last))
        except (yaml.YAMLError, ValueError, OverflowError):
            at = self.after
            self.builder.problem(*_explained(self.builder, "", at, at, self.last))

    def index(self, mark: "Mark | CMark | None") -> int:
        return self.base + mark.index if mark is not None else self.after

    def take(self, event: "Event") -> None:
        from yaml import events

        start, end = self.index(event.start_mark), self.index(event.end_mark)
        if isinstance(event, events.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                message = "Remove everything from this line on: only one profile fits in a file."
                self.builder.problem(start, max(start, end), message)
                raise Stop
        elif isinstance(event, events.AliasEvent):
            self.refuse(start, end, "*", "repeats another place of the file")
            self.done(end, None, start)
        elif isinstance(event, events.ScalarEvent):
            self.refuse_properties(event, start)
            self.scalar(event.value, event.style or "", event.implicit[0], (start, end))
        elif isinstance(event, events.CollectionStartEvent):
            self.refuse_properties(event, start)
            mapping = isinstance(event, events.MappingStartEvent)
            if self.named and self.named[-1]:
                message = "Write a plain text as the name here, not a list or a group."
                self.builder.problem(start, max(start, end), message)
            self.builder.open({} if mapping else [], start, end)
            self.named.append(True if mapping else None)
        elif isinstance(event, events.CollectionEndEvent):
            # A bracket ends what is in brackets; the mark of any other end is the next line's.
            self.after = end if end > start else self.after
            self.builder.close(self.after)
            self.named.pop()
            self.turn()

    def turn(self) -> None:
        """After a name comes its value, after the value the next name."""
        if self.named and self.named[-1] is not None:
            self.named[-1] = not self.named[-1]

    def done(self, end: int, value: object, start: int) -> None:
        if not (self.named and self.named[-1]):
            self.builder.put(value, start, end)
        self.after = end
        self.turn()

    def scalar(self, value: str, style: str, plain: bool, span: Span) -> None:
        start, end = span
        if _SURROGATE.search(value):
            # The loader written in Python lets halves of characters pass, the other does not.
            self.builder.problem(start, end, _BAD_ESCAPE)
        if style in ("|", ">"):
            pieces, end = _pieces(self.text, span, value)
            if not _is(pieces, value):
                end = start + len(self.text[start : span[1]].rstrip())
        self.last = (start, end)
        meaning = self.meaning(value, start, end) if plain and not style else value
        if self.named and self.named[-1]:
            if value == "<<" and plain:
                self.refuse(start, end, "<<", "copies another place of the file")
            elif not isinstance(meaning, str):
                message = "Put quotation marks around this name: a name must be text."
                message = message if value else "Write a name before this colon."
                self.builder.problem(start, end, message)
            self.builder.name(value, start, end)
        self.done(end, meaning, start)

    def meaning(self, value: str, start: int, end: int) -> object:
        if value in _WORDS:
            return _WORDS[value]
        if _NUMBER.fullmatch(value):
            return self.builder.number(value, start, end)
        if _NOT_FINITE.fullmatch(value):
            message = "Write a number here, or put quotation marks around it as a text."
            self.builder.problem(start, end, message)
            return None
        return value

    def refuse_properties(self, event: "NodeEvent", start: int) -> None:
        if event.anchor is not None:
            at = self.text.find("&", start)
            self.refuse(at, at + 1 + len(event.anchor), "&", "gives a place of the file a name")
        if getattr(event, "tag", None) is not None:
            at = self.text.find("!", start)
            word = self.text[at : line_end(self.text, at)].split()[0]
            self.refuse(at, at + len(word), "!", "gives the value a type")

    def refuse(self, start: int, end: int, sign: str, does: str) -> None:
        message = f"Remove this: {sign} at the beginning {does} in YAML, and a profile needs none"
        message += " of that. If it is text, put quotation marks around it."
        self.builder.problem(start, end, message)


def _pieces(text: str, span: Span, value: str) -> tuple[list[_Piece], int]:
    """The text of a scalar, worked out anew from what is written, and where it ends.

    Only if it is the value, which the caller must look at, are the places right.
    """
    start, end = span
    style = text[start : start + 1]
    if style in ("|", ">"):
        return _block_pieces(text, span, value)
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    pieces: list[_Piece] = []
    for match in _FLOW.get(style, _FLOW[""]).finditer(text, start, end):
        if match.lastgroup in ("fold", "join"):
            pieces += _folded(text, match, joined=match.lastgroup == "join")
        elif match.lastgroup == "escape":
            pieces.append((_unescaped(match[0]), match.start(), False))
        else:
            pieces.append((match[0], match.start(), True))
    return pieces, end


def _is(pieces: list[_Piece], value: str) -> bool:
    return "".join(piece[0] for piece in pieces) == value


def _folded(text: str, match: re.Match[str], *, joined: bool) -> Iterator[_Piece]:
    """Line breaks within a text: one is a space, or nothing after a backslash; more are kept."""
    first, *rest = _BREAKS.finditer(text, match.start(), match.end())
    signs = [(_normal(line_break[0]), line_break.start()) for line_break in rest]
    if not joined and _normal(first[0]) != "\n":
        signs.insert(0, (_normal(first[0]), 0))
    elif not joined and not signs:
        signs = [(" ", 0)]
    for number, (sign, start) in enumerate(signs):
        yield sign, (start if number else match.start()), False


def _normal(line_break: str) -> str:
    return line_break if line_break in ("\u2028", "\u2029") else "\n"


def _unescaped(written: str) -> str:
    sign, digits = written[1], written[2:]
    return chr(int(digits, 16)) if digits else _ESCAPES.get(sign, "")


def _block_pieces(text: str, span: Span, value: str) -> tuple[list[_Piece], int]:
    """As `_pieces`, for a block that begins with | or >."""
    signs, *lines = _LINE.finditer(text, *span)
    lines = [line for line in lines if line[0]]
    indent = _indent([text[line.start() : line.start("end")] for line in lines], value)
    header = signs[0].split("#")[0]
    pieces: list[_Piece] = []
    # The break after the last line of text, and those of the empty lines since.
    pending: list[_Piece] = []
    empty: list[_Piece] = []
    was_indented, end, end_of_break, end_of_empty = False, signs.start("end"), 0, 0
    for line in lines:
        written = text[line.start() : line.start("end")]
        line_break = [(_normal(line["end"]), line.start("end"), False)] if line["end"] else []
        if len(written) <= indent and not written.strip(" "):
            empty += [(sign, line.start(), False) for sign, *_ in line_break]
            end_of_empty = line.end()
            continue
        indented = written[indent : indent + 1] in (" ", "\t")
        folding = header[0] == ">" and not (was_indented or indented)
        if folding and pending and pending[0][0] == "\n":
            pending = [(empty.pop(0)[0] if empty else " ", pending[0][1], False)]
        pieces += [*pending, *empty, (written[indent:], line.start() + indent, True)]
        pending, empty, was_indented = line_break, [], indented
        end, end_of_break = line.start("end"), line.end()
    if "-" not in header and pending:
        pieces, end = pieces + pending, end_of_break
    if "+" in header and empty:
        pieces, end = pieces + empty, end_of_empty
    return pieces, end


def _indent(lines: list[str], value: str) -> int:
    """How far a block is indented: what its first text has more in the source than in the value."""
    read = _BREAKS.split(value)
    first = next((line for line in lines if line.strip(" ")), None)
    first_read = next((line for line in read if line.strip(" ")), None)
    if first is None or first_read is None:
        return max(0, max(map(len, lines), default=0) - max(map(len, read)))
    return max(0, _spaces(first) - _spaces(first_read))


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_BAD_ESCAPE = (
    "What follows this backslash is not known. Write two backslashes (\\\\) if one is meant, or put"
    " single quotation marks (') around the text."
)
_COLON_INSIDE = "Put quotation marks around this text: a colon and a space stand inside it."
_NO_COLON = (
    "This line has no colon. Write a name, a colon and a space before it; or, if it goes on from"
    " the text above, begin it further to the right than that name."
)
_INDENTATION = (
    "This line does not fit the lines above. Begin it in exactly the same column as the entries"
    " that it belongs with; a text that goes on from the line above begins further to the right."
)

# By what PyYAML says, for a line that is wrong as a whole.
_BY_WORDS = (
    ("could not find expected ':'", _NO_COLON),
    ("nesting depth", TOO_DEEP),
    ("entries are not allowed", "Begin the list on the next line, with a line and a - per entry."),
    ("directive|incompatible", "Remove this line: a profile needs no line with %."),
    ("block scalar", "Begin the text on the next line: only + or - may follow the | or >."),
)
_ENTRY = compiled(r"[^\r\n]*?:[ \t]++")
_ENTRY_AT_END = compiled(r"""[\r\n] *+(?:- ++)?[^\r\n:"']++:[ ]*+\Z""")


def _explained(
    builder: Builder, problem: str, at: int, begin: int, last: Span
) -> tuple[int, int, str]:
    """Where and how to mend what PyYAML cannot read: start, end, message.

    `problem` is what PyYAML says, `at` and `begin` where it says that it noticed it and where the
    part with the problem begins; `last` is the last scalar before it.
    """
    text = builder.text
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    before = text[line_start:at]
    sign = text[at : at + 1]
    if sign == "\t" or ("\t" in before and not before.strip(" \t")):
        tab = at if sign == "\t" else line_start + before.index("\t")
        return tab, tab + 1, "Write spaces instead of this tab: only spaces may indent a line."
    if "quoted scalar" in problem:
        if "unexpected" in problem:
            return begin, line_end(text, begin), _unclosed(text, begin)
        slash = text.rfind("\\", begin, at + 1)
        return slash, min(slash + 2, len(text)), _BAD_ESCAPE
    if "values are not allowed" in problem:
        entry = _ENTRY.match(text, line_start)
        if entry is not None and line_start + len(entry[0]) <= at:
            return entry.end(), line_end(text, at), _COLON_INSIDE
        return _misplaced(text, line_start)
    for words, message in _BY_WORDS:
        if re.search(words, problem):
            return begin, line_end(text, begin), message
    if "flow" in problem:
        return _in_brackets(builder, at, begin)
    if any(word in problem for word in ("start any", "anchor", "alias", "tag", "node content")):
        message = f"Put quotation marks around this text: {text[begin : begin + 1]} at its start"
        return begin, line_end(text, begin), message + " has another meaning in YAML."
    quote = text[last[1] - 1 : last[1]]
    if quote in ("'", '"') and last[0] < last[1] <= at and not text[last[1] : at].strip(" "):
        if _ENTRY_AT_END.search(text, last[0], last[1] - 1):
            return last[0], line_end(text, last[0]), _unclosed(text, last[0])
        twice = "a second one" if quote == "'" else "a backslash"
        message = "This text ends at its second quotation mark, and more follows. If that mark is"
        return last[0], last[1], f"{message} part of the text, put {twice} before it."
    if sign == ":":
        return at, at + 1, "Write a name before this colon."
    message = "This line cannot be read. Check its quotation marks and its spaces."
    return at, line_end(text, at), _INDENTATION if problem else message


def _in_brackets(builder: Builder, at: int, begin: int) -> tuple[int, int, str]:
    text, opened = builder.text, begin
    if text[begin : begin + 1] not in ("[", "{") and builder.stack:
        opened = builder.stack[-1].start
    # A line that begins at the very left is no longer meant to be within the brackets.
    line = text.rfind("\n", 0, at) + 1
    left = line > opened and text[at : at + 1] == ":" and text[line] not in " \"'"
    if left or at >= len(text.rstrip()):
        closing = "]" if text[opened] == "[" else "}"
        message = f"This bracket is never closed. Put {closing} after its last entry."
        return opened, opened + 1, message
    message = "Put a comma or the closing bracket before this, or quotation marks around the text"
    return at, line_end(text, at), message + " if this is part of it."


def _unclosed(text: str, start: int) -> str:
    return f"This quotation mark is never closed. Put another {text[start]} at the end of the text."


def _misplaced(text: str, start: int) -> tuple[int, int, str]:
    """For a name in a place that has none: is this line wrong, or the one above?"""
    above = text[:start].rstrip().splitlines()[-1:]
    here = start + _spaces(text[start : line_end(text, start)])
    if above and ":" not in above[0] and _spaces(above[0]) == here - start:
        begin = len(text[:start].rstrip()) - len(above[0].lstrip())
        return begin, line_end(text, begin), _NO_COLON
    return here, line_end(text, here), _INDENTATION
