"""What ``make fuzz`` does with 20,000 damaged files a reader, here with a few hundred; and that it
notices what it is for."""

from __future__ import annotations

import time

import pytest

from profilelint.errors import ReadError
from profilelint.profile import Profile
from profilelint.reading import FORMATS, Document, read_bytes
from profilelint.source import Problem, Source
from tests.fuzzing import LONGEST, MOST_MEMORY, Tally, faults, fuzzed, tried

pytestmark = pytest.mark.fuzz
INPUTS = 250


@pytest.mark.parametrize("reader", FORMATS)
def test_damaged_files(reader: str) -> None:
    tally = tried(reader, 2026, range(INPUTS))
    assert faults(tally) == []
    assert tally.inputs == INPUTS
    assert tally.read > 20
    assert tally.refused > 20


def of(profile: Profile) -> Document:
    return Document(Source("made-up", "", "none"), profile)


def test_a_traceback_is_noticed() -> None:
    def breaks(data: bytes, _: str | None) -> Document:
        if len(data) % 3:
            raise KeyError("x")
        return read_bytes(data, "made-up")

    found = faults(fuzzed("json", 1, range(30), breaks))
    assert any("KeyError" in one for one in found)


def test_a_profile_that_does_not_read_back_is_noticed() -> None:
    found = faults(fuzzed("json", 1, range(2), lambda *_: of(Profile(hourly_rate=2e9))))
    assert any("json does not read back" in one for one in found)


def test_a_check_that_breaks_is_noticed() -> None:
    found = faults(fuzzed("json", 1, range(1), lambda *_: of(Profile(title=7))))  # type: ignore[arg-type]
    assert found


def test_a_refusal_without_plain_words_is_noticed() -> None:
    def refuses(*_: object) -> Document:
        raise ReadError("x", [Problem("a\x1b[31m")])

    assert any("said" in one for one in faults(fuzzed("json", 1, range(2), refuses)))


def test_a_hang_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzzing.LONGEST", 0.1)

    def hangs(*_: object) -> Document:
        time.sleep(30)
        return of(Profile())

    found = faults(fuzzed("json", 1, range(1), hangs))
    assert any("TooSlow" in one for one in found)


def test_too_much_memory_and_time_and_nothing_read_are_faults() -> None:
    good = Tally("json", inputs=9, read=5, refused=4, worst=0.1, megabytes=90)
    assert faults(good) == []
    for bad in (
        Tally("json", inputs=9, read=5, refused=4, worst=LONGEST + 1),
        Tally("json", inputs=9, read=5, refused=4, megabytes=301),
        Tally("json", inputs=9, read=0, refused=9),
        Tally("json", inputs=9, read=9, refused=0),
    ):
        assert len(faults(bad)) == 1


def test_the_memory_of_the_tests_themselves_is_not_counted() -> None:
    taken = bytearray(b"x" * 400_000_000)
    tally = tried("json", 1, range(20))
    assert len(taken) == 400_000_000
    assert 20 < tally.megabytes < MOST_MEMORY


def test_a_process_that_dies_is_a_fault() -> None:
    assert faults(tried("no-such-reader", 1, range(1)))
