"""Contact details in a text: addresses, links, handles, and invitations to look for them.

The platform's rule is wide: "any handles, user names, or information" by which one can be reached
elsewhere. A profile is full of things that look alike (tools named after messengers, clients'
sites, ``@media``), so everything that is no address in itself needs words around it that say whose
it is. Each pattern is tried only where a cheap look for a character or word says that it may match,
and none of them looks back over what it has read, so that the time grows with the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint import disguise, phrases, postal
from profilelint.phones import phones
from profilelint.phrases import Hit
from profilelint.text import squashed
from profilelint.vocabulary import rows, skill_names, words

PHRASES = "policy_phrases.csv"
_WINDOW = 60
"""Characters around a link or handle in which the words stand that say whose it is."""

_TLD = (
    r"(?:com|net|org|io|co|me|dev|studio|agency|design|digital|online|site|website|store|shop|app|"
    r"tech|info|biz|art|photo|photography|media|marketing|page|pro|works|xyz|link|bio|blog|ai|"
    r"consulting|services|solutions|live|life|space|world|team|group|global|ltd|academy|cloud|email|"
    r"uk|us|ca|au|nz|ie|in|pk|bd|ng|ke|gh|za|ph|id|my|sg|vn|th|jp|kr|cn|hk|tw|de|at|ch|fr|es|it|pt|"
    r"br|mx|ar|cl|pe|nl|be|se|no|dk|fi|pl|cz|sk|hu|ro|bg|rs|hr|si|ua|ru|by|kz|uz|ge|am|az|tr|gr|il|"
    r"ae|sa|qa|eg|ma|tn|eu|asia|lk|np|rw|tz|ug|et|lt|lv|ee|is|lu|al|ba|mk|md|tv|cc|fm|ly|im)"
)
_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|js|ts|tsx|jsx|css|scss|json|ya?ml|xml|html?|php|py|rb|sql|txt|csv)$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,18}(?![\w@])")
_MAIL_SPACED = re.compile(
    rf"(?<![\w.])[\w.+-]{{2,64}} {{0,3}}[@＠] {{0,3}}[\w-]{{2,40}} {{0,3}}[.．] {{0,3}}{_TLD}"
    rf"(?: {{0,2}}\. {{0,2}}{_TLD})?(?!\w)"
)
_MAIL_LETTERS = re.compile(r"(?<!\w)(?:\w[ .]){3,40}[@＠] ?(?:\w[ .]{1,3}){3,40}\w(?!\w)")
_MAIL_BACKWARDS = re.compile(r"(?<!\w)(?:moc|ten|gro)\.\w{2,30}@[\w.]{2,40}")
_MAIL_HALF = re.compile(r"(?<![\w.%+-])[\w.%+-]{3,64}@(?=\s|$|[,.;)])")
_NOT_A_MAILBOX = re.compile(
    r"^git@|@(?:github|gitlab|bitbucket)\.|@(?:[\w-]+\.)?example\.|"
    r"^(?:user|name|you|your-?name|someone|email|username)@(?:domain|company|email|yourdomain)\.",
    re.IGNORECASE,
)
_AT = (
    r"(?: ?[\[({<|*_/~-]{1,2} ?(?:at|@|a|arroba|ät|et) ?[\])}>|*_/~-]{1,2} ?"
    r"| +(?:at|arroba|AT|@|at sign|at the rate(?: of)?|at-sign) +)"
)
_DOT = (
    r"(?: ?[\[({<|*_/~-]{1,2} ?(?:dot|d0t|punto|punkt|point|\.) ?[\])}>|*_/~-]{1,2} ?"
    r"| +(?:dot|punto|punkt|period) +| ?\. ?)"
)
_MAIL_SAID = re.compile(
    rf"(?<!\w)(?P<local>[\w.+-]{{1,40}}(?:{_DOT}[\w-]{{1,30}}){{0,3}}?)(?P<at>{_AT})"
    rf"(?P<host>[\w-]{{2,40}})(?P<rest>(?P<dot>{_DOT}){_TLD}(?:{_DOT}{_TLD})?)(?!\w)",
    re.IGNORECASE,
)
_NOT_LOCAL = frozenset(
    "work works worked working job look am is was are available employed hosted live lives listed "
    "sold hired role intern position site and or time developer designer engineer manager lead "
    "consultant editor now currently previously years senior team arrived that us me you hosted "
    "domain domains projects there here".split()
)
_SAYS_MAIL = re.compile(r"\b(?:e-?mails?|mail|g-?mail|hotmail|inbox|write|reach|contact|send|drop|address|correo|"
    r"mailbox|domain|id|почт\w*|пиш\w*|e-?posta|courriel)\b", re.IGNORECASE)
_ID = r"/?in/[\w-]{3,60}|@?[^\W_][\w.:#+-]{1,40}[\w#]|@[\w.]{2,40}"
_LABEL = (
    r"(?:[\s(]{1,2}(?:id|uid|handle|username|user ?name|user|nick(?:name)?|name|account|acc|contact|"
    r"address|tag|no|number|profile|page|channel)[.)]?){0,2}"
)
_HANDLE = re.compile(r"(?<![\w@/.:])@(?P<name>[^\W\d_][\w.]{1,30}\w)(?![\w@/(]|\.\w)")
_OWN = re.compile(
    r"\b(?:my|our|me|us|reach|contact|get in touch|dm|pm|ping|message|follow|add me|find me|visit|"
    r"book|schedule|hire|apply|write to|text|handle|username|socials?|i'm|i am|see more|see my|"
    r"check (?:it |me |us |this )?out|more (?:of my|about me|info|details|samples|work|at|on)|"
    r"(?:personal |own )?(?:web ?site|web ?page|portfolio|homepage|home page|blog|web|url|link|site|"
    r"details)\s?(?:is|at|:|-|–|—|=)|go to|head (?:over )?to|samples at|work at|live at|full portfolio|"
    r"available at|browse|say hello|say hi|"
    r"mi (?:web|sitio|p[aá]gina|portafolio)|visita\w*|escr[ií]\w+|cont[aá]ct\w+|s[ií]gue\w*|encu[eé]ntr\w+|"
    r"meu (?:site|portf[oó]lio)|visite\w*|siga|fale comigo|contato|mon (?:site|portfolio)|contactez|écri\w+|"
    r"suivez|retrouvez|joindre|meine? (?:web)?seite|besuch\w*|schreib\w*|kontakt\w*|erreich\w*|folg\w+|"
    r"mio sito|scriv\w+|contatt\w+|seguimi|мой сайт|пиш\w+|напиш\w+|связ\w+|сайт|moja strona|napisz|hubungi|"
    r"kunjungi|"
    r"(?:post|known|find me|i'm|i am) as|"
    r"(?:ig|insta|instagram|telegram|tg|twitter|x|tiktok|threads|discord|snap|snapchat|skype|wechat|"
    r"linkedin|facebook|fb|behance|dribbble|medium)[)\s]{0,2}(?:is|:|-|–|=|@|handle|$))",
    re.IGNORECASE,
)
_AFTER_HANDLE = re.compile(
    r"\W{0,3}(?:(?:is|on|in|at|via|over) )?(?:all|every\w*|my|most|the same|instagram|insta|twitter|x|ig|tiktok|"
    r"telegram|linkedin|discord|skype|snapchat|threads)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:client|clients|manag(?:e|ed|ing)|ran|grew|grow|run by|for the|brand|brands|customers?|built|"
    r"build|designed|developed|redesign(?:ed)?|launched|migrated|decorators?|rules?|annotations?|"
    r"mentions?|syntax|css|npm|account of|accounts? for|scrap(?:e|ed|ing)|crawl\w*|lists? of|"
    r"work(?:ed)? (?:for|at|with)|wrote for|published (?:in|on|at)|featured (?:in|on))\b",
    re.IGNORECASE,
)
_URL = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"“”()\[\]]{{3,300}}"
    rf"|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{{0,60}}\.){{1,4}}{_TLD}(?![\w-]|\.\w)(?:/[^\s<>\"“”()\[\],;]{{0,300}})?",
    re.IGNORECASE,
)
_SAID_URL = re.compile(
    rf"(?<!\w)(?:www|w w w){_DOT}[\w-]{{2,60}}{_DOT}{_TLD}(?!\w)"
    rf"|(?<!\w)[\w-]{{2,60}}(?: ?[\[({{] ?dot ?[\])}}] ?| dot ){_TLD}(?: (?:slash|/) ?[\w-]+)?(?!\w)",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"/(?:contact|contact-?us|contact-?me|hire|hire-?me|book|booking|book-?a-?call|schedule|"
    r"appointments?|consultation|apply|get-?in-?touch|inquiry|enquiry|intro|meeting|call)\b|"
    r"^(?:https?://)?(?:contact|book|booking|cal|calendar|schedule|hire|apply|meet)\.",
    re.IGNORECASE,
)


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
    return re.compile(rf"(?:\b[\w.+-]{{2,40}})?\s?@\s?(?:{listed})(?:com)?(?!\w|\.\w)", re.IGNORECASE)


@cache
def _provider_said() -> re.Pattern[str]:
    listed = "|".join(re.escape(name) for name in phrases.names("mail"))
    return re.compile(
        rf"(?<!\w)(?P<local>[\w.+-]{{2,40}})(?:{_AT}| on | ?[(#&*–-] ?|,? )(?P<host>{listed})(?P<com>[ .,]{{0,3}}com)?(?!\w)",
        re.IGNORECASE,
    )


def _said_mails(text: str, lowered: str) -> Iterator[Hit]:
    """Addresses written out so that a filter does not see them: ``name (at) mail (dot) com``."""
    if "at" in lowered or "@" in text or "arroba" in lowered:
        for found in _MAIL_SAID.finditer(text):
            bare_at = found["at"].strip().casefold() == "at"
            real_dot = found["dot"].strip() == "."
            provider = found["host"].casefold() in _providers()
            if bare_at and not provider and not _is_id(found["local"]) and (
                real_dot or found["local"].casefold().split()[-1] in _NOT_LOCAL
            ):
                continue
            if bare_at and real_dot and " " in found["dot"]:
                continue
            yield Hit(*found.span(), "email")
    if any(name in lowered for name in _providers()):
        for found in _provider_said().finditer(text):
            local = found["local"]
            before = text[max(0, found.start() - 40) : found.start()]
            meant = found["host"].islower() and re.match(r" (?:at|@)", found.group()[len(local) :], re.IGNORECASE) and local.casefold() not in _NOT_LOCAL
            com = found["com"] and local.casefold() not in _NOT_LOCAL
            if _is_id(local) or meant or (com and (_SAYS_MAIL.search(before) or not _is_plain(local))):
                yield Hit(*found.span(), "email")


@cache
def _providers() -> frozenset[str]:
    return frozenset(name.casefold() for name in phrases.names("mail"))


def _handles(text: str) -> Iterator[Hit]:
    for found in _HANDLE.finditer(text):
        before = text[max(0, found.start() - _WINDOW) : found.start()].rpartition("\n")[2]
        after = text[found.end() : found.end() + 30].partition("\n")[0]
        if _THEIRS.search(before) or _THEIRS.search(after):
            continue
        if _OWN.search(before) or _AFTER_HANDLE.match(after):
            yield Hit(*found.span(), "handle")


@cache
def _account() -> re.Pattern[str]:
    listed = "|".join(
        re.escape(name).replace(r"\ ", r"[ -]?")
        for kind in ("messenger", "social", "mail", "market")
        for name in phrases.names(kind)
    )
    return re.compile(
        rf"(?<![\w@/.])(?P<my>(?:my|our)\s(?:\w+\s)?)?(?P<name>{listed}|tg|wa|dc|kakao)"
        rf"(?P<label>{_LABEL})(?P<sep>\s?(?:is|are|[:=|~>–—-]|->|→|//){{1,2}}\s{{0,3}}|\s{{1,2}}|\s?\()"
        rf"[\"“”'‘(\[<]?(?P<id>{_ID})",
        re.IGNORECASE,
    )


@cache
def _account_gates() -> tuple[str, ...]:
    listed = [
        name.casefold()
        for kind in ("messenger", "social", "mail", "market")
        for name in phrases.names(kind)
    ]
    return tuple(name for name in listed if len(name) > 3)


_SHORT_NAMES = re.compile(r"\b(?:tg|wa|dc|ig|fb|vk|imo|qq|icq|gmx|aol)\b", re.IGNORECASE)


_USER_NAME = re.compile(
    rf"\b(?:handle|user ?name|nick(?:name)?|screen name|user id)(?: is| are|:| =| -)?\s\s?[\"'“‘]?(?P<id>{_ID})",
    re.IGNORECASE,
)
_LIVE = re.compile(r"(?<!\w)live:\.?[\w.]{3,40}", re.IGNORECASE)


def _accounts(text: str, lowered: str) -> Iterator[Hit]:
    """``Skype: jane.doe81``, ``my Telegram is @jane``, ``WeChat ID lili88``."""
    if "live:" in lowered:
        yield from (Hit(*found.span(), "handle") for found in _LIVE.finditer(text))
    if "name" in lowered or "handle" in lowered or "nick" in lowered or "user id" in lowered:
        yield from _user_names(text)
    if not any(gate in lowered for gate in _account_gates()) and not _SHORT_NAMES.search(text):
        return
    for found in _account().finditer(text):
        written = found["id"]
        label = re.search(r"\b(?:id|uid|handle|user|nick|tag)", found["label"], re.IGNORECASE)
        said = found["sep"].strip()
        if written.lstrip("/").startswith("in/"):
            sure = found["name"].casefold().startswith("linked")
        elif written.isdigit() and len(written) > 5:
            service = found["name"].casefold()
            sure = service in ("qq", "icq") or (bool(label or said) and service in _chats())
        elif written.startswith("@"):
            sure = not _THEIRS.search(text, max(0, found.start() - 40), found.end() + 30)
        elif re.search(r"#\d{4}$", written) or written.lower().startswith("live:"):
            sure = True
        elif (label and (said or found["my"])) or (found["my"] and said in ("is", ":", "=", "-")):
            sure = _is_id(written) or not _is_plain(written)
        elif label or said:
            sure = _is_id(written) or (
                bool(label or said in (":", "=")) and written.islower() and not _is_plain(written)
            )
        else:
            sure = _is_id(written)
        if sure:
            yield Hit(*found.span(), "handle")
    for found in _on_service().finditer(text):
        around = text[max(0, found.start() - 40) : found.end() + 25]
        at = found["id"].startswith("@")
        if (at or _is_id(found["id"])) and not _THEIRS.search(around):
            yield Hit(*found.span(), "handle")


def _user_names(text: str) -> Iterator[Hit]:
    for found in _USER_NAME.finditer(text):
        if _is_id(found["id"]) or (found["id"].islower() and not _is_plain(found["id"])):
            yield Hit(*found.span(), "handle")


@cache
def _on_service() -> re.Pattern[str]:
    listed = "|".join(
        re.escape(name).replace(r"\ ", r"[ -]?")
        for kind in ("messenger", "social", "market")
        for name in phrases.names(kind)
    )
    return re.compile(
        rf"(?<![\w@/.])(?P<id>{_ID})[\"”'’)\]]?(?:,? (?:on|in|at|via|over|for) |,? ?[(\[–—-] ?| ?[|/:] ?)"
        rf"(?:my |the )?(?P<name>{listed})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _chats() -> frozenset[str]:
    return frozenset(name.casefold() for name in phrases.names("chat"))


def _is_id(written: str) -> bool:
    """Whether a word is built like a user name: letters with digits, a dot or an underscore."""
    word = written.strip(".:#+-@")
    if len(word) < 5 or squashed(word) in skill_names() or _FILE.search(word):
        return False
    return bool(
        re.search(r"[^\W\d_][._][^\W_]|_[^\W_]|[^\W\d_]{3,}\d{2,}$|[^\W\d_]{2,}\d+[^\W\d_]", word)
    ) and not re.fullmatch(r"(?:\d+[^\W\d]*|[^\W\d]+\d)", word)


def _is_plain(written: str) -> bool:
    """Whether a word is an ordinary one, or the name of a tool."""
    parts = [part for part in re.split(r"[^\w']|_", written.casefold()) if part]
    known = words("english_words.txt")
    return squashed(written) in skill_names() or all(
        part in known or part.isdigit() or len(part) < 3 for part in parts
    )


@cache
def _domains() -> dict[str, tuple[re.Pattern[str] | None, bool]]:
    """Domains whose pages are a person's contact: what must follow, and whether a name before."""
    return {
        row["domain"]: (re.compile(row["path"]) if row["path"] else None, row["subdomains"] == "yes")
        for row in rows("contact_domains.csv")
    }


def _links(text: str, lowered: str, name: str) -> Iterator[Hit]:
    if " dot " in lowered or "dot)" in lowered or "dot]" in lowered or "www" in lowered:
        for found in _SAID_URL.finditer(text):
            own = _OWN.search(text, max(0, found.start() - _WINDOW), found.start() + 4)
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
    return not _is_plain(first) and not last.casefold().endswith(" net")


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
    if host in _domains() or squashed(host) in skill_names() or "upwork." in host:
        return False
    before = text[max(0, start - _WINDOW) : start].rpartition("\n")[2]
    after = text[end : end + 30].partition("\n")[0]
    if _THEIRS.search(before):
        return False
    return bool(
        _OWN.search(before) or re.match(r"\W{0,3}(?:is|-|–) my\b|\W{0,3}for my\b", after, re.IGNORECASE)
    )
