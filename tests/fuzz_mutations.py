"""Makes damaged files of a format from whole ones: bytes, values, tags, tables and archives.

Everything comes from a :class:`random.Random`, so that an input is known by its seed and number.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from tests.fuzz_seeds import READERS, SEEDS, TOKENS

ODD: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        0.5,
        97,
        100.5,
        1e308,
        -1e308,
        5e11,
        10**9,
        10**12,
        10**30,
        2**63,
    ),
    *(float("nan"), float("inf"), "", " ", "\n", "x", "USD", "$10K+", "$1,000,000,000,000", "1e9"),
    *("2021-02-31", "0001-01-01", "9999-12-31", "March 0001", "Mar 2019", "March 9999", "2021"),
    *(
        1551398400000,
        -62135596800000,
        253402300799000,
        99999999999999,
        -99999999999999,
        "1551398400000",
    ),
    *(
        "fullTime",
        "TOP_RATED",
        "top_rated_plus",
        "NOT_A_WORD",
        "\0",
        "\ud800",
        "\ufffd",
        "~" * 9_999,
    ),
    *("<p>", "{", "]]>", "=cmd()", "[bold]x[/bold]", "\x1b[31m", "é" * 300, "\u202e", "a\r\nb"),
    *([], {}, [[]], [None], {"x": None}, {"rawValue": "1e12", "currency": "USD"}, {"node": None}),
    *(
        {"edges": [{"node": None}]},
        {"amount": -5},
        {"rawValue": 7, "currency": "EUR"},
        [[[[[[]]]]]],
    ),
]
MOST_BYTES = 2_000_000
"""What is larger is cut, so that the making does not take the memory; pages are smaller."""
NAMES = ("name", "node", "edges", "title", "data", "x", "rawValue", "")
_TAG = re.compile(r"<[^<>]*>")
Mutation = Callable[[Random, bytes], bytes]


def mutated(random: Random, reader: str) -> bytes:
    """One damaged file for a reader; one in ten for another one."""
    of = reader if random.random() < 0.9 else random.choice(sorted(READERS))
    data = SEEDS[random.choice(READERS[of])]
    for change in random.choices(_ways(of), k=random.choice((1, 1, 1, 2, 3))):
        data = change(random, data)[:MOST_BYTES]
    return data


def _ways(reader: str) -> list[Mutation]:
    if reader in ("json", "graphql", "agency", "connector", "highlights", "json-resume"):
        return [in_bytes, in_json, in_json, in_json, doubled_key, nested]
    if reader == "yaml":
        return [in_bytes, in_bytes, in_yaml, in_yaml, nested]
    if reader == "page-nuxt3":
        return [in_bytes, in_payload, in_payload, in_tags]
    if reader in ("page", "page-html"):
        return [in_bytes, in_bytes, in_script, in_tags, in_tags]
    if reader == "linkedin":
        return [in_bytes, in_archive, in_archive, in_archive]
    if reader == "roster":
        return [in_bytes, in_table, in_table]
    return [in_bytes, in_bytes, in_lines]


def in_bytes(random: Random, data: bytes) -> bytes:
    """Some bytes flipped, taken out, doubled, put in, cut off, or joined to another file's."""
    made = bytearray(data)
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(made))
        until = min(len(made), at + random.choice((1, 2, 5, 30, 400)))
        match random.randrange(7):
            case 0 if at < len(made):
                made[at] ^= 1 << random.randrange(8)
            case 1:
                del made[at:until]
            case 2:
                made[at:at] = made[at:until] * random.choice((1, 2, 50))
            case 3 | 4:
                made[at:at] = random.choice(TOKENS) * random.choice((1, 1, 1, 3, 200))
            case 5:
                del made[at:]
            case _:
                other = SEEDS[random.choice(sorted(SEEDS))]
                made[at:] = other[random.randint(0, len(other)) :]
    return bytes(made)


