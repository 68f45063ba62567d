"""Write what can be generated of ``docs/``: ``make docs``. ``--check`` only names what is stale.

Written are a page a check, the description of the profile format, both JSON Schemas, pictures of a
scorecard, and the parts of hand-written pages that stand between two marks. The same input gives
the same bytes, so that a test can hold the files against what they are made from.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME, TerminalTheme

import profilelint.profile
from profilelint import testing
from profilelint.check import Basis, Check, Example, Figure
from profilelint.linter import authority, lint, plan
from profilelint.reading import read_bytes
from profilelint.reading.yaml_text import parse_yaml
from profilelint.registry import discover
from profilelint.reports import Run
from profilelint.reports.terminal import RunView, spoken
from profilelint.rubric import Rubric, load, names
from profilelint.schema import profile_schema, report_schema
from profilelint.scorecard import scorecard

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).resolve().parent / "templates"
PICTURED = "examples/refused.json"
ENGINE_SECTIONS = ("language",)
"""What these checks answer depends on the proofreader installed, so their pages do not quote it."""
LONG_LIST = 8
LIGHT = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [(31, 35, 40), (179, 29, 40), (17, 99, 41), (133, 77, 0)]
    + [(9, 80, 180), (120, 60, 190), (20, 100, 110), (90, 97, 105)],
)
BASES: dict[Basis, str] = {
    "official": "a page or form of the platform itself",
    "reported": "the platform's own text, as quoted by somebody else at a known date",
    "measured": "a count over real data",
    "guide": "the approval guide of 2022",
    "community": "a post or blog of somebody without access to the platform",
    "ours": "a choice of this project; nobody publishes such a figure",
}


def built_in() -> list[Check]:
    """The checks of this project, in the order of the report; none of another package."""
    found = discover()
    if found.failures:
        sys.exit("Some checks did not load: " + "; ".join(found.failures))
    return [
        one
        for one in found.checks.values()
        if one.function.__module__.startswith("profilelint.checks")
    ]


def rubrics() -> list[Rubric]:
    """Every rubric that comes with the program."""
    return [load(name) for name in names()]


def plain(text: str) -> str:
    """A text for Markdown: on one line, with nothing in it that Markdown would read as a mark."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", " ".join(text.split()))


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table; the cells are Markdown already."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)


def written_from(source: str) -> str:
    """The first line of a page that nobody should edit."""
    return f"<!-- Written by tools/build_docs.py from {source}. Do not edit; run `make docs`. -->"


# --- the checks


def source_file(check: Check) -> str:
    """The file of a check in this repository."""
    return check.function.__module__.removeprefix("profilelint.").replace(".", "/") + ".py"


def facts(check: Check, rubric: Rubric) -> dict[str, str]:
    """What a rubric makes of a check, as Markdown."""
    entry = rubric.entry(check)
    return {
        "Severity": (entry.severity or check.severity).word,
        "Weight": f"{check.weight if entry.weight is None else entry.weight:g}",
        "Why this weight": plain(entry.weight_reason),
        "On whose word": plain(spoken(authority(check, rubric))),
    }


def check_page(check: Check) -> str:
    """The page of one check."""
    about = {rubric.name: facts(check, rubric) for rubric in rubrics()}
    rows = [
        (label, *(one[label] for one in about.values())) for label in next(iter(about.values()))
    ]
    section = check.section.replace("-", " ")
    parts = [
        written_from(source_file(check)),
        f"# {check.name}",
        check.page,
        "## What the rubrics make of it",
        f"Section: [{section}](README.md#{check.section}). A rubric is a set of figures; choose "
        "one with `--rubric`.",
        table(("", *about), rows),
        *figure_parts(check),
        *example_parts(check),
    ]
    return "\n\n".join(parts) + "\n"


def figure_parts(check: Check) -> Iterator[str]:
    """The figures of a check under all rubrics, and how to set them."""
    rows: dict[tuple[str, ...], list[str]] = {}
    options: dict[str, object] = {}
    for rubric in rubrics():
        figures = dict(rubric.figures(check))
        if rule := rubric.entry(check).authority:
            figures = {"the rule itself": rule, **figures}
        for name, figure in figures.items():
            rows.setdefault(figure_row(name, figure), []).append(rubric.name)
            if name in check.options:
                options.setdefault(name, figure.value)
    if rows:
        yield "## Figures"
        yield table(
            ("Figure", "Value", "Source", "As of", "Basis", "Note", "Rubric"),
            [(*row, ", ".join(where)) for row, where in rows.items()],
        )
    simple = {name: value for name, value in options.items() if not isinstance(value, list)}
    if simple:
        yield "## In your settings"
        yield "These lines in `pyproject.toml` hold instead of the rubric's figures:"
        lines = [f"{name} = {json.dumps(value)}" for name, value in simple.items()]
        lines.insert(0, f"[tool.profilelint.checks.{check.name}]")
        yield "\n".join(["```toml", *lines, "```"])


