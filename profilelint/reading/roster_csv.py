"""A table with one row a person: each row is a profile of its own, and each cell has its place.

Columns are recognised by their names, or by a mapping that the user gives: the name of a column to
a field, as ``{"Headline": "title", "Town": "location.city"}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from profilelint.errors import ReadError
from profilelint.profile import Location, Profile, Stats
from profilelint.reading import values
from profilelint.reading.csv_text import Cell, delimiter_of, rows_of
from profilelint.reading.document import Document, Given
from profilelint.reading.standing import OWN_ONLY
from profilelint.source import Path, Problem, Span

never_has: tuple[str, ...] = (
    *("employment", "education", "other_experience", "languages", "certifications", "portfolio"),
    *("linked_accounts", "agency", "kind", "account", "stats.rating", "stats.completeness"),
    *("stats.badge", "stats.last_active", *OWN_ONLY),
)
advice = (
    "A table holds one line of text a field, so employment, education, portfolio and the like are "
    "not in it. Give these people a file each, in profilelint's own format."
)
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "label": ("client", "client id", "id", "freelancer"),
    "name": ("name", "full name"),
    "email": ("email", "e-mail", "email address"),
    "title": ("title", "headline", "profile title"),
    "overview": ("overview", "description", "summary", "bio"),
    "category": ("category",),
    "subcategories": ("subcategories", "subcategory"),
    "skills": ("skills", "skill tags"),
    "hourly_rate": ("hourly rate", "hourly_rate", "rate", "rate usd"),
    "level": ("level", "experience level"),
    "english": ("english", "english level"),
    "photo": ("photo", "photo url"),
    "video": ("video", "video url"),
    "availability": ("availability",),
    "visibility": ("visibility",),
    "location.city": ("city",),
    "location.country": ("country",),
    "location.timezone": ("timezone", "time zone"),
    "stats.job_success": ("job success", "job success score", "jss"),
    "stats.jobs": ("jobs", "total jobs"),
    "stats.hours": ("hours", "total hours"),
    "stats.earnings": ("earnings", "total earnings"),
}
"""Each field and the names of its column that need no mapping. ``label`` names the row itself."""

TEXTS: Final = ("title", "overview")
LISTS: Final = ("skills", "subcategories")
MAX_ROWS: Final = 100_000
SEVERAL: Final = (
    "This table holds several profiles, and this command takes one. `profilelint roster FILE` "
    "judges all of them; for one, leave the heading and one row in the file."
)
NO_COLUMN: Final = (
    "No column of this table is known. Name its columns title, overview, skills, rate and so on, "
    "or say in the settings which column is which."
)
_WORDS: Final[dict[str, Mapping[str, object]]] = {
    "level": {"entry": "entry", "entry level": "entry", "intermediate": "intermediate"}
    | {"expert": "expert"},
    "english": values.PROFICIENCY,
    "availability": values.AVAILABILITY | {"full-time": "full-time", "part-time": "part-time"},
    "visibility": values.VISIBILITY,
}


def recognise(given: Given, columns: Mapping[str, str] | None = None) -> str | None:
    """A heading with several known columns, title or overview among them.

    ``columns`` maps further names to fields.
    """
    if given.syntax != "yaml":
        return None
    line = given.text.lstrip().split("\n", 1)[0]
    fields = set(_columns(_heading(given.text), columns or {}).values())
    if len(line) >= 5_000:
        return None
    if len(fields) < 2 or not fields & set(TEXTS):
        return None
    return "a table whose heading names fields of a profile"


def read(given: Given) -> Document:
    """Read the one row of a table; :func:`profiles` reads one of many.

    :raises ReadError: for a table of several rows, too.
    """
    found = profiles(given)
    _, first = next(found, ("", given.refused("This table has a heading and no row below it.")))
    if isinstance(first, ReadError):
        raise first
    if next(found, None) is not None:
        raise given.refused(SEVERAL)
    return first


def profiles(
    given: Given, columns: Mapping[str, str] | None = None
) -> Iterator[tuple[str, Document | ReadError]]:
    """Each row's name and its profile, or why it could not be read, in the order of the table.

    ``columns`` maps names of columns to fields, as ``{"Town": "location.city"}``, beside the names
    that are known anyway. A cell that is empty is not known.

    :raises ReadError: for a table without any known column, and for a field that does not exist.
    """
    odd = sorted(set((columns or {}).values()) - set(FIELDS))
    if odd:
        raise given.refused(f"A table has no field “{odd[0]}”. It has: {', '.join(FIELDS)}.")
    heading = _heading(given.text)
    fields = _columns(heading, columns or {})
    if not set(fields.values()) - {"label"}:
        raise given.refused(NO_COLUMN)
    rows = rows_of(given.text, delimiter_of(given.text.lstrip().split("\n", 1)[0]))
    next(rows, None)
    unused = [cell.text for at, cell in enumerate(heading) if at not in fields and cell.text]
    for number, row in enumerate(rows, start=2):
        if number > MAX_ROWS:
            yield f"row {number}", given.refused(f"This table has more than {MAX_ROWS:,} rows.")
            return
        label = _label(row, fields) or f"row {number}"
        yield label, _document(given, label, row, heading, fields, unused)


def _heading(text: str) -> list[Cell]:
    line = text.lstrip().split("\n", 1)[0]
    return next(rows_of(text, delimiter_of(line)), [])


def _columns(heading: list[Cell], mapping: Mapping[str, str]) -> dict[int, str]:
    """Which field the columns hold, by their number; the first of several for one field."""
    known = {name: field for field, names in FIELDS.items() for name in names}
    known |= {name.strip().lower(): field for name, field in mapping.items()}
    found: dict[int, str] = {}
    for at, cell in enumerate(heading):
        field = known.get(cell.text.strip().lower())
        if field and field not in found.values():
            found[at] = field
    return found


def _label(row: list[Cell], fields: dict[int, str]) -> str:
    texts = {field: row[at].text.strip() for at, field in fields.items() if at < len(row)}
    return " ".join((texts.get("label") or texts.get("name") or "").split())


def _document(
    given: Given,
    label: str,
    row: list[Cell],
    heading: list[Cell],
    fields: dict[int, str],
    unused: list[str],
) -> Document | ReadError:
    source = given.source("roster", "a row of a table")
    source.name = f"{given.name}: {label}"
    if len(row) > len(heading):
        message = (
            f"This row has {len(row)} cells, but the heading names {len(heading)}. Put quotation "
            "marks around a text with a comma or a line break in it."
        )
        return ReadError(source.name, [Problem(message, *source.position(row[0].span[0]))])
    taken = _Row(row)
    for at, field in fields.items():
        if at < len(row) and field != "label" and row[at].text.strip():
            taken.take(field, row[at])
    if not taken.values:
        message = "This row tells nothing of the profile: its cells are empty."
        return ReadError(source.name, [Problem(message, *source.position(row[0].span[0]))])
    source.spans = taken.spans
    source.offsets = taken.offsets
    names = {
        tuple(field.split(".")): f"column “{heading[at].text}”" for at, field in fields.items()
    }
    origins: dict[Path, str] = {path: name for path, name in names.items() if path in taken.spans}
    return Document(source, taken.profile(), tuple(taken.notes), tuple(unused), origins)


class _Row:
    """The values of a row, and where they stand."""

    def __init__(self, row: list[Cell]) -> None:
        self.values: dict[str, Any] = {}
        self.notes: list[str] = []
        self.spans: dict[Path, Span] = {(): (row[0].span[0], row[-1].span[1])}
        self.plain: dict[Path, Cell] = {}

    def take(self, field: str, cell: Cell) -> None:
        """Take a cell as a field's value; one that is not understood is noted."""
        path: Path = tuple(field.split("."))
        self.spans[path] = cell.span
        text = cell.text.strip()
        if field in LISTS:
            self.values[field] = parts = _listed(text)
            self.spans |= {(*path, index): cell.span for index in range(len(parts))}
            return
        if field in _READERS:
            value: object = _READERS[field](text)
        elif field in _WORDS:
            value = _WORDS[field].get(text.lower())
        else:
            value, self.plain[path] = text, cell
        if value is None:
            self.notes.append(f"{field}: “{text[:40]}” was not understood, so it is not known")
        self.values[field] = value

    def profile(self) -> Profile:
        """The profile of the values taken."""
        groups: dict[str, dict[str, Any]] = {"location": {}, "stats": {}}
        fields: dict[str, Any] = {}
        for field, value in self.values.items():
            group, dot, name = field.partition(".")
            (groups[group] if dot else fields)[name or group] = value
        return Profile(
            **fields,
            location=Location(**groups["location"]) if groups["location"] else None,
            stats=Stats(**groups["stats"]) if groups["stats"] else None,
        )

    def offsets(self, path: Path) -> list[int] | None:
        """Where the characters of a text stand, if they stand there one by one."""
        cell = self.plain.get(path)
        if cell is None or not cell.plain:
            return None
        start = cell.span[0] + len(cell.text) - len(cell.text.lstrip())
        return list(range(start, start + len(cell.text.strip()) + 1))


def _listed(text: str) -> tuple[str, ...]:
    """The parts of a list in a cell: parted by lines, semicolons, bars, or else by commas."""
    sign = next((sign for sign in ("\n", ";", "|") if sign in text), ",")
    return tuple(part.strip() for part in text.split(sign) if part.strip())


def _count(text: str) -> int | None:
    amount = values.amount_of(text)
    return int(amount) if amount is not None and amount == int(amount) else None


def _percent(text: str) -> float | None:
    amount = values.amount_of(text.rstrip("% "))
    if amount is None:
        return None
    return values.completeness_of(amount) if "%" in text else values.percent_of(amount)


_READERS: Final[dict[str, Callable[[str], object]]] = {
    "hourly_rate": lambda text: values.amount_of(text.lower().removesuffix("/hr").strip()),
    "stats.job_success": _percent,
    "stats.jobs": _count,
    "stats.hours": values.amount_of,
    "stats.earnings": values.amount_of,
}
