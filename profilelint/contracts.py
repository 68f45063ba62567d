"""Whether a profile has a contract that is large enough for Top Rated Plus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from profilelint.days import months_after, span
from profilelint.findings import Answer, Finding, Measure, Skip
from profilelint.profile import Contract, Profile, Stats
from profilelint.rates import dollars
from profilelint.text import counted, excerpt
from profilelint.vocabulary import category_named

MONTHS = 12


def large(
    profile: Profile,
    *,
    amounts: Mapping[str, float],
    at_least: int,
    today: date,
    more_than: Mapping[str, float] | None = None,
) -> Iterator[Answer]:
    """So many large contracts with earnings in the last 12 months and no negative outcome.

    ``amounts`` are US dollars by category, those of the platform's 12 names. For a category that
    is not among them, ``more_than`` is an amount that is surely too small, and nothing is surely
    enough.
    """
    stats = profile.stats or Stats()
    floors = dict(more_than or {})
    needed = _needed(profile.category, amounts, floors, at_least)
    if stats.contracts is None:
        yield Measure(needed)
        raise Skip("the file does not tell the contracts")
    found = [_judged(one, profile, amounts, floors, today) for one in stats.contracts]
    enough = sum(answer is True for answer in found)
    unsure = [answer for answer in found if isinstance(answer, str)]
    yield Measure(needed, _largest(stats.contracts))
    if enough >= at_least:
        return
    if enough + len(unsure) >= at_least:
        raise Skip(unsure[0])
    yield Finding(
        f"{'No contract' if not enough else counted(enough, 'contract')} of the last {MONTHS} "
        "months is large enough and without a negative outcome.",
        "It is the amount of one contract that counts, not the sum of several: look for one larger "
        "piece of work, or let one that goes on grow.",
        at=("stats", "contracts"),
    )


def _needed(
    category: str | None, amounts: Mapping[str, float], floors: Mapping[str, float], at_least: int
) -> str:
    name = category_named(category or "") or ""
    contract = f"at least {counted(at_least, 'contract')}"
    if name in amounts:
        size = f"of {dollars(amounts[name])} or more ({name})"
    elif name in floors:
        size = f"of more than {dollars(floors[name])} ({name}; the amount is not known)"
    else:
        size = "that is large enough for its category"
    return f"{contract} {size}, with earnings in the last {MONTHS} months and no negative outcome"


def _largest(contracts: tuple[Contract, ...]) -> str:
    amounts = [one.amount for one in contracts if one.amount is not None]
    if not contracts:
        return "no contract"
    return (
        f"{counted(len(contracts), 'contract')}, the largest of {dollars(max(amounts))}"
        if amounts
        else f"{counted(len(contracts), 'contract')} without an amount"
    )


def _judged(
    contract: Contract,
    profile: Profile,
    amounts: Mapping[str, float],
    floors: Mapping[str, float],
    today: date,
) -> bool | str:
    """Whether a contract counts; a text says why that is not known."""
    name = f"the contract “{excerpt(contract.title, 40)}”" if contract.title else "a contract"
    large_ = _large(contract, profile, amounts, floors)
    recent = _recent(contract, today)
    if large_ is False or recent is False or contract.negative:
        return False
    if isinstance(large_, str):
        return f"{name} {large_}"
    if recent is None:
        return f"the file does not tell when {name} ended"
    if contract.negative is None:
        return f"the file does not tell whether {name} had a negative outcome"
    return True


def _large(
    contract: Contract, profile: Profile, amounts: Mapping[str, float], floors: Mapping[str, float]
) -> bool | str:
    if contract.amount is None:
        return "has no amount in this file"
    name = category_named(contract.category or profile.category or "") or ""
    if name in amounts:
        return contract.amount >= amounts[name]
    if name in floors:
        if contract.amount <= floors[name]:
            return False
        return f"is of {name}, for which no amount is published that could be read"
    every = [*amounts.values(), *floors.values()]
    if contract.amount < min(every):
        return False
    return True if contract.amount >= max(every) and not floors else "has no known category"


def _recent(contract: Contract, today: date) -> bool | None:
    if contract.end is None:
        return True
    if contract.ended is None:
        return None
    since = months_after(today, -MONTHS)
    early, late = span(contract.ended)
    return True if early >= since else None if late >= since else False
