"""Whether the name of a profile is a person's: no company, no job title, no initial."""

from __future__ import annotations

import re
from functools import cache

from profilelint.vocabulary import rows

_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")


@cache
def _kinds() -> dict[str, set[str]]:
    """The kinds (``company``, ``role``) of each word of the list, in lower case."""
    kinds: dict[str, set[str]] = {}
    for row in rows("name_words.csv"):
        kinds.setdefault(row["word"], set()).add(row["kind"])
    return kinds


def fault(name: str) -> tuple[str, tuple[int, int]] | None:
    """What keeps a name from being a person's, and the characters that show it.

    ``company``: a word such as LLC or Studio; ``role``: all words are of a job, as in "SEO Expert";
    ``initial``: the first name is a single letter. A last name of one letter is fine, since the
    public page shows no more. ``None`` where nothing is wrong: Taylor, Baker and Mason are names.
    """
    parts = list(_WORD.finditer(name))
    if not parts:
        return None
    kinds = [_kinds().get(part.group().casefold(), set()) for part in parts]
    if len(parts) > 1 and all("role" in kind for kind in kinds):
        return "role", (parts[0].start(), parts[-1].end())
    for part, kind in zip(parts[1:], kinds[1:], strict=True):
        if "company" in kind:
            return "company", part.span()
    if len(parts) > 1 and len(parts[0].group()) == 1 and parts[0].group().isascii():
        return "initial", parts[0].span()
    return None
