"""A user's own dictionary: words of the settings, and a file of them that can be added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from profilelint.errors import ConfigError
from profilelint.findings import Located, Safety
from profilelint.language.dictionary import holds, without_possessive

HEADING = "# Words that are right here, one a line. Case matters; plurals are known by themselves."
"""The first line of a file that is made anew."""


class OwnWords:
    """A user's own words: ``"Kubeflow" in OwnWords(["Kubeflow"])``.

    Case matters as in :func:`dictionary.is_known`; plurals and possessives of the words are in it
    too. An entry of several words stands for each of them.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = frozenset(part for word in words for part in word.split())

    def __contains__(self, word: str) -> bool:
        bare = without_possessive(word)
        return word in self._words or holds(self._words, bare)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._words))

    def __len__(self) -> int:
        return len(self._words)


def text_of(path: Path) -> str:
    """The text of a words file.

    :raises ConfigError: for a file that cannot be read, or is no text in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{path} cannot be read: it is not text in UTF-8.") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from None


def words_in(text: str) -> list[str]:
    """The words of a file, one a line; ``#`` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def with_words(text: str, words: Iterable[str]) -> str:
    """The text of a words file with more words at its end; those that it has are left out."""
    known = set(words_in(text))
    new = [word for word in dict.fromkeys(words) if word not in known]
    if not new:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join([text.rstrip() or HEADING, *new, ""])


class Unknown(msgspec.Struct, frozen=True):
    """A word of a profile that proofreading calls wrong, and may be right all the same.

    ``slip`` says that it is surely misspelt, so that nobody would want it among their words.
    """

    word: str
    finding: Located
    slip: bool


CHECKS = ("language-spelling", "language-casing")
"""The checks that a word of one's own can answer."""


def unknown_words(findings: Iterable[Located]) -> list[Unknown]:
    """The single words that findings of :data:`CHECKS` are about, in the order of the findings."""
    return [
        Unknown(found.quote, found, slip=_is_slip(found))
        for found in findings
        if found.check in CHECKS and found.quote is not None and found.quote.isalpha()
    ]


def _is_slip(found: Located) -> bool:
    return found.check == CHECKS[0] and found.fix is not None and found.fix.safety is Safety.SAFE
