"""Telephone numbers in a text, told from all the other numbers that a profile is full of.

A run of digits counts as a telephone number if it is written like one (``+44 7700 900123``,
``(212) 555-0187``, ``0803 123 4567``) or if the words before it say so ("call", "mobile"); dates,
amounts, registrations, versions, norms and the like do not.
"""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.pattern import Pattern, either
from profilelint.policy.phrases import Hit
from profilelint.policy.wording import Wording

LONGEST = 15
"""Digits of the longest telephone number (ITU-T E.164)."""
_SHORTEST, _SHORTEST_FULL = 7, 8
"""Digits of the shortest number that is called one, and of one with a country code."""
_FEWEST = 6
"""Digits that a text must have before numbers, look-alikes included, are looked for."""
_LEAST_BARE, _MOST_BARE = 9, 13
"""Digits of a number without any word that says what it is."""
_LONGEST_WRITTEN = 45
_WORDS_BETWEEN = 5
"""Words from the one that speaks of a telephone up to the number."""

_BETWEEN = r"[ \t\u00a0\u2009\u202f.\-‐‑–—/()\[\]{}·•_*~\ufe0f\u20e3]"
_RUN = Pattern(
    rf"(?<![\w$€£₹₦%])(?<!\d[.,/:=-])(?:[\[({{]?\+ ?)?[\[(]?\d(?:{_BETWEEN}{{0,4}}\d)+", exact=True
)
_ENOUGH_DIGITS = Pattern(rf"\d(?:{_BETWEEN}{{0,4}}\d){{5}}", exact=True)
_LOOKALIKE = Pattern(r"\d[oOIl][\doOIl ]|(?<!\w)[oO]\d\d", exact=True)
_LOOKALIKE_RUN = Pattern(r"(?<!\w)[+(]{0,2}[\doOIl](?:[ .-]?[\doOIl]){7,14}(?!\w)", exact=True)
_AS_DIGITS = str.maketrans("oOIl", "0011")
_FREE_CALL = Pattern(
    r"(?<!\w)1[ -]8(?:00|33|44|55|66|77|88)[ -](?=[A-Z\d-]{0,10}[A-Z])[A-Z\d-]{7,10}(?!\w)",
    exact=True,
)
_CUE_WORDS = either("""
    phone phones telephone tel tél tlf telefon telefone telefono teléfono mobile mob cell cellular
    whatsapp whats_app wapp wa watsapp viber signal telegram zoom imo wechat zalo qq icq text
    texts sms dial ring ph gsm hotline landline fax handy móvil movil celular cel zap hp contact
    reach my_number number_is on_number my_no line digits número numero numéro nummer nomor numara
    fone portable cellulare telepon llama* lláma* ligue appele* ruf anruf* chiam* zadzwoń тел*
    звон* позвон* номер* моб*""")
_CUE = Pattern(
    r"\bcall(?:ing)?(?! cent| of)\b|(?<!\w)[tmp][:.](?= ?$)|[☎📞📱✆☏📲]"
    "|هاتف|اتصل|جوال|رقم|واتس|电话|手机|微信|号码|電話|携帯|전화|번호|फोन|फ़ोन|नंबर|कॉल|व्हाट्सएप"
    rf"|\b{_CUE_WORDS}\b"
)
_OTHER_WORDS = either("""
    isbn issn orcid doi pmid patent license licence licensed licenced lic reg registered
    registration id certificate certification cert credential bar vat gst gstin ein abn acn tin
    npi iban swift bic gtin upc ean sku asin order ticket rfc iso iec din astm case docket invoice
    ip port version build serial part model account acct passport pan cin crn company charity
    reference ref hs code codes nace naics duns d-u-n-s contract member membership permit roll
    seat batch course exam score scores coordinates lat latitude longitude range budget between en
    ansi ieee bs cve article section regulation directive law act chapter title form forms page
    pages grade class nmls cpa sra gmc standard standards norm norms iatf sae mil""")
