"""Names of products and companies that are written otherwise than their owners write them.

``data/brands.csv`` is the list. A name that is also an ordinary word ("excel", "zoom") is judged
only where its neighbours make it sure: in a phrase that the list gives, or in a list of tools that
names another product of its kind.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

import msgspec

from profilelint import vocabulary
from profilelint.language.issue import Issue

RULE = "brand-casing"

_TOKEN = re.compile(r"[^\W_]+")
_FIRST_WORD = re.compile(r"(?:^|\|)[\W_]*([^\W_]+)")
_FOLD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ’\u00a0", "abcdefghijklmnopqrstuvwxyz' ")
"""Folds a character to one character, so that places stay places in the text."""
_CODE_BEFORE = frozenset("@#\\_$~`<>=.-{}[%")
"""Characters before a name that make it part of an address, a tag or code, or unsure."""
_ADDRESS = re.compile(r"://|www\.|[@\\_=]|^[/~#]|\.(?!js\b)[a-z]{2,}(?:[/:?]|$)")
_SLASHED = re.compile(r"[(\"“'‘]*[^\W_][\w.+#&-]*(?:/[^\W_][\w.+#&-]*)+[^\w\s]*")
_COMPOUND = re.compile(r"-[a-z]{2,}(?![\w/-])")
"""What may follow a capitalised name: “Wordpress-based”."""
_JOIN = re.compile(r"\s*(?:[,;/|&•+]|,?\s(?:and|or)\s)\s*(?:(?:and|or)\s)?")
_LIST_ENDS = re.compile(r"[ \t]*(?:$|[\n,;/|&•).!]|(?:and|or|etc)\b)")
_LIST_BEGINS = re.compile(
    r"(?:^|[\n:(•|]|\b(?:in|with|using|use|like|as|of|know|including|via|both|tools?|and|or))\s*$"
)
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:|/\n•✓✔✅–—*-])[\s\"“(]*$")
_VERB_BEFORE = re.compile(r"\b(?:to|can|will|could|would|i|you|we|they|not|or|and) $")
_VERB_AFTER = re.compile(
    r" (?:your|the|my|our|their|his|her|its?|them|him|out|any|an?|this|that|these|those|all|"
    r"images?|photos?|pictures?|people|yourself)\b"
)


class Brand(msgspec.Struct, frozen=True, gc=False):
    """A name as its owner writes it, and when a like word is that name.

    ``ambiguous`` is empty, or ``yes`` for a name that is also a word (judged in sure phrases and
    in lists of its kind), ``phrase`` for one that is judged in sure phrases only, ``verb`` for one
    that is also a verb, ``capitals`` for one that is judged in capitals too, in a sure phrase.
    ``variants`` are right as well. ``slips`` are wrong: one in lower case is wrong in any casing,
    one with capitals in just this casing; ``slip=right`` names another right form than ``name``.
    ``sure`` are phrases in lower case in which ``~`` is the name.
    """

    name: str
    category: str
    ambiguous: str
    variants: tuple[str, ...]
    slips: tuple[str, ...]
    sure: tuple[str, ...]


class _Form(msgspec.Struct, frozen=True, gc=False):
    """A spelling in which a name is met: folded, the casing it must have if any, what is right."""

    folded: str
    exact: str
    right: str
    accepted: tuple[str, ...]
    brand: Brand


class _Met(msgspec.Struct, frozen=True, gc=False):
    """A name at a place in a text; ``right`` is empty where it is written as it should be."""

    start: int
    end: int
    brand: Brand
    right: str
    in_capitals: bool


@cache
def brands() -> tuple[Brand, ...]:
    """The brands of the list."""
    return tuple(_brand(row) for row in _table())


def _brand(row: tuple[str, ...]) -> Brand:
    name, category, ambiguous, variants, slips, sure = row[:6]
    return Brand(name, category, ambiguous, _split(variants), _split(slips), _split(sure))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def _table() -> list[tuple[str, ...]]:
    table = csv.reader(vocabulary.text_of("brands.csv").splitlines())
    next(table)
    return [tuple(row) for row in table]


@cache
def _rows_by_word() -> dict[str, list[tuple[str, ...]]]:
    """The rows of the list by each word that a form of theirs begins with.

    A text needs few of the rows, so they are taken apart when they are met.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in _table():
        spellings = "|".join((row[0], row[3], row[4])).translate(_FOLD)
        for word in {match[1] for match in _FIRST_WORD.finditer(spellings)}:
            found.setdefault(word, []).append(row)
    return found


@cache
def _forms(word: str) -> list[_Form]:
    """The forms that begin with a word, the longest first."""
    forms = [form for row in _rows_by_word()[word] for form in _forms_of(_brand(row))]
    first = (form for form in forms if _TOKEN.findall(form.folded)[0] == word)
    return sorted(first, key=lambda form: (-len(form.folded), not form.exact))


def _forms_of(brand: Brand) -> Iterator[_Form]:
    accepted = (brand.name, *brand.variants)
    # "Open Office" is right as it stands, and "open office" means something else.
    alike = (one for one in accepted if one.count(" ") <= brand.name.count(" "))
    for folded in dict.fromkeys(one.translate(_FOLD) for one in alike):
        yield _Form(folded, "", brand.name, accepted, brand)
    for slip in brand.slips:
        wrong, _, instead = slip.partition("=")
        folded = wrong.translate(_FOLD)
        exact = "" if wrong == folded else wrong
        yield _Form(folded, exact, instead or brand.name, accepted, brand)


