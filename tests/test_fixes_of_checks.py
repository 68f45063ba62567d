"""The fixes of all checks, on every example and on mixtures of them, however they are written."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.check import Example
from profilelint.findings import Edit, Located, Safety, Severity
from profilelint.fixing import apply, source_edits
from profilelint.linter import Plan, Report, lint, plan
from profilelint.mending import mend
from profilelint.reading import Document, read_bytes
from profilelint.registry import discover
from profilelint.source import Path
from profilelint.testing import TODAY, example_cases, plan_for
from tests.styling import BOM, NOTE, inside, mixed_breaks, paths_of, shuffled, texts_of, value_of
from tests.test_fixing_random import profiles

EVERYTHING = plan(today=TODAY)
FOUND = [(check.name, example) for check, example in example_cases() if example.says is not None]


def read(text: str) -> Document:
    return read_bytes(text.encode(), "profile")


def mixed(examples: list[Mapping[str, Any]]) -> dict[str, Any]:
    """One profile out of several: texts one after another, lists joined, else the last value."""
    profile: dict[str, Any] = {}
    for example in examples:
        for key, value in copy.deepcopy(dict(example)).items():
            old = profile.get(key)
            if key == "overview" and isinstance(old, str) and isinstance(value, str):
                profile[key] = f"{old}\n\n{value}"
            elif isinstance(old, list) and isinstance(value, list):
                profile[key] = old + value
            else:
                profile[key] = value
    return profile


found_examples = st.sampled_from([example.profile for _, example in FOUND])
mixtures = st.lists(found_examples, min_size=1, max_size=5).map(mixed)


@st.composite
def files(draw: st.DrawFn, values: st.SearchStrategy[dict[str, Any]]) -> str:
    """A profile as a file, its keys in any order, with or without a byte order mark."""
    text = draw(texts_of(draw(shuffled(draw(values)))))
    return draw(st.sampled_from(["", BOM])) + draw(st.sampled_from([text, text.rstrip("\r\n")]))


# What must hold of each fix by itself.


def test_the_examples_hold_fixes_of_many_checks() -> None:
    """Else the tests below would guard nothing."""
    fixed = {name for name, example in FOUND if any(fixes(name, example))}
    assert len(fixed) >= 14
    assert len(FOUND) > 200


def fixes(name: str, example: Example) -> list[Located]:
    document = read(str_of(example.profile))
    report = lint(document, plan_for(name, **example.options))
    return [finding for finding in report.findings if finding.fix is not None]


def str_of(profile: Mapping[str, Any]) -> str:
    import json

    return json.dumps(profile, ensure_ascii=False)


@pytest.mark.parametrize("name", sorted({name for name, _ in FOUND}))
def test_each_fix_does_what_it_promises(name: str) -> None:
    """Over the examples of one check: all its fixes, each alone."""
    for _, example in [one for one in FOUND if one[0] == name]:
        check_fixes(read(str_of(example.profile)), plan_for(name, **example.options))


@settings(max_examples=150, deadline=None)
@given(text=files(st.one_of(mixtures, profiles)))
def test_each_fix_does_what_it_promises_in_any_file(text: str) -> None:
    check_fixes(read(text), EVERYTHING)


def check_fixes(document: Document, settled: Plan) -> None:
    before = lint(document, settled)
    for finding in before.findings:
        if finding.fix is None or finding.fix.safety is Safety.DISPLAY:
            continue
        edits = source_edits(document.source, finding.fix)
        assert edits, f"{finding.check}: its fix cannot be made"
        text = apply(document.source, edits)
        after = lint(read(text), settled)
        assert_gone(finding, before, after)
        assert_no_new_error(before, after)
        assert_only_there(document.source.text, text, finding.fix.edits)


def assert_gone(finding: Located, before: Report, after: Report) -> None:
    assert count(after)[key(finding)] < count(before)[key(finding)], finding.message


def key(finding: Located) -> tuple[str, str]:
    return finding.check, finding.message


def count(report: Report) -> Counter[tuple[str, str]]:
    return Counter(map(key, report.findings))


def assert_no_new_error(before: Report, after: Report) -> None:
    old, new = (
        Counter(one.check for one in report.findings if one.severity is Severity.ERROR)
        for report in (before, after)
    )
    assert new <= old, new - old


def assert_only_there(before: str, after: str, edits: tuple[Edit, ...]) -> None:
    """Values differ at the paths of the edits only, and so do the characters of the file."""
    value = value_of(before)
    changed = [edit.at for edit in edits if edit.replacement is not None]
    gone = [edit.at for edit in edits if edit.replacement is None]
    # Each value of before that no edit touches has a place after, and is written there alike.
    old, new = read(before).source, read(after).source
    untouched = 0
    for at in paths_of(value, (str, int, float, bool)):
        if any(at[: len(one)] == one for one in (*changed, *gone)):
            continue
        now = moved(at, gone)
        assert inside(value_of(after), now) == inside(value, at)
        assert new.text[slice(*new.spans[now])] == old.text[slice(*old.spans[at])]
        untouched += 1
    assert len(paths_of(value_of(after), (str, int, float, bool))) == untouched + len(set(changed))
    keys = [old.text[slice(*span)] for _, span in sorted(old.keys.items(), key=place)]
    kept = [new.text[slice(*span)] for _, span in sorted(new.keys.items(), key=place)]
    assert gone or keys == kept
    assert not mixed_breaks(after)
    assert gone or re.findall(NOTE, after) == re.findall(NOTE, before)


def place(item: tuple[Path, tuple[int, int]]) -> int:
    return item[1][0]


def moved(at: Path, gone: list[Path]) -> Path:
    """The path of a value once items before it are gone."""
    steps = list(at)
    for depth, step in enumerate(at):
        if isinstance(step, int):
            steps[depth] = step - sum(
                one[:-1] == at[:depth] and isinstance(one[-1], int) and one[-1] < step
                for one in set(gone)
            )
    return tuple(steps)


# What must hold of all fixes together.


@settings(max_examples=150, deadline=None)
@given(text=files(st.one_of(mixtures, profiles)), allow=st.sampled_from(["safe", "unsafe"]))
def test_mending_twice_is_mending_once(text: str, allow: str) -> None:
    safety = Safety(allow)
    document = read(text)
    before = lint(document, EVERYTHING)
    once = mend(document, EVERYTHING, safety)
    assert not once.opposed
    again = mend(read_bytes(once.data(), "profile"), EVERYTHING, safety)
    assert (again.data(), again.made) == (once.data(), ())
    assert count(again.report) == count(once.report)
    assert_no_new_error(before, once.report)
    assert once.data().startswith(BOM.encode()) == text.startswith(BOM)
    assert ends_line(once.text) == ends_line(text)
    assert not mixed_breaks(once.text)
    for finding in once.made:
        assert count(once.report)[key(finding)] < max(count(before)[key(finding)], 1)
    touched = {edit.at[0] for found in once.made if found.fix for edit in found.fix.edits}
    old, new = value_of(document.source.text), value_of(once.text)
    assert list(old) == list(new)
    assert {key for key in old if old[key] != new[key]} <= touched
    if not once.made:
        assert once.data() == text.encode()


def ends_line(text: str) -> bool:
    return text.endswith(("\n", "\r"))


def test_every_check_was_asked() -> None:
    names = {check.name for check in EVERYTHING.selected}
    assert names == {one.name for one in discover().checks.values() if one.group == "profile"}
