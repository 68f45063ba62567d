"""Education: schools, universities and courses."""

from __future__ import annotations

from collections.abc import Iterator

from profilelint.check import Example, check
from profilelint.findings import Finding, NotApplicable, Severity, Skip
from profilelint.profile import Education, Profile
from profilelint.text import excerpt

_LAW = {
    "school": "University of Nairobi",
    "degree": "LLB",
    "field": "Law",
    "description": "Final paper on supply contracts in the coffee trade.",
}


@check(
    severity=Severity.WARNING,
    guide_tip=10,
    examples=[
        Example({"education": [_LAW]}),
        Example({"education": [{"school": "Evening school", "field": "Bookkeeping"}]}),
        Example({"title": "UX designer", "education": []}, says="lists no education"),
        Example({"title": "Sales agent", "education": []}, says="lists no education"),
        Example({"title": "Civil engineer"}, skips="does not tell"),
    ],
)
def education_missing(profile: Profile) -> Iterator[Finding]:
    """List your education: courses and certificates count, not only degrees.

    ## Why
    The approval guide (tip 10) asks for all of it, college degree or not. In Upwork's published
    formula each item adds 10 % to the completeness of a profile, for two items at most.

    ## How to mend it
    Add every school, training, evening class and online course that you finished and that has to do
    with your work; the school leaving certificate if there is nothing else. Take the degree from
    Upwork's list, or "Other" where none fits.
    """
    if profile.education is None:
        raise Skip("the file does not tell the education")
    if not profile.education:
        yield Finding(
            "The profile lists no education.",
            "Add at least one item. A course, a training or a certificate counts as well.",
            at=("education",),
        )


@check(
    severity=Severity.WARNING,
    guide_tip=10,
    examples=[
        Example({"education": [_LAW]}),
        Example({"education": [{"school": "HTL Wien", "description": "Machine design, CAD."}]}),
        Example(
            {"education": [_LAW, {"school": "Coursera", "field": "Legal English"}]},
            says="“Legal English, Coursera” has no description",
        ),
        Example(
            {"education": [{"degree": "BA", "field": "Graphic Design", "description": " "}]},
            says="“BA, Graphic Design” has no description",
        ),
        Example({"education": [{"description": ""}]}, says="Education 1 has no description"),
        Example({"education": [{"school": "Evening school"}]}, skips="describes no item"),
        Example({"education": []}, skips="no education to judge"),
    ],
)
def education_undescribed(profile: Profile) -> Iterator[Finding]:
    """Say for every school or course what it has to do with your work.

    ## Why
    The approval guide (tip 10) asks for a detailed description of each item, so that its bearing on
    your trade can be seen. The name of a degree rarely shows that by itself.

    A description that is absent is reported only if another item in the file has one, or if it is
    there and empty. A file without any may simply not carry them, so nothing is judged then. In
    profilelint's own format, write `description: ""` for an item that has none.

    ## How to mend it
    One or two sentences: the subjects that you use today, a project or final paper, a good grade.
    "Two years of colour theory and printing; final project: the packaging of a tea brand."
    """
    if profile.education is None:
        raise Skip("the file does not tell the education")
    if not profile.education:
        raise NotApplicable("there is no education to judge")
    if all(item.description is None for item in profile.education):
        raise Skip("the file describes no item of education, so it may not carry descriptions")
    for index, item in enumerate(profile.education):
        if not (item.description or "").strip():
            yield Finding(
                f"{_named(item, index)} has no description.",
                "Add one or two sentences on what you learned there that your clients need.",
                at=("education", index, "description"),
            )


def _named(item: Education, index: int) -> str:
    """An item as the freelancer knows it, at the beginning of a sentence."""
    parts = [part for part in (item.degree, item.field, item.school) if part and part.strip()]
    return f"“{excerpt(', '.join(parts))}”" if parts else f"Education {index + 1}"
