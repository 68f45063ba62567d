"""``profilelint cache``: where the answers of earlier proofreading are, and how to clear them."""

from __future__ import annotations

import typer

from profilelint.errors import UsageError
from profilelint.language import Cache
from profilelint.text import counted

commands = typer.Typer(
    help="What profilelint keeps of earlier proofreading, so that a text that has not changed is "
    "not read again. No text is kept, and what is kept can only be read with the text.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@commands.callback()
def status(context: typer.Context) -> None:
    """Say where it is, how many texts it knows and how big it is."""
    if context.invoked_subcommand is None:
        from rich.filesize import decimal

        cache = Cache()
        known = counted(cache.texts(), "proofread text")
        print(f"{cache.file}: {known}, {decimal(cache.size())}")


@commands.command()
def clear() -> None:
    """Forget all of it."""
    cache = Cache()
    known = cache.texts()
    try:
        cache.clear()
    except OSError as error:
        raise UsageError(f"{cache.file} cannot be removed: {error.strerror}.") from None
    print(f"Forgot {counted(known, 'proofread text')}.")
