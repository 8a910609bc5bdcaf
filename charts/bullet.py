"""Bars against a target: the number reached, and a mark where it should be."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.finish import Plate
from presswork.chart.lanes import lanes, missing, name
from presswork.chart.scale import Scale
from presswork.chart.sheet import Sheet

NAMES = {"zh": "目标图", "en": "Bullet chart"}
ROWS = (1, 40)
SERIES = (2, 2)
ROOM = (24.0, 13.0, 18.0, 40.0)
OPTIONS: dict[str, object] = {"thickness": 0.42}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the first column as bars and the second as marks; both stand as numbers at the right, under their heads."""
    note, value, gap = ax.voice("note"), ax.voice("value"), 9
    columns = []
    for turn, style in enumerate((value, note)):
        heads = ax.fold(table.series[turn], note, ax.wide * 0.2)
        texts = [row.cells[turn].text or missing(table.language) for row in table.rows]
        sizes = [ax.length(text, ax.voice("focus") if at == table.focus and not turn else style)
                 for at, text in enumerate(texts)]  # fmt: skip
        columns.append((heads, texts, max([*sizes, *(ax.length(line, note) for line in heads)])))
    top = max(len(heads) for heads, _, _ in columns) * note.leading + 4
    rows = lanes(ax, table, top=top, right=columns[0][2] + columns[1][2] + 2 * gap)
    scale = Scale(min(0.0, *table.known), max(0.0, *table.known) or 1.0, rows.left, rows.right)
    thick = min(rows.pitch * min(0.6, float(str(options["thickness"]))), 12.0)
    edges = (ax.wide - columns[1][2] - gap, ax.wide)
    for (heads, _, _), x in zip(columns, edges, strict=True):
        ax.block(x, top - 4 - len(heads) * note.leading / 2, heads, note, "muted", "end")
    ax.rule(scale(0), rows.top, scale(0), rows.foot, "base", 0.6)
    for at, row in enumerate(table.rows):
        name(ax, rows, at)
        y, (reached, target) = rows.middle(at), (float(cell.value) for cell in row.cells)
        ax.box(rows.left, y - thick * 0.9, rows.right - rows.left, thick * 1.8, "track", solid=False)
        if not isnan(reached):
            ax.box(scale(0), y - thick / 2, scale(reached) - scale(0), thick, table.role(at))
        if not isnan(target):
            for role, weight in (("paper", 3.4), ("value", 1.8)):  # the rim shows on a bar as dark as the mark
                ax.rule(scale(target), y - thick * 0.9 - 1, scale(target), y + thick * 0.9 + 1, role, weight)
        hot = at == table.focus
        ax.level(edges[0], y, columns[0][1][at], ax.voice("focus") if hot else value, table.role(at, "value"), "end")
        ax.level(edges[1], y, columns[1][1][at], note, "muted", "end")
