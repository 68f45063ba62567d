"""The language of every text that a visitor reads: one typo may sink a profile."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, Safety, Severity, Skip
from profilelint.language import Issue, Proofreader
from profilelint.language.english import mixed_spelling
from profilelint.profile import Profile
from profilelint.source import Path
from profilelint.text import excerpt


def _issues(
    profile: Profile, proofreader: Proofreader, *kinds: str
) -> Iterator[tuple[Path, str, Issue]]:
    """The issues of some kinds, each with the path and the text that it stands in.

    :raises Skip: where the profile has no text.
    """
    if not profile.texts():
        raise Skip("there is no text to proofread")
    for path, text, answer in proofreader.answers(profile):
        for issue in answer.issues:
            if issue.kind in kinds:
                yield path, text, issue


def _finding(path: Path, text: str, issue: Issue, message: str) -> Finding:
    """A finding with the replacement as its fix, where there is one."""
    wrong = text[issue.start : issue.end]
    if not issue.replacements:
        mend = "Read the sentence once more and put it another way."
    elif not issue.replacements[0].strip():
        mend = f"Take “{excerpt(wrong)}” out."
    else:
        others = [f"“{one}”" for one in issue.replacements[1:3]]
        mend = f"Write “{excerpt(issue.replacements[0])}”" + (
            f" (or {' or '.join(others)})." if others else "."
        )
    fix = None
    if issue.replacements:
        edit = Edit(path, issue.replacements[0], (issue.start, issue.end))
        fix = Fix((edit,), Safety.SAFE if issue.certain else Safety.UNSAFE)
    return Finding(message, mend, at=path, span=(issue.start, issue.end), fix=fix)


def _around(text: str, issue: Issue) -> str:
    """The words of an issue with a little of what stands around them."""
    start = max(text.rfind(" ", 0, max(issue.start - 12, 0)) + 1, 0)
    stop = text.find(" ", issue.end + 12)
    return excerpt(text[start : len(text) if stop < 0 else stop])


@check(
    severity=Severity.WARNING,
    guide_tip=11,
    examples=[
        Example({"overview": "I draw logos and menus for cafés in Riga and Vilnius."}),
        Example({"overview": "My clients recieve three drafts within a week."}, says="“recieve”"),
        Example({"title": "Proffesional Bookkeeper | QuickBooks Expert"}, says="“Proffesional”"),
        Example({"overview": "Kubernetes, dbt and Żaneta Wójcik are no typing errors."}),
        Example({"overview": "I worked as a project manger at a shipyard."}, says="manger"),
        Example({}, skips="no text"),
    ],
)
def language_spelling(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Spell every word right.

    ## Why
    The guide asks you to treat the profile like a resume: many recruiters refuse one at the first
    typo. Upwork's own list of what may be wrong with a refused profile has "errors in the text".

    Names, products and the words of your trade are spared, and so are British and American
    spellings. A word is only called wrong where a common word is one slip away.

    ## How to mend it
    Take the word that is proposed, or add yours to the `words` of your settings, if it is right.
    """
    for path, text, issue in _issues(profile, proofreader, "spelling"):
        word = text[issue.start : issue.end]
        message = f"“{word}” is not spelt right."
        if issue.engine == "own" and issue.message:
            message = f"“{_around(text, issue)}”: {issue.message}"
        yield _finding(path, text, issue, message)


