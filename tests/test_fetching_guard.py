"""Which addresses may be connected to, without any network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.fetching.guard import Guard, NotAllowed, is_public

PUBLIC = ["1.1.1.1", "104.16.0.1", "8.8.8.8", "2606:4700::6810:1", "2a00:1450:4001:81b::200e"]
PRIVATE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.9.10",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "100::1",
    "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2002:7f00:1::1",
    "2002:808:808::1",
    "64:ff9b:1::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a00:1",
    "2606:4700::1%lo",
]
NONE = ["", "localhost", "1.1.1", "0x7f.1", "1.1.1.1.", "[::1]", "1.1.1.1/8", "١.١.١.١"]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", NONE)
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_the_mapped_and_translated_forms_of_a_public_address_are_public() -> None:
    assert is_public("::ffff:1.1.1.1")
    assert is_public("64:ff9b::1.1.1.1")


@given(st.integers(0, 2**32 - 1))
def test_an_address_is_as_public_within_ipv6_as_it_is_by_itself(number: int) -> None:
    plain = is_public(str(IPv4Address(number)))
    for network in ("::ffff:0:0/96", "64:ff9b::/96"):
        inside = IPv6Address(int(IPv6Network(network).network_address) + number)
        assert is_public(str(inside)) == plain


@given(st.integers(0, 2**128 - 1))
def test_only_the_global_part_of_ipv6_is_public(number: int) -> None:
    address = IPv6Address(number)
    carried = any(address in IPv6Network(one) for one in ("::/80", "64:ff9b::/96"))
    assert carried or not is_public(str(address)) or address in IPv6Network("2000::/3")


def test_all_addresses_of_a_name_must_be_public() -> None:
    guard = Guard(lambda _name, _port: ["1.1.1.1", "2606:4700::1"])
    assert guard.addresses("a.example", 443) == ["1.1.1.1", "2606:4700::1"]
    for hidden in PRIVATE:
        mixed = Guard(lambda _name, _port, hidden=hidden: ["1.1.1.1", hidden])  # type: ignore[misc]
        with pytest.raises(NotAllowed, match=hidden.replace(".", r"\.")):
            mixed.addresses("a.example", 443)


def test_a_name_without_an_address() -> None:
    with pytest.raises(OSError, match="no address"):
        Guard(lambda _name, _port: []).addresses("a.example", 443)


def test_the_resolver_is_asked_once_for_name_and_port() -> None:
    asked: list[tuple[str, int]] = []

    def resolver(name: str, port: int) -> list[str]:
        asked.append((name, port))
        return ["1.1.1.1"]

    Guard(resolver).addresses("a.example", 8443)
    assert asked == [("a.example", 8443)]


def test_the_systems_own_resolver_is_the_usual_one() -> None:
    """By a number, for which no network is needed."""
    with pytest.raises(NotAllowed, match=r"127\.0\.0\.1"):
        Guard().addresses("127.0.0.1", 443)
    assert Guard().addresses("1.1.1.1", 443) == ["1.1.1.1"]


def test_only_what_is_named_is_let_through() -> None:
    guard = Guard(lambda name, _port: [name], frozenset({"127.0.0.1"}))
    assert guard.addresses("127.0.0.1", 443) == ["127.0.0.1"]
    with pytest.raises(NotAllowed):
        guard.addresses("127.0.0.2", 443)
