"""Bars: one scale for bars from zero and the numbers at their ends."""

from collections.abc import Sequence

from presswork.chart.finish import Tight
from presswork.model.units import MM

LEAST = 16.0  # pt: the room for the longest bar, or it tells nothing


def scale_of(values: Sequence[float], room: Sequence[float], left: float, right: float) -> tuple[float, float]:
    """Place zero and give pt a unit, so that each bar and the text at its end stay between left and right.

    Raises Tight where the texts leave no room for bars.
    """

    def reach(scale: float, sign: int) -> float:
        ends = [abs(v) * scale + r for v, r in zip(values, room, strict=True) if v * sign > 0 or v == 0 < sign]
        return max(ends, default=0.0)

    if (need := reach(0, 1) + reach(0, -1)) > right - left - LEAST:
        need = (need + left + LEAST) / MM
        raise Tight(f"has names and numbers that need {need:.0f} mm of width; {right / MM:.0f} mm are there")
    low, high = 0.0, (right - left) / (max(map(abs, values)) or 1)
    for _ in range(40):
        scale = (low + high) / 2
        low, high = (scale, high) if reach(scale, 1) + reach(scale, -1) <= right - left else (low, scale)
    return left + reach(low, -1), low
