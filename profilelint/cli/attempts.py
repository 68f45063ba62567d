"""``profilelint attempts``: the ledger of what was submitted, and what came back."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from profilelint.cli import options
from profilelint.errors import ReadError, UsageError
from profilelint.text import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from profilelint.attempts.attempt import Attempt
    from profilelint.attempts.ledger import Ledger

commands = typer.Typer(
    help="Keep track of what you submitted and what came back, see what changed, and what you "
    "have not tried yet. It is kept on this machine only, and “forget” deletes it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Number = Annotated[int, typer.Argument(metavar="N", help="The number of an attempt: see “list”.")]
Outcome = Literal["refused", "approved", "pending"]
Feedback = Annotated[
    str | None, typer.Option(metavar="TEXT", help="What they wrote, word for word if you can.")
]
Name = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="Whose profile it is, where there are several."),
]
Form = Annotated[
    Literal["rich", "json"], typer.Option("--output-format", help="For people, or for programs.")
]


@commands.command()
def add(
    file: options.File,
    outcome: Annotated[Outcome, typer.Option(help="What came back, if anything.")] = "pending",
    feedback: Feedback = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day you submitted it; else today.")
    ] = None,
    profile: Name = None,
    ledger: options.Ledger = None,
    rubric: options.Rubric = None,
    input_format: options.InputFormat = None,
    engine: options.Engine = None,
    languagetool_url: options.LanguageToolUrl = None,
    config: options.Settings = None,
) -> None:
    """Write down a submission, and what came back.

    The text of the profile is kept, without the private e-mail address, so that later attempts can
    be compared with it. Later attempts with the same file belong to the same profile.
    """
    from profilelint.attempts.attempt import attempt_of
    from profilelint.attempts.place import place_of
    from profilelint.linter import lint, plan
    from profilelint.scorecard import scorecard

    submitted = options.date_of(on, "--on") or date.today()
    if submitted > date.today():
        raise UsageError(f"--on {submitted} is still to come. Give the day you submitted it.")
    settled = plan(
        options.settings(config),
        rubric=rubric,
        today=submitted,
        engines=options.engines(engine, languagetool_url),
        languagetool_url=languagetool_url,
    )
    place = place_of(file)
    card = scorecard(lint(options.document(file, input_format), settled))
    with _open(ledger) as book:
        name = profile or book.name_of(place) or place
        if not name:
            raise UsageError("Standard input has no name. Say whose profile it is: --profile NAME.")
        written = book.add(
            attempt_of(
                card, name=name, file=place, on=submitted, outcome=outcome, feedback=feedback or ""
            )
        )
    print(f"Attempt {written.number} of {written.on} is written down ({written.outcome}).")
    if outcome == "pending":
        print(f"Once there is an answer: `profilelint attempts outcome {written.number} refused`.")


@commands.command()
def outcome(
    number: Number,
    outcome: Annotated[Outcome, typer.Argument(help="What came back.", show_default=False)],
    feedback: Feedback = None,
    ledger: options.Ledger = None,
) -> None:
    """Write down what came back for an attempt."""
    with _open(ledger) as book:
        changed = book.settle(number, outcome, feedback)
    print(f"Attempt {changed.number} of {changed.on} is {changed.outcome} now.")


@commands.command("list")
def list_(
    profile: Name = None, ledger: options.Ledger = None, output_format: Form = "rich"
) -> None:
    """List the attempts, with rate and score over time."""
    from profilelint.attempts.choosing import named
    from profilelint.attempts.history import timeline_of
    from profilelint.reports.history import point_as_dict

    found = named(_known(ledger), profile)
    if output_format == "json":
        points = {point.number: point for point in timeline_of(found)}
        entries = [
            point_as_dict(points[one.number])
            | {"profile": one.name, "title": one.profile.title, "feedback": one.feedback}
            for one in found
        ]
        _print_json({"version": 1, "attempts": entries})
    elif found:
        from profilelint.attempts.views import ListView

        _show(ListView(found))
    else:
        print(_nothing_yet(ledger))


@commands.command()
def show(number: Number, ledger: options.Ledger = None, output_format: Form = "rich") -> None:
    """Show one attempt, and what its feedback points to."""
    from profilelint.attempts.choosing import numbered

    one = numbered(_known(ledger), number)
    if output_format == "json":
        from profilelint.attempts.exchange import attempt_as_dict
        from profilelint.attempts.feedback import pointers_as_list

        _print_json(
            {"version": 1, **attempt_as_dict(one), "points_to": pointers_as_list(one.feedback)}
        )
        return
    from profilelint.attempts.views import ShowView

    _show(ShowView(one))


@commands.command()
def diff(
    before: Annotated[int, typer.Argument(metavar="A", help="The earlier attempt.")],
    after: Annotated[int, typer.Argument(metavar="B", help="The later one.")],
    ledger: options.Ledger = None,
    output_format: Form = "rich",
) -> None:
    """Show what changed between two attempts.

    In long texts, [-words-] went out and {+words+} came in.
    """
    from profilelint.attempts.choosing import numbered

    known = _known(ledger)
    old, new = numbered(known, before), numbered(known, after)
    if output_format == "json":
        from profilelint.attempts.diff import diff_as_dict

        _print_json({"version": 1, **diff_as_dict(old, new)})
        return
    from profilelint.attempts.views import DiffView

    _show(DiffView(old, new))


@commands.command()
def suggest(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="The profile as it is now; else the last attempt."),
    ] = None,
    profile: Name = None,
    limit: Annotated[int, typer.Option(min=1, max=31, help="How many at most.")] = 5,
    ledger: options.Ledger = None,
    rubric: options.Rubric = None,
    input_format: options.InputFormat = None,
    config: options.Settings = None,
    today: options.Today = None,
    output_format: Form = "rich",
) -> None:
    """Suggest what you have not tried yet, and why.

    Combinations of title, types of work, skills, rate and level, each with its reasons: checks that
    point to it, or the feedback of a refusal.
    """
    from profilelint.attempts.choosing import of_one
    from profilelint.attempts.place import place_of
    from profilelint.attempts.suggest import LEFT_OUT, suggest, suggestion_as_dict
    from profilelint.linter import plan

    tried = of_one(_known(ledger), place_of(file) if file else "", profile)
    now = options.document(file, input_format).profile if file else tried[-1].profile
    settled = plan(
        options.settings(config),
        rubric=rubric,
        ignore=LEFT_OUT,
        today=options.date_of(today),
        engines=(),
    )
    found = suggest(now, tried, settled, most=limit)
    if output_format == "json":
        _print_json(
            {
                "version": 1,
                "attempts": [one.number for one in tried],
                "suggestions": [suggestion_as_dict(one) for one in found],
            }
        )
        return
    from profilelint.attempts.views import SuggestView

    _show(SuggestView(found, tried))


@commands.command()
def export(
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to this file, not to the screen.")
    ] = None,
    profile: Name = None,
    ledger: options.Ledger = None,
    output_format: Annotated[
        Literal["json", "csv"] | None,
        typer.Option(help="JSON, or a table; else by the name of the file, else JSON."),
    ] = None,
) -> None:
    """Write the attempts to a file, with the profiles' text.

    “import” reads it again.
    """
    from profilelint.attempts.choosing import named
    from profilelint.attempts.exchange import exported

    by_name: Literal["json", "csv"] = (
        "csv" if output and output.suffix.lower() == ".csv" else "json"
    )
    text = exported(named(_known(ledger), profile), output_format or by_name)
    if output is None:
        _print(text)
        return
    from profilelint.replacing import replace_file

    replace_file(output, text.encode(errors="replace"), None)


@commands.command("import")
def import_(file: options.File, ledger: options.Ledger = None) -> None:
    """Bring in attempts that “export” wrote.

    All or none; those that are there already are not added again.
    """
    from profilelint.attempts.exchange import imported

    try:
        found = imported(file)
    except ReadError as error:
        options.say_unread(error)
        raise typer.Exit(2) from None
    with _open(ledger) as book:
        added, changed = book.bring_in(found)
    there = len(found) - added - changed
    print(f"{added} brought in, {changed} pending ones settled, {there} were there already.")


@commands.command()
def forget(
    numbers: Annotated[
        list[int] | None, typer.Argument(metavar="[N]...", help="The numbers of attempts.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Forget all attempts.")] = False,
    yes: options.Yes = False,
    ledger: options.Ledger = None,
) -> None:
    """Delete attempts for good.

    Their text is overwritten in the ledger, not only hidden.
    """
    from profilelint.attempts.place import default_path, is_there

    if bool(numbers) == every:
        raise UsageError("Say which attempts to forget: their numbers, or --all.")
    if not is_there(ledger or default_path()):
        print(_nothing_yet(ledger))
        return
    with _open(ledger) as book:
        going = len(book.all()) if every else len(set(numbers or ()))
        if not yes:
            options.ask(f"Forget {counted(going, 'attempt')} for good?")
        gone = book.forget(None if every else numbers)
    print(f"{counted(gone, 'attempt')} forgotten; nothing of it is left in the ledger.")


def _known(path: Path | None) -> tuple[Attempt, ...]:
    from profilelint.attempts.choosing import read_all
    from profilelint.attempts.place import default_path

    return read_all(path or default_path())


def _open(path: Path | None) -> Ledger:
    from profilelint.attempts.ledger import Ledger
    from profilelint.attempts.place import default_path

    return Ledger(path or default_path())


def _nothing_yet(path: Path | None) -> str:
    from profilelint.attempts.place import default_path

    return (
        f"No attempt is written down yet (the ledger would be {path or default_path()}). "
        "`profilelint attempts add FILE` writes one down."
    )


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _print(text: str) -> None:
    """JSON and tables are UTF-8 whatever the terminal."""
    with options.reader_may_leave():
        if hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(text.encode(errors="replace"))
        else:
            sys.stdout.write(text)


def _show(view: RenderableType) -> None:
    from rich.console import Console

    with options.reader_may_leave():
        Console(highlight=False, emoji=False, markup=False).print(view)
