"""``profilelint badges``: how a profile stands to each badge, on the screen and as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema_rs
import pytest
from rich.console import Console

from profilelint import testing
from profilelint.badges import Badges, Standing, State, judged, notes, rules
from profilelint.completeness import completeness
from profilelint.errors import UsageError
from profilelint.profile import Profile
from profilelint.registry import discover
from profilelint.reports.badges import NO_PROMISE, BadgesView, badges_as_dict
from profilelint.schema import badges_schema

Cli = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 26)
FREELANCER = ["rising-talent", "top-rated", "top-rated-plus", "expert-vetted"]
CALL = "2026-12-04T15:00+02:00"
TOP: dict[str, Any] = {
    "kind": "freelancer",
    "category": "Writing",
    "availability": "full-time",
    "agency": {"exclusive": False},
    "stats": {
        "job_success": 99,
        "earnings_12_months": 12000,
        "completeness": 100,
        "badge": "none",
        "weeks_eligible": 16,
        "first_contract": 2019,
        "last_active": "2026-11-25",
        "rating": 5,
        "negative_feedback": 0,
        "contracts": [{"amount": 8000, "end": None, "negative": False}],
    },
    "account": {
        "identity_verified": True,
        "payout_method": True,
        "holds": 0,
        "violations": [],
        "invitations": ["rising-talent", "expert-vetted"],
    },
    "employment": [
        {"title": "Author", "start": 2019, "end": None, "description": "Slow site, rebuilt: 40 %."},
        {"title": "Editor", "end": 2018, "description": "Lost texts; I wrote 31 new ones."},
    ],
}
AGENCY: dict[str, Any] = {
    **TOP,
    "kind": "agency",
    "photo": "logo.png",
    "overview": "Nine writers.",
    "agency": {
        "members": 9,
        "owner_completeness": 100,
        "owner_job_success": 98,
        "members_completeness": 70,
    },
    "stats": {**TOP["stats"], "proposals_90_days": 4},
}


def with_(profile: Mapping[str, Any], group: str, **values: object) -> dict[str, Any]:
    """A profile with other values in one of its groups."""
    return {**profile, group: {**profile[group], **values}}


def found(profile: Mapping[str, Any], **asked: Any) -> Badges:
    return judged(testing.document(profile), today=TODAY, **asked)


def standings(profile: Mapping[str, Any]) -> dict[str, Standing]:
    return {badge.name: badge.standing for badge in found(profile).badges}


def printed(badges: Badges, width: int = 100, **shown: bool) -> str:
    """What is printed in a terminal of that width, without colour."""
    console = Console(width=width, record=True, color_system=None, file=io.StringIO())
    console.print(BadgesView(badges, **shown))
    return console.export_text()


def test_each_badge_of_a_freelancer_in_its_order() -> None:
    assert [badge.name for badge in found({}).badges] == FREELANCER
    assert [badge.name for badge in found({"kind": "agency"}).badges] == [
        f"agency-{name}" for name in FREELANCER
    ]


def test_nothing_known_is_never_missed() -> None:
    for profile in ({}, {"kind": "agency"}):
        badges = found(profile)
        assert {badge.standing for badge in badges.badges} == {Standing.NOT_KNOWN}
        states = [one.state for badge in badges.badges for one in badge.criteria]
        assert len(states) > 15
        assert set(states) == {State.NOT_KNOWN}


def test_what_all_criteria_allow() -> None:
    assert standings(TOP) == {
        "rising-talent": Standing.EARNED,
        "top-rated": Standing.EARNED,
        "top-rated-plus": Standing.NOT_YET,
        "expert-vetted": Standing.READY,
    }
    held = with_(TOP, "stats", badge="top-rated")
    assert standings(held) == {
        "rising-talent": Standing.SURPASSED,
        "top-rated": Standing.HELD,
        "top-rated-plus": Standing.EARNED,
        "expert-vetted": Standing.READY,
    }
    higher = with_(TOP, "stats", badge="top-rated-plus", vetted=True)
    assert set(standings(higher).values()) == {Standing.SURPASSED, Standing.HELD}


def test_what_all_criteria_allow_an_agency() -> None:
    assert standings(AGENCY) == {
        "agency-rising-talent": Standing.EARNED,
        "agency-top-rated": Standing.EARNED,
        "agency-top-rated-plus": Standing.NOT_YET,
        "agency-expert-vetted": Standing.READY,
    }
    plus = with_(
        {**AGENCY, "category": "Web, Mobile & Software Dev"},
        "stats",
        badge="top-rated",
        earnings_12_months=64000,
        contracts=[{"amount": 30000, "end": None, "negative": False}],
    )
    assert standings(plus)["agency-top-rated-plus"] is Standing.EARNED


def test_a_badge_that_is_held_may_be_lost() -> None:
    (badge,) = found(
        with_(TOP, "stats", badge="top-rated", weeks_eligible=11), wanted=["top-rated"]
    ).badges
    assert badge.standing is Standing.HELD
    assert "1 of 8 criteria not met now" in badge.reason
    assert badge.not_before is None


def test_a_badge_comes_no_sooner_than_its_last_criterion_and_the_badge_below() -> None:
    young = with_(TOP, "stats", weeks_eligible=12, first_contract="2026-10-01")
    badges = {badge.name: badge for badge in found(young).badges}
    days = {one.outcome.check.name: one.soonest for one in badges["top-rated"].criteria}
    assert days["top-rated-weeks"] == TODAY + timedelta(weeks=1)
    assert days["top-rated-first-contract"] == date(2026, 12, 31)
    assert badges["top-rated"].not_before == date(2026, 12, 31)
    assert badges["top-rated-plus"].not_before == date(2026, 12, 31)
    assert badges["rising-talent"].not_before is None


@pytest.mark.parametrize("width", [60, 100])
def test_the_screen_tells_all_of_a_criterion(width: int) -> None:
    text = printed(found(with_(TOP, "stats", weeks_eligible=9)), width)
    assert all(len(line) <= width for line in text.splitlines())
    flat = " ".join(text.replace("│", " ").split())
    for part in (
        "Top Rated: not yet",
        "Not before 2026-12-24.",
        "Found: 9 of the last 16 weeks.",
        "4 more weeks with a score of at least 90 % are needed.",
        "Soonest: 2026-12-24.",
        "Source: Upwork help, article 115006099287",
        "2026-09-26; official.",
    ):
        assert part in flat, part
    assert NO_PROMISE in flat


def test_where_sources_differ_both_are_shown_and_which_is_used() -> None:
    flat = " ".join(printed(found(AGENCY, wanted=["top-rated-plus"])).replace("│", " ").split())
    assert "Elsewhere: more than one (a guide to the badges of agencies, a blog of 2022" in flat
    assert "Upwork's own people say at least one." in flat
    assert "Elsewhere: Web, Mobile & Software Dev = 15,000" in flat
    (badge,) = badges_as_dict(found(AGENCY, wanted=["top-rated-plus"]))["badges"]
    by_name = {one["check"]: one for one in badge["criteria"]}
    figures = {one["name"]: one for one in by_name["agency-top-rated-plus-contract"]["figures"]}
    assert figures["at_least"]["value"] == 1
    assert [other["value"] for other in figures["at_least"]["others"]] == ["more than one"]
    web = "Web, Mobile & Software Dev"
    assert figures["amounts"]["value"] == {web: 30000}
    assert [other["value"] for other in figures["amounts"]["others"]] == [{web: 15000}]


def test_expert_vetted_tells_what_to_have_ready_and_who_sees_it() -> None:
    short = printed(found(TOP))
    assert "--badge expert-vetted" in short
    assert "webcam" not in short
    whole = printed(found(TOP, wanted=["expert-vetted"]), whole=True)
    flat = " ".join(whole.replace("│", " ").split())
    told = [note for note in notes() if "expert-vetted" in note.about]
    assert len(told) >= 15
    assert [note.name for note in told if note.says not in flat] == []
    assert "Author (employment): challenge “Slow”, solution “rebuilt”, figures “40 %”." in flat


@pytest.mark.parametrize(
    ("stats", "business", "others"),
    [
        ({}, None, None),
        ({"badge": "top-rated", "vetted": True}, "expert-vetted", "top-rated"),
        ({"badge": "top-rated", "vetted": False}, "top-rated", "top-rated"),
        ({"badge": "top-rated"}, None, "top-rated"),
        ({"badge": "none", "vetted": True}, "expert-vetted", "none"),
        ({"badge": "expert-vetted"}, "expert-vetted", None),
        ({"vetted": True}, "expert-vetted", None),
    ],
)
def test_which_badge_who_sees(
    stats: dict[str, Any], business: str | None, others: str | None
) -> None:
    badges = found({"stats": stats}, wanted=["expert-vetted"])
    assert (badges.seen.business, badges.seen.others) == (business, others)
    flat = " ".join(printed(badges, whole=True).replace("│", " ").split())
    words = {None: "not known", "none": "no badge", "expert-vetted": "Expert-Vetted"}
    told = [words.get(name, "Top Rated") for name in (business, others)]
    assert f"{told[0]} for Business Plus and Enterprise, {told[1]} for others." in flat


def test_a_call_brings_its_badge_along() -> None:
    badges = found(TOP, wanted=["top-rated"], call=CALL)
    assert [badge.name for badge in badges.badges] == ["top-rated", "expert-vetted"]


def test_the_interview_is_shown_in_the_persons_time() -> None:
    profile = {**TOP, "location": {"timezone": "Asia/Kathmandu"}}
    flat = " ".join(printed(found(profile, call=CALL)).replace("│", " ").split())
    assert "Your interview, in the time of Asia/Kathmandu" in flat
    assert "Friday 2026-12-04 18:45 (UTC+05:45) begins" in flat
    assert "Thursday 2026-12-03 18:45 (UTC+05:45) last moment to move it" in flat
    assert "Friday 2026-12-04 18:50 (UTC+05:45) be there by then" in flat
    assert "Friday 2026-12-04 19:15 (UTC+05:45) ends" in flat
    assert "2027-06-04 considered again, if you miss the call" in flat


@pytest.mark.parametrize("profile", [{}, TOP, AGENCY, {"kind": "agency"}])
@pytest.mark.parametrize("call", [None, CALL])
def test_the_json_holds_against_its_schema(profile: dict[str, Any], call: str | None) -> None:
    value = badges_as_dict(found(profile, call=call))
    validator = jsonschema_rs.validator_for(badges_schema())
    validator.validate(value)
    assert (value["interview"] is None) == (call is None)
    value["badges"][0]["standing"] = "sure"
    assert not validator.is_valid(value)


def test_the_json_says_the_same_as_the_library(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text(json.dumps(TOP, indent=1), encoding="utf-8")
    words = ("badges", file, "--today", TODAY, "--output-format", "json", "--interview", CALL)
    done = cli(*words)
    assert (done.returncode, done.stderr) == (0, "")
    value = json.loads(done.stdout)
    expected = badges_as_dict(found(TOP, call=CALL))
    assert {**value, "file": ""} == json.loads(json.dumps({**expected, "file": ""}))
    assert cli(*words).stdout == done.stdout


def test_the_exit_code_is_0_whatever_stands_there(cli: Cli, examples: Path) -> None:
    for name in ("rising.yaml", "refused.json", "saved_page.html"):
        done = cli("badges", examples / name)
        assert (done.returncode, done.stderr) == (0, ""), name
        assert "Rising Talent" in done.stdout


def test_a_profile_from_standard_input(cli: Cli) -> None:
    done = cli("badges", "-", "--badge", "Top Rated", stdin="title: Weaver\n")
    assert done.returncode == 0
    assert "<stdin>: a freelancer's profile" in done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--badge", "top-ratd"], "is called “top-ratd” (did you mean “top-rated”?). There are: "),
        (["--interview", "2026-12-04T15:00"], "does not say in which time zone"),
        (["--interview", "soon"], "not “soon”"),
        (["--interview", ""], "not “”"),
        (["--today", "9999-12-31"], "from 1900 to 2199"),
        (["--today", "now"], "not “now”"),
        (["--config", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_a_wrong_word_is_told(cli: Cli, examples: Path, words: list[str], says: str) -> None:
    done = cli("badges", examples / "rising.yaml", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_no_profile_is_told_with_its_place(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text('{"stats": {"weeks_eligible": 17}, "kind": "team"}', encoding="utf-8")
    done = cli("badges", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file}:1:30: " in done.stderr
    assert f"{file}:1:43: " in done.stderr
    assert cli("badges", tmp_path / "none.json").returncode == 2


def test_settings_may_set_other_figures_and_they_are_shown(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text(json.dumps(TOP), encoding="utf-8")
    (tmp_path / "profilelint.toml").write_text(
        'select = ["title-*"]\nignore = ["rate-below-band", "top-rated-membership"]\n'
        "[checks.top-rated-weeks]\nweeks_at_least = 16\n[checks.top-rated-earnings]\n"
        "at_least = 13000\n",
        encoding="utf-8",
    )
    words = ("badges", file, "--badge", "top-rated", "--today", TODAY, "--output-format", "json")
    done = cli(*words)
    assert done.returncode == 0, done.stderr
    (badge,) = json.loads(done.stdout)["badges"]
    by_name = {one["check"]: one for one in badge["criteria"]}
    assert by_name["top-rated-membership"]["state"] == "left out"
    assert by_name["top-rated-earnings"]["state"] == "not met"
    (figure,) = by_name["top-rated-earnings"]["figures"]
    assert (figure["value"], figure["source"]) == (13000, "your settings")
    assert [other["value"] for other in figure["others"]] == [1000]
    assert badge["standing"] == "not yet"


def test_check_never_runs_a_criterion(cli: Cli, examples: Path) -> None:
    done = cli("check", examples / "rising.yaml", "--output-format", "json", "--engine", "none")
    (profile,) = json.loads(done.stdout)["profiles"]
    ran = {row["section"] for row in profile["sections"]}
    criteria = [one for one in discover().checks.values() if one.group == "badges"]
    assert len(criteria) > 40
    assert ran.isdisjoint(one.section for one in criteria)
    done = cli("check", examples / "rising.yaml", "--select", "top-rated")
    assert done.returncode == 2
    assert "top-rated" in done.stderr


def test_every_criterion_is_explained(cli: Cli) -> None:
    done = cli("explain", "agency-top-rated-plus-contract")
    flat = " ".join(done.stdout.split())
    assert "no part of the score" in flat
    assert "amounts = Web, Mobile & Software Dev = 30,000" in flat
    assert "Elsewhere: Web, Mobile & Software Dev = 15,000; a guide to the badges" in flat
    assert "Elsewhere: more than one;" in flat
    listed = cli("explain").stdout
    names = [one.name for one in discover().checks.values() if one.group == "badges"]
    assert [name for name in names if name not in listed] == []


def test_an_agencys_completeness_is_not_worked_out_by_the_formula_for_people() -> None:
    told = completeness(Profile(kind="agency")).notes
    assert "an agency's percentage comes about is not published" in told[0]
    assert told[1:] == completeness(Profile()).notes


def test_a_profiles_text_stays_inert() -> None:
    evil = "[bold]x[/] \x1b[31m\u202e"
    profile = {
        **TOP,
        "agency": {"name": evil, "exclusive": True},
        "location": {"timezone": evil},
        "portfolio": [{"title": evil}],
    }
    text = printed(found(profile, call=CALL, wanted=FREELANCER), whole=True)
    assert "“[bold]x[/]" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_an_unknown_badge_names_those_of_its_kind() -> None:
    with pytest.raises(UsageError) as error:
        found({"kind": "agency"}, wanted=["freelance hero"])
    assert "No badge of an agency is called “freelance hero”" in str(error.value)
    assert "There are: rising-talent, top-rated, top-rated-plus, expert-vetted." in str(error.value)


def test_the_rules_of_the_call_are_shown_with_their_source() -> None:
    value = badges_as_dict(found(TOP, call=CALL))["interview"]
    assert [one["name"] for one in value["rules"]] == list(rules())
    assert all("360049625454" in one["source"] for one in value["rules"])