_OTHER = Pattern(rf"\b{_OTHER_WORDS}\b")
_SMALL_WORD = r"(?!(?:for|on|or|and|any|in|at|to|during|if|between|my)\b)"
_UNIT_WORDS = either("""
    hour hours hr hrs h user users word words record records row rows download downloads follower
    followers subscriber subscribers client clients customer customers usd eur gbp inr dollar
    dollars euro euros pounds view views visit visits visitors project projects product products
    item items skus page pages lead leads impressions installs line lines entries companies people
    unit units orders listings image images year years yrs month months minutes px pixels dpi kg
    km mm cm m2 sqft points parameters samples students employees documents files tickets
    transactions""")
_UNIT = Pattern(rf"\s{{0,2}}\+?\s{{0,2}}(?:%|(?:{_SMALL_WORD}[a-z-]{{1,20}}\s)?{_UNIT_WORDS}\b)")
_MONEY = Pattern(r"(?:usd|eur|gbp|inr|ngn|php|pkr|aud|cad|rs\.?|us\$|[$€£₹₦])\s?$")
_PLUS_WORD = Pattern(r"\b(?:plus|double zero|zero zero)[\s:,-]{1,3}\(?$")
_MONTH = r"(?:(?:0?[1-9]|1[0-2])[./])?"
_DATE = Pattern(
    r"(?:\d{1,2}[./ -]){1,2}(?:19|20)?\d\d|(?:19|20)\d\d(?:[./-]\d{1,2}){1,2}"
    rf"|(?:19|20)\d\d(?:\D{{1,4}}(?:19|20)\d\d)+|{_MONTH}(?:19|20)\d\d\D{{1,4}}{_MONTH}(?:19|"
    rf"20)\d\d",
    exact=True,
)
_THOUSANDS = Pattern(r"\+?[1-9]\d{0,2}([ .\u00a0\u202f])\d{3}(?:\1\d{3})*", exact=True)
_DIGITS = Pattern(r"\d+", exact=True)
_DOTTED = Pattern(r"\d+(?:\.\d+)+", exact=True)
_SHAPES = Pattern(
    r"(?:1[ .-])?\(?\d{3}\)?[ ./–-]{1,2}\d{3}[ .–/-]\d{4}"  # North America
    r"|\(?0\)?\d{8,11}|\(?0\d{0,5}\)?[ ./–-]{0,3}\d[\d ./–-]{3,13}\d"  # a leading zero: most others
    r"|[2-9]\d{9,10}|1\d{10}"  # written in one
    r"|\(\d{2,5}\)[ -]{0,2}\d[\d -]{5,10}\d"  # an area code in brackets
    r"|8[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]\d\d[ -]\d\d"  # Russia
    r"|\d{3}[ -]\d{7}|\d{2,5}(?:[ -]\d{2,5}){1,5}|\d\d(?:\.\d\d){4}",  # any groups
    exact=True,
)
_DOTTED_GROUPS = ((3, 3, 4), (1, 3, 3, 4), (2, 2, 2, 2, 2), (4, 3, 3), (4, 4, 3), (3, 4, 4))
_YEAR = Pattern(r"(?:19|20)\d\d", exact=True)
_SINGLE = Pattern(r"\d(?:\D{1,3}\d)+", exact=True)
_COUNTING = "012345678901234567890"
_DIGIT_WORDS = "zero one two three four five six seven eight nine"
_EACH_DIGIT = frozenset(_DIGIT_WORDS.split())
_WORD_WORDS = either(
    _DIGIT_WORDS
    + """
    nought oh o double triple ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"""
)
_WORD = rf"(?:\d{{1,6}}|{_WORD_WORDS})"
_WORDS = Pattern(rf"\b(?:plus[\s,.-]{{1,3}})?{_WORD}(?:[\s,.-]{{1,3}}{_WORD}\b){{4,40}}")
_DIGIT_WORD = Pattern(rf"\b(?:{either(_DIGIT_WORDS)}|oh|nought)\b")


