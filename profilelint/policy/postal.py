"""Street addresses at which a person can be found."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.policy.pattern import Pattern, either
from profilelint.policy.phrases import Hit

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
_STREET = Pattern(
    r"(?<![\w.,$€£-])(?:no\.? ?|#)?\d{1,5}[a-z]?(?:[-/]\d{1,4})?,? "
    rf"(?:{_NAME} ){{1,4}}?{either(_ENGLISH)}\b\.?"
    rf"|(?<!\w)\d{{1,4}},? ?(?:bis,? )?{either(_FRENCH)} [^\n,;]{{3,40}}"
    rf"|(?<!\w){either(_BEFORE_NAME)} (?:{_NAME} ){{0,3}}?{_NAME},? ?(?:n[º°.]? ?|#)?\d{{1,5}}"
    rf"|(?<!\w)[^\W\d_]{{3,25}}{either(_AFTER_NAME)} \d{{1,4}}[a-z]?\b"
    rf"|(?<!\w){either(_BOXES)} ?(?:no\.? ?)?\d{{1,6}}"
    rf"|(?<!\w){either(_ROOMS)}\.? ?(?:no\.? ?|#|number )?\d{{1,4}}[a-z]?(?:[-/]\w{{1,4}})?,"
    r"[^\n;]{3,60}"
)
_GATES = tuple(
    word.replace("_", " ")
    for listed in (_ENGLISH, _FRENCH, _BEFORE_NAME, _AFTER_NAME, _BOXES, _ROOMS)
    for word in listed.split()
)
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


def addresses(text: str, lowered: str) -> Iterator[Hit]:
    """Addresses that the words around them, or a postal code, make a place to go or write to."""
    if not any(gate in lowered for gate in _GATES) or not any(map(str.isdigit, text)):
        return
    for found in _STREET.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
        after = text[found.end() : found.end() + _AFTER].partition("\n")[0]
        if _PROJECT.search(before) or _PROJECT.search(after[:30]):
            continue
        if _POSTAL.match(after) or _POSTAL.search(found.group()) or _HERE.search(before):
            yield Hit(found.start(), found.end(), "address")
