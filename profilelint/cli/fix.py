"""``profilelint fix``: mend a profile at the terminal, one finding at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from profilelint.asking.answers import number_of
from profilelint.cli import options
from profilelint.errors import ProfilelintError, ReadError, UsageError
from profilelint.findings import Located
from profilelint.reading import STDIN

if TYPE_CHECKING:
    from rich.console import Console

    from profilelint.sitting import Sitting

_TITLE, _OVERVIEW = ("title",), ("overview",)


def fix(
    file: Annotated[
        str, typer.Argument(help="A profile of your own, JSON or YAML.", metavar="FILE")
    ],
    rubric: options.Rubric = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    input_format: options.InputFormat = None,
    engine: options.Engine = None,
    languagetool_url: options.LanguageToolUrl = None,
    config: options.Settings = None,
    first: options.First = False,
    today: options.Today = None,
) -> None:
    """Mend a profile one finding at a time: what would change is shown before it is made.

    The most urgent finding comes first. Each change is written at once, and leaving (q, Ctrl-C)
    keeps what was done.
    """
    from profilelint.linter import plan
    from profilelint.sitting import Sitting

    if file == STDIN:
        raise UsageError("`profilelint fix` changes a file in its place; give a file.")
    if not options.can_talk():
        raise UsageError(
            "`profilelint fix` asks you at a terminal, and there is none here. "
            "`profilelint check --fix` mends without asking."
        )
    settled = plan(
        options.settings(config),
        rubric=rubric,
        select_=options.names(select),
        ignore=options.names(ignore),
        today=options.date_of(today),
        first=first,
        engines=options.engines(engine, languagetool_url),
        languagetool_url=languagetool_url,
    )
    try:
        sitting = Sitting(file, settled, input_format)
    except ReadError as error:
        options.say_unread(error)
        raise typer.Exit(2) from None
    raise typer.Exit(_Talk(sitting).run())


class _Left(Exception):
    """The user has had enough for now."""


class _Talk:
    """The questions and the answers; what is done about them stands in :class:`Sitting`."""

    def __init__(self, sitting: Sitting) -> None:
        from rich.console import Console

        self.sitting = sitting
        self.console: Console = Console(highlight=False, emoji=False, markup=False)

    def run(self) -> int:
        """Go through the findings; 0, or 130 where Ctrl-C ended it."""
        from profilelint.reports.steps import footer

        code = 0
        try:
            while left := self.sitting.left():
                self._step(left[0])
        except (_Left, EOFError):
            self.console.print()
        except KeyboardInterrupt:
            self.console.print()
            code = 130
        self.console.print(footer(self.sitting))
        done = "Everything that was changed is in the file."
        self.console.print(done if self.sitting.made else "Nothing was changed.")
        return code

    def _step(self, found: Located) -> None:
        """Show a finding and do what the user says, once."""
        from profilelint.reports.steps import StepView

        offers = self._offers(found)
        self.console.print(StepView(self.sitting, found, offers))
        ways = self._ways(found)
        choices = ", ".join(f"{key} {word}" for key, (word, _) in ways.items())
        if offers:
            choices = f"a number to take, {choices}"
        while True:
            answer = self._ask(f"{choices}: ").lower()
            if (number := number_of(answer, len(offers))) is not None:
                self._try(partial(self.sitting.take, found, offers[number]))
                return
            if answer[:1] in ways:
                self._try(ways[answer[:1]][1])
                return
            self.console.print("Type one of these, then Enter.")

    def _ways(self, found: Located) -> dict[str, tuple[str, Callable[[], None]]]:
        """What can be done about a finding: by its key the word for it and the deed."""
        ways: dict[str, tuple[str, Callable[[], None]]] = {}
        if found.fix is not None and self.sitting.can_apply(found):
            ways["a"] = "apply", partial(self.sitting.apply, found.fix)
        if found.at in (_TITLE, _OVERVIEW):
            ways["d"] = "draft", partial(self._draft, found)
        ways["e"] = "edit", partial(self._edit, found)
        ways["s"] = "skip", partial(self.sitting.skip, found)
        ways["i"] = "ignore", partial(self._ignore, found)
        ways["q"] = "quit and keep", self._quit
        return ways

    def _offers(self, found: Located) -> Sequence[str]:
        """Values that can be taken by their number: in place of one, or as one more of a list."""
        if self.sitting.text_at(found.at) is None and not self.sitting.is_list(found.at):
            return ()
        return [f"{one:g}" if isinstance(one, int | float) else one for one in found.offers][:9]

    def _ask(self, question: str) -> str:
        return self.console.input(question, markup=False).strip()

    def _try(self, what: Callable[[], None]) -> None:
        """Do something; what keeps it from being done is said, and the finding comes again."""
        try:
            what()
        except ProfilelintError as error:
            self.console.print(str(error), style="red")

    def _edit(self, found: Located) -> None:
        """The value alone, or the file where it is none that stands by itself."""
        from profilelint.editor import edited

        text = self.sitting.text_at(found.at)
        source = self.sitting.document.source
        if text is None:
            self.sitting.become(edited(source.text, f".{source.format}"))
        elif (new := edited(text)) != text:
            self.sitting.write(found.at, new)

    def _draft(self, found: Located) -> None:
        """Titles to choose from, or an outline to fill in; nothing is taken unasked."""
        from profilelint.drafting import outline, titles
        from profilelint.editor import edited

        profile = self.sitting.document.profile
        if found.at == _OVERVIEW:
            text = outline(self.sitting.report).text
            if (new := edited(f"{text}\n")).rstrip("\n") != text:
                self.sitting.write(found.at, new.rstrip("\n"))
            return
        drafted = titles(profile, self.sitting.plan)
        if not drafted:
            self.console.print("The file tells too little to draft a title from.")
            return
        for number, title in enumerate(drafted, start=1):
            self.console.print(f"  {number}: {title}")
        wanted = number_of(self._ask("Number to take, or Enter for none: "), len(drafted))
        if wanted is not None:
            self.sitting.write(found.at, drafted[wanted])

    def _ignore(self, found: Located) -> None:
        reason = self._ask("Why may it stay? (Enter takes it back) ")
        if not reason:
            return
        day = self._ask("Until which day, as 2027-03-31? (Enter: for good) ")
        until = options.date_of(day or None, "The last day")
        path = self.sitting.ignore(found, reason, until)
        self.console.print(f"Noted in {path}.")

    def _quit(self) -> None:
        raise _Left
