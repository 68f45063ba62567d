"""One file mended finding by finding: what comes next, and each change written as it is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath

import msgspec

from profilelint.errors import ProfilelintError, ReadError
from profilelint.findings import Edit, Fix, Located, Safety
from profilelint.fingerprint import fingerprints
from profilelint.fixing import added, apply, source_edits
from profilelint.hiding import Ignore
from profilelint.ignoring import add_ignore
from profilelint.linter import Plan, Report, lint
from profilelint.mending import reread
from profilelint.profile import value_at
from profilelint.reading import Document, decoding, read_bytes
from profilelint.reading.own import field_name
from profilelint.replacing import replace_file
from profilelint.scorecard import Scorecard, scorecard
from profilelint.source import Path

_UNSURE = "This cannot be written surely; change it in the file itself."


class Changed(msgspec.Struct, frozen=True):
    """A value before and after an edit; ``after`` is ``None`` where it goes from its list."""

    at: Path
    before: str
    after: str | None


class Sitting:
    """A profile and what is left to mend in it, the most urgent first.

    Every change is written to the file at once and the profile is checked again, so that places
    stay right and whatever has become of other findings is seen. Whoever leaves keeps what is done.

    :raises ReadError: for a file that cannot be read.
    :raises ProfilelintError: for one that no edit can change.
    """

    def __init__(self, name: str, plan: Plan, input_format: str | None = None) -> None:
        self.path = FilePath(name)
        self.plan = plan
        self._data = decoding.bytes_of(name, self.path)
        self.document = read_bytes(self._data, name, input_format=input_format)
        if not self.document.source.editable:
            raise ProfilelintError(
                f"{name} is an export of another program and cannot be changed here. Make a file "
                f"of your own from it, `profilelint convert {name}`, and mend that."
            )
        self.made = 0
        self._passed: set[str] = set()
        self._judge()

    def _judge(self) -> None:
        self.report: Report = lint(self.document, self.plan)
        self.card: Scorecard = scorecard(self.report)
        findings = self.report.findings
        marks = fingerprints(self.document, findings)
        self._marks = {id(one): mark for one, mark in zip(findings, marks, strict=True)}

    def _in_order(self) -> Iterator[Located]:
        """All findings: as in *fix first*, then those that only tell."""
        costly = [found for gain in self.card.fix_first for found in gain.findings]
        yield from costly
        yield from (one for one in self.report.findings if all(one is not two for two in costly))

    def left(self) -> list[Located]:
        """The findings that were neither mended nor passed over, in their order."""
        return [one for one in self._in_order() if self._marks[id(one)] not in self._passed]

    @property
    def passed(self) -> int:
        """How many findings were passed over and are still there."""
        return sum(mark in self._passed for mark in self._marks.values())

    def skip(self, found: Located) -> None:
        """Pass over a finding for the rest of the sitting."""
        self._passed.add(self._marks[id(found)])

    def can_apply(self, found: Located) -> bool:
        """Whether a finding has a fix that can be made in this file."""
        return (
            found.fix is not None
            and found.fix.safety is not Safety.DISPLAY
            and bool(source_edits(self.document.source, found.fix))
        )

    def changes(self, fix: Fix) -> tuple[Changed, ...]:
        """What each edit of a fix makes of its value, by itself."""
        return tuple(_changed(self.document, edit) for edit in fix.edits)

    def apply(self, fix: Fix) -> None:
        """Make a fix.

        :raises ProfilelintError: where it cannot be made or written; the file is unchanged then.
        """
        edits = source_edits(self.document.source, fix)
        if not edits:
            raise ProfilelintError(_UNSURE)
        self.become(apply(self.document.source, edits))

    def text_at(self, at: Path) -> str | None:
        """The text or number that stands at a place of the file, as a text; else ``None``."""
        value = value_at(self.document.profile, at)
        if at not in self.document.source.spans or isinstance(value, bool):
            return None
        if isinstance(value, str):
            return value
        return f"{value:g}" if isinstance(value, int | float) else None

    def write(self, at: Path, text: str) -> None:
        """Put another text or number in the place of one.

        :raises ProfilelintError: for words where a number stands, and as in :meth:`apply`.
        """
        new: str | float = text
        if not isinstance(value_at(self.document.profile, at), str):
            try:
                new = float(text)
            except ValueError:
                raise ProfilelintError(
                    f"“{text}” is no number, and the {field_name(at)} is one."
                ) from None
        self.apply(Fix((Edit(at, new),)))

    def add(self, at: Path, text: str) -> None:
        """Put a text at the end of a list.

        :raises ProfilelintError: as in :meth:`apply`.
        """
        new = added(self.document.source, at, text)
        if new is None:
            raise ProfilelintError(_UNSURE)
        self.become(new)

    def take(self, found: Located, offer: str) -> None:
        """Take a value that a finding offers: in place of the one there, or as one more of a list.

        :raises ProfilelintError: as in :meth:`apply`.
        """
        if self.is_list(found.at):
            self.add(found.at, offer)
        else:
            self.write(found.at, offer)

    def is_list(self, at: Path) -> bool:
        """Whether a list of texts stands at a place of the file."""
        value = value_at(self.document.profile, at)
        if at not in self.document.source.spans or not isinstance(value, tuple):
            return False
        return all(isinstance(one, str) for one in value)

    def become(self, text: str) -> None:
        """Give the file another text, if it is a profile that can be read.

        :raises ProfilelintError: where it cannot be read or written; the file is unchanged then.
        """
        source = self.document.source
        if text == source.text:
            return
        try:
            document = reread(text, source)
        except ReadError as error:
            problem = error.problems[0]
            where = f" in line {problem.line}" if problem.line else ""
            raise ProfilelintError(
                f"That would not be a profile any more{where}: {problem.message}"
            ) from error
        data = (b"\xef\xbb\xbf" if source.bom else b"") + text.encode()
        replace_file(self.path, data, self._data)
        self._data, self.document = data, document
        self.made += 1
        self._judge()

    def ignore(self, found: Located, reason: str, until: date | None) -> FilePath:
        """Write into the settings that a finding is not to be shown, and forget it here.

        :raises ProfilelintError: where the settings cannot be written.
        """
        entry = Ignore(found.check, reason, found.at, until=until)
        path, entry = add_ignore(self.plan.config.file, entry, self.path)
        hiding = self.plan.hiding
        hiding = msgspec.structs.replace(hiding, ignores=(*hiding.ignores, entry))
        config = msgspec.structs.replace(self.plan.config, file=path)
        self.plan = msgspec.structs.replace(self.plan, hiding=hiding, config=config)
        self._judge()
        return path


def _changed(document: Document, edit: Edit) -> Changed:
    before = _plain(value_at(document.profile, edit.at))
    if edit.replacement is None:
        return Changed(edit.at, before, None)
    start, end = edit.span or (0, len(before))
    return Changed(edit.at, before, before[:start] + _plain(edit.replacement) + before[end:])


def _plain(value: object) -> str:
    """A value as text: itself, or what names it."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return f"{value:g}"
    for name in ("title", "company", "school", "name", "subject"):
        if isinstance(said := getattr(value, name, None), str):
            return said
    return str(value)
