"""A saved public page whose script holds its state, as Nuxt 2 writes it; and why a page is none.

What keeps a page from being read is told in words that help to save the right one.
"""

from __future__ import annotations

import re

from profilelint.errors import ReadError
from profilelint.reading.document import Document, Given
from profilelint.reading.pick import Picker, dotted
from profilelint.reading.standing import OWN_ONLY
from profilelint.source import Path, Problem, Source

never_has: tuple[str, ...] = (
    *("email", "level", "english", "other_experience", "certifications", "linked_accounts"),
    *("visibility", *OWN_ONLY),
)
"""Of what a visitor sees; employment, education and languages are there on some pages only."""

advice = (
    "What a visitor does not see is not in a public page. Add employment, education, languages, "
    "certificates and experience level by hand, in a file in profilelint's own format."
)

CHALLENGES = (
    "just a moment...",
    "pardon our interruption",
    "verifying you are human",
    "verify you are human",
    "access to this page has been denied",
    "attention required! | cloudflare",
    "px-captcha",
    "cf_chl_opt",
)
"""What the pages say that stand between a visitor and the site (read 2026)."""

HEAD = 200_000
"""Characters of a page within which it says what it is."""
NAME = "page"
HOW_TO_SAVE = (
    "Open your own public profile in the browser, wait until it shows, then save it "
    "(Ctrl+S or Cmd+S) as “Webpage, HTML only”, in Safari as “Page Source”."
)
MAX_LENGTH = 5_000_000
"""Longer pages are refused: profiles take 1.3 to 1.7 MB (saved 2026-06), pictures the rest."""
TOO_LONG = (
    "This page is far longer than a profile, perhaps because pictures are stored within it. "
    f"{HOW_TO_SAVE}"
)
ODD_STATE = (
    "The profile inside this page is not written as profilelint knows it. Save the page again; "
    "if that does not help, let `profilelint init` ask you for it."
)
NO_PROFILE = f"This page holds no freelancer's profile. {HOW_TO_SAVE}"
NO_STATE = f"This page was saved without its data, so nothing can be read from it. {HOW_TO_SAVE}"
CHALLENGE = (
    "This is not your profile but a page that asks whether you are human, saved in its place. "
    f"{HOW_TO_SAVE}"
)


def recognise(given: Given) -> str | None:
    """A page with a script that sets ``window.__NUXT__`` to a state with a profile in it.

    A state that cannot be read is one all the same: what is wrong with it must be told.
    """
    if given.syntax != "page" or len(given.text) > MAX_LENGTH:
        return None
    found = given.once(_state)
    if isinstance(found, ReadError):
        return "a saved page whose data is not written as profilelint knows it"
    return None if found is None else reason_of(found[1])


def reason_of(base: Path) -> str:
    """In which state the profile stands."""
    return f"a saved page with a profile at {dotted(base)}"


def read(given: Given) -> Document:
    """Read it; the values of a state have no places in the file."""
    from profilelint.reading import nuxt
    from profilelint.reading.nuxtscript import find_nuxt_script

    if len(given.text) > MAX_LENGTH:
        raise given.refused(TOO_LONG)
    found = given.once(_state)
    if isinstance(found, ReadError):
        raise found
    if found is None:
        source = given.source("")
        nothing = find_nuxt_script(given.text) is None
        raise ReadError(given.name, why_not(source) if nothing else [Problem(NO_PROFILE)])
    state, base = found
    pick = Picker(state, base)
    profile = nuxt.profile_of(pick)
    return Document(
        given.source("page", reason_of(base)), profile, tuple(pick.notes), origins=pick.named()
    )


def _state(given: Given) -> tuple[object, Path] | ReadError | None:
    """The page's state and where the profile stands in it; ``None`` where there is none."""
    from profilelint.reading import nuxt
    from profilelint.reading.jsliteral import LiteralError, find_nuxt_script, nuxt_state

    where = find_nuxt_script(given.text)
    if where is None:
        return None
    try:
        state = nuxt_state(given.text[where[0] : where[1]])
    except LiteralError as error:
        line, column = given.source("").position(where[0] + error.offset)
        return ReadError(given.name, [Problem(ODD_STATE, line, column)])
    base = nuxt.base_of(state)
    return None if base is None else (state, base)


def challenge_at(text: str) -> int | None:
    """Where a page asks whether its visitor is human; ``None`` where it does not."""
    lowered = text[:HEAD].lower()
    found = (lowered.find(mark) for mark in CHALLENGES)
    return next((at for at in found if at >= 0), None)


def why_not(source: Source) -> list[Problem]:
    """The one problem of a page without a profile's state."""
    if (at := challenge_at(source.text)) is not None:
        return [Problem(CHALLENGE, *source.position(at))]
    if not re.search(r"<(!doctype|html|head|body|div|script|meta)\b", source.text[:HEAD].lower()):
        return [Problem("This begins like a web page but is none. Is it the right file?", 1, 1)]
    return [Problem(NO_STATE, 1, 1)]
