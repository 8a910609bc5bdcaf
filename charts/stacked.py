"""Bars of parts on one another: shares of a whole, or parts of each row's sum."""

from collections.abc import Mapping
from decimal import Decimal

from presswork.chart.fills import shades
from presswork.chart.finish import Plate, Tight
from presswork.chart.lanes import key, lanes, name
from presswork.chart.sheet import Sheet
from presswork.load.numbers import number_text

NAMES = {"zh": "堆叠条形图", "en": "Stacked bar chart"}
ROWS = (1, 40)
SERIES = (2, 5)
ROOM = (26.0, 14.0, 20.0, 46.0)
OPTIONS: dict[str, object] = {"thickness": 0.62, "totals": "auto"}  # totals: yes, no or auto (not for shares of 100)


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a bar a row, its parts in the order of the series, their numbers on them where they have room."""
    if min(table.known) < 0:
        raise Tight("has a negative part: choose diverging or grouped")
    sums = [sum((cell.value for cell in row.cells if not cell.value.is_nan()), Decimal(0)) for row in table.rows]
    whole = table.rows[0].cells[0].percent and all(abs(total - 100) <= 1 for total in sums)
    total = options["totals"] == "yes" or (options["totals"] == "auto" and not whole)
    value, note, roles = ax.voice("value"), ax.voice("note"), shades(len(table.series), table.accent, ax.look.inks)
    texts = [number_text(each, table.language) + (table.rows[0].cells[0].tail if total else "") for each in sums]
    right = max(ax.length(text, value) for text in texts) + 6 if total else 0.0
    top = key(ax, table.series, roles, 0, ax.wide)
    rows = lanes(ax, table, top=top, right=right)
    per = (rows.right - rows.left) / float(max(sums) or 1)
    thick = min(rows.pitch * min(0.9, float(str(options["thickness"]))), 18.0)
    for at, row in enumerate(table.rows):
        name(ax, rows, at)
        x, y = rows.left, rows.middle(at)
        for cell, role in zip(row.cells, roles, strict=True):
            wide = 0.0 if cell.value.is_nan() else float(cell.value) * per
            ax.box(x, y - thick / 2, wide, thick, role)
            if ax.length(cell.number, note) + 3 <= wide and note.size * 0.9 <= thick:
                box = (x, y - thick / 2, x + wide, y + thick / 2)
                ax.level(x + wide / 2, y, cell.number, note, ax.on(role), "middle", box)
            elif cell.number:
                ax.left_out.append(f"{row.label} {cell.text}")
            x += wide
            if wide > 1:
                ax.rule(x, y - thick / 2, x, y + thick / 2, "paper", 0.5)
        if total:
            ax.level(x + 5, y, texts[at], value, table.role(at, "value"))
    ax.rule(rows.left, rows.top, rows.left, rows.foot, "base", 0.6)
