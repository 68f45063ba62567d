"""Reads JSON text, remembers where everything stands, and reports all its problems at once."""

import contextlib
import json
import re
from functools import cache

from profilelint.pattern import Pattern, compiled
from profilelint.text import whole

from .tree import Builder, Path, Span, Stop, Tree, line_end, line_of, value_at

# Possessive quantifiers (*+, ++) never go back, so that no text takes more than linear time. No
# group that is repeated here has a choice in it, so Python 3.11.0 to 3.11.4 match them rightly too.
_PART = re.compile(
    r"""
      (?P<space>[ \t\n\r]++)
    | (?P<string>"[^"\\\x00-\x1f]*+(?:\\["\\/bfnrtu][^"\\\x00-\x1f]*+)*+")
    | (?P<mark>[\[\]{}:,])
    | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?(?=[\s,:\]}\#]|//|/\*|\Z))
    | (?P<word>(?:true|false|null)(?=[\s,:\]}\#]|//|/\*|\Z))
    | (?P<comment>(?://|\#)[^\n\r]*+|/\*.*?(?:\*/|\Z))
    | (?P<quote>["'`“”„‟‘’‚«»])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_BAD_CODE = Pattern(r"\\u(?![0-9a-fA-F]{4})", exact=True)
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None}
_OTHER_WORDS: dict[str, object] = {"none": None, "nil": None, "undefined": None, **_WORDS}
_NOT_FINITE = Pattern(r"[-+]?(?:nan|inf|infinity)")

# Without quotation marks: a name runs to its colon, a value to the comma, bracket or comment.
_BARE_NAME = Pattern(r"""[^\n\r,:\[\]{}"]++""", exact=True)
_BARE_VALUE = Pattern(r"""(?:[^\n\r\t ,\]}"]++|[ \t]++(?!//|/\*|\#))++""", exact=True)
_NUMBER_LIKE = Pattern(r"[-+]?(?:0x.+|(?:[0-9_]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]*)?)")

# A character of a string: two escapes that make one character, one escape, or itself.
_ESCAPE = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
MOST_DECODED = 100_000  # of a text that is wrong anyway
_ODD_CHARACTER = Pattern(rf"(?s){_ESCAPE}|[\ud800-\udfff]", exact=True)
_NEEDS_DECODING = compiled(r"[\\\ud800-\udfff]")
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_FLAW = Pattern(
    r"""(?xs)
      \\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})
    | (?P<escape>\\(?:u[0-9a-fA-F]{0,3}|.)?)
    | (?P<line>\r\n|\r|\n)
    | (?P<control>[\x00-\x1f])
    """,
    exact=True,
)
_BODY = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)  # as _PART: no choice in the group
_BREAK = Pattern(r"[\r\n]", exact=True)
_AFTER_VALUE = Pattern(r"[ \t\r\n]*+(?:[,\]}]|\Z)", exact=True)
# A quotation mark that ends its text is followed by what may follow a text.
_ENDS = {
    group: Pattern(rf"[^\n\r]*?[{closing}](?=[ \t]*+(?:[,:\]}}\r\n]|\Z))", exact=True)
    for group, closing in (("'`‘’‚", "'`‘’"), ("“”„‟«»", '“”"»«'), ('"', '"'))
}


def parse_json(text: str) -> Tree:
    """Read a JSON text. Never raises: what is wrong with it is in the tree's `problems`."""
    reader = _Reader(text)
    with contextlib.suppress(Stop):
        reader.read()
    builder = reader.builder

    @cache  # every finding about a text asks for it, and every fix once more
    def offsets(path: Path) -> list[int] | None:
        value, (start, end) = value_at(builder.value, path), builder.spans.get(path, (0, 0))
        if not isinstance(value, str):
            return None
        characters: list[str] = []
        places: list[int] = []
        at, until = start + 1, max(start + 1, end - 1)
        for match in _ODD_CHARACTER.finditer(text, at, until):
            characters += text[at : match.start()], _character(match)
            places += range(at, match.start() + 1)
            at = match.end()
        characters.append(text[at:until])
        places += range(at, until + 1)
        return places if "".join(characters) == value else None

    return builder.tree(offsets)


