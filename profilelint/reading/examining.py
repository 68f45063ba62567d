"""What a file holds, as far as it can be told: its format, and which fields of a profile it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec

from profilelint.errors import ReadError
from profilelint.profile import Account, Agency, Location, Profile, Stats, value_at
from profilelint.reading import format_of, roster_csv
from profilelint.reading.document import Document, Given
from profilelint.reading.formats import reader
from profilelint.source import Path, Problem
from profilelint.text import counted, excerpt

GROUPS: dict[str, type[msgspec.Struct]] = {
    "location": Location,
    "agency": Agency,
    "stats": Stats,
    "account": Account,
}
"""Fields that are groups of values, each of which is told apart."""

PRIVATE = "there; it is private, so it is not shown"


class Field(msgspec.Struct, frozen=True):
    """A field that was found: its value in a few words, where it stands, and from what."""

    path: Path
    says: str
    line: int | None = None
    origin: str = ""

    @property
    def name(self) -> str:
        """The field as a person says it."""
        return label(self.path)


def label(path: Path) -> str:
    """A field or a value of a group, in words: ``stats job success``."""
    return " ".join(map(str, path)).replace("_", " ")


class Examination(msgspec.Struct, frozen=True):
    """What was made of a file.

    ``found`` are its fields, ``missing`` those that the format can have and this file has not,
    ``never`` those that it cannot have, all by name. ``notes`` tell what was there and not
    understood, ``unused`` are keys that no check has a use for. With ``problems`` the file cannot
    be read, and only the format is known, if that.
    """

    file: str
    format: str = ""
    reason: str = ""
    profiles: int = 1
    found: tuple[Field, ...] = ()
    missing: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    advice: str = ""
    notes: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def examined(
    given: Given, input_format: str | None = None, columns: Mapping[str, str] | None = None
) -> Examination:
    """Look at a file; what cannot be read is told, not raised.

    ``columns`` maps further names of a table's columns to fields.

    :raises UsageError: for an ``input_format`` that does not exist.
    """
    name, reason = "", ""
    try:
        if input_format is None and columns and (why := roster_csv.recognise(given, columns)):
            name, reason = "roster", why
        else:
            name, reason = format_of(given, input_format)
        documents = _documents(given, name, columns)
    except ReadError as error:
        return Examination(given.name, name, reason, problems=error.problems)
    first = documents[0]
    found = tuple(fields_of(first))
    if len(documents) > 1:
        found = tuple(_over_all(documents))
    told = {field.path for field in found}
    kind = reader(name)
    return Examination(
        file=given.name,
        format=name,
        reason=reason if input_format else first.source.reason,
        profiles=len(documents),
        found=found,
        missing=tuple(_missing(told, kind.never_has)),
        never=tuple(label(tuple(one.split("."))) for one in kind.never_has),
        advice=kind.advice,
        notes=tuple(dict.fromkeys(note for one in documents for note in one.notes)),
        unused=first.unused,
    )


def _documents(given: Given, name: str, columns: Mapping[str, str] | None) -> list[Document]:
    """The profiles in a file; only a table may hold several.

    :raises ReadError: where none can be read.
    """
    if name != "roster":
        return [reader(name).read(given)]
    rows = list(islice(roster_csv.profiles(given, columns), roster_csv.MAX_ROWS + 1))
    documents = [row for _, row in rows if isinstance(row, Document)]
    if not documents:
        return [roster_csv.read(given)]
    return documents


def fields_of(document: Document) -> Iterator[Field]:
    """The fields that a profile tells, in the order of the format."""
    for path in _paths():
        value = value_at(document.profile, path)
        if value is None:
            continue
        place = document.source.locate(path) if path in document.source.spans else None
        says = PRIVATE if path == ("email",) else _says(value)
        origin = document.origins.get(path) or document.origins.get(path[:1], "")
        yield Field(path, says, place.line if place else None, origin)


def _over_all(documents: list[Document]) -> Iterator[Field]:
    """The fields of several profiles, with how many of them tell each."""
    for path in _paths():
        telling = [one for one in documents if value_at(one.profile, path) is not None]
        if telling:
            origin = telling[0].origins.get(path, "")
            yield Field(path, f"in {len(telling):,} of {len(documents):,}", origin=origin)


def _paths() -> Iterator[Path]:
    """Every field of the format, those of the groups one by one."""
    for name in Profile.__struct_fields__:
        if name in GROUPS:
            yield from ((name, inner) for inner in GROUPS[name].__struct_fields__)
        else:
            yield (name,)


def _missing(told: set[Path], never: tuple[str, ...]) -> Iterator[str]:
    """The fields that the format can have and that were not found; a group without any is one."""
    heads = {path[0] for path in told}
    for path in _paths():
        name, whole = ".".join(map(str, path)), str(path[0])
        if path in told or name in never or whole in (*never, "kind"):
            continue
        if len(path) == 1 or whole in heads:
            yield label(path)
        elif path[1] == GROUPS[whole].__struct_fields__[0]:
            yield label(path[:1])


def _says(value: object) -> str:
    """A value in a few words."""
    match value:
        case "" | ():
            return "known to be empty"
        case str():
            length = f" ({len(value):,} characters)" if len(value) > 60 else ""
            return f"“{excerpt(value)}”{length}"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:,.2f}".removesuffix(".00")
        case tuple():
            return _list_says(value)
        case _:
            return str(value)


def _list_says(values: tuple[object, ...]) -> str:
    count = counted(len(values), "entry", "entries")
    if all(isinstance(one, str) for one in values):
        return f"{len(values)}: {excerpt(', '.join(map(str, values)))}"
    if not isinstance(values[0], msgspec.Struct):
        return count
    known = [
        name
        for name in values[0].__struct_fields__
        if any(getattr(one, name) not in (None, msgspec.UNSET) for one in values)
        or (name == "end" and any(getattr(one, name) is None for one in values))
    ]
    return f"{count} with {', '.join(known)}" if known else count
