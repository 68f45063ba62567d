"""Write what can be generated of ``docs/``: ``make docs``. ``--check`` only names what is stale.

Written are a page a check, the description of the profile format, both JSON Schemas, the page that
takes an example from refused to ready, pictures of a scorecard, and the parts of hand-written pages
that stand between two marks. The same input gives the same bytes, so that a test can hold the files
against what they are made from.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
import tomllib
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME, TerminalTheme

from profilelint import testing
from profilelint.errors import ProfilelintError
from profilelint.linter import lint, plan
from profilelint.reading import read_bytes
from profilelint.reports import Run
from profilelint.reports.terminal import RunView
from profilelint.schema import schemas
from profilelint.scorecard import scorecard

# A script finds modules beside itself, under other names than the type checker knows them by.
sys.path.append(str(Path(__file__).resolve().parent.parent))

from tools.docs_checks import built_in, check_page, checks_index
from tools.docs_fixes import fixes_table
from tools.docs_journey import journey_page
from tools.docs_markdown import table
from tools.docs_profile import TEMPLATES, format_page

ROOT = Path(__file__).resolve().parent.parent
PICTURED = "examples/refused.json"
HAND_WRITTEN = ("docs/architecture.md", "docs/fixing.md", "docs/writing-checks.md")
"""Pages with parts between ``<!-- from NAME -->`` and ``<!-- end -->`` that are written here."""

PART = re.compile(r"(?P<mark><!-- from (?P<name>\S+) -->\n).*?(?=<!-- end -->)", re.DOTALL)
FENCES = {".py": "python", ".toml": "toml", ".json": "json"}
FRAME = "rgba(128,128,128,0.6)"
LIGHT = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [  # black, red, green, yellow, blue, magenta, cyan, white: each dark enough to read on white
        (31, 35, 40),
        (179, 29, 40),
        (17, 99, 41),
        (133, 77, 0),
        (9, 80, 180),
        (120, 60, 190),
        (20, 100, 110),
        (90, 97, 105),
    ],
)


def generated() -> dict[str, str]:
    """Every generated file: its path from the root of the repository, and its text."""
    checks = built_in()
    files = {f"docs/checks/{check.name}.md": check_page(check) for check in checks}
    files["docs/checks/README.md"] = checks_index(checks)
    files["docs/profile-format.md"] = format_page()
    files["docs/from-refused-to-ready.md"] = journey_page()
    for name, schema in schemas().items():
        files[f"docs/{name}.schema.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    files["docs/images/scorecard.svg"] = picture(LIGHT)
    files["docs/images/scorecard-dark.svg"] = picture(SVG_EXPORT_THEME)
    for page in HAND_WRITTEN:
        files[page] = PART.sub(filled, (ROOT / page).read_text(encoding="utf-8"))
    return files


def filled(part: re.Match[str]) -> str:
    """A part of a hand-written page: the table of the modules or fixes, or a file."""
    name = part["name"]
    if name == "modules":
        return f"{part['mark']}{module_table()}\n"
    if name == "fixes":
        return f"{part['mark']}{fixes_table()}\n"
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    return f"{part['mark']}```{FENCES[path.suffix]}\n{text}```\n"


def picture(theme: TerminalTheme) -> str:
    """The scorecard of the refused example as an SVG that loads nothing from elsewhere."""
    document = read_bytes((ROOT / PICTURED).read_bytes(), PICTURED)
    settled = plan(today=testing.TODAY, checks=built_in())
    card = scorecard(lint(document, settled))
    for one in card.broken:
        sys.exit(f"The picture is not drawn: {one.check.name} is broken: {one.reason}")
    run = Run(settled.rubric.name, (card,))
    console = Console(
        record=True,
        width=100,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )
    console.print(RunView(run))
    console.print()  # Rich gives the last line of a picture no frame of its own
    form = (TEMPLATES / "terminal.svg").read_text(encoding="utf-8")
    title = f"profilelint check {PICTURED}"
    svg = console.export_svg(title=title, theme=theme, code_format=form, unique_id="scorecard")
    svg = svg.replace("rgba(255,255,255,0.35)", FRAME)  # Rich's frame is white on white
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


def module_table() -> str:
    """Every module in one line, in the order of the contract in pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (arrows,) = (
        one for one in settings["tool"]["importlinter"]["contracts"] if one["id"] == "arrows"
    )
    rows = []
    for layer in arrows["layers"]:
        for name in (part.strip(" ()") for part in layer.split("|")):
            file, folder = ROOT / "profilelint" / f"{name}.py", ROOT / "profilelint" / name
            paths = [file] if file.is_file() else sorted(folder.glob("*.py"))
            rows += [(f"`{path.relative_to(ROOT)}`", summary_of(path)) for path in paths]
    checks = sorted((ROOT / "checks").glob("*.py"))
    rows += [(f"`checks/{path.name}`", summary_of(path)) for path in checks]
    return table(("Module", "In one line"), rows)


def summary_of(module: Path) -> str:
    """The first paragraph of a module's docstring, as Markdown."""
    page = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    first = " ".join(page.split("\n\n")[0].split())
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", first).replace("``", "`").replace("|", "\\|")


def stale(folder: Path, files: dict[str, str]) -> list[str]:
    """What differs from the generated files under a folder: missing, old, or no longer made."""
    differing = [
        name
        for name, text in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != text.encode()
    ]
    return differing + [str(path.relative_to(folder)) for path in left_over(folder, files)]


def left_over(folder: Path, files: dict[str, str]) -> list[Path]:
    """Pages of checks that are there no more."""
    pages = sorted((folder / "docs" / "checks").glob("*.md"))
    return [page for page in pages if str(page.relative_to(folder)) not in files]


def main() -> None:
    """Write the files, or with ``--check`` name those that are stale and leave with 1."""
    parser = argparse.ArgumentParser(description="Write the generated part of docs/.")
    parser.add_argument("--check", action="store_true", help="write nothing, name what is stale")
    parser.add_argument("--folder", type=Path, default=ROOT, help="hold docs/ of this folder")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    try:
        files = generated()
    except ProfilelintError as error:
        sys.exit(f"Nothing was written: {error}")
    if arguments.check:
        names = stale(folder, files)
        for name in names:
            print(f"stale: {name}")
        if names:
            print("Run `make docs` and commit what it writes.")
        sys.exit(bool(names))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in left_over(folder, files):
        path.unlink()
    print(f"{len(files)} files written", file=sys.stderr)


if __name__ == "__main__":
    main()
