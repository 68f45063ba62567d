"""One module a format, one function each: scorecards in, text or something Rich can print out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from profilelint.reports.run import Run

Format = Literal["rich", "compact", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


def text_of(run: Run, output_format: Format) -> str:
    """A run in a text format; ``rich`` as it looks in a file: without colour, 100 columns."""
    return _RENDERERS[output_format](run)


def _compact(run: Run) -> str:
    from profilelint.reports.compact import compact

    return compact(run)


def _json(run: Run) -> str:
    from profilelint.reports.json import to_json

    return to_json(run)


def _rich(run: Run) -> str:
    from profilelint.reports.terminal import as_text

    return as_text(run)


_RENDERERS: dict[Format, Callable[[Run], str]] = {
    "rich": _rich,
    "compact": _compact,
    "json": _json,
}

__all__: Sequence[str] = ("FORMATS", "Format", "Run", "text_of")