@check(
    severity=Severity.WARNING,
    guide_tip=11,
    examples=[
        Example({"overview": "I have built nine shops for bakeries and tailors."}),
        Example({"overview": "I have build nine shops for bakeries and tailors."}, says="build"),
        Example({"overview": "One of my clients says that I am patient."}),
        Example({"overview": "He don't need to know how a lease is drafted."}, says="don't"),
        Example({}, skips="no text"),
    ],
)
def language_grammar(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Keep the grammar of every sentence right.

    ## Why
    The guide asks you to treat the profile like a resume, and clients take the overview as a sample
    of how you will write to them.

    ## How to mend it
    Take what is proposed if it says what you mean; otherwise put the sentence another way.
    """
    for path, text, issue in _issues(profile, proofreader, "grammar"):
        yield _finding(path, text, issue, _message(text, issue, "is not right grammar"))


def _message(text: str, issue: Issue, otherwise: str) -> str:
    """Our own rule's message, or one around the words where an engine found them."""
    shown = _around(text, issue)
    if issue.engine == "own":
        return f"“{shown}”: {issue.message}"
    return f"“{shown}” {otherwise}."


@check(
    severity=Severity.WARNING,
    guide_tip=11,
    examples=[
        Example({"overview": "I write, edit and proofread reports."}),
        Example({"overview": "I write ,edit and proofread reports."}, says="“I write ,edit"),
        Example({"overview": "I prune fruit trees.. Ask me in spring."}, says="trees.."),
        Example({"overview": "Version 2.0.1 of Node.js, e.g. on Fly.io, costs $1,200.50."}),
        Example({}, skips="no text"),
    ],
)
def language_punctuation(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Set spaces and punctuation marks where they belong.

    ## Why
    A space before a comma or two full stops in a row look careless at a glance, before anybody has
    read a word. The guide (tip 11) asks for the care that a resume gets.

    ## How to mend it
    Most of these can be mended without reading: `profilelint check --fix`.
    """
    for path, text, issue in _issues(profile, proofreader, "punctuation"):
        yield _finding(path, text, issue, _message(text, issue, "is not punctuated right"))


@check(
    severity=Severity.INFO,
    guide_tip=11,
    examples=[
        Example({"overview": "I set up WordPress and WooCommerce for florists."}),
        Example({"overview": "I set up Wordpress for florists."}, says="“Wordpress”"),
        Example({"title": "Quickbooks bookkeeper"}, says="“Quickbooks”"),
        Example({"title": "WORDPRESS DEVELOPER"}),
        Example({}, skips="no text"),
    ],
)
def language_casing(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Write names as their owners do, and sentences with their capitals.

    ## Why
    Clients who use a tool every day see at once when its name is written wrong, and doubt the rest.
    Counted in 27 real profiles, wrong brand names were among the three most frequent slips. A small
    "i" for yourself, or a sentence that begins small, reads as haste. Yet four in ten of 316 live
    profiles have such a slip and were approved, so this only tells.

    ## How to mend it
    These can be mended without reading: `profilelint check --fix`.
    """
    for path, text, issue in _issues(profile, proofreader, "casing"):
        shown = "" if issue.rule == "brand-casing" else f"“{_around(text, issue)}”: "
        yield _finding(path, text, issue, shown + issue.message)


@check(
    severity=Severity.WARNING,
    guide_tip=11,
    examples=[
        Example({"overview": "I have eight years of experience in tax law."}),
        Example({"overview": "Do not loose your deposit over one unclear clause."}, says="loose"),
        Example({"overview": "Tell me about you're project before we sign."}, says="you're"),
        Example({"overview": "I led costumer service at a bank."}, says="“customer service”"),
        Example({"overview": "You're welcome to see your drawings in its first state."}),
        Example({}, skips="no text"),
    ],
)
def language_usage(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Choose the word that you mean, in the form that is used.

    ## Why
    "Project manger" passes every spell checker and is read by every client. The guide (tip 11) asks
    for the care that a resume gets.

    ## How to mend it
    Take what is proposed if it says what you mean.
    """
    for path, text, issue in _issues(profile, proofreader, "usage"):
        yield _finding(path, text, issue, _message(text, issue, "is probably another word"))


@check(
    severity=Severity.WARNING,
    guide_tip=11,
    examples=[
        Example({"overview": "I know that that clause matters, and I had had doubts."}),
        Example({"overview": "I check the the seams of every coat."}, says="“the the”"),
        Example({"overview": "A ferry took us to Bora Bora, where I shot the campaign."}),
        Example({"overview": "I will draft your your lease within a week."}, says="“your your”"),
        Example({}, skips="no text"),
    ],
)
def language_repetition(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Say every word once.

    ## Why
    A word that stands twice in a row is what is left of a sentence that was changed and not read
    again. The guide (tip 11) asks for the care that a resume gets.

    ## How to mend it
    These can be mended without reading: `profilelint check --fix`.
    """
    for path, text, issue in _issues(profile, proofreader, "repetition"):
        wrong = excerpt(text[issue.start : issue.end])
        yield _finding(path, text, issue, f"“{wrong}” says the same word twice.")


@check(
    severity=Severity.INFO,
    guide_tip=11,
    examples=[
        Example({"overview": "I organise colour catalogues and analyse their licences."}),
        Example(
            {"overview": "I organise the colours of a theater. The catalog is my favourite."},
            says="“theater” is American spelling",
        ),
        Example({"overview": "I keep the catalog of a library, and its labels are in color."}),
        Example(
            {"title": "Color consultant", "overview": "I favor grey, colour by colour, in color."},
            says="is American spelling",
        ),
        Example({}, skips="no text"),
    ],
)
def language_mixed_spelling(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Keep to British or to American spelling.

    ## Why
    Both are right; together they look as if two people had written the text, or as if parts had
    been copied.

    ## How to mend it
    Choose the spelling of the clients that you look for, and keep to it.
    """
    if not profile.texts():
        raise Skip("there is no text to proofread")
    mixed = mixed_spelling(
        (path, text, answer.variants) for path, text, answer in proofreader.answers(profile)
    )
    if mixed is None:
        return
    path, span, word, right = mixed.words[0]
    others = [f"“{one}”" for _, _, one, _ in mixed.words[1:4]]
    yield Finding(
        f"“{word}” is {mixed.other} spelling, while the rest of the profile is {mixed.main} "
        f"(“{mixed.example}”).",
        f"Write “{right}”" + (f", and likewise {' and '.join(others)}." if others else "."),
        at=path,
        span=span,
        fix=Fix(
            tuple(Edit(at, instead, place) for at, place, _, instead in mixed.words), Safety.UNSAFE
        ),
    )


@check(
    severity=Severity.INFO,
    guide_tip=11,
    examples=[
        Example({"overview": "I translate between Polish and English for three courts."}),
        Example(
            {"overview": "Traduzco contratos y documentos judiciales del inglés al español."},
            says="not English",
        ),
        Example({"overview": "I write menus for cafés: crème brûlée, Sachertorte, smørrebrød."}),
        Example(
            {"overview": "Ich übersetze seit vielen Jahren technische Texte aus dem Englischen."},
            says="not English",
        ),
        Example({}, skips="no text"),
    ],
)
def language_not_english(profile: Profile, *, proofreader: Proofreader) -> Iterator[Finding]:
    """Know which sentences were not proofread, because they are not English.

    ## Why
    Only English is proofread. Whether a profile may be in another language is not known; the
    platform's old policies of 2015 call English a good practice for proposals, no more.

    ## How to mend it
    Nothing has to be mended. If clients abroad are to find you, say the same in English too.
    """
    if not profile.texts():
        raise Skip("there is no text to proofread")
    for path, text, answer in proofreader.answers(profile):
        for span in answer.foreign:
            yield Finding(
                f"“{excerpt(text[slice(*span)])}” is not English, so it was not proofread.",
                "Nothing, if that is what you want; clients who search in English will not find "
                "it.",
                at=path,
                span=span,
            )
