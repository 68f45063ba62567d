"""Street addresses at which a person can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from profilelint.pattern import Pattern, either
from profilelint.policy.phrases import Hit
from profilelint.policy.wording import Wording

_FIRST = re.compile(r"(?:^|\s)(\w+)")
_NAME = r"[^\W\d_][\w'’.-]{0,30}"
_ENGLISH = """
    street st avenue ave road rd lane ln boulevard blvd drive dr court ct square sq place pl way
    close crescent cres terrace highway hwy parkway pkwy row walk mews grove gardens circle estate
    marg nagar soi"""
_FRENCH = "rue avenue boulevard place chemin impasse allée quai"
_BEFORE_NAME = """
    calle avenida av. carrera cra. via viale corso piazza rua travessa jalan jl. ul. ulica ulitsa
    вул. ул."""
_AFTER_NAME = "straße strasse str. gasse weg platz allee straat gracht laan gatan vej gade katu"
_BOXES = "po_box p.o._box p.o.box p_o_box post_box postfach apartado"
_ROOMS = "flat house plot apartment apt suite unit shop office room door block villa"
_STREETS = tuple(
    (frozenset(_FIRST.findall(listed)), Pattern(pattern))
    for listed, pattern in (
        (
            _ENGLISH,
            r"(?<![\w.,$€£-])\d{1,5}[a-z]?(?:[-/]\d{1,4})?,? "
            rf"(?:{_NAME} ){{1,4}}?{either(_ENGLISH)}\b\.?",
        ),
        (_FRENCH, rf"(?<!\w)\d{{1,4}},? ?(?:bis,? )?{either(_FRENCH)} [^\n,;]{{3,40}}"),
        (
            _BEFORE_NAME,
            rf"(?<!\w){either(_BEFORE_NAME)} (?:{_NAME} ){{0,3}}?{_NAME},? ?"
            r"(?:n[º°.]? ?|#)?\d{1,5}",
        ),
        (_BOXES, rf"(?<!\w){either(_BOXES)} ?(?:no\.? ?)?\d{{1,6}}"),
        (
            _ROOMS,
            rf"(?<!\w){either(_ROOMS)}\.? ?(?:no\.? ?|#|number )?\d{{1,4}}[a-z]?(?:[-/]\w{{1,4}})?,"
            r"[^\n;]{3,60}",
        ),
    )
)
"""For each way to write a street: the words of which one must occur, and the pattern."""
_GERMAN = Pattern(rf"(?<!\w)[^\W\d_]{{3,25}}{either(_AFTER_NAME)} \d{{1,4}}[a-z]?\b")
_GERMAN_ENDINGS = tuple(f"{ending} " for ending in _AFTER_NAME.split())
_HERE_WORDS = either("""
    address visit come_by come_to come_and come_over drop_by drop_in stop_by located_at located_in
    based_at office studio workshop home find_me find_us meet mail_to mail_it mail_me mail_us send
    ship post live_at i_live my our hq headquarters atelier at""")
_HERE = Pattern(rf"\b{_HERE_WORDS}\b")
_POSTAL = Pattern(
    r"[^\n;]{0,40}?\b(?:[A-Z]{2} \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5,6}|"
    r"\d\d-\d{3}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{2,3} \d{4}|\d{4} [A-Z]{2}|\d{4} [A-Z][a-z]+|"
    r"[A-Z][a-z]+ \d{4})\b",
    exact=True,
)
_PROJECT_WORDS = either("""
    renovation redevelopment rendering renderings visualization visualizations visualisation
    visualisations project building listing client tower campaign filmed designed drew surveyed
    facade film show series movie""")
_PROJECT = Pattern(rf"\b{_PROJECT_WORDS}\b")
_BEFORE, _AFTER = 50, 50


def addresses(said: Wording) -> Iterator[Hit]:
    """Addresses that the words around them, or a postal code, make a place to go or write to."""
    text = said.text
    if not said.digits:
        return
    patterns = [pattern for words, pattern in _STREETS if said.has(words)]
    if any(ending in said.lowered for ending in _GERMAN_ENDINGS):
        patterns.append(_GERMAN)
    for found in (found for pattern in patterns for found in pattern.finditer(text)):
        before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
        after = text[found.end() : found.end() + _AFTER].partition("\n")[0]
        if _PROJECT.search(before) or _PROJECT.search(after[:30]):
            continue
        if _POSTAL.match(after) or _POSTAL.search(found.group()) or _HERE.search(before):
            yield Hit(found.start(), found.end(), "address")
