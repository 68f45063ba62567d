"""How much of a LanguageTool server's speed the engine lets through: at least 0.9 of it.

The same texts are given to one server, four requests in flight: bare, and by the engine, a few
texts each in turn, so that a machine that slows down slows both. Run `make languagetool` first.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from profilelint.language.install import Installed
from profilelint.language.languagetool import ANSWER_LIMIT, IN_FLIGHT, LANGUAGE, LanguageTool
from profilelint.language.languagetool_server import LocalServer, command_for

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
TURN = 12
"""Texts that each reads before it is the other's turn."""
FLOOR = 0.9


def texts() -> list[str]:
    """The clean profile texts, joined to the length of an overview."""
    clean = (ROOT / "tests/data/language_clean.txt").read_text(encoding="utf-8")
    lines = [line for line in clean.splitlines() if line.strip()]
    return ["\n\n".join(lines[start : start + 5]) for start in range(0, len(lines), 5)]


def seconds(read: Callable[[list[str]], object], given: list[str]) -> float:
    """The time that all texts take."""
    start = time.perf_counter()
    read(given)
    return time.perf_counter() - start


def in_turn(
    one: Callable[[list[str]], object], other: Callable[[list[str]], object], given: list[str]
) -> tuple[float, float]:
    """The times that all texts take either, who begins changing from turn to turn."""
    times = {one: 0.0, other: 0.0}
    for number, start in enumerate(range(0, len(given), TURN)):
        for read in (one, other) if number % 2 else (other, one):
            times[read] += seconds(read, given[start : start + TURN])
    return times[one], times[other]


def measure(found: Installed) -> bool:
    """Print the ratio for an installed LanguageTool; whether it is high enough."""
    given = texts()
    server = LocalServer(command_for(found.folder, found.version))
    client = httpx.Client(timeout=ANSWER_LIMIT, trust_env=False)
    pool = ThreadPoolExecutor(IN_FLIGHT)

    def ask(text: str) -> object:
        form = {"language": LANGUAGE, "text": text}
        return client.post(f"{server.url}/v2/check", data=form).json()

    def bare(given: list[str]) -> object:
        return list(pool.map(ask, given))

    try:
        with client, pool, LanguageTool(server.url) as engine:
            for read in (bare, engine.all_issues) * 2:
                seconds(read, given)  # Java gets faster for some time
            pairs = [in_turn(bare, engine.all_issues, given) for _ in range(ROUNDS)]
    finally:
        server.close()
    ratios = [one / other for one, other in pairs]
    words = sum(len(text.split()) for text in given)
    middle = statistics.median(ratios)
    print(
        f"engine / bare server, four in flight, {words:,} words: {middle:.2f} "
        f"(from {min(ratios):.2f} to {max(ratios):.2f}), at least {FLOOR}: "
        f"{'kept' if middle >= FLOOR else 'NOT KEPT'}; "
        f"{1e6 * statistics.median(two for _, two in pairs) / words:.0f} ms per 1,000 words"
    )
    return middle >= FLOOR
