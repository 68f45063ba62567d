"""Take pictures of the HTML report for the README, in a real browser: ``make pictures``.

They differ with the browser's version, so no test holds them to the byte; the SVG pictures of
``make docs`` are held.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# A script finds modules beside itself, under other names than the type checker knows them by.
sys.path.append(str(Path(__file__).resolve().parent.parent))

from profilelint import lint, plan, read, scorecard, testing
from profilelint.reports import Run, text_of
from tests.programs import ARGUMENTS, NO_CHROMIUM, chromium

ROOT = Path(__file__).resolve().parent.parent
SIZE = {"width": 900, "height": 1180}


def main() -> None:
    """Write docs/images/report.png and report-dark.png: the upper part of the page."""
    path = chromium()
    if path is None:
        sys.exit(NO_CHROMIUM)
    settled = plan(today=testing.TODAY)
    card = scorecard(lint(read(ROOT / "examples/refused.json"), settled))
    page_text = text_of(Run(settled.rubric.name, (card,), today=testing.TODAY), "html")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, scheme in (("report.png", "light"), ("report-dark.png", "dark")):
            page = browser.new_page(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
            page.set_content(page_text)
            page.screenshot(path=ROOT / "docs/images" / name)
        browser.close()


if __name__ == "__main__":
    main()
