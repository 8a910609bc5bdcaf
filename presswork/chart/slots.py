"""Slots: places of equal width along a foot, for columns and the like."""

from collections.abc import Sequence
from itertools import pairwise

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet
from presswork.model.units import MM

MOST = 4  # times as many slots as rows, at the most, to keep the intervals of time true
LEAST = 2.4  # pt from one column to the next


def slots(table: Sheet, left: float, right: float) -> tuple[list[float], float]:
    """Give the middles of the rows' slots and the pitch: a slot for each step of time, if the rows have dates.

    Rows whose dates are too uneven for that, and rows with none, stand side by side.
    """
    count, at = len(table.rows), list(range(len(table.rows)))
    if len(times := table.times) > 1:
        step = min(two - one for one, two in pairwise(times))
        whole = [(time - times[0]) / step for time in times]
        if whole[-1] + 1 <= MOST * count and all(abs(each - round(each)) < 0.1 for each in whole):
            count, at = round(whole[-1]) + 1, [round(each) for each in whole]
    pitch = min((right - left) / count, 60.0)
    if pitch < LEAST:
        raise Tight(f"has {count} columns; {int((right - left) / LEAST)} fit in {(right - left) / MM:.0f} mm")
    start = left + ((right - left) - pitch * count) / 2
    return [start + (each + 0.5) * pitch for each in at], pitch


def fits(ax: Plate, table: Sheet, texts: Sequence[str]) -> bool:
    """Say whether every number has room on the head of its column."""
    _, pitch = slots(table, 0, ax.wide)
    voices = [ax.voice("focus" if at == table.focus else "value") for at in range(len(texts))]
    return max(ax.length(text, voice) for text, voice in zip(texts, voices, strict=True)) <= pitch - 2


def fold(ax: Plate, table: Sheet) -> list[tuple[str, ...]]:
    """Fold the names to the room under a column. Raises Tight where a word is wider."""
    label, wide = ax.voice("label"), ax.wide * 0.9 / len(table.rows) - 3
    try:
        return [tuple(ax.fold(row.label, label, wide)) for row in table.rows]
    except Tight as tight:
        raise Tight(f"{tight} under its columns: choose bar, whose names stand beside the bars") from tight
