"""Events in order: the time on the left, a dot on the line, what happened on the right."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.labels import spread
from presswork.chart.scale import Scale
from presswork.chart.sheet import Sheet
from presswork.model.units import MM

NAMES = {"zh": "时间轴", "en": "Timeline"}
ROWS = (1, 60)
NUMBERS = False
ROOM = (26.0, 20.0, 16.0, 40.0)
OPTIONS: dict[str, object] = {
    "values": True,  # a number after the label, where the row has one
    "scale": False,  # dots stand at their dates, so that the line tells distance as well as order
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a dot a row, evenly; or to scale, with leaders from dots to dates that stand clear of one another."""
    label, value, focus = ax.voice("label"), ax.voice("value"), ax.voice("focus")
    times = [(row.when, focus if at == table.focus else value) for at, row in enumerate(table.rows)]
    dates, scaled = max(ax.length(text, style) for text, style in times), bool(options["scale"] and table.times[1:])
    line, date, text = (3.5, 24 + dates, 32 + dates) if scaled else (dates + 9, dates, dates + 19)
    said = [
        f"{row.label} {row.text}" if options["values"] and not row.value.is_nan() else row.label
        for row in table.rows
    ]
    if ax.wide - text < 4 * label.size:
        raise Tight(f"has dates that leave {max(0.0, ax.wide - text) / MM:.0f} mm of width for its events")
    texts = [ax.fold(each, label, ax.wide - text) for each in said]
    deep = [max(len(lines) * label.leading, value.size * 1.1) + 1 for lines in texts]
    if sum(deep) > ax.high:
        need, fit = sum(deep) / MM, int(ax.high / sum(deep) * len(deep))
        raise Tight(f"has {len(texts)} events, which need {need:.0f} mm of height; {fit} fit in {ax.high / MM:.0f} mm")
    slack, middles, y = (ax.high - sum(deep)) / len(texts), [], 0.0
    for each in deep:
        middles.append(y + (each + slack) / 2)
        y += each + slack
    dots = middles
    if scaled:
        scale = Scale(table.times[0], table.times[-1], 4.0, ax.high - 4.0)
        dots = [scale(time) for time in table.times]
        middles = spread(dots, deep, 0, ax.high) or middles
    ax.rule(line, dots[0], line, dots[-1], "grid", 1.0)
    for at, (middle, dot) in enumerate(zip(middles, dots, strict=True)):
        if scaled:
            ax.rule(line + 3, dot, 21, middle, "gone", 0.4)
        ax.level(date, middle, times[at][0], times[at][1], table.role(at, "value"), "end")
        ax.dot(line, dot, 3.4, "paper")
        ax.dot(line, dot, 2.6 if at == table.focus else 2.2, table.role(at, "base"))
        ax.block(text, middle, texts[at], label, "label")
