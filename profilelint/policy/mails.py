"""E-mail addresses in a text, plain ones and those written out for people to put together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
import re

from profilelint.policy import phrases
from profilelint.policy.links import TLD
from profilelint.policy.pattern import Pattern
from profilelint.policy.phrases import Hit
from profilelint.policy.words import is_id, is_plain

_FILE = Pattern(
    r"\.(?:png|jpe?g|gif|svg|webp|js|ts|tsx|jsx|css|scss|json|ya?ml|xml|html?|php|py|rb|sql|txt|"
    r"csv)$"
)
_MAIL = Pattern(
    r"(?<![\w.%+-])[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,18}(?![\w@])", exact=True
)
_MAIL_SPACED = Pattern(
    rf"(?<![\w.])[\w.+-]{{2,64}} {{0,3}}[@＠] {{0,3}}[\w-]{{2,40}} {{0,3}}[.．] {{0,3}}{TLD}"
    rf"(?: {{0,2}}\. {{0,2}}{TLD})?(?!\w)",
    exact=True,
)
_MAIL_LETTERS = Pattern(r"(?<!\w)(?:\w[ .]){3,40}[@＠] ?(?:\w[ .]{1,3}){3,40}\w(?!\w)", exact=True)
_MAILBOX_HOST = Pattern(
    r"(?<![\w@])(?:g-?mail|hotmail|outlook|yahoo|proton ?mail|icloud|ymail|googlemail)\s?(?:\.|"
    r",|dot|punto)?\s?com\b"
)
_MINE = Pattern(r"\b(?:my|me|write|reach|at|contact|send|mail|e-?mail|address|mailbox|usual)\b")
_MANY_MAILS = Pattern(
    r"\b(?:domains?|accounts|lists?|bounce\w*|filter\w*|deliverab\w*|inbox placement|users|"
    r"leads|clean\w*|smtp)\b"
)
_MAIL_BACKWARDS = Pattern(r"(?<!\w)(?:moc|ten|gro)\.\w{2,30}@[\w.]{2,40}", exact=True)
_MAIL_HALF = Pattern(r"(?<![\w.%+-])[\w.%+-]{3,64}@(?=\s|$|[,.;)])", exact=True)
_NOT_A_MAILBOX = Pattern(
    r"^git@|@(?:github|gitlab|bitbucket)\.|@(?:[\w-]+\.)?example\.|"
    r"^(?:user|name|you|your-?name|someone|email|username)@(?:domain|company|email|yourdomain)\."
)
_AT = (
    r"(?: ?[\[({<|*_/~-]{1,2} ?(?:at|@|a|arroba|ät|et) ?[\])}>|*_/~-]{1,2} ?"
    r"| +(?:at|arroba|AT|@|at sign|at the rate(?: of)?|at-sign) +)"
)
_DOT = (
    r"(?: ?[\[({<|*_/~-]{1,2} ?(?:dot|d0t|punto|punkt|point|\.) ?[\])}>|*_/~-]{1,2} ?"
    r"| +(?:dot|punto|punkt|period) +| ?\. ?)"
)
_MAIL_SAID = Pattern(
    rf"(?<!\w)(?P<local>[\w.+-]{{1,40}}(?:{_DOT}[\w-]{{1,30}}){{0,3}}?)(?P<at>{_AT})"
    rf"(?P<host>[\w-]{{2,40}})(?P<rest>(?P<dot>{_DOT}){TLD}(?:{_DOT}{TLD})?)(?!\w)"
)
_NOT_LOCAL = frozenset(
    "work works worked working job look am is was are available employed hosted live lives listed "
    "sold hired role intern position site and or time developer designer engineer manager lead "
    "consultant editor now currently previously years senior team arrived that us me you hosted "
    "domain domains projects there here".split()
)
_SAYS_MAIL = Pattern(
    r"\b(?:e-?mails?|mail|g-?mail|hotmail|inbox|write|reach|contact|send|drop|address|correo|"
    r"mailbox|domain|id|почт\w*|пиш\w*|e-?posta|courriel)\b"
)


def _mails(text: str) -> Iterator[Hit]:
    for pattern in (_MAIL, _MAIL_SPACED, _MAIL_LETTERS, _MAIL_BACKWARDS):
        for found in pattern.finditer(text):
            written = found.group()
            if _NOT_A_MAILBOX.search(written) or _FILE.search(written):
                continue
            if text[max(0, found.start() - 3) : found.start()] == "://" or (
                " " in written and not _is_mail_host(written)
            ):
                continue
            yield Hit(*found.span(), "email")
    for found in _provider_at().finditer(text):
        yield Hit(*found.span(), "email")
    for found in _MAIL_HALF.finditer(text):
        if _SAYS_MAIL.search(text, max(0, found.start() - 50), found.end() + 50):
            yield Hit(*found.span(), "email")


def _is_mail_host(written: str) -> bool:
    """Whether ``name @ host . com`` is meant as an address, and not "lead @ Acme. In 2019"."""
    host = re.split(r"[@＠]", written)[1]
    return host == host.lower() and not written.split()[0].casefold() in _NOT_LOCAL


@cache
def _provider_at() -> re.Pattern[str]:
    listed = "|".join(re.escape(name) for name in phrases.names("mail"))
    return re.compile(
        rf"(?:\b[\w.+-]{{2,40}})?\s?@\s?(?:{listed})(?:com)?(?!\w|\.\w)", re.IGNORECASE
    )


@cache
def _provider_said() -> re.Pattern[str]:
    listed = "|".join(re.escape(name) for name in phrases.names("mail"))
    return re.compile(
        rf"(?<!\w)(?P<local>[\w.+-]{{2,40}})(?:{_AT}| on | ?[(#&*–-] ?|"
        rf",? )(?P<host>{listed})(?P<com>[ .,]{{0,3}}com)?(?!\w)",
        re.IGNORECASE,
    )


def _said_mails(text: str, lowered: str) -> Iterator[Hit]:
    """Addresses written out so that a filter does not see them: ``name (at) mail (dot) com``."""
    if "at" in lowered or "@" in text or "arroba" in lowered:
        for found in _MAIL_SAID.finditer(text):
            bare_at = found["at"].strip().casefold() == "at"
            real_dot = found["dot"].strip() == "."
            provider = found["host"].casefold() in _providers()
            if (
                bare_at
                and not provider
                and not is_id(found["local"])
                and (real_dot or found["local"].casefold().split()[-1] in _NOT_LOCAL)
            ):
                continue
            if bare_at and real_dot and " " in found["dot"]:
                continue
            yield Hit(*found.span(), "email")
    if any(name in lowered for name in _providers()):
        for found in _MAILBOX_HOST.finditer(text):
            before = text[max(0, found.start() - 50) : found.start()]
            after = text[found.end() : found.end() + 25]
            if _MINE.search(before) and not _MANY_MAILS.search(before + after):
                yield Hit(*found.span(), "email")
        for found in _provider_said().finditer(text):
            local = found["local"]
            before = text[max(0, found.start() - 40) : found.start()]
            meant = (
                found["host"].islower()
                and re.match(r" (?:at|@)", found.group()[len(local) :], re.IGNORECASE)
                and local.casefold() not in _NOT_LOCAL
            )
            com = found["com"] and local.casefold() not in _NOT_LOCAL
            if (
                is_id(local)
                or meant
                or (com and (_SAYS_MAIL.search(before) or not is_plain(local)))
            ):
                yield Hit(*found.span(), "email")


@cache
def _providers() -> frozenset[str]:
    return frozenset(name.casefold() for name in phrases.names("mail"))
