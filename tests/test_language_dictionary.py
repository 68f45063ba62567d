"""Words that are known, words that are surely wrong, and words of one's own."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pytest

from profilelint import lexicon, vocabulary
from profilelint.language import dictionary
from profilelint.language.dictionary import is_known

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "word",
    [
        "house",
        "House",
        "HOUSE",
        "colour",
        "color",
        "Mary",
        "Mary's",
        "webhook",
        "Webhooks",
        "WEBHOOKS",
        "webhook's",
        "webhooks’",
        "kubectl",
        "WooCommerce",
        "woocommerce",
        "chatbots",
        "biostatisticians",
        "remarketing",
        "Gdańsk",
        "Lagos",
        "Guangzhou",
        "TypeScript",
        "NVivo",
        "naira",
        "Tagalog",
        "resized",
        "behaviors",
    ],
)
def test_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize(
    "word",
    [
        "recieve",
        "Recieve",
        "softwares",
        "dont",
        "companys",
        "propertys",
        "researchs",
        "developes",
        "grammer",
        "desinger",
        "subrouting",
        "guangzhou",
        "mary",
        "nVIVO",
        "qwxz",
    ],
)
def test_not_known(word: str) -> None:
    assert not is_known(word)


def test_all_english_words_are_known() -> None:
    for name in ("english_words.txt", "rare_words.txt"):
        lines = vocabulary.text_of(name).splitlines()
        words = [line for line in lines if line and not line.startswith("#")]
        assert len(words) > 30_000
        assert [word for word in words[::7] if not is_known(word)] == []


def test_no_misspelling_of_the_test_set_is_known() -> None:
    rows = (ROOT / "tests/data/language_misspellings.tsv").read_text(encoding="utf-8").splitlines()
    wrong = [row.partition("\t")[0] for row in rows[1:]]
    assert len(wrong) >= 200
    assert [word for word in wrong if is_known(word)] == []


def domain() -> dict[str, list[str]]:
    """The words of the domain dictionary by heading."""
    sections: dict[str, list[str]] = {}
    heading = ""
    for line in vocabulary.text_of("domain_words.txt").splitlines():
        if line.startswith("#"):
            heading = line[2:]
        else:
            sections.setdefault(heading, []).append(line)
    return sections


def test_the_domain_dictionary_is_sound() -> None:
    sections = domain()
    words = [word for listed in sections.values() for word in listed]
    assert 8_000 < len(words) < 15_000
    assert len(words) == len(set(words))
    assert len(vocabulary.text_of("domain_words.txt").encode()) < 200_000
    assert all(len(word) >= 2 and " " not in word for word in words)
    assert [word for word in words if word.lower() in dictionary.misspellings()] == []
    assert [word for word in words if lexicon.rank(word.lower()) is not None] == []
    assert [word for word in words if word.lower() in dictionary.trade_terms()] == []


def test_each_source_has_its_version_and_licence() -> None:
    text = vocabulary.text_of("SOURCES.md")
    _, _, rest = text.partition("## domain_words.txt")
    entry = rest.partition("\n## ")[0]
    builder = (ROOT / "tools/build_domain_words.py").read_text(encoding="utf-8")
    packages = re.findall(r'"(?:cspell-)?([a-z-]+)-(\d+\.\d+\.\d+)(?:\.tgz|-py3)', builder)
    assert len(packages) == 10
    for name, version in packages:
        item = re.search(
            rf"`(?:@cspell/)?{name}` {re.escape(version)}.*?(?=\n  - |\n- )", entry, re.DOTALL
        )
        assert item is not None, name
        assert "Licence:" in item[0], name
    for name in ("brands.csv", "misspellings.csv"):
        entry = text.partition(f"## {name}")[2].partition("\n## ")[0]
        assert "Licence: Apache-2.0" in " ".join(entry.split()), name


def slips() -> list[tuple[str, str]]:
    """All rows of the list of misspellings."""
    rows = csv.reader(vocabulary.text_of("misspellings.csv").splitlines())
    assert next(rows) == ["wrong", "right"]
    return [(wrong, right) for wrong, right in rows]


def test_no_misspelling_is_a_word() -> None:
    rows = slips()
    assert len(rows) > 400
    wrong = [one for one, _ in rows]
    assert len(wrong) == len(set(wrong))
    assert all(one == one.lower() for one in wrong)
    single = [one for one in wrong if " " not in one]
    assert [one for one in single if is_known(one)] == []
    assert [one for one in single if lexicon.is_english(one) and lexicon.rank(one)] == []
    assert [one for one in single if lexicon.is_name(one) or lexicon.is_listed(one)] == []


def test_what_misspellings_are_mended_to_is_right() -> None:
    for wrong, right in slips():
        assert wrong != right
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", right):
            assert is_known(word) or "'" in word, (wrong, right)
            assert word.lower() not in dictionary.misspellings(), (wrong, right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("maintainance", "maintenance"),
        ("fotographs", "photographs"),
        ("hygenist", "hygienist"),
        ("untill", "until"),
        ("definately", "definitely"),
        ("knowlegable", "knowledgeable"),
        ("publically", "publicly"),
        ("excelent", "excellent"),
        ("desinger", "designer"),
        ("liason", "liaison"),
    ],
)
def test_misspellings_that_people_make(wrong: str, right: str) -> None:
    assert dictionary.misspellings()[wrong] == right


def test_phrases_are_apart_from_words() -> None:
    assert dictionary.misspelt_phrases()["costumer service"] == "customer service"
    assert "costumer" not in dictionary.misspellings()
    assert not any(" " in wrong for wrong in dictionary.misspellings())


def test_clean_text_has_no_misspelling() -> None:
    text = (ROOT / "tests/data/language_clean.txt").read_text(encoding="utf-8").lower()
    words = set(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text))
    assert len(words) > 3_000
    assert words & dictionary.misspellings().keys() == set()
    assert [one for one in dictionary.misspelt_phrases() if re.search(rf"\b{one}\b", text)] == []


def test_looking_up_is_quicker_than_searching() -> None:
    is_known("Zqwert")
    text = vocabulary.text_of("english_words.txt")
    words = [f"zq{number}x" for number in range(200)]
    start = time.process_time()
    assert not any(is_known(word) for word in words)
    looked_up = time.process_time() - start
    start = time.process_time()
    assert not any(f"\n{word}\n" in text for word in words)
    assert looked_up < 5 * (time.process_time() - start)
