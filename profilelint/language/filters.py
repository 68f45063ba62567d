"""What is left of all issues of a text: names spared, overlaps settled, one order."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from profilelint.language import brands, rules, spelling
from profilelint.language.issue import Issue
from profilelint.language.spared import Spared
from profilelint.source import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_PROSE = re.compile(
    r"https?://\S+|www\.\S+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<!\S)[@#]\w\S*"
    r"|\b[\w-]{1,63}\.(?:com|org|net|io|ai|co|dev)\b\S*"
)


def settled(
    text: str, found: Iterable[Issue], spared: Spared, foreign: Iterable[Span] = ()
) -> list[Issue]:
    """The issues that stand: our own and an engine's, filtered, without overlaps, in order.

    ``foreign`` are stretches in which nothing is judged.
    """
    kept = [*rules.own_issues(text), *brands.brand_issues(text), *_known_slips(text, spared)]
    kept += spelling.phrases(text)
    kept += [one for issue in found if (one := _judged(text, issue, spared)) is not None]
    kept = [issue for issue in kept if not _is_own_word(text, issue, spared)]
    if not kept:
        return []
    closed = [found.span() for found in _NOT_PROSE.finditer(text)]
    closed += foreign
    open_ = [
        issue
        for issue in kept
        if not any(issue.start < stop and start < issue.end for start, stop in closed)
    ]
    return _without_overlaps(open_)


def _is_own_word(text: str, issue: Issue, spared: Spared) -> bool:
    """Whether it is only about how a word is written that the person's own dictionary holds."""
    return issue.kind in ("spelling", "casing") and text[issue.start : issue.end] in spared.words


def _known_slips(text: str, spared: Spared) -> Iterable[Issue]:
    """Words of the hand-kept list of misspellings, which need no engine."""
    for found in _WORD.finditer(text):
        meant = spelling.curated(found[0].casefold())
        if meant and spelling.suggestions(text, *found.span(), (), spared):
            yield Issue(
                start=found.start(),
                end=found.end(),
                kind="spelling",
                rule="misspellings",
                message="",
                replacements=(spelling.cased(meant, found[0]),),
                certain=True,
            )


def _judged(text: str, issue: Issue, spared: Spared) -> Issue | None:
    """An engine's issue as it stands after the filters, or ``None``."""
    if issue.kind == "style":
        return None
    if issue.kind == "spelling":
        meant = spelling.suggestions(text, issue.start, issue.end, issue.replacements, spared)
        if meant is None:
            return None
        return msgspec.structs.replace(
            issue,
            replacements=meant,
            certain=meant[0].casefold()
            == spelling.curated(text[issue.start : issue.end].casefold()),
        )
    return issue


def _without_overlaps(issues: list[Issue]) -> list[Issue]:
    """One issue a stretch: our own before an engine's, our rules before the listed phrases."""
    order = sorted(
        issues,
        key=lambda one: (
            one.engine != "own",
            one.rule == spelling.PHRASES,
            not one.certain,
            one.start,
            one.end,
        ),
    )
    kept: list[Issue] = []
    for issue in order:
        if not any(_overlap(issue, other) for other in kept):
            kept.append(issue)
    return sorted(kept, key=lambda one: (one.start, one.end))


def _overlap(one: Issue, other: Issue) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
