"""Which addresses on the network may be connected to: public ones alone.

A name on the internet may stand for an address inside the user's own network, and a redirect may
lead there. So each name is resolved here, once; every address found must be public; and the
connection is made to those very addresses, so that the answer cannot change in between.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import msgspec

Resolver = Callable[[str, int], Sequence[str]]
"""From a name and a port to addresses, as text. May raise :class:`OSError`."""

_CARRIES_IPV4 = (
    IPv6Network("::/96"),  # IPv4-compatible, given up in RFC 4291
    IPv6Network("::ffff:0:0/96"),  # IPv4-mapped, RFC 4291
    IPv6Network("::ffff:0:0:0/96"),  # IPv4-translated, RFC 2765
    IPv6Network("64:ff9b::/96"),  # NAT64, RFC 6052; how networks without IPv4 reach it
)
"""Networks whose addresses are an IPv4 address in their last 32 bits."""
_TUNNELS = (
    IPv6Network("2001::/32"),  # Teredo, RFC 4380
    IPv6Network("2002::/16"),  # 6to4, RFC 3056
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of a network's own, RFC 8215
)
"""Networks whose addresses may lead to any IPv4 address, and that no public site is in."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given to the public internet (RFC 4291)."""
_SPECIAL_IPV4 = (
    IPv4Network("192.0.0.0/24"),  # for protocols, RFC 6890; Pythons differ about parts of it
    IPv4Network("192.88.99.0/24"),  # entrances to 6to4, given up in RFC 7526
)


class NotAllowed(Exception):
    """A name that leads to an address which must not be connected to; says which."""


def resolve(name: str, port: int) -> list[str]:
    """All addresses of a name, as the system has them, each once.

    :raises OSError: where it has none.
    """
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Whether an address is one that anybody on the internet could reach.

    What is no address at all is not public either.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public(found)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:  # it names a network card of this machine
            return False
        if any(address in network for network in _CARRIES_IPV4):
            return _is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        if address not in _GLOBAL_UNICAST or any(address in network for network in _TUNNELS):
            return False
    elif any(address in network for network in _SPECIAL_IPV4):
        return False
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )


class Guard(msgspec.Struct, frozen=True):
    """Resolves names and lets only public addresses through.

    ``but`` are addresses let through all the same: for a server on one's own machine that a program
    using this library names. The command line has no option for it.
    """

    resolver: Resolver = resolve
    but: frozenset[str] = frozenset()

    def addresses(self, name: str, port: int) -> list[str]:
        """The addresses to connect to for a name.

        One that is not public refuses the name as a whole: what would be connected to first is then
        nobody's guess.

        :raises NotAllowed: for such an address.
        :raises OSError: where the name has no address.
        """
        found = list(self.resolver(name, port))
        if not found:
            raise OSError("it has no address")
        for address in found:
            if address not in self.but and not is_public(address):
                raise NotAllowed(address)
        return found
