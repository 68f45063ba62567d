"""What a site's ``robots.txt`` lets a program fetch, by RFC 9309."""

from __future__ import annotations

NAME = "profilelint"
"""The name by which ``robots.txt`` may speak to this program."""
PATH = "/robots.txt"
MOST = 512_000
"""Bytes of it that are read. Source: RFC 9309, 2.5: a program must read at least 500 KiB."""


def allows(rules: bytes, address: str) -> bool:
    """Whether the rules let this program fetch an address."""
    from protego import Protego

    return bool(Protego.parse(rules.decode("utf-8-sig", "replace")).can_fetch(address, NAME))
