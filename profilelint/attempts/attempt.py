"""A submission of a profile, and what came of it."""

from __future__ import annotations

import json
import secrets
from datetime import date
from typing import Any

import msgspec

from profilelint.errors import UsageError
from profilelint.profile import PartialDate, Profile
from profilelint.reading import read_bytes
from profilelint.reports.history import OUTCOMES, Outcome
from profilelint.scorecard import Scorecard


class Attempt(msgspec.Struct, frozen=True):
    """One submission.

    ``number`` counts within a ledger, 0 for an attempt that is in none yet; ``key``, 16 hex
    digits, is the same in every ledger that it is brought into. ``name`` says whose profile it is:
    a name that the user chose, or the path of the file. ``file`` is its absolute path, empty where
    it came from standard input. ``score`` is in percent, ``None`` where nothing was judged;
    ``findings`` are the checks that found something.
    """

    number: int
    key: str
    name: str
    file: str
    on: date
    outcome: Outcome
    feedback: str
    profile: Profile
    verdict: str
    score: float | None
    rubric: str
    findings: tuple[str, ...]


def attempt_of(
    card: Scorecard,
    *,
    name: str,
    file: str,
    on: date,
    outcome: Outcome,
    feedback: str = "",
) -> Attempt:
    """What is to be kept of a profile that was judged; its private e-mail address is left out."""
    report = card.report
    return Attempt(
        number=0,
        key=secrets.token_hex(8),
        name=name,
        file=file,
        on=on,
        outcome=outcome,
        feedback=feedback.strip(),
        profile=without_email(report.document.profile),
        verdict=card.verdict.value,
        score=None if card.score is None else round(card.score, 1),
        rubric=report.rubric.name,
        findings=tuple(dict.fromkeys(found.check for found in report.findings)),
    )


def without_email(profile: Profile) -> Profile:
    """The profile without the address used to sign up."""
    return msgspec.structs.replace(profile, email=None)


def fields_of(profile: Profile) -> dict[str, Any]:
    """A profile as plain values in our own format; what is not known is left out."""
    found: dict[str, Any] = json.loads(msgspec.json.encode(profile, enc_hook=_date))
    return found


def text_of(profile: Profile) -> str:
    """A profile as JSON on one line, as the ledger keeps it."""
    return json.dumps(fields_of(profile), ensure_ascii=False)


def profile_of(text: str, where: str) -> Profile:
    """The profile that :func:`text_of` wrote; ``where`` names it in an error.

    :raises ReadError: for a text that is no profile.
    """
    return without_email(read_bytes(text.encode(), where, input_format="json").profile)


def _date(value: object) -> str:
    if not isinstance(value, PartialDate):
        raise NotImplementedError(type(value))
    return str(value)


def outcome_named(word: str) -> Outcome:
    """:raises UsageError: for a word that is no outcome."""
    for known in OUTCOMES:
        if word == known:
            return known
    raise UsageError(f"An outcome is refused, approved or pending, not “{word}”.")
