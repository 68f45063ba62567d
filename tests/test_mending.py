"""Mending in passes: who waits for the next one, and what happens where two checks disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from profilelint.check import Check, check
from profilelint.findings import Edit, Finding, Fix, Safety, Severity
from profilelint.linter import Plan, plan
from profilelint.mending import Mending, mend
from profilelint.profile import Profile
from profilelint.reading import read_bytes
from profilelint.testing import TODAY
from tests.conftest import Answer


def replacing(name: str, old: str, new: str, safety: Safety = Safety.SAFE) -> Check:
    """A check that finds a word in the title and would write another."""

    def run(profile: Profile) -> Iterator[Finding]:
        at = (profile.title or "").find(old)
        if at >= 0:
            span = (at, at + len(old))
            yield Finding(name, "x", ("title",), span, Fix((Edit(("title",), new, span),), safety))

    run.__name__, run.__doc__ = name, "Page."
    return check(severity=Severity.WARNING, section="title")(run)


def plan_of(*checks: Check) -> Plan:
    return plan(today=TODAY, checks=checks)


def mended(text: str, *checks: Check, allow: Safety = Safety.SAFE) -> Mending:
    return mend(read_bytes(text.encode(), "x.yaml"), plan_of(*checks), allow)


def test_who_loses_a_place_gets_it_in_the_next_pass() -> None:
    checks = replacing("a", "one two", "1 two"), replacing("b", "two three", "2 three")
    done = mended("title: one two three # x\n", *checks)
    assert done.text == "title: 1 2 three # x\n"
    assert [found.check for found in done.made] == ["a", "b"]
    assert done.opposed == ()


def test_a_fix_may_make_room_for_another_check() -> None:
    done = mended("title: a\n", replacing("last", "c", "d"), replacing("first", "a", "c"))
    assert (done.text, len(done.made)) == ("title: d\n", 2)


@pytest.mark.parametrize("start", ["red", "blue"])
def test_checks_that_disagree_are_named_and_left_alone(start: str) -> None:
    checks = (
        replacing("likes_red", "blue", "red"),
        replacing("likes_blue", "red", "blue"),
        replacing("third", "old", "new"),
    )
    text = f"title: old {start}\n"
    done = mended(text, *checks)
    assert {found.check for found in done.opposed} >= {"likes-red", "likes-blue"}
    assert "third" in {found.check for found in done.made}
    assert "new" in done.text
    # What comes out of it is what comes out of that again.
    again = mended(done.text, *checks)
    assert (again.text, again.made) == (done.text, ())
    assert {found.check for found in again.opposed} == {"likes-red", "likes-blue"}


def test_a_longer_quarrel_ends_too() -> None:
    ring = [replacing(f"from_{a}", a, b) for a, b in ("xy", "yz", "zx")]
    done = mended("title: x\n", *ring)
    assert (done.text, done.made) == ("title: x\n", ())
    assert {found.check for found in done.opposed} == {"from-x", "from-y", "from-z"}


@pytest.mark.parametrize(("allow", "text"), [(Safety.SAFE, "a B c"), (Safety.UNSAFE, "A B c")])
def test_what_is_only_shown_is_never_made(allow: Safety, text: str) -> None:
    checks = (
        replacing("one", "a", "A", Safety.UNSAFE),
        replacing("two", "b", "B"),
        replacing("three", "c", "C", Safety.DISPLAY),
    )
    assert mended("title: a b c\n", *checks, allow=allow).text == f"title: {text}\n"


def test_the_order_of_the_checks_does_not_matter() -> None:
    checks = [replacing("a", "one two", "1 two"), replacing("b", "two three", "2 three")]
    texts = {mended("title: one two three\n", *order).text for order in (checks, checks[::-1])}
    assert len(texts) == 1


def test_the_number_of_things_mended_is_told(cli: Callable[..., Answer], tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: Bookkeeper\r\nskills: [Xero, Xero, Typing] # mine")
    told = cli("check", "--fix", "--engine", "none", file)
    assert file.read_bytes() == b"\xef\xbb\xbftitle: Bookkeeper\r\nskills: [Xero, Typing] # mine"
    assert f"{file}: 1 thing mended." in told.stderr
    assert cli("check", "--fix", "--engine", "none", file).stderr == f"{file}: 0 things mended.\n"
