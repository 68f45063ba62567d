"""LinkedIn's export, and archives made to hurt."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from msgspec import UNSET

from profilelint.errors import ReadError
from profilelint.profile import (
    Certification,
    Education,
    Employment,
    Location,
    OtherExperience,
    PartialDate,
    PortfolioItem,
    Profile,
    SpokenLanguage,
)
from profilelint.reading import archive, read, read_bytes
from profilelint.reading.walk import files_of

FOLDER = Path(__file__).parent / "data" / "exports" / "linkedin"
JOAO = Profile(
    name="João Alves",
    email="joao@example.org",
    location=Location(city="Faro", country="Portugal"),
    title="Sound designer, board games",
    overview='Dice, cards and "dragons".\n\nSince 2015.',
    skills=("Sound Design", "Reaper"),
    employment=(
        Employment(
            company="Som Livre Lda",
            title="Sound editor",
            start=PartialDate(2015, 3),
            end=PartialDate(2019, 6),
            description="Cut ads,\nand jingles.",
            city="Faro",
            country="Portugal",
        ),
        Employment(
            company="Self-employed",
            title="Sound designer",
            start=PartialDate(2019, 7),
            end=None,
            description="",
        ),
    ),
    education=(
        Education(
            school="Escola de Som", degree="Diploma", start=PartialDate(2012), end=PartialDate(2015)
        ),
    ),
    languages=(SpokenLanguage("Portuguese", "native"), SpokenLanguage("English")),
    portfolio=(
        PortfolioItem(
            title="Knight and Bread",
            description="Sounds for a game of dice.",
            url="https://example.org/k",
        ),
    ),
)


def zipped(files: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", way) as one:
        for name, content in files.items():
            one.writestr(name, content)
    return memory.getvalue()


def tables(prefix: str = "") -> dict[str, bytes]:
    return {f"{prefix}{path.name}": path.read_bytes() for path in sorted(FOLDER.iterdir())}


def profile_of(**files: str) -> Profile:
    """The profile of an archive with these tables, beside a Profile.csv."""
    content = {"Profile.csv": b"First Name,Last Name,Headline,Summary\nA,B,C,D\n"}
    content |= {f"{name.replace('_', ' ')}.csv": text.encode() for name, text in files.items()}
    return read_bytes(zipped(content), "x").profile


def test_the_export_as_a_folder_and_as_an_archive(tmp_path: Path) -> None:
    assert read(FOLDER).profile == JOAO
    for prefix in ("", "Basic_LinkedInDataExport_01-01-2026/", "a\\b\\"):
        assert read_bytes(zipped(tables(prefix)), "x").profile == JOAO
    shutil.copytree(FOLDER, tmp_path / "out" / "inner")
    assert read(tmp_path / "out").profile == JOAO


def test_profile_csv_alone() -> None:
    document = read(FOLDER / "Profile.csv")
    assert document.profile == Profile(
        name=JOAO.name, location=JOAO.location, title=JOAO.title, overview=JOAO.overview
    )


def test_contact_data_are_kept_out_and_the_user_is_told() -> None:
    document = read(FOLDER)
    shown = f"{document.notes} {document.source} " + repr(
        [text for _, text in document.profile.texts()]
    )
    written = b" ".join(tables().values()).decode()
    for secret in ("Rua 0", "joao@example.org", "+351", "[alves]", "example.org/alves", "Ana"):
        assert secret in written
        assert secret not in shown
    assert document.notes == (
        "languages.csv: “Professional working proficiency” is not a level that the platform has",
        "This file holds contact data (accounts elsewhere, address, birth date, telephone, "
        "websites). It was left out: the platform forbids contact details in a profile",
    )


def test_a_table_that_is_absent_is_not_known_and_an_empty_one_is_none() -> None:
    assert profile_of().employment is None
    assert profile_of(Positions="Company Name,Title,Description,Location\n").employment == ()
    assert profile_of(Skills="Name\n").skills == ()
    assert profile_of(Skills="").skills == ()


def test_columns_that_differ_from_export_to_export() -> None:
    found = profile_of(
        Certifications="Certification Name,Authority,Started On\nMixing,ABC,Feb 2024\n",
        Volunteering="Company Name,Role,Description\nRadio,Host,Sundays.\n",
        Honors="Title,Description\nBest ear,2020\n",
        Profile_Summary="Profile Summary\nLonger.\n",
        Positions="Company Name,Title,Location,Started On\nA,B,Greater Porto Area,2019\n",
        Education="School Name,Start Date,End Date\nX,2012,\n",
    )
    assert found.certifications == (
        Certification(name="Mixing", issuer="ABC", earned=PartialDate(2024, 2)),
    )
    assert found.other_experience == (
        OtherExperience("Host, Radio", "Sundays."),
        OtherExperience("Best ear", "2020"),
    )
    assert found.overview == "D"
    (job,) = found.employment or ()
    assert (job.end, job.city, job.start) == (UNSET, None, PartialDate(2019))
    (school,) = found.education or ()
    assert school.end is UNSET


def test_a_table_without_its_heading_is_noted() -> None:
    content = {"Profile.csv": b"First Name,Headline\nA,B\n", "Skills.csv": b"x\n" * 20}
    document = read_bytes(zipped(content), "x")
    assert document.notes == ("skills.csv has no heading that is known, so it was not read",)


def test_a_folder_with_an_export_is_one_input(tmp_path: Path) -> None:
    assert list(files_of([str(FOLDER)], [], tmp_path)) == [str(FOLDER)]
    (tmp_path / "profile.json").write_text("{}", encoding="utf-8")
    (tmp_path / "Skills.csv").write_text("Name\n", encoding="utf-8")
    shutil.copytree(FOLDER, tmp_path / "linkedin")
    found = [str(tmp_path / "linkedin"), str(tmp_path / "profile.json")]
    assert list(files_of([str(tmp_path)], [], tmp_path)) == found


def corrupted(data: bytes) -> bytes:
    at = data.index(b"Profile.csv") + 40
    return data[:at] + bytes(byte ^ 0x55 for byte in data[at : at + 40]) + data[at + 40 :]


def locked(data: bytes) -> bytes:
    """The same with the mark of an encrypted member in both of its heads."""
    found = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found[found.index(sign) + offset] |= 1
    return bytes(found)


def lying(data: bytes) -> bytes:
    """The same with a member that says it is small."""
    found = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = found.index(sign) + offset
        found[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(found)


PROFILE = {"Profile.csv": b"First Name,Headline\nA,B\n"}
BOMB = {"Profile.csv": b"First Name,Headline\n" + b"0" * 40_000_000}
HOSTILE = {
    "bomb": (zipped(BOMB), "far more than an export"),
    "several": (
        zipped(
            {
                f"{name}.csv": b"a" * 4_900_000
                for name in ("profile", "positions", "skills", "education", "projects")
            }
        ),
        "far more than an export",
    ),
    "members": (zipped({f"{n}": b"" for n in range(archive.MAX_MEMBERS + 1)}), "far more than"),
    "traversal": (zipped(PROFILE | {"../../x.csv": b"x"}), "leads out of it"),
    "backslashes": (zipped(PROFILE | {"..\\..\\x.csv": b"x"}), "leads out of it"),
    "absolute": (zipped(PROFILE | {"/etc/x.csv": b"x"}), "leads out of it"),
    "drive": (zipped(PROFILE | {"C:\\x.csv": b"x"}), "leads out of it"),
    "lzma": (zipped(PROFILE, zipfile.ZIP_LZMA), "packed in an unusual way"),
    "locked": (locked(zipped(PROFILE)), "locked with a password"),
    "cut off": (zipped(PROFILE)[:-30], "damaged"),
    "corrupted": (corrupted(zipped(PROFILE)), "damaged"),
    "not one": (zipped({"word/document.xml": b"<x/>"}), "This is not LinkedIn's export"),
    "empty": (zipped({}), "This is not LinkedIn's export"),
    "binary": (zipped({"Profile.csv": b"a\0b" * 99}), "profile.csv: This is not a text file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_archive_that_cannot_be_trusted_is_refused(name: str) -> None:
    data, says = HOSTILE[name]
    with pytest.raises(ReadError, match=says):
        read_bytes(data, "x.zip")


def test_a_member_that_lies_about_its_size_is_cut_off_or_refused() -> None:
    data = lying(zipped(BOMB))
    with pytest.raises(ReadError, match=r"damaged|far more"):
        read_bytes(data, "x.zip")


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    for name in ("Profile.csv", "Skills.csv"):
        shutil.copy2(FOLDER / name, folder)
    (folder / "Positions.csv").symlink_to(FOLDER / "Positions.csv")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    found = read(folder).profile
    assert (found.skills, found.employment) == (JOAO.skills, None)


def test_a_file_of_a_folder_that_is_far_too_large_is_refused(tmp_path: Path) -> None:
    shutil.copy2(FOLDER / "Profile.csv", tmp_path)
    (tmp_path / "Skills.csv").write_bytes(b"Name\n" + b"a" * archive.MAX_MEMBER)
    with pytest.raises(ReadError, match=r"Skills\.csv is far too large"):
        read(tmp_path)
