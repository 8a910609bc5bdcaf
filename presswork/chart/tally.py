"""Tallies: numbers as marks that can be counted, and what one mark stands for."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from presswork.chart.finish import Plate
from presswork.chart.sheet import Sheet
from presswork.model.style import TypeStyle

LEAST = 1.6  # pt: the least pitch of marks (board/brochure/spec.md, "Charts")
FEW = 20  # marks in a line that are blocks, with thin gaps
CLEAR = 1.5  # pt from a fold to the nearest mark at least: what a sheet may be folded out of true
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


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the marks of a line stand, pt: the first, the pitch, a mark's width.

    The marks from number ``parted`` on (0: none) stand beyond a fold, ``shift`` further right.
    """

    left: float
    pitch: float
    mark: float
    parted: int = 0
    shift: float = 0.0

    def x(self, at: int) -> float:
        """Give the left edge of mark ``at``, from 0."""
        return self.left + at * self.pitch + (self.shift if self.parted and at >= self.parted else 0.0)


def lane(left: float, right: float, across: int, fold: float = 0.0) -> Lane:
    """Lay out ``across`` marks between two edges, pt; a fold falls between two of them, clear of both.

    ``fold`` is where the paper is folded (0: nowhere): a mark that is folded is two slivers, neither of which can be
    counted. The pitch is the widest, up to that of an even line, at which a whole number of marks ends at the fold.
    """
    most, share = (right - left) / across, 0.86 if across <= FEW else 0.6
    clear = max(CLEAR, most * (1 - share) / 2)
    for parted in range(1, across) if left < fold < right else ():
        pitch = (fold - clear - left) / (parted - 1 + share)
        shift = max(0.0, 2 * clear - pitch * (1 - share))
        if 0 < pitch <= most and left + (across - 1 + share) * pitch + shift <= right:
            return Lane(left, pitch, pitch * share, parted, shift)
    return Lane(left, most, most * share)


def tally(ax: Plate, row: Lane, box: tuple[float, float], across: int, marks: tuple[int, int], role: str) -> None:
    """Draw the marks kept, then those gone, thin and at 28 % of the height, in as many lines as they take.

    ``box`` is the top and the height of a mark.
    """
    top, high = box
    places = [(row.x(at % across), top + at // across * high * 1.14) for at in range(sum(marks))]
    ax.cells([(x, y, x + row.mark, y + high) for x, y in places[: marks[0]]], role)
    thin = [
        (x + row.pitch * 0.2, y + high * 0.36, x + row.pitch * 0.4, y + high * 0.64) for x, y in places[marks[0] :]
    ]
    ax.cells(thin, "gone")


def percents(ax: Plate, row: Lane, unit: int, foot: float, fold: float = 0.0) -> None:
    """Draw the scale of percentages, at 0, 50 and 100 only; a number that would stand on the fold is left out."""
    small = ax.voice("scale")
    for tick in (0, 50, 100):
        x = row.x(math.ceil(tick / unit))
        ax.rule(x, 0, x, ax.high - foot + 1, "grid", 0.4)
        if not fold or abs(x - fold) > ax.length(str(tick), small):
            ax.say(x, ax.high - 0.2 * small.size, str(tick), small, "muted", "middle")


def figures(ax: Plate, table: Sheet, style: TypeStyle) -> tuple[float, list[float]]:
    """Measure the rows' large numbers: the widest without its unit, and each one's unit."""
    heads = [ax.figure_width(replace(row, tail=""), style) for row in table.rows]
    return max(heads), [ax.figure_width(row, style) - head for row, head in zip(table.rows, heads, strict=True)]
