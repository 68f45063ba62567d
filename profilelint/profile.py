"""What a check sees: the profile as plain, frozen values.

Three states are kept apart everywhere: ``None`` means *not known* (the export does not tell),
``""`` and ``()`` mean *known to be empty*, anything else is the value. The classes below are also
the definition of profilelint's own file format: ``profilelint schema`` is generated from them.
"""

# No `from __future__ import annotations` here: msgspec reads the annotations of every field, and
# twice as fast if they are no texts.
import functools
import re
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import UNSET, Meta, UnsetType

Level = Literal["entry", "intermediate", "expert"]
Availability = Literal["full-time", "part-time", "as-needed", "none"]
Visibility = Literal["public", "upwork-users", "private"]
Proficiency = Literal["basic", "conversational", "fluent", "native"]
Badge = Literal["none", "rising-talent", "top-rated", "top-rated-plus", "expert-vetted"]
Invitation = Literal["rising-talent", "expert-vetted"]
Kind = Literal["freelancer", "agency"]
LEVELS: tuple[Level, ...] = get_args(Level)

_DATE = re.compile(
    r"(?P<year>19\d\d|20\d\d|21\d\d)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?"
)


@functools.total_ordering
class PartialDate:
    """A date as precise as the profile gives it: a year, a month or a day.

    Sorting puts a bare year before its months; :meth:`before` answers only where the known parts
    decide.
    """

    __slots__ = ("day", "month", "year")

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        self.year, self.month, self.day = year, month, day

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``2021``, ``2021-03`` or ``2021-03-05``.

        :raises ValueError: for anything else.
        """
        found = _DATE.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"“{text}” is not a date such as 2021, 2021-03 or 2021-03-05")
        return cls(*(int(part) if part else None for part in found.groups()))  # type: ignore[arg-type]

    def before(self, other: "PartialDate") -> bool:
        """Whether this date is certainly earlier: ``2021`` is not certainly before ``2021-03``."""
        for mine, theirs in zip(self._parts(), other._parts(), strict=True):
            if mine is None or theirs is None:
                return False
            if mine != theirs:
                return mine < theirs
        return False

    def _parts(self) -> tuple[int | None, int | None, int | None]:
        return self.year, self.month, self.day

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self._parts() == other._parts()

    def __lt__(self, other: "PartialDate") -> bool:
        return [part or 0 for part in self._parts()] < [part or 0 for part in other._parts()]

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return f"PartialDate({self})"

    def __str__(self) -> str:
        more = [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join([f"{self.year:04}", *more])


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every part of a profile has in common."""


