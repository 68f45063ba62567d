"""A saved public page whose data stands in a table, as Nuxt 3 writes it (``__NUXT_DATA__``).

No such page of the platform's has been seen yet: the profile in it is taken to be the one that the
pages of Nuxt 2 hold, wherever in the table it stands.
"""

from __future__ import annotations

from profilelint.reading import nuxt, page
from profilelint.reading.devalue import OddTable, Values, table_of
from profilelint.reading.document import Document, Given
from profilelint.reading.htmltags import TooManyTags, script_with_id
from profilelint.reading.pick import Picker

never_has = page.never_has
advice = page.advice
REASON = "a saved page with a profile in its table of data (__NUXT_DATA__)"
BESIDE = ("stats", "availability", "portfolios", "jobCategoriesV2")
"""Keys of which one stands beside the inner ``profile``."""


def recognise(given: Given) -> str | None:
    """A page with such a table, and a profile in it."""
    if given.syntax != "page" or len(given.text) > page.MAX_LENGTH:
        return None
    return None if given.once(_profile) is None else REASON


def read(given: Given) -> Document:
    """Read it; the values of a table have no places in the file."""
    if len(given.text) > page.MAX_LENGTH:
        raise given.refused(page.TOO_LONG)
    found = given.once(_profile) if given.syntax == "page" else None
    if found is None:
        raise given.refused(page.NO_PROFILE)
    pick = Picker(found)
    profile = nuxt.profile_of(pick)
    return Document(
        given.source("page-nuxt3", REASON), profile, tuple(pick.notes), origins=pick.named()
    )


def _profile(given: Given) -> dict[str, object] | None:
    """The group of values around the profile, or ``None``."""
    try:
        where = script_with_id(given.text, "__NUXT_DATA__")
        return None if where is None else _within(table_of(given.text[where[0] : where[1]]))
    except (OddTable, TooManyTags):
        return None


def _within(table: list[object]) -> dict[str, object] | None:
    values = Values(table)
    for number, entry in enumerate(table):
        if not isinstance(entry, dict) or "profile" not in entry:
            continue
        if not any(key in entry for key in BESIDE):
            continue
        found = values.at(number)
        inner = found.get("profile") if isinstance(found, dict) else None
        if isinstance(found, dict) and isinstance(inner, dict) and "title" in inner:
            return found
    return None
