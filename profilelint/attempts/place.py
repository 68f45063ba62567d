"""Where the ledger lies, and by which path a file is known again."""

from __future__ import annotations

from pathlib import Path

from profilelint.reading import STDIN

FILE = "attempts.sqlite3"


def default_path() -> Path:
    """Where the ledger lies unless ``--ledger`` says otherwise: the user's folder for data."""
    import platformdirs

    return platformdirs.user_data_path("profilelint", appauthor=False) / FILE


def is_there(path: Path) -> bool:
    """Whether there is a file; ``True`` also where that cannot be seen: opening it says why."""
    try:
        return path.exists()
    except OSError:
        return True


def place_of(given: str) -> str:
    """The absolute path by which a file is known again; empty for standard input."""
    return "" if given in (STDIN, "<stdin>") else str(Path(given).resolve())
