"""Panels: how small multiples share out a frame."""

from math import ceil

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet
from presswork.model.units import MM

GUTTER, LEAST, AIR = 14.0, 24.0, 9.0  # pt between panels; the least height of a panel's lines; between lines of panels


def panels(ax: Plate, table: Sheet, least: float, asked: int) -> tuple[int, int, int]:
    """Choose panels in a line, lines of panels and lines of their names: the fewest empty places, then wide enough."""
    count, label, tries = len(table.series), ax.voice("label"), []
    for across in [asked] if asked else range(1, min(count, int((ax.wide + GUTTER) / (least + GUTTER))) + 1):
        wide, deep = (ax.wide - GUTTER * (across - 1)) / across, ceil(count / across)
        heads = max(len(ax.fold(name, label, wide)) for name in table.series)
        plot = (ax.high - ax.voice("scale").size - 6 + AIR) / deep - AIR - heads * label.leading - 3
        if plot >= LEAST:
            tries.append((deep * across - count, abs(wide / plot - 1.8), across, deep, heads))
    if not tries:
        need = count * (label.leading + 3 + LEAST + AIR)
        raise Tight(f"has {count} panels, which need {need / MM:.0f} mm of height at {least / MM:.0f} mm of width")
    return min(tries)[2:]
