"""Prose: the proofreading engines behind one protocol, and what checks ask of them."""

from __future__ import annotations

from profilelint.language.cache import Cache
from profilelint.language.engines import DEFAULT_ENGINES, ENGINES
from profilelint.language.issue import Issue
from profilelint.language.nlp import Nlp
from profilelint.language.own_words import OwnWords
from profilelint.language.proofreader import Proofreader

__all__ = ["DEFAULT_ENGINES", "ENGINES", "Cache", "Issue", "Nlp", "OwnWords", "Proofreader"]
