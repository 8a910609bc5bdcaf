"""A percentage as a hundred cells, one a hundredth, with large numbers beside it."""

import math
from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet
from presswork.chart.tally import share_of

NAMES = {"zh": "百格图", "en": "Waffle chart"}
ROWS = (1, 4)
ROOM = (8.0, 4.0, 90.0, 70.0)
ALONE = 0.4  # of the height that a number may have which has none under it
CELLS = 0.6  # of the width that cells may take beside their numbers
OPTIONS: dict[str, object] = {"gap": 0.14}  # between cells, of their pitch


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the first row as cells (what is gone as open ones) and all rows as numbers with their labels."""
    share, rows = table.rows[0], len(table.rows)
    if not share.percent or not -100 <= share.value <= 100 or any(row.value.is_nan() for row in table.rows):
        raise Tight(f"needs a percentage of at most 100 in its first row, not {share.text}")
    beside = ax.wide >= 1.25 * ax.high
    deep = rows if beside else math.ceil(rows / 2)
    side = min(ax.high, ax.wide * CELLS) if beside else min(ax.wide, ax.high - 42 * deep)
    if side < 60:
        raise Tight("has no room for a hundred cells")
    cells(ax, side, share_of(share.value), gone=share.value < 0, gap=float(str(options["gap"])))
    if beside:
        numbers(ax, table, (side + 16, 0.0, ax.wide - side - 16, side), 1)
    else:
        numbers(ax, table, (0.0, side + 12, ax.wide, ax.high - side - 12), min(2, rows))


def cells(ax: Plate, side: float, count: int, *, gone: bool, gap: float) -> None:
    """Draw the grid row by row; of a decrease the cells that are gone stand last, in outline."""
    pitch, cell = side / (10 - gap), side / (10 - gap) * (1 - gap)
    grid = [(x * pitch, y * pitch, x * pitch + cell, y * pitch + cell) for y in range(10) for x in range(10)]
    ax.cells(grid[: 100 - count] if gone else grid[:count], "context" if gone else "focus")
    ax.cells(grid[100 - count :] if gone else grid[count:], "focus" if gone else "track", outline=0.7 * gone)


def numbers(ax: Plate, table: Sheet, box: tuple[float, float, float, float], columns: int) -> None:
    """Set each row's number over its label, all of one size, to fill a box; rules part one column's."""
    left, top, wide, high = box
    note, deep, big = ax.voice("note"), math.ceil(len(table.rows) / columns), ax.voice("figure")
    width = (wide - 10 * (columns - 1)) / columns
    names = [ax.fold(row.label, note, width) for row in table.rows]
    under, block = max(map(len, names)) * note.leading + 2.5, (high - 11 * (deep - 1)) / deep
    most = min(max(big.size, ALONE * high * (deep == 1)), big.size * (block - under) / ax.cap(big))
    if most < note.size:
        raise Tight("has no room for its numbers over their labels")
    style = ax.voice("figure", min(ax.fit(row, "figure", width, most) for row in table.rows))
    block = ax.cap(style) + under
    step = block + ((high - deep * block) / (deep - 1) if deep > 1 else 0)
    for at, row in enumerate(table.rows):
        x, base = left + at % columns * (width + 10), top + at // columns * step + ax.cap(style) + 0.1
        ax.number(x, base, row, style, "focus" if at == 0 else "value")
        ax.block(x, base + 2.5 + len(names[at]) * note.leading / 2, names[at], note, "muted")
        if at and columns == 1:
            y = top + at // columns * step - (step - block) / 2
            ax.rule(x, y, x + width, y, "grid", 0.4)
