"""Big numbers: their size, and the words under them."""

import math

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet

GUTTER = 16.0  # pt between columns


def under(ax: Plate, table: Sheet, wide: float, *, periods: bool) -> float:
    """Measure the deepest words under a number, pt."""
    label, note = ax.voice("label"), ax.voice("note")
    names = [len(ax.fold(row.label, label, wide)) * label.leading for row in table.rows]
    dates = [len(ax.fold(row.when, note, wide)) if periods and row.when else 0 for row in table.rows]
    return max(name + date * note.leading for name, date in zip(names, dates, strict=True))


def size_of(ax: Plate, table: Sheet, columns: int, *, periods: bool) -> float:
    """Give the size of the numbers in so many columns; 0 where they would be no larger than their labels."""
    deep, big = math.ceil(len(table.rows) / columns), ax.voice("figure")
    wide = (ax.wide - GUTTER * (columns - 1)) / columns
    try:
        room = ax.high / deep - under(ax, table, wide, periods=periods) - (14 if deep > 1 else 5)
        size = min(ax.fit(row, "figure", wide, big.size * 1.25) for row in table.rows)
    except Tight:
        return 0.0
    size = min(size, big.size * room / ax.cap(big))
    return size if size > 1.4 * ax.voice("label").size else 0.0


def worth(ax: Plate, table: Sheet, columns: int, *, periods: bool) -> float:
    """Weigh a number of columns: the size of its numbers, less for empty places and for labels that break."""
    size, count = size_of(ax, table, columns, periods=periods), len(table.rows)
    wide = (ax.wide - GUTTER * (columns - 1)) / columns
    broken = size > 0 and any(ax.length(row.label, ax.voice("label")) > wide for row in table.rows)
    return size * (count / columns / math.ceil(count / columns)) * (0.75 if broken else 1.0)
