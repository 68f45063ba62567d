"""A user's own dictionary: in the settings, in a file, and taught by ``profilelint words``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from profilelint import config, lint, plan
from profilelint.config import Config, Language
from profilelint.errors import ConfigError
from profilelint.language.own_words import HEADING, OwnWords, text_of, with_words, words_in
from profilelint.profile import Profile
from tests.conftest import Answer

OVERVIEW = (
    "I recieve a kontrakt by post. Our kontrakts are fine; a Kontrakt’s end is near. "
    "Wordpress is what I use."
)


def test_own_words_are_case_sensitive_with_plurals_and_possessives() -> None:
    own = OwnWords(["Kubeflow", "zorb", "AcmeSoft", "Bora Bora"])
    for word in ("Kubeflow", "Kubeflow's", "zorb", "Zorb", "zorbs", "ZORBS", "AcmeSoft’s", "Bora"):
        assert word in own, word
    for word in ("kubeflow", "acmesoft", "Acmesoft", "zor", "zorbing", ""):
        assert word not in own, word
    assert len(own) == 4
    assert list(own) == ["AcmeSoft", "Bora", "Kubeflow", "zorb"]


def test_a_words_file() -> None:
    text = "# mine\nKubeflow\n\nzorb # a ball\nBora Bora\n"
    assert words_in(text) == ["Kubeflow", "zorb", "Bora Bora"]
    assert with_words(text, ["Quux", "zorb", "Quux"]) == text + "Quux\n"
    assert with_words(text, ["zorb"]) == text
    assert with_words("a", ["b"]) == "a\nb\n"
    assert with_words("a\r\n", ["b"]) == "a\r\nb\r\n"
    assert with_words("", ["b"]) == f"{HEADING}\nb\n"


def test_a_words_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.txt cannot be read"):
        text_of(tmp_path / "none.txt")
    file = tmp_path / "words.txt"
    file.write_bytes(b"caf\xe9\n")
    with pytest.raises(ConfigError, match="not text in UTF-8"):
        text_of(file)
    file.write_bytes(b"\xef\xbb\xbfKubeflow\r\n")
    assert words_in(text_of(file)) == ["Kubeflow"]


def wrong(overview: str, language: Language) -> list[str | None]:
    """The words that are called wrong, in order."""
    settled = plan(Config(language=language), select_=["language"])
    return [found.quote for found in lint(Profile(overview=overview), settled).findings]


def test_words_of_the_settings_are_right(tmp_path: Path) -> None:
    assert wrong(OVERVIEW, Language()) == ["recieve", "kontrakt", "kontrakts", "Wordpress"]
    assert wrong(OVERVIEW, Language(("kontrakt",))) == ["recieve", "Wordpress"]
    file = tmp_path / "words.txt"
    file.write_text("Wordpress\nrecieve\n", encoding="utf-8")
    assert wrong(OVERVIEW, Language(("kontrakt",), file)) == []
    assert wrong(OVERVIEW, Language(("Kontrakt",), file)) == ["kontrakt", "kontrakts"]


def test_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "profilelint.toml"
    file.write_text('[language]\nwords = ["zorb"]\n', encoding="utf-8")
    assert config.load(file).language == Language(("zorb",))
    assert config.load(file).words_file is None
    (tmp_path / "profilelint-words.txt").write_text("quux\n", encoding="utf-8")
    assert config.load(file).words_file == tmp_path / "profilelint-words.txt"
    file.write_text('[language]\nwords-file = "mine/words.txt"\n', encoding="utf-8")
    assert config.load(file).words_file == tmp_path / "mine/words.txt"
    with pytest.raises(ConfigError, match=r"words\.txt cannot be read: No such file"):
        plan(config.load(file))


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('word = ["zorb"]', "there is no setting “word” (did you mean “words”?)"),
        ('words = "zorb"', "words must be a list of texts"),
        ("words = [7]", "words must be a list of texts"),
        ("words-file = 7", "words-file must be text"),
    ],
)
def test_settings_that_do_not_fit(tmp_path: Path, setting: str, said: str) -> None:
    file = tmp_path / "profilelint.toml"
    file.write_text(f"[language]\n{setting}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(file)
    assert said in str(error.value)


def test_a_client_has_words_besides(tmp_path: Path) -> None:
    file = tmp_path / "profilelint.toml"
    file.write_text(
        '[language]\nwords = ["zorb"]\n[clients.anna.language]\nwords = ["quux"]\n',
        encoding="utf-8",
    )
    assert config.load(file).of("anna").language.words == ("zorb", "quux")
    assert config.load(file).of("ben").language.words == ("zorb",)


def test_the_command_lists_and_adds(
    cli: Callable[..., Answer], profile: Callable[..., Path], tmp_path: Path
) -> None:
    path = profile(overview=OVERVIEW)
    told = cli("words", path)
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    assert [line.split("“")[1].split("”")[0] for line in lines] == [
        *("recieve", "kontrakt", "kontrakts", "Wordpress")
    ]
    assert lines[0] == f"{path}:8:17: “recieve”. Write “receive”."
    file = tmp_path / "profilelint-words.txt"
    assert not file.exists()

    assert cli("words", path, "--add").stdout.endswith(f"{file}: 3 words added.\n")
    assert file.read_text(encoding="utf-8") == f"{HEADING}\nkontrakt\nkontrakts\nWordpress\n"
    left = cli("words", path).stdout
    assert "recieve" in left
    assert len(left.splitlines()) == 1
    assert "0 words added" in cli("words", path, "--add").stdout  # it is surely misspelt

    assert "1 word added" in cli("words", path, "--add", "--only", "recieve").stdout
    assert cli("words", path).stdout == "No word is called wrong.\n"
    checked = cli("check", path, "--select", "language", "--output-format", "compact")
    assert "recieve" not in checked.stdout


def test_the_command_adds_to_the_file_of_the_settings(
    cli: Callable[..., Answer], profile: Callable[..., Path], tmp_path: Path
) -> None:
    path = profile(overview=OVERVIEW)
    (tmp_path / "profilelint.toml").write_text(
        '[language]\nwords-file = "mine.txt"\n', encoding="utf-8"
    )
    (tmp_path / "mine.txt").write_bytes(b"# old\r\nkontrakt\r\n")
    assert "1 word added" in cli("words", path, "--add").stdout
    assert (tmp_path / "mine.txt").read_bytes() == b"# old\r\nkontrakt\r\nWordpress\r\n"


def test_a_words_file_that_cannot_be_written(
    cli: Callable[..., Answer], profile: Callable[..., Path], tmp_path: Path
) -> None:
    path = profile(overview=OVERVIEW)
    (tmp_path / "profilelint-words.txt").mkdir()
    told = cli("words", path, "--add")
    assert told.returncode == 2
    assert "profilelint-words.txt" in told.stderr
    assert list((tmp_path / "profilelint-words.txt").iterdir()) == []
