"""A panel of large numbers, each with its unit and label."""

import math
from collections.abc import Mapping

from presswork.chart.big import GUTTER, size_of, under, worth
from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet

NAMES = {"zh": "数字组", "en": "Panel of numbers"}
ROWS = (1, 12)
ROOM = (24.0, 18.0, 30.0, 50.0)
OPTIONS: dict[str, object] = {
    "columns": 0,  # 0: as many as give the largest numbers with the fewest gaps and broken labels
    "periods": False,  # a second line with the period
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the numbers row by row, all of one size: the largest at which the widest one fits."""
    if any(row.value.is_nan() for row in table.rows):
        raise Tight("cannot set a missing number large: leave its row out")
    count, periods, asked = len(table.rows), bool(options["periods"]), int(str(options["columns"]))
    tries = [asked] if asked > 0 else range(1, count + 1)
    size, columns = max((worth(ax, table, each, periods=periods), each) for each in tries)
    if size <= 0:
        raise Tight("has no room for numbers larger than their labels")
    style = ax.voice("figure", size_of(ax, table, columns, periods=periods))
    deep, label, note = math.ceil(count / columns), ax.voice("label"), ax.voice("note")
    wide, step = (ax.wide - GUTTER * (columns - 1)) / columns, ax.high / deep
    block = ax.cap(style) + under(ax, table, wide, periods=periods) + 4.5
    for at, row in enumerate(table.rows):
        x, top = at % columns * (wide + GUTTER), at // columns * step
        base = top + (step - block) / 2 + ax.cap(style)
        ax.number(x, base, row, style, table.role(at, "value"))
        names = ax.fold(row.label, label, wide)
        with ax.one():
            for line, text in enumerate(names):
                ax.say(x, base + 4.5 + label.leading * (line + 0.86), text, label, "label")
            below = base + 4.5 + label.leading * len(names)
            for line, text in enumerate(ax.fold(row.when, note, wide) if periods and row.when else []):
                ax.say(x, below + note.leading * (line + 0.86), text, note, "muted")
        if at % columns == 0 and at:
            ax.rule(0, top, ax.wide, top, "grid", 0.4)
        elif at and deep == 1:
            ax.rule(x - GUTTER / 2, 0, x - GUTTER / 2, ax.high, "grid", 0.4)
