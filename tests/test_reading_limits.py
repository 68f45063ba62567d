"""Files made to hurt the readers of exports: each is read or refused soon, and in little memory.

Each runs in a process of its own, so that the memory of parsers written in C counts too.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="memory is measured with it")
pytestmark = pytest.mark.fuzz
LONGEST, MOST_MEMORY = 5.0, 300
"""Seconds of processor time, and megabytes of the whole process."""

RUN = """
import io, resource, sys, time, zipfile
from profilelint.errors import ReadError
from profilelint.reading import read_bytes

def zipped(**tables):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables.items():
            archive.writestr(name + ".csv", content)
    return memory.getvalue()

def page(content):
    head = b"<html><title>A - B - Upwork Freelancer from C, D</title><h2>t</h2><h3>$5.00/hr</h3>"
    return head + content

def mail(way, content):
    head = b'MIME-Version: 1.0\\nContent-Type: multipart/related; boundary="B"\\n\\n--B\\n'
    head += b"Content-Type: text/html\\nContent-Transfer-Encoding: "
    return head + way + b"\\n\\n" + content

def resume(keywords):
    return b'{"basics":{},"skills":[{"keywords":[' + keywords + b'1]}]}'

def table(content):
    return b'<html><script id="__NUXT_DATA__">' + content + b"</script>"

def used():
    # Linux's ru_maxrss begins at what the parent of this process had taken; VmHWM does not.
    try:
        with open("/proc/self/status") as file:
            (line,) = (line for line in file if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    except OSError:
        shift = 20 if sys.platform == "darwin" else 10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> shift

HEADING = b"Headline,Last Name\\nA,B\\n"
N = 4_900_000
data = eval(sys.argv[1])
assert len(data) < 20_000_000
start = time.process_time()
try:
    read_bytes(data, "x")
except ReadError as error:
    assert error.problems
print(time.process_time() - start, used())
"""
HURTFUL = {  # each is code that makes the file, run in the process that reads it
    "deep": "page(b'<div>' * (N // 5))",
    "deep lists": "page(b'<ul><li>a' * (N // 9))",
    "many tags": "page(b'<b><p>' * (N // 6))",
    "attributes": "page(b'<p ' + b' '.join(b'a%d=b' % i for i in range(N // 10)) + b'>')",
    "one attribute again": "page(b'<p ' + b'a=b ' * (N // 4) + b'>')",
    "open quotes": "page(b'<a b=\"' * (N // 6))",
    "open comments": "page(b'<!-- ' * (N // 5))",
    "signs": "page(b'<' * N)",
    "references": "page(b'&amp;' * (N // 5))",
    "long line": "page(b'x' * N)",
    "headings": "page(b'<h3>Skills</h3>' * (N // 15))",
    "texts": "page(b'<span class=\"text-pre-line\">a\\n' * (N // 30))",
    "table of lists": "table(b'[' + b'[1,2,3,4,5,6,7,8,9],' * (N // 20) + b'0]')",
    "deep table": "table(b'[' * N)",
    "table of profiles": "table(b'[' + b'{\"profile\":0,\"stats\":0},' * (N // 24) + b'0]')",
    "mail, plain": "mail(b'8bit', b'x' * 19_000_000)",
    "mail, quoted": "mail(b'quoted-printable', b'=41' * 6_000_000)",
    "mail, base64": "mail(b'base64', b'QUFB\\n' * 3_900_000)",
    "mail, odd base64": "mail(b'base64', b'Q?=A!\\n' * 3_100_000)",
    "mail of parts": "mail(b'', b'\\n--B\\nContent-Type: text/html\\n\\n' * 600_000)",
    "mail of heads": "mail(b'', b'--B\\n' + b'a: b\\n' * 3_700_000)",
    "copied text": "b'Skills\\n$5.00/hr\\n' + b'Education\\n' * 90_000",
    "copied jobs": "b'Skills\\n$5.00/hr\\nEmployment history\\n' + b'A | B\\nMay 2019\\n' * 60_000",
    "copied issuers": "b'Skills\\n$5.00/hr\\nCertifications\\na\\n' + b'Provider: ' * 90_000",
    "wide table": "b'title,overview\\n' + b'\"a,' * 6_000_000",
    "empty table": "b'title,overview\\n' + b'\"\",\\n' * 4_000_000",
    "open cell": "b'title,overview\\n' + b'\"' * 19_000_000",
    "long table": "b'title,overview\\n' + b'a,b\\n' * 4_500_000",
    "zip bomb": "zipped(Profile=b'0' * 60_000_000)",
    "zip of long tables": "zipped(Profile=HEADING, Skills=b'Name\\n' + b'a\\n' * 2_400_000)",
    "zip of wide tables": "zipped(Profile=HEADING, Skills=b'Name' + b',a' * 2_400_000)",
    "résumé of one skill": "resume(b'\"a\",' * 150_000)",
    "résumé of many skills": "resume(b''.join(b'\"%d\",' % i for i in range(90_000)))",
}


@pytest.mark.parametrize("name", HURTFUL)
def test_it_takes_neither_long_nor_much(name: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", RUN, HURTFUL[name]], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    seconds, megabytes = run.stdout.split()
    assert float(seconds) < LONGEST
    assert int(megabytes) < MOST_MEMORY
