"""What answers mean, and the file that grows by them: nothing that stood in it is touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from profilelint.asking import MORE, Group, Growing, Limits, cleaned, questions, template
from profilelint.asking.answers import (
    alike,
    categories_like,
    date_of,
    names_in,
    one_of,
    rate_of,
    types_like,
    types_of_work,
    value_of,
)
from profilelint.errors import ProfilelintError, UsageError
from profilelint.linter import plan
from profilelint.profile import Employment, Profile
from profilelint.reading import read
from profilelint.vocabulary import categories, subcategories
from profilelint.writing import SUFFIXES, plain
from tests.conftest import ROOT
from tests.test_writing import profiles

LIMITS = Limits.of(plan().options)

# The file.


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=profiles, suffix=st.sampled_from(sorted(SUFFIXES)))
def test_field_by_field_any_profile_comes_to_stand_in_the_file(
    tmp_path: Path, profile: Profile, suffix: str
) -> None:
    path = tmp_path / f"p{suffix}"
    path.unlink(missing_ok=True)
    growing = Growing(path)
    for number, (field, value) in enumerate(plain(profile).items()):
        growing.put(field, value)
        if number % 3 == 2:
            growing = Growing(path)  # taken up again
    if path.exists():
        assert read(path).profile == profile == growing.profile


KEPT = """\
# My profile; don't touch this line.
title:   "Editor"   # short

overview: |
    I edit.

    title: not this one
