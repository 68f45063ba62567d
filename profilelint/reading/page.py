"""Why a saved page is no profile, in words that help to save the right one."""

from __future__ import annotations

import re

from profilelint.source import Problem, Source

CHALLENGES = (
    "just a moment...",
    "pardon our interruption",
    "verifying you are human",
    "verify you are human",
    "px-captcha",
    "cf_chl_opt",
)
"""What the pages say that stand between a visitor and the site (read 2026)."""

HOW_TO_SAVE = (
    "Open your own public profile in the browser, wait until it shows, then save it "
    "(Ctrl+S or Cmd+S) as “Webpage, HTML only”."
)
MAX_LENGTH = 5_000_000
"""Longer pages are refused: profiles take 1.3 to 1.7 MB (saved 2026-06), pictures the rest."""
TOO_LONG = (
    "This page is far longer than a profile, perhaps because pictures are stored within it. "
    f"{HOW_TO_SAVE}"
)
ODD_STATE = (
    "The profile inside this page is not written as profilelint knows it. Save the page again; "
    "if that does not help, write the profile down as examples/refused.json does."
)
NO_PROFILE = f"This page holds no freelancer's profile. {HOW_TO_SAVE}"
NO_STATE = f"This page was saved without its data, so nothing can be read from it. {HOW_TO_SAVE}"
CHALLENGE = (
    "This is not your profile but a page that asks whether you are human, saved in its place. "
    f"{HOW_TO_SAVE}"
)


def why_not(source: Source) -> list[Problem]:
    """The one problem of a page without a profile's state."""
    lowered = source.text[:200_000].lower()
    for mark in CHALLENGES:
        if (at := lowered.find(mark)) >= 0:
            return [Problem(CHALLENGE, *source.position(at))]
    if not re.search(r"<(!doctype|html|head|body|div|script|meta)\b", lowered):
        return [Problem("This begins like a web page but is none. Is it the right file?", 1, 1)]
    return [Problem(NO_STATE, 1, 1)]
