"""Findings that the user does not want to see: by the settings, a comment, or a baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Literal

import msgspec

from profilelint import paths
from profilelint.baseline import Baseline
from profilelint.comments import Comment, comments_of
from profilelint.errors import did_you_mean
from profilelint.findings import Located
from profilelint.fingerprint import fingerprints
from profilelint.reading import Document
from profilelint.registry import discover, means
from profilelint.source import Path
from profilelint.text import counted

By = Literal["settings", "comment", "baseline"]
Judged = Mapping[str, str]
"""The checks that gave an answer: the name of each, and its section."""
HIDDEN_BY: Mapping[By, str] = {
    "settings": "all that it finds is ignored in the settings",
    "comment": "all that it finds is ignored by a comment",
    "baseline": "all that it finds is in the baseline",
}
"""Why a check whose findings are all hidden is not judged."""


class Ignore(msgspec.Struct, frozen=True):
    """An entry of ``ignores`` in the settings: which findings, why, and until which day.

    ``check`` is a name, a section, or a pattern with ``*``; ``place`` is a path in the profile, in
    which ``*`` stands for any entry; ``file`` is a pattern as in .gitignore, from ``folder`` on.
    Empty ones stand for all. The day ``until`` is the last on which it holds.
    """

    check: str
    reason: str
    place: Path = ()
    file: str = ""
    until: date | None = None
    folder: FilePath = FilePath()

    def __str__(self) -> str:
        where = f" at {paths.written(self.place)}" if self.place else ""
        return f"the ignore of {self.check}{where}{f' in {self.file}' if self.file else ''}"

    def names(self, file: str) -> bool:
        """Whether it is about a file."""
        if not self.file:
            return True
        from pathspec import GitIgnoreSpec

        path, folder = FilePath(file).absolute(), self.folder.absolute()
        within = path.relative_to(folder) if path.is_relative_to(folder) else path
        return GitIgnoreSpec.from_lines([self.file]).match_file(within.as_posix())

    def covers(self, found: Located) -> bool:
        """Whether it is about a finding, the file and the day apart."""
        return means(self.check, found.check, found.section) and paths.covers(self.place, found.at)


class Hidden(msgspec.Struct, frozen=True):
    """A finding that is not shown, what hides it, why, and until which day (that day included)."""

    finding: Located
    by: By
    reason: str
    until: date | None = None


class Unused(msgspec.Struct, frozen=True):
    """Something that was to hide findings and hides none: a sentence, and its line in the file."""

    by: By
    message: str
    line: int | None = None


class Hiding(msgspec.Struct, frozen=True):
    """What hides findings in a run. ``today`` decides what has ended."""

    today: date
    ignores: tuple[Ignore, ...] = ()
    baseline: Baseline | None = None

    def ended(self, until: date | None) -> bool:
        """Whether the last day is over."""
        return until is not None and until < self.today

    def unused(self, answers: Sequence[Mapping[int, bool]]) -> Iterator[Unused]:
        """The entries of the settings that hide nothing in a whole run, and those that ended.

        ``answers`` are the ``ignores`` of the :class:`Answer` to each profile. So are the files
        that only the baseline still knows.
        """
        if self.baseline is not None and (gone := self.baseline.gone()):
            yield Unused(
                "baseline",
                f"The baseline {self.baseline.path} knows {counted(len(gone), 'file')} that "
                f"{'is' if len(gone) == 1 else 'are'} there no longer: {', '.join(gone)}. "
                "`profilelint baseline` leaves that out.",
            )
        for number, one in enumerate(self.ignores):
            used = [answer[number] for answer in answers if number in answer]
            if used and (self.ended(one.until) or not any(used)):
                yield Unused("settings", _why(str(one), one.until, self, found=any(used)))


class Answer(msgspec.Struct, frozen=True):
    """What became of the findings of one profile.

    ``hidden`` are those not to show. ``unused`` are the comments and the entries of the baseline
    that hide nothing. ``ignores`` says of each entry of the settings, by its number, whether it
    covers a finding; it is absent where none could be found, since its check gave no answer.
    """

    hidden: tuple[Hidden, ...] = ()
    unused: tuple[Unused, ...] = ()
    ignores: Mapping[int, bool] = {}


def hide(document: Document, findings: Sequence[Located], hiding: Hiding, judged: Judged) -> Answer:
    """Sort out which findings, given in the order of the text, are hidden."""
    mine = _Mine(document, findings, hiding)
    if not (mine.ignores or mine.comments or mine.known):
        return Answer()
    hidden = (
        mine.by_settings(one) or mine.by_comment(one) or mine.by_baseline(number, one)
        for number, one in enumerate(findings)
    )
    return Answer(
        tuple(one for one in hidden if one is not None),
        (*mine.unused_comments(judged), *mine.unused_entries(judged)),
        {
            number: any(one.covers(found) for found in findings)
            for number, one in mine.ignores.items()
            if any(means(one.check, *check) for check in judged.items())
        },
    )


class _Mine:
    """What may hide findings of one profile."""

    def __init__(self, document: Document, findings: Sequence[Located], hiding: Hiding) -> None:
        self.document, self.findings, self.hiding = document, findings, hiding
        name = document.source.name
        self.comments = comments_of(document)
        self.known = hiding.baseline.of(name) if hiding.baseline else ()
        self.ignores = {at: one for at, one in enumerate(hiding.ignores) if one.names(name)}

    @cached_property
    def marks(self) -> list[str]:
        return fingerprints(self.document, self.findings) if self.known else []

    @cached_property
    def recorded(self) -> set[str]:
        return {one.fingerprint for one in self.known}

    def by_settings(self, found: Located) -> Hidden | None:
        for one in self.ignores.values():
            if one.covers(found) and not self.hiding.ended(one.until):
                return Hidden(found, "settings", one.reason, one.until)
        return None

    def by_comment(self, found: Located) -> Hidden | None:
        for one in self.comments:
            if self._covers(one, found) and not self.hiding.ended(one.until):
                return Hidden(found, "comment", one.reason, one.until)
        return None

    def _covers(self, comment: Comment, found: Located, checks: Sequence[str] = ()) -> bool:
        names = checks or comment.checks
        return any(means(name, found.check, found.section) for name in names) and comment.covers(
            self.document.source, found
        )

    def by_baseline(self, number: int, found: Located) -> Hidden | None:
        if self.known and self.marks[number] in self.recorded:
            return Hidden(found, "baseline", "it was there when the baseline was recorded")
        return None

    def unused_comments(self, judged: Judged) -> Iterator[Unused]:
        for one in self.comments:
            if one.fault:
                yield Unused("comment", f"This comment hides nothing: {one.fault}.", one.line)
            for name in one.checks:
                if fault := self._fault(one, name, judged):
                    yield Unused("comment", fault, one.line)

    def _fault(self, comment: Comment, name: str, judged: Judged) -> str:
        """Why a comment hides nothing of a check that it names; empty where it does."""
        if not any(means(name, *check) for check in judged.items()):
            known = discover().checks
            if any(means(name, one.name, one.section) for one in known.values()):
                return ""  # it was not run, or could not judge
            return (
                f"This comment hides nothing: there is no check “{name}”"
                f"{did_you_mean(name, list(known))}."
            )
        found = any(self._covers(comment, one, [name]) for one in self.findings)
        if found and not self.hiding.ended(comment.until):
            return ""
        return _why(f"the comment to ignore {name}", comment.until, self.hiding, found=found)

    def unused_entries(self, judged: Judged) -> Iterator[Unused]:
        gone = [
            one for one in self.known if one.check in judged and one.fingerprint not in self.marks
        ]
        if gone:
            names = ", ".join(sorted({one.check for one in gone}))
            yield Unused(
                "baseline",
                f"{counted(len(gone), 'finding')} of the baseline "
                f"{'is' if len(gone) == 1 else 'are'} mended or changed ({names}). "
                "`profilelint baseline` records what is left.",
            )


def _why(what: str, until: date | None, hiding: Hiding, *, found: bool) -> str:
    """Why something hides nothing: it has ended, or there is nothing to hide."""
    what = what[0].upper() + what[1:]
    if not hiding.ended(until):
        return f"{what} hides nothing, since nothing is found there. Take it away."
    shown = "what it hid is shown again" if found else "nothing is found there; take it away"
    return f"{what} ended on {until}: {shown}."
