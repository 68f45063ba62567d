"""``profilelint explain``: a check's page, its figures and their sources; all checks; the guide."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from profilelint.check import Check, Figure
from profilelint.cli import options
from profilelint.errors import UsageError, did_you_mean
from profilelint.linter import authority
from profilelint.registry import discover
from profilelint.reports.terminal import STYLES, spoken
from profilelint.rubric import DEFAULT_RUBRIC, Rubric, in_words, load
from profilelint.text import counted, excerpt


def explain(
    name: Annotated[str | None, typer.Argument(help="A check; none lists them all.")] = None,
    rubric: Annotated[str, typer.Option(metavar="NAME", help="Whose figures.")] = DEFAULT_RUBRIC,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="The date to reckon ages from.")
    ] = None,
    guide: Annotated[
        bool, typer.Option("--guide", help="The fifteen tips and what handles each of them.")
    ] = False,
) -> None:
    """Print a check's page with its figures, their sources and their age, or list all checks."""
    console = Console(highlight=False, emoji=False, markup=False)
    checks, rules = discover().checks, load(rubric)
    if guide:
        _guide(console, list(checks.values()))
    elif name is None:
        _list(console, list(checks.values()), rules)
    elif name in checks:
        _page(console, checks[name], rules, options.date_of(today) or date.today())
    else:
        raise UsageError(
            f"No check is called “{name}”{did_you_mean(name, list(checks))}. "
            "`profilelint explain` lists them all."
        )


def _list(console: Console, checks: list[Check], rubric: Rubric) -> None:
    for section in dict.fromkeys(check.section for check in checks):
        console.print(Text(section.capitalize(), style="bold underline"))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 2), pad_edge=True)
        table.add_column(no_wrap=True, overflow="fold")
        table.add_column()
        table.add_column()
        for check in checks:
            if check.section == section:
                severity = rubric.entry(check).severity or check.severity
                table.add_row(
                    Text(check.name, style="bold"),
                    Text(severity.word, style=STYLES[severity]),
                    Text(check.summary),
                )
        console.print(table)


def _guide(console: Console, checks: list[Check]) -> None:
    from profilelint.guide import source, tips

    for tip in tips(checks):
        console.print(Text(f"{tip.number:2}. {tip.says}", style="bold"))
        commands = [f"profilelint {command}" for command in tip.commands]
        handled = (("checks", tip.checks), ("commands", commands))
        lines = [f"{kind}: {', '.join(names)}" for kind, names in handled if names]
        for line in (*lines, *([tip.note] if tip.note else ())):
            console.print(Padding(Text(line), (0, 0, 0, 4)))
    console.print(Text(f"Tips from: {source()}", style="dim"))


def _page(console: Console, check: Check, rubric: Rubric, today: date) -> None:
    from rich.markdown import Markdown

    entry = rubric.entry(check)
    severity = entry.severity or check.severity
    weight = check.weight if entry.weight is None else entry.weight
    console.print(Text(check.name, style="bold underline"))
    counts = f"weight {weight:g}" if check.group == "profile" else "no part of the score"
    console.print(
        Text(f"{check.section} · {severity.word} · {counts} · ")
        + Text(f"says {spoken(authority(check, rubric))}")
    )
    console.print()
    console.print(Markdown(check.page))
    if entry.weight_reason:
        console.print()
        console.print(Text(f"Why this weight: {entry.weight_reason}"))
    if words := _effort(check):
        console.print()
        console.print(Text(words))
    figures = dict(rubric.figures(check))
    if entry.authority:
        figures = {"the rule itself": entry.authority, **figures}
    if figures:
        console.print()
        console.print(
            Text(
                f"Figures (rubric {rubric.name})" if check.group == "profile" else "Figures",
                style="bold",
            )
        )
        for option, figure in figures.items():
            console.print(Padding(_figure(option, figure, today), (0, 0, 0, 2)))
    if check.examples:
        console.print()
        console.print(Text("Examples", style="bold"))
        for example in check.examples:
            answer = (
                f"says “…{example.says}…”"
                if example.says
                else f"cannot be judged: {example.skips}"
                if example.skips
                else "nothing to mend"
            )
            console.print(Padding(Text(f"{_shown(example.profile)}: {answer}"), (0, 0, 0, 2)))


def _effort(check: Check) -> str:
    """How long mending takes, where it is known."""
    from profilelint.effort import efforts

    one = efforts().get(check.name)
    if one is None:
        return ""
    each = " for each finding" if one.minutes_each else ""
    return (
        f"Mending takes about {counted(one.minutes or one.minutes_each, 'minute')}{each} "
        f"({one.source}; {one.as_of}; basis: {one.basis})."
    )


def _shown(profile: object) -> str:
    import json

    return excerpt(json.dumps(profile, ensure_ascii=False), 100)


def _figure(option: str, figure: Figure, today: date) -> Text:
    text = Text(option, style="bold")
    if figure.value is not True:
        text.append(f" = {in_words(figure.value, most=8)}", style="default")
    text.append(f"\n  {_source(figure, today)}", "default")
    if figure.note:
        text.append(f"\n  {figure.note}", style="default")
    for other in figure.others:
        text.append(f"\n  Elsewhere: {in_words(other.value)}; {_source(other, today)}", "default")
        if other.note:
            text.append(f"\n    {other.note}", style="default")
    return text


def _source(figure: Figure, today: date) -> str:
    age = _age(figure.as_of, today)
    return f"{figure.source}; {figure.as_of}{age}; basis: {figure.basis}"


def _age(as_of: str, today: date) -> str:
    """`` (4 years old)`` for a date from which an age can be told."""
    year = as_of[:4]
    if not year.isdigit() or today.year - int(year) < 1:
        return ""
    years = today.year - int(year)
    return f" ({years} year{'s' if years > 1 else ''} old)"
