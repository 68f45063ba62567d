"""How the ledger looks in a terminal. Everything also reads without colour and in plain ASCII."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from profilelint.attempts.attempt import Attempt, fields_of
from profilelint.attempts.diff import Change, changes, items, less, pieces, unchanged
from profilelint.attempts.feedback import pointers
from profilelint.attempts.history import timeline_of
from profilelint.attempts.suggest import Suggestion
from profilelint.rates import dollars
from profilelint.reading.own import field_name
from profilelint.reports.attempts import STYLES, timeline
from profilelint.reports.history import NOT_KNOWN
from profilelint.text import counted, excerpt, inert

LONG = 60
"""Characters from which a text that changed is shown word by word."""
AROUND = 6
"""Words that stay on either side of a change."""
NO_CHANCE = (
    "In the order of what the checks and the feedback point to. Nobody can say how likely an "
    "approval is: it also depends on how many clients look for your skills."
)


class ListView:
    """All attempts, a table and a timeline for each name."""

    def __init__(self, attempts: Sequence[Attempt]) -> None:
        self.attempts = attempts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        names = list(dict.fromkeys(one.name for one in self.attempts))
        for name in names:
            mine = [one for one in self.attempts if one.name == name]
            yield Text(inert(name), style="bold")
            yield _table(mine)
            if len(mine) > 1:
                yield Text()
                width, plain = options.max_width, options.ascii_only
                lines = timeline(timeline_of(mine), width, ascii_only=plain)
                yield from (Text(line, no_wrap=True) for line in lines)
            yield Text()


def _table(attempts: Iterable[Attempt]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("No.", justify="right", no_wrap=True)
    table.add_column("Date", no_wrap=True)
    table.add_column("Outcome", no_wrap=True)
    table.add_column("Rate", justify="right", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Title")
    for one in attempts:
        rate = one.profile.hourly_rate
        table.add_row(
            str(one.number),
            str(one.on),
            Text(one.outcome, style=STYLES[one.outcome]),
            "-" if rate is None else dollars(rate),
            "-" if one.score is None else f"{one.score:.0f}",
            Text(inert(excerpt(one.profile.title or "-"))),
        )
    return table


class ShowView:
    """One attempt: what came back, what that points to, what the checks said, and the profile."""

    def __init__(self, attempt: Attempt) -> None:
        self.attempt = attempt

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        one = self.attempt
        yield Text(heading(one), style="bold")
        yield Text(f"Whose: {inert(one.name)}", style="dim")
        score = "not judged" if one.score is None else f"{one.score:.0f} of 100"
        yield Text(f"The checks said: {one.verdict}, score {score} (rubric {one.rubric})")
        if one.findings:
            yield Text(f"They found something: {', '.join(one.findings)}")
        yield from _feedback(one)
        yield Text()
        yield Text("The profile", style="bold underline")
        for field, value in fields_of(one.profile).items():
            yield Text(f"{field_name((field,))}:", style="dim")
            yield Padding(Text(inert(_spoken(value, whole=True))), (0, 0, 0, 2))


def heading(one: Attempt) -> str:
    """``Attempt 3 of 2026-11-18: refused``."""
    return f"Attempt {one.number} of {one.on}: {one.outcome}"


def _feedback(one: Attempt) -> Iterator[RenderableType]:
    if not one.feedback:
        return
    yield Text(f"Feedback: “{inert(one.feedback)}”")
    found = pointers(one.feedback)
    if not found:
        yield Padding(Text(NOT_KNOWN), (0, 0, 0, 2))
    for pointer in found:
        text = Text(f"“{inert(pointer.words)}”: {pointer.sign.says}")
        if names := ",".join(pointer.sign.checks):
            text.append(f" See `profilelint check --select {names}`.")
        yield Padding(text, (0, 0, 0, 2))
        sign = pointer.sign
        yield Padding(
            Text(f"Says: {sign.source} ({sign.basis}, {sign.as_of})", "dim"), (0, 0, 0, 2)
        )


class DiffView:
    """What changed between two attempts."""

    def __init__(self, before: Attempt, after: Attempt) -> None:
        self.before, self.after = before, after

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        before, after = self.before, self.after
        yield Text(f"From {_small(heading(before))}", style="bold")
        yield Text(f"to   {_small(heading(after))}", style="bold")
        yield Text()
        found = changes(before.profile, after.profile)
        for change in found:
            yield change_text(change)
        if not found:
            yield Text("The two profiles are the same.")
        same = unchanged(before.profile, after.profile)
        if found and same:
            yield Text(f"Unchanged: {', '.join(field_name((field,)) for field in same)}", "dim")
        yield Text()
        yield Text(f"Score: {_score(before)} before, {_score(after)} after")
        if mended := less(before.findings, after.findings):
            yield Text(f"Mended: {', '.join(mended)}")
        if new := less(after.findings, before.findings):
            yield Text(f"New: {', '.join(new)}")


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _score(one: Attempt) -> str:
    return "not judged" if one.score is None else f"{one.score:.0f}"


def change_text(change: Change) -> Text:
    """A change in words, with what went out in ``[-...-]`` and what came in in ``{+...+}``."""
    text = Text(f"{field_name(change.at)}: ", style="bold")
    before, after = change.before, change.after
    if (listed := items(change)) is not None:
        return text.append_text(_items(*listed))
    if before is None:
        return text.append_text(Text(f"added {inert(_spoken(after))}", style="default green"))
    if after is None:
        return text.append_text(Text(f"taken out {inert(_spoken(before))}", style="default red"))
    if isinstance(before, str) and isinstance(after, str) and max(map(len, (before, after))) > LONG:
        return text.append_text(_words(before, after))
    return text.append(
        f"{inert(_spoken(before))} became {inert(_spoken(after))}", style="not bold default"
    )


def _items(added: Sequence[str], gone: Sequence[str]) -> Text:
    parts = []
    for word, names, style in (("added", added, "green"), ("taken out", gone, "red")):
        if names:
            quoted = ", ".join(f"“{inert(name)}”" for name in names)
            parts.append(Text(f"{word} {quoted}", style=f"not bold {style}"))
    if not parts:
        parts = [Text("the same in another order", style="not bold default")]
    return Text("; ", style="not bold default").join(parts)


def _words(before: str, after: str) -> Text:
    """A long text word by word, with a few words around each change."""
    found = pieces(before, after)
    if all(piece.kind == "same" for piece in found):
        return Text("only spaces or line breaks changed", style="not bold default")
    parts = []
    for place, piece in enumerate(found):
        words = inert(" ".join(piece.words))
        if piece.kind == "out":
            parts.append(Text(f"[-{words}-]", style="not bold red strike"))
        elif piece.kind == "in":
            parts.append(Text(f"{{+{words}+}}", style="not bold green"))
        else:
            near = _near(piece.words, first=place == 0, last=place == len(found) - 1)
            parts.append(Text(inert(" ".join(near)), style="not bold default"))
    return Text(" ").join(parts)


def _near(words: Sequence[str], *, first: bool, last: bool) -> Sequence[str]:
    """Words that stayed, without those that are far from any change."""
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= head + tail + 1:
        return words
    return [*words[:head], "…", *(words[-tail:] if tail else ())]


def _spoken(value: Any, *, whole: bool = False) -> str:
    """A value as a person reads it."""
    if isinstance(value, str):
        return value if whole else f"“{excerpt(value)}”"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value) if value else "nothing"
    if isinstance(value, list) and whole:
        return "\n".join(_spoken(item, whole=True) for item in value) or "nothing"
    if isinstance(value, dict):
        parts = [f"{field_name((key,))} {_spoken(part)}" for key, part in value.items()]
        return ", ".join(parts)
    return (
        "nothing"
        if value is None
        else f"{value:g}"
        if isinstance(value, float)
        else json.dumps(value)
    )


class SuggestView:
    """Combinations to try, each with its reasons."""

    def __init__(self, found: Sequence[Suggestion], tried: Sequence[Attempt]) -> None:
        self.found, self.tried = found, counted(len(tried), "attempt")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.found:
            yield Text(
                "Neither the checks nor the feedback point to a combination of title, types of "
                f"work, skills, rate and level that is not among your {self.tried}. "
                "`profilelint check` says what to mend in the rest of the profile."
            )
            return
        yield Text(f"Not tried yet in {self.tried}:", style="bold")
        told: set[str] = set()
        for number, one in enumerate(self.found, start=1):
            yield Text()
            yield _title(number, one)
            for move in one.moves:
                line = Text(f"{field_name((move.field,))}: ", style="bold")
                line.append(inert(move.says), style="not bold default")
                yield Padding(line, (0, 0, 0, 3))
                for reason in move.reasons:
                    if reason not in told:  # what stands above need not be read again
                        yield Padding(Text(inert(reason), style="dim"), (0, 0, 0, 5))
                told.update(move.reasons)
        yield Text()
        yield Text(NO_CHANCE, style="dim")


def _title(number: int, one: Suggestion) -> Text:
    fields = [field_name((move.field,)) for move in one.moves]
    *most, last = fields
    named = f"{', '.join(most)} and {last}" if most else last
    text = Text(f"{number}. Change {named}", style="bold")
    if one.points > 0:
        text.append(f"   +{one.points:.1f} points", style="not bold green")
    elif one.points < 0:
        text.append(f"   {one.points:.1f} points", style="not bold yellow")
    return text
