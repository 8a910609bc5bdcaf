"""Field: counts as squares, dots, blocks or bars in a grid, one a unit, each value after the one before.

Only values that are parts of one whole, or one value, belong in a field. A percentage takes a hundred places:
what is left stands full, what is gone is a thin mark in its place. An inexact count ends in three dots.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from presswork.chart.art import (
    PITCH,
    Drawing,
    Quantity,
    describe,
    dots,
    explain,
    fault,
    pick,
    run,
    scale,
    strokes,
    svg,
    words,
)

MARKS = {"square": 0.72, "dot": 0.8, "block": 0.86, "bar": 0.6}  # width of a mark, of its step
TALL = {"square": 0.72, "block": 0.72, "bar": 1.0}  # height of a mark, of the row's depth
GONE = (0.18, {"square": 0.28, "block": 0.28, "bar": 1.0})  # what is gone: of the step, of the row's depth
LEAST = {"dot": 3.0}  # the finest step where it is not PITCH


@dataclass(frozen=True, slots=True)
class Grid:
    """Places row by row: ``step`` and ``depth`` of a place, pt."""

    columns: int
    rows: int
    step: float
    depth: float


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    mark: str = "square",
    columns: int = 0,
    rows: int = 0,
    ink: str = "key",
    accent: str = "signal",
    faint: str = "",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw the values in ``columns`` or ``rows`` (0: as the canvas suggests); ``faint`` inks what is gone."""
    if mark not in MARKS:
        raise fault(f"a field has no mark {mark}", "art-option", f"write one of {', '.join(MARKS)}")
    drawn = [value for value in values if value.value > 0 or (value.percent and value.value)]
    if not drawn:
        raise fault("a field needs a count", "art-empty", "choose a figure of 1 or more")
    solid, hot, pale = pick(inks, ink, accent, faint or accent)
    unit = scale(
        sum((places(value) for value in drawn), Decimal(0)), lambda n: room(n, drawn, width, height, mark)
    )
    total = sum(math.ceil(places(value) / unit) + 3 * value.open for value in drawn)
    grid = lay(total, width, height, columns, rows, mark)
    parts: list[str] = []
    first = 0
    for value in drawn:
        parts += paint(grid, value, first, unit, mark, (hot if value.hot else solid, pale))
        first += math.ceil(places(value) / unit) + 3 * value.open
    say = words(language)
    label = say["list"].join(value.label for value in drawn)
    said = [
        say["scale"].format(label=label, n=unit) if unit > 1 else say["unit"],
        say["percent"] if any(value.percent for value in drawn) else "",
        say["open"] if any(value.open for value in drawn) else "",
    ]
    picture = svg(width, height, solid, *parts)
    return Drawing(picture, width, height, (), describe(drawn, language), explain(said, language))


def places(value: Quantity) -> Decimal:
    """Count the places that a value takes: a percentage a hundred (more, if it is more)."""
    return max(Decimal(100), value.value) if value.percent else value.value


def room(count: int, drawn: list[Quantity], width: float, height: float, mark: str) -> bool:
    """Tell whether so many marks fit without standing too close."""
    least = LEAST.get(mark, PITCH)
    return width * height / (count + 3 * len(drawn)) >= least * least


def lay(total: int, width: float, height: float, columns: int, rows: int, mark: str) -> Grid:
    """Choose the grid: as asked, or places as large as fit; bars stand in one row if they can."""
    if not columns and rows:
        columns = -(-total // rows)
    if not columns and mark == "bar" and width / total >= PITCH * 1.5:
        columns = total
    columns = min(total, columns or suggest(total, width, height))
    count = -(-total // columns)
    step = width / (columns - 1 + MARKS[mark])
    depth = height / (count - 1 + TALL.get(mark, MARKS[mark]))
    side = min(step, depth)
    return Grid(columns, count, step, depth) if mark == "bar" else Grid(columns, count, side, side)


def suggest(total: int, width: float, height: float) -> int:
    """Choose the columns: large places, and no last row of a few marks."""
    guess = math.sqrt(total * width / height)

    def misfit(columns: int) -> float:
        rest = total % columns or columns
        return abs(math.log(columns / guess)) + (0.2 if rest < columns / 3 else 0)

    return min(range(max(1, int(guess * 0.85)), int(guess * 1.15) + 2), key=misfit)


def paint(
    grid: Grid, value: Quantity, first: int, unit: int, mark: str, inks: tuple[str, str]
) -> Iterator[str]:
    """Draw one value from place ``first`` on: full marks, the part of a mark, what is gone, the open end."""
    full = (100 + value.value if value.percent and value.value < 0 else value.value) / unit
    whole, total = int(full), math.ceil(places(value) / unit)
    part = float(full - whole)
    yield rowed(grid, first, whole, mark, inks[0], MARKS[mark], TALL.get(mark, 0))
    if part and mark != "dot":
        yield rowed(grid, first + whole, 1, mark, inks[0], MARKS[mark] * part, TALL[mark])
    elif part:
        yield dots([spot(grid, first + whole, mark)], inks[0], radius(grid) * math.sqrt(part))
    if value.percent and mark == "dot":
        yield dots(
            (spot(grid, at, mark) for at in range(first + math.ceil(full), first + total)),
            inks[1],
            radius(grid) / 3,
        )
    elif value.percent:
        start = first + math.ceil(full)
        yield rowed(grid, start, first + total - start, mark, inks[1], GONE[0], GONE[1][mark])
    if value.open:
        spots = [spot(grid, first + total + at, mark) for at in range(3)]
        yield dots(spots, inks[0], max(0.5, radius(grid) / 4))


def radius(grid: Grid) -> float:
    """Give the radius of a dot."""
    return min(grid.step, grid.depth) * MARKS["dot"] / 2


def spot(grid: Grid, at: int, mark: str) -> tuple[float, float]:
    """Give the middle of a place's mark."""
    row, column = divmod(at, grid.columns)
    tall = TALL.get(mark, MARKS[mark])
    return column * grid.step + grid.step * MARKS[mark] / 2, row * grid.depth + grid.depth * tall / 2


def rowed(grid: Grid, first: int, count: int, mark: str, ink: str, wide: float, tall: float) -> str:
    """Draw ``count`` marks from place ``first`` on, one stretch a row; thin ones amid their places."""
    if mark == "dot":
        return dots((spot(grid, at, mark) for at in range(first, first + count)), ink, radius(grid))
    data, at, stop = "", first, first + count
    shift = grid.step * (MARKS[mark] - wide) / 2 if wide == GONE[0] else 0
    while at < stop:
        size = min(grid.columns - at % grid.columns, stop - at)
        x, y = spot(grid, at, mark)
        left = x - grid.step * MARKS[mark] / 2 + shift
        data += run(left, y, size, grid.step * wide, grid.step * (1 - wide))
        at += size
    return strokes(data, ink, grid.depth * tall, grid.step * wide, grid.step * (1 - wide))
