"""The badge Expert-Vetted, for freelancers: what can be ready before the interview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from profilelint import criteria, vetting
from profilelint.check import Example, check
from profilelint.findings import Answer, Severity
from profilelint.profile import Profile

_SHOE_SHOP = {
    "title": "Shop for shoes",
    "description": "Orders were lost at the till. I rebuilt the checkout; returns fell by 31 %.",
}
_LEDGER = {
    "title": "Bookkeeper",
    "description": "Invoices were booked by hand. I automated them: two days became 40 minutes.",
}


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"category": "Data Science & Analytics"}),
        Example({"category": "IT and Networking"}),
        Example({"category": "Writing"}),
        Example({"subcategories": ["Recruiting & Human Resources"]}),
        Example(
            {
                "category": "Accounting & Consulting",
                "subcategories": ["Management Consulting & Analysis"],
            }
        ),
        Example({"category": "Legal"}, says="Legal is not among the categories"),
        Example({"category": "Translation"}, says="Translation is not among"),
        Example(
            {
                "category": "Accounting & Consulting",
                "subcategories": ["Accounting & Bookkeeping"],
            },
            says="Of Accounting & Consulting only Recruiting & Human Resources and Management",
        ),
        Example({"category": "Accounting & Consulting"}, skips="the types of work decide"),
        Example({"title": "Weaver"}, skips="no category"),
    ],
)
def expert_vetted_category(
    profile: Profile, *, names: Mapping[str, Sequence[str]]
) -> Iterator[Answer]:
    """Work in one of the eight categories that can be vetted.

    ## Why
    Only these have talent managers who interview: web, mobile and software; IT and networking; data
    science and analytics; design and creative; sales and marketing; HR; consulting; writing. The
    platform's own list has twelve: HR and consulting are types of work of Accounting & Consulting
    there, while accounting and coaching, administration, customer service, engineering, law and
    translation are outside. An older copy of the page lists six.

    ## How to mend it
    Nothing to mend where your service is outside: the other badges are open to it.
    """
    return vetting.category(profile, names)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"account": {"invitations": ["expert-vetted"]}}),
        Example({"account": {"invitations": ["rising-talent", "expert-vetted"]}}),
        Example({"stats": {"vetted": True}}),
        Example({"account": {"invitations": []}}, says="no invitation"),
        Example({"account": {"invitations": ["rising-talent"]}}, says="no invitation"),
        Example({"title": "Weaver"}, skips="invited"),
    ],
)
def expert_vetted_invitation(profile: Profile) -> Iterator[Answer]:
    """Be invited to the interview, or apply when that is open.

    ## Why
    The badge comes usually by invitation: Upwork writes to those who qualify. At times it takes
    applications from others too.

    ## How to mend it
    There is nowhere to ask for it. Keep the profile up to date, work on as before, and look into
    Upwork's news for a time of applications. If you were invited, write
    `invitations: [expert-vetted]` under `account`.
    """
    return vetting.invitation(profile)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"account": {"identity_verified": True}}),
        Example({"title": "Weaver", "account": {"identity_verified": True}}),
        Example({"account": {"identity_verified": False}}, says="not verified"),
        Example({"account": {"identity_verified": False, "holds": 0}}, says="not verified"),
        Example({"account": {"holds": 0}}, skips="identity"),
    ],
)
def expert_vetted_identity(profile: Profile) -> Iterator[Answer]:
    """Have your identity verified before the interview.

    ## Why
    Upwork verifies it as part of the vetting, if that has not been done yet.

    ## How to mend it
    Have the document at hand, and a camera and microphone that work: the call takes less than ten
    minutes.
    """
    return criteria.identity(profile)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"employment": [{"title": "Weaver", "start": 2019, "end": None}]}),
        Example({"certifications": [{"name": "AWS Architect", "earned": "2026-04"}]}),
        Example({"employment": [{"title": "Weaver", "end": "2025-11-23"}]}),
        Example(
            {"employment": [{"title": "Weaver", "start": 2019, "end": "2025-10"}]},
            says="newest entry of the profile is from 2025-10",
        ),
        Example({"certifications": [{"name": "AWS Architect", "earned": 2021}]}, says="from 2021"),
        Example({"employment": [{"title": "Weaver", "end": 2025}]}, skips="not precise enough"),
        Example({"title": "Weaver"}, skips="no entry with a date"),
    ],
)
def expert_vetted_current(profile: Profile, *, within_months: int, today: date) -> Iterator[Answer]:
    """Bring the profile up to date before the interview.

    ## Why
    Upwork asks to edit the profile with the most up-to-date information about your experience. It
    names no time; a year without any new entry is our own measure.

    ## How to mend it
    Add the work of the last year: jobs, certificates, pieces of the portfolio.
    """
    return vetting.current(profile, within_months=within_months, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"portfolio": [_SHOE_SHOP], "employment": [_LEDGER]}),
        Example({"portfolio": [_SHOE_SHOP, _LEDGER, {"title": "Poster"}]}),
        Example(
            {"portfolio": [{"title": "Poster", "description": "A poster for a play."}]},
            says="“Poster” tells neither challenge nor solution nor figures",
        ),
        Example(
            {"employment": [_LEDGER, {"title": "Clerk", "description": "I booked 40 invoices."}]},
            says="“Clerk” tells the figures (“40”), but neither challenge nor solution",
        ),
        Example(
            {"portfolio": [{"title": "Shop", "description": "I rebuilt it as it kept crashing."}]},
            says="“Shop” tells challenge (“crashing”) and solution (“rebuilt”), but no figures",
        ),
        Example({"portfolio": [], "employment": []}, says="no piece of work"),
        Example({"title": "Weaver"}, skips="neither the portfolio nor the employment"),
    ],
)
def expert_vetted_examples(
    profile: Profile,
    *,
    at_least: int,
    challenge_words: Sequence[str],
    solution_words: Sequence[str],
) -> Iterator[Answer]:
    """Have pieces of work ready that tell the challenge, the solution and the figures.

    ## Why
    In the interview you are asked for finished work: the challenge, what you did about it, and the
    result in key figures. What stands in the profile is what the talent managers have read before.
    The words are looked for in the descriptions of the portfolio and of the jobs; a piece that says
    it in other words is missed, so take this as a list to go through.

    ## How to mend it
    Write three sentences a piece: what went wrong or was wanted, what you did, and what came of it,
    with a number.
    """
    return vetting.examples(
        profile, at_least=at_least, challenge=challenge_words, solution=solution_words
    )
