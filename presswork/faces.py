"""Faces: from a family and weight to a font file, by fontconfig's list and the font wheels beside us."""

import functools
import hashlib
import importlib.util
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
import uharfbuzz as hb

from presswork.model.layout import Layout
from presswork.model.report import WARNING, Faults, Finding
from presswork.model.style import Face

# Open faces that come as wheels: family -> (package, upright file, italic file).
WHEELS = {
    "Newsreader": ("fontpkg_newsreader", "Newsreader[opsz,wght].ttf", "Newsreader-Italic[opsz,wght].ttf"),
    "Source Serif 4": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"),
    "Libre Franklin": ("fontpkg_libre_franklin", "LibreFranklin[wght].ttf", "LibreFranklin-Italic[wght].ttf"),
    "Archivo": ("fontpkg_archivo", "Archivo[wdth,wght].ttf", "Archivo-Italic[wdth,wght].ttf"),
    "Playfair Display": ("fontpkg_playfair_display", "PlayfairDisplay[wght].ttf", "PlayfairDisplay-Italic[wght].ttf"),
}
# Debian package of a family, for the cure of an error.
PACKAGES = {"Noto": "fonts-noto-cjk fonts-noto-cjk-extra", "LXGW": "fonts-lxgw-wenkai"}
# fontconfig weight -> CSS weight (fontconfig's fcweight.c).
FC_WEIGHTS = ((0, 100), (40, 200), (50, 300), (55, 350), (75, 380), (80, 400), (100, 500), (180, 600), (200, 700),
              (205, 800), (210, 900))


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A static font face on disk: ``path``, ``index`` in a collection, and the CSS ``weight`` it really has."""

    path: str
    index: int
    weight: int


def css_weight(fc_weight: float) -> int:
    """Give the CSS weight (100-900) nearest to a fontconfig weight (0-210)."""
    return min(FC_WEIGHTS, key=lambda pair: abs(pair[0] - fc_weight))[1]


@functools.cache
def installed() -> dict[tuple[str, bool], tuple[FaceFile, ...]]:
    """List the machine's static faces by (family, italic), from ``fc-list``; empty where fontconfig is not."""
    form = "%{file}\t%{index}\t%{weight}\t%{slant}\t%{variable}\t%{family}\n"
    try:
        found = subprocess.run(  # noqa: S603 - no part of the command is the user's
            ["fc-list", f"--format={form}"], capture_output=True, text=True, check=True).stdout  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return {}
    table: dict[tuple[str, bool], list[FaceFile]] = {}
    for line in sorted(set(found.splitlines())):
        file, index, weight, slant, variable, families = line.split("\t", 5)
        if variable == "True" or not file.endswith((".ttc", ".otf", ".ttf", ".otc")):
            continue
        for family in families.split(","):
            face = FaceFile(file, int(index) & 0xFFFF, css_weight(float(weight or 80)))
            table.setdefault((family, slant != "0"), []).append(face)
    return {key: tuple(files) for key, files in table.items()}


def wheel_file(face: Face) -> Path | None:
    """Find the variable font of a family that a wheel carries, or None."""
    if face.family not in WHEELS:
        return None
    package, upright, italic = WHEELS[face.family]
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "files" / (italic if face.italic else upright)
    return path if path.is_file() else None


def instance(path: Path, face: Face) -> FaceFile:
    """Cut a static instance of a variable font at the face's axes and keep it in the user's cache."""
    axes = {"wght": float(face.weight), **dict(face.axes)}
    stamp = f"{path.name} {path.stat().st_size} {sorted(axes.items())} hb{hb.version_string()}"
    digest = hashlib.sha256(stamp.encode()).hexdigest()[:24]
    name = f"{face.family.replace(' ', '')}-{face.weight}{'Italic' if face.italic else ''}-{digest}.ttf"
    folder = Path(platformdirs.user_cache_dir("presswork")) / "faces"
    target = folder / name
    if not target.is_file():
        source = hb.Face(hb.Blob.from_file_path(str(path)))
        plan = hb.SubsetInput()
        plan.keep_everything()
        plan.pin_all_axes_to_default(source)
        for axis, value in axes.items():
            plan.pin_axis_location(source, axis, value)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as cut:
            cut.write(hb.subset(source, plan).blob.data)
        Path(cut.name).replace(target)
    return FaceFile(str(target), 0, face.weight)


@functools.cache
def resolve(face: Face) -> FaceFile:
    """Find the file of a face. A missing weight gives the nearest one; a missing family raises Faults."""
    if wheel := wheel_file(face):
        return instance(wheel, face)
    files = installed().get((face.family, face.italic)) or installed().get((face.family, False))
    if not files:
        package = next((name for start, name in PACKAGES.items() if face.family.startswith(start)), "")
        cure = f"install it (Debian: apt install {package})" if package else "install it or name another in layout.yaml"
        raise Faults([Finding(None, f"the typeface {face.family} is not on this machine", "missing-face", cure)])
    return min(files, key=lambda file: (abs(file.weight - face.weight), -file.weight, file.path))


@functools.cache
def font(path: str, index: int) -> Any:
    """Open a face for HarfBuzz, once; its file is mapped, not read."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(path), index))


def substitutions(layout: Layout) -> tuple[Finding, ...]:
    """Warn of each face of a layout whose weight is not on this machine: the nearest one stands in."""
    faces = {face for style in layout.styles.values()
             for face in (*style.faces, *style.lead, *style.strong, *style.emphasis)}
    return tuple(found for face in sorted(faces, key=lambda face: face.name) if (found := substitution(face)))


def substitution(face: Face) -> Finding | None:
    """Warn where the weight found is not the one asked for."""
    file = resolve(face)
    if file.weight == face.weight:
        return None
    what = f"{face.family} has no weight {face.weight} here; {file.weight} stands in"
    return Finding(None, what, "missing-weight", "install the heavy weights (Debian: fonts-noto-cjk-extra)", WARNING)
