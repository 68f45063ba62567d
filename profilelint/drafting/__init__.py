"""Proposals for what no edit can mend, the title and the overview, from the profile's own facts.

Nothing is invented: every word is one of the profile, of the vocabularies, or of the template in
``data/drafts.toml``. What only the person can know stands as a gap, ``<result in numbers>``.
"""

from __future__ import annotations

from profilelint.drafting.overviews import Outline, outline
from profilelint.drafting.titles import titles

__all__ = ["Outline", "outline", "titles"]
