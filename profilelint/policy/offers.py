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

from profilelint.policy import phrases
from profilelint.policy.pattern import Pattern
from profilelint.policy.phrases import Hit

_SENTENCE = Pattern(r"[^.!?\n•▪✔✅]+(?:\.(?=\w)[^.!?\n•▪✔✅]+)*", exact=True)
_LONGEST = 400
"""Characters of a sentence that are looked at; what is longer is judged in parts."""
_NEAR = 70
"""Characters that a way to pay and the words about it may take together."""
_PLACE = r"(?:upwork(?:['’]s)?|(?:the|this) (?:platform|site|website|marketplace|app|system)|"
    r"platform|here)"
_OUT = Pattern(
    rf"\b(?:outside|outwith|off|bypass(?:ing)?|circumvent(?:ing)?|go(?:ing)? around|around|"
    rf"leav(?:e|ing)|skip(?:ping)?|without|not (?:through|via|on)|instead of(?: (?:through|via|"
    rf"on|using))?|"
    rf"rather than(?: (?:through|via|on|using))?|no need (?:for|of|to (?:use|go through|involve))|"
    rf"beyond|other than|privately|escape|avoid(?:ing)?|ditch|elsewhere than|besides) ?(?:of |"
    rf"from )?-?{_PLACE}\b"
    rf"|\boff-?(?:platform|site|upwork)\b|\bout of {_PLACE}\b"
    r"|\b(?:fuera de|por fuera de|en dehors (?:de |d['’])|hors(?: de| d['’])?|"
    r"außerhalb(?: von)?|fora d[oae]|fuori da|вне|мимо|"
    r"в обход|за пределами|poza|buiten|di luar) ?(?:upwork|la plataforma|la plateforme|"
    r"der plattform|da plataforma|платформы)")
_OFFER = Pattern(
    r"\b(?:pay|paid|paying|payments?|invoices?|invoicing|bill|billing|money|hire|hiring|"
    r"contracts?|deals?|discounts?|"
    r"cheaper|lower|less|better (?:rate|price|deal)|rates?|prices?|pricing|fees?|commission|"
    r"save|saves|"
    r"talk|chat|contact|message|reach|discuss|communicat\w+|conversation|continue|move|moving|"
    r"take (?:it|this|things|our)|"
    r"directly?|arrange\w*|agreements?|negotia\w+|prefer\w*|open to|happy to|glad to|willing|"
    r"ready to|"
    r"available|welcome|possible|let['’]?s|we can|we could|can (?:also )?work|could work|"
    r"work together|"
    r"pag\w+|paie\w*|payer|zahl\w+|bezahl\w+|arbeit\w+|trabaj\w+|trabalh\w+|travaill\w+|"
    r"оплат\w*|работ\w+|"
    r"work with me|working with me|collaborat\w+|cooperat\w+|long[- ]term|start|meet|call|book|"
    r"order)\b")
_PAST = Pattern(
    r"\b(?:experience[sd]?|background|career|history|worked|built|designed|completed|delivered|"
    r"earned|"
    r"served|gained|been|i was|previously|day job|full[- ]time (?:job|employ\w+)|employed|"
    r"my own (?:company|business)|"
    r"portfolio of|testimonials?|reviews?|references?|before joining|"
    r"(?:projects|clients|work|contracts|jobs) (?:(?:that )?i (?:have |had )?(?:did|do|done|"
    r"have|had)|from|i))\b")
