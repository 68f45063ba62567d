"""Which commands there are. Only the one that is asked for is loaded, since each costs time."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from profilelint import __version__

COMMANDS = (
    "init",
    "check",
    "fix",
    "draft",
    "doctor",
    "convert",
    "fetch",
    "baseline",
    "explain",
    "rate",
    "words",
    "badges",
    "schema",
    "roster",
    "attempts",
    "languagetool",
    "cache",
)
"""In the order of the help. The command ``x-y`` is the function ``x_y`` of the module ``x_y``; one
that has commands of its own is a :class:`typer.Typer` named ``commands`` there."""


def program(words: Sequence[str] = ()) -> typer.Typer:
    """The command line for these words: with the one command that they call, or with all."""
    app = typer.Typer(
        name="profilelint",
        help="Tells a freelancer why the marketplace may have refused a profile, and how to mend "
        "it. It works on your own files; nothing is sent anywhere, and only fetch goes to the web.",
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_common)
    called = [word for word in words[:1] if word in COMMANDS]
    for command in called or COMMANDS:
        name = command.replace("-", "_")
        module = import_module(f"profilelint.cli.{name}")
        if hasattr(module, "commands"):
            app.add_typer(module.commands, name=command)
        else:
            app.command(command)(getattr(module, name))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"profilelint {__version__}")
        raise typer.Exit


def _common(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Takes the options that come before a command."""
