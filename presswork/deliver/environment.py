"""The environment that a publication was made in: engine, packages, typefaces. No path, no name of a machine."""

import csv
import hashlib
import importlib.metadata
import io
import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import presswork
from presswork.chart.look import voices
from presswork.faces import resolve, wheel_file
from presswork.model.layout import Layout
from presswork.model.style import Face

NAME = re.compile(r"[A-Za-z0-9._-]+")
HEADS = ("family", "weight", "style", "file", "index", "version", "licence", "licence_url", "sha256")
NAMES = {"version": 5, "licence": 13, "licence_url": 14}  # of the OpenType table "name"


@dataclass(frozen=True, slots=True)
class Typeface:
    """A face as it is used: its file's name, version, licence and checksum."""

    family: str
    weight: int
    style: str
    file: str
    index: int
    version: str
    licence: str
    licence_url: str
    sha256: str


def engine() -> str:
    """Hash the source of the engine: version and checksum over its modules, in the order of their names."""
    root = Path(presswork.__file__).parent
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.py"), key=lambda path: path.relative_to(root).as_posix()):
        name = path.relative_to(root).as_posix()
        if not name.startswith(("house/layouts/", "house/charts/")):
            total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return f"presswork {presswork.__version__} sha256:{total.hexdigest()}"


def packages() -> list[str]:
    """List the packages that Presswork stands on, all the way down, as NAME==VERSION; Python first."""
    found: dict[str, str] = {}
    waiting = ["presswork"]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()  # PEP 503
        if key in found:
            continue
        try:
            found[key] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        waiting += [part[0] for line in importlib.metadata.requires(name) or () if "extra" not in line.partition(";")[2]
                    and (part := NAME.match(line))]
    found.pop("presswork", None)
    return [f"python=={platform.python_version()}", *(f"{name}=={found[name]}" for name in sorted(found))]


def typefaces(layouts: Iterable[Layout]) -> list[Typeface]:
    """List the faces that layouts and their charts set in, with the files that answer on this machine."""
    styles = [style for layout in layouts for style in (*layout.styles.values(), *voices(layout).values())]
    faces = {face for style in styles for face in (*style.faces, *style.lead, *style.strong, *style.emphasis)}
    files = {face: _file(face) for face in faces}
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in {path for path, _ in files.values()}}
    made = {_typeface(face, path, index, digests[path]) for face, (path, index) in files.items()}
    return sorted(made, key=lambda one: (one.family, one.weight, one.style, one.file))


def _file(face: Face) -> tuple[Path, int]:
    """Give the file that answers for a face, and its place in it."""
    if wheel := wheel_file(face):
        return wheel, 0
    answer = resolve(face)
    return Path(answer.path), answer.index


def _typeface(face: Face, path: Path, index: int, digest: str) -> Typeface:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - reads one table of each file, and is slow to import

    with TTFont(path, fontNumber=index, lazy=True) as font:
        said = {key: " ".join((font["name"].getDebugName(number) or "").split()) for key, number in NAMES.items()}
    return Typeface(face.family, face.weight, "italic" if face.italic else "upright", path.name, index, **said,
                    sha256=digest)


def table(faces: Iterable[Typeface]) -> bytes:
    """Write typefaces as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows([getattr(face, head) for head in HEADS] for face in faces)
    return out.getvalue().encode()


def changed(kept: bytes, layouts: Iterable[Layout]) -> Iterator[str]:
    """Say which typefaces of a kept table are other files here, or are not here."""
    here = {(face.file, face.index): face for face in typefaces(layouts)}
    for row in csv.DictReader(io.StringIO(kept.decode())):
        face = here.get((row["file"], int(row["index"])))
        if face is None:
            yield f"{row['family']} {row['weight']}: {row['file']} is not here"
        elif face.sha256 != row["sha256"]:
            yield f"{row['family']} {row['weight']}: {row['file']} is another ({face.version}, was {row['version']})"
