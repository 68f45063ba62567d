"""A run for a report that leaves the house: names replaced by aliases, and no text of the profile.

It is done once, to the run and not to its formats, so that a format cannot forget it. What is kept
are figures, the words of the platform's own lists (services, types of work, known skills), and our
own sentences. What those quote of the profile becomes ``“…”``; a word of the profile that is no
ordinary English one goes wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TypeVar

import msgspec

from profilelint import lexicon
from profilelint.errors import ReadError
from profilelint.findings import Located
from profilelint.hiding import Hidden, Unused
from profilelint.linter import Outcome, Report, Status
from profilelint.profile import Profile
from profilelint.reading import Document
from profilelint.reports.history import History
from profilelint.reports.run import Run, known_by
from profilelint.reports.since import Known, Since
from profilelint.scorecard import Scorecard, WhatIf, planned, scorecard
from profilelint.source import Problem, Source
from profilelint.text import WORD, squashed
from profilelint.vocabulary import category_named, skill_names, subcategory_named

T = TypeVar("T")
GONE = "…"
LEAST_RUN = 4
"""So many words in a row as in the profile are taken for its text. Basis: ours."""

_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_MAIL = re.compile(r"[^\s“”\"'<>(),;:]+@[^\s“”\"'<>(),;:]+")
_CHARACTER = re.compile(r"[^\W_]")
_LEVELS = ("entry", "intermediate", "expert")


def redacted(run: Run) -> Run:
    """The run without names and without text; the same names give the same aliases."""
    names = [card.report.document.source.name for card in run.scorecards]
    names += [error.name for error in run.errors]
    return _redacted(
        run, {name: f"Profile {at}" for at, name in enumerate(dict.fromkeys(names), 1)}
    )


def with_names_of_files(run: Run) -> Run:
    """The same, but files keep their names: for the one who gave them."""
    names = [card.report.document.source.name for card in run.scorecards]
    return _redacted(run, {name: name for name in (*names, *(error.name for error in run.errors))})


def _redacted(run: Run, files: Mapping[str, str]) -> Run:
    cards: list[Scorecard] = []
    since: dict[str, Since] = {}
    histories: dict[str, History] = {}
    for card in run.scorecards:
        name = card.report.document.source.name
        words = Redactor(card.report.document.profile, files[name], name)
        cards.append(_card(card, words))
        if name in run.since:
            since[files[name]] = _since(run.since[name], card, cards[-1], words)
        if name in run.histories:
            histories[files[name]] = _history(run.histories[name])
    return msgspec.structs.replace(
        run,
        scorecards=tuple(cards),
        errors=tuple(_error(one, files[one.name]) for one in run.errors),
        unused=tuple(_unused(one, Redactor(Profile(), "", "")) for one in run.unused),
        since=since,
        histories=histories,
        redacted=True,
    )


class Redactor:
    """What is taken out of the sentences about one profile."""

    def __init__(self, profile: Profile, file: str, name: str) -> None:
        texts = [text for text in _texts(profile) if text.strip() and not is_public(text)]
        self.file = file
        self.aliases = _aliases(profile)
        if name:
            self.aliases |= {name: file, PurePath(name).name: PurePath(file).name}
        self.words = {word.casefold() for text in texts for word in WORD.findall(text)}
        self.running = [f" {' '.join(_plain_words(text))} " for text in texts]
        self.quoted = {
            part.strip()
            for text in texts
            if "“" in text or "”" in text or '"' in text
            for part in re.split('[“”"]', text)
            if len(part.strip()) > 2
        }

    def sentence(self, text: str) -> str:
        """A sentence of ours without what it says in the profile's words."""
        for part in sorted(self.quoted, key=len, reverse=True):
            text = text.replace(part, GONE)
        text = _MAIL.sub(lambda found: self.aliases.get(found[0], "an e-mail address"), text)
        parts: list[str] = []
        last = 0
        for found in _QUOTED.finditer(text):
            parts += [self._between(text[last : found.start()]), self._quote(found)]
            last = found.end()
        return "".join([*parts, self._between(text[last:])])

    def _quote(self, found: re.Match[str]) -> str:
        inner = found[1] if found[1] is not None else found[2]
        if inner in self.aliases:
            return self.aliases[inner]
        return found[0] if is_public(inner) else f"“{GONE}”"

    def _between(self, text: str) -> str:
        for name in sorted(self.aliases, key=len, reverse=True):
            if len(name) > 2 and name in text:
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", self.aliases[name], text)
        return self._without_words(self._without_runs(text))

    def _without_runs(self, text: str) -> str:
        """Without so many words in a row as in the profile."""
        found = list(WORD.finditer(text))
        at = 0
        parts: list[str] = []
        last = 0
        while at + LEAST_RUN <= len(found):
            end = at
            while end < len(found) and self._runs(found[at : end + 1]):
                end += 1
            if end - at >= LEAST_RUN:
                parts += [text[last : found[at].start()], GONE]
                last = found[end - 1].end()
                at = end
            else:
                at += 1
        return "".join([*parts, text[last:]])

    def _runs(self, words: list[re.Match[str]]) -> bool:
        wanted = " ".join(word[0].casefold() for word in words)
        return any(f" {wanted} " in text for text in self.running)

    def _without_words(self, text: str) -> str:
        """Without the words of the profile that are no ordinary English ones."""
        return WORD.sub(lambda word: GONE if self._tells(word[0]) else word[0], text)

    def _tells(self, word: str) -> bool:
        plain = word.casefold()
        if plain not in self.words or plain.isdecimal():
            return False
        return lexicon.rank(plain) is None and not is_public(word)


