"""Contact details in a text: addresses, links, handles, and invitations to look for them.

The platform's rule is wide: "any handles, user names, or information" by which one can be reached
elsewhere. A profile is full of things that look alike (tools named after messengers, clients'
sites, ``@media``), so everything that is no address in itself needs words around it that say whose
it is. Each pattern is tried only where a cheap look for a character or word says that it may match,
and its repetitions are bounded, so that the time grows with the length of the text only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from profilelint.pattern import Pattern
from profilelint.policy import disguise, phrases
from profilelint.policy.accounts import accounts, handles
from profilelint.policy.links import links
from profilelint.policy.mails import mails
from profilelint.policy.phones import phones
from profilelint.policy.phrases import Hit
from profilelint.policy.postal import addresses
from profilelint.policy.wording import Wording, wording

_LOOK_FOR = Pattern(
    r"\b(?:google|search(?: google)?(?: for)?|look (?:for|up)|looking up|type(?: in)?|enter|put)\s"
    r"(?:for )?[\"“'‘«][^\"”’»\n]{3,60}[\"”'’»]"
)
_COMES_UP = Pattern(
    r"\b(?:google|search(?:ing)?|look (?:for|up)|type|enter|put|bing)\b[^.!?\n]{1,70}?"
    r"\b(?:(?:comes?|pops?|shows?) up|(?:first|top) (?:hit|result)|finds? me|"
    r"you(?:['’]ll| will| can) (?:easily |quickly )?(?:find|see|reach|get|contact) (?:me|my|us)|"
    r"leads? (?:you )?to (?:me|my)|(?:brings|shows|gives) (?:you |up )*my)\b"
    r"|\b(?:quick|simple|short|easy) (?:google|web|online|internet|linkedin|instagram) search "
    r"(?:for|of|on) [^.!?\n]{3,40}"
)
_SEARCH_WORDS = frozenset(
    {"google", "search", "searching", "look", "looking", "type", "enter", "put", "bing"}
    | {"quick", "simple", "short", "easy"}
)
_RANKING = Pattern(r"\b(?:rank\w*|keywords?|traffic|seo|serp|queries|query|position\w*)\b")


def details(text: str, name: str = "") -> list[Hit]:
    """The contact details of a text, in its order and without overlaps; ``name`` is the person's.

    Kinds: email, phone, link, handle, address, ask (an invitation to talk elsewhere), search (an
    invitation to look for them).
    """
    read = disguise.plain(text) or disguise.Reading(text, (), len(text))
    said = wording(read.text)
    found = [_at(read, hit) for hit in _all(said, name)]
    if spoken := disguise.spoken(said):
        found += [
            _at(read, _at(spoken, hit))
            for hit in _all(wording(spoken.text), name)
            if hit.kind in ("email", "link", "handle", "ask")
        ]
    found += [
        _at(read, Hit(start, end, "ask"))
        for start, end, word in disguise.spelled(said)
        if word.casefold() in _spelled_services()
    ]
    return joined(found)


@cache
def _spelled_services() -> frozenset[str]:
    """Services that nobody writes letter by letter but to hide them."""
    kinds = ("chat", "social", "mail", "pay")
    listed = (name.casefold() for kind in kinds for name in phrases.names(kind))
    return frozenset(name.replace(" ", "") for name in listed if len(name) > 3)


def joined(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in their order, those that overlap made one; a detail tells more than an invitation."""
    kept: list[Hit] = []
    for hit in sorted(hits):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            kind = hit.kind if last.kind in ("ask", "search") else last.kind
            kept[-1] = Hit(last.start, max(hit.end, last.end), kind)
        else:
            kept.append(hit)
    return kept


def _at(read: disguise.Reading, hit: Hit) -> Hit:
    """The hit as it stands in the text that was read."""
    return Hit(*read.span(hit.start, hit.end), hit.kind)


def _all(said: Wording, name: str) -> Iterator[Hit]:
    yield from mails(said)
    if "@" in said.text:
        yield from handles(said)
    yield from phones(said)
    yield from links(said, name)
    yield from accounts(said)
    yield from addresses(said)
    yield from phrases.find("policy_phrases.csv", said)
    yield from _searches(said)


def _searches(said: Wording) -> Iterator[Hit]:
    """``Google "Jane Doe maps"``, ``look for my studio and you will find me``."""
    text = said.text
    for word in _SEARCH_WORDS & said.each:
        for start, _ in said.places(word):
            found = _LOOK_FOR.match(text, start) or _COMES_UP.match(text, start)
            if found and not _RANKING.search(text, max(0, start - 60), found.end() + 60):
                yield Hit(*found.span(), "search")
