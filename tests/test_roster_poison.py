"""A profile that crashes, hangs or eats up a process costs its own row and no other.

The poison is a check of another package, laid down as an installer does, so that the program runs
as its users run it: with real processes, which really die.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Answer

CODE = '''
import os, signal
from profilelint.check import check
from profilelint.findings import Finding, Severity

def hang():
    while True:
        pass

def eat():
    eaten = []
    while True:
        eaten.append(bytearray(50_000_000))

ACTS = {
    "exit": lambda: os._exit(7),
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "hang": hang,
    "eat": eat,
    "print": lambda: os.write(1, b"noise" * 1_000) and print("noise", flush=True),
}

@check(severity=Severity.WARNING)
def poison_title(profile):
    """Act as the title says."""
    with open("calls.txt", "a") as file:
        file.write(f"{profile.title}\\n")
    ACTS.get(profile.title, lambda: None)()
    yield from ()
'''
SECONDS = 1.5
MESSAGES = {
    "exit": ("crashed", "ended with exit code 7, twice"),
    "killed": ("crashed", "ended by SIGKILL, twice"),
    "hang": ("too-slow", f"took more than {SECONDS:g} seconds, twice"),
    "eat": ("memory", "took more memory than a row may have"),
}


def test_each_poison_costs_its_own_row(
    program: Callable[..., Answer], plugin: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    titles = [f"Cook {number}" for number in range(1, 41)]
    poisons = {1: "exit", 17: "hang", 18: "eat", 40: "killed"}
    for row, act in {**poisons, 30: "print"}.items():
        titles[row - 1] = act
    rows = "".join(json.dumps({"title": title}) + "\n" for title in titles)
    (tmp_path / "clients.jsonl").write_text(rows)
    done = program(
        *("roster", "clients.jsonl", "--output", "jsonl=out.jsonl", "--engine", "none"),
        *("--select", "poison-title", "--jobs", 2, "--row-timeout", SECONDS, "--row-memory", 300),
        env=plugin("poison", CODE),
    )
    assert (done.returncode, done.stderr) == (2, "")
    out = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [json.loads(line) for line in out]
    assert [line["row"] for line in lines] == list(range(1, 41))
    lost = {line["row"]: line for line in lines if "verdict" not in line}
    assert lost.keys() == poisons.keys()
    for row, act in poisons.items():
        reason, says = MESSAGES[act]
        assert lost[row]["reason"] == reason
        assert lost[row]["errors"][0]["line"] == row
        assert says in lost[row]["errors"][0]["message"]
    calls = (tmp_path / "calls.txt").read_text().splitlines()
    assert set(titles) <= set(calls)
    assert max(calls.count(act) for act in poisons.values()) == 2
    assert "4 NO VERDICT" in done.stdout
    assert "noise" not in done.stdout


def test_a_package_that_ends_every_process_is_told_at_once(
    program: Callable[..., Answer], plugin: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    dies = f'{CODE}\nimport sys\nif "profilelint.roster.worker" in sys.orig_argv: os._exit(9)\n'
    (tmp_path / "x.jsonl").write_text("{}\n" * 40)
    done = program(
        *("roster", "x.jsonl", "--engine", "none", "--jobs", 2), env=plugin("poison", dies)
    )
    assert done.returncode == 2
    assert "A process that judges profiles did not start (it ended with exit code 9)" in done.stderr
