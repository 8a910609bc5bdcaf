"""Lollipops: thin stems from zero with the number at the head, for many rows or near-equal values."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.bars import scale_of
from presswork.chart.finish import Plate
from presswork.chart.lanes import lanes, name, said_of
from presswork.chart.sheet import Sheet

NAMES = {"zh": "棒棒糖图", "en": "Lollipop chart"}
ROWS = (1, 60)
ROOM = (18.0, 11.0, 6.0, 30.0)
OPTIONS: dict[str, object] = {"size": 2.8}  # pt: the radius of the heads


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a stem a row from the base to the value; negative ones go left."""
    rows, radius = lanes(ax, table), min(float(str(options["size"])), 4.0)
    voices = [ax.voice("focus" if at == table.focus else "value") for at in range(len(table.rows))]
    said = [said_of(table, at) for at in range(len(table.rows))]
    sizes = [ax.length(text, voice) + radius + 4 for text, voice in zip(said, voices, strict=True)]
    values = [0.0 if isnan(value) else value for value in table.values]
    zero, per = scale_of(values, sizes, rows.left, ax.wide)
    ax.rule(zero, rows.top, zero, rows.foot, "base", 0.6)
    for at, value in enumerate(values):
        name(ax, rows, at)
        y, x, side = rows.middle(at), zero + value * per, -1 if value < 0 else 1
        known = not isnan(table.values[at])
        if known:
            ax.rule(zero, y, x, y, table.role(at), 1.5 if at == table.focus else 1.0)
            ax.dot(x, y, min(radius, rows.pitch * 0.4), table.role(at))
        role = table.role(at, "value") if known else "muted"
        ax.level(x + (radius + 4) * side, y, said[at], voices[at], role, "start" if side > 0 else "end")