def phones(said: Wording) -> Iterator[Hit]:
    """The telephone numbers of a text."""
    text = said.text
    if said.digits >= _FEWEST and _ENOUGH_DIGITS.search(text):
        for found in _RUN.finditer(text):
            start, end = found.span()
            before = text[max(0, start - 32) : start]
            if end - start <= _LONGEST_WRITTEN and _is_phone(
                before, found.group(), text[end : end + 40]
            ):
                yield Hit(start, end, "phone")
    if said.digits >= _FEWEST and _LOOKALIKE.search(text):
        for found in _LOOKALIKE_RUN.finditer(text):
            start, end = found.span()
            written = found.group()
            if sum(map(str.isdigit, written)) > 5 and not written[1:].isdigit():
                before, plain = text[max(0, start - 32) : start], written.translate(_AS_DIGITS)
                if plain != written and _is_phone(before, plain, text[end : end + 40]):
                    yield Hit(start, end, "phone")
    if " 8" in text or "-8" in text:
        yield from (Hit(*found.span(), "phone") for found in _FREE_CALL.finditer(text))
    if len(said.each.intersection(_EACH_DIGIT)) > 1:
        for found in _WORDS.finditer(text):
            count = sum(1 for _ in _DIGIT_WORD.finditer(found.group()))
            if count >= 3 and count + sum(map(str.isdigit, found.group())) >= _SHORTEST:
                yield Hit(*found.span(), "phone")


def _is_phone(before: str, written: str, after: str) -> bool:
    """Whether a run of digits is a telephone number, by its form and the words around it."""
    digits = "".join(filter(str.isdigit, written))
    if not _SHORTEST <= len(digits) <= LONGEST or _DATE.fullmatch(written):
        return False
    before = before.rpartition("\n")[2]
    plus = "+" in written[:2]
    if (_UNIT.match(after) and not plus) or _MONEY.search(before) or _is_steps(written):
        return False
    if _SINGLE.fullmatch(written):
        return len(digits) > 8 and digits not in _COUNTING
    plus = plus or _PLUS_WORD.search(before) is not None
    thousands = _THOUSANDS.fullmatch(written) is not None
    cue, other = _last(_CUE, before), _last(_OTHER, before)
    if cue >= 0 and len(before[cue:].split()) > _WORDS_BETWEEN:
        cue = -1
    abroad = plus or (written.startswith(("00", "011 ")) and len(digits) > 10)
    if abroad and len(digits) >= _SHORTEST_FULL and not (thousands and len(digits) < 11):
        return plus or other <= cue
    if cue >= 0:  # "WhatsApp ID 0803…" is one, "phone support for ISO 9001…" is not
        return cue > other or before[other:].casefold().startswith("id")
    if other >= 0 or thousands or not _LEAST_BARE <= len(digits) <= _MOST_BARE:
        return False
    return _is_shaped(
        written.strip("[]{}()") if written.count("(") != written.count(")") else written
    )


def _is_shaped(written: str) -> bool:
    """Whether a number without words that say so is written as telephone numbers are."""
    groups = [found.group() for found in _DIGITS.finditer(written)]
    lengths = tuple(map(len, groups))
    if len(groups) == 1:
        return _SHAPES.fullmatch(written) is not None and not written.endswith("0000")
    if sum(_YEAR.fullmatch(group) is not None for group in groups) > 1:
        return False
    if _DOTTED.fullmatch(written):  # versions have dots too
        return lengths in _DOTTED_GROUPS
    if len(set(lengths)) == 1 and lengths[0] > 2:  # keys and cards: 1234-5678-9012
        return written[0] == "0" or lengths[0] == 5 or ("-" in written and lengths[0] == 3)
    return _SHAPES.fullmatch(written) is not None


def _is_steps(written: str) -> bool:
    """``100-200-300``: steps and ranges, not numbers that can be called."""
    groups = [found.group() for found in _DIGITS.finditer(written)]
    return len(groups) > 1 and all(group.endswith("00") for group in groups)


def _last(pattern: Pattern, text: str) -> int:
    """Where the last match begins, or -1."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)
