"""Build ``data/languagetool_jars.csv``: the files of LanguageTool's server in Maven Central.

Needs mvn. Fetches ``org.languagetool:languagetool-server`` of the version in
``profilelint/language/install.py`` with all that it needs to run, into a folder laid out like a
repository, and writes path, size and SHA-256 of each file. Usage:
``python tools/build_languagetool_jars.py``
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import tempfile
from pathlib import Path

from profilelint.language.install import VERSION

TARGET = Path(__file__).parent.parent / "data" / "languagetool_jars.csv"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
PROJECT = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>profilelint</groupId><artifactId>languagetool</artifactId><version>1</version>
<packaging>pom</packaging><dependencies><dependency><groupId>org.languagetool</groupId>
<artifactId>languagetool-server</artifactId><version>{VERSION}</version></dependency></dependencies>
</project>"""


def main() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "pom.xml").write_text(PROJECT, encoding="utf-8")
        repository = work / "repository"
        command = ["mvn", "-B", "-q", "-f", str(work / "pom.xml"), PLUGIN]
        command += [f"-DoutputDirectory={repository}", "-DincludeScope=runtime"]
        subprocess.run([*command, "-Dmdep.useRepositoryLayout=true"], check=True)
        rows = [
            (
                path.relative_to(repository).as_posix(),
                path.stat().st_size,
                hashlib.sha256(path.read_bytes()).hexdigest(),
            )
            for path in sorted(repository.rglob("*.jar"))
        ]
    with TARGET.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["path", "size", "sha256"])
        table.writerows(rows)
    print(f"{TARGET.name}: {len(rows)} files, {sum(row[1] for row in rows):,} bytes")


if __name__ == "__main__":
    main()
