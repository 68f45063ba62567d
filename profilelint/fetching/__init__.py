"""Fetches one public profile page, where the user asks for it by name and agrees once.

The only part of profilelint that goes to the platform's site. It reads ``robots.txt`` and one page,
follows redirects within the same site, tries nothing again, sends nothing about the user, and keeps
nothing. httpx is loaded only when something is fetched.
"""

from profilelint.fetching.address import Site
from profilelint.fetching.guard import Guard
from profilelint.fetching.run import Fetched, Fetcher, can_be_fetched, fetched

__all__ = ["Fetched", "Fetcher", "Guard", "Site", "can_be_fetched", "fetched"]
