"""Every format has one reader, found by the content, which keeps to what it says of itself."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from profilelint.errors import ReadError, UsageError
from profilelint.profile import Profile
from profilelint.reading import (
    FORMATS,
    agency,
    connector,
    graphql,
    highlights,
    json_resume,
    linkedin,
    mhtml,
    own_json,
    own_yaml,
    page,
    page_html,
    page_nuxt3,
    page_text,
    read,
    read_bytes,
    roster_csv,
)
from profilelint.reading.formats import MODULES, Reader, reader

TESTS = Path(__file__).parent
EXPORTS = TESTS / "data" / "exports"
READERS: dict[str, Reader] = {  # the type checker holds each of them against the protocol
    "linkedin": linkedin,
    "mhtml": mhtml,
    "page": page,
    "page-nuxt3": page_nuxt3,
    "page-html": page_html,
    "page-text": page_text,
    "roster": roster_csv,
    "graphql": graphql,
    "agency": agency,
    "connector": connector,
    "highlights": highlights,
    "json-resume": json_resume,
    "json": own_json,
    "yaml": own_yaml,
}
ONE_ROW = b"name,headline,skills\r\nAda,Weaver,Linen\r\n"


def samples() -> dict[str, list[bytes]]:
    """Files of each format."""
    found: dict[str, list[bytes]] = {
        "json": [(TESTS.parent / "examples" / "ready.json").read_bytes()],
        "yaml": [(TESTS / "data" / "own_everything.yaml").read_bytes()],
        "linkedin": [zipped(EXPORTS / "linkedin")],
        "roster": [ONE_ROW],
        "mhtml": [path.read_bytes() for path in sorted(EXPORTS.glob("*.mhtml"))],
        "page-text": [(EXPORTS / "page_copied.txt").read_bytes()],
        "json-resume": [(EXPORTS / "resume.json").read_bytes()],
    }
    starts = {
        "graphql": "graphql_",
        "agency": "agency_",
        "connector": "connector_",
        "highlights": "highlights",
    }
    for name, start in starts.items():
        found[name] = [path.read_bytes() for path in sorted(EXPORTS.glob(f"{start}*.json"))]
    pages = {
        "page": ("page_viewer.html", "page_profile.html"),
        "page-nuxt3": ("page_nuxt3.html",),
        "page-html": ("page_air3.html", "page_2021.html"),
    }
    return found | {
        kind: [(EXPORTS / n).read_bytes() for n in names] for kind, names in pages.items()
    }


def zipped(folder: Path) -> bytes:
    """A folder as a zip archive."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder.parent))
    return memory.getvalue()


def test_the_words_of_input_format_are_the_readers() -> None:
    assert set(READERS) == set(FORMATS) == set(MODULES)
    assert {name: reader(name) for name in FORMATS} == READERS
    assert set(samples()) == set(FORMATS)


@pytest.mark.parametrize("name", READERS)
def test_each_format_is_recognised_by_its_content(name: str) -> None:
    files = samples()[name]
    assert files
    for data in files:
        document = read_bytes(data, "x")
        assert document.source.format == name
        assert document.source.reason
        assert document.source.editable is (name in ("json", "yaml"))
        again = read_bytes(data, "x", input_format=name)
        assert (again.profile, again.notes) == (document.profile, document.notes)


@pytest.mark.parametrize("name", READERS)
def test_a_format_never_has_what_it_says_it_never_has(name: str) -> None:
    one = READERS[name]
    fields = set(Profile.__struct_fields__)
    assert {path.partition(".")[0] for path in one.never_has} <= fields
    assert len(set(one.never_has)) == len(one.never_has)
    assert one.advice.endswith(".")
    for data in samples()[name]:
        profile = read_bytes(data, "x").profile
        for path in one.never_has:
            value: object = profile
            for step in path.split("."):
                value = None if value is None else getattr(value, step)
            assert value is None, path


@pytest.mark.parametrize("name", READERS)
def test_every_reader_refuses_what_is_of_another_format(name: str) -> None:
    for other, files in samples().items():
        if other == name or {name, other} == {"json", "yaml"}:
            continue
        related = other.startswith("page") and name == "page-html"  # a page with data is a page
        try:
            document = read_bytes(files[0], "x", input_format=name)
        except ReadError as error:
            problems = error.problems
            assert all(problem.message for problem in problems)
        else:
            assert related, (name, other)
            assert document.source.format == name


def test_a_format_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="did you mean “linkedin”"):
        read_bytes(b"{}", "x", input_format="linkedn")


def test_a_page_that_is_no_profile_says_how_to_save_one() -> None:
    for text, says in (
        ("<html><title>Just a moment...</title></html>", "asks whether you are human"),
        ("<html><h1>My own site</h1></html>", "saved without its data"),
        (
            "<html><script>window.__NUXT__={state:{}}</script></html>",
            "holds no freelancer's profile",
        ),
        ("<<", "begins like a web page but is none"),
    ):
        with pytest.raises(ReadError, match=says):
            read_bytes(text.encode(), "x")


def test_a_page_whose_state_has_no_profile_is_read_as_it_shows() -> None:
    text = (EXPORTS / "page_air3.html").read_text(encoding="utf-8")
    state = "<script>window.__NUXT__={state:{user:{}}}</script></body>"
    document = read_bytes(text.replace("</body>", state).encode(), "x")
    assert document.source.format == "page-html"
    assert document.profile.hourly_rate == 35


def test_a_folder_that_is_an_export_is_read_as_one(tmp_path: Path) -> None:
    document = read(EXPORTS / "linkedin")
    assert document.profile == read_bytes(zipped(EXPORTS / "linkedin"), "x").profile
    with pytest.raises(ReadError, match="This is a folder"):
        read(tmp_path)
