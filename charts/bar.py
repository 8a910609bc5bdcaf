"""Horizontal bars from zero, the value at the bar's end; negative values go left of the base."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.bars import scale_of
from presswork.chart.finish import Anchor, Plate
from presswork.chart.lanes import lanes, room, said_of
from presswork.chart.sheet import Sheet

NAMES = {"zh": "条形图", "en": "Bar chart"}
ROWS = (1, 60)
ROOM = (24.0, 12.0, 8.0, 30.0)
OPTIONS: dict[str, object] = {
    "labels": "auto",  # auto, left or above: above in frames under 170 pt
    "track": False,  # a pale track over the whole measure
    "thickness": 0.5,  # of the row (with labels above: of what they leave)
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a bar a row; all bars share one scale, which leaves room for every value."""
    above = options["labels"] == "above" or (options["labels"] == "auto" and ax.wide < 170)
    label, count = ax.voice("label"), len(table.rows)
    voices = [ax.voice("focus" if at == table.focus else "value") for at in range(count)]
    said = [said_of(table, at) for at in range(count)]
    sizes = [ax.length(text, voice) + 5 for text, voice in zip(said, voices, strict=True)]
    column = above or options["track"]  # the values stand in a column at the right, not at the bars' ends
    values = tuple(0.0 if isnan(value) else value for value in table.values)
    if above:
        over = [ax.fold(row.label, label, ax.wide - size - 4) for row, size in zip(table.rows, sizes, strict=True)]
        deep, left, right = max(map(len, over)) * label.leading, 0.0, ax.wide
        pitch = room(ax, count, deep + 6, ax.high)
    else:
        rows = lanes(ax, table)
        deep, left, pitch = 0.0, rows.left, rows.pitch
        right = ax.wide - (max(sizes) + 3 if column else 0.0)
    zero, scale = scale_of(values, [0.0 if column else size for size in sizes], left, right)
    thick = min(pitch - deep - 2, (pitch - deep) * float(str(options["thickness"])), 13.0)
    edge = (pitch - thick - deep) / 2
    for at, value in enumerate(values):
        top, role = at * pitch + edge + deep, table.role(at)
        middle = top - deep / 2 - 1.5 if above else top + thick / 2
        if options["track"]:
            ax.box(left, top, right - left, thick, "track", solid=False)
        ax.box(zero, top, value * scale, thick, role)
        ax.block(0, middle, over[at] if above else rows.names[at], label, "label")
        side = -1 if value < 0 and not column else 1
        anchor: Anchor = "end" if column or side < 0 else "start"
        ink = "muted" if isnan(table.values[at]) else table.role(at, "value")
        ax.level(ax.wide if column else zero + value * scale + 5 * side, middle, said[at], voices[at], ink, anchor)
    if not column:
        ax.rule(zero, max(0.0, edge - 4), zero, min(ax.high, ax.high - edge + 4), "base", 0.6)
