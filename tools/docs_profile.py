"""The page on the profile format for :mod:`build_docs`: every field, with an example of each."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

import profilelint.profile
from profilelint.reading import read_bytes
from profilelint.reading.yaml_text import parse_yaml
from profilelint.schema import profile_schema
from tools.docs_markdown import plain, table, written_from

TEMPLATES = Path(__file__).resolve().parent / "templates"


def format_page() -> str:
    """The page on our own profile format: the template, filled in."""
    page = (TEMPLATES / "profile-format.md").read_text(encoding="utf-8")
    parts = {"fields": "\n\n".join(field_parts(example_of("full_profile.yaml")[1]))}
    for name in ("small", "full"):
        text, value = example_of(f"{name}_profile.yaml")
        parts[f"{name}_yaml"] = text.strip()
        parts[f"{name}_json"] = json.dumps(value, ensure_ascii=False, indent=2)
    for name, text in parts.items():
        if f"{{{{{name}}}}}" not in page:
            sys.exit(f"tools/templates/profile-format.md has no place for {name}.")
        page = page.replace(f"{{{{{name}}}}}", text)
    return written_from("profilelint/profile.py and tools/templates/") + "\n\n" + page


def example_of(name: str) -> tuple[str, Any]:
    """A profile of the templates: its text, and its values once it was read without a problem."""
    data = (TEMPLATES / name).read_bytes()
    read_bytes(data, name)
    return data.decode(), parse_yaml(data.decode()).value


def field_parts(example: Any) -> Iterator[str]:
    """A heading and a table for the profile and for each group of fields in it."""
    schema = profile_schema()
    samples: dict[str, dict[str, Any]] = {}
    collect("Profile", example, schema["$defs"], samples)
    for name, values in samples.items():
        definition = schema["$defs"][name]
        kind = getattr(profilelint.profile, name)
        hints = get_type_hints(kind, include_extras=True)
        own_null = {
            one.name for one in msgspec.structs.fields(kind) if one.default is msgspec.UNSET
        }
        rows = []
        for field, node in definition["properties"].items():
            if field not in values:
                sys.exit(f"tools/templates/full_profile.yaml shows no {name}.{field}.")
            rows.append(
                (
                    f"`{field}`",
                    plain_type(node, hints[field]),
                    plain(description(node, hints[field]) or group_text(node, schema)),
                    states(node, own_null=field in own_null),
                    "" if reference(node) else sample(field, values[field]),
                )
            )
        yield f"### {title_of(name)}"
        yield plain(definition["description"])
        yield table(("Field", "Type", "What it holds", "Absent, empty, null", "Example"), rows)


def collect(name: str, value: Any, definitions: Any, samples: dict[str, dict[str, Any]]) -> None:
    """Gather example values a group of fields, the first that is neither null nor empty."""
    mine = samples.setdefault(name, {})
    for field, inner in value.items():
        if mine.get(field) in (None, "", []):
            mine[field] = inner
        node = definitions[name]["properties"][field]
        if target := reference(node):
            for item in inner if isinstance(inner, list) else [inner]:
                collect(target, item, definitions, samples)


def reference(node: Mapping[str, Any]) -> str | None:
    """The group of fields that a field or the items of its list are."""
    for option in (node, node.get("items", {}), *node.get("anyOf", ())):
        if "$ref" in option:
            return str(option["$ref"]).rpartition("/")[2]
    return None


def title_of(name: str) -> str:
    """``SpokenLanguage`` as a heading: ``Spoken language``."""
    return re.sub(r"(?<!^)([A-Z])", r" \1", name).capitalize()


def plain_type(node: Mapping[str, Any], hint: Any) -> str:
    """The type of a field in plain words, as Markdown."""
    if target := reference(node):
        link = f"[{title_of(target)}](#{title_of(target).lower().replace(' ', '-')})"
        return f"a list of groups: {link}" if "items" in node else f"a group of fields: {link}"
    if "enum" in node:
        return "one of " + ", ".join(f"`{word}`" for word in literal(hint))
    kinds = node["type"]
    if "array" in kinds:
        words = literal(hint)
        if words:
            return "a list of " + ", ".join(f"`{word}`" for word in words)
        return "a list of dates" if "pattern" in node["items"] else "a list of texts"
    if "boolean" in kinds:
        return "true or false"
    if "pattern" in node:
        return "a date"
    if "string" in kinds:
        return "text"
    number = "a whole number" if "integer" in kinds else "a number"
    if "maximum" in node:
        return f"{number} from {node['minimum']} to {node['maximum']}"
    return f"{number}, {node['minimum']} or more"


def literal(hint: Any) -> tuple[str, ...]:
    """The words of a ``Literal`` within a type, in the order in which they are written."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    return next((found for part in get_args(hint) if (found := literal(part))), ())


def description(node: Mapping[str, Any], hint: Any) -> str:
    """What a field holds: its own description before that of its type."""
    own = [one.description for one in getattr(hint, "__metadata__", ()) if one.description]
    return str(own[0] if own else node.get("description", ""))


def group_text(node: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """What a group of fields is, for a field that has no description of its own."""
    target = reference(node)
    return str(schema["$defs"][target]["description"]) if target else ""


def states(node: Mapping[str, Any], *, own_null: bool) -> str:
    """What it means where a field is absent, empty or null."""
    absent = (
        "absent: not known; `null`: see “What it holds”"
        if own_null
        else "absent or `null`: not known"
    )
    kinds = node.get("type", ())
    if "array" in kinds:
        return f"{absent}; `[]`: there is none"
    if "string" in kinds and "pattern" not in node:
        return f'{absent}; `""`: nothing stands there'
    if "number" in kinds or "integer" in kinds:
        return f"{absent}; cannot be empty" if "pattern" in node else f"{absent}; 0 is a number"
    if "anyOf" in node:
        return f"{absent}; `{{}}`: it is there, and nothing is known of it"
    return f"{absent}; cannot be empty"


def sample(field: str, value: object) -> str:
    """An example of a field that holds in YAML and, but for the quotes of its name, in JSON."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > 80:
        text = f'"{str(value).split(".")[0].splitlines()[0]}."'
    return f"`{field}: {text}`"
