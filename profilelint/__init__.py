"""profilelint: tells a freelancer why the marketplace may have refused a profile, and mends it."""

from __future__ import annotations

from profilelint.linter import Report, lint, plan
from profilelint.reading import Document, read
from profilelint.scorecard import Scorecard, scorecard

__all__ = ["Document", "Report", "Scorecard", "lint", "plan", "read", "scorecard"]
__version__ = "0.1.0"
