"""The platform's rules: what a profile must not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, Safety, Severity, Skip
from profilelint.policy import contacts, phrases
from profilelint.policy.claims import badge_claims
from profilelint.policy.cutting import cut
from profilelint.policy.offers import offers
from profilelint.policy.wording import wording
from profilelint.profile import Profile
from profilelint.source import Path, Span
from profilelint.text import excerpt

_WHAT = {
    "email": "an e-mail address",
    "phone": "a telephone number",
    "link": "a link to a page where you can be reached",
    "handle": "a name by which you can be found elsewhere",
    "address": "a street address",
    "ask": "an invitation to talk outside the platform",
    "search": "a hint how to find you outside the platform",
}


_BETWEEN = " |,;:.!·•-–—"


def _texts(profile: Profile) -> list[tuple[Path, str]]:
    """Every text of the profile with its path.

    :raises Skip: where there is none.
    """
    if not (texts := profile.texts()):
        raise Skip("there is no text to judge")
    return texts


def _removal(at: Path, text: str, start: int, end: int) -> Fix | None:
    """The removal of words, with their sentence where it makes no sense without them."""
    span = cut(text, start, end)
    return None if span is None else Fix((Edit(at, "", span),), Safety.UNSAFE)


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"overview": "I answer through the messages here, on the same day."}),
        Example({"overview": "Chatbots for WhatsApp and Telegram; 1,200,000 messages in 2023."}),
        Example(
            {
                "title": "Bookkeeper",
                "email": "ann@example.org",
                "portfolio": [{"title": "Ledger", "url": "https://example.org/ledger"}],
            }
        ),
        Example({"overview": "Write to jo.lee@brightfern.org."}, says="“jo.lee@brightfern.org”"),
        Example(
            {"overview": "I draw maps. Write to jo.lee@brightfern.org. A map takes a week."},
            says="“jo.lee@brightfern.org”",
            becomes={"overview": "I draw maps. A map takes a week."},
        ),
        Example(
            {"overview": "I draw maps.\nMail: jo (at) brightfern (dot) org"},
            says="an e-mail address",
        ),
        Example(
            {"overview": "Legal help, call 0803 555 0142."},
            says="“0803 555 0142”",
            becomes={"overview": "Legal help."},
        ),
        Example(
            {"overview": "I cut reels.\nInstagram: @jo.cuts"},
            says="“Instagram: @jo.cuts”",
            becomes={"overview": "I cut reels."},
        ),
        Example(
            {"employment": [{"company": "Fern", "description": "Message me on WhatsApp."}]},
            says="talk outside the platform",
        ),
        Example(
            {"title": "Welder | Google me"},
            says="find you outside",
            becomes={"title": "Welder"},
        ),
        Example({"overview": ""}, skips="no text to judge"),
        Example({}, skips="no text to judge"),
    ],
)
def policy_contact_details(profile: Profile) -> Iterator[Finding]:
    """Keep every way to reach you outside the platform out of your profile.

    ## Why
    Upwork's help pages forbid contact details before a contract has begun, and name profiles among
    the places: telephone numbers, e-mail and street addresses, user names for Skype, Slack or
    WeChat, names on social networks, links to contact forms. Spelling them out ("name at mail dot
    com") or asking people to search for you is no way round it. Accounts are restricted for it.

    Looked at are the title, the overview, and the texts of employment, education, other experience,
    certificates and portfolio. Your private e-mail and the addresses in the portfolio's link field
    are not touched; the page behind such a link must not show contact details either, which nobody
    can see from here. Tools that you work with ("a WhatsApp bot") are no contact details, and
    neither is a page on a site that shows work, such as GitHub or Behance.

    ## How to mend it
    Take the words out. Clients reach you through the platform's messages; once a contract has begun
    you may exchange whatever you like.
    """
    for at, text in _texts(profile):
        for hit in contacts.details(text, profile.name or ""):
            said = excerpt(text[hit.start : hit.end])
            yield Finding(
                f"“{said}” is {_WHAT[hit.kind]}, which the platform forbids in a profile.",
                "Take it out; clients write to you through the platform.",
                at=at,
                span=(hit.start, hit.end),
                fix=_removal(at, text, hit.start, hit.end),
            )


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"overview": "I never take work outside Upwork. All payments stay here."}),
        Example({"overview": "I connect shops to PayPal, Wise and Stripe."}),
        Example({"overview": "Ten years of audit. I worked outside Upwork until 2021."}),
        Example(
            {"overview": "I edit theses. We can work outside of Upwork for a better price."},
            says="“We can work outside of Upwork”",
            becomes={"overview": "I edit theses."},
        ),
        Example(
            {"overview": "Surveys and plans. Pay me by bank transfer and no one pays the fee."},
            says="“Pay me by bank transfer”",
        ),
        Example({"overview": "I accept PayPal and USDT."}, says="“I accept PayPal”"),
        Example({"title": ""}, skips="no text to judge"),
    ],
)
def policy_off_platform(profile: Profile) -> Iterator[Finding]:
    """Offer no work and take no payment outside the platform.

    ## Why
    Upwork calls it circumvention: who meets a client there may not be paid elsewhere for two years.
    Its help pages say that even asking for it can end the account and takes away badges for six
    months.

    A sentence that refuses such offers is not reported, nor one about what you did before, nor one
    about payment systems that you build for others.

    ## How to mend it
    Take the offer out. If a client asks, say that you work through the platform only.
    """
    for at, text in _texts(profile):
        for hit in offers(wording(text)):
            yield Finding(
                f"“{excerpt(text[hit.start : hit.end])}” reads as an offer to work or to be paid "
                "outside the platform.",
                "Take it out, or say that you work and are paid through the platform only.",
                at=at,
                span=(hit.start, hit.end),
                fix=_removal(at, text, hit.start, hit.end),
            )


_SERVICES = {
    "exams": "taking exams or classes for somebody else",
    "homework": "doing a student's work for them",
    "reviews": "reviews or followers that are not real",
    "accounts": "renting, selling or sharing an account",
    "hacking": "breaking into accounts, devices or software",
    "documents": "false documents",
}


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"overview": "I proofread dissertations and format their references."}),
        Example({"title": "Academic writing and editing", "overview": "Journal articles."}),
        Example({"overview": "Penetration testing and reputation management for clinics."}),
        Example({"overview": "I read contracts. I recover hacked accounts of small shops."}),
        Example({"overview": "I will take your online exam."}, says="“take your online exam”"),
        Example(
            {"overview": "I teach a class at the bank. I can sit your online exam for you."},
            says="“sit your online exam”",
        ),
        Example({"title": "I write your essay and homework"}, says="a student's work"),
        Example(
            {"overview": "I write essays and theses for busy students."}, says="student's work"
        ),
        Example({"overview": "I post 5 star Google reviews for your shop."}, says="not real"),
        Example({"overview": "Verified Upwork account for sale."}, says="an account"),
        Example({"overview": ""}, skips="no text to judge"),
    ],
)
def policy_forbidden_service(profile: Profile, *, blocking: list[str]) -> Iterator[Finding]:
    """Offer no service that the platform forbids.

    ## Why
    Upwork's list of work that is not allowed names, among others, work that a student hands in as
    their own, taking a test for somebody, invented reviews and followers, hacking, and fraud. One
    account belongs to one person: it may not be shared, sold or transferred.

    Editing, proofreading, research and tutoring are allowed, and so are penetration testing and the
    care for a firm's reputation; none of them is reported. What is reported is a wording, and it
    may be meant otherwise: then word it so that nobody can misread it.

    ## How to mend it
    Take the service out. If you meant something else, say what: "I edit theses" instead of "I write
    your thesis".
    """
    for at, text in _texts(profile):
        for hit in contacts.joined(phrases.find("forbidden_services.csv", wording(text))):
            yield Finding(
                f"“{excerpt(text[hit.start : hit.end])}” reads as an offer of "
                f"{_SERVICES[hit.kind]}, which the platform does not allow.",
                "Take it out, or word it so that it cannot be misread.",
                at=at,
                span=(hit.start, hit.end),
                severity=None if hit.kind in blocking else Severity.WARNING,
            )


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"overview": "I list top rated hotels for a travel guide."}),
        Example(
            {
                "title": "Top Rated Plus Paralegal",
                "stats": {"job_success": 99, "earnings": 48000, "rating": 5, "jobs": 60},
            }
        ),
        Example(
            {"title": "Top Rated SolidWorks drafter", "stats": {"job_success": 71}},
            says="the Job Success Score is 71 %",
            becomes={"title": "SolidWorks drafter", "stats": {"job_success": 71}},
        ),
        Example(
            {
                "overview": "I set appointments. 100% job success score!",
                "stats": {"job_success": 94},
            },
            says="the Job Success Score is 94 %",
        ),
        Example({"overview": "Top Rated illustrator."}, says="cannot be seen in this file"),
        Example({"overview": "Typist with a 5-star rating."}, says="cannot be seen in this file"),
        Example({"overview": ""}, skips="no text to judge"),
    ],
)
def policy_badge_claim(
    profile: Profile, *, top_rated_score: float, top_rated_earnings: float, plus_earnings: float
) -> Iterator[Finding]:
    """Claim no badge, score or rating that your profile does not show.

    ## Why
    Upwork's help pages forbid false or misleading statements in a profile, and the badge stands
    beside the text for everybody to compare. Claims grow stale: of sixteen profiles that a reader
    looked at in 2026, two named a badge or a score that their own figures contradicted.

    Compared are the Job Success Score, the earnings and the stars, where the file tells them: Top
    Rated needs a score of 90 % in most weeks and 1,000 US dollars in a year, Top Rated Plus 10,000.
    Where the file does not tell them, the claim is only pointed out.

    ## How to mend it
    Take it out: where it is true, the platform shows it by itself, and always up to date.
    """
    needed = {"top rated": (top_rated_score, top_rated_earnings)}
    needed["top rated plus"] = (top_rated_score, plus_earnings)
    for at, text in _texts(profile)[:2]:
        if at not in (("title",), ("overview",)):
            return
        for claim in badge_claims(wording(text)):
            false = claim.contradicted(profile.stats, needed)
            if false is None:
                continue
            yield Finding(
                f"“{text[slice(*claim.span)]}” "
                + (f"does not fit: {false}." if false else "cannot be seen in this file."),
                "Take it out; where it is true, the platform shows it by itself.",
                at=at,
                span=claim.span,
                fix=_without(at, text, (claim.span, *claim.again)),
                severity=None if false else Severity.INFO,
            )


def _without(at: Path, text: str, claims: Sequence[Span]) -> Fix | None:
    """The removal of claims: from a title the words alone, from an overview their sentences."""
    if at == ("title",):
        cuts = [_words(text, *span) for span in claims]
    else:
        cuts = [span for one in claims if (span := cut(text, *one))]
    merged: list[Span] = []
    for start, end in sorted(cuts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    left = len(text.strip()) - sum(end - start for start, end in merged)
    if not merged or left <= 0:
        return None
    return Fix(tuple(Edit(at, "", span) for span in merged), Safety.UNSAFE)


def _words(title: str, start: int, end: int) -> Span:
    """Words of a title with the marks behind them; with those before, where they are the last."""
    rest = title[end:].lstrip(_BETWEEN)
    return (start, len(title) - len(rest)) if rest else (len(title[:start].rstrip(_BETWEEN)), end)
