"""The file of a profile as it grows, answer by answer.

The half-done file is the profile itself, so it can be checked, edited by hand and taken up again at
any time. What stands in it already stays to the last comment: a field is put at the end, or in the
place of one that was left without a value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_args

from profilelint.errors import ProfilelintError, ReadError, UsageError
from profilelint.profile import Profile
from profilelint.reading import decoding, read_bytes
from profilelint.replacing import replace_file
from profilelint.writing import Syntax, plain, wanted_syntax
from profilelint.writing.yaml import comment, field_text

HEADING = "Made by `profilelint init`, which goes on where it was left when called again."


class Growing:
    """A file in our own format, and the profile in it so far.

    :raises UsageError: for a name with another ending, or a file that is no profile of ours.
    :raises ReadError: for a file that cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.syntax = wanted_syntax(str(path))
        self.text = f"{comment(HEADING)}\n" if self.syntax == "yaml" else "{}\n"
        self.profile = Profile()
        self._on_disk: bytes | None = None
        if path.exists() or path.is_symlink():
            self._take_up(decoding.bytes_of(str(path), path))

    def _take_up(self, data: bytes) -> None:
        """Go on from what stands in the file."""
        found = read_bytes(data, str(self.path))
        if found.source.format not in get_args(Syntax):  # whatever its name ends in
            raise UsageError(
                f"{self.path} is no profile written by hand but "
                f"{found.source.reason or 'an export'}. Start from it with: "
                f"profilelint init NEW.yaml --from {self.path}"
            )
        self.syntax = cast("Syntax", found.source.format)
        self.text, self.profile, self._on_disk = found.source.text, found.profile, data

    def known(self, field: str) -> bool:
        """Whether the file tells a field, be it that it is empty."""
        return getattr(self.profile, field) is not None

    def entries(self, field: str) -> list[Any] | None:
        """The entries of a list that the file tells, as plain values; ``None`` if none."""
        found = plain(self.profile).get(field)
        return None if found is None else list(found)

    def put(self, field: str, value: Any) -> None:
        """Write a field into the file, in one step.

        :raises ValueError: for a value that the format does not take, in words for the user.
        :raises ProfilelintError: where the file cannot be written, was changed by another program
            meanwhile, or is written in a way to which nothing can be added.
        """
        wanted = _profile({**plain(self.profile), field: value})
        for text in self._with(field, value):
            try:
                profile = self._parsed(text)
            except ReadError:
                continue
            if profile == wanted:
                data = text.encode()
                bom = (self._on_disk or b"").startswith(b"\xef\xbb\xbf")
                data = (b"\xef\xbb\xbf" if bom else b"") + data
                replace_file(self.path, data, self._on_disk)
                self.text, self._on_disk, self.profile = text, data, profile
                return
        raise ProfilelintError(
            f"{self.path} is written in a way to which “{field}” cannot be added. Write it there "
            "by hand, or start a new file from this one: "
            f"profilelint init NEW.yaml --from {self.path}"
        )

    def _parsed(self, text: str) -> Profile:
        return read_bytes(text.encode(), str(self.path), input_format=self.syntax).profile

    def _with(self, field: str, value: Any) -> Iterator[str]:
        """The ways to put a field into the text, the least change first."""
        if self.syntax == "json":
            yield from _with_json(self.text, field, value)
        else:
            yield from _with_yaml(self.text, field, value)


def _profile(values: dict[str, Any]) -> Profile:
    """The profile of plain values.

    :raises ValueError: with the first reason why they are none.
    """
    from profilelint.reading.own import profile_of
    from profilelint.source import Source

    profile, problems = profile_of(values, Source("", "", "none"))
    if profile is None:
        raise ValueError(problems[0].message)
    return profile


def _with_yaml(text: str, field: str, value: Any) -> Iterator[str]:
    new = field_text(field, value)
    unset = re.compile(
        rf"^{re.escape(field)}[ \t]*:[ \t]*(?:null|~)?[ \t]*(?:#.*)?$\n?", re.MULTILINE
    )
    for found in unset.finditer(text):
        yield text[: found.start()] + new + text[found.end() :]
    written = re.compile(rf"^{re.escape(field)}[ \t]*:.*\n(?:(?:[ \t-].*)?\n)*", re.MULTILINE)
    for found in written.finditer(text):  # a list that is gone on with
        if "#" not in found[0]:
            rest = text[found.end() :]
            gap = "\n" if found[0].endswith("\n\n") and rest else ""
            yield text[: found.start()] + new + gap + rest
    end = "" if not text or text.endswith("\n") else "\n"
    yield text + end + new


def _with_json(text: str, field: str, value: Any) -> Iterator[str]:
    name = json.dumps(field)
    made = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    for found in re.finditer(rf"(?<={name})(\s*:\s*)null\b", text):
        yield text[: found.start()] + found[1] + made + text[found.end() :]
    end = text.rstrip()
    if not end.endswith("}"):
        return
    body = end[:-1].rstrip()
    comma = "" if body.endswith("{") else ","
    yield f"{body}{comma}\n  {name}: {made}\n}}\n"
    values = json.loads(text)
    values[field] = value  # a list that is gone on with
    yield json.dumps(values, ensure_ascii=False, indent=2) + "\n"
