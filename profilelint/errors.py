"""What can go wrong for a reason that the user can mend; each maps to one exit code."""

from __future__ import annotations

from collections.abc import Sequence

from profilelint.source import Problem


class ProfilelintError(Exception):
    """An expected error: its text is shown to the user as it is, without a traceback."""

    exit_code = 2


class UsageError(ProfilelintError):
    """Words on the command line that do not fit together."""


class ConfigError(ProfilelintError):
    """A configuration file, a rubric or a check's options that cannot be used."""


class ReadError(ProfilelintError):
    """A file that cannot be read as a profile, with every problem found in it."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{name}: {problem.message}" for problem in self.problems))


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return `` (did you mean “x”?)`` for the nearest known word, or an empty text."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f" (did you mean “{found[0]}”?)" if found else ""
