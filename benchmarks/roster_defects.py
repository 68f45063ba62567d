"""The defects that are planted in made-up profiles, and what must find each of them.

A defect changes a profile and names the check that must find it. ``may`` are checks that may
rightly say something about the same change, too: an overview of one sentence has no evidence. What
counts as a defect was taken from the approval guide, the platform's published limits and the
descriptions of the checks; where these name a limit, the defect is well beyond it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from benchmarks.make_roster import Person


class Defect(NamedTuple):
    """What is done, to which parts of the profile, and who must find it."""

    check: str
    parts: tuple[str, ...]
    do: Callable[[Person, random.Random], Any]
    may: tuple[str, ...] = ()


def put(field: str, *values: Any) -> Callable[[Person, random.Random], None]:
    """One of several values in the place of a field's own."""

    def do(person: Person, rng: random.Random) -> None:
        person.profile[field] = rng.choice(values)

    return do


def text(change: Callable[[str, random.Random], str]) -> Callable[[Person, random.Random], None]:
    """A change to the overview."""

    def do(person: Person, rng: random.Random) -> None:
        person.profile["overview"] = change(person.profile["overview"], rng)

    return do


def added(*sentences: str) -> Callable[[Person, random.Random], None]:
    """A sentence more at the end of the overview."""
    return text(lambda old, rng: f"{old} {rng.choice(sentences)}")


def every(group: str, **values: Any) -> Callable[[Person, random.Random], None]:
    """One item of a list with other values; ``None`` takes the key out."""

    def do(person: Person, rng: random.Random) -> None:
        item = rng.choice(person.profile[group])
        for name, value in values.items():
            if value is None:
                item.pop(name, None)
            else:
                item[name] = value

    return do


def swapped(*pairs: tuple[str, str]) -> Callable[[Person, random.Random], bool]:
    """A word of the overview in the place of another; ``False`` where none is in it."""

    def do(person: Person, rng: random.Random) -> bool:
        old = person.profile["overview"]
        there = [pair for pair in pairs if re.search(rf"\b{re.escape(pair[0])}\b", old)]
        if not there:
            return False
        right, wrong = rng.choice(there)
        person.profile["overview"] = re.sub(rf"\b{re.escape(right)}\b", wrong, old, count=1)
        return True

    return do


def _short(person: Person, rng: random.Random) -> None:
    person.profile["overview"] = rng.choice(
        ("I am a hard worker and learn fast.", "I can do this job. Contact me for details.", "Hi!")
    )


