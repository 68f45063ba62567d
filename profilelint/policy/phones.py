"""Telephone numbers in a text, told from all the other numbers that a profile is full of.

A run of digits counts as a telephone number if it is written like one (``+44 7700 900123``,
``(212) 555-0187``, ``0803 123 4567``) or if the words before it say so ("call", "mobile"); dates,
amounts, registrations, versions, norms and the like do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from profilelint.policy.pattern import Pattern
from profilelint.policy.phrases import Hit

LONGEST = 15
"""Digits of the longest telephone number (ITU-T E.164)."""
_SHORTEST, _SHORTEST_FULL = 7, 8
_LEAST_BARE, _MOST_BARE = 9, 13
_LONGEST_WRITTEN = 45
_WORDS_BETWEEN = 5
"""Words from the one that speaks of a telephone up to the number."""

_SEPARATORS = r"[ \t\u00a0\u2009\u202f.\-‐‑–—/()\[\]{}·•_*~\ufe0f\u20e3]"
_RUN = Pattern(
    rf"(?<![\w$€£₹₦%])(?<!\d[.,/:=-])(?:[\[({{]?[+＋] ?)?[\[(]?\d(?:{_SEPARATORS}{{0,4}}\d)+", exact=True)
_LOOKALIKE = Pattern(r"\d[oOIl][\doOIl ]|(?<!\w)[oO]\d", exact=True)
_RUN_LOOKALIKE = Pattern(r"(?<!\w)[+(]{0,2}[\doOIl](?:[ .-]?[\doOIl]){7,14}(?!\w)", exact=True)
_AS_DIGITS = str.maketrans("oOIl", "0011")
_FREE_CALL = Pattern(
    r"(?<!\w)1[ -]8(?:00|33|44|55|66|77|88)[ -](?=[A-Z\d-]*[A-Z])[A-Z\d-]{7,10}(?!\w)", exact=True)
_ENOUGH_DIGITS = Pattern(rf"\d(?:{_SEPARATORS}{{0,4}}\d){{5}}", exact=True)
_CUE = Pattern(
    r"(?:\b(?:call(?! cent| of)(?:ing)?|phone|tele?phone|tel|tél|telefon[eo]?|mobile|mob|cell|"
    r"cellular|"
    r"whats ?app|wapp|wa|watsapp|viber|signal|telegram|imo|wechat|zalo|text|texts|sms|dial|ring|"
    r"ph|"
    r"gsm|hotline|landline|fax|handy|móvil|celular|cel|zap|hp|contact|reach|contact me|reach me|"
    r"my number|number is|on number|my no|line|qq|icq|tlf|ll[aá]ma\w*|ligue|appelez|ruf|тел\w*|"
    r"звон\w*|позвон\w*|digits|tel[eé]fono|telefone|fone|m[oó]vil|n[uú]mero|num[eé]ro|nummer|"
    r"nomor|numara|appele\w*|portable|anruf\w*|chiam\w*|cellulare|zadzwoń|telepon|номер\w*|"
    r"моб\w*)\b|"
    r"هاتف|اتصل|جوال|رقم|واتس|电话|手机|微信|号码|電話|携帯|전화|번호|फ़?ोन|नंबर|कॉल|[☎📞📱✆☏📲]|"
    r"(?<!\w)[tmp][:.](?= ?$))")
_OTHER = Pattern(
    r"\b(?:isbn|issn|orcid|doi|pmid|patent|licen[sc]ed?|lic|reg|registered|registration|id|"
    r"certificate|"
    r"certification|cert|credential|bar|vat|gstin?|ein|abn|acn|tin|npi|iban|swift|bic|gtin|upc|"
    r"ean|"
    r"sku|asin|order|ticket|rfc|iso|iec|din|astm|case|docket|invoice|ip|port|version|build|serial|"
    r"part|model|account|acct|passport|pan|cin|crn|company|charity|reference|ref|hs|code|codes|"
    r"nace|"
    r"naics|duns|d-u-n-s|contract|member|membership|permit|roll|seat|batch|course|exam|score|"
    r"scores|"
    r"coordinates|lat|latitude|longitude|range|budget|between|en|ansi|ieee|bs|cve|article|section|"
    r"regulation|directive|law|act|chapter|title|form|forms|page|pages|grade|class|nmls|cpa|sra|"
    r"gmc)\b")
_UNIT = Pattern(
    r"\s{0,2}\+?\s{0,2}(?:%|(?:(?!(?:for|on|or|and|any|in|at|to|during|if|between|"
    r"my)\b)[a-z-]+\s)?(?:hours?|hrs?|h|"
    r"users?|words?|records?|rows?|downloads?|followers?|subscribers?|clients?|customers?|usd|"
    r"eur|gbp|"
    r"inr|dollars?|euros?|pounds?|views?|visits?|visitors?|projects?|products?|items?|skus?|"
    r"pages?|"
    r"leads?|impressions?|installs?|lines?|entries|companies|people|units?|orders?|listings?|"
    r"images?|"
    r"years?|yrs?|months?|minutes?|px|pixels?|dpi|kg|km|mm|cm|m2|sqft|points?|parameters?|"
    r"samples?|"
    r"students?|employees|documents?|files?|tickets?|transactions?)\b)")
_MONEY = Pattern(
    r"(?:usd|eur|gbp|inr|ngn|php|pkr|aud|cad|rs\.?|us\$|\$|€|£|₹|₦)\s?$")
_PLUS_WORD = Pattern(r"\b(?:plus|double zero|zero zero)[\s:,-]{1,3}\(?$")
_DATE = Pattern(
    r"(?:\d{1,2}[./ -]){1,2}(?:19|20)?\d\d|(?:19|20)\d\d(?:[./-]\d{1,2}){1,2}|"
    r"(?:19|20)\d\d(?:\D{1,4}(?:19|20)\d\d)+|(?:(?:0?[1-9]|1[0-2])[./])?(?:19|20)\d\d\D{1,4}"
    r"(?:(?:0?[1-9]|1[0-2])[./])?(?:19|20)\d\d", exact=True)
_THOUSANDS = Pattern(r"\+?[1-9]\d{0,2}(?:([ .\u00a0\u202f])\d{3})(?:\1\d{3})*", exact=True)
_DIGITS = Pattern(r"\d+", exact=True)
_DOTTED = Pattern(r"\d+(?:\.\d+)+", exact=True)
_SHAPES = Pattern(
    r"(?:1[ .-])?\(?\d{3}\)?[ ./–-]{1,2}\d{3}[ .–/-]\d{4}"  # North America
    r"|\(?0\)?\d{8,11}|\(?0\d{0,5}\)?[ ./–-]{0,3}\d[\d ./–-]{3,13}\d"  # a leading zero, as most others
    r"|[2-9]\d{9,10}|1\d{10}"  # written in one
    r"|\(\d{2,5}\)[ -]{0,2}\d[\d -]{5,10}\d"  # an area code in brackets
    r"|8[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]\d\d[ -]\d\d"  # Russia, exact=True)
_GROUPS = Pattern(r"\d{2,5}(?:[ -]\d{2,5}){1,5}|\d\d(?:\.\d\d){4}|\d{4}\.\d{3}\.\d{3}", exact=True)
_YEAR = Pattern(r"(?:19|20)\d\d", exact=True)
_SINGLE = Pattern(r"\d(?:\D{1,3}\d)+", exact=True)
_COUNTING = "012345678901234567890"
_WORD = (
    r"(?:zero|nought|oh?|one|two|three|four|five|six|seven|eight|nine|double|triple|ten|"
    r"(?:eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|\d{1,6})"
)
_WORDS = Pattern(
    rf"\b(?:plus[\s,.-]{{1,3}})?{_WORD}(?:[\s,.-]{{1,3}}{_WORD}){{4,}}\b")
_NUMBER_WORD = Pattern(
    r"\b(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine)\b")
_NUMBER_WORDS = ("zero", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def phones(text: str, lowered: str) -> Iterator[Hit]:
    """The telephone numbers of a text; ``lowered`` is the text in lower case."""
    if _ENOUGH_DIGITS.search(text):
        for found in _RUN.finditer(text):
            start, end = found.span()
            if end - start <= _LONGEST_WRITTEN and _is_phone(text, start, end):
                yield Hit(start, end, "phone")
    if _LOOKALIKE.search(text):
        for found in _RUN_LOOKALIKE.finditer(text):
            plain = found.group().translate(_AS_DIGITS)
            if plain != found.group() and sum(map(str.isdigit, found.group())) > 5:
                whole = text[: found.start()] + plain + text[found.end() : found.end() + 20]
                if _is_phone(whole, found.start(), found.end()):
                    yield Hit(found.start(), found.end(), "phone")
    if "-8" in text or " 8" in text:
        yield from (Hit(*found.span(), "phone") for found in _FREE_CALL.finditer(text))
    if sum(word in lowered for word in _NUMBER_WORDS) > 1:
        for found in _WORDS.finditer(text):
            said = len(_NUMBER_WORD.findall(found.group()))
            if said >= 3 and said + sum(map(str.isdigit, found.group())) >= _SHORTEST:
                yield Hit(found.start(), found.end(), "phone")


def _is_phone(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    digits = sum(char.isdigit() for char in written)
    if not _SHORTEST <= digits <= LONGEST:
        return False
    before = text[max(0, start - 32) : start].rpartition("\n")[2]
    if (
        (_UNIT.match(text, end) and not text[start : start + 2].count("+"))
        or _MONEY.search(before)
        or _DATE.fullmatch(written)
    ):
        return False
    if _is_repetition(written):
        return False
    if _SINGLE.fullmatch(written):
        return digits > 8 and "".join(filter(str.isdigit, written)) not in _COUNTING
    plus = any(sign in written[:3] for sign in "+＋") or _PLUS_WORD.search(before) is not None
    international = plus or (written.startswith(("00", "011 ")) and digits > 10)
    cue = _last(_CUE, before)
    if cue >= 0 and len(before[cue:].split()) > _WORDS_BETWEEN:
        cue = -1
    other = _last(_OTHER, before)
    thousands = _THOUSANDS.fullmatch(written) is not None
    if international and digits >= _SHORTEST_FULL and not (thousands and digits < 11):
        return other <= cue or plus
    if cue >= 0 and digits >= _SHORTEST:
        return True
    if other >= 0 or thousands or not _LEAST_BARE <= digits <= _MOST_BARE:
        return False
    plain = written.strip("[]{}()") if written.count("(") != written.count(")") else written
    return _is_shaped(plain)


def _is_shaped(written: str) -> bool:
    """Whether a number without words that say so is written as telephone numbers are."""
    groups = _DIGITS.findall(written)
    if len(groups) == 1:
        return _SHAPES.fullmatch(written) is not None and not written.endswith("0000")
    if sum(_YEAR.fullmatch(group) is not None for group in groups) > 1:
        return False
    if _DOTTED.fullmatch(written):  # versions have dots too
        return [len(group) for group in groups] in (
            [3, 3, 4],
            [1, 3, 3, 4],
            [2] * 5,
            [4, 3, 3],
            [4, 4, 3],
            [3, 4, 4],
        )
    if len(set(map(len, groups))) == 1 and len(groups[0]) > 2:  # keys and cards: 1234-5678-9012
        return written[0] == "0" or len(groups[0]) == 5 or ("-" in written and len(groups[0]) == 3)
    return _SHAPES.fullmatch(written) is not None or _GROUPS.fullmatch(written) is not None


def _is_repetition(written: str) -> bool:
    """``100-200-300``, ``0000-0000``: steps and placeholders, not numbers that can be called."""
    groups = re.findall(r"\d+", written)
    return len(groups) > 1 and all(group.endswith("00") for group in groups)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match begins, or -1."""
    place = -1
    for found in pattern.finditer(text):
        place = found.start()
    return place
