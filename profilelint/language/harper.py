"""The embedded engine: Harper, offline, Apache-2.0, through harper-py."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import tomli
from msgspec.structs import replace

from profilelint import vocabulary
from profilelint.errors import UsageError
from profilelint.language.issue import Issue, Kind
from profilelint.pattern import compiled

if TYPE_CHECKING:
    from harper import Lint, Linter

NAME = "harper"
BETWEEN = "\n\n"
"""What makes two texts two paragraphs."""
LONGEST = 20_000
"""Characters that are read at once, so that the memory for it stays small. Basis: ours."""
_INITIAL = compiled(r"(?<![^\W\d_])\w\.(?!\w)(?<!e\.g\.)(?<!i\.e\.)")
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
        """The issues of several texts.

        They are read as paragraphs of one, which takes a fourth less time and gives the same: see
        :func:`_alone` for those that would not.
        """
        found: list[list[Issue]] = [[] for _ in texts]
        for numbers in _batches(texts):
            joined = self.issues(BETWEEN.join(texts[number] for number in numbers))
            parted = _parted(joined, [len(texts[number]) for number in numbers])
            for place, number in enumerate(numbers):
                found[number] = self.issues(texts[number]) if parted is None else parted[place]
        return found

    def _linter(self) -> Linter:
        linter: Linter | None = getattr(self._own, "linter", None)
        if linter is None:
            from harper import Linter

            linter = Linter()
            rules = dict(linter.get_lint_config())
            off = [*_settings()["rules_off"], *_settings()["of_kinds_off"]["rules"]]
            rules.update(dict.fromkeys(off, False))
            linter.set_lint_config(rules)
            self._own.linter = linter
        return linter


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Which texts are read together, by their numbers."""
    batch: list[int] = []
    length = 0
    for number, text in enumerate(texts):
        if _alone(text):
            yield [number]
            continue
        if batch and length + len(text) > LONGEST:
            yield batch
            batch, length = [], 0
        batch.append(number)
        length += len(text)
    if batch:
        yield batch


def _alone(text: str) -> bool:
    """Whether a text is to be read by itself.

    Whether Harper takes a letter and a full stop (“Abid M.”, “in 4K.”) for a word depends on what
    is around. Over 14,572 texts and 6,632 pieces of texts nothing else differed (2026-11-26).
    """
    return _INITIAL.search(text) is not None


def _parted(issues: Sequence[Issue], lengths: Sequence[int]) -> list[list[Issue]] | None:
    """The issues of joined texts by text; ``None`` where one reaches from one to the next."""
    starts = list(accumulate(lengths, lambda at, length: at + length + len(BETWEEN), initial=0))
    found: list[list[Issue]] = [[] for _ in lengths]
    for issue in issues:
        place = bisect_right(starts, issue.start) - 1
        start = starts[place]
        if place == len(lengths) or issue.end > start + lengths[place]:
            return None
        found[place].append(replace(issue, start=issue.start - start, end=issue.end - start))
    return found


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
