"""Save the example pages as a browser does, for the tests: ``python tools/build_saved_pages.py``.

A real Chromium opens each page under the name of a made-up site and writes it as "Webpage, Single
File" does (``Page.captureSnapshot`` of its DevTools protocol); of one it copies the text, as select
all and copy do. Two runs differ in the day and in the marks between the parts, which are drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

# A script finds modules beside itself, under other names than the type checker knows them by.
sys.path.append(str(Path(__file__).resolve().parent.parent))

from tests.programs import ARGUMENTS, NO_CHROMIUM, chromium

ROOT = Path(__file__).resolve().parent.parent
EXPORTS = ROOT / "tests/data/exports"
SITE = "http://saved.example/"
SAVED = {
    EXPORTS / "page_air3.mhtml": EXPORTS / "page_air3.html",
    EXPORTS / "page_state.mhtml": ROOT / "examples/saved_page.html",
}
"""Each page saved as a single file, and the page that it was."""
COPIED = {EXPORTS / "page_copied.txt": EXPORTS / "page_air3.html"}
"""Each page copied as text, likewise."""
COPY = """() => {
    getSelection().selectAllChildren(document.body);
    return getSelection().toString();
}"""


@contextmanager
def browser(path: str) -> Iterator[BrowserContext]:
    """A Chromium that reaches no network: every address is answered from the example pages."""
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield running.new_context()
        finally:
            running.close()


def saved(context: BrowserContext, page: Path) -> str:
    """A page as Chromium saves it in a single file (MHTML)."""
    opened = _opened(context, page)
    session = context.new_cdp_session(opened)
    text: str = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    opened.close()
    return text


def copied(context: BrowserContext, page: Path) -> str:
    """The text of a page, as select all and copy give it."""
    opened = _opened(context, page)
    text: str = opened.evaluate(COPY)
    opened.close()
    return text


def _opened(context: BrowserContext, page: Path) -> Page:
    def answer(route: Route) -> None:
        if route.request.url == SITE + page.name:
            route.fulfill(body=page.read_bytes(), content_type="text/html")
        else:
            route.abort()

    opened = context.new_page()
    opened.route("**/*", answer)
    opened.goto(SITE + page.name)
    return opened


def main() -> None:
    """Write the saved and copied pages anew."""
    path = chromium()
    if path is None:
        sys.exit(NO_CHROMIUM)
    with browser(path) as context:
        for target, page in SAVED.items():
            target.write_bytes(saved(context, page).encode())
        for target, page in COPIED.items():
            target.write_bytes(copied(context, page).encode())


if __name__ == "__main__":
    main()
