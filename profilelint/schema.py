"""The JSON Schema of profilelint's own format, generated from the classes of :mod:`profile`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from profilelint.profile import PartialDate, Profile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = {
    "type": ["string", "integer"],
    "pattern": r"^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
    "minimum": 1900,
    "maximum": 2199,
}


def _date(kind: type) -> dict[str, Any]:
    if kind is PartialDate:
        return dict(DATE)
    raise NotImplementedError(kind)


@cache
def profile_schema() -> dict[str, Any]:
    """The schema that ``profilelint schema`` prints."""
    import msgspec

    schema = msgspec.json.schema(Profile, schema_hook=_date)
    return {"$schema": DIALECT, "title": "A profile as profilelint reads it", **_tidy(schema)}


def part_at(at: Sequence[str | int]) -> dict[str, Any]:
    """The part of the schema that describes the value at a path; any step leads to an entry."""
    root = profile_schema()
    node: dict[str, Any] = root
    for step in (None, *at):
        if step is not None and "items" in node:
            node = node["items"]
        elif step is not None:
            node = node["properties"][step]
        for option in node.get("anyOf", ()):
            if "$ref" in option:
                node = option
        if "$ref" in node:
            node = root["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def _tidy(node: Any) -> Any:
    """Say ``null or X`` in the short form, and leave out that the default is null."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _tidy(value) for key, value in node.items()}
    if node.get("default", 0) is None:
        del node["default"]
    match node.get("anyOf"):
        case [{"enum": words}, {"type": "null"}]:
            del node["anyOf"]
            node["enum"] = [*words, None]
        case [{"type": kind} as value, {"type": "null"}]:
            del node["anyOf"]
            node = {**value, **node, "type": [*([kind] if isinstance(kind, str) else kind), "null"]}
    return node


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema that there is, by the word that ``profilelint schema`` takes."""
    return {"profile": profile_schema(), "report": report_schema(), "badges": badges_schema()}


@cache
def report_schema() -> dict[str, Any]:
    """The schema of the JSON report, kept by hand beside the other data."""
    return _kept("report-1.schema.json")


@cache
def badges_schema() -> dict[str, Any]:
    """The schema of what ``profilelint badges`` prints as JSON, kept likewise."""
    return _kept("badges-1.schema.json")


def _kept(name: str) -> dict[str, Any]:
    import json

    from profilelint.vocabulary import text_of

    found: dict[str, Any] = json.loads(text_of(name))
    return found