def in_json(random: Random, data: bytes) -> bytes:
    """Odd values in place of some, some taken out, moved, repeated or under other names."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return in_bytes(random, data)
    text = json.dumps(_odd(random, value), ensure_ascii=random.random() < 0.5)
    return text.encode("utf-8", "surrogatepass")


def in_yaml(random: Random, data: bytes) -> bytes:
    """The same in YAML, as another writer would write it."""
    try:
        value = json.loads(json.dumps(yaml.safe_load(data), default=str))
    except Exception:  # PyYAML raises what it likes on a file that is damaged already
        return in_bytes(random, data)
    style = random.choice((None, None, True, False))
    text = yaml.safe_dump(_odd(random, value), allow_unicode=True, default_flow_style=style)
    return text.encode("utf-8", "surrogatepass")


def _odd(random: Random, value: Any) -> Any:
    for _ in range(random.randint(1, 4)):
        found = list(places(value))
        if not found:
            return random.choice(ODD)
        holder, key = random.choice(found)
        match random.randrange(7):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[random.choice(NAMES)] = holder.pop(key)
            case 2 if isinstance(holder, list):
                times = random.choice((2, 50))
                holder[:] = holder * (times if len(json.dumps(value)) * times < MOST_BYTES else 1)
            case 3:
                other, name = random.choice(found)
                holder[key] = json.loads(json.dumps(other[name]))
            case _:
                holder[key] = json.loads(json.dumps(random.choice(ODD)))
    return value


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every list or group in a value, with each of its indexes or names."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


def doubled_key(random: Random, data: bytes) -> bytes:
    """One name twice in the same group."""
    found = list(re.finditer(rb'"[^"\\]+"\s*:', data))
    if not found:
        return in_bytes(random, data)
    one, at = random.choice(found)[0], random.choice(found).start()
    return data[:at] + one + json.dumps(random.choice(ODD[:9])).encode() + b"," + data[at:]


def nested(random: Random, data: bytes) -> bytes:
    """Groups in groups, as deep as a file can have them."""
    depth = random.choice((5, 60, 200, 5_000, 50_000))
    opening, closing = random.choice(
        ((b"[", b"]"), (b'{"a":', b"}"), (b"- ", b""), (b"[{a: ", b"}]"))
    )
    at = random.randint(0, len(data))
    return data[:at] + opening * depth + b"1" + closing * depth + data[at:]


def in_payload(random: Random, data: bytes) -> bytes:
    """Numbers of the page's list of values made to point elsewhere, round and out of it."""
    before, mark, rest = data.partition(b'"__NUXT_DATA__">')
    inner, end, after = rest.partition(b"</script>")
    try:
        value = json.loads(inner)
    except (ValueError, RecursionError):
        return in_bytes(random, data)
    if not mark or not isinstance(value, list) or not value:
        return in_bytes(random, data)
    for _ in range(random.randint(1, 6)):
        holder, key = random.choice(list(places(value)))
        size = len(value)
        numbers = (0, 1, -1, -2, -6, size, size + 9, random.randrange(size), 10**18)
        others = (["Ref", 0], ["Map", 1, 0], ["Set", 3], ["Date", "x"], ["Reactive", 2], 1.5, "x")
        holder[key] = random.choice((*numbers, *others, None))
    return before + mark + json.dumps(value).encode() + end + after


_SIGNS = (
    *(
        b"null",
        b"void 0",
        b"!0",
        b"NaN",
        b"1e999",
        b"-0",
        b"a",
        b"b.c",
        b"'",
        b"`",
        b"\\u{110000}",
        b"{",
    ),
    *(
        b"[",
        b"]",
        b"}",
        b"(",
        b")",
        b",",
        b";",
        b"//",
        b"/*",
        b"return",
        b"function(a){",
        b"Array(1e9)",
    ),
    *(
        b"new Map([[1,2]])",
        b"new Date(NaN)",
        b'"\\ud800"',
        b"9" * 400,
        b"[,]",
        b"{a:1,a:2}",
        b"a=b;",
    ),
)


