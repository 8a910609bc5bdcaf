"""A bar as a row of marks that can be counted: one mark, one unit; what is gone stays as a thin open mark."""

import math
from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.lanes import room
from presswork.chart.sheet import Sheet
from presswork.chart.tally import LEAST, count_of, figures, lane, percents, tally, unit_of, words

NAMES = {"zh": "计数图", "en": "Chart of counted marks"}
ROWS = (1, 40)
ROOM = (40.0, 22.0, 14.0, 60.0)
OPTIONS: dict[str, object] = {
    "unit": 0,  # so much is one mark; 0: 1, or 5, 10, ... where marks would run together
    "fold": 0.0,  # pt from the left: where the page is folded, which falls between two marks (0: nowhere)
    "leader": False,  # a light line from a row's last mark to its number, where they stand far apart
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw marks row by row, all of one size and scale, each row's value on the right."""
    if any(row.value.is_nan() for row in table.rows):
        raise Tight("cannot count the marks of a missing number: leave its row out")
    label, small = ax.voice("label"), ax.voice("scale")
    names = [ax.fold(row.label, label, ax.wide * 0.21) for row in table.rows]
    left, foot = max(ax.length(line, label) for lines in names for line in lines) + 2 * label.size, small.size + 6
    step = room(ax, len(table.rows), max(max(map(len, names)) * label.leading + 1, 1.6 * label.size), ax.high - foot)
    figure = ax.voice("figure", min(ax.voice("figure").size, step * 0.9))
    wide, tails = figures(ax, table, figure)
    right = ax.wide - wide - max(tails) - 14
    if right - left < 40:
        raise Tight("has no room for its marks between labels and values")
    fall = table.percent and min(table.values) < 0
    ends = [100 + row.value if fall else row.value for row in table.rows]
    if min(ends) < 0:
        raise Tight("cannot count marks of a negative number")
    full = max(100 if table.percent else 1, *map(math.ceil, ends))
    unit = int(str(options["unit"])) or unit_of(full, right - left, deep=not table.percent)
    across = min(math.ceil(full / unit), int((right - left) / LEAST))
    fold, deep = float(str(options["fold"])), math.ceil(math.ceil(full / unit) / across)
    line = lane(left, right, across, fold)
    high = min(step * 0.58, max(8.0, (right - left) * 0.25)) / (deep + 0.14 * (deep - 1))
    if table.percent:
        percents(ax, line, unit, foot, fold)
    for at, row in enumerate(table.rows):
        middle, kept = (at + 0.5) * step, count_of(ends[at], unit)
        gone = max(0, 100 // unit - kept) if table.percent else 0
        top = middle - (math.ceil((kept + gone) / across) * 1.14 - 0.14) * high / 2
        ax.block(0, middle, names[at], label, "label")
        tally(ax, line, (top, high), across, (kept, gone), table.role(at))
        x = ax.wide - max(tails) + tails[at]
        if options["leader"] and kept + gone < across:
            leader(ax, line.x(kept + gone) + 6, x - ax.figure_width(row, figure) - 12, middle)
        ax.number(x, middle + ax.cap(figure) / 2, row, figure, table.role(at, "value"), "end")
    if unit > 1:
        ax.say(left if not table.percent else 0, ax.high - 0.2 * small.size, words(table, unit), small, "muted")


def leader(ax: Plate, start: float, end: float, y: float) -> None:
    """Lead the eye from the last mark to the number."""
    if start < end:
        ax.rule(start, y, end, y, "grid", 0.4)
