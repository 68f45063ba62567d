"""Prose: the proofreading engines behind one protocol."""

from __future__ import annotations

from profilelint.language.names import DEFAULT_ENGINES, ENGINES
from profilelint.language.proofreader import Proofreader

__all__ = ["DEFAULT_ENGINES", "ENGINES", "Proofreader"]
