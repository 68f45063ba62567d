"""Where LanguageTool is on this machine, and how it gets there: only by the user's own command.

Two sources, tried in turn. The first is the archive that the Python client would download, from the
address that the client names. The second is Maven Central, by the program mvn, which knows where
that is reached from here. Either is held against checksums of our own (those of Maven's files are
in data/languagetool_jars.csv) and put in its place in one step, so that what is there is whole.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import msgspec

from profilelint import vocabulary
from profilelint.errors import UsageError

VERSION = "6.8"
LICENCE = "LGPL-2.1-or-later"
HOME_PAGE = "https://languagetool.org"
ARCHIVE_SHA256 = "6a7f6b67b779ae9505f7579f0c41453ea8d1bd72ae750bdc2c55ba974281467d"
"""Of LanguageTool-6.8.zip, as language-tool-python 3.4.0 has it."""
LARGEST_ARCHIVE = 400_000_000
LARGEST_UNPACKED = 1_500_000_000
JARS = "languagetool_jars.csv"
FOLDER_VARIABLE = "LTP_PATH"
"""The folder above LanguageTool-6.8/, as the client calls it too."""

_SERVER = "languagetool-server.jar"
_RECORD = "profilelint.json"
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_LINE = 72  # bytes of a manifest's line
_MAVEN_LIMIT = 3600.0

Progress = Callable[[str, int, int], None]
"""Told what is going on, how much is done, and of how much (0: not known)."""


class Jar(msgspec.Struct, frozen=True):
    """A file of the pinned list: its path in a Maven repository, bytes, and checksum."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, which is unique in the list."""
        return self.path.rpartition("/")[2]


class Record(msgspec.Struct, frozen=True):
    """What we note beside an installation of ours. ``sha256`` is the archive's, or the list's."""

    version: str
    source: str
    sha256: str


class Installed(msgspec.Struct, frozen=True):
    """A LanguageTool on this machine; without a record where somebody else put it there."""

    folder: Path
    version: str
    record: Record | None


class Failed(Exception):
    """Why a source could not be used."""


@cache
def jars() -> tuple[Jar, ...]:
    """The pinned list."""
    return tuple(Jar(row["path"], int(row["size"]), row["sha256"]) for row in vocabulary.rows(JARS))


def default_folder() -> Path:
    """Where LanguageTool is put: ``LTP_PATH``, or the user's folder for what programs keep."""
    import platformdirs

    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    return platformdirs.user_data_path("profilelint", appauthor=False) / "languagetool"


def find(into: Path | None = None) -> Installed | None:
    """The LanguageTool of a folder; without one, of ours, or where the client puts it.

    Of several versions in one folder the one that we install comes first, then the newest.
    """
    found = _in(into or default_folder())
    if found is None and into is None and not os.environ.get(FOLDER_VARIABLE):
        return _in(Path.home() / ".cache" / "language_tool_python")
    return found


def _in(parent: Path) -> Installed | None:
    found: list[tuple[bool, tuple[int, ...], Path, str]] = []
    for folder in parent.glob("LanguageTool-*") if parent.is_dir() else ():
        version = folder.name.removeprefix("LanguageTool-")
        if re.fullmatch(r"\d+\.\d+", version) and (folder / _SERVER).is_file():
            order = tuple(int(part) for part in version.split("."))
            found.append((version == VERSION, order, folder, version))
    if not found:
        return None
    _, _, best, version = max(found)
    return Installed(best, version, _record_of(best))


