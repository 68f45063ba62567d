"""What the words around a link or a handle tell: whose it is, and whether a word is a name."""

from __future__ import annotations

import re

from profilelint.policy.pattern import Pattern
from profilelint.text import squashed
from profilelint.vocabulary import skill_names, words

WINDOW = 60
"""Characters around a link or handle in which the words stand that say whose it is."""
OWN = Pattern(
    r"\b(?:(?:my|our|me|us|reach|contact|get in touch|dm|pm|ping|message|follow|visit|visite\w*|"
    r"visita\w*|"
    r"book|schedule|hire|apply|write to|text|handle|username|socials?|i'm|i am|see more|"
    r"find out more|"
    r"check (?:it |me |us |this )?out|more (?:of my|about me|info|details|samples|work|at|on)|"
    r"learn more|"
    r"(?:go|head|head over|come) to|(?:samples|work|live|portfolio|available|shown|hosted|"
    r"online) at|"
    r"full portfolio|browse|say hello|say hi|(?:post|known|find me) as|"
    r"mi (?:web|sitio|p[aá]gina|portafolio)|escr[ií]\w+|cont[aá]ct\w+|s[ií]gue\w*|encu[eé]ntr\w+|"
    r"meu (?:site|portf[oó]lio)|siga|fale comigo|contato|mon (?:site|portfolio)|écri\w+|suivez|"
    r"retrouvez|"
    r"joindre|meine? (?:web)?seite|besuch\w*|schreib\w*|kontakt\w*|erreich\w*|folg\w+|mio sito|"
    r"scriv\w+|"
    r"contatt\w+|seguimi|мой сайт|пиш\w+|напиш\w+|связ\w+|сайт|moja strona|napisz|hubungi|"
    r"kunjungi)(?!\w)|"
    r"(?:personal |own )?(?:web ?site|web ?page|portfolio|homepage|home page|blog|web|url|link|"
    r"site|details|"
    r"samples|examples|gallery|reel|show ?reel|cv|r[eé]sum[eé]|rates|price list|case studies|"
    r"full list|"
    r"contact|sito|seite|página|strona)\s?(?:is|are|at|on|:|-|–|—|=|→)|"
    r"(?:ig|insta|instagram|telegram|tg|twitter|x|tiktok|threads|discord|snap|snapchat|skype|"
    r"wechat|"
    r"linkedin|facebook|fb)[)\s]{0,2}(?:is\b|:|-|–|=|@|handle|$))"
)
THEIRS = Pattern(
    r"\b(?:client|clients|manag(?:e|ed|ing)|ran|grew|grow|run by|for the|brand|brands|"
    r"customers?|built|"
    r"build|designed|developed|redesign(?:ed)?|launched|migrated|decorators?|rules?|annotations?|"
    r"mentions?|syntax|css|npm|account of|accounts? for|scrap(?:e|ed|ing)|crawl\w*|lists? of|"
    r"work(?:ed)? (?:for|at|with)|wrote for|published (?:in|on|at)|featured (?:in|on))\b"
)


def is_id(written: str) -> bool:
    """Whether a word is built like a user name: letters with digits, a dot or an underscore."""
    word = written.strip(".:#+-@")
    if len(word) < 5 or squashed(word) in skill_names() or _FILE.search(word):
        return False
    return bool(
        re.search(r"[^\W\d_][._][^\W_]|_[^\W_]|[^\W\d_]{3,}\d{2,}$|[^\W\d_]{2,}\d+[^\W\d_]", word)
    ) and not re.fullmatch(r"(?:\d+[^\W\d]*|[^\W\d]+\d)", word)


def is_plain(written: str) -> bool:
    """Whether a word is an ordinary one, or the name of a tool."""
    parts = [part for part in re.split(r"[^\w']|_", written.casefold()) if part]
    known = words("english_words.txt")
    return squashed(written) in skill_names() or all(
        part in known or part.isdigit() or len(part) < 3 for part in parts
    )
