"""How a profile presents the person: name, photo, and the manner of the text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from profilelint import needed
from profilelint.check import Example, check
from profilelint.findings import (
    Edit,
    Finding,
    Fix,
    NotApplicable,
    Safety,
    Severity,
    Skip,
    Unavailable,
)
from profilelint.policy import manner, people
from profilelint.policy.wording import wording
from profilelint.profile import Profile
from profilelint.text import excerpt

_NAMED = {
    "company": ("reads as the name of a company", "Enter your own first and last name."),
    "role": ("says what you do and not who you are", "Enter your own first and last name."),
    "initial": ("is an initial", "Write the first name out."),
}


@check(
    section="policy",
    severity=Severity.ERROR,
    examples=[
        Example({"name": "Alex R."}),
        Example({"name": "Maria Baker"}),
        Example({"name": "Sukarno"}),
        Example({"name": "SEO Expert"}, says="“SEO Expert” says what you do"),
        Example(
            {"name": "Brightfern Solutions"}, says="“Solutions” reads as the name of a company"
        ),
        Example({"name": "Kovac Translations LLC"}, says="“LLC” reads as the name of a company"),
        Example({"name": "T. Okoye"}, says="“T” is an initial"),
        Example({"title": "Paralegal"}, skips="does not tell the name"),
        Example({"name": " "}, skips="no name to judge"),
        Example(
            {"kind": "agency", "name": "Kovac Translations LLC"}, skips="an agency goes by its own"
        ),
    ],
)
def policy_company_name(profile: Profile) -> Iterator[Finding]:
    """Use your own name, not that of a company and not what you do.

    ## Why
    Upwork's help page on names asks for the name that you go by in real life. It names company
    names and job titles such as "SEO Expert" as not allowed, and single letters too; an account may
    be restricted until the name is changed. A last name of one letter is never reported, because
    the public page shows no more of it. A first name of one letter is only a warning.

    ## How to mend it
    Change it in the settings, under contact info. A nickname or a short form is fine. If you have
    one name only, enter it twice.
    """
    if profile.kind == "agency":
        raise NotApplicable("an agency goes by its own name")
    if profile.name is None:
        raise Skip("the file does not tell the name")
    if not profile.name.strip():
        raise Skip("there is no name to judge")
    if found := people.fault(profile.name):
        kind, span = found
        said, mend = _NAMED[kind]
        yield Finding(
            f"In your name, “{profile.name[slice(*span)]}” {said}.",
            mend,
            at=("name",),
            span=span,
            severity=Severity.WARNING if kind == "initial" else None,
        )


@check(
    section="policy",
    severity=Severity.WARNING,
    examples=[
        Example({"title": "HTML, CSS and SQL developer | NASA alumni"}),
        Example({"title": "Copywriter", "overview": "I write e-mails. FREE sample for each shop."}),
        Example(
            {"title": "PROFESSIONAL SEO AND IT WRITER | PYTHON"},
            says="The title is written in capitals",
            becomes={"title": "Professional SEO and IT writer | Python"},
        ),
        Example(
            {
                "overview": "I WILL TYPE YOUR FILES FAST AND WITHOUT ANY MISTAKE. HIRE ME TODAY, "
                "YOUR SATISFACTION MATTERS MORE THAN ANYTHING. BEST QUALITY ALWAYS."
            },
            says="The overview is written in capitals",
            becomes={
                "overview": "I will type your files fast and without any mistake. Hire me today, "
                "your satisfaction matters more than anything. Best quality always."
            },
        ),
        Example({"title": "", "overview": ""}, skips="neither title nor overview"),
    ],
)
def policy_shouting(
    profile: Profile, *, title_share: float, overview_share: float, words: int
) -> Iterator[Finding]:
    """Write title and overview in normal letters, not in capitals.

    ## Why
    Capitals all through are read as shouting and are slow to read; the platform asks for a
    professional text without errors, and capitals hide what is a name and what is not.
    Abbreviations such as HTML are not counted, and a few words in capitals are no matter.

    ## How to mend it
    Use capitals for the first letter of a sentence, for names and for abbreviations only.
    """
    if not (profile.title or profile.overview):
        raise Skip("there is neither title nor overview to judge")
    for name, text, least, share in (
        ("title", profile.title or "", 2, title_share),
        ("overview", profile.overview or "", words, overview_share),
    ):
        shouted, every, span = manner.capitals(text)
        if span and shouted >= least and shouted >= share * every:
            yield Finding(
                f"The {name} is written in capitals: “{excerpt(text[slice(*span)])}”.",
                "Write it in normal letters; capitals only for names and abbreviations.",
                at=(name,),
                span=span,
                fix=Fix((Edit((name,), manner.lowered(text), (0, len(text))),), Safety.UNSAFE),
            )


_PLENTY = "Logo design, brand design, flyer design, " * 14 + "banner design."


@check(
    section="policy",
    severity=Severity.WARNING,
    examples=[
        Example({"overview": "I keep books in Xero, QuickBooks, Sage and FreshBooks."}),
        Example({"overview": "I draw floor plans. A plan takes two days; I send a draft first."}),
        Example({"overview": "I design.\n" + _PLENTY}, says="a list of 43 keywords"),
        Example(
            {"overview": "Translation expert. " + "Translation fast, translation good. " * 9},
            says="“translation” stands 19 times",
        ),
        Example({"overview": ""}, skips="no overview to judge"),
        Example({}, skips="does not tell the overview"),
    ],
)
def policy_keyword_stuffing(
    profile: Profile, *, items: int, times: int, share: float
) -> Iterator[Finding]:
    """Write sentences for clients, not lists of words for the search.

    ## Why
    Upwork asks for a description with real information and no gibberish. A word that comes again
    and again, or a line of forty keywords, says nothing to a client, who reads it all the same. The
    skill tags are there for the search.

    The limits are wide on purpose: a list of the tools that you use is not reported.

    ## How to mend it
    Choose the five or ten that matter and say in a sentence what you did with them. Put the rest
    into the skills.
    """
    overview = needed.overview(profile)
    for count, span in manner.keyword_lists(overview, items):
        yield Finding(
            f"“{excerpt(overview[slice(*span)])}” is a list of {count} keywords.",
            "Keep the few that matter, in a sentence, and put the rest into the skills.",
            at=("overview",),
            span=span,
        )
    for word, count, span in manner.repeated(wording(overview), times, share):
        yield Finding(
            f"The word “{word}” stands {count} times in the overview.",
            "Say it once or twice, and use the room to tell what you did.",
            at=("overview",),
            span=span,
        )


@check(
    section="policy",
    severity=Severity.ERROR,
    examples=[
        Example({"photo": "https://example.org/people/jo-lee-2026.jpg"}),
        Example({"title": "Payroll clerk", "photo": "https://example.org/p/c1/portrait.png"}),
        Example({"photo": ""}, says="There is no photo"),
        Example({"title": "Editor", "photo": " "}, says="There is no photo"),
        Example(
            {"photo": "https://example.org/img/default-avatar.png"}, says="not a photo of yourself"
        ),
        Example({"photo": "holiday.jpg"}, skips="cannot be opened from here"),
        Example({"title": "Engraver"}, skips="does not tell the photo"),
    ],
)
def policy_photo(
    profile: Profile, *, placeholders: list[str], smallest: int, largest: int
) -> Iterator[Finding]:
    """Show a photo of your face: the profile is not complete without one.

    ## Why
    Upwork counts the photo among the four things that a profile must have, and asks for head and
    shoulders with the whole face, in good light, before a simple background. It does not take an
    empty picture, a group, text, a logo, a drawing, an animal, a landscape, a stock photo, or a
    picture made by a machine. A photo of poor quality stands on its list of reasons for refusal.

    What is looked at is little: whether there is a photo, whether its address is that of an empty
    picture, and, for a file on this computer, whether it can be opened and how large it is (that
    part needs the Python package Pillow). What the picture shows cannot be seen from here: whether
    it is your face, a logo, or made by a machine.

    ## How to mend it
    Take a new one by a window: you alone, looking into the camera, nothing behind you. The file
    must have 250 pixels or more on each side.
    """
    if profile.photo is None:
        raise Skip("the file does not tell the photo")
    address = profile.photo.strip()
    if not address:
        yield Finding(
            "There is no photo, and a profile is not complete without one.",
            "Add one that shows your face, head and shoulders, in good light.",
            at=("photo",),
        )
        return
    if any(sign in address.casefold() for sign in placeholders):
        yield Finding(
            f"“{excerpt(address)}” is an empty picture, not a photo of yourself.",
            "Add one that shows your face, head and shoulders, in good light.",
            at=("photo",),
        )
        return
    if "://" in address or address.startswith(("//", "\\\\", "data:")):
        return  # pages and shares are never fetched
    width, height = _size(address)
    side = min(width, height)
    if not side or side < smallest or max(width, height) > largest:
        size = f"has {width} × {height} pixels" if side else "cannot be opened as a picture"
        yield Finding(
            f"The photo “{excerpt(Path(address).name)}” {size}; the platform takes JPEG or PNG "
            f"from {smallest} × {smallest} to {largest:,} × {largest:,}.",
            "Save it anew as JPEG or PNG in a size between these.",
            at=("photo",),
            severity=Severity.WARNING,
        )


def _size(path: str) -> tuple[int, int]:
    """Width and height of a picture in pixels; (0, 0) where it cannot be read as one.

    :raises Skip: where there is no such file.
    :raises Unavailable: where Pillow is not installed.
    """
    try:
        file = Path(path).expanduser()
        there = file.is_file()
    except (OSError, RuntimeError, ValueError):  # far too long, or of a user who is not there
        there = False
    if not there:
        raise Skip("the photo is a file that cannot be opened from here")
    try:
        image = import_module("PIL.Image")
    except ImportError:
        raise Unavailable("to look at a photo, the Python package Pillow is needed") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture of enormous size is only warned of
            with image.open(file, formats=("JPEG", "PNG")) as picture:
                width, height = picture.size
                picture.verify()
    except Exception:  # Pillow raises what it likes on a broken file
        return 0, 0
    return int(width), int(height)
