"""Who the profile says that you are: one person or several, and in which roles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from profilelint import naming, needed
from profilelint.check import Example, check
from profilelint.findings import Finding, Severity, Skip
from profilelint.pattern import Pattern
from profilelint.profile import Profile
from profilelint.text import excerpt
from profilelint.vocabulary import squashed_all

_TEAM = Pattern(
    r"\b(?:my|our) (?:own )?agency\b"
    r"|\bwe are an? (?:[\w-]+,? ){0,4}(?:team|agency|company|studio|firm|group|duo)\b"
    r"|\b(?:my|our) (?:\w+[ -]){0,3}team of (?:\d+|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozens|over|more|experts?|experienced|professionals?|skilled|developers|designers|writers)\b"
    r"|\b(?:I|we) (?:have|run|own|lead|manage) (?:an?|my own|our own) (?:[\w-]+ ){0,3}"
    r"(?:team of|agency)\b"
    r"|\b(?:I|me) (?:and|&) my (?:\w+ )?team\b|\bmy team and I\b"
)
_SIGNS = ("team of", "my team", "agency", "we are a")
_WE = Pattern(r"\b(?:we|our|ours|us)\b")
_I = Pattern(r"\b(?:I|me|my|mine|myself|I['’]\w+)\b", exact=True)


@check(
    section="claims",
    severity=Severity.INFO,
    examples=[
        Example({"overview": "At Acme I led a team of five and kept its books."}),
        Example({"overview": "I edit theses. Tell me what you need, and we will find a date."}),
        Example({"overview": "We are a studio for labels.", "agency": {"name": "Labels Ltd"}}),
        Example({"kind": "agency", "overview": "We are a team of lawyers in Nairobi."}),
        Example(
            {"overview": "Hi! I run a small agency with a team of five illustrators."},
            says="“I run a small agency”",
        ),
        Example(
            {"overview": "We are a team of lawyers. Our offices are in Nairobi and Kampala."},
            says="“We are a team”",
        ),
        Example(
            {
                "overview": "We set appointments. Our callers know solar. We call from your list, "
                "our leads are fresh, and our clients stay with us."
            },
            says="speaks of “we” and “our” throughout",
        ),
        Example({"title": "Translator"}, skips="does not tell the overview"),
        Example({"overview": ""}, skips="no overview to judge"),
    ],
)
def claims_team(profile: Profile, *, we: int) -> Iterator[Finding]:
    """Write as one person in a freelancer's profile, and as an agency in an agency's.

    ## Why
    A freelancer's profile stands for one person: Upwork asks for a real-life name and no company's,
    and allows no account to be shared. "Our agency" in it leaves the client asking who will do the
    work, and may look like a shared account. A team that you led for an employer is no such claim.

    It is a remark only: a file rarely tells whether you have an agency's profile beside your own.

    ## How to mend it
    If you work alone, write "I". If you have people, set up an agency's profile for them and keep
    your own for what you do yourself.
    """
    text = needed.overview(profile)
    if profile.agency is not None or profile.kind == "agency":
        return
    mend = "Write what you do yourself; for a team there is the agency's profile."
    lower = text.casefold()
    if any(sign in lower for sign in _SIGNS) and (found := _TEAM.search(text)):
        yield Finding(
            f"The overview says “{excerpt(found[0])}”, but the profile is that of one person.",
            mend,
            at=("overview",),
            span=found.span(),
        )
    elif not _I.search(text) and len(_WE.findall(text)) >= we:
        yield Finding(
            "The overview speaks of “we” and “our” throughout, and never of “I”, but the profile "
            "is that of one person.",
            mend,
            at=("overview",),
        )


@check(
    section="claims",
    severity=Severity.INFO,
    examples=[
        Example(
            {
                "title": "Bookkeeper | Payroll specialist",
                "overview": "I keep books and run the payroll of restaurants.",
                "skills": ["Bookkeeping", "QuickBooks Online"],
            }
        ),
        Example(
            {
                "title": "Contract lawyer | NDA expert",
                "overview": "I draft contracts and non-disclosure agreements (NDA).",
                "skills": ["Contract Law"],
            }
        ),
        Example(
            {
                "title": "Logo designer, Python developer",
                "overview": "I design logos and labels for food brands.",
                "skills": ["Logo Design"],
                "employment": [{"title": "Python tutor"}],
            }
        ),
        Example(
            {
                "title": "Logo designer | Python developer",
                "overview": "I design logos and labels for food brands.",
                "skills": ["Logo Design", "Packaging Design"],
                "employment": [],
            },
            says="“Python developer” stands in the title",
        ),
        Example(
            {
                "title": "Sales agent, real estate; patent translator",
                "overview": "I sell flats: sales talks, viewings, contracts of real estate.",
                "skills": ["Real Estate", "Sales"],
            },
            says="“patent translator” stands in the title",
        ),
        Example({"title": "Web developer"}, skips="title, overview and skills"),
    ],
)
def claims_role(profile: Profile, *, everywhere: list[str]) -> Iterator[Finding]:
    """Show elsewhere in the profile each role that the title claims.

    ## Why
    A client who searched for the second role in your title looks for it in the text. If neither the
    overview nor a skill, a job, a school or the portfolio has a word of it, the role reads as a
    word put there to be found. Upwork's rules ask for a title that is true.

    This is a remark only, and a cautious one: at least one part of the title must be borne out and
    another must share nothing at all with the rest of the profile, not even half a word. Roles of
    one word are not judged, since a text may well describe a lawyer without the word.

    ## How to mend it
    Add a skill, a job or a sentence that shows the role; or take it out of the title, which then
    has more room for the first one.
    """
    title = profile.title
    if not title or not profile.overview or not profile.skills:
        raise Skip("title, overview and skills are not all known")
    parts = [
        (one.start(), part)
        for one in _PART.finditer(title)
        if (part := _AND.sub("", one[0].strip()))
    ]
    if len(parts) < 2:
        return
    texts = [text for at, text in profile.texts() if at != ("title",)]
    texts += [*profile.skills, *(profile.subcategories or ())]
    texts += [skill for piece in profile.portfolio or () for skill in piece.skills or ()]
    rest = " ".join(texts).casefold()
    if not rest.isascii():
        rest = unicodedata.normalize("NFKC", rest)
    joined = ""
    unsupported: list[tuple[int, str]] = []
    supported = False
    for start, part in parts:
        said = naming.parts(naming.tokens(part))
        telling = [word for word in said if _tells(word) and word not in everywhere]
        if any(word[:_STEM] in rest for word in telling):
            supported = True
            continue
        joined = joined or squashed_all([" ".join(rest.split())])[0]
        if any(word in joined for word in telling):
            supported = True
        elif telling and len(said) > 1 and naming.holds_role(said):
            unsupported.append((start, part))
    if not supported:
        return
    for start, part in unsupported:
        begin = title.index(part, start)
        yield Finding(
            f"“{excerpt(part)}” stands in the title, but no skill, job or sentence of the profile "
            "has a word of it.",
            "Add what shows it, or take it out of the title.",
            at=("title",),
            span=(begin, begin + len(part)),
        )


_PART = Pattern(r"(?:(?! [-–—] | & | and )[^|,;/•·~+])+", exact=True)
_AND = Pattern(r"^(?:and|&) +")
_STEM = 5


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in naming.generic() and not word.isdecimal()
