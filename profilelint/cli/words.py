"""``profilelint words``: the words that profilelint does not know, and how to teach it some."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from profilelint.cli import options
from profilelint.config import WORDS_FILE, Config
from profilelint.text import counted, flat


def words(
    file: options.File,
    add: Annotated[
        bool, typer.Option("--add", help="Write them into your words file, so that they are right.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help="Only these words of them.")
    ] = None,
    input_format: options.InputFormat = None,
    engine: options.Engine = None,
    languagetool_url: options.LanguageToolUrl = None,
    no_cache: options.NoCache = False,
    config: options.Settings = None,
) -> None:
    """List the words that are called wrong though they may be right: names, terms, products.

    With --add they go into your words file, all but those that are surely misspelt: the file that
    language.words-file names in the settings, or profilelint-words.txt.
    """
    from profilelint.language import Cache
    from profilelint.language.own_words import CHECKS, unknown_words
    from profilelint.linter import lint, plan
    from profilelint.reports.compact import where

    settings = options.settings(config)
    settled = plan(
        settings,
        select_=CHECKS,
        engines=options.engines(engine, languagetool_url),
        languagetool_url=languagetool_url,
        cache=None if no_cache else Cache(),
    )
    found = unknown_words(lint(options.document(file, input_format), settled).everything)
    wanted = options.names(only)
    chosen = [one for one in found if not wanted or one.word in wanted]
    for one in chosen:
        print(flat(f"{where(file, one.finding)}: “{one.word}”. {one.finding.mend}"))
    if not chosen:
        print("No word is called wrong.")
    elif add:
        _add([one.word for one in chosen if wanted or not one.slip], settings)


def _add(words: list[str], settings: Config) -> None:
    """Write words into the words file of the settings, and say so."""
    from profilelint.language.own_words import text_of, with_words
    from profilelint.replacing import replace_file

    folder = settings.file.parent if settings.file else Path.cwd()
    path = settings.words_file or folder / WORDS_FILE
    text = text_of(path) if path.exists() else ""
    before = path.read_bytes() if path.exists() else None
    if words:
        replace_file(path, with_words(text, words).encode(), before)
    print(f"{path}: {counted(len(set(words)), 'word')} added.")
