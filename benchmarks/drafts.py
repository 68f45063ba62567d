"""How many real profiles `profilelint draft` has three titles for, and how many of them pass.

Usage: ``python benchmarks/drafts.py FILE.jsonl [--show N]``. The file is that of ``live.py``: real
people's texts, which are no part of the project. ``--show`` prints N profiles, evenly spread, to
be read by eye: what they have, what was drafted.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

import msgspec

from profilelint import lint, plan
from profilelint.drafting import outline, titles
from profilelint.drafting.titles import passes

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.live import profiles


def main() -> None:
    """Print the counts, and some drafts to read."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    documents = list(profiles(given.file))
    settled = plan()
    every = max(1, len(documents) // given.show) if given.show else 0
    numbers: Counter[int] = Counter()
    drafted = passed = found = 0
    for index, document in enumerate(documents):
        profile = document.profile
        drafts = titles(profile, settled)
        numbers[len(drafts)] += 1
        drafted += len(drafts)
        passed += sum(passes(profile, title, settled) for title in drafts)
        report = lint(document, settled)
        draft = outline(report)
        again = lint(msgspec.structs.replace(profile, overview=draft.text), settled)
        gaps = len(re.findall(r"<[^<>]+>", draft.text))
        found += gaps == sum(one.check == "overview-remnants" for one in again.findings)
        if every and index % every == 0:
            print(f"\n{profile.title}\n  {', '.join((profile.skills or ())[:6])}")
            print("".join(f"  -> {title}\n" for title in drafts) + draft.text)
            print(f"  missing: {draft.missing}")
    print(f"\n{len(documents)} profiles; titles drafted: {dict(sorted(numbers.items()))}")
    print(f"{passed} of {drafted} titles pass the checks of the title")
    print(f"{found} of {len(documents)} outlines of which the checks find every gap")


if __name__ == "__main__":
    main()
