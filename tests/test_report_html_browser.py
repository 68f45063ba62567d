"""The HTML report in a real Chromium: nothing overflows, nothing runs, nothing leaves the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

from profilelint.linter import lint, plan
from profilelint.reading import read
from profilelint.reports import Run, text_of
from profilelint.reports.history import History, Point
from profilelint.scorecard import scorecard
from profilelint.testing import TODAY, document
from tests.programs import ARGUMENTS, NO_CHROMIUM, chromium, needed

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
HOSTILE = (
    "<script>window.owned=1</script>"
    "<img src=http://127.0.0.1:9/x onerror=window.owned=1>"
    "\"'><svg onload=window.owned=1> {{7*7}} {% raw %} [bold red]x[/] \u202egnp.exe &amp; `x`"
)
PROFILE: dict[str, object] = {
    "name": f"山田 太郎 {HOSTILE}",
    "title": f"مصمم مواقع ووردبريس {HOSTILE} {'x' * 90}",
    "overview": f"{HOSTILE} I recieved the the award. Write to jane@example.com. " * 3,
    "category": "Web, Mobile & Software Dev",
    "subcategories": ["Web Development"],
    "skills": [HOSTILE, "Wordpress", "W" * 200],
    "hourly_rate": 400,
    "level": "entry",
    "employment": [{"company": HOSTILE, "title": HOSTILE, "start": "2020", "description": HOSTILE}],
    "education": [],
}
ATTEMPTS = tuple(
    Point(
        number=number,
        on=TODAY - timedelta(days=400 - number * number // 5),
        outcome=("refused", "pending", "approved")[number % 3] if number < 40 else "refused",
        rate=None if number == 7 else float(number),
        score=None if number == 9 else 2.5 * number,
        verdict="READY",
    )
    for number in range(1, 41)
)
HISTORY = History(ATTEMPTS, ATTEMPTS[-1], HOSTILE, ("skills",), ("skills",), ("title",))
Kind = Literal["refused", "hostile", "many", "nothing"]
MANY = ("ready.json", "refused.json", "saved_page.html")
KINDS: tuple[Kind, ...] = ("refused", "hostile", "many", "nothing")


def page_of(kind: Kind) -> str:
    settled = plan(today=TODAY)
    documents = {
        "refused": [read(EXAMPLES / "refused.json")],
        "hostile": [document(PROFILE)],
        "many": [
            read(EXAMPLES / name) for name in ("ready.json", "refused.json", "saved_page.html")
        ],
        "nothing": [],
    }[kind]
    cards = tuple(scorecard(lint(one, settled)) for one in documents)
    histories = {"example.json": HISTORY} if kind == "hostile" else {}
    return text_of(Run("guide-2022", cards, today=TODAY, histories=histories), "html")


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


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {kind: folder / f"{kind}.html" for kind in KINDS}
    for kind, path in made.items():
        path.write_text(page_of(kind), encoding="utf-8")
    return made


class Watched:
    """A page, and what it asked for and said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self._dialog)
        page.route("**/*", self._asked)

    def _dialog(self, dialog: Dialog) -> None:
        self.said.append("dialog")
        dialog.dismiss()

    def _asked(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if route.request.url.startswith("file://"):
            route.continue_()
        else:
            route.abort()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Any]:
    contexts = []

    def open_(path: Path, *, width: int = 1200, dark: bool = False) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(path.as_uri())
        return watched

    yield open_
    for context in contexts:
        context.close()


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def axe(page: Page) -> dict[str, Any]:
    """What axe-core finds on a page, by all its rules."""
    page.evaluate(
        resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    )
    found: dict[str, Any] = page.evaluate("axe.run()")
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_overflows_is_said_or_asked_for(
    files: dict[Kind, Path], opened: Any, kind: Kind, width: int
) -> None:
    watched = opened(files[kind], width=width)
    unfold(watched.page)
    assert watched.page.evaluate("document.documentElement.scrollWidth") == width
    wide = watched.page.evaluate(
        "[...document.querySelectorAll('main *')].filter(one => !one.closest('svg')"
        " && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML)"
    )
    assert wide == []
    assert watched.said == []
    assert watched.asked == [files[kind].as_uri()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(files: dict[Kind, Path], opened: Any, kind: Kind, dark: bool) -> None:
    page = opened(files[kind], dark=dark).page
    unfold(page)
    found = axe(page)
    assert len(found["passes"]) > 15
    assert {one["id"] for one in found["passes"]} >= {"color-contrast", "document-title", "region"}
    assert [
        (one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found["violations"]
    ] == []


def test_axe_would_find_something(files: dict[Kind, Path], opened: Any, tmp_path: Path) -> None:
    """Guards the test above."""
    broken = files["refused"].read_text(encoding="utf-8")
    path = tmp_path / "broken.html"
    path.write_text(
        broken.replace("--soft: #55606d", "--soft: #ccd3da").replace("<h2", "<h5"), encoding="utf-8"
    )
    found = axe(opened(path).page)["violations"]
    assert {"color-contrast", "heading-order"} <= {one["id"] for one in found}


def test_a_hostile_profile_is_only_text(files: dict[Kind, Path], opened: Any) -> None:
    watched = opened(files["hostile"])
    page = watched.page
    assert page.evaluate("window.owned") is None
    assert page.locator("script, iframe, object, img, svg[onload]").count() == 0
    assert page.locator("h1").inner_text() == f"山田 太郎 {HOSTILE}".replace("\u202e", "·")
    assert "{{7*7}}" in page.locator(".title").inner_text()
    assert page.locator(".title").evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.evaluate("/[\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText)") is False
    assert watched.said == []


def test_the_policy_would_stop_what_got_through(
    files: dict[Kind, Path], opened: Any, tmp_path: Path
) -> None:
    """Even with escaping gone, the page's own policy lets nothing run and nothing leave."""
    page = files["refused"].read_text(encoding="utf-8")
    path = tmp_path / "holed.html"
    holed = page.replace(
        "</main>", f"{HOSTILE}<link rel=stylesheet href=http://127.0.0.1:9/></main>"
    )
    path.write_text(holed, encoding="utf-8")
    watched = opened(path)
    assert watched.page.evaluate("window.owned") is None
    assert watched.asked == [path.as_uri()]
    assert len([line for line in watched.said if "Content Security Policy" in line]) >= 3


def test_light_and_dark_are_two_looks(files: dict[Kind, Path], opened: Any) -> None:
    backgrounds = [
        opened(files["refused"], dark=dark).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for dark in (False, True)
    ]
    assert backgrounds == ["rgb(244, 246, 248)", "rgb(15, 20, 25)"]


def test_printing_unfolds_everything_on_white(files: dict[Kind, Path], opened: Any) -> None:
    page = opened(files["refused"], dark=True).page
    hidden = page.locator("details:not([open]) .sources li")
    assert hidden.count() > 5
    assert not hidden.first.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert all(one.bounding_box()["height"] > 5 for one in hidden.all())
    assert not page.locator(".skip").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_keyboard_reaches_everything(files: dict[Kind, Path], opened: Any) -> None:
    page = opened(files["refused"]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        tag = page.evaluate("document.activeElement.tagName")
        if tag == "BODY":
            break
        reached.add((tag, page.evaluate("document.activeElement.outerHTML")))
    links = page.locator("main a").count() + page.locator("summary").count()
    assert links > 20
    assert len([one for one in reached if one[0] in ("A", "SUMMARY")]) > 10
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1


def test_landmarks_and_headings_tell_the_page(files: dict[Kind, Path], opened: Any) -> None:
    page = opened(files["many"]).page
    assert [page.locator(one).count() for one in ("main", "header.top", "footer", "nav")] == [
        1,
        1,
        1,
        1,
    ]
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    drawn = page.locator("svg[role=img]")
    assert drawn.count() > 6
    assert all(
        one.get_attribute("aria-label") or one.locator("title").count() for one in drawn.all()
    )