def figure_row(name: str, figure: Figure) -> tuple[str, ...]:
    """One figure as the cells of a table, without the rubric that it belongs to."""
    value = "" if figure.value is True else f"`{figure.value}`"
    if isinstance(figure.value, list):
        shown = ", ".join(map(str, figure.value[:LONG_LIST]))
        more = len(figure.value) - LONG_LIST
        value = plain(f"{shown}, and {more} more" if more > 0 else shown)
    label = f"`{name}`" if " " not in name else name
    cells = (plain(figure.source), figure.as_of, f"{figure.basis}: {BASES[figure.basis]}")
    return (label, value, *cells, plain(figure.note))


def example_parts(check: Check) -> Iterator[str]:
    """The examples of a check with what it answers to each."""
    if not check.examples:
        return
    yield "## Examples"
    yield "Only the fields that matter here are shown; all others are not known."
    for example in check.examples:
        yield "\n".join(["```json", shown(example.profile), "```"])
        yield answer(check, example)
        if example.becomes is not None:
            yield "Mended:"
            yield "\n".join(["```json", shown(example.becomes), "```"])


def shown(profile: Mapping[str, object]) -> str:
    """A profile as JSON: on one line where that is short enough to read."""
    line = json.dumps(profile, ensure_ascii=False)
    return line if len(line) <= 90 else json.dumps(profile, ensure_ascii=False, indent=2)


def answer(check: Check, example: Example) -> str:
    """What a check really answers to an example, as Markdown; checked against what it should."""
    if check.section in ENGINE_SECTIONS:
        if example.skips:
            return f"Cannot be judged: {plain(example.skips)}."
        return f"Says: “…{plain(example.says)}…”" if example.says else "Nothing to mend."
    testing.prove(check, example)
    found = testing.outcome(check.name, example.profile, **example.options)
    changed = ", ".join(f"`{name} = {value}`" for name, value in example.options.items())
    before = f"With {changed}: " if changed else ""
    if example.skips is not None:
        return f"{before}cannot be judged: {plain(found.reason)}."
    if not found.findings:
        return f"{before}nothing to mend."
    said = [f"{plain(one.message)} *Mend:* {plain(one.mend)}" for one in found.findings]
    return "\n".join([f"{before}{one.severity.word}:" for one in found.findings[:1]] + [""]) + (
        "\n".join(f"> {line}\n>" for line in said).removesuffix("\n>")
    )


def checks_index(checks: list[Check]) -> str:
    """The table of all checks by section."""
    default = load()
    parts = [
        written_from("checks/ and data/rubrics/"),
        "# The checks",
        f"There are {len(checks)}. Severity and weight are those of the default rubric, "
        f"`{default.name}`. An error blocks, a warning costs as much of the score as the check "
        "weighs, an info only tells. `profilelint explain NAME` shows the same pages.",
    ]
    for section in dict.fromkeys(check.section for check in checks):
        parts.append(f"## {section.replace('-', ' ').capitalize()}")
        rows = []
        for check in checks:
            if check.section == section:
                about = facts(check, default)
                link = f"[{check.name}]({check.name}.md)"
                rows.append((link, about["Severity"], about["Weight"], plain(check.summary)))
        parts.append(table(("Check", "Severity", "Weight", "What it asks for"), rows))
    parts.append("## What a figure rests on")
    parts.append("\n".join(f"- `{basis}`: {BASES[basis]}." for basis in get_args(Basis)))
    return "\n\n".join(parts) + "\n"


# --- the profile format


def format_page() -> str:
    """The page on our own profile format: the template, filled in."""
    page = (TEMPLATES / "profile-format.md").read_text(encoding="utf-8")
    parts = {"fields": "\n\n".join(field_parts(example_of("full_profile.yaml")[1]))}
    for name in ("small", "full"):
        text, value = example_of(f"{name}_profile.yaml")
        parts[f"{name}_yaml"] = text.strip()
        parts[f"{name}_json"] = json.dumps(value, ensure_ascii=False, indent=2)
    for name, text in parts.items():
        if f"{{{{{name}}}}}" not in page:
            sys.exit(f"tools/templates/profile-format.md has no place for {name}.")
        page = page.replace(f"{{{{{name}}}}}", text)
    return written_from("profilelint/profile.py and tools/templates/") + "\n\n" + page


def example_of(name: str) -> tuple[str, Any]:
    """A profile of the templates: its text, and its values once it was read without a problem."""
    data = (TEMPLATES / name).read_bytes()
    read_bytes(data, name)
    return data.decode(), parse_yaml(data.decode()).value


