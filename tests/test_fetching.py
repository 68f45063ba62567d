"""A page fetched from a real server with TLS on this machine, which plays the site in every way."""

from __future__ import annotations

import re
import socket
from itertools import pairwise

import pytest
from msgspec.structs import replace

from profilelint.errors import ReadError
from profilelint.fetching import Fetched, fetched
from profilelint.fetching.address import Site, profile_address, redirected
from profilelint.reading.page import HOW_TO_SAVE
from tests.playing_site import (
    HERE,
    HOST,
    PAGE,
    PROFILE,
    PlayedSite,
    packed,
    refused,
    says,
    sends_to,
)

# What is asked for, and how.


def test_robots_and_the_page_are_asked_for_once_each(site: PlayedSite) -> None:
    page = fetched(site.address, site.fetcher())
    assert page == Fetched(site.address, PAGE)
    assert page.document().profile.title
    assert site.asked() == ["/robots.txt", PROFILE]
    assert site.looked_up == [HOST, HOST]


def test_who_asks_is_said_and_nothing_about_the_user(site: PlayedSite) -> None:
    site.plays["/robots.txt"] = says(b"", Set_Cookie="a=1; Path=/")
    fetched(site.address, site.fetcher())
    assert len(site.visits) == 2
    for _, headers in site.visits:
        said = {name.lower(): value for name, value in headers.items()}
        assert set(said) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert said["user-agent"].startswith("profilelint/")
        assert said["host"] == f"{HOST}:{site.port}"


def test_the_query_and_the_other_host_are_left_out(site: PlayedSite) -> None:
    other = site.address.replace("www.", "") + "?mp_source=share#top"
    assert fetched(other, site.fetcher()).data == PAGE
    assert site.asked() == ["/robots.txt", PROFILE]


def test_settings_of_the_environment_are_not_followed(
    site: PlayedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetched(site.address, site.fetcher()).data == PAGE


def test_a_packed_page(site: PlayedSite) -> None:
    site.plays[PROFILE] = packed(PAGE)
    assert fetched(site.address, site.fetcher()).data == PAGE


# Which addresses.


@pytest.mark.parametrize(
    "word",
    [
        "https://www.upwork.com/freelancers/~01ab23cd45ef67ab89",
        "https://WWW.Upwork.com/freelancers/~01ab23cd45ef67ab89/",
        "https://upwork.com/freelancers/jane-doe",
        "https://www.upwork.com:443/freelancers/~01ab?viewMode=1#x",
    ],
)
def test_addresses_of_profiles(word: str) -> None:
    found = profile_address(word, Site())
    assert re.fullmatch(r"https://www\.upwork\.com/freelancers/[\w~/-]+", found)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("http://www.upwork.com/freelancers/~01ab", "https"),
        ("https://www.upwork.com/", "not the address of a freelancer"),
        ("https://www.upwork.com/nx/find-work", "not the address of a freelancer"),
        ("https://www.upwork.com/freelancers/", "not the address of a freelancer"),
        ("https://www.upwork.com/freelancers/~01/../../x", "not the address of a freelancer"),
        ("https://www.upwork.com/freelancers/%7e01", "not the address of a freelancer"),
        ("https://www.upwork.com.evil.example/freelancers/~01", "Only profile pages of www.upwork"),
        ("https://evilupwork.com/freelancers/~01", "Only profile pages of www.upwork"),
        ("https://127.0.0.1/freelancers/~01", "Only profile pages of www.upwork"),
        ("https://www.upwork.com:8443/freelancers/~01", "Only profile pages of www.upwork"),
        ("https://www.upwork.com:x/freelancers/~01", "understood"),
        ("https://a:b@www.upwork.com/freelancers/~01", "understood"),
        ("https://www.upwork.com@evil.example/freelancers/~01", "understood"),
        ("https://www.upwork.com\\@evil.example/freelancers/~01", "understood"),
        ("https://www.upwork.com/freelancers/~01\r\nX: y", "understood"),
        ("https:///freelancers/~01", "understood"),
        ("https://[::1/freelancers/~01", "understood"),
    ],
)
def test_other_addresses_are_refused_without_a_connection(
    site: PlayedSite, word: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why) as error:
        profile_address(word, Site())
    assert "freelancers/~01ab23cd45ef67ab89" in str(error.value)
    refused(site, word)
    assert site.looked_up == []


