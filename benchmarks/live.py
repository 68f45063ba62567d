"""How often each check fires on real, live (hence approved) profiles: a measure of false alarms.

Usage: ``python benchmarks/live.py FILE.jsonl [--show CHECK] [--rubric NAME]``. The file holds real
people's texts and is no part of the project; each line has title, overview, skills and hourly_rate.
An empty skills list there means that the collector did not see them, so they are not known.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from profilelint import Document, lint, plan, scorecard
from profilelint.linter import Status
from profilelint.profile import Profile
from profilelint.rubric import names
from profilelint.source import Source


def profiles(path: Path) -> Iterator[Document]:
    """The profiles of the file, one a line."""
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        row: dict[str, Any] = json.loads(line)
        profile = Profile(
            title=row["title"],
            overview=row["overview"],
            skills=tuple(row["skills"]) or None,
            hourly_rate=row["hourly_rate"],
        )
        yield Document(Source(row["id"], "", "live"), profile)


def main() -> None:
    """Print a table of the checks for each rubric, or what one check says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--rubric", action="append")
    parser.add_argument("--engine", default="none")
    given = parser.parse_args()
    documents = list(profiles(given.file))
    for rubric in given.rubric or names():
        engines = () if given.engine == "none" else tuple(given.engine.split(","))
        settled = plan(rubric=rubric, engines=engines)
        fired: dict[str, Counter[str]] = defaultdict(Counter)
        judged: Counter[str] = Counter()
        verdicts: Counter[str] = Counter()
        for document in documents:
            card = scorecard(lint(document, settled))
            verdicts[card.verdict.value] += 1
            for one in card.report.outcomes:
                judged[one.check.name] += one.judged
                if one.status is Status.BROKEN:
                    print("BROKEN", document.source.name, one.check.name, one.reason)
                for severity in {found.severity.word for found in one.findings}:
                    fired[one.check.name][severity] += 1
                if one.check.name == given.show:
                    for found in one.findings:
                        print(f"{document.source.name} {found.severity.word}: {found.message}")
        print(f"{rubric}: {len(documents)} profiles, verdicts {dict(verdicts)}")
        for name in settled.selected:
            if not judged[name.name]:
                print(f"  {name.name:32} cannot be judged on this sample")
                continue
            counts = ", ".join(
                f"{severity} {count} ({count / judged[name.name]:.1%})"
                for severity, count in fired[name.name].items()
            )
            print(f"  {name.name:32} of {judged[name.name]:4}: {counts or 'never'}")


if __name__ == "__main__":
    main()
