"""The profile file with every field explained and none filled in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from profilelint.asking.questions import MORE, Group, Limits, Question, questions
from profilelint.vocabulary import categories
from profilelint.writing.yaml import comment

WIDTH = 90
HEADING = (
    "A profile, to be filled in. Write behind the colons; what you leave without a value is not "
    'known, and is not judged. To say that there is nothing there, write [] for a list and "" for '
    "a text. Lines that begin with # are notes for you."
)


def template(limits: Limits) -> str:
    """YAML in which every field stands without a value, under what it asks for."""
    parts = [_lines(HEADING)]
    parts += ["\n".join(_about(one)) for one in (*questions(limits), *MORE)]
    return "\n\n".join(parts) + "\n"


def _about(one: Question | Group) -> Iterator[str]:
    """The comments about a field, the field, and below it how an entry looks."""
    asks = one.asks if one.asks.endswith("?") else f"{one.asks}."
    if isinstance(one, Question):
        yield _lines(" ".join(part for part in (asks, one.help, _form(one)) if part))
        yield f"{one.field}:"
        return
    yield _lines(" ".join(f"{asks} {one.help} One {one.entry} looks as below, without #.".split()))
    yield f"{one.field}:"
    yield from _example(one.parts)


def _form(one: Question) -> str:
    match one.shape:
        case "text":
            return "Write | behind the colon, and the text below it, two blanks further in."
        case "word":
            return f"One of: {', '.join(one.words)}."
        case "category":
            return f"One of: {'; '.join(categories())}."
        case "types":
            return "One a line below, each behind “- ”; `profilelint init` shows which there are."
        case "names":
            return "One a line below, each behind “- ”."
        case _:
            return ""


def _example(parts: Sequence[Question]) -> Iterator[str]:
    for number, part in enumerate(parts):
        value = {"date": "2021-03", "end": "null", "text": "|"}.get(part.shape, "")
        value = part.words[0] if part.words else value
        note = "null if it goes on" if part.shape == "end" else ", ".join(part.words) or part.asks
        field = f"{part.field}: {value}".strip()
        yield f"#  {'-' if number == 0 else ' '} {field:<22} # {note}"
        if part.shape == "text":
            yield "#      The text."


def _lines(text: str) -> str:
    return "\n".join(comment(line) for line in textwrap.wrap(text, WIDTH, break_on_hyphens=False))