# The guard, on the way.


@pytest.mark.parametrize("addresses", [(HERE,), ("10.0.0.1",), ("1.1.1.1", "::1")])
def test_an_address_that_is_not_public_is_not_connected_to(
    site: PlayedSite, addresses: tuple[str, ...]
) -> None:
    with pytest.raises(ReadError, match=f"leads to {re.escape(addresses[-1])}, an address that"):
        fetched(site.address, site.fetcher(*addresses, but=()))
    assert site.visits == []


def test_a_name_that_leads_elsewhere_after_the_first_answer(site: PlayedSite) -> None:
    """A resolver that answers with another address the second time is seen through."""
    answers = iter([[HERE], ["169.254.169.254"]])
    fetcher = site.fetcher()
    again = type(fetcher.guard)(lambda _name, _port: next(answers), frozenset({HERE}))
    with pytest.raises(ReadError, match=r"leads to 169\.254\.169\.254"):
        fetched(site.address, replace(fetcher, guard=again))
    assert site.asked() == ["/robots.txt"]


def test_the_next_address_of_a_name_is_tried(site: PlayedSite) -> None:
    """Nobody listens at the first one."""
    with socket.create_server(("127.0.0.1", 0)):
        fetcher = site.fetcher("127.0.0.99", HERE, but=("127.0.0.99", HERE))
        assert fetched(site.address, fetcher).data == PAGE


