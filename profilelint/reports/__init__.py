"""One module a format, one function each: scorecards in, text or something Rich can print out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, get_args

from profilelint.reports.run import Run

Format = Literal["rich", "compact", "json", "jsonl", "html", "markdown", "sarif", "junit", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)
_FUNCTIONS: dict[Format, str] = {
    "rich": "terminal.as_text",
    "compact": "compact.compact",
    "json": "json.to_json",
    "jsonl": "jsonl.to_jsonl",
    "html": "html.to_html",
    "markdown": "markdown.to_markdown",
    "sarif": "sarif.to_sarif",
    "junit": "junit.to_junit",
    "github": "github.to_github",
}
"""The function of each format. It is imported when it is needed, so that no run loads them all."""


def text_of(run: Run, output_format: Format) -> str:
    """A run in a text format; ``rich`` as it looks in a file: without colour, 100 columns."""
    module, _, function = _FUNCTIONS[output_format].partition(".")
    write: Callable[[Run], str] = getattr(import_module(f"{__name__}.{module}"), function)
    return write(run)


__all__: Sequence[str] = ("FORMATS", "Format", "Run", "text_of")
