"""A table of numbers with a bar in each line: to look up and to compare at once."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.finish import Plate
from presswork.chart.lanes import lanes, missing, name
from presswork.chart.points import said, sides
from presswork.chart.scale import Scale
from presswork.chart.sheet import Sheet

NAMES = {"zh": "表图", "en": "Table with bars"}
ROWS = (1, 60)
SERIES = (1, 6)
SPREAD = "when"
ROOM = (16.0, 11.0, 18.0, 40.0)
OPTIONS: dict[str, object] = {"bars": ""}  # the column drawn as bars: its head; the first where none is named
GAP = 10.0


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Set the numbers in columns on their decimal points, and the bars of one column in what is left."""
    note, count = ax.voice("note"), len(table.series)
    drawn = table.series.index(str(options["bars"])) if options["bars"] in table.series else 0
    heads = [ax.fold(table.titled(turn), note, ax.wide * 0.2) if table.series[turn] else [] for turn in range(count)]
    voices = [ax.voice("focus" if at == table.focus else "value") for at in range(len(table.rows))]
    bare = any(table.series)  # units stand in the heads
    wide = []
    for turn, lines in enumerate(heads):
        parts = [sides(ax, row.cells[turn], voice, table.language, bare=bare)
                 for row, voice in zip(table.rows, voices, strict=True)]  # fmt: skip
        fore, aft = max(part[0] for part in parts), max(part[1] for part in parts)
        head = max((ax.length(line, note) for line in lines), default=0.0)
        wide.append((fore + max(0.0, head - fore - aft), aft))
    top = max(map(len, heads)) * note.leading + 5 if any(heads) else 1.0
    rows = lanes(ax, table, top=top, right=sum(map(sum, wide)) + GAP * count, lane=-6)
    known = [value for value in table.columns[drawn] if not isnan(value)] or [0.0]
    bars = Scale(min(0.0, *known), max(0.0, *known) or 1.0, rows.left, rows.right)
    ax.rule(0, top - 1, ax.wide, top - 1, "base", 0.6)
    for at, row in enumerate(table.rows):
        name(ax, rows, at)
        y, x = rows.middle(at), rows.right
        if at:
            ax.rule(0, y - rows.pitch / 2, ax.wide, y - rows.pitch / 2, "muted" if at % 5 == 0 else "grid", 0.35)
        if not row.cells[drawn].value.is_nan() and rows.right - rows.left > 20:
            end, thick = bars(float(row.cells[drawn].value)), min(rows.pitch * 0.44, 8)
            ax.box(bars(0), y - thick / 2, end - bars(0), thick, table.role(at))
        for turn, cell in enumerate(row.cells):
            x += GAP + wide[turn][0]
            text, style = (said(cell, bare=bare), voices[at]) if cell.text else (missing(table.language), note)
            fore, _ = sides(ax, cell, voices[at], table.language, bare=bare)
            ax.level(x - fore, y, text, style, table.role(at, "value") if cell.text else "muted")
            x += wide[turn][1]
    x = rows.right
    for lines, (fore, aft) in zip(heads, wide, strict=True):
        x += GAP + fore + aft
        ax.block(x, top - 4.5 - len(lines) * note.leading / 2, lines, note, "muted", "end")
