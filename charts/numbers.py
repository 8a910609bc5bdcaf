"""A panel of large numbers, each with its unit and label."""

import math
from collections.abc import Mapping

from presswork.chart.finish import Plate
from presswork.chart.sheet import Sheet

NAMES = {"zh": "数字组", "en": "Panel of numbers"}
ROWS = (1, 8)
OPTIONS: dict[str, object] = {
    "columns": 0,  # 0: as the frame is wide, two for four numbers
    "periods": False,  # a second line with the period
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the numbers row by row, all of one size: the largest at which the widest one fits."""
    count = len(table.rows)
    columns = int(str(options["columns"])) or (min(count, 4) if ax.wide > 3.2 * ax.high else min(count, 2))
    deep, gutter = math.ceil(count / columns), 8.0
    wide, step = (ax.wide - 2 * gutter * (columns - 1)) / columns, ax.high / deep
    label, note = ax.voice("label"), ax.voice("note")
    names = [ax.fold(row.label, label, wide) for row in table.rows]
    dates = [ax.fold(row.when, note, wide) if options["periods"] and row.when else [] for row in table.rows]
    words = max(
        len(name) * label.leading + len(date) * note.leading for name, date in zip(names, dates, strict=True)
    )
    big = ax.voice("figure")
    room = big.size * (step - words - (14 if deep > 1 else 5)) / ax.cap(big)
    style = ax.voice("figure", min(ax.fit(row, "figure", wide, big.size * 1.25) for row in table.rows))
    style = style if style.size <= room else ax.voice("figure", room)
    block = ax.cap(style) + words + 4.5
    for at, row in enumerate(table.rows):
        x, top = at % columns * (wide + 2 * gutter), at // columns * step
        base = top + (step - block) / 2 + ax.cap(style)
        ax.number(x, base, row, style, table.role(at, "value"))
        for line, text in enumerate(names[at]):
            ax.say(x, base + 4.5 + label.leading * (line + 0.86), text, label, "label")
        under = base + 4.5 + label.leading * len(names[at])
        for line, text in enumerate(dates[at]):
            ax.say(x, under + note.leading * (line + 0.86), text, note, "muted")
        if at % columns == 0 and at:
            ax.rule(0, top, ax.wide, top, "grid", 0.4)
        elif at and deep == 1:
            ax.rule(x - gutter, 0, x - gutter, ax.high, "grid", 0.4)
