"""Waits until files are saved, however an editor does that."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path

from profilelint.errors import UsageError

STEP = 50
"""Milliseconds without a change after which a save is taken as finished. Basis: ours."""

LONGEST = 500
"""Milliseconds after which changes are told that do not stop. Basis: ours."""

Stamps = Mapping[str, tuple[int, int, int]]
"""Of each file that is there: when it was written, its size, and which file it is."""


def saves(
    paths: Sequence[str], files: Callable[[], Sequence[str]]
) -> Generator[list[str], None, None]:
    """The files saved, again and again: at first those that are there, then each time those that
    have changed, come or gone.

    ``paths`` are what is watched; ``files`` says which files in them count. Folders are watched,
    not files, since many editors write a new file and put it in the place of the old one.

    :raises UsageError: for a folder that is not there.
    :raises KeyboardInterrupt: at Ctrl-C.
    """
    from watchfiles import watch

    folders = {path for path in paths if Path(path).is_dir()}
    roots = folders | {str(Path(path).parent) for path in paths if path not in folders}
    for root in roots:
        if not Path(root).is_dir():
            raise UsageError(f"There is no folder {root}, so nothing in it can be watched.")
    seen = _stamps(files())
    yield list(seen)
    # What was saved before the watching began has told nobody; that is looked for once.
    started = False
    for events in watch(
        *roots,
        watch_filter=None,
        debounce=LONGEST,
        step=STEP,
        rust_timeout=LONGEST,
        yield_on_timeout=True,
        recursive=bool(folders),
    ):
        if not events and started:
            continue
        started = True
        now = _stamps(files())
        changed = [name for name in {**seen, **now} if seen.get(name) != now.get(name)]
        seen = now
        if changed:
            yield changed


def _stamps(files: Sequence[str]) -> Stamps:
    found = {}
    for name in files:
        try:
            status = Path(name).stat()
        except OSError:
            continue  # it is not there now, and may come back
        found[name] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found
