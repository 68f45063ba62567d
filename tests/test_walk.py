"""Which files of the folders that were named are read, and in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from profilelint.errors import ConfigError, ReadError
from profilelint.reading.walk import SUFFIXES, files_of


def laid_down(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: x\n", encoding="utf-8")


def found(root: Path, *paths: str | Path, exclude: tuple[str, ...] = ()) -> list[str]:
    """What is to be read, relative to the root; a refusal in brackets."""
    answers = list(files_of([str(path) for path in paths], exclude, root))
    return [
        f"[{os.path.relpath(one.name, root)}]"
        if isinstance(one, ReadError)
        else one
        if one == "-"
        else os.path.relpath(one, root)
        for one in answers
    ]


def test_files_come_as_named_and_folders_sorted(tmp_path: Path) -> None:
    laid_down(tmp_path, "b/2.json", "b/10.json", "b/a/z.yaml", "b/B.yml", "a.txt", "z.html")
    named = (tmp_path / "z.html", "-", tmp_path / "b", tmp_path / "a.txt", tmp_path / "no.json")
    assert found(tmp_path, *named) == [
        "z.html",
        "-",
        *("b/10.json", "b/2.json", "b/B.yml", "b/a/z.yaml"),
        "a.txt",
        "no.json",
    ]


def test_the_order_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    numbers = [f"{number * 7 % 30:02}" for number in range(30)]
    assert numbers != sorted(numbers)
    laid_down(tmp_path, *(f"{one}/{other}.json" for one in numbers for other in numbers[:3]))
    read = found(tmp_path, tmp_path)
    assert read == sorted(read)
    assert len(read) == 90


def test_a_folder_gives_the_files_of_a_known_kind(tmp_path: Path) -> None:
    kinds = [f"x{suffix}" for suffix in SUFFIXES]
    assert sorted(SUFFIXES) == [".htm", ".html", ".json", ".mht", ".mhtml", ".yaml", ".yml"]
    laid_down(tmp_path, *kinds, "UPPER.JSON", "x.txt", "x.md", "json", "x.json.bak", "y.jsonl")
    assert found(tmp_path, tmp_path) == sorted([*kinds, "UPPER.JSON"])


def test_hidden_folders_and_those_of_tools_are_left_out(tmp_path: Path) -> None:
    laid_down(
        tmp_path,
        *(".git/x.json", ".hidden/a/x.json", "a/.cache/x.json", "a/node_modules/b/x.json"),
        *(
            "a/__pycache__/x.json",
            "build/x.json",
            "dist/x.json",
            "a/x.json",
            ".x.json",
            "build.json",
        ),
    )
    assert found(tmp_path, tmp_path) == [".x.json", "build.json", "a/x.json"]


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    laid_down(tmp_path, ".drafts/x.json", ".drafts/.git/y.json", "build/a/z.json")
    assert found(tmp_path, tmp_path / ".drafts") == [".drafts/x.json"]
    assert found(tmp_path, tmp_path / "build") == ["build/a/z.json"]


def test_a_folder_outside_the_root_is_read(tmp_path: Path) -> None:
    laid_down(tmp_path, "elsewhere/a/x.json", "elsewhere/a/y.json", "one/two/three/keep.txt")
    root = tmp_path / "one" / "two" / "three"
    answers = list(files_of([str(tmp_path / "elsewhere")], ["y.json"], root))
    assert answers == [str(tmp_path / "elsewhere" / "a" / "x.json")]


def test_paths_that_are_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_down(tmp_path, "here/a/x.json", "here/b/x.json", "there/x.json")
    monkeypatch.chdir(tmp_path / "here")
    cwd = Path.cwd()
    assert list(files_of(["."], ["b/"], cwd)) == ["a/x.json"]
    assert list(files_of(["../there"], [], cwd)) == ["../there/x.json"]
    (nothing,) = files_of(["../here/b"], ["/b/x.json"], cwd)
    assert isinstance(nothing, ReadError)


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("old/", ["a/new.json", "a/oldish.json", "b/x.json"]),
        ("*.json", []),
        ("/a", ["b/old/x.json", "b/x.json"]),
        ("a/old", ["a/new.json", "a/oldish.json", "b/old/x.json", "b/x.json"]),
        ("x.json", ["a/new.json", "a/oldish.json"]),
        ("**/old/*.json", ["a/new.json", "a/oldish.json", "b/x.json"]),
        ("# a note", ["a/new.json", "a/old/x.json", "a/oldish.json", "b/old/x.json", "b/x.json"]),
    ],
)
def test_exclude_patterns_are_relative_to_the_root(
    tmp_path: Path, pattern: str, left: list[str]
) -> None:
    laid_down(tmp_path, "a/new.json", "a/oldish.json", "a/old/x.json", "b/x.json", "b/old/x.json")
    folders = [tmp_path / "a", tmp_path / "b"]
    read = [one for one in found(tmp_path, *folders, exclude=(pattern,)) if one[0] != "["]
    assert sorted(read) == left


def test_later_patterns_win_and_named_files_are_never_excluded(tmp_path: Path) -> None:
    laid_down(tmp_path, "a/x.json", "a/y.json")
    assert found(tmp_path, tmp_path / "a", exclude=("*.json", "!y.json")) == ["a/y.json"]
    assert found(tmp_path, tmp_path / "a" / "x.json", exclude=("*",)) == ["a/x.json"]


@pytest.mark.parametrize("pattern", ["!", "a\\"])
def test_a_pattern_that_means_nothing_is_an_error(tmp_path: Path, pattern: str) -> None:
    laid_down(tmp_path, "x.json")
    with pytest.raises(ConfigError, match="exclude pattern"):
        found(tmp_path, tmp_path, exclude=(pattern,))


def test_an_empty_folder_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    laid_down(tmp_path, "a/x.txt", "b/x.json")
    answers = list(files_of([str(tmp_path / "a"), str(tmp_path / "b")], [], tmp_path))
    assert isinstance(answers[0], ReadError)
    assert "There is no profile in this folder" in str(answers[0])
    assert answers[1:] == [str(tmp_path / "b" / "x.json")]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    laid_down(tmp_path, "a/x.json", "far/y.json")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self.json").symlink_to(tmp_path / "a" / "self.json")
    (tmp_path / "a" / "gone.json").symlink_to(tmp_path / "nowhere.json")
    (tmp_path / "a" / "z.json").symlink_to(tmp_path / "far" / "y.json")
    files = ["a/gone.json", "a/self.json", "a/x.json", "a/z.json"]
    assert found(tmp_path, tmp_path / "a") == files
    (tmp_path / "named").symlink_to(tmp_path / "far", target_is_directory=True)
    assert found(tmp_path, tmp_path / "named") == ["named/y.json"]


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that nobody may open, not even the administrator whom a mode does not stop."""
    laid_down(tmp_path, "a/closed/x.json", "a/z/open.json", "a/open.json")
    folder = tmp_path / "a" / "closed"
    scandir = os.scandir

    def refusing(path: str | os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    folder.chmod(0)
    monkeypatch.setattr(os, "scandir", refusing)
    yield folder
    folder.chmod(0o700)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, closed: Path) -> None:
    assert found(tmp_path, tmp_path / "a") == ["a/open.json", "a/z/open.json", "[a/closed]"]
    (error,) = files_of([str(closed)], [], tmp_path)
    assert isinstance(error, ReadError)
    assert error.name == str(closed)
    assert "cannot be opened: Permission denied" in str(error)
    excluded = found(tmp_path, tmp_path / "a", exclude=("closed/",))
    assert excluded == ["a/open.json", "a/z/open.json"]
