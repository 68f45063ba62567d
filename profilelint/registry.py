"""Which checks there are, and which of them were asked for."""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from types import ModuleType

import msgspec

from profilelint.check import Check
from profilelint.errors import ConfigError, did_you_mean

GROUP = "profilelint.checks"


class Registry(msgspec.Struct, frozen=True):
    """The checks found, by name, and the packages that could not be loaded."""

    checks: dict[str, Check]
    failures: tuple[str, ...]


@cache
def discover(group: str | None = None) -> Registry:
    """Load every check that an installed package names under ``profilelint.checks``.

    The built-in checks come in by the same door. A package that fails to load costs only its own
    checks; two checks of one name are a failure of the later one. With ``group``, the modules that
    a package keeps for other groups, as it says in ``GROUPS``, are not loaded.
    """
    checks: dict[str, Check] = {}
    failures: list[str] = []
    points = importlib.metadata.entry_points(group=GROUP)
    for point in sorted(points, key=lambda point: (point.name != "builtin", point.name)):
        try:
            found = list(_checks_of(point.load(), group))
        except Exception as error:
            failures.append(f"{point.name} ({point.value}): {type(error).__name__}: {error}")
            continue
        for one in found:
            if checks.setdefault(one.name, one) is not one:
                failures.append(f"{point.name}: a check named {one.name} is there already")
    return Registry(checks, tuple(failures))


def _checks_of(thing: object, group: str | None) -> Iterator[Check]:
    """The checks in what an entry point names: a check, a module, a package or a list.

    A package may say the order of its modules in ``SECTIONS``, and in ``GROUPS`` which of them hold
    nothing but checks of a group.
    """
    if isinstance(thing, Check):
        yield thing
    elif isinstance(thing, ModuleType):
        yield from (value for value in vars(thing).values() if _is_defined_in(value, thing))
        parts = [part.name for part in pkgutil.iter_modules(getattr(thing, "__path__", ()))]
        order = {name: place for place, name in enumerate(getattr(thing, "SECTIONS", ()))}
        kept = {
            name: kind for kind, names in getattr(thing, "GROUPS", {}).items() for name in names
        }
        for part in sorted(parts, key=lambda name: (order.get(name, len(order)), name)):
            if group is None or kept.get(part, group) == group:
                module = importlib.import_module(f"{thing.__name__}.{part}")
                yield from _checks_of(module, group)
    elif isinstance(thing, Iterable):
        for one in thing:
            yield from _checks_of(one, group)
    else:
        raise TypeError(f"{thing!r} is neither a check nor a module with checks")


def _is_defined_in(value: object, module: ModuleType) -> bool:
    return isinstance(value, Check) and value.function.__module__ == module.__name__


def matching(pattern: str, checks: Iterable[Check]) -> list[Check]:
    """The checks that a name, a section or a pattern with ``*`` stands for."""
    return [check for check in checks if means(pattern, check.name, check.section)]


def means(pattern: str, name: str, section: str) -> bool:
    """Whether a name, a section or a pattern with ``*`` stands for the check of that name."""
    return pattern in (name, section) or ("*" in pattern and fnmatchcase(name, pattern))


def select(
    checks: Sequence[Check], wanted: Sequence[str] = (), unwanted: Sequence[str] = ()
) -> tuple[list[Check], list[Check]]:
    """Split checks into those to run and those ignored, before any of them runs.

    :raises ConfigError: for a name that stands for no check, with the nearest one.
    """
    known = sorted({check.name for check in checks} | {check.section for check in checks})
    named: dict[str, set[str]] = {}
    for pattern in (*wanted, *unwanted):
        found = matching(pattern, checks)
        if not found:
            raise ConfigError(
                f"No check or section is called “{pattern}”{did_you_mean(pattern, known)}. "
                "`profilelint explain` lists them all."
            )
        named[pattern] = {check.name for check in found}
    keep = set().union(*(named[pattern] for pattern in wanted)) if wanted else None
    drop = set().union(*(named[pattern] for pattern in unwanted))
    selected = [check for check in checks if keep is None or check.name in keep]
    return (
        [check for check in selected if check.name not in drop],
        [check for check in selected if check.name in drop],
    )
