"""What ``profilelint draft`` prints: titles and an outline, as plain text to copy from."""

from __future__ import annotations

from collections.abc import Sequence

from profilelint.drafting import Outline
from profilelint.text import inert


def text_of(titles: Sequence[str] | None, outline: Outline | None) -> str:
    """Both under a heading; one of them (the other ``None``) as it is to be copied."""
    if titles is not None and outline is None:
        return inert("".join(f"{title}\n" for title in titles) or _none_said() + "\n")
    if titles is None and outline is not None:
        return inert(f"{outline.text}\n")
    assert titles is not None
    assert outline is not None
    lines = ["Titles to choose from, in which no check finds anything:"]
    lines += [f"  {number}. {title}" for number, title in enumerate(titles, start=1)]
    if not titles:
        lines[:] = [_none_said()]
    lines += ["", "An outline of the overview. What stands in < > is for you to fill in:", ""]
    lines += [f"  {line}".rstrip() for line in outline.text.split("\n")]
    if outline.missing:
        lines += ["", "The file does not tell, so the outline lacks it:"]
        lines += [f"  - {what}" for what in outline.missing]
    return inert("\n".join(lines) + "\n")


def _none_said() -> str:
    return "No title can be drafted: the file tells neither a role nor skills nor types of work."