def in_script(random: Random, data: bytes) -> bytes:
    """The page's script with other signs in it, and other names for its values."""
    start = data.find(b"__NUXT__")
    if start < 0:
        return in_bytes(random, data)
    made = data
    for _ in range(random.randint(1, 5)):
        end = made.find(b"</script>", start)
        at = random.randint(start, max(start, end))
        until = min(len(made), at + random.choice((0, 0, 1, 3, 20)))
        made = made[:at] + random.choice(_SIGNS) + made[until:]
    return made


def in_tags(random: Random, data: bytes) -> bytes:
    """A page with tags taken out, doubled, swapped, left open or by the hundred."""
    text = data.decode("utf-8", "replace")
    for _ in range(random.randint(1, 6)):
        found = list(_TAG.finditer(text))
        if not found:
            break
        one, other = random.choice(found), random.choice(found)
        tag = one[0]
        odd = ("<!--", "<![CDATA[", f"<meta property='og:title' content='{tag}'>", "&#0;&#xD800;")
        changed = (tag * 2, other[0], tag * 300, tag[:-1], f"{tag}{other[0]}", "<div" * 50)
        new = random.choice(("", *odd, *changed))
        text = (text[: one.start()] + new + text[one.end() :])[:MOST_BYTES]
    return text.encode()


def in_lines(random: Random, data: bytes) -> bytes:
    """Lines taken out, doubled, moved, joined, with other ends, or odd ones put in."""
    lines = data.splitlines(keepends=True) or [b""]
    for _ in range(random.randint(1, 5)):
        at, to = random.randrange(len(lines)), random.randrange(len(lines) + 1)
        match random.randrange(6):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines[at:at] = lines[at : at + 5] * random.choice((1, 40))
            case 2:
                lines.insert(to, lines[at])
            case 3:
                lines[at] = lines[at].rstrip(b"\r\n")
            case 4:
                lines[at] = lines[at].replace(
                    b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"=\n"))
                )
            case _:
                odd = str(random.choice(ODD)).encode("utf-8", "replace")
                lines.insert(to, odd + b"\n")
    return b"".join(lines)


def in_table(random: Random, data: bytes) -> bytes:
    """A table with cells and columns changed, quotes left open, and rows too long or too short."""
    lines = data.splitlines(keepends=True) or [b""]
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(lines))
        cells = lines[at].split(random.choice((b",", b",", b",", b";", b'","')))
        cell = random.randrange(len(cells))
        odd = str(random.choice(ODD)).encode("utf-8", "replace")
        again = cells[cell] * (30 if len(cells[cell]) < 10_000 else 1)
        cells[cell] = random.choice((b"", odd, b'"', b'""', b'"' + odd + b'"', again, b"\xff"))
        lines[at] = random.choice((b",", b",", b";", b"\t")).join(cells)
    mark = b"\xef\xbb\xbf" if random.random() < 0.1 else b""
    return mark + b"".join(lines)


def in_archive(random: Random, data: bytes) -> bytes:
    """An archive with tables damaged, renamed, missing, twice, huge, odd in their heads or cut."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # an archive that is damaged already
        return in_bytes(random, data)
    names = sorted(members)
    if not names:
        return in_bytes(random, data)
    name = random.choice(names)
    match random.randrange(6):
        case 0:
            del members[name]
        case 1:
            odd = (
                "../../x.csv",
                "/etc/x.csv",
                "a/Profile.csv",
                "PROFILE.CSV",
                "x" * 300,
                "\u202e.csv",
            )
            members[random.choice(odd)] = members.pop(name)
        case 2:
            members[name] = members[name] + b"x" * random.choice((10, 10_000_000))
        case _:
            members[name] = in_table(random, members[name])
    made = bytearray(_zip(members, random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))))
    if random.random() < 0.4:  # sizes, flags (encrypted is one) and offsets of the heads
        heads = [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", made)]
        at = random.choice(heads) + random.randrange(4, 46)
        if at < len(made):
            made[at] = random.choice((0, 1, 9, 0x7F, 0xFF))
    return bytes(made)


def _zip(members: dict[str, bytes], packing: int) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return memory.getvalue()
