"""Handles and accounts elsewhere: ``@jane_draws``, ``Skype: jane.doe81``, ``WeChat ID lili88``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint.pattern import Pattern, either
from profilelint.policy.phrases import Hit, names
from profilelint.policy.wording import Names, Wording, names_of
from profilelint.policy.words import OWN, THEIRS, WINDOW, is_id, is_plain

_ID = r"(?:/?in/[\w-]{3,60}|@?[^\W_][\w.:#+-]{1,40}[\w#]|@[\w.]{2,40})"
_LABELS = either("""
    id uid handle username user_name user nickname nick name account acc contact address tag no
    number profile page channel""")
_HANDLE = Pattern(r"(?<![\w@/.:])@[^\W\d_][\w.]{1,30}\w(?![\w@/(]|\.\w)", exact=True)
_PLACES = either("""
    all every* my most the_same instagram insta twitter x ig tiktok telegram linkedin discord
    skype snapchat threads""")
_AFTER_HANDLE = Pattern(rf"\W{{0,3}}(?:(?:is|on|in|at|via|over) )?{_PLACES}\b")
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
_LABELLED = ("name", "username", "nickname", "handle", "nick", "id")
_MY = Pattern(r"\b(?:my|our)\s(?:\w{1,20}\s)?$")
_AFTER_NAME = Pattern(
    rf"号?(?P<label>(?:[\s(]{{1,2}}{_LABELS}[.)]?){{0,2}})"
    r"(?P<sep>\s?(?:is|are|as|[^\w\s.,;!?\"'()&+*%@]{1,3})(?:\s?:)?\s{0,3}|\s{1,2}|\s?\()"
    rf"[\"“”'‘(\[<]?(?P<id>{_ID})"
)
_BEFORE_NAME = Pattern(
    rf"(?<![\w@/.])(?P<id>{_ID})[\"”'’)\]]?"
    r"(?:,? (?:on|in|at|via|over|for) |,? ?[(\[–—-] ?| ?[|/:] ?)(?:my |the )?$"
)
_LONGEST = 60
"""Characters before the name of a service in which the name of an account may stand."""
_ELSEWHERE = ("messenger", "social", "mail", "market")


def handles(said: Wording) -> Iterator[Hit]:
    """``@name`` where the words around it make it the writer's."""
    text = said.text
    for found in _HANDLE.finditer(text):
        before = text[max(0, found.start() - WINDOW) : found.start()].rpartition("\n")[2]
        after = text[found.end() : found.end() + 30].partition("\n")[0]
        if THEIRS.search(before) or THEIRS.search(after):
            continue
        if _PICTURED.search(before) or OWN.search(before) or _AFTER_HANDLE.match(after):
            yield Hit(*found.span(), "handle")


def accounts(said: Wording) -> Iterator[Hit]:
    """Names by which the writer can be found with a service."""
    text = said.text
    if "live:" in said.lowered:
        yield from (Hit(*found.span(), "handle") for found in _LIVE.finditer(text))
    if said.has(_LABELLED):
        for found in _USER_NAME.finditer(text):
            if is_id(found["id"]) or (found["id"].islower() and not is_plain(found["id"])):
                yield Hit(*found.span(), "handle")
    for name in said.present(_services()):
        for start, end in said.places(name):
            if after := _AFTER_NAME.match(text, end):
                owner = _MY.search(text[max(0, start - 25) : start])
                if _is_account(text, name, start, after, owner is not None):
                    yield Hit(start, after.end(), "handle")
            if name not in _mail_names() and (hit := _id_before(text, start, end)):
                yield hit


def _id_before(text: str, start: int, end: int) -> Hit | None:
    """The name of an account before that of the service: ``jane_draws on Instagram``."""
    lead = max(0, start - _LONGEST)
    found = _BEFORE_NAME.search(text[lead:start])
    if not found:
        return None
    written, at = found["id"], lead + found.start("id")
    named = written.startswith("@") or is_id(written)
    if not named and written.islower() and _I_AM.search(text[max(0, at - 20) : at]):
        named = not is_plain(written)
    if named and not THEIRS.search(text, max(0, at - 40), end + 25):
        return Hit(at, end, "handle")
    return None


def _is_account(text: str, service: str, start: int, after: re.Match[str], mine: bool) -> bool:
    """Whether the word after the name of a service is an account there.

    The clearer it is said ("my Skype ID is"), the more ordinary the word may look.
    """
    written, said = after["id"], after["sep"].strip()
    if written.lstrip("/").startswith("in/"):
        return service.startswith("linked")
    if written.startswith("@"):
        return not THEIRS.search(text, max(0, start - 40), after.end() + 30)
    label = _SAYS_ID.search(after["label"]) is not None
    chat = service in _chats()
    if written.isdigit():
        return len(written) > 5 and (service in ("qq", "icq") or (label and chat))
    if is_id(written) or _TAG.search(written):
        return True
    if (label and (said or mine)) or (mine and said in ("is", ":", "=", "-")):
        return not is_plain(written)
    if not written.islower():
        return False
    alone = _STANDS_ALONE.match(text, after.end()) is not None
    if said == "is":
        pointed = chat and alone
    elif said in ("are", "as") or (said in _LOOSE and after["sep"] != f" {said} "):
        pointed = label
    elif said:
        pointed = True
    else:
        listed = _IN_A_LIST.search(text, max(0, start - 4), start) is not None
        pointed = label or not service.isascii() or (chat and alone and not listed)
        pointed = pointed and (len(written) > 5 or not service.isascii())
    return pointed and not is_plain(written)


@cache
def _services() -> Names:
    """The names of all services in lower case, with the short forms that people write."""
    listed = {name.casefold() for kind in _ELSEWHERE for name in names(kind)}
    joined = {name.replace(" ", "") for name in listed} | {
        name.replace(" ", "-") for name in listed
    }
    return names_of(listed | joined | {"tg", "wa", "dc"})


@cache
def _mail_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in names("mail"))


@cache
def _chats() -> frozenset[str]:
    listed = {name.casefold() for name in names("chat")}
    return frozenset(listed | {name.replace(" ", "") for name in listed})
