"""Links that lead to a person: chats, booking pages, forms, social profiles, their own site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint.policy.pattern import Pattern
from profilelint.policy.phrases import Hit
from profilelint.policy.words import OWN, THEIRS, WINDOW, is_plain
from profilelint.text import squashed
from profilelint.vocabulary import rows, skill_names

TLD = (
    r"(?:com|net|org|io|co|me|dev|studio|agency|design|digital|online|site|website|store|shop|app|"
    r"tech|info|biz|art|photo|photography|media|marketing|page|pro|works|xyz|link|bio|blog|ai|"
    r"consulting|services|solutions|live|life|space|world|team|group|global|ltd|academy|cloud|"
    r"email|"
    r"uk|us|ca|au|nz|ie|in|pk|bd|ng|ke|gh|za|ph|id|my|sg|vn|th|jp|kr|cn|hk|tw|de|at|ch|fr|es|it|"
    r"pt|"
    r"br|mx|ar|cl|pe|nl|be|se|no|dk|fi|pl|cz|sk|hu|ro|bg|rs|hr|si|ua|ru|by|kz|uz|ge|am|az|tr|gr|"
    r"il|"
    r"ae|sa|qa|eg|ma|tn|eu|asia|lk|np|rw|tz|ug|et|lt|lv|ee|is|lu|al|ba|mk|md|tv|cc|fm|ly|im)"
)
_SHOWN = Pattern("[🌐🔗💻🖥👉➡📎🏠]\ufe0f? ?$", exact=True)
_IS_MINE = Pattern(
    r"\W{0,3}(?:(?:is|are|has|have|shows?|holds?|for|to see|with|-|–|—) (?:all )?(?:of )?(?:my|"
    r"our|mine|me)\b|is where\b)"
)
_URL = Pattern(
    rf"(?:https?://|www\.)[^\s<>\"“”()\[\]]{{3,300}}"
    rf"|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{{0,60}}\.){{1,4}}{TLD}(?![\w-]|"
    rf"\.\w)(?:/[^\s<>\"“”()\[\],;]{{0,300}})?"
)
_SAID_URL = Pattern(
    rf"(?<!\w)(?:www|w w w){_DOT}[\w-]{{2,60}}{_DOT}{TLD}(?!\w)"
    rf"|(?<!\w)[\w-]{{2,60}}(?: ?[\[({{] ?dot ?[\])}}] ?| dot ){TLD}(?: (?:slash|"
    rf"/) ?[\w-]+)?(?!\w)"
)
_REACHES = Pattern(
    r"/(?:contact|contact-?us|contact-?me|hire|hire-?me|book|booking|book-?a-?call|schedule|"
    r"appointments?|consultation|apply|get-?in-?touch|inquiry|enquiry|intro|meeting|call)\b|"
    r"^(?:https?://)?(?:contact|book|booking|cal|calendar|schedule|hire|apply|meet)\."
)


def _links(text: str, lowered: str, name: str) -> Iterator[Hit]:
    if " dot " in lowered or "dot)" in lowered or "dot]" in lowered or "www" in lowered:
        for found in _SAID_URL.finditer(text):
            own = OWN.search(text, max(0, found.start() - WINDOW), found.start() + 4)
            if own or _is_made_up(found.group()):
                yield Hit(*found.span(), "link")
    if "." not in text:
        return
    for found in _URL.finditer(text):
        written = found.group().rstrip(".,;:!?'’")
        end = found.start() + len(written)
        if _is_contact_link(written, name) or _is_own_link(text, found.start(), end, written):
            yield Hit(found.start(), end, "link")


def _is_made_up(written: str) -> bool:
    """Whether ``janedoe dot com`` is a name of the person's own, and not a dot com company."""
    first, _, last = written.partition(" ")
    return not is_plain(first) and not last.casefold().endswith(" net")


def _split(written: str) -> tuple[str, str]:
    plain = re.sub(r"^(?:https?://)?(?:www\.|m\.)?", "", written, flags=re.IGNORECASE)
    host, _, path = plain.partition("/")
    return host.casefold(), path.casefold()


def _is_contact_link(written: str, name: str) -> bool:
    """Whether a link is a person's contact by itself: a profile, a chat, a booking page, a form."""
    host, path = _split(written)
    if _REACHES.search(written) and "upwork." not in host:
        return "/" in written or host.count(".") > 1
    for start in range(host.count(".")):
        known = _domains().get(".".join(host.split(".")[start:]))
        if known is not None:
            needed, subdomains = known
            return bool(needed and needed.match(path)) or (subdomains and start > 0)
    own = [part for part in re.split(r"\W+", name.casefold()) if len(part) > 3]
    return any(part in host.replace("-", "") for part in own)


def _is_own_link(text: str, start: int, end: int, written: str) -> bool:
    """Whether the words around a link say that it is the person's own site."""
    host, _ = _split(written)
    parts = host.split(".")
    if any(".".join(parts[start:]) in _domains() for start in range(len(parts) - 1)):
        return False
    if (
        len(parts) < 2 or len(parts[-2]) < 2 or squashed(host) in skill_names()
    ):  # B.Tech, Monday.com
        return False
    before = text[max(0, start - WINDOW) : start].rpartition("\n")[2]
    after = text[end : end + 30].partition("\n")[0]
    if THEIRS.search(before) or (before.rstrip().endswith((",", "/")) and "://" not in written):
        return False
    return bool(_SHOWN.search(before) or OWN.search(before) or _IS_MINE.match(after))


@cache
def _domains() -> dict[str, tuple[re.Pattern[str] | None, bool]]:
    """Domains whose pages are a person's contact: what must follow, and whether a name before."""
    return {
        row["domain"]: (
            re.compile(row["path"]) if row["path"] else None,
            row["subdomains"] == "yes",
        )
        for row in rows("contact_domains.csv")
    }