def is_public(text: str) -> bool:
    """Whether a text is one of the platform's own words, which tell nobody's name."""
    text = text.strip()
    return bool(
        text in _LEVELS
        or category_named(text)
        or subcategory_named(text)
        or (squashed(text) and squashed(text) in skill_names())
    )


def masked(text: str) -> str:
    """A text of the same length and as many words in which every letter and digit is an ``x``."""
    return _CHARACTER.sub("x", text)


def _plain_words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _texts(value: object) -> Iterator[str]:
    """Every text in a profile, whatever field it stands in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


def _aliases(profile: Profile) -> dict[str, str]:
    """The names of people, employers and schools, and the e-mail, by how they are written."""
    groups = {
        "Freelancer": [profile.name],
        "E-mail": [profile.email],
        "Agency": [profile.agency.name if profile.agency else None],
        "Employer": [one.company for one in profile.employment or ()],
        "School": [one.school for one in profile.education or ()],
        "Issuer": [one.issuer for one in profile.certifications or ()],
    }
    found: dict[str, str] = {}
    for word, names in groups.items():
        known = dict.fromkeys(name.strip() for name in names if name and name.strip())
        for number, name in enumerate(known, start=1):
            found.setdefault(name, f"{word} {number}")
    return found


# --- the parts of a run


def _card(card: Scorecard, words: Redactor) -> Scorecard:
    new = scorecard(_report(card.report, words))
    if card.what_if is not None:
        new = msgspec.structs.replace(new, what_if=_what_if(card.what_if, words))
    return new if card.session is None else planned(new, card.session.limit)


def _what_if(one: WhatIf, words: Redactor) -> WhatIf:
    """The comparison with changes: of these only the fields are left."""
    before = Redactor(one.before.report.document.profile, words.file, "")
    return WhatIf(
        changes=tuple(f"{change.partition('=')[0]}={GONE}" for change in one.changes),
        before=_card(one.before, before),
        gone=tuple(_located(found, before) for found in one.gone),
        new=tuple(_located(found, words) for found in one.new),
    )


def _report(report: Report, words: Redactor) -> Report:
    document = report.document
    source = document.source
    there = {id(one): _located(one, words) for one in report.everything}
    return msgspec.structs.replace(
        report,
        document=Document(
            source=Source(
                name=words.file,
                text=masked(source.text),
                format=source.format,
                reason=source.reason,
            ),
            profile=_masked(document.profile, words),
            notes=tuple(words.sentence(note) for note in document.notes),
            unused=(),
        ),
        outcomes=tuple(_outcome(one, there, words) for one in report.outcomes),
        hidden=tuple(_hidden(one, there, words) for one in report.hidden),
        unused=tuple(_unused(one, words) for one in report.unused),
    )


def _masked(value: T, words: Redactor) -> T:
    """A profile, or a part of it, of the same shape: aliases, public words, and masks."""
    if isinstance(value, str):
        if value.strip() in words.aliases:
            return words.aliases[value.strip()]  # type: ignore[return-value]
        return value if is_public(value) or not value else masked(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_masked(item, words) for item in value)  # type: ignore[return-value]
    if isinstance(value, msgspec.Struct):
        fields = {name: _masked(getattr(value, name), words) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value


def _located(found: Located, words: Redactor) -> Located:
    return msgspec.structs.replace(
        found,
        message=words.sentence(found.message),
        mend=words.sentence(found.mend),
        span=None,
        quote=None,
        fix=None,
        offers=(),
    )


def _outcome(one: Outcome, there: Mapping[int, Located], words: Redactor) -> Outcome:
    reason = words.sentence(one.reason)
    if one.status is Status.BROKEN:
        reason = one.reason.partition(":")[0]  # what an exception says may be anything
    return msgspec.structs.replace(
        one, findings=tuple(there[id(found)] for found in one.findings), reason=reason
    )


def _hidden(one: Hidden, there: Mapping[int, Located], words: Redactor) -> Hidden:
    return msgspec.structs.replace(
        one, finding=there[id(one.finding)], reason=words.sentence(one.reason)
    )


def _unused(one: Unused, words: Redactor) -> Unused:
    return msgspec.structs.replace(one, message=words.sentence(one.message))


def _error(error: ReadError, name: str) -> ReadError:
    words = Redactor(Profile(), name, error.name)
    problems = [
        Problem(words.sentence(one.message), one.line, one.column) for one in error.problems
    ]
    return ReadError(name, problems)


def _since(since: Since, card: Scorecard, new: Scorecard, words: Redactor) -> Since:
    """The comparison with the fingerprints of the redacted findings."""
    old, now = known_by(card.report), known_by(new.report)
    pairs = zip(card.report.everything, new.report.everything, strict=True)
    marks = {old[id(before)]: now[id(after)] for before, after in pairs}
    return msgspec.structs.replace(
        since,
        mended=tuple(_known(one, words) for one in since.mended),
        unjudged=tuple(_known(one, words) for one in since.unjudged),
        new=tuple(marks[mark] for mark in since.new),
        left=tuple(marks[mark] for mark in since.left),
    )


def _known(one: Known, words: Redactor) -> Known:
    """An old finding, whose profile nobody has any more: all that it quotes goes."""
    bare = _QUOTED.sub(f"“{GONE}”", one.message)
    return msgspec.structs.replace(one, message=words.sentence(bare), fingerprint="")


def _history(history: History) -> History:
    return msgspec.structs.replace(history, feedback="")
