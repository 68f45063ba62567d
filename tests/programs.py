"""Programs beside Python that some tests need: a Chromium, and the linter of GitHub workflows."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NO_CHROMIUM = (
    "NO CHROMIUM WAS FOUND, so the HTML report was not looked at in a browser. Install one (Debian "
    "and Ubuntu: apt install chromium), or name it in PROFILELINT_CHROMIUM."
)
NO_ACTIONLINT = (
    "NO ACTIONLINT WAS FOUND, so action.yml and the workflow of docs/ci.md were not linted. "
    "Install it: go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"
)


def chromium() -> str | None:
    """The path of a Chromium, or ``None``."""
    named = os.environ.get("PROFILELINT_CHROMIUM")
    return named or next((path for name in CHROMIUMS if (path := shutil.which(name))), None)


def actionlint() -> str | None:
    """The path of actionlint, or ``None``."""
    return shutil.which("actionlint") or shutil.which("actionlint", path=ROOT / ".cache/bin")


def needed() -> bool:
    """Whether their absence is a failure, as in CI, and no reason to go on without."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def missing() -> list[str]:
    """What is not there, in sentences."""
    sentences = ((chromium(), NO_CHROMIUM), (actionlint(), NO_ACTIONLINT))
    return [sentence for path, sentence in sentences if path is None]