# An unset one:
level:   # to be asked
skills: [Editing, Proofreading]  # two
"""


def test_what_stands_in_a_file_stays_to_the_last_comment(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(KEPT)
    growing = Growing(path)
    assert growing.known("title")
    assert not growing.known("level")
    growing.put("hourly_rate", 28)
    growing.put("level", "expert")
    now = path.read_text()
    assert now == KEPT.replace("level:   # to be asked\n", "level: expert\n") + "hourly_rate: 28\n"


def test_in_json_too(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text('{"title":   "Editor",\n   "level": null}\n')
    growing = Growing(path)
    growing.put("hourly_rate", 28)
    growing.put("level", "expert")
    assert path.read_text() == (
        '{"title":   "Editor",\n   "level": "expert",\n  "hourly_rate": 28\n}\n'
    )


@pytest.mark.parametrize("ends", ["", "\n", "\r\n", "\n\n# The end"])
def test_the_end_of_the_file_may_be_written_in_any_way(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(f"title: Editor{ends}".encode())
    Growing(path).put("skills", ["Editing"])
    assert path.read_bytes().startswith(f"title: Editor{ends}".encode())
    assert read(path).profile == Profile(title="Editor", skills=("Editing",))


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: Editor\n")
    Growing(path).put("skills", [])
    assert path.read_bytes() == b"\xef\xbb\xbftitle: Editor\nskills: []\n"


@pytest.mark.parametrize("text", ["title: Editor\n...\n", "---\n{title: Editor}\n"])
def test_what_cannot_be_added_to_is_said_and_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(text)
    with pytest.raises(ProfilelintError, match=r"cannot be added.*by hand"):
        Growing(path).put("level", "expert")
    assert path.read_text() == text


def test_a_list_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("title: Editor\n")
    jobs = [{"company": "Brot", "title": "Editor"}, {"company": "Stein", "end": None}]
    Growing(path).put("employment", jobs[:1])
    Growing(path).put("education", [])
    growing = Growing(path)
    assert growing.entries("employment") == jobs[:1]
    growing.put("employment", jobs)
    assert Growing(path).entries("employment") == jobs
    assert path.read_text().count("employment:") == 1


def test_notes_in_a_list_are_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    text = "employment:\n  - company: Brot  # till May\n"
    path.write_text(text)
    with pytest.raises(ProfilelintError, match="cannot be added"):
        Growing(path).put("employment", [{"company": "Brot"}, {"company": "Stein"}])
    assert path.read_text() == text


def test_a_value_that_no_profile_has_is_refused(tmp_path: Path) -> None:
    growing = Growing(tmp_path / "p.yaml")
    with pytest.raises(ValueError, match="1000000000"):
        growing.put("hourly_rate", 2_000_000_000)
    assert list(tmp_path.iterdir()) == []


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    growing = Growing(path)
    growing.put("title", "Editor")
    path.write_text("title: Mine\n")
    with pytest.raises(ProfilelintError, match="changed by another program"):
        growing.put("level", "expert")
    assert path.read_text() == "title: Mine\n"


def test_an_export_is_not_written_into(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    data = (ROOT / "tests/data/exports/graphql_reply.json").read_bytes()
    path.write_bytes(data)
    with pytest.raises(UsageError, match=f"init NEW.yaml --from {path}"):
        Growing(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("name", ["p", "p.txt", "p.html"])
def test_the_ending_says_how_to_write(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="YAML or JSON"):
        Growing(tmp_path / name)


# The answers.


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        *(("28", 28), ("$28", 28), ("28.50", 28.5), ("28,5", 28.5), ("US$ 30", 30)),
        *(("30 USD/hr", 30), ("12 dollars / hour", 12), ("0", 0), ("7.25$", 7.25)),
    ],
)
def test_rates(typed: str, rate: float) -> None:
    assert rate_of(typed) == rate


@pytest.mark.parametrize("typed", ["abc", "1,000", "-5", "28-30", "28 €", "", "1e3", "٣"])
def test_no_rates(typed: str) -> None:
    with pytest.raises(ValueError, match="a number of US dollars"):
        rate_of(typed)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        *(("2021", 2021), ("2021-03", "2021-03"), ("2021-03-05", "2021-03-05")),
        *(("Mar 2021", "2021-03"), ("March 2021", "2021-03")),
    ],
)
def test_dates(typed: str, date: object) -> None:
    assert date_of(typed) == date


@pytest.mark.parametrize("typed", ["soon", "1821", "2021-13", "31"])
def test_no_dates(typed: str) -> None:
    with pytest.raises(ValueError, match="Write the date as"):
        date_of(typed)


def test_lists() -> None:
    assert names_in("Shopify, Liquid;CSS\n• HTML\n\n* Shopify") == [
        "Shopify",
        "Liquid",
        "CSS",
        "HTML",
    ]


def test_words() -> None:
    words = ("entry", "intermediate", "expert")
    assert one_of("2", words) == one_of("Inter", words) == one_of("INTERMEDIATE", words)
    for wrong in ("e", "4", "0", "expart", ""):
        with pytest.raises(ValueError, match="Type the number, or one of entry"):
            one_of(wrong, words)


def test_nothing_and_not_known_are_kept_apart() -> None:
    for one in (*questions(LIMITS), *MORE):
        for part in one.parts if isinstance(one, Group) else (one,):
            assert value_of(part, " \n") is UNSET
            if part.shape in ("date", "end", "word"):
                with pytest.raises(ValueError, match="Enter leaves it out"):
                    value_of(part, "-")
            else:
                assert value_of(part, "-") in ("", [], 0)


@pytest.mark.parametrize("category", categories())
def test_each_service_is_found_by_its_name_number_and_beginning(category: str) -> None:
    assert categories_like(category.lower()) == [category]
    assert categories_like(str(categories().index(category) + 1)) == [category]
    assert category in categories_like(category[:5])


@pytest.mark.parametrize("name", list(subcategories()))
def test_each_type_of_work_is_found(name: str) -> None:
    """By its name, by the beginnings of its words, and with a slip in it."""
    offered = types_of_work(subcategories()[name].category)
    assert types_like(name.upper(), offered) == [name]
    assert types_like(str(offered.index(name) + 1), offered) == [name]
    assert name in types_like(" ".join(word[:4] for word in name.split()), offered)
    slip = name[:2] + name[3:]
    assert name in types_like(slip, types_of_work(None))


def test_what_is_like_nothing() -> None:
    assert alike("zzzzqqqq", categories()) == []
    assert alike("", categories()) == []
    assert categories_like("99") == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("\x1b[200~I build\r\nshops.\x1b[201~", "I build\nshops."),
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]0;title\x07a", "a"),
        ("a\x00\x08b\tc", "ab\tc"),
        ("caf\udce9", "caf?"),
        ("[bold]x[/bold] 🙂 é", "[bold]x[/bold] 🙂 é"),
    ],
)
def test_what_a_terminal_adds_is_taken_out(typed: str, text: str) -> None:
    assert cleaned(typed) == text


# The file to fill in.


def test_the_file_to_fill_in_tells_nothing_and_names_every_question(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(template(LIMITS))
    assert read(path).profile == Profile()
    asked = [one.field for one in (*questions(LIMITS), *MORE)]
    lines = path.read_text().splitlines()
    assert [line[:-1] for line in lines if line.endswith(":") and line[0].isalpha()] == asked
    assert max(map(len, lines)) <= 92


def test_its_limits_are_those_of_the_rubric() -> None:
    assert (LIMITS.title, LIMITS.overview, LIMITS.subcategories, LIMITS.skills) == (
        *(70, 5_000, 4, 15),
    )
    text = template(LIMITS)
    for limit in ("70 characters", "5,000 characters", "4 of them", "15 of them"):
        assert f"At most {limit}" in text
    assert "At most" not in template(Limits())


def test_its_examples_are_right_once_the_marks_are_taken_away(tmp_path: Path) -> None:
    text = template(LIMITS)
    path = tmp_path / "p.yaml"
    path.write_text(
        "\n".join(line[1:] if line.startswith("#  ") else line for line in text.split("\n"))
    )
    profile = read(path).profile
    groups = [one for one in (*questions(LIMITS), *MORE) if isinstance(one, Group)]
    assert len(groups) == 5
    for group in groups:
        (entry,) = plain(profile)[group.field]
        assert set(entry) <= {part.field for part in group.parts}
    assert profile.employment is not None
    assert profile.employment[0].is_current


def test_it_is_filled_in_by_answers_where_its_fields_stand(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(template(LIMITS))
    growing = Growing(path)
    values: dict[str, Any] = {"title": "Editor", "employment": [{"company": "Brot"}], "skills": []}
    for field, value in values.items():
        growing.put(field, value)
    text = path.read_text()
    assert read(path).profile == growing.profile
    assert {name: getattr(growing.profile, name) for name in values} == {
        "title": "Editor",
        "employment": (Employment(company="Brot"),),
        "skills": (),
    }
    assert text.count("#") == template(LIMITS).count("#")
    assert text.index("title: Editor") < text.index("\noverview:") < text.index("- company: Brot")
