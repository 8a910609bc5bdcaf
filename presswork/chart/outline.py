"""Outlines: a text's shapes taken from a font, fitted to a canvas, and where a line crosses them."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from presswork.chart.art import fault

FLAT = 8  # chords a curve
Polygon = tuple[tuple[float, float], ...]


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


@lru_cache(maxsize=64)
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
