"""All ratios of the roster in one run: ``make bench-roster``, or with a number of profiles.

Each figure is a ratio of two measurements made one after the other on the same texts, so that it
means the same on a fast machine and on a slow one. Where a measurement is short it is made in
pairs, and the median of the pairs' ratios is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from profilelint.roster.judging import Job, Judge  # noqa: E402
from profilelint.roster.rows import rows  # noqa: E402
from profilelint.testing import TODAY  # noqa: E402

CORES = os.cpu_count() or 1
ROUNDS = 3


def roster(folder: Path, count: int) -> Path:
    """A roster of so many made-up profiles."""
    path = folder / f"{count}.jsonl"
    if not path.exists():
        words = [sys.executable, HERE / "make_roster.py", count, path, "--seed", 9]
        subprocess.run([str(word) for word in words], check=True)
    return path


def command(path: Path, *words: object) -> list[str]:
    """The program on a roster, its results thrown away."""
    usual = ("--output", f"jsonl={os.devnull}", "--today", TODAY, "--fail-on", "never", "--quiet")
    program = [sys.executable, "-m", "profilelint", "roster", path, *usual, *words]
    return [str(word) for word in program]


def ran(path: Path, *words: object) -> float:
    """Seconds that the program takes, from its start to its end."""
    start = time.perf_counter()
    subprocess.run(command(path, *words), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def alone(path: Path) -> float:
    """Seconds that one process takes to read, judge and render every row, once it is ready."""
    judge = Judge(Job(today=TODAY, engines=()))
    judge.ready()
    start = time.perf_counter()
    for row in rows([str(path)], {}):
        judge.result(row)
    return time.perf_counter() - start


def texts_of(path: Path) -> list[list[str]]:
    """The texts of each profile."""
    from profilelint.reading import read_bytes

    with path.open("rb") as file:
        profiles = [json.loads(line)["profile"] for line in file]
    documents = [read_bytes(json.dumps(one).encode(), "x") for one in profiles]
    return [list(dict.fromkeys(text for _, text in one.profile.texts())) for one in documents]


def raw_harper(texts: list[list[str]]) -> float:
    """Seconds that Harper alone takes for texts, once it is ready; run in a process a core."""
    from harper import Linter

    linter = Linter()
    linter.organized_lints("Ready.", language="plaintext")
    start = time.perf_counter()
    for group in texts:
        for text in group:
            linter.organized_lints(text, language="plaintext")
    return time.perf_counter() - start


def harper_on_all_cores(texts: list[list[str]]) -> float:
    """Seconds until all cores have done their part, without the time to get ready."""
    with ProcessPoolExecutor(CORES) as pool:
        return max(pool.map(raw_harper, [texts[core::CORES] for core in range(CORES)]))


def raw_server(url: str, texts: list[list[str]], at_once: int) -> float:
    """Seconds that a LanguageTool server takes for texts, so many asked for at once."""
    import httpx

    from profilelint.language.languagetool import _request

    flat = [text for group in texts for text in group]
    limits = httpx.Limits(max_connections=at_once)
    with (
        httpx.Client(trust_env=False, timeout=300, limits=limits) as client,
        ThreadPoolExecutor(at_once) as pool,
    ):

        def ask(text: str) -> None:
            client.post(f"{url}/v2/check", data={**_request(), "text": text}).raise_for_status()

        list(pool.map(ask, flat[:40]))
        start = time.perf_counter()
        list(pool.map(ask, flat))
        return time.perf_counter() - start


def memory_of(path: Path, *words: object) -> float:
    """Megabytes that the program itself takes at most, without its processes."""
    process = subprocess.Popen(command(path, *words), stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        with contextlib.suppress(OSError, AttributeError):
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            found = re.search(r"VmHWM:\s+(\d+)", status)
            most = max(most, int(found[1])) if found else most
        time.sleep(0.02)
    return most / 1024


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """A Dask scheduler with two workers of a thread each; its address."""
    words = [sys.executable, "-m", "dask"]
    quiet: dict[str, Any] = {"stderr": subprocess.PIPE, "stdout": subprocess.DEVNULL, "text": True}
    here = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    scheduler = subprocess.Popen([*words, "scheduler", *here], **quiet)
    assert scheduler.stderr is not None
    found = None
    while found is None:
        found = re.search(r"tcp://127\.0\.0\.1:\d+", scheduler.stderr.readline())
    threading.Thread(target=scheduler.stderr.read, daemon=True).start()
    quiet["stderr"] = subprocess.DEVNULL
    single = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
    workers = [subprocess.Popen([*words, "worker", found[0], *single], **quiet) for _ in range(2)]
    try:
        time.sleep(5)
        yield found[0]
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def told(what: str, ratio: float, goal: str, *, says: str) -> None:
    """Print a figure."""
    print(f"{what:58} {ratio:7.2f}   goal {goal:14} {says}", flush=True)


def paired(first: Callable[[], float], second: Callable[[], float], rounds: int) -> float:
    """The median of first / second over so many pairs."""
    return statistics.median(first() / second() for _ in range(rounds))


def rules(folder: Path, count: int) -> None:
    """The rules alone, then once more with nothing changed."""
    path = roster(folder, count)
    single, pool = alone(path), ran(path, "--engine", "none")
    told(
        f"rules only, {count:,} rows: times the single process",
        single / pool,
        f">= {0.85 * CORES:.2f}",
        says=f"{single:.1f} s alone, {pool:.1f} s with {CORES} processes, start included",
    )
    state = ("--engine", "none", "--state", folder / "state.db")
    fresh = ran(path, *state)
    again = statistics.median(ran(path, *state) for _ in range(ROUNDS))
    told(
        f"again with nothing changed, {count:,} rows: times faster",
        fresh / again,
        ">= 20",
        says=f"{fresh:.1f} s, then {again:.2f} s, start included",
    )


def proofreading(folder: Path, count: int) -> None:
    """With Harper, against Harper alone on the same texts and cores."""
    path = roster(folder, count)
    texts = texts_of(path)
    raw, all_ = harper_on_all_cores(texts), ran(path, "--engine", "harper")
    told(
        f"with Harper, {count:,} rows: of raw Harper",
        raw / all_,
        ">= 0.9",
        says=f"{raw:.1f} s raw on {CORES} cores, {all_:.1f} s with the rules, start included",
    )


def server(folder: Path, count: int) -> None:
    """With LanguageTool, against the server alone, on one server for both."""
    from profilelint.language import install

    os.environ.setdefault(install.FOLDER_VARIABLE, str(HERE.parent / ".cache/languagetool"))
    from profilelint.roster.proofserver import ProofServer

    path = roster(folder, count)
    texts = texts_of(path)
    words = ("--engine", "languagetool", "--jobs", 2 * CORES, "--languagetool-url")
    with ProofServer() as running:
        raw_server(running.url, texts, 4)  # a cold server learns for a while
        ratio = paired(
            lambda: raw_server(running.url, texts, 4),
            lambda: ran(path, *words, running.url),
            ROUNDS,
        )
    told(f"with LanguageTool, {count:,} rows: of the raw server", ratio, ">= 0.9", says="")


def memory(folder: Path, small: int, large: int) -> None:
    """The memory of the parent at two sizes."""
    few, many = (memory_of(roster(folder, size), "--engine", "none") for size in (small, large))
    told(
        f"memory of the parent at {large:,}: of that at {small:,}",
        many / few,
        "<= 1.2",
        says=f"{few:.0f} MB, {many:.0f} MB",
    )


def dask(folder: Path, count: int) -> None:
    """A Dask cluster of two workers, against the pool of two processes."""
    path = roster(folder, count)
    with cluster() as address:
        words = ("--engine", "none", "--scheduler", address)
        ran(roster(folder, 200), *words)
        ratio = paired(
            lambda: ran(path, "--engine", "none", "--jobs", 2), lambda: ran(path, *words), ROUNDS
        )
    told(f"Dask with two workers, {count:,} rows: of the pool", ratio, ">= 0.8", says="")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    given = parser.parse_args()
    count: int = given.count
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rules(folder, count)
        proofreading(folder, count // 5)
        server(folder, count // 20)
        dask(folder, count // 2)
        memory(folder, count // 10, count * 10)


if __name__ == "__main__":
    main()
