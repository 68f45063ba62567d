"""The criteria that only Expert-Vetted has, those of freelancers and of agencies alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from profilelint.casework import PARTS, Case, cases
from profilelint.criteria import flag
from profilelint.days import months_after, span
from profilelint.findings import Answer, Finding, Measure, Skip
from profilelint.profile import Account, PartialDate, Profile
from profilelint.text import counted
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


def current(profile: Profile, *, within_months: int, today: date) -> Iterator[Answer]:
    """Whether the newest entry of a profile is new enough."""
    dates = [end for job in profile.employment or () if (end := job.ended)]
    dates += [start for job in profile.employment or () if (start := job.start)]
    dates += [one.earned for one in profile.certifications or () if one.earned]
    current = any(job.is_current for job in profile.employment or ())
    newest: PartialDate | None = max(dates, default=None)
    yield Measure(
        f"an entry of the last {counted(within_months, 'month')}",
        "a job that goes on" if current else None if newest is None else f"the newest: {newest}",
    )
    if current:
        return
    if newest is None:
        raise Skip("the file has no entry with a date")
    since = months_after(today, -within_months)
    if span(newest)[1] < since:
        yield Finding(
            f"The newest entry of the profile is from {newest}.",
            "Add the work, the certificates and the pieces of the time since.",
            at=("employment",),
        )
    elif span(newest)[0] < since:
        raise Skip(f"“{newest}”, the newest date of the profile, is not precise enough")


def examples(
    profile: Profile, *, at_least: int, challenge: Sequence[str], solution: Sequence[str]
) -> Iterator[Answer]:
    """Whether enough pieces of work tell the challenge, the solution and the figures."""
    needed = f"at least {counted(at_least, 'piece')} of work with challenge, solution and figures"
    if profile.portfolio is None and profile.employment is None:
        yield Measure(needed)
        raise Skip("the file tells neither the portfolio nor the employment")
    every = cases(profile, challenge, solution)
    whole = [case for case in every if not case.missing]
    yield Measure(needed, f"{len(whole)} of {counted(len(every), 'piece')} with all three")
    if len(whole) >= at_least:
        return
    if not every:
        yield Finding(
            "The profile shows no piece of work.",
            "Add two or three to the portfolio or the employment, each with its result.",
            at=("portfolio",),
        )
    for case in every:
        if case.missing:
            yield Finding(
                f"“{case.name}” tells {_told(case)}.",
                f"Add {_listed([f'the {part}' for part in case.missing])}.",
                at=(*case.at, "description"),
            )


def _listed(words: Sequence[str]) -> str:
    """``the challenge, the solution and the figures``."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _told(case: Case) -> str:
    """``challenge (“slow”) and solution (“rebuilt”), but no figures``."""
    there = [
        f"{'the ' if part == 'figures' else ''}{part} (“{getattr(case, part)}”)"
        for part in PARTS
        if part not in case.missing
    ]
    lacking = list(case.missing)
    none = f"neither {' nor '.join(lacking)}" if len(lacking) > 1 else f"no {lacking[0]}"
    return f"{' and '.join(there)}, but {none}" if there else none
