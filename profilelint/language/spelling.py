"""Which unknown words are misspelt, and what they were meant to be.

A spell checker stops at every name and product. A word is called misspelt here only where it has
the shape of an ordinary word, is in no dictionary, and a common word is so near that a slip of the
fingers explains it: one step for a short word, two for a long one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from profilelint import lexicon
from profilelint.language import dictionary
from profilelint.language.issue import Issue

SHORTEST = 4
"""Letters of the shortest word that is judged; in shorter ones every name is near some word."""
LONG = 8
"""Letters from which two steps are allowed."""
LONGER = 12
"""Letters from which two steps are allowed in a word with a capital, which may be a name."""
SHORT = 5
"""Letters up to which only the plainest slips count: two letters swapped, one doubled or not."""

PHRASES = "misspelt-phrases"
"""The rule of :func:`phrases`."""

_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
"""Makes letters small, each of them one letter, so that places stay places in the text."""
_ORDINARY = re.compile(r"[^\W\d_]+(?:['’](?:s|t|re|ve|ll|d))?")
_POSSESSIVE = re.compile(r"['’]s?$")
_BEGINS = re.compile(r"(?:^|[.!?:|/\n•✓✔✅–—*-])[\s\"“(]*$")
_CONSONANT_YS = re.compile(r"(?<=[^aeiouy])ys$")


def suggestions(
    text: str, start: int, end: int, proposed: tuple[str, ...], spared: Callable[[str], bool]
) -> tuple[str, ...] | None:
    """What the word at a place was meant to be, best first; ``None`` where it may well be right.

    ``proposed`` are an engine's own suggestions; ``spared`` says of a word whether the person's
    own names or dictionary hold it.
    """
    word = text[start:end]
    bare = _POSSESSIVE.sub("", word)
    if not _is_ordinary(text, start, end) or spared(word) or spared(bare):
        return None
    meant = curated(word.casefold())
    if meant is not None:
        return (cased(meant, word),)
    if any(dictionary.is_known(one) or _is_form(one.casefold()) for one in (word, bare)):
        return None
    found = _nearest(word.casefold(), tuple(one.casefold() for one in proposed))
    if not found or (_distance(word.casefold(), found[0]) > 1 and _is_joined(bare.casefold())):
        return None
    if word[0].isupper() and not _may_be_capitalised(text, start, word, found):
        return None
    return tuple(cased(one, word) for one in found) or None


def curated(word: str) -> str | None:
    """What a misspelling of the hand-kept list, or a plural like ``propertys``, was meant to be."""
    meant = dictionary.misspellings().get(word)
    if meant is None and word.endswith("ys"):
        swapped = _CONSONANT_YS.sub("ies", word)
        meant = swapped if swapped != word and lexicon.rank(swapped) else None
    return meant


def phrases(text: str) -> Iterator[Issue]:
    """Phrases of the hand-kept list, whose words are right each: ``costumer service``."""
    low = text.translate(_SMALL)
    for wrong, right in dictionary.misspelt_phrases().items():
        start = low.find(wrong)
        while start >= 0:
            end = start + len(wrong)
            if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
                yield Issue(
                    start=start,
                    end=end,
                    kind="usage",
                    rule=PHRASES,
                    message=f"Probably “{right}” is meant.",
                    replacements=(_cased_like(right, text[start:end]),),
                )
            start = low.find(wrong, end)


def _cased_like(right: str, wrong: str) -> str:
    """A phrase with capitals where the wrong one has them."""
    if wrong.isupper():
        return right.upper()
    return right.title() if wrong.istitle() else cased(right, wrong)


def _is_ordinary(text: str, start: int, end: int) -> bool:
    """Whether a word is written like one: no digits, no CamelCase, no address, no handle."""
    word = text[start:end]
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return (
        len(word) >= SHORTEST
        and _ORDINARY.fullmatch(word) is not None
        and (word.islower() or word[0] + word[1:].lower() == word)
        and before not in ("@", "#", "/", "\\", ".", "_", "&", "-", "$", "'", "’")
        and not re.match(r"[@/\\_#+&=]|\.\w|-\w|[’']\w", after)
    )


_ENDINGS = ("less", "able", "like", "wise", "ness", "ish")


def _is_form(word: str) -> bool:
    """Whether a word is the plural or another regular form of a known one."""
    return any(
        lexicon.rank(form) or lexicon.is_listed(form) for form in lexicon.singulars(word)
    ) or any(
        word.endswith(ending) and lexicon.rank(word.removesuffix(ending)) for ending in _ENDINGS
    )


def _is_joined(word: str) -> bool:
    """Whether a word is put together from two common ones: ``deadstock``, ``stairlifts``."""
    return any(
        lexicon.rank(word[:cut]) == "common"
        and any(lexicon.rank(form) == "common" for form in lexicon.singulars(word[cut:]))
        for cut in range(SHORTEST, len(word) - SHORTEST + 1)
    )


def _may_be_capitalised(text: str, start: int, word: str, found: tuple[str, ...]) -> bool:
    """Whether a capitalised word may be an ordinary one rather than a name.

    At the beginning of a sentence or of a list item, or in a line in Title Case, it may, where
    the nearest word is common and the word long enough for a slip to be plain.
    """
    if not found or len(word) <= SHORT or word[0].casefold() != found[0][0]:
        return False
    steps, rank = _distance(word.casefold(), found[0]), lexicon.rank(found[0])
    swapped = sorted(word.casefold()) == sorted(found[0])
    if rank != "common" and len(word) < LONG and not swapped:
        return False
    if steps > 1 and len(word) < LONGER:
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line = text[line_start : text.find("\n", start) if "\n" in text[start:] else len(text)]
    words = re.findall(r"[^\W\d_]{4,}", line)
    title_case = len(words) > 1 and sum(one[0].isupper() for one in words) / len(words) >= 0.6
    return title_case or _BEGINS.search(text[line_start:start]) is not None


@lru_cache(maxsize=20_000)
def _nearest(word: str, proposed: tuple[str, ...]) -> tuple[str, ...]:
    """The known words that a misspelt one is nearest to, best first."""
    near = _neighbours(word)
    for one in proposed:
        steps = _distance(word, one)
        if one.isalpha() and 0 < steps <= _allowed(word) and (lexicon.rank(one) or one in near):
            near.setdefault(one, steps)
    if len(word) <= SHORT:
        near = {one: steps for one, steps in near.items() if _is_plain_slip(word, one)}
    order = {one: place for place, one in enumerate(proposed)}
    ranked = sorted(near, key=lambda one: _cost(word, one, near[one], order.get(one, 9)))
    return tuple(ranked[:3])


def _allowed(word: str) -> int:
    return 1 if len(word) < LONG else 2


def _neighbours(word: str) -> dict[str, int]:
    """The common words within the steps allowed, and how many steps each takes."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = _allowed(word)
    pool = [
        one
        for length in range(len(word) - allowed, len(word) + allowed + 1)
        for one in _by_length().get(length, ())
    ]
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=allowed, limit=20)
    return {one: int(steps) for one, steps, _ in found}


