"""Small multiples: a panel a series, all on one scale, so that shapes can be compared."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.finish import Plate
from presswork.chart.ground import short, steps
from presswork.chart.panels import AIR, GUTTER, panels
from presswork.chart.scale import Scale, base_of
from presswork.chart.sheet import Sheet

NAMES = {"zh": "小多图", "en": "Small multiples"}
ROWS = (2, 400)
SERIES = (2, 24)
ROOM = (0.0, 0.0, 180.0, 90.0)
OPTIONS: dict[str, object] = {"across": 0, "base": True}  # panels in a line (0: by itself); a rule at the first value


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a line in each panel, its name above, its last number at the line's end, the first and last date below."""
    table = table.known_series
    label, small, names = ax.voice("label"), ax.voice("scale"), short(table)
    number = max(ax.length(cell.text, ax.voice("focus")) for row in table.rows for cell in row.cells) + 5
    least = max(ax.length(names[0], small) + ax.length(names[-1], small) + 6 + number, number + 34)
    across, deep, heads = panels(ax, table, least, int(str(options["across"])))
    wide, dates, top = (ax.wide - GUTTER * (across - 1)) / across, small.size + 6, heads * label.leading + 3
    high = (ax.high - dates + AIR) / deep
    low, most = base_of(table.known), max(table.known)
    for at, column in enumerate(table.columns):
        x, y, hot = at % across * (wide + GUTTER), at // across * high, at == table.accent
        role, voice = ("focus", ax.voice("focus")) if hot else ("context", ax.voice("value"))
        foot = y + high - AIR
        scale = Scale(low, most if most > low else low + 1, foot - 3, y + top + 4)
        lines, xs = ax.fold(table.series[at], label, wide), steps(table, x + 2, x + wide - number)
        ax.block(x, y + len(lines) * label.leading / 2, lines, label, "focus" if hot else "label")
        ax.rule(x, foot, x + wide, foot, "base", 0.5)
        if at + across >= len(table.series):
            ax.say(x, foot + 3.5 + small.size * 0.8, names[0], small, "muted")
            ax.say(xs[-1] + 2, foot + 3.5 + small.size * 0.8, names[-1], small, "muted", "end")
        ends = [step for step, each in enumerate(column) if not isnan(each)]
        if not ends:
            continue
        points = [(step, scale(each)) for step, each in zip(xs, column, strict=True)]
        if options["base"]:
            ax.rule(x, points[ends[0]][1], xs[-1], points[ends[0]][1], "gone", 0.4, dash="short")
        ax.trace(points, role, 1.9 if hot else 1.2)
        ax.spot(*points[ends[-1]], 2.0 if hot else 1.7, role)
        middle = min(max(points[ends[-1]][1], y + top + voice.size * 0.4), foot - voice.size * 0.5)
        text = table.rows[ends[-1]].cells[at].text
        ax.level(points[ends[-1]][0] + 5, middle, text, voice, "focus" if hot else "value")
