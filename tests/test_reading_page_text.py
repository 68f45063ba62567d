"""A copied page: what is not sure is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.errors import ReadError
from profilelint.profile import Education, Employment, PartialDate, Profile, SpokenLanguage, Stats
from profilelint.reading import read, read_bytes
from tests.test_reading_page_html import ILSE

EXPORTS = Path(__file__).parent / "data" / "exports"
WORKED = """Data sheets for looms
$21.00/hr
I draw the sheet that your weaver reads.

Education

Three looms so far.
Work history
Employment history
Draughtswoman | Webstuhl KG
Mar 2019 – Present
"""


def profile_of(text: str) -> Profile:
    return read_bytes(text.encode(), "x").profile


def test_a_page_copied_in_a_browser() -> None:
    document = read(EXPORTS / "page_copied.txt")
    assert document.source.format == "page-text"
    unsure = ("skills", "education", "portfolio", "photo")
    fields = {name: getattr(ILSE, name) for name in ILSE.__struct_fields__}
    assert document.profile == Profile(**(fields | dict.fromkeys(unsure)))
    noted = [note.split("”")[0] for note in document.notes]
    assert noted == ["“Skills", "“Education", "“Portfolio", "“$20K+"]


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("Skills\nWeaving\nAutoCAD\n", "skills", ("Weaving", "AutoCAD")),
        ("Skills\n• Weaving\n• AutoCAD\n• Weaving\n", "skills", ("Weaving", "AutoCAD")),
        ("Skills\nWeaving AutoCAD\n", "skills", None),
        ("Skills\nI can weave.\nAutoCAD\n", "skills", None),
        ("Skills\nWeaving\nAutoCAD\nLinked accounts\nGitHub\n", "skills", ("Weaving", "AutoCAD")),
        ("Skills\nWeaving\nAutoCAD\nSkills\nKnitting\nSewing\n", "skills", None),
        ("Languages\nEnglish: Fluent\n", "languages", (SpokenLanguage("English", "fluent"),)),
        (
            "Languages\nEnglish:\nBasic\nI also sing.\n",
            "languages",
            (SpokenLanguage("English", "basic"),),
        ),
        ("Languages\nnone\n", "languages", None),
        (
            "Education\nLoom School\n2001-2003\nDye School\nDiploma\n2004 – Present\n",
            "education",
            (
                Education("Loom School", start=PartialDate(2001), end=PartialDate(2003)),
                Education("Dye School", "Diploma", start=PartialDate(2004), end=None),
            ),
        ),
        ("Education\nLoom School\n", "education", None),
        (
            "97% Job Success\n12\nTotal jobs\n$9,000\nTotal earnings\n",
            "stats",
            Stats(job_success=97.0, jobs=12, earnings=9000.0),
        ),
        ("97%\nof my clients\n", "stats", None),
    ],
)
def test_sections(lines: str, field: str, value: object) -> None:
    text = f"A title\n$5.00/hr\nA text.\nWork history\nNothing yet\nPortfolio\nA cloth\n{lines}"
    assert getattr(profile_of(text), field) == value


def test_a_heading_within_the_overview_leaves_it_unknown() -> None:
    found = profile_of(WORKED + "Education\nLoom School\n2001-2003\n")
    assert found == Profile(
        title="Data sheets for looms",
        hourly_rate=21.0,
        employment=(
            Employment("Webstuhl KG", "Draughtswoman", start=PartialDate(2019, 3), end=None),
        ),
    )
    plain = profile_of(WORKED.replace("Education\n\n", ""))
    assert plain.overview == "I draw the sheet that your weaver reads.\n\nThree looms so far."


def test_a_text_without_a_rate_is_no_page() -> None:
    text = "Skills\nEducation\nLanguages\n"
    with pytest.raises(ReadError, match="no line with an hourly rate"):
        read_bytes(text.encode(), "x", input_format="page-text")
    with pytest.raises(ReadError, match="This is not a profile"):
        read_bytes(text.encode(), "x")


def test_our_own_format_is_not_mistaken_for_a_copied_page() -> None:
    text = "title: x\noverview: |\n  a\n\n  $25.00/hr\n  Skills\n  Education\n"
    assert read_bytes(text.encode(), "x").source.format == "yaml"
