"""The proofreading engines by name, and how one is made."""

from __future__ import annotations

from functools import cache

from profilelint.errors import UsageError
from profilelint.language.issue import Engine

ENGINES = ("harper", "languagetool")
"""The engines that ``--engine`` can name."""

DEFAULT_ENGINES = ("harper",)
"""The engines that proofread where nobody says otherwise; our own rules always do."""


def make(name: str, *, url: str | None = None) -> Engine:
    """Make an engine; it gets ready when it is first asked. ``url``: a server of LanguageTool.

    :raises UsageError: where it is not installed, with what to do.
    """
    if name == "harper":
        return _harper()
    if name == "languagetool":
        from profilelint.language.languagetool import LanguageTool

        return LanguageTool(url)
    raise UsageError(f"No engine is called “{name}”.")


@cache
def _harper() -> Engine:
    """The one Harper of a process: making its dictionary ready takes most of a second."""
    from profilelint.language.harper import Harper

    return Harper()
