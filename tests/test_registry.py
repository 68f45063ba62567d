"""Which checks there are, how they are chosen, and that a bad package costs only its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from profilelint.check import PROVIDED, Check, Example, check
from profilelint.errors import ConfigError
from profilelint.findings import Finding, Severity
from profilelint.profile import Profile
from profilelint.registry import discover, matching, select

Cli = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]
Plugin = Callable[..., dict[str, str]]
CHECKS = list(discover().checks.values())

GOOD = '''
from profilelint.check import Figure, check
from profilelint.findings import Finding, Severity

LIMIT = Figure(value=3, source="a test", as_of="2026", basis="ours")

@check(severity=Severity.WARNING, section="title", figures={"limit": LIMIT})
def title_long_words(profile, *, limit):
    """Use short words."""
    if any(len(word) > limit for word in (profile.title or "").split()):
        yield Finding("A word is long.", "Take a shorter one.", at=("title",))
'''
SAME_NAME = GOOD.replace("title_long_words", "title_vague")
LISTED = GOOD + "\nCHOSEN = [title_long_words]\n"


def names(checks: list[Check]) -> list[str]:
    return [one.name for one in checks]


# --- discovery


def test_the_built_in_checks_come_by_the_entry_point() -> None:
    registry = discover()
    assert registry.failures == ()
    assert len(registry.checks) >= 29
    assert all(name == one.name for name, one in registry.checks.items())


def test_a_group_leaves_out_the_modules_of_others(examples: Path) -> None:
    every, profile, badges = (set(discover(one).checks) for one in (None, "profile", "badges"))
    assert profile < badges == every
    left_out = [discover().checks[name] for name in every - profile]
    assert len(left_out) > 40
    assert {one.group for one in left_out} == {"badges"}
    assert {one.group for one in discover("profile").checks.values()} == {"profile"}
    loaded = (
        "import sys; from profilelint.linter import lint, plan\n"
        "from profilelint.reading import read\n"
        f"lint(read(r'{examples / 'ready.json'}'), plan(engines=()))\n"
        "print([name for name in sys.modules if 'rising_talent' in name or 'criteria' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_names_and_sections_are_those_of_functions_and_modules() -> None:
    for one in CHECKS:
        assert one.name == one.function.__name__.replace("_", "-")
    assert discover().checks["title-vague"].section == "title"
    assert discover().checks["employment-missing"].section == "employment"


def test_sections_come_in_the_order_of_the_platforms_pages() -> None:
    """The modules named in ``SECTIONS`` come first, in that order, then what is not named."""
    order = sys.modules["profilelint.checks"].SECTIONS
    own = [one.function.__module__.removeprefix("profilelint.checks.") for one in CHECKS]
    seen = list(dict.fromkeys(name for name in own if "." not in name and name in order))
    assert {"title", "overview", "skills"} <= set(seen)
    assert own[: sum(name in seen for name in own)] == [name for name in own if name in seen]
    assert seen == [name for name in order if name in seen]
    sections = [one.section for one in CHECKS]
    assert sections.index("title") < sections.index("overview") < sections.index("skills")


def test_names_are_plain() -> None:
    sections = {one.section for one in CHECKS}
    assert not sections & set(names(CHECKS)), "a name would stand for a section, too"
    for one in CHECKS:
        assert one.name.replace("-", "").isalnum()
        assert one.name == one.name.lower()


def found_by(plugin: Plugin, code: str, target: str = "") -> dict[str, object]:
    """The registry of a process that has a package with this code."""
    env = plugin("more_checks", code, target)
    script = (
        "import json; from profilelint.registry import discover; found = discover(); "
        "print(json.dumps([list(found.checks), found.failures]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=True,
    )
    checks, failures = json.loads(run.stdout)
    return {"checks": checks, "failures": failures}


@pytest.mark.parametrize("target", ["", "more_checks:title_long_words", "more_checks:CHOSEN"])
def test_a_module_a_check_or_a_list_of_them_can_be_named(plugin: Plugin, target: str) -> None:
    found = found_by(plugin, LISTED, target)
    assert found["checks"] == [*names(CHECKS), "title-long-words"]
    assert found["failures"] == []


@pytest.mark.parametrize(
    ("code", "target", "said"),
    [
        ("import absent_package", "", "ModuleNotFoundError: No module named 'absent_package'"),
        ("1 / 0", "", "ZeroDivisionError"),
        ("def broken(:", "", "SyntaxError"),
        ("x = 1", "more_checks:y", "AttributeError"),
        ("x = 1", "more_checks:x", "TypeError: 1 is neither a check nor a module with checks"),
        (GOOD.replace('"""Use short words."""', "0"), "", "a check needs a docstring"),
        (GOOD.replace("*, limit", "*, limit=3"), "", "option limit has a default in code"),
    ],
    ids=["import", "error", "syntax", "no-name", "no-check", "no-page", "default"],
)
def test_a_package_that_does_not_load_costs_only_its_own_checks(
    plugin: Plugin, code: str, target: str, said: str
) -> None:
    found = found_by(plugin, code, target)
    assert found["checks"] == names(CHECKS)
    (failure,) = found["failures"] if isinstance(found["failures"], list) else [""]
    assert failure.startswith(f"more_checks ({target or 'more_checks'}): ")
    assert said in failure


def test_the_later_of_two_checks_with_one_name_is_a_failure(
    plugin: Plugin,
) -> None:
    found = found_by(plugin, SAME_NAME)
    assert found["checks"] == names(CHECKS)
    assert found["failures"] == ["more_checks: a check named title-vague is there already"]


def test_the_program_goes_on_without_a_failing_package_and_says_so(
    program: Cli, plugin: Plugin, profile: Write
) -> None:
    env = plugin("failing_checks", "raise RuntimeError('no luck\\n\\x1b[2J')")
    answer = program("check", profile(), env=env)
    assert answer.returncode == 3
    assert "READY" in answer.stdout
    assert answer.stderr.startswith("profilelint: a package of checks did not load: failing_checks")
    assert answer.stderr.count("\n") == 1
    assert "\x1b" not in answer.stderr


def test_a_good_package_is_run_explained_and_configured(
    program: Cli, plugin: Plugin, profile: Write
) -> None:
    env = plugin("good_checks", GOOD)
    path = profile(title="Tax attorney")
    answer = program("check", path, "--select", "title-long-words", env=env)
    assert answer.returncode == 1
    assert "A word is long." in answer.stdout
    (path.parent / "profilelint.toml").write_text("checks.title-long-words.limit = 20")
    assert program("check", path, "--select", "title-long-words", env=env).returncode == 0
    page = program("explain", "title-long-words", env=env).stdout
    assert "Use short words." in page
    assert "a test" in page


# --- the decorator


def test_options_and_what_the_engine_provides_are_told_apart() -> None:
    @check(severity=Severity.INFO)
    def some_check(profile: Profile, *, limit: int, today: object) -> Iterator[Finding]:
        """Say nothing."""
        yield from ()

    assert some_check.name == "some-check"
    assert some_check.section == "test-registry"
    assert (some_check.options, some_check.provided) == (("limit",), ("today",))
    assert "today" in PROVIDED
    assert list(some_check(Profile(), limit=1, today=None)) == []


def test_the_page_is_the_docstring_and_the_summary_its_first_paragraph() -> None:
    @check(severity=Severity.INFO, examples=[Example({})])
    def two_lines(profile: Profile) -> Iterator[Finding]:
        """Say a thing
        over two lines.

        ## Why
        Because.
        """
        yield from ()

    assert two_lines.summary == "Say a thing over two lines."
    assert two_lines.page.splitlines()[-1] == "Because."


# --- selection


@pytest.mark.parametrize("pattern", ["title-vague", "title", "title-*", "*-missing", "*"])
def test_a_name_a_section_or_a_pattern_stands_for_checks(pattern: str) -> None:
    expected = {
        "title-vague": [name for name in names(CHECKS) if name == "title-vague"],
        "title": [one.name for one in CHECKS if one.section == "title"],
        "title-*": [name for name in names(CHECKS) if name.startswith("title-")],
        "*-missing": [name for name in names(CHECKS) if name.endswith("-missing")],
        "*": names(CHECKS),
    }[pattern]
    assert expected
    assert names(matching(pattern, CHECKS)) == expected
    assert names(select(CHECKS, [pattern])[0]) == expected


@pytest.mark.parametrize("pattern", ["title-", "Title", "vague", "", "[t]itle-vague"])
def test_nothing_else_stands_for_checks(pattern: str) -> None:
    assert matching(pattern, CHECKS) == []


def test_what_is_wanted_is_kept_in_order_whatever_the_order_of_asking() -> None:
    chosen, dropped = select(CHECKS, ["skills-few", "title-vague", "skills-few"])
    assert names(chosen) == ["title-vague", "skills-few"]
    assert dropped == []


def test_nothing_wanted_is_everything() -> None:
    assert select(CHECKS) == (CHECKS, [])


def test_what_is_unwanted_is_listed_as_long_as_it_was_wanted() -> None:
    chosen, dropped = select(CHECKS, ["title"], ["title-vague", "skills"])
    assert "title-vague" not in names(chosen)
    assert names(dropped) == ["title-vague"]
    assert {one.section for one in chosen} == {"title"}


@pytest.mark.parametrize(
    ("wanted", "unwanted", "said"),
    [
        (["title-vage"], [], "“title-vage” (did you mean “title-vague”?)"),
        ([], ["skils"], "“skils” (did you mean “skills”?)"),
        (["title", "zzz"], [], "“zzz”. `profilelint explain` lists them all."),
        (["zzz-*"], [], "“zzz-*”"),
        ([""], [], "“”"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    wanted: list[str], unwanted: list[str], said: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        select(CHECKS, wanted, unwanted)
    assert f"No check or section is called {said}" in str(refused.value)


def test_importing_checks_registers_nothing_twice() -> None:
    module = sys.modules["profilelint.checks"]
    assert isinstance(module, ModuleType)
    assert discover() is discover()
    discover.cache_clear()
    assert names(list(discover().checks.values())) == names(CHECKS)
    assert discover().failures == ()
