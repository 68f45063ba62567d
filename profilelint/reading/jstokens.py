"""How JavaScript spells data: patterns for gaps, strings, numbers and names, and their values.

Every pattern takes time in proportion to the text it looked at: a repeated part begins with a
character that what comes after it cannot begin with, and is possessive (`*+`), so that it neither
tries a second way to match nor keeps a note of each turn.
"""

import math
import re
from typing import Final

from profilelint.pattern import compiled


class LiteralError(ValueError):
    """The script holds something other than plain data, or too much of it.

    `message` says what, in plain words; `offset` is the place in the script's text, counted in
    characters from 0.
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message, offset)
        self.message = message
        self.offset = offset

    def __str__(self) -> str:
        return f"{self.message} (at character {self.offset} of the script)"


# Python's \s and JavaScript's white space differ, so it is spelled out.
SPACE: Final = r"[\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
_COMMENT: Final = r"(?://[^\n\r\u2028\u2029]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/)"
GAP: Final = rf"{SPACE}*+(?:{_COMMENT}{SPACE}*+)*+"
NAME: Final = r"(?:[^\W\d]|\$)[\w$]*+"
WORD_END: Final = r"(?![\w$])"  # 12px and truely are neither a number nor a word we know

# Most strings have nothing to decode; they are told apart here because that is what makes a
# page of two megabytes quick to read.
_PLAIN: Final = r""""[^"\\\n\r\ud800-\udfff]*+"|'[^'\\\n\r\ud800-\udfff]*+'"""
_ESCAPE: Final = r"\\(?:\r\n|[\s\S])"
_CODED: Final = "|".join(
    rf"{quote}[^{quote}\\\n\r]*+(?:{_ESCAPE}[^{quote}\\\n\r]*+)*+{quote}" for quote in "\"'"
)
_TEMPLATE: Final = r"`[^`\\$]*+(?:(?:\\[\s\S]|\$(?!\{))[^`\\$]*+)*+`"
STRINGS: Final = rf"(?P<plain>{_PLAIN})|(?P<coded>{_CODED})"
TEMPLATE: Final = rf"(?P<coded_template>{_TEMPLATE})"

UNSIGNED: Final = (
    r"(?:0[xX][0-9A-Fa-f]++|0[oO][0-7]++|0[bB][01]++"
    r"|(?:(?:0|[1-9][0-9]*+)(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?)" + WORD_END
)

# What the reader asks for at each turn.
KEY: Final = compiled(
    rf"{GAP}(?:(?:(?P<name>{NAME})|{STRINGS}|(?P<number>{UNSIGNED})){GAP}:|(?P<close>\}}))"
)
VALUE: Final = compiled(
    rf"{GAP}(?:{STRINGS}|(?P<number>-?{UNSIGNED})|(?P<open>[\[{{])|(?P<mark>[\]),])"
    rf"|(?P<sign>(?:![01]|void{SPACE}++0|-Infinity){WORD_END})"
    rf"|(?P<call>(?:new{SPACE}++(?P<made>Array|Date|Map|Set)|(?P<called>Array|Object\.create)){GAP}\()"
    rf"|(?P<empty>new{SPACE}++(?P<kind>Array|Map|Set){WORD_END})"
    rf"|(?P<word>{NAME})|{TEMPLATE})"
)
CONSTANTS: Final[dict[str, object]] = {
    "true": True,
    "false": False,
    "!0": True,
    "!1": False,
    **dict.fromkeys(("null", "undefined", "NaN", "Infinity")),  # as all other signs: None
}
SEPARATOR: Final = compiled(rf"{GAP}(?P<mark>[,\]}})])")
SEPARATORS: Final = frozenset(",]})")
MARKS: Final = {mark: compiled(GAP + re.escape(mark)) for mark in "(){},;"}
PARAMETER: Final = compiled(rf"{GAP}(?P<name>{NAME})")
ASSIGNMENT: Final = compiled(
    rf"{GAP}(?:(?:;|\"use strict\"|'use strict'){GAP})*+window\.__NUXT__{GAP}=(?!=)"
)
FUNCTION: Final = compiled(rf"{GAP}\({GAP}function{GAP}\(")
# For JavaScript a `return` is over at the end of its line (and a comment may hide one).
RETURN: Final = compiled(rf"{GAP}return{WORD_END}(?!{SPACE}*[\n\r\u2028\u2029/])")
STATEMENT: Final = compiled(
    rf"{GAP}(?P<target>{NAME}){GAP}"
    rf"(?:\.{GAP}(?P<name>{NAME})|\[{GAP}(?:{STRINGS}|(?P<number>{UNSIGNED})){GAP}\])"
    rf"{GAP}(?P<act>=(?!=)|\()"
)
CHAIN: Final = compiled(rf"{GAP}\.{GAP}(?P<name>{NAME}){GAP}\(")
END: Final = compiled(rf"{GAP}(?:;{GAP})*+\Z")
BLANK: Final = compiled(GAP)

