"""The platform's rules: how many breaches are found, how few alarms are false, and in what time."""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from profilelint.findings import Severity
from profilelint.linter import Status
from profilelint.policy import contacts, manner
from profilelint.policy.claims import badge_claims
from profilelint.policy.offers import offers
from profilelint.policy.people import fault
from profilelint.policy.phrases import find
from profilelint.policy.wording import wording
from profilelint.testing import findings, outcome

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def benchmark_policy() -> ModuleType:
    """The benchmark of this section, which knows how to score a frozen set."""
    spec = importlib.util.spec_from_file_location("benchmark_policy", ROOT / "benchmarks/policy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


# The floors are what was reached on 2026-11-23; the blind set was never read while tuning.
@pytest.mark.parametrize(("name", "found", "right"), [("ours", 72, 74), ("blind", 58, 75)])
def test_breaches_are_found_and_innocent_lines_let_be(
    benchmark_policy: ModuleType, name: str, found: int, right: int
) -> None:
    score = benchmark_policy.score(name)
    assert (score.breaches, score.innocent) == (75, 75)
    assert score.found >= found
    assert score.right >= right


def test_the_set_of_our_own_is_held_to_95_percent(benchmark_policy: ModuleType) -> None:
    score = benchmark_policy.score("ours")
    assert score.found >= 0.95 * score.breaches
    assert score.right >= 0.95 * score.innocent


CONTACTS = [
    ("Reach me: jo [at] brightfern [dot] org", "jo [at] brightfern [dot] org", "email"),
    ("I type. jo.lee at gmail, any time", "jo.lee at gmail", "email"),
    ("plus four four seven nine one one one two three", None, "phone"),
    ("Office +49 30 901820 in Berlin", "+49 30 901820", "phone"),
    ("My Skype is live:jo.lee.81, add me", "live:jo.lee.81", "handle"),
    ("jo_cuts on Instagram", "jo_cuts on Instagram", "handle"),
    ("book at https://calendly.com/jo-lee/30", "https://calendly.com/jo-lee/30", "link"),
    ("P.O. Box 1234, Nairobi. My address for letters: P.O. Box 1234", None, "address"),
    ("Escríbeme por WhatsApp", "Escríbeme por WhatsApp", "ask"),
    ("Just google “Jo Lee maps”", "google “Jo Lee maps”", "search"),
    ("ｊｏ＠ｂｒｉｇｈｔｆｅｒｎ．ｏｒｇ", "ｊｏ＠ｂｒｉｇｈｔｆｅｒｎ．ｏｒｇ", "email"),
    ("j\u200bo@bright\u200bfern.org it is", "j\u200bo@bright\u200bfern.org", "email"),
]


@pytest.mark.parametrize(("text", "words", "kind"), CONTACTS)
def test_a_contact_is_found_where_it_stands(text: str, words: str | None, kind: str) -> None:
    hits = contacts.details(text)
    assert kind in [hit.kind for hit in hits]
    if words is not None:
        assert any(words in text[hit.start : hit.end] for hit in hits)
        assert all(len(text[hit.start : hit.end]) <= len(words) + 12 for hit in hits)


INNOCENT = [
    "WhatsApp bots, Telegram mini apps and Slack integrations",
    "Node.js, ASP.NET and Socket.IO since 2015; monday.com and Booking.com",
    "ISO 9001:2015, EN 1090-2, IEC 62304 and ISBN 978-3-16-148410-0",
    "2015 - 2019, 2020-2023 and 10-12-2020 to 15-01-2021",
    "Moved 1 000 000 rows in 12 hours; patent US 10,123,456 B2",
    "@media queries, @angular/core, icon@2x.png, git@github.com:jo/maps.git",
    "I grew @acme on Instagram for my client from 2k to 40k followers",
    "Renovation drawings for 12 Oak Street, a listed building",
    "I rank shops on Google: keyword research, search traffic",
    "B.Tech in computer science, 2019",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_alike_is_let_be(text: str) -> None:
    assert contacts.details(text) == []
    assert list(offers(wording(text))) == []


def test_the_name_of_the_person_makes_a_site_their_own() -> None:
    text = "Covers of cookery books (okaforbooks.com)"
    assert contacts.details(text) == []
    assert [hit.kind for hit in contacts.details(text, "Amina Okafor")] == ["link"]


def test_the_portfolio_link_field_and_the_private_address_are_not_text() -> None:
    profile = {
        "email": "jo@brightfern.org",
        "portfolio": [{"title": "Maps", "url": "https://jolee.example/contact"}],
    }
    assert findings("policy-contact-details", profile) == ()
    described = {"portfolio": [{"title": "Maps", "description": "Ask jo@brightfern.org"}]}
    assert len(findings("policy-contact-details", described)) == 1


@pytest.mark.parametrize("group", ["employment", "education", "other_experience", "portfolio"])
def test_every_text_is_read(group: str) -> None:
    profile = {group: [{"description": "Call 0803 555 0142."}]}
    (found,) = findings("policy-contact-details", profile)
    assert found.at == (group, 0, "description")
    assert found.quote == "0803 555 0142"
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("We can work outside of Upwork.", True),
        ("I never work outside of Upwork.", False),
        ("For ten years I worked outside Upwork.", False),
        ("If you do not want to pay the Upwork fee, we can use PayPal.", True),
        ("I do not accept payments outside of Upwork.", False),
        ("I build checkouts that accept PayPal payments.", False),
    ],
)
def test_an_offer_is_told_from_a_refusal(text: str, offered: bool) -> None:
    assert bool(list(offers(wording(text)))) is offered


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Alex R.", None),
        ("Taylor Mason", None),
        ("John Price", None),
        ("Guru Prasad", None),
        ("李 伟", None),
        ("Data Entry Expert", "role"),
        ("Virtual Assistant", "role"),
        ("Brightfern GmbH", "company"),
        ("J. D.", "initial"),
    ],
)
def test_a_name_is_told_from_a_company_and_a_job(name: str, kind: str | None) -> None:
    found = fault(name)
    assert (found and found[0]) == kind


