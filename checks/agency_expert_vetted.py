"""The badge Expert-Vetted, for agencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from profilelint import criteria, vetting
from profilelint.check import Example, check
from profilelint.findings import Answer, Severity
from profilelint.profile import Profile


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
