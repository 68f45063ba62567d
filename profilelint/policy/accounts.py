"""Handles and accounts elsewhere: ``@jane_draws``, ``Skype: jane.doe81``, ``WeChat ID lili88``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint.policy import phrases
from profilelint.policy.pattern import Pattern
from profilelint.policy.phrases import Hit
from profilelint.policy.words import OWN, THEIRS, WINDOW, is_id, is_plain

_ID = r"/?in/[\w-]{3,60}|@?[^\W_][\w.:#+-]{1,40}[\w#]|@[\w.]{2,40}"
_LABEL = (
    r"(?:[\s(]{1,2}(?:id|uid|handle|username|user ?name|user|nick(?:name)?|name|account|acc|"
    r"contact|"
    r"address|tag|no|number|profile|page|channel)[.)]?){0,2}"
)
_HANDLE = Pattern(r"(?<![\w@/.:])@(?P<name>[^\W\d_][\w.]{1,30}\w)(?![\w@/(]|\.\w)", exact=True)
_AFTER_HANDLE = Pattern(
    r"\W{0,3}(?:(?:is|on|in|at|via|over) )?(?:all|every\w*|my|most|the same|instagram|insta|"
    r"twitter|x|ig|tiktok|"
    r"telegram|linkedin|discord|skype|snapchat|threads)\b"
)
_SHORT_NAMES = Pattern(r"\b(?:tg|wa|dc|ig|fb|vk|imo|qq|icq|gmx|aol)\b")
_LOOK_FOR = Pattern(
    r"\b(?:google|search(?: for)?|search google for|look for|look up|looking up|type|type in|"
    r"enter|put)\s"
    r"(?:for )?[\"“'‘«][^\"”’»\n]{3,60}[\"”'’»]"
)
_RANKING = Pattern(r"\b(?:rank\w*|keywords?|traffic|seo|serp|queries|query|position\w*)\b")
_USER_NAME = Pattern(
    rf"\b(?:handle|user ?name|nick(?:name)?|screen name|user id)(?: is| are|:| =|"
    rf" -)?\s\s?[\"'“‘]?(?P<id>{_ID})"
)
_LIVE = Pattern(r"(?<!\w)live:\.?[\w.]{3,40}")


def _handles(text: str) -> Iterator[Hit]:
    for found in _HANDLE.finditer(text):
        before = text[max(0, found.start() - WINDOW) : found.start()].rpartition("\n")[2]
        after = text[found.end() : found.end() + 30].partition("\n")[0]
        if THEIRS.search(before) or THEIRS.search(after):
            continue
        if OWN.search(before) or _AFTER_HANDLE.match(after):
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
        rf"(?P<label>{_LABEL})(?P<sep>\s?(?:is|are|"
        rf"[^\w\s.,;!?\"'()&+*%]{{1,3}})(?:\s?:)?\s{{0,3}}|\s{{1,2}}|\s?\()"
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
    return tuple(name for name in listed if len(name) > 3 or not name.isascii())


def _accounts(text: str, lowered: str) -> Iterator[Hit]:
    """``Skype: jane.doe81``, ``my Telegram is @jane``, ``WeChat ID lili88``."""
    if "live:" in lowered:
        yield from (Hit(*found.span(), "handle") for found in _LIVE.finditer(text))
    if "google" in lowered or "search" in lowered or "look" in lowered or "type" in lowered:
        for found in _LOOK_FOR.finditer(text):
            if not _RANKING.search(text, max(0, found.start() - 60), found.end() + 60):
                yield Hit(*found.span(), "search")
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
            sure = not THEIRS.search(text, max(0, found.start() - 40), found.end() + 30)
        elif re.search(r"#\d{4}$", written) or written.lower().startswith("live:"):
            sure = True
        elif (label and (said or found["my"])) or (found["my"] and said in ("is", ":", "=", "-")):
            sure = is_id(written) or not is_plain(written)
        elif label or said:
            sure = is_id(written) or (
                bool(label or said in (":", "=")) and written.islower() and not is_plain(written)
            )
        else:
            sure = is_id(written)
        if sure:
            yield Hit(*found.span(), "handle")
    for found in _on_service().finditer(text):
        around = text[max(0, found.start() - 40) : found.end() + 25]
        at = found["id"].startswith("@")
        if (at or is_id(found["id"])) and not THEIRS.search(around):
            yield Hit(*found.span(), "handle")


def _user_names(text: str) -> Iterator[Hit]:
    for found in _USER_NAME.finditer(text):
        if is_id(found["id"]) or (found["id"].islower() and not is_plain(found["id"])):
            yield Hit(*found.span(), "handle")


@cache
def _on_service() -> re.Pattern[str]:
    listed = "|".join(
        re.escape(name).replace(r"\ ", r"[ -]?")
        for kind in ("messenger", "social", "market")
        for name in phrases.names(kind)
    )
    return re.compile(
        rf"(?<![\w@/.])(?P<id>{_ID})[\"”'’)\]]?(?:,? (?:on|in|at|via|over|for) |,? ?[(\[–—-] ?|"
        rf" ?[|/:] ?)"
        rf"(?:my |the )?(?P<name>{listed})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _chats() -> frozenset[str]:
    return frozenset(name.casefold() for name in phrases.names("chat"))