def test_a_name_that_is_not_known(site: PlayedSite) -> None:
    def unknown(_name: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    fetcher = replace(site.fetcher(), guard=type(site.fetcher().guard)(unknown))
    with pytest.raises(ReadError, match=r"could not be reached.*Are you online\?"):
        fetched(site.address, fetcher)


# Redirects.


def test_a_redirect_within_the_site_is_followed(site: PlayedSite) -> None:
    site.plays = {
        "/robots.txt": sends_to("/rules/robots.txt", 301),
        "/rules/robots.txt": says(b"User-agent: *\nDisallow: /jobs/", kind="text/plain"),
        PROFILE: sends_to("/freelancers/jane-doe", 308),
        "/freelancers/jane-doe": says(PAGE),
    }
    assert fetched(site.address, site.fetcher()).data == PAGE
    assert site.asked() == ["/robots.txt", "/rules/robots.txt", PROFILE, "/freelancers/jane-doe"]


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("https://evil.example/freelancers/~01", "another one, “evil.example”"),
        ("//evil.example/freelancers/~01", "another one, “evil.example”"),
        ("https://169.254.169.254/freelancers/~01", "another one, “169.254.169.254”"),
        ("https://www.profiles.example/freelancers/~01", "another one"),  # on the usual port
        ("http://{host}/freelancers/~01", "without https"),
        ("https://user:pass@{host}/freelancers/~01", "cannot be understood"),
        ("https://{host}\\@evil.example/", "cannot be understood"),
        ("file:///etc/passwd", "cannot be understood"),
        ("javascript:alert(1)", "cannot be understood"),
        ("", "cannot be understood"),
        ("//[", "cannot be understood"),
        ("/freelancers/" + "x" * 9_000, "cannot be understood"),
        ("/login?next=x", "not the address of a freelancer"),
        ("/ab/account-security/login", "not the address of a freelancer"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_elsewhere_is_not_followed(
    site: PlayedSite, location: str, why: str, status: int
) -> None:
    site.plays[PROFILE] = sends_to(location.format(host=f"{HOST}:{site.port}"), status)
    said = refused(site)
    assert why in said
    assert said.endswith(HOW_TO_SAVE)
    assert site.asked() == ["/robots.txt", PROFILE]


def test_redirects_without_end(site: PlayedSite) -> None:
    site.plays[PROFILE] = sends_to(PROFILE)
    assert "without end" in refused(site)
    assert site.asked() == ["/robots.txt", PROFILE]
    site.visits.clear()
    pages = [f"/freelancers/page-{number}" for number in range(9)]
    site.plays |= {PROFILE: sends_to(pages[0])}
    site.plays |= {page: sends_to(after) for page, after in pairwise(pages)}
    assert "without end" in refused(site)
    assert site.asked() == ["/robots.txt", PROFILE, *pages[:5]]


def test_the_query_of_a_redirect_is_the_sites_own(site: PlayedSite) -> None:
    site.plays |= {PROFILE: sends_to("?viewMode=1"), f"{PROFILE}?viewMode=1": says(PAGE)}
    assert fetched(site.address, site.fetcher()).data == PAGE
    assert site.asked() == ["/robots.txt", PROFILE, f"{PROFILE}?viewMode=1"]


def test_the_rules_hold_for_where_a_redirect_leads(site: PlayedSite) -> None:
    site.plays |= {
        "/robots.txt": says(b"User-agent: *\nDisallow: /freelancers/hidden", kind="text/plain"),
        PROFILE: sends_to("/freelancers/hidden"),
        "/freelancers/hidden": says(PAGE),
    }
    assert "robots.txt asks programs not to fetch" in refused(site)
    assert site.asked() == ["/robots.txt", PROFILE]


def test_where_a_redirect_leads_is_written_out() -> None:
    start = "https://www.upwork.com/freelancers/~01"
    assert redirected(start, "jane?a=b#c", Site()) == "https://www.upwork.com/freelancers/jane?a=b"
    assert redirected(start, "https://www.upwork.com", Site()) == "https://www.upwork.com/"


# robots.txt


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /freelancers/", False),
        ("User-agent: *\nDisallow: /*/~01", False),
        ("User-agent: *\nDisallow: /freelancers/\nAllow: /freelancers/~", True),
        ("User-agent: profilelint\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: profilelint\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Otherbot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /att/\nDisallow: /freelancers/public/\nDisallow: /api*", True),
        ("<html>What is this?</html>", True),
        ("\ufeffUser-agent: *\nDisallow: /freelancers/", False),
        ("\0\1\2 \ufffd\nUser-agent: *\nDisallow: /free", False),
    ],
)
def test_robots_is_obeyed(site: PlayedSite, rules: str, allowed: bool) -> None:
    site.plays["/robots.txt"] = says(rules.encode(), kind="text/plain")
    if allowed:
        assert fetched(site.address, site.fetcher()).data == PAGE
    else:
        assert "robots.txt asks programs not to fetch this page" in refused(site)
        assert site.asked() == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 404, 410, 418])
def test_a_site_without_robots_forbids_nothing(site: PlayedSite, status: int) -> None:
    site.plays["/robots.txt"] = says(b"User-agent: *\nDisallow: /", status)
    assert fetched(site.address, site.fetcher()).data == PAGE


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503])
def test_a_site_that_does_not_tell_its_rules_is_asked_for_nothing_more(
    site: PlayedSite, status: int
) -> None:
    site.plays["/robots.txt"] = says(b"No.", status, Retry_After="1")
    said = refused(site)
    assert f"code {status} when asked for its robots.txt" in said
    assert site.asked() == ["/robots.txt"]


def test_rules_that_ask_whether_one_is_human(site: PlayedSite) -> None:
    site.plays["/robots.txt"] = says(b"<html><title>Just a moment...</title></html>")
    assert "asks whether you are human" in refused(site)
    assert site.asked() == ["/robots.txt"]


def test_of_endless_rules_the_beginning_is_read(site: PlayedSite) -> None:
    head = b"User-agent: *\nDisallow: /free\n"
    site.plays["/robots.txt"] = packed(head + b"# more and more\n" * 2_000_000)
    assert "robots.txt asks programs not to fetch" in refused(site)


def test_rules_at_another_site_are_not_read(site: PlayedSite) -> None:
    site.plays["/robots.txt"] = sends_to("https://evil.example/robots.txt")
    assert "another one" in refused(site)
    assert site.asked() == ["/robots.txt"]
