"""The league of a roster: merged parts, changes, and the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from profilelint.effort import minutes_for
from profilelint.roster.books import Books, Outputs
from profilelint.roster.league import LISTED, League
from profilelint.roster.lines import Found, Gain, Named, Summary, Trouble
from profilelint.roster.pages import page_name
from tests.conftest import Answer
from tests.programs import ARGUMENTS, NO_CHROMIUM, chromium, needed

Cli = Callable[..., Answer]
HOSTILE = (
    "</table><script>window.owned = 1</script><img src=x onerror=window.owned=1> \u202e{{ 7 }}"
)


def summary(row: int, **values: Any) -> Summary:
    """A line as a run writes it, as far as the league reads it."""
    ready = {
        "verdict": "READY",
        "score": 90.0,
        "coverage": 0.9,
        "findings": (Found("skills-few", "warning"),),
        "fix_first": (Gain("skills-few", 2.5, False),),
    }
    return Summary(**{"row": row, "file": f"x.jsonl:{row}", **ready, **values})


def written(path: Path, *rows: Summary) -> Path:
    """A file of results."""
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return path


LOST = summary(
    2,
    verdict=None,
    score=None,
    reason="crashed",
    errors=(Trouble("It crashed."),),
    findings=(),
    fix_first=(),
    client=HOSTILE,
)
BLOCKED = summary(
    3,
    verdict="BLOCKED",
    score=70.0,
    client="Ana K.",
    findings=(Found("policy-contact-details", "error"), Found("skills-few", "warning")),
    fix_first=(Gain("policy-contact-details", 8.0, True), Gain("skills-few", 2.5, False)),
)


def test_the_league_counts() -> None:
    league = League()
    for one in (summary(1), LOST, BLOCKED, summary(4, broken=(Named("x"),))):
        league.add(one)
    assert league.verdicts == {"READY": 2, "NO VERDICT": 1, "BLOCKED": 1}
    assert league.mean_score == pytest.approx(250 / 3)
    shared = league.shared()
    assert {(part.check, part.clients, part.blocks, part.points) for part in shared} == {
        ("policy-contact-details", 1, 1, 8.0),
        ("skills-few", 3, 0, 7.5),
    }
    for part in shared:
        each = minutes_for(part.check, 1)
        assert each
        assert part.minutes == each * part.clients
    rates = [part.per_hour or 0.0 for part in shared]
    assert rates == sorted(rates, reverse=True)
    assert rates[0] > 0
    assert [place.who for place in league.best("READY")] == ["x.jsonl:1", "x.jsonl:4"]
    assert league.broken == {"x": 1}


def test_the_league_keeps_the_best_and_no_more() -> None:
    league = League()
    for row in range(1, 200):
        league.add(summary(row, score=float(row * 7 % 100)))
    scores = [place.score for place in league.best("READY")]
    assert scores == sorted((float(row * 7 % 100) for row in range(1, 200)), reverse=True)[:LISTED]


def test_merged_parts_are_the_whole(cli: Cli, tmp_path: Path) -> None:
    rows = [summary(1), LOST, BLOCKED, summary(4), summary(5)]
    whole = written(tmp_path / "whole.jsonl", *rows)
    written(tmp_path / "a.jsonl", rows[0], rows[3])
    written(tmp_path / "b.jsonl", rows[1], rows[2], rows[4])
    words = ("roster", "merge", "b.jsonl", "a.jsonl", "--output", "jsonl=out.jsonl")
    done = cli(*words)
    assert (done.returncode, done.stderr) == (2, "")
    assert (tmp_path / "out.jsonl").read_bytes() == whole.read_bytes()
    assert "5 profiles: 1 BLOCKED, 3 READY, 1 NO VERDICT" in done.stdout


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (["a.jsonl", "a.jsonl"], "Row 1 of the roster stands in a.jsonl and in a.jsonl."),
        (["a.jsonl"], "these files lack 2 rows of the roster. Is a part not named?"),
        (["odd.jsonl"], "odd.jsonl is not in the order of its rows (row 1 follows row 4)"),
        (["text.jsonl"], "text.jsonl:1: this is no line of a roster's results."),
        (["no.jsonl"], "no.jsonl cannot be read: No such file or directory."),
    ],
)
def test_parts_that_do_not_fit_are_told(
    cli: Cli, tmp_path: Path, parts: list[str], says: str
) -> None:
    written(tmp_path / "a.jsonl", summary(1), summary(4))
    written(tmp_path / "odd.jsonl", summary(4), summary(1))
    (tmp_path / "text.jsonl").write_text("Dear Sir,\n")
    done = cli("roster", "merge", *parts)
    assert done.returncode == 2
    assert says in done.stderr


def test_changes_since_last_time(cli: Cli, tmp_path: Path) -> None:
    before = [
        summary(1),
        summary(2, client="Ana K.", verdict="NOT READY", score=60.0),
        summary(3, client="Ben", score=88.0),
        summary(4, client="gone"),
        summary(5, client="same"),
    ]
    now = [
        summary(1, client="Ben", verdict="NOT READY", score=70.0),
        summary(2, client="same"),
        summary(3, client="Ana K."),
        summary(4, client="new"),
        summary(5, file="x.jsonl:1"),
    ]
    written(tmp_path / "old.jsonl", *before)
    written(tmp_path / "now.jsonl", *now)
    done = cli("roster", "merge", "now.jsonl", "--compare", "old.jsonl", "--output", "html=pages")
    assert done.returncode == 1
    line = "1 client better, 1 worse; 1 became READY; 1 no longer READY; 1 new, 1 gone"
    assert f"Since last time: {line}." in " ".join(done.stdout.split())
    page = html.parse(tmp_path / "pages/index.html")
    cells = page.xpath("//table[@id='table']/tbody/tr/td[5]")
    assert [" ".join(cell.text_content().split()) for cell in cells] == [
        "-18.0was READY",
        "0",
        "+30.0was NOT READY",
        "new client",
        "0",
    ]


def test_only_new_findings_fail(cli: Cli, tmp_path: Path) -> None:
    def rows(*marks: str) -> list[Summary]:
        found = tuple(Found("skills-few", "warning", mark, f"says {mark}") for mark in marks)
        return [summary(1, verdict="NOT READY", findings=(Found("x", "info", "tip"), *found))]

    written(tmp_path / "old.jsonl", *rows("a", "b"))
    written(tmp_path / "same.jsonl", *rows("b"))
    written(tmp_path / "more.jsonl", *rows("a", "c"))
    words = ("--compare", "old.jsonl", "--fail-on-new")
    assert cli("roster", "merge", "same.jsonl", *words).returncode == 0
    more = cli("roster", "merge", "more.jsonl", *words)
    assert more.returncode == 1
    told = " ".join(more.stdout.split())
    assert "1 new finding x.jsonl:1 warning skills-few says c" in told
    alone = cli("roster", "merge", "same.jsonl", "--fail-on-new")
    assert (alone.returncode, "add --compare OLD.jsonl" in alone.stderr) == (2, True)


def test_each_client_has_a_page(cli: Cli, tmp_path: Path, examples: Path) -> None:
    (tmp_path / "clients").mkdir()
    for name in ("ready.json", "refused.json"):
        (tmp_path / "clients" / name).write_bytes((examples / name).read_bytes())
    (tmp_path / "clients/lost.json").write_text("{")
    cli("roster", "clients", "--engine", "none", "--jobs", 1, "--output", "html=pages")
    page = html.parse(tmp_path / "pages/index.html")
    links = page.xpath("//table[@id='table']//a/@href")
    assert len(links) == 2
    texts = [html.parse(tmp_path / "pages" / link).getroot().text_content() for link in links]
    assert ["READY" in text for text in texts] == [True, True]
    shown = {path.relative_to(tmp_path / "pages").as_posix() for path in tmp_path.rglob("*.html")}
    assert shown == {"index.html", *links}
    assert "lost.json" in page.getroot().text_content()


def test_names_of_pages_are_plain() -> None:
    names = [page_name(summary(7, client=who)) for who in ("Zoë/../Ørsted", "山田", "x" * 90)]
    assert names == ["00007-zoe-rsted.html", "00007.html", f"00007-{'x' * 40}.html"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if needed():
            pytest.fail(NO_CHROMIUM)
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


def test_the_page_sorts_and_filters_and_runs_nothing_else(browser: Browser, tmp_path: Path) -> None:
    rows = [summary(1, score=9.0), LOST, BLOCKED, summary(4, score=100.0, client="zoë")]
    with Books(Outputs(html=tmp_path / "pages"), "never") as books:
        for row in rows:
            books.take(msgspec.json.encode(row) + b"\n")
        books.outcome()
    page = browser.new_page(viewport={"width": 360, "height": 700})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((tmp_path / "pages/index.html").as_uri())

    def order() -> list[str]:
        cells = page.locator("#table tbody tr:visible td:first-child")
        return cells.all_inner_texts()

    assert order() == ["1", "2", "3", "4"]
    score = page.get_by_role("button", name="Score")
    score.click()
    assert order() == ["1", "3", "4", "2"]
    score.click()
    assert order() == ["2", "4", "3", "1"]
    page.get_by_role("button", name="Verdict").click()
    assert order() == ["3", "1", "4", "2"]
    page.get_by_label("Verdict").select_option("READY")
    assert order() == ["1", "4"]
    page.get_by_label("Name or check").fill("ZO")
    assert order() == ["4"]
    assert page.locator("#shown").inner_text() == "1 of 4 shown"
    assert page.evaluate("window.owned") is None
    assert errors == []
    wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wide, "the page is wider than the screen"
    page.close()


def test_the_page_tells_all_without_its_script(tmp_path: Path) -> None:
    with Books(Outputs(html=tmp_path / "pages"), "never") as books:
        for row in (summary(1), LOST, BLOCKED):
            books.take(msgspec.json.encode(row) + b"\n")
        books.outcome()
    text = (tmp_path / "pages/index.html").read_text(encoding="utf-8")
    assert "<script>window" not in text
    assert "\u202e" not in text
    page = html.fromstring(text)
    told = [" ".join(row.text_content().split()) for row in page.xpath("//tbody")[-1]]
    assert len(told) == 3
    assert "It crashed." in told[1]
    assert "Ana K." in told[2]
    verdicts = {cell.text_content() for cell in page.xpath("//td[@data-by]/span")}
    assert verdicts == {"BLOCKED", "NO VERDICT", "READY"}
