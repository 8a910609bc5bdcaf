"""Horizontal bars from zero, the value at the bar's end; negative values go left of the base."""

from collections.abc import Mapping

from presswork.chart.finish import Anchor, Plate
from presswork.chart.sheet import Sheet

NAMES = {"zh": "条形图", "en": "Bar chart"}
ROWS = (1, 12)
OPTIONS: dict[str, object] = {
    "labels": "auto",  # auto, left or above: above in frames under 170 pt
    "track": False,  # a pale track over the whole measure
    "thickness": 0.5,  # of the row (with labels above: of what they leave)
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a bar a row; all bars share one scale, which leaves room for every value."""
    above = options["labels"] == "above" or (options["labels"] == "auto" and ax.wide < 170)
    label, pitch = ax.voice("label"), ax.high / len(table.rows)
    names = [ax.fold(row.label, label, ax.wide * (0.62 if above else 0.34)) for row in table.rows]
    left = 0.0 if above else max(ax.length(line, label) for lines in names for line in lines) + 10
    voices = [ax.voice("focus" if at == table.focus else "value") for at in range(len(table.rows))]
    sizes = [ax.length(row.text, voice) + 5 for row, voice in zip(table.rows, voices, strict=True)]
    column = above or options["track"]  # the values stand in a column at the right, not at the bars' ends
    right = ax.wide - (max(sizes) + 3 if column and not above else 0.0)
    zero, scale = scale_of(table.values, [0.0 if column else size for size in sizes], left, right)
    deep = max(map(len, names)) * label.leading if above else 0.0
    thick = min(pitch - deep - 2, (pitch - deep) * float(str(options["thickness"])), 13.0)
    edge = (pitch - thick - deep) / 2
    for at, (row, value) in enumerate(zip(table.rows, table.values, strict=True)):
        top = at * pitch + edge + deep
        middle = top - deep / 2 - 1.5 if above else top + thick / 2
        if options["track"]:
            ax.box(left, top, right - left, thick, "track", solid=False)
        ax.box(zero, top, value * scale, thick, table.role(at))
        ax.block(0, middle, names[at], label, "label")
        side = -1 if value < 0 and not column else 1
        x = ax.wide if column else zero + value * scale + 5 * side
        anchor: Anchor = "end" if column or side < 0 else "start"
        ax.level(x, middle, row.text, voices[at], table.role(at, "value"), anchor)
    if not column:
        ax.rule(zero, max(0.0, edge - 4), zero, min(ax.high, ax.high - edge + 4), "base", 0.6)


def scale_of(values: tuple[float, ...], room: list[float], left: float, right: float) -> tuple[float, float]:
    """Place zero and give pt a unit, so that each bar and the text at its end stay between left and right."""

    def reach(scale: float, sign: int) -> float:
        ends = [
            abs(v) * scale + r for v, r in zip(values, room, strict=True) if v * sign > 0 or v == 0 < sign
        ]
        return max(ends, default=0.0)

    low, high = 0.0, (right - left) / (max(map(abs, values)) or 1)
    for _ in range(40):
        scale = (low + high) / 2
        low, high = (scale, high) if reach(scale, 1) + reach(scale, -1) <= right - left else (low, scale)
    return left + reach(low, -1), low
