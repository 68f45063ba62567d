"""Harper reads the texts of a profile together, and answers as it does to each of them."""

from __future__ import annotations

import random

import pytest

from profilelint.language.harper import BETWEEN, LONGEST, Harper
from profilelint.vocabulary import text_of
from tests.conftest import ROOT

CLEAN = (ROOT / "tests/data/language_clean.txt").read_text(encoding="utf-8")
WRONG = (ROOT / "tests/data/language_grammar.tsv").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def harper() -> Harper:
    return Harper()


def paragraphs() -> list[str]:
    """Paragraphs of clean text, sentences with errors, and pieces of both, cut anywhere."""
    chance = random.Random(7)
    whole = [
        part for part in (*CLEAN.split("\n\n"), *WRONG.replace("\t", "\n").split("\n")) if part
    ]
    pieces = []
    for part in whole:
        start = chance.randrange(len(part))
        pieces.append(part[start : start + chance.choice((3, 12, 40, 150))])
    found = [*whole, *pieces, "the", "the", "a", "Teh cat", "  \n", "e.g. this", "U.S. taxes", "x"]
    chance.shuffle(found)
    return list(dict.fromkeys(found))


def test_together_or_one_by_one_the_answers_are_the_same(harper: Harper) -> None:
    texts = paragraphs()[:560]
    assert sum(bool(harper.issues(text)) for text in texts) > 40
    for at in range(0, len(texts), 14):
        batch = texts[at : at + 14]
        assert harper.all_issues(batch) == [harper.issues(text) for text in batch]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["Abid M.", "I. Analysis", "Written by I.", "Teh end."],
        ["the cat sat on the", "the mat is here"],
        ["Teh cat", "", "Teh cat"],
        ["one two.\n\n", "\n\nTeh tree", "\t", "Teh tree "],
        ["An emoji 🙂 and teh cat", "🙂", "Naïve teh"],
        ["Plan B.", "Vitamin c.", "grade a. teh"],
    ],
)
def test_ends_and_beginnings(harper: Harper, texts: list[str]) -> None:
    assert harper.all_issues(texts) == [harper.issues(text) for text in texts]


def test_very_long_texts_are_not_joined(harper: Harper) -> None:
    long = "I keep teh books. " * (LONGEST // 18)
    texts = ["Teh first", long, "Teh last"]
    found = harper.all_issues(texts)
    assert [found[0], found[2]] == [harper.issues("Teh first"), harper.issues("Teh last")]
    assert len(found[1]) == LONGEST // 18


def test_what_reaches_over_the_end_of_a_text_has_all_read_by_themselves(
    harper: Harper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should Harper ever find anything that begins in one text and ends in the next."""
    texts = ["Teh cat", "Teh dog"]
    wanted = [harper.issues(text) for text in texts]
    ask = Harper.issues

    def reaching(self: Harper, text: str) -> object:
        from msgspec.structs import replace

        return [replace(one, end=len(text)) if BETWEEN in text else one for one in ask(self, text)]

    monkeypatch.setattr(Harper, "issues", reaching)
    assert harper.all_issues(texts) == wanted


def test_every_rule_that_is_off_is_one_of_harper(harper: Harper) -> None:
    import tomli

    settings = tomli.loads(text_of("harper_rules.toml"))
    single, of_kinds = settings["rules_off"], settings["of_kinds_off"]["rules"]
    assert len(single) > 20
    assert len(of_kinds) > 50
    assert set(single).isdisjoint(of_kinds)
    assert {*single, *of_kinds} <= set(harper._linter().get_lint_config())


def test_a_long_sentence_hides_no_misspelling(harper: Harper) -> None:
    """Harper keeps one of two findings in one place, so the rule about long sentences is off."""
    long = "I keep books, " + "and I write to the bank and to the office, " * 12 + "for a bakry."
    assert [long[one.start : one.end] for one in harper.issues(long)] == ["bakry"]
