"""The saved pages among the exports are what a real Chromium makes of the example pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from profilelint.reading import read, read_bytes
from tests.programs import NO_CHROMIUM, chromium, needed
from tools.build_saved_pages import COPIED, SAVED, browser, copied, saved

DRAWN = re.compile(r"cid:css-[0-9a-f-]{36}@mhtml\.blink")
"""The name that Chromium draws anew for a style sheet each time."""
MAKE = "run tools/build_saved_pages.py"


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    path = chromium()
    if path is None:
        if needed():
            pytest.fail(NO_CHROMIUM)
        pytest.skip(NO_CHROMIUM)
    with browser(path) as running:
        yield running


@pytest.mark.parametrize("kept", SAVED, ids=lambda path: path.name)
def test_saved_as_a_single_file(kept: Path, context: BrowserContext) -> None:
    mail = saved(context, SAVED[kept])
    assert mail.startswith("From: <Saved by Blink>")
    made, committed = read_bytes(mail.encode(), "made-up"), read(kept)
    assert made.source.format == committed.source.format == "mhtml"
    assert made.profile == committed.profile, MAKE
    shown = [DRAWN.sub("cid", document.source.text) for document in (made, committed)]
    assert shown[0] == shown[1], MAKE
    assert len(shown[0]) > 500


@pytest.mark.parametrize("kept", COPIED, ids=lambda path: path.name)
def test_copied_as_text(kept: Path, context: BrowserContext) -> None:
    text = copied(context, COPIED[kept])
    assert "Your honey is sold" in text
    assert text.strip() == kept.read_text(encoding="utf-8").strip(), MAKE
