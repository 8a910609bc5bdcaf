"""A percentage as a hundred cells, one a hundredth, with large numbers beside it."""

import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet

NAMES = {"zh": "百格图", "en": "Waffle chart"}
ROWS = (1, 4)
OPTIONS: dict[str, object] = {"gap": 0.14}  # between cells, of their pitch


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the first row as cells (what is gone as open ones) and all rows as numbers with their labels."""
    share, rows = table.rows[0], len(table.rows)
    if not share.percent or not -100 <= share.value <= 100:
        raise Tight(f"needs a percentage of at most 100 in its first row, not {share.text}")
    beside = ax.wide >= 1.25 * ax.high
    deep = rows if beside else math.ceil(rows / 2)
    side = min(ax.high, ax.wide * 0.48) if beside else min(ax.wide, ax.high - 42 * deep)
    if side < 60:
        raise Tight("has no room for a hundred cells")
    cells(ax, side, count_of(share.value), gone=share.value < 0, gap=float(str(options["gap"])))
    if beside:
        numbers(ax, table, (side + 16, 0.0, ax.wide - side - 16, side), 1)
    else:
        numbers(ax, table, (0.0, side + 12, ax.wide, ax.high - side - 12), min(2, rows))


def count_of(value: Decimal) -> int:
    """Round to whole cells; something is never drawn as nothing, nor less than all as all."""
    size = abs(value)
    whole = int(size.quantize(Decimal(1), ROUND_HALF_UP))
    return max(whole, 1 if size > 0 else 0) if size >= 100 or whole < 100 else 99


def cells(ax: Plate, side: float, count: int, *, gone: bool, gap: float) -> None:
    """Draw the grid row by row; of a decrease the cells that are gone stand last, in outline."""
    pitch = side / (10 - gap)
    cell = pitch * (1 - gap)
    grid = [(x * pitch, y * pitch, x * pitch + cell, y * pitch + cell) for y in range(10) for x in range(10)]
    if gone:
        ax.cells(grid[: 100 - count], "context")
        ax.cells(grid[100 - count :], "focus", outline=0.7)
    else:
        ax.cells(grid[:count], "focus")
        ax.cells(grid[count:], "track")


def numbers(ax: Plate, table: Sheet, box: tuple[float, float, float, float], columns: int) -> None:
    """Set each row's number over its label, all of one size, to fill a box; rules part one column's."""
    left, top, wide, high = box
    note, deep = ax.voice("note"), math.ceil(len(table.rows) / columns)
    width = (wide - 10 * (columns - 1)) / columns
    names = [ax.fold(row.label, note, width) for row in table.rows]
    under = max(map(len, names)) * note.leading + 2.5
    big, block = ax.voice("figure"), (high - 11 * (deep - 1)) / deep
    most = max(7.0, min(big.size, big.size * (block - under) / ax.cap(big)))
    style = ax.voice("figure", min(ax.fit(row, "figure", width, most) for row in table.rows))
    block = ax.cap(style) + under
    step = block + ((high - deep * block) / (deep - 1) if deep > 1 else 0)
    for at, row in enumerate(table.rows):
        x, y = left + at % columns * (width + 10), top + at // columns * step
        base = y + ax.cap(style) + 0.1
        ax.number(x, base, row, style, "focus" if at == 0 else "value")
        for line, text in enumerate(names[at]):
            ax.say(x, base + 2.5 + (line + 0.86) * note.leading, text, note, "muted")
        if at and columns == 1:
            ax.rule(x, y - (step - block) / 2, x + width, y - (step - block) / 2, "grid", 0.4)
