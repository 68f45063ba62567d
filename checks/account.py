"""The rest of the account: languages, certificates, linked accounts, video, who may see it."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.check import Example, check
from profilelint.findings import Edit, Finding, Fix, NotApplicable, Safety, Severity, Skip
from profilelint.profile import Profile

_PUBLIC = Fix((Edit(("visibility",), "public"),), Safety.UNSAFE)


@check(
    severity=Severity.INFO,
    examples=[
        Example({"languages": [{"language": "English", "proficiency": "fluent"}]}),
        Example({"title": "Translator", "languages": [{"language": "Polish"}]}),
        Example({"title": "Translator of patents", "languages": []}, says="lists no language"),
        Example({"title": "Support agent", "languages": []}, says="lists no language"),
        Example({"title": "Bookkeeper"}, skips="does not tell the languages"),
    ],
)
def languages_missing(profile: Profile) -> Iterator[Finding]:
    """List the languages that you speak, with how well.

    ## Why
    Upwork asks for the level of English when a profile is made, and clients can search by it and by
    other languages. For a translator or a support agent the list is half the offer. It earns no
    completeness, so this is a remark only.

    ## How to mend it
    Add your mother tongue and every language in which you can write to a client. Basic,
    conversational, fluent, native: choose what a client would find true in a call.
    """
    if profile.languages is None:
        raise Skip("the file does not tell the languages")
    if not profile.languages:
        yield Finding(
            "The profile lists no language.",
            "Add English and your mother tongue, each with how well you speak it.",
            at=("languages",),
        )


@check(
    severity=Severity.INFO,
    examples=[
        Example({"languages": [{"language": "english"}, {"language": "Polish"}]}),
        Example({"english": "conversational", "languages": [{"language": "Swahili"}]}),
        Example({"languages": [{"language": "English (UK)", "proficiency": "native"}]}),
        Example(
            {"title": "Abogada de contratos", "languages": [{"language": "Spanish"}]},
            says="English is not among the languages",
        ),
        Example(
            {
                "title": "CAD-Zeichner",
                "languages": [{"language": "German"}, {"language": "Hungarian"}],
            },
            says="English is not among the languages",
        ),
        Example({"languages": []}, skips="no language to judge"),
        Example({"title": "Bookkeeper"}, skips="tells neither"),
    ],
)
def english_missing(profile: Profile) -> Iterator[Finding]:
    """Say how well you know English.

    ## Why
    Upwork asks for it when a profile is made, and clients filter by it. A list of languages without
    English reads as if you had none, even in a profile that is written in English.

    ## How to mend it
    Add English with the level that a client would find in a call. A low level is no disgrace where
    the work needs little talk; a level that is too high costs the first contract.
    """
    if profile.languages is None and profile.english is None:
        raise Skip("the file tells neither the languages nor the level of English")
    if profile.english is not None:
        return
    if not profile.languages:
        raise NotApplicable("there is no language to judge")
    if any(one.language is None for one in profile.languages):
        raise Skip("not all languages have a name")
    names = [(one.language or "").casefold() for one in profile.languages]
    if not any(name.startswith(("english", "en-", "anglais", "inglés")) for name in names):
        yield Finding(
            "English is not among the languages of the profile.",
            "Add English with the level that you have: basic, conversational, fluent or native.",
            at=("languages",),
        )


@check(
    severity=Severity.INFO,
    guide_tip=14,
    examples=[
        Example({"certifications": [{"name": "First aid"}]}),
        Example({"title": "Bookkeeper", "certifications": [{"name": "Xero Advisor"}]}),
        Example({"title": "Cloud engineer", "certifications": []}, says="lists no certificate"),
        Example({"title": "Paralegal", "certifications": []}, says="lists no certificate"),
        Example({"title": "Illustrator"}, skips="does not tell"),
    ],
)
def certifications_missing(profile: Profile) -> Iterator[Finding]:
    """List the certificates that you hold.

    ## Why
    The approval guide (tip 14) advises to prove yourself with Upwork's skill tests. These are gone;
    old ones only keep their credit. What is left in their place are certificates from elsewhere:
    each adds 5 % to the completeness in Upwork's published formula, up to 10 %. Many trades know no
    certificates, so this is a remark only.

    ## How to mend it
    Add what you have: a licence, an exam, the certificate of a tool's maker. A short free one that
    belongs to your main tool can be had in an afternoon.
    """
    if profile.certifications is None:
        raise Skip("the file does not tell the certifications")
    if not profile.certifications:
        yield Finding(
            "The profile lists no certificate. Upwork's own skill tests are gone, but certificates "
            "from elsewhere count.",
            "Add one or two that belong to your service, if you hold any.",
            at=("certifications",),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=13,
    examples=[
        Example({"linked_accounts": [{"name": "GitHub"}]}),
        Example({"title": "Illustrator", "linked_accounts": [{"name": "Behance"}]}),
        Example({"title": "Web developer", "linked_accounts": []}, says="No other account"),
        Example({"title": "Sales agent", "linked_accounts": []}, says="No other account"),
        Example({"title": "Translator"}, skips="does not tell"),
    ],
)
def linked_accounts_missing(profile: Profile) -> Iterator[Finding]:
    """Link an account that shows your work elsewhere.

    ## Why
    The approval guide (tip 13) calls it an easy way to show that you are serious. In Upwork's
    published formula it adds 10 % to the completeness of a profile. That it decides over an
    approval is the guide's word alone.

    ## How to mend it
    Link it under the profile settings: GitHub, Behance, Dribbble, whatever your trade uses. Never
    write its address into the texts of the profile: contact details are forbidden there.
    """
    if profile.linked_accounts is None:
        raise Skip("the file does not tell the linked accounts")
    if not profile.linked_accounts:
        yield Finding(
            "No other account is linked to the profile.",
            "Link one that shows your work, under the profile settings.",
            at=("linked_accounts",),
        )


@check(
    severity=Severity.INFO,
    examples=[
        Example({"video": "https://youtu.be/abc"}),
        Example({"title": "Voice artist", "video": "https://www.youtube.com/watch?v=abc"}),
        Example({"title": "Tutor for maths", "video": ""}, says="no video"),
        Example({"title": "Sales trainer", "video": " "}, says="no video"),
        Example({"title": "Bookkeeper"}, skips="does not tell"),
    ],
)
def video_missing(profile: Profile) -> Iterator[Finding]:
    """Add a short video if you like to speak to people.

    ## Why
    In Upwork's published formula a video adds 10 % to the completeness of a profile. Nobody has
    shown that it wins work or approval: the "30 % more views" that is often repeated has no source
    that can be opened. So this is a remark only.

    ## How to mend it
    Half a minute to a minute, in good light and without music: who you are, what you do, for whom.
    Upwork takes a link to YouTube. Give no contact details in it.
    """
    if profile.video is None:
        raise Skip("the file does not tell whether there is a video")
    if not profile.video.strip():
        yield Finding(
            "The profile has no video, which would add 10 % to its completeness.",
            "Record a short one if that suits you; it is not needed.",
            at=("video",),
        )


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"availability": "as-needed"}),
        Example({"title": "Paralegal", "availability": "part-time"}),
        Example({"title": "Web designer", "availability": "none"}, says="not available"),
        Example({"title": "Site engineer", "availability": "none"}, says="not available"),
        Example({"title": "Translator"}, skips="does not tell"),
    ],
)
def availability_none(profile: Profile) -> Iterator[Finding]:
    """Set yourself available before you submit the profile.

    ## Why
    A profile that says it takes no work asks for no clients. The platform lets you set how many
    hours a week you have; "as needed" promises nothing and keeps the door open.

    ## How to mend it
    Set the hours in the profile: more than 30 a week, less than 30, or as needed.
    """
    if profile.availability is None:
        raise Skip("the file does not tell the availability")
    if profile.availability == "none":
        yield Finding(
            "The profile says that you are not available for work.",
            "Set the hours that you have; “as needed” promises the least.",
            at=("availability",),
        )


@check(
    severity=Severity.WARNING,
    examples=[
        Example({"visibility": "public"}),
        Example({"title": "Copywriter", "visibility": "public"}),
        Example(
            {"title": "Bookkeeper", "visibility": "private"},
            says="is private",
            becomes={"title": "Bookkeeper", "visibility": "public"},
        ),
        Example({"title": "Legal translator", "visibility": "private"}, says="is private"),
        Example({"visibility": "upwork-users"}, says="only by people who are signed in"),
        Example({"title": "Civil engineer"}, skips="does not tell"),
    ],
)
def visibility_private(profile: Profile) -> Iterator[Finding]:
    """Let clients see the profile.

    ## Why
    Upwork has three settings: public, signed-in users only, private. A private profile is found by
    nobody who searches. The platform sets it so by itself after a time without earnings: it names
    90 days for new freelancers and more than two years for established ones.

    ## How to mend it
    Set the visibility to public in the profile's settings. Signed-in users only is fine if you do
    not want to be found by search engines; that is a remark only.
    """
    if profile.visibility is None:
        raise Skip("the file does not tell the visibility")
    if profile.visibility == "private":
        yield Finding(
            "The profile is private, so no client who searches can find it.",
            "Set the visibility to public in the profile's settings.",
            at=("visibility",),
            fix=_PUBLIC,
        )
    elif profile.visibility == "upwork-users":
        yield Finding(
            "The profile can be seen only by people who are signed in.",
            "Set the visibility to public if search engines may show it too.",
            at=("visibility",),
            fix=_PUBLIC,
            severity=Severity.INFO,
        )
