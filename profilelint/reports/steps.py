"""What ``profilelint fix`` shows: one finding, what its fix would change, and how things stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from profilelint.findings import Fix, Located, Safety
from profilelint.reports.loop import place_words, standing
from profilelint.reports.terminal import STYLES
from profilelint.sitting import Changed, Sitting
from profilelint.text import counted, inert

AROUND = 60
"""Characters shown before and after what changes."""
MOST = 4
"""Changes of one fix that are shown."""
LONGEST = 240
"""Characters that are shown of what changes."""
SAFETIES = {
    Safety.SAFE: "This keeps what you say.",
    Safety.UNSAFE: "Read it first: it may change what you say.",
}


class StepView:
    """One finding of a sitting, with the change that would mend it."""

    def __init__(self, sitting: Sitting, found: Located, offers: Sequence[str] = ()) -> None:
        self.sitting, self.found, self.offers = sitting, found, offers

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.found
        yield Text()
        yield Rule(style="dim")
        head = Text(f"{found.severity.word} ", style=STYLES[found.severity])
        yield head.append(found.check, style="bold").append(f"  {place_words(found)}", style="dim")
        yield Text(inert(found.message))
        if found.mend:
            yield Padding(Text(f"→ {inert(found.mend)}", style="green"), (0, 0, 0, 2), expand=False)
        if found.fix is not None and self.sitting.can_apply(found):
            yield from fix_lines(self.sitting, found.fix)
        for number, offer in enumerate(self.offers, start=1):
            yield Padding(Text(f"{number}: {inert(offer)}"), (0, 0, 0, 2), expand=False)
        yield footer(self.sitting)


def fix_lines(sitting: Sitting, fix: Fix) -> Iterator[RenderableType]:
    """Before and after, marked with - and +, and how safe it is."""
    yield Text()
    changes = sitting.changes(fix)
    for change in changes[:MOST]:
        yield from _lines(change)
    if len(changes) > MOST:
        yield Text(f"and {len(changes) - MOST} more like it", style="dim")
    yield Text(SAFETIES[fix.safety], style="dim")


def footer(sitting: Sitting) -> Text:
    """How the profile stands, and how far the sitting has come."""
    parts = [standing(sitting.card), f"{counted(sitting.made, 'change')} made"]
    if sitting.passed:
        parts.append(f"{sitting.passed} passed over")
    parts.append(f"{len(sitting.left())} left")
    return Text(f"[{' · '.join(parts)}]", style="bold")


def _lines(change: Changed) -> Iterator[RenderableType]:
    """The value with what changes, shortened around it."""
    if change.after is None:
        yield Text(f"- {inert(_flat(change.before))}", style="red")
        return
    start = _alike(change.before, change.after)
    end = _alike(change.before[start:][::-1], change.after[start:][::-1])
    for sign, style, text in (("-", "red", change.before), ("+", "green", change.after)):
        stop = len(text) - end
        first, last = _word(text, start - AROUND, -1), _word(text, stop + AROUND, 1)
        line = Text(f"{sign} {'…' if first else ''}", style=style)
        line.append(inert(_flat(text[first:start])))
        line.append(inert(_flat(_short(text[start:stop]))), style="bold underline")
        yield line.append(inert(_flat(text[stop:last])) + ("…" if last < len(text) else ""))


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _word(text: str, at: int, step: int) -> int:
    """The nearest end of a word further out, so that none is cut in two."""
    while 0 < at < len(text) and not text[at - 1 if step < 0 else at].isspace():
        at += step
    return min(max(at, 0), len(text))


def _short(text: str) -> str:
    """A long text without its middle."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def _flat(text: str) -> str:
    """A text on one line, its line ends as a sign."""
    return text.replace("\r\n", "\n").replace("\n", " ⏎ ")