_NEVER = Pattern(
    r"\bnever\b|\b(?:i|we)(?: \w+){0,2}? ?(?:not|n['’]t|cannot|can ?not|don['’]?t|won['’]?t|"
    r"can['’]?t|wouldn['’]?t)"
    r"(?! (?:only|(?:have to |need to |want to |even )?(?:pay|lose|give|share|go through|use)\b))|"
    r"\b(?:please (?:do not|don['’]?t|no)|(?:do not|don['’]?t) (?:ask|offer|contact|message|"
    r"suggest|propose|request|send|"
    r"try|invite|write|share)|must not|should not|shouldn['’]?t|not allowed|is not|isn['’]?t|"
    r"are not|aren['’]?t|"
    r"not (?:accept\w*|interested|available|open|possible|willing|agree|discuss)|"
    r"no (?:work|payments?|contact|communication|deals?|contracts?|offers?|talk|calls?|"
    r"projects?|jobs?|exceptions?|"
    r"off-\w+)|refuse[sd]?|declin\w+|reject\w*|against|ignore[sd]?|report(?:ed)?|violat\w+|"
    r"prohibit\w*|"
    r"forbidden|nothing|not once|scam\w*|only (?:on|through|via|within) (?:upwork|the platform)|"
    r"nunca|jamais|niemals|nicht|нельзя)\b")
_FEE = Pattern(
    r"\b(?:sav\w+|avoid\w*|skip\w*|dodg\w+|bypass\w*|escap\w+|cut|cutting|without|drop|"
    r"eliminat\w+|minus|no|zero|free of|"
    r"get(?:ting)? around|not pay(?:ing)?|keep|split|share|"
    r"less)\b[^.!?\n]{0,40}?\b(?:upwork(?:['’]s)?|platform(?:['’]s)?|"
    r"marketplace|freelancer|middle ?m[ae]n|(?:5|10|15|20) ?%|(?:five|ten|twenty) percent|"
    r"service|site(?:['’]s)?)"
    r"(?: \w+){0,2}? (?:fees?|commissions?|cuts?|charges?|share|tax|percent(?:age)?)\b")
_FEE_OF_OTHERS = Pattern(
    r"\b(?:amazon|etsy|ebay|airbnb|booking|sellers?|sales platforms?|hosts?|shopify|uber|hidden|"
    r"setup|cancellation|"
    r"customers?|guests?|merchants?|vendors?|built|developed|bank|software)\b")
_DIRECT = Pattern(
    r"\b(?:hire|pay|contract|book|engage|order|buy|work(?:ing)?|deal(?:ing)?|go(?:ing)?|sign|"
    r"invoice|bill|contact|come|reach)"
    r"(?: (?:with|to|from|through))?(?: (?:me|us|you|my (?:company|studio|agency|firm|business|"
    r"llc|website|site|shop)))?"
    r"(?: \w+){0,2}? (?:direct|directly|privately|personally|off the (?:books|record)|"
    r"under the table)\b|"
    r"\bdirect(?:ly)? (?:with|to|from|through|contract|deal|payment|invoic\w+|hire|billing|"
    r"booking|clients?)\b|"
    r"\bprivate(?:ly)? (?:contract|deal|arrangement|agreement|clients?)\b")
_CHEAPER = Pattern(
    r"\b(?:discounts?|discounted|cheaper|lower (?:rate|price|cost|fee)\w*|(?:\d+ ?%|"
    r"half) (?:off|less|lower|cheaper|discount)|less expensive|"
    r"better (?:rate|price|deal)s?|save|reduced|reduce my|special (?:rate|price)|"
    r"drop my (?:rate|price)|no (?:fee|fees|commission))\b")
_TAKES = Pattern(
    r"\b(?:(?:i|we)(?:['’](?:ll|d|m))?(?: \w+){0,2}? (?:accept|take|prefer|use|work with|like)|"
    r"pay (?:me|us|my)|paid|payable|half|upfront|in advance|(?:you|clients?) "
    r"(?:can|may|could|should|will)(?: \w+){0,2}? (?:pay|send|transfer|deposit|wire)|(?:send|"
    r"transfer|deposit|wire)(?: \w+){0,3}? "
    r"(?:payment|payments|money|deposit|funds|advance|invoice|half|\d+ ?%|it)|payments?|pay|"
    r"invoice[ds]?|(?:my|our) (?:paypal|venmo|wise|payoneer|"
    r"cash ?app|zelle|wallet|bank|iban|upi|account|btc|usdt)|deposit|advance|tips?|accepted|"
    r"preferred|welcome)\b")
