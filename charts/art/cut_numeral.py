"""Cut numeral: a count as dots that stand in the shape of a chapter's numeral, one a unit.

The fewer there are, the larger they stand: the grain of the numeral is the count. Cells are laid over the outline at
several sizes and places; the lay is taken whose fullest cells, as many as the count, agree best with the outline.
An inexact count ends in three rings under its last dot.
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
    fault,
    measured,
    number,
    pick,
    svg,
    words,
)
from presswork.chart.fonts import sans, serif
from presswork.chart.outline import fit, outline, spans

COARSE = 70  # dots under which the numeral is a sans
LEAST, MOST = 12, 2500  # counts that can show a numeral
RADIUS = 0.43  # of a dot, of its cell
SIZES = (0.86, 0.9, 0.94, 0.98, 1.02, 1.06, 1.1, 1.15)  # of the cell that the outline's area gives
SHIFTS = (0.0, 0.25, 0.5, 0.75)  # of a cell, across; down it is half as fine
Cells = tuple[tuple[float, float], ...]


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    numeral: str = "1",
    font: str = "",
    face: int = 0,
    weight: float = 0,
    fill: float = 0.86,
    ink: str = "on",
    accent: str = "signal",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw the first value as dots in the shape of ``numeral``, which takes ``fill`` of the canvas high or wide.

    Raises Faults for a count that is too small or too large for it.
    """
    value = counted(values, "cut numeral")
    count = int(value.value)
    if not LEAST * len(numeral) <= count <= MOST:
        what = f"{count} dots make no numeral {numeral}"
        raise fault(what, "art-empty", f"choose a count from {LEAST * len(numeral)} to {MOST}, or the art field")
    (solid,) = pick(inks, accent if value.hot else ink)
    cell, spots = lay(count, numeral, look(count, font, face, weight), (width, height, fill))
    say = words(language)
    parts = [dots(spots, solid, cell * RADIUS)]
    if value.open:
        parts.append("".join(rings(spots, cell, solid)))
    alt = f"{numeral}{say['colon']}{describe(values[:1], language)}"
    return Drawing(svg(width, height, solid, *parts), width, height, (), alt,
                   explain(measured(value, 1, language), language))  # fmt: skip


def look(count: int, font: str, face: int, weight: float) -> tuple[str, int, float]:
    """Choose font, face and weight: of few dots only strokes of one breadth make a numeral."""
    coarse = count < COARSE
    return font or (sans() if coarse else serif()), face, weight or (560 if coarse else 900)


def rings(spots: Cells, cell: float, ink: str) -> Iterator[str]:
    """Draw the open end: three small rings after the last dot."""
    x, y = spots[-1]
    radius = cell * 0.12
    for at in range(3):
        middle = x + cell * (0.75 + 0.4 * at) + radius
        yield (f'<path d="{circle(middle, y, radius)}" fill="none" stroke="{ink}" '
               f'stroke-width="{number(max(0.4, cell * 0.04))}"/>')  # fmt: skip


@lru_cache(maxsize=64)
def lay(
    count: int, numeral: str, look: tuple[str, int, float], canvas: tuple[float, float, float]
) -> tuple[float, Cells]:
    """Give the size of a cell and the middles of the ``count`` cells that show the numeral best, row by row."""
    width, height, fill = canvas
    shapes = fit(outline(numeral, *look), width, height, fill)
    top = min(y for shape in shapes for _, y in shape)
    bottom = max(y for shape in shapes for _, y in shape)
    lines = 120
    sizes, shifts = (SIZES, SHIFTS) if count < 200 else (SIZES[2:6], SHIFTS[:1])  # fine cells need no search
    step = (bottom - top) / lines
    crossed = [(top + (at + 0.5) * step, list(spans(shapes, top + (at + 0.5) * step))) for at in range(lines)]
    area = sum(stop - start for _, line in crossed for start, stop in line) * step
    best: tuple[float, float, Cells] = (-1.0, 0.0, ())
    for size in sizes:
        cell = math.sqrt(area / count) * size
        for across in shifts:
            for down in shifts[::2]:
                covered = cover(crossed, step, cell, (across * cell, top - down * cell))
                chosen = sorted(covered.items(), key=lambda each: (-each[1], each[0]))[:count]
                got = sum(share for _, share in chosen)
                score = got / (count + sum(covered.values()) - got) if len(chosen) == count else -1.0
                if score > best[0]:
                    places = sorted(at for at, _ in chosen)
                    spots = tuple(((column + 0.5 + across) * cell, top + (row + 0.5 - down) * cell)
                                  for row, column in places)  # fmt: skip
                    best = (score, cell, spots)
    return best[1], best[2]


def cover(
    crossed: list[tuple[float, list[tuple[float, float]]]], step: float, cell: float, origin: tuple[float, float]
) -> dict[tuple[int, int], float]:
    """Give the share of each cell (row, column) that the sample lines find inside the outline."""
    covered: dict[tuple[int, int], float] = {}
    weight = step / cell
    for y, line in crossed:
        row = int((y - origin[1]) / cell)
        for start, stop in line:
            first, last = (start - origin[0]) / cell, (stop - origin[0]) / cell
            for column in range(math.floor(first), math.ceil(last)):
                share = max(0.0, min(last, column + 1) - max(first, column)) * weight
                covered[row, column] = covered.get((row, column), 0.0) + share
    return covered
