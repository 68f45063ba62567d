"""The tags of a page, as a browser sees them, and a page without what is not read of it."""

from __future__ import annotations

import pytest

from profilelint.reading.htmltags import MAX_TAGS, TooManyTags, script_with_id, slim, tags


@pytest.mark.parametrize(
    ("html", "slimmed"),
    [
        ("a<b>c</b>", "a<b>c</b>"),
        ("<P CLASS=x ID='y' onclick=z>a", '<p class="x" id="y">a'),
        ('<p class="a &amp; b" data-x="<i>">c', '<p class="a &amp; b">c'),
        ("<p class=a class=b>", '<p class="a">'),
        ("a<script>b</script>c", "ac</script>"),
        ("<script>'</p>'<b></script >c", "c</script>"),
        ("<style>b{}</style>c", "c</style>"),
        ("<title>a<b>c</title>d", "<title>a<b>c</title>d"),
        ("a<!-- <p> -->b", "ab"),
        ("a<!-->b", "ab"),
        ("a<!--b", "a"),
        ("a<p b", "a"),
        ("<p class='a>b", ""),
        ("1 < 2 <b>", "1 < 2 <b>"),
        ("<br/>a<hr / class=x>", '<br>a<hr class="x">'),
        ("<img src=a.jpg alt=b>", '<img src="a.jpg">'),
        (f"<img src='data:{'x' * 6000}'>", "<img>"),
        ("<a\nclass\n=\nb>", '<a class="b">'),
        ("<p class>", '<p class="">'),
    ],
)
def test_a_slim_page(html: str, slimmed: str) -> None:
    found = slim(html)
    # The end of a skipped element stays: a parser of pages ignores an end without a beginning.
    assert found.replace("</script>", "").replace("</style>", "") == slimmed.replace(
        "</script>", ""
    ).replace("</style>", "")


@pytest.mark.parametrize(
    ("html", "inside"),
    [
        ('<script id="T">[1]</script>', "[1]"),
        ("<script type=x id='T' data-a>[1]</script>", "[1]"),
        ("<!-- <script id=T>[0]</script> --><script id=T>[1]</script>", "[1]"),
        ('<div title="<script id=T>"><script id=T>[1]</script>', "[1]"),
        ("<script>'<script id=T>'</script><script id=T>[1]</script>", "[1]"),
        ("<script id=T>[1]", "[1]"),
        ("<script id=TT>[1]</script>", None),
        ("<div id=T>[1]</div>", None),
        ("T", None),
    ],
)
def test_a_script_is_found_by_its_id(html: str, inside: str | None) -> None:
    where = script_with_id(html, "T")
    assert (None if where is None else html[where[0] : where[1]]) == inside


def test_a_page_with_far_too_many_tags_is_refused() -> None:
    assert sum(1 for _ in tags("<p>" * MAX_TAGS)) == MAX_TAGS
    with pytest.raises(TooManyTags):
        slim("<p>" * (MAX_TAGS + 1))
