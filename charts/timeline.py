"""Events in order: the time on the left, a dot on the line, what happened on the right."""

from collections.abc import Mapping

from presswork.chart.finish import Plate
from presswork.chart.sheet import Sheet

NAMES = {"zh": "时间轴", "en": "Timeline"}
ROWS = (1, 14)
NUMBERS = False
OPTIONS: dict[str, object] = {"values": True}  # a number after the label, where the row has one


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a dot a row, evenly: the line tells order, not distance."""
    label, value, focus = ax.voice("label"), ax.voice("value"), ax.voice("focus")
    times = [(row.when, focus if at == table.focus else value) for at, row in enumerate(table.rows)]
    line = max(ax.length(text, style) for text, style in times) + 9
    said = [
        f"{row.label} {row.text}" if options["values"] and not row.value.is_nan() else row.label
        for row in table.rows
    ]
    texts = [ax.fold(text, label, ax.wide - line - 10) for text in said]
    slack = (ax.high - sum(len(lines) * label.leading for lines in texts)) / len(texts)
    middles, y = [], 0.0
    for lines in texts:
        deep = len(lines) * label.leading + slack
        middles.append(y + deep / 2)
        y += deep
    ax.rule(line, middles[0], line, middles[-1], "grid", 1.0)
    for at, middle in enumerate(middles):
        text, style = times[at]
        ax.level(line - 9, middle, text, style, table.role(at, "value"), "end")
        ax.dot(line, middle, 3.4, "paper")
        ax.dot(line, middle, 2.6 if at == table.focus else 2.2, table.role(at, "base"))
        ax.block(line + 10, middle, texts[at], label, "label")
