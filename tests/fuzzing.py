"""Feeds damaged files to every reader: ``make fuzz``, 20,000 inputs a reader.

Each reader is tried in a process of its own, so that its memory is known. Each input must be read,
or refused in plain words, within five seconds; and what was read must be fit to be written in our
own format, to read back as the same, and to be judged. A failure names the number of the input;
``python -m tests.fuzzing READER --seed SEED --from NUMBER --inputs 1`` repeats it.
"""

from __future__ import annotations

import argparse
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from profilelint.errors import ReadError
from profilelint.linter import Plan, lint, plan
from profilelint.profile import Profile
from profilelint.reading import FORMATS, Document, read_bytes
from profilelint.testing import TODAY
from profilelint.writing import Syntax, written
from tests.fuzz_mutations import mutated

INPUTS = 20_000
LONGEST = 5.0
"""Seconds that one input may take."""
MOST_MEMORY = 300.0
"""Megabytes that the process of a reader may take at most."""
MOST_SHOWN = 5
LARGE = 50_000
"""Bytes from which what was read is not judged: a profile of thousands of skills is nobody's."""
YAML_EVERY, JUDGED_EVERY = 5, 5
"""Which of the profiles read are written as YAML, too, and judged; both take longer."""

Read = Callable[[bytes, str | None], Document]


class Tally(msgspec.Struct):
    """What came of the inputs of one reader."""

    reader: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    worst: float = 0.0
    """Seconds of the slowest input, its making not counted."""
    megabytes: float = 0.0
    failures: list[str] = []


class TooSlow(Exception):
    """An input that takes longer than any may."""


def fuzzed(reader: str, seed: int, numbers: range, read: Read | None = None) -> Tally:
    """Try a reader with these inputs. ``read`` takes the place of our own reading."""
    tally = Tally(reader)
    settled = plan(today=TODAY, engines=())
    signal.signal(signal.SIGALRM, _too_slow)
    for number in numbers:
        data = mutated(Random(f"{reader} {seed} {number}"), reader)
        wanted = (None, reader)[number % 2]
        start = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
        try:
            document = (read or _read)(data, wanted)
            _holds(document, tally.read, None if len(data) > LARGE else settled)
            tally.read += 1
        except ReadError as error:
            tally.refused += 1
            if not all(one.message.isprintable() for one in error.problems) or not error.problems:
                tally.failures.append(f"{number}: said {error.problems!r}")
        except Exception:
            tally.failures.append(f"{number}: {traceback.format_exc(limit=-4)}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        tally.inputs += 1
        tally.worst = max(tally.worst, time.perf_counter() - start)
    tally.megabytes = _megabytes()
    return tally


def _megabytes() -> float:
    """The most memory that this process has taken.

    Linux's ``ru_maxrss`` begins at what the parent had taken when it started this; VmHWM does not.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except (OSError, IndexError):
        shift = 20 if sys.platform == "darwin" else 10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << shift)


def _read(data: bytes, wanted: str | None) -> Document:
    return read_bytes(data, "made-up", input_format=wanted)


def _too_slow(*_: object) -> None:
    raise TooSlow(f"over {LONGEST:g} s")


def _holds(document: Document, number: int, settled: Plan | None) -> None:
    """What must be true of every profile that was read; ``settled`` is what to judge it by."""
    profile = document.profile
    _reads_back(profile, "json")
    if number % YAML_EVERY == 0:
        _reads_back(profile, "yaml")
    if settled is not None and number % JUDGED_EVERY == 0:
        broken = [one for one in lint(document, settled).outcomes if one.status.name == "BROKEN"]
        assert not broken, f"{broken[0].check.name}: {broken[0].reason}"


def _reads_back(profile: Profile, syntax: Syntax) -> None:
    text = written(profile, syntax)
    if not text.strip().strip("{}"):
        return
    try:
        again = read_bytes(text.encode(), "again", input_format=syntax).profile
    except ReadError as error:
        raise AssertionError(f"{syntax} does not read back: {error.problems[:2]!r}") from None
    assert again == profile, f"{syntax} reads back as another profile"


def tried(reader: str, seed: int, numbers: range) -> Tally:
    """The same in a process of its own; that it crashed or did not end is a failure."""
    words = [reader, "--here", "--seed", seed, "--from", numbers.start, "--inputs", len(numbers)]
    command = [sys.executable, "-m", "tests.fuzzing", *map(str, words)]
    limit = 120 + len(numbers) * 0.2
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
        return msgspec.json.decode(ran.stdout, type=Tally)
    except subprocess.TimeoutExpired:
        return Tally(reader, failures=[f"it did not end within {limit:.0f} s"])
    except msgspec.DecodeError:
        return Tally(reader, failures=[f"it ended with {ran.returncode}: {ran.stderr[-2000:]}"])


def faults(tally: Tally) -> list[str]:
    """Everything that is not as it must be."""
    found = list(tally.failures)
    if tally.worst > LONGEST:
        found.append(f"one input took {tally.worst:.1f} s")
    if tally.megabytes > MOST_MEMORY:
        found.append(f"it took {tally.megabytes:.0f} MB")
    if not tally.failures and not (tally.read and tally.refused):
        found.append(f"of {tally.inputs} inputs {tally.read} were read, so this proves nothing")
    return found


def main() -> None:
    """Try the readers named, or all; exit code 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", choices=[*FORMATS, []])
    parser.add_argument("--inputs", type=int, default=INPUTS)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--here", action="store_true", help="print one tally as JSON")
    given: Any = parser.parse_args()
    numbers = range(given.start, given.start + given.inputs)
    if given.here:
        print(msgspec.json.encode(fuzzed(given.readers[0], given.seed, numbers)).decode())
        return
    print(f"seed {given.seed}: {given.inputs:,} damaged files a reader")
    print(f"{'reader':14}{'read':>8}{'refused':>9}{'slowest':>10}{'memory':>9}")
    failed = False
    for reader in given.readers or FORMATS:
        tally = tried(reader, given.seed, numbers)
        slowest, memory = f"{tally.worst:.2f} s", f"{tally.megabytes:.0f} MB"
        print(f"{reader:14}{tally.read:>8,}{tally.refused:>9,}{slowest:>10}{memory:>9}", flush=True)
        wrong = faults(tally)
        for one in wrong[:MOST_SHOWN]:
            print(f"  {one}")
        if len(wrong) > MOST_SHOWN:
            print(f"  and {len(wrong) - MOST_SHOWN:,} more")
        failed = failed or bool(wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()