def field_parts(example: Any) -> Iterator[str]:
    """A heading and a table for the profile and for each group of fields in it."""
    schema = profile_schema()
    samples: dict[str, dict[str, Any]] = {}
    collect("Profile", example, schema["$defs"], samples)
    for name, values in samples.items():
        definition = schema["$defs"][name]
        kind = getattr(profilelint.profile, name)
        hints = get_type_hints(kind, include_extras=True)
        own_null = {
            one.name for one in msgspec.structs.fields(kind) if one.default is msgspec.UNSET
        }
        rows = []
        for field, node in definition["properties"].items():
            if field not in values:
                sys.exit(f"tools/templates/full_profile.yaml shows no {name}.{field}.")
            rows.append(
                (
                    f"`{field}`",
                    plain_type(node, hints[field]),
                    plain(description(node, hints[field])),
                    states(node, own_null=field in own_null),
                    sample(field, values[field]),
                )
            )
        yield f"### {title_of(name)}"
        yield plain(definition["description"])
        yield table(("Field", "Type", "What it holds", "Absent, empty, null", "Example"), rows)


def collect(name: str, value: Any, definitions: Any, samples: dict[str, dict[str, Any]]) -> None:
    """Gather example values a group of fields, the first that is neither null nor empty."""
    mine = samples.setdefault(name, {})
    for field, inner in value.items():
        if mine.get(field) in (None, "", []):
            mine[field] = inner
        node = definitions[name]["properties"][field]
        if target := reference(node):
            for item in inner if isinstance(inner, list) else [inner]:
                collect(target, item, definitions, samples)


def reference(node: Mapping[str, Any]) -> str | None:
    """The group of fields that a field or the items of its list are."""
    for option in (node, node.get("items", {}), *node.get("anyOf", ())):
        if "$ref" in option:
            return str(option["$ref"]).rpartition("/")[2]
    return None


def title_of(name: str) -> str:
    """``SpokenLanguage`` as a heading: ``Spoken language``."""
    return re.sub(r"(?<!^)([A-Z])", r" \1", name).capitalize()


def plain_type(node: Mapping[str, Any], hint: Any) -> str:
    """The type of a field in plain words, as Markdown."""
    if target := reference(node):
        link = f"[{title_of(target)}](#{title_of(target).lower().replace(' ', '-')})"
        return f"a list of groups: {link}" if "items" in node else f"a group of fields: {link}"
    if "enum" in node:
        return "one of " + ", ".join(f"`{word}`" for word in literal(hint))
    kinds = node["type"]
    if "array" in kinds:
        return "a list of texts"
    if "pattern" in node:
        return "a date"
    if "string" in kinds:
        return "text"
    number = "a whole number" if "integer" in kinds else "a number"
    if "maximum" in node:
        return f"{number} from {node['minimum']} to {node['maximum']}"
    return f"{number}, {node['minimum']} or more"


def literal(hint: Any) -> tuple[str, ...]:
    """The words of a ``Literal`` within a type, in the order in which they are written."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    return next((found for part in get_args(hint) if (found := literal(part))), ())


def description(node: Mapping[str, Any], hint: Any) -> str:
    """What a field holds: its own description before that of its type."""
    own = [one.description for one in getattr(hint, "__metadata__", ()) if one.description]
    return str(own[0] if own else node.get("description", ""))


def states(node: Mapping[str, Any], *, own_null: bool) -> str:
    """What it means where a field is absent, empty or null."""
    absent = "absent: not known; `null`: see there" if own_null else "absent or `null`: not known"
    kinds = node.get("type", ())
    if "array" in kinds:
        return f"{absent}; `[]`: there is none"
    if "string" in kinds and "pattern" not in node:
        return f"{absent}; `\"\"`: nothing stands there"
    if "number" in kinds or "integer" in kinds:
        return f"{absent}; cannot be empty" if "pattern" in node else f"{absent}; 0 is a number"
    return f"{absent}; `{{}}`: it is there, and nothing is known of it" if "anyOf" in node else (
        f"{absent}; cannot be empty"
    )


def sample(field: str, value: Any) -> str:
    """An example of a field that holds in YAML and, but for the quotes of its name, in JSON."""
    if isinstance(value, dict) or (value and isinstance(value, list) and value[0] is dict):
        return ""
    text = json.dumps(value, ensure_ascii=False)
    return "see below" if isinstance(value, list) and "{" in text else f"`{field}: {text}`"


# --- pictures, and the generated parts of hand-written pages


def picture(theme: TerminalTheme) -> str:
    """The scorecard of the refused example as an SVG that loads nothing from elsewhere."""
    document = read_bytes((ROOT / PICTURED).read_bytes(), PICTURED)
    settled = plan(today=testing.TODAY, checks=built_in())
    run = Run(settled.rubric.name, (scorecard(lint(document, settled)),))
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
    rows += [(f"`checks/{path.name}`", summary_of(path)) for path in (ROOT / "checks").glob("*.py")]
    return table(("Module", "In one line"), rows)


def summary_of(module: Path) -> str:
    """The first paragraph of a module's docstring, as Markdown."""
    page = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    first = " ".join(page.split("\n\n")[0].split())
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", first).replace("``", "`").replace("|", "\\|")
