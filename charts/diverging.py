"""Bars to both sides of zero, each name on the side where its bar is not."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.finish import Anchor, Plate, Tight
from presswork.chart.lanes import room, said_of
from presswork.chart.sheet import Sheet
from presswork.model.units import MM

NAMES = {"zh": "正负条形图", "en": "Diverging bar chart"}
ROWS = (1, 60)
ROOM = (20.0, 12.0, 8.0, 30.0)
OPTIONS: dict[str, object] = {"sort": False, "thickness": 0.62}  # sort: from the largest down


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a bar a row from the middle line; negative ones lighter, the number at the bar's end."""
    label, order = ax.voice("label"), list(range(len(table.rows)))
    if options["sort"]:
        order.sort(key=lambda at: (isnan(table.values[at]), -table.values[at], at))
    voices = {at: ax.voice("focus" if at == table.focus else "value") for at in order}
    texts = {at: ("+" if table.values[at] > 0 else "") + said_of(table, at) for at in order}
    names = {at: ax.fold(table.rows[at].label, label, ax.wide * 0.44) for at in order}
    pitch = room(ax, len(order), max(map(len, names.values())) * label.leading + 1, ax.high)
    wide = {at: max(ax.length(line, label) for line in names[at]) + 6 for at in order}
    says = {at: ax.length(texts[at], voices[at]) + 5 for at in order}
    rise = [at for at in order if not table.values[at] < 0]
    fall = [at for at in order if table.values[at] < 0]

    def reach(per: float, side: list[int], other: list[int]) -> float:
        bars = [(0.0 if isnan(table.values[at]) else abs(table.values[at]) * per) + says[at] for at in side]
        return max([*bars, *(wide[at] for at in other)], default=0.0)

    low, high = 0.0, ax.wide / (max(map(abs, table.known)) or 1)
    if reach(0, rise, fall) + reach(0, fall, rise) > ax.wide:
        raise Tight(f"has no room for its names and numbers in {ax.wide / MM:.0f} mm")
    for _ in range(40):
        per = (low + high) / 2
        low, high = (per, high) if reach(per, rise, fall) + reach(per, fall, rise) <= ax.wide else (low, per)
    zero, thick = reach(low, fall, rise), min(13.0, pitch * min(0.9, float(str(options["thickness"]))))
    for turn, at in enumerate(order):
        y, value = (turn + 0.5) * pitch, 0.0 if isnan(table.values[at]) else table.values[at]
        side, way = (-1, "end") if value < 0 else (1, "start")
        other: Anchor = "start" if value < 0 else "end"
        ax.box(zero, y - thick / 2, value * low, thick, table.role(at, "shade3" if value < 0 else "context"))
        role = "muted" if isnan(table.values[at]) else table.role(at, "value")
        ax.level(zero + value * low + 5 * side, y, texts[at], voices[at], role, way)  # type: ignore[arg-type]
        ax.block(zero - 6 * side, y, names[at], label, "label", other)
    ax.rule(zero, 0, zero, ax.high, "base", 0.6)
