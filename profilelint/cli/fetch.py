"""``profilelint fetch``: one public profile page, from the site into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from profilelint.cli import options


def fetch(
    address: Annotated[
        str, typer.Argument(metavar="URL", help="Your public profile: https://www.upwork.com/…")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")
    ] = Path("profile.html"),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    yes: options.Yes = False,
) -> None:
    """Fetch your own public profile page into a file, once you have agreed.

    It reads robots.txt and that one page, and tries nothing again. The site refuses most programs;
    then save the page from your browser, as it says before it begins.

    Exit code: 0, 1 where you did not agree, or 2 where no profile could be fetched.
    """
    from profilelint.errors import ReadError, UsageError
    from profilelint.fetching import fetched
    from profilelint.replacing import replace_file
    from profilelint.writing.converting import refuse_to_replace

    if output.is_dir() or not output.parent.is_dir():
        raise UsageError(
            f"{output} is no file that can be written: name one in a folder that is there."
        )
    refuse_to_replace(str(output), force=force)
    options.agree_to_fetch(address, yes=yes)
    try:
        page = fetched(address)
        page.document()
    except ReadError as error:
        options.say_unread(error)
        raise typer.Exit(2) from None
    replace_file(output, page.data, None)
    print(f"Written to {output}. Now: profilelint check {output}")
