"""Offers to work or to be paid outside the platform.

They come in too many wordings for a list of phrases, so each sentence is judged by what it names
together: a way out ("outside Upwork", "off the platform"), money or work, and whose it is. A
sentence that denies it ("never outside Upwork") or tells of the past ("worked outside Upwork for
ten years") is let be, and so is one about the payments of other people's customers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profilelint.pattern import Pattern, either
from profilelint.policy.phrases import Hit, names
from profilelint.policy.wording import Names, Wording, names_of
from profilelint.policy.words import any_name

_NEAR = 70
"""Characters that a way to pay and the words about it may take together."""
_PLACE = (
    r"(?:(?:the )?upwork(?:['’]s)?|(?:the|this) (?:platform|site|website|marketplace|app|system)|"
    r"platform|here)"
)
_WAYS_OUT = either("""
    outside outwith off bypass bypassing circumvent circumventing go_around going_around around
    leave leaving skip skipping without not_through not_via not_on instead_of instead_of_through
    instead_of_via instead_of_on instead_of_using rather_than rather_than_through rather_than_via
    rather_than_on rather_than_using no_need_for no_need_to_use no_need_to_go_through
    no_need_to_involve beyond other_than privately escape avoid avoiding ditch besides""")
_ABROAD = either("""
    fuera_de por_fuera_de en_dehors_de en_dehors_d' en_dehors_d’ hors hors_de hors_d' hors_d’
    außerhalb außerhalb_von fora_do fora_da fora_de fuori_da вне мимо в_обход за_пределами poza
    buiten di_luar""")
_OUT = Pattern(
    rf"\b{_WAYS_OUT} ?(?:of |from )?-?{_PLACE}\b|\boff-?(?:platform|site|upwork)\b|"
    rf"\bout of {_PLACE}\b"
    rf"|\b{_ABROAD} ?(?:upwork|la plataforma|la plateforme|der plattform|da plataforma|платформы)"
    r"|\b(?:hire|contract|pay|book) me outside\b"
)
_OFFER_WORDS = either("""
    pay paid paying payment payments invoice invoices invoicing bill billing money hire hiring
    contract contracts deal deals discount discounts cheaper lower less better_rate better_price
    better_deal rate rates price prices pricing fee fees charge commission save saves talk chat
    contact message reach discuss communicat* conversation continue move moving take_it take_this
    take_things take_our direct directly arrange* agreement agreements negotia* prefer* open_to
    happy_to glad_to willing ready_to available welcome possible lets let's let’s we_can we_could
    can_work can_also_work could_work work_together work_with_me working_with_me collaborat*
    cooperat* long_term long-term start meet call book order pago pagar pague paie* payer zahl*
    bezahl* arbeit* trabaj* trabalh* travaill* оплат* работ*""")
_OFFER = Pattern(rf"\b{_OFFER_WORDS}\b")
_PAST_WORDS = either("""
    experience experienced background career history worked built designed completed delivered
    earned served gained been i_was previously day_job employed my_own_company my_own_business
    portfolio_of testimonial testimonials review reviews reference references before_joining""")
_PAST = Pattern(
    rf"\b(?:{_PAST_WORDS}|full[- ]time (?:job|employ)\w*"
    r"|(?:projects|clients|work|contracts|jobs) (?:(?:that )?i (?:have |had )?(?:did|do|done|"
    r"have|had)|from|i (?:have |had )?(?:\w+ed|took|ran|made|wrote|built|won)))\b"
)
_FEE_VERBS = r"(?:have to |need to |want to |even )?(?:pay|lose|give|share|go through|use)"
_VERBS = "do|does|did|wo|would|ca|could|should|is|are|was|were|have|has|had|must|need"
_NEVER_WORDS = either("""
    refuse refuses refused declin* reject* against ignore ignored report reported violat*
    prohibit* forbidden nothing scam* nunca jamais niemals nicht нельзя""")
_NEVER = Pattern(
    rf"\bnever\b|\b(?:i|we)(?: \w+){{0,2}}? ?(?:not|cannot|(?:{_VERBS})n['’]?t)\b(?! (?:only|"
    rf"{_FEE_VERBS})\b)"
    r"|\b(?:please (?:do not|don['’]?t|no)|(?:do not|don['’]?t) (?:ask|offer|contact|message|"
    r"suggest|propose|request|send|try|invite|write|share)|(?:is|are|should)n['’]?t|(?:is|are|"
    r"must|should) not|not (?:allowed|accept\w*|interested|available|open|possible|willing|agree|"
    r"discuss|once)|no (?:work|payments?|contact|communication|deals?|contracts?|offers?|talk|"
    r"calls?|projects?|jobs?|exceptions?|off-\w+)|only (?:on|through|via|within) (?:upwork|"
    r"the platform))\b"
    rf"|\b{_NEVER_WORDS}\b"
)
_FEE_WORDS = either("""
    sav* avoid* skip* dodg* bypass* escap* cut cutting without drop eliminat* minus no zero
    free_of get_around getting_around not_pay not_paying keep split share less""")
_FEE = Pattern(
    rf"\b{_FEE_WORDS}\b[^.!?\n]{{0,40}}?"
    r"\b(?:(?:upwork|platform|site)(?:['’]s)?|marketplace|freelancer|middle ?m[ae]n|service|"
    r"(?:5|10|15|20) ?%|(?:five|ten|twenty) percent)(?: \w+){0,2}? "
    r"(?:fees?|commissions?|cuts?|charges?|share|tax|percent(?:age)?)\b"
)
_FEE_OF_OTHERS_WORDS = either("""
    amazon etsy ebay airbnb booking seller sellers host hosts shopify uber hidden setup
    cancellation customer customers guest guests merchant merchants vendor vendors built developed
    bank software""")
_OTHER_SITES = Pattern(r"\b(?:amazon|etsy|ebay|airbnb|booking\.com|uber)\b")
_FEE_OF_OTHERS = Pattern(rf"\b{_FEE_OF_OTHERS_WORDS}\b")
_DIRECT_WORDS = either("""
    hire pay contract book engage order buy work working deal dealing go going sign invoice bill
    contact come reach""")
_DIRECT = Pattern(
    rf"\b{_DIRECT_WORDS}(?: (?:with|to|from|through))?"
    r"(?: (?:me|us|you|my (?:company|studio|agency|firm|business|llc|website|site|shop)))?"
    r"(?: \w+){0,2}? (?:direct|directly|privately|personally|off the (?:books|record)|"
    r"under the table)\b"
    r"|\bdirect(?:ly)? (?:with|to|from|through|contract|deal|payment|invoic\w+|hire|billing|"
    r"booking|clients?)\b|\bdirect rates?\b|\bprivate(?:ly)? (?:contract|deal|arrangement|"
    r"agreement|client)s?\b"
)
_CHEAPER = Pattern(
    r"\b(?:discount(?:s|ed)?|cheaper|lower (?:rate|price|cost|fee)\w*|less expensive|"
    r"(?:\d+ ?%|half) (?:off|less|lower|cheaper|discount)|better (?:rate|price|deal)s?|save|"
    r"reduced|reduce my|special (?:rate|price)|drop my (?:rate|price)|keep the \d+|no (?:fees?|"
    r"commission)|fees)\b"
)
_TAKES_WORDS = either("""
    paid payable payment payments pay invoice invoiced deposit advance tip tips accepted preferred
    prefer welcome ok okay request requests half upfront in_advance is_fine are_fine all_fine
    is_ok is_okay works_too""")
_TAKES = Pattern(
    r"\b(?:(?:i|we)(?:['’](?:ll|d|m))?(?: \w+){0,2}? (?:accept|take|prefer|use|work with|like|"
    r"settle)"
    r"|pay (?:me|us|my)|(?:you|clients?) (?:can|may|could|should|will)(?: \w+){0,2}? "
    r"(?:pay|send|transfer|deposit|wire)|(?:send|transfer|deposit|wire)(?: \w+){0,3}? "
    r"(?:payments?|money|deposit|funds|advance|invoice|half|\d+(?: ?%| percent)?|it)"
    r"|(?:my|our) (?:paypal|venmo|wise|payoneer|cash ?app|zelle|wallet|bank|iban|upi|account|btc|"
    r"usdt))\b"
    rf"|\b{_TAKES_WORDS}\b"
)
_MONEY_OF_OTHERS_WORDS = either("""
    gateway gateways integrat* checkout* build building shop* store stores api apis woocommerce
    website websites app apps plugin plugins develop* customer customers user users buyer buyers
    visitor visitors reconcil* bookkeep* book-keep* quickbooks xero seller sellers trading
    exchange fintech processor processors processing system systems software module modules
    subscription connected implement* added built set_up setup donor donors donation donations
    donat* pos ecommerce e-commerce audit* fraud dispute disputes worked_at worked_for
    clients_like employee merchant methods_such currenc* accounts_payable accounts_receivable
    account_payable payroll bot bots smart_contract smart_contracts defi nft blockchain""")
_MONEY_OF_OTHERS = Pattern(rf"\b{_MONEY_OF_OTHERS_WORDS}\b")
_PLAINLY = Pattern(
    r"\bpay (?:me )?(?:in )?cash\b"
    r"|\b(?:pay|order|buy|book|hire|hiring|booking|ordering)(?: me)? (?:on|through|via|at) my "
    r"(?:own )?(?:web ?)?site\b"
    r"|\bwe (?:can )?(?:work|go|deal) direct(?:ly)?(?=[.,;!]|$)"
    r"|\bprefer direct (?:work|contracts?|clients?|payments?)\b"
    r"|\b(?:cheaper|less|contract|agree\w*|pay|payments?|deals?|hire me) (?:\w+ ){0,2}?"
    r"outside(?=[.,;!]|$| for | and )"
)
_PAY_LINK = Pattern(
    r"\b(?:paypal\.me|venmo\.com|cash\.app|buymeacoffee\.com|ko-fi\.com)/[^\s<>]{1,80}"
)
_PLACES = ("upwork", "platform", "marketplace", "off-platform", "offplatform")
_MONEY = (
    "fee fees commission commissions middleman middlemen cash direct directly private privately"
)
_OUTSIDE = (
    "outside outwith bypass bypassing circumvent dehors hors außerhalb fora fuori fuera вне мимо"
)
_GATES = frozenset((*_PLACES, *_MONEY.split(), *_OUTSIDE.split()))
_END = ".!?\n•▪✔✅"
_LONGEST = 300
"""Characters of a sentence that are looked at on either side of a telling word."""


def offers(said: Wording) -> Iterator[Hit]:
    """The words of each sentence that offer work or payment elsewhere."""
    telling = [*(_GATES & said.each), *said.present(_way_names())]
    if "my" in said.each:
        telling += [word for word in ("site", "website") if word in said.each]
    places = sorted(place for word in telling for place in said.places(word))
    done = -1
    for start, end in places:
        if end <= done:
            continue
        first, done = _sentence(said.text, start, end)
        if span := _offer(said.text[first:done]):
            yield Hit(first + span[0], first + span[1], "outside")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around some words begins and ends; a long one is cut."""
    first = start
    while first > max(0, start - _LONGEST) and not _ends_at(text, first - 1):
        first -= 1
    last = end
    while last < min(len(text), end + _LONGEST) and not _ends_at(text, last):
        last += 1
    return first, last


