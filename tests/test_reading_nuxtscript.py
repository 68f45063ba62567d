"""Finding the script with the state in a saved page."""

import math
import time

import pytest

from profilelint.reading.nuxtscript import find_nuxt_script


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<SCRIPT>", "</SCRIPT>"),
        ('<script nonce="a>b" data-n-head="ssr" >', "</script >"),
        ("<script\nid='x>y'>", "</script\n>"),
        ("<script src='a.js'></script><script>", "</script>"),
        ("<script>if(window.__NUXT__==1){}</script><script>", "</script>"),
        ("<!-- <script>window.__NUXT__={a:1}</script> --><script>", "</script>"),
        ("<!--><script>", "</script>"),
        ('<meta content="<script>window.__NUXT__={}</script>"><script>', "</script>"),
        ("<title><script>window.__NUXT__={}</script></title><script>", "</script>"),
        ("<style>a > b {content: '<script>'}</style><script>", "</script>"),
        ("<scripts><script>", "</script><script>window.__NUXT__={b:1}</script>"),
        ("<p>1 < 2 and <3</p><script>", ""),
    ],
)
def test_the_script_is_found(before: str, after: str) -> None:
    script = 'window.__NUXT__={a:"<b>"};'
    assert find_nuxt_script(before + script + after) == (len(before), len(before) + len(script))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "window.__NUXT__={}",
        "<script>var a</script>",
        "<!-- <script>window.__NUXT__={}</script>",
        "<title><script>window.__NUXT__={}</script>",
        '<p title="<script>window.__NUXT__={}</script>',
        "<script window.__NUXT__={}",
    ],
)
def test_a_page_without_the_script(page: str) -> None:
    assert find_nuxt_script(page) is None


def cost(page: str) -> float:
    best = math.inf
    for _ in range(3):
        start = time.process_time()
        find_nuxt_script(page)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "unit", ["<script ", '<a b="', "<a b='x", "<!--", "<!-->", "<script>", "<a =", "<", "<style>"]
)
def test_finding_the_script_is_in_proportion_too(unit: str) -> None:
    small, factor = 30_000 // len(unit), 8
    short = cost(unit * small + "window.__NUXT__=")
    long = cost(unit * small * factor + "window.__NUXT__=")
    assert long < 30 * max(short, 0.002)
