"""The overview as prose: an offer, and evidence for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from profilelint import naming, needed
from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.text import WORD, excerpt

_AT = ("overview",)

_AUDIENCE = Pattern(
    r"\b(?:you(?:rs?)?|clients?|customers?|compan(?:y|ies)|business(?:es)?|start-?ups?|brands?|"
    r"firms?|teams?|agenc(?:y|ies)|organi[sz]ations?|enterprises?|entrepreneurs?|founders?|"
    r"owners?|employers?|shops?|stores?|authors?|students?|schools?|people|families|investors?|"
    r"sellers?|buyers?|nonprofits?|non-profits|ngos?|studios?|offices?|publishers?|users|patients?|"
    r"everyone|individuals?)\b"
)
_COMMON_ENGLISH = Pattern(
    r"\b(?:a|about|all|also|an|and|any|are|as|at|be|been|but|by|can|for|from|had|has|have|i|if|in|"
    r"into|is|it|like|me|more|my|need|not|of|on|or|our|so|that|the|this|to|up|us|we|what|when|"
    r"which|who|will|with|work|you|your|years)\b"
)
_ENGLISH_SHARE = 0.12
"""Share of such words from which a text is taken as English; lists of tools have fewer."""

_NUMBER = Pattern(r"\d[\d.,]*", exact=True)
_VERSIONED = frozenset(
    [
        *("python", "web", "angular", "laravel", "php", "java", "bootstrap", "unity", "gpt", "es"),
        *("drupal", "vue", "django", "office", "windows", "dynamics", "qt", "engine", "cms", "ue"),
        *("magento", "rails", "symfony", "swift", "net", "c", "version", "top"),
    ]
)
"""Words whose number is a version, or ("top 1 %") a badge."""

_NUMBER_WORDS = frozenset(
    [
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "dozen", "dozens", "hundred"),
        *("hundreds", "thousand", "thousands", "million", "millions", "decade", "decades"),
        *("twice", "doubled", "tripled", "halved"),
    ]
)
_RESULT_WORDS = frozenset(
    [
        *("phd", "ma", "msc", "bsc", "mba", "btech", "llb", "llm", "bachelor", "bachelor's"),
        *("bachelors", "master", "master's", "masters", "degree", "diploma", "graduate"),
        *("graduated", "university", "certified", "certificate", "certification", "licensed"),
        *("certifications", "certificates", "licenced", "admitted", "award", "awards", "awarded"),
        *("published", "featured", "launched", "won", "founder", "co-founder", "cofounder"),
        *("founded",),
    ]
)
_NAMED_CLIENT = Pattern(
    r"\b(?:work(?:ed|ing)?|employed|interned|experience|projects?|clients?|job) "
    r"(?:\w+ ){0,4}(?:at|for|with|in|like|as|from|include|including)(?: the)? (?-i:[A-Z])\w+"
    r"|\b\w{2,}(?:ed|ote|ew|ilt|ade) (?:[\w'’-]+ ){1,6}?(?:of|for|at|by) (?:the |an? )?"
    r"(?-i:[A-Z])\w+"
)
_ABBREVIATED = Pattern(
    r"\b(?:[Pp]h\. ?D|M\.S|B\.S|M\.A|B\.A|M\.Sc|B\.Sc|LL\.[BM]|B\.Tech)\b", exact=True
)
_STEM = 6
_CLAUSE = Pattern(r"[\n,;:•|]+|\. ", exact=True)


_WRITER = (
    "I write case studies for B2B software companies. You send me the recording of an interview, "
    "and I send back 1,000 words that your sales team can use. I have written 140 of them since "
    "2019."
)
_LAWYER = (
    "Contract lawyer, admitted in Kenya. I draft and review supply agreements for small "
    "manufacturers who sell to the EU.\n\nYou get every remark in plain English, with the change "
    "that I would ask for."
)
_DESIGNER = (
    "I design packaging for small food brands: boxes, labels, sleeves. Eleven brands sell in my "
    "boxes today."
)


@check(
    section="overview",
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": _WRITER}),
        Example({"overview": _LAWYER}),
        Example({"overview": "I build bridges in Revit and Tekla for two engineering offices."}),
        Example({"overview": "Traduzco contratos y sentencias.", "title": "x"}, skips="English"),
        Example(
            {
                "title": "Virtual assistant",
                "overview": "I am honest and very motivated, and I am there for you every day. My "
                "word is my bond, and I will not stop until you are happy with what you have.",
            },
            says="names no work",
        ),
        Example(
            {
                "title": "Payroll bookkeeper",
                "overview": "Hello! Thank you for looking at my profile. You will not regret it, "
                "because I always give all that I have, and you can call me at any time.",
            },
            says="names no work",
        ),
        Example({"title": "Piano tuner", "overview": "I tune pianos for two schools in Vienna."}),
        Example(
            {
                "overview": "Mechanical engineer. I have knowledge of SolidWorks and AutoCAD, and "
                "I like to learn about new things in this field. I am able to work with tight "
                "tolerances and to finish on time."
            },
            says="does not say for whom",
        ),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def overview_offer(profile: Profile) -> Iterator[Finding]:
    """Say in the overview what you do, and for whom.

    ## Why
    An overview is an offer, and an offer has two ends. The approval guide (tip 8) asks to go beyond
    the bare minimum; Upwork's page on building a profile wants the client's problem or the result
    at the beginning.

    This check is made to miss rather than to nag. That no work is named is reported only if no word
    of the whole overview is a word of your title or skills, a role, a service or a word of a trade.
    That nobody is named for whom you work is a remark, and only where neither "you" nor any client,
    kind of company or industry occurs. Overviews that are not in English are not judged.

    ## How to mend it
    Finish this sentence and put it first: "I do (this work) for (these clients), so that (this
    comes of it)."
    """
    text = needed.overview(profile)
    plain = _plain(text)
    compared = bool(profile.title or profile.skills)
    if compared and not _names_own_work(plain, profile) and not _names_work(plain):
        _must_be_english(plain)
        yield Finding(
            f"The overview names no work that a client could look for: “{excerpt(text)}”.",
            "Say what you do, in the words of your trade, and for whom.",
            at=_AT,
        )
    elif not _AUDIENCE.search(plain) and not _names_industry(plain):
        _must_be_english(plain)
        yield Finding(
            "The overview tells what you know, but does not say for whom you work: there is no "
            "“you”, no client and no industry in it.",
            "Add a sentence with the kind of client or project that you are best for.",
            at=_AT,
            severity=Severity.INFO,
        )


@check(
    section="overview",
    severity=Severity.WARNING,
    guide_tip=8,
    examples=[
        Example({"overview": _WRITER}),
        Example({"overview": _DESIGNER}),
        Example({"overview": _LAWYER}),
        Example({"overview": "I worked for Siemens and sold their pumps to the food industry."}),
        Example(
            {
                "overview": "I am a virtual assistant with many skills in Python 3 and Excel. I "
                "do all that you need, and you can reach me 24/7 with a 100% positive mind."
            },
            says="no number and no result",
        ),
        Example(
            {
                "overview": "I design logos for your brand. With an eye for colour and a deep "
                "understanding of what you want I create work that you will be proud of."
            },
            says="no number and no result",
        ),
        Example(
            {
                "overview": "I am an experienced paralegal with extensive knowledge of contracts. "
                "I am able to support your firm in all that you need, quickly and with care."
            },
            says="no number and no result",
        ),
        Example({"overview": "Hola, soy traductora jurada. Cuéntame qué necesitas."}, skips="Eng"),
        Example({"overview": " "}, skips="no overview to judge"),
    ],
)
def overview_evidence(profile: Profile) -> Iterator[Finding]:
    """Put evidence into the overview: a number, a client, a finished piece of work.

    ## Why
    Upwork's help asks for numbers and examples instead of adjectives. Everybody can write
    "extensive experience"; "140 case studies since 2019" cannot be written by everybody.

    Anything counts: years, amounts, numbers in words, a degree or licence, an employer or client by
    name, an award. Versions ("Python 3"), numbered points, "24/7" and "100 %" do not. Overviews
    that are not in English are not judged.

    ## How to mend it
    Add one finished piece of work with its size or its outcome: how many, how fast, for whom, what
    changed. Take what you can prove. Never make a number up; if you have none yet, say what you
    finished: a course project, a shop for a friend.
    """
    # A figure in the title stands right above the overview, so it counts too.
    text = _plain(f"{profile.title or ''}\n{needed.overview(profile)}")
    if _has_figure(text) or _names_a_result(text):
        return
    _must_be_english(text)
    yield Finding(
        "The overview has no number and no result: nothing in it can be checked or pictured.",
        "Add one piece of work that you finished, with a figure or a name: how many, how fast, for "
        "whom, what came of it.",
        at=_AT,
    )


def _plain(text: str) -> str:
    """A text with the bold and italic letters of the maths alphabet made plain ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _must_be_english(text: str) -> None:
    """:raises Skip: for a text that is in another language."""
    if len(_COMMON_ENGLISH.findall(text)) < _ENGLISH_SHARE * len(WORD.findall(text)):
        raise NotApplicable(
            "the overview is not in plain English sentences, and only these can be judged"
        )


