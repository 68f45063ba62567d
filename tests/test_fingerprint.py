"""By what a finding is known again: the check, the field and the text, and no place in the file."""

from __future__ import annotations

import string
from collections.abc import Mapping

import pytest

from profilelint.findings import Located, Severity
from profilelint.fingerprint import fingerprint, fingerprints
from profilelint.source import Path, Span
from profilelint.testing import document


def mark(
    profile: Mapping[str, object],
    at: Path,
    quote: str | None = None,
    check: str = "language-spelling",
    message: str = "Misspelt.",
) -> str:
    """The fingerprint of a finding of ``quote`` within the value at ``at``."""
    here = document(profile)
    return fingerprint(here, located(profile, at, quote, check, message))


def located(
    profile: Mapping[str, object],
    at: Path,
    quote: str | None = None,
    check: str = "language-spelling",
    message: str = "Misspelt.",
) -> Located:
    source = document(profile).source
    value = profile[str(at[0])]
    span: Span | None = None
    if quote is not None:
        start = str(value).index(quote)
        span = start, start + len(quote)
    return Located(
        check=check,
        section="language",
        severity=Severity.WARNING,
        message=message,
        mend="",
        at=at,
        span=span,
        quote=quote,
        authority="us",
        place=source.locate(at, span),
        fix=None,
    )


OVERVIEW = "I bild online shops. I have done so for nine years, and I like it still very much."


def test_it_is_16_digits_that_stay_the_same_over_runs() -> None:
    found = mark({"title": "Bookkeper"}, ("title",))
    assert len(found) == 16
    assert set(found) <= set(string.hexdigits.lower())
    assert found == "099d865339ef4dcf", "a changed fingerprint makes every baseline useless"


@pytest.mark.parametrize(
    "later",
    [
        "\n\n" + OVERVIEW,
        OVERVIEW.replace("I bild", "I  bild"),
        OVERVIEW + " Write to me.",
        OVERVIEW.replace("nine years", "ten years"),
    ],
)
def test_what_changes_elsewhere_leaves_it_alone(later: str) -> None:
    before = mark({"title": "Bookkeeper", "overview": OVERVIEW}, ("overview",), "bild")
    assert mark({"overview": later, "skills": []}, ("overview",), "bild") == before


def test_the_message_is_no_part_of_it_since_a_later_version_may_say_it_otherwise() -> None:
    before = mark({"title": "Bookkeper"}, ("title",))
    assert mark({"title": "Bookkeper"}, ("title",), message="Another wording.") == before


def test_the_same_slip_in_another_sentence_is_another_finding() -> None:
    before = mark({"overview": OVERVIEW}, ("overview",), "bild")
    swapped = OVERVIEW.replace("bild", "build").replace("I like it", "I bild them")
    assert mark({"overview": swapped}, ("overview",), "bild") != before


def test_another_check_another_field_and_another_text_each_make_another() -> None:
    profile = {"title": "Bookkeper", "overview": "Bookkeper"}
    marks = {
        mark(profile, ("title",)),
        mark(profile, ("overview",)),
        mark(profile, ("title",), check="title-vague"),
        mark({"title": "Bookkeping"}, ("title",)),
    }
    assert len(marks) == 4


def test_an_item_is_known_by_its_text_and_not_by_its_number() -> None:
    before = mark({"skills": ["Figma", "Photoshp"]}, ("skills", 1))
    assert mark({"skills": ["Photoshp"]}, ("skills", 0)) == before
    assert mark({"skills": ["Figma", "Photosop"]}, ("skills", 1)) != before


@pytest.mark.parametrize("lacks", [{}, {"description": ""}])
def test_what_an_entry_lacks_belongs_to_that_entry(lacks: dict[str, str]) -> None:
    first = {"company": "Acme", "title": "Clerk", **lacks}
    second = {"company": "Bly", "start": "2021-03", **lacks}
    before = mark({"employment": [first, second]}, ("employment", 0, "description"))
    assert mark({"employment": [second, first]}, ("employment", 1, "description")) == before
    assert mark({"employment": [first, second]}, ("employment", 1, "description")) != before


def test_a_list_is_known_by_its_items_and_a_rate_by_its_number() -> None:
    assert mark({"skills": ["A", "B"]}, ("skills",)) != mark({"skills": ["A"]}, ("skills",))
    rate = mark({"hourly_rate": 3}, ("hourly_rate",))
    assert rate == mark({"hourly_rate": 3.0}, ("hourly_rate",))
    assert rate != mark({"hourly_rate": 4}, ("hourly_rate",))


def test_nobody_can_find_the_private_address_by_trying_names() -> None:
    one, other = ({"email": f"{name}@mail.example"} for name in ("jo.doe", "someone"))
    assert mark(one, ("email",)) == mark(other, ("email",))
    assert mark(one, ("email",)) != mark({"email": "jo.doe@other.example"}, ("email",))


def test_the_same_finding_twice_is_told_apart_by_a_number() -> None:
    profile = {"overview": "teh, teh"}
    twice = [located(profile, ("overview",), None)] * 3
    first, second, third = fingerprints(document(profile), twice)
    assert (second, third) == (f"{first}:2", f"{first}:3")
