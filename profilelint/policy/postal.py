"""Street addresses at which a person can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from profilelint.policy.pattern import Pattern
from profilelint.policy.phrases import Hit

_NAME = r"[^\W\d_][\w'’.-]*"
_TYPE = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|drive|dr|court|ct|square|sq|place|pl|"
    r"way|close|crescent|cres|terrace|highway|hwy|parkway|pkwy|row|walk|mews|grove|gardens|circle|"
    r"estate|marg|nagar|soi)"
)
_STREET = Pattern(
    rf"(?<![\w.,$€£-])(?:no\.? ?|#)?\d{{1,5}}[a-z]?(?:[-/]\d{{1,4}})?,? (?:{_NAME} ){{1,4}}?{_TYPE}\b\.?"
    r"|(?<!\w)\d{1,4},? ?(?:bis,? )?(?:rue|avenue|boulevard|place|chemin|impasse|allée|"
    r"quai) [^\n,;]{3,40}"
    r"|(?<!\w)(?:calle|avenida|av\.|carrera|cra\.?|via|viale|corso|piazza|rua|travessa|jalan|"
    r"jl\.|ul\.|"
    rf"ulica|ulitsa|вул\.|ул\.) (?:{_NAME} ){{0,3}}?{_NAME},? ?(?:n[º°.]? ?|#)?\d{{1,5}}"
    rf"|(?<!\w)[^\W\d_]{{3,25}}(?:straße|strasse|str\.|gasse|weg|platz|allee|straat|gracht|laan|"
    rf"gatan|vej|"
    r"gade|katu) \d{1,4}[a-z]?\b"
    r"|(?<!\w)(?:p\.? ?o\.? ?box|post box|postfach|apartado|gpo box) ?(?:no\.? ?)?\d{1,6}"
    r"|(?<!\w)(?:flat|house|plot|apartment|apt|suite|unit|shop|office|room|door|block|villa)\.? ?"
    rf"(?:no\.? ?|#|number )?\d{{1,4}}[a-z]?(?:[-/]\w{{1,4}})?,[^\n;]{{3,60}}"
)
_GATE = Pattern(
    r"street|\bst\b|avenue|\bave?\b|road|\brd\b|lane|\bln\b|boulevard|blvd|drive|\bdr\b|court|"
    r"\bct\b|"
    r"square|\bsq\b|place|\bpl\b|\bway\b|close|crescent|terrace|highway|parkway|\brow\b|"
    r"\bwalk\b|mews|"
    r"grove|gardens|circle|estate|\brue\b|calle|avenida|carrera|\bvia\b|viale|corso|piazza|"
    r"\brua\b|"
    r"jalan|\bjl\.|\bul\.|ulica|straße|strasse|str\.|gasse|weg\b|platz|allee|straat|gracht|laan|"
    r"gatan|"
    r"box\b|postfach|flat\b|house\b|plot\b|apartment|\bapt\b|suite|unit\b|marg\b|nagar\b|вул|"
    r"ул\.",
    exact=True,
)
_HERE = Pattern(
    r"\b(?:address|visit|come (?:by|to|and|over)|drop (?:by|in)|stop by|located at|located in|"
    r"based at|"
    r"office|studio|workshop|home|find (?:me|us)|meet|mail (?:to|it|me|us)|send|ship|post|live at|"
    r"i live|my|our|hq|headquarters|atelier|at)\b"
)
_POSTAL = Pattern(
    r"[^\n;]{0,40}?(?:\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"\b\d{5,6}\b|"
    r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{2,3} \d{4}\b|\b\d{4} [A-Z]{2}\b|\b\d{4} [A-Z][a-z]+|"
    r"\b[A-Z][a-z]+ \d{4}\b)",
    exact=True,
)
_PROJECT = Pattern(
    r"\b(?:renovation|redevelopment|renderings?|visuali[sz]ations?|project|building|listing|"
    r"client|"
    r"tower|campaign|filmed|designed|drew|surveyed|facade|film|show|series|movie)\b"
)
_BEFORE, _AFTER = 50, 50


def addresses(text: str, lowered: str) -> Iterator[Hit]:
    """Addresses that the words around them, or a postal code, make a place to go or write to."""
    if not any(char.isdigit() for char in text) or not _GATE.search(lowered):
        return
    for found in _STREET.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
        after = text[found.end() : found.end() + _AFTER].partition("\n")[0]
        if _PROJECT.search(before) or _PROJECT.search(after[:30]):
            continue
        postal = _POSTAL.match(after) or _POSTAL.search(found.group())
        if postal or _HERE.search(before):
            yield Hit(found.start(), found.end(), "address")
