"""Which formats there are, and the one thing that each of their readers is.

To add a format, write a module that has what :class:`Reader` names, and put its name where it
belongs in :data:`MODULES`: the readers are asked in that order, and the first that recognises what
it was given reads it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from profilelint.reading.document import Document, Given, Kind

MODULES: dict[str, tuple[str, tuple[Kind, ...]]] = {
    "linkedin": ("linkedin", ("archive", "yaml")),
    "mhtml": ("mhtml", ("mail",)),
    "page": ("page", ("page",)),
    "page-nuxt3": ("page_nuxt3", ("page",)),
    "page-html": ("page_html", ("page",)),
    "page-text": ("page_text", ("yaml",)),
    "roster": ("roster_csv", ("yaml",)),
    "graphql": ("graphql", ("json", "yaml")),
    "agency": ("agency", ("json", "yaml")),
    "connector": ("connector", ("json", "yaml")),
    "highlights": ("highlights", ("json", "yaml")),
    "json-resume": ("json_resume", ("json", "yaml")),
    "json": ("own_json", ("json",)),
    "yaml": ("own_yaml", ("yaml", "mail")),
}
"""Each format, the module that reads it, and how a file must begin for it to be asked at all.

JSON and YAML take whatever nobody else knows.
"""

FORMATS: tuple[str, ...] = tuple(MODULES)
PAGE = "page"


class Reader(Protocol):
    """A module that reads one format."""

    never_has: tuple[str, ...]
    """Fields of a profile that this format never tells, as ``level`` or ``stats.jobs``."""

    advice: str
    """What a person can do for those fields, and for a better export: whole sentences."""

    def recognise(self, given: Given) -> str | None:
        """Why this is a file of this format, or ``None`` where it is not.

        :raises ReadError: where it is one beyond doubt, and broken.
        """

    def read(self, given: Given) -> Document:
        """Read it.

        :raises ReadError: with every problem that keeps it from being read.
        """


@cache
def reader(name: str) -> Reader:
    """The reader of a format, by its name."""
    return cast("Reader", import_module(f"profilelint.reading.{MODULES[name][0]}"))


def recognise(given: Given) -> tuple[str, str]:
    """The name of the first format that recognises what was given, and why.

    :raises ReadError: where it is no text at all, or broken beyond recognising.
    """
    for name, (_, kinds) in MODULES.items():
        if given.kind in kinds:
            reason = reader(name).recognise(given)
            if reason is not None:
                return name, reason
    return PAGE, "begins as a web page does"  # whose reader says why there is no profile in it
