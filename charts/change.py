"""Changes: a ring at the reference, an arrow to the value, the difference on the right."""

import math
from collections.abc import Mapping

from presswork.chart.finish import Plate
from presswork.chart.sheet import Sheet

NAMES = {"zh": "变化图", "en": "Change chart"}
ROWS = (1, 12)
OPTIONS: dict[str, object] = {
    "base": 100.0,  # the reference that the differences are taken from
    "scale": "auto",  # auto, yes or no: the scale on top, in frames from 170 pt
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw an arrow a row, from the reference to reference + difference."""
    base, label, small = float(str(options["base"])), ax.voice("label"), ax.voice("scale")
    scaled = options["scale"] == "yes" or (options["scale"] == "auto" and ax.wide >= 170)
    names = [ax.fold(row.label, label, ax.wide * 0.3) for row in table.rows]
    voices = [ax.voice("focus" if at == table.focus else "value") for at in range(len(table.rows))]
    signed = [
        ("+" if value > 0 else "") + row.text for row, value in zip(table.rows, table.values, strict=True)
    ]
    left = max(ax.length(line, label) for lines in names for line in lines) + 12
    right = ax.wide - max(ax.length(text, voice) for text, voice in zip(signed, voices, strict=True)) - 11
    ticks = ticks_of(min(0.0, *table.values), max(0.0, *table.values), base)
    per = (right - left - 6) / (ticks[-1] - ticks[0])
    top = small.size + 7 if scaled else 0.0
    if scaled:
        ax.rule(left, top, right - 6 + 3, top, "grid", 0.4)
        for tick in ticks:
            at = left + 3 + (tick - ticks[0]) * per
            ax.rule(at, top - 2.5, at, top, "muted", 0.4)
            ax.say(at, small.size * 0.75, f"{tick:g}", small, "muted", "middle")
    pitch = (ax.high - top) / len(table.rows)
    for at, value in enumerate(table.values):
        y, role = top + (at + 0.5) * pitch, table.role(at)
        ring = left + 3 + (base - ticks[0]) * per
        ax.block(0, y, names[at], label, "label")
        ax.rule(left, y, right - 3, y, "grid", 0.4)
        if value:
            ax.shoot(ring, ring + value * per, y, role, 2.4 if at == table.focus else 2.0)
        ax.dot(ring, y, 2.3, role, ring=0.9)
        ax.level(ax.wide, y, signed[at], voices[at], table.role(at, "value"), "end")


def ticks_of(low: float, high: float, base: float) -> list[float]:
    """Give even round steps from below base + low to above base + high."""
    raw = ((high - low) or 10) / 4
    size = 10 ** math.floor(math.log10(raw))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= raw)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [base + step * at for at in range(first, max(last, first + 1) + 1)]
