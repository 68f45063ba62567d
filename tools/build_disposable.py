"""Rebuild `data/disposable_domains.txt`: domains that give out e-mail addresses for a short time.

The package is disposable-email-domains 0.0.293 from PyPI (2026-11-09), MIT licence, copyright (c)
2016 Dustin Ingram; the list itself is kept by its readers on GitHub. Fetch and build:

    pip download --no-deps disposable-email-domains==0.0.293
    python tools/build_disposable.py disposable_email_domains-0.0.293-py3-none-any.whl

The wheel is read as a zip file and parsed as text; nothing in it is run. The domains are grouped by
what stands behind their first dot, which makes the file a third smaller and quick to search.
"""

import ast
import sys
import zipfile
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
MEMBER = "disposable_email_domains/__init__.py"
WHOLE = {"dynv6.net"}
"""A dynamic address service with hundreds of entries: one entry for all of it."""
HEADING = """\
# Domains that give out e-mail addresses for a short time, by what stands behind the first dot.
# Source and licence: data/SOURCES.md. Built by tools/build_disposable.py; do not edit by hand.
"""


def domains(wheel: Path) -> set[str]:
    """The strings of the set `blocklist` in the wheel.

    Raises KeyError if the wheel lacks the file, ValueError if the file lacks the set.
    """
    with zipfile.ZipFile(wheel) as archive:
        tree = ast.parse(archive.read(MEMBER).decode("utf-8"))
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id="blocklist")], value=ast.expr() as found)
                | ast.AnnAssign(target=ast.Name(id="blocklist"), value=ast.expr() as found)
            ):
                return {str(domain) for domain in ast.literal_eval(found)}
    raise ValueError(f"no set named 'blocklist' in {MEMBER}")


def main(wheel: Path) -> None:
    """Write the file."""
    groups: dict[str, set[str]] = {}
    for domain in domains(wheel):
        name, _, ending = domain.partition(".")
        groups.setdefault(ending, set()).add("*" if ending in WHOLE else name)
    lines = [f"{ending}: {' '.join(sorted(names))}" for ending, names in sorted(groups.items())]
    (DATA / "disposable_domains.txt").write_text(HEADING + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