@cache
def _by_length() -> dict[int, list[str]]:
    """The words that a slip may have been meant for: English ones and those of the trades."""
    lengths: dict[int, list[str]] = {}
    trades = [
        form
        for word in dictionary.trade_terms()
        for form in (word, f"{word}s" if word[-1] not in "sy" else word)
    ]
    for word in dict.fromkeys([*lexicon.english_words(), *trades]):
        lengths.setdefault(len(word), []).append(word)
    return lengths


def _distance(word: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other)


def _is_plain_slip(word: str, meant: str) -> bool:
    """Whether two letters were swapped, or one was doubled, or one of a pair left out."""
    if lexicon.rank(meant) != "common":
        return False
    if sorted(word) == sorted(meant):
        return True
    longer, shorter = (word, meant) if len(word) > len(meant) else (meant, word)
    return len(longer) == len(shorter) + 1 and any(
        longer[place] == longer[place - 1] and longer[:place] + longer[place + 1 :] == shorter
        for place in range(1, len(longer))
    )


def _cost(word: str, meant: str, steps: int, place: int) -> tuple[float, str]:
    """How unlikely it is that ``meant`` was meant; lower is likelier.

    Few steps first; then a common word before a rare one, the first letter kept, the same ending,
    a swap or a doubled letter before another letter, and the engine's own order.
    """
    rank = lexicon.rank(meant)
    cost = 2.0 * steps
    cost += 0.0 if rank == "common" else 1.2 if rank else 0.8
    cost += 0.0 if word[0] == meant[0] else 1.0
    cost += 0.0 if word[-1] == meant[-1] else 0.9
    if sorted(set(word)) == sorted(set(meant)):
        cost -= 0.7
    if len(meant) > len(word):
        cost -= 0.3
    cost += 0.15 * min(place, 4)
    return cost, meant


def cased(meant: str, word: str) -> str:
    """A replacement with the capital that the word had."""
    return meant[0].upper() + meant[1:] if word[0].isupper() else meant
