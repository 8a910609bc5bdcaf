"""Shifts: from where to where a row's number went, its change in the language, and the arrow that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from presswork.chart.finish import Plate
from presswork.chart.scale import Scale, tick_texts
from presswork.chart.sheet import Sheet
from presswork.load.numbers import number_text


@dataclass(frozen=True, slots=True)
class Shift:
    """A change: its start and end on one scale, and what is said of it ("−36.9%")."""

    start: float
    end: float
    text: str


def shifts(table: Sheet, base: float) -> list[Shift | None]:
    """Give each row's change; None where a number is missing.

    One column holds the differences from ``base``; two hold the numbers before and after, and the change is told in
    percent of the first with one decimal (or in their own unit where the first is 0).
    """
    found: list[Shift | None] = []
    for row in table.rows:
        first, last = row.cells[0], row.cells[-1]
        if first.value.is_nan() or last.value.is_nan():
            found.append(None)
        elif len(table.series) == 1:
            found.append(Shift(base, base + float(first.value), ("+" if first.value > 0 else "") + first.text))
        else:
            found.append(Shift(float(first.value), float(last.value), said(first.value, last.value, table.language)))
    return found


def said(first: Decimal, last: Decimal, language: str) -> str:
    """Say a change in percent of the first number, rounded to one decimal, with its sign."""
    if first == 0:
        difference = last - first
        return ("+" if difference > 0 else "") + number_text(difference, language)
    percent = ((last - first) / abs(first) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return ("+" if percent > 0 else "") + number_text(percent, language) + "%"


def over(ax: Plate, table: Sheet, ticks: Sequence[float], place: Scale, top: float) -> None:
    """Draw a scale above its rows: every number, or as many even steps as stand apart."""
    small, texts = ax.voice("scale"), tick_texts(ticks, table.language)
    half = [ax.length(text, small) / 2 for text in texts]
    xs = [min(max(place(tick), side), ax.wide - side) for tick, side in zip(ticks, half, strict=True)]
    ax.rule(place.start, top, place.end, top, "grid", 0.4)
    for step in range(1, len(ticks) + 1):
        chosen = range(0, len(ticks), step)
        if all(xs[two] - half[two] - xs[one] - half[one] >= 4 for one, two in pairwise(chosen)):
            break
    for at in chosen:
        ax.rule(place(ticks[at]), top - 2.5, place(ticks[at]), top, "muted", 0.4)
        ax.say(xs[at], small.size * 0.9, texts[at], small, "muted", "middle")


def arrow(ax: Plate, shift: Shift, place: Scale, y: float, role: str) -> None:
    """Draw the ring at the start of a change and the arrow to its end."""
    if shift.end != shift.start:
        ax.shoot(place(shift.start), place(shift.end), y, role, 2.4 if role == "focus" else 2.0)
    ax.dot(place(shift.start), y, 2.3, role, ring=0.9)
