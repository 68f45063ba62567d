"""Links that lead to a person: chats, booking pages, forms, social profiles, their own site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint.pattern import Pattern, either
from profilelint.policy.phrases import Hit
from profilelint.policy.wording import Wording
from profilelint.policy.words import OWN, THEIRS, WINDOW, is_plain
from profilelint.text import squashed
from profilelint.vocabulary import rows, skill_names

TLD = either("""
    com net org io co me dev studio agency design digital online site website store shop app tech
    info biz art photo photography media marketing page pro works xyz link bio blog ai consulting
    services solutions live life space world team group global ltd academy cloud email uk us ca au
    nz ie in pk bd ng ke gh za ph id my sg vn th jp kr cn hk tw de at ch fr es it pt br mx ar cl
    pe nl be se no dk fi pl cz sk hu ro bg rs hr si ua ru by kz uz ge am az tr gr il ae sa qa eg
    ma tn eu asia lk np rw tz ug et lt lv ee is lu al ba mk md tv cc fm ly im gg gle so sh ws to
    club top vip""")
"""The endings of domains that are looked for."""
DOT = (
    r"(?: ?[\[({<|*_/~\"'`-]{1,2} ?(?:dot|d0t|punto|punkt|point|\.) ?[\])}>|*_/~\"'`-]{1,2} ?"
    r"| {1,4}(?:dot|punto|punkt|period) {1,4}| ?\. ?)"
)
"""A dot, plain or written out."""
_REST = r"[^\s<>\"“”()\[\]]"
_URL = Pattern(
    rf"(?:h(?:tt|xx)ps?://|www\.){_REST}{{3,300}}"
    rf"|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{{0,60}}\.){{1,4}}{TLD}(?![\w-]|\.\w)(?:/{_REST}{{0,300}})?"
)
_SAID = Pattern(
    rf"(?<!\w)(?:www|w w w){DOT}[\w-]{{2,60}}{DOT}{TLD}(?!\w)"
    rf"|(?<![\w-])[\w-]{{2,60}}(?: ?[\[({{] ?dot ?[\])}}] ?| dot ){TLD}"
    r"(?: (?:slash|/) ?[\w-]{1,60})?(?!\w)"
)
_LONGEST_HOST, _LONGEST_LINK = 90, 300
_LEAD = Pattern(r"(?:https?://)?(?:www\.|m\.)?")
_REACHES = Pattern(
    r"/(?:contact|contact-?us|contact-?me|hire|hire-?me|book|booking|book-?a-?call|schedule|"
    r"appointments?|consultation|apply|get-?in-?touch|inquiry|enquiry|intro|meeting|call)\b|"
    r"^(?:https?://)?(?:contact|book|booking|cal|calendar|schedule|hire|apply|meet)\."
)
_POINTED_AT = Pattern("[🌐🔗💻🖥👉➡📎🏠]\ufe0f? ?$", exact=True)
_OWN_PAGE = Pattern(r"portfolio|\bresume\b|/cv\b|about-?me|/me\b|hire-?me|freelanc")
_NAMED = Pattern(r"\b(?:portfolio|web ?site|site|web|blog|homepage|showreel|reel)\s?$")
_LOOK_AT = Pattern(
    r"\b(?:see|check|watch|listen to|read|i run|prices at|on my site)(?: it)?(?: at| on|:)?\s?$"
)
_IS_MINE = Pattern(
    r"\W{0,3}(?:(?:is|are|has|have|shows?|holds?|for|to see|with|-|–|—) (?:all )?(?:of )?"
    r"(?:my|our|mine|me)\b|is where\b)"
)


def links(said: Wording, name: str) -> Iterator[Hit]:
    """The links of a text that lead to the person; ``name`` is theirs, empty if not known."""
    text = said.text
    if said.has(("dot", "www")):
        for found in _SAID.finditer(text):
            own = OWN.search(text, max(0, found.start() - WINDOW), found.start() + 4)
            if own or _is_made_up(found.group()):
                yield Hit(*found.span(), "link")
    for found in _addresses(said):
        written = found.group().rstrip(".,;:!?'’")
        end = found.start() + len(written)
        if _is_contact(written, name) or _is_own(text, found.start(), end, written):
            yield Hit(found.start(), end, "link")


def _addresses(said: Wording) -> Iterator[re.Match[str]]:
    """What is written like the address of a page."""
    text, at = said.text, 0
    while (dot := text.find(".", at)) >= 0:
        at = dot + 1
        if not (text[at : at + 2].isalpha() and dot and text[dot - 1].isalnum()):
            continue
        start = max(dot - _LONGEST_HOST, 0)
        start = max(text.rfind(sign, start, dot) + 1 for sign in " \n\t(") or start
        if found := _URL.search(text, start, dot + _LONGEST_LINK):
            yield found
            at = max(at, found.end())


def _is_made_up(written: str) -> bool:
    """Whether ``janedoe dot com`` is a name of the person's own, and not a dot com company."""
    first, _, last = written.partition(" ")
    return not is_plain(first) and not last.casefold().endswith(" net")


def _split(written: str) -> tuple[list[str], str]:
    """The parts of a link's host, and its path, in lower case."""
    lead = _LEAD.match(written)
    host, _, path = written[lead.end() if lead else 0 :].casefold().partition("/")
    return host.split("."), path


def _endings(host: list[str]) -> Iterator[str]:
    """``a.b.com``, ``b.com`` for the host a.b.com."""
    for start in range(len(host) - 1):
        yield ".".join(host[start:])


def _is_contact(written: str, name: str) -> bool:
    """Whether a link is a person's contact by itself: a profile, a chat, a booking page, a form."""
    host, path = _split(written)
    if _REACHES.search(written) and "upwork" not in host:
        return "/" in written or len(host) > 2
    for start, ending in enumerate(_endings(host)):
        if known := _domains().get(ending):
            needed, subdomains = known
            return bool(needed and needed.match(path)) or (subdomains and start > 0)
    own = [part for part in re.split(r"\W+", name.casefold()) if len(part) > 3]
    return any(part in "".join(host).replace("-", "") for part in own)


def _is_own(text: str, start: int, end: int, written: str) -> bool:
    """Whether the words around a link say that it is the person's own site."""
    host, _ = _split(written)
    if any(ending in _domains() for ending in _endings(host)):
        return False
    # B.Tech is a degree, Monday.com a tool.
    if len(host) < 2 or len(host[-2]) < 2 or squashed("".join(host)) in skill_names():
        return False
    before = text[max(0, start - WINDOW) : start].rpartition("\n")[2]
    in_a_list = before.rstrip().endswith((",", "/")) and "://" not in written
    if in_a_list or THEIRS.search(before):
        return False
    after = text[end : end + 30].partition("\n")[0]
    if _OWN_PAGE.search(written) or ("://" in written and _NAMED.search(before)):
        return True
    return bool(
        _POINTED_AT.search(before)
        or _LOOK_AT.search(before)
        or OWN.search(before)
        or _IS_MINE.match(after)
    )


@cache
def _domains() -> dict[str, tuple[re.Pattern[str] | None, bool]]:
    """Known domains: what must follow to lead to a person, and whether a name before it does."""
    return {
        row["domain"]: (
            re.compile(row["path"]) if row["path"] else None,
            row["subdomains"] == "yes",
        )
        for row in rows("contact_domains.csv")
    }
