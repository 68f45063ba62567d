"""Proofreads the texts of a profile: our own rules, then the engines, filtered and merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from profilelint.language import engines, english
from profilelint.language.issue import Engine, Issue
from profilelint.profile import Profile
from profilelint.source import Path, Span

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Issues = dict[Path, tuple[Issue, ...]]


@cache
def _pool() -> ThreadPoolExecutor:
    """The one thread of a process in which engines are made and kept warm."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1, "proofreader")


class Proofreader:
    """What checks of the language ask. One serves a whole run; its engines stay warm.

    ``engines`` are names of :data:`engines.ENGINES`; an engine is made when the first text comes,
    in a thread of its own, so that it gets ready while the other checks run. ``words`` are the
    user's; ``languagetool_url`` names a server of LanguageTool, if it is not to be one of our own.
    """

    def __init__(
        self,
        engines: Sequence[str],
        words: Iterable[str] = (),
        *,
        languagetool_url: str | None = None,
    ) -> None:
        self.engines = tuple(engines)
        self.words = frozenset(words)
        self.languagetool_url = languagetool_url
        self._made: tuple[Engine, ...] | None = None
        self._last: tuple[Profile, Future[Issues]] | None = None
        self._own: tuple[Profile, Issues] | None = None

    def start(self, profile: Profile) -> None:
        """Begin to proofread a profile in the background."""
        if self.engines and (self._last is None or self._last[0] is not profile):
            self._last = profile, _pool().submit(self._proofread, profile)

    def issues(self, profile: Profile) -> Issues:
        """The issues of each text, by its path; waits for them."""
        if self._own is not None and self._own[0] is profile:
            return self._own[1]
        self.start(profile)
        found = self._last[1].result() if self._last else self._proofread(profile)
        self._own = profile, found
        return found

    def foreign(self, profile: Profile) -> list[tuple[Path, Span]]:
        """The sentences that are not English."""
        return [
            (path, span)
            for path, text in profile.texts()
            if len(text) > english.SHORTEST
            for span in english.foreign_sentences(text)
        ]

    def mixed(self, profile: Profile) -> english.Mixed | None:
        """The words in the spelling, British or American, that is the rarer in the profile."""
        return english.mixed_spelling(profile.texts())

    def _proofread(self, profile: Profile) -> Issues:
        from profilelint.language.filters import Spared, settled

        spared = Spared(profile, self.words)
        found: Issues = {}
        texts = list(profile.texts())
        read = [engine.all_issues([text for _, text in texts]) for engine in self._engines()]
        for number, (path, text) in enumerate(texts):
            raw = [issue for answers in read for issue in answers[number]]
            kept = settled(text, raw, spared)
            if kept:
                found[path] = tuple(kept)
        return found

    def _engines(self) -> tuple[Engine, ...]:
        if self._made is None:
            self._made = tuple(
                engines.make(name, url=self.languagetool_url) for name in self.engines
            )
        return self._made
