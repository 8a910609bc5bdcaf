"""Unit numeral: a count as a field of dots, one a unit, that swell where a chapter's numeral stands.

All dots count, the small ones too. The numeral is sampled from a font's outline; no group of dots is a part
of the count, so nothing is outlined or hot inside the field. An inexact count ends in three rings.
"""

import importlib.util
import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from presswork.chart.art import (
    Drawing,
    Quantity,
    counted,
    describe,
    dots,
    explain,
    fault,
    measured,
    number,
    pick,
    place,
    scale,
    svg,
    words,
)

LEVELS = 24  # dot sizes: one path each
SMALLEST, LARGEST = 0.06, 0.42  # radius of a dot, of the cell
EDGE = 0.1  # coverage from which a dot takes the numeral's ink
CELL = 8.0  # no smaller cells than this
SCANS = 8  # sample lines a row of cells
FLAT = 8  # chords a curve
Polygon = tuple[tuple[float, float], ...]


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    numeral: str = "1",
    font: str = "",
    face: int = 0,
    weight: float = 600,
    fill: float = 0.86,
    ink: str = "on",
    accent: str = "signal",
    faint: str = "dim",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw the first value as dots and ``numeral`` in them, ``fill`` of the canvas high or wide.

    ``font`` is a font file (default: Source Serif 4), ``face`` its face in a collection. Raises Faults where
    the font lacks the numeral's characters or there is no count to draw.
    """
    value = counted(values, "unit numeral")
    solid, pale = pick(inks, accent if value.hot else ink, faint)
    room = 3 if value.open else 0
    unit = scale(value.value, lambda count: width * height / (count + room) >= CELL * CELL)
    count = int(value.value / unit)
    columns, rows = grid(count + room, width, height)
    cover = coverage(numeral, font or _serif(), face, weight, (columns, rows, width, height, fill))
    cell = min(width / columns, height / rows)
    spots = [
        ((i % columns + 0.5) * width / columns, (i // columns + 0.5) * height / rows)
        for i in range(count + room)
    ]
    parts = [*field(spots[:count], cover, cell, solid, pale), ends(spots[count:], cell, pale)]
    say = words(language)
    said = measured(value, unit, language)
    alt = f"{numeral}{say['colon']}{describe(values[:1], language)}"
    return Drawing(svg(width, height, solid, *parts), width, height, (), alt, explain(said, language))


def grid(count: int, width: float, height: float) -> tuple[int, int]:
    """Choose columns and rows for ``count`` cells over the canvas: nearly square, few left over."""

    def misfit(columns: int) -> float:
        rows = -(-count // columns)
        skew = abs(math.log(width / columns / (height / rows)))
        return skew + 2 * (columns * rows - count) / count

    guess = math.sqrt(count * width / height)
    columns = min(range(max(1, int(guess * 0.9)), int(guess * 1.1) + 2), key=misfit)
    return columns, -(-count // columns)


def field(
    spots: list[tuple[float, float]], cover: tuple[float, ...], cell: float, ink: str, pale: str
) -> Iterator[str]:
    """Draw the dots, one path a size: pale where the numeral is not."""
    sizes: dict[int, list[tuple[float, float]]] = {}
    for spot, share in zip(spots, cover, strict=False):
        sizes.setdefault(round(share * LEVELS), []).append(spot)
    for level, points in sorted(sizes.items()):
        radius = cell * (SMALLEST + (LARGEST - SMALLEST) * level / LEVELS)
        yield dots(points, ink if level / LEVELS >= EDGE else pale, radius)


def ends(spots: list[tuple[float, float]], cell: float, ink: str) -> str:
    """Draw the open end: rings, not dots, so that nobody counts them."""
    radius = number(cell * 0.16)
    circle = "".join(f"M{place(x - cell * 0.16, y)}" + _ring(radius, cell * 0.32) for x, y in spots)
    return (
        f'<path d="{circle}" fill="none" stroke="{ink}" stroke-width="{number(cell * 0.05)}"/>'
        if spots
        else ""
    )


def _ring(radius: str, across: float) -> str:
    return f"a{radius} {radius} 0 1 1 {number(across)} 0a{radius} {radius} 0 1 1 {number(-across)} 0z"


@lru_cache(maxsize=64)
def coverage(
    numeral: str, font: str, face: int, weight: float, frame: tuple[int, int, float, float, float]
) -> tuple[float, ...]:
    """Give the share of each cell that the numeral covers, row by row.

    ``frame`` is columns, rows, width, height and the share of the canvas to fill.
    """
    columns, rows, width, height, fill = frame
    shapes = fit(outline(numeral, font, face, weight), width, height, fill)
    cells = [0.0] * (columns * rows)
    for scan in range(rows * SCANS):
        y = (scan + 0.5) * height / (rows * SCANS)
        for start, stop in spans(shapes, y):
            row = scan // SCANS * columns
            for column in range(
                max(0, int(start * columns / width)), min(columns, int(stop * columns / width) + 1)
            ):
                left, right = column * width / columns, (column + 1) * width / columns
                cells[row + column] += max(0.0, min(stop, right) - max(start, left)) / (right - left) / SCANS
    return tuple(min(1.0, cell) for cell in cells)


def spans(shapes: list[Polygon], y: float) -> Iterator[tuple[float, float]]:
    """Give the stretches of the line at ``y`` that lie inside the shapes, by the nonzero rule."""
    crossings = sorted(
        (x0 + (y - y0) * (x1 - x0) / (y1 - y0), 1 if y1 > y0 else -1)
        for shape in shapes
        for (x0, y0), (x1, y1) in zip(shape, (*shape[1:], shape[0]), strict=True)
        if (y0 <= y) != (y1 <= y)
    )
    winding, start = 0, 0.0
    for x, turn in crossings:
        if not winding:
            start = x
        winding += turn
        if not winding:
            yield start, x


def fit(shapes: list[Polygon], width: float, height: float, fill: float) -> list[Polygon]:
    """Move shapes (y up) to the canvas's middle, ``fill`` of it high or wide, whichever comes first."""
    xs, ys = zip(*(point for shape in shapes for point in shape), strict=True)
    size = fill * min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return [
        tuple((width / 2 + (px - x) * size, height / 2 - (py - y) * size) for px, py in shape)
        for shape in shapes
    ]


