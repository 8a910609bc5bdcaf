"""A panel of large numbers, each with its unit and label."""

import math
from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet

NAMES = {"zh": "数字组", "en": "Panel of numbers"}
ROWS = (1, 8)
OPTIONS: dict[str, object] = {
    "columns": 0,  # 0: as many as give the largest numbers with the fewest gaps and broken labels
    "periods": False,  # a second line with the period
}
GUTTER = 16.0  # pt between columns


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the numbers row by row, all of one size: the largest at which the widest one fits."""
    count, periods, asked = len(table.rows), bool(options["periods"]), int(str(options["columns"]))
    tries = [asked] if asked > 0 else range(1, count + 1)
    size, columns = max((worth(ax, table, each, periods=periods), each) for each in tries)
    if size <= 0:
        raise Tight("has no room for numbers larger than their labels")
    style = ax.voice("figure", size_of(ax, table, columns, periods=periods))
    deep, label, note = math.ceil(count / columns), ax.voice("label"), ax.voice("note")
    wide, step = (ax.wide - GUTTER * (columns - 1)) / columns, ax.high / deep
    block = ax.cap(style) + words(ax, table, wide, periods=periods) + 4.5
    for at, row in enumerate(table.rows):
        x, top = at % columns * (wide + GUTTER), at // columns * step
        base = top + (step - block) / 2 + ax.cap(style)
        ax.number(x, base, row, style, table.role(at, "value"))
        names = ax.fold(row.label, label, wide)
        for line, text in enumerate(names):
            ax.say(x, base + 4.5 + label.leading * (line + 0.86), text, label, "label")
        under = base + 4.5 + label.leading * len(names)
        for line, text in enumerate(ax.fold(row.when, note, wide) if periods and row.when else []):
            ax.say(x, under + note.leading * (line + 0.86), text, note, "muted")
        if at % columns == 0 and at:
            ax.rule(0, top, ax.wide, top, "grid", 0.4)
        elif at and deep == 1:
            ax.rule(x - GUTTER / 2, 0, x - GUTTER / 2, ax.high, "grid", 0.4)


def words(ax: Plate, table: Sheet, wide: float, *, periods: bool) -> float:
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
        room = ax.high / deep - words(ax, table, wide, periods=periods) - (14 if deep > 1 else 5)
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
