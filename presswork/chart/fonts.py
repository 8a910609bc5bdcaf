"""Fonts: the files behind the faces of charts, their widths, and the @font-face rules that the page needs.

WeasyPrint sets SVG text letter by letter, with neither kerning nor OpenType features. So widths here are sums
of single advances, and a face that asks for other figures ("pnum") gets a cut of its own with those in place.
"""

import functools
import importlib.util
import tempfile
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs
import uharfbuzz

from presswork.faces import FaceFile, resolve, wheel_file
from presswork.model.style import Face, TypeStyle

hb: Any = uharfbuzz  # its classes come from a compiled module that mypy cannot see into
Box = tuple[float, float, float, float]  # left, top, right, bottom in pt, y down


def features_of(face: Face, features: Sequence[str]) -> tuple[str, ...]:
    """Give the features that need a cut of their own: only a face from a wheel is ours to cut."""
    return tuple(sorted(features)) if features and wheel_file(face) else ()


def family(face: Face, features: Sequence[str] = ()) -> str:
    """Name the CSS family of a face: its own, or one that tells apart cuts by axes and features."""
    axes = [f"{axis} {value:g}" for axis, value in face.axes] if wheel_file(face) else []
    return " ".join([face.family, *axes, *features_of(face, features)])


@functools.cache
def file_of(face: Face, features: tuple[str, ...] = ()) -> FaceFile:
    """Find (or cut, in the user's cache) the font file of a face. Raises Faults if the family is missing."""
    found, wanted = resolve(face), features_of(face, features)
    if not wanted:
        return found
    source = Path(found.path)
    stamp = sha256(source.read_bytes() + " ".join(wanted).encode()).hexdigest()[:24]
    target = Path(platformdirs.user_cache_dir("presswork")) / "charts" / f"{stamp}.ttf"
    if not target.is_file():
        _remap(source, target, wanted)
    return FaceFile(str(target), 0, found.weight)


def _remap(source: Path, target: Path, features: Sequence[str]) -> None:
    """Write a font whose characters show the glyphs that single substitutions would put there."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only a new cut needs it

    font = TTFont(source, recalcTimestamp=False)
    swaps: dict[str, str] = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        for index in record.Feature.LookupListIndex if record.FeatureTag in features else ():
            for table in gsub.LookupList.Lookup[index].SubTable:
                swaps |= getattr(getattr(table, "ExtSubTable", table), "mapping", {})
    for table in font["cmap"].tables:
        table.cmap = {code: swaps.get(name, name) for code, name in table.cmap.items()}
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as cut:
        font.save(cut)
    Path(cut.name).replace(target)


@functools.cache
def _font(face: Face, features: tuple[str, ...]) -> Any:
    file = file_of(face, features)
    return hb.Font(hb.Face(hb.Blob.from_file_path(file.path), file.index))


@functools.cache
def _glyph(face: Face, features: tuple[str, ...], letter: str) -> int:
    return int(_font(face, features).get_nominal_glyph(ord(letter)) or 0)


def split(text: str, style: TypeStyle) -> list[tuple[str, Face]]:
    """Split a text into runs of one face: for each character the first face of the stack that has it."""
    runs: list[tuple[str, Face]] = []
    for letter in text:
        stack = [face for face in style.faces if _glyph(face, tuple(style.features), letter)]
        face = stack[0] if stack else style.faces[-1]
        if letter == " " and runs:
            face = runs[-1][1]
        if runs and runs[-1][1] == face:
            runs[-1] = (runs[-1][0] + letter, face)
        else:
            runs.append((letter, face))
    return runs


def width(text: str, face: Face, features: tuple[str, ...], size: float, tracking: float = 0.0) -> float:
    """Measure a run as WeasyPrint draws it: single advances, letter-spacing between them; pt."""
    font = _font(face, features)
    units = sum(font.get_glyph_h_advance(_glyph(face, features, letter)) for letter in text)
    return float(units / font.face.upem * size + tracking * size * max(len(text) - 1, 0))


def ink(text: str, face: Face, features: tuple[str, ...], size: float, tracking: float = 0.0) -> Box:
    """Measure the ink of a run set at (0, 0): left, top, right, bottom in pt, y down."""
    font, pen, boxes = _font(face, features), 0.0, []
    scale = size / font.face.upem
    for letter in text:
        glyph = _glyph(face, features, letter)
        if (box := font.get_glyph_extents(glyph)) and box.width:
            left, top = pen + box.x_bearing * scale, -box.y_bearing * scale
            boxes.append((left, top, left + box.width * scale, top - box.height * scale))
        pen += font.get_glyph_h_advance(glyph) * scale + tracking * size
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((0.0,), (0.0,), (0.0,), (0.0,))
    return min(lefts), min(tops), max(rights), max(bottoms)


def cuts(styles: Iterable[TypeStyle]) -> dict[tuple[str, int], FaceFile]:
    """List the files of all faces of styles by (CSS family, weight), sorted."""
    pairs = sorted({(face, tuple(style.features)) for style in styles for face in style.faces}, key=str)
    return {(family(face, features), face.weight): file_of(face, features) for face, features in pairs}


def font_css(styles: Iterable[TypeStyle]) -> str:
    """Write the @font-face rules of the faces that come from wheels, with file URLs of this machine."""
    rule = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("{}") }}'
    known = tuple(styles)
    ours = {family(face, style.features) for style in known for face in style.faces if wheel_file(face)}
    rules = [(name, weight, file) for (name, weight), file in cuts(known).items() if name in ours]
    return "\n".join(rule.format(name, weight, Path(file.path).as_uri()) for name, weight, file in rules)


def serif() -> str:
    """Give the file of the house's serif, Source Serif 4."""
    return _upright("fontpkg_source_serif_4")


def sans() -> str:
    """Give the file of the house's sans, Archivo."""
    return _upright("fontpkg_archivo")


@functools.cache
def _upright(package: str) -> str:
    spec = importlib.util.find_spec(package)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    return str(next(path for path in sorted((folder / "files").glob("*.ttf")) if "Italic" not in path.name))
