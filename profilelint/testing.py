"""For the author of a check: run its examples, and try it on a profile.

In a test module of your package::

    import pytest
    from profilelint.testing import example_cases, prove

    @pytest.mark.parametrize(("check", "example"), example_cases("my_package.checks"))
    def test_examples(check, example):
        prove(check, example)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from profilelint.check import Check, Example
from profilelint.config import Config
from profilelint.findings import Located, Safety
from profilelint.linter import Outcome, Plan, Status, lint, plan
from profilelint.reading import Document, read_bytes
from profilelint.registry import discover

TODAY = date(2026, 11, 23)
"""The date by which examples are judged."""


def document(profile: Mapping[str, object]) -> Document:
    """A profile in our own format, as if read from a file."""
    return read_bytes(json.dumps(profile, ensure_ascii=False, indent=1).encode(), "example.json")


def plan_for(check: str, **options: object) -> Plan:
    """A plan that runs one check, with options in place of the rubric's."""
    found = discover().checks[check]
    config = Config(checks={check: options}) if options else Config()
    return plan(config, select_=[check], today=TODAY, group=found.group)


def outcome(check: str, profile: Mapping[str, object], **options: object) -> Outcome:
    """What a check, named, answers to a profile."""
    return lint(document(profile), plan_for(check, **options)).outcomes[0]


def findings(check: str, profile: Mapping[str, object], **options: object) -> tuple[Located, ...]:
    """The findings of a check, named, on a profile.

    :raises AssertionError: where it was skipped or broke.
    """
    found = outcome(check, profile, **options)
    assert found.judged, f"{check} was {found.status}: {found.reason}"
    return found.findings


def example_cases(module: str = "") -> list[tuple[Check, Example]]:
    """Every example of every check, or of those defined in a module or below it."""
    return [
        (check, example)
        for check in discover().checks.values()
        if check.function.__module__.startswith(module)
        for example in check.examples
    ]


def prove(check: Check, example: Example) -> None:
    """Hold a check against one of its examples.

    :raises AssertionError: where it answers otherwise.
    """
    found = outcome(check.name, example.profile, **example.options)
    assert found.status is not Status.BROKEN, found.reason
    if example.skips is not None:
        assert found.status in (Status.SKIPPED, Status.NOT_APPLICABLE), f"it was {found.status}"
        assert example.skips in found.reason, found.reason
        return
    assert found.judged, f"skipped: {found.reason}"
    if example.says is None:
        assert not found.findings, [one.message for one in found.findings]
        return
    messages = [one.message for one in found.findings]
    assert any(example.says in message for message in messages), messages
    assert all(one.mend for one in found.findings), "a finding does not say what to do"
    if example.becomes is not None:
        assert mend(check.name, example.profile, **example.options) == example.becomes


def mend(check: str, profile: Mapping[str, object], **options: object) -> object:
    """The profile after the fixes of a check, safe and unsafe, were made in its text."""
    from profilelint.fixing import mended

    here = document(profile)
    report = lint(here, plan_for(check, **options))
    text, _, _ = mended(here, report.findings, Safety.UNSAFE)
    return json.loads(text)
