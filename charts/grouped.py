"""Bars side by side, a bar a series in each row, under one key."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.bars import scale_of
from presswork.chart.fills import shades
from presswork.chart.finish import Plate
from presswork.chart.lanes import key, lanes, missing, name
from presswork.chart.sheet import Sheet

NAMES = {"zh": "分组条形图", "en": "Grouped bar chart"}
ROWS = (1, 40)
SERIES = (2, 4)
SPREAD = "when"
ROOM = (34.0, 24.0, 20.0, 60.0)
OPTIONS: dict[str, object] = {"thickness": 0.74}  # of the row, for all its bars


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the bars of a row under one another, each with its number at its end; all share one scale."""
    note, count = ax.voice("note"), len(table.series)
    roles = shades(count, table.accent, ax.look.inks)
    top = key(ax, table.series, roles, 0, ax.wide)
    rows = lanes(ax, table, top=top, least=count * (note.size * 1.08) + 5)
    cells = [cell for row in table.rows for cell in row.cells]
    sizes = [ax.length(cell.text or missing(table.language), note) + 4 for cell in cells]
    numbers = tuple(0.0 if cell.value.is_nan() else float(cell.value) for cell in cells)
    zero, per = scale_of(numbers, sizes, rows.left, ax.wide)
    thick = min(rows.pitch * min(0.9, float(str(options["thickness"]))) / count, 12.0)
    for at, row in enumerate(table.rows):
        name(ax, rows, at)
        for turn, (cell, role) in enumerate(zip(row.cells, roles, strict=True)):
            value, y = float(cell.value), rows.middle(at) + (turn - (count - 1) / 2) * max(thick, note.size * 1.08)
            end = zero + (0.0 if isnan(value) else value * per)
            ax.box(zero, y - thick * 0.45, end - zero, thick * 0.9, role)
            side = -1 if value < 0 else 1
            said = "muted" if isnan(value) else "focus" if turn == table.accent else "label"
            text = cell.text or missing(table.language)
            ax.level(end + 4 * side, y, text, note, said, "start" if side > 0 else "end")
    ax.rule(zero, rows.top, zero, rows.foot, "base", 0.6)