def _long(old: str, _: random.Random) -> str:
    return "\n\n".join([old] * (5_400 // len(old) + 1))


def _worn(old: str, _: random.Random) -> str:
    return (
        "I am a highly motivated team player with a passion for excellence. I go the extra mile "
        f"and think outside the box.\n\n{old}"
    )


def _wall(person: Person, _: random.Random) -> None:
    profile, trade = person.profile, person.trade
    sentences = [*profile["overview"].split("\n\n"), *map(person.filled, trade["evidence"])]
    profile["overview"] = " ".join([*sentences, *map(person.filled, trade["method"])])
    profile["overview"] += " I keep my promises about dates, and when something is late I say so."


def _copied(person: Person, _: random.Random) -> None:
    person.profile["employment"][0]["description"] = person.profile["overview"].split("\n\n")[0]


def _many_skills(person: Person, _: random.Random) -> None:
    extra = [skill for skill in person.trade["skills"] if skill not in person.profile["skills"]]
    more = ("Communication Skills", "Research", "Consulting", "Training", "Quality Control")
    person.profile["skills"] = [*person.profile["skills"], *extra, *more, "Reporting"]


def _doubled_skill(person: Person, rng: random.Random) -> None:
    skills = person.profile["skills"]
    skill = rng.choice(skills)
    skills.append(rng.choice((skill, skill.upper(), skill.lower())))


def _rate(factor: float) -> Callable[[Person, random.Random], None]:
    def do(person: Person, _: random.Random) -> None:
        person.profile["hourly_rate"] = round(person.profile["hourly_rate"] * factor)

    return do


def _undersold(person: Person, _: random.Random) -> bool:
    if person.years < 5:
        return False
    person.profile["level"] = "entry"
    return True


def _undated(person: Person, _: random.Random) -> bool:
    """Only one of several jobs: where no job has dates they are not known."""
    jobs = person.profile["employment"]
    if len(jobs) > 1:
        del jobs[-1]["start"], jobs[-1]["end"]
    return len(jobs) > 1


def _end_first(person: Person, rng: random.Random) -> None:
    job = rng.choice(person.profile["employment"])
    job["end"] = f"{int(job['start'][:4]) - 2}-05"


def _repeats(person: Person, rng: random.Random) -> None:
    job = rng.choice(person.profile["employment"])
    job["description"] = rng.choice((job["title"], f"{job['title']} at {job['company']}."))


def _free_mail(person: Person, rng: random.Random) -> None:
    domain = rng.choice(("gmail.com", "hotmail.com", "yahoo.com", "outlook.com"))
    person.profile["email"] = f"{person.first}.{person.last}@{domain}".lower()


def _years(person: Person, rng: random.Random) -> bool:
    claimed = person.years + rng.randint(8, 15)
    person.profile["overview"] += f" I have {claimed} years of experience in this work."
    return True


def _shout(person: Person, _: random.Random) -> None:
    person.profile["overview"] = person.profile["overview"].upper()


def _stuffed(person: Person, _: random.Random) -> None:
    words = ", ".join(person.trade["skills"])
    person.profile["overview"] += f"\n\nKeywords: {words}, {words.lower()}, " + f"{words}, " * 3


def _company(person: Person, rng: random.Random) -> None:
    person.profile["name"] = rng.choice(
        (f"{person.last} Solutions Ltd", f"{person.last} Web Agency", f"{person.last} Studio LLC")
    )


CONTACTS = (
    "Write to me at {first}.{last}@mail.com for a quick answer.",
    "My WhatsApp is +254 712 345 678.",
    "Call me on (415) 555-0132.",
    "You can also find me on Skype: {first}.{last}81.",
    "Reach me at {first} at gmail dot com.",
    "See my site www.{last}-studio.com and use the form there.",
    "Add me on Telegram @{first}_{last}.",
)


def _contact(person: Person, rng: random.Random) -> None:
    sentence = rng.choice(CONTACTS).format(first=person.first.lower(), last=person.last.lower())
    person.profile["overview"] += f" {sentence}"


EVIDENCE = ("overview-evidence", "overview-offer", "overview-opening", "skills-unshown")
SHORT = ("overview-short", *EVIDENCE, "overview-cliches", "policy-contact-details")
TITLES = ("claims-role", "overview-opening")
DEFECTS = (
    Defect("title-vague", ("title",), put(
        "title", "Consultant", "Freelancer | Hard worker", "Expert in many things", "Professional",
        "Hard working person", "I can do anything you need"), TITLES),
    Defect("title-too-narrow", ("title",), put(
        "title", "Legal representation for underwater basket weaving companies",
        "Translator of medieval Basque bakery recipes into Sanskrit",
        "Virtual assistant for left-handed lighthouse keepers"), TITLES),
    Defect("title-too-long", ("title",), lambda person, _: person.profile.update(
        title=f"{person.profile['title']} with many happy clients in {person.city} and far away"),
        ("title-too-narrow", *TITLES)),
    Defect("title-missing", ("title",), put("title", "", "  "), TITLES),
    Defect("overview-missing", ("overview",), put("overview", ""), SHORT),
    Defect("overview-short", ("overview",), _short, SHORT),
    Defect("overview-too-long", ("overview",), text(_long), ("language-repetition", "text-copied")),
    Defect("overview-wall", ("overview",), _wall, ("text-copied",)),
    Defect("overview-markdown", ("overview",), text(
        lambda old, _: f"**What I do**\n\n{old}\n\n## Why me\n\n- fast\n- careful")),
    Defect("overview-remnants", ("overview",), added(
        "Best regards, [Your name]", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "I have worked for [company name] and others."),
        ("language-not-english", "language-spelling", "language-punctuation")),
    Defect("overview-cliches", ("overview",), text(_worn), ("overview-opening", "overview-offer")),
    Defect("text-copied", ("overview", "employment"), _copied),
    Defect("subcategories-missing", ("subcategories",), put("subcategories", [])),
    Defect("subcategories-single", ("subcategories",), lambda person, _: person.profile.update(
        subcategories=person.profile["subcategories"][:1])),
    Defect("skills-missing", ("skills",), put("skills", [])),
    Defect("skills-few", ("skills",), lambda person, _: person.profile.update(
        skills=person.profile["skills"][:3])),
    Defect("skills-over-limit", ("skills",), _many_skills, ("skills-off-topic",)),
    Defect("skills-duplicate", ("skills",), _doubled_skill),
    Defect("rate-missing", ("rate",), put("hourly_rate", 0)),
    Defect("rate-below-floor", ("rate",), put("hourly_rate", 1, 2, 2.5), ("rate-below-band",)),
    Defect("rate-above-band", ("rate",), _rate(9)),
    Defect("employment-missing", ("employment",), put("employment", []),
           ("employment-evidence-unlisted", "claims-role")),
    Defect("employment-dates-missing", ("employment",), _undated),
    Defect("employment-role-missing", ("employment",), every("employment", title=""),
           ("claims-role",)),
    Defect("employment-description-missing", ("employment",), every("employment", description="")),
    Defect("employment-description-repeats", ("employment",), _repeats),
    Defect("employment-end-before-start", ("employment",), _end_first),
    Defect("education-missing", ("education",), put("education", [])),
    Defect("education-undescribed", ("education",), every("education", description="")),
    Defect("portfolio-missing", ("portfolio",), put("portfolio", [])),
    Defect("portfolio-undescribed", ("portfolio",), every("portfolio", description="")),
    Defect("linked-accounts-missing", ("accounts",), put("linked_accounts", [])),
    Defect("availability-none", ("availability",), put("availability", "none")),
    Defect("visibility-private", ("visibility",), put("visibility", "private")),
    Defect("email-free-provider", ("email",), _free_mail),
    Defect("email-disposable", ("email",), put(
        "email", "ana@mailinator.com", "ben@guerrillamail.com", "x1@yopmail.com"),
        ("email-free-provider",)),
    Defect("level-undersold", ("level", "rate", "employment"), _undersold, ("rate-above-band",)),
    Defect("policy-contact-details", ("overview",), _contact, ("policy-off-platform",)),
    Defect("policy-off-platform", ("overview",), added(
        "You can pay me directly by PayPal and save the fee.",
        "We can work outside Upwork to avoid the service fee.",
        "I prefer payment by bank transfer, not through the platform.")),
    Defect("policy-forbidden-service", ("overview",), added(
        "I also write essays and theses for students who are short of time.",
        "I can sit your online exam for you.", "I sell verified reviews for your product page.")),
    Defect("policy-company-name", ("name",), _company),
    Defect("policy-shouting", ("overview",), _shout, ("language-casing", "language-spelling")),
    Defect("policy-keyword-stuffing", ("overview",), _stuffed,
           ("skills-unlisted", "language-repetition", "language-casing", "language-spelling",
            "overview-wall", "text-copied")),
    Defect("policy-photo", ("photo",), put("photo", "")),
    Defect("policy-badge-claim", ("overview",), added(
        "I am a Top Rated Plus freelancer.", "As an Expert-Vetted talent I am in the top 1%.")),
    Defect("claims-years", ("overview", "employment"), _years),
    Defect("claims-certified", ("overview",), added(
        "I am a certified specialist in this field.", "I am certified in what I do."),
        ("certifications-missing",)),
    Defect("language-spelling", ("overview",), swapped(
        ("because", "becuase"), ("before", "befor"), ("customers", "custmers"), ("until", "untill"),
        ("which", "wich"), ("within", "witihn"), ("answer", "anwser"), ("and", "adn"))),
    Defect("language-grammar", ("overview",), added(
        "I have build many things like this.", "He work with me since years.",
        "I am work on this every day.", "She don't likes to wait."),
        ("language-usage", "language-punctuation", "language-spelling")),
    Defect("language-punctuation", ("overview",), swapped((", and", " ,and"), ("that", "that ,")),
           ("language-grammar",)),
    Defect("language-repetition", ("overview",), swapped(
        ("the", "the the"), ("a", "a a"), ("with", "with with"), ("is", "is is"))),
    Defect("language-casing", ("overview",), added(
        "I also know Wordpress and Javascript.", "I keep the plan in google sheets and hubspot."),
        ("language-spelling", "skills-unlisted")),
)  # fmt: skip


def plant(person: Person, count: int) -> list[dict[str, Any]]:
    """Plant up to ``count`` defects, each in parts of its own; the key to them."""
    found: list[dict[str, Any]] = []
    taken: set[str] = set()
    for defect in person.rng.sample(DEFECTS, len(DEFECTS)):
        if len(found) == count:
            break
        if taken & set(defect.parts) or defect.do(person, person.rng) is False:
            continue
        taken |= set(defect.parts)
        found.append({"check": defect.check, "may": list(defect.may)})
    return found
