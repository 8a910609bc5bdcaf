"""Columns from zero, over time or by name; the numbers on their heads, or a scale where these have no room."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.finish import Plate, Tight
from presswork.chart.ground import Ground, foot_of, foots, ground, short
from presswork.chart.lanes import said_of
from presswork.chart.notes import annotate
from presswork.chart.scale import Scale
from presswork.chart.sheet import Sheet
from presswork.chart.slots import fits, fold, slots

NAMES = {"zh": "柱形图", "en": "Column chart"}
ROWS = (1, 120)
ROOM = (0.0, 0.0, 140.0, 80.0)
OPTIONS: dict[str, object] = {
    "thickness": 0.66,  # of the way from one column to the next
    "labels": "auto",  # numbers on the heads: yes, no or auto (where all have room)
    "notes": [],  # annotations: {at: a row, text: what is said}
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a column a row; rows with dates stand at even intervals of time, with gaps where there is none."""
    texts, value = [said_of(table, at) for at in range(len(table.rows))], ax.voice("value")
    headed = options["labels"] == "yes" or (options["labels"] == "auto" and fits(ax, table, texts))
    timed, label = bool(table.times), ax.voice("label")
    names = [(name,) for name in short(table)] if timed else fold(ax, table)
    deep = foot_of(ax) if timed else max(map(len, names)) * label.leading + 5
    low, high = min(0.0, *table.known), max(0.0, *table.known)
    if headed:
        above, under = (value.size * 1.5 if high > 0 or low == 0 else 0), (value.size * 1.5 if low < 0 else 0)
        plot = Ground(0, ax.wide, above, ax.high - deep - under, Scale(low, high or 1, ax.high - deep - under, above))
        if plot.foot - plot.top < 20:
            raise Tight("has no room for its columns between its words")
        ax.rule(0, plot.y(0), ax.wide, plot.y(0), "base", 0.6)
    else:
        plot = ground(ax, table, low, high, foot=deep, top=value.size * 0.9)
    places, pitch = slots(table, plot.left, plot.right)
    wide = pitch * min(0.9, float(str(options["thickness"])))
    ends = [plot.y(0 if isnan(number) else number) for number in table.values]
    for at, (x, number) in enumerate(zip(places, table.values, strict=True)):
        if isnan(number) and not headed:
            continue
        ax.box(x - wide / 2, plot.y(0), wide, ends[at] - plot.y(0), table.role(at))
        if headed or at == table.focus:
            style, role = ("focus", "focus") if at == table.focus else ("value", "muted" if isnan(number) else "value")
            half = ax.length(texts[at], ax.voice(style)) / 2
            middle = min(max(x, half), ax.wide - half)
            under = [y for each, y in zip(places, ends, strict=True) if abs(each - middle) < half + wide / 2 + 1]
            level = max(under) + value.size * 0.75 if number < 0 else min(under) - value.size * 0.75
            ax.level(middle, level, texts[at], ax.voice(style), role, "middle")
    if timed:
        foots(ax, places, [name for name, in names], ax.high - deep, table.focus)
    for x, lines in zip(places, [] if timed else names, strict=False):
        ax.block(x, ax.high - deep + 3.5 + len(lines) * label.leading / 2, lines, label, "label", "middle")
    annotate(ax, table, options["notes"], lambda row, _: (places[row], plot.y(table.values[row]) - 1), plot)
