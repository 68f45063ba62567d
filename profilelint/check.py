"""What a check is, and the decorator that makes one from a function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from profilelint.findings import Answer, Severity
from profilelint.profile import Profile

Basis = Literal["official", "reported", "measured", "guide", "community", "ours"]
"""What a figure rests on: the platform's own page; its text as quoted by dated third parties; a
count over real data; the approval guide; a community post or blog; our own choice."""

PROVIDED = frozenset({"today", "first", "proofreader", "nlp"})
"""Keyword parameters that the engine supplies itself: ``today``, the date of the run; ``first``,
whether the profile is submitted for the first time; ``proofreader`` and ``nlp``, see
:mod:`profilelint.language`."""


class Figure(msgspec.Struct, frozen=True):
    """A limit, list or threshold with where it comes from, its date and what it rests on.

    ``others`` are what other sources give for the same; they are shown and not used.
    """

    value: object
    source: str
    as_of: str
    basis: Basis
    note: str = ""
    others: tuple[Figure, ...] = ()


class Example(msgspec.Struct, frozen=True):
    """A profile, in profilelint's own format, and what the check must answer to it.

    ``says``: part of a message that must come; neither ``says`` nor ``skips``: no finding may come.
    ``skips``: part of the reason with which the check declines to judge. ``becomes``: the same
    profile after the check's fix. ``options`` replace figures of the default rubric.
    """

    profile: Mapping[str, object]
    says: str | None = None
    skips: str | None = None
    becomes: Mapping[str, object] | None = None
    options: Mapping[str, object] = msgspec.field(default_factory=dict)


class Check(msgspec.Struct, frozen=True):
    """A check: its function and what is known about it. Call it to run it on a profile."""

    function: Callable[..., Iterator[Answer]]
    name: str
    section: str
    severity: Severity
    weight: float
    guide_tip: int | None
    group: str
    examples: tuple[Example, ...]
    figures: Mapping[str, Figure]
    options: tuple[str, ...]
    provided: tuple[str, ...]

    @property
    def page(self) -> str:
        """The whole docstring, in Markdown."""
        return inspect.cleandoc(self.function.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.split("\n\n", 1)[0].replace("\n", " ")

    def __call__(self, profile: Profile, **options: object) -> Iterator[Answer]:
        """Run the check.

        :raises Skip: where it cannot judge this profile.
        """
        return self.function(profile, **options)


def check(
    *,
    severity: Severity,
    weight: float = 1,
    guide_tip: int | None = None,
    group: str = "profile",
    section: str | None = None,
    examples: Sequence[Example] = (),
    figures: Mapping[str, Figure] | None = None,
) -> Callable[[Callable[..., Iterator[Answer]]], Check]:
    """Make a :class:`Check` from a function.

    The function's name becomes the check's (``title_vague`` -> ``title-vague``), its module the
    section, its docstring the page, its keyword-only parameters the options. Options have no
    defaults in code: a rubric gives them, or ``figures`` for a check outside this project.
    ``group`` other than ``profile`` keeps a check out of ``profilelint check``.

    :raises TypeError: for a function without a page, or with an option that has a default.
    """

    def make(function: Callable[..., Iterator[Answer]]) -> Check:
        if not function.__doc__:
            raise TypeError(f"{function.__name__}: a check needs a docstring, which is its page")
        code = function.__code__  # a tenth of what inspect.signature takes, for each check there is
        names = code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]
        for name in function.__kwdefaults__ or ():
            raise TypeError(
                f"{function.__name__}: option {name} has a default in code; "
                "give it through a rubric or figures=, with its source"
            )
        return Check(
            function=function,
            name=function.__name__.replace("_", "-"),
            section=section or function.__module__.rpartition(".")[2].replace("_", "-"),
            severity=severity,
            weight=weight,
            guide_tip=guide_tip,
            group=group,
            examples=tuple(examples),
            figures=dict(figures or {}),
            options=tuple(name for name in names if name not in PROVIDED),
            provided=tuple(name for name in names if name in PROVIDED),
        )

    return make
