"""Badges, scores and ratings that a text claims, held against what the platform counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from profilelint.pattern import Pattern
from profilelint.policy.wording import Wording
from profilelint.profile import Stats

_GATES = frozenset(
    ("rated", "toprated", "talent", "vetted", "jss", "success", "star", "stars", "rating")
)
_BADGE = Pattern(
    r"(?<![\w-])(?:(?P<plus>top[ -]?rated[ -]?plus)\b"
    r"|(?P<top>top[ -]?rated)(?= (?:freelancer|talent|seller|on upwork|badge|status|upwork|expert|"
    r"professional)\b|\s*(?:[|!,.·•✅⭐🏆-]|$|\n)| [A-Z])"
    r"|(?P<rising>rising[ -]talent)\b|(?P<expert>expert[ -]?vetted)\b)"
)
_BADGES = {
    "plus": "top rated plus",
    "top": "top rated",
    "rising": "rising talent",
    "expert": "expert-vetted",
}
_SCORE = Pattern(
    r"(?<![\w.])(?P<score>100|9\d|8\d) ?%\+? (?:(?:upwork )?jss|(?:upwork )?job[ -]success)"
    r"(?:[ -](?:score|rate|rating))?\b"
    r"|\b(?:jss|job[ -]success(?:[ -](?:score|rate|rating))?)\s?(?:of|is|:|-|–|=)?\s?"
    r"(?P<after>100|9\d|8\d) ?%"
)
_STARS = Pattern(
    r"(?<![\w.])(?P<stars>5(?:\.0)?|4\.\d\d?)[ -]?(?:stars?|★|⭐)[ -]?(?:rating|rated|reviews?|"
    r"feedback|freelancer|profile)\b|(?:★|⭐){5}|\b(?:my|a) rating of (?P<of>5(?:\.0)?|"
    r"4\.\d\d?)\b"
)
_ELSEWHERE = Pattern(
    r"\b(?:fiverr|amazon|ebay|etsy|airbnb|google|hotels?|restaurants?|apps?|products?|listings?|"
    r"your|their|get|more|trustpilot|yelp|capterra|"
    r"g2)\b"
)
_AROUND = 25


class Claim(msgspec.Struct, frozen=True):
    """A claim: its characters, its kind (a badge, ``score`` or ``stars``) and its number.

    ``again`` are the places at which the text claims the same once more.
    """

    span: tuple[int, int]
    kind: str
    number: float = 0
    again: tuple[tuple[int, int], ...] = ()

    def contradicted(
        self, stats: Stats | None, needed: Mapping[str, tuple[float, float]]
    ) -> str | None:
        """What speaks against the claim; empty where nothing is known, ``None`` where it holds.

        ``needed`` gives, for a badge, the least Job Success Score and the least earnings.
        """
        stats = stats or Stats()
        if self.kind == "stars":
            if not stats.rating:  # 0: nobody has rated yet
                return ""
            return f"the rating is {stats.rating:g}" if stats.rating < self.number else None
        if self.kind == "score":
            if stats.job_success is None:
                return ""
            below = stats.job_success < self.number
            return f"the Job Success Score is {stats.job_success:g} %" if below else None
        if self.kind not in needed:
            return ""
        score, earnings = needed[self.kind]
        if stats.job_success is not None and stats.job_success < score:
            return f"the Job Success Score is {stats.job_success:g} %"
        if stats.earnings is not None and stats.earnings < earnings:
            return f"the earnings are {stats.earnings:,.0f} US dollars"
        return "" if stats.job_success is None else None


def badge_claims(said: Wording) -> Iterator[Claim]:
    """The claims of a text about its writer, each kind once; those about hotels and apps not."""
    text = said.text
    if not said.has(_GATES) and "★" not in text and "⭐" not in text:
        return
    groups: dict[tuple[str, float], list[Claim]] = {}
    for claim in _all(text):
        groups.setdefault((claim.kind, claim.number), []).append(claim)
    for first, *others in groups.values():
        yield Claim(first.span, first.kind, first.number, tuple(one.span for one in others))


def _all(text: str) -> Iterator[Claim]:
    for found in _BADGE.finditer(text):
        if not _is_of_others(text, *found.span()):
            yield Claim(found.span(), _BADGES[str(found.lastgroup)])
    for found in _SCORE.finditer(text):
        yield Claim(found.span(), "score", float(found["score"] or found["after"]))
    for found in _STARS.finditer(text):
        if not _is_of_others(text, *found.span()):
            yield Claim(found.span(), "stars", float(found["stars"] or found["of"] or 5))


def _is_of_others(text: str, start: int, end: int) -> bool:
    return bool(_ELSEWHERE.search(text, max(0, start - _AROUND), end + _AROUND))
