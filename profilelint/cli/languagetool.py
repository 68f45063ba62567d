"""``profilelint languagetool``: install the proofreading server LanguageTool, or remove it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from profilelint.cli import options

if TYPE_CHECKING:
    from profilelint.language.install import Progress

commands = typer.Typer(
    help="Install, look at or remove LanguageTool, a second proofreading engine. It runs on this "
    "machine, needs Java, and takes 250 MB.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Into = Annotated[
    Path | None, typer.Option("--into", metavar="DIR", help="This folder, not the usual one.")
]


@commands.command()
def install(into: Into = None, yes: options.Yes = False) -> None:
    """Download LanguageTool, hold it against its checksums, and unpack it."""
    from profilelint.language import install as installation

    folder = (into or installation.default_folder()).absolute()
    found = installation.find(folder)
    if (
        found is not None
        and found.version == installation.VERSION
        and not installation.faults(found)
    ):
        print(f"LanguageTool {found.version} is installed in {found.folder}.")
        return
    _say(_offer(folder))
    if not yes:
        options.ask("Install it?")
    with _bars() as progress:
        made = installation.install(folder, progress)
    source = made.record.source if made.record else ""
    print(f"LanguageTool {made.version} is installed in {made.folder} (from {source}).")
    if into is not None and installation.find() != made:
        print(f"Set {installation.FOLDER_VARIABLE}={folder} so that profilelint finds it there.")
    if shutil.which("java") is None:
        print("It needs Java 17 or newer, which is missing (https://adoptium.net).")


@commands.command()
def status(into: Into = None) -> None:
    """Say where LanguageTool is, where it came from, and whether it is whole and can run.

    Exit code: 0 it is ready, 1 it is not.
    """
    from profilelint.language import install as installation

    found = installation.find(into)
    ready = found is not None
    if found is None:
        where = into or installation.default_folder()
        print(f"LanguageTool is not installed ({where}). `profilelint languagetool install` does.")
    else:
        print(f"LanguageTool {found.version}, in {found.folder}")
        record = found.record
        print(f"  source:  {record.source if record else 'not installed by profilelint'}")
        if record:
            print(f"  SHA-256: {record.sha256}")
        if broken := installation.faults(found):
            ready = False
            print(
                f"  damaged: {len(broken)} files, first {broken[0]}. "
                "`profilelint languagetool install` puts it right."
            )
        else:
            print("  whole:   yes")
    java, client = shutil.which("java"), installation.archive_address()
    print(f"Java: {java or 'missing; LanguageTool needs Java 17 or newer (https://adoptium.net)'}")
    if client is None:
        print("Python client: missing; `pip install 'profilelint[languagetool]'`")
    raise typer.Exit(0 if ready and java and client else 1)


@commands.command()
def remove(into: Into = None, yes: options.Yes = False) -> None:
    """Remove the LanguageTool that ``install`` put there."""
    from profilelint.language import install as installation

    found = installation.find((into or installation.default_folder()).absolute())
    if found is None:
        print("LanguageTool is not installed there.")
        return
    if not yes:
        options.ask(f"Remove {found.folder}?")
    installation.remove(found)
    print(f"Removed {found.folder}.")


@contextmanager
def _bars() -> Iterator[Progress]:
    """A bar for each thing that takes time, on stderr, gone when all is done."""
    from rich import progress as bars
    from rich.console import Console

    columns = bars.TextColumn("{task.description}", markup=False), bars.BarColumn()
    console = Console(stderr=True, highlight=False, emoji=False)
    with bars.Progress(*columns, bars.TaskProgressColumn(), console=console, transient=True) as bar:
        tasks: dict[str, bars.TaskID] = {}

        def progress(what: str, done: int, whole: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what)
            bar.update(tasks[what], completed=done, total=whole or None)

        yield progress


def _offer(folder: Path) -> str:
    from profilelint.language import install as installation

    jars = installation.jars()
    size = sum(jar.size for jar in jars) / 1_000_000
    address = installation.archive_address()
    archive = (
        [f"  1. {address}", f"     (260 MB; SHA-256 {installation.ARCHIVE_SHA256})"]
        if address
        else ["  1. LanguageTool's archive: not without `pip install 'profilelint[languagetool]'`"]
    )
    return "\n".join(
        [
            f"LanguageTool {installation.VERSION}, which proofreads ({installation.HOME_PAGE})",
            f"Licence: {installation.LICENCE}. It is no part of profilelint.",
            f"Folder:  {folder}",
            "Source, the first that can be reached:",
            *archive,
            f"  2. Maven Central, by the program mvn ({len(jars)} files, {size:.0f} MB; "
            f"a SHA-256 each in data/{installation.JARS})",
        ]
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr)
