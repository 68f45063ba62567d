"""Whatever is in a file: it is read or refused in plain words, and soon."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.errors import ReadError
from profilelint.profile import value_at
from profilelint.reading import FORMATS, Document, read_bytes
from tests.fuzz_mutations import places
from tests.fuzz_seeds import LINKEDIN, READERS, SEEDS, TOKENS, packed

pytestmark = pytest.mark.fuzz
LONGEST = 5.0
VALUED = (
    *("json", "yaml", "graphql", "agency", "connector", "page", "page-nuxt3", "highlights"),
    "json-resume",
)
"""The readers of nested values; the others read text."""

large = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
worst: dict[str, float] = {"inputs": 0, "seconds": 0}


@pytest.fixture(scope="module", autouse=True)
def _figures() -> Iterator[None]:
    """With ``pytest -s``: how many inputs were run, the longest time and the most memory."""
    yield
    print(f"\n{worst}")


def taken(data: bytes, input_format: str | None = None) -> Document | None:
    """Read a file and hold it against what must be true of every one; ``None`` if refused."""
    document, problems = None, None
    start = time.process_time()
    try:
        document = read_bytes(data, "made-up", input_format=input_format)
    except ReadError as error:
        problems = error.problems
    seconds = time.process_time() - start
    assert problems != ()
    for problem in problems or ():
        assert 0 < len(problem.message) < 1000
        assert problem.message.isprintable(), problem.message
        assert (problem.line or 1) >= 1
        assert (problem.column or 1) >= 1
    worst.update(inputs=worst["inputs"] + 1, seconds=max(worst["seconds"], seconds))
    assert seconds < LONGEST, f"{seconds:.1f} s for {len(data):,} bytes"
    if document is not None and len(data) < 50_000:
        fits(document)
    return document


def fits(document: Document) -> None:
    """The places lie within the text, and the text can be written to any file."""
    str(document.profile).encode()
    length = len(document.source.text)
    for at, (start, end) in document.source.spans.items():
        assert 0 <= start <= end <= length
        value = value_at(document.profile, at)
        offsets = document.source.offsets(at) if isinstance(value, str) else None
        if offsets is not None and at != ("name",) and isinstance(value, str):
            assert len(offsets) > len(value) or at[-1] in WORDS
            assert offsets == sorted(offsets)
            assert start <= offsets[0] <= offsets[-1] <= end


WORDS = ("level", "english", "proficiency", "availability", "visibility")


@st.composite
def damaged(draw: st.DrawFn, names: list[str]) -> bytes:
    """A file with some bytes flipped, deleted, doubled, put in, cut off, or joined to another's."""
    data = bytearray(SEEDS[draw(st.sampled_from(names))])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        until = min(len(data), at + draw(st.sampled_from([1, 2, 5, 30, 400])))
        match draw(st.sampled_from(["flip", "delete", "double", "put in", "cut off", "splice"])):
            case "flip" if at < len(data):
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "delete":
                del data[at:until]
            case "double":
                data[at:at] = data[at:until] * draw(st.sampled_from([1, 2, 50]))
            case "put in":
                data[at:at] = draw(st.sampled_from(TOKENS)) * draw(st.sampled_from([1, 1, 3, 200]))
            case "cut off":
                del data[at:]
            case "splice":
                other = SEEDS[draw(st.sampled_from(sorted(SEEDS)))]
                data[at:] = other[draw(st.integers(0, len(other))) :]
    return bytes(data)


@pytest.mark.parametrize("reader", READERS)
@given(st.data())
@large
def test_damaged_files(reader: str, data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from([None, None, *FORMATS]))
    taken(data.draw(damaged(READERS[reader])), wanted)


ODD = st.recursive(
    st.sampled_from(
        [
            *(None, True, False, 0, -1, 1, 0.5, 1e308, 10**30, 2**63, "", " ", "x", "USD", "$10K+"),
            *("2021-02-31", "-99999999999999", "fullTime", "\0", "\ufffd", "~" * 99, "{", "<p>"),
        ]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "node", "edges", "rawValue", "x"]), inner, max_size=3
        )
    ),
    max_leaves=4,
)


@st.composite
def swapped(draw: st.DrawFn, value: Any) -> Any:
    """The same with odd values in place of some, some taken out and some under other names."""
    for _ in range(draw(st.integers(1, 4))):
        found = list(places(value))
        if not found:
            break
        holder, key = draw(st.sampled_from(found))
        match draw(st.sampled_from(["value", "value", "gone", "renamed"])):
            case "gone":
                del holder[key]
            case "renamed" if isinstance(holder, dict):
                holder[draw(st.sampled_from(["x", "title", "data", "result"]))] = holder.pop(key)
            case _:
                holder[key] = draw(ODD)
    return value


def values_of(reader: str) -> Any:
    if reader == "page":
        from profilelint.reading.jsliteral import find_nuxt_script, nuxt_state

        text = SEEDS["page_viewer.html"].decode()
        start, end = find_nuxt_script(text) or (0, 0)
        return nuxt_state(text[start:end])
    load: Callable[[str], Any] = yaml.safe_load if reader == "yaml" else json.loads
    if reader == "page-nuxt3":
        text = SEEDS["page_nuxt3.html"].decode()
        return json.loads(text.partition('__NUXT_DATA__">')[2].partition("</script>")[0])
    value = load(SEEDS[READERS[reader][-1]].decode())
    return json.loads(json.dumps(value, default=str))  # no date, and no part twice


@pytest.mark.parametrize("reader", VALUED)
@given(st.data())
@large
def test_odd_values(reader: str, data: st.DataObject) -> None:
    value = data.draw(swapped(values_of(reader)))
    text = json.dumps(value)
    if reader == "page":
        text = f"<html><script>window.__NUXT__={text}</script></html>"
    elif reader == "page-nuxt3":
        text = f'<html><script id="__NUXT_DATA__">{text}</script></html>'
    elif reader == "yaml":
        text = yaml.safe_dump(value, allow_unicode=True)
    elif reader == "connector" and data.draw(st.booleans()):
        text = json.dumps({"result": text})
    taken(text.encode(), "yaml" if reader == "yaml" else None)


@given(st.data())
@large
def test_damaged_tables_in_an_archive(data: st.DataObject) -> None:
    names = st.sampled_from(["Profile.csv", "roster.csv", "one_row.csv"])
    wanted = data.draw(st.sampled_from(sorted(path.name for path in LINKEDIN.iterdir())))
    other = data.draw(damaged([data.draw(names)]))
    cut = data.draw(st.integers(0, 400))
    taken(packed(lambda name, whole: whole[:cut] + other if name == wanted else whole))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
@large
def test_noise(noise: bytes) -> None:
    for wanted in (None, *FORMATS):
        taken(noise, wanted)


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map(b"".join), st.sampled_from(FORMATS))
@large
def test_signs_in_any_order(data: bytes, wanted: str) -> None:
    taken(data, wanted)
    taken(b"<html><script>window.__NUXT__=" + data, "page")