# The longest decimal that a browser writes for a number has some 25 characters; without a limit a
# number of a million digits would cost far more than its share of the time.
_NUMBER_LIMIT: Final = 400
_EXACT: Final = 2**53

_ESCAPED: Final = compiled(
    r"\\(?:u\{([0-9A-Fa-f]++)\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})"
    r"|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[\s\S]))"
)
_SHORT: Final = {
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    **dict.fromkeys(("\n", "\r", "\r\n", "\u2028", "\u2029"), ""),  # the string goes on below
}
_SURROGATE: Final = compiled(r"[\ud800-\udfff]")


def string_value(literal: str, offset: int) -> str:
    r"""Return the text that a quoted string or a template stands for.

    `literal` has its quotes; `offset` is where it stands. The halves of a surrogate pair are
    joined; a half on its own becomes U+FFFD. Raises `LiteralError` for a broken escape such as
    `\u12` or, in a template, `\1`.
    """

    def unescaped(match: re.Match[str]) -> str:
        kind, code = match.lastindex, match[match.lastindex or 0]
        if kind == 5:
            if code in "ux":
                raise LiteralError("a string holds a broken escape sequence", offset)
            return _SHORT.get(code, code)
        if kind == 4:
            follower = match.string[match.end() : match.end() + 1]
            if literal[0] == "`" and (code != "0" or follower in ("8", "9")):
                raise LiteralError("a string holds a broken escape sequence", offset)
            return chr(int(code, 8))
        if kind == 1 and int(code, 16) > 0x10FFFF:
            raise LiteralError("a string names a character that does not exist", offset)
        return chr(int(code, 16))

    text = literal[1:-1]
    if literal[0] == "`":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\\" in text:
        text = _ESCAPED.sub(unescaped, text)
    if not text.isascii() and _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def number_value(literal: str, offset: int) -> int | float | None:
    """Return the number that a literal such as `.97`, `-5`, `1e3` or `0x1f` stands for.

    A whole number is an `int`, however it is written. Whole numbers in plain digits stay exact
    where JavaScript would round them, as account numbers are sometimes that long. What
    JavaScript would call Infinity is None. Raises `LiteralError` for a number of more than 400
    characters.
    """
    if len(literal) > _NUMBER_LIMIT:
        raise LiteralError("a number is too long", offset)
    if len(literal) < 16 and literal.isdigit():
        return int(literal)
    digits = literal.removeprefix("-")
    if digits.isdigit() or digits[1:2] in ("x", "X", "o", "O", "b", "B"):
        whole = int(literal, 0)
        return None if abs(whole) >= 2**1024 else whole
    value = float(literal)
    if math.isinf(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _number_name(literal: str, offset: int) -> str:
    """Return the name that JavaScript gives to a key written as a number: `0x10` is "16".

    Raises `LiteralError` for a number whose name has an exponent, as Python writes those
    otherwise.
    """
    value = number_value(literal, offset)
    name = str(value)
    if value is None or "e" in name or abs(value) >= _EXACT:
        raise LiteralError("a number used as a name is too large or too small", offset)
    return name


def name_value(match: re.Match[str], kind: str | None) -> str:
    """Return the name of a place in an object, as a match of `KEY` or `STATEMENT` spells it.

    `kind` is the group that matched. Raises `LiteralError` as the functions above do.
    """
    if kind == "name":
        return match["name"]
    if kind == "plain":
        return match["plain"][1:-1]
    if kind == "coded":
        return string_value(match["coded"], match.start("coded"))
    return _number_name(match["number"], match.start("number"))