def _character(match: re.Match[str]) -> str:
    """What was written so, one character or half of one, which becomes the sign for it."""
    written = match[0]
    if len(written) == 2:
        return _ESCAPES.get(written[1], written[1])
    text: str = written if len(written) == 1 else json.loads(f'"{written}"')
    return whole(text)


class _Reader:
    """One pass over the text. `step` is the method that takes the next part, by what may come."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.builder = Builder(text)
        self.position = 1 if text.startswith("\ufeff") else 0
        self.last = len(text.rstrip(" \t\r\n"))
        self.step = self.at_value
        # The end of what was read last, the comma before this place, and the text read last.
        self.after = self.position
        self.comma: Span | None = None
        self.string = (-1, -1)
        # After a repair of brackets, or a text that was cut off, the end says nothing new.
        self.end_is_known = False

    def read(self) -> None:
        """Read to the end. Raises Stop if that is of no use."""
        while (part := _PART.match(self.text, self.position)) is not None:
            kind, start, self.position = str(part.lastgroup), part.start(), part.end()
            if kind == "string" and _BAD_CODE.search(part[0].replace("\\\\", "--")):
                kind, self.position = "quote", start + 1
            if kind == "comment":
                message = "Remove this comment: JSON knows no comments."
                self.builder.problem(start, part.end(), message)
            elif kind != "space" and not self.mended_quote(kind, start):
                self.step(part[0] if kind == "mark" else kind, start)
                self.after = self.position
        self.finish()

    def at_value(self, kind: str, start: int) -> None:
        stack, problem = self.builder.stack, self.builder.problem
        mapping = bool(stack) and isinstance(stack[-1].value, dict)
        if kind in ("{", "["):
            self.builder.open({} if kind == "{" else [], start, start + 1)
            self.step, self.comma = (self.at_name if kind == "{" else self.at_value), None
        elif kind == "," and mapping:
            problem(start, start + 1, "Write a value before this comma.")
            self.step, self.comma = self.at_name, (start, start + 1)
        elif kind in (",", ":"):
            word = "comma" if kind == "," else "colon"
            problem(start, start + 1, f"Remove this {word}: it has no place here.")
        elif kind in ("}", "]") and stack:
            if mapping:
                problem(self.after, self.after, "Write a value here, after the colon.")
            else:
                self.trailing_comma()
            self.close(kind, start)
        elif not stack and kind not in ("string", "number", "word"):
            end = line_end(self.text, start)
            problem(start, end, "This is not JSON: a profile in JSON begins with { here.")
            raise Stop
        else:
            value = self.scalar(kind, start)
            self.builder.put(value, start, self.position)
            self.step = self.at_comma if stack else self.at_end

    def at_name(self, kind: str, start: int) -> None:
        if kind in ("}", "]"):
            self.trailing_comma()
            self.close(kind, start)
        elif kind == ",":
            message = "Remove this comma: nothing stands before it."
            self.builder.problem(start, start + 1, message)
        elif kind in (":", "{", "["):
            sign = "this colon" if kind == ":" else "this bracket, and a colon after the name"
            self.builder.problem(
                start, start, f"Write a name in double quotation marks before {sign}."
            )
            self.builder.stack[-1].name = None
            self.step = self.at_value
            if kind != ":":
                self.at_value(kind, start)
        else:
            self.builder.name(self.written_name(kind, start), start, self.position)
            self.step = self.at_colon

    def at_colon(self, kind: str, start: int) -> None:
        problem = self.builder.problem
        if kind == ":":
            self.step = self.at_value
        elif kind in (",", "}", "]"):
            problem(self.after, self.after, "Write a colon and a value here, after the name.")
            self.step = self.at_comma
            self.at_comma(kind, start)
        elif self.text[start] == "=":
            problem(start, start + 1, "Write a colon (:) here instead of the equals sign.")
            self.step = self.at_value
        else:
            problem(self.after, self.after, "Put a colon (:) here, between the name and its value.")
            self.step = self.at_value
            self.at_value(kind, start)

    def at_comma(self, kind: str, start: int) -> None:
        mapping = isinstance(self.builder.stack[-1].value, dict)
        following = self.at_name if mapping else self.at_value
        if kind in ("}", "]"):
            self.close(kind, start)
        elif kind in (",", ":"):
            if kind == ":":
                self.builder.problem(start, start + 1, "Write a comma here instead of this colon.")
            self.step, self.comma = following, (start, start + 1)
        elif kind == "other":
            end = self.bare(_BARE_VALUE, start)
            message = "Remove this, or put it inside the quotation marks of a text."
            self.builder.problem(start, end, message)
        else:
            message = f"Put a comma here: another {'entry' if mapping else 'value'} follows."
            self.builder.problem(self.after, self.after, message)
            self.step = following
            following(kind, start)

    def at_end(self, kind: str, start: int) -> None:
        if not self.end_is_known:
            message = "Remove everything from here on: the profile has ended before."
            if kind == ":" and isinstance(self.builder.value, str):
                message = "Put { at the beginning of the file and } at its end, around the names."
            self.builder.problem(start, self.last, message)
        raise Stop

    def finish(self) -> None:
        stack, end = self.builder.stack, self.last
        if not stack and self.step == self.at_value and not self.builder.problems:
            self.builder.problem(0, 0, "This file is empty. Write the profile into it.")
        elif stack and not self.end_is_known:
            frame = stack[-1]
            opening, closing = ("{", "}") if isinstance(frame.value, dict) else ("[", "]")
            message = f"The file ends here, but the {opening} of line"
            message += f" {line_of(self.text, frame.start)} is still open. Put {closing} here"
            if len(stack) > 1:
                message += f", and close the {len(stack) - 1} around it too"
            self.builder.problem(end, end, message + ", or save the whole file again.")

    def trailing_comma(self) -> None:
        if self.comma is not None:
            message = "Remove this comma: nothing follows it before the closing bracket."
            self.builder.problem(*self.comma, message)

    def close(self, kind: str, start: int) -> None:
        """Close the innermost bracket, and those within the one that is meant, if it is another."""
        stack = self.builder.stack
        wanted = dict if kind == "}" else list
        frame = stack[-1]
        if not isinstance(frame.value, wanted):
            opening, closing = ("[", "]") if wanted is dict else ("{", "}")
            line = line_of(self.text, frame.start)
            # One that would end the whole profile before the end of the file is a slip of the key.
            outers = stack[1:] if start + 1 < self.last else stack
            if any(isinstance(outer.value, wanted) for outer in outers):
                message = f"Put {closing} before this {kind}: the {opening} of line {line} is open."
                self.end_is_known = True
                self.builder.problem(start, start, message)
                while not isinstance(stack[-1].value, wanted):
                    self.builder.close(start)
            else:
                message = f"Write {closing} here instead of {kind}:"
                message += f" it closes the {opening} of line {line}."
                self.builder.problem(start, start + 1, message)
        self.builder.close(start + 1)
        self.step = self.at_comma if stack else self.at_end

    def scalar(self, kind: str, start: int) -> object:
        end = self.position
        if kind in ("string", "quote"):
            return self.quoted(kind, start)
        if kind == "word":
            return _WORDS[self.text[start:end]]
        if kind == "number":
            return self.builder.number(self.text[start:end], start, end)
        end = self.bare(_BARE_VALUE, start)
        written = self.text[start:end]
        self.bare_problem(start, end, _bare_value_message(written))
        return _OTHER_WORDS.get(written.lower(), written)

    def written_name(self, kind: str, start: int) -> str:
        if kind in ("string", "quote"):
            return self.quoted(kind, start)
        end = self.bare(_BARE_NAME, start)
        self.bare_problem(start, end, "Put double quotation marks around this name.")
        return self.text[start:end]

    def bare(self, pattern: Pattern, start: int) -> int:
        """Go to the end of something that has no quotation marks, and return that end."""
        match = pattern.match(self.text, start)
        end = start + len(match[0].rstrip()) if match is not None else start
        self.position = max(end, start + 1)
        return self.position

    def bare_problem(self, start: int, end: int, message: str) -> None:
        # What is cut off by the end of the file is one problem, and it is told there.
        if end < self.last or not self.builder.stack:
            self.builder.problem(start, end, message)

    def quoted(self, kind: str, start: int) -> str:
        if kind == "quote":
            return self.bad_string(start)
        end = self.position
        self.string = (start, end)
        if _NEEDS_DECODING.search(self.text, start, end) is None:
            return self.text[start + 1 : end - 1]
        return whole(json.loads(self.text[start:end]))

    def bad_string(self, start: int) -> str:
        """Read a text with something wrong in it, or with other quotation marks around it."""
        quote = self.text[start]
        if quote != '"':
            ends = next(pattern for group, pattern in _ENDS.items() if quote in group)
            match = ends.match(self.text, start + 1)
            if match is None:
                return self.unclosed(start)
            self.position = match.end()
            message = 'Put straight double quotation marks (") around this, not other ones.'
            self.builder.problem(start, self.position, message)
            return _ODD_CHARACTER.sub(
                _character, self.text[start + 1 : self.position - 1], count=MOST_DECODED
            )
        body = _BODY.match(self.text, start + 1)
        end = body.end() if body is not None else start + 1
        several_lines = _BREAK.search(self.text, start, end) is not None
        if self.text[end : end + 1] != '"' or (
            several_lines and not _AFTER_VALUE.match(self.text, end + 1)
        ):
            return self.unclosed(start)
        self.string = (start, end + 1)
        self.position = end + 1
        self.flaws(start + 1, end)
        return _ODD_CHARACTER.sub(_character, self.text[start + 1 : end], count=MOST_DECODED)

    def unclosed(self, start: int) -> str:
        """A text that its line does not end: leave a comma at the end of the line outside."""
        until = line_end(self.text, start)
        self.end_is_known |= until >= self.last
        end = max(start + 1, start + len(self.text[start:until].rstrip(" \t,")))
        message = "Close this text with a double quotation mark before the end of its line."
        self.builder.problem(start, end, message)
        self.position = end
        self.flaws(start + 1, end)
        return _ODD_CHARACTER.sub(_character, self.text[start + 1 : end], count=MOST_DECODED)

    def flaws(self, start: int, end: int) -> None:
        told: set[str] = set()
        for flaw in _FLAW.finditer(self.text, start, end):
            # A pasted text has the same line breaks and tabs all through: once is enough.
            if flaw.lastgroup == "escape" or (flaw.lastgroup and flaw[0] not in told):
                told.add(flaw[0])
                self.builder.problem(*flaw.span(), _flaw_message(flaw.lastgroup, flaw[0]))

    def mended_quote(self, kind: str, start: int) -> bool:
        """Deal with a text that ended too early or too late because of a quotation mark.

        That is so if other characters follow a closing quotation mark without a space.
        """
        first, end = self.string
        if kind not in ("other", "word", "number") or not start == self.after == end:
            return False
        sign = compiled("[“”„:]" if self.step == self.at_colon else "[“”„]")
        match = sign.search(self.text, first + 1, end - 1)
        self.string = (-1, -1)
        if match is not None:
            at = match.start()
            self.position = self.after = at if match[0] == ":" else at + 1
            message = 'Write a straight double quotation mark (") here, to close the text.'
            self.builder.problem(at, self.position, message)
            return True
        ends = _ENDS['"'].match(self.text, start)
        self.position = self.after = ends.end() if ends is not None else line_end(self.text, start)
        message = 'Put a backslash before each quotation mark inside this text, so: \\".'
        self.builder.problem(first, self.position, message)
        return True


def _bare_value_message(written: str) -> str:
    lower = written.lower()
    if lower in _WORDS:
        return f"Write {lower} in small letters."
    if lower in _OTHER_WORDS:
        return "Write null here: that is how JSON says that there is nothing."
    if _NOT_FINITE.fullmatch(written):
        return "Write a number here, or null if there is none."
    if not _NUMBER_LIKE.fullmatch(written):
        return "Put double quotation marks around this text."
    if written.startswith("+"):
        return "Remove the plus sign: a number in JSON has none."
    if "x" in lower or "_" in lower:
        return "Write this number with the digits 0 to 9 only."
    if re.match(r"-?0[0-9]", written):
        return "Remove the zero at the front, or put double quotation marks around it as a text."
    if re.match(r"-?\.", written):
        return "Write a 0 before the point."
    return "Write a digit after the point, or leave the point out."


def _flaw_message(kind: str, written: str) -> str:
    if kind == "line":
        return "Write \\n instead of this line break: a text in JSON stands on one line."
    if written == "\t":
        return "Write \\t or a space instead of this tab."
    if kind == "control":
        return "Remove this invisible character: it must not stand in a text."
    if written.startswith("\\u"):
        return "Write four digits (0 to 9, a to f) after \\u, or two backslashes if one is meant."
    return "Write two backslashes (\\\\) if one is meant, or remove this one."
