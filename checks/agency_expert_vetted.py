"""The badge Expert-Vetted, for agencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from profilelint import criteria, vetting
from profilelint.check import Example, check
from profilelint.findings import Answer, Severity
from profilelint.profile import Profile

_HOTEL = {
    "title": "Escape plans of a hotel",
    "description": "The old plans failed the inspection. We drew 210 floors in four days.",
}
_FERRY = {
    "title": "Signs of a ferry",
    "description": "Guests got lost. We designed the signs anew: 60 % fewer questions.",
}


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "category": "Design & Creative"}),
        Example({"kind": "agency", "subcategories": ["Digital Marketing", "Civil Engineering"]}),
        Example({"kind": "agency", "category": "Customer Service"}, says="Customer Service is"),
        Example({"kind": "agency", "category": "Admin Support"}, says="Admin Support is not"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="no category"),
    ],
)
def agency_expert_vetted_category(
    profile: Profile, *, names: Mapping[str, Sequence[str]]
) -> Iterator[Answer]:
    """Work in one of the eight categories that can be vetted.

    ## Why
    The categories are the same for agencies and freelancers. How an agency is vetted differs from
    agency to agency and by category.

    ## How to mend it
    Nothing to mend where your services are outside: the other badges are open to them.
    """
    return vetting.category(profile, names)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "account": {"invitations": ["expert-vetted"]}}),
        Example({"kind": "agency", "stats": {"vetted": True}}),
        Example({"kind": "agency", "account": {"invitations": []}}, says="no invitation"),
        Example(
            {"kind": "agency", "account": {"invitations": ["rising-talent"]}}, says="no invitation"
        ),
        Example({"kind": "agency", "name": "Nordlys"}, skips="invited"),
    ],
)
def agency_expert_vetted_invitation(profile: Profile) -> Iterator[Answer]:
    """Be invited to the vetting, or apply when that is open.

    ## Why
    Neither a Job Success Score nor a time is asked for, but an invitation is. At times Upwork takes
    applications without one.

    ## How to mend it
    There is nowhere to ask for it. If the agency was invited, write `invitations: [expert-vetted]`
    under `account`.
    """
    return vetting.invitation(profile)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "account": {"identity_verified": True}}),
        Example({"kind": "agency", "name": "Lys", "account": {"identity_verified": True}}),
        Example({"kind": "agency", "account": {"identity_verified": False}}, says="not verified"),
        Example(
            {"kind": "agency", "account": {"identity_verified": False, "holds": 0}},
            says="not verified",
        ),
        Example({"kind": "agency", "name": "Nordlys"}, skips="identity"),
    ],
)
def agency_expert_vetted_identity(profile: Profile) -> Iterator[Answer]:
    """Have the identity verified before the vetting.

    ## Why
    Upwork verifies it as part of the vetting, if that has not been done yet.

    ## How to mend it
    Have the owner's document at hand, and a camera and microphone that work.
    """
    return criteria.identity(profile)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "certifications": [{"name": "ISO 27001", "earned": "2026-02"}]}),
        Example({"kind": "agency", "employment": [{"start": 2024, "end": None}]}),
        Example(
            {"kind": "agency", "certifications": [{"name": "ISO 27001", "earned": "2024-02"}]},
            says="from 2024-02",
        ),
        Example({"kind": "agency", "employment": [{"end": 2021}]}, says="from 2021"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="no entry with a date"),
    ],
)
def agency_expert_vetted_current(
    profile: Profile, *, within_months: int, today: date
) -> Iterator[Answer]:
    """Bring the agency's profile up to date before the vetting.

    ## Why
    Upwork asks to edit the profile with the most up-to-date information. It names no time; a year
    without any new entry is our own measure.

    ## How to mend it
    Add the work and the certificates of the last year.
    """
    return vetting.current(profile, within_months=within_months, today=today)


@check(
    severity=Severity.INFO,
    group="badges",
    examples=[
        Example({"kind": "agency", "portfolio": [_HOTEL, _FERRY]}),
        Example({"kind": "agency", "portfolio": [_HOTEL, _FERRY, {"title": "Museum"}]}),
        Example(
            {"kind": "agency", "portfolio": [_HOTEL, {"title": "Museum"}]},
            says="“Museum” tells neither challenge nor solution nor figures",
        ),
        Example({"kind": "agency", "portfolio": []}, says="no piece of work"),
        Example({"kind": "agency", "name": "Nordlys"}, skips="neither the portfolio nor"),
    ],
)
def agency_expert_vetted_examples(
    profile: Profile,
    *,
    at_least: int,
    challenge_words: Sequence[str],
    solution_words: Sequence[str],
) -> Iterator[Answer]:
    """Have pieces of work ready that tell the challenge, the solution and the figures.

    ## Why
    In the interview the agency is asked for finished work: the challenge, what was done about it,
    and the result in key figures. The words are looked for in the descriptions of the portfolio; a
    piece that says it in other words is missed, so take this as a list to go through.

    ## How to mend it
    Write three sentences a piece: what went wrong or was wanted, what you did, and what came of it,
    with a number.
    """
    return vetting.examples(
        profile, at_least=at_least, challenge=challenge_words, solution=solution_words
    )