def _record_of(folder: Path) -> Record | None:
    try:
        return msgspec.json.decode((folder / _RECORD).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return None


def faults(found: Installed) -> list[str]:
    """What an installation lacks, or what is not as it was; empty where it is whole."""
    if found.record is None or found.record.sha256 != _list_digest():
        libs = found.folder / "libs"
        return [] if libs.is_dir() and any(libs.iterdir()) else ["libs"]
    return [jar.name for jar in jars() if not _is(found.folder / "libs" / jar.name, jar)]


def archive_address() -> str | None:
    """The address of the archive that the client would download; ``None`` without the client."""
    try:
        from language_tool_python.download_lt import ReleaseLocalLanguageTool
    except ImportError:
        return None
    return ReleaseLocalLanguageTool(VERSION).download_url


def install(into: Path, progress: Progress) -> Installed:
    """Put LanguageTool into a folder, from the first source that works.

    :raises UsageError: where none does, with the reason of each.
    """
    reasons = []
    place = into / f"LanguageTool-{VERSION}"
    try:
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into, prefix=".incomplete-") as name:
            work = Path(name)
            for source in (_from_archive, _from_maven):
                try:
                    made, record = source(work, progress)
                except Failed as why:
                    reasons.append(f"- {why}")
                    continue
                (made / _RECORD).write_bytes(msgspec.json.encode(record))
                _put(made, place)
                return Installed(place, VERSION, record)
    except OSError as error:
        raise UsageError(
            f"LanguageTool cannot be written to {into}: {error.strerror or error}. "
            "Name another folder with --into."
        ) from None
    raise UsageError("LanguageTool could not be installed:\n" + "\n".join(reasons))


def remove(found: Installed) -> None:
    """Take an installation away.

    :raises UsageError: where it is not ours, or cannot be removed.
    """
    if found.record is None:
        raise UsageError(
            f"{found.folder} was not put there by profilelint. Remove it yourself if you want to."
        )
    try:
        shutil.rmtree(found.folder)
    except OSError as error:
        raise UsageError(f"{found.folder} cannot be removed: {error.strerror}.") from None


def _put(made: Path, place: Path) -> None:
    """Move a whole installation to its place, and what was there out of the way."""
    if place.exists():
        place.rename(made.parent / "replaced")
    made.rename(place)


def _from_archive(work: Path, progress: Progress) -> tuple[Path, Record]:
    address = archive_address()
    if address is None:
        raise Failed(
            "The archive: the Python client that knows its address is missing; "
            "install it with `pip install 'profilelint[languagetool]'`."
        )
    archive = work / "archive.zip"
    digest = _download(address, archive, progress)
    if digest != ARCHIVE_SHA256:
        raise Failed(f"{address}: what came is not what was expected (its checksum differs).")
    folder = work / "archive"
    try:
        unpack(archive, folder, progress)
    except (zipfile.BadZipFile, Failed) as error:
        raise Failed(f"{address}: the archive cannot be unpacked ({error}).") from None
    archive.unlink()
    made = folder / f"LanguageTool-{VERSION}"
    if not (made / _SERVER).is_file():
        raise Failed(f"{address}: the archive holds no LanguageTool {VERSION}.")
    return made, Record(VERSION, address, digest)


def _download(address: str, target: Path, progress: Progress) -> str:
    """Download a file and answer its checksum."""
    try:
        import httpx
    except ImportError:
        raise Failed("The archive: httpx is missing.") from None
    digest, done = hashlib.sha256(), 0
    what = f"Downloading {address}"
    try:
        with (
            httpx.stream("GET", address, follow_redirects=True, timeout=30) as response,
            target.open("wb") as file,
        ):
            response.raise_for_status()
            whole = response.headers.get("Content-Length", "")
            for part in response.iter_bytes():
                done += len(part)
                if done > LARGEST_ARCHIVE:
                    raise Failed(f"{address}: what comes is far larger than expected.")
                digest.update(part)
                file.write(part)
                progress(what, done, int(whole) if whole.isdecimal() else 0)
    except httpx.HTTPStatusError as error:
        raise Failed(f"{address}: the server answered {error.response.status_code}.") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Failed(f"{address}: cannot be reached ({error}).") from None
    return digest.hexdigest()


def unpack(archive: Path, folder: Path, progress: Progress) -> None:
    """Unpack an archive, whose names must stay within the folder, and whose size within reason.

    :raises Failed: for an archive that would do otherwise; nothing is written then.
    """
    with zipfile.ZipFile(archive) as packed:
        members = packed.infolist()
        for member in members:
            parts = member.filename.replace("\\", "/").split("/")
            if parts[0] in ("", "..") or ".." in parts or ":" in parts[0]:
                raise Failed(f"it holds a file outside its own folder, {member.filename}")
            if member.external_attr >> 16 & 0o170000 == 0o120000:
                raise Failed(f"it holds a link, {member.filename}")
        if sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise Failed("it is far larger than expected")
        for number, member in enumerate(members, start=1):
            packed.extract(member, folder)
            progress("Unpacking", number, len(members))


