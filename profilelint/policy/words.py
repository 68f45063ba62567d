"""What the words around a link or a handle tell: whose it is, and whether a word is a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from profilelint import lexicon
from profilelint.pattern import Pattern, either
from profilelint.text import squashed
from profilelint.vocabulary import skill_names, words

WINDOW = 60
"""Characters around a link or handle in which the words stand that say whose it is."""

_INVITES = either("""
    my our me us reach contact get_in_touch dm pm ping message follow visit visite* visita* book
    schedule hire apply write_to text handle username social socials see_more find_out_more
    check_out check_it_out check_me_out check_us_out check_this_out learn_more more_of_my
    more_about_me more_info more_details more_samples more_work more_at more_on go_to head_to
    head_over_to come_to samples_at work_at live_at portfolio_at available_at shown_at hosted_at
    online_at full_portfolio browse say_hello say_hi post_as known_as find_me_as mi_web mi_sitio
    mi_página mi_pagina mi_portafolio escríb* escrib* contáct* sígue* sigue* encuéntr* meu_site
    meu_portfólio meu_portfolio siga fale_comigo contato mon_site mon_portfolio écri* suivez
    retrouvez joindre meine_seite meine_webseite besuch* schreib* kontakt* erreich* folg* mio_sito
    scriv* contatt* seguimi мой_сайт пиш* напиш* связ* сайт moja_strona napisz hubungi kunjungi""")
_SIGNS = either("""
    website web_site webpage web_page portfolio homepage home_page blog web url link site details
    samples examples gallery reel showreel show_reel cv resume résumé rates price_list
    case_studies full_list contact prices demos reels shop store sito seite página strona""")
_SERVICES = either("""
    ig insta instagram telegram tele teleg tg signal viber line kakao bluesky mastodon twitter x
    tiktok threads discord snap snapchat skype wechat linkedin facebook fb""")
OWN = Pattern(
    rf"\b(?:{_INVITES}(?!\w)|{_SIGNS}\s?(?:is|are|at|on|:|-|–|—|=|→)|"
    rf"{_SERVICES}[)\s]{{0,2}}(?:is\b|:|-|–|=|@|handle|$))"
)
"""Words before a link or handle that make it the writer's own."""

_OTHERS = either("""
    client clients manage managed managing ran grew grow run_by for_the brand brands customer
    customers built build designed developed redesign redesigned launched migrated decorator
    decorators rule rules annotation annotations mention mentions queries query syntax css npm
    account_of account_for accounts_for scrape scraped scraping crawl* list_of lists_of work_for
    worked_for work_with worked_with worked_at wrote_for published_in published_on featured_in
    featured_on""")
THEIRS = Pattern(rf"\b{_OTHERS}\b")
"""Words that make it somebody else's, or a word of a programming language."""

FILE = Pattern(
    r"\.(?:png|jpe?g|gif|svg|webp|jsx?|tsx?|s?css|json|ya?ml|xml|html?|php|py|rb|sql|txt|csv)$"
)
"""The end of a file's name."""
_LIKE_A_NAME = Pattern(r"[^\W\d_][._][^\W_]|_[^\W_]|[^\W\d_]{3,}\d{2,}$|[^\W\d_]{2,}\d+[^\W\d_]")
_NUMBER_AND_UNIT = Pattern(r"(?:\d+[^\W\d]*|[^\W\d]+\d)")
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORTEST_ID = 5


def any_name(names: Iterable[str]) -> str:
    """The pattern for any of the names of services; their blanks may be missing."""
    return "|".join(re.escape(name).replace(r"\ ", r"[ -]?") for name in names)


@lru_cache(maxsize=512)
def is_id(written: str) -> bool:
    """Whether a word is built like a user name: letters with digits, a dot or an underscore."""
    word = written.strip(".:#+-@")
    if len(word) < _SHORTEST_ID or not _LIKE_A_NAME.search(word) or FILE.search(word):
        return False
    return not _NUMBER_AND_UNIT.fullmatch(word) and squashed(word) not in skill_names()


@lru_cache(maxsize=512)
def is_plain(written: str) -> bool:
    """Whether a word is an ordinary one, or the name of a tool."""
    if squashed(written) in skill_names():
        return True
    parts = _PART.findall(written.casefold())
    return all(len(part) < 3 or part.isdigit() or _is_word(part) for part in parts)


def _is_word(part: str) -> bool:
    """Whether it is a word of English or of a trade, or the plural of one (“chatbots”)."""
    trades = words("domain_words.txt"), words("trade_words.txt")
    return lexicon.is_word(part) or any(
        one in listed for one in lexicon.singulars(part) for listed in trades
    )
