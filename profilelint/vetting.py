"""The criteria that only Expert-Vetted has, those of freelancers and of agencies alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from profilelint.criteria import flag
from profilelint.findings import Answer, Finding, Measure, Skip
from profilelint.profile import Account, Profile
from profilelint.vocabulary import categories_chosen, subcategories, subcategory_named


def category(profile: Profile, names: Mapping[str, Sequence[str]]) -> Iterator[Answer]:
    """Whether a service is among those that are vetted.

    ``names`` maps the words of the platform's page to its categories and types of work.
    """
    open_to = [name for listed in names.values() for name in listed]
    chosen = categories_chosen(profile.category, profile.subcategories)
    parts = [part.name for one in profile.subcategories or () if (part := subcategory_named(one))]
    needed = f"one of {len(names)} categories: {'; '.join(names)}"
    yield Measure(needed, ", ".join([*chosen, *parts]) or None)
    if not chosen:
        raise Skip("the file tells no category that is known")
    if any(name in open_to for name in (*chosen, *parts)):
        return
    partly = {part.category for one in open_to if (part := subcategories().get(one))}
    split = [name for name in chosen if name in partly]
    if split and not parts:
        raise Skip(f"only a part of {split[0]} is vetted, and the types of work decide")
    vetted = [one for one in open_to if one in subcategories()]
    yield Finding(
        f"Of {' and '.join(split)} only {' and '.join(vetted)} can be vetted."
        if split == list(chosen)
        else f"{' and '.join(chosen)} {'is' if len(chosen) == 1 else 'are'} not among the "
        "categories that are vetted.",
        "Nothing to mend; the other badges are open to every category.",
        at=("category",),
    )


def invitation(profile: Profile) -> Iterator[Answer]:
    """Whether there is an invitation to be vetted, or the badge already."""
    invitations = (profile.account or Account()).invitations
    invited = None if invitations is None else "expert-vetted" in invitations
    if profile.stats and profile.stats.vetted:
        invited = True
    return flag(
        invited,
        needed="an invitation, or an application while these are taken",
        yes="invited",
        no="there is no invitation",
        mend="It cannot be asked for. At times Upwork takes applications without one: look into "
        "its news, and keep the profile up to date until then.",
        at=("account", "invitations"),
        unknown="the file does not tell whether Upwork invited you",
    )
