"""profilelint's own format, in JSON or YAML. Strict: every problem is reported, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from profilelint.errors import ReadError
from profilelint.profile import PartialDate, Profile
from profilelint.reading.document import Document, Given
from profilelint.reading.export import problems_of
from profilelint.reading.tree import MAX_PROBLEMS, TOO_DEEP
from profilelint.source import Path, Problem, Source, Span

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError

KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "array": "a list",
    "object": "a group of fields",
    "boolean": "true or false",
    "null": "nothing (null)",
}
A_DATE = "a date such as 2021, 2021-03 or 2021-03-05"
MAX_FIELDS = 10_000
"""With more values, the schema is not asked what is wrong with each. Basis: ours."""
TOO_MANY = (
    f"This is not a profile: it holds more than {MAX_FIELDS:,} values and does not fit the format "
    "of a profile. Is it the right file?"
)
MORE = (
    f"More than {MAX_PROBLEMS} problems: the others are not told here. Mend those above, "
    "then run the check again."
)

REASON = "none of the known exports, so profilelint's own format"


def read(given: Given, syntax: Literal["json", "yaml"]) -> Document:
    """Read a profile in our own format.

    :raises ReadError: with every problem, in the order of their places.
    """
    tree = given.yaml if syntax == "yaml" else given.json
    source = given.source(syntax, REASON)
    source.spans, source.keys, source.offsets = tree.spans, tree.keys, tree.offsets
    source.editable = True
    problems = problems_of(tree, source)
    if deep := [one for one in problems if one.message == TOO_DEEP]:
        raise ReadError(given.name, deep[:1])  # whatever else is odd in it, it is no profile
    if isinstance(tree.value, dict):
        profile, misfits = profile_of(tree.value, source)
        if profile is not None and not problems:
            return Document(source, profile)
        problems += misfits
    elif not problems:
        problems = [_not_a_profile(tree.value, source)]
    raise ReadError(given.name, sorted(problems, key=lambda one: (one.line or 0, one.column or 0)))


def _not_a_profile(value: object, source: Source) -> Problem:
    if isinstance(value, str) or value is None:
        message = (
            "This is not a profile: a profile has fields such as title: and overview:. "
            "`profilelint schema` prints them all, and examples/ shows some."
        )
    elif isinstance(value, list):
        message = "This file holds a list; profilelint reads one profile a file."
    else:
        message = "This file holds one bare value, not the fields of a profile."
    return Problem(message, *source.position(len(source.text) - len(source.text.lstrip())))


def profile_of(value: object, source: Source) -> tuple[Profile | None, list[Problem]]:
    """The profile that a parsed file holds, or all the problems that keep it from being one."""
    import msgspec

    try:
        return msgspec.convert(value, Profile, dec_hook=_date), []
    except msgspec.ValidationError:
        if len(source.spans) > MAX_FIELDS:
            return None, [Problem(TOO_MANY, 1, 1)]
        if problems := _all_problems(value, source):
            return None, problems
        # A whole number written as 3.0 or 1e3 is one for the schema, and for the writer.
        return msgspec.convert(value, Profile, dec_hook=_date, strict=False), []


def _all_problems(value: object, source: Source) -> list[Problem]:
    """What the schema has against a value, all at once; the conversion stops at the first."""
    found = (
        Problem(message, *(source.position(span[0]) if span else (None, None)))
        for error in _validator().iter_errors(value)
        for message, span in _explain(error, source)
    )
    problems = list(islice(found, MAX_PROBLEMS))
    if next(found, None) is not None:
        problems.append(Problem(MORE, *source.position(len(source.text.rstrip()))))
    return problems


def _date(kind: type, value: object) -> object:
    if kind is not PartialDate:
        raise NotImplementedError(kind)
    date = PartialDate.parse(str(value))
    if str(date) != str(value) or (isinstance(value, int) and not 1900 <= value <= 2199):
        raise ValueError("the schema is stricter than the exports of others are read")
    return date


@cache
def _validator() -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    from profilelint.schema import profile_schema

    return Draft202012Validator(profile_schema())


def _explain(error: ValidationError, source: Source) -> Iterator[tuple[str, Span | None]]:
    """An error of the schema in plain words, with where it stands."""
    from profilelint.schema import part_at

    kind = error.kind
    name = type(kind).__name__.rpartition("_")[2]
    if name == "AnyOf":  # a group of fields or null: what is wrong with the group is told
        for inner in getattr(kind, "context", [[]])[0]:
            yield from _explain(inner, source)
        return
    at: Path = tuple(error.instance_path)
    span = source.spans.get(at) or source.span_of(at)
    where, value, schema = field_name(at), error.instance, part_at(at)
    if name == "AdditionalProperties":
        for key in getattr(kind, "unexpected", ()):
            yield (
                f"There is no field called “{_short(key)}”{_nearest(key, schema)}.",
                _key(source, (*at, key)),
            )
        return
    message = f"{where} must be {_kind_wanted(schema)}, but it is {_kind_of(value)}."
    if "enum" in schema:
        words = [word for word in schema["enum"] if word is not None]
        message = f"{where} must be one of: {', '.join(words)}; but it is {_kind_of(value)}."
        if isinstance(value, str):
            near = _nearest(value, dict.fromkeys(words))
            message = f"“{_short(value)}” is not a word that {where} can have{near}. "
            message += f"It is one of: {', '.join(words)}."
    elif "pattern" in schema:
        message = f"{where} must be {A_DATE}, but it is {_kind_of(value)}."
        if isinstance(value, str):
            message = f"“{_short(value)}” is not a date. Write {A_DATE.partition('as ')[2]}."
    elif name in ("Minimum", "Maximum"):
        message = f"{where} cannot be {_short(value)}: {_bounds(schema)}."
    yield message, span


def _short(value: object) -> str:
    """A value as it can be quoted in a message: on one line, and cut if it is long."""
    text = str(value)
    text = text if len(text) <= 40 else text[:39] + "…"
    return "".join(char if char.isprintable() else " " for char in text)


def _nearest(word: str, schema: dict[str, Any]) -> str:
    from profilelint.errors import did_you_mean

    return did_you_mean(word[:100], list(schema.get("properties", schema)))


def _key(source: Source, at: Path) -> Span | None:
    return source.keys.get(at) or source.span_of(at)


def _bounds(schema: dict[str, Any]) -> str:
    parts = [f"at least {schema['minimum']}"] if "minimum" in schema else []
    parts += [f"at most {schema['maximum']}"] if "maximum" in schema else []
    return "it is " + " and ".join(parts)


def _kind_wanted(schema: dict[str, Any]) -> str:
    kinds = schema.get("type", "object")
    kinds = [kinds] if isinstance(kinds, str) else [kind for kind in kinds if kind != "null"]
    return " or ".join(KINDS[kind] for kind in kinds)


def _kind_of(value: object) -> str:
    match value:
        case None:
            return KINDS["null"]
        case bool():
            return f"“{str(value).lower()}”, which is {KINDS['boolean']}"
        case int() | float():
            return f"the number {value:g}" if abs(value) < 1e15 else "a huge number"
        case str():
            quoted = value.replace(".", "", 1).isdecimal()
            return f"the text “{_short(value)}”" + (" (take its quotation marks away)" * quoted)
        case list():
            return KINDS["array"]
    return KINDS["object"]


def field_name(at: Path) -> str:
    """A path as a person says it: ``employment 2, start``; counted from 1."""
    parts: list[str] = []
    for step in at:
        if isinstance(step, int) and parts:
            parts[-1] += f" {step + 1}"
        else:
            parts.append(str(step).replace("_", " "))
    return ", ".join(parts) or "the profile"