def _ends_at(text: str, at: int) -> bool:
    """Whether a sentence ends with a character; the dot of Node.js or 4.5 ends none."""
    return text[at] in _END and not (text[at] == "." and text[at + 1 : at + 2].isalnum())


def _offer(sentence: str) -> tuple[int, int] | None:
    """The words of a sentence that make it an offer, or ``None``."""
    if plain := _PAY_LINK.search(sentence) or _PLAINLY.search(sentence):
        return None if _NEVER.search(sentence) else plain.span()
    out, fee, direct = _OUT.search(sentence), _FEE.search(sentence), _DIRECT.search(sentence)
    way = _ways().search(sentence)
    if not (out or fee or direct or way) or _NEVER.search(sentence):
        return None
    of_others = _PAST.search(sentence) or _OTHER_SITES.search(sentence)
    if out and not of_others and (offer := _nearest(_OFFER, sentence, out)):
        return _over(out, offer)
    if fee and not _FEE_OF_OTHERS.search(sentence):
        return fee.span()
    if _MONEY_OF_OTHERS.search(sentence):
        return None
    if direct and (cheaper := _nearest(_CHEAPER, sentence, direct)):
        return _over(direct, cheaper)
    if way and (takes := _nearest(_TAKES, sentence, way)):
        start, end = _over(way, takes)
        return (start, end) if end - start <= _NEAR else None
    return None


def _over(one: re.Match[str], other: re.Match[str]) -> tuple[int, int]:
    return min(one.start(), other.start()), max(one.end(), other.end())


def _nearest(pattern: Pattern, sentence: str, to: re.Match[str]) -> re.Match[str] | None:
    """The match nearest to another one and outside it."""
    outside = (
        found for found in pattern.finditer(sentence) if not to.start() <= found.start() < to.end()
    )
    return min(
        outside,
        key=lambda found: min(abs(found.start() - to.end()), abs(to.start() - found.end())),
        default=None,
    )


@cache
def _ways() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_name(names('pay'))})(?!\w)", re.IGNORECASE)


@cache
def _way_names() -> Names:
    listed = {name.casefold() for name in names("pay")}
    return names_of(listed | {name.replace(" ", "") for name in listed})
