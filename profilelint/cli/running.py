"""What ``profilelint check`` does once its options are settled: read, judge and print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from profilelint.cli import options
from profilelint.cli.outputs import Outputs
from profilelint.config import Config, FailOn
from profilelint.errors import ProfilelintError, ReadError, UsageError
from profilelint.findings import Severity
from profilelint.linter import Plan, lint
from profilelint.reading import Document, read
from profilelint.reading.decoding import is_web_address
from profilelint.registry import discover
from profilelint.reports import Run
from profilelint.scorecard import Scorecard, Verdict, planned, scorecard
from profilelint.text import flat

if TYPE_CHECKING:
    from profilelint.reports.earlier import Earlier
    from profilelint.whatif import Change


class Job(msgspec.Struct, frozen=True):
    """What to check, by which plan, and how to show it."""

    paths: list[str]
    settings: Config
    plan: Plan
    out: Outputs
    input_format: str | None
    changes: tuple[Change, ...]
    effort: int | None
    earlier: Earlier | None
    attempts: bool | None
    ledger: Path | None
    quiet: bool
    verbose: bool
    show_ignored: bool
    redact: bool

    def run(self) -> Run:
        """Read and judge the files, and print and write the reports."""
        run = self._judge()
        _say(run, self.settings, redact=self.redact)
        asked = self.ledger is not None if self.attempts is None else self.attempts
        on_screen = self.out.screen == "rich" and not self.quiet and options.is_own_screen()
        told = run
        if asked or (self.attempts is None and on_screen):
            told = _with_attempts(run, self.ledger)
        # What was not asked for stays out of files, which would else not be the same twice.
        self.out.write(self._shown(told if asked else run))
        with options.reader_may_leave():
            shown = self._shown(told, say=True)
            if self.quiet:
                _print_verdicts(shown)
            else:
                self.out.print(shown)
        return run

    def _shown(self, run: Run, *, say: bool = False) -> Run:
        """The run as it is shown: compared with the earlier report, and redacted.

        A redacted report is compared with what is redacted, any other one with what is not.
        ``say``: what cannot be compared is said on standard error.
        """
        if self.earlier is None and not self.redact:
            return run
        from profilelint.reports.earlier import compared, not_compared
        from profilelint.reports.redaction import redacted

        if self.redact and (self.earlier is None or self.earlier.redacted):
            run = redacted(run)
        if self.earlier is not None:
            run = compared(run, self.earlier)
            for name in not_compared(run) if say else ():
                words = f"{name}: the earlier report does not have this profile."
                print(flat(words), file=sys.stderr)
        return redacted(run) if self.redact and not run.redacted else run

    def _judge(self) -> Run:
        """Read and judge every file; one that cannot be read does not stop the others."""
        cards: list[Scorecard] = []
        errors: list[ReadError] = []
        for name in options.files(self.paths, self.settings):
            try:
                if isinstance(name, ReadError):
                    raise name
                document = self._read(name)
            except ReadError as error:
                errors.append(error)
            else:
                cards.append(self._card(document))
        unused = self.plan.hiding.unused([card.report.ignores for card in cards])
        return Run(
            self.plan.rubric.name,
            tuple(cards),
            tuple(errors),
            verbose=self.verbose,
            today=self.plan.today,
            show_ignored=self.show_ignored,
            unused=tuple(unused),
        )

    def _read(self, name: str) -> Document:
        if not is_web_address(name):
            return read(name, input_format=self.input_format)
        from profilelint.fetching import fetched

        return fetched(name).document()

    def _card(self, document: Document) -> Scorecard:
        if self.changes:
            from profilelint.whatif import what_if

            card = what_if(document, self.changes, self.plan)
        else:
            card = scorecard(lint(document, self.plan))
        return card if self.effort is None else planned(card, self.effort)


def earlier_report(path: Path | None, *, redact: bool) -> Earlier | None:
    """The report of ``--compare``, if there is one.

    :raises UsageError: where it cannot be read, or lacks what a report without ``--redact`` has.
    """
    if path is None:
        return None
    from profilelint.reports.earlier import read_earlier

    earlier = read_earlier(path)
    if earlier.redacted and not redact:
        raise UsageError(f"{path} was made with --redact. Add --redact to compare with it.")
    return earlier


def _with_attempts(run: Run, ledger: Path | None) -> Run:
    """The run with what the ledger tells; where it cannot be read, a note on standard error."""
    from profilelint.attempts.place import default_path, is_there

    place = ledger or default_path()
    try:
        if is_there(place):
            from profilelint.attempts.history import with_histories

            return with_histories(run, place)
        if ledger is not None:
            print(f"profilelint: there is no ledger {ledger}, so no attempts.", file=sys.stderr)
    except ProfilelintError as error:
        print(f"profilelint: your attempts are not shown. {error}", file=sys.stderr)
    return run


def _say(run: Run, settings: Config, *, redact: bool) -> None:
    """What does not belong to the report, on stderr: files that could not be read, packages that
    did not load, and ignores that hide nothing. ``redact``: nothing of a file but its name."""
    if redact:
        from profilelint.reports.redaction import with_names_of_files

        run = with_names_of_files(run)
    for error in run.errors:
        options.say_unread(error)
    options.say_not_loaded("profile")
    for card in run.scorecards:
        name = card.report.document.source.name
        for one in card.report.unused:
            where = name if one.line is None else f"{name}:{one.line}"
            print(flat(f"{where}: {one.message}"), file=sys.stderr)
    for one in run.unused:
        source = settings.file if one.by == "settings" else "profilelint"
        print(flat(f"{source}: {one.message}"), file=sys.stderr)


def _print_verdicts(run: Run) -> None:
    for card in run.scorecards:
        hidden = f" ({len(card.report.hidden)} hidden)" if card.report.hidden else ""
        print(flat(f"{card.report.document.source.name}: {card.verdict}{hidden}"))


def exit_code(run: Run, fail_on: FailOn) -> int:
    """3 a broken check, 2 a file not read, 1 ``fail_on`` met, 0 passed; the highest wins."""
    if any(card.broken for card in run.scorecards) or discover("profile").failures:
        return 3
    if run.errors:
        return 2
    return int(any(_fails(card, fail_on) for card in run.scorecards))


def _fails(card: Scorecard, fail_on: FailOn) -> bool:
    if fail_on == "never":
        return False
    if fail_on == "not-ready":
        return card.verdict not in (Verdict.READY, Verdict.PARTIAL)
    return any(found.severity >= Severity.from_word(fail_on) for found in card.report.findings)
