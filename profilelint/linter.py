"""Runs checks on a profile and gathers what each of them answered."""

from __future__ import annotations

import enum
import inspect
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path as FilePath

import msgspec

from profilelint.baseline import load as load_baseline
from profilelint.check import Check, Figure
from profilelint.config import Config, check_names
from profilelint.errors import ConfigError, UsageError
from profilelint.findings import (
    Finding,
    Located,
    Measure,
    NotApplicable,
    Severity,
    Skip,
    Unavailable,
)
from profilelint.hiding import HIDDEN_BY, By, Hidden, Hiding, Unused, hide
from profilelint.language import DEFAULT_ENGINES, Cache, Nlp, OwnWords, Proofreader
from profilelint.language.own_words import text_of, words_in
from profilelint.profile import Profile, value_at
from profilelint.reading import Document
from profilelint.registry import discover, matching, select
from profilelint.rubric import DEFAULT_RUBRIC, Rubric
from profilelint.rubric import load as load_rubric
from profilelint.source import Source


class Status(enum.StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FOUND = "found"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not_applicable"
    UNAVAILABLE = "unavailable"
    IGNORED = "ignored"
    BROKEN = "broken"


class Outcome(msgspec.Struct, frozen=True):
    """What one check answered. ``reason`` says why it was skipped, ignored or broke; ``measure``
    is what a criterion of a badge was held against, whether it was met or not."""

    check: Check
    status: Status
    weight: float
    findings: tuple[Located, ...] = ()
    reason: str = ""
    severity: Severity = Severity.WARNING
    measure: Measure | None = None

    @property
    def judged(self) -> bool:
        """Whether the check could answer."""
        return self.status in (Status.PASSED, Status.FOUND)

    @property
    def scored(self) -> bool:
        """Whether it counts in the score: a check that only tells neither lowers nor raises it."""
        return self.judged and self.severity > Severity.INFO

    @property
    def costs(self) -> bool:
        """Whether it lowers the score: an ``info`` never does."""
        return any(found.severity > Severity.INFO for found in self.findings)


class Report(msgspec.Struct, frozen=True):
    """The outcomes of all checks on one profile, without the findings that are ``hidden``.

    ``unused`` and ``ignores``, of what was to hide findings, are those of
    :class:`profilelint.hiding.Answer`.
    """

    document: Document
    rubric: Rubric
    outcomes: tuple[Outcome, ...]
    partial: bool
    target_score: float
    hidden: tuple[Hidden, ...] = ()
    unused: tuple[Unused, ...] = ()
    ignores: Mapping[int, bool] = {}

    @property
    def findings(self) -> list[Located]:
        """The findings to show, in the order of the text, the most severe of a place first."""
        return in_order(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def everything(self) -> list[Located]:
        """All findings, those that are hidden among them, in the same order."""
        return in_order([*self.findings, *(one.finding for one in self.hidden)])


def in_order(findings: Iterable[Located]) -> list[Located]:
    """Findings in the order of the text, the most severe of a place first."""
    return sorted(findings, key=_in_order)


def _in_order(found: Located) -> tuple[int, int, int, str]:
    place = found.place
    return (
        place.line if place else 0,
        place.column if place else 0,
        -found.severity,
        found.check,
    )


class Settled(msgspec.Struct, frozen=True):
    """How much a check weighs and how severe it is, and with what it is called."""

    weight: float
    severity: Severity
    arguments: Mapping[str, object]


class Plan(msgspec.Struct, frozen=True):
    """The checks to run, with their options, severities and weights settled beforehand.

    ``options`` and ``settled`` are by the name of the check.
    """

    rubric: Rubric
    config: Config
    selected: tuple[Check, ...]
    ignored: tuple[Check, ...]
    options: Mapping[str, Mapping[str, object]]
    settled: Mapping[str, Settled]
    provided: Mapping[str, object]
    partial: bool
    target_score: float
    hiding: Hiding

    @property
    def today(self) -> date:
        """The date that the checks judge by."""
        found = self.provided["today"]
        assert isinstance(found, date)
        return found


def plan(
    config: Config | None = None,
    *,
    rubric: str | None = None,
    select_: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: date | None = None,
    target_score: float | None = None,
    checks: Sequence[Check] | None = None,
    group: str = "profile",
    first: bool = False,
    nlp: bool = False,
    engines: Sequence[str] = DEFAULT_ENGINES,
    languagetool_url: str | None = None,
    baseline: FilePath | None = None,
    use_baseline: bool = True,
    cache: Cache | None = None,
) -> Plan:
    """Settle what to run, before anything runs.

    ``today`` is the date that checks may ask for; without it, the clock's. ``first``: the profile
    is submitted for the first time; ``nlp``: spaCy may be loaded, as it may where a check that asks
    for it is selected by its name. ``engines`` proofread besides our own rules;
    ``languagetool_url`` is where LanguageTool answers, if it is not to be started here; ``cache``
    is where to look for what was proofread before, and to keep what is; without it, nowhere.
    ``baseline`` is a file of findings not to show, in place of that of the settings;
    ``use_baseline=False``: neither is used.

    :raises ConfigError: for names that do not exist, a check whose options nobody gives, or a
        baseline or words file that cannot be read.
    """
    config = config or Config()
    rules = load_rubric(rubric or config.rubric or DEFAULT_RUBRIC)
    every = _known(config, group) if checks is None else list(checks)
    check_names(config, [one.name for one in every], {one.name: one.options for one in every})
    for one in config.ignores:
        select(every, [one.check])
    mine = [one for one in every if one.group == group]
    wanted = tuple(select_) or _of_group(config.select, mine, every)
    selected, ignored = select(mine, wanted, (*_of_group(config.ignore, mine, every), *ignore))
    known = (baseline or config.baseline) if use_baseline else None
    day = today or date.today()
    goal = target_score if target_score is not None else config.target_score
    options = {one.name: _options(one, rules, config) for one in selected}
    provided = {
        "today": day,
        "first": first,
        "nlp": Nlp(wanted=nlp or any("nlp" in one.provided and one.name in wanted for one in mine)),
        "proofreader": Proofreader(
            engines,
            _own_words(config),
            languagetool_url=languagetool_url,
            cache=cache,
        ),
    }
    return Plan(
        rubric=rules,
        config=config,
        selected=tuple(selected),
        ignored=tuple(ignored),
        options=options,
        settled={
            one.name: _settled(one, rules, config, {**options[one.name], **provided})
            for one in selected
        },
        provided=provided,
        partial=bool(wanted),
        target_score=_number(rules.target_score) if goal is None else goal,
        hiding=Hiding(day, config.ignores, load_baseline(known) if known else None),
    )


def _known(config: Config, group: str) -> list[Check]:
    """The checks of a group; all that there are where the settings name one of another group."""
    mine = list(discover(group).checks.values())
    named = (*config.checks, *config.select, *config.ignore, *(one.check for one in config.ignores))
    return mine if all(matching(name, mine) for name in named) else list(discover().checks.values())


def _of_group(
    patterns: Sequence[str], mine: Sequence[Check], every: Sequence[Check]
) -> tuple[str, ...]:
    """Of the names in the settings those that concern the group: the others are of its neighbours.

    What stands for no check at all is kept, so that it is told.
    """
    return tuple(one for one in patterns if matching(one, mine) or not matching(one, every))


def _own_words(config: Config) -> OwnWords:
    """The words of the settings and of their words file."""
    listed = words_in(text_of(config.words_file)) if config.words_file else ()
    return OwnWords([*config.language.words, *listed])


def _number(figure: Figure) -> float:
    if not isinstance(figure.value, int | float):
        raise ConfigError(f"“{figure.value}” is not a number.")
    return float(figure.value)


def _options(check: Check, rubric: Rubric, config: Config) -> dict[str, object]:
    figures = rubric.figures(check)
    own = config.options(check.name)
    options: dict[str, object] = {}
    for name in check.options:
        if name in own:
            options[name] = _fitting(check, name, own[name], figures.get(name))
        elif name in figures:
            options[name] = figures[name].value
        else:
            raise ConfigError(f"The check {check.name} needs its option {name}; nothing sets it.")
    return options


def _settled(check: Check, rubric: Rubric, config: Config, known: Mapping[str, object]) -> Settled:
    """What the settings, the rubric and the check say of it, in this order."""
    entry = rubric.entry(check)
    weights = (config.weight(check.name), entry.weight, check.weight)
    return Settled(
        next(weight for weight in weights if weight is not None),
        config.severity(check.name) or entry.severity or check.severity,
        {name: known[name] for name in (*check.options, *check.provided)},
    )


def _fitting(check: Check, name: str, value: object, figure: Figure | None) -> object:
    """A value of the kind that the rubric's figure has."""
    if figure is not None:
        number = isinstance(figure.value, int | float) and not isinstance(figure.value, bool)
        kinds = (int, float) if number else type(figure.value)
        if not isinstance(value, kinds) or (number and isinstance(value, bool)):
            raise ConfigError(f"The option {name} of {check.name} must be like {figure.value!r}.")
        whole = inspect.signature(check.function).parameters[name].annotation in (int, "int")
        if isinstance(value, float) and (whole or not math.isfinite(value)):
            raise ConfigError(
                f"The option {name} of {check.name} must be "
                f"{'a whole number' if whole else 'a number'}, like {figure.value!r}."
            )
    return value


def lint(document: Document | Profile, plan_: Plan | None = None) -> Report:
    """Run the checks of a plan (by default all of them) on a profile."""
    if isinstance(document, Profile):
        document = Document(Source("<profile>", "", "none"), document)
    plan_ = plan_ or plan()
    reader = plan_.provided["proofreader"]
    if isinstance(reader, Proofreader) and any(
        "proofreader" in one.provided for one in plan_.selected
    ):
        reader.start(document.profile)  # the engine gets ready while the other checks run
    outcomes = [_run(check, document, plan_) for check in plan_.selected]
    outcomes += [
        Outcome(check, Status.IGNORED, 0, reason="ignored in the settings")
        for check in plan_.ignored
    ]
    return _without_hidden(
        Report(document, plan_.rubric, tuple(outcomes), plan_.partial, plan_.target_score), plan_
    )


def _without_hidden(report: Report, plan_: Plan) -> Report:
    """The report without the findings that are hidden. A check that has no other is not judged."""
    judged = {one.check.name: one.check.section for one in report.outcomes if one.judged}
    answer = hide(report.document, report.findings, plan_.hiding, judged)
    by = {id(one.finding): one.by for one in answer.hidden}
    return msgspec.structs.replace(
        report,
        outcomes=tuple(_showing(one, by) for one in report.outcomes) if by else report.outcomes,
        hidden=answer.hidden,
        unused=answer.unused,
        ignores=answer.ignores,
    )


def _showing(outcome: Outcome, hidden: Mapping[int, By]) -> Outcome:
    """An outcome without the findings that are hidden, given by their identity."""
    kept = tuple(found for found in outcome.findings if id(found) not in hidden)
    if kept or not outcome.findings:
        return msgspec.structs.replace(outcome, findings=kept)
    reason = HIDDEN_BY[hidden[id(outcome.findings[0])]]
    return msgspec.structs.replace(outcome, status=Status.IGNORED, findings=(), reason=reason)


def _run(check: Check, document: Document, plan_: Plan) -> Outcome:
    """One check on one profile; whatever it raises stays within its own outcome."""
    settled = plan_.settled[check.name]
    weight, severity = settled.weight, settled.severity
    measure: Measure | None = None
    located: list[Located] = []
    try:
        for one in check(document.profile, **settled.arguments):
            if isinstance(one, Measure):
                measure = one
            else:
                located.append(_locate(check, one, severity, document, plan_.rubric))
    except Skip as skip:
        return Outcome(check, _status_of(skip), weight, reason=skip.reason, measure=measure)
    except UsageError:
        raise  # an engine that was asked for is not there, which is no mistake of the check
    except Exception as error:
        return Outcome(check, Status.BROKEN, weight, reason=f"{type(error).__name__}: {error}")
    status = Status.FOUND if located else Status.PASSED
    return Outcome(check, status, weight, tuple(located), severity=severity, measure=measure)


def _status_of(skip: Skip) -> Status:
    if isinstance(skip, Unavailable):
        return Status.UNAVAILABLE
    return Status.NOT_APPLICABLE if isinstance(skip, NotApplicable) else Status.SKIPPED


def _locate(
    check: Check, found: Finding, severity: Severity, document: Document, rubric: Rubric
) -> Located:
    quote = None
    if found.span is not None:
        value = value_at(document.profile, found.at)
        if isinstance(value, str):
            quote = value[slice(*found.span)]
    return Located(
        check=check.name,
        section=check.section,
        severity=min(severity, found.severity or severity),
        message=found.message,
        mend=found.mend,
        at=found.at,
        span=found.span,
        quote=quote,
        authority=authority(check, rubric),
        place=document.source.locate(found.at, found.span),
        fix=found.fix,
        offers=found.offers,
    )


def authority(check: Check, rubric: Rubric) -> str:
    """On whose word a check stands: ``guide tip 3``, or the source of its rule or first figure."""
    rule = rubric.entry(check).authority
    if rule is not None and rule.basis in ("official", "reported", "measured"):
        return rule.source
    if check.guide_tip is not None:
        return f"guide tip {check.guide_tip}"
    figure = rule or next(iter(rubric.figures(check).values()), None)
    return figure.source if figure else "the check's own page"
