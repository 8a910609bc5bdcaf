"""Unit numeral: a count as a field of dots, one a unit, that swell where a chapter's numeral stands.

All dots count, the small ones too. The numeral is sampled from a font's outline; no group of dots is a part
of the count, so nothing is outlined or hot inside the field. An inexact count ends in three rings.
"""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache

from presswork.chart.art import (
    Drawing,
    Quantity,
    circle,
    counted,
    describe,
    dots,
    explain,
    measured,
    number,
    pick,
    scale,
    svg,
    words,
)
from presswork.chart.fonts import serif
from presswork.chart.outline import fit, outline, spans

LEVELS = 24  # dot sizes: one path each
SMALLEST, LARGEST = 0.06, 0.42  # radius of a dot, of the cell
EDGE = 0.1  # coverage from which a dot takes the numeral's ink
CELL = 8.0  # no smaller cells than this
SCANS = 8  # sample lines a row of cells


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
    cover = coverage(numeral, font or serif(), face, weight, (columns, rows, width, height, fill))
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
    rings = "".join(circle(x, y, cell * 0.16) for x, y in spots)
    return (
        f'<path d="{rings}" fill="none" stroke="{ink}" stroke-width="{number(cell * 0.05)}"/>'
        if spots
        else ""
    )


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
