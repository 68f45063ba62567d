"""The embedded engine: Harper, offline, Apache-2.0, through harper-py."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import tomli

from profilelint import vocabulary
from profilelint.errors import UsageError
from profilelint.language.issue import Issue, Kind

if TYPE_CHECKING:
    from harper import Lint, Linter

NAME = "harper"
KINDS: dict[str, Kind] = {
    "Spelling": "spelling",
    "Typo": "spelling",
    "Punctuation": "punctuation",
    "Repetition": "repetition",
    "Usage": "usage",
    "WordChoice": "usage",
    "Eggcorn": "usage",
    "Malapropism": "usage",
    "Nonstandard": "usage",
    "Miscellaneous": "grammar",
}
"""Harper's kinds of finding by ours; any other is grammar."""


class Harper:
    """Harper, made ready in the background; one linter a thread, since it is not shared safely."""

    name = NAME

    def __init__(self) -> None:
        from importlib.util import find_spec

        if find_spec("harper") is None:
            raise UsageError(
                "The proofreading engine harper is not installed here. Install it with "
                "`pip install harper-py`, or run with `--engine none`."
            )
        self._own = threading.local()

    @property
    def version(self) -> str:
        """The version of harper-py, without loading it."""
        from importlib.metadata import version

        return f"{NAME} {version('harper-py')}"

    def issues(self, text: str) -> list[Issue]:
        """The issues of a text; offsets are code points, as Harper counts them."""
        found = self._linter().organized_lints(text, language="plaintext")
        kinds_off = _settings()["kinds_off"]
        issues = [
            _issue(rule, lint)
            for rule, lints in found.items()
            for lint in lints
            if lint.lint_kind not in kinds_off
        ]
        return sorted(issues, key=lambda issue: (issue.start, issue.end, issue.rule))

    def all_issues(self, texts: Sequence[str]) -> list[list[Issue]]:
        """The issues of several texts, one after the other: a linter a thread would cost more."""
        return [self.issues(text) for text in texts]

    def _linter(self) -> Linter:
        linter: Linter | None = getattr(self._own, "linter", None)
        if linter is None:
            from harper import Linter

            linter = Linter()
            rules = dict(linter.get_lint_config())
            rules.update(dict.fromkeys(_settings()["rules_off"], False))
            linter.set_lint_config(rules)
            self._own.linter = linter
        return linter


def _issue(rule: str, lint: Lint) -> Issue:
    from harper import SuggestionKind

    start, end = lint.span.start, lint.span.end
    replacements = tuple(
        lint.problem_text + one.replacement_text
        if one.kind == SuggestionKind.INSERT_AFTER
        else one.replacement_text
        for one in lint.suggestions
    )
    return Issue(
        start=start,
        end=end,
        kind=KINDS.get(lint.lint_kind, "grammar"),
        rule=rule,
        message=lint.message.replace("`", "“", 1).replace("`", "”", 1),
        replacements=replacements,
        engine=NAME,
    )


@cache
def _settings() -> dict[str, dict[str, Any]]:
    return tomli.loads(vocabulary.text_of("harper_rules.toml"))
