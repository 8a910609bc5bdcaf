"""Cards as PNG: the card's own shapes and the outlines of its letters, painted by Agg at so many pixels an inch.

matplotlib's renderer is used for its Agg alone: no font of the machine, no hinting and no backend's choice has a say,
so that the picture is the vector file's, and the same bytes each time.
"""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from presswork.deliver.card import Card
from presswork.faces import font
from presswork.model.layout import Layout
from presswork.model.report import Faults, Finding

COMMAND = re.compile(r"([MLHVCQZ])|(-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)", re.IGNORECASE)
MOVE = re.compile(r"(\w+)\(([^)]*)\)")
CODES = {"M": (2, (Path.MOVETO,)), "L": (2, (Path.LINETO,)), "Q": (4, (Path.CURVE3,) * 2),
         "C": (6, (Path.CURVE4,) * 3)}
INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
             "fill-opacity", "stroke-opacity", "opacity")
CAPS = {"butt": "butt", "round": "round", "square": "projecting"}


@dataclass(frozen=True, slots=True)
class Brush:
    """What an element inherits: its paint attributes and where it stands."""

    paint: Mapping[str, str]
    place: Transform


def png_of(card: Card, layout: Layout, dpi: float) -> bytes:
    """Paint a card as a PNG of ``dpi`` pixels an inch, which the file tells."""
    scale = dpi / 72
    wide, high = round(card.width * scale), round(card.height * scale)
    canvas: Any = RendererAgg(wide, high, 72)  # type: ignore[no-untyped-call]
    base = Affine2D().scale(scale, -scale).translate(0, high)
    with mpl.rc_context({"path.simplify": False, "agg.path.chunksize": 0}):
        _fill(canvas, Path([(0, 0), (wide, 0), (wide, high), (0, high), (0, 0)]), Affine2D(), card.ground)
        root = ET.fromstring(f'<svg xmlns:xlink="http://www.w3.org/1999/xlink">{card.svg}</svg>')  # noqa: S314 - ours
        named = {node.get("id", ""): node for node in root.iter() if node.get("id")}
        for node in root:
            _draw(canvas, node, Brush({}, base), named)
        inks = {name: ink.srgb for name, ink in layout.inks.items()}
        _letters(canvas, card, inks, base)
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3].copy())
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi), optimize=False, compress_level=9)
    return out.getvalue()


def _draw(canvas: Any, node: ET.Element, brush: Brush, named: Mapping[str, ET.Element]) -> None:
    """Draw an element and what is in it."""
    tag = node.tag.rpartition("}")[2]
    if tag in {"defs", "title", "desc"}:
        return
    own = {name: node.attrib[name] for name in INHERITED if name in node.attrib}
    brush = Brush({**brush.paint, **own}, _moves(node.get("transform", "")) + brush.place)
    if tag == "g":
        for child in node:
            _draw(canvas, child, brush, named)
    elif tag == "use":
        href = node.get("href") or node.get("{http://www.w3.org/1999/xlink}href") or ""
        at = Affine2D().translate(float(node.get("x", 0)), float(node.get("y", 0)))
        _draw(canvas, named[href.removeprefix("#")], replace(brush, place=at + brush.place), {})
    elif tag == "path":
        _path(canvas, _outline(node.get("d", "")), brush)
    else:
        raise Faults([Finding(None, f"a chart has the element {tag}, which has no picture", "chart-element",
                              "draw it with paths: boxes, rules, dots")])


def _moves(text: str) -> Transform:
    """Read a transform; the last one written works first."""
    place: Transform = Affine2D()
    for name, values in reversed(MOVE.findall(text)):
        parts = [float(part) for part in re.split(r"[\s,]+", values.strip())]
        if name == "matrix":
            step = Affine2D.from_values(*parts)
        elif name == "rotate":
            x, y = parts[1:3] if len(parts) > 2 else (0.0, 0.0)
            step = Affine2D().rotate_deg_around(x, y, parts[0])
        elif name == "scale":
            step = Affine2D().scale(parts[0], parts[-1])
        else:
            step = Affine2D().translate(parts[0], parts[1] if len(parts) > 1 else 0.0)
        place += step
    return place


