"""The private e-mail address used to sign up. No message here repeats it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.vocabulary import text_of, words

_ADDRESS = Pattern(r"[^@\s]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", exact=True)


def _domain(profile: Profile) -> str:
    """What stands behind the ``@``, in lower case.

    :raises Skip: where no address is known, or it is not whole.
    """
    if profile.email is None:
        raise Skip("the e-mail address is not known")
    if not profile.email.strip():
        raise NotApplicable("no e-mail address is given")
    found = _ADDRESS.fullmatch(profile.email.strip().strip("<>").lower().rstrip("."))
    if found is None:
        raise NotApplicable("the e-mail address is not written as name@domain")
    return found[1]


def _with_parents(domain: str) -> Iterator[str]:
    """A domain and those that it lies under: ``mail.firm.example``, ``firm.example``."""
    while "." in domain:
        yield domain
        domain = domain.partition(".")[2]


@cache
def _throwaway() -> dict[str, str]:
    """Names by ending, as the lines of the list hold them: ``{"com": " 0-mail 10minutemail "}``."""
    lines = text_of("disposable_domains.txt").splitlines()
    table = (line.partition(":") for line in lines if not line.startswith("#"))
    return {ending: f"{names} " for ending, _, names in table}


def _is_throwaway(domain: str) -> bool:
    table = _throwaway()
    for one in _with_parents(domain):
        name, _, ending = one.partition(".")
        names = table.get(ending, "")
        if f" {name} " in names or names == " * ":
            return True
    return False


@check(
    section="account",
    severity=Severity.WARNING,
    guide_tip=1,
    examples=[
        Example({"email": "ana@duarte-shops.example", "title": "Shopify developer"}),
        Example({"email": "office@mail.okafor-law.example", "title": "Contract lawyer"}),
        Example(
            {"email": "ana.duarte@gmail.com"}, says="at gmail.com, a mail provider open to anybody"
        ),
        Example(
            {"email": "Structural.Engineer@Hotmail.co.uk"},
            says="at hotmail.co.uk, a mail provider open",
        ),
        Example({"email": ""}, skips="no e-mail"),
        Example({"email": "ana at duarte"}, skips="name@domain"),
        Example({"title": "Bookkeeper"}, skips="not known"),
    ],
)
def email_free_provider(profile: Profile) -> Iterator[Finding]:
    """Sign up with an address at a domain of your own, if you have one.

    ## Why

    The guide (tip 1) says that the platform's form shows a preference for business addresses over
    those of free mail providers. It is one author's observation, no rule: the platform publishes
    nothing of the kind, and a great many members have a free address. The address itself is never
    printed in a report, and of a domain of your own not even the domain.

    ## How to mend it

    If you own a domain, use an address there; if you do not, leave it as it is, or get one for your
    business.
    """
    domain = _domain(profile)
    free = words("free_mail_domains.txt")
    provider = next((one for one in _with_parents(domain) if one in free), None)
    if provider:
        yield Finding(
            f"The address you sign up with is at {provider}, a mail provider open to anybody.",
            "Use an address at a domain of your own business if you have one; no rule asks for it.",
            at=("email",),
        )


@check(
    section="account",
    severity=Severity.WARNING,
    examples=[
        Example({"email": "ana@duarte-shops.example"}),
        Example({"email": "structural.engineer@gmail.com"}),
        Example({"email": "writer77@mailinator.com"}, says="mailinator.com, which gives out"),
        Example({"email": "lawyer@10minutemail.co.za"}, says="10minutemail.co.za"),
        Example({"title": "Bookkeeper"}, skips="not known"),
    ],
)
def email_disposable(profile: Profile) -> Iterator[Finding]:
    """Sign up with an address that you will still have in a year.

    ## Why

    The platform sends its answer to a submission by e-mail, and its codes when you sign in. An
    address that vanishes after some minutes or days cannot receive them, and looks like somebody
    who does not mean to stay. The list of such services is a public one, kept by its readers
    (disposable-email-domains).

    ## How to mend it

    Use an address of your own, best at a domain of your business.
    """
    domain = _domain(profile)
    if _is_throwaway(domain):
        yield Finding(
            f"The address you sign up with is at {domain}, which gives out addresses for a short "
            "time.",
            "Use an address that you keep; the answer to your submission is sent to it.",
            at=("email",),
        )
