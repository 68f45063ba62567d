"""The portfolio: pieces of work that the profile shows."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.profile import PortfolioItem, Profile
from profilelint.text import counted, excerpt

_LABEL = {
    "title": "Labels for a tea brand",
    "role": "Designer",
    "description": "Twelve labels on one grid; the brand now prints on half as many sheets.",
}
_LEASE = {
    "title": "Lease for a bakery",
    "description": "A lease of 40 pages brought down to 12, with a note on each clause.",
}


@check(
    severity=Severity.WARNING,
    guide_tip=12,
    examples=[
        Example({"portfolio": [_LABEL]}),
        Example({"title": "Paralegal", "portfolio": [_LEASE]}),
        Example({"title": "UX designer", "portfolio": []}, says="no piece of work"),
        Example({"title": "Sales agent", "portfolio": []}, says="no piece of work"),
        Example({"title": "Civil engineer"}, skips="does not tell"),
    ],
)
def portfolio_missing(profile: Profile, *, first: bool) -> Iterator[Finding]:
    """Show a few pieces of your work; make some if you have none.

    ## Why
    The approval guide (tip 12) says that a portfolio may put a refused profile over the top. It is
    asked of a second submission: while you sign up for the first time, the platform does not offer
    it, so with `--first` nothing is judged. Each piece adds 5 % to Upwork's completeness, up to
    20 %.

    ## How to mend it
    Take work that you may show: a page, a drawing, a script of a call, a spreadsheet with invented
    figures. If there is none, make two small ones as if for a client. It must be your own work;
    Upwork allows no one else's.
    """
    if first:
        raise NotApplicable("a portfolio is not asked of a first submission")
    if profile.portfolio is None:
        raise Skip("the file does not tell the portfolio")
    if not profile.portfolio:
        yield Finding(
            "The portfolio shows no piece of work.",
            "Add two or three; what you made for practice counts too, if you say so.",
            at=("portfolio",),
        )


@check(
    severity=Severity.INFO,
    guide_tip=12,
    examples=[
        Example({"portfolio": [_LABEL, _LEASE, _LABEL, _LEASE]}),
        Example({"portfolio": [_LABEL, _LEASE]}, options={"enough": 2}),
        Example({"portfolio": [_LABEL]}, says="one piece of work"),
        Example({"portfolio": [_LEASE, _LEASE, _LEASE]}, says="3 pieces of work"),
        Example({"portfolio": []}, skips="no piece of work to judge"),
        Example({"title": "Translator"}, skips="does not tell"),
    ],
)
def portfolio_few(profile: Profile, *, enough: int, first: bool) -> Iterator[Finding]:
    """Show as many pieces of work as count for the platform's completeness.

    ## Why
    In Upwork's published formula each piece adds 5 % to the completeness of a profile, up to 20 %.
    More than that earns nothing further, and a weak piece is worse than none, so this is a remark
    only.

    ## How to mend it
    Add the next best piece, with the client's problem, what you did, and what came of it.
    """
    number = len(_pieces(profile, first=first))
    if number < enough:
        shown = "one piece" if number == 1 else f"{number} pieces"
        yield Finding(
            f"The portfolio shows {shown} of work; up to {enough} count for the completeness of "
            "the profile.",
            f"Add {counted(enough - number, 'piece')} if you have good ones.",
            at=("portfolio",),
        )


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"portfolio": [_LABEL, _LEASE]}),
        Example({"portfolio": [{"title": "Cold call", "description": "A script in six steps."}]}),
        Example(
            {"portfolio": [_LABEL, {"title": "Boxes for soap"}]},
            says="“Boxes for soap” has no description",
        ),
        Example(
            {"portfolio": [{"title": "Bridge in Graz", "description": " "}]},
            says="“Bridge in Graz” has no description",
        ),
        Example({"portfolio": [{"title": "Blog posts"}]}, skips="describes no piece"),
        Example({"portfolio": []}, skips="no piece of work to judge"),
    ],
)
def portfolio_undescribed(profile: Profile, *, first: bool) -> Iterator[Finding]:
    """Describe every piece of your portfolio.

    ## Why
    A picture shows what came out, not what the client needed, nor which part of it was yours. Those
    who write about portfolios agree on three things to tell: the problem, what you did, the result.

    A description that is absent is reported only if another piece in the file has one, or if it is
    there and empty. A file without any may simply not carry them.

    ## How to mend it
    Three short sentences: the problem, your part, the result with a figure.
    """
    pieces = _pieces(profile, first=first)
    if all(piece.description is None for piece in pieces):
        raise Skip("the file describes no piece of work, so it may not carry descriptions")
    for index, piece in enumerate(pieces):
        if not (piece.description or "").strip():
            yield Finding(
                f"{_named(piece, index)} has no description.",
                "Say in three short sentences what the problem was, what you did, what came of it.",
                at=("portfolio", index, "description"),
            )


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"portfolio": [_LABEL, _LEASE]}),
        Example({"portfolio": [{"title": "x" * 40}]}),
        Example(
            {
                "portfolio": [
                    {"title": "Appointment setting for a solar installer in Lower Austria"}
                ]
            },
            says="58 characters",
        ),
        Example(
            {
                "portfolio": [
                    {
                        "title": "Structural design and all site drawings of a timber hall with a "
                        "span of 24 m"
                    }
                ]
            },
            says="takes 70 at most",
        ),
        Example({"portfolio": [{"role": "Designer"}]}, skips="no piece of work has a title"),
        Example({"portfolio": []}, skips="no piece of work to judge"),
    ],
)
def portfolio_title_too_long(
    profile: Profile, *, limit: int, lower_limit: int, first: bool
) -> Iterator[Finding]:
    """Keep the title of each piece within what the platform takes.

    ## Why
    Two figures are published: a help article of Upwork says 70 characters, its Portfolio Guide of
    January 2026 says 40. Over 40 is a warning, since it may be cut; over 70, which nothing allows,
    an error. A title of exactly 40 passes.

    ## How to mend it
    Name the thing and for whom it was: "Labels for a tea brand". The rest belongs in the
    description.
    """
    yield from _too_long(profile, "title", limit, lower_limit, first=first)


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"portfolio": [_LABEL]}),
        Example({"portfolio": [{"role": "x" * 100}]}),
        Example(
            {"portfolio": [{"role": "I drew the plans, the sections and the details. " * 3}]},
            says="takes 100 at most",
        ),
        Example(
            {"portfolio": [_LABEL, {"title": "Lease", "role": "Research, first draft, " * 5}]},
            says="takes 100 at most",
        ),
        Example({"portfolio": [_LEASE]}, skips="no piece of work has a role"),
        Example({}, skips="does not tell"),
    ],
)
def portfolio_role_too_long(profile: Profile, *, limit: int, first: bool) -> Iterator[Finding]:
    """Keep your role in each piece within what the platform takes.

    ## Why
    Upwork's help gives 100 characters, and three readers report the same. What is longer is not
    taken by the form. A role of exactly 100 passes.

    ## How to mend it
    A few words are enough: "Illustrator", "Translator and second reader". What you did in detail
    belongs in the description.
    """
    yield from _too_long(profile, "role", limit, limit, first=first)


@check(
    severity=Severity.ERROR,
    examples=[
        Example({"portfolio": [_LABEL, _LEASE]}),
        Example({"portfolio": [{"description": "x" * 300}]}),
        Example(
            {"portfolio": [{"description": "I called 40 house owners a day. " * 12}]},
            says="another page of it 600",
        ),
        Example(
            {"portfolio": [_LEASE, {"description": "Every clause has a note of its own. " * 20}]},
            says="takes 600 at most",
        ),
        Example({"portfolio": [{"title": "Hall"}]}, skips="no piece of work has a description"),
        Example({}, skips="does not tell"),
    ],
)
def portfolio_description_too_long(
    profile: Profile, *, limit: int, lower_limit: int, first: bool
) -> Iterator[Finding]:
    """Keep the description of each piece within what the platform takes.

    ## Why
    Two figures are published: a help article of Upwork says 600 characters, its Portfolio Guide of
    January 2026 says 300. Over 300 is a warning, since it may be cut; over 600, which nothing
    allows, an error. A description of exactly 300 passes.

    ## How to mend it
    Keep three sentences: the problem, what you did, the result. Cut the list of tools first; each
    piece has room for skills of its own.
    """
    yield from _too_long(profile, "description", limit, lower_limit, first=first)


def _too_long(
    profile: Profile, field: str, limit: int, lower_limit: int, *, first: bool
) -> Iterator[Finding]:
    """A finding for each piece whose text is over one of two limits."""
    texts = [getattr(piece, field) for piece in _pieces(profile, first=first)]
    if not any(texts):
        raise NotApplicable(f"no piece of work has a {field}")
    for index, value in enumerate(texts):
        text = (value or "").rstrip()
        if len(text) > limit:
            allowed, severity, why = limit, Severity.ERROR, f"the platform takes {limit} at most"
        elif len(text) > lower_limit:
            allowed, severity = lower_limit, Severity.WARNING
            why = f"one page of the platform says {lower_limit}, another page of it {limit}"
        else:
            continue
        yield Finding(
            f"The {field} “{excerpt(text, 40)}” has {counted(len(text), 'character')}: {why}.",
            f"Shorten it to {allowed} characters; “{excerpt(text[allowed:], 40)}” is beyond them.",
            at=("portfolio", index, field),
            span=(allowed, len(text)),
            severity=severity,
        )


def _pieces(profile: Profile, *, first: bool) -> tuple[PortfolioItem, ...]:
    """The pieces of a portfolio.

    :raises Skip: where there is none.
    """
    if profile.portfolio is None:
        raise Skip("the file does not tell the portfolio")
    if not profile.portfolio:
        why = "; it is not asked of a first submission" if first else ""
        raise NotApplicable(f"there is no piece of work to judge{why}")
    return profile.portfolio


def _named(piece: PortfolioItem, index: int) -> str:
    """A piece as the freelancer knows it, at the beginning of a sentence."""
    title = (piece.title or "").strip()
    return f"“{excerpt(title)}”" if title else f"Piece {index + 1} of the portfolio"
