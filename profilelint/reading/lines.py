"""A page as its lines, as they stand below one another on the screen, and what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE: Final = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "img"),
        *("kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup"),
        *("time", "u", "var", "wbr"),
    )
)
"""Elements that do not begin a line of their own; all others do."""

LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
KINDS: Final = {
    "text-pre-line": "text",
    "skill-name": "skill",
    "air3-token": "skill",
    "up-skill-badge": "skill",
    "portfolio-v2-shelf-thumbnail": "tile",
    "job-success-score": "success",
}
"""What a class of the pages of 2021 (``up-``) and of 2024 to 2026 (``air3-``) says of its text."""


class Line(msgspec.Struct, frozen=True):
    """A line: its text, the level of a heading (0 for none), its kind, and its entry of a list.

    A line of the kind ``text`` keeps its breaks. Entries are numbered; 0 is outside of any.
    """

    text: str
    level: int = 0
    kind: str = ""
    entry: int = 0


class Page(msgspec.Struct):
    """A page: its lines, the texts marked with ``itemprop``, its metadata and its title."""

    lines: list[Line]
    items: dict[str, str]
    meta: dict[str, str]
    title: str
    photo: str | None


def page_of(html: str) -> Page:
    """Read a page. Of a page nested deeper than 250 elements, the rest is left out.

    :raises TooManyTags: for a page that is far larger than any profile.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from profilelint.reading.htmltags import slim

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(slim(html).encode(), parser=parser)
    except etree.ParserError:  # nothing but comments
        return Page([], {}, {}, "", None)
    items: dict[str, str] = {}
    meta: dict[str, str] = {}
    photo: str | None = None
    for element in root.iter("*"):
        name = element.get("itemprop")
        if name and element.tag != "meta":
            items.setdefault(name, squeezed("".join(element.itertext())))
        if element.tag == "meta":
            key = element.get("property") or element.get("name")
            if key:
                meta.setdefault(key, element.get("content") or "")
        elif element.tag == "img" and photo is None and _in_photo(element):
            photo = element.get("src")
    title = squeezed(root.findtext(".//title") or "")
    return Page(_Lines().of(root), items, meta, title, photo)


def squeezed(text: str) -> str:
    """A text on one line, with one space for each run of white space."""
    return " ".join(text.split())


def _in_photo(element: HtmlElement) -> bool:
    around = element.getparent()
    return around is not None and "cfe-ui-profile-photo" in classes_of(around)


def classes_of(element: HtmlElement) -> list[str]:
    """The names in an element's ``class``."""
    return (element.get("class") or "").split()


class _Lines:
    """Gathers the lines while the elements of a page are opened and closed."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.level = 0
        self.entry = self.entries = 0
        self.kinds: list[str] = []

    def of(self, root: HtmlElement) -> list[Line]:
        """The lines of a whole page, without its head."""
        from lxml import etree

        entries: list[int] = []
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            kind = self.kind_of(element)
            block = tag not in INLINE or bool(kind) or "d-block" in classes_of(element)
            if event == "start":
                if block:
                    self.end_line()
                self.kinds += [kind] if kind else []
                self.level = LEVELS.get(tag, self.level)
                if tag == "li":
                    entries.append(self.entry)
                    self.entries += 1
                    self.entry = self.entries
                if tag == "br":
                    self.words.append("\n")
                self.words.append(self.shown(element.text, tag))
            else:
                if block and tag != "br":
                    self.end_line()
                if kind and self.kinds:
                    self.kinds.pop()
                if tag in LEVELS:
                    self.level = 0
                if tag == "li" and entries:
                    self.entry = entries.pop()
                self.words.append(self.shown(element.tail, ""))
        self.end_line()
        return self.lines

    def shown(self, text: str | None, tag: str) -> str:
        """The text as it stands, or nothing for what is no part of the page's text."""
        return "" if text is None or tag in ("title", "textarea", "option") else text

    def kind_of(self, element: HtmlElement) -> str:
        """What the classes of an element say of its text."""
        for name in classes_of(element):
            if name in KINDS:
                return KINDS[name]
        return ""

    def end_line(self) -> None:
        """Make a line of the words gathered, if there are any."""
        text, self.words = "".join(self.words), []
        kind = self.kinds[-1] if self.kinds else ""
        if kind == "text":
            parts = [" ".join(part.split()) for part in text.strip().splitlines()]
            if any(parts):
                self.lines.append(Line("\n".join(parts), self.level, kind, self.entry))
            return
        for part in text.splitlines() if "\n" in text and kind else [text]:
            if shown := squeezed(part):
                self.lines.append(Line(shown, self.level, kind, self.entry))
