"""The JSON report with a line a profile (JSON Lines), for programs that read many of them."""

from __future__ import annotations

import json
from typing import Any

from profilelint.reports.json import VERSION, profile_as_dict, unread_as_dicts
from profilelint.reports.run import Run


def to_jsonl(run: Run) -> str:
    """A line a profile: what the JSON report says of it, with version and rubric before.

    A file that was not read is a line with ``file`` and ``errors``, and nothing else.
    """
    lines = [{"rubric": run.rubric, **profile_as_dict(card, run)} for card in run.scorecards]
    lines += [{"file": error.name, "errors": unread_as_dicts(error)} for error in run.errors]
    return "".join(_line({"version": VERSION, **line}) for line in lines)


def _line(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"
