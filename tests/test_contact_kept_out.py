"""The contact data of a résumé and of LinkedIn's export: out of the texts, out of every report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from profilelint.linter import lint, plan
from profilelint.reading import Document, read_bytes
from profilelint.reports import FORMATS, Format, Run, text_of
from profilelint.scorecard import scorecard
from profilelint.testing import TODAY
from tests.conftest import Answer
from tests.fuzz_seeds import SEEDS, packed

EMAIL = "canary.mail@quokka.example"
"""It goes into the private field, which a converted file has and no report tells."""
SECRETS = (
    *("+00 555 0100", "canary-site.example", "Canary Street 9", "CX-90210", "canary_tweets"),
    *("canary-skype", "1 Jan 1907", "Maidenquokka", "Friendquokka", "friend@quokka.example"),
)
"""What neither the profile nor a report may hold."""
HEADING = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
)
TABLES = {
    "Profile.csv": HEADING
    + 'João,Alves,Maidenquokka,Canary Street 9,1 Jan 1907,Sound designer,"I cut '
    'sounds.",Music,CX-90210,"Faro, Portugal",[canary_tweets],[https://canary-site.example],'
    "canary-skype\n",
    "Email Addresses.csv": f"Email Address,Confirmed,Primary,Updated On\n{EMAIL},Yes,Yes,1/1/24\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,+00 555 0100,Mobile\n",
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Friendquokka,Reis,https://canary-site.example,friend@quokka.example,X,Y,01 Jan 2024\n",
}


def linkedin() -> bytes:
    return packed(lambda name, data: TABLES[name].encode() if name in TABLES else data)


def resume(**basics: Any) -> bytes:
    whole = json.loads(SEEDS["resume.json"])
    place = {"address": "Canary Street 9", "postalCode": "CX-90210", "city": "Bodø"}
    contact = {"email": EMAIL, "phone": "+00 555 0100", "url": "https://canary-site.example"}
    whole["basics"] |= contact | {"location": place} | basics
    whole["references"] = [{"name": "Friendquokka", "reference": "friend@quokka.example"}]
    return json.dumps(whole).encode()


FILES: dict[str, Callable[[], bytes]] = {"linkedin": linkedin, "json-resume": resume}
HELD = {"linkedin": 10, "json-resume": 6}
"""How many of the secrets the file holds."""


def document(name: str) -> Document:
    return read_bytes(FILES[name](), "made-up")


@pytest.mark.parametrize("name", FILES)
def test_the_email_alone_is_kept_in_its_private_field(name: str) -> None:
    written = "".join(TABLES.values()) if name == "linkedin" else FILES[name]().decode()
    assert sum(secret in written for secret in SECRETS) == HELD[name]
    found = document(name)
    assert found.source.format == name
    assert found.profile.email == EMAIL
    assert EMAIL not in repr([text for _, text in found.profile.texts()])
    shown = repr((found.profile, found.notes, found.unused, found.origins))
    assert [secret for secret in SECRETS if secret in shown] == []


@pytest.mark.parametrize("name", FILES)
def test_a_note_says_that_the_platform_forbids_it(name: str) -> None:
    (note,) = (one for one in document(name).notes if "contact data" in one)
    assert "left out: the platform forbids contact details in a profile" in note


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("form", FORMATS)
def test_no_report_tells_it(name: str, form: Format) -> None:
    card = scorecard(lint(document(name), plan(today=TODAY, engines=())))
    told = text_of(Run("guide-2022", (card,), verbose=True), form)
    assert len(told) > 200
    assert [secret for secret in (*SECRETS, EMAIL, EMAIL.split("@")[1]) if secret in told] == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("command", ["doctor", "check", "convert"])
def test_no_command_prints_it(
    name: str, command: str, cli: Callable[..., Answer], tmp_path: Path
) -> None:
    path = tmp_path / "made-up"
    path.write_bytes(FILES[name]())
    more = ["out.yaml"] if command == "convert" else []
    told = cli(command, path, *more)
    printed = told.stdout + told.stderr
    assert len(printed) > 100
    assert [secret for secret in (*SECRETS, EMAIL) if secret in printed] == []
    if command == "convert":
        written = (tmp_path / "out.yaml").read_text(encoding="utf-8")
        assert [secret for secret in SECRETS if secret in written] == []
        assert f"email: {EMAIL}" in written


@pytest.mark.parametrize("odd", [[EMAIL], {"home": EMAIL}])
def test_an_email_that_is_no_text_is_not_repeated(odd: object) -> None:
    found = read_bytes(resume(email=odd), "made-up")
    assert found.profile.email is None
    (note,) = (one for one in found.notes if "basics.email" in one)
    assert EMAIL not in note
