"""The command line. One module a command; what they do stands in the library."""

from __future__ import annotations

import errno
import sys
from typing import Annotated

import typer

from profilelint import __version__
from profilelint.cli import check, explain, languagetool, options, rate, schema
from profilelint.errors import ProfilelintError

app = typer.Typer(
    name="profilelint",
    help="Tells a freelancer why the marketplace may have refused a profile, and how to mend it. "
    "It works on your own files; nothing is sent anywhere.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the system says where a full or failing disk does not take the report."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"profilelint {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Takes the options that come before a command."""


app.command("check")(check.check)
app.command("explain")(explain.explain)
app.command("rate")(rate.rate)
app.command("schema")(schema.schema)
app.add_typer(languagetool.commands, name="languagetool")


def main() -> None:
    """Run the command line and leave with its exit code: 0, 1, 2, or 3 for a bug of ours."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal of an old code page shows ? for what it lacks
            reconfigure(errors="replace")
    try:
        app()
    except ProfilelintError as error:
        print(f"profilelint: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # Typer calls it a failure that the
            sys.exit(0)  # reader of our output has left; it is no error of anybody's
        raise
    except KeyboardInterrupt:
        print("profilelint: stopped.", file=sys.stderr)
        sys.exit(130)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NOT_WRITTEN:
            options.forget_stdout()
            print(f"profilelint: the report cannot be written: {error.strerror}.", file=sys.stderr)
            sys.exit(2)
        print(
            f"profilelint: this is a bug in profilelint, not in your profile: "
            f"{type(error).__name__}: {error}\n"
            "Please report it with the command you gave. PROFILELINT_DEBUG=1 shows more.",
            file=sys.stderr,
        )
        _reraise_in_debug()
        sys.exit(3)


def _reraise_in_debug() -> None:
    import os
    import traceback

    if os.environ.get("PROFILELINT_DEBUG"):
        traceback.print_exc()
