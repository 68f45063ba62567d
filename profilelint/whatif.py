"""What if: a profile with some values changed, judged beside the one in the file.

The file is not touched. A value that was changed stands nowhere in the text, so findings about it
have no place; all others keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, Literal, get_args

import msgspec

from profilelint.errors import UsageError, did_you_mean
from profilelint.findings import Located
from profilelint.fingerprint import fingerprints
from profilelint.linter import Plan, lint
from profilelint.paths import path_of, written
from profilelint.reading import Document, decoding
from profilelint.reading.own import profile_of
from profilelint.schema import part_at
from profilelint.scorecard import Scorecard, WhatIf, scorecard
from profilelint.source import Origin, Path, Source
from profilelint.text import counted, squashed

Sign = Literal["=", "+=", "-="]
SIGNS: tuple[Sign, ...] = get_args(Sign)
ALIASES: Mapping[str, Path] = {"rate": ("hourly_rate",)}
FORM = (
    'rate=35, title="A new title", overview=@file.txt, skills+=Figma, skills-=Typing or '
    "employment.0.title=Editor"
)
_SET = re.compile(r"\s*(?P<place>[^=+\s-]+)\s*(?P<sign>\+=|-=|=)(?P<value>.*)", re.DOTALL)


class Change(msgspec.Struct, frozen=True):
    """One change to a profile: a value is set, added to a list (``+=``) or taken out (``-=``).

    ``text`` is how the user wrote it.
    """

    text: str
    at: Path
    sign: Sign
    value: Any


def change_of(text: str) -> Change:
    """A change as ``--set`` takes it.

    :raises UsageError: for what cannot be understood, with an example.
    """
    found = _SET.fullmatch(text)
    if found is None:
        raise UsageError(f"--set {text}: this is no change. Write it like {FORM}.")
    sign = next(one for one in SIGNS if one == found["sign"])
    try:
        at = ALIASES.get(found["place"]) or path_of(found["place"])
        value = _value(found["value"], _wanted(at, sign), at, sign)
    except ValueError as error:
        raise UsageError(f"--set {text}: {error}.") from None
    return Change(text, at, sign, value)


def _wanted(at: Path, sign: Sign) -> Mapping[str, Any]:
    """The schema of what is given for a value: for ``+=`` and ``-=`` that of an entry."""
    schema = part_at(at)
    if sign == "=":
        return schema
    if "items" not in schema:
        raise ValueError(f"{written(at)} is no list, so it takes = and not {sign}")
    entry = part_at((*at, 0))
    if sign == "-=" and "string" not in _types(entry):
        return {"type": "integer"}  # a group is named by its number
    return entry


def _types(schema: Mapping[str, Any]) -> Sequence[str]:
    kinds = schema.get("type", "object")
    return [kinds] if isinstance(kinds, str) else list(kinds)


def _value(text: str, schema: Mapping[str, Any], at: Path, sign: Sign) -> Any:
    """The value that the words stand for: a text as it is, all else as YAML has it."""
    if text.startswith("@"):
        file = FilePath(text[1:])
        return decoding.text_of(str(file), decoding.bytes_of(str(file), file))[0].rstrip("\n")
    if text == "null":
        return None
    if not text.strip() and (sign != "=" or "string" not in _types(schema)):
        raise ValueError("it gives no value")
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    if ("string" in _types(schema) or "enum" in schema) and not quoted:
        return text
    from profilelint.reading.yaml_text import parse_yaml

    tree = parse_yaml(text)
    if tree.problems:
        why = tree.problems[0].message.rstrip(".")
        raise ValueError(f"what {written(at)} shall be cannot be read: {why}")
    if "array" in _types(schema) and not isinstance(tree.value, list):
        name = written(at)
        raise ValueError(f"{name} is a list. Write {name}=[A, B], or {name}+=A to add one entry")
    return tree.value


def changed(document: Document, changes: Sequence[Change]) -> Document:
    """A document with changes made, in their order. Nothing is written.

    :raises UsageError: for an entry that is not there, or a value that does not fit the format.
    """
    source = msgspec.structs.replace(document.source, editable=False)
    profile = document.profile
    for change in changes:
        raw = msgspec.json.decode(msgspec.json.encode(profile, enc_hook=str))
        try:
            gone = _make(raw, change)
        except ValueError as error:
            raise UsageError(f"--set {change.text}, in {document.source.name}: {error}.") from None
        found, problems = profile_of(raw, Source("--set", "", "none"))
        if found is None:
            words = " ".join(problem.message for problem in problems)
            raise UsageError(f"--set {change.text}, in {document.source.name}: {words}")
        profile = found
        origin = _origin(gone, taken_out=change.sign == "-=")
        source = msgspec.structs.replace(source, origin=_then(origin, source.origin))
    return msgspec.structs.replace(document, source=source, profile=profile)


def _make(raw: dict[str, Any], change: Change) -> Path:
    """Make a change in a profile as plain values; answers the path of what was changed."""
    if change.sign == "=":
        _set(raw, change.at, change.value)
        return change.at
    *before, last = change.at
    parent = _inside(raw, tuple(before))
    entries = (parent.get(last) if isinstance(parent, dict) else parent[last]) or []
    parent[last] = entries
    if change.sign == "+=":
        entries.append(change.value)
        return (*change.at, len(entries) - 1)
    index = _index(entries, change)
    del entries[index]
    return (*change.at, index)


def _index(entries: list[Any], change: Change) -> int:
    """Which entry of a list is to be taken out."""
    where = written(change.at)
    if isinstance(change.value, str):
        words = [squashed(str(entry)) for entry in entries]
        if squashed(change.value) in words:
            return words.index(squashed(change.value))
        near = did_you_mean(change.value, [str(entry) for entry in entries])
        raise ValueError(f"there is no “{change.value}” in {where}{near}")
    if not isinstance(change.value, int) or not 0 <= change.value < len(entries):
        raise ValueError(
            f"{where} has {counted(len(entries), 'entry', 'entries')}; the number of one is "
            "wanted, counted from 0"
        )
    return change.value


def _set(raw: dict[str, Any], at: Path, value: Any) -> None:
    parent = _inside(raw, at[:-1])
    last = at[-1]
    if isinstance(last, int):
        _hold(parent, at)
    parent[last] = value


def _inside(raw: Any, at: Path) -> Any:
    """The list or group at a path; a group that is not there is made."""
    node = raw
    for length, step in enumerate(at, start=1):
        if isinstance(step, int):
            _hold(node, at[:length])
        elif node.get(step) is None:
            node[step] = [] if "items" in part_at(at[:length]) else {}
        node = node[step]
    return node


def _hold(entries: list[Any], at: Path) -> None:
    """:raises ValueError: where a list has no such entry."""
    *before, last = at
    if not isinstance(last, int) or last >= len(entries):
        where = written(before)
        raise ValueError(
            f"there is no {written(at)}, since {where} has "
            f"{counted(len(entries), 'entry', 'entries')}. Add one by {where}+="
        )


def _origin(gone: Path, *, taken_out: bool) -> Origin:
    """Where a value of the changed profile stood before; ``None`` for one that is new.

    ``gone`` is the path of what was changed. Where it was taken out of its list, the entries behind
    it have moved up.
    """
    depth = len(gone)

    def origin(at: Path) -> Path | None:
        if not taken_out:
            return None if at[:depth] == gone else at
        if at[: depth - 1] != gone[:-1] or len(at) < depth:
            return at
        index, first = at[depth - 1], gone[-1]
        if not isinstance(index, int) or not isinstance(first, int) or index < first:
            return at
        return (*gone[:-1], index + 1, *at[depth:])

    return origin


def _then(first: Origin, second: Origin) -> Origin:
    """One way back, and then another."""

    def both(at: Path) -> Path | None:
        between = first(at)
        return None if between is None else second(between)

    return both


def what_if(document: Document, changes: Sequence[Change], plan: Plan) -> Scorecard:
    """The scorecard of a document with changes made, and how it differs from that without.

    :raises UsageError: as :func:`changed`.
    """
    before = scorecard(lint(document, plan))
    after = scorecard(lint(changed(document, changes), plan))
    gone, new = compared(before, after)
    told = WhatIf(tuple(change.text for change in changes), before, gone, new)
    return msgspec.structs.replace(after, what_if=told)


def compared(
    before: Scorecard, after: Scorecard
) -> tuple[tuple[Located, ...], tuple[Located, ...]]:
    """The findings that go, and those that come.

    A finding stays where it is the same; else where the same check has one about the same field,
    so that “5 skills are too few” does not go and come as “6 skills are too few”.
    """
    old, new = _marked(before), _marked(after)
    same = old.keys() & new.keys()
    left = [one for mark, one in old.items() if mark not in same]
    come = []
    for mark, one in new.items():
        if mark not in same:
            twin = next((other for other in left if _field(other) == _field(one)), None)
            if twin is None:
                come.append(one)
            else:
                left.remove(twin)
    return tuple(left), tuple(come)


def _marked(card: Scorecard) -> dict[str, Located]:
    findings = card.report.findings
    return dict(zip(fingerprints(card.report.document, findings), findings, strict=True))


def _field(found: Located) -> tuple[str, ...]:
    return (found.check, *(step for step in found.at if isinstance(step, str)))