Date = Annotated[
    PartialDate, Meta(description="A year, a month or a day: 2021, 2021-03 or 2021-03-05.")
]
# The upper bound is no rule of the platform's: it keeps out numbers that only a slip produces.
Amount = Annotated[float, Meta(ge=0, le=1_000_000_000)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Percent = Annotated[float, Meta(ge=0, le=100)]
Stars = Annotated[float, Meta(ge=0, le=5)]
Weeks = Annotated[int, Meta(ge=0, le=16)]


class Location(_Part, frozen=True):
    """Where the person works."""

    city: str | None = None
    country: str | None = None
    timezone: str | None = None


class Employment(_Part, frozen=True):
    """One job, freelance work and volunteering included."""

    company: Annotated[str | None, Meta(description="Employer, client or 'Self-employed'.")] = None
    title: Annotated[str | None, Meta(description="What the person was there.")] = None
    start: Date | None = None
    end: Annotated[
        Date | UnsetType | None,
        Meta(description="Last month there; null for a job that still goes on."),
    ] = UNSET
    description: Annotated[str | None, Meta(description="What was done, and what came of it.")] = (
        None
    )
    city: str | None = None
    country: str | None = None

    @property
    def is_current(self) -> bool | None:
        """``True`` for a job that goes on, ``None`` where the profile does not tell."""
        return None if self.end is UNSET else self.end is None

    @property
    def ended(self) -> PartialDate | None:
        """The end, or ``None`` for a job that goes on or whose end is not known."""
        return None if isinstance(self.end, UnsetType) else self.end


class Education(_Part, frozen=True):
    """One school, university or course."""

    school: str | None = None
    degree: str | None = None
    field: Annotated[str | None, Meta(description="Area of study.")] = None
    start: Date | None = None
    end: Annotated[
        Date | UnsetType | None, Meta(description="Last year there; null while it goes on.")
    ] = UNSET
    description: str | None = None


class OtherExperience(_Part, frozen=True):
    """Anything else worth telling: a project, an award, volunteering."""

    subject: str | None = None
    description: str | None = None


class SpokenLanguage(_Part, frozen=True):
    """A language and how well it is spoken."""

    language: str | None = None
    proficiency: Proficiency | None = None


class Certification(_Part, frozen=True):
    """A certificate, as listed in the profile."""

    name: str | None = None
    issuer: str | None = None
    earned: Date | None = None
    expires: Date | None = None
    url: str | None = None


class PortfolioItem(_Part, frozen=True):
    """One piece of work that the profile shows."""

    title: str | None = None
    role: str | None = None
    description: str | None = None
    skills: tuple[str, ...] | None = None
    url: str | None = None
    image: Annotated[str | None, Meta(description="Path or address of its picture.")] = None


class LinkedAccount(_Part, frozen=True):
    """An account elsewhere that is linked under the profile settings."""

    name: str | None = None
    url: str | None = None


class Agency(_Part, frozen=True):
    """The agency that a freelancer belongs to, or, where the kind is agency, its own members."""

    name: str | None = None
    members: Count | None = None
    exclusive: Annotated[
        bool | None,
        Meta(description="Whether the freelancer works on the platform only through the agency."),
    ] = None
    owner_completeness: Annotated[
        Percent | None, Meta(description="Completeness of the owner's own profile in percent.")
    ] = None
    owner_job_success: Annotated[
        Percent | None, Meta(description="Job Success Score of the owner in percent.")
    ] = None
    members_completeness: Annotated[
        Percent | None,
        Meta(description="Completeness of the members' own profiles in percent, their average."),
    ] = None


class Contract(_Part, frozen=True):
    """A contract on the platform, as far as a badge asks for it."""

    title: str | None = None
    category: Annotated[str | None, Meta(description="The service, one of the 12.")] = None
    amount: Annotated[Amount | None, Meta(description="US dollars that it brought in all.")] = None
    start: Date | None = None
    end: Annotated[
        Date | UnsetType | None, Meta(description="Its last day; null while it goes on.")
    ] = UNSET
    negative: Annotated[
        bool | None, Meta(description="Whether it ended with a negative outcome.")
    ] = None

    @property
    def ended(self) -> PartialDate | None:
        """The end, or ``None`` for a contract that goes on or whose end is not known."""
        return None if isinstance(self.end, UnsetType) else self.end


class Stats(_Part, frozen=True):
    """What the platform counts: about the person or, where the kind is agency, about the agency."""

    job_success: Annotated[
        Percent | None, Meta(description="Job Success Score in percent, 0 to 100.")
    ] = None
    jobs: Annotated[Count | None, Meta(description="Contracts worked.")] = None
    hours: Annotated[Amount | None, Meta(description="Hours billed.")] = None
    earnings: Annotated[Amount | None, Meta(description="US dollars in all.")] = None
    earnings_12_months: Annotated[
        Amount | None, Meta(description="US dollars, last 12 months.")
    ] = None
    earnings_90_days: Annotated[Amount | None, Meta(description="US dollars, last 90 days.")] = None
    rating: Annotated[Stars | None, Meta(description="Stars, 1 to 5; 0: no rating yet.")] = None
    completeness: Annotated[
        Percent | None,
        Meta(description="Profile completeness in percent, as the platform itself gives it."),
    ] = None
    badge: Annotated[
        Badge | None, Meta(description="The badge beside the name, as the platform gives it.")
    ] = None
    vetted: Annotated[
        bool | None,
        Meta(description="Whether Expert-Vetted is held, which may stand beside another badge."),
    ] = None
    weeks_eligible: Annotated[
        Weeks | None,
        Meta(description="How many of the last 16 weeks counted towards Top Rated."),
    ] = None
    first_contract: Annotated[Date | None, Meta(description="Begin of the first contract.")] = None
    last_active: Annotated[Date | None, Meta(description="Last proposal or day worked.")] = None
    proposals_90_days: Annotated[Count | None, Meta(description="Proposals, last 90 days.")] = None
    negative_feedback: Annotated[
        Count | None, Meta(description="Contracts with negative feedback.")
    ] = None
    contracts: Annotated[
        tuple[Contract, ...] | None,
        Meta(description="The contracts, at least the large ones of 12 months; [] for none."),
    ] = None


class Account(_Part, frozen=True):
    """How the account stands with the platform."""

    identity_verified: Annotated[
        bool | None, Meta(description="Whether the platform has verified who it is.")
    ] = None
    payout_method: Annotated[
        bool | None, Meta(description="Whether a valid way to be paid is set.")
    ] = None
    holds: Annotated[Count | None, Meta(description="Holds of the last 90 days.")] = None
    violations: Annotated[
        tuple[Date, ...] | None,
        Meta(description="When the platform found its terms broken; [] for never."),
    ] = None
    invitations: Annotated[
        tuple[Invitation, ...] | None,
        Meta(description="Badges that the platform invited you to; [] for none."),
    ] = None


class Profile(_Part, frozen=True):
    """A freelancer's or an agency's profile. Every key may be absent, which means: not known."""

    kind: Annotated[
        Kind | None,
        Meta(description="Whose profile it is; absent, it is taken for a freelancer's."),
    ] = None
    name: Annotated[str | None, Meta(description="The person's name.")] = None
    email: Annotated[
        str | None,
        Meta(
            description="The address used to sign up: judged by the guide's tip 1, never printed."
        ),
    ] = None
    location: Annotated[Location | None, Meta(description="Where the person works.")] = None
    title: Annotated[str | None, Meta(description="The headline, one line.")] = None
    overview: Annotated[str | None, Meta(description="The long text under the title.")] = None
    category: Annotated[str | None, Meta(description="The service, one of the 12.")] = None
    subcategories: Annotated[
        tuple[str, ...] | None, Meta(description="The types of work chosen; [] for none.")
    ] = None
    skills: Annotated[tuple[str, ...] | None, Meta(description="The skill tags; [] for none.")] = (
        None
    )
    hourly_rate: Annotated[
        Amount | None, Meta(description="US dollars an hour; 0 for none entered.")
    ] = None
    level: Annotated[Level | None, Meta(description="The experience level chosen.")] = None
    employment: Annotated[
        tuple[Employment, ...] | None, Meta(description="Newest first or not; [] for none.")
    ] = None
    education: Annotated[
        tuple[Education, ...] | None, Meta(description="Schools and courses; [] for none.")
    ] = None
    other_experience: Annotated[
        tuple[OtherExperience, ...] | None,
        Meta(description="Anything else worth telling; [] for none."),
    ] = None
    languages: Annotated[
        tuple[SpokenLanguage, ...] | None, Meta(description="Languages and how well; [] for none.")
    ] = None
    english: Annotated[Proficiency | None, Meta(description="English level chosen.")] = None
    certifications: Annotated[
        tuple[Certification, ...] | None, Meta(description="Certificates listed; [] for none.")
    ] = None
    portfolio: Annotated[
        tuple[PortfolioItem, ...] | None, Meta(description="Pieces of work shown; [] for none.")
    ] = None
    linked_accounts: Annotated[
        tuple[LinkedAccount, ...] | None, Meta(description="Accounts elsewhere; [] for none.")
    ] = None
    photo: Annotated[
        str | None, Meta(description="Path or address of the photo; empty for none.")
    ] = None
    video: Annotated[str | None, Meta(description="Address of the video; empty for none.")] = None
    availability: Annotated[
        Availability | None, Meta(description="How much time the person has for work.")
    ] = None
    available_from: Annotated[
        Date | None, Meta(description="From when there is time again, where there is none now.")
    ] = None
    visibility: Annotated[Visibility | None, Meta(description="Who may see the profile.")] = None
    agency: Annotated[
        Agency | None,
        Meta(description="The agency that a freelancer belongs to, or the agency's own members."),
    ] = None
    stats: Annotated[
        Stats | None, Meta(description="What the platform counts about the person or agency.")
    ] = None
    account: Annotated[
        Account | None, Meta(description="How the account stands with the platform.")
    ] = None

    def texts(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Every text that a visitor reads, with its path; empty ones are left out.

        The private e-mail, addresses of pictures and dates are not among them.
        """
        found: list[tuple[tuple[str | int, ...], str]] = [
            (("title",), self.title or ""),
            (("overview",), self.overview or ""),
        ]
        groups: tuple[tuple[str, tuple[str, ...]], ...] = (
            ("employment", ("company", "title", "description")),
            ("education", ("school", "degree", "field", "description")),
            ("other_experience", ("subject", "description")),
            ("certifications", ("name", "issuer")),
            ("portfolio", ("title", "role", "description")),
        )
        for group, fields in groups:
            for index, item in enumerate(getattr(self, group) or ()):
                found += [((group, index, name), getattr(item, name) or "") for name in fields]
        return [(path, text) for path, text in found if text]


def value_at(profile: Profile, at: tuple[str | int, ...]) -> object:
    """The value at a path of a profile, or ``None``."""
    node: object = profile
    for step in at:
        if isinstance(step, int):
            node = node[step] if isinstance(node, tuple) and -1 < step < len(node) else None
        else:
            node = getattr(node, step, None)
    return node
