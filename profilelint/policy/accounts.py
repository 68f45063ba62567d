"""Handles and accounts elsewhere: ``@jane_draws``, ``Skype: jane.doe81``, ``WeChat ID lili88``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint.policy.pattern import Pattern, either
from profilelint.policy.phrases import Hit, names
from profilelint.policy.words import OWN, THEIRS, WINDOW, any_name, is_id, is_plain

_ID = r"(?:/?in/[\w-]{3,60}|@?[^\W_][\w.:#+-]{1,40}[\w#]|@[\w.]{2,40})"
_LABELS = either("""
    id uid handle username user_name user nickname nick name account acc contact address tag no
    number profile page channel""")
_HANDLE = Pattern(r"(?<![\w@/.:])@[^\W\d_][\w.]{1,30}\w(?![\w@/(]|\.\w)", exact=True)
_PLACES = either("""
    all every* my most the_same instagram insta twitter x ig tiktok telegram linkedin discord
    skype snapchat threads""")
_AFTER_HANDLE = Pattern(rf"\W{{0,3}}(?:(?:is|on|in|at|via|over) )?{_PLACES}\b")
_SHORT_NAMES = Pattern(r"\b(?:tg|wa|dc|ig|fb|vk|imo|qq|icq|gmx|aol)\b")
_SAYS_ID = Pattern(r"\b(?:id|uid|handle|user|nick|tag)")
_TAG = Pattern(r"#\d{4}$", exact=True)
_USER_NAME = Pattern(
    r"\b(?:handle|user ?name|nick(?:name)?|screen name|user id)(?: (?:everywhere|there|on \w+|"
    r"for \w+|is the same))?(?: is| are|:| =| -)?\s{1,2}"
    rf"[\"'“‘]?(?P<id>{_ID})"
)
_I_AM = Pattern(
    r"(?:\b(?:i['’]?m|i am|as|add|find|ping|message|text|dm|look for|nick|called|"
    r"it['’]?s)\s[\"“'‘]?|[:=→]\s?[\"“'‘]?|[\"“'‘])$"
)
_PICTURED = Pattern("[\u2190-\u2bff\U0001f300-\U0001faff]\ufe0f? ?$", exact=True)
_STANDS_ALONE = Pattern(r"\s?(?:[.,;)|!]|$|\n|(?:and|or|for|to|if|any ?time)\b)")
_IN_A_LIST = Pattern(r"[,/&•|] ?$|\band $")
_LIVE = Pattern(r"(?<!\w)live:\.?[\w.]{3,40}")
_LOOSE = ("-", "–", "—", "/", "|")
"""Signs between a service and a word that say little: ``Telegram-bot``."""
_ELSEWHERE = ("messenger", "social", "mail", "market")


def handles(text: str) -> Iterator[Hit]:
    """``@name`` where the words around it make it the writer's."""
    for found in _HANDLE.finditer(text):
        before = text[max(0, found.start() - WINDOW) : found.start()].rpartition("\n")[2]
        after = text[found.end() : found.end() + 30].partition("\n")[0]
        if THEIRS.search(before) or THEIRS.search(after):
            continue
        if _PICTURED.search(before) or OWN.search(before) or _AFTER_HANDLE.match(after):
            yield Hit(*found.span(), "handle")


def accounts(text: str, lowered: str) -> Iterator[Hit]:
    """Names by which the writer can be found with a service; ``lowered``: text in lower case."""
    if "live:" in lowered:
        yield from (Hit(*found.span(), "handle") for found in _LIVE.finditer(text))
    if any(word in lowered for word in ("name", "handle", "nick", "user id")):
        for found in _USER_NAME.finditer(text):
            if is_id(found["id"]) or (found["id"].islower() and not is_plain(found["id"])):
                yield Hit(*found.span(), "handle")
    if not any(gate in lowered for gate in _gates()) and not _SHORT_NAMES.search(text):
        return
    for found in _service_and_id().finditer(text):
        if _is_account(text, found):
            yield Hit(*found.span(), "handle")
    for found in _id_and_service().finditer(text):
        around = text[max(0, found.start() - 40) : found.end() + 25]
        written = found["id"]
        said = written.islower() and _I_AM.search(text[max(0, found.start() - 20) : found.start()])
        name = written.startswith("@") or is_id(written) or (said and not is_plain(written))
        if name and not THEIRS.search(around):
            yield Hit(*found.span(), "handle")


def _is_account(text: str, found: re.Match[str]) -> bool:
    """Whether the word after the name of a service is an account there.

    The clearer it is said ("my Skype ID is"), the more ordinary the word may look.
    """
    written, service, said = found["id"], found["name"].casefold(), found["sep"].strip()
    if written.lstrip("/").startswith("in/"):
        return service.startswith("linked")
    if written.startswith("@"):
        return not THEIRS.search(text, max(0, found.start() - 40), found.end() + 30)
    label = bool(_SAYS_ID.search(found["label"]))
    if written.isdigit():
        return len(written) > 5 and (service in ("qq", "icq") or (label and service in _chats()))
    if is_id(written) or _TAG.search(written):
        return True
    clearly = (label and (said or found["my"])) or (found["my"] and said in ("is", ":", "=", "-"))
    if clearly:
        return not is_plain(written)
    loose = said in _LOOSE and found["sep"] != f" {said} "
    if said == "is" and service in _chats() and _STANDS_ALONE.match(text, found.end()):
        return written.islower() and not is_plain(written)
    pointed = (
        label or not service.isascii() or (said and not loose and said not in ("is", "are", "as"))
    )
    if not said and service in _chats():
        pointed = (
            len(written) > 5
            and _STANDS_ALONE.match(text, found.end())
            and not _IN_A_LIST.search(text, max(0, found.start() - 4), found.start())
        )
    return bool(pointed) and written.islower() and not is_plain(written)


@cache
def _gates() -> tuple[str, ...]:
    """Texts of which one occurs wherever a service is named, its short names apart."""
    listed = (name.casefold() for kind in _ELSEWHERE for name in names(kind))
    return tuple(name for name in listed if len(name) > 3 or not name.isascii())


@cache
def _chats() -> frozenset[str]:
    return frozenset(name.casefold() for name in names("chat"))


@cache
def _service_and_id() -> re.Pattern[str]:
    listed = any_name(name for kind in _ELSEWHERE for name in names(kind))
    return re.compile(
        rf"(?<![a-z0-9_@/.])(?P<my>(?:my|our)\s(?:\w{{1,20}}\s)?)?(?P<name>{listed}|tg|wa|dc)号?"
        rf"(?P<label>(?:[\s(]{{1,2}}{_LABELS}[.)]?){{0,2}})"
        r"(?P<sep>\s?(?:is|are|as|[^\w\s.,;!?\"'()&+*%@]{1,3})(?:\s?:)?\s{0,3}|\s{1,2}|\s?\()"
        rf"[\"“”'‘(\[<]?(?P<id>{_ID})",
        re.IGNORECASE,
    )


@cache
def _id_and_service() -> re.Pattern[str]:
    listed = any_name(name for kind in ("messenger", "social", "market") for name in names(kind))
    return re.compile(
        rf"(?<![\w@/.])(?P<id>{_ID})[\"”'’)\]]?"
        r"(?:,? (?:on|in|at|via|over|for) |,? ?[(\[–—-] ?| ?[|/:] ?)"
        rf"(?:my |the )?(?:{listed})(?!\w)",
        re.IGNORECASE,
    )
