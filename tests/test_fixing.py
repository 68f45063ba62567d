"""Which fixes one pass makes and which are declined, and how a file is replaced."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path as FilePath

import pytest

from profilelint.errors import ProfilelintError
from profilelint.findings import Edit, Fix, Located, Safety, Severity
from profilelint.fixing import SourceEdit, apply, mended, source_edits
from profilelint.reading import read_bytes
from profilelint.replacing import replace_file
from profilelint.source import Path, Source, Span

TITLE: Path = ("title",)


def source_of(text: str) -> Source:
    return read_bytes(text.encode(), "profile").source


# What is declined.


@pytest.mark.parametrize("text", ['{"title": "a b", "skills": ["x"]}', "title: a b\nskills: [x]\n"])
@pytest.mark.parametrize(
    "edits",
    [
        [Edit(("overview",), "x")],
        [Edit(TITLE, None)],
        [Edit(TITLE, "x", (2, 9))],
        [Edit(TITLE, 5, (0, 1))],
        [Edit(TITLE, float("inf"))],
        [Edit(TITLE, "x", (0, 2)), Edit(TITLE, "y", (1, 3))],
        [Edit(TITLE, "x"), Edit(TITLE, "y", (1, 3))],
        [Edit(("skills",), "x")],
        [Edit(("skills", 3), None)],
        [Edit(("skills", 0), None), Edit(("skills", 0), "y")],
        [Edit((), "x")],
        [Edit((), None)],
        [Edit(TITLE, "c", (0, 1)), Edit(("overview",), "x")],
    ],
    ids=repr,
)
def test_what_is_not_sure_is_not_made(text: str, edits: list[Edit]) -> None:
    source = source_of(text)
    assert source_edits(source, Fix((Edit(TITLE, "fine"),))) is not None
    assert source_edits(source, Fix(tuple(edits))) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"employment": [{"title": "a"}, {"title": "b"}]}',
        "employment:\n- title: a\n- title: b\n",
    ],
)
def test_what_goes_is_not_changed_as_well(text: str) -> None:
    edits = (Edit(("employment", 0), None), Edit(("employment", 0, "title"), "x"))
    assert all(source_edits(source_of(text), Fix((edit,))) for edit in edits)
    assert source_edits(source_of(text), Fix(edits)) is None


def test_an_export_is_not_changed() -> None:
    fix = Fix((Edit(TITLE, "b"),))
    export = {"data": {"user": {"freelancerProfile": {"personalData": {"title": "a"}}}}}
    assert source_edits(source_of(json.dumps(export)), fix) is None
    source = source_of('{"title": "a"}')
    assert source_edits(source, fix) == [SourceEdit((10, 13), '"b"')]
    source.editable = False
    assert source_edits(source, fix) is None


def test_a_text_whose_characters_cannot_be_placed_is_only_changed_as_a_whole() -> None:
    source = source_of('{"title": "a"}')
    source.offsets = lambda _: None
    assert source_edits(source, Fix((Edit(TITLE, "b", (0, 1)),))) is None
    assert source_edits(source, Fix((Edit(TITLE, "b"),))) is not None


def test_edits_over_one_another_are_refused() -> None:
    source = source_of('{"title": "a"}')
    edits = [SourceEdit((11, 12), "b"), SourceEdit((2, 3), "T")]
    assert apply(source, edits) == '{"Title": "b"}'
    for other in (SourceEdit((10, 12), ""), SourceEdit((11, 11), "x"), SourceEdit((11, 12), "b")):
        with pytest.raises(ValueError, match="same characters"):
            apply(source, [*edits, other])


# One pass over the findings of a file.


def finding(
    check: str, fix: Fix | None, severity: Severity = Severity.WARNING, at: Path = TITLE
) -> Located:
    return Located(check, "title", severity, "m", "", at, None, None, "", None, fix)


def fix_of(new: str | None, span: Span | None, safety: Safety = Safety.SAFE) -> Fix:
    return Fix((Edit(TITLE, new, span),), safety)


def pass_over(
    text: str, findings: list[Located], allow: Safety = Safety.SAFE
) -> tuple[str, list[str], list[str]]:
    after, done, left = mended(read_bytes(text.encode(), "x"), iter(findings), allow)
    return after, [one.check for one in done], [one.check for one in left]


@pytest.mark.parametrize(
    ("allow", "after", "done", "left"),
    [
        (Safety.SAFE, "title: A b c\n", ["s"], ["n", "u", "d"]),
        (Safety.UNSAFE, "title: A B c\n", ["s", "u"], ["n", "d"]),
        (Safety.DISPLAY, "title: a b c\n", [], ["n", "u", "s", "d"]),
    ],
)
def test_only_the_fixes_allowed_are_made(
    allow: Safety, after: str, done: list[str], left: list[str]
) -> None:
    findings = [
        finding("n", None),
        finding("u", fix_of("B", (2, 3), Safety.UNSAFE)),
        finding("s", fix_of("A", (0, 1))),
        finding("d", fix_of("C", (4, 5), Safety.DISPLAY)),
    ]
    assert pass_over("title: a b c\n", findings, allow) == (after, done, left)


def test_the_earlier_of_two_fixes_wins_and_then_the_severer_and_then_the_name() -> None:
    text = '{"title": "abcd"}'
    late, early = (
        finding("a", fix_of("X", (1, 3)), Severity.ERROR),
        finding("z", fix_of("Y", (0, 2))),
    )
    assert pass_over(text, [late, early]) == ('{"title": "Ycd"}', ["z"], ["a"])
    mild, severe = (
        finding("a", fix_of("X", (0, 1))),
        finding("z", fix_of("Y", (0, 3)), Severity.ERROR),
    )
    assert pass_over(text, [mild, severe]) == ('{"title": "Yd"}', ["z"], ["a"])
    second, first = finding("b", fix_of("X", (0, 1))), finding("a", fix_of("Y", (0, 3)))
    assert pass_over(text, [second, first]) == ('{"title": "Yd"}', ["a"], ["b"])


def test_a_fix_is_made_as_a_whole_or_not_at_all() -> None:
    two = Fix((Edit(TITLE, "X", (1, 2)), Edit(TITLE, "Z", (4, 5))))
    first = finding("a", fix_of("Y", (0, 2)))
    assert pass_over("title: abcde\n", [finding("b", two), first])[0] == "title: Ycde\n"


def test_fixes_that_empty_a_list_between_them_are_made_one_a_pass() -> None:
    text = "skills: # s\n- a\n- b\ntitle: t\n"
    both = [finding(name, Fix((Edit(("skills", at), None),))) for at, name in enumerate("xy")]
    after, done, left = pass_over(text, both)
    assert (after, done, left) == ("skills: # s\n- b\ntitle: t\n", ["x"], ["y"])
    assert pass_over(after, both[:1])[0] == "skills: [] # s\ntitle: t\n"


def test_what_only_goes_wrong_together_is_not_made_together() -> None:
    """Each alone leaves a text: without its first and its last word it would be a number."""
    findings = [finding("a", fix_of("", (0, 2))), finding("b", fix_of("", (4, 6)))]
    assert pass_over("title: a 12 b\n", findings) == ("title: 12 b\n", ["a"], ["b"])


# The file on the disk.


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: FilePath) -> None:
    file = tmp_path / "p.json"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"\xef\xbb\xbfnew\r\n", b"old")
    assert file.read_bytes() == b"\xef\xbb\xbfnew\r\n"
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_may_be_read_as_any_other(tmp_path: FilePath) -> None:
    usual, new = tmp_path / "usual", tmp_path / "new"
    usual.touch()
    replace_file(new, b"x", None)
    assert new.read_bytes() == b"x"
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_and_its_file_is_replaced(tmp_path: FilePath) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (folder / "p.json").write_bytes(b"old")
    link = tmp_path / "link.json"
    try:
        link.symlink_to(FilePath("inner", "p.json"))
    except OSError:
        pytest.skip("this system gives no permission to make links")
    replace_file(link, b"new", b"old")
    assert link.is_symlink()
    assert (folder / "p.json").read_bytes() == b"new"
    assert [path.name for path in folder.iterdir()] == ["p.json"]


@pytest.mark.parametrize("now", [b"someone else's", None])
def test_a_file_that_was_changed_meanwhile_is_let_be(tmp_path: FilePath, now: bytes | None) -> None:
    file = tmp_path / "p.json"
    if now is not None:
        file.write_bytes(now)
    with pytest.raises(ProfilelintError, match=r"changed .* meanwhile.*nothing was written"):
        replace_file(file, b"new", b"old")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if now is None else [now])


@pytest.mark.parametrize("step", ["replace", "chmod", "fsync"])
def test_nothing_is_left_behind_when_writing_fails(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "p.json"
    file.write_bytes(b"old")

    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fails)
    else:
        monkeypatch.setattr(FilePath, step, fails)
    with pytest.raises(ProfilelintError, match=r"No space left on device.*unchanged"):
        replace_file(file, b"new", b"old")
    monkeypatch.undo()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_what_is_no_file_or_protected_is_not_replaced(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ProfilelintError, match="is no file"):
        replace_file(tmp_path, b"new", None)
    with pytest.raises(ProfilelintError, match="could not be written"):
        replace_file(tmp_path / "nowhere" / "p.json", b"new", None)
    file = tmp_path / "p.json"
    file.write_bytes(b"old")
    # The user who runs the tests may be allowed everything.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ProfilelintError, match="protected"):
        replace_file(file, b"new", b"old")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