def brand_issues(text: str) -> list[Issue]:
    """The names in a text that are written otherwise than their owners write them."""
    folded = text.translate(_FOLD)
    met = list(_met(text, folded))
    return [
        Issue(
            start=one.start,
            end=one.end,
            kind="casing",
            rule=RULE,
            message=f"“{text[one.start : one.end]}” is written “{one.right}”.",
            replacements=(one.right,),
            certain=one.brand.ambiguous not in ("yes", "phrase"),
        )
        for place, one in enumerate(met)
        if one.right and _is_sure(folded, met, place)
    ]


def _met(text: str, folded: str) -> Iterator[_Met]:
    """The names of the list in a text, right or wrong, in its order and not overlapping."""
    known = _rows_by_word()
    past = 0
    for token in _TOKEN.finditer(folded):
        word, start = token[0], token.start()
        if start < past or word not in known:
            continue
        for form in _forms(word):
            at = start - form.folded.find(word)
            if at >= past and folded.startswith(form.folded, at):
                one = _matched(text, at, form)
                if one is not None:
                    yield one
                    past = one.end
                    break


def _matched(text: str, start: int, form: _Form) -> _Met | None:
    """The name at a place where a form stands, or ``None`` where it is something else."""
    end = start + len(form.folded)
    written = text[start:end]
    if form.exact and (written != form.exact or _is_split_at_beginning(text, start, form.exact)):
        return None
    if not _stands_alone(text, start, end):
        return None
    in_capitals = written.isupper()
    if (
        written.replace("’", "'") in form.accepted
        or (in_capitals and not form.exact and form.brand.ambiguous != "capitals")
        or (written == _capitalised(form.right) and _begins_sentence(text, start))
    ):
        return _Met(start, end, form.brand, "", in_capitals)
    return _Met(start, end, form.brand, form.right, in_capitals)


def _capitalised(name: str) -> str:
    """A name that begins with a small letter, as it may stand at the start of a sentence."""
    return name[0].upper() + name[1:]


def _is_split_at_beginning(text: str, start: int, exact: str) -> bool:
    """Whether “Quick books” begins a sentence, where it may be two plain words."""
    second = exact.partition(" ")[2]
    return second[:1].islower() and _begins_sentence(text, start)


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE_BEGINS.search(text[max(0, start - 20) : start]) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is a word of the text: no part of an address, a file, a tag or code."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before in _CODE_BEFORE or before.isalnum() or after.isalnum() or after in ("_", "@", "\\"):
        return False
    if after == "-" and (text[start].islower() or _COMPOUND.match(text, end) is None):
        return False
    if after == "." and (text[end + 1 : end + 2].islower() or text[end + 1 : end + 2].isdigit()):
        return False
    left = start
    while left and not text[left - 1].isspace():
        left -= 1
    right = end
    while right < len(text) and not text[right].isspace():
        right += 1
    chunk = text[left:right]
    if "/" in (before, after) and not _is_list(chunk):
        return False
    return _ADDRESS.search(text[left:start] + "x" + text[end:right]) is None


def _is_list(chunk: str) -> bool:
    """Whether words joined by slashes are a list rather than a path: PHP/Mysql, html/css."""
    if _SLASHED.fullmatch(chunk) is None:
        return False
    return not chunk.islower() or all(
        word in _rows_by_word() for word in _TOKEN.findall(chunk.translate(_FOLD))
    )


def _is_sure(folded: str, met: list[_Met], place: int) -> bool:
    """Whether a word is the name and nothing else."""
    one = met[place]
    match one.brand.ambiguous:
        case "yes":
            return _has_sure_phrase(folded, one) or _is_in_list(folded, met, place)
        case "phrase":
            return _has_sure_phrase(folded, one)
        case "verb":
            before = folded[max(0, one.start - 12) : one.start]
            return _VERB_AFTER.match(folded, one.end) is None and not _VERB_BEFORE.search(before)
        case "capitals":
            # "Ios" is a slip for sure; "IOS" may be the system of routers.
            return not one.in_capitals or _has_sure_phrase(folded, one)
    return True


def _has_sure_phrase(folded: str, one: _Met) -> bool:
    for phrase in one.brand.sure:
        before, _, after = phrase.partition("~")
        start, end = one.start - len(before), one.end + len(after)
        if (
            start >= 0
            and folded.startswith(before, start)
            and folded.startswith(after, one.end)
            and not (before and folded[max(0, start - 1) : start].isalnum())
            and not (after and folded[end : end + 1].isalnum())
        ):
            return True
    return False


def _is_in_list(folded: str, met: list[_Met], place: int) -> bool:
    """Whether a word stands in a list with a sure product of its kind, or two unsure ones."""
    one = met[place]
    first = last = place
    while first and _JOIN.fullmatch(folded, met[first - 1].end, met[first].start):
        first -= 1
    while last + 1 < len(met) and _JOIN.fullmatch(folded, met[last].end, met[last + 1].start):
        last += 1
    kin = [other for other in met[first : last + 1] if other.brand.category == one.brand.category]
    if len(kin) < 3 and all(other.brand.ambiguous in ("yes", "phrase") for other in kin):
        return False
    if _LIST_ENDS.match(folded, one.end) is None:
        return False
    before = folded[max(0, one.start - 12) : one.start]
    return place > first or _LIST_BEGINS.search(before) is not None
