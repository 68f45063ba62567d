"""How a place in a profile is written: ``skills[3]``, ``employment[0].title``; counted from 0.

In a pattern ``[*]`` stands for any entry of a list, and a place means everything in it too.
"""

from __future__ import annotations

import re

from profilelint.errors import did_you_mean
from profilelint.schema import part_at
from profilelint.source import Path

ANY = "*"
_STEPS = re.compile(r"\.?(?P<name>[A-Za-z_]+)|\.(?P<dotted>\d+|\*)|\[(?P<index>\d+|\*)\]")


def path_of(text: str, *, pattern: bool = False) -> Path:
    """The path of a place; ``employment.0.title`` is understood too.

    ``pattern``: whether ``[*]`` may stand in it.

    :raises ValueError: for what is no place in a profile, in plain words.
    """
    steps: list[str | int] = []
    at = 0
    for found in _STEPS.finditer(text):
        if found.start() != at:
            break
        name, index = found["name"], found["dotted"] or found["index"]
        steps.append(name or (ANY if index == ANY else int(index)))
        at = found.end()
    if not steps or at != len(text) or (ANY in steps and not pattern):
        raise ValueError(
            f"“{text}” is no place in a profile. Write it like skills[0] or "
            "employment[0].title, counted from 0"
        )
    for length in range(1, len(steps) + 1):
        _hold_against_the_format(text, steps[:length])
    return tuple(steps)


def _hold_against_the_format(text: str, steps: list[str | int]) -> None:
    """:raises ValueError: where the last step names nothing that a profile can have."""
    *before, last = steps
    schema = part_at(before)
    fields = list(schema.get("properties", ()))
    where = f" in {written(before)}" if before else ""
    if "items" in schema:
        if last != ANY and not isinstance(last, int):
            raise ValueError(
                f"{written(before)} is a list, so an entry of it is written "
                f"{written(before)}[0], not “{text}”"
            )
    elif not fields:
        raise ValueError(f"there is nothing inside {written(before)}, so “{text}” is no place")
    elif last not in fields:
        near = did_you_mean(str(last), fields)
        raise ValueError(f"there is no field “{last}”{where}{near}")


def written(path: Path | list[str | int]) -> str:
    """A path as it is written: ``employment[0].title``; the whole profile is ``profile``."""
    text = ""
    for step in path:
        entry = isinstance(step, int) or step == ANY
        text += f"[{step}]" if entry else f".{step}" if text else str(step)
    return text or "profile"


def covers(pattern: Path, path: Path) -> bool:
    """Whether a place, or something that it lies in, is what a pattern stands for."""
    return len(pattern) <= len(path) and all(
        want in (ANY, have) for want, have in zip(pattern, path, strict=False)
    )
