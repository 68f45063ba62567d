"""What damaged input is made from: files of every format, and signs that have a meaning."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from profilelint.reading import FORMATS

TESTS = Path(__file__).parent
LINKEDIN = TESTS / "data" / "exports" / "linkedin"


def packed(change: Callable[[str, bytes], bytes] = lambda _, data: data) -> bytes:
    """LinkedIn's export as an archive, its tables changed before they are packed."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(LINKEDIN.iterdir()):
            archive.writestr(path.name, change(path.name, path.read_bytes()))
    return memory.getvalue()


SEEDS = {
    path.name: path.read_bytes()
    for folder in (TESTS.parent / "examples", TESTS / "data" / "exports")
    for path in sorted(folder.iterdir())
    if path.suffix in (".json", ".yaml", ".html", ".mhtml", ".txt", ".csv")
} | {"everything.yaml": (TESTS / "data" / "own_everything.yaml").read_bytes()}
SEEDS |= {
    "linkedin.zip": packed(),
    "Profile.csv": (LINKEDIN / "Profile.csv").read_bytes(),
    "one_row.csv": b"".join(SEEDS["roster.csv"].splitlines(keepends=True)[:4]),
}
READERS = {
    "json": ["ready.json", "refused.json"],
    "yaml": ["translator.yaml", "everything.yaml"],
    "graphql": ["graphql_reply.json", "graphql_odd.json"],
    "agency": ["agency_company.json"],
    "connector": [name for name in SEEDS if name.startswith("connector")],
    "page": ["saved_page.html", "page_viewer.html", "page_profile.html"],
    "page-nuxt3": ["page_nuxt3.html"],
    "page-html": ["page_air3.html", "page_2021.html"],
    "page-text": ["page_copied.txt"],
    "mhtml": [name for name in SEEDS if name.endswith(".mhtml")],
    "highlights": ["highlights.json"],
    "json-resume": ["resume.json"],
    "linkedin": ["linkedin.zip", "Profile.csv"],
    "roster": ["roster.csv", "one_row.csv"],
}

assert set(READERS) == set(FORMATS)

TOKENS = [
    *(b'"', b"'", b"\\", b"\\u", b"\\ud800", b"\\u0000", b"{", b"}", b"[", b"]", b",", b":", b": "),
    *(
        b"\n",
        b"\r",
        b"\r\n",
        b"\t",
        b" ",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc2\x85",
    ),
    *(
        b"\xf0\x9f\x98\x80",
        b"null",
        b"true",
        b"-",
        b"- ",
        b"? ",
        b"|",
        b">",
        b"|2-",
        b"#",
        b"//",
        b"/*",
    ),
    *(
        b"&a ",
        b"*a",
        b"<<: ",
        b"!!python/object:os.system ",
        b"!!binary ",
        b"%YAML 1.1\n",
        b"---\n",
    ),
    *(
        b"1e999",
        b"-0",
        b"0x1F",
        b".inf",
        b"9" * 400,
        b"1e-5",
        b"NaN",
        b"2021-02-31",
        b"-99999999999999",
    ),
    *(
        b"<script>",
        b"</script>",
        b"<!--",
        b"-->",
        b"window.__NUXT__=",
        b"(function(a){return a}(1))",
    ),
    *(b"<h2>", b"</h3>", b"<li>", b"$5.00/hr", b"Skills", b"Work history", b"Languages\n", b" | "),
    *(b"--", b"=41", b"=\n", b"Content-Type: text/html\n\n", b"multipart/related; boundary=a\n"),
    *(b"[0,1,2]", b'["Ref",0]', b'["Map",1,0]', b"PK\x03\x04", b'"basics":{},"work":[', b'","'),
    *(b"void 0", b"!0", b"new Map([])", b"a.b=c;", b"Array(9)", b"<untrusted_participant_content>"),
    *(b"</untrusted_participant_content>", b'"personalData":{}', b'{"result":"{', b"\xe2\x80\x9c"),
]
