"""Dots on a line a row, one or several series; of two the way between them is drawn (a dumbbell)."""

from collections.abc import Mapping

from presswork.chart.finish import Plate
from presswork.chart.labels import spread
from presswork.chart.lanes import key, lanes, missing, name
from presswork.chart.scale import Scale, span_of
from presswork.chart.sheet import Sheet

NAMES = {"zh": "点图", "en": "Dot plot"}
ROWS = (1, 60)
SERIES = (1, 3)
SPREAD = "when"
ROOM = (20.0, 12.0, 22.0, 40.0)
OPTIONS: dict[str, object] = {"zero": "auto"}  # yes, no or auto: the scale starts at 0
LOOKS = {1: (("value", "dot"),), 2: (("context", "ring"), ("value", "dot")),
         3: (("context", "ring"), ("gone", "diamond"), ("value", "dot"))}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a row's dots, its first number left and its last right of them; the series are named over the first row."""
    note, value, count = ax.voice("note"), ax.voice("value"), len(table.series)
    looks = [LOOKS[count][at] if at != table.accent else ("focus", "dot") for at in range(count)]
    sizes = [ax.length(name, note) + 8 for name in table.series]
    keyed = count > 1 and sum(sizes) > ax.wide
    top = note.leading + 6 if count > 1 else 0.0
    if keyed:
        top = key(ax, table.series, [role for role, _ in looks], 0, ax.wide)
    ends = [[cell for cell in row.cells if not cell.value.is_nan()] for row in table.rows]
    wide = max(ax.length(cell.text, ax.voice("focus")) for row in ends for cell in row) + 6
    right = max(wide, ax.length(missing(table.language), note) + 6)
    rows = lanes(ax, table, top=top, right=right, lane=24 + (wide if count > 1 else 0))
    low, high = span_of(table.known, str(options["zero"]))
    left = rows.left + (wide if count > 1 else 4)
    scale = Scale(low, high, left, rows.right - 3)
    for at, row in enumerate(table.rows):
        name(ax, rows, at)
        y, found = rows.middle(at), sorted(ends[at], key=lambda cell: cell.value)
        if not found:
            ax.level(rows.right + 6, y, missing(table.language), note, "muted")
            continue
        first, last = scale(float(found[0].value)), scale(float(found[-1].value))
        start = first - 8.5 - ax.length(found[0].text, note) if len(found) > 1 else first
        ax.rule(rows.left, y, max(rows.left, start), y, "grid", 0.35)
        if len(found) > 1:
            ax.rule(first, y, last, y, table.role(at, "muted"), 1.4)
        for (role, marker), cell in reversed(list(zip(looks, row.cells, strict=True))):
            if not cell.value.is_nan():
                mine = table.role(at, role) if count == 1 or role != "gone" else role
                ax.spot(scale(float(cell.value)), y, 2.6, mine, marker)
        voice, role = (ax.voice("focus"), "focus") if at == table.focus else (value, "value")
        ax.level(last + 5.5, y, found[-1].text, voice, role)
        if count > 1 and len(found) > 1:
            ax.level(first - 5.5, y, found[0].text, note, "label", "end")
    if count > 1 and not keyed:
        wants = [scale(float(cell.value)) if not cell.value.is_nan() else left for cell in table.rows[0].cells]
        for head, (role, _), x in zip(table.series, looks, spread(wants, sizes, 0, ax.wide) or wants, strict=True):
            ax.say(x, note.size, head, note, "focus" if role == "focus" else "label", "middle")
