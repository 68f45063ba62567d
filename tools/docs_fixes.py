"""Which checks have a fix, for docs/fixing.md: as their own examples show."""

from __future__ import annotations

from profilelint import testing
from profilelint.findings import Safety
from profilelint.linter import lint
from tools.docs_checks import built_in
from tools.docs_markdown import table


def fixes_table() -> str:
    """For each safety the checks that have fixes of that kind, with links to their pages."""
    found: dict[Safety, list[str]] = {Safety.SAFE: [], Safety.UNSAFE: []}
    for check in built_in():
        kinds = {
            one.fix.safety
            for example in check.examples
            for one in lint(
                testing.document(example.profile), testing.plan_for(check.name, **example.options)
            ).findings
            if one.fix is not None
        }
        for kind in kinds & found.keys():
            found[kind].append(f"[{check.name}](checks/{check.name}.md)")
    rows = [(kind.value, ", ".join(names)) for kind, names in found.items()]
    return table(("Safety", "Checks with such fixes"), rows)
