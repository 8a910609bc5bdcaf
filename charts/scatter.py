"""Points of two measures, each named where it has room; a third is the area of the points."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.ground import across, foot_of, ground
from presswork.chart.notes import christen, crowd
from presswork.chart.scale import Scale, base_of, tick_texts, ticks_of
from presswork.chart.sheet import Sheet

NAMES = {"zh": "散点图", "en": "Scatter plot"}
ROWS = (1, 400)
SERIES = (2, 3)
ROOM = (0.0, 0.0, 200.0, 120.0)
OPTIONS: dict[str, object] = {
    "labels": "auto",  # yes, no or auto: all names up to 40 points, else the outermost, the focus and ``named``
    "named": [],  # rows to name
    "size": 2.2,  # pt: a point's radius; with a third column a third of the largest
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the first column across and the second up, both named at their ends."""
    small, size = ax.voice("scale"), float(str(options["size"]))
    kept = [at for at, row in enumerate(table.rows) if not any(cell.value.is_nan() for cell in row.cells)]
    if not kept:
        raise Tight("has no row with all its numbers")
    ax.left_out.extend(row.label for at, row in enumerate(table.rows) if at not in kept)
    xs, ys, areas = ([column[at] for at in kept] for column in (*table.columns, table.columns[0])[:3])
    most = max(map(abs, areas)) or 1.0
    radii = [max(1.2, 3 * size * (abs(each) / most) ** 0.5) if len(table.series) > 2 else size for each in areas]
    air = max(0.0, max(radii) - 2)
    lines = [ax.fold(table.titled(turn), small, ax.wide * 0.7) for turn in (0, 1)]
    top, foot = len(lines[1]) * small.leading + 4 + air, foot_of(ax) + len(lines[0]) * small.leading + 1 + air
    plot = ground(ax, table, base_of(ys), max(ys), top=top, foot=foot)
    ax.block(0, (top - air) / 2 - 2, lines[1], small, "muted")
    ticks = ticks_of(base_of(xs), max(xs), max(2, min(6, int((plot.right - plot.left) / 40))))
    place = Scale(ticks[0], ticks[-1], plot.left + 4 + air, plot.right - 4 - air)
    across(ax, place, ticks, tick_texts(ticks, table.language), plot.foot + air)
    ax.block(ax.wide, ax.high - len(lines[0]) * small.leading / 2, lines[0], small, "muted", "end")
    marks = [(at, place(x), plot.y(y), radius) for at, x, y, radius in zip(kept, xs, ys, radii, strict=True)]
    marks.sort(key=lambda mark: (mark[0] == table.focus, -mark[3], mark[0]))
    for at, x, y, radius in marks:
        ax.spot(x, y, radius, table.role(at))
    asked = {str(name) for name in options["named"]} if isinstance(options["named"], list) else set()
    every = options["labels"] == "yes" or (options["labels"] == "auto" and len(kept) <= 40)
    if options["labels"] == "auto" and not every:  # those that stand out speak for the rest
        ends = {pick(kept, key=axis.__getitem__) for axis in table.columns[:2] for pick in (min, max)}
        asked |= {table.rows[at].label for at in ends}
    room = crowd(ax, (plot.left + 1, top, ax.wide, plot.foot - 1), 1.8)  # a name stands nearer to no other point
    for at, x, y, radius in reversed(marks):
        if every or at == table.focus or table.rows[at].label in asked:
            christen(ax, room, (x, y, radius), table.rows[at].label, hot=at == table.focus)