def test_only_the_renting_of_accounts_is_an_error() -> None:
    severities = {
        text: [one.severity for one in findings("policy-forbidden-service", {"overview": text})]
        for text in ("Verified Upwork account for sale.", "I will take your online exam.")
    }
    assert list(severities.values()) == [[Severity.ERROR], [Severity.WARNING]]


@pytest.mark.parametrize(
    ("stats", "severity"),
    [
        ({"job_success": 71}, Severity.WARNING),
        ({"earnings": 300}, Severity.WARNING),
        ({}, Severity.INFO),
    ],
)
def test_a_badge_is_held_against_what_is_known(stats: object, severity: Severity) -> None:
    (found,) = findings("policy-badge-claim", {"title": "Top Rated Welder", "stats": stats})
    assert found.severity is severity
    assert found.quote == "Top Rated"


class TestPhoto:
    """A photo that is a file on this computer."""

    @staticmethod
    def saved(file: Path, width: int, height: int) -> str:
        image = pytest.importorskip("PIL.Image")
        image.new("RGB", (width, height)).save(file)
        return str(file)

    @pytest.mark.parametrize(
        ("width", "height", "said"),
        [(250, 250, 0), (249, 400, 1), (4000, 4000, 0), (4001, 300, 1)],
    )
    def test_size(self, tmp_path: Path, width: int, height: int, said: int) -> None:
        photo = self.saved(tmp_path / "jo.png", width, height)
        found = findings("policy-photo", {"photo": photo})
        assert len(found) == said
        assert all(f"{width} × {height}" in one.message for one in found)
        assert all(one.severity is Severity.WARNING for one in found)

    def test_a_broken_file_is_said_to_be_one(self, tmp_path: Path) -> None:
        pytest.importorskip("PIL.Image")
        file = tmp_path / "jo.jpg"
        file.write_bytes(b"\xff\xd8\xff\xe0 no picture")
        (found,) = findings("policy-photo", {"photo": str(file)})
        assert "cannot be opened as a picture" in found.message

    def test_without_pillow_it_is_unavailable(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "jo.jpg"
        file.write_bytes(b"x")
        monkeypatch.setitem(sys.modules, "PIL.Image", None)
        assert outcome("policy-photo", {"photo": str(file)}).status is Status.UNAVAILABLE

    @pytest.mark.parametrize("photo", ["/p/" + "9" * 999, "~nobody-of-this-name/jo.jpg", "a\0.jpg"])
    def test_a_name_that_no_file_can_have_is_not_judged(self, photo: str) -> None:
        assert outcome("policy-photo", {"photo": photo}).status is Status.SKIPPED

    @pytest.mark.parametrize("photo", ["//host/share/jo.jpg", "\\\\host\\share\\jo.jpg"])
    def test_a_share_is_never_opened(self, photo: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> bool:
            raise AssertionError("looked for a file elsewhere")

        monkeypatch.setattr(Path, "is_file", refuse)
        assert findings("policy-photo", {"photo": photo}) == ()


SIZE = 1_000_000
HOSTILE = {
    "digits": "1",
    "a.": "a.",
    "@": "@",
    "a@a.": "a@a.",
    "digits apart": "1 ",
    "letters apart": "a b ",
    "spaces": " ",
    "open brackets": "(",
    "number words": "one ",
    "spelled": " at dot ",
    "links": "http://",
    "messengers": "skype: ",
    "streets": "12 a ",
    "keywords": "keyword,",
    "offers": "outside upwork ",
    "wide letters": "𝐚",
}
SLOWEST = 60
"""Seconds for a million characters, 200 times what an overview may have. What grows with the square
of the length would take hours."""


def everything(text: str) -> None:
    """All that the section does with a text."""
    said = wording(text)
    contacts.details(text)
    list(offers(said))
    list(find("forbidden_services.csv", said))
    list(badge_claims(said))
    manner.capitals(text)
    list(manner.repeated(said, 12, 0.15))
    list(manner.keyword_lists(text, 40))


def seconds(task: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    task(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_takes_time_in_proportion(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (SIZE // 40, SIZE // 10))
    seconds(everything, small[:1000])  # compiles the patterns
    first, second = seconds(everything, small), seconds(everything, large)
    assert second < 4 * first * 3 + 0.2, (
        f"{first:.2f} s, then {second:.2f} s for four times as much"
    )


@pytest.mark.parametrize("unit", ["1", "a.", "@"])
def test_a_megabyte_of_nothing_ends(unit: str) -> None:
    assert seconds(everything, unit * (SIZE // len(unit))) < SLOWEST
