"""Prose: the proofreading engines behind one protocol."""

from __future__ import annotations

ENGINES = ("harper", "languagetool")
"""The proofreading engines that ``--engine`` can name."""
