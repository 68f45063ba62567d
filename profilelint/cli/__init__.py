"""The command line. One module a command; what they do stands in the library."""

from __future__ import annotations

import atexit
import errno
import gc
import sys

from profilelint.errors import ProfilelintError

_NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the system says where a full or failing disk does not take the report."""


def main() -> None:
    """Run the command line and leave with its exit code: 0, 1, 2, or 3 for a bug of ours."""
    # A run is short and makes few reference cycles; looking for them took a tenth of its time.
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)  # nor does Python look once more through all that is left at the end
    from profilelint.cli.commands import program

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal of an old code page shows ? for what it lacks
            reconfigure(errors="replace")
    try:
        program(sys.argv[1:])()
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
            from profilelint.cli.options import forget_stdout

            forget_stdout()
            print(f"profilelint: the report cannot be written: {error.strerror}.", file=sys.stderr)
            sys.exit(2)
        print(
            f"profilelint: this is a bug in profilelint, not in your profile: "
            f"{type(error).__name__} in {_place_of(error)}.\n"
            "Please report it with the command you gave. PROFILELINT_DEBUG=1 shows more.",
            file=sys.stderr,
        )
        _reraise_in_debug()
        sys.exit(3)


def _place_of(error: Exception) -> str:
    """Where it was raised; what an exception says may quote a profile, and is passed on."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "a place unknown"
    module = trace.tb_frame.f_globals.get("__name__", "a module unknown")
    return f"{module}, line {trace.tb_lineno}"


def _reraise_in_debug() -> None:
    import os
    import traceback

    if os.environ.get("PROFILELINT_DEBUG"):
        traceback.print_exc()
