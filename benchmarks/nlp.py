"""What spaCy finds in real, live profiles, to be read by eye.

Usage: ``python benchmarks/nlp.py FILE.jsonl [--show N]``. The file holds real people's texts and is
no part of the project; each line has an overview.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

from profilelint.language import Nlp


def main() -> None:
    """Print how much is found, how long it takes, and some of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=60)
    wanted = parser.parse_args()
    lines = wanted.file.read_text(encoding="utf-8").rstrip("\n").split("\n")
    overviews = [json.loads(line)["overview"] for line in lines]
    nlp = Nlp(wanted=True)
    start = time.perf_counter()
    nlp.tools("I use Excel.")
    print(f"loading: {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    tools = [name for text in overviews for name, _ in nlp.tools(text)]
    results = [[text[slice(*span)] for span in nlp.results(text)] for text in overviews]
    print(f"reading: {(time.perf_counter() - start) / len(overviews):.3f} s an overview")
    print(f"{len(tools)} names of tools; {sum(map(bool, results))} of {len(results)} with a result")
    chosen = random.Random(1)
    sentences = [one for found in results for one in found]
    for one in chosen.sample(tools, min(wanted.show, len(tools))):
        print("tool  ", one)
    for one in chosen.sample(sentences, min(wanted.show, len(sentences))):
        print("result", " ".join(one.split())[:150])


if __name__ == "__main__":
    main()
