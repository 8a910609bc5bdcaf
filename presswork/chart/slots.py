"""Slots: places of equal width along a foot, for columns and the like."""

from presswork.chart.finish import Tight
from presswork.chart.sheet import Sheet

MOST = 4  # times as many slots as rows, at the most, to keep the intervals of time true
LEAST = 2.4  # pt from one column to the next


def slots(table: Sheet, left: float, right: float) -> tuple[list[float], float]:
    """Give the middles of the rows' slots and the pitch: a slot for each step of time, if the rows have dates.

    Rows whose dates are too uneven for that, and rows with none, stand side by side.
    """
    count, at = len(table.rows), list(range(len(table.rows)))
    if len(times := table.times) > 1:
        step = min(two - one for one, two in zip(times, times[1:], strict=False))
        whole = [(time - times[0]) / step for time in times]
        if whole[-1] + 1 <= MOST * count and all(abs(each - round(each)) < 0.1 for each in whole):
            count, at = round(whole[-1]) + 1, [round(each) for each in whole]
    pitch = min((right - left) / count, 60.0)
    if pitch < LEAST:
        raise Tight(f"has {count} columns; {int((right - left) / LEAST)} fit in {(right - left) / 72 * 25.4:.0f} mm")
    start = left + ((right - left) - pitch * count) / 2
    return [start + (each + 0.5) * pitch for each in at], pitch
