"""What if, and what to mend in a given time: the lines that answer them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from profilelint.findings import Located
from profilelint.reading.own import field_name
from profilelint.scorecard import Scorecard, Session, WhatIf
from profilelint.text import counted, excerpt, inert


def what_if_lines(told: WhatIf, card: Scorecard) -> Iterator[RenderableType]:
    """The changes, the score before and after, and the findings that go and come."""
    yield Text("What if", style="bold underline")
    for change in told.changes:
        yield Padding(Text(inert(excerpt(change, 200)), style="default"), (0, 0, 0, 2))
    line = Text(f"{standing(told.before)} → ", style="default")
    yield line.append(standing(card), style="bold default")
    for word, style, findings in (("goes", "green", told.gone), ("comes", "yellow", told.new)):
        for found in findings:
            head = Text(f"{word}  ", style=style).append(found.check, style="bold default")
            yield head.append(f"  {place_words(found)}", style="dim default")
            yield Padding(Text(inert(found.message), style="default"), (0, 0, 0, 2))
    if not told.gone and not told.new:
        yield Text("No finding goes and none comes.", style="default")


def session_line(session: Session) -> Text:
    """What comes of a session of so many minutes."""
    if not session.gains:
        return Text(f"Nothing that could be mended fits into {counted(session.limit, 'minute')}.")
    return Text(
        f"About {session.minutes} minutes, by our own rough figures; then "
        f"{standing(session.after)}.",
        style="default",
    )


def standing(card: Scorecard) -> str:
    """Verdict and score in a few words."""
    score = "not judged" if card.score is None else f"{card.score:.1f}"
    return f"{card.verdict.value}, {score}"


def place_words(found: Located) -> str:
    """Where a finding stands, as a person says it."""
    if found.place:
        return f"line {found.place.line}, column {found.place.column}"
    return field_name(found.at)
