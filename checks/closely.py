"""What only a program that parses sentences sees; asked for with ``--nlp``."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint import needed
from profilelint.check import Example, check
from profilelint.findings import Finding, Severity, Skip
from profilelint.language.nlp import Nlp
from profilelint.profile import Profile
from profilelint.text import excerpt


@check(
    severity=Severity.INFO,
    guide_tip=4,
    section="skills",
    examples=[
        Example({"overview": "I use Photoshop and Blender to draw shops.", "skills": ["Blender"]}),
        Example(
            {"overview": "I edit films using Kaltura and Premiere.", "skills": ["Editing"]},
            says="“Kaltura”",
        ),
        Example(
            {
                "overview": "Every ledger that I keep is closed by the fifth.",
                "employment": [{"description": "I am proficient in Ledgerix and Excel."}],
                "skills": ["Bookkeeping"],
            },
            says="“Ledgerix”",
        ),
        Example(
            {"overview": "I worked with Lindqvist & Sons in Uppsala on leases.", "skills": ["Law"]}
        ),
        Example({"overview": "I use Kaltura."}, skips="skills"),
        Example({"skills": ["Law"]}, skips="no text"),
    ],
)
def skills_candidates(profile: Profile, *, most: int, nlp: Nlp) -> Iterator[Finding]:
    """See whether a tool that you name in passing is a skill that the platform offers.

    ## Why
    The guide (tip 4) asks for every genuine skill. A name that stands in your texts where a tool
    stands ("I use …", "experience with …") and that no list of ours holds may be one of the
    platform's all the same: our list is a part of it.

    This check parses sentences and so needs spaCy: `pip install 'profilelint[nlp]'`, and `--nlp`.

    ## How to mend it
    Type the name into the platform's search for skills. If it comes up and you have the skill, add
    it; if not, nothing has to change.
    """
    if profile.skills is None:
        raise Skip("the skills are not known")
    texts = [profile.overview or "", *(job.description or "" for job in profile.employment or ())]
    if not any(texts):
        raise Skip("there is no text that could name a tool")
    listed = {skill.casefold() for skill in profile.skills}
    named = [name for text in texts if text for name, _ in nlp.tools(text)]
    found = [name for name in dict.fromkeys(named) if name.casefold() not in listed][:most]
    if found:
        quoted = ", ".join(f"“{excerpt(name)}”" for name in found)
        yield Finding(
            f"Your texts name {quoted} as a tool, and none of our lists of skills has it.",
            "Search for it where the platform asks for skills; add it if it comes up.",
            at=("skills",),
        )


@check(
    severity=Severity.INFO,
    guide_tip=8,
    section="overview",
    examples=[
        Example({"overview": "I drew 14 shop signs last year. Each took a week."}),
        Example(
            {"overview": "I rewrote the mails of a roaster, and sales rose by 12 % in a month."}
        ),
        Example(
            {"overview": "I have 10 years of experience. I am patient and exact."},
            says="No sentence",
        ),
        Example({"overview": "I guarantee 100% satisfaction, day and night."}, says="No sentence"),
        Example({}, skips="overview"),
    ],
)
def overview_outcomes(profile: Profile, *, nlp: Nlp) -> Iterator[Finding]:
    """Tell in one sentence what you did and how much came of it.

    ## Why
    Upwork's help asks for numbers and examples over adjectives. A number of years or a promise of
    100 % is no result; this check looks for a sentence with something done, a number, and what the
    number counts.

    It parses sentences and so needs spaCy: `pip install 'profilelint[nlp]'`, and `--nlp`.

    ## How to mend it
    Take one finished piece of work: what you did, for whom, and how many, how much or how fast.
    """
    overview = needed.overview(profile)
    if not nlp.results(overview):
        yield Finding(
            "No sentence of the overview tells what you did together with a number that counts "
            "what came of it.",
            "Add one, such as: drew 14 menus for cafés, or answered 60 calls a day for a bank.",
            at=("overview",),
        )
