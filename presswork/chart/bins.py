"""Bins: classes of equal width for a histogram, with round edges."""

import math
from collections.abc import Sequence

from presswork.chart.scale import ticks_of

MOST = 24


def edges_of(values: Sequence[float], asked: int = 0) -> list[float]:
    """Give round edges of about so many classes; 0: by Sturges, 1926 (1 + log2 n). Values are in order."""
    count = min(asked or math.ceil(math.log2(len(values)) + 1), MOST)
    tries = [ticks_of(values[0], values[-1], most) for most in range(2, 2 * count + 3)]
    return min(tries, key=lambda edges: (abs(len(edges) - 1 - count), len(edges)))


def counts_of(values: Sequence[float], edges: Sequence[float]) -> list[int]:
    """Count the values of each class: its lower edge is in it, its upper in the next; the last has both."""
    step, last = edges[1] - edges[0], len(edges) - 2
    counts = [0] * (last + 1)
    for value in values:
        counts[min(last, int((value - edges[0]) / step + 1e-9))] += 1
    return counts


def median_of(values: Sequence[float]) -> float:
    """Give the middle of values in order."""
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
