"""Which attempts are meant: those of a name, of a file, or one by its number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from profilelint.attempts.attempt import Attempt
from profilelint.attempts.ledger import PATIENCE, Ledger
from profilelint.attempts.place import is_there
from profilelint.errors import UsageError, did_you_mean

_LIST = "`profilelint attempts list` shows those that there are."


def read_all(path: Path, patience: float = PATIENCE) -> tuple[Attempt, ...]:
    """All attempts of a ledger in the order of their dates; none where there is no such file.

    :raises ProfilelintError: where the ledger cannot be read.
    """
    if not is_there(path):
        return ()
    with Ledger(path, reading=True, patience=patience) as ledger:
        return ledger.all()


def numbered(attempts: Sequence[Attempt], number: int) -> Attempt:
    """:raises UsageError: where there is no attempt of that number."""
    for one in attempts:
        if one.number == number:
            return one
    raise UsageError(f"There is no attempt {number}. {_LIST}")


def named(attempts: Sequence[Attempt], name: str | None) -> tuple[Attempt, ...]:
    """The attempts of a name, all of them for ``None``.

    :raises UsageError: for a name that has none.
    """
    found = tuple(one for one in attempts if name is None or one.name == name)
    if name is not None and not found:
        known = list(dict.fromkeys(one.name for one in attempts))
        raise UsageError(f"No attempt is of “{name}”{did_you_mean(name, known)}. {_LIST}")
    return found


def with_file(attempts: Sequence[Attempt], file: str) -> tuple[Attempt, ...]:
    """The attempts with the profile in a file: those of the name that it was last added under.

    ``file`` is an absolute path, or empty, which no attempt is known by.
    """
    names = [one.name for one in sorted(attempts, key=lambda one: one.number) if one.file == file]
    return tuple(one for one in attempts if names and file and one.name == names[-1])


def of_one(attempts: Sequence[Attempt], file: str, name: str | None) -> tuple[Attempt, ...]:
    """The attempts with one profile, at least one: by its name, its file, or because it is alone.

    :raises UsageError: where there are none, or it is not certain whose are meant.
    """
    if name is not None:
        return named(attempts, name)
    if not attempts:
        raise UsageError(
            "No attempt is written down yet. `profilelint attempts add FILE` writes one down."
        )
    if file and (found := with_file(attempts, file)):
        return found
    names = list(dict.fromkeys(one.name for one in attempts))
    if len(names) > 1:
        raise UsageError(
            "There are attempts with several profiles. Say which one is meant: --profile "
            f"{' or --profile '.join(names[:3])}{' ...' if len(names) > 3 else ''}."
        )
    return tuple(attempts)
