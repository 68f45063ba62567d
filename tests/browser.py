"""The Chromium of the system, for the tests that look at a page as a reader does."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NONE_FOUND = (
    "NO CHROMIUM WAS FOUND, so the HTML report was not looked at in a browser. Install one (Debian "
    "and Ubuntu: apt install chromium), or name it in PROFILELINT_CHROMIUM."
)


def chromium() -> str | None:
    """The path of a Chromium, or ``None``."""
    named = os.environ.get("PROFILELINT_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def needed() -> bool:
    """Whether its absence is a failure, as in CI, and no reason to go on without."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")
