"""Tallies: numbers as marks that can be counted, and what one mark stands for."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from presswork.chart.finish import Plate
from presswork.chart.fonts import Box
from presswork.chart.sheet import Sheet
from presswork.model.style import TypeStyle

LEAST = 1.6  # pt: the least pitch of marks (board/brochure/spec.md, "Charts")
WORDS: Mapping[str, tuple[str, str]] = {"zh": ("每格代表{unit}", "或"), "en": ("One mark is {unit}", " or ")}


def count_of(value: Decimal, unit: int) -> int:
    """Count the marks of a value."""
    return max(0, int((value / unit).quantize(Decimal(1), ROUND_HALF_UP)))


def share_of(value: Decimal) -> int:
    """Round a percentage to whole cells; something is never drawn as nothing, nor less than all as all."""
    size = abs(value)
    whole = int(size.quantize(Decimal(1), ROUND_HALF_UP))
    return max(whole, 1 if size > 0 else 0) if size >= 100 or whole < 100 else 99


def unit_of(full: int, room: float, *, deep: bool) -> int:
    """Give the least round unit at which the marks stand apart: up to five lines of them for counts."""
    most = max(1, int(room / LEAST)) * (5 if deep else 1)
    steps = [part * 10.0**power for power in range(20) for part in (1, 5)]
    return int(next(unit for unit in steps if full / unit <= most))


def words(table: Sheet, unit: int) -> str:
    """Say what one mark stands for, in the language: each unit of the table once."""
    form, join = WORDS.get(table.language.split("-")[0], WORDS["en"])
    named = dict.fromkeys(row.unit for row in table.rows)
    return form.format(
        unit=join.join(f"{unit}{' ' if name[:1].isascii() and name else ''}{name}" for name in named)
    )


def tally(ax: Plate, box: Box, across: int, marks: tuple[int, int], role: str) -> None:
    """Draw the marks kept, then those gone, thin and at 28 % of the height, in as many lines as they take.

    ``box`` is left, top, pitch and height of a mark.
    """
    left, top, pitch, high = box
    share = 0.86 if across <= 20 else 0.6
    places = [(left + at % across * pitch, top + at // across * high * 1.14) for at in range(sum(marks))]
    ax.cells([(x, y, x + pitch * share, y + high) for x, y in places[: marks[0]]], role)
    thin = [
        (x + pitch * 0.2, y + high * 0.36, x + pitch * 0.4, y + high * 0.64) for x, y in places[marks[0] :]
    ]
    ax.cells(thin, "gone")


def percents(ax: Plate, left: float, per: float, foot: float) -> None:
    """Draw the scale of percentages, at 0, 50 and 100 only; ``per`` is pt a unit."""
    small = ax.voice("scale")
    for tick in (0, 50, 100):
        x = left + tick * per
        ax.rule(x, 0, x, ax.high - foot + 1, "grid", 0.4)
        ax.say(x, ax.high - 0.2 * small.size, str(tick), small, "muted", "middle")


def figures(ax: Plate, table: Sheet, style: TypeStyle) -> tuple[float, list[float]]:
    """Measure the rows' large numbers: the widest without its unit, and each one's unit."""
    heads = [ax.figure_width(replace(row, tail=""), style) for row in table.rows]
    return max(heads), [ax.figure_width(row, style) - head for row, head in zip(table.rows, heads, strict=True)]
