"""A bar as a row of marks that can be counted: one mark, one unit; what is gone stays as a thin open mark."""

import math
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet

NAMES = {"zh": "计数图", "en": "Chart of counted marks"}
ROWS = (1, 8)
OPTIONS: dict[str, object] = {
    "unit": 0
}  # so much is one mark; 0: 1, or 5, 10, ... where marks would run together
LEAST = 1.6  # pt: the least pitch of marks (board/brochure/spec.md, "Charts")
WORDS = {"zh": ("每格代表{unit}", "或"), "en": ("One mark is {unit}", " or ")}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw marks row by row, all of one size and scale, each row's value on the right."""
    label, small = ax.voice("label"), ax.voice("scale")
    names = [ax.fold(row.label, label, ax.wide * 0.21) for row in table.rows]
    left = max(ax.length(line, label) for lines in names for line in lines) + 2 * label.size
    foot = small.size + 6
    step = (ax.high - foot) / len(table.rows)
    figure = ax.voice("figure", min(ax.voice("figure").size, step * 0.9))
    tails = [
        ax.figure_width(row, figure) - ax.figure_width(replace(row, tail=""), figure) for row in table.rows
    ]
    heads = [ax.figure_width(replace(row, tail=""), figure) for row in table.rows]
    right = ax.wide - max(heads) - max(tails) - 14
    if right - left < 40:
        raise Tight("has no room for its marks between labels and values")
    fall = table.percent and min(table.values) < 0
    ends = [100 + row.value if fall else row.value for row in table.rows]
    if min(ends) < 0:
        raise Tight("cannot count marks of a negative number")
    full = max(100 if table.percent else 1, *map(math.ceil, ends))
    unit = int(str(options["unit"])) or unit_of(full, right - left, deep=not table.percent)
    across = min(math.ceil(full / unit), int((right - left) / LEAST))
    pitch, deep = (right - left) / across, math.ceil(math.ceil(full / unit) / across)
    thick = min(step * 0.58, max(8.0, (right - left) * 0.25))
    high = thick / (deep + 0.14 * (deep - 1))
    scale(ax, left, (right - left) / across / unit, foot, table.percent)
    for at, row in enumerate(table.rows):
        middle, kept = (at + 0.5) * step, count_of(ends[at], unit)
        gone = max(0, 100 // unit - kept) if table.percent else 0
        lines = math.ceil((kept + gone) / across)
        top = middle - (lines * 1.14 - 0.14) * high / 2
        ax.block(0, middle, names[at], label, "label")
        count(ax, (left, top, pitch, high), across, (kept, gone), table.role(at))
        x = ax.wide - max(tails) + tails[at]
        ax.number(x, middle + ax.cap(figure) / 2, row, figure, table.role(at, "value"), "end")
    if unit > 1:
        ax.say(
            left if not table.percent else 0, ax.high - 0.2 * small.size, words(table, unit), small, "muted"
        )


def count(
    ax: Plate, box: tuple[float, float, float, float], across: int, marks: tuple[int, int], role: str
) -> None:
    """Draw the marks kept, then those gone, thin and at 28 % of the height, in as many lines as they take."""
    left, top, pitch, high = box
    share = 0.86 if across <= 20 else 0.6
    places = [(left + at % across * pitch, top + at // across * high * 1.14) for at in range(sum(marks))]
    ax.cells([(x, y, x + pitch * share, y + high) for x, y in places[: marks[0]]], role)
    thin = [
        (x + pitch * 0.2, y + high * 0.36, x + pitch * 0.4, y + high * 0.64) for x, y in places[marks[0] :]
    ]
    ax.cells(thin, "gone")


def scale(ax: Plate, left: float, per: float, foot: float, percent: bool) -> None:
    """Draw the scale of percentages, at 0, 50 and 100 only; ``per`` is pt a unit."""
    small = ax.voice("scale")
    for tick in (0, 50, 100) if percent else ():
        x = left + tick * per
        ax.rule(x, 0, x, ax.high - foot + 1, "grid", 0.4)
        ax.say(x, ax.high - 0.2 * small.size, str(tick), small, "muted", "middle")


def count_of(value: Decimal, unit: int) -> int:
    """Count the marks of a value."""
    return max(0, int((value / unit).quantize(Decimal(1), ROUND_HALF_UP)))


def unit_of(full: int, room: float, *, deep: bool) -> int:
    """Give the least round unit at which the marks stand apart: up to five lines of them for counts."""
    most = max(1, int(room / LEAST)) * (5 if deep else 1)
    steps = [part * 10.0**power for power in range(12) for part in (1, 5)]
    return int(next(unit for unit in steps if full / unit <= most))


def words(table: Sheet, unit: int) -> str:
    """Say what one mark stands for, in the language: each unit of the table once."""
    form, join = WORDS.get(table.language.split("-")[0], WORDS["en"])
    named = dict.fromkeys(row.unit for row in table.rows)
    return form.format(
        unit=join.join(f"{unit}{' ' if name[:1].isascii() and name else ''}{name}" for name in named)
    )
