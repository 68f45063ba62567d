"""``profilelint init``: a profile file from nothing, question by question."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import UNSET

from profilelint.asking.answers import NONE, number_of
from profilelint.cli import options
from profilelint.errors import ReadError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from profilelint.asking import Group, Growing, Question
    from profilelint.linter import Plan

LAST_LINE = "."
"""What ends a text of several lines."""


def init(
    path: Annotated[
        Path, typer.Argument(metavar="[FILE]", help="Where the profile goes: .yaml or .json.")
    ] = Path("profile.yaml"),
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="EXPORT", help="Start from a file of any format."),
    ] = None,
    non_interactive: Annotated[
        bool, typer.Option("--non-interactive", help="Ask nothing: write a file to fill in.")
    ] = False,
    rubric: options.Rubric = None,
    input_format: options.InputFormat = None,
    engine: options.Engine = None,
    config: options.Settings = None,
    today: options.Today = None,
) -> None:
    """Write down your profile, question by question, and see the first scorecard.

    Each answer is written at once. Stop with Ctrl-C whenever you like; the same command goes on
    where you stopped. Enter leaves a question out; - says that there is nothing there.

    Exit code: 0, whatever the scorecard says; 130 after Ctrl-C; 2 where a file cannot be used.
    """
    from profilelint.linter import plan

    settled = plan(
        options.settings(config),
        rubric=rubric,
        today=options.date_of(today),
        engines=options.engines(engine),
        cache=options.cache(no_cache=False, watch=False),
    )
    if not non_interactive and not options.can_talk():
        raise UsageError(
            "`profilelint init` asks you at a terminal, and there is none here. With "
            "--non-interactive it writes a file to fill in."
        )
    if start is not None:
        _begin_from(start, path, input_format)
    elif non_interactive:
        _write_template(path, settled)
    if non_interactive:
        return
    try:
        from profilelint.asking import Growing

        growing = Growing(path)
    except ReadError as error:
        options.say_unread(error)
        raise typer.Exit(2) from None
    raise typer.Exit(_Talk(growing, settled).run())


def _begin_from(start: str, path: Path, input_format: str | None) -> None:
    """Write what an export tells into the file, and say what it does not."""
    from profilelint.text import flat
    from profilelint.writing import converting

    target, syntax = converting.target_of(str(path), force=False)
    assert target is not None
    document = options.document(start, input_format)
    converting.save(target, converting.converted(document, syntax))
    for line in converting.said(document, None):
        print(flat(line), file=sys.stderr)
    print(f"Written to {path}: what {flat(start)} tells.", file=sys.stderr)


def _write_template(path: Path, settled: Plan) -> None:
    from profilelint.asking import Limits, template
    from profilelint.writing import converting

    target, syntax = converting.target_of(str(path), force=False)
    if target is None or syntax == "json":
        raise UsageError(
            "The file to fill in has notes in it, which JSON does not take. Give it a name that "
            "ends in .yaml."
        )
    converting.save(target, template(Limits.of(settled.options)))
    print(f"Written to {path}. Fill it in, then: profilelint check {path}")


class _Talk:
    """The questions and the answers; what they mean stands in :mod:`profilelint.asking`."""

    def __init__(self, growing: Growing, settled: Plan) -> None:
        from rich.console import Console

        self.growing, self.settled = growing, settled
        self.console: Console = Console(highlight=False, emoji=False, markup=False)

    def run(self) -> int:
        """Ask what is not known yet, then print the scorecard; 0, or 130 where Ctrl-C ended it."""
        with suppress(ImportError):  # there is none on Windows, where lines have no such limit
            import readline  # noqa: F401 (lets a line be longer than the 4,095 bytes of a terminal)
        try:
            self._ask_all()
        except EOFError:
            return self._stopped(0)
        except KeyboardInterrupt:
            return self._stopped(130)
        self._scorecard()
        return 0

    def _ask_all(self) -> None:
        from profilelint.asking import MORE, Limits, questions

        self._say(
            "Enter leaves a question out, - says that there is nothing there, and Ctrl-C stops. "
            f"Each answer is written into {self.growing.path} at once.",
            "dim default",
        )
        for one in questions(Limits.of(self.settled.options)):
            self._ask_for(one)
        missing = [one for one in MORE if not self.growing.known(one.field)]
        if missing and self._yes("A few more: name, photo, languages, portfolio?"):
            for one in missing:
                self._ask_for(one)

    def _ask_for(self, one: Question | Group) -> None:
        from profilelint.asking import Group

        if isinstance(one, Group):
            self._ask_group(one)
        elif not self.growing.known(one.field):
            self.console.print()
            if one.shape == "rate":
                self._show_bands()
            self._until_taken(one, partial(self.growing.put, one.field))

    def _ask_group(self, group: Group) -> None:
        """Ask for entry after entry, each written once it is whole."""
        there = self.growing.entries(group.field)
        if there == []:
            return
        self.console.print()
        if there is None:
            self._say(f"{group.asks}. Add a {group.entry}?", "bold default")
            answer = self._line("y for yes, Enter: left out, -: there is none > ")
            if answer == NONE:
                self.growing.put(group.field, [])
            if answer.lower()[:1] != "y":
                return
        elif not self._yes(f"{group.asks}: {len(there)} in the file. Add another?"):
            return
        while True:
            entry: dict[str, Any] = {}
            for part in group.parts:
                self._until_taken(part, partial(entry.__setitem__, part.field))
            if entry:
                there = [*(there or []), entry]
                self.growing.put(group.field, there)
            if not self._yes(f"Another {group.entry}?"):
                return

    def _until_taken(self, one: Question, put: Callable[[Any], None]) -> None:
        """Ask until the answer is one; an empty answer leaves the question out."""
        self._say(f"{one.asks}{'' if one.asks.endswith('?') else ':'}", "bold default")
        if one.help or one.how:
            self._say(f"{one.help} {one.how}".strip(), "dim default")
        while True:
            try:
                value = self._answer(one)
                if value is not UNSET:
                    put(value)
            except ValueError as error:
                self._say(str(error), "yellow")
            else:
                return

    def _answer(self, one: Question) -> Any:
        """One answer as a value; :data:`UNSET` where the question is left out.

        :raises ValueError: where it is none, with the reason.
        """
        from profilelint.asking.answers import value_of

        match one.shape:
            case "text":
                return value_of(one, self._lines(f"Then a line with {LAST_LINE} alone"))
            case "names":
                return value_of(one, self._lines("Then an empty line", ends=""))
            case "category":
                return self._category()
            case "types":
                return self._types()
            case "word":
                self._numbered(one.words)
        return value_of(one, self._line("> "))

    def _category(self) -> Any:
        from profilelint.asking.answers import categories_like
        from profilelint.vocabulary import categories

        self._numbered(categories())
        answer = self._line("Number, or a few letters > ")
        if answer in ("", NONE):
            return "" if answer else UNSET
        return self._chosen(answer, categories_like(answer))

    def _types(self) -> Any:
        from profilelint.asking.answers import names_in, types_like, types_of_work

        offered = types_of_work(self.growing.profile.category)
        if self.growing.profile.category:
            self._numbered(offered)
        answer = self._line("Numbers, names, or a few letters > ")
        if answer in ("", NONE):
            return [] if answer else UNSET
        parts = names_in(answer)
        return list(dict.fromkeys(self._chosen(one, types_like(one, offered)) for one in parts))

    def _chosen(self, answer: str, found: Sequence[str]) -> str:
        """The one that was meant, asked for where several are like it.

        :raises ValueError: where none is, or none was chosen.
        """
        if len(found) == 1 and (found[0].lower() == answer.lower() or answer.isdecimal()):
            return found[0]
        if not found:
            raise ValueError(f"Nothing is like “{answer}”. Try other letters, or the number.")
        self._say(f"“{answer}” may be:", "default")
        self._numbered(found)
        wanted = number_of(self._line("Which number? Enter: none of these > "), len(found))
        if wanted is None:
            raise ValueError("Then once more.")
        return found[wanted]

    def _show_bands(self) -> None:
        """What clients offered for such work, where that is known."""
        from profilelint.asking.bands import band_lines

        for line in band_lines(self.growing.profile, self.settled.options):
            self._say(line, "default")

    def _numbered(self, names: Sequence[str]) -> None:
        for number, name in enumerate(names, start=1):
            self._say(f"{number:>4}  {name}", "default")

    def _say(self, text: str, style: str) -> None:
        from profilelint.text import inert

        self.console.print(inert(text), style=style)

    def _yes(self, question: str) -> bool:
        self._say(question, "bold default")
        return self._line("y for yes, Enter for no > ").lower()[:1] == "y"

    def _line(self, mark: str) -> str:
        """One line; of a paste of several, the lines as one."""
        return " ".join(self._typed(mark).split())

    def _lines(self, says: str, ends: str = LAST_LINE) -> str:
        """Lines up to one that ends them, or up to Ctrl-D; none where the first is empty."""
        self._say(f"{says}. Enter at once: left out.", "dim default")
        found: list[str] = []
        while True:
            try:
                pasted = self._typed("> ").split("\n")
            except EOFError:
                if not found:
                    raise
                return "\n".join(found)
            for line in pasted:
                if line.strip() == ends or not (found or line.strip()):
                    return "\n".join(found)
                found.append(line.rstrip())
            if found == [NONE]:
                return NONE

    def _typed(self, mark: str) -> str:
        from profilelint.asking import cleaned

        return cleaned(input(mark))

    def _stopped(self, code: int) -> int:
        path = self.growing.path
        self.console.print()
        if path.exists():
            self._say(f"Stopped. `profilelint init {path}` goes on with {path}.", "default")
        else:
            self._say("Stopped. Nothing was written.", "default")
        return code

    def _scorecard(self) -> None:
        """The first scorecard, and what comes next."""
        from profilelint.linter import lint
        from profilelint.reading import read
        from profilelint.reports import Run
        from profilelint.reports.terminal import RunView
        from profilelint.scorecard import scorecard

        path = self.growing.path
        self.console.print()
        if not path.exists():
            self._say("Nothing was answered, so nothing was written.", "default")
            return
        card = scorecard(lint(read(path), self.settled))
        run = Run(self.settled.rubric.name, (card,), today=self.settled.today)
        self.console.print(RunView(run))
        self._say(f"It is in {path}. To go on:", "default")
        self._say(f"  profilelint fix {path}    mends it with you", "default")
        self._say(f"  profilelint check {path}  shows this again", "default")
