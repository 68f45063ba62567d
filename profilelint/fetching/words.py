"""What is said about fetching: before it, and where it does not come to a page."""

from __future__ import annotations

import textwrap

from profilelint.reading.page import HOW_TO_SAVE
from profilelint.text import counted

AGREE = "Is this your own profile, and shall this one page be fetched?"

TERMS = (
    "Please read this first. The terms of the platform forbid programs that collect its pages "
    "(“no scraping allowed”, terms of use of 10 September 2025), and it answers most programs with "
    "a refusal (403). So fetch your own profile and nobody else's. What works, and breaks no rule, "
    "is to save your page from the browser:"
)
"""Source: terms of use, version 4.12, in force since 2025-09-10, as a third party quotes them."""

STEPS = {
    "Chrome, Edge": "open your public profile, wait until it shows, press Ctrl+S (Cmd+S on a Mac), "
    "choose “Webpage, HTML Only”.",
    "Firefox": "the same keys, then choose “Web Page, HTML only”.",
    "Safari": "File, Save As, and as format “Page Source”.",
}
"""How to save a page so that its data is in the file, by browser."""


def notice(address: str, width: int) -> str:
    """What is said before anything is fetched, in lines of at most ``width`` characters."""

    def lines(text: str, indent: str = "") -> str:
        inner = f"{indent}  " if indent else ""
        return textwrap.fill(
            text,
            width,
            initial_indent=indent,
            subsequent_indent=inner,
            break_on_hyphens=False,
            break_long_words=False,
        )

    return "\n".join(
        [
            lines(TERMS),
            *(lines(f"{browser}: {steps}", "  ") for browser, steps in STEPS.items()),
            "Then: profilelint check THE-FILE",
            "To be fetched, once each: the site's robots.txt, and",
            f"  {address}",
        ]
    )


CHALLENGED = (
    "The site asks whether you are human instead of showing the profile, as it does with most "
    f"programs. Nothing was tried again. {HOW_TO_SAVE}"
)
NO_PAGE = f"What the site sent is no web page. {HOW_TO_SAVE}"
FORBIDDEN = (
    "The site's robots.txt asks programs not to fetch this page, so it was not fetched. "
    f"{HOW_TO_SAVE}"
)
ROUND = f"The site sends from one address to the next without end. {HOW_TO_SAVE}"
BROKEN = "The page broke off on its way, so nothing was kept of it. Try again later."

_STATUS = {
    401: "The site shows this page only to those who log in, which profilelint does not.",
    403: "The site refused to show this page to a program, as it mostly does.",
    404: "There is no profile at this address, or it is not public. Is the address whole?",
    410: "There is no profile at this address any more.",
    429: "The site says that it was asked too often, and refused.",
    451: "The site may not show this page where you are.",
}


def status(code: int) -> str:
    """Why a page was not shown, by the code of the answer."""
    if code >= 500:
        said = f"The site cannot answer at the moment (code {code})."
    else:
        known = _STATUS.get(code, "The site did not show this page.")
        said = f"{known[:-1]} (code {code})." if code != 404 else known
    return f"{said} Nothing was tried again. {HOW_TO_SAVE}"


def no_robots(code: int) -> str:
    """That the site did not tell what programs may fetch."""
    return (
        f"The site did not tell what programs may fetch: it answered code {code} when asked for "
        f"its robots.txt. So the page was not asked for. {HOW_TO_SAVE}"
    )


def sent_on(why: str) -> str:
    """That a redirect is not followed."""
    return f"{why} The profile may be seen only by those who log in. {HOW_TO_SAVE}"


def not_public(host: str, address: str) -> str:
    """That a name leads into a private network."""
    return (
        f"The name “{host}” leads to {address}, an address that is not on the public internet, so "
        "nothing was asked for. Something in your network answers in the site's place."
    )


def too_slow(seconds: float) -> str:
    """That the time is over."""
    limit = counted(round(seconds), "second")
    return f"The site did not send the page within {limit}. Try again later."


def too_large(most: int) -> str:
    """That a page is too large."""
    return f"The page is larger than {most // 1_000_000} MB; no profile is. {HOW_TO_SAVE}"


def odd_packing(name: str) -> str:
    """That a page is packed in a way that was not asked for."""
    return f"The site packed the page in a way that was not asked for (“{name}”). {HOW_TO_SAVE}"


def unreachable(host: str) -> str:
    """That there is no connection."""
    return (
        f"{host} could not be reached, or broke off. Are you online? A proxy is not used. "
        f"{HOW_TO_SAVE}"
    )


def untrusted(host: str) -> str:
    """That it is not sure whom one talks to."""
    return (
        f"What answers as {host} cannot prove that it is that site (its certificate is not to be "
        "trusted), so nothing was asked for."
    )