def _outline(data: str) -> Path:
    """Read a path of absolute commands, as matplotlib writes them."""
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    command, numbers = "", iter(COMMAND.findall(data))
    for letter, value in numbers:
        command = letter.upper() or command
        if command == "Z":
            points.append((0.0, 0.0))
            codes.append(int(Path.CLOSEPOLY))
            continue
        count, kinds = CODES[command]
        read = [float(value)] if value else []
        read += [float(next(numbers)[1]) for _ in range(count - len(read))]
        points += list(zip(read[::2], read[1::2], strict=True))
        codes += [int(kind) for kind in kinds]
        command = "L" if command == "M" else command
    return Path(points, codes)


def _path(canvas: Any, path: Path, brush: Brush) -> None:
    paint = brush.paint
    fill, stroke = paint.get("fill", "none"), paint.get("stroke", "none")
    shade = float(paint.get("opacity", 1))
    if fill != "none":
        _fill(canvas, path, brush.place, fill, shade * float(paint.get("fill-opacity", 1)))
    if stroke == "none":
        return
    scale = float(np.sqrt(abs(np.linalg.det(brush.place.get_matrix()[:2, :2]))))
    pen = _pen(canvas, stroke, shade * float(paint.get("stroke-opacity", 1)))
    pen.set_linewidth(float(paint.get("stroke-width", 1)) * scale)
    pen.set_capstyle(CAPS[paint.get("stroke-linecap", "butt")])
    pen.set_joinstyle(paint.get("stroke-linejoin", "miter"))
    dashes = paint.get("stroke-dasharray", "none").strip()
    if dashes not in {"", "none"}:
        pen.set_dashes(0, [float(part) * scale for part in re.split(r"[\s,]+", dashes)])
    canvas.draw_path(pen, path, brush.place)


def _pen(canvas: Any, colour: str, shade: float = 1.0) -> Any:
    pen = canvas.new_gc()
    pen.set_foreground(colour)
    pen.set_alpha(shade)
    pen.set_antialiased(True)
    pen.set_snap(False)
    return pen


def _fill(canvas: Any, path: Path, place: Transform, colour: str, shade: float = 1.0) -> None:
    pen = _pen(canvas, colour, shade)
    pen.set_linewidth(0)
    canvas.draw_path(pen, path, place, tuple(int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)))


def _letters(canvas: Any, card: Card, inks: Mapping[str, str], base: Transform) -> None:
    """Fill the outlines of all letters."""
    for stroke in card.strokes:
        for run in stroke.line.runs:
            path, index = run.face.rsplit("#", 1)
            face, pen = font(path, int(index)), stroke.x + run.x
            scale = run.size / face.face.upem
            for glyph, advance, offset in zip(run.glyphs, run.advances, run.offsets, strict=True):
                outline = _glyph(face, glyph)
                place = Affine2D().scale(scale * run.scale, -scale).translate(pen + offset, stroke.baseline - run.rise)
                if outline.codes is not None:
                    _fill(canvas, outline, place + base, inks[run.ink])
                pen += advance


def _glyph(face: Any, glyph: int) -> Path:
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for command, parts in _shape(face, glyph):
        kind = command.upper()
        if kind == "Z":
            points.append((0.0, 0.0))
            codes.append(int(Path.CLOSEPOLY))
        else:
            points += list(zip(parts[::2], parts[1::2], strict=True))
            codes += [int(code) for code in CODES[kind][1]]
    return Path(points or np.empty((0, 2)), codes or None)


def _shape(face: Any, glyph: int) -> Iterator[tuple[str, Sequence[float]]]:
    """Give a glyph's outline in units of its em."""
    drawn: list[tuple[str, Sequence[float]]] = []
    face.draw_glyph_with_pen(glyph, _Taker(drawn))
    return iter(drawn)


class _Taker:
    """Takes a glyph's outline down, by the names of fontTools' pens."""

    def __init__(self, drawn: list[tuple[str, Sequence[float]]]) -> None:
        self.drawn = drawn

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pens' name
        self.drawn.append(("M", point))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pens' name
        self.drawn.append(("L", point))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the pens' name
        self.drawn.append(("C", [part for point in points for part in point]))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the pens' name
        self.drawn.append(("Q", [part for point in points for part in point]))

    def closePath(self) -> None:  # noqa: N802 - the pens' name
        self.drawn.append(("Z", ()))

    def endPath(self) -> None:  # noqa: N802 - the pens' name
        """Do nothing: a contour that stays open is filled as if it were closed."""
