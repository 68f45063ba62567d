"""The tags of a page one after another, in time in proportion to its length whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final, NamedTuple

from profilelint.pattern import compiled

_TAG: Final = compiled(r"<!--|<(?P<slash>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)")
_COMMENT_END: Final = compiled(r"--!?>")
_ATTRIBUTE: Final = compiled(
    r"""[\s/]*+(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*+)
    (?:\s*+=\s*+(?:"(?P<double>[^"]*+)(?:"|\Z)|'(?P<single>[^']*+)(?:'|\Z)|(?P<bare>[^\s>"'][^\s>]*+)?))?+)""",
    re.VERBOSE,
)
_SKIPPED: Final = (
    "script",
    "style",
    "noscript",
    "iframe",
    "noembed",
    "noframes",
    "xmp",
    "template",
)
_TEXT_END: Final = {
    name: compiled(rf"</{name}(?=[\t\n\f\r />]|\Z)", re.IGNORECASE)
    for name in (*_SKIPPED, "textarea", "title")
}
_KEPT: Final = ("class", "content", "id", "itemprop", "name", "property", "src")
_SHORT: Final = 5_000
"""A longer value of an attribute is a picture or a drawing, and left out."""
MAX_TAGS: Final = 200_000
"""A page with more is refused: profiles have some thousand tags. Basis: ours."""


class TooManyTags(Exception):
    """A page with more than :data:`MAX_TAGS`."""


class Tag(NamedTuple):
    """A tag or comment: from ``start`` to ``end``, and up to ``until`` where its content is text.

    ``name`` is in small letters, and empty for a comment.
    """

    name: str
    closing: bool
    start: int
    end: int
    until: int
    attributes: dict[str, str]


def tags(html: str) -> Iterator[Tag]:
    """The tags and comments of a page. One that the end of the page cuts off is left out.

    :raises TooManyTags: for a page that has far more than any profile.
    """
    pos = count = 0
    while tag := _TAG.search(html, pos):
        count += 1
        if count > MAX_TAGS:
            raise TooManyTags
        if tag["name"] is None:
            # Two characters on, not four: `<!-->` is a whole comment.
            comment = _COMMENT_END.search(html, tag.start() + 2)
            if comment is None:
                return
            pos = comment.end()
            yield Tag("", False, tag.start(), pos, pos, {})
            continue
        attributes: dict[str, str] = {}
        pos = tag.end()
        while (found := _ATTRIBUTE.match(html, pos)) and found["end"] is None:
            pos = found.end()
            name = found["name"].lower()
            if name in _KEPT and name not in attributes:
                value = found["double"] or found["single"] or found["bare"] or ""
                if len(value) <= _SHORT:
                    attributes[name] = unescape(value)
        if found is None:
            return
        pos = end = found.end()
        name, closing = tag["name"].lower(), bool(tag["slash"])
        if not closing and name in _TEXT_END:
            close = _TEXT_END[name].search(html, pos)
            pos = len(html) if close is None else close.start()
        yield Tag(name, closing, tag.start(), end, pos, attributes)


def script_with_id(html: str, wanted: str) -> tuple[int, int] | None:
    """Where the text of the first script with an ``id`` stands: its first character and its end.

    :raises TooManyTags: as :func:`tags` does.
    """
    if wanted not in html:
        return None
    for tag in tags(html):
        if tag.name == "script" and tag.attributes.get("id") == wanted:
            return tag.end, tag.until
    return None


def slim(html: str) -> str:
    """A page with only what is read of it: no scripts, styles or comments, and few attributes.

    What is left is of a kind that a parser of pages takes in its stride.

    :raises TooManyTags: as :func:`tags` does.
    """
    out: list[str] = []
    pos = 0
    for tag in tags(html):
        out.append(html[pos : tag.start])
        pos = tag.end
        if tag.name in _SKIPPED:
            pos = tag.until
        elif tag.name:
            kept = "".join(f' {name}="{escape(text)}"' for name, text in tag.attributes.items())
            # What is no letter or digit in a name would be read by another parser in its own way.
            name = "".join(char for char in tag.name if char.isalnum() or char in "-:")
            out.append(f"</{name}>" if tag.closing else f"<{name}{kept}>")
    out.append(html[pos:].split("<", 1)[0])
    return "".join(out)
