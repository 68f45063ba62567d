"""Whatever a file tells: no criterion breaks, and what is not known is never counted as missed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema_rs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint import testing
from profilelint.badges import Standing, State, judged
from profilelint.linter import Status
from profilelint.reports.badges import badges_as_dict
from profilelint.schema import badges_schema
from profilelint.vocabulary import categories, subcategories

VALIDATOR = jsonschema_rs.validator_for(badges_schema())
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WRITTEN = st.builds(
    lambda day, length: f"{day:%Y-%m-%d}"[:length], DAYS, st.sampled_from([4, 7, 10])
)
AMOUNT = st.sampled_from([0, 1, 249.99, 250, 999, 1000, 5000, 10000, 15000, 20000, 30000, 1e9])
PERCENT = st.sampled_from([0, 59.9, 60, 89.9, 90, 99, 100])
COUNT = st.integers(0, 3)
WORDS = st.sampled_from(["", "Slow. I rebuilt 31 shops.", "[b]", "\u202e", "Two days became 40 %"])
SERVICE = st.sampled_from(["", "Weaving", *categories()])


def group(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A group of fields, each of which may be absent or null."""
    return st.fixed_dictionaries({}, optional={k: st.none() | v for k, v in fields.items()})


CONTRACT = group(
    title=WORDS, category=SERVICE, amount=AMOUNT, start=WRITTEN, end=WRITTEN, negative=st.booleans()
)
PROFILE = group(
    kind=st.sampled_from(["freelancer", "agency"]),
    category=SERVICE,
    subcategories=st.lists(st.sampled_from([*subcategories()]), max_size=3),
    overview=WORDS,
    photo=WORDS,
    availability=st.sampled_from(["none", "part-time"]),
    available_from=WRITTEN,
    employment=st.lists(
        group(title=WORDS, start=WRITTEN, end=WRITTEN, description=WORDS), max_size=2
    ),
    portfolio=st.lists(group(title=WORDS, description=WORDS), max_size=2),
    certifications=st.lists(group(earned=WRITTEN), max_size=2),
    agency=group(
        members=COUNT,
        exclusive=st.booleans(),
        owner_completeness=PERCENT,
        owner_job_success=PERCENT,
        members_completeness=PERCENT,
    ),
    stats=group(
        job_success=PERCENT,
        jobs=COUNT,
        earnings=AMOUNT,
        earnings_12_months=AMOUNT,
        earnings_90_days=AMOUNT,
        rating=st.sampled_from([0, 1, 3.5, 4.94, 5]),
        completeness=PERCENT,
        badge=st.sampled_from(["none", "rising-talent", "top-rated", "expert-vetted"]),
        vetted=st.booleans(),
        weeks_eligible=st.integers(0, 16),
        first_contract=WRITTEN,
        last_active=WRITTEN,
        proposals_90_days=COUNT,
        negative_feedback=COUNT,
        contracts=st.lists(CONTRACT, max_size=3),
    ),
    account=group(
        identity_verified=st.booleans(),
        payout_method=st.booleans(),
        holds=COUNT,
        violations=st.lists(WRITTEN, max_size=2),
        invitations=st.lists(st.sampled_from(["rising-talent", "expert-vetted"]), max_size=2),
    ),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PROFILE, DAYS)
def test_no_criterion_breaks(profile: dict[str, Any], today: date) -> None:
    found = judged(testing.document(profile), today=today)
    assert [one.reason for one in found.broken] == []
    value = badges_as_dict(found)
    VALIDATOR.validate(json.loads(json.dumps(value)))
    for badge in found.badges:
        states = [one.state for one in badge.criteria]
        if State.NOT_MET not in states:
            assert badge.standing is not Standing.NOT_YET
            assert badge.not_before is None
        if State.NOT_KNOWN in states:
            assert badge.standing not in (Standing.EARNED, Standing.READY)
        for one in badge.criteria:
            assert one.outcome.measure is not None, "what is needed is always told"
            if one.soonest is not None:
                assert one.soonest > today or one.state is State.NOT_KNOWN
            if one.outcome.status is Status.PASSED:
                assert one.outcome.measure.found is not None, "what is met was found"
