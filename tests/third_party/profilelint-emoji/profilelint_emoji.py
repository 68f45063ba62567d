"""A check of the title that profilelint does not bring along: no emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator

from profilelint.check import Example, Figure, check
from profilelint.findings import Edit, Finding, Fix, Safety, Severity, Skip
from profilelint.profile import Profile

# Pictures and ornaments, then what changes the look of the one before or joins it to the next.
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]"
    "[\ufe0f\u200d\u2600-\u27bf\U0001f000-\U0001faff]*"
)


@check(
    severity=Severity.WARNING,
    weight=2,
    section="title",
    figures={
        "allowed": Figure(
            value=0,
            source="profilelint-emoji",
            as_of="2026-11-23",
            basis="ours",
            note="How many a title may have. A matter of taste: nobody publishes a figure.",
        )
    },
    examples=[
        Example({"title": "Wedding photographer | Kraków"}),
        Example(
            {"title": "Wedding photographer 📷 ✨"},
            says="“📷”",
            becomes={"title": "Wedding photographer"},
        ),
        Example({"title": "📷 Wedding photographer"}, options={"allowed": 1}),
        Example({}, skips="no title"),
    ],
)
def title_emoji(profile: Profile, *, allowed: int) -> Iterator[Finding]:
    """Write the title in words, without emoji.

    ## Why
    Nobody searches for a picture, and some screens show an empty box in its place.

    ## How to mend it
    Leave the picture out, or use its place for the word that it stands for.
    """
    if profile.title is None:
        raise Skip("no title in this export")
    for found in list(_EMOJI.finditer(profile.title))[allowed:]:
        start, end = found.span()
        while start and profile.title[start - 1] == " ":
            start -= 1  # the space before goes too, so that none is left over
        yield Finding(
            f"The title has the emoji “{found.group()}”.",
            "Leave it out, or write the word that it stands for.",
            at=("title",),
            span=found.span(),
            fix=Fix((Edit(("title",), "", (start, end)),), Safety.UNSAFE),
        )
