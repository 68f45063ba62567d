"""Contact details in a text: addresses, links, handles, and invitations to look for them.

The platform's rule is wide: "any handles, user names, or information" by which one can be reached
elsewhere. A profile is full of things that look alike (tools named after messengers, clients'
sites, ``@media``), so everything that is no address in itself needs words around it that say whose
it is. Each pattern is tried only where a cheap look for a character or word says that it may match,
and none of them looks back over what it has read, so that the time grows with the text only.
"""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.policy import accounts, disguise, links, mails, phones, phrases, postal
from profilelint.policy.phrases import Hit

PHRASES = "policy_phrases.csv"


def details(text: str, name: str = "") -> list[Hit]:
    """The contact details of a text, in its order and without overlaps; ``name`` is the person's.

    Kinds: email, phone, link, handle, address, ask (an invitation to talk elsewhere), search (an
    invitation to look for them).
    """
    read = disguise.plain(text) or disguise.Reading(text, range(len(text) + 1))
    lowered = read.text.lower()
    found = [_at(read, hit) for hit in _all(read.text, lowered, name)]
    if said := disguise.spoken(read.text, lowered):
        found += [
            _at(read, _at(said, hit))
            for hit in _all(said.text, said.text.lower(), name)
            if hit.kind in ("email", "link", "handle", "ask")
        ]
    found.sort()
    kept: list[Hit] = []
    for hit in found:
        if kept and hit.start < kept[-1].end:
            if hit.end > kept[-1].end:
                kept[-1] = Hit(kept[-1].start, hit.end, kept[-1].kind)
            continue
        kept.append(hit)
    return kept


def _at(read: disguise.Reading, hit: Hit) -> Hit:
    return Hit(*read.span(hit.start, hit.end), hit.kind)


def _all(text: str, lowered: str, name: str) -> Iterator[Hit]:
    if "@" in text or "＠" in text:
        yield from _mails(text)
        yield from _handles(text)
    yield from _said_mails(text, lowered)
    yield from phones(text, lowered)
    yield from _links(text, lowered, name)
    yield from _accounts(text, lowered)
    yield from postal.addresses(text, lowered)
    for hit in phrases.find(PHRASES, text, lowered):
        if hit.kind in ("ask", "search"):
            yield hit
