"""E-mail addresses in a text, plain ones and those written out for people to put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint.pattern import Pattern, either
from profilelint.policy.links import DOT, TLD
from profilelint.policy.phrases import Hit, names
from profilelint.policy.wording import Names, Wording, names_of
from profilelint.policy.words import FILE, any_name, is_id, is_plain

_PLAIN = Pattern(
    r"(?<![\w.%+-])[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,18}(?![\w@])", exact=True
)
_SPACED = Pattern(
    rf"(?<![\w.+-])[\w.+-]{{2,64}} {{0,3}}@ {{0,3}}[\w-]{{2,40}} {{0,3}}\. {{0,3}}{TLD}"
    rf"(?: {{0,2}}\. {{0,2}}{TLD})?(?!\w)",
    exact=True,
)
_LETTERS = Pattern(r"(?<!\w)(?:\w[ .]){3,40}@ ?(?:\w[ .]{1,3}){3,40}\w(?!\w)", exact=True)
_BACKWARDS = Pattern(r"(?<!\w)(?:moc|ten|gro)\.\w{2,30}@[\w.]{2,40}", exact=True)
_HALF = Pattern(r"(?<![\w.%+-])[\w.%+-]{3,64}@(?=\s|$|[,.;)])", exact=True)
_IN_WORDS = Pattern(
    r"\b(?:(?:my )?(?:first|last|full|given|family)[ -]?name|my name|hello|info|contact|"
    r"mail)\b[^.!?@\n]{0,25}"
    r"(?:@|\bat\b)[^.!?\n]{1,30}(?:\bdot\b ?|\. ?)(?:com|net|org|io|co|de|uk|me|studio)\b"
)
_NOT_A_MAILBOX = Pattern(
    r"^git@|@(?:github|gitlab|bitbucket)\.|@(?:[\w-]+\.)?example\.|^(?:user|name|you|your-?name|"
    r"someone|email|username)@(?:domain|company|email|yourdomain)\."
)
_MINE = Pattern(r"\b(?:my|me|write|reach|at|contact|send|mail|e-?mail|address|mailbox|usual)\b")
_MANY_MAILS = Pattern(
    r"\b(?:domains?|accounts|lists?|bounce\w*|filter\w*|deliverab\w*|inbox placement|users|leads|"
    r"clean\w*|smtp)\b"
)
_SAYS_MAIL = Pattern(
    r"\b(?:e-?mails?|mail|g-?mail|hotmail|inbox|write|reach|contact|send|drop|address|correo|"
    r"mailbox|domain|id|почт\w*|пиш\w*|e-?posta|"
    r"courriel)\b"
)
_WRITE_TO = Pattern(
    r"\b(?:e-?mail|mail|write|reach|contact|inbox|address)(?: (?:me|us|is|to|at))*:?\s?$"
)
_AT = (
    r"(?: ?[\[({<|*_/~-]{1,2} ?(?:at|@|a|arroba|ät|et) ?[\])}>|*_/~-]{1,2} ?"
    r"| {1,4}(?:at|arroba|@|at sign|at the rate(?: of)?|at-sign) {1,4})"
)
_SAID = Pattern(
    rf"(?<![\w.+-])(?P<local>[\w.+-]{{1,40}})(?P<at>{_AT})(?P<host>[\w-]{{2,40}})"
    rf"(?P<dot>{DOT}){TLD}(?:{DOT}{TLD})?(?!\w)"
)
_NAME_BEFORE = Pattern(rf"(?<![\w.+-])(?P<local>[\w.+-]{{2,40}})(?:{_AT}| on | ?[(#&*–-] ?|,? )$")
_COM = Pattern(r" ?(?:[.,]|dot|punto)? ?com\b")
_AT_SIGNS = (
    *("at" + closing for closing in ")]}>*/`\"'"),
    *("@)", "@]", "@}", "arroba", " @ ", "(a)", "[a]", "ät)", "ät]", "at )", "at ]", "_at", "-at-"),
)
_HOST = Pattern(rf" {{1,4}}[\w-]{{2,40}}{DOT}{TLD}\b")
_SAY_NAME = ("name", "hello", "info")
_PLAIN_AT = Pattern(r" (?:at|@)")
_NO_NAME = Pattern(
    either("""
    work works worked working job look am is was are available employed hosted live lives listed
    sold hired role intern position site and or time developer designer engineer manager lead
    consultant editor now currently previously years senior team arrived that us me you domain
    domains projects there here""")
)
"""Words that stand before "at" in a sentence about something else."""


def mails(said: Wording) -> Iterator[Hit]:
    """The addresses of a text."""
    text, lowered = said.text, said.lowered
    if "@" in text:
        yield from _with_sign(text)
    if any(sign in lowered for sign in _AT_SIGNS):
        yield from _said(text, 0, len(text))
    else:
        for start, end in said.places("at"):
            if _HOST.match(text, end):
                yield from _said(text, max(0, start - 42), end + 110)
    if said.has(_SAY_NAME):
        yield from (Hit(*found.span(), "email") for found in _IN_WORDS.finditer(text))
    for name in said.present(_provider_names()):
        for start, end in said.places(name):
            yield from _with_provider(text, start, end)


def _said(text: str, start: int, end: int) -> Iterator[Hit]:
    """Addresses with "at" or "dot" in words."""
    for found in _SAID.finditer(text, start, end):
        if _is_said(text, found):
            yield Hit(*found.span(), "email")


def _with_sign(text: str) -> Iterator[Hit]:
    for pattern in (_PLAIN, _SPACED, _LETTERS, _BACKWARDS):
        for found in pattern.finditer(text):
            written = found.group()
            if _NOT_A_MAILBOX.search(written) or FILE.search(written):
                continue
            in_a_link = text[max(0, found.start() - 3) : found.start()] == "://"
            if not in_a_link and (" " not in written or _is_mail_host(written)):
                yield Hit(*found.span(), "email")
    for found in _provider_after_sign().finditer(text):
        yield Hit(*found.span(), "email")
    for found in _HALF.finditer(text):
        if _SAYS_MAIL.search(text, max(0, found.start() - 50), found.end() + 50):
            yield Hit(*found.span(), "email")


def _is_mail_host(written: str) -> bool:
    """Whether ``name @ host . com`` is meant as an address, and not "lead @ Acme. In 2019"."""
    name, _, host = written.partition("@")
    return host.islower() and not _NO_NAME.fullmatch(name.strip())


def _is_said(text: str, found: re.Match[str]) -> bool:
    """Whether ``name at host dot com`` is an address, and not "I worked at Booking.com"."""
    if found["at"].strip().casefold() != "at" or found["host"].casefold() in _providers():
        return not (found["dot"].startswith(".") and " " in found["dot"])
    real_dot = found["dot"].strip() == "."
    if real_dot and " " in found["dot"]:
        return False
    if real_dot and not _NO_NAME.fullmatch(found["local"]):
        if found["at"].strip() == "AT" and not found["local"].isupper():
            return True
        before = text[max(0, found.start() - 25) : found.start()]
        return is_id(found["local"]) or _WRITE_TO.search(before) is not None
    return is_id(found["local"]) or not (real_dot or _NO_NAME.fullmatch(found["local"]))


def _with_provider(text: str, start: int, end: int) -> Iterator[Hit]:
    """An address told by the name of the provider, which stands there: ``jane.doe (gmail)``."""
    com = _COM.match(text, end)
    before = text[max(0, start - 50) : start]
    if (
        com
        and _MINE.search(before)
        and not _MANY_MAILS.search(before + text[com.end() : com.end() + 25])
    ):
        yield Hit(start, com.end(), "email")
    found = _NAME_BEFORE.search(before)
    if not found:
        return
    local, at = found["local"], start - len(before) + found.start()
    hit = Hit(at, com.end() if com else end, "email")
    if is_id(local):
        yield hit
    elif not _NO_NAME.fullmatch(local):
        small, odd = text[start:end].islower(), not is_plain(local)
        mail = _SAYS_MAIL.search(text, max(0, at - 40), at)
        plainly = small and _PLAIN_AT.match(before, found.end("local"))
        marked = odd and small and mail and before[-1] in "(- "
        if plainly or marked or (com and (mail or odd)):
            yield hit


@cache
def _providers() -> frozenset[str]:
    return frozenset(name.casefold() for name in names("mail"))


@cache
def _provider_names() -> Names:
    return names_of(_providers())


@cache
def _provider_after_sign() -> re.Pattern[str]:
    listed = any_name(names("mail"))
    return re.compile(
        rf"(?:(?<![\w.+-])[\w.+-]{{2,40}})?\s?@\s?(?:{listed})(?:com)?(?!\w|\.\w)", re.IGNORECASE
    )
