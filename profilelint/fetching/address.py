"""Which web addresses are those of a public profile page, and where a redirect may lead."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import msgspec

_PROFILE = re.compile(r"/freelancers/~?[0-9A-Za-z][0-9A-Za-z._-]{0,63}/?")
_LONGEST = 2_000
"""Characters of an address. Basis: ours; browsers take about as many."""
_UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")
"""What web addresses never hold as it is, and what programs read in more than one way."""


class Site(msgspec.Struct, frozen=True):
    """A site whose profile pages are fetched: its host, and the port of https."""

    host: str = "www.upwork.com"
    also: tuple[str, ...] = ("upwork.com",)
    port: int = 443

    @property
    def origin(self) -> str:
        """``https://www.upwork.com``."""
        return f"https://{self.host}" + ("" if self.port == 443 else f":{self.port}")


def profile_address(word: str, site: Site) -> str:
    """The address of a profile page as it is fetched: with the site's own host, without a query.

    :raises ValueError: where it is none, in words for the user.
    """
    form = f"It looks like {site.origin}/freelancers/~01ab23cd45ef67ab89."
    parts = _split(word)
    if parts is None:
        raise ValueError(f"This is no web address that can be understood. {form}")
    if parts.hostname not in (site.host, *site.also) or parts.port not in (None, site.port):
        raise ValueError(f"Only profile pages of {site.host} are fetched. {form}")
    if parts.scheme != "https":
        raise ValueError(f"Only pages with https are fetched. {form}")
    if not _PROFILE.fullmatch(parts.path):
        raise ValueError(f"This is not the address of a freelancer's public profile. {form}")
    return site.origin + parts.path


def redirected(address: str, location: str, site: Site) -> str:
    """Where a redirect leads, if it stays within the site and with https.

    :raises ValueError: where it does not, in words for the user.
    """
    try:
        target = urljoin(address, location) if location else ""
    except ValueError:
        target = ""
    parts = _split(target)
    if parts is None or _UNSEEN.search(location):
        raise ValueError("The site sends on to an address that cannot be understood.")
    host = parts.hostname
    if host != site.host or (parts.port or 443) != site.port:
        raise ValueError(f"The site sends on to another one, “{host}”, which is not followed.")
    if parts.scheme != "https":
        raise ValueError("The site sends on to a page without https, which is not followed.")
    return site.origin + urlunsplit(("", "", parts.path or "/", parts.query, ""))


def _split(word: str) -> SplitResult | None:
    """The parts of an address; ``None`` for what is none, or has a user's name in it."""
    if _UNSEEN.search(word) or len(word) > _LONGEST:
        return None
    try:
        parts = urlsplit(word)
        _ = parts.port  # which raises where it is no number
    except ValueError:
        return None
    if parts.username is not None or parts.password is not None or not parts.hostname:
        return None
    return parts
