"""profilelint's own format, in JSON or YAML. Strict: every problem is reported, with its place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from profilelint.profile import PartialDate, Profile
from profilelint.source import Path, Problem, Source

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


def profile_of(value: object, source: Source) -> tuple[Profile | None, list[Problem]]:
    """The profile that a parsed file holds, or all the problems that keep it from being one."""
    import msgspec

    try:
        return msgspec.convert(value, Profile, dec_hook=_date), []
    except msgspec.ValidationError as error:
        return None, _all_problems(value, source) or [Problem(f"This is no profile: {error}.")]


def _all_problems(value: object, source: Source) -> list[Problem]:
    """What the schema has against a value, all at once; the conversion stops at the first."""
    return [
        Problem(message, *(source.position(span[0]) if span else (None, None)))
        for error in _validator().iter_errors(value)
        for message, span in _explain(error, source)
    ]


def _date(kind: type, value: object) -> object:
    if kind is PartialDate:
        return PartialDate.parse(str(value))
    raise NotImplementedError(kind)


@cache
def _validator() -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    from profilelint.schema import profile_schema

    return Draft202012Validator(profile_schema())


def _explain(error: ValidationError, source: Source) -> list[tuple[str, tuple[int, int] | None]]:
    """An error of the schema in plain words, with where it stands."""
    at: Path = tuple(error.instance_path)
    span = source.spans.get(at) or source.span_of(at)
    where = field_name(at)
    kind = error.kind
    name = type(kind).__name__.rpartition("_")[2]
    schema = _schema_at(at)
    if name == "AdditionalProperties":
        return [
            (f"There is no field called “{key}”{_nearest(key, schema)}.", _key(source, (*at, key)))
            for key in getattr(kind, "unexpected", ())
        ]
    if name == "Enum" or "enum" in schema:
        words = [word for word in schema.get("enum", []) if word is not None]
        return [
            (
                f"“{error.instance}” is not a word that {where} can have"
                f"{_nearest(str(error.instance), dict.fromkeys(words))}. "
                f"It is one of: {', '.join(words)}.",
                span,
            )
        ]
    if "pattern" in schema:
        return [(f"“{error.instance}” is not a date. Write 2021, 2021-03 or 2021-03-05.", span)]
    if name in ("Minimum", "Maximum"):
        return [(f"{where} cannot be {error.instance}: {_bounds(schema)}.", span)]
    wanted = _kind_wanted(schema)
    return [(f"{where} must be {wanted}, but it is {_kind_of(error.instance)}.", span)]


def _schema_at(at: Path) -> dict[str, Any]:
    """The part of the schema that describes the value at a path."""
    from profilelint.schema import profile_schema

    root = profile_schema()
    node: dict[str, Any] = root
    for step in (None, *at):
        if step is not None:
            node = node.get("items", {}) if isinstance(step, int) else node["properties"][step]
        for option in node.get("anyOf", ()):
            if "$ref" in option:
                node = option
        if "$ref" in node:
            node = root["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def _nearest(word: str, schema: dict[str, Any]) -> str:
    from profilelint.errors import did_you_mean

    return did_you_mean(word, list(schema.get("properties", schema)))


def _key(source: Source, at: Path) -> tuple[int, int] | None:
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
            return f"text in quotes: “{value if len(value) <= 30 else value[:29] + '…'}”"
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