_MONEY_OF_OTHERS = Pattern(
    r"\b(?:gateways?|integrat\w*|checkout|stripe api|shop\w*|stores?|api|apis|woocommerce|"
    r"websites?|apps?|plugins?|develop\w*|"
    r"customers?|users?|buyers?|visitors?|reconcil\w*|book-?keep\w*|quickbooks|xero|sellers?|"
    r"trading|exchange|fintech|"
    r"processors?|processing|systems?|software|modules?|subscription|connected|implement\w*|"
    r"added|built|set up|setup|"
    r"currenc\w+|donors?|donations?|pos|e-?commerce|audit\w*|fraud|disputes?|worked (?:at|for)|"
    r"clients like|employee|merchant|methods such|"
    r"accounts? (?:payable|receivable)|payroll|donat\w+|bot|bots|smart contracts?|defi|nft|"
    r"blockchain)\b")
_PAY_LINK = Pattern(
    r"\bpaypal\.me/\S+|\bvenmo\.com/\S+|\bcash\.app/\S+|\bbuymeacoffee\.com/\S+|\bko-fi\.com/\S+")


@cache
def _ways() -> re.Pattern[str]:
    listed = "|".join(re.escape(name).replace(r"\ ", r"[\s-]?") for name in phrases.names("pay"))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


@cache
def _gates() -> tuple[str, ...]:
    ways = tuple(name.casefold() for name in phrases.names("pay") if len(name) > 4)
    return (
        *ways,
        "upwork",
        "platform",
        "this site",
        "the site",
        "marketplace",
        " fee",
        "commission",
    )


_SHORT = Pattern(
    r"\b(?:wise|upi|btc|eth|usdt|usdc|pix|wire|direct\w*|privately|middle ?m[ae]n)\b", exact=True)


def offers(text: str, lowered: str) -> Iterator[Hit]:
    """The sentences' parts that offer work or payment elsewhere, without overlaps."""
    if not any(gate in lowered for gate in _gates()) and not _SHORT.search(lowered):
        return
    for found in _SENTENCE.finditer(text):
        for start in range(found.start(), found.end(), _LONGEST):
            sentence = text[start : min(start + _LONGEST, found.end())]
            if span := _offer(sentence):
                yield Hit(start + span[0], start + span[1], "outside")


def _offer(sentence: str) -> tuple[int, int] | None:
    """The words of a sentence that make it an offer, or ``None``."""
    if link := _PAY_LINK.search(sentence):
        return link.span()
    out = _OUT.search(sentence)
    fee = _FEE.search(sentence)
    direct = _DIRECT.search(sentence)
    way = _ways().search(sentence)
    if not (out or fee or direct or way) or _NEVER.search(sentence):
        return None
    if out and not _PAST.search(sentence):
        offer = _nearest(_OFFER, sentence, out)
        if offer:
            return _trimmed(sentence, min(out.start(), offer.start()), max(out.end(), offer.end()))
    if fee and not _FEE_OF_OTHERS.search(sentence):
        return fee.span()
    if direct and (cheaper := _CHEAPER.search(sentence)) and not _MONEY_OF_OTHERS.search(sentence):
        return min(direct.start(), cheaper.start()), max(direct.end(), cheaper.end())
    if way and not _MONEY_OF_OTHERS.search(sentence):
        takes = _nearest(_TAKES, sentence, way)
        if takes:
            start, end = min(way.start(), takes.start()), max(way.end(), takes.end())
            return (start, end) if end - start <= _NEAR else None
    return None


def _nearest(pattern: re.Pattern[str], sentence: str, to: re.Match[str]) -> re.Match[str] | None:
    """The match nearest to another one and outside it."""
    return min(
        (
            found
            for found in pattern.finditer(sentence)
            if not (to.start() <= found.start() < to.end())
        ),
        key=lambda found: min(abs(found.start() - to.end()), abs(to.start() - found.end())),
        default=None,
    )


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    written = sentence[start:end]
    return start + len(written) - len(written.lstrip()), end