def _has_figure(text: str) -> bool:
    """Whether a number stands in a text that tells something about the person.

    Versions ("HTML5", "Web 2.0"), numbered points, "3D", "#1", "24/7" and "100 %" do not.
    """
    for found in _NUMBER.finditer(text):
        number, start, end = found[0].rstrip(".,"), found.start(), found.end()
        before, after = text[max(0, start - 20) : start], text[end : end + 3]
        if before[-1:].isalpha() or before[-1:] in ("#", "_") or "." in number:
            continue
        if after[:1].isalpha() and not after[1:2].isalpha() and after[:1] not in "kKmM+":
            continue
        if after.startswith("/7") or before.endswith("24/"):
            continue
        if number == "100" and "%" in after[:2]:
            continue
        lead = before.rpartition("\n")[2].strip(" \t(")
        if (
            not lead
            and len(number) < 3
            and (found[0] != number or after[:1] in (")", ":", "-", "]"))
        ):
            continue
        if lead.rpartition(" ")[2].casefold() in _VERSIONED:
            continue
        return True
    return False


def _names_a_result(text: str) -> bool:
    """Whether a number in words, a degree, a licence, an award or a client stands in a text."""
    said = WORD.findall(text.casefold().replace("’", "'"))
    return bool(
        not _NUMBER_WORDS.isdisjoint(said)
        or not _RESULT_WORDS.isdisjoint(said)
        or _ABBREVIATED.search(text)
        or _NAMED_CLIENT.search(text)
    )


def _names_own_work(text: str, profile: Profile) -> bool:
    """Whether a word of the title or of a skill stands in a text, or half of one."""
    lower = text.casefold()
    named = (profile.title or "", *(profile.skills or ()), *(profile.subcategories or ()))
    return any(
        len(word) > 3 and word[:_STEM] in lower and word not in naming.generic()
        for name in named
        for word in WORD.findall(name.casefold())
    )


def _names_work(text: str) -> bool:
    """Whether a line of a text names work; the lines are looked at one by one, for speed."""
    return any(naming.named(naming.tokens(part)) for part in _CLAUSE.split(text) if part)


def _names_industry(text: str) -> bool:
    return any(
        phrase in naming.industries() for _, _, phrase in naming.phrases(naming.tokens(text))
    )
