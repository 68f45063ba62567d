"""Proofreads the texts of a profile: our own rules, then the engines, filtered and merged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from profilelint.language import engines
from profilelint.language.answer import Answer
from profilelint.language.cache import Cache, context
from profilelint.language.issue import Engine, Issue
from profilelint.language.own_words import OwnWords
from profilelint.language.spared import Spared
from profilelint.profile import Profile
from profilelint.source import Path

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Answers = dict[str, Answer]


@cache
def _pool() -> ThreadPoolExecutor:
    """The one thread of a process in which engines read and are kept warm."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1, "proofreader")


class Proofreader:
    """What checks of the language ask. One serves a whole run; its engines stay warm.

    ``engines`` are names of :data:`engines.ENGINES`; they read in a thread of their own while the
    other checks run. ``words`` are the user's own dictionary; ``languagetool_url`` names a server
    of LanguageTool, if it is not to be one of our own; ``cache`` holds the answers of earlier runs.
    """

    def __init__(
        self,
        engines: Sequence[str],
        words: OwnWords | None = None,
        *,
        languagetool_url: str | None = None,
        cache: Cache | None = None,
    ) -> None:
        self.engines = tuple(engines)
        self.words = OwnWords() if words is None else words
        self.languagetool_url = languagetool_url
        self.cache = cache
        self._made: tuple[Engine, ...] | None = None
        self._last: _Task | None = None

    def start(self, profile: Profile) -> None:
        """Begin to proofread a profile in the background.

        :raises UsageError: where an engine is not there.
        """
        if self._last is None or self._last.profile is not profile:
            self._last = _Task(profile, self)

    def answers(self, profile: Profile) -> list[tuple[Path, str, Answer]]:
        """What was found out about each text, with its path; waits for it."""
        self.start(profile)
        assert self._last is not None, "start has made it"
        found = self._last.answers()
        return [(path, text, found[text]) for path, text in profile.texts()]

    def issues(self, profile: Profile) -> dict[Path, tuple[Issue, ...]]:
        """The issues of each text that has some, by its path."""
        return {path: one.issues for path, _, one in self.answers(profile) if one.issues}

    def ready(self) -> tuple[Engine, ...]:
        """The engines, made once.

        :raises UsageError: where one is not there.
        """
        if self._made is None:
            self._made = tuple(
                engines.make(name, url=self.languagetool_url) for name in self.engines
            )
        return self._made


class _Task:
    """The texts of one profile: some of them known from before, the rest being read."""

    def __init__(self, profile: Profile, reader: Proofreader) -> None:
        self.profile = profile
        self._cache = reader.cache
        self._engines = reader.ready()
        self._spared = Spared(profile, reader.words)
        texts = dict.fromkeys(text for _, text in profile.texts())
        self._known: Answers = {}
        self._context = b""
        if self._cache is not None:
            self._context = context([engine.version for engine in self._engines], self._spared)
            self._known = self._cache.read(self._context, texts)
        self._unread = [text for text in texts if text not in self._known]
        self._rest: Future[Answers] | None = None
        if self._unread and self._engines:
            self._rest = _pool().submit(self._read)

    def answers(self) -> Answers:
        """What is found in each text."""
        if self._unread:
            self._known |= self._read() if self._rest is None else self._rest.result()
            self._unread = []
        return self._known

    def _read(self) -> Answers:
        from profilelint.language import english, filters

        texts = self._unread
        read = [engine.all_issues(texts) for engine in self._engines]
        found: Answers = {}
        for number, text in enumerate(texts):
            foreign = english.foreign_sentences(text)
            issues = [issue for answers in read for issue in answers[number]]
            found[text] = Answer(
                tuple(filters.settled(text, issues, self._spared, foreign)),
                tuple(foreign),
                tuple(english.variants(text)),
            )
        if self._cache is not None:
            self._cache.write(self._context, found)
        return found