def _from_maven(work: Path, progress: Progress) -> tuple[Path, Record]:
    program = shutil.which("mvn")
    if program is None:
        raise Failed(
            "Maven Central: the program mvn is missing (Debian and Ubuntu: `apt install maven`)."
        )
    made = work / "maven" / f"LanguageTool-{VERSION}"
    libs = made / "libs"
    libs.mkdir(parents=True)
    (work / "pom.xml").write_text(_project(), encoding="utf-8")
    _run_maven(program, work / "pom.xml", libs, progress)
    wrong = [jar.name for jar in jars() if not _is(libs / jar.name, jar)]
    if wrong:
        raise Failed(
            f"Maven Central: {len(wrong)} of {len(jars())} files are missing or not what was "
            f"expected (their checksum differs), first {wrong[0]}."
        )
    _write_starter(made / _SERVER)
    return made, Record(VERSION, "Maven Central", _list_digest())


def _run_maven(program: str, project: Path, libs: Path, progress: Progress) -> None:
    command = [program, "-B", "-ntp", "-f", str(project), _PLUGIN, f"-DoutputDirectory={libs}"]
    what = "Fetching from Maven Central"
    with tempfile.TemporaryFile("w+", errors="replace") as told:
        running = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=told, stderr=subprocess.STDOUT
        )
        try:
            waited = 0.0
            while running.poll() is None and waited < _MAVEN_LIMIT:
                try:
                    running.wait(0.5)
                except subprocess.TimeoutExpired:
                    waited += 0.5
                progress(what, sum(1 for _ in libs.glob("*.jar")), len(jars()))
        finally:
            if running.poll() is None:
                running.kill()
            running.wait()
        if running.returncode:
            told.seek(0)
            errors = [line.strip() for line in told if line.startswith("[ERROR]")]
            why = errors[0].removeprefix("[ERROR] ") if errors else "it gave no reason"
            raise Failed(f"Maven Central: mvn failed: {why[:300]}")


def _project() -> str:
    """What mvn is to fetch: each file of the pinned list, and nothing that they ask for besides."""
    wanted = []
    for jar in jars():
        *group, artifact, version, name = jar.path.split("/")
        classifier = name.removeprefix(f"{artifact}-{version}").removesuffix(".jar").lstrip("-")
        fields = {
            "groupId": ".".join(group),
            "artifactId": artifact,
            "version": version,
            **({"classifier": classifier} if classifier else {}),
        }
        inner = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in fields.items())
        wanted.append(
            f"<dependency>{inner}<exclusions><exclusion><groupId>*</groupId>"
            "<artifactId>*</artifactId></exclusion></exclusions></dependency>\n"
        )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>profilelint</groupId><artifactId>languagetool</artifactId><version>1</version>"
        f"<packaging>pom</packaging>\n<dependencies>\n{''.join(wanted)}</dependencies></project>\n"
    )


def _write_starter(path: Path) -> None:
    """The jar by which the client starts the server: a manifest that lists all the others."""
    rest = "Class-Path: " + " ".join(f"libs/{jar.name}" for jar in jars())
    lines: list[str] = []
    while rest:  # a line that goes on begins with a space, which counts
        width = _LINE if not lines else _LINE - 1
        lines.append((" " if lines else "") + rest[:width])
        rest = rest[width:]
    manifest = "\r\n".join(["Manifest-Version: 1.0", *lines, "", ""])
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("META-INF/MANIFEST.MF", manifest)


def _is(path: Path, jar: Jar) -> bool:
    """Whether a file is what the list says."""
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


def _list_digest() -> str:
    return hashlib.sha256(vocabulary.text_of(JARS).encode()).hexdigest()
