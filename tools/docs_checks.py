"""The pages of the checks for :mod:`build_docs`: one a check, and the table of all of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import get_args

from profilelint import testing
from profilelint.check import Basis, Check, Example, Figure
from profilelint.linter import Status, authority
from profilelint.registry import discover
from profilelint.reports.terminal import spoken
from profilelint.rubric import Rubric, in_words, load, names
from tools.docs_markdown import plain, table, written_from

LONG_LIST = 8
LABELS = ("Severity", "Weight", "Why this weight", "On whose word")
BASES: dict[Basis, str] = {
    "official": "a page or form of the platform itself",
    "reported": "the platform's own text, as quoted by somebody else at a known date",
    "measured": "a count over real data",
    "guide": "the approval guide of 2022",
    "community": "a post or blog of somebody without access to the platform",
    "ours": "a choice of this project; nobody publishes such a figure",
}


def built_in() -> list[Check]:
    """The checks of this project, in the order of the report; none of another package."""
    found = discover()
    if found.failures:
        sys.exit("Some checks did not load: " + "; ".join(found.failures))
    return [
        one
        for one in found.checks.values()
        if one.function.__module__.startswith("profilelint.checks")
    ]


def rubrics() -> list[Rubric]:
    """Every rubric that comes with the program."""
    return [load(name) for name in names()]


def source_file(check: Check) -> str:
    """The file of a check in this repository."""
    return check.function.__module__.removeprefix("profilelint.").replace(".", "/") + ".py"


def facts(check: Check, rubric: Rubric) -> dict[str, str]:
    """What a rubric makes of a check, as Markdown."""
    entry = rubric.entry(check)
    return {
        "Severity": (entry.severity or check.severity).word,
        "Weight": ""
        if check.group != "profile"
        else f"{check.weight if entry.weight is None else entry.weight:g}",
        "Why this weight": plain(entry.weight_reason),
        "On whose word": plain(spoken(authority(check, rubric))),
    }


def check_page(check: Check) -> str:
    """The page of one check."""
    about: dict[str, dict[str, str]] = {}
    for rubric in rubrics():
        mine = facts(check, rubric)
        same = next((names for names, other in about.items() if other == mine), None)
        about[f"{same}, {rubric.name}" if same else rubric.name] = about.pop(same) if same else mine
    labels = [label for label in LABELS if any(one[label] for one in about.values())]
    rows = [(label, *(one[label] for one in about.values())) for label in labels]
    section = check.section.replace("-", " ")
    parts = [
        written_from(source_file(check)),
        f"# {check.name}",
        check.page,
        "## What the rubrics make of it",
        f"Section: [{section}](README.md#{check.section}). {_chosen_by(check)}",
        table(("", *about), rows),
        *figure_parts(check),
        *example_parts(check),
    ]
    return "\n\n".join(parts) + "\n"


def _chosen_by(check: Check) -> str:
    """How a check comes to run, and with whose figures."""
    if check.group != "profile":
        return (
            f"A criterion of a badge, judged by `profilelint {check.group}` and never by "
            "`profilelint check`; its figures are the same in all rubrics."
        )
    return "A rubric is a set of figures; choose one with `--rubric`."


def figure_parts(check: Check) -> Iterator[str]:
    """The figures of a check under all rubrics, and how to set them."""
    rows: dict[tuple[str, ...], list[str]] = {}
    options: dict[str, object] = {}
    for rubric in rubrics():
        figures = dict(rubric.figures(check))
        if rule := rubric.entry(check).authority:
            figures = {"the rule itself": rule, **figures}
        for name, figure in figures.items():
            rows.setdefault(figure_row(name, figure), []).append(rubric.name)
            if name in check.options:
                options.setdefault(name, figure.value)
    if rows:
        yield "## Figures"
        yield table(
            ("Figure", "Value", "Source", "As of", "Basis", "Note", "Rubric"),
            [(*row, ", ".join(where)) for row, where in rows.items()],
        )
    simple = {name: one for name, one in options.items() if not isinstance(one, list | dict)}
    if simple:
        yield "## In your settings"
        yield "These lines in `pyproject.toml` hold instead of the rubric's figures:"
        lines = [f"{name} = {json.dumps(value)}" for name, value in simple.items()]
        lines.insert(0, f"[tool.profilelint.checks.{check.name}]")
        yield "\n".join(["```toml", *lines, "```"])


def figure_row(name: str, figure: Figure) -> tuple[str, ...]:
    """One figure as the cells of a table, without the rubric that it belongs to."""
    simple = not isinstance(figure.value, list | dict)
    value = "" if figure.value is True else f"`{figure.value}`"
    label = f"`{name}`" if " " not in name else name
    notes = [figure.note] if figure.note else []
    for other in figure.others:
        said = f"Elsewhere: {in_words(other.value)} ({other.source}; {other.as_of}; {other.basis})."
        notes += [said, other.note] if other.note else [said]
    return (
        label,
        value if simple else plain(in_words(figure.value, LONG_LIST)),
        *(plain(figure.source), figure.as_of, f"{figure.basis}: {BASES[figure.basis]}"),
        plain(" ".join(notes)),
    )


def example_parts(check: Check) -> Iterator[str]:
    """The examples of a check with what it answers to each."""
    if not check.examples:
        return
    yield "## Examples"
    yield "Only the fields that matter here are shown; all others are not known."
    for example in check.examples:
        yield "\n".join(["```json", shown(example.profile), "```"])
        yield answer(check, example)
        if example.becomes is not None:
            yield "Mended:"
            yield "\n".join(["```json", shown(example.becomes), "```"])


def shown(profile: Mapping[str, object]) -> str:
    """A profile as JSON: on one line where that is short enough to read, else a line a field."""
    line = json.dumps(profile, ensure_ascii=False)
    if len(line) <= 90:
        return line
    fields = [
        f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in profile.items()
    ]
    return "{\n" + ",\n".join(fields) + "\n}"


def answer(check: Check, example: Example) -> str:
    """What a check really answers to an example, as Markdown; the tests prove that it is right."""
    changed = ", ".join(f"`{name} = {value}`" for name, value in example.options.items())
    before = f"With {changed}: " if changed else "Answer: "
    if "proofreader" in check.provided:  # what it says depends on the engines installed
        said = f"“…{plain(example.says)}…”" if example.says else "nothing to mend"
        return f"{before}{said if example.skips is None else f'not judged, {example.skips}'}."
    found = testing.outcome(check.name, example.profile, **example.options)
    if found.status is Status.BROKEN:
        sys.exit(f"Nothing was written: an example of {check.name} broke it: {found.reason}")
    if not found.judged:
        return f"{before}not judged, because {plain(found.reason)}."
    if not found.findings:
        return f"{before}nothing to mend."
    said = "\n>\n".join(
        f"> {one.severity.word}: {plain(one.message)} *Mend:* {plain(one.mend)}"
        for one in found.findings
    )
    return f"{before}\n\n{said}" if changed else said


def checks_index(checks: list[Check]) -> str:
    """The table of all checks by section."""
    default = load()
    parts = [
        written_from("checks/ and data/rubrics/"),
        "# The checks",
        f"There are {len(checks)}. Severity and weight are those of the default rubric, "
        f"`{default.name}`. An error blocks, a warning costs as much of the score as the check "
        "weighs, an info only tells. Those without a weight are criteria of [badges](../badges.md) "
        "and no part of the score. `profilelint explain NAME` shows the same pages.",
    ]
    for section in dict.fromkeys(check.section for check in checks):
        parts.append(f"## {section.replace('-', ' ').capitalize()}")
        rows = []
        for check in checks:
            if check.section == section:
                about = facts(check, default)
                link = f"[{check.name}]({check.name}.md)"
                rows.append((link, about["Severity"], about["Weight"], plain(check.summary)))
        parts.append(table(("Check", "Severity", "Weight", "What it asks for"), rows))
    parts.append("## What a figure rests on")
    parts.append("\n".join(f"- `{basis}`: {BASES[basis]}." for basis in get_args(Basis)))
    return "\n\n".join(parts) + "\n"
