"""From a file to a profile: recognises the format by its content and keeps where values stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Literal, get_args

import msgspec

from profilelint.errors import ReadError, UsageError, did_you_mean
from profilelint.profile import Profile
from profilelint.reading import decoding
from profilelint.reading.tree import Tree
from profilelint.source import Path, Problem, Source

Format = Literal["json", "yaml", "graphql", "connector", "page"]
FORMATS: tuple[Format, ...] = get_args(Format)
STDIN = "-"


class Document(msgspec.Struct):
    """A profile, the source it came from, and what in the source was not understood.

    ``notes`` are sentences; ``unused`` are keys of an export that no check has a use for.
    """

    source: Source
    profile: Profile
    notes: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def read(path: str | FilePath, *, input_format: str | None = None) -> Document:
    """Read a profile from a file, or from standard input for ``-``.

    :raises ReadError: with every problem that keeps the file from being read as a profile.
    :raises UsageError: for an ``input_format`` that does not exist.
    """
    name = "<stdin>" if str(path) == STDIN else str(path)
    data = decoding.bytes_of(name, None if str(path) == STDIN else FilePath(path))
    return read_bytes(data, name, input_format=input_format)


def read_bytes(data: bytes, name: str, *, input_format: str | None = None) -> Document:
    """Like :func:`read`, for bytes that are there already."""
    if input_format is not None and input_format not in FORMATS:
        raise UsageError(
            f"No input format is called “{input_format}”{did_you_mean(input_format, FORMATS)}. "
            f"There are: {', '.join(FORMATS)}."
        )
    text, bom = decoding.text_of(name, data)
    source = Source(name=name, text=text, format=input_format or "", bom=bom)
    kind = input_format or _kind_of(text)
    if kind == "page":
        return _read_page(source)
    return _read_tree(source, "yaml" if kind == "yaml" else "json", input_format)


def _kind_of(text: str) -> Format:
    """Page, JSON or YAML, by the first character that is not white space."""
    first = text.lstrip()[:1]
    return "page" if first == "<" else "json" if first in ("{", "[") else "yaml"


def _read_page(source: Source) -> Document:
    from profilelint.reading import jsliteral, nuxt, page
    from profilelint.reading.pick import Picker

    if len(source.text) > page.MAX_LENGTH:
        raise ReadError(source.name, [Problem(page.TOO_LONG, 1, 1)])
    where = jsliteral.find_nuxt_script(source.text)
    if where is None:
        raise ReadError(source.name, page.why_not(source))
    try:
        state = jsliteral.nuxt_state(source.text[where[0] : where[1]])
    except jsliteral.LiteralError as error:
        line, column = source.position(where[0] + error.offset)
        raise ReadError(source.name, [Problem(page.ODD_STATE, line, column)]) from error
    base = nuxt.base_of(state)
    if base is None:
        raise ReadError(source.name, [Problem(page.NO_PROFILE)])
    pick = Picker(state, base)
    source.format, source.reason = (
        "page",
        f"a saved page with a profile at {'.'.join(map(str, base))}",
    )
    return Document(source, nuxt.profile_of(pick), tuple(pick.notes))


def _read_tree(source: Source, syntax: Literal["json", "yaml"], wanted: str | None) -> Document:
    from profilelint.reading import connector, graphql, own
    from profilelint.reading.pick import within

    tree = _parse(source.text, syntax)
    exports: tuple[tuple[Format, Callable[[object], Path | None]], ...] = (
        ("graphql", graphql.base_of),
        ("connector", connector.base_of),
    )
    if wanted in (None, "connector") and (at := connector.text_within(tree.value)):
        inner = within(tree, at)
        if inner.problems:
            raise ReadError(source.name, _problems(source, inner))
        if any(base_of(inner.value) is not None for _, base_of in exports):
            tree = inner
    for kind, base_of in exports:
        if wanted in (None, kind) and (base := base_of(tree.value)) is not None:
            return _read_export(source, tree, kind, base)
    if wanted in ("graphql", "connector"):
        raise ReadError(
            source.name,
            [Problem(f"There is no profile of the format “{wanted}” in this file.", 1, 1)],
        )
    source.spans, source.keys, source.offsets = tree.spans, tree.keys, tree.offsets
    source.format, source.reason = syntax, "none of the known exports, so profilelint's own format"
    source.editable = True
    problems = _problems(source, tree)
    if isinstance(tree.value, dict):
        profile, misfits = own.profile_of(tree.value, source)
        if profile is not None and not problems:
            return Document(source, profile)
        problems += misfits
    elif not problems:
        problems = [_not_a_profile(tree.value, source)]
    raise ReadError(source.name, sorted(problems, key=lambda one: (one.line or 0, one.column or 0)))


def _problems(source: Source, tree: Tree) -> list[Problem]:
    return [Problem(one.message, *source.position(one.span[0])) for one in tree.problems]


def _parse(text: str, syntax: Literal["json", "yaml"]) -> Tree:
    if syntax == "yaml":
        from profilelint.reading.yaml_text import parse_yaml

        return parse_yaml(text)
    from profilelint.reading.json_text import parse_json

    return parse_json(text)


def _read_export(source: Source, tree: Tree, kind: Format, base: Path) -> Document:
    from profilelint.reading import connector, graphql
    from profilelint.reading.pick import Picker, dotted, placed

    if tree.problems:
        raise ReadError(source.name, _problems(source, tree))
    pick = Picker(tree.value, base)
    profile = (graphql if kind == "graphql" else connector).profile_of(pick)
    source.spans, source.keys, source.offsets = placed(tree, pick.origins)
    source.format, source.reason = kind, f"a profile stands at {dotted(base)}"
    return Document(source, profile, tuple(pick.notes), tuple(pick.unused()))


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


__all__ = ["FORMATS", "STDIN", "Document", "Format", "read", "read_bytes"]
