"""Rebuild `data/roles.csv`: the package's occupation titles joined with our own list.

The package is Faker 40.54.0 from PyPI, MIT licence, copyright (c) 2012 Daniele Faraglia. Its file
`faker/providers/job/__init__.py` holds 639 British occupation titles. Fetch and build:

    pip download --no-deps faker==40.54.0
    python tools/build_roles.py faker-40.54.0-py3-none-any.whl

The wheel is read as a zip file and parsed as text; nothing in it is run.
"""

import ast
import csv
import re
import sys
import zipfile
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
MEMBER = "faker/providers/job/__init__.py"
LONGEST = 5  # words; the package's longer titles are civil-service grades that nobody searches for


def package_titles(wheel: Path) -> list[str]:
    """The strings of the tuple `jobs` in the wheel, as they stand there.

    Raises KeyError if the wheel lacks the file, ValueError if the file lacks the tuple.
    """
    with zipfile.ZipFile(wheel) as archive:
        tree = ast.parse(archive.read(MEMBER).decode("utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign(target=ast.Name(id="jobs"), value=ast.expr() as jobs):
                return [str(title) for title in ast.literal_eval(jobs)]
    raise ValueError(f"no tuple named 'jobs' in {MEMBER}")


def tidy(title: str) -> str:
    """`title` in lower case and natural order: "Engineer, civil (consulting)" is "civil engineer".

    Returns "" for a title that cannot be put so: one with a slash has two readings.
    """
    plain = re.sub(r"\s*\([^)]*\)", "", title).lower().strip()
    if "/" in plain or len(plain.split()) > LONGEST:
        return ""
    return " ".join(part.strip() for part in reversed(plain.split(",")))


def words(path: Path) -> list[str]:
    """The lines of a word list, without comments and blank lines."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def roles(wheel: Path) -> dict[str, str]:
    """Role to source (`faker` or `ours`), in alphabetical order."""
    own = words(Path(__file__).with_name("roles_own.txt"))
    unwanted = {line.removeprefix("- ") for line in own if line.startswith("- ")}
    unwanted |= {"", *words(DATA / "title_generic.txt")}
    found = dict.fromkeys((line for line in own if not line.startswith("- ")), "ours")
    # A title in both lists counts as the package's, so that it is credited.
    found |= dict.fromkeys(map(tidy, package_titles(wheel)), "faker")
    return {role: found[role] for role in sorted(found.keys() - unwanted)}


def main() -> None:
    """Write the file named in the module's docstring; the argument is the wheel."""
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_roles.py faker-40.54.0-py3-none-any.whl")
    table = roles(Path(sys.argv[1]))
    with (DATA / "roles.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["role", "source"])
        writer.writerows(table.items())
    print(f"{len(table)} roles", file=sys.stderr)


if __name__ == "__main__":
    main()