def outline(numeral: str, font: str, face: int, weight: float) -> list[Polygon]:
    """Give the outlines of a text in a font, curves as chords. Raises Faults for missing characters."""
    pen = _Pen()
    typeface = hb.Font(hb.Face(hb.Blob.from_file_path(font), face))
    typeface.set_variations({"wght": weight, "opsz": 60.0})
    buffer = hb.Buffer()
    buffer.add_str(numeral)
    buffer.guess_segment_properties()
    hb.shape(typeface, buffer, {"lnum": True})
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            raise fault(f"{Path(font).name} lacks “{numeral}”", "art-glyph", "name another font or numeral")
        typeface.draw_glyph_with_pen(info.codepoint, pen)
        pen.x += position.x_advance
    if not pen.shapes:
        raise fault("the numeral is empty", "art-glyph", "name a numeral")
    return [tuple(shape) for shape in pen.shapes]


class _Pen:
    """Collects outlines, shifted by ``x``, in the protocol of fontTools pens."""

    def __init__(self) -> None:
        self.shapes: list[list[tuple[float, float]]] = []
        self.x = 0.0

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.shapes.append([])
        self.lineTo(point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.shapes[-1].append((point[0] + self.x, point[1]))

    def qCurveTo(self, b: tuple[float, float], c: tuple[float, float]) -> None:  # noqa: N802
        self._curve(
            lambda a, t: tuple((1 - t) ** 2 * a[i] + 2 * t * (1 - t) * b[i] + t * t * c[i] for i in (0, 1))
        )

    def curveTo(self, b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]) -> None:  # noqa: N802
        def at(a: tuple[float, float], t: float) -> tuple[float, ...]:
            s = 1 - t
            return tuple(
                s**3 * a[i] + 3 * s * s * t * b[i] + 3 * s * t * t * c[i] + t**3 * d[i] for i in (0, 1)
            )

        self._curve(at)

    def closePath(self) -> None:  # noqa: N802
        pass

    def _curve(self, at: Callable[[tuple[float, float], float], tuple[float, ...]]) -> None:
        x, y = self.shapes[-1][-1]
        for step in range(1, FLAT + 1):
            px, py = at((x - self.x, y), step / FLAT)
            self.lineTo((px, py))


@lru_cache(maxsize=1)
def _serif() -> str:
    spec = importlib.util.find_spec("fontpkg_source_serif_4")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    return str(next(path for path in sorted((folder / "files").glob("*.ttf")) if "Italic" not in path.name))
