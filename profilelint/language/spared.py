"""The words that are the person's own: the names in the profile, and their own dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from profilelint.language.dictionary import without_possessive
from profilelint.language.own_words import OwnWords
from profilelint.profile import Profile

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Spared:
    """Says of a word whether it is spared: ``Spared(profile, OwnWords(["Kubeflow"]))("Kubeflow")``.

    Names of people, employers, schools, cities and works are spared wherever they stand with a
    capital, whatever their case in the name, with or without a possessive.
    """

    def __init__(self, profile: Profile, words: OwnWords | None = None) -> None:
        self.words = OwnWords() if words is None else words
        self.names = frozenset(
            word.casefold() for text in _names_in(profile) for word in _WORD.findall(text)
        )

    def __call__(self, word: str) -> bool:
        """Whether a word is one of the person's own."""
        bare = without_possessive(word)
        return word in self.words or (bare[:1].isupper() and bare.casefold() in self.names)


def _names_in(profile: Profile) -> Iterator[str]:
    """The texts of a profile that are names rather than prose."""
    yield from _given(profile.name)
    if profile.location:
        yield from _given(profile.location.city, profile.location.country)
    for job in profile.employment or ():
        yield from _given(job.company, job.city, job.country)
    for school in profile.education or ():
        yield from _given(school.school)
    for certificate in profile.certifications or ():
        yield from _given(certificate.name, certificate.issuer)
    for item in profile.portfolio or ():
        yield from _given(item.title)


def _given(*texts: str | None) -> Iterable[str]:
    return filter(None, texts)
